// Properties that hold for any text, and the texts that break analysers.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <chrono>

#include "text/fold.h"
#include "text/stem_exceptions.h"
#include "text/utf8.h"
#include "text_support.h"
#include "unit/typing.h"

using namespace reperes::text;
using namespace reperes::text::testing;
using reperes::tests::decomposed;
using reperes::tests::in_capitals;
using reperes::tests::replaced;

namespace {

// Pieces of text that the recognisers care about, in any order.
rc::Gen<std::string> troubled_text() {
    static const std::vector<std::string> pieces = {
        "l",     "d",        "L",      "R",           "A",      "I",       "1",       "12",     "226",
        "000",   "-",        "'",      "’",           ".",      "·",       "(",       ")",      "/",
        " ",     " ",        "\u00A0", "e",           "s",      "es",      "euse",    "rice",   "le",
        "É",     "œ",        "\u0301", "\u00AD",      "½",      "²",       "ﬁ",       "№",      "\xFF",
        "\xC3",  "\xE2\x80", "*",      ",",           "|",      "«",       "–",       "x",      "ASE",
        "ESATs", "article",  "et",     "travailleur", "social", "aujourd", "hui",     "北",     "😀",
        "\n",    "\u200B",   "\uFDFA", "ª",           "`",      "ŉ",       "ĳ",       "\u3164", "Ⅷ",
        "한",    "co",       "sur",    "St",          "bis",    "h",       "premier", "no",     "39",
        "02",    "janvier",  ")",      "quelqu",      "un",     "MAS",     "§"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                        [](const std::vector<std::string>& list) { return joined(list, ""); });
}

rc::Gen<std::string> any_bytes() {
    return rc::gen::map(
        rc::gen::container<std::vector<unsigned char>>(rc::gen::arbitrary<unsigned char>()),
        [](const std::vector<unsigned char>& bytes) { return std::string(bytes.begin(), bytes.end()); });
}

// A French word of small letters, with accents.
rc::Gen<std::string> french_word() {
    static const std::vector<std::string> letters = {"a", "b", "c", "d", "e", "i", "l", "m",
                                                     "n", "o", "r", "s", "t", "u", "x", "é",
                                                     "è", "ê", "à", "ç", "ï", "œ", "û", "y"};
    return rc::gen::map(
        rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(letters))),
        [](const std::vector<std::string>& list) { return joined(list, ""); });
}

void tokens_are_in_order(const std::string& text) {
    Analyser analyser;
    std::size_t begin = 0;
    std::size_t length = 0;
    std::uint32_t position = 1;
    for (const Token& token : analyser.analyse(text)) {
        RC_ASSERT(token.begin < token.end);
        RC_ASSERT(token.end <= text.size());
        RC_ASSERT(token.begin >= begin);
        if (token.begin == begin && length != 0) RC_ASSERT(token.end - token.begin <= length);
        RC_ASSERT(token.position >= position);
        begin = token.begin;
        length = token.end - token.begin;
        position = token.position;
    }
}

void forms_are_sound(const std::string& text) {
    Analyser analyser;
    for (const Token& token : analyser.analyse(text)) {
        const Forms& forms = *token.forms;
        RC_ASSERT(!forms.exact.empty());
        RC_ASSERT(forms.stop == forms.stems.empty());
        RC_ASSERT(forms.accented != forms.exact.front());
        for (const auto* list : {&forms.exact, &forms.stems, &forms.articles}) {
            for (const std::string& form : *list) {
                RC_ASSERT(!form.empty());
                RC_ASSERT(form.size() <= kMaxFormBytes + 1);
                RC_ASSERT(first_invalid_utf8(form) == std::string_view::npos);
            }
        }
    }
}

// Cutting a text at a token leaves valid pieces when the text is valid, and nothing is lost.
void tokens_and_gaps_are_the_text(const std::string& text) {
    Analyser analyser;
    const bool valid = first_invalid_utf8(text) == std::string_view::npos;
    std::string rebuilt;
    std::size_t end = 0;
    for (const Token& token : analyser.analyse(text)) {
        const std::string_view piece = std::string_view(text).substr(token.begin, token.end - token.begin);
        if (valid) RC_ASSERT(first_invalid_utf8(piece) == std::string_view::npos);
        if (token.compound || token.begin < end) continue;
        rebuilt += text.substr(end, token.begin - end);
        rebuilt += piece;
        end = token.end;
    }
    RC_ASSERT(rebuilt + text.substr(end) == text);
}

void same_word(const std::string& one, const std::string& other) {
    const Forms a = forms_of(one);
    const Forms b = forms_of(other);
    RC_ASSERT(!a.exact.empty());
    RC_ASSERT(a.exact.front() == b.exact.front());
    RC_ASSERT(a.stems == b.stems);
}

// Linear work takes a fraction of this even with sanitizers; quadratic work would take hours.
void takes_seconds(const std::string& text) {
    Analyser analyser;
    const auto start = std::chrono::steady_clock::now();
    const std::vector<Token> tokens = analyser.analyse(text);
    for (const Token& token : tokens) REQUIRE(token.forms->exact.front().size() <= kMaxFormBytes);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

}  // namespace

TEST_SUITE("text: robustness") {
    TEST_CASE("tokens come in order, whatever the bytes") {
        CHECK(rc::check("any bytes", [] { tokens_are_in_order(*any_bytes()); }));
        CHECK(rc::check("troubled text", [] { tokens_are_in_order(*troubled_text()); }));
    }

    TEST_CASE("forms are valid, short and complete, whatever the bytes") {
        CHECK(rc::check("any bytes", [] { forms_are_sound(*any_bytes()); }));
        CHECK(rc::check("troubled text", [] { forms_are_sound(*troubled_text()); }));
    }

    TEST_CASE("tokens and the gaps between them are the text") {
        CHECK(rc::check("any bytes", [] { tokens_and_gaps_are_the_text(*any_bytes()); }));
        CHECK(rc::check("troubled text", [] { tokens_and_gaps_are_the_text(*troubled_text()); }));
    }

    TEST_CASE("what is indexed is found in capitals, without accents and decomposed") {
        CHECK(rc::check("capitals", [] {
            const std::string word = *french_word();
            same_word(word, in_capitals(word));
        }));
        CHECK(rc::check("no accents", [] {
            const std::string word = *french_word();
            RC_PRE(stem_told_by_accents(word).empty());
            same_word(word, fold(word));
        }));
        CHECK(rc::check("decomposed", [] {
            const std::string word = *french_word();
            same_word(word, decomposed(word));
        }));
    }

    TEST_CASE("both apostrophes, and composed or not, give the same tokens") {
        CHECK(rc::check("a text of French words", [] {
            std::string text;
            for (const std::string& word : *rc::gen::container<std::vector<std::string>>(french_word())) {
                text += *rc::gen::element("l'", "d'", " ", "-", "·", ". ", "'", "qu'") + word;
            }
            RC_ASSERT(shown(text) == shown(replaced(text, "'", "’")));
            RC_ASSERT(shown(text) == shown(decomposed(text)));
        }));
    }

    TEST_CASE("a used analyser answers like a new one") {
        CHECK(rc::check("troubled text", [] {
            const std::string text = *troubled_text();
            Analyser used;
            used.analyse(*troubled_text());
            used.analyse(text);
            const auto again = used.analyse(text);
            Analyser fresh;
            const auto first = fresh.analyse(text);
            RC_ASSERT(first.size() == again.size());
            for (std::size_t i = 0; i < first.size(); ++i) {
                RC_ASSERT(first[i].begin == again[i].begin);
                RC_ASSERT(first[i].end == again[i].end);
                RC_ASSERT(first[i].position == again[i].position);
                RC_ASSERT(first[i].forms->exact == again[i].forms->exact);
                RC_ASSERT(first[i].forms->stems == again[i].forms->stems);
                RC_ASSERT(first[i].forms->articles == again[i].forms->articles);
            }
        }));
    }

    TEST_CASE("the work is linear in texts without an end") {
        constexpr std::size_t kLength = 1U << 17U;  // long enough for a square to show
        for (const char* piece : {"a",
                                  "é",
                                  "'",
                                  "a'",
                                  "a-",
                                  "-",
                                  "·",
                                  "a·",
                                  "a.",
                                  "A. ",
                                  "e\u0301",
                                  "\u0301",
                                  "\u0301\u0323",
                                  "1",
                                  "1 ",
                                  "1-",
                                  "1.",
                                  "1,",
                                  "000 ",
                                  "123 ",
                                  "L",
                                  "L. ",
                                  "l'",
                                  "l ' ",
                                  "mot(e",
                                  "mot/e",
                                  "mot-e-",
                                  "\u00AD",
                                  "a\u00AD\u0301",
                                  "\xFF",
                                  "\xF0\x9F",
                                  "²",
                                  "\uFDFA",
                                  "北",
                                  "article 1 et ",
                                  "co ",
                                  "co)",
                                  "(co)",
                                  "sur ",
                                  "St-",
                                  "MAS ",
                                  "l'A ",
                                  "39 ",
                                  "1'000'",
                                  "12 bis ",
                                  "02 mai ",
                                  "L 123 4 ",
                                  "5\u0301",
                                  "aE"}) {
            CAPTURE(piece);
            takes_seconds(repeated(piece, kLength));
        }
        takes_seconds(std::string(std::size_t{5} << 20U, 'x'));
    }

    TEST_CASE("a word too long for a term is cut, always at the same place") {
        const std::string word = repeated("é", 5000);
        CHECK(forms_of(word).exact.front() == std::string(kMaxFormBytes, 'e'));
        CHECK(forms_of(in_capitals(word)).exact == forms_of(word).exact);
        CHECK(forms_of(decomposed(word)).exact == forms_of(word).exact);
        CHECK(marked(std::string("un ") + word + " mot") == "un / " + word + " / mot");
    }
}
