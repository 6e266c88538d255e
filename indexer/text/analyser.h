// The French analyser: from a text to the terms under which it is found.
//
// One analyser serves indexing, querying, suggesting and highlighting, so none of
// them can disagree with another. It knows neither Xapian nor files.
//
// Invariants: tokens come sorted by (begin, longer first); [begin, end) cuts the given
// text at code point borders; positions start at 1 and never decrease; any byte string is
// accepted (invalid UTF-8 is read as U+FFFD and never thrown at the caller).
//
// Thread-safety: an Analyser remembers the surface forms it has met, so one instance
// belongs to one thread. Instances are independent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace reperes::text {

// Stored in every index; a server refuses an index made with another value. Raise it with
// every change that gives any text other terms than before.
inline constexpr std::string_view kAnalyserVersion = "fr-2";

// What one surface form stands for. All strings are UTF-8, folded (no capitals, no accents, no
// ligatures) unless said otherwise.
struct Forms {
    std::vector<std::string> exact;     // at least one; several for inclusive writing (both genders)
    std::string accented;               // lower case with its accents; empty when equal to exact[0]
    std::vector<std::string> stems;     // empty for a stop word
    std::string sigle;                  // "ase" for ASE, A.S.E., ESATs…; empty when not an acronym
    std::vector<std::string> articles;  // "l226-2-2", "n226-2-2", ancestors "^l226-2", "^l226"
    bool stop = false;
};

struct Token {
    std::size_t begin = 0;  // byte offsets into the analysed text, half open
    std::size_t end = 0;
    std::uint32_t position = 0;  // word position; a joined compound shares that of its first part
    const Forms* forms = nullptr;
    bool compound = false;  // spans several tokens that follow it ("médico-social", "30 000")
};

class Analyser {
 public:
    Analyser();
    ~Analyser();
    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;

    // The tokens of `utf8`. Their `forms` stay valid until the next call on this analyser.
    std::vector<Token> analyse(std::string_view utf8);

 private:
    struct State;
    std::unique_ptr<State> state_;
};

// `utf8` in the shape under which exact forms are compared: NFKC, case folded, no accents, œ as oe.
std::string fold(std::string_view utf8);

// Offset of the first byte that is not valid UTF-8, or npos.
std::size_t first_invalid_utf8(std::string_view bytes);

}  // namespace reperes::text
