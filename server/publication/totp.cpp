#include "publication/totp.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

#include "publication/sessions.h"

namespace reperes::publication {

namespace {

constexpr std::uint64_t kStepSeconds = 30;
constexpr std::uint32_t kCodes = 1'000'000;
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

using Mac = std::array<unsigned char, 20>;

Mac hmac_sha1(std::string_view key, const std::array<unsigned char, 8>& message) {
    Mac mac{};
    unsigned size = 0;
    HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), mac.data(),
         &size);
    return mac;
}

std::string without(std::string_view text, std::string_view characters) {
    std::string kept(text);
    std::erase_if(kept, [&](char one) { return characters.find(one) != std::string_view::npos; });
    return kept;
}

}  // namespace

std::uint64_t totp_step(corpus::Instant at) {
    return static_cast<std::uint64_t>(at.time_since_epoch().count()) / kStepSeconds;
}

// The dynamic truncation of RFC 4226, section 5.3.
std::string totp_code(std::string_view secret, std::uint64_t step) {
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[i] = static_cast<unsigned char>(step >> (8 * (counter.size() - 1 - i)));
    const Mac mac = hmac_sha1(secret, counter);
    const std::size_t offset = mac.back() & 0x0FU;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8 | mac[offset + i];
    return fmt::format("{:06}", (number & 0x7FFFFFFFU) % kCodes);
}

std::optional<std::uint64_t> totp_match(std::string_view secret, std::string_view code, corpus::Instant at,
                                        std::uint64_t last) {
    const std::string typed = without(code, " ");
    const std::uint64_t now = totp_step(at);
    std::optional<std::uint64_t> match;
    for (const std::uint64_t step : {now - 1, now, now + 1})
        if (same_secret(typed, totp_code(secret, step)) && step > last) match = step;
    return match;
}

std::string base32(std::string_view bytes) {
    std::string text;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char byte : bytes) {
        bits = (bits << 8 | static_cast<unsigned char>(byte)) & 0xFFFFU;
        for (count += 8; count >= 5; count -= 5) text += kAlphabet[bits >> (count - 5) & 31U];
    }
    if (count > 0) text += kAlphabet[bits << (5 - count) & 31U];
    return text;
}

std::optional<std::string> from_base32(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char character : without(text, " =")) {
        const char capital =
            character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
        const auto value = kAlphabet.find(capital);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 5 | static_cast<std::uint32_t>(value)) & 0xFFFFU;
        count += 5;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>(bits >> count & 0xFFU);
    }
    return bytes;
}

}  // namespace reperes::publication
