// How long suggestions take, in process, on one thread: every beginning of some titles, as they are typed.
//
// Usage: reperes-bench-suggestions CONTENT [COLLECTION.jsonl …]
//   The titles are those of the collections; without any, kTitles made of the words of the vocabulary. The
//   figures are over one round, after one that fills the memory of the analyser.
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "search/suggester.h"
#include "search/vocabulary_suggestions.h"
#include "text/utf8.h"

namespace {

using namespace reperes;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::size_t kTitles = 100'000;  // to make when there is no collection
constexpr std::size_t kSample = 400;      // titles that are typed
constexpr std::size_t kLimit = 10;

// Beginnings that most titles share, and hostile ones: many short words, no two of which say the same.
const std::vector<std::string> kHot = {"a",
                                       "d",
                                       "l",
                                       "ar",
                                       "co",
                                       "de",
                                       "en",
                                       "la",
                                       "le",
                                       "pr",
                                       "re",
                                       "se",
                                       "l'",
                                       "article",
                                       "code",
                                       "1",
                                       "12",
                                       "L1",
                                       "code a",
                                       "a b c d e f g h i j k l",
                                       "1 2 3 4 5 6 7 8 9 l r d",
                                       "article code de la d l r 1 2 3 4 5",
                                       "de la du des"};

index::Suggestion titled(std::string title, std::size_t number) {
    return {index::SuggestionKind::stored,
            {corpus::Instant{}, corpus::kNever},
            fmt::format("essai/{}", number),
            std::move(title)};
}

std::vector<index::Suggestion> read_titles(const std::vector<std::string>& files) {
    std::vector<index::Suggestion> all;
    std::vector<corpus::Fault> faults;
    for (const auto& file : files) {
        const auto read = corpus::read_jsonl(file, faults, [&](corpus::ExternalDocument document) {
            if (!document.title.empty()) all.push_back(titled(std::move(document.title), all.size()));
        });
        if (!read) std::cerr << read.error().message << '\n';
    }
    return all;
}

// Terms, three to a title: the same ones at every run.
std::vector<index::Suggestion> make_titles(const std::vector<index::Suggestion>& terms) {
    std::mt19937 random(2026);
    const auto any = [&] { return terms[random() % terms.size()].target; };
    std::vector<index::Suggestion> all;
    while (all.size() < kTitles)
        all.push_back(titled(fmt::format("{}, {} et {}", any(), any(), any()), all.size()));
    return all;
}

std::vector<std::string> beginnings(const std::vector<index::Suggestion>& titles) {
    std::mt19937 random(7);
    std::vector<std::string> typed = kHot;
    for (std::size_t i = 0; i < kSample; ++i) {
        const std::string& title = titles[random() % titles.size()].label;
        std::size_t end = text::decode(title, 0).length;
        while (end < std::min(title.size(), search::kMaxTypedBytes)) {
            end += text::decode(title, end).length;
            typed.push_back(title.substr(0, end));
        }
    }
    return typed;
}

double megabytes_in_use() {
    const auto memory = ::mallinfo2();
    return static_cast<double>(memory.uordblks + memory.hblkhd) / 1e6;
}

double percentile(const std::vector<std::pair<double, std::string>>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))].first;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage : reperes-bench-suggestions CONTENU [COLLECTION.jsonl …]\n";
        return 2;
    }
    std::vector<corpus::Fault> faults;
    auto all = search::suggestions_of(corpus::load_vocabulary(argv[1], faults));
    if (all.empty()) return std::cerr << "pas de vocabulaire dans " << argv[1] << '\n', 2;
    auto titles = argc > 2 ? read_titles({argv + 2, argv + argc}) : make_titles(all);
    if (titles.empty()) return std::cerr << "aucun titre dans les collections\n", 2;
    const auto typed = beginnings(titles);
    all.insert(all.end(), std::make_move_iterator(titles.begin()), std::make_move_iterator(titles.end()));
    titles = {};

    const double given = megabytes_in_use();
    const auto built = Clock::now();
    auto suggester = std::make_unique<search::Suggester>(all);
    const std::chrono::duration<double> building = Clock::now() - built;
    const double memory = megabytes_in_use() - given;

    text::Analyser analyser;
    std::vector<std::pair<double, std::string>> times;
    std::size_t suggested = 0;
    for (const bool measured : {false, true})
        for (const auto& text : typed) {
            const auto start = Clock::now();
            const auto found = suggester->suggest(text, corpus::now(), kLimit, analyser);
            const Milliseconds took = Clock::now() - start;
            if (!measured) continue;
            times.emplace_back(took.count(), text);
            suggested += found.size();
        }
    std::sort(times.begin(), times.end());
    fmt::print("{} suggestions, construites en {:.2f} s, {:.1f} Mo\n", suggester->size(), building.count(),
               memory);
    fmt::print(
        "{} frappes : p50 {:.3f} ms, p99 {:.3f} ms, max {:.3f} ms (« {} ») ; {:.1f} suggestions par "
        "frappe\n",
        times.size(), percentile(times, 0.5), percentile(times, 0.99), times.back().first,
        times.back().second, static_cast<double>(suggested) / static_cast<double>(times.size()));
}
