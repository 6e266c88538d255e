#include "pages/practice.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/country.h"
#include "corpus/in_force.h"
#include "pages/views.h"
#include "text/analyser.h"
#include "text/collation.h"

namespace reperes::pages {

namespace {

// "Angleterre (Royaume-Uni)", "Danemark", "Québec, Ontario (Canada)".
std::string place_text(const corpus::Fiche& fiche) {
    std::vector<std::string> countries;
    for (const auto& code : fiche.countries) countries.push_back(corpus::country_name(code));
    const auto joined = fmt::format("{}", fmt::join(countries, ", "));
    if (fiche.territories.empty()) return joined;
    return fmt::format("{} ({})", fmt::join(fiche.territories, ", "), joined);
}

bool begins(const std::string& title, const std::vector<std::string>& beginnings) {
    const auto folded = text::fold(title);
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const std::string& beginning) { return folded.starts_with(text::fold(beginning)); });
}

}  // namespace

std::vector<Practice> practices_in_force(const corpus::Corpus& corpus, corpus::Instant now) {
    std::vector<Practice> practices;
    for (const auto& document : corpus.documents)
        if (document.collection == corpus::Collection::fiches)
            if (const auto* version = corpus::readable(document, now)) practices.push_back({&document, version});
    std::sort(practices.begin(), practices.end(), [](const Practice& a, const Practice& b) {
        return text::comes_before(a.version->title, b.version->title);
    });
    return practices;
}

View practice_view(const Practice& practice, const corpus::Vocabulary& vocabulary) {
    const auto& [document, version] = practice;
    const auto& fiche = *corpus::as_fiche(*version);
    View view = card_view(*document, *version, vocabulary);
    view.set("nom", document->name);
    const auto* level = corpus::find(vocabulary.evidence_levels, fiche.evidence_level);
    view.set("preuve", level ? View{level->label} : View{false});
    view.set("lieu", place_text(fiche));
    view.set("periode", text_or_false(period_text(fiche)));
    View origin{false};
    if (!fiche.original_title.empty()) {
        origin = View{};
        origin.set("titre", fiche.original_title);
        origin.set("langue", fiche.original_language);
    }
    view.set("origine", origin);
    return view;
}

std::string period_text(const corpus::Fiche& fiche) {
    const auto& first = fiche.first_year;
    const auto& last = fiche.last_year;
    if (first && last)
        return *first == *last ? fmt::format("{}", *first) : fmt::format("de {} à {}", *first, *last);
    if (first) return fmt::format("depuis {}", *first);
    return last ? fmt::format("jusqu'en {}", *last) : std::string();
}

std::vector<std::string> told_under(const corpus::Body& body, const std::vector<std::string>& beginnings) {
    std::vector<std::string> paragraphs;
    for (std::size_t i = 0; i < body.headings.size(); ++i) {
        const auto& heading = body.headings[i];
        if (heading.level != 2 || !begins(heading.title, beginnings)) continue;
        auto end = body.text.size();
        for (std::size_t j = i + 1; j < body.headings.size() && end == body.text.size(); ++j)
            if (body.headings[j].level <= 2) end = body.headings[j].offset;
        auto text = std::string_view(body.text).substr(heading.offset, end - heading.offset);
        text.remove_prefix(std::min(text.find('\n'), text.size()));  // the heading itself
        while (!text.empty()) {
            const auto line = text.substr(0, text.find('\n'));
            if (!line.empty()) paragraphs.emplace_back(line);
            text.remove_prefix(std::min(line.size() + 1, text.size()));
        }
    }
    return paragraphs;
}

}  // namespace reperes::pages
