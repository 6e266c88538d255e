// Requests to the web, several at once: libcurl, which link_transfers.cpp alone names.
//
// One answer a request: no redirection is followed, nothing of a body is kept, no cookie, password or Referer
// is sent, no proxy is used. A connection is made to the public Internet only, unless the request is trusted.
// One thread at a time.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace reperes::publication {

struct WebAddress {
    std::string url;   // without user name and password, and with its letters encoded
    std::string host;  // in lower case
};

// Nothing unless it is http or https.
std::optional<WebAddress> parse_web_address(const std::string& text);

enum class Method : std::uint8_t {
    head,
    get,  // broken off at the first byte of the body
};

struct LinkRequest {
    WebAddress address;
    Method method = Method::head;
    bool trusted = false;              // its host may be on a private network
    std::chrono::milliseconds time{};  // more than none
};

enum class LinkFailure : std::uint8_t {
    none,
    unknown_host,
    private_network,  // nothing was sent
    bad_certificate,
    no_root_certificates,  // on this machine
    too_slow,
    closed_without_answer,
    broken,  // another, of the network
};

struct LinkOutcome {
    std::size_t request = 0;  // as numbered by start()'s caller
    LinkFailure failure = LinkFailure::none;
    int status = 0;             // 0 with most failures
    std::string redirected_to;  // absolute; empty unless the answer is a redirection
    std::chrono::milliseconds taken{};
};

class LinkTransfers {
 public:
    LinkTransfers();
    ~LinkTransfers();  // what is under way is given up
    LinkTransfers(const LinkTransfers&) = delete;
    LinkTransfers& operator=(const LinkTransfers&) = delete;

    void start(std::size_t request, const LinkRequest& what);
    // Those that have ended; waits a moment (100 ms at most) when there are none.
    std::vector<LinkOutcome> wait();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace reperes::publication
