// What is suggested while somebody types: collected during a build and kept in the metadata of the
// generation, so that the index describes itself and replication carries it.
//
// Format: chunks of whole lines. Those from elsewhere stand under "suggestions:0001", "suggestions:0002"…,
// each of at most kSuggestionChunkBytes, and change with the generation alone. Those of the content stand
// under "own-suggestions:00" to "own-suggestions:ff", each document in the chunk that its id names, so that
// an update writes a chunk and not all of them. A line is
//     kind TAB from TAB to TAB target TAB label LF
// with kind one letter of kSuggestionLetters, from and to in seconds since 1970; a tab, a line feed or a
// backslash is written \t, \n or \\.
//
// Thread-safety: a SuggestionWriter belongs to one thread; what reads is for any thread, each with its own
// database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "corpus/error.h"
#include "index/entry.h"

namespace reperes::index {

// In the order in which they are suggested when all else is equal.
enum class SuggestionKind : std::uint8_t {
    sigle,      // of the vocabulary, which the index does not hold
    term,       // the same
    title,      // of a version of the content
    heading,    // of the second level, in such a version
    elsewhere,  // title of a document that has an address of its own
    stored,     // title of a document from elsewhere that is read here
};
inline constexpr std::string_view kSuggestionLetters = "STthes";

struct Suggestion {
    SuggestionKind kind = SuggestionKind::title;
    corpus::Period period{};  // when it is in force
    std::string target;  // what to search for (sigle, term), the id of a document (stored), else an address
    std::string label;   // at most kMaxLabelBytes
};

inline constexpr std::size_t kSuggestionChunkBytes = 1 << 20;
inline constexpr std::size_t kMaxLabelBytes = 240;  // beyond, a title is cut

// Collects the titles of documents from elsewhere.
class SuggestionWriter {
 public:
    // The title of the document, if it has one.
    void add(const Entry& entry);
    void store(Xapian::WritableDatabase& database) const;

 private:
    std::vector<std::string> chunks_;
};

// Stores the titles and the headings of the content: all of them, or the chunks of these documents
// ("fiches/accueil") alone.
void store_own_suggestions(Xapian::WritableDatabase& database, const corpus::Corpus& corpus,
                           const std::optional<std::vector<std::string>>& documents = std::nullopt);

// What is stored; the error says to rebuild an index that is damaged.
Result<std::vector<Suggestion>> read_own_suggestions(const Xapian::Database& database);
Result<std::vector<Suggestion>> read_suggestions_from_elsewhere(const Xapian::Database& database);

}  // namespace reperes::index
