// From the head of a request to the answer that goes out, without any socket.
//
// Reads the head, asks the gate, calls the handler, then makes what it gives fit to send: 304 when
// the client has it already, gzip, the standard headers. Never throws what a handler throws.
// Thread-safe as far as the handler is.
#pragma once

#include <string_view>

#include "http/message.h"
#include "http/refusal.h"

namespace reperes::http {

struct Answer {
    Response response;
    bool without_body = false;  // HEAD: the body gives its length and is not sent
    bool refused = false;       // the client may still be sending what was refused
};

Answer answer(std::string_view head, const Handler& handler);

// A refusal made before there is a head to read.
Answer answer(const Refusal& refusal);

}  // namespace reperes::http
