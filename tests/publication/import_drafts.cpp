// Fiches from a spreadsheet to drafts: the same judge as in the space, all or nothing, nothing twice.
#include "publication/import_drafts.h"

#include <doctest/doctest.h>

#include "corpus/durable_file.h"
#include "publication/accounts.h"
#include "publication/drafts.h"
#include "publication/import_judgement.h"
#include "publication/import_table.h"
#include "publication/journal.h"
#include "publication/workshop.h"

using namespace reperes;
using namespace reperes::publication;

namespace {

const std::string kHeader =
    "titre;resume;corps;type;groupes;pays;themes;langue;niveau-de-preuve;titre-origine;termes;dossier\n";
const std::string kGoodRow = "Une fiche;Un résumé.;Un texte.;Accès aux droits;GT1;France;logement;;;;;\n";

// A small content, data with an account that writes, and what an import says.
struct ImportDeskOfTests {
    corpus::SmallContent content;
    TemporaryFolder data;
    DraftImportRequest request;
    std::vector<std::string> said;

    ImportDeskOfTests() {
        request = {data.path() / "fiches.csv", content.path(), data.path(), "mdupont"};
        const auto accounts = Accounts::open(data.path()).value();
        Account writer = kWriter;
        REQUIRE(accounts->add(writer).has_value());
        REQUIRE(accounts->add(person("pmartin", "Paul Martin", Role::relecteur)).has_value());
        content.write("reference/secret/v0001.md", corpus::section());
    }

    Result<DraftImportReport> import(const std::string& bytes) {
        data.write("fiches.csv", bytes);
        said.clear();
        return import_drafts(request, [this](const std::string& sentence) { said.push_back(sentence); });
    }
    [[nodiscard]] std::vector<Draft> drafts() const {
        std::vector<std::string> repaired;
        return Drafts::open(data.path(), repaired).value()->open_drafts();
    }
    [[nodiscard]] std::string all_said() const {
        std::string all;
        for (const auto& sentence : said) all += sentence + "\n";
        return all;
    }
    // Nothing is imported, and this is why.
    void check_fault(const std::string& bytes, const std::string& words) {
        const auto done = import(bytes);
        const auto all = all_said();
        CAPTURE(all);
        CHECK_FALSE(done.has_value());
        check_says(all, words);
        CHECK(drafts().empty());
    }
};

}  // namespace

TEST_CASE("a good row becomes a draft of its author, as if it were typed in the space") {
    ImportDeskOfTests desk;
    const auto done = desk.import(kHeader + kGoodRow);
    REQUIRE_MESSAGE(done.has_value(), desk.all_said());
    CHECK(done->created == 1);
    CHECK(done->left_out == 0);
    CHECK(done->noted);
    const auto drafts = desk.drafts();
    REQUIRE(drafts.size() == 1);
    const auto& draft = drafts[0];
    CHECK(draft.collection == corpus::Collection::fiches);
    CHECK(draft.state == DraftState::redaction);
    CHECK(draft.document == "une-fiche");
    CHECK(draft.base == 0);
    CHECK(draft.author == "mdupont");
    CHECK(draft.saved_by == "mdupont");
    CHECK(draft.writers == std::set<std::string>{"mdupont"});
    CHECK(draft.fields == corpus::Fields{{"titre", "Une fiche"},
                                         {"resume", "Un résumé."},
                                         {"corps", "Un texte."},
                                         {"type", "acces-aux-droits"},
                                         {"groupes", "gt1"},
                                         {"pays", "FR"},
                                         {"themes", "logement"}});
    REQUIRE(desk.said.size() == 1);
    CHECK(desk.said[0] == "ligne 2 : brouillon « Une fiche » créé (" + draft.id + ")");
}

TEST_CASE("an imported draft can be published as it is") {
    ImportDeskOfTests desk;
    REQUIRE(desk.import(kHeader + kGoodRow).has_value());
    const auto corpus = desk.content.load();
    Desk judge{&corpus, corpus::now(), name_of, ""};
    CHECK(compose(desk.drafts().at(0), judge).faults.empty());
}

TEST_CASE("a fiche that is half done is imported, and what it lacks is said") {
    ImportDeskOfTests desk;
    const auto done = desk.import(
        "titre;type;langue;termes;source-3-url\nUne;;;;\nDeux;international;;a = b;https://a.example/\n");
    REQUIRE_MESSAGE(done.has_value(), desk.all_said());
    CHECK(done->created == 2);
    CHECK(done->left_out == 0);
    REQUIRE(desk.said.size() == 2);
    check_says(desk.said[0], " ; il reste à remplir : ");
    for (const auto* column : {"resume", "type", "groupes", "pays", "corps"})
        check_says(desk.said[0], column);
    CHECK(desk.said[0].find("langue") == std::string::npos);
    for (const auto* column : {"langue", "niveau-de-preuve", "titre-origine", "source-3-titre"})
        check_says(desk.said[1], column);
}

TEST_CASE("a link to a page that is not there yet is a remark, and fiches of one file know each other") {
    ImportDeskOfTests desk;
    const auto row = [](const std::string& title, const std::string& text) {
        return title + ";Un résumé.;" + text + ";acces-aux-droits;gt1;France;;;;;;\n";
    };
    REQUIRE(desk.import(kHeader + row("Une", "Voir [deux](/fiches/deux).") +
                        row("Deux", "Voir [x](/fiches/nulle-part)."))
                .has_value());
    REQUIRE(desk.said.size() == 2);
    CHECK(desk.said[0].find("à revoir") == std::string::npos);
    check_says(desk.said[1], "à revoir : ");
    check_says(desk.said[1], "nulle-part");
}

TEST_CASE("a wrong value is a fault of its line and column, and nothing is imported") {
    ImportDeskOfTests desk;
    struct Case {
        std::string column, cell, words;
    };
    const std::vector<Case> cases = {
        {"pays", "Atlantide", "ligne 3, colonne pays : pays inconnu « Atlantide »."},
        {"themes", "logemant", "Vouliez-vous dire « logement » ?"},
        {"type", "groupe", "ligne 3, colonne type"},
        {"groupes", "GT9", "groupe inconnu « GT9 »"},
        {"publics", "zzz", "valeur inconnue « zzz »"},
        {"verifie-le", "31/02/2026", "« 31/02/2026 » n'est pas une date qui existe. Écrivez 21/11/2026"},
        {"langue", "klingon", "langue inconnue « klingon ». Écrivez le nom de la langue"},
        {"annee-debut", "vers 2019", "Écrivez une année"},
        {"recommandations", "99", "99 n'existe pas"},
        {"recommandations", "trois", "colonne recommandations"},
        {"niveau-de-preuve", "zzz", "valeur inconnue « zzz »"},
        {"termes", "sans égal", "colonne termes : terme mal écrit"},
        {"sections", "9.9", "la section « 9.9 » n'existe pas."},
        {"sections", "secrets", "Vouliez-vous dire « secret » ?"},
        {"source-2-url", "www.exemple.fr", "colonne source-2-url : cette adresse n'est pas"},
        {"source-2-date", "hier", "colonne source-2-date : date de source mal écrite"},
        {"dossier", "Ma Fiche",
         "colonne dossier : « Ma Fiche » ne peut pas être le nom d'un dossier. Écrivez « ma-fiche »"},
    };
    for (const auto& [column, cell, words] : cases) {
        CAPTURE(column);
        CAPTURE(cell);
        desk.check_fault("titre;" + column + "\nUne;\nDeux;" + cell + "\n", words);
    }
    desk.check_fault(corpus::changed(kHeader, "dossier", "en-vigueur-le") +
                         corpus::changed(kGoodRow, ";\n", ";21/11/2001\n"),
                     "ligne 2, colonne en-vigueur-le : le 21 novembre 2001 est passé");
}

TEST_CASE("names of values are those that readers see, or those of files") {
    ImportDeskOfTests desk;
    REQUIRE_MESSAGE(desk.import("titre;type;groupes;themes;publics;niveau-de-preuve;sections\n"
                                "Une;ACCES AUX DROITS;gt1|GT1 – Accueil inconditionnel;Logement|accueil;tous "
                                "publics;évaluation;2.1\n")
                        .has_value(),
                    desk.all_said());
    const auto fields = desk.drafts().at(0).fields;
    CHECK(fields.at("type") == "acces-aux-droits");
    CHECK(fields.at("groupes") == "gt1\ngt1");
    CHECK(fields.at("themes") == "logement\naccueil");
    CHECK(fields.at("publics") == "tous");
    CHECK(fields.at("niveau-de-preuve") == "evaluation");
    CHECK(fields.at("sections") == "secret");
}

TEST_CASE("what is there already is not imported again") {
    ImportDeskOfTests desk;
    desk.content.write("fiches/accueil/v0001.md", corpus::fiche());
    desk.check_fault("titre;dossier\nACCUEIL  inconditionnel !;autre\n",
                     "colonne titre : ce titre est déjà celui de la fiche /fiches/accueil.");
    desk.check_fault("titre;dossier\nUne;accueil\n",
                     "colonne dossier : le dossier « accueil » est déjà celui de la fiche /fiches/accueil.");
    desk.check_fault("titre\nAccueil\n", "« accueil » est déjà celui");  // made from the title
    desk.check_fault("titre;dossier\nL'une;a\nDeux;b\nl’une.;c\n",
                     "ligne 4, colonne titre : ce titre est déjà celui de la ligne 2.");
    desk.check_fault("titre;dossier\nUne;a\nDeux;a\n",
                     "ligne 3, colonne dossier : le dossier « a » est déjà celui de la ligne 2.");
    REQUIRE(desk.import("titre\nUne\n").has_value());
    const auto first = desk.drafts();
    REQUIRE(first.size() == 1);
    CHECK_FALSE(desk.import("titre\nUne\n").has_value());
    check_says(desk.all_said(), "ce titre est déjà celui du brouillon " + first[0].id);
    CHECK(desk.drafts().size() == 1);
}

TEST_CASE("an abandoned draft stands in nobody's way") {
    ImportDeskOfTests desk;
    REQUIRE(desk.import("titre\nUne\n").has_value());
    {
        std::vector<std::string> repaired;
        const auto drafts = Drafts::open(desk.data.path(), repaired).value();
        auto draft = drafts->open_drafts().at(0);
        REQUIRE(drafts->save(abandoned(draft, kWriter, corpus::now()).value()).has_value());
    }
    CHECK(desk.import("titre\nUne\n").has_value());
}

TEST_CASE("the good lines of a faulty file are imported when that is asked, and only then") {
    ImportDeskOfTests desk;
    const std::string file = "titre;pays\nUne;France\nDeux;Atlantide\n;Belgique\nQuatre;Italie\n";
    const auto refused = desk.import(file);
    check_refused(refused, ErrorCode::invalid_argument, "2 lignes sur 4 en faute");
    CHECK(desk.said.size() == 2);
    CHECK(desk.drafts().empty());
    desk.request.skip_faulty = true;
    const auto done = desk.import(file);
    REQUIRE(done.has_value());
    CHECK(done->created == 2);
    CHECK(done->left_out == 2);
    REQUIRE(desk.said.size() == 4);
    check_says(desk.said[0], "ligne 2 : brouillon « Une » créé (");
    check_says(desk.said[1], "ligne 3, colonne pays : ");
    check_says(desk.said[2], "ligne 4, colonne titre : cette ligne n'a pas de titre.");
    check_says(desk.said[3], "ligne 5 : brouillon « Quatre » créé (");
    CHECK(desk.drafts().size() == 2);
    // A file that is no table is left whole, and so is one without a good line.
    CHECK_FALSE(desk.import("titre;inconnue\nCinq;x\n").has_value());
    CHECK_FALSE(desk.import("titre;pays\nDeux;Atlantide\n").has_value());
    CHECK(desk.drafts().size() == 2);
}

TEST_CASE("an import is an act of the journal, and a refused one is not") {
    ImportDeskOfTests desk;
    CHECK_FALSE(desk.import("titre;pays\nUne;Atlantide\n").has_value());
    const std::string file = "titre\nUne\nDeux\n";
    REQUIRE(desk.import(file).has_value());
    std::vector<std::string> repaired;
    const auto journal = Journal::open(desk.data.path(), repaired).value();
    const auto acts = journal->with_act("import");
    REQUIRE(acts.size() == 1);
    CHECK(acts[0].who == "ligne-de-commande");
    CHECK(acts[0].object == "fiches.csv");
    CHECK(acts[0].digest == corpus::sha256(file));
    CHECK(acts[0].detail == "2 brouillons de mdupont");
    CHECK(verify_journal(desk.data.path())->faults.empty());
}

TEST_CASE("while a server holds the content nothing is imported, and the message says why") {
    ImportDeskOfTests desk;
    {
        const auto server = corpus::FolderLock::acquire(desk.content.path());
        REQUIRE(server.has_value());
        const auto refused = desk.import("titre\nUne\n");
        check_refused(refused, ErrorCode::unavailable, "ne voit les brouillons importés qu'à son démarrage");
        check_says(refused.error().hint, "Arrêtez-le");
        CHECK(desk.drafts().empty());
    }
    CHECK(desk.import("titre\nUne\n").has_value());
    // The lock is given back.
    CHECK(corpus::FolderLock::acquire(desk.content.path()).has_value());
}

TEST_CASE("only an account that may write fiches imports, into folders that exist") {
    ImportDeskOfTests desk;
    desk.request.author = "personne";
    check_refused(desk.import("titre\nUne\n"), ErrorCode::not_found, "« personne » n'existe pas");
    desk.request.author = "pmartin";
    check_refused(desk.import("titre\nUne\n"), ErrorCode::forbidden, "n'a pas le droit d'écrire des fiches");
    {
        const auto accounts = Accounts::open(desk.data.path()).value();
        auto disabled = *accounts->find("mdupont");
        disabled.disabled = true;
        REQUIRE(accounts->change(disabled).has_value());
    }
    desk.request.author = "mdupont";
    check_refused(desk.import("titre\nUne\n"), ErrorCode::forbidden, "est désactivé");
    CHECK(desk.drafts().empty());
    desk.request.data = desk.data.path() / "nulle-part";
    check_refused(desk.import("titre\nUne\n"), ErrorCode::not_found, "nulle-part");
    CHECK_FALSE(std::filesystem::exists(desk.request.data));
    desk.request.file = desk.data.path() / "absent.csv";
    CHECK_FALSE(import_drafts(desk.request, [](const std::string&) {}).has_value());
}

TEST_CASE("the template imports into the content of the project without a fault, once") {
    const auto corpus = corpus::load_corpus(REPERES_CONTENT).value();
    ImportDesk desk;
    desk.desk.corpus = &corpus;
    desk.desk.now = corpus::parse_instant("2026-11-22T10:00:00Z").value();
    desk.desk.display_name = name_of;
    desk.author = kWriter.id;
    auto rows = read_import(import_template()).rows;
    const auto judged = judge_import(rows, desk);
    REQUIRE(judged.size() == 1);
    for (const auto& fault : judged[0].faults) FAIL_CHECK(fault.message << " " << fault.hint);
    CHECK(judged[0].missing.empty());
    CHECK(judged[0].remarks.empty());
    rows.push_back(rows[0]);
    CHECK(judge_import(rows, desk)[1].faults.size() == 1);
}

TEST_CASE("a row with very many faults says how many more there are") {
    ImportDeskOfTests desk;
    std::string themes;
    for (int i = 0; i < 50; ++i) themes += fmt::format("x{}|", i);
    CHECK_FALSE(desk.import("titre;themes\nUne;" + themes + "\n").has_value());
    REQUIRE(desk.said.size() == 21);
    check_says(desk.said[20], "et 30 autres fautes.");
}
