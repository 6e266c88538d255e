// What is suggested while somebody types: collected during a build and kept in the metadata of the
// generation, so that the index describes itself and replication carries it.
//
// Format: chunks of whole lines under "suggestions:0001", "suggestions:0002"…, each of at most
// kSuggestionChunkBytes. A line is
//     kind TAB from TAB to TAB target TAB label LF
// with kind one letter of kSuggestionLetters, from and to in seconds since 1970; a tab, a line feed or a
// backslash is written \t, \n or \\.
//
// Thread-safety: a SuggestionWriter belongs to one thread; read_suggestions() is for any thread, each with
// its own database.
#pragma once

#include <cstdint>
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

class SuggestionWriter {
 public:
    // The title and the headings of a version of the content.
    void add_own(const Entry& entry);
    // The title of a document from elsewhere, if it has one.
    void add_elsewhere(const Entry& entry);
    void store(Xapian::WritableDatabase& database) const;

 private:
    void add(const Suggestion& suggestion);
    std::vector<std::string> chunks_;
};

// All that a build has stored; the error says to rebuild an index that is damaged.
Result<std::vector<Suggestion>> read_suggestions(const Xapian::Database& database);

}  // namespace reperes::index
