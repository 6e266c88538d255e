// The articles of law that a text cites, their names and their order.
#include "text/cited_articles.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace reperes::text;

namespace {

std::string cited(const std::string& text) {
    Analyser analyser;
    std::string all;
    for (const auto& article : cited_articles(analyser.analyse(text)))
        all += (all.empty() ? "" : " ") + article_label(article);
    return all;
}

}  // namespace

TEST_CASE("an article is cited with its letter, or with the word before it") {
    const std::pair<const char*, const char*> rows[] = {
        {"L. 226-2-2 et R. 314-10, puis L226-2-2", "L226-2-2 R314-10"},
        {"les articles 226-13 et 226-14 du code pénal", "226-13 226-14"},
        {"l'article 40 du code de procédure pénale", "40"},
        {"l'article 1er, art. 8, l'article 38.1", "1 8 38.1"},
        {"article 434-3 (ou 434-1)", "434-3 434-1"},
        {"la loi n° 2002-2, entre 2020-2025, de 18-25 ans", ""},
        {"l'article L. 411-3 et la loi 2002-2", "L411-3"},
        {"226-13 du code pénal", ""},
        {"l'article 12 de la loi 2002-2", "12"},
        {"un médico-social, le 15-18", ""},
        {"", ""},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(cited(text) == expected);
    }
}

TEST_CASE("the name of an article is read back, however it is typed, and nothing else is one") {
    for (const char* label : {"L226-2-2", "R314-10", "D142-1", "A5-1", "226-13", "40", "38.1"}) {
        CAPTURE(label);
        REQUIRE_FALSE(article_of_label(label).empty());
        CHECK(article_label(article_of_label(label)) == label);
    }
    for (const char* typed : {"l226-2-2", "L. 226-2-2", "L.226-2-2", "L 226-2-2"}) {
        CAPTURE(typed);
        CHECK(article_of_label(typed) == "l226-2-2");
    }
    for (const char* other : {"", "L", "secret", "L226-2-2 et 3", "226-", "-", "226-13x", "../x", "123456",
                              "1234567890123456789012345678901234567890-1"}) {
        CAPTURE(other);
        CHECK(article_of_label(other).empty());
    }
}

TEST_CASE("articles are in the order of their letters and numbers") {
    const std::vector<std::string> ordered{"l9",   "l10", "l226", "l226-1", "l226-1-1", "l226-2",
                                           "r314", "d9",  "a5-1", "n8",     "n38.1",    "n226-13"};
    auto sorted = ordered;
    std::reverse(sorted.begin(), sorted.end());
    std::sort(sorted.begin(), sorted.end(), article_precedes);
    CHECK(sorted == ordered);
}
