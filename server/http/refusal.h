// A request the server does not pass on: a status and one sentence for whoever sent it.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "http/message.h"

namespace reperes::http {

struct Refusal {
    int status;
    std::string sentence;               // French
    std::string allowed = "GET, HEAD";  // with 405: the methods of that address
};

template <class T>
using OrRefusal = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(int status, std::string sentence) {
    return tl::make_unexpected(Refusal{status, std::move(sentence)});
}

// The sentence as plain text, never kept by a cache; with Allow (405) or Retry-After (503).
Response to_response(const Refusal& refusal);

}  // namespace reperes::http
