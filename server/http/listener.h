// The listening socket: takes a port of the loopback or a Unix socket, and gives it back.
//
// Invariant: from open() to close_door(), connections are queued by the system. close_door() may be
// called from any thread, several times; the rest by one thread.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "http/server.h"

namespace reperes::http {

class Listener {
 public:
    // The error is a sentence in French for the person who starts the server.
    //
    // A port is never shared with another server (no SO_REUSEPORT). The file of a Unix socket is
    // replaced only if it is a socket on which nobody answers; it is readable and writable by the
    // owner and the group (0660) from its first instant.
    static tl::expected<std::unique_ptr<Listener>, std::string> open(const Address& address);

    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] int socket() const { return socket_; }
    [[nodiscard]] const Address& address() const { return address_; }  // with the port really taken

    // accept() fails from now on, in every thread; the file of a Unix socket is removed if it is
    // still ours.
    void close_door();

 private:
    Listener(int socket, Address address);

    int socket_;
    Address address_;
    dev_t device_ = 0;  // identity of the socket's file
    ino_t inode_ = 0;
    std::atomic<bool> closed_ = false;
};

}  // namespace reperes::http
