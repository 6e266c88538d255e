// What an editor asks of the publisher. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace reperes::publication {

// What to do with a version that waits for its day when another is published before it.
enum class Awaiting : std::uint8_t {
    ask,      // refuse, so that the editor chooses
    replace,  // it will never be in force
    after,    // it is published again after this one, for its own day: both or none, as an edition
};

struct PublishRequest {
    std::vector<std::string> drafts;  // ids; several of them are one edition
    std::vector<unsigned> revisions;  // of each, as the editor saw it
    std::string edition;              // name of the edition: "2027-01"; needed for several drafts
    std::string edition_note;         // what it changes in practice, for the whole edition
    Awaiting awaiting = Awaiting::ask;
};

}  // namespace reperes::publication
