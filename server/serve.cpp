#include "serve.h"

#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <iostream>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "corpus/durable_file.h"
#include "http/routes.h"
#include "http/server.h"
#include "pages/origin.h"
#include "pages/pages.h"
#include "pages/site.h"
#include "search/gaps.h"
#include "space.h"

namespace reperes {

namespace {

// Of a site that is reached by a socket, when nothing says its public address.
constexpr const char* kLocalUrl = "http://localhost";

int fail(const std::string& message, const std::string& hint) {
    std::cerr << "reperes-server : " << message << '\n';
    if (!hint.empty()) std::cerr << hint << '\n';
    return 1;
}

// Blocked before any thread starts, so that every thread inherits it and only wait_for_stop() sees the
// signals.
sigset_t block_stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    return signals;
}

void report(const pages::Snapshot& snapshot, const std::string& url) {
    if (!snapshot.corpus.faults.empty())
        spdlog::warn(
            "{} fautes dans le contenu : les fichiers fautifs sont laissés de côté (reperes-index check les "
            "détaille).",
            snapshot.corpus.faults.size());
    std::cout << "Repères est prêt : " << url << std::endl;
}

// The way in, for whoever can read this terminal.
void report_first_account(const workspace::Workspace& space, const std::string& url) {
    const auto secret = space.first_account_secret();
    if (secret.empty()) return;
    std::cout << "Aucun compte n'existe encore. Pour créer le premier, ouvrez sur cette machine :\n"
              << url << "/espace/premier-compte?cle=" << secret << std::endl;
}

// Readers are served even when the space cannot be opened.
std::unique_ptr<Space> open_space(const std::filesystem::path& content, const std::filesystem::path& data,
                                  pages::Site& site, pages::Pages& pages) {
    std::vector<std::string> repaired;
    auto space = Space::open(content, data, site, pages, repaired);
    for (const auto& what : repaired) spdlog::warn("{}", what);
    if (space) return std::move(*space);
    spdlog::error("l'espace de la commission est fermé : {} {}", space.error().message, space.error().hint);
    return nullptr;
}

// Without the counts, everything else stands.
std::unique_ptr<search::Gaps> open_gaps(const std::filesystem::path& data, pages::Pages& pages) {
    auto gaps = search::Gaps::open(data);
    if (!gaps) {
        spdlog::warn("les recherches sans réponse ne sont pas comptées : {} {}", gaps.error().message,
                     gaps.error().hint);
        return nullptr;
    }
    pages.set_gaps(gaps->get());
    return std::move(*gaps);
}

// A server and the thread that runs it; stopped at the end of its life at the latest.
class Listening {
 public:
    Listening(http::Address address, http::Handler handler, http::Rules rules)
        : server_(std::move(address), std::move(handler), std::move(rules)) {}
    ~Listening() { stop(); }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

    auto bind() { return server_.bind(); }
    void start() {
        thread_ = std::thread([this] { server_.run(); });
    }
    void stop() {
        server_.stop();
        if (thread_.joinable()) thread_.join();
    }

 private:
    http::Server server_;
    std::thread thread_;
};

}  // namespace

int serve(const ServeOptions& options) {
    const auto& [content, index, data, listen, url, identity_socket] = options;
    spdlog::set_default_logger(spdlog::stderr_color_mt("reperes"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S%z %l %v");
    const sigset_t signals = block_stop_signals();

    const auto address = http::parse_address(listen);
    if (!address) return fail(address.error(), "");
    const auto origin = pages::parse_origin(url.empty() ? kLocalUrl : url);
    if (!origin) return fail("--url : " + origin.error().message, origin.error().hint);
    if (const auto made = corpus::create_folder(data, 0700); !made)
        return fail(made.error().message, "Choisissez un autre dossier avec --data.");
    std::vector<std::string> told;
    auto site = pages::Site::open(content, index, told);
    for (const auto& what : told) spdlog::warn("{}", what);
    if (!site) return fail(site.error().message, site.error().hint);
    auto pages = pages::Pages::create(**site);
    if (!pages) return fail(pages.error().message, pages.error().hint);
    const auto gaps = open_gaps(data, **pages);
    const auto space = open_space(content, data, **site, **pages);

    const auto routes = http::make_routes(**pages, space ? &space->workspace() : nullptr);
    Listening front(*address, routes, {.forms_under = "/espace"});
    const auto bound = front.bind();
    if (!bound) return fail(bound.error(), "");
    std::optional<Listening> identified;
    if (!identity_socket.empty()) {
        const auto socket = http::parse_address(identity_socket);
        if (!socket) return fail("--identity-socket : " + socket.error(), "");
        identified.emplace(*socket, routes, http::Rules{.forms_under = "/espace", .identity_header = true});
        if (const auto taken = identified->bind(); !taken)
            return fail("--identity-socket : " + taken.error(), "");
    }
    const bool is_told = !url.empty() || !bound->unix_path.empty();
    (*pages)->set_origin(is_told ? *origin : bound->url());
    if (space) space->workspace().set_public(origin->starts_with("https://"));
    front.start();
    if (identified) identified->start();
    report(*(*site)->current(), bound->url());
    if (space && bound->unix_path.empty()) report_first_account(space->workspace(), bound->url());
    int received = 0;
    sigwait(&signals, &received);
    front.stop();
    if (identified) identified->stop();
    if (gaps)
        if (const auto saved = gaps->save(corpus::now()); !saved) spdlog::warn("{}", saved.error().message);
    return 0;
}

}  // namespace reperes
