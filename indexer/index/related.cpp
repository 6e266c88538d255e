#include "index/related.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "corpus/citations.h"
#include "corpus/in_force.h"
#include "index/entry.h"
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

// The version in force, of a fiche or of a section.
const corpus::Version* proposable(const corpus::Document& document, corpus::Instant now) {
    const auto* version = corpus::readable(document, now);
    return version && (corpus::as_fiche(*version) || corpus::as_section(*version)) ? version : nullptr;
}

const std::string& type_of(const corpus::Version& version) {
    static const std::string kReference = "reference";
    const auto* fiche = corpus::as_fiche(version);
    return fiche ? fiche->type : kReference;
}

class RelatedWriter {
 public:
    RelatedWriter(Xapian::WritableDatabase& database, const corpus::Corpus& corpus, corpus::Instant now)
        : database_(database), citations_(corpus), now_(now) {
        std::set<std::string> types;
        for (const auto& document : corpus.documents)
            if (const auto* version = proposable(document, now)) types.insert(type_of(*version));
        std::vector<Query> queries;
        for (const auto& type : types) queries.emplace_back(term(kFacets[facet_index("type")].prefix, type));
        among_ =
            Query(Query::OP_AND, Query(Query::OP_OR, queries.begin(), queries.end()), in_force_query(now));
    }

    void write(const corpus::Document& document) const {
        std::string joined;
        for (const auto found : nearest(document)) {
            const std::string origin = database_.get_document(found).get_value(kOriginSlot);
            if (origin.empty()) continue;  // of a collection that has the name of a type
            if (!joined.empty()) joined += kIdSeparator;
            joined += document_of(origin);
        }
        database_.set_metadata(term(kMetaRelated, document.id()), joined);
    }

    // Those that cite it and those that it cites.
    [[nodiscard]] std::vector<const corpus::Document*> linked(const corpus::Document& document) const {
        auto all = citations_.citing(document, now_);
        const auto cited = citations_.cited_by(document, now_);
        all.insert(all.end(), cited.begin(), cited.end());
        return all;
    }

 private:
    [[nodiscard]] std::vector<Xapian::docid> nearest(const corpus::Document& document) const {
        const auto* version = proposable(document, now_);
        if (!version) return {};
        const auto id = id_term(entry_id(document, *version));
        const auto place = database_.postlist_begin(id);
        if (place == database_.postlist_end(id)) return {};
        RelatedRequest request{*place, among_, {}};
        for (const auto* other : linked(document))
            if (const auto* shown = proposable(*other, now_))
                request.linked.push_back(entry_id(*other, *shown));
        return nearest_documents(database_, request);
    }

    Xapian::WritableDatabase& database_;
    corpus::Citations citations_;
    corpus::Instant now_;
    Query among_;
};

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
    const RelatedWriter writer(database, corpus, now);
    for (const auto& document : corpus.documents) writer.write(document);
}

void write_related(Xapian::WritableDatabase& database, const corpus::Corpus& corpus, corpus::Instant now,
                   const std::vector<std::string>& documents) {
    const RelatedWriter writer(database, corpus, now);
    std::set<const corpus::Document*> all;
    for (const auto& id : documents) {
        const auto* document = corpus.find(id);
        if (!document) {
            database.set_metadata(term(kMetaRelated, id), "");
            continue;
        }
        all.insert(document);
        for (const auto* linked : writer.linked(*document)) all.insert(linked);
    }
    for (const auto* document : all) writer.write(*document);
}

std::vector<std::string> read_related(const Xapian::Database& database, std::string_view document) {
    std::vector<std::string> ids;
    text::for_each_piece(database.get_metadata(term(kMetaRelated, document)), kIdSeparator,
                         [&](std::string_view id) { ids.emplace_back(id); });
    return ids;
}

}  // namespace reperes::index
