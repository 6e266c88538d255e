// The lines of a vocabulary file, as spreadsheets and people write them.
#include "corpus/csv.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace reperes::corpus;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Parsed {
    std::vector<CsvRow> rows;
    std::vector<Fault> faults;

    [[nodiscard]] Rows cells() const {
        Rows result;
        for (const auto& row : rows) result.push_back(row.cells);
        return result;
    }
};

Parsed parse(const std::string& text, const std::vector<std::string>& columns = {"id", "libelle"}) {
    Parsed parsed;
    FaultSink sink("liste.csv", parsed.faults);
    parsed.rows = parse_csv(text, columns, sink);
    return parsed;
}

}  // namespace

TEST_CASE("the lines that are well formed give their cells") {
    struct Case {
        std::string name, text;
        Rows rows;
    };
    const std::vector<Case> cases = {
        {"one line", "id;libelle\na;A\n", {{"a", "A"}}},
        {"no line", "id;libelle\n", {}},
        {"no end of line at the end", "id;libelle\na;A", {{"a", "A"}}},
        {"lines that end as on Windows", "id;libelle\r\na;A\r\nb;B\r\n", {{"a", "A"}, {"b", "B"}}},
        {"a byte order mark", "\xEF\xBB\xBFid;libelle\na;A\n", {{"a", "A"}}},
        {"comments", "# un\nid;libelle\n#a;A\nb;B\n", {{"b", "B"}}},
        {"a # that is not first is a text", "id;libelle\na;#A\n", {{"a", "#A"}}},
        {"empty lines and lines of separators", "\nid;libelle\n\n;\n \t\na;A\n;;;;\n", {{"a", "A"}}},
        {"spaces around cells", "id ; libelle\n  a\t;  A b  \n", {{"a", "A b"}}},
        {"an empty cell", "id;libelle\na;\n;B\n", {{"a", ""}, {"", "B"}}},
        {"accents", "id;libelle\né;Œuvre\n", {{"é", "Œuvre"}}},
        {"commas", "id;libelle\na;un, deux\n", {{"a", "un, deux"}}},
        {"quotes", "id;libelle\n\"a\";\"A\"\n", {{"a", "A"}}},
        {"a separator between quotes", "id;libelle\na;\"un ; deux\"\n", {{"a", "un ; deux"}}},
        {"a doubled quote", "id;libelle\na;\"dit \"\"oui\"\"\"\n", {{"a", "dit \"oui\""}}},
        {"an empty text between quotes", "id;libelle\na;\"\"\n", {{"a", ""}}},
        {"spaces around quotes", "id;libelle\na ; \"A\" \n\"b\" ;B\n", {{"a", "A"}, {"b", "B"}}},
        {"a quote inside a text without quotes", "id;libelle\na;5\" de large\n", {{"a", "5\" de large"}}},
        {"quotes around the column names", "\"id\";\"libelle\"\na;A\n", {{"a", "A"}}},
    };
    for (const auto& [name, text, rows] : cases) {
        CAPTURE(name);
        const auto parsed = parse(text);
        CHECK(parsed.cells() == rows);
        CHECK(parsed.faults.empty());
    }
}

TEST_CASE("a wrong line is reported at its place and the others serve") {
    struct Case {
        std::string name, line, message, hint;
    };
    const std::vector<Case> cases = {
        {"a column less", "seul", "1 colonnes au lieu de 2", "id;libelle"},
        {"a column more", "a;b;c", "3 colonnes au lieu de 2", "guillemets"},
        {"commas for semicolons", "a,b", "1 colonnes", "id;libelle"},
        {"an open quote", "a;\"A", "guillemet n'est pas fermé", "doublez"},
        {"an open quote in the first cell", "\"a;A", "guillemet n'est pas fermé", "doublez"},
        {"something after the quote", "a;\"A\" b", "suivi d'autre chose", "doublez"},
        {"a doubled quote that does not close", "a;\"A\"\"", "guillemet n'est pas fermé", "doublez"},
        {"Latin-1", "a;d\xE9j\xE0", "UTF-8", "Enregistrez"},
        {"a cut character", "a;\xC3", "UTF-8", "Enregistrez"},
        {"a surrogate", "a;\xED\xA0\x80", "UTF-8", "Enregistrez"},
    };
    for (const auto& [name, line, message, hint] : cases) {
        CAPTURE(name);
        const auto parsed = parse("id;libelle\r\navant;Avant\n" + line + "\r\naprès;Après\n");
        CHECK(parsed.cells() == Rows{{"avant", "Avant"}, {"après", "Après"}});
        REQUIRE(parsed.faults.size() == 1);
        CHECK(parsed.faults[0].file == "liste.csv");
        CHECK(parsed.faults[0].line == 3);
        CHECK_MESSAGE(parsed.faults[0].message.find(message) != std::string::npos, parsed.faults[0].message);
        CHECK_MESSAGE(parsed.faults[0].hint.find(hint) != std::string::npos, parsed.faults[0].hint);
    }
}

TEST_CASE("a file whose first line is not that of its columns serves nothing") {
    struct Case {
        std::string name, text;
        std::size_t line;
        std::string message;
    };
    const std::vector<Case> cases = {
        {"another name", "id;label\na;A\n", 1, "colonnes attendues"},
        {"another order", "libelle;id\na;A\n", 1, "colonnes attendues"},
        {"a column more", "id;libelle;note\na;A;x\n", 1, "colonnes attendues"},
        {"no line of names", "a;A\nb;B\n", 1, "colonnes attendues"},
        {"commas", "id,libelle\na,A\n", 1, "colonnes attendues"},
        {"after a comment", "# liste\n\nid\n", 3, "colonnes attendues"},
        {"an empty file", "", 0, "vide"},
        {"only comments", "# rien\n\n", 0, "vide"},
        {"only a byte order mark", "\xEF\xBB\xBF", 0, "vide"},
    };
    for (const auto& [name, text, line, message] : cases) {
        CAPTURE(name);
        const auto parsed = parse(text);
        CHECK(parsed.rows.empty());
        REQUIRE(parsed.faults.size() == 1);
        CHECK(parsed.faults[0].line == line);
        CHECK_MESSAGE(parsed.faults[0].message.find(message) != std::string::npos, parsed.faults[0].message);
        CHECK(parsed.faults[0].hint.find("id;libelle") != std::string::npos);
    }
}

TEST_CASE("a row knows its line in the file") {
    const auto parsed = parse("# titre\nid;libelle\n\na;A\n#\nb;B\n");
    REQUIRE(parsed.rows.size() == 2);
    CHECK(parsed.rows[0].line == 4);
    CHECK(parsed.rows[1].line == 6);
}

TEST_CASE("cells written between quotes are read back whatever they hold") {
    CHECK(rc::check("quote then parse", [] {
        const auto letters = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab;\"#,|'")));
        const auto cells = *rc::gen::container<std::vector<std::string>>(3, letters);
        RC_PRE(!cells[0].empty());
        std::string line;
        for (const auto& cell : cells) {
            std::string quoted;
            for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
            line += (line.empty() ? "\"" : ";\"") + quoted + "\"";
        }
        const auto parsed = parse("a;b;c\n" + line + "\n", {"a", "b", "c"});
        RC_ASSERT(parsed.faults.empty());
        RC_ASSERT(parsed.cells() == Rows{cells});
    }));
}

TEST_CASE("any bytes give rows of the right width and end") {
    CHECK(rc::check("parse_csv takes anything", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::elementOf(std::vector<std::string>{"a", ";", "\"", "\n", "\r", " ", "#", "\xEF\xBB\xBF",
                                                        "\xC3", "é", "id;libelle\n", std::string(1, '\0')}));
        std::string text = "id;libelle\n";
        for (const auto& piece : pieces) text += piece;
        for (const auto& row : parse(text).rows) RC_ASSERT(row.cells.size() == 2U);
    }));
}
