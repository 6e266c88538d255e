// The gate: what a request must be for a handler to see it.
//
// A pure function over plain data, any thread; it runs before any byte of a body is read. The
// server answers GET and HEAD without a body and nothing else, so every header that announces a
// body, another protocol or a slice of the answer is refused rather than interpreted.
//
// The first fault found is the answer:
//   405  another method than GET and HEAD
//   400  a copy of the variables by which servers name the client (REMOTE_ADDR…)
//   400  an escaped control character in a value (%0D%0A): some software behind would decode it
//   400  a header that can only stand once and does not; no Host, or not a host
//   411  Transfer-Encoding        400  Content-Length other than 0
//   415  Content-Encoding         417  Expect, Upgrade
//   416  several ranges (a single one is ignored: the answer is whole)
//   400  a target that is not clean (target.h)
#pragma once

#include "http/head.h"
#include "http/message.h"
#include "http/refusal.h"

namespace reperes::http {

OrRefusal<Request> gate(const Head& head);

}  // namespace reperes::http
