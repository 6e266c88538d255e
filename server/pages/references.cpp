#include "pages/references.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace reperes::pages {

namespace {

std::string one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

// BibTeX counts braces even after a backslash: none is written that is not its own.
std::string tex(const std::string& text) {
    std::string escaped;
    for (const char c : one_line(text)) {
        switch (c) {
            case '\\':
                escaped += "\\textbackslash{}";
                break;
            case '{':
                escaped += "\\textbraceleft{}";
                break;
            case '}':
                escaped += "\\textbraceright{}";
                break;
            case '~':
                escaped += "\\textasciitilde{}";
                break;
            case '^':
                escaped += "\\textasciicircum{}";
                break;
            case '#':
            case '$':
            case '%':
            case '&':
            case '_':
                escaped += '\\';
                [[fallthrough]];
            default:
                escaped += c;
        }
    }
    return escaped;
}

// The macros that every BibTeX style knows.
std::string_view month_macro(corpus::Date day) {
    static constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                              "jul", "aug", "sep", "oct", "nov", "dec"};
    return kMonths[static_cast<unsigned>(day.month()) - 1];
}

std::string how_published(const Citation& citation) {
    return citation.version == 0 ? citation.kind.label
                                 : fmt::format("{}, version {}", citation.collection, citation.version);
}

}  // namespace

std::string bibtex(const Citation& citation) {
    std::string entry = fmt::format("@misc{{{}", citation.key);
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) entry += fmt::format(",\n  {} = {{{}}}", name, value);
    };
    // Two pairs of braces: a group has no first name, and a title keeps its capitals.
    if (!citation.author.empty()) add("author", fmt::format("{{{}}}", tex(citation.author)));
    add("title", fmt::format("{{{}}}", tex(citation.title)));
    if (citation.published) {
        add("year", fmt::format("{}", static_cast<int>(citation.published->year())));
        entry += fmt::format(",\n  month = {}", month_macro(*citation.published));
        add("day", fmt::format("{}", static_cast<unsigned>(citation.published->day())));
    }
    add("howpublished", tex(how_published(citation)));
    add("publisher", tex(citation.publisher));
    add("url", citation.url);
    if (citation.version > 0) add("language", "french");
    add("keywords", tex(fmt::format("{}", fmt::join(theme_labels(citation), ", "))));
    add("abstract", tex(citation.summary));
    add("note", tex(citation_note(citation)));
    return entry + "\n}\n";
}

std::string ris(const Citation& citation) {
    std::string record;
    const auto add = [&](std::string_view tag, const std::string& value) {
        if (!value.empty()) record += fmt::format("{}  - {}\r\n", tag, one_line(value));
    };
    add("TY", "ELEC");
    add("AU", citation.author);
    add("TI", citation.title);
    add("T2", citation.collection);
    if (citation.published) {
        const auto day = *citation.published;
        add("PY", fmt::format("{}", static_cast<int>(day.year())));
        add("DA", fmt::format("{:04}/{:02}/{:02}", static_cast<int>(day.year()),
                              static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())));
    }
    if (citation.version > 0) add("ET", fmt::format("Version {}", citation.version));
    add("PB", citation.publisher);
    add("M3", citation.kind.label);
    add("UR", citation.url);
    add("AB", citation.summary);
    for (const auto& label : theme_labels(citation)) add("KW", label);
    if (citation.version > 0) add("LA", "fr");
    add("N1", citation_note(citation));
    return record + "ER  - \r\n";
}

}  // namespace reperes::pages
