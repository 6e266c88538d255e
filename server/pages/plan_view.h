// The sections of the reference text by the parts of its plan. Pure functions, any thread.
#pragma once

#include <functional>

#include "corpus/corpus.h"
#include "pages/sections.h"
#include "pages/templates.h"

namespace reperes::pages {

// A list of {numero, titre, sections}, of the parts that have any; `section_view` makes what stands in it.
View parts_view(const std::vector<SectionInForce>& sections, const corpus::Vocabulary& vocabulary,
                const std::function<View(const SectionInForce&)>& section_view);

// What is said of the whole while sections of it are not adopted: empty when all are.
std::string draft_notice(const std::vector<SectionInForce>& sections);

}  // namespace reperes::pages
