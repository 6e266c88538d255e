// Suggestions while typing: which labels, in which order, marked where.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "index/generation.h"
#include "search/suggester.h"
#include "search/vocabulary_suggestions.h"
#include "text/stop_words.h"
#include "unit/small_index.h"
#include "unit/typing.h"

namespace reperes::tests {

namespace {

using index::SuggestionKind;
using search::Suggester;
using Strings = std::vector<std::string>;

constexpr corpus::Period kAlways{{}, corpus::kNever};

index::Suggestion of(SuggestionKind kind, const std::string& label, const std::string& target = "/x",
                     corpus::Period period = kAlways) {
    return {kind, period, target, label};
}

Suggester with_titles(const Strings& titles) {
    std::vector<index::Suggestion> all;
    for (const auto& title : titles) all.push_back(of(SuggestionKind::title, title));
    return Suggester(std::move(all));
}

std::vector<search::Suggestion> ask(const Suggester& suggester, const std::string& text,
                                    std::size_t limit = 10, corpus::Instant at = corpus::now()) {
    text::Analyser analyser;
    return suggester.suggest(text, at, limit, analyser);
}

std::string text_of(const search::Suggestion& suggestion) {
    std::string text;
    for (const auto& fragment : suggestion.label) text += fragment.text;
    return text;
}

Strings labels(const std::vector<search::Suggestion>& suggestions) {
    Strings texts;
    for (const auto& suggestion : suggestions) texts.push_back(text_of(suggestion));
    return texts;
}

Strings sorted(Strings strings) {
    std::sort(strings.begin(), strings.end());
    return strings;
}

}  // namespace

TEST_CASE("what is typed finds a title by the beginnings of its words, however they are written") {
    struct Case {
        std::string title, typed, marked;
    };
    const Case cases[] = {
        {"Éthique et déontologie", "eth", "[Éth]ique et déontologie"},
        {"Éthique et déontologie", "ÉTHIQUE DÉON", "[Éthique] et [déon]tologie"},
        {"Éthique et déontologie", "deo eth", "[Éth]ique et [déo]ntologie"},
        {"Éthique et déontologie", "e\u0301thi", "[Éthi]que et déontologie"},
        {"E\u0301thique", "eth", "[E\u0301th]ique"},
        {"Éthique", "é", "[É]thique"},
        {"E\u0301thique", "é", "[E\u0301]thique"},
        {"L'hébergement d’urgence", "heb", "L'[héb]ergement d’urgence"},
        {"L'hébergement d’urgence", "l'heb", "L'[héb]ergement d’urgence"},
        {"L'hébergement d’urgence", "l", "[L]'hébergement d’urgence"},
        {"L'hébergement d’urgence", "l'", "[L]'hébergement d’urgence"},
        {"L'hébergement d’urgence", "hébergement d", "L'[hébergement] [d]’urgence"},
        {"L'hébergement d’urgence", "hébergement d'", "L'[hébergement] [d]’urgence"},
        {"L'hébergement d’urgence", "hébergement d'u", "L'[hébergement] d’[u]rgence"},
        {"L'hébergement d’urgence", "hebergement d urg", "L'[hébergement] [d]’[urg]ence"},
        {"Le secteur médico-social", "médico-s", "Le [s]ecteur [médico]-[s]ocial"},
        {"Le secteur médico-social", "medico social", "Le secteur [médico]-[social]"},
        {"Le secteur médico-social", "medicoso", "Le secteur [médico-social]"},
        {"Code civil – Article 17-1", "article 17-1", "Code civil – [Article] [17-1]"},
        {"Code civil – Article 17-1", "17-", "Code civil – Article [17]-1"},
        {"Article L. 226-2-2 du code", "L226-2", "Article [L. 226-2-2] du code"},
        {"Article L. 226-2-2 du code", "l. 226", "Article [L. 226-2-2] du code"},
        {"Article L. 226-2-2 du code", "226-2", "Article [L. 226-2-2] du code"},
        {"L'éducateur·rice de rue", "educatri", "L'[éducateur·rice] de rue"},
        {"Aujourd'hui", "aujourd'", "[Aujourd]'hui"},
        {"Main-d'œuvre", "oe", "Main-d'[œ]uvre"},
        {"Le GT 3", "gt3", "Le [GT] [3]"},
        {"Secret professionnel", "le secret", "[Secret] professionnel"},
        {"Secret professionnel", "  secret  ", "[Secret] professionnel"},
    };
    for (const auto& [title, typed, expected] : cases) {
        CAPTURE(title);
        CAPTURE(typed);
        const auto found = ask(with_titles({title}), typed);
        REQUIRE(found.size() == 1);
        CHECK(marked(found.front().label) == expected);
    }
}

TEST_CASE("a title is not suggested for what begins none of its words") {
    const std::pair<std::string, std::string> cases[] = {
        {"Éthique et déontologie", "thique"},     {"Éthique et déontologie", "éthique du"},
        {"Éthique et déontologie", "éthiques"},   {"Code civil – Article 17-1", "article 17-2"},
        {"Code pénal – Article 226-13", "226-2"}, {"Article R. 226-2", "L226-2"},
        {"Secret professionnel", "le la les"},    {"Secret professionnel", ""},
        {"Secret professionnel", " …« ,"},
    };
    for (const auto& [title, typed] : cases) {
        CAPTURE(title);
        CAPTURE(typed);
        CHECK(labels(ask(with_titles({title}), typed)) == Strings{});
    }
}

TEST_CASE("labels that begin as the text does come first, then the shorter ones") {
    const auto suggester = with_titles(
        {"Partager le secret", "Le secret", "Secrets de famille", "Secret professionnel", "Secret"});
    CHECK(labels(ask(suggester, "secret")) ==
          Strings{"Secret", "Secrets de famille", "Secret professionnel", "Le secret", "Partager le secret"});
    SUBCASE("and behind a space, the word that is whole comes before the one that goes on") {
        CHECK(labels(ask(suggester, "secret ")) == Strings{"Secret", "Secret professionnel", "Le secret",
                                                           "Partager le secret", "Secrets de famille"});
    }
}

TEST_CASE("an acronym typed whole comes first, whatever else there is") {
    std::vector<index::Suggestion> all{
        of(SuggestionKind::sigle, "ASE : aide sociale à l'enfance", "ASE"),
        of(SuggestionKind::sigle, "ASELL : association", "ASELL"),
        of(SuggestionKind::term, "asepsie", "asepsie"),
    };
    for (int i = 0; i < 30; ++i) all.push_back(of(SuggestionKind::title, fmt::format("ASE, numéro {}", i)));
    const Suggester suggester(std::move(all));
    for (const std::string typed : {"ASE", "ase", "A.S.E.", "ase ", "l'ase"}) {
        CAPTURE(typed);
        const auto found = ask(suggester, typed, 1);
        REQUIRE(found.size() == 1);
        CHECK(found.front().target == "ASE");
    }
}

TEST_CASE("no section crowds the others out, and what one leaves goes to the others") {
    std::vector<index::Suggestion> all;
    for (int i = 10; i < 60; ++i) {
        all.push_back(of(SuggestionKind::term, fmt::format("Droit {}", i)));
        all.push_back(of(SuggestionKind::title, fmt::format("Les droits de tous {}", i)));
        all.push_back(of(SuggestionKind::heading, fmt::format("Droits {} ici", i)));
        all.push_back(of(SuggestionKind::stored, fmt::format("Droit {} d'ailleurs", i)));
    }
    const auto count = [](const auto& found, SuggestionKind kind) {
        return std::count_if(found.begin(), found.end(), [&](const auto& s) { return s.kind == kind; });
    };
    const auto found = ask(Suggester(all), "droit");
    REQUIRE(found.size() == 10);
    CHECK(count(found, SuggestionKind::title) == 4);
    CHECK(count(found, SuggestionKind::term) == 3);
    CHECK(count(found, SuggestionKind::heading) == 2);
    CHECK(count(found, SuggestionKind::stored) == 1);
    std::erase_if(all, [](const auto& one) { return one.kind == SuggestionKind::title; });
    const auto others = ask(Suggester(all), "droit");
    CHECK(others.size() == 10);
    CHECK(count(others, SuggestionKind::stored) == 2);
}

TEST_CASE("a title is suggested while its version is in force") {
    const auto second = [](int n) { return corpus::Instant(std::chrono::seconds(n)); };
    const Suggester suggester(
        {of(SuggestionKind::title, "Ancien titre", "/x", {second(10), second(20)}),
         of(SuggestionKind::title, "Nouveau titre", "/x", {second(20), corpus::kNever})});
    CHECK(labels(ask(suggester, "titre", 10, second(9))) == Strings{});
    CHECK(labels(ask(suggester, "titre", 10, second(10))) == Strings{"Ancien titre"});
    CHECK(labels(ask(suggester, "titre", 10, second(19))) == Strings{"Ancien titre"});
    CHECK(labels(ask(suggester, "titre", 10, second(20))) == Strings{"Nouveau titre"});
    SUBCASE("and one that is no longer in force does not hide the same title elsewhere") {
        const Suggester two({of(SuggestionKind::title, "Accueil", "/ancien", {second(10), second(20)}),
                             of(SuggestionKind::title, "Accueil", "/nouveau", {second(20), corpus::kNever})});
        REQUIRE(ask(two, "acc", 10, second(30)).size() == 1);
        CHECK(ask(two, "acc", 10, second(30)).front().target == "/nouveau");
    }
}

TEST_CASE("no label is suggested twice, and a heading that several documents have is not suggested") {
    const Suggester suggester({of(SuggestionKind::term, "aller vers", "aller vers"),
                               of(SuggestionKind::title, "Aller vers", "/a"),
                               of(SuggestionKind::title, "ALLER VERS", "/b"),
                               of(SuggestionKind::heading, "En pratique", "/a#en-pratique"),
                               of(SuggestionKind::heading, "En pratique", "/b#en-pratique"),
                               of(SuggestionKind::heading, "En aller et retour", "/b#en-aller"),
                               of(SuggestionKind::heading, "En aller et retour", "/b#en-aller-2")});
    CHECK(labels(ask(suggester, "aller")) == Strings{"aller vers", "En aller et retour"});
    CHECK(labels(ask(suggester, "en")) == Strings{"En aller et retour"});
}

TEST_CASE("what is typed is bounded, and so is what is suggested") {
    Strings titles;
    for (int i = 0; i < 200; ++i) titles.push_back(fmt::format("Mot {}", i));
    const auto suggester = with_titles(titles);
    for (const std::size_t limit : {0U, 1U, 10U, 20U}) CHECK(ask(suggester, "mot", limit).size() == limit);
    std::string words;
    for (std::size_t i = 0; i < search::kMaxTypedWords; ++i) words += "mot ";
    CHECK(ask(suggester, words + "absent").size() == 10);
    CHECK(ask(suggester, std::string(search::kMaxTypedBytes, ' ') + "mot").empty());
    CHECK(ask(Suggester(), "mot").empty());
    CHECK(ask(with_titles({}), "mot").empty());
    CHECK(ask(with_titles({"", "…"}), "mot").empty());
}

TEST_CASE("the vocabulary is suggested: acronyms with their meanings, terms, themes") {
    corpus::Vocabulary vocabulary;
    vocabulary.sigles = {{"ASE", "aide sociale à l'enfance", "", ""},
                         {"CSS", "complémentaire santé solidaire", "", ""},
                         {"CSS", "code de la sécurité sociale", "", ""}};
    vocabulary.synonyms = {{corpus::SynonymKind::equivalent, {"épuisement professionnel", "burn-out"}}};
    vocabulary.themes = {{"logement", "Logement et hébergement", ""}};
    const Suggester suggester(search::suggestions_of(vocabulary));
    const auto only = [&](const std::string& typed) {
        const auto found = ask(suggester, typed);
        REQUIRE(found.size() == 1);
        return text_of(found.front()) + " → " + found.front().target;
    };
    CHECK(only("ase") == "ASE : aide sociale à l'enfance → ASE");
    CHECK(only("sociale enf") == "ASE : aide sociale à l'enfance → ASE");
    CHECK(only("burn") == "burn-out → burn-out");
    CHECK(only("heb") == "Logement et hébergement → Logement et hébergement");
    const auto both = ask(suggester, "css");  // searched for by what was chosen
    REQUIRE(both.size() == 2);
    CHECK(both[0].target == "code de la sécurité sociale");
    CHECK(both[1].target == "complémentaire santé solidaire");
}

// The oracle knows neither postings nor sets: it looks at every label, word by word.
namespace {

Strings words_between_spaces(const std::string& text) {
    Strings words;
    std::string word;
    for (const char c : text + " ") {
        if (c != ' ' && c != '\'') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(text::fold(std::exchange(word, "")));
        }
    }
    return words;
}

Strings by_looking_at_all(const Strings& titles, const Strings& typed) {
    Strings found;
    for (const auto& title : titles) {
        const auto words = words_between_spaces(title);
        const auto begins_one = [&](const std::string& beginning) {
            return std::any_of(words.begin(), words.end(),
                               [&](const std::string& word) { return word.starts_with(beginning); });
        };
        if (!typed.empty() && std::all_of(typed.begin(), typed.end(), begins_one)) found.push_back(title);
    }
    return found;
}

Strings without_stop_words(const Strings& typed) {
    Strings left;
    for (std::size_t i = 0; i < typed.size(); ++i)
        if (i + 1 == typed.size() || !text::is_stop_word(typed[i])) left.push_back(typed[i]);
    return left;
}

rc::Gen<std::string> joined_words(std::size_t most) {
    static const Strings kPieces = {"éducation", "École",   "secret", "secours", "d'accueil", "l'école",
                                    "droits",    "dossier", "cœur",   "Œuvre",   "hôpital",   "Hébergement",
                                    "parole",    "parents", "père",   "tutelle", "logement",  "loger",
                                    "les",       "du",      "pour"};
    return rc::gen::mapcat(rc::gen::inRange<std::size_t>(1, most + 1), [](std::size_t count) {
        return rc::gen::map(rc::gen::container<Strings>(count, rc::gen::elementOf(kPieces)),
                            [](const Strings& words) { return fmt::format("{}", fmt::join(words, " ")); });
    });
}

}  // namespace

TEST_CASE("what is suggested is what a look at every label finds") {
    CHECK(rc::check("any titles, any beginnings of words", [] {
        auto titles = *rc::gen::container<Strings>(*rc::gen::inRange<std::size_t>(0, 150), joined_words(4));
        Strings known;
        std::erase_if(titles, [&](const std::string& title) {
            const auto folded = text::fold(title);
            if (std::find(known.begin(), known.end(), folded) != known.end()) return true;
            known.push_back(folded);
            return false;
        });
        Strings typed;
        std::string text;
        const auto count = *rc::gen::inRange<std::size_t>(1, 4);
        for (std::size_t i = 0; i < count; ++i) {
            const auto words = words_between_spaces(*joined_words(1));
            const auto& word = words.back();
            typed.push_back(word.substr(0, *rc::gen::inRange<std::size_t>(1, word.size() + 1)));
            text += (i == 0 ? "" : " ") + (*rc::gen::arbitrary<bool>() ? in_capitals(typed[i]) : typed[i]);
        }
        auto expected = by_looking_at_all(titles, typed);
        if (expected.empty()) expected = by_looking_at_all(titles, without_stop_words(typed));
        RC_LOG() << "typed: " << text << '\n';
        const auto suggester = with_titles(titles);
        RC_ASSERT(sorted(labels(ask(suggester, text, titles.size()))) == sorted(expected));
        const auto limit = *rc::gen::inRange<std::size_t>(0, 12);
        RC_ASSERT(ask(suggester, text, limit).size() == std::min(limit, expected.size()));
        RC_CLASSIFY(!expected.empty(), "something found");
    }));
}

TEST_CASE("any bytes may be typed, and be labels, marking changes nothing of a label") {
    CHECK(rc::check("any bytes", [] {
        const auto label = *rc::gen::string<std::string>();
        const auto typed = *rc::gen::string<std::string>();
        const Suggester suggester(
            {of(SuggestionKind::title, label), of(SuggestionKind::sigle, "É " + label, typed)});
        for (const auto& text : {typed, label, "é" + typed, typed + " e", label + typed})
            for (const auto& suggestion : ask(suggester, text)) {
                const auto shown = text_of(suggestion);
                RC_ASSERT(shown == label || shown == "É " + label);
            }
    }));
}

TEST_CASE("an index keeps what it suggests: titles and headings of every version, titles from elsewhere") {
    corpus::SmallContent content;
    const auto first = corpus::fiche();
    content.write("fiches/f/v0001.md", first);
    auto next = corpus::changed(corpus::following(first, corpus::fiche()), "2026-11-21", "2026-11-22");
    next = corpus::changed(next, "Accueil inconditionnel", "Premier accueil");
    content.write("fiches/f/v0002.md", corpus::changed(next, "## Recevoir", "## Recevoir\n\n### Moins"));
    const TemporaryFolder elsewhere;
    const auto line = [](const std::string& id, const std::string& title, const std::string& url) {
        return nlohmann::json{{"id", id}, {"title", title}, {"text", "Texte."}, {"meta", {{"url", url}}}}
                   .dump() +
               "\n";
    };
    elsewhere.write("codes.jsonl", line("a b", "Article\tun\\deux\ntrois", "") + line("c", "", "") +
                                       line("d", "Article lié", "https://exemple.fr/d"));
    const auto index = elsewhere.path() / "index";
    REQUIRE(index::build({content.path(), index, {elsewhere.path() / "codes.jsonl"}, {}, false}));
    const auto database = index::open_current(index);
    REQUIRE(database);
    const auto own = index::read_own_suggestions(*database);
    const auto others = index::read_suggestions_from_elsewhere(*database);
    REQUIRE((own && others));
    Strings lines;
    for (const auto* stored : {&*own, &*others})
        for (const auto& one : *stored)
            lines.push_back(fmt::format("{} {} {}",
                                        index::kSuggestionLetters[static_cast<std::size_t>(one.kind)],
                                        one.target, one.label));
    CHECK(sorted(lines) ==
          sorted({"t /fiches/f Accueil inconditionnel", "h /fiches/f#recevoir Recevoir",
                  "t /fiches/f Premier accueil", "h /fiches/f#recevoir Recevoir",
                  "t /groupes/gt1 Accueil inconditionnel", "h /groupes/gt1#recevoir Recevoir",
                  "s codes/a b Article\tun\\deux\ntrois", "e https://exemple.fr/d Article lié"}));

    const auto engine = search::Engine::open(index, content.load().vocabulary, content.path());
    REQUIRE(engine);
    const auto then =
        engine->suggest("accueil",
                        corpus::paris_midnight(corpus::Date{std::chrono::year{2026}, std::chrono::month{11},
                                                            std::chrono::day{22}}),
                        10);
    REQUIRE(then);
    CHECK(labels(*then) == Strings{"Accueil", "Accueil inconditionnel"});  // the theme, and the fiche
    const auto later = engine->suggest("premier", corpus::now() + std::chrono::hours(24 * 365), 10);
    REQUIRE(later);
    CHECK(labels(*later) == Strings{"Premier accueil"});
}

TEST_CASE("suggestions that are damaged are refused, with what to do") {
    for (const char* bad : {"t\t1\t2\t/x\tTitre", "t\t1\t2\t/x\n", "t\t1\tdeux\t/x\tTitre\n",
                            "z\t1\t2\t/x\tTitre\n", "\t1\t2\t/x\tTitre\n", "t\t1\t2\t/x\tTitre\tde trop\n"}) {
        CAPTURE(bad);
        Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
        database.set_metadata(index::term(index::kMetaSuggestions, "0001"), bad);
        const auto read = index::read_suggestions_from_elsewhere(database);
        REQUIRE_FALSE(read);
        CHECK(read.error().hint.find("reperes-index build") != std::string::npos);
    }
}

}  // namespace reperes::tests
