// The commission's space and all that it rests on, opened together: accounts, sessions, journal, drafts, the
// publisher. Everything here is used from any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "pages/pages.h"
#include "pages/site.h"
#include "workspace/workspace.h"

namespace reperes {

class Space {
 public:
    // `repaired` gets a sentence for whatever was put right. The error says why there can be no space:
    // readers are served all the same.
    static Result<std::unique_ptr<Space>> open(const std::filesystem::path& content,
                                               const std::filesystem::path& data, pages::Site& site,
                                               pages::Pages& pages, std::vector<std::string>& repaired);

    [[nodiscard]] workspace::Workspace& workspace() { return *workspace_; }

 private:
    Space() = default;

    publication::Sessions sessions_;
    std::unique_ptr<publication::Accounts> accounts_;
    std::unique_ptr<publication::Journal> journal_;
    std::unique_ptr<publication::Drafts> drafts_;
    std::unique_ptr<publication::Publisher> publisher_;
    std::unique_ptr<workspace::Workspace> workspace_;
};

}  // namespace reperes
