// The engine over a real index: what matches, in which order, counted how, quoted from where.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "index/generation.h"
#include "unit/small_index.h"

namespace reperes::tests {

namespace {

std::vector<std::string> ids(const search::ResultPage& page) {
    std::vector<std::string> result;
    for (const auto& hit : page.hits) result.push_back(hit.id.substr(hit.id.find('/') + 1));
    return result;
}

// A content of fiches with chosen facets, and the engine over it.
class FacetedIndex {
 public:
    void fiche(const std::string& name, const std::string& type, const std::string& theme,
               const std::string& extra = "") {
        std::string fields = "type = \"" + type + "\"\ngroupes = [\"gt1\"]\npays = [\"FR\"]\nthemes = [" +
                             theme + "]\n" + extra;
        if (type == "international")
            fields +=
                "langue = \"en\"\ntitre-origine = \"Family Group Conference\"\nniveau-de-preuve = "
                "\"evaluation\"\n";
        content.write("fiches/" + name + "/v0001.md", corpus::first_version(fields));
    }
    search::Engine engine() { return engine_over(content, folder.path() / "index"); }
    corpus::SmallContent content;
    TemporaryFolder folder;
};

search::ResultPage ask(const search::Engine& engine, const std::string& text,
                       const search::FacetChoice& facets = {}, corpus::Instant at = corpus::now()) {
    search::SearchRequest request;
    request.text = text;
    request.facets = facets;
    request.limit = 100;
    request.at = at;
    auto page = engine.search(request);
    REQUIRE(page);
    return std::move(*page);
}

std::size_t count(const search::ResultPage& page, std::string_view facet, std::string_view value) {
    for (const auto& f : page.facets)
        if (f.name == facet)
            for (const auto& v : f.values)
                if (v.value == value) return v.count;
    return 0;
}

}  // namespace

TEST_CASE("documents with all the words come alone when there are enough, else first, and it is said") {
    std::vector<SmallText> texts{{"secret", "", "Un secret bien gardé."},
                                 {"autre", "", "Une autre page, sans rapport."}};
    for (int i = 0; i < 4; ++i)
        texts.push_back({"tout" + std::to_string(i), "", "Le secret professionnel du médecin."});
    const auto page = SmallIndex(texts).search("secret professionnel");
    CHECK(page.relaxed);
    CHECK(page.with_all_words == 4);
    CHECK(ids(page) == std::vector<std::string>{"tout0", "tout1", "tout2", "tout3", "secret"});
    texts.push_back({"tout4", "", "Le secret professionnel du médecin."});
    const SmallIndex index(texts);
    const auto alone = index.search("secret professionnel");
    CHECK_FALSE(alone.relaxed);
    CHECK(ids(alone) == std::vector<std::string>{"tout0", "tout1", "tout2", "tout3", "tout4"});
    const auto wider = index.search("secret introuvable");
    CHECK(wider.relaxed);
    CHECK(wider.total == 6);
}

TEST_CASE("a title counts more than a text, and words side by side more than words apart") {
    const SmallIndex index(
        {{"texte", "Une page",
          "Le partage est évoqué ici, puis encore une fois parmi bien d'autres sujets de la vie d'un "
          "service."},
         {"titre", "Le partage",
          "Une page qui parle de bien d'autres sujets de la vie d'un service, et pas seulement de cela."}});
    CHECK(ids(index.search("partage")).front() == "titre");
    const SmallIndex pairs(
        {{"loin", "", "Le logement des familles vient d'abord, puis on parle du travail et de l'emploi."},
         {"pres", "", "Le logement d'abord des familles, puis on parle du travail et de l'emploi."}});
    CHECK(ids(pairs.search("logement abord")).front() == "pres");
}

TEST_CASE("a whole question is read for its subject") {
    const SmallIndex index(
        {{"1", "", "Partager une information avec un médecin."}, {"2", "", "Autre chose."}});
    CHECK(ids(index.search("Est-ce que je peux partager une information avec un médecin ?")) ==
          std::vector<std::string>{"1"});
    CHECK(index.finds("peut-on partager l’information ?"));
}

TEST_CASE("an article of law is found in any typing, and never confused with the homonym of another code") {
    const SmallIndex index({{"1", "", "Selon l'article L. 226-2-2 du CASF, le partage est possible."}});
    for (const std::string typed :
         {"L226-2-2", "L. 226-2-2", "art. L226-2-2", "l 226-2-2", "226-2-2", "L226-2"}) {
        CAPTURE(typed);
        CHECK(index.finds(typed));
    }
    for (const std::string typed : {"L226-2-20", "R226-2-2", "L22"}) {
        CAPTURE(typed);
        CHECK_FALSE(index.finds(typed));
    }
}

TEST_CASE("odd syntax is never an error") {
    const SmallIndex index({{"1", "", "Un texte."}});
    for (const std::string typed : {"\"", "\"\"", "«", "« »", "()", "AND", "-", "*", "a\"b",
                                    "titre:", "\xC2\xA0", "😀", "l'", "'''''", "\"texte"}) {
        CAPTURE(typed);
        CHECK(index.search(typed).total <= 2);
    }
    CHECK(index.finds("\"texte"));
    CHECK(index.search(std::string(400, 'a')).total == 0);
    CHECK(index.search("que qui quoi").total == 0);
    std::string long_question;
    for (int i = 0; i < 30; ++i) long_question += "mot" + std::to_string(i) + " ";
    CHECK(index.search(long_question + "texte").total == 2);
}

TEST_CASE("a passage is cut at sentences, marks every match and says under which heading it stands") {
    corpus::SmallContent content;
    content.write("fiches/secret/v0001.md",
                  corpus::changed(corpus::first_version(
                                      "type = \"acces-aux-droits\"\ngroupes = [\"gt1\"]\npays = [\"FR\"]\n"),
                                  "Un texte.",
                                  "Une introduction.\n\n## Qui est tenu ?\n\nToute éducatrice est tenue au "
                                  "secret. D'autres le sont aussi."));
    TemporaryFolder folder;
    REQUIRE(index::build({content.path(), folder.path(), {}, {}, false}));
    const auto engine = search::Engine::open(folder.path(), content.load().vocabulary, content.path());
    REQUIRE(engine);
    const auto page = ask(*engine, "éducateurs SECRET");
    REQUIRE(page.hits.size() == 1);
    const auto& passage = page.hits.front().passage;
    CHECK(marked(passage.fragments) == "Toute [éducatrice] est tenue au [secret]. D'autres le sont aussi.");
    CHECK(passage.heading == "Qui est tenu ?");
    CHECK(passage.anchor == "qui-est-tenu");
    CHECK(page.hits.front().url == "/fiches/secret");
}

TEST_CASE("facets: or inside, and across, a count is what the list would hold if the value were ticked too") {
    FacetedIndex faceted;
    faceted.fiche("a", "acces-aux-droits", "\"accueil\"");
    faceted.fiche("b", "acces-aux-droits", "\"accueil\", \"logement\"", "recommandations = [4, 10]\n");
    faceted.fiche("c", "international", "\"logement\"");
    faceted.fiche("d", "international", "\"accueil\"");
    const auto engine = faceted.engine();
    const auto type = index::facet_index("type"), theme = index::facet_index("theme");

    const auto all = ask(engine, "accueil");
    CHECK(all.total == 5);  // and the group that a small content has
    CHECK(count(all, "type", "acces-aux-droits") == 2);
    CHECK(count(all, "theme", "accueil") == 3);
    CHECK(count(all, "theme", "logement") == 2);
    CHECK(count(all, "recommandation", "10") == 1);

    // Every count of every facet is the number of results once the value is ticked too, whatever is ticked
    // already.
    std::vector<search::FacetChoice> states(1);
    search::FacetChoice one, two;
    one[type] = {"international"};
    two[type] = {"acces-aux-droits"};
    two[theme] = {"logement"};
    states.push_back(one);
    states.push_back(two);
    for (const auto& state : states) {
        const auto page = ask(engine, "accueil", state);
        for (const auto& facet : page.facets)
            for (const auto& value : facet.values) {
                auto ticked = state;
                auto& choice = ticked[index::facet_index(facet.name)];
                const auto alone = std::vector<std::string>{value.value};
                const bool selected = std::find(choice.begin(), choice.end(), value.value) != choice.end();
                CHECK(value.selected == selected);
                // The count is of the value itself: ticked alone in its facet, the others as they are.
                choice = alone;
                CAPTURE(facet.name);
                CAPTURE(value.value);
                CHECK(ask(engine, "accueil", ticked).total == value.count);
            }
    }
    search::FacetChoice both;
    both[type] = {"international", "acces-aux-droits"};
    CHECK(ask(engine, "accueil", both).total == 4);
}

TEST_CASE("an empty question browses everything, the latest first") {
    FacetedIndex faceted;
    faceted.fiche("ancienne", "acces-aux-droits", "\"accueil\"");
    faceted.content.write("fiches/recente/v0001.md",
                          corpus::changed(corpus::fiche(), "2026-11-21T10:00:00", "2026-11-21T11:00:00"));
    const auto engine = faceted.engine();
    const auto page = ask(engine, "");
    CHECK(page.total == 3);
    CHECK(page.hits.front().id == "fiches/recente@1");
    CHECK_FALSE(page.relaxed);
}

TEST_CASE("only the version in force at the asked instant answers") {
    FacetedIndex faceted;
    const auto first = corpus::changed(corpus::fiche(), "Un texte.", "Une baleine.");
    faceted.content.write("fiches/f/v0001.md", first);
    auto second = corpus::following(first, corpus::changed(corpus::fiche(), "Un texte.", "Un dauphin."));
    second = corpus::changed(second, "auteur", "en-vigueur-le = 2027-01-01\nauteur");
    faceted.content.write("fiches/f/v0002.md", second);
    const auto engine = faceted.engine();
    const auto before = corpus::paris_midnight(*corpus::parse_date("2026-12-31"));
    const auto after = corpus::paris_midnight(*corpus::parse_date("2027-01-01"));
    CHECK(ask(engine, "baleine", {}, before).total == 1);
    CHECK(ask(engine, "dauphin", {}, before).total == 0);
    CHECK(ask(engine, "baleine", {}, after).total == 0);
    CHECK(ask(engine, "dauphin", {}, after).total == 1);
    CHECK(ask(engine, "baleine", {}, corpus::paris_midnight(*corpus::parse_date("2026-11-20"))).total == 0);
}

TEST_CASE("an original title in another language is found") {
    FacetedIndex faceted;
    faceted.fiche("nz", "international", "\"accueil\"");
    CHECK(ask(faceted.engine(), "family group conference").total == 1);
}

TEST_CASE("a document without a title is named by its first words, which count less than a title") {
    const std::string line = "Saisir le juge des enfants quand le dialogue est rompu";
    const std::string rest = "La suite du texte, que rien ne distingue, dit la même chose des deux côtés.";
    const SmallIndex index(
        {{"sans", "", line + ".\n" + rest},
         {"avec", line + ".", line + ".\n" + rest},
         {"long", "",
          line + " et que personne ne répond plus aux courriers de l'équipe depuis des mois "
                 "malgré tous les efforts."}});
    const auto page = index.search("dialogue rompu");
    REQUIRE(page.total == 3);
    const auto named = [&](const std::string& id) {
        return std::find_if(page.hits.begin(), page.hits.end(),
                            [&](const search::Hit& hit) { return hit.id == "essai/" + id; });
    };
    CHECK(named("sans")->title == line + ".");
    CHECK(named("avec")->score > named("sans")->score);
    CHECK(named("long")->title.ends_with("aux courriers de l'équipe depuis…"));
}

TEST_CASE("results come page by page without a gap or a double") {
    std::vector<SmallText> texts;
    for (int i = 0; i < 35; ++i) texts.push_back({std::to_string(i), "", "La même baleine pour tous."});
    const SmallIndex index(texts);
    std::set<std::string> seen;
    search::SearchRequest request;
    request.text = "baleine";
    request.at = corpus::now();
    for (request.first = 0; request.first < 40; request.first += 10) {
        const auto page = index.engine().search(request);
        REQUIRE(page);
        CHECK(page->total == 35);
        for (const auto& hit : page->hits) CHECK(seen.insert(hit.id).second);
    }
    CHECK(seen.size() == 35);
}

}  // namespace reperes::tests
