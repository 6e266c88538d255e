// What the pages of drafts say of a draft: its state, who wrote it, what may be done with it and what happens
// next. Pure functions of what they are given; any thread.
#pragma once

#include <string>
#include <vector>

#include "workspace/context.h"
#include "workspace/draft_form_view.h"

namespace reperes::workspace {

// "aujourd'hui à 10 h 02", "le 21 novembre 2026 à 10 h 02".
std::string moment(corpus::Instant at, corpus::Instant now);

std::string draft_url(const publication::Draft& draft, std::string_view page = {});
// The document that it is a version of, or nullptr for a new one.
const corpus::Document* document_of(const publication::Draft& draft, const corpus::Corpus& corpus);

// A line of a list: titre, url, genre, etat, par, quand…
pages::View draft_row(const Context& context, const publication::Draft& draft);
// The head of its pages: "brouillon" with what draft_row() gives, what comes next, the remarks, and what the
// account may do; `here` is the page: "ecrire", "apercu", "relire", "publier".
void put_draft(const Context& context, const publication::Draft& draft, std::string_view here,
               pages::View& view);

// What has to be mended before the draft can be published, in the words of the form. Those of fields that
// are still empty come first.
std::vector<FieldFault> faults_of(const Context& context, const publication::Draft& draft);

// A second person has to read it before it is published.
bool needs_reader(const Context& context, const publication::Draft& draft);

// A page that says something, in paragraphs, with links out of it.
struct Message {
    std::string title;
    std::vector<std::string> paragraphs;
    std::vector<std::pair<std::string, std::string>> links;  // text, address
};
pages::Page message_page(const Context& context, const Message& message, int status);

}  // namespace reperes::workspace
