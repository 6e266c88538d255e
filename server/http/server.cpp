#include "http/server.h"

#include <fmt/format.h>

#include <atomic>
#include <mutex>
#include <thread>
#include <utility>

#include "http/engine.h"
#include "http/listener.h"
#include "http/log.h"

namespace reperes::http {
namespace {

// What accept() lacked (descriptors, memory) is not there again at once.
constexpr std::chrono::milliseconds pause_after_failure{100};

}  // namespace

struct Server::State {
    Address asked;
    bool trusts_identity;
    Engine engine;
    std::mutex mutex;                    // of `listener` and of the change of `stopping`
    std::unique_ptr<Listener> listener;  // set once
    std::atomic<bool> stopping = false;
};

Server::Server(Address address, Handler handler, Rules rules, Limits limits)
    : state_(new State{std::move(address),
                       rules.identity_header,
                       Engine(std::move(handler), std::move(rules), limits),
                       {},
                       {},
                       {}}) {}

Server::~Server() {
    stop();
}

tl::expected<Address, std::string> Server::bind() {
    if (state_->trusts_identity && state_->asked.unix_path.empty()) {
        return tl::unexpected(fmt::format(
            "{} : tout programme de cette machine peut s'y connecter et se dire n'importe qui. L'identité "
            "donnée par un mandataire n'est crue que sur une socket Unix (unix:CHEMIN).",
            state_->asked.url()));
    }
    auto listener = Listener::open(state_->asked);
    if (!listener) return tl::make_unexpected(listener.error());
    const std::lock_guard lock(state_->mutex);
    state_->listener = std::move(*listener);
    if (state_->stopping) state_->listener->close_door();
    return state_->listener->address();
}

void Server::run() {
    const auto socket = [this] {
        const std::lock_guard lock(state_->mutex);
        return state_->listener ? state_->listener->socket() : -1;
    }();
    if (socket < 0) return;
    while (!state_->stopping) {
        state_->engine.serve(socket, state_->stopping);
        if (state_->stopping) break;
        log().warn("accepting connections failed, trying again");
        std::this_thread::sleep_for(pause_after_failure);
    }
}

void Server::stop() {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
    if (state_->listener) state_->listener->close_door();
}

}  // namespace reperes::http
