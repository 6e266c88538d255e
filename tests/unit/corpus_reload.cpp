// A content that is read again: only what has changed is read, and nothing is missed.
#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "unit/corpus_support.h"
#include "unit/temporary_folder.h"

namespace reperes::corpus {

namespace {

// Until the files of the content are old enough to be told from files that change now.
void let_settle() {
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
}

Corpus reload(const SmallContent& content, const Corpus& before) {
    auto corpus = load_corpus(content.path(), &before);
    REQUIRE(corpus);
    return std::move(*corpus);
}

std::string shown(const Corpus& corpus) {
    std::string all = corpus.digest + "\n";
    for (const auto& document : corpus.documents)
        for (const auto& version : document.versions) {
            all += fmt::format("{} {} {}\n{}\n", document.id(), version.number, version.title,
                               version.body.html);
            for (const auto& link : version.body.links)
                all += fmt::format("{} > {}\n", link.target, link.document);
        }
    for (const auto& fault : corpus.faults) all += describe(fault) + "\n";
    return all;
}

std::string saying(const std::string& text) {
    return changed(fiche(), "Un texte.", text);
}

}  // namespace

TEST_CASE("read again over what it was, a content is what it would be if read for the first time") {
    const SmallContent content;
    content.write("fiches/a/v0001.md", saying("Voir la [suite](/fiches/b#recevoir) et la section 2.1."));
    content.write("fiches/b/v0001.md", saying("Voir [avant](/fiches/a), et [ailleurs](/fiches/nulle-part)."));
    content.write("fiches/c/v0001.md", changed(fiche(), "titre", "titer"));
    content.write("reference/s/v0001.md", section());
    let_settle();
    auto before = content.load();
    CHECK(before.read.size() >= 2);
    const auto check = [&] {
        auto again = reload(content, before);
        CHECK(shown(again) == shown(content.load()));
        before = std::move(again);
    };
    check();
    SUBCASE("a version more") {
        content.write("fiches/b/v0002.md",
                      following(saying("Voir [avant](/fiches/a), et [ailleurs](/fiches/nulle-part)."),
                                changed(fiche(), "## Recevoir", "## Autre")));
    }
    SUBCASE("a file changed in place, to the same length") {
        content.write("fiches/b/v0001.md",
                      saying("Voir [avant](/fiches/a), et [ailleurs](/fiches/nulle-port)."));
    }
    SUBCASE("a file changed, with its dates set back") {
        const auto file = content.path() / "fiches/b/v0001.md";
        const auto date = std::filesystem::last_write_time(file);
        content.write("fiches/b/v0001.md",
                      saying("Voir [avant](/fiches/a), et [ailleurs](/fiches/nulle-port)."));
        std::filesystem::last_write_time(file, date);
    }
    SUBCASE("a document gone that others link to") {
        content.remove("fiches/a");
    }
    SUBCASE("a document come that others link to") {
        content.write("fiches/nulle-part/v0001.md", fiche());
    }
    SUBCASE("a section that changes its number") {
        content.write("reference/s/v0001.md", section("2.2"));
        content.write("reference/t/v0001.md", section("2.1"));
    }
    SUBCASE("a vocabulary changed") {
        content.write("vocabulaire/types.csv", "id;libelle;definition\nautre;Autre;\n");
    }
    SUBCASE("a group gone") {
        content.remove("groupes/gt1");
        content.write("groupes/gt2/v0001.md", groupe("GT2"));
    }
    SUBCASE("a document whose first version is gone") {
        content.write("fiches/b/v0003.md", fiche());
    }
    check();
    check();
}

TEST_CASE("a file that has just changed is read again, whatever its state says") {
    const SmallContent content;
    content.write("fiches/a/v0001.md", saying("Un."));
    const auto before = content.load();
    CHECK_FALSE(before.read.contains("fiches/a/v0001.md"));
}

}  // namespace reperes::corpus
