// The HTTP server: cpp-httplib 0.11.4 behind the project's own door.
//
// It listens on the loopback or a Unix socket. Each connection carries one request; the gate
// (gate.h) judges its head, and no byte after it is read but those of a form, where the rules admit
// one, to the length that the head tells. Bounded here: the head (16 kB, 64 headers, a time for the
// whole), the form (1 MB, a time for the whole), the time to write, the threads, the queue. Who comes when
// the queue is full gets 503 with Retry-After, written by the accepting thread without waiting. No access
// log; an exception of the handler leaves its text on stderr (log.h) and none in the answer.
//
// Left to nginx, which stands in front when the server faces the net: TLS, HTTP/2, limits by client,
// and slow clients in number. One that dribbles its request holds a thread for Limits::read_time, so
// a few dozen together do delay everybody.
//
// Thread-safety: the handler is called from several threads at once. stop() may be called from any
// thread, before, during or after run(); the rest by one thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "http/message.h"
#include "http/rules.h"

namespace reperes::http {

// Where to listen: "127.0.0.1:8080", "[::1]:8080", "localhost:0" (any free port) or "unix:/run/reperes.sock".
struct Address {
    std::string host;  // empty for a Unix socket
    int port = 0;
    std::string unix_path;                  // empty for TCP
    [[nodiscard]] std::string url() const;  // "http://127.0.0.1:8080" or "unix:/run/reperes.sock"
};

// The error is a sentence for the person who typed the address, in French.
tl::expected<Address, std::string> parse_address(std::string_view text);

struct Limits {
    std::size_t threads = 16;                     // more than cores: some of them wait for slow clients
    std::size_t waiting = 256;                    // connections accepted that wait for a thread
    std::chrono::milliseconds read_time{5000};    // for a whole head
    std::chrono::milliseconds form_time{10000};   // for a whole form, once its head is read
    std::chrono::milliseconds write_time{10000};  // for a whole answer
};

class Server {
 public:
    Server(Address address, Handler handler, Rules rules = {}, Limits limits = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Takes the port or the socket. Gives the address really bound (the port when 0 was asked). The
    // error is a sentence in French; rules that trust an identity are refused on a port.
    tl::expected<Address, std::string> bind();
    // Serves until stop(). Requests under way are completed, those that wait for a thread too.
    void run();
    // No new connection from now on; run() returns when the last answer is written. For good: a
    // server that was stopped does not serve again.
    void stop();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace reperes::http
