// People who write, review and publish in the commission's space, with the forms of its pages.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "server/space.h"

namespace reperes::tests {

inline std::string unescaped(std::string text) {
    static const Fields kEntities{
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto& [entity, character] : kEntities)
        for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; at += character.size())
            text.replace(at, entity.size(), character);
    return text;
}

// Of a tag: value="…"; empty when it has none.
inline std::string attribute(const std::string& tag, const std::string& name) {
    const auto values = between(tag, " " + name + "=\"", "\"");
    return values.empty() ? std::string() : unescaped(values.front());
}

inline std::string option_chosen(const std::string& select) {
    const auto options = between(select, "<option", ">");
    for (const auto& option : options)
        if (contains(option, " selected")) return attribute(option, "value");
    return options.empty() ? std::string() : attribute(options.front(), "value");
}

// What a browser sends of the form with this action, without any button.
inline Fields form_of(const std::string& page, const std::string& action) {
    const auto begin = page.find("action=\"" + action + "\"");
    INFO(action);
    REQUIRE(begin != std::string::npos);
    const std::string form = page.substr(begin, page.find("</form>", begin) - begin);
    Fields fields;
    for (std::size_t at = 0; (at = form.find('<', at)) != std::string::npos; ++at) {
        const auto rest = form.substr(at);
        const auto tag = rest.substr(0, rest.find('>'));
        const auto name = attribute(tag, "name");
        if (name.empty() || name == "jeton") continue;
        const auto type = attribute(tag, "type");
        if (rest.starts_with("<input") && ((type != "radio" && type != "checkbox") || contains(tag, " checked")))
            fields.emplace_back(name, attribute(tag, "value"));
        if (rest.starts_with("<textarea"))
            fields.emplace_back(
                name, unescaped(rest.substr(tag.size() + 2, rest.find("</textarea>") - tag.size() - 2)));
        if (rest.starts_with("<select"))
            fields.emplace_back(name, option_chosen(rest.substr(0, rest.find("</select>"))));
    }
    return fields;
}

// Types these values in the place of what the form had.
inline Fields typed(Fields form, const Fields& values) {
    for (const auto& [name, value] : values)
        std::erase_if(form, [&](const auto& field) { return field.first == name; });
    form.insert(form.end(), values.begin(), values.end());
    return form;
}

inline std::string value_in(const Fields& form, const std::string& name) {
    const auto it =
        std::find_if(form.begin(), form.end(), [&](const auto& field) { return field.first == name; });
    return it == form.end() ? std::string() : it->second;
}

inline std::string location(const httplib::Response& answer) {
    const auto target = answer.get_header_value("Location");
    return target.substr(0, target.find('?'));
}

// All that a fiche needs, but its title.
inline const Fields& whole_fiche() {
    static const Fields fields{{"resume", "Une façon de recevoir sans rendez-vous."},
                               {"corps", "## Comment faire ?\n\nOuvrir la porte, écouter, orienter."},
                               {"type", "acces-aux-droits"},
                               {"groupes", "commission-ethique"},
                               {"pays", "France"},
                               {"themes", "accueil"}};
    return fields;
}

inline Fields whole_section(const std::string& number) {
    return {{"resume", "Ce que la section dit, en une phrase."},
            {"corps", "## Le principe\n\nUn texte de référence, écrit avec soin."},
            {"numero", number},
            {"portee", "devoir"},
            {"statut", "projet"}};
}

// The commission: Jeanne writes, Paul reviews, Emma publishes, everywhere.
class Commission {
 public:
    Commission()
        : marie(space.marie()), jeanne(space.somebody()), paul(space.somebody()), emma(space.somebody()) {
        join("jeanne", "Jeanne Petit", "redacteur", jeanne);
        join("paul", "Paul Martin", "relecteur", paul);
        join("emma", "Emma Roux", "editeur", emma);
    }

    // Address of a new draft by Jeanne: "/espace/brouillons/0123…".
    std::string begin(const std::string& collection, const std::string& title) {
        return begun(jeanne.send("/espace/nouveau", {{"collection", collection}, {"titre", title}}));
    }
    // On a document that is published.
    std::string begin_from(const std::string& document, const std::string& act,
                           const std::string& version = {}) {
        return begun(
            jeanne.send("/espace/nouveau", {{"document", document}, {"genre", act}, {"version", version}}));
    }
    // Saves these values in the draft, through its form.
    httplib::Response write(Person& writer, const std::string& draft, const Fields& values,
                            const std::string& act = "enregistrer") {
        const auto page = writer.read(draft);
        REQUIRE(page.status == 200);
        return writer.send(draft + "/" + act, typed(form_of(page.body, draft + "/enregistrer"), values));
    }
    httplib::Response submit(const std::string& draft) { return write(jeanne, draft, {}, "soumettre"); }
    httplib::Response approve(Person& reviewer, const std::string& draft) {
        const auto page = reviewer.read(draft + "/relire");
        REQUIRE(page.status == 200);
        return reviewer.send(draft + "/approuver", form_of(page.body, draft + "/renvoyer"));
    }
    httplib::Response publish(Person& editor, const std::string& draft, const Fields& more = {}) {
        const auto page = editor.read(draft + "/publier");
        REQUIRE(page.status == 200);
        return editor.send(draft + "/publier", typed(form_of(page.body, draft + "/publier"), more));
    }
    // Whatever its state, with the revision of today.
    httplib::Response publish_as_is(Person& editor, const std::string& draft) {
        const auto revisions = between(jeanne.read(draft).body, "name=\"revision\" value=\"", "\"");
        REQUIRE_FALSE(revisions.empty());
        return editor.send(draft + "/publier", {{"revision", revisions.front()}});
    }
    // From a draft that has all it needs to its publication.
    void bring_to_publication(const std::string& draft) {
        REQUIRE(submit(draft).status == 303);
        REQUIRE(approve(paul, draft).status == 303);
        const auto published = publish(emma, draft);
        INFO(published.body);
        REQUIRE(published.status == 303);
    }
    std::string published_fiche(const std::string& title) {
        const auto draft = begin("fiches", title);
        REQUIRE(write(jeanne, draft, whole_fiche()).status == 303);
        bring_to_publication(draft);
        return draft;
    }

    SpaceServer space;
    Person marie, jeanne, paul, emma;

 private:
    void join(const std::string& id, const std::string& name, const std::string& role, Person& person) {
        space.add(marie, id, name, {"role-fiches-" + role, "role-reference-" + role, "role-groupes-" + role});
        REQUIRE(person.log_in(id).status == 303);
    }
    static std::string begun(const httplib::Response& answer) {
        INFO(answer.body);
        REQUIRE(answer.status == 303);
        return location(answer);
    }
};

}  // namespace reperes::tests
