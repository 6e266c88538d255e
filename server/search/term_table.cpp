#include "search/term_table.h"

#include <algorithm>

#include "index/schema.h"

namespace reperes::search {

namespace {

std::string key_of(std::span<const std::string> stems) {
    std::string key;
    for (const auto& stem : stems) key += (key.empty() ? "" : " ") + stem;
    return key;
}

}  // namespace

Stems stems_in_order(const Word& word) {
    Stems stems;
    for (const auto& part : word.all) stems.push_back(part.substr(index::kStem.size()));
    if (stems.empty() && !word.stems.empty()) stems.push_back(word.stems.front());
    return stems;
}

Stems stems_of(const std::string& term, text::Analyser& analyser) {
    Stems stems;
    for (const auto& word : understand(term, analyser).words)
        for (auto& stem : stems_in_order(word)) stems.push_back(std::move(stem));
    return stems;
}

std::size_t TermTable::add(std::span<const std::string> stems, std::size_t entry) {
    auto& longest = longest_by_first_[stems.front()];
    longest = std::max(longest, stems.size());
    return entries_.try_emplace(key_of(stems), entry).first->second;
}

std::optional<std::size_t> TermTable::find(std::span<const std::string> stems) const {
    const auto found = entries_.find(key_of(stems));
    return found == entries_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<TermTable::Found> TermTable::longest(std::span<const std::string> stems) const {
    const auto longest = longest_by_first_.find(stems.front());
    if (longest == longest_by_first_.end()) return std::nullopt;
    for (std::size_t length = std::min(longest->second, stems.size()); length > 0; --length)
        if (const auto entry = find(stems.first(length))) return Found{*entry, length};
    return std::nullopt;
}

Sequence::Sequence(const Question& question) {
    for (std::size_t i = 0; i < question.words.size(); ++i)
        for (auto& stem : stems_in_order(question.words[i])) {
            stems_.push_back(std::move(stem));
            words_.push_back(i);
        }
    ends_.assign(stems_.size(), stems_.size());
    for (std::size_t i = stems_.size(); i-- > 0;) {
        const bool last = i + 1 == stems_.size() ||
                          question.words[words_[i]].alternative != question.words[words_[i + 1]].alternative;
        ends_[i] = last ? i + 1 : ends_[i + 1];
    }
}

std::span<const std::string> Sequence::from(std::size_t at) const {
    return std::span(stems_).subspan(at, ends_[at] - at);
}

std::size_t Sequence::after(std::size_t at, std::size_t word) const {
    while (at < size() && words_[at] <= word) ++at;
    return at;
}

std::vector<Occurrence> occurrences(const TermTable& table, const Question& question) {
    const Sequence sequence(question);
    std::vector<Occurrence> result;
    for (std::size_t at = 0; at < sequence.size();) {
        const auto found = table.longest(sequence.from(at));
        if (!found) {
            ++at;
            continue;
        }
        result.push_back({found->entry, sequence.word(at), sequence.word(at + found->length - 1)});
        at = sequence.after(at, result.back().last);
    }
    return result;
}

}  // namespace reperes::search
