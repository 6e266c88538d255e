#include "workspace/new_draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "workspace/draft_saving.h"
#include "workspace/published_text.h"
#include "workspace/typed.h"

namespace reperes::workspace {

namespace {

// Keys that are said of one version alone.
constexpr std::array<const char*, 7> kOfOneVersion{
    "note-de-changement", "changement", "en-vigueur-le", "nature", "motif", "remplace-par", "retablit"};

std::string free_name(const Context& context, corpus::Collection collection, const std::string& title) {
    auto name = folder_name(title);
    if (name.empty()) name = "sans-titre";
    const auto base = name;
    for (int n = 2; !is_free(context, collection, name); ++n) name = fmt::format("{}-{}", base, n);
    return name;
}

Draft started(const Context& context, corpus::Collection collection, std::string document) {
    Draft draft;
    draft.collection = collection;
    draft.document = std::move(document);
    draft.author = draft.saved_by = context.account.id;
    draft.writers = {context.account.id};
    draft.made_at = draft.saved_at = context.now;
    return draft;
}

// To follow the latest version, with the text of `from`.
std::optional<Draft> following(const Context& context, const corpus::Document& document,
                               const corpus::Version& from) {
    auto fields = published_fields(context, from, document.collection);
    if (!fields) return std::nullopt;
    for (const auto* key : kOfOneVersion) fields->erase(key);
    auto draft = started(context, document.collection, document.name);
    draft.base = document.versions.back().number;
    draft.base_digest = document.versions.back().digest;
    draft.fields = std::move(*fields);
    return draft;
}

}  // namespace

Draft new_document(const Context& context, corpus::Collection collection, const std::string& title) {
    auto draft = started(context, collection, free_name(context, collection, title));
    draft.fields["titre"] = title;
    if (collection == corpus::Collection::fiches) draft.fields["pays"] = "FR";
    if (collection == corpus::Collection::reference) draft.fields["statut"] = "projet";
    return draft;
}

std::optional<Draft> new_version(const Context& context, const corpus::Document& document,
                                 const corpus::Version& from) {
    return following(context, document, from);
}

std::optional<Draft> restoration(const Context& context, const corpus::Document& document,
                                 const corpus::Version& of) {
    auto draft = following(context, document, of);
    if (!draft) return draft;
    draft->fields["retablit"] = std::to_string(of.number);
    draft->fields["note-de-changement"] =
        fmt::format("Le texte de la version {}, du {}, est rétabli.", of.number,
                    corpus::french_date(corpus::paris_day(of.published_at)));
    return draft;
}

std::optional<Draft> withdrawal(const Context& context, const corpus::Document& document) {
    const auto* text = latest_text(document);
    auto draft = text ? following(context, document, *text) : std::nullopt;
    if (!draft) return draft;
    draft->fields["nature"] = "retrait";
    draft->fields["changement"] = "majeur";
    draft->fields.erase("corps");  // the text stays in the version before
    return draft;
}

const corpus::Version* latest_text(const corpus::Document& document) {
    const auto it = std::find_if(document.versions.rbegin(), document.versions.rend(),
                                 [](const auto& v) { return v.nature == corpus::Nature::text; });
    return it == document.versions.rend() ? nullptr : &*it;
}

}  // namespace reperes::workspace
