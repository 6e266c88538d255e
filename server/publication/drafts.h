// The drafts on disk: DATA/brouillons/ID/r0007.json. A save adds a revision by the protocol of
// durable_file.h: two people who save from the same revision want the same name, and the second is told. No
// revision is rewritten; autosaves that nobody built on are thinned out, the first and the last ones stay.
//
// Thread-safety: any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "publication/draft.h"

namespace reperes::publication {

class Drafts {
 public:
    // `repaired` gets a sentence for each file that cannot be read; it is left where it is.
    static Result<std::unique_ptr<Drafts>> open(std::filesystem::path data,
                                                std::vector<std::string>& repaired);
    ~Drafts();

    // Neither published nor abandoned, the last saved first.
    [[nodiscard]] std::vector<Draft> open_drafts() const;
    [[nodiscard]] std::vector<Draft> all() const;
    [[nodiscard]] std::optional<Draft> find(std::string_view id) const;
    // As it was; nothing when that revision was thinned out.
    [[nodiscard]] std::optional<Draft> revision(std::string_view id, unsigned revision) const;

    // Gives it an id and revision 1.
    Result<Draft> create(Draft draft);
    // `draft.revision` is the one it was read at. `conflict` when there is a later one.
    Result<Draft> save(Draft draft);
    // The last word on a draft, at whatever revision it is.
    Result<Draft> mark_published(std::string_view id, unsigned version, const std::string& by,
                                 corpus::Instant at);

 private:
    struct State;
    explicit Drafts(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace reperes::publication
