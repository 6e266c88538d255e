// MANIFESTE.txt: the digests of the other files of an archive. Pure functions; any thread.
//
//     # Repères, export du 2026-11-21T10:02:11Z. Vérifier : sha256sum -c MANIFESTE.txt
//     # fautes-du-contenu 0
//     9f3c…  contenu/fiches/accueil/v0001.md
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "corpus/date.h"
#include "corpus/error.h"

namespace reperes::publication {

struct Manifest {
    corpus::Instant made_at{};
    std::size_t content_faults = 0;
    std::map<std::string, std::string> digests;  // by name
};

std::string write_manifest(const Manifest& manifest);
// invalid_argument: a line that is none, or a name twice.
Result<Manifest> read_manifest(std::string_view bytes);

}  // namespace reperes::publication
