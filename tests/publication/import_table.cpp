// Tables of fiches as spreadsheets write them: every habit understood, every doubt said with its line.
#include "publication/import_table.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "corpus/version_keys.h"
#include "publication/import_cells.h"
#include "publication/import_columns.h"
#include "publication/import_sheet.h"
#include "workspace/draft_form.h"

using namespace reperes;
using namespace reperes::publication;

namespace {

const std::string kMark = "\xEF\xBB\xBF";

std::string all_faults(const ImportTable& table) {
    std::string all;
    const auto add = [&](const corpus::Fault& fault) {
        all += fmt::format("{} [{}] {} {}\n", fault.line, fault.key, fault.message, fault.hint);
    };
    for (const auto& fault : table.faults) add(fault);
    for (const auto& row : table.rows)
        for (const auto& fault : row.faults) add(fault);
    return all;
}

// The rows of a table without a fault.
std::vector<ImportRow> good_rows(const std::string& bytes) {
    auto table = read_import(bytes);
    const auto faults = all_faults(table);
    CHECK_MESSAGE(faults.empty(), faults);
    return std::move(table.rows);
}

// Of a table of one row.
corpus::Fields fields_of(const std::string& bytes) {
    const auto rows = good_rows(bytes);
    REQUIRE(rows.size() == 1);
    return rows[0].fields;
}

// What is made of a cell in a column, beside a title.
std::string read_cell(const std::string& column, const std::string& cell, const std::string& key) {
    const auto fields = fields_of(fmt::format("titre;{}\nT;{}\n", column, cell));
    const auto it = fields.find(key);
    return it == fields.end() ? "" : it->second;
}

// One fault of the table or of a row, on that line, in those words.
void check_one_fault(const std::string& bytes, std::size_t line, const std::string& words) {
    const auto table = read_import(bytes);
    std::vector<corpus::Fault> faults = table.faults;
    for (const auto& row : table.rows) faults.insert(faults.end(), row.faults.begin(), row.faults.end());
    const auto all = all_faults(table);
    CAPTURE(all);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].line == line);
    const auto said = faults[0].message + " " + faults[0].hint;
    CHECK_MESSAGE(said.find(words) != std::string::npos, "expected: ", words);
    CHECK_FALSE(faults[0].hint.empty());
}

using ImportedFields = std::vector<std::tuple<std::string, corpus::Fields, std::size_t>>;
ImportedFields accepted(const ImportTable& table) {
    ImportedFields all;
    for (const auto& row : table.rows)
        if (row.faults.empty()) all.emplace_back(row.folder, row.fields, row.sources.size());
    return all;
}

std::vector<ImportRow> without_faults(const ImportTable& table) {
    std::vector<ImportRow> rows;
    for (const auto& row : table.rows)
        if (row.faults.empty()) rows.push_back(row);
    return rows;
}

}  // namespace

TEST_CASE("each habit of spreadsheets gives the same rows") {
    struct Case {
        std::string name, bytes;
    };
    const std::vector<Case> cases = {
        {"semicolons", "titre;pays\nÀ l'été;France\n"},
        {"commas", "titre,pays\nÀ l'été,France\n"},
        {"tabs", "titre\tpays\nÀ l'été\tFrance\n"},
        {"a mark at the head", kMark + "titre;pays\nÀ l'été;France\n"},
        {"lines that end as on Windows", "titre;pays\r\nÀ l'été;France\r\n"},
        {"lines that end as on old Macs", "titre;pays\rÀ l'été;France\r"},
        {"no end of line at the end", "titre;pays\nÀ l'été;France"},
        {"Windows-1252", "titre;pays\n\xC0 l'\xE9t\xE9;France\n"},
        {"quotes", "\"titre\";\"pays\"\n\"À l'été\";\"France\"\n"},
        {"spaces after quotes", "\"titre\" ;\"pays\"\n\"À l'été\" ;\"France\" \n"},
        {"a separator told above the header", "sep=,\ntitre,pays\nÀ l'été,France\n"},
        {"empty rows before, between and after", "\n;;\ntitre;pays\n\n;\nÀ l'été;France\n;\n \n\n"},
        {"empty columns at the end", "titre;pays;;\nÀ l'été;France;;\n"},
        {"more empty cells than columns", "titre;pays\nÀ l'été;France;;;\n"},
        {"an empty column between", "titre;;pays\nÀ l'été;;France\n"},
        {"no-break spaces around",
         "titre;pays\n\xC2\xA0À l'été\xC2\xA0;\xE2\x80\xAF"
         "France\n"},
        {"names in capitals, with accents and spaces", " TITRE ;Pays\nÀ l'été;France\n"},
        {"the columns in another order", "pays;titre\nFrance;À l'été\n"},
        {"JSON Lines", "{\"titre\":\"À l'été\",\"pays\":[\"France\"]}\n"},
        {"JSON Lines, blank lines and a mark",
         kMark + "\r\n{\"Titre\":\"À l'été\",\"pays\":\"France\"}\r\n\r\n"},
    };
    const corpus::Fields expected{{"titre", "À l'été"}, {"pays", "FR"}};
    for (const auto& [name, bytes] : cases) {
        CAPTURE(name);
        CHECK(fields_of(bytes) == expected);
    }
}

TEST_CASE("what Windows-1252 has and Latin 1 has not is read") {
    CHECK(read_cell("resume", "\x9Cuvre \x93\xE0 c\xF4t\xE9\x94 \x96 10 \x80", "resume") ==
          "œuvre “à côté” – 10 €");
}

TEST_CASE("a cell between quotes holds separators, quotes and line breaks, and the lines are still counted") {
    const auto table = read_import("titre;corps\n\"Un; \"\"deux\"\"\";\"Un.\r\n\r\nDeux.\"\nTrois;x;y\n");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].fields == corpus::Fields{{"titre", "Un; \"deux\""}, {"corps", "Un.\n\nDeux."}});
    CHECK(table.rows[0].line == 2);
    CHECK(table.rows[1].line == 5);
    REQUIRE(table.rows[1].faults.size() == 1);
    CHECK(table.rows[1].faults[0].message == "3 cellules au lieu de 2.");
}

TEST_CASE("a quote inside a text without quotes is a letter of it") {
    CHECK(read_cell("resume", "un écran de 5\" de large", "resume") == "un écran de 5\" de large");
}

TEST_CASE("dates are read as people and spreadsheets write them") {
    struct Case {
        std::string typed, read;
    };
    const std::vector<Case> cases = {
        {"21/11/2026", "2026-11-21"},
        {"2026-11-21", "2026-11-21"},
        {"21-nov-26", "2026-11-21"},
        {"21-Nov.-2026", "2026-11-21"},
        {"1/2/26", "2026-02-01"},
        {"21.11.2026", "2026-11-21"},
        {"2026/11/21", "2026-11-21"},
        {"21 novembre 2026", "2026-11-21"},
        {"1er août 2026", "2026-08-01"},
        {"1 AOÛT 2026", "2026-08-01"},
        {"3 févr. 2026", "2026-02-03"},
        {"14 juil. 2026", "2026-07-14"},
        {"46347", "2026-11-21"},
        {"46347.75", "2026-11-21"},
        {"2026-11-21 00:00:00", "2026-11-21"},
        {"2026-11-21T10:30:00Z", "2026-11-21"},
        {"21/11/2026 10:30", "2026-11-21"},
        {"5/6/98", "1998-06-05"},
    };
    for (const auto& [typed, read] : cases) {
        CAPTURE(typed);
        CHECK(read_cell("verifie-le", typed, "verifie-le") == read);
        CHECK(sheet_day(read) == read);
    }
    for (const std::string typed : {"31/02/2026", "11/21/2026", "demain", "2026", "12", "1234567",
                                    "1 jui 2026", "21/11", "2026-11-21-3", ":", "21:11", "/", "463 47"}) {
        CAPTURE(typed);
        CHECK(sheet_day(typed) == typed);
        check_one_fault("titre;verifie-le\nT;" + typed + "\n", 2, "n'est pas une date qui existe");
    }
}

TEST_CASE("the date of a source may be a month, a year or unknown") {
    struct Case {
        std::string typed, read;
    };
    const std::vector<Case> cases = {
        {"2016", "2016"},
        {"2016.0", "2016"},
        {"05/2016", "2016-05"},
        {"5-2016", "2016-05"},
        {"2016-05", "2016-05"},
        {"mai-16", "2016-05"},
        {"mai 2016", "2016-05"},
        {"s.d.", "s.d."},
        {"SD", "s.d."},
        {"12/05/2016", "2016-05-12"},
        {"42502", "2016-05-12"},
        {"05/16", "05/16"},
        {"vers 2016", "vers 2016"},
    };
    for (const auto& [typed, read] : cases) {
        CAPTURE(typed);
        CHECK(read_cell("source-1-date", typed, "sources.1.date") == read);
    }
}

TEST_CASE("merged years fill both columns") {
    struct Case {
        std::string first, last, read_first, read_last;
    };
    const std::vector<Case> cases = {
        {"2019", "", "2019", ""},
        {"2019", "2023", "2019", "2023"},
        {"2019-2023", "", "2019", "2023"},
        {"2019 – 2023", "", "2019", "2023"},
        {"2019/2023", "", "2019", "2023"},
        {"de 2019 à 2023", "", "2019", "2023"},
        {"Depuis 2019", "", "2019", ""},
        {"à partir de 2019", "", "2019", ""},
        {"2019-", "", "2019", ""},
        {"2019 – en cours", "", "2019", ""},
        {"2019", "en cours", "2019", ""},
        {"2019", "Aujourd'hui", "2019", ""},
        {"", "jusqu'en 2023", "", "2023"},
        {"", "2019-2023", "2019", "2023"},
        {"2019-2023", "2023", "2019", "2023"},
        {"2019.0", "2023,0", "2019", "2023"},
        {"vers 2019", "", "vers 2019", ""},
        {"2019-11", "", "2019-11", ""},
    };
    for (const auto& [first, last, read_first, read_last] : cases) {
        CAPTURE(first);
        CAPTURE(last);
        corpus::Fields expected{{"titre", "T"}, {"annee-debut", read_first}, {"annee-fin", read_last}};
        std::erase_if(expected, [](const auto& field) { return field.second.empty(); });
        CHECK(fields_of("titre;annee-debut;annee-fin\nT;" + first + ";" + last + "\n") == expected);
    }
    check_one_fault("titre;annee-debut;annee-fin\nT;2019-2023;2024\n", 2, "contredit");
    check_one_fault("titre;annee-fin;annee-debut\nT;2019-2023;2020\n", 2, "contredit");
}

TEST_CASE("lists stand apart by bars or line breaks, countries and languages have French names or codes") {
    CHECK(read_cell("organisations", "Une, deux | Trois|", "organisations") == "Une, deux\nTrois");
    CHECK(read_cell("territoires", "\"Leeds\r\n Gand\n\"", "territoires") == "Leeds\nGand");
    CHECK(read_cell("pays", "royaume uni|be| Côte d'Ivoire|COTE D’IVOIRE|Monde|Atlantide", "pays") ==
          "GB\nBE\nCI\nCI\n001\nAtlantide");
    CHECK(read_cell("langue", "Anglais", "langue") == "en");
    CHECK(read_cell("recommandations", "03|4.0", "recommandations") == "3\n4");
    CHECK(read_cell("termes", "a = b | c = d", "termes") == "a = b\nc = d");
    CHECK(fields_of("{\"titre\":\"T\",\"sections\":[\"a\",\"b\"],\"annee-debut\":2019,\"corps\":null,"
                    "\"recommandations\":[3,4]}") ==
          corpus::Fields{
              {"titre", "T"}, {"sections", "a\nb"}, {"annee-debut", "2019"}, {"recommandations", "3\n4"}});
}

TEST_CASE("sources are columns, numbered anew, and their numbers in the file are remembered") {
    const auto rows = good_rows(
        "titre;source-2-titre;Source 2 – Adresse;source-2-langue;source-9-titre;Source 9 : Lue le\n"
        "T;Un;https://a.example;anglais;Deux;21/11/2026\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].fields == corpus::Fields{{"titre", "T"},
                                           {"sources.1.titre", "Un"},
                                           {"sources.1.url", "https://a.example"},
                                           {"sources.1.langue", "en"},
                                           {"sources.2.titre", "Deux"},
                                           {"sources.2.consulte-le", "2026-11-21"}});
    CHECK(rows[0].sources == std::vector<unsigned>{2, 9});
}

TEST_CASE("a file that is no table is refused, with its line and what to do") {
    struct Case {
        std::string name, bytes;
        std::size_t line;
        std::string words;
    };
    std::string long_file = "titre\n";
    for (std::size_t i = 0; i <= kMaxImportRows; ++i) long_file += "T\n";
    std::string long_json;
    for (std::size_t i = 0; i <= kMaxImportRows; ++i) long_json += "{\"titre\":\"T\"}\n";
    const std::vector<Case> cases = {
        {"empty", "", 0, "vide"},
        {"blank", " \n;;\n", 0, "vide"},
        {"a header alone", "titre;pays\n", 0, "aucune fiche"},
        {"an unknown column", "titre;pasy\nT;France\n", 1, "« pasy ». Vouliez-vous dire « pays » ?"},
        {"an unknown source column", "\ntitre;source-1-titer\nT;x\n", 2, "« source-1-titre » ?"},
        {"a source too many", "titre;source-10-titre\nT;x\n", 1, "colonne inconnue"},
        {"a name like nothing", "titre;zzzzzz\nT;x\n", 1, "reperes-index template"},
        {"a column of later versions", "titre;nature\nT;retrait\n", 1, "versions suivantes"},
        {"the same column twice", "titre;pays;Pays\nT;France;France\n", 1,
         "deux colonnes s'appellent « pays »"},
        {"a NUL", std::string("titre\nT\nA\0B\n", 12), 3, "octet nul"},
        {"bytes of no encoding", "titre\n\xE9t\xE9 \x81\n", 2, "Windows-1252"},
        {"one bad line in UTF-8", "titre\nÉté\nHôtel\nt\xE9\n", 4, "le reste du fichier l'est"},
        {"a bad line after a mark", kMark + "titre\nt\xE9\n", 2, "le reste du fichier l'est"},
        {"UTF-16", "\xFF\xFEt\xE9", 0, "UTF-16"},
        {"a workbook", "PK\x03\x04xxxx", 0, "classeur"},
        {"a quote never closed", "titre\nA\n\"B\nC\n", 3, "jamais fermé"},
        {"a quote with more after it", "titre\n\"A\nB\" C\n", 3, "commencé ligne 2 est suivi d'autre chose"},
        {"too many rows", long_file, kMaxImportRows + 2, "plus de 5000 lignes"},
        {"too many JSON lines", long_json, kMaxImportRows + 1, "plus de 5000 lignes"},
        {"too many cells", "titre\nA" + std::string(1100, ';') + "\n", 2, "plus de 1000 cellules"},
        {"too many bytes", std::string(kMaxImportBytes + 1, 'a'), 0, "plus de 20 Mo"},
    };
    for (const auto& [name, bytes, line, words] : cases) {
        CAPTURE(name);
        CHECK(read_import(bytes).rows.empty());
        check_one_fault(bytes, line, words);
    }
    // One less is a table.
    CHECK(good_rows(long_file.substr(0, long_file.size() - 2)).size() == kMaxImportRows);
}

TEST_CASE("a faulty row says its line and leaves the others alone") {
    struct Case {
        std::string name, row;
        std::string words;
    };
    const std::vector<Case> cases = {
        {"fewer cells", "T", "1 cellules au lieu de 3"},
        {"more cells", "T;France;;x", "4 cellules au lieu de 3"},
        {"no title", ";France;", "pas de titre"},
        {"a cell under no name", "T;France;2019;;", ""},
        {"a character that is not seen",
         "T;Fran\x1B"
         "ce;",
         "invisible"},
        {"too many values",
         "T;" + std::string(300, '|') +
             [] {
                 std::string many;
                 for (int i = 0; i < 120; ++i) many += "x|";
                 return many;
             }() +
             ";",
         "plus de 100 valeurs"},
        {"too long", std::string(400'000, 'a') + ";France;", "plus de 250 Ko"},
    };
    for (const auto& [name, row, words] : cases) {
        CAPTURE(name);
        const auto bytes = "titre;pays;annee-debut\nA;France;\n" + row + "\nB;Belgique;\n";
        const auto table = read_import(bytes);
        REQUIRE(table.rows.size() == 3);
        CHECK(table.rows[0].faults.empty());
        CHECK(table.rows[2].fields.at("pays") == "BE");
        if (words.empty())
            CHECK(table.rows[1].faults.empty());
        else
            check_one_fault(bytes, 3, words);
    }
    check_one_fault("titre;;pays\nT;x;France\n", 2, "la colonne 2 n'a pas de nom");
}

TEST_CASE("a faulty line of JSON says so and leaves the others alone") {
    struct Case {
        std::string line, words;
    };
    const std::vector<Case> cases = {
        {"{\"titre\":", "pas un objet JSON"},
        {"[]", "pas un objet JSON"},
        {"{\"titer\":\"T\"}", "Vouliez-vous dire « titre » ?"},
        {"{\"titre\":\"T\",\"pays\":{\"a\":1}}", "ni un texte, ni un nombre, ni une liste"},
        {"{\"titre\":\"T\",\"pays\":[[\"a\"]]}", "ni un texte, ni un nombre, ni une liste"},
        {"{\"titre\":\"T\",\"pays\":true}", "ni un texte, ni un nombre, ni une liste"},
        {"{\"titre\":\"T\",\"Titre\":\"T\"}", "donné deux fois"},
        {"{\"titre\":\"T\\u0000\"}", "invisible"},
        {"{}", "pas de titre"},
        {"{\"titre\":\"" + std::string(700'000, 'a') + "\"}", "trop longue"},
        {"{\"titre\":" + std::string(200'000, '[') + "}", "pas un objet JSON"},
    };
    for (const auto& [line, words] : cases) {
        CAPTURE(words);
        const auto bytes = "{\"titre\":\"A\"}\n" + line + "\n{\"titre\":\"B\"}\n";
        const auto table = read_import(bytes);
        REQUIRE(table.rows.size() == 3);
        CHECK(table.rows[0].faults.empty());
        CHECK(table.rows[2].fields.at("titre") == "B");
        check_one_fault(bytes, 2, words);
    }
}

TEST_CASE("every key that somebody types of a new fiche is a column, and no other is") {
    const std::set<std::string_view> later{"note-de-changement", "changement", "nature", "motif",
                                           "remplace-par",       "retablit"};
    std::set<std::string> expected{"corps", "dossier"};
    for (const auto& key : corpus::version_keys(corpus::Collection::fiches))
        if (!later.contains(key.name)) expected.emplace(key.name);
    std::set<std::string> columns;
    for (const auto& column : import_columns()) columns.emplace(column.key);
    CHECK(columns == expected);
    std::set<std::string> sources, expected_sources;
    for (const auto& column : import_source_columns()) sources.emplace(column.key);
    for (const auto& key : corpus::kSourceKeys) expected_sources.emplace(key.name);
    CHECK(sources == expected_sources);
}

TEST_CASE("each field of the form is a column by its label") {
    publication::Draft draft;
    std::size_t fields = 0;
    for (const auto& group : workspace::form_of(draft))
        for (const auto& field : group.fields) {
            if (field.kind == workspace::Kind::sources) continue;
            CAPTURE(field.label);
            const auto found = find_import_column(field.label);
            REQUIRE(found);
            CHECK(found->key == field.key);
            ++fields;
        }
    CHECK(fields + 1 == import_columns().size());  // the folder is asked beside the form
    for (const auto& field : workspace::source_fields()) {
        CAPTURE(field.label);
        const auto found = find_import_column(fmt::format("Source 3 : {}", field.label));
        REQUIRE(found);
        CHECK(found->key == fmt::format("sources.3.{}", field.key));
        CHECK(import_column_name(found->key) == fmt::format("source-3-{}", field.key));
    }
}

TEST_CASE("the template is a table for spreadsheets, with every column and one row that shows them") {
    const auto csv = import_template();
    CHECK(csv.starts_with(kMark + "titre;resume;corps;"));
    const auto rows = good_rows(csv);
    REQUIRE(rows.size() == 1);
    const auto& fields = rows[0].fields;
    for (const auto& column : import_columns()) {
        CAPTURE(column.key);
        const bool shown = fields.contains(std::string(column.key)) || column.key == "annee-fin" ||
                           column.key == "en-vigueur-le" || column.key == "dossier";
        CHECK(shown);
    }
    CHECK(fields.at("annee-debut") == "2019");
    CHECK(fields.at("pays") == "GB\nIE");
    CHECK(fields.at("sources.1.date") == "2023-05");
    CHECK(rows[0].folder == "exemple-a-remplacer");
    CHECK(accepted(read_import(write_import(rows))) == accepted(read_import(csv)));
}

TEST_CASE(
    "whatever a file holds, no crash, and each row that is accepted is the same once written and read") {
    const auto piece = rc::gen::elementOf(std::vector<std::string>{"titre",
                                                                   "pays",
                                                                   "corps",
                                                                   "annee-debut",
                                                                   "annee-fin",
                                                                   "source-2-titre",
                                                                   "source-7-date",
                                                                   "verifie-le",
                                                                   "dossier",
                                                                   "termes",
                                                                   "recommandations",
                                                                   ";",
                                                                   ";",
                                                                   ";",
                                                                   ",",
                                                                   "\t",
                                                                   "\n",
                                                                   "\n",
                                                                   "\r\n",
                                                                   "\r",
                                                                   "\"",
                                                                   "\"\"",
                                                                   "|",
                                                                   "France",
                                                                   "46347",
                                                                   "21/11/2026",
                                                                   "2019-2023",
                                                                   "depuis 2019",
                                                                   "été",
                                                                   "\xE9",
                                                                   "\xC2\xA0",
                                                                   " ",
                                                                   "a = b",
                                                                   "{\"titre\":\"",
                                                                   "\"}",
                                                                   "x",
                                                                   "#",
                                                                   "sep=;",
                                                                   "3.0",
                                                                   "mai-16",
                                                                   "\x01"});
    const auto pieces =
        rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const auto& all) {
            std::string bytes;
            for (const auto& one : all) bytes += one;
            return bytes;
        });
    const auto is_stable = [](const std::string& bytes) {
        const auto table = read_import(bytes);
        const auto again = read_import(write_import(without_faults(table)));
        RC_ASSERT(accepted(again) == accepted(table));
        RC_ASSERT(table.faults.empty() || table.rows.empty());
    };
    CHECK(rc::check("any bytes", [&](const std::string& bytes) { is_stable(bytes); }));
    CHECK(rc::check("any bytes under a header",
                    [&](const std::string& bytes) { is_stable("titre;corps\n" + bytes); }));
    CHECK(rc::check("pieces of tables", [&] { is_stable(*pieces); }));
    CHECK(rc::check("pieces under a header", [&] { is_stable("titre;pays;annee-debut;corps\n" + *pieces); }));
    CHECK(rc::check("cells of any column", [&] {
        std::string header = "dossier", row;
        for (const auto& column : import_columns())
            if (column.key != "dossier") header += ";" + std::string(column.key);
        for (const auto& column : import_source_columns())
            header += fmt::format(";source-1-{0};source-4-{0}", column.key);
        const auto cells = static_cast<std::size_t>(std::ranges::count(header, ';')) + 1;
        for (std::size_t i = 0; i < cells; ++i) {
            std::string quoted = *pieces;
            for (std::size_t at = 0; (at = quoted.find('"', at)) != std::string::npos; at += 2)
                quoted.insert(at, 1, '"');
            row += (i == 0 ? "\"" : ";\"") + quoted + "\"";
        }
        is_stable(header + "\n" + row + "\n");
        is_stable(import_template() + row + "\n");
    }));
}
