#include "http/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace reperes::http {

spdlog::logger& log() {
    static const auto logger = [] {
        auto registered = spdlog::get("http");
        return registered ? registered : spdlog::stderr_logger_mt("http");
    }();
    return *logger;
}

}  // namespace reperes::http
