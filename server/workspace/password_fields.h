// Fields in which a password is typed, and what is said of a new one. Any thread.
#pragma once

#include <string>
#include <vector>

#include "workspace/context.h"
#include "workspace/form.h"

namespace reperes::workspace {

Field password_field(std::string name, std::string label, std::string autocomplete);
// "nouveau" and "encore": typed twice, since without script what was typed cannot be shown.
std::vector<Field> new_password_fields(std::string label);
// Refuses these fields when the password is too weak for the account, or the two differ.
void check_new_password(const Context& context, const publication::Account& account, Form& form);

// What happened and what to do, for a field.
std::string as_one(const Error& error);

}  // namespace reperes::workspace
