#include "text/nfkc.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "text/letters.h"
#include "text/utf8.h"

namespace reperes::text {
namespace {

const icu::Normalizer2* nfkc() {
    static const icu::Normalizer2* const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* found = icu::Normalizer2::getNFKCInstance(status);
        return U_SUCCESS(status) ? found : nullptr;
    }();
    return instance;
}

std::string to_nfkc(const std::string& raw) {
    if (nfkc() == nullptr) return raw;
    std::string out;
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out);
    nfkc()->normalizeUTF8(0, icu::StringPiece(raw.data(), static_cast<int32_t>(raw.size())), sink, nullptr,
                          status);
    return U_SUCCESS(status) ? out : " ";
}

}  // namespace

bool is_inert(char32_t code) {
    // Signs of Latin-1 that NFKC keeps (¨ ª ¯ µ ¸ decompose); « and » are too frequent to ask ICU.
    if (code >= 0xA1 && code < 0xC0) {
        return code != 0xA8 && code != 0xAA && code != 0xAF && code != 0xB5 && code != 0xB8;
    }
    return nfkc() == nullptr || nfkc()->isInert(static_cast<UChar32>(code));
}

bool joins_previous(char32_t code) {
    return code >= 0x300 && nfkc() != nullptr && !nfkc()->hasBoundaryBefore(static_cast<UChar32>(code));
}

std::string nfkc_word(const std::string& cluster) {
    const std::string normal = to_nfkc(cluster);
    std::string out;
    int runs = 0;
    bool inside = false;
    for (std::size_t at = 0; at < normal.size();) {
        const Decoded item = decode(normal, at);
        const bool word = is_word_character(item.code);
        if (word && !inside) ++runs;
        inside = word;
        if (word) {
            out.append(normal, at, item.length);
        } else {
            out += item.length == 1 ? normal.substr(at, 1) : std::string(" ");
        }
        at += item.length;
    }
    return runs > 1 ? " " : out;
}

}  // namespace reperes::text
