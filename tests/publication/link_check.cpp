// The links of sources, checked against a real server.
#include "publication/link_check.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "web_server.h"

namespace reperes::publication {
namespace {

using namespace std::chrono_literals;
using tests::SilentPort;
using tests::WebServer;
using Clock = std::chrono::steady_clock;

// 127.0.0.1 stands for the Internet.
LinkCheck here() {
    LinkCheck how;
    how.trusted_hosts = {"127.0.0.1"};
    return how;
}

LinkState check(const std::string& url, const LinkCheck& how = here()) {
    const auto states = check_links({url}, how);
    REQUIRE(states.size() == 1);
    CHECK(states[0].url == url);
    CHECK(states[0].message.ends_with('.'));
    return states[0];
}

// Names of this machine; those of IPv6 when it has it, or they cannot even be read.
std::vector<std::string> with_ipv6(std::vector<std::string> hosts, const std::vector<std::string>& more) {
    const int probe = ::socket(AF_INET6, SOCK_STREAM, 0);
    if (probe < 0) return hosts;
    ::close(probe);
    hosts.insert(hosts.end(), more.begin(), more.end());
    return hosts;
}

}  // namespace

TEST_CASE("a page that is there answers, and only its head is asked for") {
    const WebServer web;
    const auto state = check(web.url("/page#fin"));
    CHECK(state.answer == LinkAnswer::answers);
    CHECK(state.status == 200);
    CHECK(state.moved_to.empty());
    CHECK(web.requests() == std::vector<std::string>{"HEAD /page"});
    CHECK(check(web.url("/école")).answer == LinkAnswer::answers);
    CHECK(check(web.url("/%C3%A9cole")).answer == LinkAnswer::answers);
}

TEST_CASE("each status says what the editor is to do") {
    struct Case {
        int status;
        LinkAnswer answer;
    };
    const WebServer web;
    for (const auto& [status, answer] : std::vector<Case>{{204, LinkAnswer::answers},
                                                          {400, LinkAnswer::refused},
                                                          {401, LinkAnswer::refused},
                                                          {403, LinkAnswer::refused},
                                                          {404, LinkAnswer::gone},
                                                          {410, LinkAnswer::gone},
                                                          {429, LinkAnswer::refused},
                                                          {500, LinkAnswer::failing},
                                                          {503, LinkAnswer::failing}}) {
        CAPTURE(status);
        const auto state = check(web.url("/reponse/" + std::to_string(status)));
        CHECK(state.answer == answer);
        CHECK(state.status == status);
        if (status >= 400) CHECK(state.message.find(std::to_string(status)) != std::string::npos);
    }
}

TEST_CASE("a page whose server refuses HEAD is asked for by GET") {
    const WebServer web;
    for (const int status : {403, 404, 405, 500, 501}) {
        CAPTURE(status);
        const auto state = check(web.url("/sans-head/" + std::to_string(status)));
        CHECK(state.answer == LinkAnswer::answers);
        CHECK(state.status == 200);
    }
    CHECK(check(web.url("/reponse/429")).answer == LinkAnswer::refused);
    CHECK(web.requests().back() == "HEAD /reponse/429");  // it asked for fewer requests
}

TEST_CASE("a page that is asked for by GET is not read to its end") {
    const WebServer web;
    const auto before = Clock::now();
    const auto state = check(web.url("/sans-fin"));
    CHECK(state.answer == LinkAnswer::answers);
    CHECK(Clock::now() - before < 5s);
    CHECK(web.requests() == std::vector<std::string>{"HEAD /sans-fin", "GET /sans-fin"});
    CHECK(web.sent() < 100'000'000);
}

TEST_CASE("a page that has moved for good says where") {
    const WebServer web;
    const auto state = check(web.url("/encore/5"));
    CHECK(state.answer == LinkAnswer::moved);
    CHECK(state.status == 200);
    CHECK(state.moved_to == web.url("/page"));
    CHECK(state.message.find(web.url("/page")) != std::string::npos);
    CHECK(check(web.url("/vers/308?ou=/page")).moved_to == web.url("/page"));
}

TEST_CASE("a page that is elsewhere for a while keeps its address") {
    const WebServer web;
    for (const char* status : {"302", "303", "307"}) {
        CAPTURE(status);
        const auto state = check(web.url("/vers/" + std::string(status) + "?ou=/page"));
        CHECK(state.answer == LinkAnswer::answers);
        CHECK(state.moved_to.empty());
    }
    const auto mixed = check(web.url("/vers/301?ou=/vers/302%3Fou%3D/encore/1"));
    CHECK(mixed.answer == LinkAnswer::moved);
    CHECK(mixed.moved_to == web.url("/vers/302?ou=/encore/1"));
}

TEST_CASE("a redirection to a page that is gone is gone") {
    const WebServer web;
    const auto state = check(web.url("/vers/301?ou=/reponse/404"));
    CHECK(state.answer == LinkAnswer::gone);
    CHECK(state.status == 404);
    CHECK(state.moved_to.empty());
}

TEST_CASE("five redirections are followed, and not six") {
    const WebServer web;
    CHECK(check(web.url("/encore/5")).answer == LinkAnswer::moved);
    CHECK(web.requests().size() == 6);
    CHECK(check(web.url("/encore/6")).answer == LinkAnswer::failing);
    CHECK(web.requests().size() == 12);
    CHECK(web.requests().back() == "HEAD /encore/1");
}

TEST_CASE("a server that says nothing, or that is not there, is unreachable") {
    SilentPort port;
    auto how = here();
    how.time_each = 300ms;
    const auto before = Clock::now();
    const auto slow = check(port.url(), how);
    CHECK(slow.answer == LinkAnswer::unreachable);
    CHECK(slow.status == 0);
    CHECK(slow.message.find("trop de temps") != std::string::npos);
    CHECK(Clock::now() - before >= 300ms);
    CHECK(Clock::now() - before < 2s);
    port.close();
    CHECK(check(port.url()).answer == LinkAnswer::unreachable);
}

TEST_CASE("the whole check ends in its time, and what was not asked says so") {
    const SilentPort port;
    auto how = here();
    how.time = 400ms;
    const auto before = Clock::now();
    const auto states = check_links(std::vector<std::string>(50, port.url()), how);
    CHECK(Clock::now() - before < 2s);
    REQUIRE(states.size() == 50);
    for (const auto& state : states) {
        CHECK(state.answer == LinkAnswer::not_asked);
        CHECK(state.message.find("temps") != std::string::npos);
    }
}

TEST_CASE("what is not of the web is not asked") {
    const WebServer web;
    for (const char* url :
         {"", "page", "/page", "ftp://127.0.0.1/", "file:///etc/passwd", "javascript:alert(1)",
          "mailto:a@exemple.fr", "gopher://127.0.0.1/", "http://", "http:// /"}) {
        CAPTURE(url);
        CHECK(check(url).answer == LinkAnswer::not_asked);
    }
    for (const char* target : {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"}) {
        CAPTURE(target);
        CHECK(check(web.url("/vers/302?ou=" + std::string(target))).answer == LinkAnswer::not_asked);
    }
}

TEST_CASE("an address on this machine is not asked, however it is written") {
    const WebServer web;
    for (const auto& host : with_ipv6({"127.0.0.1", "localhost", "LOCALHOST", "127.1", "2130706433",
                                       "0x7f.0.0.1", "0.0.0.0", "127.0.0.2"},
                                      {"[::1]", "[::ffff:127.0.0.1]", "[::]"})) {
        CAPTURE(host);
        const auto state = check(web.url("/page", host), {});
        CHECK(state.answer == LinkAnswer::not_asked);
        CHECK(state.status == 0);
    }
    CHECK(web.requests().empty());
}

TEST_CASE("a redirection to this machine is not followed") {
    const WebServer web;
    for (const auto& host : with_ipv6({"localhost", "127.0.0.2", "0.0.0.0"}, {"[::1]"})) {
        CAPTURE(host);
        const auto state = check(web.url("/vers/301?ou=" + web.url("/page", host)));
        CHECK(state.answer == LinkAnswer::not_asked);
        CHECK(state.message.find("réseau privé") != std::string::npos);
    }
    for (const auto& request : web.requests()) CHECK(request == "HEAD /vers/301");
}

TEST_CASE("no password and no cookie is sent, and the program says its name") {
    const WebServer web;
    const auto host = web.url("/vers/301?ou=/page").substr(std::string("http://").size());
    const auto state = check("http://marie:secret@" + host);
    CHECK(state.answer == LinkAnswer::moved);
    CHECK(state.moved_to.find("secret") == std::string::npos);
    REQUIRE(web.headers().size() == 2);
    for (const auto& headers : web.headers()) {
        CHECK(headers.count("Authorization") == 0);
        CHECK(headers.count("Cookie") == 0);
        CHECK(headers.count("Referer") == 0);
        REQUIRE(headers.count("User-Agent") == 1);
        CHECK(headers.find("User-Agent")->second.starts_with("Reperes/"));
    }
}

TEST_CASE("two addresses of a host are asked at once, and eight in all") {
    std::vector<std::string> one_host, many_hosts;
    auto how = here();
    const WebServer narrow, wide;
    for (int i = 0; i < 12; ++i) one_host.push_back(narrow.url("/lente"));
    for (int i = 0; i < 48; ++i) {
        const auto host = "127.0.0." + std::to_string(1 + i % 12);
        how.trusted_hosts.insert(host);
        many_hosts.push_back(wide.url("/lente", host));
    }
    for (const auto& urls : {one_host, many_hosts}) {
        for (const auto& state : check_links(urls, how)) CHECK(state.answer == LinkAnswer::answers);
    }
    CHECK(narrow.most_at_once() == 2);
    CHECK(wide.most_at_once() > 4);
    CHECK(wide.most_at_once() <= 8);
}

TEST_CASE("each address has its state, in the order given") {
    const WebServer web;
    const std::vector<std::string> urls = {web.url("/reponse/404"), "page", web.url("/page"),
                                           web.url("/encore/2"), web.url("/page")};
    const auto states = check_links(urls, here());
    REQUIRE(states.size() == urls.size());
    for (std::size_t i = 0; i < urls.size(); ++i) CHECK(states[i].url == urls[i]);
    CHECK(states[0].answer == LinkAnswer::gone);
    CHECK(states[1].answer == LinkAnswer::not_asked);
    CHECK(states[2].answer == LinkAnswer::answers);
    CHECK(states[3].answer == LinkAnswer::moved);
    CHECK(states[4].answer == LinkAnswer::answers);
    CHECK(check_links({}).empty());
}

}  // namespace reperes::publication
