// From approved drafts to version files, one publication at a time.
//
// A publication is a file added to the content (corpus/durable_file.h); it is acknowledged once it is on the
// disk. Several documents go together as an edition: their files name it, and count only when
// content/editions/NAME.toml, written last, lists their digests (corpus.h). After that: the journal, the
// draft marked as published, the index and the pages. A failure of any of these takes back nothing: it is
// said, and made good at the next start.
//
// What a start makes good: recovery.h.
//
// Thread-safety: any thread; publications wait for one another.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "publication/drafts.h"
#include "publication/journal.h"
#include "publication/publish_request.h"
#include "publication/settings.h"
#include "publication/surroundings.h"

namespace reperes::publication {

struct PublishedVersion {
    std::string document;  // "reference/secret-professionnel"
    unsigned number = 0;
    std::string digest;
    std::filesystem::path file;  // relative to the content
};

struct Publication {
    std::vector<PublishedVersion> versions;
    std::vector<std::string> warnings;  // what did not follow: "l'index suivra…"
};

class Publisher {
 public:
    // Takes the lock of the content, and makes good what was cut short: `repaired` gets a sentence for each.
    // `unavailable` when another server holds the lock; a content that cannot be written is no error but
    // trouble(). All that is passed must outlive it.
    static Result<std::unique_ptr<Publisher>> open(Surroundings surroundings, Drafts& drafts,
                                                   Journal& journal, std::vector<std::string>& repaired);
    ~Publisher();

    // conflict: the draft was saved since, or another version published, or one waits for its day (the hint
    // says which; ask again with `awaiting`); invalid_argument: faults of the text, which preview() gives
    // field by field; uncertain: see durable_file.h, and nothing more is published until a restart;
    // unavailable: see trouble().
    Result<Publication> publish(const Account& by, const PublishRequest& request);

    // The version that `draft` would be if it were published now, for the preview, and the faults by key
    // ("dossier" for the name of a new document, empty for none of a field).
    struct Preview {
        std::optional<corpus::Version> version;
        std::vector<std::pair<std::string, corpus::Fault>> faults;  // key of the field ("corps"), fault
    };
    [[nodiscard]] Preview preview(const Draft& draft) const;

    [[nodiscard]] Settings settings() const;
    // forbidden to who is no administrator.
    Result<void> change_settings(const Account& by, Settings settings);
    // Why nothing can be published now; empty when all is well.
    [[nodiscard]] std::string trouble() const;

 private:
    struct State;
    explicit Publisher(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace reperes::publication
