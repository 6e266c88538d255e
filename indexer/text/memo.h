// What has been worked out about each surface form, kept: a corpus has hundreds of times more words than
// different words, and folding, stemming and exceptions are the costly part.
//
// Invariants: an entry never moves and lives until the memo is trimmed; trim() is called only between
// texts. A form is looked up by its kind as well, since "375" is a number here and an article there.
// Thread-safety: one memo belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyser.h"

namespace reperes::text {

enum class Kind : std::uint8_t {
    word,
    number,
    article,
    article_number,
    number_chain,
    acronym,
    inclusive,
    joined,    // aujourd'hui, N'Diaye
    compound,  // médico-social
    prefix,    // the "sur" of sur-endettement
    sigle,     // ASE among words in small letters
    day,       // the "02" of 02 janvier
};

// What a word announces: the number after "article" is the number of an article of law.
enum class Role : std::uint8_t {
    none,
    article,
    link,   // et, ou, à: an announcement goes on behind it
    empty,  // folds to nothing: no word at all
    saint,  // St, Ste: the abbreviation before a name
    // From here on the scanner has to look at what follows.
    prefix,  // médico, week
    number,  // no 2002-2
    first,   // article premier
};

struct Entry {
    Forms forms;
    Role role = Role::none;
};

// What the memo answers: small enough to be passed by value, so that the common word costs no look at
// its forms.
struct Known {
    const Forms* forms = nullptr;
    Role role = Role::none;
    bool sigle = false;
};

class Memo {
 public:
    // More forms than this and the next trim() forgets them all: under 100 MB.
    static constexpr std::size_t kMaxForms = 200'000;
    // A longer surface is known by its first bytes only.
    static constexpr std::size_t kMaxSurface = 1024;

    Memo();

    // What is known of `surface`; `make(surface)` gives its Entry when it is met for the first time.
    template <typename Make>
    Known get(Kind kind, std::string_view surface, Make&& make) {
        const Key key = key_of(kind, surface);
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = key.hash & mask; slots_[at].known.forms != nullptr; at = (at + 1) & mask) {
            if (slots_[at].holds(key)) return slots_[at].known;
        }
        return insert(key, make(key.surface));
    }

    void trim();
    std::size_t size() const { return entries_.size(); }

 private:
    // A surface of up to 16 bytes is its own fingerprint: its first and its last bytes and its length.
    // For a longer one the fingerprint is a hash and the surface is compared as well.
    struct Key {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        std::uint64_t hash = 0;
        std::string_view surface;
        Kind kind = Kind::word;
    };
    struct Slot {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        Known known;                           // forms null: free
        const std::string* surface = nullptr;  // of a long one
        std::uint16_t length = 0;
        Kind kind = Kind::word;

        bool holds(const Key& key) const {
            return first == key.first && last == key.last && length == key.surface.size() &&
                   kind == key.kind && (surface == nullptr || *surface == key.surface);
        }
    };

    static constexpr std::size_t kShort = 16;

    static Key key_of(Kind kind, std::string_view surface) {
        return surface.size() <= kShort ? short_key(kind, surface) : long_key(kind, surface);
    }
    static Key short_key(Kind kind, std::string_view surface);
    static Key long_key(Kind kind, std::string_view surface);
    Known insert(const Key& key, Entry&& entry);
    void grow();

    std::vector<Slot> slots_;  // a power of two, at most half full, probed in order
    std::deque<Entry> entries_;
    std::deque<std::string> surfaces_;  // the long ones
};

}  // namespace reperes::text
