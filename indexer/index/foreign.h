// Words of other languages: the terms under which the titles and terms of foreign practices are found, stemmed in
// their own language (Snowball, by Xapian).
//
// A ForeignStems belongs to one thread.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

namespace reperes::index {

// ISO 639-1.
inline constexpr std::array<std::string_view, 12> kForeignLanguages{"da", "de", "en", "es", "fi", "hu",
                                                                    "it", "nl", "no", "pt", "ro", "sv"};

class ForeignStems {
 public:
    ForeignStems();

    // The term of a folded word of that language; empty when the language is not among them.
    std::string term_of(std::string_view language, const std::string& word);
    // Of a word whose language is not known: one for each of them.
    std::vector<std::string> terms_of(const std::string& word);

 private:
    std::vector<std::pair<std::string, Xapian::Stem>> stems_;
};

}  // namespace reperes::index
