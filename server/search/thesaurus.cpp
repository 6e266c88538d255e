#include "search/thesaurus.h"

#include <algorithm>
#include <span>

#include "index/schema.h"
#include "search/add_once.h"

namespace reperes::search {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kMinLowerCaseSigle = 3;  // letters: « as » and « es » in small letters are words

bool contains(const Stems& whole, const Stems& part) {
    return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

std::string folded_sigle(const Word& word) {
    for (const auto& boost : word.boosts)
        if (boost.starts_with(index::kSigle)) return boost.substr(index::kSigle.size());
    return {};
}

}  // namespace

std::size_t Thesaurus::entry_of(const std::string& term, text::Analyser& analyser) {
    const Question read = understand(term, analyser);
    Expression expression;
    expression.label = term;
    for (const auto& word : read.words)
        for (auto& stem : stems_in_order(word)) expression.stems.push_back(std::move(stem));
    if (expression.stems.empty()) return kNone;
    expression.window = read.words.back().last - read.words.front().first + 1;
    if (read.words.size() == 1) expression.sigle = folded_sigle(read.words.front());
    const std::size_t entry = table_.add(expression.stems, entries_.size());
    if (entry == entries_.size()) entries_.push_back({std::move(expression), {}, {}, {}, {}});
    return entry;
}

void Thesaurus::join(const std::vector<std::size_t>& group) {
    for (const std::size_t one : group)
        for (const std::size_t other : group)
            if (one != other) add_once(entries_[one].equivalents, other);
}

Thesaurus::Thesaurus(const corpus::Vocabulary& vocabulary) {
    text::Analyser analyser;
    for (const auto& sigle : vocabulary.sigles) {
        const std::size_t letters = entry_of(sigle.sigle, analyser),
                          meaning = entry_of(sigle.expansion, analyser);
        if (letters == kNone || meaning == kNone || letters == meaning) continue;
        entries_[letters].sigle = sigle.sigle;
        add_once(entries_[letters].meanings, sigle.expansion);
        join({letters, meaning});
    }
    for (const auto& group : vocabulary.synonyms) {
        std::vector<std::size_t> members;
        for (const auto& term : group.terms)
            if (const std::size_t entry = entry_of(term, analyser); entry != kNone) add_once(members, entry);
        if (members.size() < 2) continue;
        if (group.kind == corpus::SynonymKind::equivalent) {
            join(members);
            continue;
        }
        // Of a narrower group, the first is the broad one: each of the others leads to it, and it to them.
        for (std::size_t i = 0; i < members.size(); ++i)
            for (std::size_t j = 0; j < members.size(); ++j)
                if (i != j && (group.kind == corpus::SynonymKind::related || i == 0 || j == 0))
                    add_once(entries_[members[i]].related, entries_[members[j]].expression.label);
    }
}

Concept Thesaurus::concept_of(const Entry& entry, std::size_t first, std::size_t last) const {
    Concept result;
    result.first = first;
    result.last = last;
    result.label = entry.expression.label;
    result.related = entry.related;
    result.sigle = entry.sigle;
    result.meanings = entry.meanings;
    for (const std::size_t other : entry.equivalents) {
        // A longer way to say it, with the same words in it, finds nothing that these do not.
        if (!contains(entries_[other].expression.stems, entry.expression.stems))
            result.equivalents.push_back(entries_[other].expression);
    }
    return result;
}

// An acronym keeps its last letters, which the stem of a word typed in small letters may have lost.
std::optional<TermTable::Found> Thesaurus::acronym_typed(const Word& word) const {
    for (const auto& stem : word.stems) {
        const auto entry = table_.find(std::span(&stem, 1));
        if (entry && !entries_[*entry].expression.sigle.empty()) return TermTable::Found{*entry, 1};
    }
    return std::nullopt;
}

void Thesaurus::recognise(Question& question) const {
    const Sequence sequence(question);
    question.concepts.clear();
    for (std::size_t at = 0; at < sequence.size();) {
        auto& word = question.words[sequence.word(at)];
        auto found = table_.longest(sequence.from(at));
        if (!found && word.all.empty()) found = acronym_typed(word);
        const Entry* entry = found ? &entries_[found->entry] : nullptr;
        const bool acronym = entry && !entry->expression.sigle.empty();
        const bool doubtful = acronym && folded_sigle(word).empty() &&
                              (word.light || word.end - word.begin < kMinLowerCaseSigle);
        if (!entry || doubtful) {
            ++at;
            continue;
        }
        if (acronym) {  // typed in small letters, it is still one
            const std::string capitals = index::term(index::kSigle, entry->expression.sigle);
            add_once(word.any, capitals);
            add_once(word.boosts, capitals);
            word.spelling.clear();
        }
        const std::size_t first = sequence.word(at), last = sequence.word(at + found->length - 1);
        // « pouvoir d'agir », « aller vers »: there, the verb is what is said.
        for (std::size_t i = first; i <= last; ++i) question.words[i].light = false;
        question.concepts.push_back(concept_of(*entry, first, last));
        at = sequence.after(at, last);
    }
}

}  // namespace reperes::search
