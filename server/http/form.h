// A form: from the headers that announce it, then its bytes, to its fields.
//
// Pure functions, any thread. One way of sending is understood, application/x-www-form-urlencoded in UTF-8
// with its length told beforehand.
#pragma once

#include <cstddef>
#include <string_view>

#include "http/message.h"
#include "http/refusal.h"

namespace reperes::http {

inline constexpr std::size_t max_form_bytes = 1024 * 1024;
inline constexpr std::size_t max_fields = 2000;

// How many bytes follow the head. 415: another Content-Type; 411: no Content-Length; 400: one that is not 1
// to 10 digits; 413: more than max_form_bytes.
OrRefusal<std::size_t> form_length(const Pairs& headers);

// In the order sent, repeats kept. Names and values are valid UTF-8; every line end of a value becomes "\n".
// 400 with the name of the field for any other control character but the tab.
OrRefusal<Pairs> parse_form(std::string_view body);

}  // namespace reperes::http
