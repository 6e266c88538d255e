#include "http/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "http/characters.h"
#include "http/headers.h"
#include "http/urlencoded.h"
#include "http/utf8.h"

namespace reperes::http {
namespace {

constexpr std::size_t max_length_digits = 10;

bool is_form_type(std::string_view content_type) {
    const auto semicolon = std::min(content_type.find(';'), content_type.size());
    const auto parameter = trimmed(content_type.substr(std::min(semicolon + 1, content_type.size())));
    return same_name(trimmed(content_type.substr(0, semicolon)), "application/x-www-form-urlencoded") &&
           (semicolon == content_type.size() || same_name(parameter, "charset=utf-8"));
}

bool is_length(std::string_view text) {
    return !text.empty() && text.size() <= max_length_digits &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c); });
}

// "\r\n" and "\r" alone to "\n".
std::string with_plain_line_ends(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out.push_back(text[i]);
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            out.push_back('\n');
        }
    }
    return out;
}

// Each line and what stands between two tabs is a text of its own for is_clean_utf8, which admits neither.
OrRefusal<std::string> clean_value(std::string_view name, std::string_view raw) {
    auto value = with_plain_line_ends(raw);
    const std::string_view text = value;
    std::size_t line = 1;
    for (std::size_t start = 0; start <= text.size();) {
        const auto end = std::min(text.find_first_of("\n\t", start), text.size());
        if (!is_clean_utf8(text.substr(start, end - start))) {
            return refuse(400, fmt::format("Le champ « {} » contient, à la ligne {}, un caractère invisible "
                                           "ou illisible, venu sans doute d’un copier-coller. "
                                           "Revenez en arrière et retapez ce passage.",
                                           name, line));
        }
        if (end < text.size() && text[end] == '\n') ++line;
        start = end + 1;
    }
    return value;
}

}  // namespace

OrRefusal<std::size_t> form_length(const Pairs& headers) {
    if (!is_form_type(header_value(headers, "Content-Type"))) {
        return refuse(415, "Un formulaire s’envoie en application/x-www-form-urlencoded et en UTF-8.");
    }
    if (header_count(headers, "Content-Length") == 0) {
        return refuse(411, "La demande ne dit pas la longueur du formulaire (Content-Length).");
    }
    const auto told = header_value(headers, "Content-Length");
    if (!is_length(told)) return refuse(400, "La longueur du formulaire (Content-Length) est mal formée.");
    std::size_t length = 0;
    std::from_chars(told.data(), told.data() + told.size(), length);
    if (length > max_form_bytes) {
        return refuse(
            413,
            "Ce que vous envoyez est trop long : un formulaire tient en 1 Mo. Revenez en arrière et "
            "raccourcissez le texte, ou partagez-le entre plusieurs documents.");
    }
    return length;
}

OrRefusal<Pairs> parse_form(std::string_view body) {
    auto fields = parse_pairs(body, max_fields);
    if (!fields) {
        return fields.error() == PairsFault::too_many
                   ? refuse(400, "Le formulaire a trop de champs : 2 000 au plus.")
                   : refuse(400,
                            "Le formulaire est mal formé : un signe « % » n’y est pas suivi de son code.");
    }
    for (auto& [name, value] : *fields) {
        if (!is_clean_utf8(name)) return refuse(400, "Le nom d’un champ du formulaire est mal formé.");
        auto clean = clean_value(name, value);
        if (!clean) return tl::make_unexpected(clean.error());
        value = std::move(*clean);
    }
    return std::move(*fields);
}

}  // namespace reperes::http
