// From what a browser sends of a form to the fields of a draft. Pure functions; any thread.
#pragma once

#include "corpus/version_writer.h"
#include "pages/search_address.h"
#include "workspace/draft_form.h"

namespace reperes::workspace {

// `before` with what was typed in the fields of the form; what the form does not show stays. A source without
// a word is left out, the others are numbered anew; `without_source` is the number of one to take out, 0 for
// none.
corpus::Fields read_form(const DraftForm& form, const pages::Parameters& typed, corpus::Fields before,
                         std::size_t without_source = 0);

// "sources.2.url" to 2 and "url"; number 0 for another key.
struct SourceKey {
    std::size_t number = 0;
    std::string_view key;
};
SourceKey parse_source_key(std::string_view key);
std::string source_key(std::size_t number, std::string_view key);
// How many there are, by the highest number.
std::size_t count_sources(const corpus::Fields& fields);

}  // namespace reperes::workspace
