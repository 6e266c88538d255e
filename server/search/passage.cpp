#include "search/passage.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "index/document.h"
#include "index/schema.h"
#include "text/utf8.h"

namespace reperes::search {

namespace {

using index::term;

constexpr std::size_t kMaxAnalysedBytes = 64 * 1024;  // of a text: a passage further on is worth no more time
constexpr std::size_t kLongestWordBytes = 80;         // beyond, a passage may begin or end within a word
constexpr std::string_view kEllipsis = "…";

struct Span {
    std::size_t begin = 0, end = 0;
};

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The dot of « L. 226-13 », « M. Martin », « art. 40 »: cut there, an article of law would stand in no sentence.
bool abbreviates(std::string_view before) {
    if (before.ends_with("art")) return true;
    return !before.empty() && is_letter(before.back()) &&
           (before.size() == 1 || !is_letter(before[before.size() - 2]));
}

// Sentences, in order: cut at empty lines, and after . ! ? … followed by a space. Good enough for a passage:
// another abbreviation at worst makes it a little shorter.
std::vector<Span> sentences(std::string_view text) {
    std::vector<Span> result;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        std::size_t first = begin;
        while (first < end && is_space(text[first])) ++first;
        std::size_t last = end;
        while (last > first && is_space(text[last - 1])) --last;
        if (last > first) result.push_back({first, last});
        begin = end;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && i + 1 < text.size() && text[i + 1] == '\n') close(i);
        const bool stop =
            (text[i] == '.' && !abbreviates(text.substr(0, i))) || text[i] == '!' || text[i] == '?' || text.substr(i).starts_with(kEllipsis);
        if (stop && i + 1 < text.size() && is_space(text[i + 1]) && i - begin > 20) close(i + 1);
    }
    close(text.size());
    return result;
}

// Paragraphs and list items run together: those that end without a mark are set apart by one.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (c != '\n') {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            const bool marked = line.ends_with('.') || line.ends_with(':') || line.ends_with(';') ||
                                line.ends_with('!') || line.ends_with('?') || line.ends_with(kEllipsis);
            line += marked ? " " : " ; ";
        }
    }
    return line;
}

// Back to the start of the character that `at` stands in.
std::size_t character_start(std::string_view text, std::size_t at) {
    return text::prefix(text, at).size();
}

// Moves `at` back to the start of the word it stands in, but not far.
std::size_t word_start(std::string_view text, std::size_t at, std::size_t floor) {
    floor = std::max(floor, at - std::min(at, kLongestWordBytes));
    while (at > floor && !is_space(text[at - 1])) --at;
    return character_start(text, at);
}

// Forward to the end of the word, but not far.
std::size_t word_end(std::string_view text, std::size_t at, std::size_t ceiling) {
    ceiling = std::min(ceiling, at + kLongestWordBytes);
    while (at < ceiling && !is_space(text[at])) ++at;
    return character_start(text, at);
}

}  // namespace

const std::string* Marker::matching_term(const text::Forms& forms) const {
    const std::string* best = nullptr;
    double best_weight = -1;
    const auto consider = [&](std::string_view prefix, const std::string& value) {
        const auto it = weights_.find(term(prefix, value));
        if (it != weights_.end() && it->second > best_weight) {
            best = &it->first;
            best_weight = it->second;
        }
    };
    for (const auto& stem : index::indexed_stems(forms)) consider(index::kStem, stem);
    for (const auto& exact : forms.exact) consider(index::kExact, exact);
    for (const auto& article : forms.articles) consider(index::kArticle, article);
    if (!forms.sigle.empty()) consider(index::kSigle, forms.sigle);
    return best;
}

namespace {

// The same words wherever they stand, in the title or in the text.
Phrase anywhere(Phrase phrase) {
    for (auto& t : phrase.terms)
        if (t.starts_with(index::kTitleStem)) t = term(index::kStem, t.substr(index::kTitleStem.size()));
    return phrase;
}

}  // namespace

Marker::Marker(text::Analyser& analyser, const Question& question, const Xapian::Database& database)
    : analyser_(&analyser) {
    const double documents = database.get_doccount();
    const auto weight_of = [&](const std::string& t) {
        return 1 + std::log((documents + 1) / (database.get_termfreq(t) + 1.0));
    };
    const auto add_sequence = [&](Phrase phrase) {
        double weight = 0;
        for (const auto& t : phrase.terms) weight += weight_of(t);
        sequences_.push_back({std::move(phrase), weight});
    };
    for (const auto& t : match_terms(question)) weights_[t] = weight_of(t);
    for (const auto& quotation : question.quotations) add_sequence(anywhere(quotation.phrase));
    for (const auto& known : question.concepts)
        for (const auto& expression : known.equivalents) add_sequence(phrase_of(expression));
}

namespace {

bool is_term(const text::Forms& forms, const std::string& wanted) {
    const auto same = [&](std::string_view prefix, const std::string& value) {
        return wanted.size() == prefix.size() + value.size() && wanted.starts_with(prefix) &&
               wanted.ends_with(value);
    };
    const auto any = [&](std::string_view prefix, const std::vector<std::string>& values) {
        return std::any_of(values.begin(), values.end(),
                           [&](const auto& value) { return same(prefix, value); });
    };
    return any(index::kStem, index::indexed_stems(forms)) || any(index::kExact, forms.exact) ||
           (!forms.sigle.empty() && same(index::kSigle, forms.sigle));
}

}  // namespace

void Marker::add_sequences(const std::vector<text::Token>& tokens, std::vector<Match>& found) const {
    for (const auto& [phrase, weight] : sequences_)
        for (std::size_t first = 0; first < tokens.size(); ++first) {
            if (!is_term(*tokens[first].forms, phrase.terms.front())) continue;
            std::size_t last = first, next = 1;
            for (std::size_t i = first + 1; i < tokens.size() && next < phrase.terms.size(); ++i) {
                if (tokens[i].position - tokens[first].position >= phrase.window) break;
                if (tokens[i].position == tokens[last].position ||
                    !is_term(*tokens[i].forms, phrase.terms[next]))
                    continue;
                last = i;
                ++next;
            }
            if (next == phrase.terms.size())
                found.push_back({tokens[first].begin, std::max(tokens[first].end, tokens[last].end),
                                 phrase.terms.front() + "…" + phrase.terms.back(), weight});
        }
}

std::vector<Marker::Match> Marker::matches(std::string_view text) {
    const auto tokens = analyser_->analyse(text);
    std::vector<Match> found;
    for (const auto& token : tokens)
        if (const auto* t = matching_term(*token.forms))
            found.push_back({token.begin, token.end, *t, weights_.at(*t)});
    if (!sequences_.empty()) {
        add_sequences(tokens, found);
        std::stable_sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
        });
    }
    // What stands within another: the parts of a compound, the words of a phrase.
    std::vector<Match> result;
    for (auto& match : found)
        if (result.empty() || match.begin >= result.back().end) result.push_back(std::move(match));
    return result;
}

Fragments Marker::mark(std::string_view text) {
    Fragments fragments;
    std::size_t done = 0;
    for (const auto& match : matches(text)) {
        if (match.begin > done)
            fragments.push_back({std::string(text.substr(done, match.begin - done)), false});
        fragments.push_back({std::string(text.substr(match.begin, match.end - match.begin)), true});
        done = match.end;
    }
    if (done < text.size()) fragments.push_back({std::string(text.substr(done)), false});
    return fragments;
}

Passage Marker::best_passage(const index::Record& record) {
    std::string_view text = record.text;
    if (text.size() > kMaxAnalysedBytes) text = text.substr(0, word_start(text, kMaxAnalysedBytes, 0));
    const auto found = matches(text);
    if (found.empty()) {
        if (!record.summary.empty()) return {mark(record.summary), "", ""};
        const auto end = word_end(text, std::min(kPassageBytes, text.size()), text.size());
        return {mark(on_one_line(text.substr(0, end))), "", ""};
    }

    // From each sentence on, as many as fit; worth: the distinct words found, then how many.
    const auto all = sentences(text);
    const auto is_heading = [&](const Span& s) {
        return std::any_of(record.headings.begin(), record.headings.end(),
                           [&](const auto& h) { return h.offset == s.begin; });
    };
    Span best{};
    double best_worth = -1;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (is_heading(all[i])) continue;  // shown beside the passage, not in it
        std::size_t last = i;
        while (last + 1 < all.size() && !is_heading(all[last + 1]) &&
               all[last + 1].end - all[i].begin <= kPassageBytes)
            ++last;
        const Span span{all[i].begin, all[last].end};
        std::set<std::string_view> distinct;
        double worth = 0;
        auto match = std::lower_bound(found.begin(), found.end(), span.begin,
                                      [](const Match& m, std::size_t at) { return m.begin < at; });
        for (; match != found.end() && match->end <= span.end; ++match)
            worth += distinct.insert(match->term).second ? match->weight : match->weight * 0.05;
        if (worth > best_worth) {
            best_worth = worth;
            best = span;
        }
    }

    bool cut_before = false, cut_after = false;
    if (best.end - best.begin > kPassageBytes) {  // one long sentence: the stretch around its first match
        auto match = std::lower_bound(found.begin(), found.end(), best.begin,
                                      [](const Match& m, std::size_t at) { return m.begin < at; });
        const std::size_t centre = match == found.end() ? best.begin : match->begin;
        const std::size_t begin = centre > best.begin + kPassageBytes / 4
                                      ? word_start(text, centre - kPassageBytes / 4, best.begin)
                                      : best.begin;
        const std::size_t end = word_end(text, std::min(begin + kPassageBytes, best.end), best.end);
        cut_before = begin > best.begin;
        cut_after = end < best.end;
        best = {begin, end};
    }

    Passage passage;
    for (const auto& heading : record.headings)
        if (heading.offset <= best.begin) {
            passage.heading = heading.title;
            passage.anchor = heading.anchor;
        }
    const std::string shown = on_one_line(text.substr(best.begin, best.end - best.begin));
    passage.fragments = mark(shown);
    if (cut_before)
        passage.fragments.insert(passage.fragments.begin(), {std::string(kEllipsis) + " ", false});
    if (cut_after) passage.fragments.push_back({" " + std::string(kEllipsis), false});
    return passage;
}

}  // namespace reperes::search
