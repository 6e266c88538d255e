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

// Every name is set, or that of the page around the list would show through.
View source_view(const corpus::Source& source) {
    const bool foreign = !source.language.empty() && source.language != "fr";
    View view;
    view.set("titre", source.title);
    view.set("url", text_or_false(source.url));
    view.set("editeur", text_or_false(source.publisher));
    view.set("date", text_or_false(date_text(source.date)));
    view.set("langue", foreign ? View{source.language} : View{false});
    view.set("langue_nom", foreign ? View{"en " + corpus::language_name(source.language)} : View{false});
    view.set("consulte", source.consulted_on ? date_view(*source.consulted_on) : View{false});
    return view;
}

}  // namespace

View sources_view(const std::vector<corpus::Source>& sources) {
    View list{View::type::list};
    for (const auto& source : sources) list.push_back(source_view(source));
    return list;
}

}  // namespace reperes::pages
