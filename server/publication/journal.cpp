#include "publication/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <ranges>

#include "corpus/durable_file.h"
#include "publication/file_guard.h"
#include "publication/journal_files.h"

namespace reperes::publication {

namespace {

int paris_year(corpus::Instant at) {
    return static_cast<int>(corpus::paris_day(at).year());
}

// Those of a year that are as they were written, the oldest first.
std::vector<JournalEntry> entries_of(const JournalYear& year) {
    std::vector<JournalEntry> entries;
    const auto bytes = read_year(year);
    if (!bytes) return entries;
    for (const auto line : lines_of(*bytes))
        if (auto read = read_line(line)) entries.push_back(std::move(read->entry));
    return entries;
}

// None of a journal that cannot be read: to read it is only to show it.
std::vector<JournalYear> years_of(const std::filesystem::path& data) {
    return journal_years(data).value_or(std::vector<JournalYear>{});
}

}  // namespace

struct Journal::State {
    std::filesystem::path data;
    std::function<corpus::Instant()> clock;
    std::atomic<bool> uncertain = false;
};

Result<std::unique_ptr<Journal>> Journal::open(std::filesystem::path data, std::vector<std::string>& repaired,
                                               std::function<corpus::Instant()> clock) {
    if (const auto made = corpus::create_folder(data, 0700); !made) return tl::unexpected(made.error());
    if (const auto made = corpus::create_folder(journal_folder(data), 0700); !made)
        return tl::unexpected(made.error());
    const auto guard = FileGuard::take(journal_lock(data));
    if (!guard) return tl::unexpected(guard.error());
    const auto aside = set_torn_line_aside(data, clock());
    if (!aside) return tl::unexpected(aside.error());
    if (*aside) repaired.push_back(**aside);
    auto state = std::make_unique<State>();
    state->data = std::move(data);
    state->clock = std::move(clock);
    return std::unique_ptr<Journal>(new Journal(std::move(state)));
}

Journal::Journal(std::unique_ptr<State> state) : state_(std::move(state)) {}
Journal::~Journal() = default;

Result<void> Journal::write(JournalEntry entry) {
    if (state_->uncertain)
        return failure(ErrorCode::unavailable, "une écriture du journal n'est peut-être pas sur le disque.",
                       "Vérifiez le disque, puis redémarrez le serveur.");
    const auto guard = FileGuard::take(journal_lock(state_->data));
    if (!guard) return tl::unexpected(guard.error());
    entry.at = state_->clock();
    // Another process may have written since, and may have died while it did.
    if (const auto aside = set_torn_line_aside(state_->data, entry.at); !aside)
        return tl::unexpected(aside.error());
    const auto last = last_line(state_->data);
    if (!last) return tl::unexpected(last.error());
    entry.number = *last ? (*last)->line.entry.number + 1 : 1;
    // A clock that was put back does not write in a year that is over.
    const int year = *last ? std::max((*last)->year, paris_year(entry.at)) : paris_year(entry.at);
    const std::string line = write_line(entry, *last ? (*last)->line.digest : "") + '\n';
    auto written =
        corpus::append_file(journal_folder(state_->data), fmt::format("{:04}.jsonl", year), line, 0600);
    if (!written && written.error().code == ErrorCode::uncertain) state_->uncertain = true;
    return written;
}

std::vector<JournalEntry> Journal::latest(std::size_t count) const {
    std::vector<JournalEntry> latest;
    for (const auto& year : std::views::reverse(years_of(state_->data)))
        for (auto& entry : std::views::reverse(entries_of(year))) {
            if (latest.size() == count) return latest;
            latest.push_back(std::move(entry));
        }
    return latest;
}

std::vector<JournalEntry> Journal::with_act(std::string_view act) const {
    std::vector<JournalEntry> found;
    for (const auto& year : years_of(state_->data))
        for (auto& entry : entries_of(year))
            if (entry.act == act) found.push_back(std::move(entry));
    return found;
}

std::string Journal::head() const {
    const auto last = last_line(state_->data);
    return last && *last ? (*last)->line.digest : "";
}

}  // namespace reperes::publication
