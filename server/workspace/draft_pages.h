// The pages of drafts, one function an address; draft_routes.cpp says which. Each is given a draft as it stands
// and asks at the act itself what the account may do. Any thread.
#pragma once

#include "workspace/context.h"
#include "workspace/draft_view.h"

namespace reperes::workspace {

using publication::Draft;

// /espace/brouillons/ID…
pages::Page edit_page(const Context& context, const Draft& draft);
pages::Page preview_page(const Context& context, const Draft& draft);
pages::Page review_page(const Context& context, const Draft& draft);
pages::Page publish_page(const Context& context, const Draft& draft);
// POST
pages::Page save_draft(const Context& context, const Draft& draft);
pages::Page submit_draft(const Context& context, const Draft& draft);
pages::Page take_back(const Context& context, const Draft& draft);
pages::Page bring_up_to_date(const Context& context, const Draft& draft);
pages::Page abandon_draft(const Context& context, const Draft& draft);
pages::Page approve_draft(const Context& context, const Draft& draft);
pages::Page send_back(const Context& context, const Draft& draft);
pages::Page publish_draft(const Context& context, const Draft& draft);

// The form with what has to be mended, 422.
pages::Page faulty_form(const Context& context, const Draft& draft, std::vector<FieldFault> faults);
// What was typed, given back with the reason why it could not be saved.
pages::Page unsaved_form(const Context& context, Draft draft, corpus::Fields typed, const Error& error);

// /espace/nouveau, /espace/edition: GET and POST
pages::Page new_page(const Context& context);
pages::Page edition_page(const Context& context);
// /espace/brouillons, /espace/a-revoir, /espace/sources, /espace/recherches
pages::Page drafts_page(const Context& context);
pages::Page due_page(const Context& context);
pages::Page sources_page(const Context& context);
pages::Page searches_page(const Context& context);

}  // namespace reperes::workspace
