// Searches of the vocabulary that found nothing: what readers look for and the content lacks.
#include "pages/views.h"
#include "search/gaps.h"
#include "workspace/draft_pages.h"

namespace reperes::workspace {

namespace {

using pages::View;
using search::Gaps;

View count_view(const Gaps::Count& count) {
    View view;
    view.set("terme", count.term.empty() ? View{false} : View{count.term});
    view.set("url", "/recherche?q=" + pages::url_encode(count.term));
    view.set("nombre", pages::french_number(count.searches));
    return view;
}

// One week of the list, which comes week by week.
View week_view(corpus::Date monday, const View& counts) {
    View view;
    view.set("lundi", pages::date_view(monday));
    view.set("ancre", "semaine-" + corpus::iso_date(monday));
    view.set("termes", counts);
    return view;
}

View weeks_view(const std::vector<Gaps::Count>& counts) {
    View weeks{View::type::list};
    for (std::size_t i = 0; i < counts.size();) {
        const auto monday = counts[i].week;
        View terms{View::type::list};
        for (; i < counts.size() && counts[i].week == monday; ++i) terms.push_back(count_view(counts[i]));
        weeks.push_back(week_view(monday, terms));
    }
    return weeks;
}

}  // namespace

pages::Page searches_page(const Context& context) {
    const auto* gaps = context.parts->pages->gaps();
    View view;
    view.set("titre", "Recherches sans réponse");
    view.set("seuil", std::to_string(Gaps::kShownFrom));
    view.set("mois", std::to_string(Gaps::kMonthsKept));
    view.set("semaines", false);
    if (gaps) pages::put_list(view, "semaines", weeks_view(gaps->counts()));
    return page(context, "recherches", view);
}

}  // namespace reperes::workspace
