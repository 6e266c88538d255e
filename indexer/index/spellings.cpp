#include "index/spellings.h"

#include <algorithm>
#include <limits>

#include "index/schema.h"

namespace reperes::index {

namespace {

constexpr unsigned kMinUsesToSuggest = 2;

void store_accents(Xapian::WritableDatabase& database, const std::string& word, const WordUse& use) {
    const auto usual =
        std::max_element(use.written.begin(), use.written.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second < b.second : a.first < b.first;
        });
    if (usual->first != word) database.set_metadata(term(kMetaAccents, word), usual->first);
}

bool is_suggested(const Xapian::Database& database, const std::string& word) {
    auto it = database.spellings_begin();
    const auto end = database.spellings_end();
    it.skip_to(word);
    return it != end && *it == word;
}

}  // namespace

void store_spellings(Xapian::WritableDatabase& database, const WordUses& uses) {
    for (const auto& [word, use] : uses) {
        if (use.documents < kMinUsesToSuggest) continue;
        database.add_spelling(word, use.documents);
        store_accents(database, word, use);
    }
}

void add_spellings(Xapian::WritableDatabase& database, const Xapian::Database& before, const WordUses& uses) {
    for (const auto& [word, use] : uses) {
        if (is_suggested(before, word)) {
            database.add_spelling(word, use.documents);
            continue;
        }
        const unsigned all = use.documents + before.get_termfreq(term(kExact, word));
        if (all < kMinUsesToSuggest) continue;
        database.add_spelling(word, all);
        store_accents(database, word, use);
    }
}

void drop_spellings(Xapian::WritableDatabase& database, const std::set<std::string>& words) {
    for (const auto& word : words) {
        if (database.term_exists(term(kExact, word))) continue;
        database.remove_spelling(word, std::numeric_limits<Xapian::termcount>::max());
        database.set_metadata(term(kMetaAccents, word), "");
    }
}

}  // namespace reperes::index
