// From approved drafts to version files, one publication at a time.
//
// A publication is a file added to the content (corpus/durable_file.h); it is acknowledged once it is on the
// disk. Several documents go together as an edition: their files name it, and count only when
// content/editions/NAME.toml, written last, lists their digests (corpus.h). After that: the journal, the
// draft marked as published, the index and the pages. A failure of any of these takes back nothing: it is
// said, and made good at the next start.
//
// recover() at the start finds what was cut short: versions of an edition that never came to be are set aside
// (DATA/ecartes), drafts whose version exists are marked, versions that the journal does not know are written
// in it.
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

namespace reperes::publication {

// What to do with a version that waits for its day when another is published before it.
enum class Awaiting : std::uint8_t {
    ask,      // refuse, so that the editor chooses
    replace,  // it will never be in force
    after,    // it is published again after this one, for its own day
};

struct PublishRequest {
    std::vector<std::string> drafts;  // ids; several of them are one edition
    std::vector<unsigned> revisions;  // of each, as the editor saw it
    std::string edition;              // name of the edition: "2027-01"; needed for several drafts
    std::string edition_note;         // what it changes in practice, for the whole edition
    Awaiting awaiting = Awaiting::ask;
};

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

struct Settings {
    bool fiches_need_second_reader = true;
};

// What the publisher is given of the rest of the server.
struct Surroundings {
    std::filesystem::path content, data;
    std::function<std::shared_ptr<const corpus::Corpus>()> corpus;  // as it is served
    // The content has changed in these documents: index and pages must follow before it returns.
    std::function<Result<void>(const std::vector<std::string>& documents)> refresh;
    std::function<corpus::Instant()> clock = corpus::now;
};

class Publisher {
 public:
    // Takes the lock of the content. `repaired` gets a sentence for all that recover() did.
    static Result<std::unique_ptr<Publisher>> open(Surroundings surroundings, Drafts& drafts,
                                                   Journal& journal, std::vector<std::string>& repaired);
    ~Publisher();

    // conflict: another version was published since the draft was made, or one waits for its day (the hint
    // says which; ask again with `awaiting`); invalid_argument: faults of the text; uncertain: see
    // durable_file.h, and nothing more is published until a restart.
    Result<Publication> publish(const Account& by, const PublishRequest& request);

    // The version that `draft` would be if it were published now, for the preview, and the faults by key.
    struct Preview {
        std::optional<corpus::Version> version;
        std::vector<std::pair<std::string, corpus::Fault>> faults;  // key of the field ("corps"), fault
    };
    [[nodiscard]] Preview preview(const Draft& draft) const;

    [[nodiscard]] Settings settings() const;
    Result<void> change_settings(const Account& by, Settings settings);
    // Why nothing can be published now; empty when all is well.
    [[nodiscard]] std::string trouble() const;

 private:
    struct State;
    explicit Publisher(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace reperes::publication
