#include "http/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "http/head.h"

namespace reperes::http {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// Above what a form may have, so that whoever sends a little too much reads why it was refused.
constexpr std::size_t drained_at_most = 4 * 1024 * 1024;

// How long a worker that waits takes to notice that the server stops.
constexpr std::chrono::milliseconds patience = 100ms;

// Waits for the socket at most until the deadline and at most `slice`.
bool is_ready(int socket, short events, Clock::time_point deadline, std::chrono::milliseconds slice) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    const auto wait = std::clamp(left, 0ms, slice);
    pollfd entry{socket, events, 0};
    return ::poll(&entry, 1, static_cast<int>(wait.count())) > 0;
}

bool is_transient(int error) {
    return error == EINTR || error == EAGAIN || error == EWOULDBLOCK;
}

}  // namespace

Connection::Connection(int socket) : socket_(socket) {}

Connection::~Connection() {
    ::close(socket_);
}

OrRefusal<std::string> Connection::read_head(std::chrono::milliseconds time,
                                             const std::atomic<bool>& stopping) {
    const auto deadline = Clock::now() + time;
    std::string bytes;
    std::array<char, 4096> buffer;
    do {
        if (!is_ready(socket_, POLLIN, deadline, patience)) {
            if (bytes.empty() && stopping) return bytes;
            continue;
        }
        const auto size = ::recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (size < 0 && is_transient(errno)) continue;
        if (size <= 0) return std::string();
        bytes.append(buffer.data(), static_cast<std::size_t>(size));
        const auto length = head_length(bytes);
        if (!length) return tl::make_unexpected(length.error());
        if (*length) {
            after_head_ = bytes.substr(**length);
            return bytes.substr(0, **length);
        }
    } while (Clock::now() < deadline);
    if (bytes.empty()) return bytes;
    return refuse(408, "La demande a mis trop de temps à arriver.");
}

OrRefusal<std::string> Connection::read_form(std::size_t size, std::chrono::milliseconds time) {
    const auto deadline = Clock::now() + time;
    auto bytes = after_head_.substr(0, size);
    std::array<char, 16384> buffer;
    while (bytes.size() < size) {
        if (!is_ready(socket_, POLLIN, deadline, std::chrono::milliseconds::max())) {
            if (Clock::now() < deadline) continue;
            return refuse(408, "Le formulaire a mis trop de temps à arriver. Envoyez-le de nouveau.");
        }
        const auto wanted = std::min(buffer.size(), size - bytes.size());
        const auto got = ::recv(socket_, buffer.data(), wanted, MSG_DONTWAIT);
        if (got < 0 && is_transient(errno)) continue;
        if (got <= 0) return refuse(400, "Le formulaire n’est pas arrivé en entier. Envoyez-le de nouveau.");
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return bytes;
}

void Connection::start_writing(std::chrono::milliseconds time) {
    write_deadline_ = Clock::now() + time;
}

bool Connection::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto size = ::send(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (size >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(size));
        } else if (!is_transient(errno)) {
            return false;
        } else {
            is_ready(socket_, POLLOUT, write_deadline_, std::chrono::milliseconds::max());
        }
        if (!bytes.empty() && Clock::now() >= write_deadline_) return false;
    }
    return true;
}

void Connection::end_writing() {
    ::shutdown(socket_, SHUT_WR);
}

void Connection::drain(std::chrono::milliseconds time) {
    const auto deadline = Clock::now() + time;
    std::array<char, 4096> buffer;
    std::size_t drained = 0;
    while (drained < drained_at_most) {
        const auto size = ::recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (size > 0) {
            drained += static_cast<std::size_t>(size);
        } else if (size == 0 || !is_transient(errno)) {
            return;
        } else if (!is_ready(socket_, POLLIN, deadline, patience) && Clock::now() >= deadline) {
            return;
        }
    }
}

}  // namespace reperes::http
