// The files of a folder as an archive names them. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/error.h"

namespace reperes::publication {

struct FoundFile {
    std::string name;  // "contenu/fiches/accueil/v0001.md"
    std::filesystem::path file;
    bool regular = true;  // otherwise a link, a device…
};

// Everything under `folder`, by name, but folders, hidden files (in the making, locks, git) and lock files:
// they are nobody's words. Nothing when the folder does not exist; an error when a part cannot be read.
Result<std::vector<FoundFile>> find_files(const std::filesystem::path& folder, const std::string& name);

}  // namespace reperes::publication
