// What drafting refuses, over the real server: acts beyond one's rights, approvals of other words, savings
// over somebody else's, and texts that are not what they seem.
#include "server/writing.h"

namespace reperes::tests {

namespace {

// A draft of a fiche that has all it needs.
std::string whole_draft(Commission& commission, const std::string& title) {
    const auto draft = commission.begin("fiches", title);
    REQUIRE(commission.write(commission.jeanne, draft, whole_fiche()).status == 303);
    return draft;
}

}  // namespace

TEST_CASE("whoever writes may neither approve nor publish, whatever they send") {
    Commission commission;
    auto& [space, marie, jeanne, paul, emma] = commission;
    const auto draft = whole_draft(commission, "Sans passe-droit");
    const auto revision = value_in(form_of(jeanne.read(draft).body, draft + "/enregistrer"), "revision");
    CHECK(jeanne.send(draft + "/publier", {{"revision", revision}}).status == 403);
    REQUIRE(commission.submit(draft).status == 303);
    const auto digest = between(jeanne.read(draft + "/relire").body, "name=\"empreinte\" value=\"", "\"");
    CHECK(digest.empty());
    const auto paul_sees = form_of(paul.read(draft + "/relire").body, draft + "/renvoyer");
    CHECK(jeanne.send(draft + "/approuver", paul_sees).status == 403);
    CHECK(paul.send("/espace/nouveau", {{"collection", "fiches"}, {"titre", "Paul n'écrit pas"}}).status ==
          403);
    CHECK(emma.send(draft + "/approuver", paul_sees).status == 403);
    REQUIRE(paul.send(draft + "/approuver", paul_sees).status == 303);
    const auto approved = form_of(emma.read(draft + "/publier").body, draft + "/publier");
    CHECK(jeanne.send(draft + "/publier", approved).status == 403);
    CHECK(paul.send(draft + "/publier", approved).status == 403);
    CHECK(space.server().get("/fiches/sans-passe-droit").status == 404);
}

TEST_CASE("whoever wrote one word of a text may not approve it") {
    Commission commission;
    auto& [space, marie, jeanne, paul, emma] = commission;
    space.add(marie, "lea", "Léa Noir", {"role-fiches-redacteur", "role-fiches-relecteur"});
    auto lea = space.somebody();
    REQUIRE(lea.log_in("lea").status == 303);
    const auto draft = whole_draft(commission, "À plusieurs mains");
    REQUIRE(commission.write(lea, draft, {{"resume", "Léa change le résumé."}}).status == 303);
    REQUIRE(commission.submit(draft).status == 303);
    CHECK_FALSE(contains(lea.read(draft + "/relire").body, "Approuver ce texte"));
    CHECK(lea.send(draft + "/approuver", form_of(paul.read(draft + "/relire").body, draft + "/renvoyer"))
              .status == 403);
    CHECK(commission.approve(paul, draft).status == 303);
}

TEST_CASE("an approval is of the words that were read: any change voids it") {
    Commission commission;
    auto& [space, marie, jeanne, paul, emma] = commission;
    const auto draft = whole_draft(commission, "Mot pour mot");
    const auto form = form_of(jeanne.read(draft).body, draft + "/enregistrer");
    REQUIRE(commission.submit(draft).status == 303);
    const auto read = form_of(paul.read(draft + "/relire").body, draft + "/renvoyer");

    SUBCASE("between the reading and the approval") {
        REQUIRE(jeanne.send(draft + "/reprendre", form_of(jeanne.read(draft).body, draft + "/reprendre"))
                    .status == 303);
        REQUIRE(commission.write(jeanne, draft, {{"corps", "Autre chose."}}).status == 303);
        REQUIRE(commission.submit(draft).status == 303);
        CHECK(paul.send(draft + "/approuver", read).status == 412);
        // Even for who sends the revision of today with the digest of yesterday.
        const auto today = form_of(paul.read(draft + "/relire").body, draft + "/renvoyer");
        CHECK(paul.send(draft + "/approuver", typed(read, {{"revision", value_in(today, "revision")}}))
                  .status == 409);
        CHECK(contains(jeanne.read(draft).body, "attend un second lecteur"));
    }
    SUBCASE("after the approval") {
        REQUIRE(paul.send(draft + "/approuver", read).status == 303);
        const auto approved = form_of(emma.read(draft + "/publier").body, draft + "/publier");
        const auto state = form_of(jeanne.read(draft).body, draft + "/reprendre");
        const auto changed =
            jeanne.send(draft + "/enregistrer",
                        typed(form, {{"corps", "Autre chose."}, {"revision", value_in(state, "revision")}}));
        CHECK(changed.status == 303);
        CHECK(emma.send(draft + "/publier", approved).status >= 400);
        CHECK(commission.publish_as_is(emma, draft).status == 403);
    }
    CHECK(space.server().get("/fiches/mot-pour-mot").status == 404);
}

TEST_CASE("a text that is sent back comes with the reason, and a reason is asked for") {
    Commission commission;
    auto& [space, marie, jeanne, paul, emma] = commission;
    const auto draft = whole_draft(commission, "À reprendre");
    REQUIRE(commission.submit(draft).status == 303);
    const auto form = form_of(paul.read(draft + "/relire").body, draft + "/renvoyer");
    const auto without = paul.send(draft + "/renvoyer", form);
    CHECK(without.status == 422);
    CHECK(contains(without.body, "aria-describedby=\"remarque-faute\""));
    CHECK(paul.send(draft + "/renvoyer", typed(form, {{"remarque", "La source manque."}})).status == 303);
    const auto page = jeanne.read(draft).body;
    CHECK(contains(page, "La source manque."));
    CHECK(contains(page, "name=\"corps\""));
}

TEST_CASE("saving asks from which revision: nothing is written over what somebody else wrote") {
    Commission commission;
    auto& [space, marie, jeanne, paul, emma] = commission;
    space.add(marie, "lea", "Léa Noir", {"role-fiches-redacteur"});
    auto lea = space.somebody();
    REQUIRE(lea.log_in("lea").status == 303);
    const auto draft = whole_draft(commission, "À deux");
    const auto jeannes = form_of(jeanne.read(draft).body, draft + "/enregistrer");
    const auto leas = form_of(lea.read(draft).body, draft + "/enregistrer");

    auto without = jeannes;
    std::erase_if(without, [](const auto& field) { return field.first == "revision"; });
    CHECK(jeanne.send(draft + "/enregistrer", without).status == 428);

    REQUIRE(lea.send(draft + "/enregistrer", typed(leas, {{"corps", "Léa a tout récrit."}})).status == 303);
    const auto refused = jeanne.send(
        draft + "/enregistrer",
        typed(jeannes, {{"resume", "Jeanne a repris le résumé."}, {"corps", "Jeanne a changé la fin."}}));
    CHECK(refused.status == 412);
    CHECK(contains(refused.body, "Léa Noir a enregistré ce brouillon avant vous"));
    CHECK(contains(refused.body, "Léa a tout récrit."));
    CHECK(contains(refused.body, "Jeanne a changé la fin."));
    CHECK(contains(refused.body, "<del>"));
    CHECK(value_in(form_of(lea.read(draft).body, draft + "/enregistrer"), "corps") == "Léa a tout récrit.");

    // What the second one typed outlives the page.
    const auto copy = between(refused.body, "<a href=\"/espace/brouillons/", "\"").at(0);
    CHECK(contains(jeanne.read("/espace/brouillons/" + copy).body, "Jeanne a changé la fin."));

    // The page goes on: her text, or both.
    auto merged = form_of(refused.body, draft + "/enregistrer");
    CHECK(value_in(merged, "corps") == "Jeanne a changé la fin.");
    merged = typed(merged, {{"corps", "Léa a tout récrit. Jeanne a changé la fin."}});
    CHECK(jeanne.send(draft + "/enregistrer", merged).status == 303);
    const auto now = form_of(jeanne.read(draft).body, draft + "/enregistrer");
    CHECK(value_in(now, "corps") == "Léa a tout récrit. Jeanne a changé la fin.");
    CHECK(value_in(now, "resume") == "Jeanne a repris le résumé.");
    CHECK(contains(jeanne.read("/espace/brouillons/" + copy).body, "abandonné"));
}

TEST_CASE("the script saves by If-Match, and is told the revision or who was first") {
    Commission commission;
    auto& jeanne = commission.jeanne;
    const auto draft = whole_draft(commission, "Tout seul");
    const auto form = form_of(jeanne.read(draft).body, draft + "/enregistrer");
    const auto revision = value_in(form, "revision");
    const auto save = [&](const std::string& corps) {
        return jeanne.send(draft + "/enregistrer", typed(form, {{"corps", corps}}),
                           {{"Sec-Fetch-Site", "same-origin"}, {"If-Match", "\"" + revision + "\""}});
    };
    const auto saved = save("Une phrase.");
    CHECK(saved.status == 200);
    CHECK(saved.get_header_value("Content-Type") == "application/json; charset=utf-8");
    CHECK(nlohmann::json::parse(saved.body)["revision"] == std::stoi(revision) + 1);
    const auto late = save("Une autre.");
    CHECK(late.status == 412);
    CHECK(nlohmann::json::parse(late.body)["par"] == "Jeanne Petit");
    CHECK_FALSE(nlohmann::json::parse(late.body)["copie"].get<std::string>().empty());
}

TEST_CASE("what is wrong is told at its field, and nothing typed is lost") {
    Commission commission;
    auto& jeanne = commission.jeanne;
    const auto draft = commission.begin("fiches", "Avec des fautes");
    const Fields wrong{{"resume", "Un résumé."},
                       {"corps", "Du <b>HTML</b> et <script>alert(1)</script>."},
                       {"type", "inconnu"},
                       {"groupes", "commission-ethique"},
                       {"pays", "Syldavie"},
                       {"a-revoir-le", "31/02/2027"},
                       {"annee-debut", "deux mille"},
                       {"sources.1.titre", "Un livre"},
                       {"sources.1.url", "pas une adresse"}};
    REQUIRE(commission.write(jeanne, draft, wrong).status == 303);
    const auto page = jeanne.read(draft).body;
    for (const char* id : {"corps", "type", "pays", "a-revoir-le", "annee-debut", "sources-1-url"}) {
        CAPTURE(id);
        CHECK(contains(page, "id=\"c-" + std::string(id) + "-faute\""));
        CHECK(contains(page, "href=\"#c-" + std::string(id) + "\""));
    }
    const auto form = form_of(page, draft + "/enregistrer");
    for (const auto& [name, value] : wrong) {
        CAPTURE(name);
        CHECK(value_in(form, name) == value);
    }
    CHECK(commission.submit(draft).status == 422);
    CHECK_FALSE(contains(page, "<script>alert"));
}

TEST_CASE("dates, countries and languages are typed as French people write them") {
    Commission commission;
    auto& jeanne = commission.jeanne;
    const auto draft = commission.begin("fiches", "Écrite naturellement");
    REQUIRE(commission.write(jeanne, draft, whole_fiche()).status == 303);
    REQUIRE(commission
                .write(jeanne, draft,
                       {{"a-revoir-le", "1/2/2027"},
                        {"pays", "royaume uni\nBelgique\nFR"},
                        {"langue", "Anglais"},
                        {"sources.1.titre", "Un rapport"},
                        {"sources.1.date", "5/2016"}})
                .status == 303);
    const auto form = form_of(jeanne.read(draft).body, draft + "/enregistrer");
    CHECK(value_in(form, "a-revoir-le") == "2027-02-01");
    CHECK(value_in(form, "pays") == "Royaume-Uni\nBelgique\nFrance");
    CHECK(value_in(form, "langue") == "anglais");
    CHECK(value_in(form, "sources.1.date") == "2016-05");
    CHECK(commission.submit(draft).status == 303);
}

TEST_CASE("sources are added and taken out by buttons, with all that is typed kept") {
    Commission commission;
    auto& jeanne = commission.jeanne;
    const auto draft = whole_draft(commission, "Bien sourcée");
    const auto more =
        commission.write(jeanne, draft, {{"sources.1.titre", "La première"}, {"suite", "source"}});
    CHECK(more.status == 303);
    const auto page = jeanne.read(draft + "?ajout=1").body;
    CHECK(contains(page, "name=\"sources.2.titre\""));
    CHECK(value_in(form_of(page, draft + "/enregistrer"), "sources.1.titre") == "La première");
    CHECK(commission.write(jeanne, draft, {{"sources.2.titre", "La seconde"}}).status == 303);
    CHECK(commission.write(jeanne, draft, {{"retirer", "1"}}).status == 303);
    const auto form = form_of(jeanne.read(draft).body, draft + "/enregistrer");
    CHECK(value_in(form, "sources.1.titre") == "La seconde");
    CHECK(value_in(form, "sources.2.titre").empty());
}

TEST_CASE("the address of a new page is made from its title, and no two have the same") {
    Commission commission;
    auto& jeanne = commission.jeanne;
    commission.published_fiche("L'accueil, d'abord !");
    CHECK(commission.space.server().get("/fiches/l-accueil-d-abord").status == 200);
    const auto draft = commission.begin("fiches", "L'accueil d'abord");
    CHECK(value_in(form_of(jeanne.read(draft).body, draft + "/enregistrer"), "dossier") ==
          "l-accueil-d-abord-2");
    const auto taken = commission.write(jeanne, draft, {{"dossier", "l-accueil-d-abord"}});
    CHECK(taken.status == 422);
    CHECK(contains(taken.body, "id=\"c-dossier-faute\""));
    for (const char* name : {"../../etc", "A b", "é", "-", "a--b"}) {
        CAPTURE(name);
        CHECK(commission.write(jeanne, draft, {{"dossier", name}}).status == 422);
    }
    CHECK(commission.write(jeanne, draft, {{"dossier", "accueil-choisi"}}).status == 303);
    REQUIRE(commission.write(jeanne, draft, whole_fiche()).status == 303);
    commission.bring_to_publication(draft);
    CHECK(commission.space.server().get("/fiches/accueil-choisi").status == 200);
}

TEST_CASE("what is typed is shown and never run, in the space as on the public pages") {
    Commission commission;
    auto& [space, marie, jeanne, paul, emma] = commission;
    const std::string script = "<script>alert(1)</script>", image = "\"><img src=x onerror=alert(1)>";
    const std::string quote = "'\" {{{corps_html}}} {{#jeton}}x{{/jeton}} +++";
    const auto draft = commission.begin("fiches", script + " titre");
    const Fields hostile{
        {"titre", script + " titre " + quote},
        {"resume", image + quote},
        {"corps", "[lien](javascript:alert(1)) `" + script + "` {{{corps_html}}}\n\n+++\n\ntitre = \"x\""},
        {"type", "acces-aux-droits"},
        {"groupes", "commission-ethique"},
        {"pays", "France"},
        {"territoires", script + "\n" + image},
        {"organisations", quote},
        {"sources.1.titre", script + quote},
        {"sources.1.editeur", image}};
    REQUIRE(commission.write(jeanne, draft, hostile).status == 303);
    REQUIRE(commission.submit(draft).status == 303);
    Strings pages{jeanne.read(draft).body, jeanne.read(draft + "/apercu").body,
                  paul.read(draft + "/relire").body, paul.read("/espace").body,
                  jeanne.read("/espace/brouillons").body};
    const auto read = form_of(paul.read(draft + "/relire").body, draft + "/renvoyer");
    REQUIRE(paul.send(draft + "/renvoyer", typed(read, {{"remarque", script + image}})).status == 303);
    pages.push_back(jeanne.read(draft).body);
    REQUIRE(commission.submit(draft).status == 303);
    REQUIRE(commission.approve(paul, draft).status == 303);
    pages.push_back(emma.read(draft + "/publier").body);
    pages.push_back(emma.read("/espace/edition").body);
    REQUIRE(commission.publish(emma, draft).status == 303);
    const auto address = between(emma.read(draft).body, "<a href=\"/fiches/", "/v/1").at(0);
    for (const auto& target :
         {"/fiches/" + address, "/fiches/" + address + "/v/1", std::string("/recherche?q=titre"),
          std::string("/recherche.atom"), std::string("/")})
        pages.push_back(space.server().get(target).body);
    for (const auto& page : pages) {
        CHECK_FALSE(contains(page, script));
        CHECK_FALSE(contains(page, "<img src=x"));
        CHECK_FALSE(contains(page, "href=\"javascript:"));
    }
    CHECK(contains(pages.front(), "{{{corps_html}}}"));
}

TEST_CASE("fiches need no second reader when the settings say so, and the reference text always does") {
    Commission commission;
    auto& [space, marie, jeanne, paul, emma] = commission;
    const auto fiche = whole_draft(commission, "Sans relecture");
    const auto section = commission.begin("reference", "Toujours relue");
    REQUIRE(commission.write(jeanne, section, whole_section("1.9")).status == 303);
    CHECK(commission.publish_as_is(emma, fiche).status == 403);
    const auto settings = form_of(marie.read("/espace/reglages").body, "/espace/reglages");
    Fields without;
    for (const auto& field : settings)
        if (field.first != "fiches-relues") without.push_back(field);
    REQUIRE(marie.send("/espace/reglages", without).status == 303);
    CHECK(commission.publish_as_is(emma, section).status == 403);
    CHECK(commission.publish_as_is(emma, fiche).status == 303);
    CHECK(space.server().get("/fiches/sans-relecture").status == 200);
    CHECK(space.server().get("/reference/toujours-relue").status == 404);
}

TEST_CASE("a draft that another publication has overtaken says so, and follows it when told to") {
    Commission commission;
    auto& [space, marie, jeanne, paul, emma] = commission;
    commission.published_fiche("Deux versions à la fois");
    Strings drafts;
    for (const char* corps : {"La première.", "La seconde."}) {
        drafts.push_back(commission.begin_from("fiches/deux-versions-a-la-fois", "version", "1"));
        commission.write(jeanne, drafts.back(),
                         {{"corps", corps}, {"note-de-changement", corps}, {"changement", "mineur"}});
    }
    commission.bring_to_publication(drafts[0]);
    REQUIRE(commission.submit(drafts[1]).status == 303);
    REQUIRE(commission.approve(paul, drafts[1]).status == 303);
    CHECK(commission.publish(emma, drafts[1]).status == 409);
    const auto page = jeanne.read(drafts[1]).body;
    CHECK(contains(page, "La version 2 a été publiée"));
    CHECK(contains(page, "/fiches/deux-versions-a-la-fois/comparer?de=1&amp;a=2"));
    REQUIRE(jeanne.send(drafts[1] + "/actualiser", form_of(page, drafts[1] + "/actualiser")).status == 303);
    commission.bring_to_publication(drafts[1]);
    CHECK(contains(space.server().get("/fiches/deux-versions-a-la-fois/v/3").body, "La seconde."));
}

}  // namespace reperes::tests
