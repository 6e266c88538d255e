// What would become of each row of an import: a draft, with what it still lacks, or faults. The text is
// judged as that of any draft is, by composing the version that it would be (composition.h).
//
// Pure functions; any thread.
#pragma once

#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "publication/composition.h"
#include "publication/draft.h"
#include "publication/import_table.h"

namespace reperes::publication {

struct JudgedRow {
    std::size_t line = 0;
    Draft draft;  // as Drafts::create() takes it
    // Why it cannot be imported; keys are names of columns.
    std::vector<corpus::Fault> faults;
    // Columns to fill in, then sentences, before it can be published: a draft may be half done.
    std::vector<std::string> missing, remarks;
};

struct ImportDesk {
    Desk desk;  // its corpus, its clock
    std::vector<Draft> open_drafts;
    std::string author;  // id of the account that the drafts will be of
};

// One for each row, in their order. A row is at fault when a value is wrong, or when it is likely to be there
// already: published, among the open drafts, or on a good row above it.
std::vector<JudgedRow> judge_import(std::vector<ImportRow> rows, const ImportDesk& desk);

}  // namespace reperes::publication
