#include "corpus/unexplained_sigles.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "corpus/prose.h"
#include "text/letters.h"

namespace reperes::corpus {

namespace {

// Numbers, names that stand for no words any more, and what everybody says: explaining it would slow the
// reader down.
constexpr auto kNotOfTheField = std::to_array<std::string_view>(
    {"ii",  "iii", "iv", "vi",  "vii", "viii", "ix", "xi",  "xii",   "xiii", "xiv", "xv",
     "xvi", "xix", "xx", "xxi", "ok",  "ue",   "uk", "us",  "usa",   "onu",  "oms", "sms",
     "pdf", "cv",  "cd", "dvd", "faq", "gps",  "tv", "sos", "covid", "adn",  "qr",  "ag2r"});

bool is_sigle(const text::Token& word) {
    const auto& sigle = word.forms->sigle;
    const auto digits = std::count_if(sigle.begin(), sigle.end(), text::is_digit);
    return sigle.size() >= static_cast<std::size_t>(digits) + 2;  // A4 or T3 stand for no words
}

// One text of a version and its words, among which sigles are explained or not.
class Reading {
 public:
    Reading(std::string_view text, text::Analyser& analyser) : text_(text) {
        std::size_t read = 0;  // the 1 of GT1 comes again by itself
        for (const auto& word : analyser.analyse(text)) {
            if (word.begin < read || (word.compound && word.forms->sigle.empty())) continue;
            if (word.compound) read = word.end;
            words_.push_back(word);
        }
    }

    [[nodiscard]] const std::vector<text::Token>& words() const { return words_; }
    [[nodiscard]] std::string_view written(std::size_t word) const {
        return text_.substr(words_[word].begin, words_[word].end - words_[word].begin);
    }
    // The PC of « DPA-PC »: one remark is enough for both.
    [[nodiscard]] bool continues_a_sigle(std::size_t word) const {
        return word > 0 && is_sigle(words_[word - 1]) && words_[word - 1].end + 1 == words_[word].begin &&
               text_[words_[word - 1].end] == '-';
    }
    [[nodiscard]] bool explains(std::size_t word) const {
        return follows_its_words(word) || precedes_its_words(word) || is_spelt_beside(word);
    }

 private:
    // « Haut Conseil du travail social (HCTS) », « (AIETS, en anglais IASSW) ». The words themselves are not
    // compared with the letters: those of a foreign body are often given in French.
    [[nodiscard]] bool follows_its_words(std::size_t word) const {
        constexpr std::size_t kFromBracket = 12, kFromBracketAndComma = 24;  // bytes
        const auto before = text_.substr(0, words_[word].begin);
        const auto open = before.rfind('(');
        if (open == std::string_view::npos) return false;
        const auto between = before.substr(open);
        const bool second = between.find(',') != std::string_view::npos;
        if (between.size() > (second ? kFromBracketAndComma : kFromBracket)) return false;
        if (between.find(')') != std::string_view::npos) return false;
        const auto block = before.rfind("\n\n", open);
        return count_words(before.substr(block == std::string_view::npos ? 0 : block, open - block)) > 1;
    }

    // « HCTS (Haut Conseil du travail social) », but not « HCTS (2023) » nor « HCTS (voir) ».
    [[nodiscard]] bool precedes_its_words(std::size_t word) const {
        const auto after = text_.substr(words_[word].end);
        if (!after.starts_with(" (") && !after.starts_with(" » (")) return false;
        const auto open = after.find('(');
        return count_words(after.substr(open, after.find(')') - open)) > 1;
    }

    // « le code des relations entre le public et l'administration, CRPA » or « DPA : développement du pouvoir
    // d'agir ».
    [[nodiscard]] bool is_spelt_beside(std::size_t word) const {
        constexpr std::size_t kBeside = 12;  // words on either side
        const std::string& sigle = words_[word].forms->sigle;
        const std::size_t first = word < kBeside ? 0 : word - kBeside;
        const std::size_t last = std::min(word + 3, words_.size());
        for (std::size_t from = first; from < last; ++from)
            if (from != word && is_spelt_from(from, word, sigle)) return true;
        return false;
    }

    // Each word gives its first letter; stop words may, and one other word need not (« assistants de
    // *service* social »).
    [[nodiscard]] bool is_spelt_from(std::size_t from, std::size_t word, std::string_view letters) const {
        bool spare = letters.size() > 2;
        std::size_t spelt = 0;
        for (std::size_t i = from; i < words_.size() && i != word && spelt < letters.size(); ++i) {
            const auto& forms = *words_[i].forms;
            if (forms.exact.front().front() == letters[spelt])
                ++spelt;
            else if (spelt == 0 || (!forms.stop && !std::exchange(spare, false)))
                return false;
        }
        return spelt == letters.size();
    }

    std::string_view text_;
    std::vector<text::Token> words_;
};

class Sigles {
 public:
    explicit Sigles(text::Analyser& analyser) : analyser_(&analyser) {}

    void read(std::string_view text, const std::vector<Heading>& headings = {}) {
        const Reading reading(text, *analyser_);
        std::set<std::string> met;
        // A heading explains nothing: the first use is that of the text under it.
        for (const bool heading : {false, true})
            for (std::size_t i = 0; i < reading.words().size(); ++i) {
                const auto& word = reading.words()[i];
                if (!is_sigle(word) || reading.continues_a_sigle(i)) continue;
                if (within(headings, word.begin) != heading) continue;
                if (!met.insert(word.forms->sigle).second) continue;
                const auto [state, fresh] = explained_.try_emplace(word.forms->sigle, false);
                if (fresh) order_.emplace_back(state->first, reading.written(i));
                state->second |= reading.explains(i);
            }
    }

    [[nodiscard]] std::vector<std::string> unexplained(const KnownSigles& known) const {
        std::vector<std::string> result;
        for (const auto& [sigle, written] : order_)
            if (!explained_.at(sigle) && !known.contains(sigle)) result.push_back(written);
        return result;
    }

 private:
    static bool within(const std::vector<Heading>& headings, std::size_t at) {
        return std::any_of(headings.begin(), headings.end(), [&](const Heading& h) {
            return h.offset <= at && at < h.offset + h.title.size();
        });
    }

    text::Analyser* analyser_;
    std::map<std::string, bool> explained_;
    std::vector<std::pair<std::string, std::string>> order_;  // folded, as written
};

}  // namespace

KnownSigles known_sigles(const Corpus& corpus) {
    KnownSigles known(kNotOfTheField.begin(), kNotOfTheField.end());
    for (const auto& entry : corpus.vocabulary.sigles) known.insert(text::fold(entry.sigle));
    for (const auto& document : corpus.documents)
        if (const auto* groupe = as_groupe(document.versions.back())) known.insert(text::fold(groupe->sigle));
    return known;
}

std::vector<std::string> unexplained_sigles(const Version& version, const KnownSigles& known,
                                            text::Analyser& analyser) {
    Sigles sigles(analyser);
    sigles.read(without_notes(version.body), version.body.headings);
    sigles.read(version.title);
    sigles.read(version.summary);
    // What the page of a foreign practice says of it in two languages.
    if (const auto* fiche = as_fiche(version)) {
        sigles.read(fiche->original_title);
        for (const auto& [original, french] : fiche->terms) sigles.read(original + " (" + french + ")");
    }
    return sigles.unexplained(known);
}

}  // namespace reperes::corpus
