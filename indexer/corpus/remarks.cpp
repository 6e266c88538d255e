#include "corpus/remarks.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/in_force.h"
#include "corpus/prose.h"
#include "corpus/shingles.h"
#include "corpus/similar.h"
#include "corpus/unexplained_sigles.h"
#include "text/utf8.h"

namespace reperes::corpus {

namespace {

// A page is read between two appointments: these bounds are the project's own, some five minutes of reading
// at most, and at least enough to act upon. Pages of groupes and recommandations only introduce the list of
// what answers them, so they may be short.
constexpr std::size_t kMostWords = 1200;
constexpr std::size_t kLeastWords = 150;

// Plain-language guides in French commonly advise 15 to 20 words a sentence. The project leaves a margin for
// the names of institutions and texts, and remarks only what is clearly beyond: the mean over 25, or one
// sentence of three times as much as advised. These margins are a choice, not a rule from elsewhere.
constexpr double kMostWordsOnAverage = 25;
constexpr std::size_t kMostWordsInOne = 60;
constexpr std::size_t kEnoughSentences = 5;  // for a mean to say something

// Two texts on neighbouring subjects share set phrases and titles of laws; a third of all their wording is
// a copy that was reworked.
constexpr double kSameWording = 0.3;

struct Shown {
    const Document* document;
    const Version* version;
};

// Who wrote a link to the other knew of it.
bool links(const Shown& from, const Shown& to) {
    const auto& all = from.version->body.links;
    const auto id = to.document->id();
    return std::any_of(all.begin(), all.end(), [&](const Link& link) { return link.document == id; });
}

std::string cut(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++count) {
        if (count == most) return std::string(text.substr(0, at)) + "…";
        at += text::decode(text, at).length;
    }
    return std::string(text);
}

class Remarks {
 public:
    explicit Remarks(Date today) : today_(today) {}

    void read(const Shown& shown, const KnownSigles& known, text::Analyser& analyser) {
        sources(shown);
        review(shown);
        length(shown);
        difficulty(*shown.version);
        for (const auto& sigle : unexplained_sigles(*shown.version, known, analyser))
            add(*shown.version, fmt::format("le sigle « {} » n'est pas expliqué.", sigle),
                "Développez-le à son premier emploi, ou ajoutez-le à vocabulaire/sigles.csv.");
    }

    void compare(const std::vector<Shown>& fiches) {
        std::vector<Likeable> sides;
        std::vector<Shingles> texts;
        for (const auto& [document, version] : fiches) {
            sides.emplace_back(likened(*document, *version));
            texts.push_back(shingles(without_notes(version->body)));
        }
        for (std::size_t i = 0; i < fiches.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (const auto likeness = sides[j].compared(sides[i]); likeness.strength > 0)
                    if (!links(fiches[i], fiches[j]) && !links(fiches[j], fiches[i]))
                        alike(fiches[j], fiches[i], likeness.reason);
        for (const auto& [first, second, share] : overlaps(texts, kSameWording))
            alike(fiches[first], fiches[second],
                  fmt::format("{:.0f} % de leurs suites de cinq mots en commun", 100 * share));
    }

    std::vector<Remark> sorted() && {
        std::stable_sort(all_.begin(), all_.end(),
                         [](const auto& a, const auto& b) { return a.file < b.file; });
        return std::move(all_);
    }

 private:
    void add(const Version& version, std::string message, std::string hint) {
        all_.push_back({version.file, std::move(message), std::move(hint)});
    }

    void sources(const Shown& shown) {
        if (shown.version->sources.empty())
            add(*shown.version, "aucune source.",
                "Citez au moins un document que le lecteur peut consulter.");
    }

    void review(const Shown& shown) {
        const auto& date = shown.version->review_on;
        if (date && *date < today_)
            add(*shown.version, fmt::format("à revoir depuis le {}.", french_date(*date)),
                "Vérifiez les faits et les liens, puis publiez une version avec une nouvelle date "
                "« a-revoir-le ».");
        else if (!date && as_fiche(*shown.version))
            add(*shown.version, "aucune date à laquelle revoir la fiche.",
                "Indiquez « a-revoir-le », un an après la publication en général.");
    }

    void length(const Shown& shown) {
        const auto& version = *shown.version;
        const auto words = count_words(without_notes(version.body));
        const bool introduces = !as_fiche(version) && !as_section(version);
        if (words > kMostWords)
            add(version, fmt::format("texte long, {} mots.", words),
                fmt::format("Visez {} mots au plus : coupez, ou faites-en deux documents.", kMostWords));
        else if (words < kLeastWords && !introduces)
            add(version, fmt::format("texte court, {} mots.", words),
                "Dites ce que l'on fait, comment, et ce que l'on en sait.");
    }

    void difficulty(const Version& version) {
        std::size_t words = 0;
        std::size_t count = 0;
        for (const auto& sentence : sentences(version.body)) {
            const auto length = count_words(sentence.text);
            if (length > kMostWordsInOne)
                add(version, fmt::format("phrase de {} mots : « {} »", length, cut(sentence.text, 80)),
                    "Faites-en deux ou trois, ou une liste.");
            if (!sentence.whole) continue;
            words += length;
            ++count;
        }
        const double mean = count == 0 ? 0 : static_cast<double>(words) / static_cast<double>(count);
        if (count >= kEnoughSentences && mean > kMostWordsOnAverage)
            add(version, fmt::format("phrases longues, {:.0f} mots en moyenne.", mean),
                "Visez 15 à 20 mots : une idée par phrase.");
    }

    void alike(const Shown& one, const Shown& other, std::string_view why) {
        const bool later = one.version->published_at > other.version->published_at;
        const auto& [mine, theirs] = later ? std::pair{one, other} : std::pair{other, one};
        add(*mine.version, fmt::format("ressemble à {} : {}.", theirs.document->id(), why),
            "Réunissez-les, ou dites dans l'une, avec un lien vers l'autre, ce qui les distingue.");
    }

    Date today_;
    std::vector<Remark> all_;
};

}  // namespace

std::vector<Remark> remarks(const Corpus& corpus, Date today) {
    const auto known = known_sigles(corpus);
    text::Analyser analyser;
    Remarks found(today);
    std::vector<Shown> fiches;
    for (const auto& document : corpus.documents) {
        const Shown shown{&document, readable(document, end_of_day(today))};
        if (!shown.version) continue;
        found.read(shown, known, analyser);
        if (document.collection == Collection::fiches) fiches.push_back(shown);
    }
    found.compare(fiches);
    return std::move(found).sorted();
}

std::string describe(const Remark& remark) {
    return fmt::format("{}: {} {}", remark.file.string(), remark.message, remark.hint);
}

}  // namespace reperes::corpus
