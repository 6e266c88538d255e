#include "corpus/markdown_bounds.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/markdown.h"

namespace reperes::corpus {

namespace {

constexpr std::size_t kEnoughFaults = 5;
constexpr int kMaxTables = 50;
constexpr int kMaxTableRows = 500;
constexpr std::size_t kMaxIndent = 100;

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

// Columns that the line would have as a row of a table; 1 when it has no bar.
int columns(std::string_view line) {
    const auto first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) return 0;
    auto row = line.substr(first, line.find_last_not_of(" \t") - first + 1);
    if (row.starts_with('|')) row.remove_prefix(1);
    if (row.ends_with('|')) row.remove_suffix(1);
    return 1 + static_cast<int>(std::count(row.begin(), row.end(), '|'));
}

// "|---|:-:|": what makes a table of the line before.
bool is_delimiter_row(std::string_view line) {
    return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
           line.find_first_not_of(" \t|:-") == std::string_view::npos;
}

// Quotes and lists that the line opens before its first word: "> - 1. " is three.
int openings(std::string_view line) {
    int count = 0;
    bool digits = false;
    for (const char c : line) {
        const bool digit = c >= '0' && c <= '9';
        if (c == '>' || c == '-' || c == '+' || c == '*' || (digits && (c == '.' || c == ')')))
            ++count;
        else if (c != ' ' && c != '\t' && !digit)
            return count;
        digits = digit;
    }
    return 0;  // "----------" is a rule, not a list of lists; a line of numbers opens nothing that follows
}

// "[name]: address", which lets one line be repeated without end; notes ("[^1]:") are not concerned.
bool is_link_definition(std::string_view line) {
    const auto first = line.find_first_not_of(" \t>");
    if (first == std::string_view::npos || line[first] != '[' || line.substr(first, 2) == "[^") return false;
    return line.find("]:", first) != std::string_view::npos;
}

// "## Title", or the line of a title that is underlined.
bool makes_heading(std::string_view line) {
    const auto first = line.find_first_not_of(" \t>");
    if (first == std::string_view::npos) return false;
    return line[first] == '#' || line.find_first_not_of("-= \t>") == std::string_view::npos;
}

class Checker {
 public:
    Checker(std::size_t first_line, FaultSink& faults)
        : line_(first_line), faults_(&faults), before_(faults.count()) {}

    // False when there is no need to go on.
    bool check(std::string_view line) {
        check_tables(line);
        if (makes_heading(line) && ++headings_ == kMaxHeadings + 1)
            add(fmt::format("le texte a plus de {} intertitres.", kMaxHeadings),
                "Partagez-le en plusieurs documents.");
        if (headings_ > kMaxHeadings) return false;
        check_nesting(line);
        if (line.find("<?") != std::string_view::npos || line.find("<!") != std::string_view::npos)
            add("du HTML figure dans le texte.", "Retirez-le et utilisez le Markdown.");
        if (is_link_definition(line))
            add("un lien est défini à part ([nom]: adresse).",
                "Écrivez l'adresse à sa place : [texte](https://…).");
        ++line_;
        return faults_->count() - before_ < kEnoughFaults;
    }
    [[nodiscard]] bool passed() const { return faults_->count() == before_; }

 private:
    void check_tables(std::string_view line) {
        if (is_blank(line)) rows_ = -1;
        if (is_delimiter_row(line)) {
            if (++tables_ == kMaxTables + 1)
                add(fmt::format("plus de {} tableaux.", kMaxTables),
                    "Partagez le texte en plusieurs documents.");
            rows_ = 0;
        } else if (rows_ >= 0 && ++rows_ == kMaxTableRows + 1) {
            add(fmt::format("le tableau a plus de {} lignes.", kMaxTableRows),
                "Présentez-le en plusieurs tableaux.");
        }
        if (columns(line) > kMaxTableColumns)
            add(fmt::format("le tableau a plus de {} colonnes.", kMaxTableColumns),
                "Présentez-le en plusieurs tableaux.");
    }

    void check_nesting(std::string_view line) {
        if (is_blank(line)) brackets_ = 0;
        int deepest = brackets_;
        for (const char c : line) {
            if (c == '[') deepest = std::max(deepest, ++brackets_);
            if (c == ']' && brackets_ > 0) --brackets_;
        }
        const auto indent = std::min(line.find_first_not_of(" \t"), line.size());
        // Lists go deeper from line to line too: what stands at the left counts with what the line opens.
        if (deepest > kMaxNesting || openings(line) > kMaxNesting || (indent > kMaxIndent && !is_blank(line)))
            add(fmt::format("plus de {} niveaux emboîtés de crochets, de citations ou de listes.",
                            kMaxNesting),
                "Simplifiez la mise en forme.");
    }

    void add(std::string message, std::string hint) {
        faults_->add(line_, std::move(message), std::move(hint));
    }

    std::size_t line_;
    FaultSink* faults_;
    std::size_t before_;
    int brackets_ = 0;
    std::size_t headings_ = 0;
    int tables_ = 0;
    int rows_ = -1;  // of the table that the lines are in; -1 outside of one
};

}  // namespace

bool within_markdown_bounds(std::string_view markdown, std::size_t first_line, FaultSink& faults) {
    if (markdown.size() > kMaxBodyBytes) {
        faults.add(first_line,
                   fmt::format("le texte fait {} Ko ; la limite est de {} Ko.", markdown.size() / 1024,
                               kMaxBodyBytes / 1024),
                   "Partagez-le en plusieurs documents.");
        return false;
    }
    Checker checker(first_line, faults);
    for (std::size_t at = 0; at < markdown.size();) {
        const auto end = std::min(markdown.find_first_of("\r\n", at), markdown.size());
        if (!checker.check(markdown.substr(at, end - at))) break;
        at = end + (markdown.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return checker.passed();
}

}  // namespace reperes::corpus
