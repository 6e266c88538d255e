// Titles and terms of foreign practices, found as they are typed in their own language.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "unit/small_index.h"

namespace reperes::tests {

namespace {

// Fiches of six languages, and French ones that use some of the same words.
class Abroad {
 public:
    Abroad() {
        add("nz", "en", "Family Group Conference", "whānau hui = réunion de famille élargie", "Réunir les proches");
        add("de", "de", "Fallzahlen im Jugendamt", "Fallbelastung = charge de situations", "Compter les situations");
        add("es", "es", "Trabajadoras familiares", "acompañamiento = accompagnement", "Aller à domicile");
        add("it", "it", "Assistenti sociali e supervisione", "supervisione = supervision", "Un niveau garanti");
        add("pt", "pt", "Atendimento e acompanhamento social", "centros de referência = centres de référence", "Accueillir en commune");
        add("nl", "nl", "Sociale wijkteams", "keukentafelgesprek = entretien à la table de la cuisine", "Une équipe par quartier");
        for (const char* name : {"un", "deux", "trois"}) content_.write(fmt::format("fiches/{}/v0001.md", name), corpus::changed(corpus::fiche(), "Un texte.", "Un plan d'accompagnement social est écrit avec chaque famille."));
        engine_ = std::make_unique<search::Engine>(engine_over(content_, index_.path() / "index"));
    }
    // Names of the fiches found, the best first.
    [[nodiscard]] std::vector<std::string> found(const std::string& text) const {
        std::vector<std::string> names;
        const auto page = search(text);
        if (page.corrected) return names;
        for (const auto& hit : page.hits) names.push_back(name_of(hit));
        return names;
    }
    // What the word gives to the fiche as one of its language.
    [[nodiscard]] double weight(const std::string& text, const std::string& name) const {
        double sum = -1;
        for (const auto& hit : search(text).hits)
            if (name_of(hit) == name) {
                sum = 0;
                for (const auto& clause : hit.clauses)
                    if (clause.clause.find("langue d'origine") != std::string::npos) sum += clause.score;
            }
        return sum;
    }

 private:
    static std::string name_of(const search::Hit& hit) { return hit.id.substr(7, hit.id.find('@') - 7); }
    [[nodiscard]] search::ResultPage search(const std::string& text) const {
        search::SearchRequest request;
        request.text = text;
        request.at = corpus::now();
        request.explain = true;
        auto page = engine_->search(request);
        REQUIRE(page);
        return std::move(*page);
    }
    void add(const std::string& name, const std::string& language, const std::string& title, const std::string& term,
             const std::string& french_title) {
        auto file = corpus::first_version(fmt::format(
            "type = \"international\"\ngroupes = [\"gt1\"]\npays = [\"FR\"]\nniveau-de-preuve = \"evaluation\"\n"
            "langue = \"{}\"\ntitre-origine = \"{}\"\ntermes = [\"{}\"]\n",
            language, title, term));
        content_.write(fmt::format("fiches/{}/v0001.md", name), corpus::changed(file, "Accueil inconditionnel", french_title));
    }

    corpus::SmallContent content_;
    TemporaryFolder index_;
    std::unique_ptr<search::Engine> engine_;
};

}  // namespace

TEST_CASE("a word of a foreign title or term is found in another form, with or without its accents") {
    const Abroad abroad;
    const struct {
        std::string typed, name;
    } cases[] = {
        {"family group conferences", "nz"}, {"whanau", "nz"},       {"whānau", "nz"},
        {"Fallzahl", "de"},                 {"Fallbelastungen", "de"},     {"Jugendamtes", "de"}, {"trabajadora familiar", "es"},
        {"acompañamientos", "es"},          {"acompanamiento", "es"},      {"assistente sociale", "it"},
        {"supervisioni", "it"},             {"atendimentos", "pt"},        {"centro de referencia", "pt"},
        {"wijkteam", "nl"},                 {"keukentafelgesprekken", "nl"}};
    for (const auto& [typed, name] : cases) {
        CAPTURE(typed);
        const auto names = abroad.found(typed);
        CHECK_FALSE(names.empty());
        if (!names.empty()) CHECK(names.front() == name);
    }
    CHECK(abroad.found("réunion de famille élargie").front() == "nz");  // its French term
}

TEST_CASE("a word that French texts have more of is weighed as French") {
    const Abroad abroad;
    CHECK(abroad.weight("wijkteams", "nl") > 0);
    CHECK(abroad.weight("social", "pt") == 0);  // three French texts, one Portuguese title
}

}  // namespace reperes::tests
