// The journal, for people: the last acts, and the digest by which it can be held to its word.
#include <algorithm>

#include "workspace/own_pages.h"
#include "workspace/words.h"

namespace reperes::workspace {

namespace {

using pages::View;

constexpr std::size_t kShort = 100, kLong = 2000;
constexpr std::size_t kShownOfDigest = 12;

// "reference/x@3" to the page of that version; nothing for what has none.
View object_view(const std::string& object) {
    if (object.empty()) return View{false};
    View view;
    view.set("texte", object);
    view.set("url", false);
    const auto at = object.rfind('@');
    const auto is_version = at != std::string::npos && object.find('/') < at;
    if (is_version) view.set("url", "/" + object.substr(0, at) + "/v/" + object.substr(at + 1));
    return view;
}

View entry_view(const Context& context, const publication::JournalEntry& entry) {
    View item;
    item.set("quand", instant_view(entry.at));
    item.set("qui", context.person(entry.who));
    item.set("acte", act_in_words(entry.act));
    item.set("objet", object_view(entry.object));
    item.set("detail", entry.detail.empty() ? View{false} : View{entry.detail});
    item.set("empreinte", entry.digest.empty() ? View{false} : View{entry.digest.substr(0, kShownOfDigest)});
    return item;
}

}  // namespace

pages::Page journal_page(const Context& context) {
    const bool all = !context.parameter("tout").empty();
    const auto entries = context.parts->journal->latest(all ? kLong : kShort);
    View list{View::type::list};
    for (const auto& entry : entries) list.push_back(entry_view(context, entry));
    View view;
    view.set("titre", "Journal");
    view.set("actes", list);
    view.set("tete", context.parts->journal->head());
    view.set("suite", !all && entries.size() == kShort);
    return page(context, "espace_journal", std::move(view));
}

}  // namespace reperes::workspace
