#include "workspace/conflict_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "pages/views.h"
#include "workspace/difference_view.h"
#include "workspace/draft_kind.h"

namespace reperes::workspace {

namespace {

using pages::View;
using publication::DraftState;

constexpr std::string_view kKeptAside = "Mis de côté : ";

bool is_kept_copy(const Draft& copy, const Context& context, const Draft& current) {
    return copy.author == context.account.id && copy.state == DraftState::redaction &&
           copy.object() == current.object() && !copy.remarks.empty() &&
           copy.remarks.front().text.starts_with(kKeptAside);
}

Draft copy_of(const Context& context, const Draft& current, const corpus::Fields& typed) {
    Draft copy = current;
    copy.id.clear();
    copy.revision = 0;
    copy.state = DraftState::redaction;
    copy.fields = typed;
    copy.author = copy.saved_by = context.account.id;
    copy.writers.insert(context.account.id);
    copy.made_at = copy.saved_at = context.now;
    copy.approval.reset();
    copy.published_as = 0;
    copy.remarks = {{context.account.id, context.now,
                     fmt::format("{}ce que {} écrivait quand {} a enregistré le même brouillon.", kKeptAside,
                                 context.account.name, context.person(current.saved_by))}};
    return copy;
}

// What the writer had not touched since `base` takes what was saved meanwhile.
corpus::Fields merged(const corpus::Fields& base, const corpus::Fields& typed, const corpus::Fields& saved) {
    auto result = typed;
    const auto take = [&](const std::string& key) {
        if (value_of(base, key) != value_of(typed, key)) return;
        const auto now = value_of(saved, key);
        if (now.empty())
            result.erase(key);
        else
            result[key] = now;
    };
    for (const auto& [key, value] : saved) take(key);
    for (const auto& [key, value] : typed) take(key);
    return result;
}

// Sources are numbered: they are taken whole from one side, never mixed.
corpus::Fields merged_texts(const corpus::Fields& base, const corpus::Fields& typed,
                            const corpus::Fields& saved) {
    const auto sources = [](const corpus::Fields& fields) {
        corpus::Fields found;
        for (const auto& [key, value] : fields)
            if (key.starts_with("sources.")) found.emplace(key, value);
        return found;
    };
    auto result = merged(base, typed, saved);
    std::erase_if(result, [](const auto& field) { return field.first.starts_with("sources."); });
    result.merge(sources(sources(base) == sources(typed) ? saved : typed));
    return result;
}

// One whole text, field by field.
View text_view(const DraftForm& form, const corpus::Fields& fields, const corpus::Corpus& corpus) {
    View list{View::type::list};
    for (const auto& group : form)
        for (const auto& field : group.fields) {
            View item;
            item.set("champ", std::string(field.label));
            item.set("texte", field_text(field, fields, corpus));
            list.push_back(item);
        }
    return list;
}

}  // namespace

std::optional<Draft> kept_copy(const Context& context, const Draft& current) {
    const auto id = context.field("copie");
    if (id.empty()) return std::nullopt;
    auto copy = context.parts->drafts->find(id);
    return copy && is_kept_copy(*copy, context, current) ? copy : std::nullopt;
}

std::optional<Draft> keep_aside(const Context& context, const Draft& current, const corpus::Fields& typed) {
    if (!publication::may(context.account, publication::Act::write, current.collection)) return std::nullopt;
    auto copy = kept_copy(context, current);
    if (!copy) {
        auto made = context.parts->drafts->create(copy_of(context, current, typed));
        return made ? std::optional(*made) : std::nullopt;
    }
    if (copy->fields == typed) return copy;
    const auto changed = publication::edited(*copy, context.account, typed, context.now);
    if (!changed) return copy;
    auto saved = context.parts->drafts->save(*changed);
    return saved ? std::optional(*saved) : copy;
}

pages::Page conflict_page(const Context& context, const Draft& current, const std::optional<Draft>& base,
                          const corpus::Fields& typed, const std::optional<Draft>& kept) {
    const auto snapshot = context.parts->site->current();
    const auto form = form_of(current);
    const auto text = base ? merged_texts(base->fields, typed, current.fields) : typed;
    const bool is_open = current.state != DraftState::publie && current.state != DraftState::abandonne;
    View view;
    put_draft(context, current, "ecrire", view);
    put_form({&form, &text, &snapshot->corpus, {}, 0}, view);
    view.set("titre",
             fmt::format("{} a enregistré ce brouillon avant vous", context.person(current.saved_by)));
    view.set("autre", context.person(current.saved_by));
    view.set("copie", kept ? View{kept->id} : View{false});
    view.set("copie_url", kept ? View{draft_url(*kept)} : View{false});
    view.set("formulaire_ouvert", is_open);
    view.set("differences", false);
    pages::put_list(view, "differences", differences_view(form, current.fields, typed, snapshot->corpus));
    view.set("texte_enregistre", text_view(form, current.fields, snapshot->corpus));
    view.set("votre_texte", text_view(form, typed, snapshot->corpus));
    return page(context, "conflit", view, 412);
}

}  // namespace reperes::workspace
