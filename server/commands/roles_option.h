// Roles as they are typed on the command line: "reference=redacteur,relecteur". Pure functions; any thread.
#pragma once

#include <string>
#include <vector>

#include "corpus/error.h"
#include "publication/account.h"

namespace reperes::commands {

// Each collection that is named gets exactly the roles after its '='; none are given by "fiches=".
// Collections that are not named keep theirs.
Result<void> set_roles(publication::Account& account, const std::vector<std::string>& typed);

// "fiches=redacteur reference=redacteur,relecteur administration"; "aucun droit" when there is none.
std::string rights_of(const publication::Account& account);

}  // namespace reperes::commands
