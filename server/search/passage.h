// The best passage of a document, marked, and the heading it stands under.
//
// The same analyser that indexed the text finds the words in it, so nothing that matched is left unmarked.
// Thread-safety: a Marker belongs to one thread (it uses its analyser).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "index/record.h"
#include "search/question.h"
#include "search/result.h"
#include "text/analyser.h"

namespace reperes::search {

class Marker {
 public:
    // Marks what the question asks for: its words, its phrases, the other ways to say them. `database` tells
    // which of them are rare: a passage is worth what it holds of those.
    Marker(text::Analyser& analyser, const Question& question, const Xapian::Database& database);

    // The whole of `text`, cut where matches begin and end. The fragments joined are `text`.
    Fragments mark(std::string_view text);

    // At most about kPassageBytes of the record's text around its best sentences; its summary when no word of
    // the question stands in the text.
    Passage best_passage(const index::Record& record);

    static constexpr std::size_t kPassageBytes = 320;

 private:
    struct Match {
        std::size_t begin = 0, end = 0;
        std::string term;  // what was found: the same for each of its occurrences
        double weight = 0;
    };
    struct Sequence {
        Phrase phrase;
        double weight = 0;
    };
    std::vector<Match> matches(std::string_view text);
    void add_sequences(const std::vector<text::Token>& tokens, std::vector<Match>& found) const;
    [[nodiscard]] const std::string* matching_term(const text::Forms& forms) const;

    text::Analyser* analyser_;
    std::unordered_map<std::string, double> weights_;  // index terms (with prefixes) that match alone
    std::vector<Sequence> sequences_;
};

}  // namespace reperes::search
