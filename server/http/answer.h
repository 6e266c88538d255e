// From the head of a request to the answer that goes out, without any socket.
//
// Reads the head, asks the gate, has the form read, calls the handler, then makes what it gives fit to send:
// 304 when the client has it already, gzip, the standard headers. Never throws what a handler throws.
// Thread-safe as far as the handler is.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "http/message.h"
#include "http/refusal.h"
#include "http/rules.h"

namespace reperes::http {

struct Answer {
    Response response;
    bool without_body = false;  // HEAD: the body gives its length and is not sent
    bool refused = false;       // the client may still be sending what was refused
};

// Reads so many bytes after the head, or says why they did not come.
using ReadForm = std::function<OrRefusal<std::string>(std::size_t bytes)>;

// `read_form` is called at most once, for a form that the rules admit.
Answer answer(std::string_view head, const Handler& handler, const Rules& rules = {},
              const ReadForm& read_form = {});

// A refusal made before there is a head to read.
Answer answer(const Refusal& refusal);

}  // namespace reperes::http
