#include "index/suggestions.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <optional>

#include "corpus/digest.h"
#include "index/xapian_try.h"
#include "text/utf8.h"
#include "text/whole_number.h"

namespace reperes::index {

namespace {

constexpr int kSuggestedLevel = 2;      // of headings
constexpr unsigned kOwnChunks = 0x100;  // two hexadecimal digits

std::string chunk_key(std::size_t number) {
    return fmt::format("{}{:04}", kMetaSuggestions, number);
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\t')
            result += "\\t";
        else if (c == '\n')
            result += "\\n";
        else if (c == '\\')
            result += "\\\\";
        else
            result += c;
    }
    return result;
}

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        ++i;
        result += text[i] == 't' ? '\t' : text[i] == 'n' ? '\n' : text[i];
    }
    return result;
}

std::string bounded(const std::string& label) {
    if (label.size() <= kMaxLabelBytes) return label;
    constexpr std::string_view kEllipsis = "…";
    return std::string(text::prefix(label, kMaxLabelBytes - kEllipsis.size())) + std::string(kEllipsis);
}

std::optional<corpus::Instant> instant(std::string_view text) {
    const auto seconds = text::whole_number<std::int64_t>(text);
    if (!seconds) return std::nullopt;
    return corpus::Instant(std::chrono::seconds(*seconds));
}

std::optional<Suggestion> read_line(std::string_view line) {
    std::array<std::string_view, 5> cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto tab = line.find('\t');
        if ((tab == std::string_view::npos) != (i + 1 == cells.size())) return std::nullopt;
        cells[i] = line.substr(0, tab);
        line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    }
    const auto kind = cells[0].size() == 1 ? kSuggestionLetters.find(cells[0]) : std::string_view::npos;
    const auto from = instant(cells[1]), to = instant(cells[2]);
    if (kind == std::string_view::npos || !from || !to) return std::nullopt;
    return Suggestion{
        static_cast<SuggestionKind>(kind), {*from, *to}, unescaped(cells[3]), unescaped(cells[4])};
}

bool read_chunk(std::string_view chunk, std::vector<Suggestion>& all) {
    while (!chunk.empty()) {
        const auto end = chunk.find('\n');
        if (end == std::string_view::npos) return false;
        auto suggestion = read_line(chunk.substr(0, end));
        if (!suggestion) return false;
        all.push_back(std::move(*suggestion));
        chunk.remove_prefix(end + 1);
    }
    return true;
}

std::string line_of(const Suggestion& suggestion) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\n", kSuggestionLetters[static_cast<std::size_t>(suggestion.kind)],
                       suggestion.period.from.time_since_epoch().count(),
                       suggestion.period.to.time_since_epoch().count(), escaped(suggestion.target),
                       escaped(suggestion.label));
}

// Two hexadecimal digits, the same at every build.
std::string own_chunk_of(const std::string& document) {
    return corpus::sha256(document).substr(0, 2);
}

std::string own_lines(const Entry& entry) {
    std::string lines = line_of({SuggestionKind::title, entry.period, entry.url, bounded(entry.title)});
    for (const auto& heading : entry.headings)
        if (heading.level == kSuggestedLevel)
            lines += line_of({SuggestionKind::heading, entry.period,
                              fmt::format("{}#{}", entry.url, heading.anchor), bounded(heading.title)});
    return lines;
}

// Adds what stands under a key to `all`; whether there is anything.
Result<bool> read_key(const Xapian::Database& database, const std::string& key,
                      std::vector<Suggestion>& all) {
    const auto chunk = xapian_try([&] { return database.get_metadata(key); });
    if (!chunk) return tl::unexpected<Error>(chunk.error());
    if (!read_chunk(*chunk, all))
        return failure(ErrorCode::incompatible, "les suggestions de l'index sont illisibles.",
                       "Reconstruisez-le : reperes-index build --content DOSSIER --index DOSSIER");
    return !chunk->empty();
}

}  // namespace

void SuggestionWriter::add(const Entry& entry) {
    const bool has_title = entry.title_share == 1 && !entry.title.empty();
    if (!has_title) return;
    const auto line =
        entry.url.empty()
            ? line_of({SuggestionKind::stored, entry.period, entry.id, bounded(entry.title)})
            : line_of({SuggestionKind::elsewhere, entry.period, entry.url, bounded(entry.title)});
    if (chunks_.empty() || chunks_.back().size() + line.size() > kSuggestionChunkBytes)
        chunks_.emplace_back();
    chunks_.back() += line;
}

void SuggestionWriter::store(Xapian::WritableDatabase& database) const {
    for (std::size_t i = 0; i < chunks_.size(); ++i) database.set_metadata(chunk_key(i + 1), chunks_[i]);
}

void store_own_suggestions(Xapian::WritableDatabase& database, const corpus::Corpus& corpus,
                           const std::optional<std::vector<std::string>>& documents) {
    std::map<std::string, std::string> chunks;
    if (documents)
        for (const auto& id : *documents) chunks[own_chunk_of(id)];
    for (const auto& document : corpus.documents) {
        const auto chunk = own_chunk_of(document.id());
        if (documents && !chunks.contains(chunk)) continue;
        for (const auto& entry : entries_of(document)) chunks[chunk] += own_lines(entry);
    }
    for (const auto& [chunk, lines] : chunks) database.set_metadata(term(kMetaOwnSuggestions, chunk), lines);
}

Result<std::vector<Suggestion>> read_own_suggestions(const Xapian::Database& database) {
    std::vector<Suggestion> all;
    for (unsigned chunk = 0; chunk < kOwnChunks; ++chunk) {
        const auto read = read_key(database, fmt::format("{}{:02x}", kMetaOwnSuggestions, chunk), all);
        if (!read) return tl::unexpected<Error>(read.error());
    }
    return all;
}

Result<std::vector<Suggestion>> read_suggestions_from_elsewhere(const Xapian::Database& database) {
    std::vector<Suggestion> all;
    for (std::size_t number = 1;; ++number) {
        const auto read = read_key(database, chunk_key(number), all);
        if (!read) return tl::unexpected<Error>(read.error());
        if (!*read) return all;
    }
}

}  // namespace reperes::index
