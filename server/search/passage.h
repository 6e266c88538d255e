// The best passage of a document, marked, and the heading it stands under.
//
// The same analyser that indexed the text finds the words in it, so nothing that matched is left unmarked.
// Thread-safety: a Marker belongs to one thread (it uses its analyser).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/record.h"
#include "search/result.h"
#include "text/analyser.h"

namespace reperes::search {

class Marker {
 public:
    // `weights`: index terms (with prefixes) that count as a match, and what each is worth to a passage.
    Marker(text::Analyser& analyser, std::unordered_map<std::string, double> weights)
        : analyser_(&analyser), weights_(std::move(weights)) {}

    // The whole of `text`, cut where matches begin and end. The fragments joined are `text`.
    Fragments mark(std::string_view text);

    // At most about kPassageBytes of the record's text around its best sentences; its summary when no word of
    // the question stands in the text.
    Passage best_passage(const index::Record& record);

    static constexpr std::size_t kPassageBytes = 320;

 private:
    struct Match {
        std::size_t begin = 0, end = 0;
        std::string term;
        double weight = 0;
    };
    std::vector<Match> matches(std::string_view text);
    [[nodiscard]] const std::string* matching_term(const text::Forms& forms) const;

    text::Analyser* analyser_;
    std::unordered_map<std::string, double> weights_;
};

}  // namespace reperes::search
