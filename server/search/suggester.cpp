#include "search/suggester.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace reperes::search {

namespace {

using index::SuggestionKind;

enum Section : std::size_t { vocabulary, titles, headings, elsewhere };

// Who chooses next: the shares of ten suggestions, when every section has enough.
constexpr std::array kTurns{titles,     vocabulary, titles, headings, titles,
                            vocabulary, elsewhere,  titles, headings, vocabulary};

std::size_t section_of(SuggestionKind kind) {
    switch (kind) {
        case SuggestionKind::sigle:
        case SuggestionKind::term:
            return vocabulary;
        case SuggestionKind::title:
            return titles;
        case SuggestionKind::heading:
            return headings;
        case SuggestionKind::elsewhere:
        case SuggestionKind::stored:
            break;
    }
    return elsewhere;
}

bool is_always(const corpus::Period& period) {
    return period.from <= corpus::Instant{} && period.to == corpus::kNever;
}

// Numbers for labels that differ by more than capitals and accents.
class LabelNumbers {
 public:
    std::uint32_t operator()(const std::string& label) {
        return numbers_.emplace(text::fold(label), static_cast<std::uint32_t>(numbers_.size())).first->second;
    }

 private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

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

// Each tier in two: what is in `better`, then the rest.
std::vector<NumberSet> divided(const std::vector<NumberSet>& tiers, const NumberSet& better) {
    std::vector<NumberSet> result;
    for (const auto& tier : tiers) {
        result.push_back(tier);
        result.back().keep(better);
        result.push_back(tier);
        result.back().remove(better);
    }
    return result;
}

// « le secret » for a label that has no « le »: nothing when every word counts.
Typed without_light_words(const Typed& typed) {
    Typed result;
    result.complete = typed.complete;
    for (const auto& word : typed.words)
        if (!word.light || &word == &typed.words.back()) result.words.push_back(word);
    if (result.words.size() == typed.words.size()) result.words.clear();
    return result;
}

}  // namespace

Suggester::Suggester(std::vector<index::Suggestion> all) {
    drop_shared_headings(all);
    std::stable_sort(all.begin(), all.end(), [](const index::Suggestion& a, const index::Suggestion& b) {
        const auto section_a = section_of(a.kind), section_b = section_of(b.kind);
        return section_a != section_b ? section_a < section_b : a.label.size() < b.label.size();
    });
    LabelNumbers number_of;
    std::unordered_set<std::uint32_t> always;  // labels that hide those behind them
    for (const auto& one : all) {
        const auto same = number_of(one.label);
        if (always.contains(same)) continue;
        if (is_always(one.period)) always.insert(same);
        add_item(one, same);
    }
    for (std::size_t section = 0; section <= kSections; ++section)
        sections_[section] = static_cast<std::size_t>(
            std::partition_point(items_.begin(), items_.end(),
                                 [&](const Item& item) { return section_of(item.kind) < section; }) -
            items_.begin());
    index_labels();
}

void Suggester::add_item(const index::Suggestion& suggestion, std::uint32_t same) {
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

void Suggester::index_labels() {
    text::Analyser analyser;
    std::unordered_map<std::string, std::vector<std::uint32_t>> postings;
    for (std::size_t number = 0; number < items_.size(); ++number)
        for (auto& word : label_words(label(items_[number]), analyser)) {
            auto& list = postings[std::move(word.form)];
            const auto posting = static_cast<std::uint32_t>(number * 2 + (word.first ? 1 : 0));
            if (list.empty() || list.back() / 2 != posting / 2) list.push_back(posting);
        }
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

std::string_view Suggester::label(const Item& item) const {
    return std::string_view(texts_).substr(item.label, item.target - item.label);
}

std::string_view Suggester::target(const Item& item) const {
    return std::string_view(texts_).substr(item.target, item.end - item.target);
}

NumberSet Suggester::having(const TypedWord& word, Match match, Place place) const {
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

NumberSet Suggester::having_all(const Typed& typed) const {
    const auto words = telling_words(typed);
    NumberSet found = having(*words.front(), Match::beginning, Place::anywhere);
    for (const auto* word : std::span(words).subspan(1))
        found.keep(having(*word, Match::beginning, Place::anywhere));
    return found;
}

bool Suggester::has_label(const Candidates& chosen, std::size_t number) const {
    return std::any_of(chosen.begin(), chosen.end(), [&](const Candidate& candidate) {
        return items_[candidate.number].same == items_[number].same;
    });
}

Suggester::Candidates Suggester::best_of(std::size_t section, const std::vector<NumberSet>& tiers,
                                         corpus::Instant at, std::size_t limit) const {
    Candidates best;
    for (std::size_t tier = 0; tier < tiers.size() && best.size() < limit; ++tier)
        tiers[tier].each(sections_[section], sections_[section + 1], [&](std::size_t number) {
            const auto& period = items_[number].period;
            if (period.from <= at && at < period.to && !has_label(best, number))
                best.push_back({tier, number});
            return best.size() < limit;
        });
    return best;
}

Suggester::Candidates Suggester::choose(const Typed& typed, corpus::Instant at, std::size_t limit) const {
    NumberSet rest = having_all(typed);
    const NumberSet first_whole = having(typed.words.front(), Match::whole, Place::first);
    NumberSet sigles(items_.size());
    first_whole.each(sections_[vocabulary], sections_[vocabulary + 1], [&](std::size_t number) {
        if (items_[number].kind == SuggestionKind::sigle) sigles.add(number);
        return true;
    });
    sigles.keep(rest);
    rest.remove(sigles);
    Candidates chosen = best_of(vocabulary, {sigles}, at, limit);

    std::vector<NumberSet> tiers{rest};
    if (typed.complete) tiers = divided(tiers, having(typed.words.back(), Match::whole, Place::anywhere));
    tiers = divided(tiers, having(typed.words.front(), Match::beginning, Place::first));
    std::array<Candidates, kSections> waiting;
    std::size_t left = 0;
    for (std::size_t section = 0; section < kSections; ++section) {
        waiting[section] = best_of(section, tiers, at, limit);
        left += waiting[section].size();
        std::reverse(waiting[section].begin(), waiting[section].end());  // the best is taken from the end
    }
    const std::size_t sigles_chosen = chosen.size();
    for (std::size_t turn = 0; left > 0 && chosen.size() < limit; turn = (turn + 1) % kTurns.size()) {
        auto& candidates = waiting[kTurns[turn]];
        if (candidates.empty()) continue;
        if (!has_label(chosen, candidates.back().number)) chosen.push_back(candidates.back());
        candidates.pop_back();
        --left;
    }
    std::sort(chosen.begin() + static_cast<std::ptrdiff_t>(sigles_chosen), chosen.end(),
              [](const Candidate& a, const Candidate& b) {
                  return a.tier != b.tier ? a.tier < b.tier : a.number < b.number;
              });
    return chosen;
}

std::vector<Suggestion> Suggester::suggest(std::string_view text, corpus::Instant at, std::size_t limit,
                                           text::Analyser& analyser) const {
    Typed typed = typed_words(text, analyser);
    if (items_.empty() || typed.words.empty()) return {};
    Candidates chosen = choose(typed, at, limit);
    if (chosen.empty()) {
        typed = without_light_words(typed);
        if (typed.words.empty()) return {};
        chosen = choose(typed, at, limit);
    }
    std::vector<Suggestion> suggestions;
    for (const auto& candidate : chosen) {
        const auto& item = items_[candidate.number];
        suggestions.push_back(
            {item.kind, std::string(target(item)), mark_typed(label(item), typed, analyser)});
    }
    return suggestions;
}

}  // namespace reperes::search
