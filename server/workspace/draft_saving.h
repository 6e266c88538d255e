// One save of a form, from the revision that its page was shown at to the one after. Whoever saves second is
// answered with both texts, and what they typed is kept as a draft of its own until they have chosen:
// nobody's words disappear.
//
// Any thread.
#pragma once

#include <optional>
#include <tl/expected.hpp>

#include "workspace/draft_pages.h"

namespace reperes::workspace {

// The draft after the act, or the answer that says why not.
using Outcome = tl::expected<Draft, pages::Page>;

// What the form says, saved; the same draft when nothing changed. 428 when the request does not say which
// revision it was written from, 412 when that one is no longer the last.
Outcome save_form(const Context& context, const Draft& draft);
// The request comes with a form to be saved, and not from a mere button.
bool brings_form(const Context& context);
// The request was made by the script, which wants JSON.
bool from_script(const Context& context);

// Of an act on what a page showed, without a form: the answer when that is no longer what the draft says.
std::optional<pages::Page> stale(const Context& context, const Draft& draft);
// Saves what an act made of the draft, and writes the act in the journal.
Outcome save_act(const Context& context, const Result<Draft>& changed, const std::string& act);

// Who did what, on what; a journal that cannot be written is logged, and takes nothing back.
void write_in_journal(const Context& context, const Draft& draft, const std::string& act);

// A name that neither a document nor another open draft has.
bool is_free(const Context& context, corpus::Collection collection, std::string_view name,
             std::string_view but_draft = {});

}  // namespace reperes::workspace
