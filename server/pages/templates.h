// The page templates (kainjow Mustache is named in this room alone), with their partials put in place once.
//
// Every {{value}} is escaped. Three braces are for two names only: corps_html, the output of our own Markdown
// renderer, and json_ld, JSON without any '<' (metadata.h); load() refuses a template that uses them for
// anything else.
//
// Thread-safety: render() may be called from any thread (each thread parses its own copy, once).
#pragma once

#include <kainjow/mustache.hpp>
#include <map>
#include <string>

#include "corpus/error.h"

namespace reperes::pages {

using View = kainjow::mustache::data;

class Templates {
 public:
    // Reads the templates embedded in the program. The error names the template that is not well formed.
    static Result<Templates> load();

    // The page `name` ("recherche"), which must exist.
    [[nodiscard]] std::string render(const std::string& name, const View& view) const;

 private:
    std::map<std::string, std::string> sources_;  // partials expanded
};

}  // namespace reperes::pages
