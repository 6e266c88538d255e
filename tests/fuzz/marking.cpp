// The first line of the input is a question, the rest a text: the text is marked, and quoted.
//
// A question that begins with + has its text repeated beyond what a Marker reads (64 KB), to reach the cut.
#include <algorithm>
#include <string>

#include "index/document.h"
#include "invariant.h"
#include "search/passage.h"
#include "search/query.h"
#include "search/thesaurus.h"

using reperes::fuzz::always;
using namespace reperes;

namespace {

constexpr std::size_t kBeyondTheCut = 66 * 1024;

// Enough for some words to be rare, some common and some unknown.
Xapian::Database small_database() {
    static const Xapian::WritableDatabase database = [] {
        Xapian::WritableDatabase writable(std::string(), Xapian::DB_BACKEND_INMEMORY);
        index::Composer composer({});
        index::WordUses uses;
        for (const char* text : {"Le secret professionnel de l'assistante sociale.",
                                 "L'article L. 226-2-2 du CASF permet de partager des informations.",
                                 "L'ASE et la PMI : accueillir, accompagner, aller vers les familles."}) {
            index::Entry entry;
            entry.id = text;
            entry.title = "Un repère";
            entry.text = text;
            writable.add_document(composer.compose(entry, uses));
        }
        return writable;
    }();
    return database;
}

const search::Thesaurus& thesaurus() {
    static const search::Thesaurus known = [] {
        corpus::Vocabulary vocabulary;
        vocabulary.sigles = {{"ASE", "aide sociale à l'enfance", "", ""}};
        vocabulary.synonyms = {{corpus::SynonymKind::equivalent, {"aller vers", "aller-vers", "outreach"}}};
        return search::Thesaurus(vocabulary);
    }();
    return known;
}

std::string joined(const search::Fragments& fragments) {
    std::string text;
    for (const auto& fragment : fragments) {
        always(!fragment.text.empty(), "no fragment is empty");
        text += fragment.text;
    }
    return text;
}

bool valid(std::string_view bytes) {
    return text::first_invalid_utf8(bytes) == std::string_view::npos;
}

// A line that begins with # is a heading, so that some inputs have some.
std::vector<corpus::Heading> headings_of(std::string_view text) {
    std::vector<corpus::Heading> headings;
    for (std::size_t at = 0; at < text.size(); at = std::min(text.find('\n', at), text.size() - 1) + 1)
        if (text[at] == '#') headings.push_back({2, "ancre", "Titre", at});
    return headings;
}

std::string repeated(std::string_view piece) {
    std::string text(piece);
    while (text.size() < kBeyondTheCut) text += piece;
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = fuzz::as_text(data, size);
    const auto line = std::min(input.find('\n'), input.size());
    auto asked = input.substr(0, line);
    std::string body(input.substr(std::min(line + 1, input.size())));
    const bool beyond = asked.starts_with('+') && !body.empty();
    if (beyond) {
        asked.remove_prefix(1);
        body = repeated(body);
    }
    const auto database = small_database();
    text::Analyser analyser;
    auto question = search::understand(asked, analyser);
    thesaurus().recognise(question);
    search::complete(question, database);
    search::Marker marker(analyser, question, database);

    if (!beyond) always(joined(marker.mark(body)) == body, "the fragments joined are the text");

    index::Record record;
    record.headings = headings_of(body);
    record.text = std::move(body);
    const bool sound = valid(record.text);
    const auto passage = joined(marker.best_passage(record).fragments);
    always(!sound || valid(passage), "a passage of a valid text is valid");
    if (beyond) return 0;    // once is slow enough
    record.summary = asked;  // quoted when nothing of the text is
    const auto quoted = joined(marker.best_passage(record).fragments);
    always(!sound || !valid(asked) || valid(quoted), "a passage or a summary that is valid stays so");
    return 0;
}
