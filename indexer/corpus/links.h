// Links from one page of the content to another: led to their documents, and reported when they lead nowhere.
//
// What is read: links written in Markdown from the root of the site ("/fiches/accueil#qui",
// "/reference/x/v/2", "#qui"), and sections named in words by the number they have in the plan
// (section_mentions.h; the numbers are those of the latest versions). Other pages of the site ("/aide") are
// not the content's to check.
//
// A dead link is a fault, but its text stays: only a section named in words that does not exist is left as
// the words it is. Faults are those of the latest version of each document, since the others cannot be
// mended.
#pragma once

#include <vector>

#include "corpus/fault.h"
#include "corpus/version.h"

namespace reperes::corpus {

// Gives every Link its document, and the HTML of sections named in words the address of their page.
// `documents` are all those of the content.
void resolve_links(std::vector<Document>& documents, std::vector<Fault>& faults);

// The same for the last version of each of `fresh`: documents as they would be, among those of the content
// that they take the place of or come to.
void resolve_links(const std::vector<Document*>& fresh, const std::vector<Document>& documents,
                   std::vector<Fault>& faults);

}  // namespace reperes::corpus
