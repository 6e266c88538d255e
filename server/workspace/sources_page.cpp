// The addresses of the Web that the content names, and which of them answer no more: asked when somebody
// wants to know, for one page of the list at a time.
#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "pages/views.h"
#include "publication/link_check.h"
#include "text/whole_number.h"
#include "workspace/draft_pages.h"
#include "workspace/web_addresses.h"

namespace reperes::workspace {

namespace {

using pages::View;
using publication::LinkAnswer;
using publication::LinkState;

constexpr std::size_t kPerPage = 40;  // what is checked well within the time of a check

std::string_view in_words(LinkAnswer answer) {
    switch (answer) {
        case LinkAnswer::answers:
            return "Répond";
        case LinkAnswer::moved:
            return "A déménagé";
        case LinkAnswer::gone:
            return "N'existe plus";
        case LinkAnswer::refused:
            return "Refuse les programmes";
        case LinkAnswer::failing:
            return "En panne";
        case LinkAnswer::unreachable:
            return "Ne répond pas";
        case LinkAnswer::not_asked:
            return "Non vérifiée";
    }
    return {};
}

View state_view(const LinkState& state) {
    View view;
    view.set("verdict", std::string(in_words(state.answer)));
    view.set("bon", state.answer == LinkAnswer::answers);
    view.set("message", state.answer == LinkAnswer::answers ? View{false} : View{state.message});
    return view;
}

View documents_view(const WebAddress& address) {
    View list{View::type::list};
    for (const auto* document : address.named_by) {
        View item;
        item.set("titre", document->versions.back().title);
        item.set("url", corpus::page_path(*document));
        list.push_back(item);
    }
    return list;
}

std::vector<WebAddress> page_of(const std::vector<WebAddress>& all, std::size_t number) {
    const auto begin = std::min((number - 1) * kPerPage, all.size());
    const auto end = std::min(begin + kPerPage, all.size());
    return {all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end)};
}

// One check at a time: it holds a worker for as long as it takes, and others wait for pages.
std::optional<std::vector<LinkState>> check(const Context& context,
                                            const std::vector<WebAddress>& addresses) {
    static std::mutex checking;
    const std::unique_lock<std::mutex> alone(checking, std::try_to_lock);
    if (!alone.owns_lock()) return std::nullopt;
    std::vector<std::string> urls;
    for (const auto& address : addresses) urls.push_back(address.url);
    return publication::check_links(urls, context.parts->link_check);
}

View pages_view(std::size_t count, std::size_t here) {
    View list{View::type::list};
    for (std::size_t number = 1; number <= (count + kPerPage - 1) / kPerPage; ++number) {
        View item;
        item.set("page", std::to_string(number));
        item.set("ici", number == here);
        list.push_back(item);
    }
    return list;
}

}  // namespace

pages::Page sources_page(const Context& context) {
    const auto snapshot = context.parts->site->current();
    const auto all = web_addresses(snapshot->corpus, context.now);
    const bool post = context.call->post;
    const auto typed = post ? context.field("page") : context.parameter("page");
    const auto number = text::whole_number<std::size_t>(typed).value_or(1);
    const auto most = std::max<std::size_t>(1, (all.size() + kPerPage - 1) / kPerPage);
    if (number == 0 || number > most) return no_such_page(context);
    const auto shown = page_of(all, number);
    const auto states = post ? check(context, shown) : std::nullopt;
    View list{View::type::list};
    std::size_t bad = 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        View item;
        item.set("adresse", shown[i].url);
        item.set("documents", documents_view(shown[i]));
        item.set("etat", states ? state_view((*states)[i]) : View{false});
        if (states && (*states)[i].answer != LinkAnswer::answers) ++bad;
        list.push_back(item);
    }
    View view;
    view.set("titre", "Sources");
    view.set("adresses", false);
    pages::put_list(view, "adresses", list);
    view.set("nombre", pages::french_number(all.size()));
    view.set("page", std::to_string(number));
    view.set("pages", false);
    if (most > 1) pages::put_list(view, "pages", pages_view(all.size(), number));
    view.set("occupe", post && !states);
    view.set("bilan", states ? View{bad == 0 ? std::string("Toutes ces adresses répondent.")
                                             : fmt::format("À regarder : {} sur {}.", bad, shown.size())}
                             : View{false});
    return page(context, "sources", view);
}

}  // namespace reperes::workspace
