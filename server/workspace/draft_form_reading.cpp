#include "workspace/draft_form_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "text/whole_number.h"
#include "workspace/typed.h"

namespace reperes::workspace {

namespace {

constexpr std::string_view kSources = "sources.";
constexpr std::size_t kMaxSources = 200;

std::string read_lines(std::string_view typed, std::string (*read)(std::string_view)) {
    std::string result;
    std::string_view rest = typed;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto value = read(rest.substr(0, end));
        if (!value.empty()) result += (result.empty() ? "" : "\n") + value;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return result;
}

std::string read_value(const FormField& field, std::string_view typed) {
    switch (field.kind) {
        case Kind::markdown:
            return std::string(typed);
        case Kind::date:
            return day(typed);
        case Kind::language:
            return language_code(typed);
        case Kind::lines:
        case Kind::choices:
            return lines(typed);
        case Kind::countries:
            return read_lines(typed, country_code);
        case Kind::line:
        case Kind::text:
        case Kind::choice:
        case Kind::sources:
            return one_line(typed);
    }
    return {};
}

// Every value sent under this name, one a line: boxes that are ticked.
std::string joined(const pages::Parameters& typed, std::string_view name) {
    std::string values;
    for (const auto& [key, value] : typed)
        if (key == name) values += (values.empty() ? "" : "\n") + value;
    return values;
}

// Of countries, those of the box and the one picked from the list under it.
std::string typed_in(const pages::Parameters& typed, const FormField& field) {
    auto values = joined(typed, field.key);
    if (field.kind == Kind::countries) values += "\n" + joined(typed, std::string(field.key) + ".ajout");
    return values;
}

std::string read_source_value(const FormField& field, std::string_view typed) {
    return field.key == "date" ? source_date(typed) : read_value(field, typed);
}

void read_sources(const pages::Parameters& typed, std::size_t without, corpus::Fields& fields) {
    std::erase_if(fields, [](const auto& field) { return parse_source_key(field.first).number > 0; });
    std::map<std::size_t, corpus::Fields> sources;
    for (const auto& [name, text] : typed) {
        const auto [number, key] = parse_source_key(name);
        const auto known = source_fields();
        const auto field =
            std::find_if(known.begin(), known.end(), [&](const FormField& f) { return f.key == key; });
        if (number == 0 || number > kMaxSources || number == without || field == known.end()) continue;
        const auto value = read_source_value(*field, text);
        if (!value.empty()) sources[number][std::string(key)] = value;
    }
    std::size_t number = 0;
    for (const auto& [typed_number, source] : sources) {
        ++number;
        for (const auto& [key, value] : source) fields[source_key(number, key)] = value;
    }
}

}  // namespace

corpus::Fields read_form(const DraftForm& form, const pages::Parameters& typed, corpus::Fields before,
                         std::size_t without_source) {
    auto fields = std::move(before);
    for (const auto& group : form)
        for (const auto& field : group.fields) {
            if (field.kind == Kind::sources)
                read_sources(typed, without_source, fields);
            else
                fields[std::string(field.key)] = read_value(field, typed_in(typed, field));
        }
    return corpus::normalised(std::move(fields));
}

SourceKey parse_source_key(std::string_view key) {
    if (!key.starts_with(kSources)) return {};
    key.remove_prefix(kSources.size());
    const auto dot = std::min(key.find('.'), key.size());
    const auto number = text::whole_number<std::size_t>(key.substr(0, dot));
    return number && dot < key.size() ? SourceKey{*number, key.substr(dot + 1)} : SourceKey{};
}

std::string source_key(std::size_t number, std::string_view key) {
    return fmt::format("{}{}.{}", kSources, number, key);
}

std::size_t count_sources(const corpus::Fields& fields) {
    std::size_t count = 0;
    for (const auto& [key, value] : fields) count = std::max(count, parse_source_key(key).number);
    return count;
}

}  // namespace reperes::workspace
