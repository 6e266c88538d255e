// A form as templates show it: fields with their values, choices and faults, and the list of the faults
// above. Pure functions; any thread.
#pragma once

#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/version_writer.h"
#include "pages/templates.h"
#include "workspace/draft_form.h"

namespace reperes::workspace {

// Something to mend, told at its field; of the whole when `key` is empty.
struct FieldFault {
    std::string key;  // "titre", "sources.2.url"
    std::string message, hint;
};

struct FormShown {
    const DraftForm* form = nullptr;
    const corpus::Fields* fields = nullptr;
    const corpus::Corpus* corpus = nullptr;
    std::vector<FieldFault> faults;
    std::size_t empty_sources = 0;  // groups without a word after those that have some
};

// Sets "groupes" (the fields) and "fautes" (of all of them; left out when there are none).
void put_form(const FormShown& shown, pages::View& view);

// Sets "fautes" alone.
void put_faults(const FormShown& shown, pages::View& view);

// Where a field stands in the page: "c-sources-2-url".
std::string field_id(std::string_view key);

}  // namespace reperes::workspace
