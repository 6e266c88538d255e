#include "http/gate.h"

#include <algorithm>
#include <array>
#include <optional>

#include "http/characters.h"
#include "http/target.h"

namespace reperes::http {
namespace {

constexpr std::array<std::string_view, 4> server_variables = {"REMOTE_ADDR", "REMOTE_PORT", "LOCAL_ADDR",
                                                              "LOCAL_PORT"};

constexpr std::array<std::string_view, 7> singular = {
    "Host", "Content-Length", "Content-Type", "Authorization", "Origin", "If-Match", "If-None-Match"};

template <class Names>
bool is_one_of(const Names& names, std::string_view name) {
    return std::any_of(names.begin(), names.end(), [&](auto known) { return same_name(known, name); });
}

std::size_t count(const Pairs& headers, std::string_view name) {
    return static_cast<std::size_t>(std::count_if(
        headers.begin(), headers.end(), [&](const auto& header) { return same_name(header.first, name); }));
}

// All values of a header that is a list, joined as RFC 9110 §5.2 says.
std::string joined(const Pairs& headers, std::string_view name) {
    std::string out;
    for (const auto& [key, value] : headers) {
        if (!same_name(key, name)) continue;
        if (!out.empty()) out += ", ";
        out += value;
    }
    return out;
}

bool has_escaped_control(std::string_view value) {
    for (auto at = value.find('%'); at != value.npos; at = value.find('%', at + 1)) {
        if (value.size() - at < 3) return false;
        const int high = hex_value(value[at + 1]);
        const int low = hex_value(value[at + 2]);
        if (high >= 0 && low >= 0 && is_control(static_cast<char>(high * 16 + low))) return true;
    }
    return false;
}

bool is_host(std::string_view value) {
    return !value.empty() && value.size() <= 255 && std::all_of(value.begin(), value.end(), [](char c) {
        return is_letter(c) || is_digit(c) || std::string_view(".-_:[]").find(c) != std::string_view::npos;
    });
}

std::optional<Refusal> fault_of_header(std::string_view name, std::string_view value) {
    if (is_one_of(server_variables, name))
        return Refusal{400, "La demande porte un en-tête réservé au serveur."};
    // Browsers copy the escapes of the page a visitor comes from into Referer, in all innocence.
    if (!same_name(name, "Referer") && has_escaped_control(value)) {
        return Refusal{400, "Un en-tête contient un caractère de contrôle."};
    }
    if (same_name(name, "Transfer-Encoding"))
        return Refusal{411, "Une demande ne peut pas porter de contenu."};
    if (same_name(name, "Content-Length") && value != "0") {
        return Refusal{400, "Une demande ne peut pas porter de contenu."};
    }
    if (same_name(name, "Content-Encoding"))
        return Refusal{415, "Une demande ne peut pas porter de contenu."};
    if (same_name(name, "Expect") || same_name(name, "Upgrade")) {
        return Refusal{417, "Le serveur ne change pas de protocole et n’attend pas de contenu."};
    }
    return std::nullopt;
}

std::optional<Refusal> fault_of_headers(const Pairs& headers) {
    for (const auto& name : singular) {
        if (count(headers, name) > 1) return Refusal{400, "Un en-tête qui doit être unique est répété."};
    }
    for (const auto& [name, value] : headers) {
        if (auto fault = fault_of_header(name, value)) return fault;
    }
    if (!is_host(joined(headers, "Host")))
        return Refusal{400, "La demande ne dit pas à quel hôte elle s’adresse."};
    if (count(headers, "Range") > 1 || joined(headers, "Range").find(',') != std::string::npos) {
        return Refusal{416, "Le serveur ne découpe pas ses réponses."};
    }
    return std::nullopt;
}

}  // namespace

OrRefusal<Request> gate(const Head& head) {
    if (head.method != "GET" && head.method != "HEAD") {
        return refuse(405, "Seules les méthodes GET et HEAD sont acceptées.");
    }
    if (auto fault = fault_of_headers(head.headers)) return tl::make_unexpected(std::move(*fault));
    auto target = parse_target(head.target);
    if (!target) return tl::make_unexpected(target.error());
    return Request{head.method, std::move(target->path), std::move(target->parameters),
                   joined(head.headers, "If-None-Match"), joined(head.headers, "Accept-Encoding"), {}, {}, {}, {}, {}, {}, {}};
}

}  // namespace reperes::http
