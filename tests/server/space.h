// People who use the commission's space as a browser does, on a real server over a small content.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <httplib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/project.h"

namespace reperes::tests {

using Fields = std::vector<std::pair<std::string, std::string>>;

inline constexpr const char* kPassword = "cheval pile agrafe correct";

inline std::string encoded(const Fields& fields) {
    std::string form;
    for (const auto& [name, value] : fields) {
        if (!form.empty()) form += '&';
        form += httplib::detail::encode_query_param(name) + '=' + httplib::detail::encode_query_param(value);
    }
    return form;
}

inline const httplib::Headers& from_our_pages() {
    static const httplib::Headers headers{{"Sec-Fetch-Site", "same-origin"}};
    return headers;
}

// Somebody before a browser: keeps the cookie and the token of the page last read, and sends forms from it.
class Person {
 public:
    explicit Person(const RunningServer& server) : server_(&server) {}

    httplib::Response read(const std::string& target, httplib::Headers headers = {}) {
        if (!cookie.empty()) headers.emplace("Cookie", cookie);
        return kept(server_->get(target, headers));
    }
    httplib::Response send(const std::string& target, Fields fields,
                           httplib::Headers headers = from_our_pages()) {
        if (!token.empty()) fields.emplace_back("jeton", token);
        return send_as_is(target, fields, std::move(headers));
    }
    // Without the token.
    httplib::Response send_as_is(const std::string& target, const Fields& fields,
                                 httplib::Headers headers = from_our_pages()) {
        if (!cookie.empty()) headers.emplace("Cookie", cookie);
        return kept(server_->post(target, encoded(fields), headers));
    }
    // With the password of every account here; the token is read from the page that follows.
    httplib::Response log_in(const std::string& account, const std::string& code = {}) {
        auto answer =
            send("/espace/connexion", {{"compte", account}, {"mot-de-passe", kPassword}, {"code", code}});
        if (answer.status == 303) read("/espace/compte");
        return answer;
    }
    [[nodiscard]] bool is_in() { return read("/espace/compte").status == 200; }

    std::string cookie;  // "reperes=0123…"
    std::string token;

 private:
    httplib::Response kept(httplib::Response answer) {
        if (answer.has_header("Set-Cookie")) {
            const auto set = answer.get_header_value("Set-Cookie");
            cookie = contains(set, "Max-Age=0") ? std::string() : set.substr(0, set.find(';'));
        }
        const auto tokens = between(answer.body, "name=\"jeton\" value=\"", "\"");
        if (!tokens.empty()) token = tokens.front();
        return answer;
    }

    const RunningServer* server_;
};

// A server of its own, without any account at first. What it keeps is under one folder, from one start to the
// next: content, index, data, and its log.
class SpaceServer {
 public:
    // `folder`: another than its own. `more`: arguments of the server.
    explicit SpaceServer(const std::string& url = {}, const std::filesystem::path& folder = {},
                         const std::vector<std::string>& more = {})
        : folder_(folder.empty() ? own_.path() : folder),
          launch_{folder_ / "content", folder_ / "index", url, folder_ / "data", {}, more, false} {
        const std::filesystem::path whole = REPERES_CONTENT;
        for (const std::filesystem::path name :
             {"vocabulaire", "reference/secret-professionnel", "groupes/commission-ethique"}) {
            std::filesystem::create_directories(content() / name);
            std::filesystem::copy(whole / name, content() / name, std::filesystem::copy_options::recursive);
        }
        const auto built = build_index(content(), launch_.index);
        INFO(built.output);
        REQUIRE(built.status == 0);
        start();
        server_->line();
        const std::string link = server_->line();
        first_link_ = link.substr(link.find("/espace"), link.find('\n') - link.find("/espace"));
    }
    RunningServer& server() { return *server_; }
    [[nodiscard]] const std::filesystem::path& content() const { return launch_.content; }
    [[nodiscard]] const std::filesystem::path& data() const { return launch_.data; }

    void start() { server_ = std::make_unique<RunningServer>(launch_); }
    // Its exit status.
    int stop() {
        const int status = server_->stop(SIGTERM);
        server_.reset();
        return status;
    }
    // From the next start, it may be killed at any moment, and its log is kept.
    void expect_faults() {
        launch_.may_vanish = true;
        launch_.log = own_.path() / "log";
    }
    [[nodiscard]] std::string log() const {
        std::ifstream in(launch_.log);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    // "/espace/premier-compte?cle=…", as the server says it.
    [[nodiscard]] const std::string& first_link() const { return first_link_; }
    [[nodiscard]] std::string first_key() const { return first_link_.substr(first_link_.find('=') + 1); }

    [[nodiscard]] Person somebody() const { return Person(*server_); }
    // Marie, mdupont, who makes the first account.
    [[nodiscard]] Person marie() {
        Person marie(*server_);
        CHECK(marie.send("/espace/premier-compte", first_account()).status == 303);
        marie.read("/espace/compte");
        return marie;
    }
    [[nodiscard]] Fields first_account() const {
        return {{"cle", first_key()},
                {"nom", "Marie Dupont"},
                {"compte", "mdupont"},
                {"nouveau", kPassword},
                {"encore", kPassword}};
    }
    // An account that `administrator` adds, with these boxes ticked; its owner chooses a password.
    void add(Person& administrator, const std::string& id, const std::string& name, const Strings& boxes) {
        Fields fields{{"compte", id}, {"nom", name}};
        for (const auto& box : boxes) fields.emplace_back(box, "oui");
        const auto added = administrator.send("/espace/comptes/nouveau", fields);
        REQUIRE(added.status == 200);
        choose_password(id, one_time_key(added.body));
    }
    // Of the page that shows the link to choose a password.
    static std::string one_time_key(const std::string& page) {
        const auto links = between(page, "&cle=", "<");
        return links.empty() ? between(page, "&amp;cle=", "<").at(0) : links.at(0);
    }
    void choose_password(const std::string& id, const std::string& key) {
        Person owner(*server_);
        CHECK(owner
                  .send("/espace/mot-de-passe",
                        {{"compte", id}, {"cle", key}, {"nouveau", kPassword}, {"encore", kPassword}})
                  .status == 303);
    }

 private:
    TemporaryFolder own_;
    std::filesystem::path folder_;
    Launch launch_;
    std::unique_ptr<RunningServer> server_;
    std::string first_link_;
};

}  // namespace reperes::tests
