// A folder that lives as long as one test, a process for what may crash, and a small content without
// fault for tests to change.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/digest.h"

namespace reperes {

class TemporaryFolder {
 public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "reperes-test-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    // Creates the folders on the way; replaces a file that exists.
    void write(const std::string& relative, std::string_view bytes) const {
        const auto file = path_ / relative;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        REQUIRE(std::filesystem::file_size(file) == bytes.size());
    }
    void remove(const std::string& relative) const {
        REQUIRE(std::filesystem::remove_all(path_ / relative) > 0);
    }

 private:
    std::filesystem::path path_;
};

// Whether `work` ends by itself within so many seconds of processor, in a process of its own: a crash or
// an endless loop then fails one check and not the whole program.
template <typename Work>
bool ends_within(unsigned seconds, Work work) {
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit limit{seconds, seconds};
        ::setrlimit(RLIMIT_CPU, &limit);
        std::signal(SIGABRT, SIG_DFL);  // doctest's handlers would report from here
        std::signal(SIGSEGV, SIG_DFL);
        work();
        ::_exit(0);
    }
    REQUIRE(child > 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace reperes

namespace reperes::corpus {

// `text` with its first `from` replaced; the test fails when there is none.
inline std::string changed(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, "nothing to change: ", std::string(from));
    return text.replace(at, from.size(), to);
}

// The smallest first versions without a fault. Line 2 is the title; the body starts after the second +++.
inline std::string first_version(std::string_view own_fields) {
    return fmt::format(
        "+++\n"
        "titre = \"Accueil inconditionnel\"\n"
        "resume = \"Recevoir chaque personne, sans condition.\"\n"
        "publie-le = 2026-11-21T10:00:00+01:00\n"
        "auteur = \"Une équipe\"\n"
        "{}"
        "+++\n"
        "\n"
        "## Recevoir\n"
        "\n"
        "Un texte.\n",
        own_fields);
}
inline std::string fiche() {
    return first_version("type = \"acces-aux-droits\"\ngroupes = [\"gt1\"]\npays = [\"FR\"]\n");
}
inline std::string section(std::string_view number = "2.1") {
    return first_version(fmt::format("numero = \"{}\"\nportee = \"loi\"\nstatut = \"projet\"\n", number));
}
inline std::string recommandation(int number = 3) {
    return first_version(fmt::format("numero = {}\n", number));
}
inline std::string groupe(std::string_view sigle = "GT1") {
    return first_version(fmt::format("sigle = \"{}\"\n", sigle));
}

// The version that follows `previous`: three lines more, from line 2.
inline std::string following(const std::string& previous, const std::string& text) {
    return changed(text, "+++\n",
                   fmt::format("+++\nnote-de-changement = \"Une précision.\"\nchangement = \"mineur\"\n"
                               "precedente = \"{}\"\n",
                               sha256(previous)));
}

// The version that withdraws `previous`, a first one, at once. A reason is a word of the front matter.
inline std::string withdrawal(const std::string& previous, std::string_view reason = "remplace") {
    return changed(following(previous, previous), "auteur",
                   fmt::format("nature = \"retrait\"\nmotif = \"{}\"\nauteur", reason));
}

// A content folder with vocabularies and one group, gt1. Loads without a fault as it is.
class SmallContent : public TemporaryFolder {
 public:
    SmallContent() {
        const std::string terms = "id;libelle;definition\n";
        write("vocabulaire/types.csv",
              terms + "acces-aux-droits;Accès aux droits;\ninternational;Ailleurs;\n");
        write("vocabulaire/themes.csv", terms + "accueil;Accueil;\nlogement;Logement;Un toit\n");
        write("vocabulaire/publics.csv", terms + "jeunes;Jeunes;\ntous;Tous publics;\n");
        write("vocabulaire/niveaux-de-preuve.csv",
              terms + "temoignage;Témoignage;\nevaluation;Évaluation;\n");
        write("vocabulaire/portees.csv", terms + "loi;Loi;\ndevoir;Devoir;\n");
        write("vocabulaire/plan.csv", "numero;titre\n1;Principes\n2;Secret\n");
        write("vocabulaire/sigles.csv", "sigle;developpement;domaine;source\nASE;aide sociale;enfance;loi\n");
        write("vocabulaire/synonymes.csv", "genre;termes\nequivalent;aller vers|aller-vers\n");
        write("vocabulaire/termes.csv", "terme;definition;source\naide sociale;Une aide due.;CASF\n");
        write("groupes/gt1/v0001.md", groupe());
    }

    [[nodiscard]] Corpus load() const {
        auto corpus = load_corpus(path());
        REQUIRE(corpus.has_value());
        return std::move(*corpus);
    }
};

// One way to be wrong: the file, where and what the fault must say.
struct FaultCase {
    std::string name;
    std::string file;  // its bytes
    std::size_t line = 0;
    std::string message, hint;  // a piece of each
};

// Each file alone in `folder`: one fault, in its words, and the document is left out.
inline void check_faults(const std::string& folder, const std::vector<FaultCase>& cases) {
    const SmallContent content;
    for (const auto& [name, file, line, message, hint] : cases) {
        CAPTURE(name);
        content.write(folder + "/essai/v0001.md", file);
        const auto corpus = content.load();
        for (const auto& document : corpus.documents) CHECK(document.name != "essai");
        CHECK(corpus.documents.size() == 1);  // the group stands
        std::string all;
        for (const auto& fault : corpus.faults) all += "\n" + describe(fault);
        CAPTURE(all);
        CHECK(corpus.faults.size() == 1);
        if (corpus.faults.empty()) continue;
        const auto& fault = corpus.faults.front();
        CHECK(fault.file == folder + "/essai/v0001.md");
        CHECK(fault.line == line);
        CHECK_MESSAGE(fault.message.find(message) != std::string::npos, "expected: ", message);
        CHECK_MESSAGE(fault.hint.find(hint) != std::string::npos, "expected: ", hint);
    }
}

}  // namespace reperes::corpus
