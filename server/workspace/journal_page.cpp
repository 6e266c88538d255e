// The journal, for people: the last acts, and the digest by which it can be held to its word.
#include <optional>

#include "index/entry.h"
#include "text/whole_number.h"
#include "workspace/own_pages.h"
#include "workspace/words.h"

namespace reperes::workspace {

namespace {

using pages::View;

constexpr std::size_t kShort = 100, kLong = 2000;
constexpr std::size_t kShownOfDigest = 12;

// The page of the version that "reference/x@3" names.
std::optional<std::string> version_page(std::string_view object, const corpus::Corpus& corpus) {
    const auto slash = object.find('/'), at = object.rfind('@');
    if (slash == std::string_view::npos || at == std::string_view::npos || at < slash) return std::nullopt;
    const auto number = text::whole_number<unsigned>(object.substr(at + 1));
    for (const auto collection : corpus::kCollections) {
        if (corpus::name(collection) != object.substr(0, slash)) continue;
        const auto* document = corpus.find(collection, object.substr(slash + 1, at - slash - 1));
        if (document && number && *number > 0 && *number <= document->versions.size())
            return index::version_path(*document, document->versions[*number - 1]);
    }
    return std::nullopt;
}

View object_view(const std::string& object, const corpus::Corpus& corpus) {
    if (object.empty()) return View{false};
    const auto page = version_page(object, corpus);
    View view;
    view.set("texte", object);
    view.set("url", page ? View{*page} : View{false});
    return view;
}

View entry_view(const Context& context, const publication::JournalEntry& entry,
                const corpus::Corpus& corpus) {
    View item;
    item.set("quand", instant_view(entry.at));
    item.set("qui", context.person(entry.who));
    item.set("acte", act_in_words(entry.act));
    item.set("objet", object_view(entry.object, corpus));
    item.set("detail", entry.detail.empty() ? View{false} : View{entry.detail});
    item.set("empreinte", entry.digest.empty() ? View{false} : View{entry.digest.substr(0, kShownOfDigest)});
    return item;
}

}  // namespace

pages::Page journal_page(const Context& context) {
    const bool all = !context.parameter("tout").empty();
    const auto entries = context.parts->journal->latest(all ? kLong : kShort);
    const auto snapshot = context.parts->site->current();
    View list{View::type::list};
    for (const auto& entry : entries) list.push_back(entry_view(context, entry, snapshot->corpus));
    View view;
    view.set("titre", "Journal");
    view.set("actes", list);
    view.set("tete", context.parts->journal->head());
    view.set("suite", !all && entries.size() == kShort);
    return page(context, "espace_journal", std::move(view));
}

}  // namespace reperes::workspace
