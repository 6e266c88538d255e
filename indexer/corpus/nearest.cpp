#include "corpus/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "text/analyser.h"

namespace reperes::corpus {

namespace {

// Edits to go from one to the other: a letter added, left out, changed, or two neighbours swapped (optimal
// string alignment). In bytes, of folded words.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> rows(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    std::iota(rows[0].begin(), rows[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        rows[i][0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            rows[i][j] = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
    }
    return rows[a.size()][b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
    constexpr std::size_t kLongestWord = 80;  // nobody mistypes more, and the cost is quadratic
    if (word.size() > kLongestWord) return {};
    const std::string folded = text::fold(word);
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, folded.size() / 3) + 1;
    for (const auto& candidate : known) {
        const std::size_t d = distance(folded, text::fold(candidate));
        if (d < best_distance) {
            best_distance = d;
            best = candidate;
        }
    }
    return best;
}

std::string quoted_list(const std::vector<std::string>& words) {
    std::string list;
    for (const auto& word : words) list += fmt::format("{}« {} »", list.empty() ? "" : ", ", word);
    return list;
}

std::string suggest(std::string_view word, const std::vector<std::string>& known) {
    if (const auto found = nearest(word, known); !found.empty())
        return fmt::format("Vouliez-vous dire « {} » ?", found);
    if (known.empty()) return "Aucune valeur n'est connue : vérifiez le fichier du vocabulaire.";
    return fmt::format("Valeurs possibles : {}.", quoted_list(known));
}

}  // namespace reperes::corpus
