// Markdown that is hostile or random: refused within bounds, rendered safely, at a bounded cost.
#include "corpus/markdown.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <ctime>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "unit/corpus_support.h"
#include "unit/temporary_folder.h"

using namespace reperes::corpus;

namespace {

struct Rendered {
    std::optional<Body> body;
    std::vector<Fault> faults;
    double seconds = 0;  // of the processor, so that a busy machine fails no test
};

Rendered render(const std::string& markdown, std::size_t first_line = 1) {
    Rendered result;
    FaultSink sink("essai.md", result.faults);
    const std::clock_t start = std::clock();
    result.body = render_markdown(markdown, first_line, sink);
    result.seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    return result;
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

// `text` as often as it fits in a body, between two ends.
std::string filled(std::string_view text, std::string_view before = "", std::string_view after = "") {
    const auto times = (kMaxBodyBytes - before.size() - after.size()) / text.size();
    return std::string(before) + repeated(text, times) + std::string(after);
}

// A table with pipes at both ends of its lines.
std::string table(std::size_t columns) {
    return "|" + repeated(" a |", columns) + "\n|" + repeated(" - |", columns) + "\n|" +
           repeated(" 1 |", columns) + "\n";
}

}  // namespace

TEST_CASE("a body within the bounds is accepted, and beyond is refused before it costs") {
    const auto body = [](const std::string& markdown) { return changed(fiche(), "Un texte.\n", markdown); };
    check_faults(
        "fiches",
        {
            {"201 kB", body(std::string(201 * 1024, 'a')), 10, "la limite est de 200 Ko",
             "plusieurs documents"},
            {"11 quotations", body(repeated("> ", 11) + "un\n"), 13, "plus de 10 niveaux", "Simplifiez"},
            {"11 quotations without spaces", body(repeated(">", 11) + "un\n"), 13, "10 niveaux",
             "Simplifiez"},
            {"11 lists", body(repeated("- ", 11) + "un\n"), 13, "plus de 10 niveaux", "Simplifiez"},
            {"11 lists and quotations", body(repeated("> - ", 6) + "un\n"), 13, "10 niveaux", "Simplifiez"},
            {"11 numbered lists", body(repeated("1. ", 11) + "un\n"), 13, "10 niveaux", "Simplifiez"},
            {"11 quotations in a numbered list", body("1. " + repeated("> ", 11) + "un\n"), 13, "10 niveaux",
             "Simplifiez"},
            {"200 brackets", body(repeated("[", 200) + "\n"), 13, "plus de 10 niveaux", "Simplifiez"},
            {"200 brackets in pairs", body(repeated("[", 200) + "a" + repeated("](b)", 200)), 13,
             "10 niveaux", "Simplifiez"},
            {"12 brackets on 12 lines", body(repeated("[a\n", 11)), 23, "plus de 10 niveaux", "Simplifiez"},
        });
    for (const auto& fine :
         {table(20), repeated("> ", 10) + "un\n", repeated("- ", 9) + "un\n", repeated("[a](b)", 200) + "\n",
          repeated("[", 10) + "\n", std::string(72, '-') + "\n", repeated("- ", 30) + "\n",
          repeated("* ", 30) + "\n", std::string(kMaxBodyBytes, 'a')}) {
        CAPTURE(fine.substr(0, 40));
        CHECK(render(fine).body.has_value());
    }
    CHECK_FALSE(render(std::string(kMaxBodyBytes + 1, 'a')).body.has_value());
}

TEST_CASE("a table that is too wide is told at its first line") {
    for (const std::size_t columns : {21U, 22U, 1000U, 10'000U}) {
        CAPTURE(columns);
        const auto result = render("un\n\n" + table(columns), 10);
        CHECK_FALSE(result.body.has_value());
        REQUIRE_FALSE(result.faults.empty());
        CHECK(result.faults[0].line == 12);
        CHECK(contains(result.faults[0].message, "plus de 20 colonnes"));
        CHECK(contains(result.faults[0].hint, "plusieurs tableaux"));
    }
}

TEST_CASE("a table has 20 columns at most with or without pipes at its ends") {
    const auto open = [](std::size_t columns) {
        return "a" + repeated("|a", columns - 1) + "\n-" + repeated("|-", columns - 1) + "\n";
    };
    CHECK(render(open(20)).body.has_value());
    CHECK_FALSE(render(open(21)).body.has_value());
    CHECK_FALSE(render(open(22)).body.has_value());
    CHECK_FALSE(render(open(23)).body.has_value());
}

TEST_CASE("a body that is wrong everywhere is told in a few faults") {
    CHECK(render(repeated(repeated("|", 30) + "\n", 1000)).faults.size() <= 20);
    CHECK(render(repeated("<b>\n\n", 1000)).faults.size() <= 20);
}

TEST_CASE("no body of 200 kB takes longer than a reader of the messages would wait") {
    struct Case {
        std::string name, markdown;
    };
    const std::string columns = "|" + repeated("a|", 20) + "\n|" + repeated("-|", 20) + "\n";
    const std::vector<Case> cases = {
        {"short rows of a wide table", filled("a\n", columns)},
        {"numbered lists one in the other, then lines",
         repeated("1. ", kMaxBodyBytes / 6) + "x\n" + repeated("y\n", kMaxBodyBytes / 4 - 100)},
        {"numbered lists one in the other, then empty lines",
         repeated("1. ", kMaxBodyBytes / 6) + "x\n" + repeated("\n", kMaxBodyBytes / 2 - 200)},
        {"quotations in a numbered list", filled("> ", "1. ")},
        {"quotations after an old line end", filled("> ", "a\r")},
        {"emphasis never closed", filled("*a **b ")},
        {"emphasis in disorder", filled("*a_ ")},
        {"brackets and code", filled("[`]`")},
        {"links never closed", filled("[a](")},
        {"links with a bracket never closed", filled("[a](<b")},
        {"angle brackets", filled("<")},
        {"declarations never closed", filled("a<!A ")},
        {"instructions never closed", filled("a<?")},
        {"sections never closed", filled("a<![CDATA[]] ")},
        {"notes called and not written", filled("[^1]")},
        {"notes called often", filled("[^1]", "[^1]: a\n\n")},
        {"references", filled("[a]: b\n")},
        {"one reference used often", "[a]: " + std::string(kMaxBodyBytes / 2, 'u') + "\n\n" +
                                         repeated("[a]\n", kMaxBodyBytes / 2 / 4 - 10)},
        {"underlined titles", filled("a\n-\n")},
        {"headings of the same title", filled("## a\n")},
        {"struck out never closed", filled("~a ")},
        {"many small tables", filled("|a|\n|-|\n\n")},
        {"spaces before signs", filled("a ;")},
        {"nothing but zero bytes", std::string(kMaxBodyBytes, '\0')},
    };
    for (const auto& [name, markdown] : cases) {
        CAPTURE(name);
        REQUIRE(markdown.size() <= kMaxBodyBytes);
        CHECK(reperes::ends_within(5, [&] { (void)render(markdown); }));
    }
}

TEST_CASE("any bytes are rendered or refused, at once and safely") {
    std::vector<std::string> pieces = {"a",        "é",        " ",           "\n",
                                       "\n\n",     "\r",       "\t",          "    ",
                                       "#",        "## ",      "### t\n",     "*",
                                       "**",       "_",        "~~",          "`",
                                       "```\n",    "[",        "]",           "(",
                                       ")",        "](",       "[^1]",        "[^1]: ",
                                       "[a]: b\n", "!",        "![",          "<",
                                       ">",        "> ",       "- ",          "1. ",
                                       "+ ",       "|",        "|-|-|\n",     "---\n",
                                       "===\n",    "<script>", "</script>",   "<b>",
                                       "<!--",     "-->",      "javascript:", "https://a.fr",
                                       "&lt;",     "&#60;",    "&",           "\\",
                                       "\"",       "'",        ";",           " ; "};
    for (const std::string bytes : {"\xFF", "\xC3", "\xEF\xBB\xBF"}) pieces.push_back(bytes);
    pieces.emplace_back(1, '\0');
    CHECK(rc::check("render_markdown takes anything", [&] {
        const auto parts =
            *rc::gen::scale(5, rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)));
        std::string markdown;
        for (const auto& part : parts) markdown += part;
        const auto result = render(markdown, 10);
        RC_ASSERT(result.seconds < 1.0);
        RC_ASSERT(result.body.has_value() == result.faults.empty());
        for (const auto& fault : result.faults) RC_ASSERT(fault.line >= 10U);
        if (!result.body) return;
        RC_ASSERT(!contains(result.body->html, "<script"));
        RC_ASSERT(!contains(result.body->html, "<img"));
        RC_ASSERT(!contains(result.body->html, "<h1"));
        RC_ASSERT(!contains(result.body->html, "href=\"javascript"));
        RC_ASSERT(headings_point_at_their_titles(*result.body));
        std::set<std::string> anchors;
        for (const auto& heading : result.body->headings) {
            RC_ASSERT(anchors.insert(heading.anchor).second);
            RC_ASSERT(
                contains(result.body->html, fmt::format("<h{} id=\"{}\">", heading.level, heading.anchor)));
        }
    }));
}

TEST_CASE("bytes drawn at random are rendered or refused, at once and safely") {
    CHECK(rc::check("render_markdown takes any bytes", [] {
        const auto bytes = *rc::gen::scale(20, rc::gen::arbitrary<std::string>());
        const auto result = render(bytes);
        RC_ASSERT(result.seconds < 1.0);
        RC_ASSERT(result.body.has_value() == result.faults.empty());
        if (result.body) RC_ASSERT(!contains(result.body->html, "<script"));
    }));
}
