#include "search/typed_words.h"

#include <algorithm>

#include "text/elision.h"
#include "text/utf8.h"

namespace reperes::search {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The elided word that ends, with its apostrophe, at `end`: begin and end without the apostrophe.
std::pair<std::size_t, std::size_t> elided_before(std::string_view label, std::size_t end) {
    for (const std::string_view apostrophe : {"'", "’"}) {
        if (!label.substr(0, end).ends_with(apostrophe)) continue;
        end -= apostrophe.size();
        std::size_t begin = end;
        while (begin > 0 && is_letter(label[begin - 1])) --begin;
        if (text::is_elided_word(label.substr(begin, end - begin))) return {begin, end};
        break;
    }
    return {0, 0};
}

// "226-2-2", which is also how L226-2-2 is typed.
std::string without_letter(const std::string& article) {
    return article.starts_with('n') ? article.substr(1) : std::string();
}

// Where `form`, as far as it was typed, ends in the word as the label writes it. The whole word when the two
// cannot be laid side by side.
std::size_t typed_end(std::string_view written, std::string_view form) {
    for (std::size_t end = 0; end < written.size();) {
        end += text::decode(written, end).length;
        const std::string folded = text::fold(written.substr(0, end));
        if (folded.size() < form.size()) {
            if (!form.starts_with(folded)) break;
            continue;
        }
        if (!folded.starts_with(form)) break;
        while (end < written.size()) {  // an accent that stands apart belongs to its letter
            const auto next = end + text::decode(written, end).length;
            if (text::fold(written.substr(0, next)) != folded) break;
            end = next;
        }
        return end;
    }
    return written.size();
}

}  // namespace

std::vector<LabelWord> label_words(std::string_view label, text::Analyser& analyser) {
    const auto tokens = analyser.analyse(label);
    std::vector<LabelWord> words;
    for (const auto& token : tokens) {
        const bool first = token.position == tokens.front().position;
        const auto add = [&](std::string form, std::size_t begin, std::size_t end) {
            if (!form.empty()) words.push_back({std::move(form), begin, end, first});
        };
        if (const auto [begin, end] = elided_before(label, token.begin); begin < end)
            add(text::fold(label.substr(begin, end - begin)), begin, end);
        for (const auto& form : token.forms->exact) add(form, token.begin, token.end);
        for (const auto& article : token.forms->articles)
            add(without_letter(article), token.begin, token.end);
    }
    return words;
}

Typed typed_words(std::string_view text, text::Analyser& analyser) {
    text = text::prefix(text, kMaxTypedBytes);
    Typed typed;
    std::size_t end = 0;  // of the numbers that were taken as one: "226-13"
    for (const auto& token : analyser.analyse(text)) {
        const bool number = is_digit(token.forms->exact.front().front());
        if (token.begin < end || (token.compound && !number)) continue;
        if (token.compound) end = token.end;
        typed.complete = token.end < text.size();
        typed.words.push_back({token.forms->exact, token.forms->stop});
    }
    if (typed.words.size() > kMaxTypedWords) typed.words.resize(kMaxTypedWords);
    return typed;
}

Fragments mark_typed(std::string_view label, const Typed& typed, text::Analyser& analyser) {
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (const auto& word : label_words(label, analyser))
        for (const auto& wanted : typed.words)
            for (const auto& form : wanted.forms)
                if (word.form.starts_with(form))
                    spans.emplace_back(
                        word.begin,
                        word.begin + typed_end(label.substr(word.begin, word.end - word.begin), form));
    std::sort(spans.begin(), spans.end());
    Fragments fragments;
    const auto add = [&](std::size_t begin, std::size_t end, bool match) {
        if (begin < end) fragments.push_back({std::string(label.substr(begin, end - begin)), match});
    };
    std::size_t done = 0;
    for (std::size_t i = 0; i < spans.size();) {
        auto [begin, end] = spans[i];
        for (++i; i < spans.size() && spans[i].first <= end; ++i) end = std::max(end, spans[i].second);
        add(done, begin, false);
        add(begin, end, true);
        done = end;
    }
    add(done, label.size(), false);
    return fragments;
}

}  // namespace reperes::search
