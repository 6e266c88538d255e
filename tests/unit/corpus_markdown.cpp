// From Markdown to what readers see and what the analyser reads, and what a text must not hold.
#include "corpus/markdown.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

#include "unit/corpus_support.h"
#include "unit/temporary_folder.h"

using namespace reperes::corpus;

namespace {

struct Rendered {
    std::optional<Body> body;
    std::vector<Fault> faults;
};

Rendered render(const std::string& markdown, std::size_t first_line = 1) {
    Rendered result;
    FaultSink sink("essai.md", result.faults);
    result.body = render_markdown(markdown, first_line, sink);
    return result;
}

Body accepted(const std::string& markdown) {
    auto result = render(markdown);
    for (const auto& fault : result.faults) FAIL_CHECK(describe(fault));
    REQUIRE(result.body.has_value());
    return *result.body;
}

}  // namespace

TEST_CASE("what Markdown is made of becomes HTML for readers and plain text for the analyser") {
    struct Case {
        std::string name, markdown, html, text;
    };
    const std::vector<Case> cases = {
        {"nothing", "", "", ""},
        {"spaces", " \n\n\t\n", "", ""},
        {"paragraphs", "Un.\n\nDeux.", "<p>Un.</p>\n<p>Deux.</p>\n", "Un.\n\nDeux."},
        {"lines of one paragraph", "Un\ndeux", "<p>Un\ndeux</p>\n", "Un deux"},
        {"a hard break", "Un\\\ndeux", "<p>Un<br />\ndeux</p>\n", "Un deux"},
        {"bold and italic", "**Un** *deux*", "<p><strong>Un</strong> <em>deux</em></p>\n", "Un deux"},
        {"struck out", "~~un~~", "<p><del>un</del></p>\n", "un"},
        {"code", "`un *b*`", "<p><code>un *b*</code></p>\n", "un *b*"},
        {"a block of code", "```\nun\n```", "<pre><code>un\n</code></pre>\n", "un"},
        {"a link", "[un](https://exemple.fr)", "<p><a href=\"https://exemple.fr\">un</a></p>\n", "un"},
        {"a link to a page of ours", "[un](/fiches/a#b)", "<p><a href=\"/fiches/a#b\">un</a></p>\n", "un"},
        {"a bare address", "<https://exemple.fr>",
         "<p><a href=\"https://exemple.fr\">https://exemple.fr</a></p>\n", "https://exemple.fr"},
        {"a list", "- un\n- deux", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n", "un\n\ndeux"},
        {"a numbered list", "1. un\n2. deux", "<ol>\n<li>un</li>\n<li>deux</li>\n</ol>\n", "un\n\ndeux"},
        {"a quotation", "> un", "<blockquote>\n<p>un</p>\n</blockquote>\n", "un"},
        {"a rule", "un\n\n---\n\ndeux", "<p>un</p>\n<hr />\n<p>deux</p>\n", "un\n\ndeux"},
        {"a heading", "### Un\n\ndeux", "<h3 id=\"un\">Un</h3>\n<p>deux</p>\n", "Un\n\ndeux"},
        {"an underlined heading", "Un\n--\ndeux", "<h2 id=\"un\">Un</h2>\n<p>deux</p>\n", "Un\n\ndeux"},
        {"signs of HTML", "a < b & c > d \"e\"", "<p>a &lt; b &amp; c &gt; d &quot;e&quot;</p>\n",
         "a < b & c > d \"e\""},
        {"an entity", "&eacute;&lt;", "<p>é&lt;</p>\n", "é<"},
        {"an escaped tag", "\\<b>", "<p>&lt;b&gt;</p>\n", "<b>"},
        {"a tag in code", "`<script>`", "<p><code>&lt;script&gt;</code></p>\n", "<script>"},
        {"accents and emoji", "Œuvre 😀", "<p>Œuvre 😀</p>\n", "Œuvre 😀"},
        {"the line ends of Windows", "Un.\r\n\r\nDeux.\r\n", "<p>Un.</p>\n<p>Deux.</p>\n", "Un.\n\nDeux."},
    };
    for (const auto& [name, markdown, html, text] : cases) {
        CAPTURE(name);
        const auto body = accepted(markdown);
        CHECK(body.html == html);
        CHECK(body.text == text);
    }
}

TEST_CASE("the plain text keeps the punctuation of the author") {
    CHECK(accepted("- le secret ;\n- le partage.").text == "le secret ;\n\nle partage.");
}

TEST_CASE("a table is a region that the keyboard scrolls, and its cells are told apart in the text") {
    const auto body =
        accepted("avant\n\n| Un | **Deux** |\n|---|--:|\n| 1 | 2 |\n| 3 | |\n\naprès\n\n|a|\n|-|\n|b|\n");
    CHECK(contains(body.html, "<section class=\"tableau\" aria-label=\"Tableau 1\" tabindex=\"0\"><table>"));
    CHECK(contains(body.html, "</table></section>\n<p>après</p>"));
    CHECK(contains(body.html, "<section class=\"tableau\" aria-label=\"Tableau 2\" tabindex=\"0\"><table>"));
    CHECK(contains(accepted("| | Deux |\n|--|--|\n| a | b |\n").html, "<td></td>"));
    CHECK(contains(body.html, "<td align=\"right\">2</td>"));
    CHECK(body.text == "avant\n\nUn ; Deux\n\n1 ; 2\n\n3\n\naprès\n\na\n\nb");
}

TEST_CASE("readers see French spaces and the analyser ordinary ones") {
    const auto body = accepted("## « Qui ? »\n\nUn texte : le sien !\n");
    CHECK(contains(body.html, ">«\u00A0Qui\u00A0?\u00A0»</h2>"));
    CHECK(contains(body.html, "<p>Un texte\u00A0: le sien\u00A0!</p>"));
    CHECK(body.text == "« Qui ? »\n\nUn texte : le sien !");
}

TEST_CASE("code is shown as it was written") {
    CHECK(contains(accepted("`a ? b : c`").html, "<code>a ? b : c</code>"));
}

TEST_CASE("notes are at the end, and go back to the text in French") {
    const auto body = accepted("Un[^1] et deux[^b], un encore[^1].\n\n[^1]: La *note*.\n[^b]: L'autre.\n");
    CHECK(contains(body.html, "<section class=\"notes\" aria-label=\"Notes\">"));
    CHECK(contains(body.html, "aria-label=\"Retour au texte"));
    CHECK_FALSE(contains(body.html, "Back to"));
    CHECK_FALSE(contains(body.html, "class=\"footnotes\""));
    CHECK(contains(body.html, "<a href=\"#fn-1\" id=\"fnref-1\""));
    CHECK(contains(body.html, "<li id=\"fn-1\">"));
    CHECK(body.text == "Un et deux, un encore.\n\nLa note.\n\nL'autre.");
}

TEST_CASE("every heading has an anchor of its own") {
    struct Case {
        std::string markdown;
        std::vector<std::string> anchors;
    };
    const std::vector<Case> cases = {
        {"## Échanger, partager", {"echanger-partager"}},
        {"## Qui est tenu au secret ?", {"qui-est-tenu-au-secret"}},
        {"## L'œuvre d'été – 2030", {"l-oeuvre-d-ete-2030"}},
        {"## **Gras** et `code`", {"gras-et-code"}},
        {"## [Un lien](https://exemple.fr)", {"un-lien"}},
        {"## Une note[^1]\n\n[^1]: a", {"une-note"}},
        {"## Un\n\n### Un\n\n## Un", {"un", "un-2", "un-3"}},
        {"## Un\n## Un\n## Un 2", {"un", "un-2", "un-2-2"}},
        {"## Un 2\n## Un\n## Un", {"un-2", "un", "un-3"}},
        {"## Été\n## ETE", {"ete", "ete-2"}},
        {"## ???\n## 日本", {"section", "section-2"}},
        {"### Trois\n#### Quatre\n###### Six", {"trois", "quatre", "six"}},
        {"> ## Cité\n\n- ## Listé", {"cite", "liste"}},
    };
    for (const auto& [markdown, anchors] : cases) {
        CAPTURE(markdown);
        const auto body = accepted(markdown);
        std::vector<std::string> found;
        for (const auto& heading : body.headings) {
            found.push_back(heading.anchor);
            CHECK(contains(body.html, fmt::format("<h{} id=\"{}\">", heading.level, heading.anchor)));
        }
        CHECK(found == anchors);
        CHECK(headings_point_at_their_titles(body));
    }
}

TEST_CASE("the offset of a heading is that of its title in the text") {
    const auto body = accepted(
        "Avant.\n\n## Été **2030**\n\n- un ;\n- deux ;\n\n### Un titre\nsur deux lignes\n\n| a |\n|---|\n| b "
        "|\n\n"
        "#### Fin\n");
    REQUIRE(body.headings.size() == 3);
    CHECK(body.headings[0].title == "Été 2030");
    CHECK(body.headings[0].level == 2);
    CHECK(body.headings[0].offset == std::string("Avant.\n\n").size());
    CHECK(body.headings[2].title == "Fin");
    CHECK(headings_point_at_their_titles(body));
}

TEST_CASE("a heading without a title, or of punctuation alone, still points inside the text") {
    for (const std::string markdown : {"##", "Un.\n\n##", "Un.\n\n## ;", "## ;\n\nUn.", "## Qui ;\n\nUn.",
                                       "## Qui ;", "Un.\n\n## &nbsp;", "##\n##\n", ";\n\n## Un\n\n;"}) {
        CAPTURE(markdown);
        const auto result = render(markdown);
        if (result.body) CHECK(headings_point_at_their_titles(*result.body));
    }
}

TEST_CASE("the anchor of a heading is never that of a note") {
    const auto body = accepted("## Fn 1\n\nUn[^1].\n\n[^1]: La note.\n");
    const auto first = body.html.find("id=\"fn-1\"");
    REQUIRE(first != std::string::npos);
    CHECK(body.html.find("id=\"fn-1\"", first + 1) == std::string::npos);
}

TEST_CASE("a link that runs a script leads nowhere") {
    for (const std::string link :
         {"[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](javascript&#58;alert(1))",
          "[x](javascript&colon;alert(1))", "[x](&#106;avascript:alert(1))", "<javascript:alert(1)>",
          "[x](<javascript:alert(1)>)", "[x](vbscript:alert(1))", "[x](data:text/html,<script>)",
          "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](file:///etc/passwd)"}) {
        CAPTURE(link);
        const auto body = accepted(link);
        CHECK_MESSAGE(contains(body.html, "<a href=\"\">"), body.html);
    }
    // A control character that browsers skip is written so that they do not.
    for (const std::string link : {"[x](java&Tab;script:alert(1))", "[x](&#1;javascript:alert(1))",
                                   "[x](java&NewLine;script:alert(1))", "[x](<\tjavascript:alert(1)>)"}) {
        CAPTURE(link);
        const auto body = accepted(link);
        CHECK_FALSE(contains(body.html, "href=\"javascript"));
        CHECK_MESSAGE((contains(body.html, "href=\"\"") || contains(body.html, "%0")), body.html);
    }
}

TEST_CASE("an attribute never escapes its quotes") {
    const auto body = accepted(
        "[x](https://exemple.fr/\"onclick=alert(1) 'un \"titre\"')\n\n[y](</a\"b>)\n\n"
        "```a\"onclick=b\nc\n```\n");
    CHECK_FALSE(contains(body.html, "\"onclick"));
    CHECK_FALSE(contains(body.html, "a\"b"));
    CHECK(contains(body.html, "%22"));
}

TEST_CASE("what a body must not hold is told at its line") {
    const auto body = [](const std::string& markdown) { return changed(fiche(), "Un texte.", markdown); };
    check_faults(
        "fiches",
        {
            {"a block of HTML", body("un\n\n<div>x</div>\n"), 15, "HTML", "\\<"},
            {"a script", body("<script>alert(1)</script>"), 13, "HTML", "Retirez-le"},
            {"HTML in a sentence", body("un <em>deux"), 13, "HTML", "Retirez-le"},
            {"a comment", body("<!-- à finir -->"), 13, "HTML", "Retirez-le"},
            {"a line break of HTML", body("un<br>deux"), 13, "HTML", "Retirez-le"},
            {"HTML in a list", body("- un\n- <b>deux\n"), 14, "HTML", "Retirez-le"},
            {"HTML in a cell", body("| a |\n|---|\n| <b> |\n"), 15, "HTML", "Retirez-le"},
            {"HTML in a note", body("un[^1]\n\n[^1]: <b>\n"), 15, "HTML", "Retirez-le"},
            {"a processing instruction", body("<?php x ?>"), 13, "HTML", "Retirez-le"},
            {"an image", body("un\n\n![une photo](https://exemple.fr/a.png)"), 15, "image", "Décrivez-la"},
            {"a link by reference", body("[a]\n\n[a]: /a"), 15, "défini à part", "[texte](https://…)"},
            {"an image in a link", body("[![a](/a.png)](/b)"), 13, "image", "Décrivez-la"},
            {"a single #", changed(fiche(), "## Recevoir", "# Recevoir"), 11, "un seul « # »", "##"},
            {"an underlined title", body("Un\n==\n"), 13, "un seul « # »", "##"},
            {"no text", changed(fiche(), "## Recevoir\n\nUn texte.\n", ""), 10, "le texte est vide", "+++"},
            {"only a rule", changed(fiche(), "## Recevoir\n\nUn texte.\n", "\n---\n"), 10,
             "le texte est vide", "+++"},
        });
}

TEST_CASE("lines are counted from the first line of the body") {
    const auto result = render("un\n\n<b>", 40);
    REQUIRE(result.faults.size() == 1);
    CHECK(result.faults[0].line == 42);
}
