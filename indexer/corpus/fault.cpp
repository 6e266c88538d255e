#include "corpus/fault.h"

#include <fmt/format.h>

namespace reperes::corpus {

std::string describe(const Fault& fault) {
    std::string place = fault.file.string();
    if (fault.line > 0) place += fmt::format(":{}", fault.line);
    return fault.hint.empty() ? fmt::format("{}: {}", place, fault.message)
                              : fmt::format("{}: {} {}", place, fault.message, fault.hint);
}

}  // namespace reperes::corpus
