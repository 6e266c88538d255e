// Versions are written as they are read: whatever was typed comes back letter for letter.
#include "corpus/version_writer.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <set>
#include <string>
#include <vector>

#include "corpus/file.h"
#include "corpus/version_keys.h"
#include "corpus/version_parser.h"
#include "unit/corpus_support.h"
#include "unit/temporary_folder.h"

using namespace reperes::corpus;

namespace {

Stamp stamp() {
    Stamp stamp;
    stamp.published_at = parse_instant("2026-11-21T09:00:00Z").value();
    stamp.author = "Marie \"Zoé\" Dupont";
    return stamp;
}

Fields small_fiche() {
    return {{"titre", "L'accueil « inconditionnel »"},
            {"resume", "Recevoir chaque personne."},
            {"type", "acces-aux-droits"},
            {"groupes", "gt1"},
            {"pays", "FR\nGB"},
            {"annee-debut", "2019"},
            {"a-revoir-le", "2027-11-21"},
            {"recommandations", "1\n14"},
            {"sources.1.titre", "Un guide"},
            {"sources.1.consulte-le", "2026-11-20"},
            {"sources.2.titre", "Un rapport"},
            {"sources.2.url", "https://exemple.fr/"},
            {"corps", "## Recevoir\n\nUn texte.\n\n+++\n\nUne fin."}};
}

struct Parsed {
    std::optional<Version> version;
    std::vector<Fault> faults;
};

Parsed parse(const std::string& bytes, Collection collection, unsigned number, const Corpus& corpus) {
    ParseContext context{&corpus.vocabulary, {}};
    for (const auto& document : corpus.documents)
        if (document.collection == Collection::groupes) context.groupes.push_back(document.name);
    Parsed parsed;
    FaultSink sink("essai.md", parsed.faults);
    parsed.version = parse_version(bytes, collection, number, context, sink);
    return parsed;
}

// What a person, or a hostile script, may type in any field.
rc::Gen<std::string> any_text() {
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "é", "L'été ", "« œuvre »", "\"", "\\", "\\n", "\\u00E9", "'", "'''", "\"\"\"", "+++", "\n+++\n",
            "#", "= ", "[[sources]]", "]", "{", "\t", "\r\n", "\r", "\n", "\n\n", std::string(1, '\0'),
            "\x01", "\x1F", "\x7F", "a", " ", "0", "2026-11-21", "-12", "007", "99999999999999999999", "𝄞",
            "\u00A0", "\u2028", "\u0085", "\uFEFF", "\uFFFE", "{{x}}", "<script>")),
        [](const std::vector<std::string>& pieces) {
            std::string text;
            for (const auto& piece : pieces) text += piece;
            return text;
        });
}

Fields any_fields(Collection collection) {
    std::vector<std::string> keys{"corps"};
    for (const auto& key : version_keys(collection)) keys.emplace_back(key.name);
    for (const unsigned number : {1u, 2u, 3u, 12u})
        for (const auto& key : kSourceKeys) keys.push_back(fmt::format("sources.{}.{}", number, key.name));
    Fields fields;
    for (const auto& key : keys)
        if (*rc::gen::arbitrary<bool>()) fields[key] = *any_text();
    return fields;
}

}  // namespace

TEST_CASE("any fields that were typed come back letter for letter") {
    const SmallContent content;
    const auto corpus = content.load();
    CHECK(rc::check("write, parse, read", [&] {
        const auto collection =
            *rc::gen::elementOf(std::vector(std::begin(kCollections), std::end(kCollections)));
        const auto fields = any_fields(collection);
        const auto written = write_version(collection, fields, stamp());
        const auto read = read_fields(written.bytes, collection);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == normalised(fields));
        // The parser reads it too, and says of each fault where it is.
        for (const auto& fault : parse(written.bytes, collection, 1, corpus).faults) {
            RC_ASSERT(!fault.key.empty() || !written.key_of(fault.line).empty());
        }
    }));
}

TEST_CASE("what is normal stays as it is") {
    CHECK(rc::check("normalised twice is normalised once", [] {
        const auto fields = normalised(any_fields(Collection::fiches));
        RC_ASSERT(normalised(fields) == fields);
    }));
}

TEST_CASE("control characters are written, and refused by the parser where they stand") {
    const SmallContent content;
    const auto corpus = content.load();
    for (const char c : {'\x01', '\n', '\x1F'}) {
        auto fields = small_fiche();
        fields["titre"] = std::string("avant") + c + "après";
        const auto parsed =
            parse(write_version(Collection::fiches, fields, stamp()).bytes, Collection::fiches, 1, corpus);
        CHECK_FALSE(parsed.version);
        REQUIRE(parsed.faults.size() == 1);
        CHECK(parsed.faults[0].key == "titre");
    }
}

TEST_CASE("every version of the project's content is written again as the same version") {
    const std::filesystem::path folder = REPERES_CONTENT;
    const auto corpus = load_corpus(folder);
    REQUIRE(corpus);
    std::size_t count = 0;
    for (const auto& document : corpus->documents)
        for (const auto& version : document.versions) {
            CAPTURE(version.file.string());
            const auto bytes = read_file(folder / version.file, kMaxVersionBytes);
            REQUIRE(bytes);
            const auto fields = read_fields(*bytes, document.collection);
            REQUIRE(fields);
            const Stamp same{version.published_at,    version.author,          version.reviewer,
                             version.reviewed_digest, version.previous_digest, version.draft,
                             version.edition};
            const auto written = write_version(document.collection, *fields, same);
            auto original = parse(*bytes, document.collection, version.number, *corpus).version;
            auto again = parse(written.bytes, document.collection, version.number, *corpus).version;
            REQUIRE(original);
            REQUIRE(again);
            CHECK(again->digest == sha256(written.bytes));
            again->digest = original->digest;  // another layout
            for (auto* one : {&*original, &*again})
                for (auto& link : one->body.links) link.line = 0;
            CHECK(*again == *original);
            ++count;
        }
    CHECK(count > 70);
}

TEST_CASE("a version file is read by people too") {
    const auto written = write_version(Collection::fiches, small_fiche(), stamp());
    CHECK(written.bytes ==
          "+++\n"
          "titre = \"L'accueil « inconditionnel »\"\n"
          "resume = \"Recevoir chaque personne.\"\n"
          "a-revoir-le = 2027-11-21\n"
          "type = \"acces-aux-droits\"\n"
          "groupes = [\"gt1\"]\n"
          "pays = [\"FR\", \"GB\"]\n"
          "annee-debut = 2019\n"
          "recommandations = [1, 14]\n"
          "publie-le = 2026-11-21T09:00:00Z\n"
          "auteur = \"Marie \\\"Zoé\\\" Dupont\"\n"
          "\n"
          "[[sources]]\n"
          "titre = \"Un guide\"\n"
          "consulte-le = 2026-11-20\n"
          "\n"
          "[[sources]]\n"
          "titre = \"Un rapport\"\n"
          "url = \"https://exemple.fr/\"\n"
          "+++\n"
          "\n"
          "## Recevoir\n"
          "\n"
          "Un texte.\n"
          "\n"
          "+++\n"
          "\n"
          "Une fin.\n");
    REQUIRE(written.key_of_line.size() == 28);
    CHECK(written.key_of_line[1] == "titre");
    CHECK(written.key_of_line[18] == "sources.2.url");
    CHECK(written.key_of_line[21] == "corps");
}

TEST_CASE("each fault of what was typed names its field") {
    struct Case {
        std::string key, value, blamed, message;
    };
    const std::vector<Case> cases = {
        {"titre", "", "titre", "il manque « titre »"},
        {"titre", std::string(201, 'a'), "titre", "trop long"},
        {"pays", "ZZ", "pays", "pays inconnu"},
        {"a-revoir-le", "demain", "a-revoir-le", "n'a pas la bonne forme"},
        {"a-revoir-le", "2027-02-30", "a-revoir-le", "n'a pas la bonne forme"},
        {"annee-debut", "l'an dernier", "annee-debut", "n'a pas la bonne forme"},
        {"recommandations", "1\n15", "recommandations", "15 n'existe pas"},
        {"sources.2.titre", "", "sources.2.titre", "il manque « titre »"},
        {"sources.2.url", "exemple.fr", "sources.2.url", "pas une adresse"},
        {"type", "autre", "type", "valeur inconnue"},
        {"nature", "retrait", "motif", "il manque « motif »"},
    };
    const SmallContent content;
    const auto corpus = content.load();
    for (const auto& [key, value, blamed, message] : cases) {
        CAPTURE(key);
        CAPTURE(value);
        auto fields = small_fiche();
        fields[key] = value;
        const auto parsed =
            parse(write_version(Collection::fiches, fields, stamp()).bytes, Collection::fiches, 1, corpus);
        REQUIRE(parsed.faults.size() == 1);
        CHECK(parsed.faults[0].key == blamed);
        check_contains(parsed.faults[0].message, message);
    }
}

TEST_CASE("a fault of the text stands on a line of the text") {
    const SmallContent content;
    const auto corpus = content.load();
    auto fields = small_fiche();
    fields["corps"] = "Un texte.\n\nUne ligne<br>";
    const auto written = write_version(Collection::fiches, fields, stamp());
    const auto parsed = parse(written.bytes, Collection::fiches, 1, corpus);
    REQUIRE(parsed.faults.size() == 1);
    CHECK(written.key_of(parsed.faults[0].line) == "corps");
    fields["corps"] = "";
    const auto empty = write_version(Collection::fiches, fields, stamp());
    const auto nothing = parse(empty.bytes, Collection::fiches, 1, corpus);
    REQUIRE(nothing.faults.size() == 1);
    CHECK(empty.key_of(nothing.faults[0].line) == "corps");
}

TEST_CASE("what nobody may type is left out of the file") {
    auto fields = small_fiche();
    fields["auteur"] = "Quelqu'un d'autre";
    fields["publie-le"] = "2020-01-01T00:00:00Z";
    fields["numero"] = "2.1";
    fields["sources.1.cle"] = "x";
    CHECK(write_version(Collection::fiches, fields, stamp()).bytes ==
          write_version(Collection::fiches, small_fiche(), stamp()).bytes);
}

TEST_CASE("what the publication knows is read back") {
    const SmallContent content;
    const auto corpus = content.load();
    auto fields = small_fiche();
    fields["note-de-changement"] = "Une précision.";
    fields["changement"] = "mineur";
    fields["retablit"] = "1";
    auto all = stamp();
    all.reviewer = "Paul Martin";
    all.reviewed_digest = sha256("relu");
    all.previous_digest = sha256("avant");
    all.draft = "0123456789abcdef";
    all.edition = "2027-01";
    const auto parsed =
        parse(write_version(Collection::fiches, fields, all).bytes, Collection::fiches, 2, corpus);
    REQUIRE(parsed.version);
    const auto& version = *parsed.version;
    CHECK(version.published_at == all.published_at);
    CHECK(version.author == all.author);
    CHECK(version.reviewer == all.reviewer);
    CHECK(version.reviewed_digest == all.reviewed_digest);
    CHECK(version.previous_digest == all.previous_digest);
    CHECK(version.draft == all.draft);
    CHECK(version.edition == all.edition);
    CHECK(version.restores == 1);
}

TEST_CASE("bytes that are no version file have no fields") {
    for (const std::string bytes :
         {"", "bonjour", "+++\ntitre = \"x\"\n", "+++\ntitre = \n+++\n", "+++\n+++\n\xFF"})
        CHECK_FALSE(read_fields(bytes, Collection::fiches).has_value());
}
