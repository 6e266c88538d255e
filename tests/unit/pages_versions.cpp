// What the pages of versions are made of: addresses, HTML put into a larger page, the day as of which a page
// is read.
#include <doctest/doctest.h>

#include "corpus/in_force.h"
#include "pages/document_address.h"
#include "pages/nested_html.h"
#include "pages/reading.h"
#include "unit/temporary_folder.h"

namespace reperes::pages {

namespace {

corpus::Instant at(const char* day) {
    return corpus::paris_midnight(*corpus::parse_date(day)) + std::chrono::hours(12);
}

// Versions 1, 2… that are in force from these days, as texts or withdrawals.
struct Made {
    const char* day;
    corpus::Nature nature = corpus::Nature::text;
    corpus::WithdrawalReason reason = corpus::WithdrawalReason::published_in_error;
};
corpus::Document document(const std::vector<Made>& versions) {
    corpus::Document made{corpus::Collection::fiches, "f", {}};
    for (const auto& [day, nature, reason] : versions) {
        corpus::Version version;
        version.number = static_cast<unsigned>(made.versions.size() + 1);
        version.published_at = at(day);
        version.nature = nature;
        version.reason = reason;
        made.versions.push_back(version);
    }
    return made;
}

}  // namespace

TEST_CASE("an address leads to a document, to a version, to a comparison, or nowhere") {
    const corpus::SmallContent content;
    content.write("fiches/f/v0001.md", corpus::fiche());
    content.write("recommandations/03/v0001.md", corpus::recommandation(3));
    const auto corpus = content.load();
    const auto in = [&](corpus::Collection collection, std::string_view rest) {
        const auto found = find_address(corpus, collection, rest);
        if (!found) return std::string("nowhere");
        if (found->part == DocumentPart::comparison) return std::string("comparison");
        if (!found->version) return found->document->id();
        return fmt::format("{}@{}{}", found->document->id(), found->version->number,
                           found->moved ? " moved" : "");
    };
    const std::pair<const char*, const char*> rows[] = {
        {"f", "fiches/f"},
        {"f/v/1", "fiches/f@1"},
        {"f/v1", "fiches/f@1 moved"},
        {"f/comparer", "comparison"},
        {"f/v/2", "nowhere"},
        {"f/v/01", "nowhere"},
        {"f/v/0", "nowhere"},
        {"f/v/-1", "nowhere"},
        {"f/v/1/", "nowhere"},
        {"f/v//1", "nowhere"},
        {"f/v/", "nowhere"},
        {"f/v", "nowhere"},
        {"f/", "nowhere"},
        {"f/1", "nowhere"},
        {"f/v/4294967297", "nowhere"},
        {"/v/1", "nowhere"},
        {"", "nowhere"},
    };
    for (const auto& [rest, expected] : rows) {
        CAPTURE(rest);
        CHECK(in(corpus::Collection::fiches, rest) == expected);
    }
    CHECK(in(corpus::Collection::recommandations, "3/v/1") == "recommandations/03@1");
    CHECK(in(corpus::Collection::recommandations, "03") == "nowhere");
}

TEST_CASE("headings go two levels down, anchors get a prefix, and words stay as they are") {
    const std::pair<const char*, const char*> rows[] = {
        {"<h2 id=\"qui\">Qui</h2>", "<h4 id=\"x-qui\">Qui</h4>"},
        {"<h3 id=\"a\">A</h3><h6 id=\"b\">B</h6>", "<h5 id=\"x-a\">A</h5><h6 id=\"x-b\">B</h6>"},
        {"<a href=\"#qui\">q</a>", "<a href=\"#x-qui\">q</a>"},
        {"<a href=\"/fiches/f#qui\">q</a>", "<a href=\"/fiches/f#qui\">q</a>"},
        {"<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>",
         "<sup><a href=\"#x-fn-1\" id=\"x-fnref-1\">1</a></sup>"},
        {"<section class=\"notes\" aria-label=\"Notes\">",
         "<section class=\"notes\" aria-label=\"Notes, ici\">"},
        {"<hr /><p>a id=&quot;b&quot; h2</p>", "<hr /><p>a id=&quot;b&quot; h2</p>"},
        {"", ""},
    };
    for (const auto& [html, expected] : rows) {
        CAPTURE(html);
        CHECK(nested_html(html, "x-", "ici") == expected);
    }
}

TEST_CASE("a page is read as of the last second of the day asked for") {
    const auto now = at("2026-11-22");
    const auto reading = parse_reading({{"autre", "x"}, {"au", "2026-03-29"}}, now);  // a day of 23 hours
    REQUIRE(reading.has_value());
    CHECK(corpus::iso_instant(reading->at) == "2026-03-29T21:59:59Z");
    CHECK(on_same_day("/reference", *reading) == "/reference?au=2026-03-29");
    for (const Parameters& today : {Parameters{}, Parameters{{"au", ""}}, Parameters{{"au", "2026-11-22"}}}) {
        const auto read = parse_reading(today, now);
        REQUIRE(read.has_value());
        CHECK(read->at == now);
        CHECK(on_same_day("/reference", *read) == "/reference");
    }
    CHECK_FALSE(parse_reading({{"au", "2026-02-29"}}, now).has_value());
}

TEST_CASE("what was published in error before has no text any more, what came after has") {
    using corpus::Nature;
    using corpus::WithdrawalReason;
    const auto erroneous = document(
        {{"2020-01-01"}, {"2021-01-01"}, {"2022-01-01", Nature::withdrawal}, {"2023-01-01"}, {"2024-01-01"}});
    const std::vector<bool> expected{false, false, false, true, true};
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(has_text(erroneous, erroneous.versions[i]) == expected[i]);
    CHECK(corpus::readable(erroneous, at("2021-06-01")) == nullptr);
    CHECK(corpus::readable(erroneous, at("2023-06-01")) == &erroneous.versions[3]);
    CHECK(version_before(erroneous, erroneous.versions[4]) == &erroneous.versions[3]);
    CHECK(version_before(erroneous, erroneous.versions[3]) == nullptr);

    const auto over = document({{"2020-01-01"},
                                {"2022-01-01", Nature::withdrawal, WithdrawalReason::no_longer_in_force},
                                {"2023-01-01"}});
    CHECK(has_text(over, over.versions[0]));
    CHECK_FALSE(has_text(over, over.versions[1]));
    CHECK(version_before(over, over.versions[2]) == &over.versions[0]);
}

}  // namespace reperes::pages
