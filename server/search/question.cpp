#include "search/question.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>

#include "index/schema.h"
#include "search/question_words.h"
#include "search/word_reading.h"
#include "text/stop_words.h"
#include "text/utf8.h"

namespace reperes::search {

namespace {

using index::term;
using text::Token;

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

// Cuts the text in what stands between quotation marks and what does not. A mark that is never closed is
// ignored.
struct Cut {
    std::size_t begin = 0, end = 0;  // with the marks
    std::size_t mark = 0;            // bytes of each; 0 for what is not quoted
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
        cuts.push_back({plain, at, 0});
        plain = close + mark->second.size();
        cuts.push_back({at, plain, mark->first.size()});
        at = plain;
    }
    cuts.push_back({plain, text.size(), 0});
    return cuts;
}

enum class Operator { none, both, either, without };

// Reads the tokens, in order, into a question.
class Reader {
 public:
    Reader(std::string_view text, const Typing& typing, std::span<const Token> tokens, Question& question)
        : text_(text), typing_(typing), question_(&question) {
        // All in capitals, ET and OU are operators among keywords, not in a sentence.
        operators_ = !typing.capitals || std::none_of(tokens.begin(), tokens.end(), [&](const Token& token) {
            return operator_of(token) == Operator::none && text::is_stop_word(token.forms->exact.front());
        });
    }

    void read_plain(std::span<const Token> here) {
        for (std::size_t i = 0; i < here.size(); ++i) {
            const Token& token = here[i];
            if (!token.compound) {
                if (!read_operator(token) && !read_title_mark(token)) read_word(here, i);
                continue;
            }
            const auto parts = parts_of(here, i);
            const bool speaks = std::none_of(parts.begin(), parts.end(), [&](const Token& part) {
                return typing_.empty_word(*part.forms);
            });
            // « peut-on », « est-ce », « médico-soc* »: the parts speak for themselves
            if (!speaks || (!parts.empty() && starred(parts.back()))) continue;
            take(compound_word(token, parts, typing_));
            i += parts.size();
        }
    }

    void read_quoted(const Cut& cut, std::span<const Token> here) {
        const bool in_title = std::exchange(title_, false);
        Phrase phrase = phrase_of(here, in_title);
        if (phrase.terms.empty()) return;
        if (auto* exclusion = exclusion_of(cut.begin))
            exclusion->phrases.push_back(std::move(phrase));
        else
            question_->quotations.push_back({std::move(phrase), cut.begin, cut.end, alternative_});
    }

    // Only empty words were typed: they are what is looked for, unless something else is.
    void finish() {
        if (question_->empty() && question_->exclusions.empty()) question_->words = std::move(dropped_);
        auto& words = question_->words;
        std::erase_if(question_->exclusions,
                      [](const Exclusion& e) { return e.words.empty() && e.phrases.empty(); });
        std::stable_sort(words.begin(), words.end(),
                         [](const Word& a, const Word& b) { return a.begin < b.begin; });
        question_->cut |= words.size() > kMaxWords;
        if (words.size() > kMaxWords) words.resize(kMaxWords);
        if (!says_something(alternative_) && alternative_ > 0) --alternative_;
        // « a OU -b »: an alternative that wants nothing is none.
        std::erase_if(question_->exclusions,
                      [&](const Exclusion& e) { return e.alternative > alternative_; });
        question_->alternatives = alternative_ + 1;
        for (unsigned i = 0; i <= alternative_; ++i) weigh_light_words(i);
    }

 private:
    static constexpr std::size_t kMinBeginning = 2;

    [[nodiscard]] bool starred(const Token& token) const {
        return token.end < text_.size() && text_[token.end] == '*' &&
               token.forms->exact.front().size() >= kMinBeginning;
    }

    [[nodiscard]] Operator operator_of(const Token& token) const {
        const auto typed = text_.substr(token.begin, token.end - token.begin);
        if (typed == "ET") return Operator::both;
        if (typed == "OU") return Operator::either;
        return typed == "SAUF" ? Operator::without : Operator::none;
    }

    // An operator without words before it is none.
    bool read_operator(const Token& token) {
        const Operator found = operators_ ? operator_of(token) : Operator::none;
        if (found == Operator::none || !says_something(alternative_)) return false;
        open_.reset();
        question_->operators = true;
        if (found == Operator::either) ++alternative_;
        if (found == Operator::without) {
            open_ = question_->exclusions.size();
            question_->exclusions.push_back({{}, {}, alternative_});
        }
        return true;
    }

    // « titre: », with something after it.
    bool read_title_mark(const Token& token) {
        if (token.forms->exact.front() != "titre" || token.end >= text_.size() || text_[token.end] != ':')
            return false;
        if (text_.find_first_not_of(" :", token.end) == std::string_view::npos) return false;
        title_ = true;
        if (minus_before(token.begin)) minus_ = true;
        return true;
    }

    void read_word(std::span<const Token> here, std::size_t at) {
        const Token& token = here[at];
        if (starred(token)) {
            take(beginning_of(token));
        } else if (typing_.empty_word(*token.forms)) {
            title_ = minus_ = false;
            question_->sentence |= !is_link_word(token.forms->exact.front());
            dropped_.push_back(simple_word(token, typing_));
        } else if (announces_article(here, at)) {
            dropped_.push_back(simple_word(token, typing_));
        } else {
            take(simple_word(token, typing_));
        }
    }

    void take(Word word) {
        word.alternative = alternative_;
        if (std::exchange(title_, false)) {
            for (const auto& stem : word.stems) word.title.push_back(term(index::kTitleStem, stem));
            if (!word.beginning.empty()) word.title = {term(index::kTitleStem, word.beginning)};
        }
        if (auto* exclusion = exclusion_of(word.begin))
            exclusion->words.push_back(std::move(word));
        else
            question_->words.push_back(std::move(word));
    }

    // « -mot », not « -3 » nor « médico-social ».
    [[nodiscard]] bool minus_before(std::size_t begin) const {
        return begin > 0 && text_[begin - 1] == '-' && !(text_[begin] >= '0' && text_[begin] <= '9') &&
               (begin == 1 || text_[begin - 2] == ' ' || text_[begin - 2] == '(');
    }

    // Where what begins here belongs when it is not wanted; nullptr when it is.
    Exclusion* exclusion_of(std::size_t begin) {
        if (std::exchange(minus_, false) || minus_before(begin)) {
            question_->exclusions.push_back({{}, {}, alternative_});
            return &question_->exclusions.back();
        }
        return open_ ? &question_->exclusions[*open_] : nullptr;
    }

    [[nodiscard]] bool says_something(unsigned alternative) const {
        const auto here = [&](const auto& said) { return said.alternative == alternative; };
        return std::any_of(question_->words.begin(), question_->words.end(), here) ||
               std::any_of(question_->quotations.begin(), question_->quotations.end(), here);
    }

    // Light words are all that an alternative says: they count.
    void weigh_light_words(unsigned alternative) {
        const auto speaks = [&](const Word& word) { return word.alternative == alternative && !word.light; };
        if (std::any_of(question_->words.begin(), question_->words.end(), speaks)) return;
        for (auto& word : question_->words)
            if (word.alternative == alternative) word.light = false;
    }

    std::string_view text_;
    Typing typing_;
    Question* question_;
    bool operators_ = true;
    unsigned alternative_ = 0;
    std::optional<std::size_t> open_;     // the exclusion that « SAUF » opened
    bool title_ = false, minus_ = false;  // typed just before
    std::vector<Word> dropped_;
};

// The beginning of a long text, up to a space.
std::string_view readable(std::string_view text) {
    if (text.size() <= kMaxTextBytes) return text;
    text = text::prefix(text, kMaxTextBytes);
    const auto space = text.rfind(' ');
    return space == std::string_view::npos ? text : text.substr(0, space);
}

}  // namespace

Question understand(std::string_view typed, text::Analyser& analyser) {
    Question question;
    const auto text = readable(typed);
    question.cut = text.size() < typed.size();
    const auto tokens = analyser.analyse(text);
    Reader reader(text, typing_of(text, tokens), tokens, question);
    for (const auto& cut : cut_quotes(text)) {
        const auto inside = [&](const Token& t) {
            return t.begin >= cut.begin + cut.mark && t.end <= cut.end - cut.mark;
        };
        const auto first = std::find_if(tokens.begin(), tokens.end(), inside);
        const auto last = std::find_if_not(first, tokens.end(), inside);
        const std::span<const Token> here(first, last);
        if (cut.mark > 0) {
            reader.read_quoted(cut, here);
        } else {
            question.sentence |=
                text.substr(cut.begin, cut.end - cut.begin).find('?') != std::string_view::npos;
            reader.read_plain(here);
        }
    }
    reader.finish();
    return question;
}

Phrase phrase_of(const Expression& expression) {
    if (!expression.sigle.empty()) return {{term(index::kSigle, expression.sigle)}, 1};
    Phrase phrase{{}, expression.window};
    for (const auto& stem : expression.stems) phrase.terms.push_back(term(index::kStem, stem));
    return phrase;
}

std::size_t things_said(const Question& question) {
    std::size_t count = 0, at = 0;
    for (const auto& known : question.concepts) {
        count += 1;
        for (; at < known.first; ++at)
            if (!question.words[at].light) ++count;
        at = known.last + 1;
    }
    for (; at < question.words.size(); ++at)
        if (!question.words[at].light) ++count;
    return count;
}

std::vector<std::string> match_terms(const Question& question) {
    std::set<std::string> terms;
    for (const auto& word : question.words) {
        terms.insert(word.any.begin(), word.any.end());
        terms.insert(word.all.begin(), word.all.end());
    }
    return {terms.begin(), terms.end()};
}

}  // namespace reperes::search
