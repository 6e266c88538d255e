#include "search/question.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "index/document.h"
#include "index/schema.h"

namespace reperes::search {

namespace {

using index::term;
using text::Token;

// Words of French questions that say nothing of their subject (folded, sorted).
constexpr std::array<std::string_view, 30> kQuestionWords{
    "bonjour",  "cas",      "combien",  "comment", "est",  "existe",  "faut",    "il",
    "lequel",   "lesquels", "laquelle", "merci",   "ou",   "peut",    "peuvent", "peux",
    "pourquoi", "pourrait", "pouvez",   "pouvons", "puis", "que",     "quel",    "quelle",
    "quelles",  "quels",    "qui",      "quoi",    "svp",  "voudrais"};

bool is_question_word(const text::Forms& forms) {
    return forms.sigle.empty() && std::find(kQuestionWords.begin(), kQuestionWords.end(),
                                            forms.exact.front()) != kQuestionWords.end();
}

// Says nothing of the subject: a stop word, or a question word.
bool is_empty_word(const text::Forms& forms) {
    return (forms.stop && forms.sigle.empty()) || is_question_word(forms);
}

// The tokens that the compound here[at] spans; they follow it.
std::span<const Token> parts_of(std::span<const Token> here, std::size_t at) {
    std::size_t next = at + 1;
    while (next < here.size() && here[next].end <= here[at].end) ++next;
    return here.subspan(at + 1, next - at - 1);
}

// « article » and its short forms, when the reference follows: the reference alone says it, in any typing.
bool announces_article(std::span<const Token> here, std::size_t at) {
    const auto& word = here[at].forms->exact.front();
    return (word == "art" || word == "article" || word == "articles") && at + 1 < here.size() &&
           !here[at + 1].forms->articles.empty();
}

bool all_digits(std::string_view word) {
    return word.find_first_not_of("0123456789") == std::string_view::npos;
}

void add_once(std::vector<std::string>& list, std::string value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

// An article typed with its letter never falls back on the homonym of another code; one typed without finds
// both.
void add_article(const std::string& canonical, Word& word) {
    for (const std::string& value : {canonical, "^" + canonical}) {
        word.any.push_back(term(index::kArticle, value));
        word.boosts.push_back(term(index::kArticle, value));
    }
}

Word simple_word(const Token& token) {
    const auto& forms = *token.forms;
    Word word{token.begin, token.end, token.position, token.position, {}, {}, {}, {}, {}};
    if (!forms.articles.empty()) {
        add_article(forms.articles.front(), word);
        return word;
    }
    if (!forms.sigle.empty()) {
        word.any.push_back(term(index::kSigle, forms.sigle));
        word.boosts.push_back(term(index::kSigle, forms.sigle));
    }
    for (const auto& stem : index::indexed_stems(forms)) {
        word.any.push_back(term(index::kStem, stem));
        word.stems.push_back(stem);
    }
    if (word.any.empty()) word.any.push_back(term(index::kExact, forms.exact.front()));  // a stop word, alone
    if (!forms.stop && forms.sigle.empty() && !all_digits(forms.exact.front()))
        word.spelling = forms.exact.front();
    return word;
}

// "médico-social": the joined form, or all its parts. "30 000": the joined form only.
Word compound_word(const Token& token, std::span<const Token> parts) {
    Word word = simple_word(token);
    word.spelling.clear();
    if (all_digits(token.forms->exact.front())) return word;
    for (const auto& part : parts) {
        word.last = std::max(word.last, part.position);
        for (const auto& stem : index::indexed_stems(*part.forms)) {
            add_once(word.all, term(index::kStem, stem));
            add_once(word.stems, stem);
        }
    }
    return word;
}

// Cuts the text in what stands between quotation marks and what does not. A mark that is never closed is
// ignored.
struct Cut {
    std::size_t begin = 0, end = 0;
    bool quoted = false;
};
std::vector<Cut> cut_quotes(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMarks{
        {{"\"", "\""}, {"«", "»"}, {"“", "”"}}};
    std::vector<Cut> cuts;
    std::size_t plain = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto mark = std::find_if(kMarks.begin(), kMarks.end(),
                                       [&](const auto& m) { return text.substr(at).starts_with(m.first); });
        const auto close =
            mark == kMarks.end() ? std::string_view::npos : text.find(mark->second, at + mark->first.size());
        if (close == std::string_view::npos) {
            ++at;
            continue;
        }
        cuts.push_back({plain, at, false});
        cuts.push_back({at + mark->first.size(), close, true});
        at = plain = close + mark->second.size();
    }
    cuts.push_back({plain, text.size(), false});
    return cuts;
}

void add_phrase(std::span<const Token> tokens, Question& question) {
    Phrase phrase;
    std::uint32_t first = 0, last = 0;
    for (const auto& token : tokens) {
        if (token.compound) continue;
        if (phrase.terms.empty()) first = token.position;
        last = token.position;
        phrase.terms.push_back(term(index::kExact, token.forms->exact.front()));
    }
    if (phrase.terms.empty()) return;
    phrase.window = last - first + 1;
    question.phrases.push_back(std::move(phrase));
}

}  // namespace

Question understand(std::string_view text, text::Analyser& analyser) {
    Question question;
    std::vector<Word> dropped;
    const auto tokens = analyser.analyse(text);
    for (const auto& cut : cut_quotes(text)) {
        const auto inside = [&](const Token& t) { return t.begin >= cut.begin && t.end <= cut.end; };
        const auto first = std::find_if(tokens.begin(), tokens.end(), inside);
        const auto last = std::find_if_not(first, tokens.end(), inside);
        const std::span<const Token> here(first, last);
        if (cut.quoted) {
            add_phrase(here, question);
            continue;
        }
        for (std::size_t i = 0; i < here.size(); ++i) {
            const Token& token = here[i];
            if (token.compound) {
                const auto parts = parts_of(here, i);
                if (std::any_of(parts.begin(), parts.end(),
                                [](const Token& part) { return is_empty_word(*part.forms); }))
                    continue;  // « peut-on », « est-ce » : the parts speak for themselves
                question.words.push_back(compound_word(token, parts));
                i += parts.size();
            } else if (is_empty_word(*token.forms) || announces_article(here, i)) {
                dropped.push_back(simple_word(token));
            } else {
                question.words.push_back(simple_word(token));
            }
        }
    }
    if (question.empty()) question.words = std::move(dropped);
    return question;
}

std::vector<std::string> match_terms(const Question& question) {
    std::set<std::string> terms;
    for (const auto& word : question.words) {
        terms.insert(word.any.begin(), word.any.end());
        terms.insert(word.all.begin(), word.all.end());
    }
    for (const auto& phrase : question.phrases) terms.insert(phrase.terms.begin(), phrase.terms.end());
    return {terms.begin(), terms.end()};
}

}  // namespace reperes::search
