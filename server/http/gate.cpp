#include "http/gate.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "http/characters.h"
#include "http/cookies.h"
#include "http/form.h"
#include "http/headers.h"
#include "http/target.h"
#include "http/utf8.h"

namespace reperes::http {
namespace {

constexpr std::array<std::string_view, 4> server_variables = {"REMOTE_ADDR", "REMOTE_PORT", "LOCAL_ADDR",
                                                              "LOCAL_PORT"};

constexpr std::string_view identity_header = "X-Reperes-Identite";
constexpr std::size_t max_identity_characters = 100;

constexpr std::array<std::string_view, 10> singular = {
    "Host",     "Content-Length", "Content-Type", "Authorization",  "Origin",
    "If-Match", "If-None-Match",  "Cookie",       "Sec-Fetch-Site", identity_header};

// Values that the handler sees as they were sent.
constexpr std::array<std::string_view, 4> passed_on = {"Origin", "Sec-Fetch-Site", "If-Match",
                                                       identity_header};

template <class Names>
bool is_one_of(const Names& names, std::string_view name) {
    return std::any_of(names.begin(), names.end(), [&](auto known) { return same_name(known, name); });
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

// Browsers copy the escapes of the page a visitor comes from into Referer, in all innocence, and send what
// other servers of the machine have stored in Cookie.
bool may_have_escapes(std::string_view name) {
    return same_name(name, "Referer") || same_name(name, "Cookie");
}

bool is_host(std::string_view value) {
    return !value.empty() && value.size() <= 255 && std::all_of(value.begin(), value.end(), [](char c) {
        return is_letter(c) || is_digit(c) || std::string_view(".-_:[]").find(c) != std::string_view::npos;
    });
}

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_under(std::string_view path, std::string_view folder) {
    return !folder.empty() && path.starts_with(folder) &&
           (path.size() == folder.size() || path[folder.size()] == '/');
}

std::optional<Refusal> fault_of_header(std::string_view name, std::string_view value, const Rules& rules) {
    if (is_one_of(server_variables, name) || (same_name(name, identity_header) && !rules.identity_header))
        return Refusal{400, "La demande porte un en-tête réservé au serveur."};
    if (!may_have_escapes(name) && has_escaped_control(value)) {
        return Refusal{400, "Un en-tête contient un caractère de contrôle."};
    }
    if (same_name(name, "Transfer-Encoding"))
        return Refusal{411, "Le serveur ne reçoit pas de contenu sans longueur (Transfer-Encoding)."};
    if (same_name(name, "Content-Encoding"))
        return Refusal{415, "Le serveur ne reçoit pas de contenu comprimé."};
    if (same_name(name, "Expect") || same_name(name, "Upgrade")) {
        return Refusal{417, "Le serveur ne change pas de protocole et ne se prononce pas d’avance (Expect)."};
    }
    if (is_one_of(passed_on, name) && !is_clean_utf8(value)) {
        return Refusal{400, "Un en-tête n’est pas en UTF-8."};
    }
    return std::nullopt;
}

std::optional<Refusal> fault_of_headers(const Pairs& headers, const Rules& rules, bool has_form) {
    for (const auto& name : singular) {
        if (header_count(headers, name) > 1)
            return Refusal{400, "Un en-tête qui doit être unique est répété."};
    }
    for (const auto& [name, value] : headers) {
        if (auto fault = fault_of_header(name, value, rules)) return fault;
    }
    if (!has_form && header_count(headers, "Content-Length") > 0 &&
        header_value(headers, "Content-Length") != "0") {
        return Refusal{400, "Cette demande ne peut pas porter de contenu."};
    }
    if (!is_host(header_value(headers, "Host")))
        return Refusal{400, "La demande ne dit pas à quel hôte elle s’adresse."};
    if (characters(header_value(headers, identity_header)) > max_identity_characters)
        return Refusal{400, "L’identité donnée par le mandataire est trop longue."};
    if (header_count(headers, "Range") > 1 || header_value(headers, "Range").find(',') != std::string::npos) {
        return Refusal{416, "Le serveur ne découpe pas ses réponses."};
    }
    return std::nullopt;
}

tl::unexpected<Refusal> method_refused(bool forms_admitted) {
    return tl::make_unexpected(
        forms_admitted
            ? Refusal{405, "Seules les méthodes GET, HEAD et POST sont acceptées.", "GET, HEAD, POST"}
            : Refusal{405, "Seules les méthodes GET et HEAD sont acceptées."});
}

Request request_of(const Head& head, Target target) {
    const auto value = [&](std::string_view name) { return std::string(header_value(head.headers, name)); };
    Request request;
    request.method = head.method;
    request.path = std::move(target.path);
    request.parameters = std::move(target.parameters);
    if (head.method != "POST") request.if_none_match = value("If-None-Match");
    request.accept_encoding = joined(head.headers, "Accept-Encoding");
    request.host = value("Host");
    request.origin = value("Origin");
    request.fetch_site = value("Sec-Fetch-Site");
    request.if_match = value("If-Match");
    request.cookies = parse_cookies(header_value(head.headers, "Cookie"));
    request.identity = value(identity_header);
    return request;
}

}  // namespace

OrRefusal<Admission> gate(const Head& head, const Rules& rules) {
    auto target = parse_target(head.target);
    const bool forms_admitted = target && is_under(target->path, rules.forms_under);
    const bool has_form = forms_admitted && head.method == "POST";
    if (!has_form && head.method != "GET" && head.method != "HEAD") return method_refused(forms_admitted);
    if (auto fault = fault_of_headers(head.headers, rules, has_form))
        return tl::make_unexpected(std::move(*fault));
    if (!target) return tl::make_unexpected(target.error());
    Admission admitted{request_of(head, std::move(*target)), 0};
    if (!has_form) return admitted;
    const auto length = form_length(head.headers);
    if (!length) return tl::make_unexpected(length.error());
    admitted.form_bytes = *length;
    return admitted;
}

}  // namespace reperes::http
