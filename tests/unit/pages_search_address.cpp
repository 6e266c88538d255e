// The address of a search: what it asks of the engine, and the one way to write it.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "pages/search_address.h"

namespace reperes::tests {

namespace {

using std::chrono::hours;

const corpus::Instant kNow = corpus::paris_midnight(corpus::Date{
                                 std::chrono::year(2026), std::chrono::month(11), std::chrono::day(22)}) +
                             hours(10);

pages::SearchAddress parsed(const pages::Parameters& parameters) {
    const auto address = pages::parse_search(parameters, pages::AddressKind::page, search::Catalogue());
    REQUIRE_MESSAGE(address, (address ? "" : address.error().message));
    return *address;
}

}  // namespace

TEST_CASE("pages that follow ask for the base as it was, with what has no date of publication") {
    pages::SearchAddress address;
    address.state = kNow - hours(1);
    address.page = 2;
    const auto request = pages::page_request(address, kNow);
    CHECK(request.at == kNow - hours(1));
    CHECK(request.published.to == corpus::kNever);
    CHECK(request.first == pages::kResultsPerPage);
    SUBCASE("never a base to come") {
        address.state = kNow + hours(1);
        CHECK(pages::page_request(address, kNow).at == kNow);
    }
    SUBCASE("as in force on a day to come, without what was published since") {
        address.in_force_on = corpus::parse_date("2027-06-01");
        const auto later = pages::page_request(address, kNow);
        CHECK(later.at ==
              corpus::paris_midnight(*corpus::parse_date("2027-06-02")) - std::chrono::seconds(1));
        CHECK(later.published.to == kNow - hours(1) + std::chrono::seconds(1));
    }
}

TEST_CASE("days are those of Paris, both included, typed as in the Web or as in France") {
    const auto address = parsed({{"publie-depuis", "01/11/2026"}, {"publie-jusque", "2026-11-21"}});
    const auto request = pages::api_request(address, kNow);
    CHECK(request.published.from == corpus::paris_midnight(*corpus::parse_date("2026-11-01")));
    CHECK(request.published.to == corpus::paris_midnight(*corpus::parse_date("2026-11-22")));
}

TEST_CASE("a canonical address reads back as it was written") {
    CHECK(rc::check("any search", [] {
        pages::SearchAddress address;
        address.text = *rc::gen::element(std::string(), std::string("l'accès & co"), std::string("é=%+?#"));
        address.sort = *rc::gen::element(search::Sort::relevance, search::Sort::date, search::Sort::title);
        const auto day = [] {
            return *rc::gen::element(std::optional<corpus::Date>(), corpus::parse_date("2026-11-21"),
                                     corpus::parse_date("2027-01-31"));
        };
        address.published_from = day();
        if (!address.published_from) address.published_to = day();
        address.in_force_on = day();
        address.page = *rc::gen::inRange<std::size_t>(1, pages::kMaxPage + 1);
        if (address.page > 1 && *rc::gen::arbitrary<bool>()) address.state = kNow;
        address.facets_by_count = *rc::gen::arbitrary<bool>();
        address.facet_text[4] = *rc::gen::element(std::string(), std::string("bel"));
        const auto written = pages::canonical(address);
        RC_ASSERT(pages::canonical(parsed(written)) == written);
    }));
}

}  // namespace reperes::tests
