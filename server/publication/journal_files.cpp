#include "publication/journal_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>

#include "corpus/durable_file.h"
#include "corpus/file.h"
#include "corpus/system_error.h"

namespace reperes::publication {

namespace {

constexpr std::size_t kMaxYearBytes = std::size_t{512} << 20;

std::optional<int> year_of(const std::filesystem::path& file) {
    const std::string stem = file.stem().string();
    int year = 0;
    const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), year);
    if (stem.size() != 4 || year < 1000 || error != std::errc() || end != stem.data() + stem.size() ||
        file.extension() != ".jsonl")
        return std::nullopt;
    return year;
}

tl::unexpected<Error> unreadable(const std::filesystem::path& file) {
    return failure(ErrorCode::unavailable,
                   fmt::format("le journal « {} » est abîmé : rien ne peut y être ajouté.", file.string()),
                   "reperes-server journal verify dit où ; remettez le fichier depuis une sauvegarde.");
}

// The end of a file, long enough to hold its last line whole.
Result<std::string> read_tail(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    const auto size = static_cast<std::streamoff>(in.tellg());
    const auto wanted = std::min<std::streamoff>(size, 2 * kMaxJournalLine);
    std::string bytes(static_cast<std::size_t>(std::max<std::streamoff>(wanted, 0)), '\0');
    in.seekg(size - wanted);
    if (!in || !in.read(bytes.data(), wanted)) return unreadable(file);
    return bytes;
}

// The last file with something in it.
Result<std::optional<JournalYear>> last_year(const std::filesystem::path& data) {
    auto years = journal_years(data);
    if (!years) return tl::unexpected(years.error());
    std::error_code error;
    while (!years->empty() && std::filesystem::file_size(years->back().file, error) == 0) years->pop_back();
    return years->empty() ? std::nullopt : std::optional(years->back());
}

// "2026.jsonl.coupee-20261121T100211Z"
std::string aside_name(const JournalYear& year, corpus::Instant at, unsigned attempt) {
    std::string instant = corpus::iso_instant(at);
    std::erase_if(instant, [](char character) { return character == ':' || character == '-'; });
    return fmt::format("{}.coupee-{}{}", year.file.filename().string(), instant,
                       attempt == 0 ? "" : fmt::format("-{}", attempt));
}

Result<std::string> keep_aside(const JournalYear& year, std::string_view torn, corpus::Instant at) {
    for (unsigned attempt = 0;; ++attempt) {
        const std::string name = aside_name(year, at, attempt);
        const auto kept = corpus::create_file(year.file.parent_path(), name, torn, 0600);
        if (kept) return name;
        if (kept.error().code != ErrorCode::conflict) return tl::unexpected(kept.error());
    }
}

}  // namespace

std::filesystem::path journal_folder(const std::filesystem::path& data) {
    return data / "journal";
}

std::filesystem::path journal_lock(const std::filesystem::path& data) {
    return data / "journal.lock";
}

Result<std::vector<JournalYear>> journal_years(const std::filesystem::path& data) {
    std::vector<JournalYear> years;
    std::error_code error;
    for (std::filesystem::directory_iterator it(journal_folder(data), error), end; !error && it != end;
         it.increment(error))
        if (const auto year = year_of(it->path())) years.push_back({*year, it->path()});
    if (error && error != std::errc::no_such_file_or_directory)
        return tl::unexpected(corpus::system_error(ErrorCode::unavailable, "impossible de lire",
                                                   journal_folder(data), error.value()));
    std::ranges::sort(years, {}, &JournalYear::year);
    return years;
}

Result<std::string> read_year(const JournalYear& year) {
    return corpus::read_file(year.file, kMaxYearBytes);
}

std::vector<std::string_view> lines_of(std::string_view bytes) {
    std::vector<std::string_view> lines;
    while (!bytes.empty()) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        lines.push_back(bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return lines;
}

Result<std::optional<LastLine>> last_line(const std::filesystem::path& data) {
    const auto last = last_year(data);
    if (!last) return tl::unexpected(last.error());
    const auto& year = *last;
    if (!year) return std::nullopt;
    const auto tail = read_tail(year->file);
    if (!tail) return tl::unexpected(tail.error());
    auto line = read_line(lines_of(*tail).back());
    if (!line) return unreadable(year->file);
    return LastLine{year->year, std::move(*line)};
}

Result<std::optional<std::string>> set_torn_line_aside(const std::filesystem::path& data,
                                                       corpus::Instant at) {
    const auto last = last_year(data);
    if (!last) return tl::unexpected(last.error());
    const auto& year = *last;
    if (!year) return std::nullopt;
    const auto tail = read_tail(year->file);
    if (!tail) return tl::unexpected(tail.error());
    if (tail->ends_with('\n')) return std::nullopt;
    const auto bytes = read_year(*year);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto last_feed = bytes->rfind('\n');
    const std::size_t whole = last_feed == std::string::npos ? 0 : last_feed + 1;
    const auto kept = keep_aside(*year, std::string_view(*bytes).substr(whole), at);
    if (!kept) return tl::unexpected(kept.error());
    std::error_code error;
    std::filesystem::resize_file(year->file, whole, error);
    if (error)
        return failure(ErrorCode::io, fmt::format("« {} » ne peut pas être raccourci ({}).",
                                                  year->file.string(), error.message()));
    if (const auto done = corpus::sync(year->file); !done) return tl::unexpected(done.error());
    return fmt::format("journal : la dernière ligne de {}, coupée avant la fin, a été mise de côté dans {}.",
                       year->file.filename().string(), *kept);
}

}  // namespace reperes::publication
