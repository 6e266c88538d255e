// What changed between two texts, held against the texts themselves.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "publication/comparison.h"

namespace reperes::publication {

namespace {

using Strings = std::vector<std::string>;

// « -ôté+ajouté » between what is the same; paragraphs on lines of their own.
std::string marked(const std::vector<Piece>& pieces) {
    std::string text;
    for (const auto& [change, piece] : pieces)
        text += change == Change::same ? piece
                                       : fmt::format("{}{}]", change == Change::removed ? "[-" : "[+", piece);
    return text;
}
std::string marked(const Comparison& comparison) {
    std::string text;
    for (const auto& paragraph : comparison.paragraphs) text += marked(paragraph.pieces) + "\n";
    return text;
}

// What the comparison says that a text was, leaving out what is only in the other.
std::string text_without(const Comparison& comparison, Change left_out) {
    std::string text;
    bool first = true;
    for (const auto& paragraph : comparison.paragraphs) {
        if (paragraph.change == left_out) continue;
        if (!first) text += "\n\n";
        first = false;
        for (const auto& piece : paragraph.pieces)
            if (piece.change != left_out) text += piece.text;
    }
    return text;
}

bool changes_nothing(const Comparison& comparison) {
    return std::none_of(comparison.paragraphs.begin(), comparison.paragraphs.end(),
                        [](const Paragraph& p) { return p.changed(); });
}

// Paragraphs of few words, so that texts share many of them.
rc::Gen<std::string> paragraph() {
    const auto word =
        rc::gen::element<std::string>("le", "secret", "l'accueil", "«\u00A0oui\u00A0»", "a", "b;", ".", "été",
                                      "1er", "\u202F!", "\U0001F600", "\n", "");
    return rc::gen::map(rc::gen::resize(12, rc::gen::container<Strings>(word)),
                        [](const Strings& words) { return fmt::format("{}", fmt::join(words, " ")); });
}
rc::Gen<std::string> text() {
    return rc::gen::map(
        rc::gen::resize(10, rc::gen::container<Strings>(paragraph())),
        [](const Strings& paragraphs) { return fmt::format("{}", fmt::join(paragraphs, "\n\n")); });
}

// Of the processor: other programs may hold it meanwhile.
double seconds_to_compare(const std::string& before, const std::string& after) {
    const auto start = std::clock();
    const auto comparison = compare(before, after);
    const auto taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    CHECK(text_without(comparison, Change::added) == before);
    CHECK(text_without(comparison, Change::removed) == after);
    return taken;
}

constexpr std::size_t kLongest = 200 * 1024;

// `next` gives the paragraphs.
template <typename Next>
std::string long_text(Next next) {
    std::string text;
    for (std::size_t i = 0;; ++i) {
        const std::string paragraph = next(i);
        if (text.size() + paragraph.size() + 2 > kLongest) return text;
        text += (text.empty() ? "" : "\n\n") + paragraph;
    }
}

}  // namespace

TEST_CASE("what changed is told by words, within paragraphs that go together") {
    struct Row {
        std::string before, after, expected;
    };
    const Row rows[] = {
        {"", "", ""},
        {"Un.", "Un.", "Un.\n"},
        {"", "Un.", "[+Un.]\n"},
        {"Un.", "", "[-Un.]\n"},
        {"Un.\n\nDeux.", "Un.\n\nTrois.\n\nDeux.", "Un.\n[+Trois.]\nDeux.\n"},
        {"La personne est informée.", "La personne est informée par écrit.",
         "La personne est informée[+ par écrit].\n"},
        {"La personne doit être informée.", "La personne peut être informée.",
         "La personne [-doit ][+peut ]être informée.\n"},
        {"L'accueil est libre et gratuit.", "L’accueil est libre et gratuit.",
         "[-L'][+L’]accueil est libre et gratuit.\n"},
        {"Un texte entier.", "Rien de commun ici.", "[-Un texte entier.]\n[+Rien de commun ici.]\n"},
        // Paragraphs that share less than half of their words do not go together.
        {"Alpha bêta gamma delta.", "Alpha un deux trois quatre.",
         "[-Alpha bêta gamma delta.]\n[+Alpha un deux trois quatre.]\n"},
        {"Ce qui est dit.", "Ce\u00A0qui est dit.", "Ce[- ][+\u00A0]qui est dit.\n"},
        // A paragraph that was moved is taken out and put in.
        {"Un deux.\n\nTrois quatre.\n\nCinq six.", "Trois quatre.\n\nCinq six.\n\nUn deux.",
         "[-Un deux.]\nTrois quatre.\nCinq six.\n[+Un deux.]\n"},
        // A row of a table is a line.
        {"Nom ; Âge\n\nAnne ; 12\n\nPaul ; 13", "Nom ; Âge\n\nAnne ; 14\n\nPaul ; 13",
         "Nom ; Âge\nAnne ; [-12][+14]\nPaul ; 13\n"},
    };
    for (const auto& [before, after, expected] : rows) {
        CAPTURE(before);
        CAPTURE(after);
        const auto comparison = compare(before, after);
        CHECK(marked(comparison) == expected);
    }
}

TEST_CASE("a few words that chance left in place are not held to be the same") {
    CHECK(marked(compare_words("le chat de la voisine", "un grand chien de berger")) ==
          "[-le chat de la voisine][+un grand chien de berger]");
    CHECK(marked(compare_words("Il faut le consentement écrit de la personne.",
                               "Il faut le consentement exprès de la personne.")) ==
          "Il faut le consentement [-écrit ][+exprès ]de la personne.");
}

TEST_CASE("words are counted, signs and spaces are not") {
    const auto comparison = compare("Un, deux.\n\nTrois ; quatre !", "Un, deux.\n\nL'été « 2026 »");
    CHECK(comparison.words_removed == 2);
    CHECK(comparison.words_added == 3);
    CHECK(compare("a\u00A0: b", "a : b").words_added == 0);
}

TEST_CASE("a comparison holds both texts, byte for byte") {
    CHECK(rc::check([] {
        const auto before = *text(), after = *text();
        const auto comparison = compare(before, after);
        RC_ASSERT(text_without(comparison, Change::added) == before);
        RC_ASSERT(text_without(comparison, Change::removed) == after);
    }));
    CHECK(rc::check("whatever the bytes", [](const std::string& before, const std::string& after) {
        const auto comparison = compare(before, after);
        RC_ASSERT(text_without(comparison, Change::added) == before);
        RC_ASSERT(text_without(comparison, Change::removed) == after);
    }));
}

TEST_CASE("a text compared with itself has changed in nothing") {
    CHECK(rc::check([] {
        const auto same = *text();
        const auto comparison = compare(same, same);
        RC_ASSERT(changes_nothing(comparison));
        RC_ASSERT(comparison.words_added + comparison.words_removed == 0u);
    }));
}

TEST_CASE("compared the other way round, the same is removed that was added") {
    CHECK(rc::check([] {
        const auto before = *text(), after = *text();
        const auto there = compare(before, after), back = compare(after, before);
        RC_ASSERT(there.words_added == back.words_removed);
        RC_ASSERT(there.words_removed == back.words_added);
        RC_ASSERT(there.paragraphs.size() == back.paragraphs.size());
        RC_ASSERT(changes_nothing(there) == (before == after));
        RC_ASSERT(changes_nothing(back) == (before == after));
    }));
}

TEST_CASE("no two pieces of one kind follow each other") {
    CHECK(rc::check([] {
        for (const auto& paragraph : compare(*text(), *text()).paragraphs) {
            RC_ASSERT(!paragraph.pieces.empty());
            for (std::size_t i = 1; i < paragraph.pieces.size(); ++i)
                RC_ASSERT(paragraph.pieces[i - 1].change != paragraph.pieces[i].change);
        }
    }));
}

TEST_CASE("the longest texts are compared in a few seconds at most with sanitizers, whatever they hold") {
    const auto numbered = [](const std::string& word, std::size_t words) {
        return [=](std::size_t i) {
            std::string paragraph;
            for (std::size_t w = 0; w < words; ++w) paragraph += fmt::format("{}{} ", word, i * words + w);
            return paragraph;
        };
    };
    const auto french = [](const std::string& noun) {
        return [=](std::size_t i) {
            return fmt::format(
                "Le {0} de la personne {1} est dans la règle {2} et le {0} du service en a la charge.", noun,
                i, i * 7);
        };
    };
    const auto pseudo_random = [](std::size_t seed, std::size_t kinds) {
        return [=](std::size_t i) {
            return std::string(1, static_cast<char>('a' + (i * 2654435761U + seed * i * i) / 64 % kinds));
        };
    };
    const auto one_line = [](const std::string& text) {
        std::string line = text;
        std::replace(line.begin(), line.end(), '\n', ' ');
        return line;
    };
    const auto reversed = [](std::size_t count) {
        return [=](std::size_t i) { return fmt::format("p{}", count - i); };
    };
    struct Row {
        std::string name;
        std::string before, after;
    };
    const Row rows[] = {
        {"nothing shared, short paragraphs", long_text(numbered("a", 1)), long_text(numbered("b", 1))},
        {"nothing shared, long paragraphs", long_text(numbered("a", 80)), long_text(numbered("b", 80))},
        {"one paragraph, nothing shared", one_line(long_text(numbered("a", 10))),
         one_line(long_text(numbered("b", 10)))},
        {"every paragraph changed a little", long_text(french("droit")), long_text(french("devoir"))},
        {"the order reversed", long_text(reversed(0)), long_text(reversed(1'000'000))},
        {"two letters at random", long_text(pseudo_random(1, 2)), long_text(pseudo_random(3, 2))},
        {"twenty letters at random, in a line", one_line(long_text(pseudo_random(1, 20))),
         one_line(long_text(pseudo_random(3, 20)))},
        {"empty paragraphs", std::string(kLongest, '\n'), std::string(kLongest - 2, '\n')},
        {"spaces", std::string(kLongest, ' '), std::string(kLongest - 2, ' ')},
        {"all against nothing", long_text(numbered("a", 5)), ""},
    };
    for (const auto& [name, before, after] : rows) {
        CAPTURE(name);
        CHECK(seconds_to_compare(before, after) < 5);
        CHECK(seconds_to_compare(after, before) < 5);
    }
}

}  // namespace reperes::publication
