// What is done elsewhere: the countries that fiches speak of, and the fiches of each.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "corpus/country.h"
#include "corpus/in_force.h"
#include "pages/pages.h"
#include "pages/practice.h"
#include "pages/views.h"
#include "text/collation.h"

namespace reperes::pages {

namespace {

constexpr const char* kCountries = "/pays";

struct Country {
    std::string code, name;
    std::vector<Practice> practices;  // by title
};

// Every country that a fiche in force names, by its name.
std::vector<Country> countries_of(const corpus::Corpus& corpus, corpus::Instant now) {
    std::map<std::string, Country> by_code;
    for (const auto& practice : practices_in_force(corpus, now))
        for (const auto& code : corpus::as_fiche(*practice.version)->countries)
            by_code.try_emplace(code, Country{code, corpus::country_name(code), {}})
                .first->second.practices.push_back(practice);
    std::vector<Country> countries;
    for (auto& [code, country] : by_code) countries.push_back(std::move(country));
    std::sort(countries.begin(), countries.end(),
              [](const auto& a, const auto& b) { return text::comes_before(a.name, b.name); });
    return countries;
}

View practices_view(const std::vector<Practice>& practices, const corpus::Vocabulary& vocabulary) {
    View list{View::type::list};
    for (const auto& practice : practices) list.push_back(practice_view(practice, vocabulary));
    return list;
}

std::string fiches(std::size_t count) {
    return count == 1 ? "Une fiche" : fmt::format("{} fiches", french_number(count));
}

}  // namespace

Page Pages::countries() {
    const auto snapshot = site_->current();
    const auto all = countries_of(snapshot->corpus, corpus::now());
    View list{View::type::list};
    for (const auto& country : all) {
        View link = link_view(country.name, fmt::format("{}/{}", kCountries, country.code));
        link.set("nombre", french_number(country.practices.size()));
        list.push_back(link);
    }
    View view;
    view.set("titre", "Ici et ailleurs : les pays");
    view.set("chapeau", fmt::format("Les pratiques décrites dans Repères viennent de {} pays.",
                                    french_number(all.size())));
    view.set("pays", list);
    return {200, "text/html; charset=utf-8", html("pays", view)};
}

Page Pages::country(std::string_view code) {
    const auto snapshot = site_->current();
    for (const auto& country : countries_of(snapshot->corpus, corpus::now())) {
        if (country.code != code) continue;
        View view;
        view.set("titre", country.name);
        view.set("chapeau", fiches(country.practices.size()) + " sur ce qui s'y fait.");
        view.set("recherche", filter_link("pays", country.code, "Chercher parmi elles"));
        view.set("comparable", country.practices.size() > 1);
        view.set("fiches", practices_view(country.practices, snapshot->corpus.vocabulary));
        return {200, "text/html; charset=utf-8", html("un_pays", view)};
    }
    View links{View::type::list};
    links.push_back(link_view("Voir les pays dont il y a des fiches", kCountries));
    const std::string written(code);
    if (!corpus::is_country(written)) return not_found();
    return told(404, fmt::format("{} : pas encore de fiche", corpus::country_name(written)),
                "Aucune fiche ne parle encore de ce qui se fait dans ce pays.", links);
}

}  // namespace reperes::pages
