// Which documents are like one that is being written, and why.
#include "corpus/similar.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "temporary_folder.h"

namespace reperes::corpus {

namespace {

struct Written {
    std::string title, original_title, url, organisation;
};

std::string fiche_like(const Written& written) {
    std::string fields = "type = \"acces-aux-droits\"\ngroupes = [\"gt1\"]\npays = [\"FR\"]\n";
    if (!written.organisation.empty())
        fields += fmt::format("organisations = [\"{}\"]\n", written.organisation);
    if (!written.original_title.empty())
        fields += fmt::format("langue = \"en\"\ntitre-origine = \"{}\"\n", written.original_title);
    if (!written.url.empty())
        fields += fmt::format(
            "[[sources]]\ntitre = \"Un\"\nediteur = \"Deux\"\ndate = \"2020\"\nurl = \"{}\"\n", written.url);
    return changed(first_version(fields), "Accueil inconditionnel", written.title);
}

Likened given(const std::string& title, const std::string& original_title = {},
              std::vector<std::string> urls = {}, std::vector<std::string> organisations = {}) {
    return {Collection::fiches, "", title, original_title, std::move(urls), std::move(organisations)};
}

// "name: reason", best first.
std::vector<std::string> like(const SmallContent& content, const Likened& wanted) {
    const auto corpus = content.load();
    REQUIRE(corpus.faults.empty());
    std::vector<std::string> lines;
    for (const auto& [document, strength, reason] : documents_like(corpus, wanted)) {
        CHECK(strength > 0);
        CHECK(strength <= 1);
        lines.push_back(document->name + ": " + reason);
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("each likeness has its reason, and what differs has none") {
    const SmallContent content;
    content.write("fiches/a/v0001.md",
                  fiche_like({"Hackney : des unités qui partagent les situations", "Reclaiming Social Work",
                              "https://www.Exemple.fr/page/", "Borough of Hackney"}));
    struct Case {
        std::string what;
        Likened given;
        Lines expected;
    };
    const std::string source = "a: même source, la seule de l'un des deux : ";
    const std::vector<Case> cases = {
        {"nothing is known yet", given(""), {}},
        {"another subject", given("Logement d'abord", "Housing First", {"https://b.fr"}, {"Y"}), {}},
        {"the original title", given("Autre", "reclaiming social work !"), {"a: même titre d'origine"}},
        {"the only source",
         given("Autre", "", {"http://exemple.fr/page#ici"}),
         {source + "http://exemple.fr/page#ici"}},
        {"the only source of the other",
         given("Autre", "", {"https://b.fr", "https://exemple.fr/page"}),
         {source + "https://exemple.fr/page"}},
        {"another page", given("Autre", "", {"https://exemple.fr/Page"}), {}},
        {"the title", given("Hackney, des unités qui partagent les situations"), {"a: même titre"}},
        {"nearly the title",
         given("Hackney : des unités partagent des situations difficiles"),
         {"a: presque le même titre"}},
        {"a near title alone", given("Hackney : des unités partagent du temps et de l'espace"), {}},
        {"a near title and the organisation",
         given("Hackney : des unités partagent du temps et de l'espace", "", {}, {"borough of hackney"}),
         {"a: même organisation (borough of hackney) et titre proche"}},
        {"the organisation alone", given("Autre", "", {}, {"Borough of Hackney"}), {}},
        {"two reasons",
         given("Autre", "Reclaiming Social Work", {"https://exemple.fr/page"}),
         {"a: même titre d'origine ; " + source.substr(3) + "https://exemple.fr/page"}},
    };
    for (const auto& [what, wanted, expected] : cases) {
        CAPTURE(what);
        CHECK(like(content, wanted) == expected);
    }
}

TEST_CASE("a source that both have among others says nothing") {
    const SmallContent content;
    const auto two = fiche_like({"Un titre", "", "https://a.fr/1", ""});
    content.write("fiches/a/v0001.md",
                  changed(two, "+++\n\n",
                          "[[sources]]\ntitre = \"Un\"\nediteur = \"Deux\"\ndate = \"2020\"\n"
                          "url = \"https://a.fr/2\"\n+++\n\n"));
    CHECK(like(content, given("Autre", "", {"https://a.fr/1", "https://a.fr/3"})).empty());
    CHECK(like(content, given("Autre", "", {"https://a.fr/1"})).size() == 1);
}

TEST_CASE("the best come first, five at most") {
    const SmallContent content;
    for (const char* name : {"a", "b", "c", "d", "e", "f"})
        content.write(fmt::format("fiches/{}/v0001.md", name),
                      fiche_like({fmt::format("Titre {}", name), "", "https://a.fr/page", ""}));
    content.write("fiches/z/v0001.md", fiche_like({"Autre", "Housing First", "https://a.fr/page", ""}));
    const auto lines = like(content, given("Encore", "Housing First", {"https://a.fr/page"}));
    REQUIRE(lines.size() == kMostLike);
    CHECK(lines[0].starts_with("z: même titre d'origine ; même source"));
    CHECK(lines[1].starts_with("a: "));
    CHECK(lines[4].starts_with("d: "));
}

TEST_CASE("a document is not like itself, nor like a withdrawn one, nor like one of another collection") {
    const SmallContent content;
    const auto first = fiche_like({"Accueil de jour", "", "", ""});
    content.write("fiches/a/v0001.md", first);
    content.write("reference/s/v0001.md", changed(section(), "Accueil inconditionnel", "Accueil de jour"));
    auto wanted = given("Accueil de jour");
    CHECK(like(content, wanted) == Lines{"a: même titre"});
    wanted.name = "a";
    CHECK(like(content, wanted).empty());
    wanted = given("Accueil de jour");
    wanted.collection = Collection::reference;
    CHECK(like(content, wanted) == Lines{"s: même titre"});
    content.write("fiches/a/v0002.md", withdrawal(first));
    CHECK(like(content, given("Accueil de jour")).empty());
}

TEST_CASE("what is not in force yet counts already") {
    const SmallContent content;
    content.write("fiches/a/v0001.md", changed(fiche_like({"Accueil de jour", "", "", ""}),
                                               "publie-le = 2026", "publie-le = 2999"));
    CHECK(like(content, given("Accueil de jour")) == Lines{"a: même titre"});
}

TEST_CASE("likeness is the same both ways, and all that a version says is used") {
    const SmallContent content;
    content.write("fiches/a/v0001.md", fiche_like({"Un", "Housing First", "https://a.fr/page", "Y"}));
    content.write("fiches/b/v0001.md", fiche_like({"Deux", "Housing First", "https://a.fr/page", "Y"}));
    const auto corpus = content.load();
    const auto* a = corpus.find("fiches/a");
    const auto* b = corpus.find("fiches/b");
    const auto of_a = likened(*a, a->versions[0]);
    CHECK(of_a.name == "a");
    CHECK(of_a.title == "Un");
    CHECK(of_a.original_title == "Housing First");
    CHECK(of_a.source_urls == Lines{"https://a.fr/page"});
    CHECK(of_a.organisations == Lines{"Y"});
    const Likeable one(of_a);
    const Likeable other(likened(*b, b->versions[0]));
    CHECK(one.compared(other).strength > 0.9);
    CHECK(one.compared(other).strength == other.compared(one).strength);
}

}  // namespace reperes::corpus
