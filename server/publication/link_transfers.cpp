#include "publication/link_transfers.h"

#include <curl/curl.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <new>
#include <utility>

#include "publication/public_address.h"

namespace reperes::publication {
namespace {

constexpr const char* user_agent = "Reperes/0.1 (verification des liens)";
constexpr int longest_wait_ms = 100;

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Multi = std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)>;
using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

struct Transfer {
    std::size_t request = 0;
    bool trusted = false;
    bool was_private = false;  // a connection was not made because of that
    Easy easy{nullptr, curl_easy_cleanup};
};

void initialise() {
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    if (!ready) throw std::bad_alloc();
}

std::string part(CURLU* url, CURLUPart which) {
    char* text = nullptr;
    if (curl_url_get(url, which, &text, 0) != CURLUE_OK) return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

// Every connection passes here, once its address is known.
curl_socket_t open_socket(void* client, curlsocktype /*purpose*/, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(client);
    if (!transfer.trusted && !is_public(&address->addr)) {
        transfer.was_private = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// Takes nothing: the first bytes of a body prove that the page is there.
std::size_t break_off(char* /*bytes*/, std::size_t /*one*/, std::size_t /*size*/, void* /*client*/) {
    return 0;
}

LinkFailure failure_of(CURLcode code, bool was_private) {
    switch (code) {
        case CURLE_OK:
        case CURLE_WRITE_ERROR:  // break_off(), after the status
            return LinkFailure::none;
        case CURLE_COULDNT_RESOLVE_HOST:
            return LinkFailure::unknown_host;
        case CURLE_PEER_FAILED_VERIFICATION:
            return LinkFailure::bad_certificate;
        case CURLE_SSL_CACERT_BADFILE:
            return LinkFailure::no_root_certificates;
        case CURLE_GOT_NOTHING:
            return LinkFailure::closed_without_answer;
        default:
            if (was_private) return LinkFailure::private_network;
            return code == CURLE_OPERATION_TIMEDOUT ? LinkFailure::too_slow : LinkFailure::broken;
    }
}

LinkOutcome outcome_of(const Transfer& transfer, CURLcode code) {
    long status = 0;
    curl_off_t microseconds = 0;
    char* next = nullptr;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_TOTAL_TIME_T, &microseconds);
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_REDIRECT_URL, &next);
    LinkOutcome outcome;
    outcome.request = transfer.request;
    outcome.failure = failure_of(code, transfer.was_private);
    outcome.status = static_cast<int>(status);
    outcome.redirected_to = next ? next : "";
    outcome.taken = std::chrono::milliseconds(microseconds / 1000);
    return outcome;
}

}  // namespace

std::optional<WebAddress> parse_web_address(const std::string& text) {
    initialise();
    const Url url(curl_url(), curl_url_cleanup);
    if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_URLENCODE) != CURLUE_OK)
        return std::nullopt;
    const auto scheme = part(url.get(), CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https") return std::nullopt;
    curl_url_set(url.get(), CURLUPART_USER, nullptr, 0);
    curl_url_set(url.get(), CURLUPART_PASSWORD, nullptr, 0);
    WebAddress address{part(url.get(), CURLUPART_URL), part(url.get(), CURLUPART_HOST)};
    std::transform(address.host.begin(), address.host.end(), address.host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return address;
}

struct LinkTransfers::State {
    Multi multi{nullptr, curl_multi_cleanup};
    std::map<CURL*, Transfer> transfers;  // by their handle; a map, so that none ever moves

    LinkOutcome take(CURL* easy, CURLcode code) {
        const auto outcome = outcome_of(transfers.at(easy), code);
        curl_multi_remove_handle(multi.get(), easy);
        transfers.erase(easy);
        return outcome;
    }
};

LinkTransfers::LinkTransfers() : state_(std::make_unique<State>()) {
    initialise();
    state_->multi.reset(curl_multi_init());
    if (!state_->multi) throw std::bad_alloc();
}

LinkTransfers::~LinkTransfers() {
    for (const auto& [easy, transfer] : state_->transfers)
        curl_multi_remove_handle(state_->multi.get(), easy);
}

void LinkTransfers::start(std::size_t request, const LinkRequest& what) {
    auto* const easy = curl_easy_init();
    if (!easy) throw std::bad_alloc();
    auto& transfer = state_->transfers[easy];
    transfer.request = request;
    transfer.trusted = what.trusted;
    transfer.easy.reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, what.address.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, user_agent);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_NOBODY, what.method == Method::head ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, break_off);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(what.time.count()));
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);  // a connection was allowed to its own request
    curl_multi_add_handle(state_->multi.get(), easy);
}

std::vector<LinkOutcome> LinkTransfers::wait() {
    auto* const multi = state_->multi.get();
    std::vector<LinkOutcome> ended;
    int running = 0, left = 0;
    curl_multi_perform(multi, &running);
    while (const auto* message = curl_multi_info_read(multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            ended.push_back(state_->take(message->easy_handle, message->data.result));
    }
    if (ended.empty()) curl_multi_poll(multi, nullptr, 0, longest_wait_ms, nullptr);
    return ended;
}

}  // namespace reperes::publication
