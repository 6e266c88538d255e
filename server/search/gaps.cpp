#include "search/gaps.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "corpus/durable_file.h"
#include "corpus/file.h"

namespace reperes::search {

namespace {

using nlohmann::json;

constexpr const char* kFile = "recherches.json";
constexpr std::size_t kMaxBytes = 64u << 20;
constexpr unsigned kPrivate = 0600;

std::string monday_of(corpus::Instant now) {
    const std::chrono::sys_days day = corpus::paris_day(now);
    const auto since = std::chrono::weekday(day) - std::chrono::Monday;
    return corpus::iso_date(corpus::Date(day - since));
}

Result<std::string> read_if_there(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error) && !error) return std::string();
    return corpus::read_file(file, kMaxBytes);
}

}  // namespace

Result<std::unique_ptr<Gaps>> Gaps::open(std::filesystem::path folder) {
    const auto file = folder / kFile;
    const auto bytes = read_if_there(file);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    std::unique_ptr<Gaps> gaps(new Gaps(std::move(folder)));
    gaps->saved_at_ = corpus::now();
    if (bytes->empty()) return gaps;
    try {
        const auto whole = json::parse(*bytes);
        for (const auto& item : whole.at("semaines")) {
            auto& week = gaps->weeks_[item.at("semaine").get<std::string>()];
            item.at("termes").get_to(week.terms);
            item.at("autres").get_to(week.others);
        }
    } catch (const json::exception&) {
        return failure(ErrorCode::incompatible, fmt::format("« {} » est illisible.", file.string()),
                       "Déplacez ce fichier : il ne contient que des décomptes de recherches.");
    }
    return gaps;
}

void Gaps::count(const std::vector<std::string>& terms, corpus::Instant now) {
    constexpr std::chrono::hours kDay{24};
    if (terms.empty()) return;
    bool due = false;
    {
        const std::lock_guard lock(mutex_);
        auto& week = weeks_[monday_of(now)];
        for (const auto& term : terms) ++week.terms[term];
        changed_ = true;
        due = now - saved_at_ >= kDay;
        if (due) saved_at_ = now;
    }
    if (due) (void)save(now);  // tried again tomorrow, and at the end
}

Gaps::Weeks Gaps::shown() const {
    Weeks shown;
    for (const auto& [monday, week] : weeks_) {
        auto& seen = shown[monday];
        seen.others = week.others;
        for (const auto& [term, searches] : week.terms) {
            const unsigned rest = searches % kShownFrom;
            if (searches > rest) seen.terms[term] = searches - rest;
            seen.others += rest;
        }
    }
    return shown;
}

void Gaps::forget_before(corpus::Date day) {
    weeks_.erase(weeks_.begin(), weeks_.lower_bound(corpus::iso_date(day)));
}

Result<void> Gaps::save(corpus::Instant now) {
    json weeks = json::array();
    {
        const std::lock_guard lock(mutex_);
        if (!changed_) return {};
        const corpus::Date today = corpus::paris_day(now);
        const auto first_kept = today.year() / today.month() / 1 - std::chrono::months(kMonthsKept);
        forget_before(first_kept);
        for (const auto& [monday, week] : shown())
            weeks.push_back({{"semaine", monday}, {"termes", week.terms}, {"autres", week.others}});
        changed_ = false;
        saved_at_ = now;
    }
    auto written =
        corpus::replace_file(folder_, kFile, json{{"semaines", std::move(weeks)}}.dump(1) + "\n", kPrivate);
    if (written) return {};
    const std::lock_guard lock(mutex_);
    changed_ = true;
    return written;
}

std::vector<Gaps::Count> Gaps::counts() const {
    Weeks weeks;
    {
        const std::lock_guard lock(mutex_);
        weeks = shown();
    }
    std::vector<Count> counts;
    for (auto it = weeks.rbegin(); it != weeks.rend(); ++it) {
        const auto week = corpus::parse_date(it->first);
        if (!week) continue;
        const auto first = counts.size();
        for (const auto& [term, searches] : it->second.terms) counts.push_back({term, searches, *week});
        std::stable_sort(counts.begin() + static_cast<std::ptrdiff_t>(first), counts.end(),
                         [](const Count& a, const Count& b) { return a.searches > b.searches; });
        if (it->second.others > 0) counts.push_back({"", it->second.others, *week});
    }
    return counts;
}

}  // namespace reperes::search
