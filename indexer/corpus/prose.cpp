#include "corpus/prose.h"

#include <algorithm>
#include <array>
#include <set>

#include "text/letters.h"
#include "text/utf8.h"

namespace reperes::corpus {

namespace {

bool is_space(char32_t code) {
    return code == ' ' || code == '\n' || code == '\t' || code == 0xA0 || code == 0x202F;
}
bool is_closing(char32_t code) {
    return code == 0xBB || code == 0x201D || code == ')' || code == ']';  // » ”
}

std::size_t occurrences(std::string_view text, std::string_view piece) {
    std::size_t count = 0;
    for (auto at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + piece.size()))
        ++count;
    return count;
}

// What is written with a point that ends nothing: « art. 12 », « M. Durand », « L. 226-3 ».
bool is_abbreviation(std::string_view word) {
    constexpr auto kKnown = std::to_array<std::string_view>(
        {"al", "art", "cf", "chap", "env", "ex", "fig", "Mme", "no", "pp", "tél", "vol"});
    if (word.size() == 1) return text::is_upper(text::decode(word, 0).code);
    return std::find(kKnown.begin(), kKnown.end(), word) != kKnown.end();
}

// The word that ends at `at`.
std::string_view word_before(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0) {
        const auto before = text::decode_before(text, begin);
        if (!text::is_word_character(before.code)) break;
        begin -= before.length;
    }
    return text.substr(begin, at - begin);
}

class Splitter {
 public:
    Splitter(std::string_view block, std::vector<Sentence>& found) : block_(block), found_(&found) {}

    void split() {
        for (std::size_t at = 0; at < block_.size();) {
            const auto item = text::decode(block_, at);
            const std::size_t after = at + item.length;
            if (item.code == ';')
                end(after, false);
            else if (ends_sentence(item.code, at, after))
                end(past_closing(after), true);
            at = std::max(after, begin_);
        }
        end(block_.size(), false);
    }

 private:
    // A mark that a space or the end of the block follows, and after it nothing that goes on in small
    // letters: « (sic !) dit-elle ».
    [[nodiscard]] bool ends_sentence(char32_t mark, std::size_t at, std::size_t after) const {
        if (mark != '.' && mark != '!' && mark != '?' && mark != 0x2026) return false;
        std::size_t next = past_closing(after);
        if (next < block_.size() && !is_space(text::decode(block_, next).code)) return false;
        while (next < block_.size() && is_space(text::decode(block_, next).code))
            next += text::decode(block_, next).length;
        if (next >= block_.size()) return true;
        if (mark == '.' && is_abbreviation(word_before(block_, at))) return false;
        return !u_islower(static_cast<UChar32>(text::decode(block_, next).code));
    }

    // After the quotation marks and brackets that close behind a point, the space before « » » included.
    [[nodiscard]] std::size_t past_closing(std::size_t at) const {
        std::size_t end = at;
        while (at < block_.size()) {
            const auto item = text::decode(block_, at);
            if (!is_closing(item.code) && !is_space(item.code)) break;
            at += item.length;
            if (is_closing(item.code)) end = at;
        }
        return end;
    }

    void end(std::size_t at, bool whole) {
        const auto text = block_.substr(begin_, at - begin_);
        if (count_words(text) > 0) found_->push_back({text.substr(text.find_first_not_of(' ')), whole});
        begin_ = at;
    }

    std::string_view block_;
    std::vector<Sentence>* found_;
    std::size_t begin_ = 0;
};

}  // namespace

std::size_t count_words(std::string_view text) {
    std::size_t count = 0;
    bool counted = false;  // the word that is being read
    for (std::size_t at = 0; at < text.size();) {
        const auto item = text::decode(text, at);
        at += item.length;
        if (is_space(item.code))
            counted = false;
        else if (!counted && text::is_word_character(item.code))
            counted = ++count > 0;
    }
    return count;
}

std::string_view without_notes(const Body& body) {
    std::string_view text = body.text;
    // The plain text does not tell notes from paragraphs, but they are its last blocks, and the HTML, which
    // holds no markup of the author's, says how many.
    const auto notes = body.html.find("<section class=\"notes\"");
    if (notes == std::string::npos) return text;
    for (auto left = occurrences(std::string_view(body.html).substr(notes), "<p>"); left > 0; --left) {
        const auto end = text.rfind("\n\n");
        text = text.substr(0, end == std::string_view::npos ? 0 : end);
    }
    return text;
}

std::vector<Sentence> sentences(const Body& body) {
    std::set<std::size_t> headings;
    for (const auto& heading : body.headings) headings.insert(heading.offset);
    std::vector<Sentence> found;
    const auto text = without_notes(body);
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find("\n\n", at), text.size());
        if (!headings.contains(at)) Splitter(text.substr(at, end - at), found).split();
        at = std::min(end + 2, text.size());
    }
    return found;
}

}  // namespace reperes::corpus
