#include "search/spelling.h"

#include <algorithm>

#include "index/schema.h"

namespace reperes::search {

namespace {

// How far another spelling may be: short words have too many neighbours (« burn » is not « bien »).
unsigned max_edits(std::string_view word) {
    return word.size() < 5 ? 0 : word.size() < 8 ? 1 : 2;
}

// As it is most often written, with its accents.
std::string usual(const std::string& folded, const Xapian::Database& database) {
    const auto written = database.get_metadata(index::term(index::kMetaAccents, folded));
    return written.empty() ? folded : written;
}

}  // namespace

bool is_known(const Word& word, const Xapian::Database& database) {
    return std::any_of(word.any.begin(), word.any.end(),
                       [&](const std::string& t) { return database.term_exists(t); });
}

std::string suggest_spelling(std::string_view text, const Question& question,
                             const Xapian::Database& database) {
    std::string better;
    std::size_t done = 0;
    for (const auto& word : question.words) {
        if (word.spelling.empty() || is_known(word, database)) continue;
        const unsigned edits = max_edits(word.spelling);
        const auto found =
            edits == 0 ? std::string() : database.get_spelling_suggestion(word.spelling, edits);
        if (found.empty()) continue;
        better += text.substr(done, word.begin - done);
        better += usual(found, database);
        done = word.end;
    }
    if (done == 0) return {};
    better += text.substr(done);
    return better;
}

}  // namespace reperes::search
