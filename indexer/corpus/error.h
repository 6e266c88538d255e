// Errors as values at the borders of the rooms.
//
// Exceptions of Xapian, ICU, TOML and JSON stop in the one adapter that calls them and become
// an Error: what happened, and what the person who reads it can do about it (both in French).
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace reperes {

enum class ErrorCode {
    invalid_argument,  // the caller's words are off
    not_found,
    incompatible,  // made by another version: rebuild
    unavailable,   // cannot be used now: locked, unreachable, damaged
    io,            // the system refused: disk full, rights; nothing was changed
    conflict,      // somebody else was first: read again, then decide
    forbidden,     // not with these rights
    uncertain,     // written, but not proven to be on the disk: nothing more is written until a restart
};

struct Error {
    ErrorCode code = ErrorCode::io;
    std::string message;
    std::string hint;  // may be empty
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, std::string message, std::string hint = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint)});
}

}  // namespace reperes
