// Totals, facet counts, dates and orders, against a brute-force count over the content: any question, any
// filters, as in force on any day.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <random>

#include "index/entry.h"
#include "text/collation.h"
#include "unit/small_index.h"

namespace reperes::tests {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr corpus::Date kFirstDay{std::chrono::year(2024), std::chrono::month(1), std::chrono::day(1)};
constexpr int kDays = 1100;

std::string day(int n) {
    return corpus::iso_date(corpus::Date(sys_days(kFirstDay) + days(n)));
}

const std::vector<std::string> kWords = {"secret",  "logement", "accueil", "enfant",
                                         "tutelle", "école",    "santé"};

// Fiches and sections of up to three versions, published and in force on days of three years; always the same
// ones, so that a search that fails fails again.
class Content {
 public:
    Content() {
        content_.write("vocabulaire/types.csv",
                       "id;libelle;definition\nacces-aux-droits;Accès aux droits;\ngroupe;Groupe;\n"
                       "international;Ailleurs;\nreference;Texte de référence;\n");
        content_.write("groupes/commission-ethique/v0001.md", corpus::groupe("CEDTS"));
        for (int i = 0; i < 40; ++i) write(i);
        engine_ = std::make_unique<search::Engine>(engine_over(content_, folder_.path()));
        const auto corpus = content_.load();
        for (auto& entry : index::entries_of(corpus)) entries_.emplace(entry.id, std::move(entry));
        REQUIRE(entries_.size() > 60);
    }

    [[nodiscard]] search::ResultPage search(const search::SearchRequest& request) const {
        auto page = engine_->search(request);
        REQUIRE(page);
        return std::move(*page);
    }
    [[nodiscard]] const index::Entry& entry(const std::string& id) const { return entries_.at(id); }
    [[nodiscard]] const std::map<std::string, index::Entry>& entries() const { return entries_; }

 private:
    void write(int i) {
        const auto any = [&](const std::vector<std::string>& list) { return list[random_() % list.size()]; };
        const bool section = i % 4 == 0;
        const std::string folder = section ? fmt::format("reference/s{}", i) : fmt::format("fiches/f{}", i);
        const std::string fields =
            section
                ? fmt::format("numero = \"1.{}\"\nportee = \"{}\"\nstatut = \"projet\"\nthemes = [\"{}\"]\n",
                              i + 1, any({"loi", "devoir"}), any({"accueil", "logement"}))
                : fmt::format(
                      "type = \"acces-aux-droits\"\ngroupes = [\"gt1\"]\npays = [\"{}\"]\nthemes = [{}]\n"
                      "publics = [\"{}\"]\n",
                      any({"FR", "BE", "CA"}), any({"", "\"accueil\"", "\"accueil\", \"logement\""}),
                      any({"jeunes", "tous"}));
        std::string previous;
        int published = static_cast<int>(random_() % 600);
        for (unsigned version = 1; version <= 1 + random_() % 3; ++version) {
            auto file = corpus::changed(corpus::first_version(fields), "Un texte.",
                                        fmt::format("{} et {}.", any(kWords), any(kWords)));
            file = corpus::changed(
                file, "Accueil inconditionnel",
                fmt::format("{} {}", any({"Été", "Évaluer", "« Oser »", "zone", "Article 9", "Article 10"}),
                            i % 9));
            file = corpus::changed(file, "2026-11-21T10:00:00+01:00",
                                   fmt::format("{}T10:00:00+01:00", day(published)));
            if (random_() % 2 == 0)
                file = corpus::changed(file, "+++\n",
                                       fmt::format("+++\nen-vigueur-le = {}\n",
                                                   day(published + static_cast<int>(random_() % 90))));
            if (version > 1) file = corpus::following(previous, file);
            content_.write(fmt::format("{}/v{:04}.md", folder, version), file);
            previous = file;
            published += 1 + static_cast<int>(random_() % 250);
        }
    }

    std::mt19937 random_{2026};
    corpus::SmallContent content_;
    TemporaryFolder folder_;
    std::map<std::string, index::Entry> entries_;
    std::unique_ptr<search::Engine> engine_;
};

bool holds(const std::vector<std::string>& list, const std::string& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

// Whether the choice lets the entry through, the facet `except` left aside.
bool passes(const index::Entry& entry, const search::FacetChoice& choice,
            std::size_t except = index::kFacetCount) {
    for (std::size_t i = 0; i < index::kFacetCount; ++i)
        if (i != except && !choice[i].empty() &&
            std::none_of(choice[i].begin(), choice[i].end(),
                         [&](const auto& value) { return holds(entry.facets[i], value); }))
            return false;
    return true;
}

bool in_scope(const index::Entry& entry, const search::SearchRequest& request) {
    return entry.period.from <= request.at && request.at < entry.period.to &&
           request.published.from <= entry.published_at && entry.published_at < request.published.to;
}

rc::Gen<corpus::Instant> any_instant() {
    return rc::gen::map(rc::gen::inRange(-5, kDays), [](int n) {
        return corpus::paris_midnight(corpus::Date(sys_days(kFirstDay) + days(n))) + std::chrono::hours(10);
    });
}

search::SearchRequest any_request() {
    static const std::vector<std::string> kQuestions = {"",
                                                        "",
                                                        "secret",
                                                        "secret ET logement",
                                                        "enfant OU tutelle",
                                                        "comment loger un enfant ?",
                                                        "santé -école",
                                                        "titre:évaluer",
                                                        "\"secret et\"",
                                                        "introuvable"};
    static const std::vector<std::pair<std::string, std::string>> kValues = {{"type", "acces-aux-droits"},
                                                                             {"type", "reference"},
                                                                             {"theme", "accueil"},
                                                                             {"theme", "logement"},
                                                                             {"pays", "BE"},
                                                                             {"pays", "CA"},
                                                                             {"public", "jeunes"},
                                                                             {"portee", "loi"},
                                                                             {"annee", "2024"},
                                                                             {"annee", "2025"}};
    search::SearchRequest request;
    request.text = *rc::gen::elementOf(kQuestions);
    request.at = *any_instant();
    request.limit = 200;
    request.passages = false;
    request.sort = *rc::gen::element(search::Sort::relevance, search::Sort::date, search::Sort::title);
    if (*rc::gen::element(true, false, false)) request.published.from = *any_instant();
    if (*rc::gen::element(true, false, false)) request.published.to = *any_instant();
    for (const auto& [facet, value] : kValues)
        if (*rc::gen::element(true, false, false, false, false))
            request.facets[index::facet_index(facet)].push_back(value);
    return request;
}

}  // namespace

TEST_CASE("totals, counts and order agree with a brute-force count over the content") {
    const Content content;
    CHECK(rc::check("any search", [&content] {
        const auto request = any_request();
        RC_LOG() << "text: " << request.text << ", at " << corpus::iso_instant(request.at) << '\n';
        // What the words find, no facet ticked: these alone are told by the engine.
        auto bare = request;
        bare.facets = {};
        std::vector<const index::Entry*> found;
        for (const auto& hit : content.search(bare).hits) found.push_back(&content.entry(hit.id));
        for (const auto* entry : found) RC_ASSERT(in_scope(*entry, request));
        if (request.text.empty()) {
            const auto all = std::count_if(content.entries().begin(), content.entries().end(),
                                           [&](const auto& pair) { return in_scope(pair.second, request); });
            RC_ASSERT(found.size() == static_cast<std::size_t>(all));
        }

        const auto page = content.search(request);
        std::size_t total = 0;
        for (const auto* entry : found) total += passes(*entry, request.facets) ? 1U : 0U;
        RC_ASSERT(page.total == total);
        RC_ASSERT(page.hits.size() == total);
        for (const auto& facet : page.facets) {
            const auto i = index::facet_index(facet.name);
            std::map<std::string, std::size_t> counts;
            for (const auto* entry : found)
                if (passes(*entry, request.facets, i))
                    for (const auto& value : entry->facets[i]) ++counts[value];
            std::size_t shown = 0;
            for (const auto& value : facet.values) {
                RC_LOG() << facet.name << " " << value.value << '\n';
                RC_ASSERT(value.count == (counts.contains(value.value) ? counts.at(value.value) : 0));
                RC_ASSERT(value.selected == holds(request.facets[i], value.value));
                shown += value.count > 0 ? 1U : 0U;
            }
            RC_ASSERT(shown == counts.size());
        }
        for (std::size_t i = 1; i < page.hits.size(); ++i) {
            const auto &before = page.hits[i - 1], &after = page.hits[i];
            if (request.sort == search::Sort::title)
                RC_ASSERT(!text::comes_before(after.title, before.title));
            if (request.sort == search::Sort::date || request.text.empty())
                if (request.sort != search::Sort::title) RC_ASSERT(before.published_at >= after.published_at);
            if (request.sort == search::Sort::relevance) RC_ASSERT(before.score >= after.score);
        }
        RC_CLASSIFY(page.total > 0, "something found");
        RC_CLASSIFY(page.total > 0 && !request.text.empty(), "something found by words");
    }));
}

TEST_CASE("the pages of a list cut it without a gap nor a double, in every order") {
    const Content content;
    for (const auto sort : {search::Sort::relevance, search::Sort::date, search::Sort::title})
        for (const std::string text : {"", "secret OU logement", "comment loger un enfant ?"}) {
            CAPTURE(text);
            search::SearchRequest request;
            request.text = text;
            request.sort = sort;
            request.at = corpus::now();
            request.limit = 200;
            std::vector<std::string> whole, pages;
            for (const auto& hit : content.search(request).hits) whole.push_back(hit.id);
            REQUIRE(whole.size() > 5);
            request.limit = 4;
            for (request.first = 0; request.first < whole.size(); request.first += 4)
                for (const auto& hit : content.search(request).hits) pages.push_back(hit.id);
            CHECK(pages == whole);
        }
}

}  // namespace reperes::tests
