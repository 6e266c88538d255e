// What the server logs, kept for the test instead of written to stderr.
#pragma once

#include <spdlog/sinks/ostream_sink.h>

#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "http/log.h"

namespace reperes::http {

// Made before the server starts: the sinks are not changed while somebody logs.
class LogCapture {
 public:
    LogCapture() : sinks_{std::make_shared<spdlog::sinks::ostream_sink_mt>(text_)} {
        std::swap(log().sinks(), sinks_);
    }
    ~LogCapture() { std::swap(log().sinks(), sinks_); }
    LogCapture(const LogCapture&) = delete;
    LogCapture& operator=(const LogCapture&) = delete;

    [[nodiscard]] std::string text() const { return text_.str(); }

 private:
    std::ostringstream text_;
    std::vector<spdlog::sink_ptr> sinks_;  // the usual ones, while ours are in place
};

}  // namespace reperes::http
