#include "publication/link_check.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "publication/link_message.h"
#include "publication/link_transfers.h"

namespace reperes::publication {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t at_once = 8;
constexpr std::size_t at_once_on_a_host = 2;
constexpr int redirections_at_most = 5;

constexpr const char* not_of_the_web = "Ce n’est pas une adresse du web (http ou https) : corrigez-la.";
constexpr const char* leads_out_of_the_web =
    "L’adresse renvoie à autre chose qu’une page du web : remplacez-la.";
constexpr const char* endless =
    "L’adresse renvoie sans fin d’une page à l’autre. Ouvrez la page vous-même pour vérifier.";

// A link on its way through its redirections.
struct Way {
    WebAddress address;  // to ask now
    Method method = Method::head;
    std::chrono::milliseconds left{};
    int redirections = 0;
    std::string moved_to = {};  // where the redirections that are for good have led, until one that is not
    bool for_good = true;
};

bool is_permanent(int status) {
    return status == 301 || status == 308;
}

// Too many servers answer HEAD wrongly for a refusal to prove anything. Not so 429: it asks for fewer
// requests.
bool deserves_get(const LinkOutcome& outcome) {
    if (outcome.failure == LinkFailure::none) return outcome.status >= 400 && outcome.status != 429;
    return outcome.failure == LinkFailure::closed_without_answer;
}

class Check {
 public:
    Check(const std::vector<std::string>& urls, const LinkCheck& how)
        : how_(how), states_(urls.size()), ways_(urls.size()) {
        for (std::size_t i = 0; i < urls.size(); ++i) {
            states_[i].url = urls[i];
            auto address = parse_web_address(urls[i]);
            if (!address) {
                states_[i].message = not_of_the_web;
                continue;
            }
            states_[i].message = message_of(LinkAnswer::not_asked, 0, {});
            ways_[i] = Way{std::move(*address), Method::head, how_.time_each};
            waiting_.push_back(i);
        }
    }

    std::vector<LinkState> run() {
        const auto deadline = Clock::now() + how_.time;
        start_waiting();
        while (active_ > 0 && Clock::now() < deadline) {
            for (const auto& outcome : transfers_.wait()) go_on(outcome);
            start_waiting();
        }
        return std::move(states_);
    }

 private:
    void start_waiting() {
        for (auto at = waiting_.begin(); at != waiting_.end() && active_ < at_once;) {
            const auto& way = ways_[*at];
            auto& on_host = on_host_[way.address.host];
            if (on_host == at_once_on_a_host) {
                ++at;
                continue;
            }
            ++on_host;
            ++active_;
            const bool trusted = how_.trusted_hosts.contains(way.address.host);
            transfers_.start(*at, {way.address, way.method, trusted, way.left});
            at = waiting_.erase(at);
        }
    }

    void go_on(const LinkOutcome& outcome) {
        auto& way = ways_[outcome.request];
        auto& state = states_[outcome.request];
        --active_;
        --on_host_[way.address.host];
        way.left -= outcome.taken;
        state.status = outcome.status;
        if (way.method == Method::head && deserves_get(outcome)) {
            way.method = Method::get;
            again(outcome.request);
        } else if (outcome.failure != LinkFailure::none) {
            conclude(state, answer_of(outcome.failure), message_of(outcome.failure));
        } else if (!outcome.redirected_to.empty()) {
            follow(outcome);
        } else {
            const auto answer = answer_of(outcome.status, way.moved_to);
            conclude(state, answer, message_of(answer, outcome.status, way.moved_to));
            if (answer == LinkAnswer::moved) state.moved_to = way.moved_to;
        }
    }

    void follow(const LinkOutcome& outcome) {
        auto& way = ways_[outcome.request];
        auto& state = states_[outcome.request];
        auto address = parse_web_address(outcome.redirected_to);
        if (!address) return conclude(state, LinkAnswer::not_asked, leads_out_of_the_web);
        if (++way.redirections > redirections_at_most) return conclude(state, LinkAnswer::failing, endless);
        way.for_good = way.for_good && is_permanent(outcome.status);
        if (way.for_good) way.moved_to = address->url;
        way.address = std::move(*address);
        again(outcome.request);
    }

    void again(std::size_t link) {
        if (ways_[link].left > 0ms) {
            waiting_.push_front(link);
        } else {
            conclude(states_[link], answer_of(LinkFailure::too_slow), message_of(LinkFailure::too_slow));
        }
    }

    static void conclude(LinkState& state, LinkAnswer answer, std::string message) {
        state.answer = answer;
        state.message = std::move(message);
    }

    const LinkCheck how_;
    std::vector<LinkState> states_;
    std::vector<Way> ways_;  // of the states, one each
    std::deque<std::size_t> waiting_;
    std::map<std::string, std::size_t> on_host_;  // requests under way
    std::size_t active_ = 0;                      // of them all
    LinkTransfers transfers_;
};

}  // namespace

std::vector<LinkState> check_links(const std::vector<std::string>& urls, const LinkCheck& how) {
    return Check(urls, how).run();
}

}  // namespace reperes::publication
