// A text as the scanner wants it: valid UTF-8 in NFKC, one kind of apostrophe, hyphen, middle dot and
// space, and the way back to the offsets of the original.
//
// Invariants: text() is valid UTF-8; capitals and accents are kept (acronyms need the first, accented
// forms the second); the work is linear in the input whatever its bytes.
// Thread-safety: one instance belongs to one thread; it is reused to keep its memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/offset_map.h"
#include "text/special_characters.h"

namespace reperes::text {

class CleanText {
 public:
    // Any bytes; invalid UTF-8 becomes a space.
    void assign(std::string_view original);

    std::string_view text() const { return clean_; }
    const OffsetMap& map() const { return map_; }

 private:
    std::size_t plain_end(std::size_t at) const;
    void copy(std::size_t length);
    void replace(std::string_view by, std::size_t length);
    void odd_character();
    void special_character(Special kind, std::size_t length);
    void normalise_cluster(char32_t code, std::size_t length);
    std::size_t take_back_last(std::string& raw);
    bool word_character_before() const;
    bool word_character_after(std::size_t at) const;
    bool calls_a_note() const;

    std::string_view original_;
    std::size_t at_ = 0;        // in original_
    std::size_t note_end_ = 0;  // size of clean_ just after a note call
    std::string clean_;
    OffsetMap map_;
};

}  // namespace reperes::text
