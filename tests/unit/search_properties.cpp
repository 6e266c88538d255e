// Properties that hold for any sentence, question and choice of facets, over real indexes.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "index/generation.h"
#include "search/passage.h"
#include "unit/small_index.h"
#include "unit/typing.h"

namespace reperes::tests {

namespace {

using Strings = std::vector<std::string>;

const Strings kWords = {"éducatrice",
                        "l'éducatrice",
                        "d’hébergement",
                        "œuvre",
                        "cœur",
                        "main-d'œuvre",
                        "prud'hommes",
                        "aujourd’hui",
                        "N'Diaye",
                        "médico-social",
                        "non-recours",
                        "rendez-vous",
                        "aller-vers",
                        "socio-éducatif",
                        "co-construction",
                        "bien-être",
                        "pair-aidance",
                        "ASE",
                        "ESAT",
                        "CCAS",
                        "MDPH",
                        "A.S.E.",
                        "secret",
                        "professionnel",
                        "déontologie",
                        "confidentialité",
                        "bientraitance",
                        "accompagnement",
                        "accompagnée",
                        "insertion",
                        "autonomie",
                        "logement",
                        "relogement",
                        "précarité",
                        "vulnérabilité",
                        "protection",
                        "tutelle",
                        "curatelle",
                        "adoption",
                        "parentalité",
                        "médiation",
                        "médiatrice",
                        "étrangers",
                        "réfugiée",
                        "handicapés",
                        "aîné",
                        "naïveté",
                        "français",
                        "maïeutique",
                        "hôpital",
                        "contrôle",
                        "évaluation",
                        "bénéficiaires",
                        "allocataire",
                        "départementaux",
                        "travailleuses",
                        "travailleur·euse",
                        "L226-2-2",
                        "30 000",
                        "théâtre"};

std::string other_apostrophe(const std::string& word) {
    const bool typographic = word.find("’") != std::string::npos;
    return typographic ? replaced(word, "’", "'") : replaced(word, "'", "’");
}

Strings ways_to_type(const std::string& word) {
    return {word,
            in_capitals(word),
            without_accents(word),
            in_capitals(without_accents(word)),
            decomposed(word),
            other_apostrophe(word)};
}

// ---- What is searched -------------------------------------------------------------------------------------

rc::Gen<std::string> one_of(const Strings& pieces) {
    return rc::gen::elementOf(pieces);
}

rc::Gen<std::string> joined(std::size_t pieces, rc::Gen<std::string> piece) {
    return rc::gen::map(rc::gen::container<Strings>(pieces, std::move(piece)), [](const Strings& list) {
        std::string text;
        for (const auto& item : list) text += item;
        return text;
    });
}

// Keywords, sentences, phrases, words cut short, acronyms, equivalents: all that makes clauses.
rc::Gen<std::string> question() {
    static const Strings kAsked = {
        "que dois-je faire ",   "comment ",         "le ",      "? ",    "accomp* ",
        "\"secret logement\" ", "« non-recours » ", "ase ",     "ASE ",  "aller vers ",
        "aide sociale ",        "introuvable ",     "226-2-2 ", "avoir "};
    const auto word = rc::gen::map(one_of(kWords), [](std::string text) { return text + " "; });
    const auto piece = rc::gen::weightedOneOf<std::string>({{3, word}, {2, one_of(kAsked)}});
    return rc::gen::mapcat(rc::gen::inRange<std::size_t>(1, 7),
                           [piece](std::size_t pieces) { return joined(pieces, piece); });
}

// Fiches of random words, always the same ones, so that a question that fails fails again.
class Fiches {
 public:
    static constexpr int kFiches = 40;

    Fiches() {
        std::mt19937 random(2026);
        const auto any = [&](const Strings& list) { return list[random() % list.size()]; };
        const auto sentence = [&](std::size_t words) {
            std::string text;
            for (std::size_t i = 0; i < words; ++i) text += (i == 0 ? "" : " ") + any(kWords);
            return text;
        };
        for (int i = 0; i < kFiches; ++i) {
            const auto type = any({"acces-aux-droits", "international"});
            auto fields = fmt::format(
                "type = \"{}\"\ngroupes = [\"gt1\"]\npays = [\"{}\"]\nthemes = [\"{}\"]\npublics = "
                "[\"{}\"]\n",
                type, any({"FR", "BE"}), any({"accueil", "logement", "accueil\", \"logement"}),
                any({"jeunes", "tous"}));
            if (type == "international")
                fields += "langue = \"en\"\ntitre-origine = \"A title\"\nniveau-de-preuve = \"evaluation\"\n";
            auto file = corpus::changed(corpus::first_version(fields), "Un texte.",
                                        sentence(5 + random() % 40) + ".");
            file = corpus::changed(file, "Accueil inconditionnel", sentence(3));
            content_.write(fmt::format("fiches/f{}/v0001.md", i), file);
        }
        engine_ = std::make_unique<search::Engine>(engine_over(content_, folder_.path()));
        REQUIRE(engine_->documents() == kFiches + 1);  // and the group that a small content has
    }

    [[nodiscard]] search::ResultPage search(const std::string& text, const search::FacetChoice& facets,
                                            bool explain) const {
        search::SearchRequest request;
        request.text = text;
        request.facets = facets;
        request.at = corpus::now();
        request.explain = explain;
        auto page = engine_->search(request);
        REQUIRE(page);
        return std::move(*page);
    }

    // Some values of some facets, ticked.
    [[nodiscard]] rc::Gen<search::FacetChoice> choice() const {
        return rc::gen::map(
            rc::gen::container<std::vector<bool>>(kTickable.size(),
                                                  rc::gen::element(true, false, false, false)),
            [](const std::vector<bool>& ticked) {
                search::FacetChoice facets;
                for (std::size_t i = 0; i < ticked.size(); ++i)
                    if (ticked[i])
                        facets[index::facet_index(kTickable[i].first)].emplace_back(kTickable[i].second);
                return facets;
            });
    }

    [[nodiscard]] Xapian::Database database() const {
        auto database = index::open_current(folder_.path());
        REQUIRE(database);
        return *database;
    }

 private:
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTickable{
        {{"type", "acces-aux-droits"},
         {"type", "international"},
         {"theme", "accueil"},
         {"theme", "logement"},
         {"pays", "BE"},
         {"public", "jeunes"}}};

    corpus::SmallContent content_;
    TemporaryFolder folder_;
    std::unique_ptr<search::Engine> engine_;
};

// ---- Marked text ------------------------------------------------------------------------------------------

std::string text_of(const search::Fragments& fragments) {
    std::string text;
    for (const auto& fragment : fragments) text += fragment.text;
    return text;
}

// A passage puts line ends on one line, as a space or a semicolon: those left out, it is a piece of the text.
std::string without_joints(const std::string& text) {
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result),
                 [](char c) { return std::string_view(" \n\t\r;").find(c) == std::string_view::npos; });
    return result;
}

// Without the ellipses that say that the passage was cut.
std::string quoted(search::Fragments fragments) {
    if (!fragments.empty() && fragments.front().text == "… ") fragments.erase(fragments.begin());
    if (!fragments.empty() && fragments.back().text == " …") fragments.pop_back();
    return text_of(fragments);
}

bool has_match(const search::Fragments& fragments) {
    return std::any_of(fragments.begin(), fragments.end(), [](const auto& f) { return f.match; });
}

}  // namespace

TEST_CASE("a word that was indexed is found in whatever way it is typed") {
    static const Strings kLinks = {" ", " et ", ", ", " de la ", ". ", " pour les ", "\n\n", " : "};
    CHECK(rc::check("a sentence of words of the field", [] {
        const auto words = *rc::gen::container<Strings>(2, one_of(kWords));
        std::string sentence;
        for (const auto& word : words) sentence += word + *one_of(kLinks);
        RC_LOG() << "sentence: " << sentence << '\n';
        const SmallIndex index({{"phrase", "", sentence}});
        for (const auto& word : words)
            for (const auto& typed : ways_to_type(word)) {
                RC_LOG() << "typed: " << typed << '\n';
                search::SearchRequest request;
                request.text = typed;
                request.at = corpus::now();
                request.explain = true;
                const auto page = index.engine().search(request);
                RC_ASSERT(page.has_value());
                RC_ASSERT(!page->corrected);
                const auto hit = std::find_if(page->hits.begin(), page->hits.end(),
                                              [](const auto& h) { return h.id == "essai/phrase"; });
                RC_ASSERT(hit != page->hits.end());
                RC_ASSERT(hit->missing == Strings{});
            }
    }));
}

TEST_CASE("marking a text changes nothing of it, and a passage is a piece of it") {
    static const Strings kPieces = {" ",   " ",  " ",   ". ", ", ", "\n",    "\n\n",
                                    " ; ", "… ", " ? ", "« ", " »", "\u00A0"};
    const Fiches fiches;
    CHECK(rc::check("any question, any text", [&fiches] {
        const auto piece = rc::gen::oneOf(one_of(kWords), one_of(kPieces));
        const auto text = *joined(*rc::gen::inRange<std::size_t>(20, 200), piece);
        text::Analyser analyser;
        const auto asked = search::understand(*question(), analyser);
        search::Marker marker(analyser, asked, fiches.database());
        RC_ASSERT(text_of(marker.mark(text)) == text);

        index::Record record;
        record.text = text;
        const auto passage = marker.best_passage(record).fragments;
        const auto piece_of_text = without_joints(quoted(passage));
        RC_ASSERT(without_joints(text).find(piece_of_text) != std::string::npos);
        RC_ASSERT(text_of(passage).find('\n') == std::string::npos);
        RC_CLASSIFY(has_match(passage), "marked");
    }));
}

// Also guards against a fault of Xapian 1.4, which gives wrong weights to some phrases under filters.
TEST_CASE("a score is the sum of its clauses") {
    const Fiches fiches;
    CHECK(rc::check("any question, any facets", [&fiches] {
        const auto page = fiches.search(*question(), *fiches.choice(), true);
        for (const auto& hit : page.hits) {
            double sum = 0;
            for (const auto& clause : hit.clauses) sum += clause.score;
            RC_LOG() << hit.id << ": " << hit.score << ", of clauses: " << sum << '\n';
            RC_ASSERT(std::abs(sum - hit.score) < 1e-6);
        }
        RC_CLASSIFY(!page.hits.empty(), "something found");
        RC_CLASSIFY(page.relaxed, "relaxed");
    }));
}

TEST_CASE("a count is the number of results once its value is ticked, alone in its facet") {
    const Fiches fiches;
    CHECK(rc::check("any question, any facets", [&fiches] {
        const auto text = *question();
        const auto choice = *fiches.choice();
        auto facets = fiches.search(text, choice, false).facets;
        std::erase_if(facets, [](const auto& facet) { return facet.values.empty(); });
        RC_PRE(!facets.empty());
        const auto facet = facets[*rc::gen::inRange<std::size_t>(0, facets.size())];
        for (const auto& value : facet.values) {
            RC_LOG() << facet.name << ": " << value.value << '\n';
            auto ticked = choice;
            ticked[index::facet_index(facet.name)] = {value.value};
            RC_ASSERT(fiches.search(text, ticked, false).total == value.count);
        }
        RC_CLASSIFY(
            std::any_of(facet.values.begin(), facet.values.end(), [](const auto& v) { return v.count > 0; }),
            "something found");
    }));
}

}  // namespace reperes::tests
