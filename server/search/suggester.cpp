#include "search/suggester.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace reperes::search {

namespace {

using index::SuggestionKind;

// Who chooses next: the shares of ten suggestions, when every section has enough.
constexpr std::array kTurns{Section::titles,   Section::vocabulary, Section::titles,    Section::headings,
                            Section::titles,   Section::vocabulary, Section::elsewhere, Section::titles,
                            Section::headings, Section::vocabulary};

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

// What has all that was typed, in the order of how well it answers. `apart` is left out.
std::vector<NumberSet> tiers_of(const LabelIndex& labels, const Typed& typed, const NumberSet* apart) {
    NumberSet all = labels.having_all(typed);
    if (apart) all.remove(*apart);
    std::vector<NumberSet> tiers{std::move(all)};
    if (typed.complete)
        tiers = divided(
            tiers, labels.having(typed.words.back(), LabelIndex::Match::whole, LabelIndex::Place::anywhere));
    return divided(
        tiers, labels.having(typed.words.front(), LabelIndex::Match::beginning, LabelIndex::Place::first));
}

std::vector<index::Suggestion> taken_from_elsewhere(std::vector<index::Suggestion>& all) {
    const auto elsewhere = std::stable_partition(all.begin(), all.end(), [](const index::Suggestion& one) {
        return section_of(one.kind) != Section::elsewhere;
    });
    std::vector<index::Suggestion> taken(std::make_move_iterator(elsewhere),
                                         std::make_move_iterator(all.end()));
    all.erase(elsewhere, all.end());
    return taken;
}

}  // namespace

Suggester::Suggester(std::vector<index::Suggestion> all)
    : elsewhere_(std::make_shared<const LabelIndex>(taken_from_elsewhere(all))) {
    own_ = LabelIndex(std::move(all));
}

Suggester::Suggester(std::vector<index::Suggestion> own, std::shared_ptr<const LabelIndex> elsewhere)
    : own_(std::move(own)), elsewhere_(std::move(elsewhere)) {}

const LabelIndex& Suggester::labels_of(Section section) const {
    return section == Section::elsewhere ? *elsewhere_ : own_;
}

bool Suggester::has_label(const Candidates& chosen, const LabelIndex::Item& item) {
    return std::any_of(chosen.begin(), chosen.end(), [&](const Candidate& candidate) {
        return candidate.labels->item(candidate.number).same == item.same;
    });
}

Suggester::Candidates Suggester::best_of(Section section, const std::vector<NumberSet>& tiers,
                                         corpus::Instant at, std::size_t limit) const {
    const auto& labels = labels_of(section);
    const auto [from, to] = labels.range(section);
    Candidates best;
    for (std::size_t tier = 0; tier < tiers.size() && best.size() < limit; ++tier)
        tiers[tier].each(from, to, [&](std::size_t number) {
            const auto& item = labels.item(number);
            const bool hidden = section == Section::elsewhere && own_.hides(item);
            if (item.period.from <= at && at < item.period.to && !hidden && !has_label(best, item))
                best.push_back({tier, &labels, number});
            return best.size() < limit;
        });
    return best;
}

NumberSet Suggester::sigles(const Typed& typed) const {
    const auto first_whole =
        own_.having(typed.words.front(), LabelIndex::Match::whole, LabelIndex::Place::first);
    const auto [from, to] = own_.range(Section::vocabulary);
    NumberSet found(own_.size());
    first_whole.each(from, to, [&](std::size_t number) {
        if (own_.item(number).kind == SuggestionKind::sigle) found.add(number);
        return true;
    });
    found.keep(own_.having_all(typed));
    return found;
}

Suggester::Candidates Suggester::choose(const Typed& typed, corpus::Instant at, std::size_t limit) const {
    const auto typed_whole = sigles(typed);
    Candidates chosen = best_of(Section::vocabulary, {typed_whole}, at, limit);
    const auto own = tiers_of(own_, typed, &typed_whole), others = tiers_of(*elsewhere_, typed, nullptr);
    std::array<Candidates, kSections.size()> waiting;
    std::size_t left = 0;
    for (const auto section : kSections) {
        auto& candidates = waiting[static_cast<std::size_t>(section)];
        candidates = best_of(section, section == Section::elsewhere ? others : own, at, limit);
        left += candidates.size();
        std::reverse(candidates.begin(), candidates.end());  // the best is taken from the end
    }
    const std::size_t sigles_chosen = chosen.size();
    for (std::size_t turn = 0; left > 0 && chosen.size() < limit; turn = (turn + 1) % kTurns.size()) {
        auto& candidates = waiting[static_cast<std::size_t>(kTurns[turn])];
        if (candidates.empty()) continue;
        const auto& best = candidates.back();
        if (!has_label(chosen, best.labels->item(best.number))) chosen.push_back(best);
        candidates.pop_back();
        --left;
    }
    std::sort(chosen.begin() + static_cast<std::ptrdiff_t>(sigles_chosen), chosen.end(),
              [&](const Candidate& a, const Candidate& b) {
                  return std::tuple(a.tier, a.labels != &own_, a.number) <
                         std::tuple(b.tier, b.labels != &own_, b.number);
              });
    return chosen;
}

std::vector<Suggestion> Suggester::suggest(std::string_view text, corpus::Instant at, std::size_t limit,
                                           text::Analyser& analyser) const {
    Typed typed = typed_words(text, analyser);
    if (size() == 0 || typed.words.empty()) return {};
    Candidates chosen = choose(typed, at, limit);
    if (chosen.empty()) {
        typed = without_light_words(typed);
        if (typed.words.empty()) return {};
        chosen = choose(typed, at, limit);
    }
    std::vector<Suggestion> suggestions;
    for (const auto& [tier, labels, number] : chosen)
        suggestions.push_back({labels->item(number).kind, std::string(labels->target(number)),
                               mark_typed(labels->label(number), typed, analyser)});
    return suggestions;
}

}  // namespace reperes::search
