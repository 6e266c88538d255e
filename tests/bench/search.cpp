// How long a search takes, in process, on one thread: ten results with their passages and every facet.
//
// Usage: reperes-bench-search CONTENT INDEX QUESTIONS [ROUNDS]
//   QUESTIONS: one question a line; of a line with tabs, the second column. Every question is asked ROUNDS
//   times (3) after one round that warms the caches; the figures are over all but the first round.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "search/engine.h"

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

std::vector<std::string> read_questions(const std::string& file) {
    std::vector<std::string> questions;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const auto tab = line.find('\t');
        if (tab != std::string::npos) line = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
        if (!line.empty()) questions.push_back(line);
    }
    return questions;
}

double percentile(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
    using namespace reperes;
    if (argc < 4) {
        std::cerr << "usage : reperes-bench-search CONTENU INDEX QUESTIONS [TOURS]\n";
        return 2;
    }
    const auto corpus = corpus::load_corpus(argv[1]);
    if (!corpus) return std::cerr << corpus.error().message << '\n', 2;
    auto engine = search::Engine::open(argv[2], corpus->vocabulary, argv[1]);
    if (!engine) return std::cerr << engine.error().message << '\n', 2;
    const auto questions = read_questions(argv[3]);
    if (questions.empty()) return std::cerr << "aucune question dans " << argv[3] << '\n', 2;
    const int rounds = argc > 4 ? std::stoi(argv[4]) : 3;

    std::vector<double> times;
    std::size_t results = 0;
    for (int round = 0; round <= rounds; ++round)
        for (const auto& question : questions) {
            search::SearchRequest request;
            request.text = question;
            request.at = corpus::now();
            const auto start = std::chrono::steady_clock::now();
            const auto page = engine->search(request);
            const Milliseconds took = std::chrono::steady_clock::now() - start;
            if (!page) return std::cerr << page.error().message << '\n', 2;
            if (round == 0) continue;
            times.push_back(took.count());
            results += page->hits.size();
        }
    std::sort(times.begin(), times.end());
    double sum = 0;
    for (const double time : times) sum += time;
    const auto count = static_cast<double>(times.size());
    fmt::print(
        "{} documents, {} questions × {} : moyenne {:.2f} ms, p50 {:.2f} ms, p90 {:.2f} ms, p99 {:.2f} ms, "
        "max {:.1f} ms ; {:.1f} résultats par question\n",
        engine->documents(), questions.size(), rounds, sum / count, percentile(times, 0.5),
        percentile(times, 0.9), percentile(times, 0.99), times.back(), static_cast<double>(results) / count);
}
