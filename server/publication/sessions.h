// Who is logged in, in memory: a restart logs everybody out.
//
// A session is named by 256 random bits that only the browser keeps (here: their SHA-256). It ends after an
// hour without a request, twelve hours in all, and when its account is changed. A login always opens a new
// one.
//
// Thread-safety: any thread.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"

namespace reperes::publication {

struct Session {
    std::string account;     // id
    std::string form_token;  // to be sent back with every form of this session
    corpus::Instant opened{}, used{};
};

class Sessions {
 public:
    explicit Sessions(std::function<corpus::Instant()> clock = corpus::now);

    // The secret for the cookie, in hexadecimal.
    std::string open(const std::string& account);
    // Counts as a use.
    std::optional<Session> find(std::string_view secret);
    void close(std::string_view secret);
    void close_all(std::string_view account);
    [[nodiscard]] std::vector<Session> of(std::string_view account);

 private:
    std::function<corpus::Instant()> clock_;
    std::mutex mutex_;
    std::map<std::string, Session, std::less<>> sessions_;  // by the digest of the secret
};

// Compares without telling by its time how much was right.
bool same_secret(std::string_view a, std::string_view b);
// So many random bytes, in hexadecimal.
std::string random_hex(std::size_t bytes);

}  // namespace reperes::publication
