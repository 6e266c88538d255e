#include "http/engine.h"

#include <fcntl.h>
#include <httplib.h>

#include <algorithm>
#include <ctime>
#include <exception>
#include <utility>

#include "http/answer.h"
#include "http/bounded_pool.h"
#include "http/connection.h"
#include "http/headers.h"
#include "http/log.h"

namespace reperes::http {
namespace {

using namespace std::chrono_literals;

// How long a refused client may take to stop sending.
constexpr std::chrono::milliseconds time_to_drain = 500ms;

// Set in the accepting thread while it turns a client away because the pool is full.
thread_local bool turning_away = false;

// The answer the library is to write, in the thread that writes it.
thread_local Answer* current = nullptr;

class Queue final : public httplib::TaskQueue {
 public:
    explicit Queue(const Limits& limits) : pool_(std::max<std::size_t>(limits.threads, 1), limits.waiting) {}

    void enqueue(std::function<void()> job) override {
        if (pool_.submit(job)) return;
        turning_away = true;
        job();
        turning_away = false;
    }

    void shutdown() override { pool_.shutdown(); }

 private:
    BoundedPool pool_;
};

// What the library sees of a connection: a request of ours to read, the real socket to write to.
class Exchange final : public httplib::Stream {
 public:
    Exchange(Connection& connection, std::string_view request) : connection_(connection), unread_(request) {}

    [[nodiscard]] bool is_readable() const override { return !unread_.empty(); }
    [[nodiscard]] bool is_writable() const override { return true; }
    [[nodiscard]] socket_t socket() const override { return connection_.socket(); }
    void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
    void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}

    ssize_t read(char* to, std::size_t size) override {
        const auto copied = unread_.copy(to, size);
        unread_.remove_prefix(copied);
        return static_cast<ssize_t>(copied);
    }

    ssize_t write(const char* from, std::size_t size) override {
        return connection_.write({from, size}) ? static_cast<ssize_t>(size) : -1;
    }

 private:
    Connection& connection_;
    std::string_view unread_;
};

// set_header() refuses line ends, and answer() has refused every other control character.
void hand_over(Response& response, httplib::Response& out) {
    out.status = response.status;
    for (const auto& [name, value] : response.headers) out.set_header(name, value);
    if (!response.content_type.empty() && !out.has_header("Content-Type")) {
        out.set_header("Content-Type", response.content_type);
    }
    out.set_header("Date", http_date(std::time(nullptr)));
    out.body = std::move(response.body);
}

}  // namespace

class Engine::Library final : public httplib::Server {
 public:
    Library(http::Handler handler, Rules rules, const Limits& limits)
        : handler_(std::move(handler)), rules_(std::move(rules)), limits_(limits) {
        new_task_queue = [limits] { return new Queue(limits); };
        set_keep_alive_max_count(1);
        set_payload_max_length(0);
        set_pre_routing_handler([](const httplib::Request&, httplib::Response& out) {
            hand_over(current->response, out);
            return HandlerResponse::Handled;
        });
        set_post_routing_handler([](const httplib::Request&, httplib::Response& out) {
            // The library writes 0 for an empty body; in these two, a length would speak of another answer.
            if (out.status == 304 || out.status == 204) out.headers.erase("Content-Length");
        });
        set_exception_handler(
            [](const httplib::Request&, httplib::Response& out, std::exception_ptr) { out.status = 500; });
    }

    void serve(int listening_socket, const std::atomic<bool>& stopping) {
        const int own = ::fcntl(listening_socket, F_DUPFD_CLOEXEC, 0);
        if (own < 0) return;
        stopping_ = &stopping;
        svr_sock_ = own;
        listen_after_bind();  // closes `own` when accept() fails
    }

 private:
    // In place of the library's, which would read the request itself.
    bool process_and_close_socket(socket_t socket) override {
        Connection connection(socket);
        try {
            if (turning_away) {
                turn_away(connection);
            } else {
                converse(connection);
            }
        } catch (const std::exception& error) {  // no memory left, in all likelihood
            log().error("connection: {}", error.what());
        }
        return true;
    }

    void converse(Connection& connection) {
        const auto head = connection.read_head(limits_.read_time, *stopping_);
        if (head && head->empty()) return;
        const auto read_form = [&](std::size_t bytes) {
            return connection.read_form(bytes, limits_.form_time);
        };
        auto out = head ? answer(*head, handler_, rules_, read_form) : answer(head.error());
        connection.start_writing(limits_.write_time);
        write(connection, out);
        connection.end_writing();
        connection.drain(out.refused ? time_to_drain : 0ms);
    }

    // Never waits: this is the thread that accepts.
    void turn_away(Connection& connection) {
        auto out = answer(Refusal{503, "Le serveur est très demandé. Réessayez dans quelques secondes."});
        connection.start_writing(0ms);
        write(connection, out);
        connection.end_writing();
        connection.drain(0ms);
    }

    void write(Connection& connection, Answer& out) {
        Exchange exchange(connection,
                          out.without_body ? "HEAD / HTTP/1.1\r\n\r\n" : "GET / HTTP/1.1\r\n\r\n");
        bool closed = false;
        current = &out;
        process_request(exchange, true, closed, nullptr);
        current = nullptr;
    }

    const http::Handler handler_;
    const Rules rules_;
    const Limits limits_;
    const std::atomic<bool>* stopping_ = nullptr;
};

Engine::Engine(Handler handler, Rules rules, const Limits& limits)
    : library_(std::make_unique<Library>(std::move(handler), std::move(rules), limits)) {}

Engine::~Engine() = default;

void Engine::serve(int listening_socket, const std::atomic<bool>& stopping) {
    library_->serve(listening_socket, stopping);
}

}  // namespace reperes::http
