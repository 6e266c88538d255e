#include "pages/search_address.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/whole_number.h"

namespace reperes::pages {

namespace {

using search::SearchRequest;
using search::Sort;

constexpr std::string_view kFacetText = "cherche-";
constexpr std::array<std::pair<Sort, std::string_view>, 3> kSorts{
    {{Sort::relevance, "pertinence"}, {Sort::date, "date"}, {Sort::title, "titre"}}};

std::vector<std::string> known_names(AddressKind kind) {
    std::vector<std::string> names{"q"};
    for (const auto& facet : index::kFacets) names.emplace_back(facet.name);
    names.insert(names.end(), {"tri", "publie-depuis", "publie-jusque", "au"});
    if (kind == AddressKind::page) {
        names.insert(names.end(), {"etat", "page", "filtres"});
        for (const auto& facet : index::kFacets) names.push_back(fmt::format("{}{}", kFacetText, facet.name));
    }
    if (kind == AddressKind::api) names.insert(names.end(), {"debut", "limite", "expliquer"});
    return names;
}

std::vector<std::string> known_values(const search::Catalogue& catalogue, std::size_t facet) {
    std::vector<std::string> values;
    for (const auto& known : catalogue.values(facet)) values.push_back(known.value);
    return values;
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\n\r");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\n\r") - first + 1);
}

// "2026-11-21", or as people type it: "21/11/2026".
std::optional<corpus::Date> read_date(std::string_view text) {
    if (text.size() == 10 && text[2] == '/' && text[5] == '/')
        return corpus::parse_date(
            fmt::format("{}-{}-{}", text.substr(6), text.substr(3, 2), text.substr(0, 2)));
    return corpus::parse_date(text);
}

constexpr std::string_view kStateForm = "AAAAMMJJTHHMMSSZ";

std::string write_state(corpus::Instant state) {
    std::string text = corpus::iso_instant(state);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

std::optional<corpus::Instant> read_state(std::string_view text) {
    if (text.size() != kStateForm.size() || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
    const auto day =
        corpus::parse_date(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
    const auto hours = text::whole_number<unsigned>(text.substr(9, 2)),
               minutes = text::whole_number<unsigned>(text.substr(11, 2)),
               seconds = text::whole_number<unsigned>(text.substr(13, 2));
    if (!day || !hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 59)
        return std::nullopt;
    return std::chrono::sys_days(*day) + std::chrono::hours(*hours) + std::chrono::minutes(*minutes) +
           std::chrono::seconds(*seconds);
}

class Parser {
 public:
    Parser(AddressKind kind, const search::Catalogue& catalogue)
        : names_(known_names(kind)), catalogue_(catalogue) {}

    std::optional<BadParameter> take(const std::string& name, const std::string& value) {
        if (const auto facet = index::facet_index(name); facet < index::kFacetCount)
            return take_facet(facet, value);
        if (auto bad = names_.take(name)) return bad;
        if (value.empty()) return std::nullopt;  // a field that was left empty, in a form
        if (name == "q") {
            address_.text = trimmed(value);
            return std::nullopt;
        }
        if (name.starts_with(kFacetText)) {
            address_.facet_text[index::facet_index(name.substr(kFacetText.size()))] = trimmed(value);
            return std::nullopt;
        }
        if (name == "tri") return take_sort(value);
        if (name == "publie-depuis") return take_date(name, value, address_.published_from);
        if (name == "publie-jusque") return take_date(name, value, address_.published_to);
        if (name == "au") return take_date(name, value, address_.in_force_on);
        if (name == "etat") return take_state(value);
        if (name == "filtres") return take_facet_order(value);
        if (name == "expliquer") return take_number(name, value, 0, 1, address_.explain);
        if (name == "limite") return take_number(name, value, 1, kMaxLimit, address_.limit);
        if (name == "debut") return take_depth(name, value, 0, search::kMaxResults - 1, address_.first);
        return take_depth(name, value, 1, kMaxPage, address_.page);
    }

    std::optional<BadParameter> finish() {
        if (address_.published_from && address_.published_to &&
            std::chrono::sys_days(*address_.published_from) > std::chrono::sys_days(*address_.published_to))
            return BadParameter{
                fmt::format(
                    "« publié depuis » ({}) vient après « publié jusqu'au » ({}). Échangez les dates.",
                    corpus::french_date(*address_.published_from),
                    corpus::french_date(*address_.published_to)),
                "publie-depuis",
                {}};
        return std::nullopt;
    }

    SearchAddress address() { return std::move(address_); }

 private:
    std::optional<BadParameter> take_facet(std::size_t facet, const std::string& value) {
        if (value.empty()) return std::nullopt;  // « tous », in a form
        const std::string name(index::kFacets[facet].name);
        if (!catalogue_.label(facet, value))
            return BadParameter{fmt::format("La valeur « {} » n'existe pas pour « {} ».", value, name), name,
                                known_values(catalogue_, facet)};
        auto& choice = address_.facets[facet];
        if (std::find(choice.begin(), choice.end(), value) == choice.end()) choice.push_back(value);
        return std::nullopt;
    }

    std::optional<BadParameter> take_sort(const std::string& value) {
        std::vector<std::string> names;
        for (const auto& [sort, name] : kSorts) {
            if (value == name) {
                address_.sort = sort;
                return std::nullopt;
            }
            names.emplace_back(name);
        }
        return BadParameter{fmt::format("Le tri « {} » n'existe pas.", value), "tri", names};
    }

    std::optional<BadParameter> take_date(const std::string& name, const std::string& value,
                                          std::optional<corpus::Date>& date) {
        date = read_date(value);
        if (date) return std::nullopt;
        return BadParameter{
            fmt::format("« {} » doit être une date, comme 2026-11-21 ou 21/11/2026.", name), name, {}};
    }

    std::optional<BadParameter> take_state(const std::string& value) {
        const auto state = read_state(value);
        if (!state) return BadParameter{"« etat » doit être un instant, comme 20261121T090000Z.", "etat", {}};
        address_.state = *state;
        return std::nullopt;
    }

    std::optional<BadParameter> take_facet_order(const std::string& value) {
        if (value != "nombre" && value != "alphabet")
            return BadParameter{
                fmt::format("L'ordre « {} » n'existe pas.", value), "filtres", {"alphabet", "nombre"}};
        address_.facets_by_count = value == "nombre";
        return std::nullopt;
    }

    template <typename Field>
    std::optional<BadParameter> take_number(const std::string& name, const std::string& value,
                                            std::size_t low, std::size_t high, Field& field) {
        const auto found = read_number(name, value, low, high);
        if (!found) return found.error();
        field = static_cast<Field>(*found);
        return std::nullopt;
    }

    // How far down the results.
    std::optional<BadParameter> take_depth(const std::string& name, const std::string& value, std::size_t low,
                                           std::size_t high, std::size_t& field) {
        if (const auto found = text::whole_number<std::size_t>(value); found && *found > high)
            return BadParameter{fmt::format("Une recherche donne {} résultats au plus. Ajoutez un mot ou un "
                                            "filtre pour trouver ce qui viendrait après.",
                                            search::kMaxResults),
                                name,
                                {}};
        return take_number(name, value, low, high, field);
    }

    KnownNames names_;
    const search::Catalogue& catalogue_;
    SearchAddress address_;
};

// Everything but what is asked for a page, or for a call of the API.
SearchRequest request_of(const SearchAddress& address, corpus::Instant now) {
    SearchRequest request;
    request.text = address.text;
    request.facets = address.facets;
    request.sort = address.sort;
    if (address.published_from) request.published.from = corpus::paris_midnight(*address.published_from);
    if (address.published_to)
        request.published.to = corpus::end_of_day(*address.published_to) + std::chrono::seconds(1);
    if (address.state) now = std::min(now, *address.state);
    request.at = address.in_force_on ? corpus::end_of_day(*address.in_force_on) : now;
    // As in force on a day to come, what is published until then counts; what was not yet, when the first
    // page was read, does not. Any other day leaves it out already.
    if (address.state && request.at > now)
        request.published.to = std::min(request.published.to, now + std::chrono::seconds(1));
    return request;
}

}  // namespace

tl::expected<SearchAddress, BadParameter> parse_search(const Parameters& parameters, AddressKind kind,
                                                       const search::Catalogue& catalogue) {
    Parser parser(kind, catalogue);
    for (const auto& [name, value] : parameters)
        if (auto bad = parser.take(name, value)) return tl::unexpected<BadParameter>(std::move(*bad));
    if (auto bad = parser.finish()) return tl::unexpected<BadParameter>(std::move(*bad));
    return parser.address();
}

Parameters canonical(const SearchAddress& address) {
    Parameters parameters;
    const auto add = [&](std::string_view name, std::string value) {
        parameters.emplace_back(name, std::move(value));
    };
    if (!address.text.empty()) add("q", address.text);
    for (std::size_t i = 0; i < index::kFacetCount; ++i) {
        auto values = address.facets[i];
        std::sort(values.begin(), values.end());
        for (auto& value : values) add(index::kFacets[i].name, std::move(value));
    }
    const bool goes_without_saying =
        address.sort == Sort::relevance || (address.sort == Sort::date && address.text.empty());
    if (!goes_without_saying)
        add("tri", std::string(std::find_if(kSorts.begin(), kSorts.end(), [&](const auto& known) {
                                   return known.first == address.sort;
                               })->second));
    if (address.published_from) add("publie-depuis", corpus::iso_date(*address.published_from));
    if (address.published_to) add("publie-jusque", corpus::iso_date(*address.published_to));
    if (address.in_force_on) add("au", corpus::iso_date(*address.in_force_on));
    for (std::size_t i = 0; i < index::kFacetCount; ++i)
        if (!address.facet_text[i].empty())
            add(fmt::format("{}{}", kFacetText, index::kFacets[i].name), address.facet_text[i]);
    if (address.facets_by_count) add("filtres", "nombre");
    if (address.page > 1) {
        if (address.state) add("etat", write_state(*address.state));
        add("page", fmt::format("{}", address.page));
    }
    return parameters;
}

std::string url_encode(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '_' || c == '.' || c == '~';
        encoded += plain      ? std::string(1, c)
                   : c == ' ' ? "+"
                              : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

std::string search_url(const SearchAddress& address, std::string_view path) {
    std::string url(path);
    char mark = '?';
    for (const auto& [name, value] : canonical(address))
        url += fmt::format("{}{}={}", std::exchange(mark, '&'), name, url_encode(value));
    return url;
}

SearchAddress search_for(std::string text) {
    SearchAddress address;
    address.text = std::move(text);
    return address;
}

SearchAddress everything_with(std::string_view facet, std::string value) {
    SearchAddress address;
    address.facets[index::facet_index(facet)] = {std::move(value)};
    return address;
}

SearchAddress from_the_start(SearchAddress address) {
    address.page = 1;
    address.state.reset();
    address.facet_text = {};
    return address;
}

SearchAddress toggled(SearchAddress address, std::size_t facet, const std::string& value) {
    auto& values = address.facets[facet];
    const auto it = std::find(values.begin(), values.end(), value);
    it == values.end() ? values.push_back(value) : static_cast<void>(values.erase(it));
    return from_the_start(std::move(address));
}

SearchRequest page_request(const SearchAddress& address, corpus::Instant now) {
    auto request = request_of(address, now);
    request.first = (address.page - 1) * kResultsPerPage;
    request.limit = kResultsPerPage;
    return request;
}

SearchRequest api_request(const SearchAddress& address, corpus::Instant now) {
    auto request = request_of(address, now);
    request.first = address.first;
    request.limit = std::min(address.limit, search::kMaxResults - address.first);
    request.explain = address.explain;
    return request;
}

SearchRequest whole_request(const SearchAddress& address, corpus::Instant now) {
    auto request = request_of(address, now);
    request.limit = search::kMaxResults;
    request.passages = false;
    return request;
}

}  // namespace reperes::pages
