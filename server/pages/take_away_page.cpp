// The feed and the files of a search.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/digest.h"
#include "pages/feed.h"
#include "pages/json_page.h"
#include "pages/origin.h"
#include "pages/references.h"
#include "pages/result_row.h"
#include "pages/take_away_view.h"
#include "pages/withdrawals.h"

namespace reperes::pages {

namespace {

using nlohmann::json;
using search::ResultPage;

corpus::Instant last_change(const corpus::Corpus& corpus, corpus::Instant now) {
    corpus::Instant last{};
    for (const auto& document : corpus.documents)
        if (const auto* version = corpus::in_force(document, now))
            last = std::max(last, corpus::start_of(*version));
    return last;
}

std::vector<index::Indexed> versions_of(const ResultPage& page, const corpus::Corpus& corpus) {
    std::vector<index::Indexed> versions;
    for (const auto& hit : page.hits)
        if (const auto indexed = index::find_indexed(corpus, hit.id)) versions.push_back(*indexed);
    return versions;
}

json search_json(const SearchAddress& address, const ResultPage& page, const std::string& origin) {
    json search{{"q", address.text}, {"url", absolute(origin, search_url(whole_search(address)))}};
    json filters = json::object();
    for (std::size_t i = 0; i < index::kFacetCount; ++i)
        if (!address.facets[i].empty()) filters[std::string(index::kFacets[i].name)] = address.facets[i];
    search["filtres"] = std::move(filters);
    if (page.corrected) search["corrige"] = page.suggestion;
    return search;
}

std::string file_body(FileKind kind, const SearchAddress& address, const ResultPage& page,
                      const Snapshot& snapshot, const std::string& origin) {
    const auto rows = rows_of(page.hits, snapshot, origin);
    std::string body;
    switch (kind) {
        case FileKind::csv:
            return csv_table(rows);
        case FileKind::json: {
            json results = json::array();
            for (const auto& row : rows) results.push_back(json_row(row));
            return json_page(200, {{"recherche", search_json(address, page, origin)},
                                   {"total", page.total},
                                   {"resultats", std::move(results)}})
                .body;
        }
        case FileKind::bibtex:
            for (const auto& row : rows) body += (body.empty() ? "" : "\n") + bibtex(row.citation);
            return body;
        case FileKind::ris:
            for (const auto& row : rows) body += (body.empty() ? "" : "\r\n") + ris(row.citation);
            return body;
    }
    return body;
}

}  // namespace

Page Pages::feed(const Parameters& parameters) {
    auto snapshot = site_->current();
    auto address = parse_search(parameters, AddressKind::whole, snapshot->engine.catalogue());
    if (!address) return bad_parameter(address.error());
    const auto now = corpus::now();
    address->sort = search::Sort::date;
    const auto page = site_->search(snapshot, whole_request(*address, now));
    if (!page) return failed(page.error());
    auto versions = versions_of(*page, snapshot->corpus);
    for (const auto& withdrawn : withdrawals_followed(*address, *site_, *snapshot, now))
        versions.push_back(withdrawn);
    const Feed about{feed_title(*address, snapshot->engine.catalogue()),
                     absolute(origin_, feed_url(*address)), absolute(origin_, search_url(*address)),
                     versions.empty() ? last_change(snapshot->corpus, now) : corpus::Instant{}};
    Page feed{200,
              "application/atom+xml; charset=utf-8",
              atom(about, std::move(versions), snapshot->corpus.vocabulary, origin_),
              {},
              true};
    feed.etag = fmt::format("\"{}\"", corpus::sha256(feed.body).substr(0, 32));
    return feed;
}

Page Pages::search_file(const FileFormat& format, const Parameters& parameters) {
    auto snapshot = site_->current();
    const auto address = parse_search(parameters, AddressKind::whole, snapshot->engine.catalogue());
    const bool json_asked = format.kind == FileKind::json;
    if (!address) return json_asked ? problem_page(address.error()) : bad_parameter(address.error());
    const auto now = corpus::now();
    const auto page = site_->search(snapshot, whole_request(*address, now));
    if (!page) return json_asked ? problem_page(page.error()) : failed(page.error());
    Page file{200,
              std::string(format.content_type),
              file_body(format.kind, *address, *page, *snapshot, origin_),
              {},
              true};
    file.file_name = fmt::format("reperes-{}.{}", corpus::iso_date(corpus::paris_day(now)), format.extension);
    return file;
}

}  // namespace reperes::pages
