// The front matter of a version: TOML between two lines "+++" (toml++ is named here alone).
//
// Each getter notes the key as known; finish() reports the keys that nobody asked for, with the
// nearest known one. A getter that finds a value of the wrong kind reports it and gives nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/fault.h"
#include "corpus/vocabulary.h"

namespace reperes::corpus {

// A file cut in two. `body` starts at line `body_line` of the file.
struct CutFile {
    std::string_view front;
    std::string_view body;
    std::size_t body_line = 0;
};

// Nothing (and a fault) when the "+++" lines are missing.
std::optional<CutFile> cut_front_matter(std::string_view file, FaultSink& faults);

enum class Need { required, optional };

class FrontMatter {
 public:
    // Nothing (and a fault) when the TOML cannot be read. `front` must outlive nothing: it is copied. Faults
    // name lines of the file, of which `lines_before` stand above `front`.
    static std::optional<FrontMatter> parse(std::string_view front, FaultSink& faults,
                                            std::size_t lines_before = 1);
    ~FrontMatter();
    FrontMatter(FrontMatter&&) noexcept;

    // One line of text of at most `max_characters`; "" when absent.
    std::string text(const std::string& key, Need need, std::size_t max_characters = 300);
    std::vector<std::string> texts(const std::string& key);
    std::optional<std::int64_t> integer(const std::string& key, Need need, std::int64_t low,
                                        std::int64_t high);
    std::vector<int> integers(const std::string& key, int low, int high);
    std::optional<Date> date(const std::string& key);
    std::optional<Instant> instant(const std::string& key, Need need);
    // The value as a person types it in a form, of the right kind or not: a list has one value a line.
    std::string typed(const std::string& key);
    // The identifier(s) must be of `list`; unknown ones are reported and left out.
    std::string term(const std::string& key, Need need, const TermList& list);
    std::vector<std::string> terms(const std::string& key, const TermList& list);
    // One of a few words.
    std::string choice(const std::string& key, Need need, const std::vector<std::string>& words);
    // The tables of an array of tables ([[sources]]).
    std::vector<FrontMatter> tables(const std::string& key);

    // The key is there, whatever its value; known from now on.
    [[nodiscard]] bool has(const std::string& key);
    // The line of the key in the file, or of the table when the key is absent.
    [[nodiscard]] std::size_t line(const std::string& key) const;
    void report(const std::string& key, std::string message, std::string hint);
    void finish();

 private:
    struct State;
    explicit FrontMatter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace reperes::corpus
