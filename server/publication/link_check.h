// Do web addresses still answer? Asked of the net, when an editor wants to know.
//
// HEAD first, GET when it is refused (and broken off at the first byte of the body); five redirections at
// most; eight addresses at once, two on the same host. No cookie, password or Referer is sent, no proxy is
// used, and nothing of what is answered is kept.
//
// Only addresses that the published content names may be checked: that is the caller's duty, for the server
// would ask on behalf of whoever chose another one. An address that turns out to be on this machine or on a
// private network is not asked, nor a redirection to one: that is verified at each connection, whatever the
// names resolve to.
//
// Thread-safety: any thread. It blocks for LinkCheck::time at most, or a little longer when the resolver of
// names is stuck.
#pragma once

#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace reperes::publication {

enum class LinkAnswer : std::uint8_t {
    answers,      // at this address, or at one that it lends for a while (302, 303, 307)
    moved,        // for good (301, 308), to `moved_to`
    gone,         // 404, 410
    refused,      // to a program at least: 401, 403, 429 and the other statuses from 400
    failing,      // 5xx, or redirections without end
    unreachable,  // no answer: unknown name, closed port, certificate that is not valid, too slow
    not_asked,    // not of the web, on a private network, or there was no time left
};

struct LinkState {
    std::string url;
    LinkAnswer answer = LinkAnswer::not_asked;
    int status = 0;        // of the last answer; 0 without any
    std::string moved_to;  // of `moved` alone
    std::string message;   // for the editor, in French: what was found and what to do
};

struct LinkCheck {
    std::chrono::milliseconds time{30'000};       // for all
    std::chrono::milliseconds time_each{10'000};  // for an address, its redirections included
    // Names of an intranet, or addresses, in lower case ("intranet.exemple.fr"), that are asked although they
    // are on a private network.
    std::set<std::string> trusted_hosts = {};
};

// One for each, in the same order. An address that is given twice is asked twice.
std::vector<LinkState> check_links(const std::vector<std::string>& urls, const LinkCheck& how = {});

}  // namespace reperes::publication
