// What a start makes good of what was cut short: versions of an edition that never came to be are set aside
// (DATA/ecartes), drafts whose version exists are marked, versions that the journal does not know are written
// in it, files in the making are removed.
//
// Thread-safety: before the first publication, by the one who holds the lock of the content.
#pragma once

#include <string>
#include <vector>

#include "publication/drafts.h"
#include "publication/journal.h"
#include "publication/surroundings.h"

namespace reperes::publication {

// `repaired` gets a sentence for all that was done, and for what could not be.
void recover(const Surroundings& surroundings, const corpus::Corpus& corpus, Drafts& drafts, Journal& journal,
             std::vector<std::string>& repaired);

}  // namespace reperes::publication
