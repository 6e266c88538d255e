#include "workspace/form.h"

#include "corpus/typography.h"

namespace reperes::workspace {

using pages::View;

namespace {

// Every name is set, or that of the field before, or of the page, would show through.
View text_or_nothing(const std::string& text) {
    return text.empty() ? View{false} : View{corpus::french_spaces(text)};
}

// The ids of the help and of the fault, as far as they are there.
View described_by(const Field& field, bool at_fault) {
    std::string ids;
    if (!field.help.empty()) ids = field.name + "-aide";
    if (at_fault) ids += (ids.empty() ? "" : " ") + field.name + "-faute";
    return text_or_nothing(ids);
}

}  // namespace

void Form::put(View& view) const {
    View list{View::type::list}, faults{View::type::list};
    for (const auto& field : fields_) {
        const auto found = faults_.find(field.name);
        const std::string why = found == faults_.end() ? std::string() : found->second;
        View item;
        item.set("nom", field.name);
        item.set("libelle", field.label);
        item.set("aide", text_or_nothing(field.help));
        item.set("valeur", field.value);
        item.set("type", field.type);
        item.set("remplissage", field.autocomplete);
        item.set("facultatif", field.optional);
        item.set("code", field.autocomplete == "one-time-code");
        item.set("faute", text_or_nothing(why));
        item.set("decrit", described_by(field, !why.empty()));
        list.push_back(item);
        if (why.empty()) continue;
        View fault;
        fault.set("nom", field.name);
        fault.set("texte", corpus::french_spaces(why));
        faults.push_back(fault);
    }
    view.set("champs", list);
    if (!faults.is_non_empty_list()) return;
    View summary;
    summary.set("plusieurs", faults_.size() > 1);
    summary.set("liste", faults);
    view.set("fautes", summary);
}

}  // namespace reperes::workspace
