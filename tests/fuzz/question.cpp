// Any bytes are a question: it is understood, the vocabulary is recognised in it, and what comes out can be
// asked of Xapian.
#include "search/question.h"

#include <algorithm>

#include "invariant.h"
#include "search/thesaurus.h"

using reperes::fuzz::always;
using namespace reperes::search;

namespace {

constexpr std::size_t kMaxTermBytes = 245;  // Xapian throws beyond

const Thesaurus& thesaurus() {
    static const Thesaurus known = [] {
        using reperes::corpus::SynonymKind;
        reperes::corpus::Vocabulary vocabulary;
        vocabulary.sigles = {{"ASE", "aide sociale à l'enfance", "", ""},
                             {"AED", "action éducative à domicile", "", ""},
                             {"AED", "aide éducative à domicile", "", ""},
                             {"MAS", "maison d'accueil spécialisée", "", ""},
                             {"EJE", "éducateur de jeunes enfants", "", ""}};
        vocabulary.synonyms = {
            {SynonymKind::equivalent, {"aller vers", "aller-vers", "outreach"}},
            {SynonymKind::equivalent, {"coconstruction", "co-construction", "co-élaboration"}},
            {SynonymKind::equivalent, {"usager", "personne accueillie", "personne accompagnée"}},
            {SynonymKind::narrower, {"aller vers", "maraude", "hors les murs"}},
            {SynonymKind::related, {"secret partagé", "partage d'informations"}}};
        return Thesaurus(vocabulary);
    }();
    return known;
}

void check_terms(const std::vector<std::string>& terms) {
    for (const auto& term : terms) {
        always(!term.empty(), "no term is empty");
        always(term.size() <= kMaxTermBytes, "a term is short enough for Xapian");
    }
}

void check_words(std::string_view text, const Question& question) {
    const auto& words = question.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        always(words[i].begin < words[i].end && words[i].end <= text.size(), "a word is a piece of the text");
        always(words[i].first >= 1 && words[i].first <= words[i].last,
               "the positions of a word are in order");
        always(i == 0 || words[i - 1].end <= words[i].begin, "words come in order, none on another");
        always(!words[i].any.empty() || !words[i].beginning.empty(), "a word can be found by something");
        for (const auto* terms : {&words[i].any, &words[i].all, &words[i].stems, &words[i].boosts})
            check_terms(*terms);
    }
    always(words.empty() || std::any_of(words.begin(), words.end(), [](const Word& w) { return !w.light; }),
           "of the words, one at least is required");
}

void check_phrase(const Phrase& phrase) {
    always(!phrase.terms.empty() && phrase.window >= 1, "a phrase has terms and a width");
    check_terms(phrase.terms);
}

void check_operators(std::string_view text, const Question& question) {
    always(question.alternatives >= 1 && (question.operators || question.alternatives == 1),
           "only OU makes alternatives");
    for (const auto& quotation : question.quotations) {
        check_phrase(quotation.phrase);
        always(quotation.begin < quotation.end && quotation.end <= text.size(),
               "a quotation is a piece of the text");
        always(quotation.alternative < question.alternatives, "a quotation belongs to an alternative");
    }
    for (const auto& word : question.words)
        always(word.alternative < question.alternatives, "a word belongs to an alternative");
    for (const auto& exclusion : question.exclusions) {
        always(!exclusion.words.empty() || !exclusion.phrases.empty(), "an exclusion excludes something");
        always(exclusion.alternative < question.alternatives, "an exclusion belongs to an alternative");
        for (const auto& phrase : exclusion.phrases) check_phrase(phrase);
        for (const auto& word : exclusion.words)
            always(!word.any.empty() || !word.beginning.empty(), "an excluded word can be found by something");
    }
}

void check_concepts(const Question& question) {
    std::size_t next = 0;
    for (const auto& known : question.concepts) {
        always(known.first >= next && known.first <= known.last && known.last < question.words.size(),
               "concepts come in order, and share no word");
        next = known.last + 1;
        for (const auto& expression : known.equivalents) {
            always(!expression.stems.empty() && expression.window >= 1,
                   "an expression has stems and a width");
            check_terms(expression.stems);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = reperes::fuzz::as_text(data, size);
    reperes::text::Analyser analyser;
    auto question = understand(text, analyser);
    always(question.concepts.empty(), "the vocabulary is not understood's work");
    check_words(text, question);
    thesaurus().recognise(question);
    check_words(text, question);
    check_operators(text, question);
    check_concepts(question);
    check_terms(match_terms(question));
    const std::size_t said = things_said(question);
    always(said <= question.words.size(), "a question says at most as much as it has words");
    always(said >= 1 || question.words.empty(), "words say something");
    always(question.words.size() <= reperes::search::kMaxWords, "a question is cut");
    return 0;
}
