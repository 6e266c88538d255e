// The pages of the space that are not about drafts: entering, one's account, the accounts, the settings, the
// journal, what there is to do. The guard (workspace.cpp) has been passed, and the right to the address
// checked. Those of people who are not logged in come first. Any thread.
#pragma once

#include "workspace/context.h"
#include "workspace/first_account.h"

namespace reperes::workspace {

pages::Page log_in_page(const Context& context, const FirstAccount& first);
pages::Page log_in(const Context& context, const FirstAccount& first);
pages::Page first_account_page(const Context& context, const FirstAccount& first);
pages::Page create_first_account(const Context& context, FirstAccount& first);
pages::Page choose_password_page(const Context& context);
pages::Page choose_password(const Context& context);

pages::Page dashboard(const Context& context);
pages::Page log_out(const Context& context);

pages::Page account_page(const Context& context);
pages::Page change_password(const Context& context);
pages::Page propose_second_factor(const Context& context);
pages::Page confirm_second_factor(const Context& context);
pages::Page log_out_everywhere(const Context& context);

pages::Page accounts_page(const Context& context);
pages::Page new_account_page(const Context& context);
pages::Page add_account(const Context& context);
pages::Page edit_account_page(const Context& context);
pages::Page change_account(const Context& context);
pages::Page reset_account(const Context& context);

pages::Page settings_page(const Context& context);
pages::Page change_settings(const Context& context);

pages::Page journal_page(const Context& context);

}  // namespace reperes::workspace
