// What people look for and do not find, in the words of the site's own vocabulary: what is missing from the
// content (design decision 10).
//
// Counted: each term of the vocabulary that a search without any result says, by week. Never kept: the text
// that was typed, two terms of one search together, when it was but for the week, who asked. What is written
// to disk, and shown, is multiples of kShownFrom; the rest is added up under no term, so that what is rare
// cannot be read there. Weeks older than kMonthsKept are forgotten.
//
// File: FOLDER/recherches.json, {"semaines": [{"semaine": "2026-11-16", "termes": {"ASE": 10}, "autres":
// 3}]}.
//
// Thread-safety: every function may be called from any thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "corpus/date.h"
#include "corpus/error.h"

namespace reperes::search {

class Gaps {
 public:
    static constexpr unsigned kShownFrom = 5;    // searches in a week
    static constexpr unsigned kMonthsKept = 25;  // as long as figures of use may be kept (CNIL)

    // Reads what was written; the error says why that cannot be read.
    static Result<std::unique_ptr<Gaps>> open(std::filesystem::path folder);

    // One search that found nothing: the terms that it says, each once, as the vocabulary writes them
    // (ResultPage::unanswered). Written once a day.
    void count(const std::vector<std::string>& terms, corpus::Instant now);

    // Writes what is not yet written: at the end.
    Result<void> save(corpus::Instant now);

    struct Count {
        std::string term;  // empty: the others
        unsigned searches = 0;
        corpus::Date week{};  // its Monday
    };
    // The latest week first, then the most looked for, the others last.
    [[nodiscard]] std::vector<Count> counts() const;

 private:
    struct Week {
        std::map<std::string, unsigned> terms;
        unsigned others = 0;
    };
    using Weeks = std::map<std::string, Week>;  // by the Monday, "2026-11-16"

    explicit Gaps(std::filesystem::path folder) : folder_(std::move(folder)) {}
    // As they may be seen.
    [[nodiscard]] Weeks shown() const;
    void forget_before(corpus::Date day);

    std::filesystem::path folder_;
    mutable std::mutex mutex_;  // guards what follows
    Weeks weeks_;
    bool changed_ = false;
    corpus::Instant saved_at_{};
};

}  // namespace reperes::search
