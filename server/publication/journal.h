// The journal: who did what, when, on what. Append-only, a line of JSON an act, each with the digest of the
// one before (DATA/journal/2026.jsonl, by the year of the act in Paris; the chain goes on from year to year).
//
//     {"n":812,"le":"2026-11-21T10:02:11Z","qui":"mdupont","acte":"publication","objet":"reference/x@3",
//      "empreinte":"9f3c…","precedente":"…","chaine":"sha256 of the line up to here"}
//
// A last line cut short by a power cut is set aside as "2026.jsonl.coupee-…" when the journal is opened, and
// said; it was never acknowledged. Anything else that does not follow is a fault of the chain: reported,
// never mended.
//
// Thread-safety: any thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "corpus/date.h"
#include "corpus/error.h"

namespace reperes::publication {

struct JournalEntry {
    std::size_t number = 0;
    corpus::Instant at{};
    std::string who;     // id of an account; "serveur" for what the server does by itself
    std::string act;     // "connexion", "publication"…
    std::string object;  // "reference/x@3"; may be empty
    std::string digest;  // of the file that was written; may be empty
    std::string detail;  // for readers; may be empty
};

class Journal {
 public:
    // `repaired` gets a sentence for whatever was set aside.
    static Result<std::unique_ptr<Journal>> open(std::filesystem::path data,
                                                 std::vector<std::string>& repaired,
                                                 std::function<corpus::Instant()> clock = corpus::now);
    ~Journal();

    // On the disk when it returns. Number and time are given here.
    Result<void> write(JournalEntry entry);
    // The last entries, the latest first.
    [[nodiscard]] std::vector<JournalEntry> latest(std::size_t count) const;
    // Every entry with this act, the oldest first.
    [[nodiscard]] std::vector<JournalEntry> with_act(std::string_view act) const;
    [[nodiscard]] std::string head() const;  // digest of the last line, to be noted elsewhere

 private:
    struct State;
    explicit Journal(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

struct JournalReport {
    std::size_t entries = 0;
    std::string head;
    std::vector<std::string> faults;  // in French, with file and line
};
// Reads every year from the first line, and writes nothing.
Result<JournalReport> verify_journal(const std::filesystem::path& data);

}  // namespace reperes::publication
