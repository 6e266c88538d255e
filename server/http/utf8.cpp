#include "http/utf8.h"

#include <cstddef>
#include <cstdint>

namespace reperes::http {
namespace {

struct Shape {
    std::size_t continuations;
    std::uint32_t bits;      // those the first byte carries
    std::uint32_t smallest;  // code point that needs this length
};

// What the first byte of a sequence announces; none that is not ASCII nor a lead byte.
constexpr Shape invalid{0, 0, 1};

Shape shape_of(std::uint8_t lead) {
    if (lead < 0x80) return {0, lead, 0};
    if (lead >= 0xC2 && lead <= 0xDF) return {1, lead & 0x1FU, 0x80};
    if (lead >= 0xE0 && lead <= 0xEF) return {2, lead & 0x0FU, 0x800};
    if (lead >= 0xF0 && lead <= 0xF4) return {3, lead & 0x07U, 0x10000};
    return invalid;
}

bool is_clean(std::uint32_t point) {
    const bool control = point < 0x20 || (point >= 0x7F && point <= 0x9F);
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    return !control && !surrogate && point <= 0x10FFFF;
}

}  // namespace

bool is_clean_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto shape = shape_of(static_cast<std::uint8_t>(text[i]));
        if (text.size() - i <= shape.continuations) return false;
        auto point = shape.bits;
        for (std::size_t k = 1; k <= shape.continuations; ++k) {
            const auto byte = static_cast<std::uint8_t>(text[i + k]);
            if ((byte & 0xC0U) != 0x80U) return false;
            point = (point << 6U) | (byte & 0x3FU);
        }
        if (point < shape.smallest || !is_clean(point)) return false;
        i += 1 + shape.continuations;
    }
    return true;
}

}  // namespace reperes::http
