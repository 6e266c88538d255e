#include "publication/public_address.h"

#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>

namespace reperes::publication {
namespace {

using Bytes = std::span<const std::uint8_t>;

// The networks whose addresses start with these bits.
template <std::size_t size>
struct Network {
    std::array<std::uint8_t, size> start;
    std::size_t bits;
};

constexpr std::array<Network<4>, 14> not_public_4 = {{
    {{0, 0, 0, 0}, 8},       // this network
    {{10, 0, 0, 0}, 8},      // private
    {{100, 64, 0, 0}, 10},   // behind an operator's translation
    {{127, 0, 0, 0}, 8},     // this machine
    {{169, 254, 0, 0}, 16},  // link-local
    {{172, 16, 0, 0}, 12},   // private
    {{192, 0, 0, 0}, 24},    // protocols
    {{192, 0, 2, 0}, 24},    // documentation
    {{192, 168, 0, 0}, 16},  // private
    {{198, 18, 0, 0}, 15},   // benchmarks
    {{198, 51, 100, 0}, 24},
    {{203, 0, 113, 0}, 24},  // documentation, both
    {{224, 0, 0, 0}, 4},     // groups
    {{240, 0, 0, 0}, 4},     // reserved
}};

// Global unicast is 2000::/3 but for these.
constexpr Network<2> global_unicast = {{0x20, 0x00}, 3};
constexpr std::array<Network<4>, 4> not_public_6 = {{
    {{0x20, 0x01, 0x00, 0x00}, 23},  // protocols, Teredo among them
    {{0x20, 0x01, 0x0D, 0xB8}, 32},  // documentation
    {{0x3F, 0xFF, 0x00, 0x00}, 20},  // documentation
    {{0x20, 0x02, 0x00, 0x00}, 16},  // 6to4: holds an IPv4 address, and nobody serves there any more
}};

// The prefixes after which the last four bytes are an IPv4 address: mapped, and translated.
constexpr std::array<std::uint8_t, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr std::array<std::uint8_t, 12> translated = {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};

template <std::size_t size>
bool is_in(Bytes address, const Network<size>& network) {
    for (std::size_t i = 0; i * 8 < network.bits; ++i) {
        const auto kept = std::min<std::size_t>(network.bits - i * 8, 8);
        const auto mask = static_cast<std::uint8_t>(0xFF << (8 - kept));
        if ((address[i] & mask) != network.start[i]) return false;
    }
    return true;
}

bool is_public_4(Bytes address) {
    return std::none_of(not_public_4.begin(), not_public_4.end(),
                        [&](const auto& network) { return is_in(address, network); });
}

bool starts_with(Bytes address, Bytes prefix) {
    return std::equal(prefix.begin(), prefix.end(), address.begin());
}

bool is_public_6(Bytes address) {
    if (starts_with(address, mapped) || starts_with(address, translated))
        return is_public_4(address.subspan(12, 4));
    return is_in(address, global_unicast) &&
           std::none_of(not_public_6.begin(), not_public_6.end(),
                        [&](const auto& network) { return is_in(address, network); });
}

}  // namespace

bool is_public(const sockaddr* address) {
    std::array<std::uint8_t, 16> bytes{};
    if (address->sa_family == AF_INET) {
        std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, 4);
        return is_public_4(bytes);
    }
    if (address->sa_family != AF_INET6) return false;
    std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, 16);
    return is_public_6(bytes);
}

}  // namespace reperes::publication
