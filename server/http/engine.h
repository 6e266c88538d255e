// The HTTP library, cpp-httplib 0.11.4 of Debian: engine.cpp is the one file that names it.
//
// It gives the loop that accepts and the writing of answers. It reads nothing a client sends: the
// head and the form are read by Connection, the gate judges, and the library is handed "GET /" or
// "HEAD /" in their place, with the answer ready. What is known against its parsing (smuggled requests,
// bodies and lines without bound, decoded header values, slices by Range, brotli for every answer, the text
// of exceptions in a header) therefore has nothing to work on.
#pragma once

#include <atomic>
#include <memory>

#include "http/message.h"
#include "http/server.h"

namespace reperes::http {

class Engine {
 public:
    Engine(Handler handler, Rules rules, const Limits& limits);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // Answers what comes to a listening socket, until accept() fails on it (it was shut down, or
    // the system is short of something). Whoever was accepted is answered before this returns.
    // The socket stays the caller's. `stopping` makes workers give up on silent clients.
    void serve(int listening_socket, const std::atomic<bool>& stopping);

 private:
    class Library;
    std::unique_ptr<Library> library_;
};

}  // namespace reperes::http
