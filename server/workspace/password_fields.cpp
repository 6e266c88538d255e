#include "workspace/password_fields.h"

#include <fmt/format.h>

#include "workspace/words.h"

namespace reperes::workspace {

Field password_field(std::string name, std::string label, std::string autocomplete) {
    Field field{std::move(name), std::move(label)};
    field.type = "password";
    field.autocomplete = std::move(autocomplete);
    return field;
}

std::vector<Field> new_password_fields(std::string label) {
    Field typed = password_field("nouveau", std::move(label), "new-password");
    typed.help =
        fmt::format("{} caractères au moins. Quatre ou cinq mots sans rapport entre eux se retiennent bien.",
                    publication::kMinPasswordCharacters);
    return {typed, password_field("encore", "Le même, une seconde fois", "new-password")};
}

void check_new_password(const Context& context, const publication::Account& account, Form& form) {
    const auto password = context.field("nouveau");
    if (password.empty()) return form.refuse("nouveau", "Écrivez le mot de passe que vous choisissez.");
    if (const auto good = publication::check_password(password, account); !good)
        form.refuse("nouveau", as_one(good.error()));
    else if (context.field("encore") != password)
        form.refuse("encore", "Les deux saisies diffèrent. Écrivez deux fois le même mot de passe.");
}

std::string as_one(const Error& error) {
    const auto message = as_sentence(error.message);
    return error.hint.empty() ? message : message + " " + error.hint;
}

}  // namespace reperes::workspace
