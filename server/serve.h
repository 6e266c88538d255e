// Serving until SIGINT or SIGTERM: the site, the commission's space, the sockets, in the order in which one
// rests on another. One call a process: it blocks the signals it waits for.
#pragma once

#include <filesystem>
#include <string>

namespace reperes {

struct ServeOptions {
    std::filesystem::path content, index, data;
    std::string listen = "127.0.0.1:8080";
    std::string url;              // public address; empty: where it listens
    std::string identity_socket;  // "unix:PATH" of a reverse proxy that identifies its users; empty: none
};

// The exit status of the program; says on the standard error, in French, why it is not 0.
int serve(const ServeOptions& options);

}  // namespace reperes
