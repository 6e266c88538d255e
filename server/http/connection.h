// One accepted socket: a bounded read of the head and of a form, a bounded write of the answer.
//
// The bounds are on the whole (bytes and time), not on each call of recv() or send(): a client that
// sends one byte from time to time gets no longer than one that sends nothing. One thread at a time.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "http/refusal.h"

namespace reperes::http {

class Connection {
 public:
    explicit Connection(int socket);  // owns it
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] int socket() const { return socket_; }

    // The head with its blank line; empty when the client left, or said nothing before `stopping`.
    OrRefusal<std::string> read_head(std::chrono::milliseconds time, const std::atomic<bool>& stopping);

    // Exactly so many bytes after the head. 408 when they are not all there in time, 400 when the client
    // leaves before. What comes after them is never looked at: no second request is served.
    OrRefusal<std::string> read_form(std::size_t size, std::chrono::milliseconds time);

    // From here on, all writes together have this time.
    void start_writing(std::chrono::milliseconds time);
    bool write(std::string_view bytes);

    // Says that the answer is whole.
    void end_writing();
    // Lets the client finish what it was sending, and throws it away: closing on unread bytes would
    // make the system discard the answer on its way.
    void drain(std::chrono::milliseconds time);

 private:
    const int socket_;
    std::string after_head_;  // what came in the same read
    std::chrono::steady_clock::time_point write_deadline_;
};

}  // namespace reperes::http
