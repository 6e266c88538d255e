// The file of a Unix socket: its rights, its leftovers, its end.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "http_raw_client.h"

using namespace reperes::http;
using namespace reperes::http::test;

namespace {

Response hello(const Request&) {
    Response response;
    response.body = "bonjour";
    return response;
}

// A folder of its own under /tmp, removed with what it holds.
class Folder {
 public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "reperes-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] Address socket() const { return {"", 0, (path_ / "s").string()}; }

 private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a Unix socket is open to the owner and the group, and removed at the end") {
    const Folder folder;
    const auto address = folder.socket();
    {
        Running running(hello, {}, address);
        CHECK(running.address().url() == "unix:" + address.unix_path);
        struct stat status {};
        REQUIRE(::stat(address.unix_path.c_str(), &status) == 0);
        CHECK(S_ISSOCK(status.st_mode));
        CHECK((status.st_mode & 0777) == 0660);
        CHECK(ask(address, get("/")).body == "bonjour");
    }
    CHECK_FALSE(std::filesystem::exists(address.unix_path));
}

TEST_CASE("the socket a killed server left behind is replaced") {
    const Folder folder;
    const auto address = folder.socket();
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    std::copy(address.unix_path.begin(), address.unix_path.end(), name.sun_path);
    const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
    REQUIRE(::bind(left, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0);
    ::close(left);
    REQUIRE(std::filesystem::exists(address.unix_path));
    Running running(hello, {}, address);
    CHECK(ask(address, get("/")).status == 200);
}

TEST_CASE("a Unix socket on which a server answers is left to it") {
    const Folder folder;
    Running running(hello, {}, folder.socket());
    {
        Server second(folder.socket(), hello);
        const auto bound = second.bind();
        REQUIRE_FALSE(bound.has_value());
        CHECK(bound.error().find("déjà pris") != std::string::npos);
    }
    CHECK(ask(folder.socket(), get("/")).status == 200);
}

TEST_CASE("a server that stops does not remove the socket of the one that took its place") {
    const Folder folder;
    Running first(hello, {}, folder.socket());
    std::filesystem::remove(folder.socket().unix_path);
    Running second(hello, {}, folder.socket());
    first.stop();
    CHECK(ask(folder.socket(), get("/")).status == 200);
}

TEST_CASE("a file that is not a socket is not touched") {
    const Folder folder;
    std::ofstream(folder.socket().unix_path) << "précieux";
    Server server(folder.socket(), hello);
    const auto bound = server.bind();
    REQUIRE_FALSE(bound.has_value());
    CHECK(bound.error().find("n'est pas une socket") != std::string::npos);
    CHECK(std::filesystem::file_size(folder.socket().unix_path) == 9);
}

TEST_CASE("a folder that does not exist is named") {
    Server server({"", 0, "/dossier-absent/s"}, hello);
    const auto bound = server.bind();
    REQUIRE_FALSE(bound.has_value());
    CHECK(bound.error() == "unix:/dossier-absent/s : le dossier de cette socket n'existe pas.");
}

TEST_CASE("an identity is believed on the socket made for it, and refused everywhere else") {
    const Folder folder;
    const auto who = [](const Request& request) {
        Response response;
        response.body = "« " + request.identity + " »";
        return response;
    };
    Running proxied(who, {}, folder.socket(), Rules{"/espace", true});
    Running direct(who, {}, {"127.0.0.1", 0, ""}, Rules{"/espace", false});
    const auto named = get("/espace", "X-Reperes-Identite: mdupont\r\n");
    struct stat status {};
    REQUIRE(::stat(folder.socket().unix_path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0660);
    CHECK(ask(proxied.address(), named).body == "« mdupont »");
    CHECK(ask(proxied.address(), get("/espace")).body == "«  »");
    CHECK(
        ask(proxied.address(), get("/espace", "X-Reperes-Identite: a\r\nX-Reperes-Identite: b\r\n")).status ==
        400);
    CHECK(ask(direct.address(), named).status == 400);
    CHECK(ask(direct.address(), get("/espace")).body == "«  »");
}

TEST_CASE("an identity is not believed on a port, which every program of the machine can reach") {
    Server server({"127.0.0.1", 0, ""}, hello, Rules{"", true});
    const auto bound = server.bind();
    REQUIRE_FALSE(bound.has_value());
    CHECK(bound.error().find("socket Unix") != std::string::npos);
}
