#include "corpus/version_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "corpus/front_matter.h"
#include "corpus/toml_text.h"
#include "corpus/version_keys.h"
#include "text/analyser.h"

namespace reperes::corpus {

namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view trimmed(std::string_view line) {
    const auto first = line.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(kBlanks) - first + 1);
}

// Calls `each` for every line, without its end.
template <typename Each>
void for_lines(std::string_view text, Each each) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        each(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string with_unix_ends(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            result += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            result += '\n';
    }
    return result;
}

// Without blank lines at both ends, nor blanks at the very end; what is within is the writer's.
std::string normal_text(std::string_view text) {
    const auto last = text.find_last_not_of(" \t\n");
    if (last == std::string_view::npos) return {};
    text = text.substr(0, last + 1);
    const auto first = text.find_first_not_of(" \t\n");
    const auto line = text.substr(0, first).rfind('\n');
    return std::string(line == std::string_view::npos ? text : text.substr(line + 1));
}

std::string normal_list(std::string_view text) {
    std::string result;
    for_lines(text, [&](std::string_view line) {
        const auto value = trimmed(line);
        if (!value.empty()) result += (result.empty() ? "" : "\n") + std::string(value);
    });
    return result;
}

// "sources.12.url" to 12 and "url"; nothing for another key.
struct SourceKey {
    unsigned number = 0;
    std::string_view key;
};
std::optional<SourceKey> source_key(std::string_view name) {
    if (!name.starts_with("sources.")) return std::nullopt;
    name.remove_prefix(std::string_view("sources.").size());
    const auto dot = name.find('.');
    SourceKey result;
    const auto* end = name.data() + std::min(dot, name.size());
    if (dot == std::string_view::npos || std::from_chars(name.data(), end, result.number).ptr != end)
        return std::nullopt;
    result.key = name.substr(dot + 1);
    const bool known = std::any_of(kSourceKeys.begin(), kSourceKeys.end(),
                                   [&](const VersionKey& key) { return key.name == result.key; });
    return known ? std::optional(result) : std::nullopt;
}

std::string source_name(unsigned number, std::string_view key) {
    return fmt::format("{}.{}.{}", kSourcesKey, number, key);
}

// Sources numbered 1, 2, 3… in the order of their numbers.
Fields renumbered(const Fields& fields) {
    std::map<unsigned, unsigned> numbers;
    for (const auto& [name, value] : fields)
        if (const auto source = source_key(name)) numbers.try_emplace(source->number);
    unsigned count = 0;
    for (auto& [before, after] : numbers) after = ++count;
    Fields result;
    for (const auto& [name, value] : fields) {
        const auto source = source_key(name);
        result.emplace(source ? source_name(numbers.at(source->number), source->key) : name, value);
    }
    return result;
}

// A file as it is written, line by line.
class Lines {
 public:
    void add(std::string_view line, std::string_view key = {}) {
        written_.bytes += line;
        written_.bytes += '\n';
        written_.key_of_line.emplace_back(key);
    }
    void value(std::string_view key, std::string_view toml, std::string_view name) {
        add(fmt::format("{} = {}", key, toml), name);
    }
    void typed(const VersionKey& key, const Fields& fields, const std::string& name) {
        const auto it = fields.find(name);
        if (it != fields.end()) value(key.name, toml_value(key.kind, it->second), name);
    }
    void stamped(std::string_view key, const std::string& text) {
        if (!text.empty()) value(key, toml_string(text), key);
    }
    WrittenVersion take() { return std::move(written_); }

 private:
    WrittenVersion written_;
};

void add_stamp(Lines& lines, const Stamp& stamp) {
    lines.value("publie-le", iso_instant(stamp.published_at), "publie-le");
    lines.stamped("auteur", stamp.author);
    lines.stamped("relecteur", stamp.reviewer);
    lines.stamped("empreinte-relue", stamp.reviewed_digest);
    lines.stamped("precedente", stamp.previous_digest);
    lines.stamped("brouillon", stamp.draft);
    lines.stamped("edition", stamp.edition);
}

void add_sources(Lines& lines, const Fields& fields) {
    for (unsigned number = 1;; ++number) {
        const auto has = [&](const VersionKey& key) {
            return fields.contains(source_name(number, key.name));
        };
        if (std::none_of(kSourceKeys.begin(), kSourceKeys.end(), has)) return;
        lines.add("");
        lines.add("[[sources]]", source_name(number, kSourceKeys.front().name));
        for (const auto& key : kSourceKeys) lines.typed(key, fields, source_name(number, key.name));
    }
}

}  // namespace

Fields normalised(Fields fields) {
    Fields result;
    for (auto& [name, value] : fields) {
        const std::string text = with_unix_ends(value);
        std::string normal = is_list(name)      ? normal_list(text)
                             : name == kBodyKey ? normal_text(text)
                                                : std::string(trimmed(normal_text(text)));
        if (!normal.empty()) result.emplace(name, std::move(normal));
    }
    return renumbered(result);
}

std::string WrittenVersion::key_of(std::size_t line) const {
    if (line == 0) return {};
    return line <= key_of_line.size() ? key_of_line[line - 1] : std::string(kBodyKey);
}

WrittenVersion write_version(Collection collection, const Fields& fields, const Stamp& stamp) {
    const Fields typed = normalised(fields);
    Lines lines;
    lines.add("+++");
    for (const auto& key : version_keys(collection)) lines.typed(key, typed, std::string(key.name));
    add_stamp(lines, stamp);
    add_sources(lines, typed);
    lines.add("+++", kBodyKey);
    const auto body = typed.find(std::string(kBodyKey));
    if (body == typed.end()) return lines.take();
    lines.add("", kBodyKey);
    for_lines(body->second, [&](std::string_view line) { lines.add(line, kBodyKey); });
    return lines.take();
}

std::optional<Fields> read_fields(std::string_view bytes, Collection collection) {
    if (text::first_invalid_utf8(bytes) != std::string_view::npos) return std::nullopt;
    std::vector<Fault> ignored;
    FaultSink faults({}, ignored);
    const auto cut = cut_front_matter(bytes, faults);
    if (!cut) return std::nullopt;
    auto front = FrontMatter::parse(cut->front, faults);
    if (!front) return std::nullopt;
    Fields fields;
    for (const auto& key : version_keys(collection))
        fields[std::string(key.name)] = front->typed(std::string(key.name));
    unsigned number = 0;
    for (auto& source : front->tables(std::string(kSourcesKey))) {
        ++number;
        for (const auto& key : kSourceKeys)
            fields[source_name(number, key.name)] = source.typed(std::string(key.name));
    }
    fields[std::string(kBodyKey)] = cut->body;
    return normalised(std::move(fields));
}

}  // namespace reperes::corpus
