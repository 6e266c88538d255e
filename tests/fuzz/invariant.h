// What a fuzzer says when something that must always hold does not: the sentence, then a crash, which
// libFuzzer turns into a file with the input.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace reperes::fuzz {

inline void always(bool holds, const char* sentence) {
    if (holds) return;
    std::fprintf(stderr, "not so: %s\n", sentence);
    std::abort();
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace reperes::fuzz
