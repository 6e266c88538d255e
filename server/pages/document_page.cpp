// The pages of a document: as it is in force, and each of its versions.
#include <fmt/format.h>

#include "corpus/in_force.h"
#include "index/entry.h"
#include "pages/citation_view.h"
#include "pages/document_address.h"
#include "pages/document_links.h"
#include "pages/document_view.h"
#include "pages/pages.h"
#include "pages/references.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

using corpus::Collection;
using corpus::Document;
using corpus::Version;

std::string_view withdrawal_sentence(corpus::WithdrawalReason reason) {
    switch (reason) {
        case corpus::WithdrawalReason::published_in_error:
            return "Ce document a été publié par erreur.";
        case corpus::WithdrawalReason::replaced:
            return "Ce document a été remplacé.";
        case corpus::WithdrawalReason::no_longer_in_force:
            return "Ce document n'est plus en vigueur.";
    }
    return {};
}

Page moved(std::string location) {
    return {301, "text/html; charset=utf-8", "", std::move(location)};
}

}  // namespace

Page Pages::document(Collection collection, std::string_view rest) {
    const auto snapshot = site_->current();
    const auto now = corpus::now();
    const auto asked = find_address(snapshot->corpus, collection, rest);
    if (collection == Collection::reference && !asked)
        if (const auto* section = snapshot->corpus.find_section(rest))
            return {302, "text/html; charset=utf-8", "", corpus::page_path(*section)};
    if (!asked) return not_found();
    const auto& document = *asked->document;
    if (asked->moved) return moved(index::version_path(document, *asked->version));
    const Version* version = asked->version ? asked->version : corpus::in_force(document, now);
    if (!version) return not_found();
    const bool gone = !asked->version && version->nature == corpus::Nature::withdrawal;
    View view = document_view(document, *version, snapshot->corpus, now);
    if (version->nature == corpus::Nature::withdrawal)
        view.set("retrait", std::string(withdrawal_sentence(version->reason)));
    put_links(document, *version, *snapshot, now, view);
    if (version->nature == corpus::Nature::text)
        put_citation(document, *version, snapshot->corpus.vocabulary, rubrique_of(collection), origin_, now,
                     view);
    return {gone ? 410 : 200, "text/html; charset=utf-8", html("document", view)};
}

Page Pages::reference_file(const FileFormat& format, Collection collection, std::string_view rest) {
    const auto snapshot = site_->current();
    const auto asked = find_address(snapshot->corpus, collection, rest);
    if (!asked || !asked->version || asked->version->nature != corpus::Nature::text) return not_found();
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
