#include "http/listener.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

namespace reperes::http {
namespace {

// Connections the system keeps for accept(); the kernel may allow fewer (net.core.somaxconn).
constexpr int backlog = 511;

constexpr mode_t socket_mode = 0660;

using OrSentence = tl::expected<void, std::string>;

// A descriptor closed on the way out unless it was released.
class Socket {
 public:
    explicit Socket(int family, int flags = 0)
        : socket_(::socket(family, SOCK_STREAM | SOCK_CLOEXEC | flags, 0)) {}
    ~Socket() {
        if (socket_ >= 0) ::close(socket_);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    [[nodiscard]] int get() const { return socket_; }
    int release() { return std::exchange(socket_, -1); }

 private:
    int socket_;
};

void switch_on(int socket, int protocol, int option) {
    const int yes = 1;
    ::setsockopt(socket, protocol, option, &yes, sizeof yes);
}

tl::unexpected<std::string> failure(const Address& address, int error) {
    const auto where = address.url();
    switch (error) {
        case EADDRINUSE:
            return tl::unexpected(fmt::format(
                "{} est déjà pris : un autre serveur y écoute. Arrêtez-le ou choisissez un autre port.",
                where));
        case EACCES:
        case EPERM:
            return tl::unexpected(fmt::format("{} : ce compte n'a pas le droit d'y écouter.", where));
        case EADDRNOTAVAIL:
        case EAFNOSUPPORT:
            return tl::unexpected(fmt::format("{} : cette adresse n'existe pas sur cette machine.", where));
        case ENOENT:
        case ENOTDIR:
            return tl::unexpected(fmt::format("{} : le dossier de cette socket n'existe pas.", where));
        default:
            return tl::unexpected(
                fmt::format("{} : impossible d'y écouter ({}).", where, std::strerror(error)));
    }
}

OrSentence bind_and_listen(int socket, const sockaddr* name, socklen_t size, const Address& address) {
    if (::bind(socket, name, size) != 0 || ::listen(socket, backlog) != 0) {
        return failure(address, errno);
    }
    return {};
}

template <class Name>
OrSentence bind_and_listen(int socket, const Name& name, const Address& address) {
    return bind_and_listen(socket, reinterpret_cast<const sockaddr*>(&name), sizeof name, address);
}

int port_of(int socket) {
    sockaddr_storage name{};
    socklen_t size = sizeof name;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&name), &size) != 0) return 0;
    return ntohs(name.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6*>(&name)->sin6_port
                                            : reinterpret_cast<const sockaddr_in*>(&name)->sin_port);
}

tl::expected<int, std::string> open_port(Address& address) {
    const bool six = address.host == "::1";
    const auto port = htons(static_cast<std::uint16_t>(address.port));
    Socket socket(six ? AF_INET6 : AF_INET);
    if (socket.get() < 0) return failure(address, errno);
    switch_on(socket.get(), SOL_SOCKET, SO_REUSEADDR);  // the port of a server that just ended is free
    switch_on(socket.get(), IPPROTO_TCP, TCP_NODELAY);  // accepted sockets inherit it
    OrSentence listening;
    if (six) {
        sockaddr_in6 name{};
        name.sin6_family = AF_INET6;
        name.sin6_port = port;
        name.sin6_addr = in6addr_loopback;
        listening = bind_and_listen(socket.get(), name, address);
    } else {
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_port = port;
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        listening = bind_and_listen(socket.get(), name, address);
    }
    if (!listening) return tl::make_unexpected(listening.error());
    address.port = port_of(socket.get());
    return socket.release();
}

// Makes room for the socket's file, if what is in its place is a leftover.
OrSentence remove_stale(const sockaddr_un& name, const Address& address) {
    struct stat status {};
    if (::lstat(name.sun_path, &status) != 0) return {};
    if (!S_ISSOCK(status.st_mode)) {
        return tl::unexpected(fmt::format("{} existe et n'est pas une socket : choisissez un autre chemin.",
                                          address.unix_path));
    }
    Socket probe(AF_UNIX, SOCK_NONBLOCK);
    const bool answers = ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0;
    if (answers || errno == EAGAIN) return failure(address, EADDRINUSE);  // EAGAIN: its queue is full
    if (errno != ECONNREFUSED) return failure(address, errno);
    ::unlink(name.sun_path);
    return {};
}

tl::expected<int, std::string> open_unix(const Address& address) {
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    if (address.unix_path.size() >= sizeof name.sun_path) return failure(address, ENAMETOOLONG);
    std::copy(address.unix_path.begin(), address.unix_path.end(), name.sun_path);
    if (auto room = remove_stale(name, address); !room) return tl::make_unexpected(room.error());
    Socket socket(AF_UNIX);
    if (socket.get() < 0) return failure(address, errno);
    // Linux gives the file the mode of the socket: it is never open to others, not even for an
    // instant. The umask may have taken away the group's rights, which chmod gives back.
    ::fchmod(socket.get(), socket_mode);
    if (auto listening = bind_and_listen(socket.get(), name, address); !listening) {
        return tl::make_unexpected(listening.error());
    }
    ::chmod(name.sun_path, socket_mode);
    return socket.release();
}

}  // namespace

tl::expected<std::unique_ptr<Listener>, std::string> Listener::open(const Address& asked) {
    auto address = asked;
    const auto socket = address.unix_path.empty() ? open_port(address) : open_unix(address);
    if (!socket) return tl::make_unexpected(socket.error());
    return std::unique_ptr<Listener>(new Listener(*socket, std::move(address)));
}

Listener::Listener(int socket, Address address) : socket_(socket), address_(std::move(address)) {
    struct stat status {};
    if (!address_.unix_path.empty() && ::lstat(address_.unix_path.c_str(), &status) == 0) {
        device_ = status.st_dev;
        inode_ = status.st_ino;
    }
}

Listener::~Listener() {
    close_door();
    ::close(socket_);
}

void Listener::close_door() {
    if (closed_.exchange(true)) return;
    ::shutdown(socket_, SHUT_RDWR);
    struct stat status {};
    const char* const path = address_.unix_path.c_str();
    if (inode_ != 0 && ::lstat(path, &status) == 0 && status.st_dev == device_ && status.st_ino == inode_) {
        ::unlink(path);
    }
}

}  // namespace reperes::http
