#include "publication/assembly.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/file.h"

namespace reperes::publication {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> conflict(std::string message, std::string hint) {
    return failure(ErrorCode::conflict, std::move(message), std::move(hint));
}

// The versions of before that would be in force on a later day, and not before the new one: they never would
// be. Within a day it is only a clock that was put back.
std::vector<const corpus::Version*> overtaken(const corpus::Document& before, const corpus::Version& added,
                                              corpus::Instant now) {
    std::vector<const corpus::Version*> waiting;
    const auto start = corpus::start_of(added);
    corpus::Instant next = corpus::kNever;
    for (auto it = before.versions.rbegin(); it != before.versions.rend(); ++it) {
        const auto begins = corpus::start_of(*it);
        const bool another_day = corpus::paris_day(begins) > corpus::paris_day(now);
        if (another_day && begins >= start && begins < next) waiting.push_back(&*it);
        next = std::min(next, begins);
    }
    std::reverse(waiting.begin(), waiting.end());
    return waiting;
}

std::string waits(const corpus::Version& version, const corpus::Document& document) {
    return fmt::format("la version {} de « {} » attend le {} pour entrer en vigueur.", version.number,
                       document.id(), corpus::french_date(corpus::paris_day(corpus::start_of(version))));
}

std::string automatic_edition(const Draft& draft) {
    return "suite-" + draft.id;
}

// The first fault, and how many more.
tl::unexpected<Error> faulty(const Composition& composition) {
    const auto& fault = composition.faults.front().second;
    const auto more = composition.faults.size() - 1;
    return failure(ErrorCode::invalid_argument,
                   fmt::format("« {} » : {}", composition.document.id(), fault.message),
                   more == 0 ? fault.hint : fmt::format("{} ({} autres à voir.)", fault.hint, more));
}

Result<void> put_after(Composition& composition, const std::vector<const corpus::Version*>& waiting,
                       const Desk& desk, const fs::path& content) {
    for (const auto* version : waiting) {
        const auto bytes = corpus::read_file(content / version->file, corpus::kMaxVersionBytes);
        if (!bytes || !compose_again(composition, *version, *bytes, desk))
            return conflict(
                fmt::format("la version {}, qui attend son jour, ne peut plus être lue.", version->number),
                "Rétablissez son fichier d'après une sauvegarde.");
        if (!composition.faults.empty()) return faulty(composition);
    }
    return {};
}

// A draft as files: its version, and after it those that waited for their day, if the editor said so.
Result<Composition> compose_whole(const Draft& draft, Awaiting awaiting, const Desk& desk,
                                  const fs::path& content) {
    auto composition = compose(draft, desk);
    if (!composition.faults.empty()) return composition;
    const auto* before = desk.corpus->find(draft.collection, draft.document);
    if (!before) return composition;
    const auto waiting = overtaken(*before, composition.document.versions.back(), desk.now);
    if (waiting.empty() || awaiting == Awaiting::replace) return composition;
    if (awaiting == Awaiting::ask)
        return conflict(waits(*waiting.back(), *before),
                        "Choisissez : la remplacer, ou la publier à nouveau après celle-ci, pour son jour.");
    if (auto put = put_after(composition, waiting, desk, content); !put) return tl::unexpected(put.error());
    return composition;
}

}  // namespace

Result<std::vector<Composition>> assemble(const std::vector<Draft>& published, Awaiting awaiting, Desk& desk,
                                          const fs::path& content) {
    std::vector<Composition> compositions;
    for (const auto& draft : published) {
        auto composition = compose_whole(draft, awaiting, desk, content);
        if (composition && composition->files.size() > 1 && desk.edition.empty()) {
            desk.edition = automatic_edition(draft);
            composition = compose_whole(draft, awaiting, desk, content);
        }
        if (!composition) return tl::unexpected(composition.error());
        compositions.push_back(*std::move(composition));
    }
    check_together(compositions, desk);
    for (const auto& composition : compositions)
        if (!composition.faults.empty()) return faulty(composition);
    return compositions;
}

std::vector<VersionFile> files_of(const std::vector<Composition>& compositions) {
    std::vector<VersionFile> files;
    for (const auto& composition : compositions)
        files.insert(files.end(), composition.files.begin(), composition.files.end());
    return files;
}

}  // namespace reperes::publication
