// What templates are given, made from values of the lower rooms. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "corpus/corpus.h"
#include "corpus/in_force.h"
#include "pages/templates.h"
#include "search/catalogue.h"
#include "search/result.h"

namespace reperes::pages {

// {"texte", "marque"} for each fragment.
View fragments_view(const search::Fragments& fragments);

// {"texte", "url"}
View link_view(std::string text, std::string url);

// False for an empty text, which a template would take for something.
View text_or_false(const std::string& text);

// A link to all that has this value of a facet.
View filter_link(std::string_view facet, const std::string& value, std::string label);

// Sets `name` to {"liste"} when the list has something: a section of a page that is left out otherwise.
void put_list(View& view, const std::string& name, const View& list);

// A date, for eyes and machines: {"texte": "21 novembre 2026", "iso": "2026-11-21"}.
View date_view(corpus::Date day);

// A link of a list: titre, url, resume, type, type_id, date, numero.
View card_view(const corpus::Document& document, const corpus::Version& version,
               const corpus::Vocabulary& vocabulary);

// "fiches" → the type of the fiche, "reference" → Texte de référence…: {id, label} of the kind of document.
struct Kind {
    std::string id, label;
};
Kind kind_of(const corpus::Version& version, const corpus::Vocabulary& vocabulary);

// The label of a facet's value, or the value itself when the index does not know it.
std::string label_of(const search::Catalogue& catalogue, std::string_view facet, const std::string& value);

// Where a hit is read: its own address, or our page of a document from elsewhere that has none.
std::string hit_url(const search::Hit& hit);

// The same, or the permanent address of its version when another one is in force at `now`.
std::string hit_url(const search::Hit& hit, const corpus::Corpus& corpus, corpus::Instant now);

// A hit that is read at `url`, and where in it: url, titre, extrait as fragments_view() gives it, sous
// {titre, url} for the heading that the passage is under, or false.
View hit_view(const search::Hit& hit, const std::string& url);

// How to write to a group: {texte, url} from the address of a page or of a mailbox.
View contact_view(const std::string& contact);

// `text`, or its first words and an ellipsis when it is longer than so many bytes.
std::string shortened(std::string_view text, std::size_t max_bytes);

// A card of « À lire aussi »: titre, url, resume, type, type_id, numero.
View card_view(const search::Hit& hit, const search::Catalogue& catalogue);

// Where the documents that cite an article of law are listed, by its canonical form: "/droit/L226-2-2".
std::string article_url(std::string_view article);
// In a list of articles: "L226-2-2", "art. 226-13".
std::string article_text(std::string_view article);

// Our page of a document from elsewhere: "/documents/codes-fr/L116-1".
std::string stored_url(std::string_view id);

// 1 234 with the French thin space.
std::string french_number(std::size_t number);

}  // namespace reperes::pages
