// The content folder, read whole: the truth from which the index and the pages are made.
//
// Invariants: every document has at least one version; versions are numbered 1, 2, 3… without a gap and
// each names the digest of the one before; ids are unique; a number (of a section, of a recommendation)
// belongs to one document. What breaks a rule is reported in `faults` and left out; the rest stands. A
// version that names an edition without its manifest is left out and not reported: it is being written, or
// was cut short (edition.h).
//
// Built once, then never changed: share freely between threads.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/edition.h"
#include "corpus/error.h"
#include "corpus/fault.h"
#include "corpus/file.h"
#include "corpus/version.h"
#include "corpus/vocabulary.h"

namespace reperes::corpus {

inline constexpr std::size_t kMaxVersionBytes = 300 * 1024;

struct Corpus {
    Vocabulary vocabulary;
    Editions editions;
    std::vector<Document> documents;  // by collection, then by name
    std::vector<Fault> faults;
    std::string digest;  // of every version kept and of the vocabulary: equal content, equal digest
    // Version files that need not be read again as long as they stay in this state.
    std::unordered_map<std::string, FileState> read;

    [[nodiscard]] const Document* find(Collection collection, std::string_view name) const;
    [[nodiscard]] const Document* find(std::string_view id) const;  // "fiches/accueil"
    [[nodiscard]] const Document* find_recommandation(int number) const;
    [[nodiscard]] const Document* find_section(std::string_view number) const;  // "2.1"
};

// An error only when the folder itself cannot be read; everything else is a fault. The versions whose files
// have not changed are taken from `before`, which is what the same folder held some time ago.
Result<Corpus> load_corpus(const std::filesystem::path& content, const Corpus* before = nullptr);

}  // namespace reperes::corpus
