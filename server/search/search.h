// One search: a SearchRequest over an open index to a ResultPage.
//
// Free function: the thread that owns the analyser and the handle calls it. Xapian's exceptions pass through.
#pragma once

#include <xapian.h>

#include "search/catalogue.h"
#include "search/filter_names.h"
#include "search/glossary.h"
#include "search/request.h"
#include "search/result.h"
#include "search/thesaurus.h"
#include "search/vocabulary_terms.h"
#include "text/analyser.h"

namespace reperes::search {

// What is known of the field and of the index, whatever is asked. Immutable: share it between threads.
struct Knowledge {
    Catalogue catalogue;
    Thesaurus thesaurus;
    Glossary glossary;
    VocabularyTerms terms;
    FilterNames filter_names;
};

// When nothing at all is found and another spelling finds something, the answer is the other spelling's.
ResultPage run_search(const SearchRequest& request, const Knowledge& knowledge, text::Analyser& analyser,
                      const Xapian::Database& database);

}  // namespace reperes::search
