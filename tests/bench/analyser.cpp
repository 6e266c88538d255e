// How fast a text is analysed, against Xapian's TermGenerator with its French stemmer on the same text.
//
// Usage: reperes-bench-analyser FILE… ; each is read as plain text, up to 32 MB in all. One core; both take
// turns, five times each, and the best of each counts.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "text/analyser.h"

namespace {

constexpr std::size_t kMaxBytes = 32 << 20;
constexpr std::size_t kPieceBytes = 4 << 10;  // about a fiche
constexpr int kTurns = 5;

// Cut at line ends, or at spaces.
std::vector<std::string> pieces_of(const std::string& text) {
    std::vector<std::string> pieces;
    for (std::size_t at = 0; at < text.size();) {
        const auto end =
            std::min(text.find_first_of("\n ", std::min(at + kPieceBytes, text.size())), text.size());
        pieces.push_back(text.substr(at, end - at));
        at = end;
    }
    return pieces;
}

template <typename Work>
double seconds(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
    std::string text;
    for (int i = 1; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        std::ostringstream all;
        all << in.rdbuf();
        text += all.str();
    }
    if (text.empty()) return std::cerr << "usage : reperes-bench-analyser FICHIER…\n", 2;
    text.resize(std::min(text.size(), kMaxBytes));
    const auto pieces = pieces_of(text);

    std::size_t tokens = 0, terms = 0;
    double ours = 1e9, theirs = 1e9;
    reperes::text::Analyser analyser;
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("french"));
    for (int turn = 0; turn < kTurns; ++turn) {
        ours = std::min(ours, seconds([&] {
                            for (const auto& piece : pieces) tokens += analyser.analyse(piece).size();
                        }));
        theirs = std::min(theirs, seconds([&] {
                              for (const auto& piece : pieces) {
                                  Xapian::Document document;
                                  generator.set_document(document);
                                  generator.index_text(piece);
                                  terms += document.termlist_count();
                              }
                          }));
    }
    const double megabytes = static_cast<double>(text.size()) / 1e6;
    fmt::print(
        "{:.1f} Mo : analyseur {:.1f} Mo/s ({} mots), TermGenerator {:.1f} Mo/s ({} termes), rapport "
        "{:.1f}\n",
        megabytes, megabytes / ours, tokens / kTurns, megabytes / theirs, terms / kTurns, theirs / ours);
}
