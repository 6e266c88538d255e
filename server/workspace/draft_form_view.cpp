#include "workspace/draft_form_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "corpus/country.h"
#include "corpus/date.h"
#include "pages/views.h"
#include "workspace/choices.h"
#include "workspace/draft_form_reading.h"
#include "workspace/draft_kind.h"

namespace reperes::workspace {

namespace {

using pages::View;

constexpr std::size_t kMostRadios = 6;  // beyond, a list to unfold

// What the template of a field may ask about its kind; all false but one.
constexpr std::array<const char*, 8> kWidgets{"ligne", "texte",        "lignes", "markdown",
                                              "jour",  "liste_fermee", "radios", "cases"};

std::string widget(const FormField& field, std::size_t options) {
    switch (field.kind) {
        case Kind::line:
        case Kind::language:
            return "ligne";
        case Kind::text:
            return "texte";
        case Kind::lines:
        case Kind::countries:
            return "lignes";
        case Kind::markdown:
            return "markdown";
        case Kind::date:
            return "jour";
        case Kind::choice:
            return options > kMostRadios ? "liste_fermee" : "radios";
        case Kind::choices:
            return "cases";
        case Kind::sources:
            return "";
    }
    return {};
}

View faults_of(const std::vector<FieldFault>& faults, std::string_view key) {
    View list{View::type::list};
    for (const auto& fault : faults) {
        if (fault.key != key) continue;
        View item;
        item.set("message", fault.message);
        item.set("conseil", fault.hint.empty() ? View{false} : View{fault.hint});
        list.push_back(item);
    }
    return list;
}

View option_view(const Option& option, const std::string& id, bool chosen) {
    View view;
    view.set("valeur", option.value);
    view.set("libelle", option.label);
    view.set("aide", option.help.empty() ? View{false} : View{option.help});
    view.set("id", id);
    view.set("choisi", chosen);
    return view;
}

// The options, then what was chosen once and is no longer among them: it stays until somebody takes it out.
View options_view(const FormField& field, std::string_view value, std::vector<Option> options,
                  const std::string& id) {
    const auto chosen = lines_of(value);
    for (const auto one : chosen)
        if (std::none_of(options.begin(), options.end(), [&](const Option& o) { return o.value == one; }))
            options.push_back({std::string(one), std::string(one), "N'est plus proposé."});
    if (field.kind == Kind::choice && !field.required) options.push_back({"", "Sans objet", ""});
    View list{View::type::list};
    for (std::size_t i = 0; i < options.size(); ++i) {
        const bool is_chosen = options[i].value.empty() ? chosen.empty()
                                                        : std::find(chosen.begin(), chosen.end(),
                                                                    options[i].value) != chosen.end();
        list.push_back(option_view(options[i], fmt::format("{}-{}", id, i + 1), is_chosen));
    }
    return list;
}

// What is picked from: {id, liste of {code, nom}}.
View named_view(const std::vector<corpus::NamedCode>& all, const std::string& id) {
    View list{View::type::list};
    for (const auto& one : all) {
        View option;
        option.set("code", one.code);
        option.set("nom", one.name);
        list.push_back(option);
    }
    View view;
    view.set("id", id + "-choix");
    view.set("liste", list);
    return view;
}

// The ids of what explains a field: its help, its faults.
std::string described_by(const std::string& id, bool helped, bool faulty) {
    std::string ids = helped ? id + "-aide" : std::string();
    if (faulty) ids += (ids.empty() ? "" : " ") + id + "-faute";
    return ids;
}

View field_view(const FormField& field, const std::string& key, const FormShown& shown) {
    const auto id = field_id(key);
    const auto stored = value_of(*shown.fields, key);
    const auto options = options_of(field.list, *shown.corpus);
    const auto faults = faults_of(shown.faults, key);
    const auto described =
        described_by(id, !field.help.empty() || field.kind == Kind::markdown, faults.is_non_empty_list());
    View view;
    for (const auto* name : kWidgets) view.set(name, widget(field, options.size()) == name);
    view.set("sources", false);
    view.set("nom", key);
    view.set("id", id);
    view.set("libelle", std::string(field.label));
    view.set("aide", field.help.empty() ? View{false} : View{std::string(field.help)});
    view.set("requis", field.required);
    view.set("valeur", typed_form(field, stored));
    view.set("jour_lisible", stored.empty() || corpus::parse_date(stored).has_value());
    view.set("options", options_view(field, stored, options, id));
    view.set("decrit", described.empty() ? View{false} : View{described});
    view.set("fautes_du_champ", false);
    pages::put_list(view, "fautes_du_champ", faults);
    view.set("langues", field.kind == Kind::language && parse_source_key(key).number == 0 ? named_view(corpus::languages(), id) : View{false});
    view.set("pays_a_choisir", field.kind == Kind::countries ? named_view(corpus::countries(), id) : View{false});
    return view;
}

View source_view(std::size_t number, const FormShown& shown) {
    View fields{View::type::list};
    for (const auto& field : source_fields())
        fields.push_back(field_view(field, source_key(number, field.key), shown));
    View view;
    view.set("rang", std::to_string(number));
    view.set("champs_de_source", fields);
    return view;
}

View sources_view(const FormShown& shown) {
    const auto filled = count_sources(*shown.fields);
    const auto empty = filled == 0 ? std::max(shown.empty_sources, std::size_t{1}) : shown.empty_sources;
    View list{View::type::list};
    for (std::size_t number = 1; number <= filled + empty; ++number)
        list.push_back(source_view(number, shown));
    View view;
    view.set("liste", list);
    return view;
}

View group_view(const FieldGroup& group, std::size_t number, const FormShown& shown) {
    View fields{View::type::list};
    for (const auto& field : group.fields) {
        auto one = field_view(field, std::string(field.key), shown);
        if (field.kind == Kind::sources) one.set("sources", sources_view(shown));
        fields.push_back(one);
    }
    View view;
    view.set("titre_du_groupe", std::string(group.title));
    view.set("aide_du_groupe", group.help.empty() ? View{false} : View{std::string(group.help)});
    view.set("id_du_groupe", fmt::format("groupe-{}", number));
    view.set("champs", fields);
    return view;
}

// The label of the field that a fault is of: « Source 2, Adresse ».
std::string label_of(const FormShown& shown, std::string_view key) {
    if (const auto* field = find_field(*shown.form, key)) return std::string(field->label);
    if (key == kFolderKey) return "Adresse de la page";
    const auto [number, source] = parse_source_key(key);
    for (const auto& field : source_fields())
        if (number > 0 && field.key == source) return fmt::format("Source {}, {}", number, field.label);
    return {};
}

View all_faults(const FormShown& shown) {
    View list{View::type::list};
    for (const auto& fault : shown.faults) {
        const auto label = label_of(shown, fault.key);
        View item;
        item.set("message", fault.message);
        item.set("conseil", fault.hint.empty() ? View{false} : View{fault.hint});
        item.set("champ", label.empty() ? View{false} : View{label});
        item.set("url", label.empty() ? View{false} : View{"#" + field_id(fault.key)});
        list.push_back(item);
    }
    return list;
}

}  // namespace

std::string field_id(std::string_view key) {
    std::string id = fmt::format("c-{}", key);
    std::replace(id.begin(), id.end(), '.', '-');
    return id;
}

void put_form(const FormShown& shown, View& view) {
    View groups{View::type::list};
    for (const auto& group : *shown.form)
        groups.push_back(group_view(group, groups.list_value().size() + 1, shown));
    view.set("groupes", groups);
    put_faults(shown, view);
}

void put_faults(const FormShown& shown, View& view) {
    view.set("fautes", false);
    pages::put_list(view, "fautes", all_faults(shown));
}

}  // namespace reperes::workspace
