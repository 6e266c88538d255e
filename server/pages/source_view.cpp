#include "pages/source_view.h"

#include "corpus/country.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

// « 12 mai 2016 », « mai 2016 », « 2016 », « sans date »
std::string date_text(const std::string& date) {
    if (date == "s.d.") return "sans date";
    if (date.size() == 10) return corpus::french_date(*corpus::parse_date(date));
    if (date.size() == 7) return corpus::french_date(*corpus::parse_date(date + "-02")).substr(2);
    return date;
}

View source_view(const corpus::Source& source) {
    View view;
    view.set("titre", source.title);
    if (!source.url.empty()) view.set("url", source.url);
    if (!source.publisher.empty()) view.set("editeur", source.publisher);
    if (!source.date.empty()) view.set("date", date_text(source.date));
    if (!source.language.empty() && source.language != "fr") {
        view.set("langue", source.language);
        view.set("langue_nom", "en " + corpus::language_name(source.language));
    }
    if (source.consulted_on) view.set("consulte", date_view(*source.consulted_on));
    return view;
}

}  // namespace

View sources_view(const std::vector<corpus::Source>& sources) {
    View list{View::type::list};
    for (const auto& source : sources) list.push_back(source_view(source));
    return list;
}

}  // namespace reperes::pages
