// What people call the values of a fiche, and what its file calls them: "Accès aux droits" is the type
// "acces-aux-droits", "GT1" the group of the folder "gt1", "2.1" the section of that number.
//
// Built once for an import, then constant; any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/version_writer.h"

namespace reperes::publication {

class ImportNames {
 public:
    ImportNames(const corpus::Corpus& corpus, corpus::Instant now);

    // Each value that is known, by its name in files; the others as they are.
    [[nodiscard]] corpus::Fields in_files(corpus::Fields fields) const;

    // Those that compose() would not judge: sections that do not exist, types that no fiche has.
    [[nodiscard]] std::vector<corpus::Fault> faults_of(const corpus::Fields& fields, std::size_t line) const;

 private:
    void add(const std::string& key, std::string_view called, const std::string& name);
    void add_terms(const std::string& key, const corpus::TermList& terms);

    std::map<std::string, std::map<std::string, std::string>> by_key_;  // folded name to that of files
    std::vector<std::string> types_, sections_;                         // that a fiche may have
};

}  // namespace reperes::publication
