#include "text/memo.h"

#include <cstring>
#include <utility>

#include "text/utf8.h"

namespace reperes::text {
namespace {

constexpr std::size_t kFirstSlots = 1U << 12U;

template <typename Integer>
std::uint64_t load(const char* from) {
    Integer value = 0;
    std::memcpy(&value, from, sizeof value);
    return value;
}

// Finish of splitmix64 (Steele, Lea and Flood, 2014).
std::uint64_t mix(std::uint64_t hash) {
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
    return hash ^ (hash >> 31U);
}

std::uint64_t hash_of(std::uint64_t first, std::uint64_t last, std::size_t length, Kind kind) {
    const std::uint64_t seed = (length << 8U) + static_cast<std::uint64_t>(kind);
    return mix((first ^ seed) * 0x9E3779B97F4A7C15ULL + last);
}

}  // namespace

Memo::Memo() : slots_(kFirstSlots) {}

// The first and the last bytes overlap when there are fewer than 16, which reads nothing outside.
Memo::Key Memo::short_key(Kind kind, std::string_view surface) {
    Key key;
    key.surface = surface;
    key.kind = kind;
    const char* const begin = surface.data();
    const std::size_t size = surface.size();
    if (size >= 8) {
        key.first = load<std::uint64_t>(begin);
        key.last = load<std::uint64_t>(begin + size - 8);
    } else if (size >= 4) {
        key.first = load<std::uint32_t>(begin);
        key.last = load<std::uint32_t>(begin + size - 4);
    } else if (size >= 2) {
        key.first = load<std::uint16_t>(begin);
        key.last = load<std::uint16_t>(begin + size - 2);
    } else if (size == 1) {
        key.first = load<std::uint8_t>(begin);
    }
    key.hash = hash_of(key.first, key.last, size, kind);
    return key;
}

Memo::Key Memo::long_key(Kind kind, std::string_view surface) {
    Key key;
    key.surface = prefix(surface, kMaxSurface);
    key.kind = kind;
    const char* at = key.surface.data();
    std::size_t left = key.surface.size();
    for (; left > 8; at += 8, left -= 8) {
        key.first = mix(key.first ^ load<std::uint64_t>(at));
    }
    key.last = load<std::uint64_t>(key.surface.data() + key.surface.size() - 8);
    key.hash = hash_of(key.first, key.last, key.surface.size(), kind);
    return key;
}

Known Memo::insert(const Key& key, Entry&& entry) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow();
    if (entry.forms.exact.empty()) entry.role = Role::empty;
    entries_.push_back(std::move(entry));
    Slot slot;
    slot.first = key.first;
    slot.last = key.last;
    const Entry& kept = entries_.back();
    slot.known = {&kept.forms, kept.role, !kept.forms.sigle.empty()};
    slot.length = static_cast<std::uint16_t>(key.surface.size());
    slot.kind = key.kind;
    if (key.surface.size() > kShort) slot.surface = &surfaces_.emplace_back(key.surface);
    std::size_t at = key.hash & (slots_.size() - 1);
    while (slots_[at].known.forms != nullptr) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
    return slot.known;
}

void Memo::grow() {
    std::vector<Slot> larger(2 * slots_.size());
    const std::size_t mask = larger.size() - 1;
    for (const Slot& slot : slots_) {
        if (slot.known.forms == nullptr) continue;
        std::size_t at = hash_of(slot.first, slot.last, slot.length, slot.kind) & mask;
        while (larger[at].known.forms != nullptr) at = (at + 1) & mask;
        larger[at] = slot;
    }
    slots_ = std::move(larger);
}

void Memo::trim() {
    if (entries_.size() <= kMaxForms) return;
    slots_.assign(kFirstSlots, Slot{});
    slots_.shrink_to_fit();
    entries_.clear();
    surfaces_.clear();
}

}  // namespace reperes::text
