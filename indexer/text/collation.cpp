#include "text/collation.h"

#include <unicode/coll.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace reperes::text {

namespace {

// Comparing is const and may be done from any thread (ICU user guide, « Collation API »).
const icu::Collator* french() {
    static const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("fr"), status));
        if (U_SUCCESS(status)) made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    return collator.get();
}

// From its first letter or digit on; whole when it has none.
icu::UnicodeString from_first_letter(std::string_view text) {
    auto whole =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    for (int32_t at = 0; at < whole.length(); at = whole.moveIndex32(at, 1))
        if (u_isalnum(whole.char32At(at))) return whole.remove(0, at);
    return whole;
}

}  // namespace

std::string collation_key(std::string_view text, std::size_t max_bytes) {
    const auto* collator = french();
    if (!collator) return std::string(text.substr(0, max_bytes));
    const auto letters = from_first_letter(text);
    std::vector<std::uint8_t> key(max_bytes + 1);
    const int32_t length = collator->getSortKey(letters, key.data(), static_cast<int32_t>(key.size()));
    if (static_cast<std::size_t>(length) > key.size()) key.resize(max_bytes);
    if (length > 0 && static_cast<std::size_t>(length) <= max_bytes + 1)
        key.resize(static_cast<std::size_t>(length) - 1);  // without the zero at its end
    return {key.begin(), key.end()};
}

bool comes_before(std::string_view a, std::string_view b) {
    const auto* collator = french();
    if (!collator) return a < b;
    UErrorCode status = U_ZERO_ERROR;
    return collator->compare(from_first_letter(a), from_first_letter(b), status) == UCOL_LESS;
}

}  // namespace reperes::text
