// The drafts that something begins with: of a new document, of a new version, of a restoration, of a
// withdrawal. Pure functions but published_fields(); any thread.
#pragma once

#include <optional>

#include "workspace/context.h"

namespace reperes::workspace {

// A name that nothing has, from the title: "accueil", "accueil-2".
publication::Draft new_document(const Context& context, corpus::Collection collection,
                                const std::string& title);

// From the text of the version `from`, to follow the latest one. Nothing when that text cannot be read.
std::optional<publication::Draft> new_version(const Context& context, const corpus::Document& document,
                                              const corpus::Version& from);
std::optional<publication::Draft> restoration(const Context& context, const corpus::Document& document,
                                              const corpus::Version& of);
std::optional<publication::Draft> withdrawal(const Context& context, const corpus::Document& document);

// The latest version that is a text and not a withdrawal; nullptr when there is none.
const corpus::Version* latest_text(const corpus::Document& document);

}  // namespace reperes::workspace
