// From clean text to tokens: at each place the first recogniser that knows what begins there wins.
//
// The order is: article of law, acronym with points, elision, inclusive writing, number, word and compound.
// The parts are in scanner.cpp (the loop), scanner_words.cpp and scanner_numbers.cpp.
// Invariants: every step moves on, and looks ahead by a bounded number of bytes beyond the word it is at,
// so that the work is linear; tokens are emitted in the order that analyser.h promises.
// Thread-safety: one scanner serves one text and one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/analyser.h"
#include "text/clean_text.h"
#include "text/memo.h"
#include "text/offset_map.h"
#include "text/words.h"

namespace reperes::text {

class Scanner {
 public:
    Scanner(Memo& memo, const CleanText& clean, std::vector<Token>& tokens)
        : memo_(memo), text_(clean.text()), offsets_(clean.map()), tokens_(tokens) {}

    void run();

 private:
    struct Part {
        std::size_t begin = 0;
        std::size_t end = 0;
        Known known;
    };

    void word();
    bool with_next(const Word& word, Known known, bool announced);

    // What begins with a digit.
    void number();
    bool hyphenated_number(const Word& word);
    bool announced_number(const Word& word);
    bool number_with_unit(const Word& word);
    bool day_of_month(const Word& word);
    void telephone(const Word& pair, std::size_t end);
    void end_reference(std::size_t end);

    // Words that are more than a run of letters; each tells whether it has dealt with the word.
    void careful_word(const Word& word);
    bool misread_elision(const Word& word);
    bool article(const Word& word);
    bool acronym(const Word& word);
    bool apostrophe(const Word& word);
    void one_word(const Word& left, const Word& right);
    void two_words_in_one(const Word& left, const Word& right);
    bool letters_and_digits(const Word& word);
    void chain(const Word& first);
    std::size_t next_part(std::size_t begin) const;
    void compound(std::size_t begin, std::size_t end, bool complete);
    Part part_at(const Word& word);

    Known word_known(std::size_t begin, std::size_t end);
    Known digits_known(std::size_t begin, std::size_t end);
    void emit(std::size_t begin, std::size_t end, Known known, bool compound = false);
    std::string_view view(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }

    Memo& memo_;
    std::string_view text_;
    OffsetCursor offsets_;
    std::vector<Token>& tokens_;
    std::vector<Part> parts_;
    std::size_t at_ = 0;
    std::uint32_t position_ = 0;
    bool hold_ = false;       // the next word stands at the position of the last
    bool announced_ = false;  // a number here would be that of an article of law
};

}  // namespace reperes::text
