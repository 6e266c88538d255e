#include "corpus/shingles.h"

#include <algorithm>

#include "text/letters.h"
#include "text/utf8.h"

namespace reperes::corpus {

namespace {

// FNV-1a, of characters and then of words.
constexpr std::uint64_t kFnvBasis = 14695981039346656037ULL;
constexpr std::uint64_t kFnvPrime = 1099511628211ULL;

std::uint64_t hashed_with(std::uint64_t hash, std::uint64_t value) {
    return (hash ^ value) * kFnvPrime;
}

// Of the letters of French; a capital of another script makes another word.
char32_t small(char32_t code) {
    return code < text::kTableEnd ? text::latin_lower(code) : code;
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
    std::vector<std::uint64_t> words;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto item = text::decode(text, at);
        at += item.length;
        const bool word = text::is_word_character(item.code);
        if (word && !inside) words.push_back(kFnvBasis);
        if (word) words.back() = hashed_with(words.back(), small(item.code));
        inside = word;
    }
    return words;
}

struct Place {
    std::uint64_t shingle;
    std::uint32_t text;
    auto operator<=>(const Place&) const = default;
};

}  // namespace

Shingles shingles(std::string_view text) {
    const auto words = word_hashes(text);
    Shingles result;
    for (std::size_t i = 0; i + kShingleWords <= words.size(); ++i) {
        std::uint64_t hash = kFnvBasis;
        for (std::size_t j = i; j < i + kShingleWords; ++j) hash = hashed_with(hash, words[j]);
        result.push_back(hash);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

std::vector<Overlap> overlaps(const std::vector<Shingles>& texts, double least) {
    std::vector<Place> places;
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (const auto shingle : texts[i]) places.push_back({shingle, static_cast<std::uint32_t>(i)});
    std::sort(places.begin(), places.end());
    // For each text, where in `places` its shared runs begin: the texts before it stand from there on.
    std::vector<std::vector<std::size_t>> shared(texts.size());
    for (std::size_t begin = 0, end = 0; begin < places.size(); begin = end) {
        while (end < places.size() && places[end].shingle == places[begin].shingle) ++end;
        for (std::size_t i = begin + 1; i < end; ++i) shared[places[i].text].push_back(begin);
    }
    std::vector<Overlap> found;
    std::vector<std::size_t> common(texts.size());
    for (std::size_t second = 0; second < texts.size(); ++second) {
        std::fill(common.begin(), common.end(), 0);
        for (const auto begin : shared[second])
            for (std::size_t i = begin; places[i].text < second; ++i) ++common[places[i].text];
        for (std::size_t first = 0; first < second; ++first) {
            if (common[first] == 0) continue;
            const auto all = texts[first].size() + texts[second].size() - common[first];
            const double share = static_cast<double>(common[first]) / static_cast<double>(all);
            if (share >= least) found.push_back({first, second, share});
        }
    }
    return found;
}

}  // namespace reperes::corpus
