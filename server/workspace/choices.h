// What a field is chosen from, and how its value reads. Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "workspace/draft_form.h"

namespace reperes::workspace {

struct Option {
    std::string value, label, help;
};

// In the order in which readers see them.
std::vector<Option> options_of(List list, const corpus::Corpus& corpus);

// The values of a field as people read them: labels of what was chosen, names of countries, dates in words;
// as typed when it means nothing.
std::vector<std::string> in_words(const FormField& field, std::string_view value,
                                  const corpus::Corpus& corpus);
// As they are typed in a form: names of countries and of a language, one a line.
std::string typed_form(const FormField& field, std::string_view value);

std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace reperes::workspace
