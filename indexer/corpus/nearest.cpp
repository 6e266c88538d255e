#include "corpus/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace reperes::corpus {

namespace {

// Levenshtein distance in bytes: good enough for keys and identifiers, which are nearly ASCII.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row.back();
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
    constexpr std::size_t kLongestWord = 80;  // nobody mistypes more, and the cost is quadratic
    if (word.size() > kLongestWord) return {};
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const auto& candidate : known) {
        const std::size_t d = distance(word, candidate);
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
    return fmt::format("Valeurs possibles : {}.", quoted_list(known));
}

}  // namespace reperes::corpus
