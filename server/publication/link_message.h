// What was found at the end of a link, and the sentence that tells the editor. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "publication/link_check.h"
#include "publication/link_transfers.h"

namespace reperes::publication {

// Of a status that is no redirection. `moved_to` is empty unless the address has changed for good.
LinkAnswer answer_of(int status, std::string_view moved_to);
LinkAnswer answer_of(LinkFailure failure);

std::string message_of(LinkAnswer answer, int status, std::string_view moved_to);
std::string message_of(LinkFailure failure);

}  // namespace reperes::publication
