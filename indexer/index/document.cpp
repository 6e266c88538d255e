#include "index/document.h"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "index/record.h"
#include "text/cited_articles.h"
#include "text/collation.h"

namespace reperes::index {

namespace {

constexpr std::size_t kMaxTitleTokens = 400;  // so that title positions stay below kBodyPosition
constexpr std::size_t kMinSuggestedLetters = 4;

std::string body_of(const Entry& entry) {
    // Summary, text and extra are one field; empty lines keep their phrases apart for the eye only, the gap
    // of positions below keeps title and body apart for good.
    return fmt::format("{}\n\n{}\n\n{}", entry.summary, entry.text, entry.extra);
}

void add_filters(const text::Forms& forms, Xapian::Document& document) {
    if (!forms.sigle.empty()) document.add_boolean_term(term(kSigle, forms.sigle));
    for (const auto& article : forms.articles) document.add_boolean_term(term(kArticle, article));
}

void add_citations(const std::vector<text::Token>& tokens, Xapian::Document& document) {
    for (const auto& article : text::cited_articles(tokens)) document.add_boolean_term(term(kCited, article));
}

bool suggestible(const text::Token& token) {
    const auto& forms = *token.forms;
    const auto& word = forms.exact.front();
    if (forms.stop || token.compound || !forms.sigle.empty() || word.size() < kMinSuggestedLetters ||
        word.size() > 40)
        return false;
    return word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
}

void add_slot(Xapian::Document& document, Xapian::valueno slot, std::int64_t seconds) {
    document.add_value(slot, Xapian::sortable_serialise(static_cast<double>(seconds)));
}

void add_facets(const Entry& entry, Xapian::Document& document) {
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        const auto& values = entry.facets[i];
        if (values.empty()) continue;
        std::string joined;
        for (const auto& value : values) {
            document.add_boolean_term(term(kFacets[i].prefix, value));
            if (!joined.empty()) joined += kValueSeparator;
            joined += value;
        }
        document.add_value(kFacets[i].slot, joined);
    }
}

using Counts = std::unordered_map<std::string_view, std::size_t>;  // views into the analyser's forms

std::size_t count_stems(const std::vector<text::Token>& tokens, Counts& counts) {
    std::size_t length = 0;
    for (const auto& token : tokens) {
        const auto& stems = indexed_stems(*token.forms);
        if (!token.compound && !stems.empty()) ++length;
        for (const auto& stem : stems) ++counts[stem];
    }
    return length;
}

void add_positions(const std::vector<text::Token>& tokens, Xapian::termpos first,
                   Xapian::Document& document) {
    for (const auto& token : tokens) {
        const Xapian::termpos position = first + token.position;
        for (const auto& exact : token.forms->exact) document.add_posting(term(kExact, exact), position, 0);
        for (const auto& stem : indexed_stems(*token.forms))
            document.add_posting(term(kStem, stem), position, 0);
        add_filters(*token.forms, document);
    }
}

}  // namespace

Composer::Lengths Composer::measure(const Entry& entry) {
    Counts counts;
    Lengths lengths;
    lengths.title = count_stems(analyser_.analyse(entry.title), counts);
    counts.clear();
    lengths.body = count_stems(analyser_.analyse(body_of(entry)), counts);
    return lengths;
}

void Composer::add_foreign(const Entry& entry, Xapian::Document& document) {
    for (const auto& token : analyser_.analyse(entry.foreign))
        for (const auto& word : token.forms->exact)
            if (const auto found = foreign_.term_of(entry.language, word); !found.empty())
                document.add_boolean_term(found);
}

Xapian::Document Composer::compose(const Entry& entry, WordUses& uses) {
    Xapian::Document document;
    std::set<std::string_view> words;
    const auto learn = [&](const std::vector<text::Token>& tokens) {
        for (const auto& token : tokens) {
            if (!suggestible(token)) continue;
            const auto& forms = *token.forms;
            auto& use = uses[forms.exact.front()];
            if (words.insert(forms.exact.front()).second) ++use.documents;
            ++use.written[forms.accented.empty() ? forms.exact.front() : forms.accented];
        }
    };

    auto tokens = analyser_.analyse(entry.title);
    if (tokens.size() > kMaxTitleTokens) tokens.resize(kMaxTitleTokens);
    Counts counts;
    const double title = title_norm(count_stems(tokens, counts), averages_.title);
    for (const auto& [stem, tf] : counts)
        document.add_term(term(kTitleStem, stem), impact(tf, title, entry.title_share));
    add_positions(tokens, 0, document);
    for (const auto& token : tokens)
        for (const auto& stem : indexed_stems(*token.forms))
            document.add_posting(term(kTitleStem, stem), token.position, 0);
    learn(tokens);
    add_citations(tokens, document);

    counts.clear();
    words.clear();
    const std::string body = body_of(entry);
    tokens = analyser_.analyse(body);
    const double norm = body_norm(count_stems(tokens, counts), averages_.body);
    for (const auto& [stem, tf] : counts) document.add_term(term(kStem, stem), impact(tf, norm));
    add_positions(tokens, kBodyPosition, document);
    learn(tokens);
    add_citations(tokens, document);

    add_foreign(entry, document);
    add_facets(entry, document);
    add_slot(document, kFromSlot, entry.period.from.time_since_epoch().count());
    add_slot(document, kToSlot, entry.period.to.time_since_epoch().count());
    if (entry.published_at > corpus::Instant{})
        add_slot(document, kPublishedSlot, entry.published_at.time_since_epoch().count());
    if (!entry.origin.empty()) document.add_value(kOriginSlot, entry.origin);
    document.add_value(kTitleSlot, text::collation_key(entry.title, kTitleKeyBytes));
    document.add_boolean_term(id_term(entry.id));
    document.set_data(encode(entry));
    return document;
}

}  // namespace reperes::index
