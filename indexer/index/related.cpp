#include "index/related.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "corpus/citations.h"
#include "corpus/in_force.h"
#include "index/schema.h"
#include "index/weighing.h"
#include "text/pieces.h"

namespace reperes::index {

namespace {

using Xapian::Query;

constexpr std::size_t kStems = 60;
constexpr Xapian::doccount kMinDocuments = 3;  // that have a stem
constexpr double kTitle = 2.0;                 // a stem in the title, against one in the body
constexpr double kTheme = 0.04;
constexpr double kPublic = 0.01;
constexpr double kCitation = 0.15;
constexpr char kIdSeparator = '\n';

struct WeighedStem {
    std::string stem;
    double weight = 0;  // of its impact in another document: S(t, source) idf(t)
    double share = 0;   // of the score of the source against itself: S(t, source)² idf(t)
};

// Stems with their S, from the terms of the document.
std::map<std::string, double> impacts(const Xapian::Database& database, Xapian::docid document) {
    std::map<std::string, double> found;
    const auto end = database.termlist_end(document);
    auto it = database.termlist_begin(document);
    for (it.skip_to(std::string(kStem)); it != end; ++it) {
        const std::string term = *it;
        const bool title = term.starts_with(kTitleStem);
        if (!term.starts_with(kStem)) break;
        found[term.substr(title ? kTitleStem.size() : kStem.size())] +=
            (title ? kTitle : 1.0) * it.get_wdf() / kImpactScale;
    }
    return found;
}

std::vector<WeighedStem> best_stems(const Xapian::Database& database, Xapian::docid document) {
    std::vector<WeighedStem> stems;
    for (const auto& [stem, impact] : impacts(database, document)) {
        if (stem.find_first_of("0123456789") != std::string::npos) continue;
        const auto df = database.get_termfreq(term(kStem, stem));
        if (df < kMinDocuments) continue;
        const double weight = impact * inverse_frequency(df, database.get_doccount());
        stems.push_back({stem, weight, impact * weight});
    }
    std::stable_sort(stems.begin(), stems.end(),
                     [](const auto& a, const auto& b) { return a.share > b.share; });
    if (stems.size() > kStems) stems.resize(kStems);
    return stems;
}

std::vector<Query> text_clauses(const std::vector<WeighedStem>& stems) {
    double whole = 0;
    for (const auto& stem : stems) whole += stem.share;
    std::vector<Query> clauses;
    for (const auto& [stem, weight, share] : stems) {
        const double factor = weight / whole / kImpactScale;
        clauses.emplace_back(Query::OP_SCALE_WEIGHT, Query(term(kStem, stem)), factor);
        clauses.emplace_back(Query::OP_SCALE_WEIGHT, Query(term(kTitleStem, stem)), kTitle * factor);
    }
    return clauses;
}

void add_facet_clauses(const Xapian::Document& source, std::string_view facet, double weight,
                       std::vector<Query>& clauses) {
    const auto& known = kFacets[facet_index(facet)];
    text::for_each_piece(source.get_value(known.slot), kValueSeparator, [&](std::string_view value) {
        clauses.push_back(constant(weight, Query(term(known.prefix, value))));
    });
}

Query not_of_types(const Query& among, std::initializer_list<std::string_view> types) {
    std::vector<Query> excluded;
    for (const auto type : types) excluded.emplace_back(term(kFacets[facet_index("type")].prefix, type));
    return {Query::OP_AND_NOT, among, Query(Query::OP_OR, excluded.begin(), excluded.end())};
}

// A fiche or a section in force, and its place in the index.
struct Readable {
    const corpus::Document* document;
    std::string id;
    Xapian::docid place;
};

std::vector<Readable> readable(const Xapian::Database& database, const corpus::Corpus& corpus,
                               corpus::Instant now) {
    std::vector<Readable> found;
    for (const auto& document : corpus.documents) {
        const auto* version = corpus::readable(document, now);
        if (!version || !(corpus::as_fiche(*version) || corpus::as_section(*version))) continue;
        const std::string id = fmt::format("{}@{}", document.id(), version->number);
        const auto posting = database.postlist_begin(id_term(id));
        if (posting != database.postlist_end(id_term(id))) found.push_back({&document, id, *posting});
    }
    return found;
}

Query types_of(const Xapian::Database& database, const std::vector<Readable>& all) {
    const auto& [name, label, prefix, slot, order] = kFacets[facet_index("type")];
    std::set<std::string> types;
    for (const auto& each : all) types.insert(database.get_document(each.place).get_value(slot));
    std::vector<Query> queries;
    for (const auto& type : types) queries.emplace_back(term(prefix, type));
    return {Query::OP_OR, queries.begin(), queries.end()};
}

}  // namespace

std::vector<Xapian::docid> nearest_documents(const Xapian::Database& database,
                                             const RelatedRequest& request) {
    const auto source = database.get_document(request.source);
    auto clauses = text_clauses(best_stems(database, request.source));
    add_facet_clauses(source, "theme", kTheme, clauses);
    add_facet_clauses(source, "public", kPublic, clauses);
    for (const auto& id : request.linked) clauses.push_back(constant(kCitation, Query(id_term(id))));
    if (clauses.empty()) return {};
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::TfIdfWeight("nnn"));
    enquire.set_query(
        Query(Query::OP_FILTER, Query(Query::OP_OR, clauses.begin(), clauses.end()), request.among));
    std::vector<Xapian::docid> found;
    const auto matches = enquire.get_mset(0, static_cast<Xapian::doccount>(kRelatedKept + 1));
    for (auto it = matches.begin(); it != matches.end(); ++it)
        if (*it != request.source && found.size() < kRelatedKept) found.push_back(*it);
    return found;
}

Query related_scope(corpus::Instant at) {
    return not_of_types(in_force_query(at), {"recommandation", "groupe"});
}

void write_related(Xapian::WritableDatabase& database, const corpus::Corpus& corpus, corpus::Instant now) {
    const corpus::Citations citations(corpus);
    const auto all = readable(database, corpus, now);
    const Query among(Query::OP_AND, types_of(database, all), in_force_query(now));
    std::map<const corpus::Document*, const Readable*> by_document;
    std::map<Xapian::docid, const Readable*> by_place;
    for (const auto& each : all) {
        by_document.emplace(each.document, &each);
        by_place.emplace(each.place, &each);
    }
    for (const auto& [document, id, place] : all) {
        RelatedRequest request{place, among, {}};
        for (const auto& links : {citations.citing(*document, now), citations.cited_by(*document, now)})
            for (const auto* linked : links)
                if (const auto it = by_document.find(linked); it != by_document.end())
                    request.linked.push_back(it->second->id);
        std::string joined;
        for (const auto found : nearest_documents(database, request)) {
            const auto it = by_place.find(found);
            if (it == by_place.end()) continue;  // of a collection that has the name of a type
            if (!joined.empty()) joined += kIdSeparator;
            joined += it->second->document->id();
        }
        database.set_metadata(term(kMetaRelated, document->id()), joined);
    }
}

std::vector<std::string> read_related(const Xapian::Database& database, std::string_view document) {
    std::vector<std::string> ids;
    text::for_each_piece(database.get_metadata(term(kMetaRelated, document)), kIdSeparator,
                         [&](std::string_view id) { ids.emplace_back(id); });
    return ids;
}

}  // namespace reperes::index
