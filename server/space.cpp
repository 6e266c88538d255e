#include "space.h"

#include <utility>

namespace reperes {

namespace {

publication::Surroundings surroundings(const std::filesystem::path& content,
                                       const std::filesystem::path& data, pages::Site& site,
                                       const publication::Accounts& accounts) {
    publication::Surroundings around;
    around.display_name = [&accounts](const std::string& id) {
        const auto account = accounts.find(id);
        return account ? account->name : id;
    };
    around.content = content;
    around.data = data;
    around.corpus = [&site] {
        const auto snapshot = site.current();
        return std::shared_ptr<const corpus::Corpus>(snapshot, &snapshot->corpus);
    };
    around.refresh = [&site](const std::vector<std::string>&) { return site.refresh(); };
    return around;
}

}  // namespace

Result<std::unique_ptr<Space>> Space::open(const std::filesystem::path& content,
                                           const std::filesystem::path& data, pages::Site& site,
                                           pages::Pages& pages, std::vector<std::string>& repaired) {
    std::unique_ptr<Space> space(new Space);
    auto accounts = publication::Accounts::open(data);
    if (!accounts) return tl::unexpected(accounts.error());
    space->accounts_ = std::move(*accounts);
    auto journal = publication::Journal::open(data, repaired);
    if (!journal) return tl::unexpected(journal.error());
    space->journal_ = std::move(*journal);
    auto drafts = publication::Drafts::open(data, repaired);
    if (!drafts) return tl::unexpected(drafts.error());
    space->drafts_ = std::move(*drafts);
    auto publisher = publication::Publisher::open(surroundings(content, data, site, *space->accounts_), *space->drafts_,
                                                  *space->journal_, repaired);
    if (!publisher) return tl::unexpected(publisher.error());
    space->publisher_ = std::move(*publisher);
    space->workspace_ =
        workspace::Workspace::create({&site, &pages, space->accounts_.get(), &space->sessions_,
                                      space->drafts_.get(), space->journal_.get(), space->publisher_.get(), repaired});
    return space;
}

}  // namespace reperes
