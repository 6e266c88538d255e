// What those who administer the space may choose.
#include "workspace/own_pages.h"

namespace reperes::workspace {

using pages::Page;
using pages::View;

Page settings_page(const Context& context) {
    View view;
    view.set("titre", "Réglages");
    view.set("fiches_relues", context.parts->publisher->settings().fiches_need_second_reader);
    return page(context, "espace_reglages", std::move(view));
}

Page change_settings(const Context& context) {
    auto settings = context.parts->publisher->settings();
    settings.fiches_need_second_reader = !context.field("fiches-relues").empty();
    if (const auto changed = context.parts->publisher->change_settings(context.account, settings); !changed)
        return refused(context, changed.error());
    return see("/espace/reglages", "reglages");
}

}  // namespace reperes::workspace
