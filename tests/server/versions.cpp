// The versions of a document over the real server: their addresses, their history, any two compared, as in
// force on a day, withdrawn; and the whole reference text on one page.
#include <doctest/doctest.h>

#include <tuple>

#include "server/project.h"

namespace reperes::tests {

namespace {

using corpus::changed;
using corpus::following;

// A real server over a content that has a history.
class Publishing {
 public:
    // Writes the next version of a document, from `file`; links it to the one before.
    void publish(const std::string& document, std::string file) {
        auto& files = versions_[document];
        if (!files.empty()) file = following(files.back(), file);
        files.push_back(file);
        content_.write(fmt::format("{}/v{:04}.md", document, files.size()), file);
    }
    void start() {
        const auto built = build_index(content_.path(), folder_.path() / "index");
        INFO(built.output);
        REQUIRE(built.status == 0);
        server_ = std::make_unique<RunningServer>(content_.path(), folder_.path() / "index",
                                                  "https://reperes.exemple.fr");
    }
    [[nodiscard]] httplib::Response get(const std::string& path) const { return server_->get(path); }
    RunningServer& server() { return *server_; }

 private:
    corpus::SmallContent content_;
    TemporaryFolder folder_;
    std::map<std::string, std::vector<std::string>> versions_;
    std::unique_ptr<RunningServer> server_;
};

// The smallest file, with a title, a text and an instant of publication.
std::string fiche(const std::string& title, const std::string& text,
                  const std::string& published = "2026-11-21T10:00:00+01:00") {
    auto file = changed(corpus::fiche(), "Accueil inconditionnel", title);
    file = changed(file, "Un texte.", text);
    return changed(file, "2026-11-21T10:00:00+01:00", published);
}
std::string section(const std::string& number, const std::string& title, const std::string& text,
                    const std::string& published = "2026-11-21T10:00:00+01:00") {
    auto file = changed(corpus::section(number), "Accueil inconditionnel", title);
    file = changed(file, "Un texte.", text);
    return changed(file, "2026-11-21T10:00:00+01:00", published);
}
std::string with(const std::string& file, const std::string& lines) {
    return changed(file, "auteur =", lines + "auteur =");
}
std::string withdrawal(const std::string& file, const std::string& reason, const std::string& more = {}) {
    return with(file, "nature = \"retrait\"\nmotif = \"" + reason + "\"\n" + more);
}

// The text of a page without its tags.
std::string text_of(const std::string& html) {
    std::string text;
    bool tag = false;
    for (const char c : html) {
        if (c == '<') tag = true;
        if (!tag) text += c;
        if (c == '>') tag = false;
    }
    return text;
}

}  // namespace

TEST_CASE("any two versions are compared, and the page says what changed") {
    Publishing site;
    site.publish("reference/secret",
                 section("2.1", "Le secret", "Le professionnel doit se taire.\n\nRien de plus.",
                         "2020-01-01T10:00:00+01:00"));
    site.publish("reference/secret",
                 changed(section("2.1", "Le secret",
                                 "Le professionnel peut se taire.\n\nRien de plus.\n\nSauf danger.",
                                 "2021-01-01T10:00:00+01:00"),
                         "\"loi\"", "\"devoir\""));
    site.publish("reference/secret",
                 with(section("2.1", "Le secret partagé", "Tout est nouveau ici, ou presque.",
                              "2022-01-01T10:00:00+01:00"),
                      "en-vigueur-le = 2099-01-01\n"));
    site.start();
    const auto page = site.get("/reference/secret/comparer?de=1&a=2");
    REQUIRE(page.status == 200);
    CHECK(contains(page.body, "doit </span>") == false);
    CHECK(contains(page.body, "[supprimé : </span>doit <span"));
    CHECK(contains(page.body, "[ajouté : </span>peut <span"));
    CHECK(contains(page.body, "</span>Sauf danger.<span"));
    CHECK(contains(text_of(page.body), "un mot supprimé, 3 mots ajoutés"));
    CHECK(contains(page.body, "<dt>Portée</dt>"));
    CHECK_FALSE(contains(page.body, "<dt>Statut</dt>"));
    CHECK(contains(page.body, "Une précision."));
    CHECK(contains(page.body, "<option value=\"1\" selected>"));
    CHECK(contains(page.body, "noindex"));

    SUBCASE("by default, the version in force with the one before") {
        const auto plain = site.get("/reference/secret/comparer");
        CHECK(plain.status == 200);
        CHECK(plain.body == page.body);
    }
    SUBCASE("backwards too, with the same words the other way round") {
        const auto back = site.get("/reference/secret/comparer?de=2&a=1");
        CHECK(contains(back.body, "[supprimé : </span>peut <span"));
        CHECK(contains(text_of(back.body), "3 mots supprimés, un mot ajouté"));
        CHECK(contains(back.body, "plus ancienne"));
    }
    SUBCASE("with one that is not yet in force, which is said") {
        const auto coming = site.get("/reference/secret/comparer?de=2&a=3");
        CHECK(coming.status == 200);
        CHECK(contains(coming.body, "La version 3 entre en vigueur le 1er janvier 2099."));
        CHECK(contains(coming.body, "<dt>Titre</dt>"));
    }
    SUBCASE("wrong parameters are told apart") {
        const std::tuple<std::string, int, std::string> wrong[] = {
            {"de=1&a=9", 404, "La version 9 de ce document"}, {"de=0&a=1", 404, "La version 0"},
            {"de=abc", 400, "pas un numéro de version"},      {"de=-1", 400, "numéro de version"},
            {"de=99999999999", 400, "numéro de version"},     {"de=2&a=2", 400, "deux versions différentes"},
        };
        for (const auto& [parameters, status, says] : wrong) {
            CAPTURE(parameters);
            const auto answer = site.get("/reference/secret/comparer?" + parameters);
            CHECK(answer.status == status);
            CHECK(contains(answer.body, says));
            CHECK(contains(answer.body, "href=\"/reference/secret\""));
        }
        CHECK(site.get("/groupes/gt1/comparer").status == 404);
        CHECK(site.get("/reference/secret/comparer/x").status == 404);
        CHECK(site.get("/reference/inconnue/comparer").status == 404);
    }
}

TEST_CASE("what did not change is folded, but the headings above a change are seen") {
    const std::string start =
        "Premier.\n\nDeuxième.\n\n## Qui\n\nTroisième.\n\n### Détail\n\nQuatrième.\n\n## Où\n\n";
    Publishing site;
    site.publish("fiches/f", fiche("F", start + "Ici même.\n\nFin un.\n\nFin deux."));
    site.publish("fiches/f", fiche("F", start + "Là-bas même.\n\nFin un.\n\nFin deux."));
    site.start();
    const auto page = site.get("/fiches/f/comparer").body;
    const auto folds = between(page, "<details class=\"inchange\">", "</details>");
    REQUIRE(folds.size() == 2);
    CHECK(contains(folds[0], "Troisième."));
    CHECK(contains(folds[0], "<h4>Détail</h4>"));
    CHECK_FALSE(contains(folds[0], "<h3>Où</h3>"));
    CHECK(contains(page, "</details>\n<h3>Où</h3>"));
    CHECK(contains(folds[1], "2 paragraphes sans changement"));
}

TEST_CASE("what an editor wrote is compared as text, never obeyed") {
    Publishing site;
    site.publish("fiches/f", fiche("F", "Il écrit \\<script>alert(1)\\</script> et {{titre}}."));
    site.publish("fiches/f", fiche("F &amp; \\\"G\\\"", "Il écrit \\<b onload=x> et {{{corps_html}}}."));
    site.start();
    const auto page = site.get("/fiches/f/comparer").body;
    CHECK_FALSE(contains(page, "<script>"));
    CHECK_FALSE(contains(page, "<b onload"));
    CHECK(contains(page, "&lt;b onload"));
    CHECK(contains(page, "{{{corps_html}}}"));
}

TEST_CASE("the history tells each version: dates, note, who, and leads to it and to the comparison") {
    Publishing site;
    site.publish("fiches/f", fiche("F", "Un.", "2020-01-01T10:00:00+01:00"));
    site.publish("fiches/f",
                 with(fiche("F", "Deux.", "2021-01-01T10:00:00+01:00"), "relecteur = \"Une relectrice\"\n"));
    site.publish("fiches/f",
                 with(fiche("F", "Trois.", "2022-01-01T10:00:00+01:00"), "en-vigueur-le = 2099-01-01\n"));
    site.start();
    const auto page = site.get("/fiches/f").body;
    const auto items = between(page, "<ol class=\"historique\" reversed>", "</ol>");
    REQUIRE(items.size() == 1);
    const auto text = text_of(items[0]);
    for (const char* said : {"à venir", "en vigueur", "1er janvier 2020, jusqu'au 1er janvier 2021",
                             "Première version.", "Une précision.", "changement mineur",
                             "Relecture : Une relectrice.", "publiée le 1er janvier 2022"}) {
        CAPTURE(said);
        CHECK(contains(text, said));
    }
    for (const char* link : {"/fiches/f/v/1", "/fiches/f/v/2", "/fiches/f/v/3", "/fiches/f/comparer?de=1&a=2",
                             "/fiches/f/comparer?de=2&a=3"}) {
        CAPTURE(link);
        CHECK(contains(items[0], "href=\"" + std::string(link) + "\""));
    }
    CHECK(contains(page, "href=\"/fiches/f.atom\""));
}

TEST_CASE("a document is read as in force on a day, and the page says so at the top") {
    Publishing site;
    site.publish("reference/secret",
                 section("2.1", "Secret", "Le texte de 2020.", "2020-03-10T23:30:00+01:00"));
    site.publish("reference/secret",
                 section("2.1", "Secret", "Le texte de 2021.", "2021-03-10T12:00:00+01:00"));
    site.publish("reference/secret",
                 with(section("2.1", "Secret", "Le texte de 2099.", "2022-03-10T12:00:00+01:00"),
                      "en-vigueur-le = 2099-06-01\n"));
    site.publish("reference/suite", section("2.2", "Suite", "Plus tard.", "2021-06-01T12:00:00+01:00"));
    site.start();
    const std::tuple<std::string, std::string, bool> days[] = {
        {"2020-03-10", "Le texte de 2020.", true},  // published half an hour before the end of that day
        {"2021-03-09", "Le texte de 2020.", true},
        {"2021-03-10", "Le texte de 2021.", true},
        {"2099-05-31", "Le texte de 2021.", true},
        {"2099-06-01", "Le texte de 2099.", true},  // from its first second
        {"", "Le texte de 2021.", false},
    };
    for (const auto& [day, text, said] : days) {
        CAPTURE(day);
        const auto answer = site.get("/reference/secret?au=" + day);
        CHECK(answer.status == 200);
        CHECK(contains(answer.body, text));
        CHECK(contains(answer.body, "Lire ce qui l'est aujourd'hui") == said);
        CHECK(contains(answer.body, "name=\"robots\" content=\"noindex\"") == said);
    }
    CHECK(contains(site.get("/reference/secret?au=2099-06-01").body, "sera en vigueur"));
    // Neighbours are read as of the same day.
    CHECK_FALSE(contains(site.get("/reference/secret?au=2021-03-10").body, "/reference/suite"));
    CHECK(contains(site.get("/reference/secret?au=2021-07-01").body,
                   "href=\"/reference/suite?au=2021-07-01\""));

    const auto before = site.get("/reference/secret?au=2020-03-09");
    CHECK(before.status == 404);
    CHECK(contains(before.body, "10 mars 2020"));
    for (const char* wrong : {"hier", "2021-02-30", "2021-3-1"}) {
        CAPTURE(wrong);
        CHECK(site.get(std::string("/reference/secret?au=") + wrong).status == 400);
        CHECK(site.get(std::string("/reference?au=") + wrong).status == 400);
        CHECK(site.get(std::string("/reference/integral?au=") + wrong).status == 400);
    }
    SUBCASE("the plan and the whole text too") {
        const auto plan = site.get("/reference?au=2021-03-10").body;
        CHECK(contains(plan, "href=\"/reference/secret?au=2021-03-10\""));
        CHECK_FALSE(contains(plan, "Suite"));
        CHECK(contains(plan, "href=\"/reference/integral?au=2021-03-10\""));
        const auto whole = site.get("/reference/integral?au=2021-03-09").body;
        CHECK(contains(whole, "Le texte de 2020."));
        CHECK_FALSE(contains(whole, "Le texte de 2021."));
        CHECK(contains(whole, "Texte au <time datetime=\"2021-03-09\">"));
        CHECK(contains(site.get("/reference/integral?au=1999-01-01").body, "Aucune section"));
    }
}

TEST_CASE("the whole text holds every section in force, in order, with its anchors and its reference") {
    Publishing site;
    const std::string text =
        "Voir [plus bas](#recevoir).[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Une note.";
    site.publish("reference/deux", section("2.2", "Deux", text));
    site.publish("reference/dix", section("2.10", "Dix", text));
    site.publish("reference/un", section("1.1", "Un", text));
    site.publish("reference/retiree", section("1.2", "Retirée", text));
    site.publish("reference/retiree", withdrawal(section("1.2", "Retirée", text), "plus-en-vigueur"));
    site.start();
    const auto page = site.get("/reference/integral").body;
    CHECK(between(page, "<h3 id=\"", "\"") == Strings{"un", "deux", "dix"});
    auto ids = between(page, " id=\"", "\"");
    std::sort(ids.begin(), ids.end());
    CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    for (const auto& target : between(page, "href=\"#", "\"")) {
        CAPTURE(target);
        CHECK(std::binary_search(ids.begin(), ids.end(), target));
    }
    CHECK(contains(page, "<h4 id=\"deux-recevoir\">Recevoir</h4>"));
    CHECK(contains(page, "aria-label=\"Tableau 1, section 2.10\""));
    CHECK(contains(page, "https://reperes.exemple.fr/reference/deux/v/1</a>"));
    CHECK(contains(site.get("/reference").body, "href=\"/reference/integral\""));
}

TEST_CASE("a withdrawn document has a page that says why, for each of the three reasons") {
    Publishing site;
    for (const std::string name : {"erreur", "remplacee", "finie"})
        site.publish("fiches/" + name, fiche("Fiche " + name, "Texte à lire."));
    site.publish("fiches/nouvelle", fiche("La nouvelle", "Texte neuf."));
    site.publish("fiches/erreur",
                 changed(withdrawal(fiche("Fiche erreur", "Texte à lire."), "publie-par-erreur"),
                         "Recevoir chaque personne", "Résumé secret"));
    site.publish("fiches/remplacee", withdrawal(fiche("Fiche remplacee", "Texte à lire."), "remplace",
                                                "remplace-par = \"/fiches/nouvelle\"\n"));
    site.publish(
        "fiches/finie",
        withdrawal(fiche("Fiche finie", "Texte à lire.", "2026-11-21T12:00:00+01:00"), "plus-en-vigueur"));
    site.start();
    for (const std::string name : {"erreur", "remplacee", "finie"}) {
        CAPTURE(name);
        for (const std::string& path : {"/fiches/" + name, "/fiches/" + name + "/v/2"}) {
            const auto page = site.get(path);
            CHECK(page.status == 410);
            CHECK(contains(page.body, "Fiche " + name));
            CHECK(contains(page.body, "Document retiré le"));
            CHECK(contains(page.body, "Une précision."));
            CHECK(contains(page.body, "class=\"historique\""));
            CHECK_FALSE(contains(page.body, "Texte à lire."));
            CHECK(contains(page.body, "noindex"));
        }
        CHECK(site.get("/fiches/" + name + "/comparer").status == 404);
    }
    SUBCASE("published in error: its text is nowhere, at no address and at no date") {
        for (const char* path :
             {"/fiches/erreur", "/fiches/erreur/v/1", "/fiches/erreur/v/2", "/fiches/erreur?au=2026-11-21"}) {
            CAPTURE(path);
            const auto page = site.get(path);
            CHECK(page.status == 410);
            CHECK(contains(page.body, "publié par erreur"));
            CHECK_FALSE(contains(page.body, "Texte à lire."));
            CHECK_FALSE(contains(page.body, "Recevoir chaque personne"));
            CHECK_FALSE(contains(page.body, "Résumé secret"));
            CHECK_FALSE(contains(page.body, "href=\"/fiches/erreur/v/1\""));
        }
        CHECK(site.get("/fiches/erreur/v/1.bib").status == 404);
        CHECK(site.get("/fiches/erreur/comparer?de=1&a=2").status == 410);
        CHECK_FALSE(contains(site.get("/fiches/erreur.atom").body, "Recevoir chaque personne"));
        const auto found = site.server().json("/api/v1/recherche?q=erreur&au=2026-11-21");
        for (const auto& result : found.at("resultats"))
            CHECK_FALSE(contains(result.at("id"), "fiches/erreur"));
    }
    SUBCASE("replaced: it leads to what replaces it") {
        CHECK(contains(site.get("/fiches/remplacee").body, "<a href=\"/fiches/nouvelle\">La nouvelle</a>"));
    }
    SUBCASE("no longer in force: the last text stays readable, and says that it is over") {
        CHECK(contains(site.get("/fiches/finie").body, "href=\"/fiches/finie/v/1\""));
        const auto last = site.get("/fiches/finie/v/1");
        CHECK(last.status == 200);
        CHECK(contains(last.body, "Texte à lire."));
        CHECK(contains(last.body, "plus en vigueur depuis le"));
        CHECK(contains(last.body, "Voir pourquoi le document a été retiré"));
    }
}

TEST_CASE("feeds tell what changed, where to compare, and what was withdrawn") {
    Publishing site;
    site.publish("fiches/suivie", fiche("Suivie", "Un.", "2020-01-01T10:00:00+01:00"));
    site.publish("fiches/suivie", fiche("Suivie", "Deux.", "2021-01-01T10:00:00+01:00"));
    site.publish("fiches/retiree", fiche("Retirée", "Un mot rare : zéphyr.", "2020-01-01T10:00:00+01:00"));
    site.publish("fiches/retiree",
                 withdrawal(fiche("Retirée", "Rien.", "2021-01-01T10:00:00+01:00"), "plus-en-vigueur"));
    site.start();
    const std::string origin = "https://reperes.exemple.fr";
    const auto all = site.get("/recherche.atom").body;
    CHECK(contains(all, "Ce qui change"));
    CHECK(contains(all, "href=\"" + origin + "/fiches/suivie/comparer?de=1&amp;a=2\""));
    CHECK(contains(all, "<id>" + origin + "/fiches/retiree/v/2</id>"));
    CHECK(contains(all, "Retirée (document retiré)"));
    CHECK(contains(all, "Document retiré\u00A0: plus en vigueur."));
    SUBCASE("of a search, what it would have found") {
        CHECK(contains(site.get("/recherche.atom?q=zephyr").body, "/fiches/retiree/v/2"));
        CHECK_FALSE(contains(site.get("/recherche.atom?q=suivie").body, "/fiches/retiree/v/2"));
        CHECK(contains(site.get("/recherche.atom?pays=FR").body, "/fiches/retiree/v/2"));
        CHECK_FALSE(contains(site.get("/recherche.atom?type=groupe").body, "/fiches/retiree/v/2"));
        CHECK_FALSE(
            contains(site.get("/recherche.atom?publie-jusque=2020-06-01").body, "/fiches/retiree/v/2"));
    }
    SUBCASE("of one document, each of its versions") {
        const auto feed = site.get("/fiches/suivie.atom");
        CHECK(feed.status == 200);
        CHECK(feed.get_header_value("Content-Type") == "application/atom+xml; charset=utf-8");
        CHECK(between(feed.body, "<id>", "</id>") == Strings{origin + "/fiches/suivie.atom",
                                                             origin + "/fiches/suivie/v/2",
                                                             origin + "/fiches/suivie/v/1"});
        CHECK(site.get("/fiches/retiree.atom").status == 200);
        CHECK(site.get("/fiches/inconnue.atom").status == 404);
        CHECK(site.get("/fiches/suivie/v/1.atom").status == 404);
        CHECK(site.get("/groupes/gt1.atom").status == 200);
    }
}

}  // namespace reperes::tests
