#include "index/update.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "corpus/date.h"
#include "corpus/durable_file.h"
#include "index/description.h"
#include "index/document.h"
#include "index/entry.h"
#include "index/generation.h"
#include "index/related.h"
#include "index/spellings.h"
#include "index/suggestions.h"
#include "index/xapian_try.h"

namespace reperes::index {

namespace {

using Origins = std::set<std::string>;

// Checks that the index can be read at all by this program, with the vocabularies of the content.
Result<Xapian::Database> open_compatible(const std::filesystem::path& index, const corpus::Corpus& corpus) {
    auto database = open_current(index);
    if (!database) return database;
    const auto compatible = check_compatible(*database, corpus.vocabulary.digest, "DOSSIER", index);
    if (!compatible) return tl::unexpected<Error>(compatible.error());
    return database;
}

// Whether the index was made of this very content.
Result<bool> is_made_of(const Xapian::Database& database, const corpus::Corpus& corpus) {
    return xapian_try([&] { return database.get_metadata(std::string(kMetaContent)) == corpus.digest; });
}

// Of every version in the index.
Origins indexed_origins(const Xapian::Database& database) {
    Origins origins;
    const auto end = database.valuestream_end(kOriginSlot);
    for (auto it = database.valuestream_begin(kOriginSlot); it != end; ++it) origins.insert(*it);
    return origins;
}

// Of the versions of one document, by the term that names each.
std::map<std::string, std::string> indexed_versions(const Xapian::Database& database,
                                                    const std::string& document) {
    std::map<std::string, std::string> versions;
    const std::string prefix = id_term(document + "@");
    const auto end = database.allterms_end(prefix);
    for (auto term = database.allterms_begin(prefix); term != end; ++term) {
        const auto place = database.postlist_begin(*term);
        const auto origin = database.get_document(*place).get_value(kOriginSlot);
        if (!origin.empty()) versions.emplace(*term, origin);
    }
    return versions;
}

// The words of a document, as it is in the index.
void collect_words(const Xapian::Database& database, const std::string& id, std::set<std::string>& words) {
    const auto place = *database.postlist_begin(id);
    const auto end = database.termlist_end(place);
    for (auto it = database.termlist_begin(place); it != end; ++it)
        if (const std::string word = *it; word.front() >= 'a' && word.front() <= 'z') words.insert(word);
}

class Update {
 public:
    // `before` shows the index as it was; `database` is in a transaction.
    Update(Xapian::WritableDatabase& database, const Xapian::Database& before, const corpus::Corpus& corpus,
           BuildFacts facts)
        : database_(database),
          before_(before),
          corpus_(corpus),
          facts_(std::move(facts)),
          composer_(facts_.averages) {}

    void run(const std::vector<std::string>& documents) {
        for (const auto& id : documents) bring(id);
        add_spellings(database_, before_, added_);
        drop_spellings(database_, dropped_);
        write_related(database_, corpus_, corpus::now(), documents);
        store_own_suggestions(database_, corpus_, documents);
        write_description(database_, corpus_, facts_);
    }

 private:
    // The versions of one document, as they are now.
    void bring(const std::string& id) {
        auto old = indexed_versions(before_, id);
        const auto* document = corpus_.find(id);
        if (document)
            for (const auto& entry : entries_of(*document)) {
                const auto found = old.extract(id_term(entry.id));
                put(entry, found ? found.mapped() : std::string());
            }
        for (const auto& [gone, origin] : old) {
            collect_words(before_, gone, dropped_);
            database_.delete_document(gone);
        }
    }

    // `old`: the origin of what is in the index; empty when there is nothing.
    void put(const Entry& entry, const std::string& old) {
        if (entry.origin == old) return;
        WordUses known;
        const bool same = same_text(entry.origin, old);
        if (!same && !old.empty()) collect_words(before_, id_term(entry.id), dropped_);
        database_.replace_document(id_term(entry.id), composer_.compose(entry, same ? known : added_));
    }

    Xapian::WritableDatabase& database_;
    const Xapian::Database& before_;
    const corpus::Corpus& corpus_;
    BuildFacts facts_;
    Composer composer_;
    WordUses added_;                 // of texts that the index did not have
    std::set<std::string> dropped_;  // words of texts that it has no more
};

}  // namespace

Result<bool> is_up_to_date(const std::filesystem::path& index, const corpus::Corpus& corpus) {
    const auto database = open_compatible(index, corpus);
    if (!database) return tl::unexpected<Error>(database.error());
    return is_made_of(*database, corpus);
}

Result<void> update(const std::filesystem::path& index, const corpus::Corpus& corpus,
                    const std::vector<std::string>& documents) {
    const auto lock = lock_index(index);
    if (!lock) return tl::unexpected<Error>(lock.error());
    const auto generation = current_generation(index);
    if (!generation) return tl::unexpected<Error>(generation.error());
    const auto before = open_compatible(index, corpus);
    if (!before) return tl::unexpected<Error>(before.error());
    const auto done = is_made_of(*before, corpus);
    if (!done) return tl::unexpected<Error>(done.error());
    if (*done) return {};
    auto facts = read_build_facts(*before);
    if (!facts) return tl::unexpected<Error>(facts.error());
    auto written = xapian_try([&] {
        Xapian::WritableDatabase database(generation->string(), Xapian::DB_OPEN);
        // A transaction that fails half way is forgotten with the handle: without one, it would be committed.
        database.begin_transaction();
        Update(database, *before, corpus, std::move(*facts)).run(documents);
        database.commit_transaction();
    });
    if (!written) return written;
    // Xapian has synced the tables, and not the folder that names their latest state.
    return corpus::sync(*generation);
}

Result<std::vector<std::string>> outdated(const std::filesystem::path& index, const corpus::Corpus& corpus) {
    const auto database = open_compatible(index, corpus);
    if (!database) return tl::unexpected<Error>(database.error());
    auto indexed = xapian_try([&] { return indexed_origins(*database); });
    if (!indexed) return tl::unexpected<Error>(indexed.error());
    std::set<std::string> documents;
    for (const auto& document : corpus.documents)
        for (const auto& origin : origins_of(document))
            if (indexed->erase(origin) == 0) documents.insert(document.id());
    for (const auto& origin : *indexed) documents.emplace(document_of(origin));
    return std::vector<std::string>(documents.begin(), documents.end());
}

}  // namespace reperes::index
