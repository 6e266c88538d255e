// From the first word to the page that readers see, over the real server: a fiche, a section, an edition, a
// restoration, a withdrawal.
#include "server/writing.h"

namespace reperes::tests {

TEST_CASE("a fiche is written, read by another, published, and found at once") {
    Commission commission;
    auto& [space, marie, jeanne, paul, emma] = commission;
    const auto draft = commission.begin("fiches", "Accueillir sans rendez-vous");
    CHECK(space.server().get("/fiches/accueillir-sans-rendez-vous").status == 404);

    CHECK(commission.write(jeanne, draft, whole_fiche()).status == 303);
    const auto preview = jeanne.read(draft + "/apercu");
    CHECK(preview.status == 200);
    CHECK(contains(preview.body, "<h1>Accueillir sans rendez-vous</h1>"));
    CHECK(contains(preview.body, "pas publique"));
    CHECK(contains(preview.body, "noindex"));

    const auto submitted = commission.submit(draft);
    CHECK(submitted.status == 303);
    CHECK(contains(jeanne.read(draft).body, "attend un second lecteur"));
    CHECK(contains(paul.read("/espace").body, "Accueillir sans rendez-vous"));
    CHECK(contains(paul.read(draft + "/relire").body, "Ouvrir la porte, écouter, orienter."));
    CHECK(commission.approve(paul, draft).status == 303);
    CHECK(space.server().get("/fiches/accueillir-sans-rendez-vous").status == 404);

    const auto published = commission.publish(emma, draft);
    CHECK(location(published) == draft);
    const auto page = space.server().get("/fiches/accueillir-sans-rendez-vous");
    CHECK(page.status == 200);
    CHECK(contains(page.body, "Jeanne Petit"));
    CHECK(contains(page.body, "Paul Martin"));
    CHECK(contains(space.server().get("/recherche?q=rendez-vous").body, "/fiches/accueillir-sans-rendez-vous"));
    CHECK(contains(space.server().get("/recherche.atom").body, "/fiches/accueillir-sans-rendez-vous/v/1"));
    CHECK(contains(emma.read(draft).body, "Version 1 publiée"));
}

TEST_CASE("a text that exists already is told to whoever begins it again, and countries are picked by name") {
    Commission commission;
    auto& [space, marie, jeanne, paul, emma] = commission;
    commission.published_fiche("Accueillir les jeunes majeurs");
    const auto typed_title = jeanne.read("/espace/semblables?collection=fiches&titre=accueillir+les+jeunes+majeurs");
    CHECK(typed_title.status == 200);
    const auto found = nlohmann::json::parse(typed_title.body).at("semblables");
    REQUIRE(found.size() == 1);
    CHECK(found[0].at("url") == "/fiches/accueillir-les-jeunes-majeurs");
    CHECK(nlohmann::json::parse(jeanne.read("/espace/semblables?collection=fiches&titre=tout+autre+chose").body)
              .at("semblables")
              .empty());
    CHECK(paul.read("/espace/semblables?titre=x").status == 403);  // he does not write
    const auto sheet = jeanne.read("/espace/modele.csv");
    CHECK(sheet.get_header_value("Content-Disposition") == "attachment; filename=\"reperes-modele.csv\"");
    CHECK(sheet.body == run({program("reperes-index"), "template"}).output);

    const auto draft = commission.begin("fiches", "Accueillir les jeunes majeurs");
    const auto page = jeanne.read(draft).body;
    CHECK(contains(page, "Cela existe peut-être déjà"));
    CHECK(contains(page, "href=\"/fiches/accueillir-les-jeunes-majeurs\""));
    CHECK(contains(page, "<option value=\"NZ\">Nouvelle-Zélande</option>"));
    CHECK(contains(page, "<option value=\"allemand\">"));
    // The box and the list go together.
    CHECK(commission.write(jeanne, draft, typed(whole_fiche(), {{"pays", "France"}, {"pays.ajout", "NZ"}})).status == 303);
    const auto pays = form_of(jeanne.read(draft).body, draft + "/enregistrer");
    CHECK(value_in(pays, "pays") == "France\nNouvelle-Zélande");
}

TEST_CASE("what is previewed is what is published, word for word") {
    Commission commission;
    auto& space = commission.space;
    const auto draft = commission.begin("fiches", "Une page, deux fois");
    commission.write(commission.jeanne, draft,
                     typed(whole_fiche(), {{"corps",
                                            "## Un\n\nL'article L. 226-13.\n\n## Deux\n\n- un\n- deux\n\n## "
                                            "Trois\n\nFin.[^1]\n\n[^1]: Une note."}}));
    const auto main_of = [](const std::string& page) {
        auto main = page.substr(page.find("<main"), page.find("<section class=\"versions\"") - page.find("<main"));
        return main.substr(0, main.find_last_not_of('\n') + 1);  // what is left out leaves empty lines
    };
    const auto preview = commission.jeanne.read(draft + "/apercu").body;
    commission.bring_to_publication(draft);
    const auto page = space.server().get("/fiches/une-page-deux-fois").body;
    // What the search alone knows follows the publication: what to read next.
    const auto related = page.find("<section class=\"lire-aussi\"");
    CHECK(main_of(preview) == main_of(related == std::string::npos
                                          ? page
                                          : page.substr(0, related) + "<section class=\"versions\""));
}

TEST_CASE("a new version of a section says what it changes, and is compared with the one before") {
    Commission commission;
    auto& space = commission.space;
    const auto draft = commission.begin_from("reference/secret-professionnel", "version", "2");
    const auto without_note = commission.submit(draft);
    CHECK(without_note.status == 422);
    CHECK(contains(without_note.body, "href=\"#c-note-de-changement\""));
    CHECK(
        contains(without_note.body, "aria-describedby=\"c-note-de-changement-aide c-note-de-changement-faute\""));

    const auto form = form_of(commission.jeanne.read(draft).body, draft + "/enregistrer");
    CHECK(commission
              .write(commission.jeanne, draft,
                     {{"corps", value_in(form, "corps") + "\n\nUne phrase qui vient d'être ajoutée."},
                      {"note-de-changement", "Une phrase de plus."},
                      {"changement", "mineur"}})
              .status == 303);
    CHECK(commission.submit(draft).status == 303);
    const auto review = commission.paul.read(draft + "/relire").body;
    CHECK(contains(review, "Une phrase qui vient d'être ajoutée."));
    CHECK(contains(review, "<ins>"));
    CHECK(contains(review, "Une phrase de plus."));
    CHECK(commission.approve(commission.paul, draft).status == 303);
    CHECK(commission.publish(commission.emma, draft).status == 303);

    const auto page = space.server().get("/reference/secret-professionnel").body;
    CHECK(contains(page, "Une phrase qui vient d'être ajoutée."));
    CHECK(contains(page, "Une phrase de plus."));
    const auto comparison = space.server().get("/reference/secret-professionnel/comparer?de=2&a=3");
    CHECK(comparison.status == 200);
    CHECK(contains(comparison.body, "Une phrase qui vient"));
    CHECK(contains(comparison.body, "<ins>"));
    CHECK_FALSE(contains(space.server().get("/reference/secret-professionnel/v/2").body, "vient d'être ajoutée"));
}

TEST_CASE("an old version comes back as a new one, with its text and no other") {
    Commission commission;
    auto& space = commission.space;
    commission.published_fiche("Une fiche qui change");
    const auto second = commission.begin_from("fiches/une-fiche-qui-change", "version", "1");
    commission.write(commission.jeanne, second,
                     {{"corps", "Un tout autre texte."},
                      {"note-de-changement", "Tout change."},
                      {"changement", "majeur"}});
    commission.bring_to_publication(second);
    CHECK(contains(space.server().get("/fiches/une-fiche-qui-change").body, "Un tout autre texte."));

    const auto back = commission.begin_from("fiches/une-fiche-qui-change", "retour", "1");
    CHECK_FALSE(contains(commission.jeanne.read(back).body, "name=\"corps\""));
    commission.write(commission.jeanne, back, {{"changement", "majeur"}});
    commission.bring_to_publication(back);
    const auto page = space.server().get("/fiches/une-fiche-qui-change").body;
    CHECK(contains(page, "Ouvrir la porte, écouter, orienter."));
    CHECK_FALSE(contains(page, "Un tout autre texte."));
    CHECK(contains(page, "est rétabli"));
    CHECK(space.server().get("/fiches/une-fiche-qui-change/v/2").status == 200);
}

TEST_CASE("a document is withdrawn for a reason that its page gives") {
    Commission commission;
    auto& space = commission.space;
    commission.published_fiche("Une fiche de trop");
    commission.published_fiche("Celle qui la remplace");
    const auto draft = commission.begin_from("fiches/une-fiche-de-trop", "retrait");
    CHECK(commission.submit(draft).status == 422);
    commission.write(commission.jeanne, draft,
                     {{"motif", "remplace"},
                      {"remplace-par", "/fiches/celle-qui-la-remplace"},
                      {"note-de-changement", "Deux fiches disaient la même chose."}});
    commission.bring_to_publication(draft);
    const auto page = space.server().get("/fiches/une-fiche-de-trop");
    CHECK(page.status == 410);
    CHECK(contains(page.body, "/fiches/celle-qui-la-remplace"));
    CHECK(contains(page.body, "Deux fiches disaient la même chose."));
    CHECK_FALSE(contains(space.server().get("/recherche?q=trop").body, "href=\"/fiches/une-fiche-de-trop"));
}

TEST_CASE("two sections are published together, and none when one of them cannot be") {
    Commission commission;
    auto& [space, marie, jeanne, paul, emma] = commission;
    Strings drafts;
    for (const auto& [title, number] : Fields{{"Première neuve", "1.8"}, {"Seconde neuve", "1.9"}}) {
        drafts.push_back(commission.begin("reference", title));
        commission.write(jeanne, drafts.back(), whole_section(number));
        REQUIRE(commission.submit(drafts.back()).status == 303);
        REQUIRE(commission.approve(paul, drafts.back()).status == 303);
    }
    const auto choices = [&] {
        Fields fields;
        for (const auto& choice :
             between(emma.read("/espace/edition").body, "name=\"brouillons\" value=\"", "\""))
            fields.emplace_back("brouillons", choice);
        return fields;
    };
    auto chosen = choices();
    REQUIRE(chosen.size() == 2);
    chosen.insert(chosen.end(), {{"nom", "2027-01"}, {"note", "Deux sections paraissent."}});

    // One of them changes after the page was shown.
    REQUIRE(
        jeanne.send(drafts[1] + "/reprendre", form_of(jeanne.read(drafts[1]).body, drafts[1] + "/reprendre"))
            .status == 303);
    CHECK(emma.send("/espace/edition", chosen).status >= 400);
    CHECK(space.server().get("/reference/premiere-neuve").status == 404);

    REQUIRE(commission.submit(drafts[1]).status == 303);
    REQUIRE(commission.approve(paul, drafts[1]).status == 303);
    chosen = choices();
    chosen.insert(chosen.end(), {{"nom", "2027-01"}, {"note", "Deux sections paraissent."}});
    CHECK(emma.send("/espace/edition", chosen).status == 303);
    CHECK(space.server().get("/reference/premiere-neuve").status == 200);
    CHECK(space.server().get("/reference/seconde-neuve").status == 200);
}

TEST_CASE("a version that waits for its day makes the editor choose") {
    Commission commission;
    auto& space = commission.space;
    commission.published_fiche("Une fiche datée");
    const auto later = commission.begin_from("fiches/une-fiche-datee", "version", "1");
    commission.write(commission.jeanne, later,
                     {{"corps", "Le texte de 2090."},
                      {"en-vigueur-le", "01/01/2090"},
                      {"note-de-changement", "Pour 2090."},
                      {"changement", "majeur"}});
    commission.bring_to_publication(later);
    CHECK_FALSE(contains(space.server().get("/fiches/une-fiche-datee").body, "<p>Le texte de 2090.</p>"));
    CHECK(contains(space.server().get("/fiches/une-fiche-datee/v/2").body, "Le texte de 2090."));

    const auto sooner = commission.begin_from("fiches/une-fiche-datee", "version", "1");
    commission.write(commission.jeanne, sooner,
                     {{"corps", "Le texte de maintenant."},
                      {"note-de-changement", "Tout de suite."},
                      {"changement", "mineur"}});
    REQUIRE(commission.submit(sooner).status == 303);
    REQUIRE(commission.approve(commission.paul, sooner).status == 303);
    const auto asked = commission.publish(commission.emma, sooner);
    CHECK(asked.status == 409);
    CHECK(contains(asked.body, "1er janvier 2090"));
    CHECK(commission.publish(commission.emma, sooner, {{"attente", "apres"}}).status == 303);
    CHECK(contains(space.server().get("/fiches/une-fiche-datee").body, "Le texte de maintenant."));
    CHECK(contains(space.server().get("/fiches/une-fiche-datee?au=2090-01-01").body, "Le texte de 2090."));
}

}  // namespace reperes::tests
