// The pages of a document: as it is in force now or on a day, each of its versions, and what is left of one
// that was withdrawn.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/digest.h"
#include "corpus/in_force.h"
#include "index/entry.h"
#include "pages/citation_view.h"
#include "pages/document_address.h"
#include "pages/document_links.h"
#include "pages/document_view.h"
#include "pages/feed.h"
#include "pages/origin.h"
#include "pages/pages.h"
#include "pages/reading.h"
#include "pages/references.h"
#include "pages/take_away_view.h"
#include "pages/views.h"
#include "pages/withdrawn_view.h"

namespace reperes::pages {

namespace {

using corpus::Collection;
using corpus::Document;
using corpus::Version;

Page moved(std::string location) {
    return {301, "text/html; charset=utf-8", "", std::move(location)};
}

// The withdrawal by which the text of a version is shown nowhere any more.
const Version& retraction_of(const Document& document, const Version& version) {
    return *std::find_if(document.versions.begin() + version.number, document.versions.end(),
                         [](const Version& v) {
                             return v.nature == corpus::Nature::withdrawal &&
                                    v.reason == corpus::WithdrawalReason::published_in_error;
                         });
}

std::string not_yet(const Document& document, corpus::Date day) {
    const auto first = corpus::paris_day(corpus::start_of(document.versions.front()));
    return fmt::format(
        "Le {}, ce document n'était pas encore en vigueur : sa première version l'est depuis le {}.",
        corpus::french_date(day), corpus::french_date(first));
}

}  // namespace

Page Pages::document(Collection collection, std::string_view rest, const Parameters& parameters) {
    const auto snapshot = site_->current();
    const auto asked = find_address(snapshot->corpus, collection, rest);
    if (collection == Collection::reference && !asked)
        if (const auto* section = snapshot->corpus.find_section(rest))
            return {302, "text/html; charset=utf-8", "", corpus::page_path(*section)};
    if (!asked) return not_found();
    const auto& document = *asked->document;
    if (asked->moved) return moved(index::version_path(document, *asked->version));
    if (asked->part == DocumentPart::comparison) return comparison(*snapshot, document, parameters);
    if (asked->version) return version_page(*snapshot, document, *asked->version, corpus::now());
    const auto reading = parse_reading(parameters, corpus::now());
    if (!reading) return bad_parameter(reading.error());
    if (const auto* version = corpus::in_force(document, reading->at))
        return version_page(*snapshot, document, *version, *reading);
    if (!reading->day) return not_found();
    View links{View::type::list};
    links.push_back(link_view("Lire le document tel qu'il est aujourd'hui", corpus::page_path(document)));
    return told(404, "Pas encore en vigueur", not_yet(document, *reading->day), links);
}

Page Pages::version_page(const Snapshot& snapshot, const Document& document, const Version& version,
                         const Reading& reading) {
    if (version.nature == corpus::Nature::withdrawal) return withdrawn(snapshot, document, version, reading);
    if (corpus::retracted(document, version))
        return withdrawn(snapshot, document, retraction_of(document, version), reading);
    View view = document_view(document, version, snapshot.corpus, reading);
    put_links(document, version, snapshot, reading.at, view);
    put_citation(document, version, snapshot.corpus.vocabulary, rubrique_of(document.collection), origin_,
                 reading.now, view);
    put_document_feed(document, version, view);
    return {200, "text/html; charset=utf-8", html("document", view)};
}

Page Pages::withdrawn(const Snapshot& snapshot, const Document& document, const Version& withdrawal,
                      const Reading& reading) {
    View view = withdrawn_view(document, withdrawal, snapshot.corpus, reading.now);
    put_day(reading, corpus::page_path(document), view);
    put_document_feed(document, withdrawal, view);
    return {410, "text/html; charset=utf-8", html("retrait", view)};
}

Page Pages::document_feed(Collection collection, std::string_view name) {
    const auto snapshot = site_->current();
    const auto asked = find_address(snapshot->corpus, collection, name);
    if (!asked || asked->part != DocumentPart::in_force) return not_found();
    const auto& document = *asked->document;
    const auto now = corpus::now();
    std::vector<index::Indexed> versions;
    const auto periods = corpus::periods(document);
    for (const auto& version : document.versions) {
        const bool was_in_force = !periods[version.number - 1].empty() && corpus::start_of(version) <= now;
        if (was_in_force && !corpus::retracted(document, version)) versions.push_back({&document, &version});
    }
    const Feed about{document_feed_title(document.versions.back()), absolute(origin_, feed_path(document)),
                     absolute(origin_, corpus::page_path(document)), document.versions.front().published_at};
    Page feed{200, "application/atom+xml; charset=utf-8",
              atom(about, std::move(versions), snapshot->corpus.vocabulary, origin_)};
    feed.etag = fmt::format("\"{}\"", corpus::sha256(feed.body).substr(0, 32));
    return feed;
}

Page Pages::reference_file(const FileFormat& format, Collection collection, std::string_view rest) {
    const auto snapshot = site_->current();
    const auto asked = find_address(snapshot->corpus, collection, rest);
    if (!asked || !asked->version || !has_text(*asked->document, *asked->version)) return not_found();
    if (asked->moved)
        return moved(
            fmt::format("{}.{}", index::version_path(*asked->document, *asked->version), format.extension));
    const auto citation = cite(*asked->document, *asked->version, snapshot->corpus.vocabulary, origin_);
    Page file{200, std::string(format.content_type),
              format.kind == FileKind::bibtex ? bibtex(citation) : ris(citation)};
    file.file_name = fmt::format("{}.{}", citation.key, format.extension);
    return file;
}

}  // namespace reperes::pages
