// The layers under the analyser: UTF-8, the table of letters, folding, offsets.
#include <doctest/doctest.h>
#include <unicode/uchar.h>

#include "text/clean_text.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/memo.h"
#include "text/utf8.h"
#include "text_support.h"

using namespace reperes::text;

TEST_SUITE("text: characters") {
    TEST_CASE("the first invalid byte is found, and only when there is one") {
        CHECK(first_invalid_utf8("") == std::string_view::npos);
        CHECK(first_invalid_utf8("été 北京 😀") == std::string_view::npos);
        CHECK(first_invalid_utf8("ab\xFF") == 2);
        CHECK(first_invalid_utf8("a\xC3") == 1);
        CHECK(first_invalid_utf8("\xC0\xAF") == 0);
        CHECK(first_invalid_utf8("\xE0\x80\x80") == 0);
        CHECK(first_invalid_utf8("\xED\xA0\x80") == 0);
        CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);
        CHECK(first_invalid_utf8("é\x80") == 2);
    }

    TEST_CASE("every code point is written as it is read") {
        for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
            if (code >= 0xD800 && code <= 0xDFFF) continue;
            std::string bytes;
            append(bytes, code);
            const Decoded item = decode(bytes, 0);
            REQUIRE(item.valid);
            REQUIRE(item.code == code);
            REQUIRE(item.length == bytes.size());
            REQUIRE(decode_before(bytes, bytes.size()).code == code);
        }
    }

    TEST_CASE("the table of letters agrees with ICU") {
        for (char32_t code = 0xC0; code < kTableEnd; ++code) {
            CAPTURE(static_cast<unsigned>(code));
            std::string letter;
            append(letter, code);
            const bool is_word = is_word_character(code);
            REQUIRE((latin_fold(code) != ' ') == is_word);
            if (!is_word) continue;
            const Folded table = fold_word(letter);
            const Folded icu = fold_word_by_icu(letter);
            CHECK(table.exact == icu.exact);
            CHECK(table.accented == icu.accented);
        }
    }

    TEST_CASE("folding takes capitals, accents and ligatures away, once and for all") {
        CHECK(fold("Élève À L’ŒUVRE, Straße") == "eleve a l’oeuvre, strasse");
        CHECK(fold("e\u0301") == "e");
        CHECK(fold("ﬁ") == "fi");
        CHECK(fold("") == "");
        for (const char* text : {"Çà", "ŒUVRE", "İstanbul", "Ⅷ", "ǅ", "ſ", "ΑΣ", "한국"}) {
            CAPTURE(text);
            CHECK(fold(fold(text)) == fold(text));
        }
    }

    TEST_CASE("a prefix never cuts a character") {
        CHECK(prefix("été", 1) == "");
        CHECK(prefix("été", 2) == "é");
        CHECK(prefix("été", 9) == "été");
    }

    TEST_CASE("clean text leads back to the original") {
        CleanText clean;
        clean.assign("l’o\u00ADﬁ");
        CHECK(clean.text() == "l'ofi");
        OffsetCursor cursor(clean.map());
        CHECK(cursor.begin(0) == 0);
        CHECK(cursor.end(2) == 4);
        CHECK(cursor.begin(2) == 4);
        CHECK(cursor.end(3) == 5);
        CHECK(cursor.begin(3) == 7);
        CHECK(cursor.end(5) == 10);
    }

    TEST_CASE("characters of Windows-1252 read as ISO 8859-1 are put right, marks of direction dropped") {
        CleanText clean;
        clean.assign("l\u0092\u009Cil \u0091dit\u0092 \u008Cuvre, 2010\u00962020, au\u200E-de\u200Fssus");
        CHECK(clean.text() == "l'œil 'dit' Œuvre, 2010-2020, au-dessus");
    }

    TEST_CASE("the memo makes each form once, tells kinds apart and forgets when it is full") {
        Memo memo;
        int made = 0;
        const auto make = [&made](std::string_view surface) {
            ++made;
            Entry entry;
            entry.forms.exact.emplace_back(surface);
            return entry;
        };
        const std::string long_surface(300, 'x');
        for (int i = 0; i < 2; ++i) {
            for (const char* surface :
                 {"a", "ab", "abc", "abcd", "abcdefgh", "abcdefghi", long_surface.c_str()}) {
                CHECK(memo.get(Kind::word, surface, make).forms->exact.front() == surface);
            }
        }
        CHECK(made == 7);
        memo.get(Kind::number, "a", make);
        CHECK(made == 8);
        for (int i = 0; i < 1000; ++i) memo.get(Kind::word, std::to_string(i), make);
        memo.trim();
        CHECK(memo.size() == 1008);
        for (std::size_t i = 0; i <= Memo::kMaxForms; ++i)
            memo.get(Kind::word, std::to_string(i) + "w", make);
        memo.trim();
        CHECK(memo.size() == 0);
    }
}
