// A small site on disk: content with an edition, data with accounts, drafts and a journal.
#pragma once

#include <map>
#include <string>

#include "corpus/edition.h"
#include "publication/archive.h"
#include "publication/fixtures.h"
#include "publication/journal.h"

namespace reperes::publication {

class SiteFolders {
 public:
    SiteFolders() {
        const auto first = corpus::fiche();
        content.write("fiches/accueil/v0001.md", first);
        content.write("fiches/accueil/v0002.md", corpus::following(first, first));
        content.write("reference/secret/v0001.md", corpus::section());
        content.write("LISEZMOI.md", "# Le contenu\n");
        data.write("brouillons/0123456789abcdef/r0001.json", "{}\n");
        data.write("reglages.json", "{\"fiches-relues\":true}\n");
        REQUIRE(data.accounts()->add(marie()));
        data.write("cle", std::string(64, '0'));
        std::vector<std::string> repaired;
        const auto journal = Journal::open(data.path(), repaired, data.clock());
        JournalEntry entry;
        entry.who = "mdupont";
        entry.act = "publication";
        for (int number = 0; number < 3; ++number) REQUIRE((*journal)->write(entry));
    }
    [[nodiscard]] ArchiveFolders folders() const { return {content.path(), data.path()}; }

    corpus::SmallContent content;
    Space data;
};

// Every file by its relative path; hidden ones and locks apart.
inline std::map<std::string, std::string> bytes_under(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (!entry.is_regular_file() || name.starts_with('.') || name.ends_with(".lock")) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        files[entry.path().lexically_relative(folder).string()] = {std::istreambuf_iterator<char>(in), {}};
    }
    return files;
}

}  // namespace reperes::publication
