// Whether what an editor asks may be published now, before anything is written. Rights and the state of a
// draft are draft.h's; the text is composition.h's.
//
// Pure functions; any thread.
#pragma once

#include <vector>

#include "corpus/corpus.h"
#include "publication/draft.h"
#include "publication/publish_request.h"

namespace reperes::publication {

Result<void> check_request(const PublishRequest& request, const corpus::Corpus& corpus);

// The draft was not published yet, and was written from the version that is the last one now. `conflict`
// names the one that came since.
Result<void> check_base(const Draft& draft, const corpus::Corpus& corpus);

// Several drafts of one document would want the same number.
Result<void> check_apart(const std::vector<Draft>& drafts);

// The manifest is read as it will be by those who load it. Nothing to check for a version alone.
Result<void> check_manifest(const corpus::Edition& edition);

}  // namespace reperes::publication
