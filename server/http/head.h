// The head of a request: from the bytes of the socket to plain data, strictly.
//
// Pure functions, any thread. They know the grammar of a head (RFC 9112 §2-5) and nothing of what
// the headers mean: that is the gate's (gate.h). Where the grammar lets a server be lenient (line
// ends without CR, folded lines, spaces before the colon) they refuse: each leniency is a place
// where two servers in a row can disagree.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"
#include "http/refusal.h"

namespace reperes::http {

inline constexpr std::size_t max_head_bytes = 16 * 1024;
inline constexpr std::size_t max_target_bytes = 4 * 1024;
inline constexpr std::size_t max_headers = 64;

struct Head {
    std::string method;
    std::string target;  // as sent, not decoded
    Pairs headers;       // in the order sent; values without the blanks around them, not decoded
};

// Length of the head at the start of `bytes`, blank line included; nothing while it is not whole.
// Refuses as soon as no further byte could make it good (400), or when it grows too long (414, 431).
OrRefusal<std::optional<std::size_t>> head_length(std::string_view bytes);

// Reads a whole head, as measured by head_length.
OrRefusal<Head> parse_head(std::string_view bytes);

}  // namespace reperes::http
