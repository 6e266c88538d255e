// Collections from elsewhere: what is delivered, what is reported.
#include "corpus/jsonl.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/temporary_folder.h"

using namespace reperes;
using namespace reperes::corpus;

namespace {

struct Read {
    bool opened = false;
    Error error;
    std::vector<ExternalDocument> documents;
    std::vector<Fault> faults;
};

Read read(const std::filesystem::path& file) {
    Read result;
    const auto done = read_jsonl(file, result.faults, [&](ExternalDocument document) {
        result.documents.push_back(std::move(document));
    });
    result.opened = done.has_value();
    if (!done) result.error = done.error();
    return result;
}

Read read_text(std::string_view text) {
    const TemporaryFolder folder;
    folder.write("collection.jsonl", text);
    return read(folder.path() / "collection.jsonl");
}

std::string line(const std::string& id) {
    return R"({"id": ")" + id + R"(", "title": "Titre", "text": "Texte."})";
}

}  // namespace

TEST_CASE("each well-formed line is a document") {
    struct Case {
        std::string name, line;
        ExternalDocument expected;
    };
    const std::vector<Case> cases = {
        {"all the fields",
         R"({"id": "a", "title": "Titre", "text": "Texte.", "meta": {"url": "https://exemple.fr/a"}})",
         {"a", "Titre", "Texte.", "https://exemple.fr/a"}},
        {"no meta", R"({"id": "a", "title": "T", "text": "t"})", {"a", "T", "t", ""}},
        {"no title", R"({"id": "a", "text": "t"})", {"a", "", "t", ""}},
        {"no text", R"({"id": "a", "title": "T"})", {"a", "T", "", ""}},
        {"keys nobody asked for", R"({"id": "a", "text": "t", "x": [1, {"y": null}]})", {"a", "", "t", ""}},
        {"escapes", R"({"id": "a", "text": "\u00e9\n\"\ud83d\ude00"})", {"a", "", "é\n\"😀", ""}},
        {"http",
         R"({"id": "a", "text": "t", "meta": {"url": "http://exemple.fr"}})",
         {"a", "", "t", "http://exemple.fr"}},
        {"an address that is not of a page",
         R"({"id": "a", "text": "t", "meta": {"url": "javascript:x"}})",
         {"a", "", "t", ""}},
        {"an address of another kind",
         R"({"id": "a", "text": "t", "meta": {"url": 12}})",
         {"a", "", "t", ""}},
        {"a meta of another kind",
         R"({"id": "a", "text": "t", "meta": "https://exemple.fr"})",
         {"a", "", "t", ""}},
        {"a title of another kind", R"({"id": "a", "title": 3, "text": "t"})", {"a", "", "t", ""}},
        {"spaces around", "  " + line("a") + " \t", {"a", "Titre", "Texte.", ""}},
        {"an id of 200 letters", line(std::string(200, 'a')), {std::string(200, 'a'), "Titre", "Texte.", ""}},
    };
    for (const auto& [name, text, expected] : cases) {
        CAPTURE(name);
        const auto result = read_text(text + "\n");
        CHECK(result.opened);
        CHECK(result.faults.empty());
        REQUIRE(result.documents.size() == 1);
        CHECK(result.documents[0].id == expected.id);
        CHECK(result.documents[0].title == expected.title);
        CHECK(result.documents[0].text == expected.text);
        CHECK(result.documents[0].url == expected.url);
    }
}

TEST_CASE("a faulty line is reported at its place and the others are delivered") {
    struct Case {
        std::string name, line, message;
    };
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    const std::vector<Case> cases = {
        {"not JSON", "bonjour", "objet JSON"},
        {"cut", R"({"id": "x", "text": "t")", "objet JSON"},
        {"two objects", line("x") + line("y"), "objet JSON"},
        {"a comma too many", R"({"id": "x", "text": "t",})", "objet JSON"},
        {"an array", R"([{"id": "x", "text": "t"}])", "objet JSON"},
        {"a text", R"("x")", "objet JSON"},
        {"null", "null", "objet JSON"},
        {"invalid UTF-8", "{\"id\": \"x\", \"text\": \"d\xE9j\xE0\"}", "objet JSON"},
        {"half a character", R"({"id": "x", "text": "\ud800"})", "objet JSON"},
        {"a comment", "// x", "objet JSON"},
        {"nothing but brackets", deep, "objet JSON"},
        {"no id", R"({"title": "T", "text": "t"})", "« id »"},
        {"an empty id", R"({"id": "", "text": "t"})", "« id »"},
        {"an id that is a number", R"({"id": 12, "text": "t"})", "« id »"},
        {"an id too long", line(std::string(201, 'a')), "« id »"},
        {"neither title nor text", R"({"id": "x"})", "« text »"},
        {"both empty", R"({"id": "x", "title": "", "text": ""})", "« text »"},
        {"more than 5 MB", R"({"id": "x", "text": ")" + std::string(kMaxJsonLineBytes, 'a') + "\"}", "5 Mo"},
    };
    for (const auto& [name, text, message] : cases) {
        CAPTURE(name);
        const auto result = read_text(line("un") + "\n" + text + "\n" + line("trois") + "\n");
        CHECK(result.opened);
        REQUIRE(result.documents.size() == 2);
        CHECK(result.documents[0].id == "un");
        CHECK(result.documents[1].id == "trois");
        REQUIRE(result.faults.size() == 1);
        CHECK(result.faults[0].line == 2);
        CHECK_MESSAGE(result.faults[0].message.find(message) != std::string::npos, result.faults[0].message);
        CHECK_FALSE(result.faults[0].hint.empty());
    }
}

TEST_CASE("an object in which arrays nest without end is read like another") {
    const std::string deep = std::string(500'000, '[') + std::string(500'000, ']');
    const auto result = read_text(R"({"id": "a", "text": "t", "meta": )" + deep + "}\n" + line("b") + "\n");
    CHECK(result.documents.size() == 2);
}

TEST_CASE("a byte order mark, the line ends of Windows, empty lines and a last line without end are fine") {
    const auto result =
        read_text("\xEF\xBB\xBF" + line("a") + "\r\n\r\n \n" + line("b") + "\r\n" + line("c"));
    CHECK(result.faults.empty());
    REQUIRE(result.documents.size() == 3);
    CHECK(result.documents[2].id == "c");
}

TEST_CASE("an empty collection has no documents and no faults") {
    const auto result = read_text("");
    CHECK(result.opened);
    CHECK(result.documents.empty());
    CHECK(result.faults.empty());
}

TEST_CASE("the fault names the file it is in") {
    const TemporaryFolder folder;
    folder.write("collection.jsonl", "non\n");
    const auto result = read(folder.path() / "collection.jsonl");
    REQUIRE(result.faults.size() == 1);
    CHECK(result.faults[0].file == folder.path() / "collection.jsonl");
}

TEST_CASE("the limit that is told for an id is the one that holds") {
    std::string accented;
    for (int i = 0; i < 150; ++i) accented += "é";
    const auto result = read_text(line(accented) + "\n");
    if (!result.faults.empty()) CHECK(result.faults[0].message.find("200 caractères") == std::string::npos);
}

TEST_CASE("a collection that cannot be read is an error with a hint") {
    const TemporaryFolder folder;
    const auto missing = read(folder.path() / "absent.jsonl");
    CHECK_FALSE(missing.opened);
    CHECK(missing.error.code == ErrorCode::not_found);
    CHECK(missing.error.message.find("absent.jsonl") != std::string::npos);
    CHECK(missing.error.hint.find("--jsonl") != std::string::npos);
    CHECK_FALSE(read(folder.path()).opened);  // a folder is not a collection
}
