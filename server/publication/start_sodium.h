// libsodium is started before its random bytes and its hashes are used. Any thread, any number of times.
#pragma once

#include <sodium.h>

namespace reperes::publication {

inline void start_sodium() {
    [[maybe_unused]] static const int started = sodium_init();
}

}  // namespace reperes::publication
