// What the transport tells whoever runs the server: failures, on stderr.
//
// Never what readers ask for: no target, no header, no address of a client. Thread-safe.
#pragma once

#include <spdlog/logger.h>

namespace reperes::http {

// The logger "http" of spdlog's registry, made at the first call if nobody registered one.
spdlog::logger& log();

}  // namespace reperes::http
