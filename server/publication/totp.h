// One-time codes of the second factor: TOTP (RFC 6238) with HMAC-SHA-1, 30 seconds, 6 digits: what every
// application that makes such codes knows. Secrets are raw bytes here; people see them in base 32 (RFC 4648).
//
// Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/date.h"

namespace reperes::publication {

inline constexpr std::size_t kTotpSecretBytes = 20;  // as long as the HMAC, as RFC 4226 recommends

// The number of the half minute since 1970.
std::uint64_t totp_step(corpus::Instant at);
// "287082"
std::string totp_code(std::string_view secret, std::uint64_t step);
// The step that `code` (spaces are no matter) is of, when it is that of `at` or a neighbour, for clocks that
// are a little off, and later than `last`: the step of the last code that was taken, each is good once.
std::optional<std::uint64_t> totp_match(std::string_view secret, std::string_view code, corpus::Instant at,
                                        std::uint64_t last);

std::string base32(std::string_view bytes);
// Nothing for anything but the 32 characters (in capitals or not; spaces and final '=' are no matter).
std::optional<std::string> from_base32(std::string_view text);

}  // namespace reperes::publication
