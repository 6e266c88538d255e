// The characters that typists, word processors and scanners put where another one is meant.
//
// They are recognised before NFKC, which would take some of them apart (´ becomes a space and an accent)
// or merge others with the word they annotate (ministère¹ becomes ministère1).
// Thread-safety: pure functions.
#pragma once

namespace reperes::text {

enum class Special {
    none,
    apostrophe,   // ’ ‘ ‛ ʼ ʻ ʹ ′ ´ ` ＇, and ‘ ’ of Windows-1252 read as ISO 8859-1
    hyphen,       // ‐ ‑ ⁃ − ﹣ －
    dash,         // – —: a hyphen between letters or digits, else punctuation
    deleted,      // soft hyphen, zero-width characters, marks of direction
    middle_dot,   // · and what stands for it in inclusive writing: • ⋅ ‧ ∙ ・ ·
    superscript,  // ¹ ² ³ ⁴ …: a note call or an exponent
    half,         // ½, or œ of ISO 8859-15 read as ISO 8859-1
    quarter,      // ¼, or Œ likewise
    small_oe,     // œ of Windows-1252 read as ISO 8859-1
    capital_oe,   // Œ likewise
    space,        // no-break, thin and figure spaces
    numero,       // №
    sign,         // ° º ™ ℠ ¾: never part of a word
};

Special special(char32_t code) noexcept;

}  // namespace reperes::text
