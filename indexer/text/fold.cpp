#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "text/analyser.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace reperes::text {
namespace {

std::string normalise(const icu::Normalizer2* normaliser, std::string_view utf8) {
    std::string out;
    if (normaliser == nullptr) return std::string(utf8);
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out);
    const icu::StringPiece piece(utf8.data(), static_cast<int32_t>(utf8.size()));
    normaliser->normalizeUTF8(0, piece, sink, nullptr, status);
    return U_SUCCESS(status) ? out : std::string(utf8);
}

const icu::Normalizer2* instance(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normaliser = get(status);
    return U_SUCCESS(status) ? normaliser : nullptr;
}

// Letters that Unicode does not decompose but that are typed without their stroke.
std::string_view plain_letter(char32_t code) {
    switch (code) {
        case 0xE6:
            return "ae";
        case 0x153:
            return "oe";
        case 0xF8:
            return "o";
        case 0x111:
            return "d";
        case 0x127:
            return "h";
        case 0x131:
            return "i";
        case 0x142:
            return "l";
        case 0x167:
            return "t";
        default:
            return {};
    }
}

std::string without_marks(std::string_view decomposed) {
    std::string out;
    for (std::size_t at = 0; at < decomposed.size();) {
        const Decoded item = decode(decomposed, at);
        at += item.length;
        if (u_charType(static_cast<UChar32>(item.code)) == U_NON_SPACING_MARK) continue;
        const std::string_view plain = plain_letter(item.code);
        if (plain.empty()) {
            append(out, item.code);
        } else {
            out += plain;
        }
    }
    return out;
}

// False at the first code point outside the table.
bool fold_by_table(std::string_view utf8, Folded& out) {
    for (std::size_t at = 0; at < utf8.size();) {
        const Decoded item = decode(utf8, at);
        if (item.code >= kTableEnd || (item.code >= 0x80 && item.code < 0xC0)) return false;
        if (item.code >= 0x80 && latin_fold(item.code) == '?') return false;
        at += item.length;
        const char32_t lower = latin_lower(item.code);
        if (lower < 0x80) {
            out.exact.push_back(static_cast<char>(lower));
            out.accented.push_back(static_cast<char>(lower));
            continue;
        }
        switch (const char folded = latin_fold(lower)) {
            case ' ':
                return false;
            case '1':
                out.exact += "ae";
                break;
            case '2':
                out.exact += "oe";
                break;
            case '3':  // ß has no lower case of its own: both shapes write ss
                out.exact += "ss";
                out.accented += "ss";
                continue;
            default:
                out.exact.push_back(folded);
        }
        append(out.accented, lower);
    }
    return true;
}

void cut(Folded& forms) {
    forms.exact.resize(prefix(forms.exact, kMaxFormBytes).size());
    forms.accented.resize(prefix(forms.accented, kMaxFormBytes).size());
}

}  // namespace

Folded fold_word_by_icu(std::string_view utf8) {
    static const icu::Normalizer2* const casefold = instance(icu::Normalizer2::getNFKCCasefoldInstance);
    static const icu::Normalizer2* const nfd = instance(icu::Normalizer2::getNFDInstance);
    static const icu::Normalizer2* const nfc = instance(icu::Normalizer2::getNFCInstance);
    Folded out;
    out.accented = normalise(casefold, utf8);
    out.exact = normalise(nfc, without_marks(normalise(nfd, out.accented)));
    return out;
}

Folded fold_word(std::string_view utf8) {
    Folded out;
    if (!fold_by_table(utf8, out)) out = fold_word_by_icu(utf8);
    cut(out);
    return out;
}

std::string fold(std::string_view utf8) {
    Folded out;
    if (fold_by_table(utf8, out)) return out.exact;
    // ICU drops invisible characters first: the invalid bytes on either side of one must not meet.
    std::string valid;
    if (first_invalid_utf8(utf8) != std::string_view::npos) {
        for (std::size_t at = 0; at < utf8.size();) {
            const Decoded item = decode(utf8, at);
            append(valid, item.code);
            at += item.length;
        }
        utf8 = valid;
    }
    return fold_word_by_icu(utf8).exact;
}

}  // namespace reperes::text
