#include "search/label_index.h"

#include <algorithm>
#include <functional>
#include <span>
#include <unordered_map>

namespace reperes::search {

namespace {

using index::SuggestionKind;

bool is_always(const corpus::Period& period) {
    return period.from <= corpus::Instant{} && period.to == corpus::kNever;
}

std::string_view page_of(const index::Suggestion& heading) {
    return std::string_view(heading.target).substr(0, heading.target.find('#'));
}

// Those that stand in one document alone, and all that is no heading.
void drop_shared_headings(std::vector<index::Suggestion>& all) {
    std::unordered_map<std::string, std::string> pages;
    std::unordered_set<std::string> shared;
    for (const auto& one : all) {
        if (one.kind != SuggestionKind::heading) continue;
        const auto [known, fresh] = pages.emplace(text::fold(one.label), page_of(one));
        if (!fresh && known->second != page_of(one)) shared.insert(known->first);
    }
    std::erase_if(all, [&](const index::Suggestion& one) {
        return one.kind == SuggestionKind::heading && shared.contains(text::fold(one.label));
    });
}

bool begins_with_one_of(const std::string& form, const std::vector<std::string>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const std::string& beginning) { return form.starts_with(beginning); });
}

// Whatever has `other` has `word` too.
bool goes_without_saying(const TypedWord& word, const TypedWord& other) {
    return std::all_of(other.forms.begin(), other.forms.end(),
                       [&](const std::string& form) { return begins_with_one_of(form, word.forms); });
}

// The words that have to be looked up: « de » adds nothing to « département ».
std::vector<const TypedWord*> telling_words(const Typed& typed) {
    std::vector<const TypedWord*> telling;
    for (const auto& word : typed.words) {
        const auto said = [&](const TypedWord* other) { return goes_without_saying(word, *other); };
        if (std::any_of(telling.begin(), telling.end(), said)) continue;
        std::erase_if(telling, [&](const TypedWord* other) { return goes_without_saying(*other, word); });
        telling.push_back(&word);
    }
    return telling;
}

}  // namespace

Section section_of(SuggestionKind kind) {
    switch (kind) {
        case SuggestionKind::sigle:
        case SuggestionKind::term:
            return Section::vocabulary;
        case SuggestionKind::title:
            return Section::titles;
        case SuggestionKind::heading:
            return Section::headings;
        case SuggestionKind::elsewhere:
        case SuggestionKind::stored:
            break;
    }
    return Section::elsewhere;
}

LabelIndex::LabelIndex(std::vector<index::Suggestion> all) {
    drop_shared_headings(all);
    std::stable_sort(all.begin(), all.end(), [](const index::Suggestion& a, const index::Suggestion& b) {
        const auto section_a = section_of(a.kind), section_b = section_of(b.kind);
        return section_a != section_b ? section_a < section_b : a.label.size() < b.label.size();
    });
    for (const auto& one : all) {
        const auto same = std::hash<std::string>()(text::fold(one.label));
        if (always_.contains(same)) continue;
        if (is_always(one.period)) always_.insert(same);
        add_item(one, same);
    }
    for (const auto section : kSections)
        sections_[static_cast<std::size_t>(section) + 1] = static_cast<std::size_t>(
            std::partition_point(items_.begin(), items_.end(),
                                 [&](const Item& item) { return section_of(item.kind) <= section; }) -
            items_.begin());
    index_labels();
}

void LabelIndex::add_item(const index::Suggestion& suggestion, std::size_t same) {
    Item item;
    item.label = texts_.size();
    item.target = item.label + suggestion.label.size();
    item.end = item.target + suggestion.target.size();
    item.same = same;
    item.kind = suggestion.kind;
    item.period = suggestion.period;
    texts_ += suggestion.label;
    texts_ += suggestion.target;
    items_.push_back(item);
}

void LabelIndex::index_labels() {
    text::Analyser analyser;
    std::unordered_map<std::string, std::vector<std::uint32_t>> postings;
    for (std::size_t number = 0; number < items_.size(); ++number)
        for (auto& word : label_words(label(number), analyser)) {
            auto& list = postings[std::move(word.form)];
            const auto posting = static_cast<std::uint32_t>(number * 2 + (word.first ? 1 : 0));
            if (list.empty() || list.back() / 2 != posting / 2) list.push_back(posting);
        }
    begins_.clear();
    std::vector<const decltype(postings)::value_type*> sorted;
    for (const auto& entry : postings) sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    for (const auto* entry : sorted) {
        words_.push_back(entry->first);
        begins_.push_back(postings_.size());
        postings_.insert(postings_.end(), entry->second.begin(), entry->second.end());
    }
    begins_.push_back(postings_.size());
}

std::string_view LabelIndex::label(std::size_t number) const {
    const auto& item = items_[number];
    return std::string_view(texts_).substr(item.label, item.target - item.label);
}

std::string_view LabelIndex::target(std::size_t number) const {
    const auto& item = items_[number];
    return std::string_view(texts_).substr(item.target, item.end - item.target);
}

LabelIndex::Range LabelIndex::range(Section section) const {
    const auto i = static_cast<std::size_t>(section);
    return {sections_[i], sections_[i + 1]};
}

NumberSet LabelIndex::having(const TypedWord& word, Match match, Place place) const {
    NumberSet found(items_.size());
    for (const auto& form : word.forms) {
        const auto first = std::lower_bound(words_.begin(), words_.end(), form);
        const auto last = std::partition_point(first, words_.end(), [&](const std::string& other) {
            return match == Match::whole ? other == form : other.starts_with(form);
        });
        const auto begin = begins_[static_cast<std::size_t>(first - words_.begin())],
                   end = begins_[static_cast<std::size_t>(last - words_.begin())];
        for (const std::uint32_t posting : std::span(postings_).subspan(begin, end - begin))
            if (place == Place::anywhere || posting % 2 == 1) found.add(posting / 2);
    }
    return found;
}

NumberSet LabelIndex::having_all(const Typed& typed) const {
    const auto words = telling_words(typed);
    NumberSet found = having(*words.front(), Match::beginning, Place::anywhere);
    for (const auto* word : std::span(words).subspan(1))
        found.keep(having(*word, Match::beginning, Place::anywhere));
    return found;
}

}  // namespace reperes::search
