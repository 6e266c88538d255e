// A web server to send links to: each path is one way of answering.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace reperes::tests {

// On every address of the loopback, so that a test has as many hosts as it needs.
class WebServer {
 public:
    WebServer() {
        server_.new_task_queue = [] { return new httplib::ThreadPool(32); };
        server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
            note(request);
            const std::string refuses("/sans-head/");
            if (request.method != "HEAD") return httplib::Server::HandlerResponse::Unhandled;
            if (request.path.starts_with(refuses)) {
                response.status = std::stoi(request.path.substr(refuses.size()));
            } else if (request.path == "/sans-fin") {
                response.status = 405;
            } else {
                return httplib::Server::HandlerResponse::Unhandled;
            }
            return httplib::Server::HandlerResponse::Handled;
        });
        const auto page = [](const httplib::Request&, httplib::Response& response) {
            response.set_content("bonjour", "text/plain");
        };
        server_.Get("/page", page);
        server_.Get("/école", page);
        server_.Get(R"(/sans-head/\d+)", page);
        server_.Get(R"(/reponse/(\d+))", [](const httplib::Request& request, httplib::Response& response) {
            response.status = std::stoi(request.matches[1]);
        });
        // /vers/301?http://… and /encore/3, which redirects three times.
        server_.Get(R"(/vers/(\d+))", [](const httplib::Request& request, httplib::Response& response) {
            response.status = std::stoi(request.matches[1]);
            response.set_header("Location", request.get_param_value("ou"));
            response.set_header("Set-Cookie", "suivi=1");
        });
        server_.Get(R"(/encore/(\d+))", [](const httplib::Request& request, httplib::Response& response) {
            const int left = std::stoi(request.matches[1]);
            response.set_redirect(left == 1 ? "/page" : fmt::format("/encore/{}", left - 1), 301);
        });
        server_.Get("/lente", [this](const httplib::Request&, httplib::Response&) {
            const int inside = ++inside_;
            int most = most_inside_;
            while (most < inside && !most_inside_.compare_exchange_weak(most, inside)) {
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
            --inside_;
        });
        server_.Get("/sans-fin", [this](const httplib::Request&, httplib::Response& response) {
            response.set_content_provider("text/plain", [this](std::size_t, httplib::DataSink& sink) {
                const std::string piece(1000, 'a');
                sent_ += piece.size();
                return sent_ < 500'000'000 && sink.write(piece.data(), piece.size());
            });
        });
        port_ = server_.bind_to_any_port("0.0.0.0");
        REQUIRE(port_ > 0);
        thread_ = std::thread([this] { server_.listen_after_bind(); });
        while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    ~WebServer() {
        server_.stop();
        thread_.join();
    }
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;

    [[nodiscard]] std::string url(const std::string& target, const std::string& host = "127.0.0.1") const {
        return fmt::format("http://{}:{}{}", host, port_, target);
    }
    // "HEAD /page" and so on, in the order received.
    [[nodiscard]] std::vector<std::string> requests() const {
        const std::lock_guard lock(mutex_);
        return requests_;
    }
    [[nodiscard]] std::vector<httplib::Headers> headers() const {
        const std::lock_guard lock(mutex_);
        return headers_;
    }
    [[nodiscard]] int most_at_once() const { return most_inside_; }
    [[nodiscard]] std::size_t sent() const { return sent_; }

 private:
    void note(const httplib::Request& request) {
        const std::lock_guard lock(mutex_);
        requests_.push_back(request.method + ' ' + request.path);
        headers_.push_back(request.headers);
    }

    httplib::Server server_;
    int port_ = 0;
    std::atomic<int> inside_ = 0, most_inside_ = 0;
    std::atomic<std::size_t> sent_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> requests_;
    std::vector<httplib::Headers> headers_;
    std::thread thread_;
};

// A port on which connections are taken and nothing is ever said; once closed, one where nobody listens.
class SilentPort {
 public:
    SilentPort() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof name;
        REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&name), size) == 0);
        REQUIRE(::listen(socket_, 64) == 0);
        REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&name), &size) == 0);
        port_ = ntohs(name.sin_port);
    }
    ~SilentPort() { close(); }
    SilentPort(const SilentPort&) = delete;
    SilentPort& operator=(const SilentPort&) = delete;

    void close() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }
    [[nodiscard]] std::string url(const std::string& host = "127.0.0.1") const {
        return fmt::format("http://{}:{}/", host, port_);
    }

 private:
    int socket_;
    int port_ = 0;
};

}  // namespace reperes::tests
