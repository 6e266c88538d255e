#include "corpus/front_matter.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "corpus/nearest.h"

namespace reperes::corpus {

namespace {

constexpr std::string_view kFence = "+++";
constexpr std::string_view kForms =
    "Chaque ligne a la forme : cle = \"texte\", cle = [\"a\", \"b\"], cle = 2026-11-21 ou cle = 12.";

// The line that starts at `at`, without its end.
std::string_view line_at(std::string_view text, std::size_t at) {
    auto line = text.substr(at, text.find('\n', at) - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// What toml++ 3.3 must not be given, found by a scan outside strings and comments: a line with more levels
// than any of ours has (each part of a key is a level, and the stack would be exhausted), and characters
// beyond ASCII (its reader has undefined behaviour on some).
struct Unreadable {
    std::size_t line = 0;  // from 1
    bool levels = false;
    bool key = false;  // the character stands in a key
};
std::optional<Unreadable> unreadable(std::string_view front) {
    constexpr int kMaxLevels = 50;
    std::size_t line = 1;
    int levels = 0;
    bool valued = false;  // the line has had its '='
    for (std::size_t at = 0; at < front.size(); ++at) {
        const char c = front[at];
        valued = valued || c == '=';
        if (c == '\n') {
            ++line;
            levels = 0;
            valued = false;
        } else if (c == '#') {
            at = std::min(front.find('\n', at), front.size()) - 1;
        } else if (c == '"' || c == '\'') {
            const std::string mark(front.substr(at).starts_with(std::string(3, c)) ? 3 : 1, c);
            std::size_t end = at + mark.size();
            while (end < front.size() && !front.substr(end).starts_with(mark) &&
                   (mark.size() == 3 || front[end] != '\n')) {
                if (front[end] == '\n') ++line;
                end += c == '"' && front[end] == '\\' && end + 1 < front.size() && front[end + 1] != '\n'
                           ? std::size_t{2}
                           : std::size_t{1};
            }
            // A string that is not closed ends with its line: the parser will say so.
            const bool closed = end < front.size() && front[end] != '\n';
            at = (closed ? end + mark.size() : std::min(end, front.size())) - 1;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            const auto rest = front.substr(at, front.find('\n', at) - at);
            return Unreadable{line, false, !valued && rest.find('=') != std::string_view::npos};
        } else if ((c == '.' || c == '[' || c == '{') && ++levels > kMaxLevels) {
            return Unreadable{line, true, false};
        }
    }
    return std::nullopt;
}

// One value as a person types it in a form; nothing for a kind that no key of ours has.
std::string typed_value(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
    if (const auto* day = node.as_date())
        return fmt::format("{:04}-{:02}-{:02}", day->get().year, day->get().month, day->get().day);
    return {};
}

// toml++ speaks English to programmers; editors get the common cases in their words.
std::pair<std::string, std::string> in_french(std::string_view description) {
    if (description.find("redefine") != std::string_view::npos)
        return {"une clé figure deux fois dans l'en-tête.", "Gardez l'une des deux lignes."};
    if (description.find("string") != std::string_view::npos ||
        description.find("expected a comment or whitespace") != std::string_view::npos)
        return {"un texte n'est pas fermé par un guillemet, ou contient un guillemet.",
                "Écrivez cle = \"texte\" ; un guillemet à l'intérieur s'écrit \\\"."};
    if (description.find("date") != std::string_view::npos ||
        description.find("time") != std::string_view::npos)
        return {"cette date n'existe pas ou est mal écrite.",
                "Écrivez 2026-11-21, ou 2026-11-21T10:00:00+01:00 avec l'heure."};
    return {fmt::format("l'en-tête ne peut pas être lu ({}).", description), std::string(kForms)};
}

}  // namespace

std::optional<CutFile> cut_front_matter(std::string_view file, FaultSink& faults) {
    if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
    if (line_at(file, 0) != kFence) {
        faults.add(1, "le fichier ne commence pas par une ligne « +++ ».",
                   "L'en-tête se place tout au début, entre deux lignes « +++ ».");
        return std::nullopt;
    }
    const std::size_t front = file.find('\n') == std::string_view::npos ? file.size() : file.find('\n') + 1;
    std::size_t line = 2;
    for (std::size_t at = front; at < file.size(); ++line) {
        const auto end = file.find('\n', at);
        const auto next = end == std::string_view::npos ? file.size() : end + 1;
        if (line_at(file, at) == kFence)
            return CutFile{file.substr(front, at - front), file.substr(next), line + 1};
        at = next;
    }
    faults.add(1, "l'en-tête n'est pas fermé.", "Ajoutez une ligne « +++ » entre les champs et le texte.");
    return std::nullopt;
}

struct FrontMatter::State {
    std::shared_ptr<toml::table> root;  // keeps `table` alive
    toml::table* table = nullptr;
    FaultSink* faults = nullptr;
    std::size_t lines_before = 1;  // of the file, above the front matter
    std::size_t first_line = 1;    // of this table
    std::string prefix;            // of its keys, in a fault: "sources.2."
    std::set<std::string> asked;

    const toml::node* node(const std::string& key, Need need) {
        asked.insert(key);
        const toml::node* found = table->get(key);
        if (!found && need == Need::required)
            add(first_line, key, fmt::format("il manque « {} ».", key),
                fmt::format("Ajoutez une ligne {} = … dans l'en-tête.", key));
        return found;
    }
    [[nodiscard]] std::size_t line_of(const toml::node& n) const {
        return n.source().begin.line + lines_before;
    }

    void add(std::size_t line, const std::string& key, std::string message, std::string hint) {
        faults->add(line, std::move(message), std::move(hint), prefix + key);
    }
    void wrong_kind(const toml::node& n, const std::string& key, std::string_view wanted) {
        add(line_of(n), key, fmt::format("« {} » n'a pas la bonne forme.", key),
            fmt::format("Écrivez {}.", wanted));
    }

    // The elements of an array of one kind of value.
    template <typename T>
    std::vector<std::pair<T, std::size_t>> array(const std::string& key, std::string_view wanted) {
        std::vector<std::pair<T, std::size_t>> values;
        const toml::node* n = node(key, Need::optional);
        if (!n) return values;
        const toml::array* list = n->as_array();
        if (!list) {
            wrong_kind(*n, key, wanted);
            return values;
        }
        for (const auto& element : *list) {
            const auto value = element.value_exact<T>();
            if (value)
                values.emplace_back(*value, line_of(element));
            else
                wrong_kind(element, key, wanted);
        }
        return values;
    }
};

FrontMatter::FrontMatter(std::unique_ptr<State> state) : state_(std::move(state)) {}
FrontMatter::~FrontMatter() = default;
FrontMatter::FrontMatter(FrontMatter&&) noexcept = default;

std::optional<FrontMatter> FrontMatter::parse(std::string_view front, FaultSink& faults,
                                              std::size_t lines_before) {
    if (const auto bad = unreadable(front)) {
        if (bad->levels)
            faults.add(bad->line + lines_before, "cette ligne de l'en-tête a trop de niveaux.",
                       std::string(kForms));
        else if (bad->key)
            faults.add(bad->line + lines_before, "une clé contient une lettre accentuée.",
                       "Les clés s'écrivent sans accent : resume, numero…");
        else
            faults.add(bad->line + lines_before, "cette ligne de l'en-tête ne peut pas être lue.",
                       std::string(kForms));
        return std::nullopt;
    }
    auto state = std::make_unique<State>();
    try {
        state->root = std::make_shared<toml::table>(toml::parse(front));
    } catch (const toml::parse_error& error) {
        auto [message, hint] = in_french(error.description());
        faults.add(error.source().begin.line + lines_before, std::move(message), std::move(hint));
        return std::nullopt;
    }
    state->table = state->root.get();
    state->faults = &faults;
    state->lines_before = lines_before;
    return FrontMatter(std::move(state));
}

std::string FrontMatter::text(const std::string& key, Need need, std::size_t max_characters) {
    const toml::node* n = state_->node(key, need);
    if (!n) return {};
    const auto value = n->value_exact<std::string>();
    if (!value) {
        state_->wrong_kind(*n, key, key + " = \"texte\"");
        return {};
    }
    const bool blank = value->find_first_not_of(" \t\n") == std::string::npos;
    if (blank && need == Need::required)
        state_->add(state_->line_of(*n), key, fmt::format("« {} » est vide.", key), "Écrivez un texte.");
    if (blank) return {};
    if (characters(*value) > max_characters)
        state_->add(state_->line_of(*n), key, fmt::format("« {} » est trop long.", key),
                    fmt::format("{} caractères au plus.", max_characters));
    if (std::any_of(value->begin(), value->end(), [](char c) { return c >= 0 && c < ' '; }))
        state_->add(state_->line_of(*n), key,
                    fmt::format("« {} » contient un saut de ligne ou un caractère invisible.", key),
                    "Mettez le texte sur une seule ligne.");
    const auto first = value->find_first_not_of(' ');
    return first == std::string::npos ? std::string()
                                      : value->substr(first, value->find_last_not_of(' ') - first + 1);
}

std::vector<std::string> FrontMatter::texts(const std::string& key) {
    std::vector<std::string> result;
    for (auto& [value, where] : state_->array<std::string>(key, key + " = [\"a\", \"b\"]"))
        if (std::find(result.begin(), result.end(), value) == result.end())
            result.push_back(std::move(value));
    return result;
}

std::optional<std::int64_t> FrontMatter::integer(const std::string& key, Need need, std::int64_t low,
                                                 std::int64_t high) {
    const toml::node* n = state_->node(key, need);
    if (!n) return std::nullopt;
    const auto value = n->value_exact<std::int64_t>();
    if (!value || *value < low || *value > high) {
        state_->wrong_kind(*n, key, fmt::format("{} = un nombre de {} à {}", key, low, high));
        return std::nullopt;
    }
    return value;
}

std::vector<int> FrontMatter::integers(const std::string& key, int low, int high) {
    std::vector<int> result;
    for (const auto& [value, where] : state_->array<std::int64_t>(key, key + " = [1, 2]")) {
        if (value < low || value > high)
            state_->add(where, key, fmt::format("« {} » : {} n'existe pas.", key, value),
                        fmt::format("Les numéros vont de {} à {}.", low, high));
        else if (std::find(result.begin(), result.end(), static_cast<int>(value)) == result.end())
            result.push_back(static_cast<int>(value));
    }
    return result;
}

std::optional<Date> FrontMatter::date(const std::string& key) {
    const toml::node* n = state_->node(key, Need::optional);
    if (!n) return std::nullopt;
    const auto value = n->value_exact<toml::date>();
    if (!value) {
        state_->wrong_kind(*n, key, key + " = 2026-11-21 (sans guillemets)");
        return std::nullopt;
    }
    return Date{std::chrono::year(value->year), std::chrono::month(value->month),
                std::chrono::day(value->day)};
}

std::optional<Instant> FrontMatter::instant(const std::string& key, Need need) {
    const toml::node* n = state_->node(key, need);
    if (!n) return std::nullopt;
    const auto value = n->value_exact<toml::date_time>();
    if (!value || value->is_local()) {
        state_->wrong_kind(
            *n, key, key + " = 2026-11-21T10:00:00+01:00 (sans guillemets, avec l'heure et le décalage)");
        return std::nullopt;
    }
    const Date day{std::chrono::year(value->date.year), std::chrono::month(value->date.month),
                   std::chrono::day(value->date.day)};
    return Instant(std::chrono::sys_days(day).time_since_epoch() + std::chrono::hours(value->time.hour) +
                   std::chrono::minutes(value->time.minute) + std::chrono::seconds(value->time.second) -
                   std::chrono::minutes(value->offset->minutes));
}

std::string FrontMatter::typed(const std::string& key) {
    const toml::node* n = state_->node(key, Need::optional);
    if (!n) return {};
    const toml::array* list = n->as_array();
    if (!list) return typed_value(*n);
    std::string lines;
    for (const auto& element : *list) lines += (lines.empty() ? "" : "\n") + typed_value(element);
    return lines;
}

std::string FrontMatter::term(const std::string& key, Need need, const TermList& list) {
    return choice(key, need, ids(list));
}

std::vector<std::string> FrontMatter::terms(const std::string& key, const TermList& list) {
    std::vector<std::string> result;
    for (auto& [value, where] : state_->array<std::string>(key, key + " = [\"a\", \"b\"]")) {
        if (!find(list, value))
            state_->add(where, key, fmt::format("« {} » : valeur inconnue « {} ».", key, value),
                        suggest(value, ids(list)));
        else if (std::find(result.begin(), result.end(), value) == result.end())
            result.push_back(std::move(value));
    }
    return result;
}

std::string FrontMatter::choice(const std::string& key, Need need, const std::vector<std::string>& words) {
    auto value = text(key, need);
    if (value.empty() || std::find(words.begin(), words.end(), value) != words.end()) return value;
    report(key, fmt::format("« {} » : valeur inconnue « {} ».", key, value), suggest(value, words));
    return {};
}

std::vector<FrontMatter> FrontMatter::tables(const std::string& key) {
    std::vector<FrontMatter> result;
    const toml::node* n = state_->node(key, Need::optional);
    if (!n) return result;
    const toml::array* list = n->as_array();
    if (!list || !std::all_of(list->begin(), list->end(), [](const toml::node& e) { return e.is_table(); })) {
        state_->wrong_kind(*n, key, fmt::format("[[{}]] sur une ligne, puis les champs", key));
        return result;
    }
    for (const auto& element : *list) {
        auto state = std::make_unique<State>();
        state->root = state_->root;
        state->table = const_cast<toml::table*>(element.as_table());
        state->faults = state_->faults;
        state->lines_before = state_->lines_before;
        state->first_line = state_->line_of(element);
        state->prefix = fmt::format("{}.{}.", key, result.size() + 1);
        result.push_back(FrontMatter(std::move(state)));
    }
    return result;
}

bool FrontMatter::has(const std::string& key) {
    return state_->node(key, Need::optional) != nullptr;
}

std::size_t FrontMatter::line(const std::string& key) const {
    const toml::node* n = state_->table->get(key);
    return n ? state_->line_of(*n) : state_->first_line;
}

void FrontMatter::report(const std::string& key, std::string message, std::string hint) {
    state_->add(line(key), key, std::move(message), std::move(hint));
}

void FrontMatter::finish() {
    const std::vector<std::string> known(state_->asked.begin(), state_->asked.end());
    for (const auto& [key, value] : *state_->table) {
        const std::string name(key.str());
        if (!state_->asked.contains(name))
            state_->add(state_->line_of(value), name, fmt::format("clé inconnue « {} ».", name),
                        suggest(name, known));
    }
}

}  // namespace reperes::corpus
