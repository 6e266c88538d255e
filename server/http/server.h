// The HTTP server: cpp-httplib 0.11.4 behind the project's own door.
//
// The library has known defects (request smuggling, unbounded bodies, Range amplification…). What
// keeps them out: the gate runs before any body is read, one request per connection, no Range, a
// bounded queue, a fallback for exceptions that tells nothing. It listens on loopback or a Unix
// socket; nginx stands in front when it faces the net.
//
// Thread-safety: the handler is called from several threads at once. stop() may be called from any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "http/message.h"

namespace reperes::http {

// Where to listen: "127.0.0.1:8080", "[::1]:8080", "localhost:0" (any free port) or "unix:/run/reperes.sock".
struct Address {
    std::string host;       // empty for a Unix socket
    int port = 0;
    std::string unix_path;  // empty for TCP
    [[nodiscard]] std::string url() const;  // "http://127.0.0.1:8080" or "unix:/run/reperes.sock"
};

// The error is a sentence for the person who typed the address, in French.
tl::expected<Address, std::string> parse_address(std::string_view text);

class Server {
 public:
    Server(Address address, Handler handler);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Takes the port or the socket. Gives the address really bound (the port when 0 was asked).
    tl::expected<Address, std::string> bind();
    // Serves until stop(). Requests under way are completed.
    void run();
    void stop();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace reperes::http
