// The one place where Xapian's exceptions stop.
#pragma once

#include <type_traits>
#include <utility>

#include <xapian.h>

#include "corpus/error.h"

namespace reperes::index {

// What went wrong, in French, with what to do.
Error error_of(const Xapian::Error& error);

// Runs `work` and gives its value, or the Error of the Xapian exception that it threw.
template <typename Work>
auto xapian_try(Work&& work) -> Result<std::invoke_result_t<Work>> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            std::forward<Work>(work)();
            return {};
        } else {
            return std::forward<Work>(work)();
        }
    } catch (const Xapian::Error& error) {
        return tl::unexpected<Error>(error_of(error));
    }
}

}  // namespace reperes::index
