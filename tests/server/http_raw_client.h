// A client that sends exactly the bytes it is given, and a server to send them to.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "http/headers.h"
#include "http/server.h"

namespace reperes::http::test {

using namespace std::chrono_literals;

// One connection. Nothing it does blocks for more than five seconds.
class RawClient {
 public:
    explicit RawClient(const Address& address) {
        if (!address.unix_path.empty()) {
            sockaddr_un name{};
            name.sun_family = AF_UNIX;
            std::copy(address.unix_path.begin(), address.unix_path.end(), name.sun_path);
            connect(AF_UNIX, name);
        } else if (address.host == "::1") {
            sockaddr_in6 name{};
            name.sin6_family = AF_INET6;
            name.sin6_port = htons(static_cast<std::uint16_t>(address.port));
            name.sin6_addr = in6addr_loopback;
            connect(AF_INET6, name);
        } else {
            sockaddr_in name{};
            name.sin_family = AF_INET;
            name.sin_port = htons(static_cast<std::uint16_t>(address.port));
            name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            connect(AF_INET, name);
        }
    }
    ~RawClient() { ::close(socket_); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    [[nodiscard]] bool is_connected() const { return connected_; }

    // False when the server no longer takes anything.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto size = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (size <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(size));
        }
        return true;
    }

    // No more will come.
    void end_sending() { ::shutdown(socket_, SHUT_WR); }

    // All that comes until the server closes.
    std::string receive_all() {
        std::string all;
        std::array<char, 16384> buffer;
        for (;;) {
            const auto size = ::recv(socket_, buffer.data(), buffer.size(), 0);
            if (size <= 0) return all;
            all.append(buffer.data(), static_cast<std::size_t>(size));
        }
    }

 private:
    template <class Name>
    void connect(int family, const Name& name) {
        socket_ = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const timeval five_seconds{5, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &five_seconds, sizeof five_seconds);
        ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &five_seconds, sizeof five_seconds);
        connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0;
    }

    int socket_ = -1;
    bool connected_ = false;
};

struct Received {
    int status = 0;  // 0: no answer
    Pairs headers;
    std::string body;  // all that follows the blank line

    [[nodiscard]] std::string header(std::string_view name) const {
        return std::string(header_value(headers, name));
    }
};

inline Received parse(const std::string& bytes) {
    Received out;
    const auto blank = bytes.find("\r\n\r\n");
    if (!bytes.starts_with("HTTP/1.1 ") || blank == std::string::npos) return out;
    out.status = std::stoi(bytes.substr(9, 3));
    out.body = bytes.substr(blank + 4);
    for (auto line = bytes.find("\r\n"); line < blank; line = bytes.find("\r\n", line + 2)) {
        const auto end = bytes.find("\r\n", line + 2);
        const auto colon = bytes.find(": ", line + 2);
        out.headers.emplace_back(bytes.substr(line + 2, colon - line - 2),
                                 bytes.substr(colon + 2, end - colon - 2));
    }
    return out;
}

inline std::string get(const std::string& target, const std::string& more_headers = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more_headers + "\r\n";
}

// Of a form, to a server that admits them under /espace.
inline std::string form_head(const std::string& target, std::size_t length,
                             const std::string& more_headers = "") {
    return "POST " + target +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
           "application/x-www-form-urlencoded\r\nContent-Length: " +
           std::to_string(length) + "\r\n" + more_headers + "\r\n";
}

inline std::string post(const std::string& target, const std::string& form,
                        const std::string& more_headers = "") {
    return form_head(target, form.size(), more_headers) + form;
}

inline Received ask(const Address& address, const std::string& bytes) {
    RawClient client(address);
    client.send(bytes);
    return parse(client.receive_all());
}

// A server that runs from here to the end of the scope, on any free port unless told otherwise.
class Running {
 public:
    explicit Running(Handler handler, Limits limits = {}, Address asked = {"127.0.0.1", 0, ""},
                     Rules rules = {})
        : server_(std::move(asked), std::move(handler), std::move(rules), limits) {
        const auto bound = server_.bind();
        REQUIRE_MESSAGE(bound.has_value(), bound.error());
        address_ = *bound;
        thread_ = std::thread([this] { server_.run(); });
    }
    ~Running() { stop(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    [[nodiscard]] const Address& address() const { return address_; }
    Server& server() { return server_; }

    // Returns when the last answer is written.
    void stop() {
        server_.stop();
        if (thread_.joinable()) thread_.join();
    }

 private:
    Server server_;
    Address address_;
    std::thread thread_;
};

}  // namespace reperes::http::test
