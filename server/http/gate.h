// The gate: what a request must be for a handler to see it.
//
// A pure function over plain data, any thread; it runs before any byte of a body is read. The
// server answers GET and HEAD without a body, and POST of a form where its rules admit it: every
// other header that announces a body, another protocol or a slice of the answer is refused rather
// than interpreted.
//
// The first fault found is the answer:
//   405  another method than GET and HEAD, or than POST where forms are admitted
//   400  a header that can only stand once and does not
//   400  a copy of the variables by which servers name the client (REMOTE_ADDR…), and the header of
//        a proxy's identity where the rules do not admit it
//   400  an escaped control character in a value (%0D%0A): some software behind would decode it
//   411  Transfer-Encoding        400  Content-Length other than 0, without a form
//   415  Content-Encoding         417  Expect, Upgrade
//   400  no Host, or not a host; a text to pass on that is not clean (utf8.h)
//   416  several ranges (a single one is ignored: the answer is whole)
//   400  a target that is not clean (target.h)
//   and of a form, what form.h says of its headers
#pragma once

#include <cstddef>

#include "http/head.h"
#include "http/message.h"
#include "http/refusal.h"
#include "http/rules.h"

namespace reperes::http {

struct Admission {
    Request request;             // without its form
    std::size_t form_bytes = 0;  // of a POST: how many follow the head
};

OrRefusal<Admission> gate(const Head& head, const Rules& rules);

}  // namespace reperes::http
