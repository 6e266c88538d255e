#include "http/server.h"

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
    Engine engine;
    std::mutex mutex;                    // of `listener` and of the change of `stopping`
    std::unique_ptr<Listener> listener;  // set once
    std::atomic<bool> stopping = false;
};

Server::Server(Address address, Handler handler, Limits limits)
    : state_(new State{std::move(address), Engine(std::move(handler), limits), {}, {}, {}}) {}

Server::~Server() {
    stop();
}

tl::expected<Address, std::string> Server::bind() {
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
