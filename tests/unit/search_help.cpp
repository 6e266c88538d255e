// What a search says beside its results: definitions, filters that are named, ways out when nothing is found.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/small_index.h"

namespace reperes::tests {

namespace {

// Fiches of two countries and a recommandation, over a real index.
class Library {
 public:
    Library() {
        fiche("accueil", "acces-aux-droits", "FR", "[]", "Un accueil pour les familles, avec un logement.");
        fiche("conference", "international", "NZ", "[\"Wellington (ville)\"]",
              "Une conférence des familles, avec l'école.");
        content_.write("recommandations/03/v0001.md",
                       corpus::changed(corpus::recommandation(3), "Un texte.", "Former les familles."));
        engine_ = std::make_unique<search::Engine>(engine_over(content_, folder_.path()));
    }

    [[nodiscard]] search::ResultPage search(search::SearchRequest request) const {
        request.at = corpus::now();
        auto page = engine_->search(request);
        REQUIRE(page);
        return std::move(*page);
    }
    [[nodiscard]] search::ResultPage search(const std::string& text) const {
        search::SearchRequest request;
        request.text = text;
        return search(request);
    }

 private:
    void fiche(const std::string& name, const std::string& type, const std::string& country,
               const std::string& territories, const std::string& text) {
        auto fields = fmt::format("type = \"{}\"\ngroupes = [\"gt1\"]\npays = [\"{}\"]\nterritoires = {}\n",
                                  type, country, territories);
        if (type == "international")
            fields += "langue = \"en\"\ntitre-origine = \"A title\"\nniveau-de-preuve = \"evaluation\"\n";
        content_.write(fmt::format("fiches/{}/v0001.md", name),
                       corpus::changed(corpus::first_version(fields), "Un texte.", text));
    }

    corpus::SmallContent content_;
    TemporaryFolder folder_;
    std::unique_ptr<search::Engine> engine_;
};

std::size_t facet(std::string_view name) {
    return index::facet_index(name);
}

}  // namespace

TEST_CASE("the definition of a term is given to who types it, or an acronym for it") {
    const Library library;
    for (const std::string typed :
         {"aide sociale", "les aides sociales aux familles", "ASE", "qui a droit à l'ase ?"}) {
        CAPTURE(typed);
        const auto page = library.search(typed);
        REQUIRE(page.definitions.size() == 1);
        CHECK(page.definitions.front().term == "aide sociale");
        CHECK(page.definitions.front().source == "CASF");
    }
    CHECK(library.search("aide").definitions.empty());
    CHECK(library.search("aide OU sociale").definitions.empty());
}

TEST_CASE("a country, a place, a type or a recommandation that is named is offered as a filter") {
    const Library library;
    struct Case {
        std::string typed, facet, value, rest;
    };
    for (const auto& [typed, name, value, rest] : std::vector<Case>{
             {"familles en Nouvelle-Zélande", "pays", "NZ", "familles"},
             {"nouvelle zelande familles", "pays", "NZ", "familles"},
             {"familles à Wellington", "pays", "NZ", "familles"},
             {"accès aux droits des familles", "type", "acces-aux-droits", "des familles"},
             {"familles recommandation 3", "recommandation", "3", "familles"},
         }) {
        CAPTURE(typed);
        const auto page = library.search(typed);
        REQUIRE(page.offers.size() == 1);
        const auto& offer = page.offers.front();
        CHECK(offer.facet == facet(name));
        CHECK(offer.value == value);
        CHECK(offer.text == rest);
        search::SearchRequest request;
        request.text = offer.text;
        request.facets[offer.facet] = {offer.value};
        CHECK(library.search(request).total == offer.total);
        CHECK(offer.total > 0);
    }
    SUBCASE("not when it is ticked already, nor when it would find nothing") {
        search::SearchRequest request;
        request.text = "familles en Nouvelle-Zélande";
        request.facets[facet("pays")] = {"NZ"};
        CHECK(library.search(request).offers.empty());
        CHECK(library.search("logement en Nouvelle-Zélande").offers.empty());
    }
}

TEST_CASE("when nothing is found, each way out is told with what it gives") {
    const Library library;
    SUBCASE("unknown words, and the ones to do without") {
        const auto page = library.search("familles ET zzyzx");
        CHECK(page.total == 0);
        CHECK(page.way_out.unknown == std::vector<std::string>{"zzyzx"});
        REQUIRE(page.way_out.words.size() == 1);
        CHECK(page.way_out.words.front().part == "zzyzx");
        CHECK(page.way_out.words.front().total == library.search(page.way_out.words.front().text).total);
        CHECK(page.way_out.words.front().total == 3);
    }
    SUBCASE("a phrase") {
        const auto page = library.search("familles \"famille école logement\"");
        CHECK(page.total == 0);
        CHECK(page.way_out.unknown.empty());
        REQUIRE(page.way_out.words.size() == 1);
        CHECK(page.way_out.words.front().part == "\"famille école logement\"");
        CHECK(page.way_out.words.front().text == "familles");
    }
    SUBCASE("filters and dates") {
        search::SearchRequest request;
        request.text = "logement";
        request.facets[facet("pays")] = {"NZ"};
        const auto page = library.search(request);
        CHECK(page.total == 0);
        CHECK(page.way_out.facets == std::vector<std::pair<std::size_t, std::size_t>>{{facet("pays"), 1}});
        CHECK(page.way_out.without_filters == 1);
        request.facets = {};
        request.published.to = corpus::Instant(std::chrono::hours(24));
        const auto early = library.search(request);
        CHECK(early.total == 0);
        CHECK(early.way_out.without_dates == 1);
    }
    SUBCASE("nothing is said when something is found") {
        CHECK(library.search("familles zzyzx").way_out.words.empty());
    }
}

TEST_CASE("another spelling is applied when nothing at all is found, else it is shown") {
    const SmallIndex index({{"a", "", "Le secret professionnel."},
                            {"b", "", "Un professionnel tenu au secret."},
                            {"c", "", "Le logement."}});
    const auto alone = index.search("profesionnel");
    CHECK(alone.corrected);
    CHECK(alone.total == 2);
    const auto beside = index.search("logement profesionnel");
    CHECK_FALSE(beside.corrected);
    CHECK(beside.suggestion == "logement professionnel");
    CHECK(beside.total == 1);
    for (const std::string typed : {"PRFS logement", "1234 logement", "\"profesionnel\" logement"}) {
        CAPTURE(typed);
        CHECK(index.search(typed).suggestion.empty());
    }
}

}  // namespace reperes::tests
