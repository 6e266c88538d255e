// A version in the making, and what may happen to it. Plain values and pure functions; any thread.
//
//     redaction ──submit──▸ soumis ──approve──▸ approuve ──publish──▸ publie
//         ▲                   │                    │
//         └──── send back, take back, or any change of a word ─┘        abandonne: from any but publie
//
// Whoever wrote a word of it may not approve it. An approval holds the digest of what was read: any change
// voids it. A draft of a withdrawal or of a restoration is a draft like the others.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "corpus/version_writer.h"
#include "publication/account.h"

namespace reperes::publication {

enum class DraftState : std::uint8_t { redaction, soumis, approuve, publie, abandonne };
std::string_view name(DraftState state);
std::optional<DraftState> parse_draft_state(std::string_view name);

struct Approval {
    std::string by;  // id of an account
    corpus::Instant at{};
    std::string digest;  // read_digest() of what was approved
};

struct Remark {
    std::string by;
    corpus::Instant at{};
    std::string text;
};

struct Draft {
    std::string id;         // 16 hexadecimal digits
    unsigned revision = 0;  // from 1, one more at each save: what If-Match holds
    DraftState state = DraftState::redaction;
    corpus::Collection collection = corpus::Collection::fiches;
    std::string document;     // name of the folder; for a new one, the one it will have
    unsigned base = 0;        // the version it was written from; 0 for a new document
    std::string base_digest;  // of that file
    corpus::Fields fields;
    std::string author;             // who made it
    std::set<std::string> writers;  // who changed a word, the author among them
    std::string saved_by;
    corpus::Instant made_at{}, saved_at{};
    std::optional<Approval> approval;
    std::vector<Remark> remarks;
    unsigned published_as = 0;  // version number

    [[nodiscard]] std::string object() const;  // "reference/secret-professionnel"
};

// Of everything that a reader of the draft reads: fields, document, base.
std::string read_digest(const Draft& draft);
// The approval is of what the draft says now.
bool approved(const Draft& draft);

// The draft after the act; forbidden or conflict with a sentence that says why not.

// With the same fields it is taken back, no more: who did it has written nothing.
Result<Draft> edited(Draft draft, const Account& by, corpus::Fields fields, corpus::Instant at);
// The same, and from another version: the writer has seen what was published since.
Result<Draft> rebased(Draft draft, const Account& by, unsigned base, std::string base_digest,
                      corpus::Fields fields, corpus::Instant at);
Result<Draft> submitted(Draft draft, const Account& by, corpus::Instant at);
// invalid_argument without a remark: it says what is to be done.
Result<Draft> sent_back(Draft draft, const Account& by, std::string remark, corpus::Instant at);
Result<Draft> approved(Draft draft, const Account& by, std::string_view digest, corpus::Instant at);
Result<Draft> abandoned(Draft draft, const Account& by, corpus::Instant at);
// May this draft be published by this person? Reference text: always approved by another than its writers.
// Fiches, recommandations, groupes: unless `second_reader_needed` is false.
Result<void> publishable(const Draft& draft, const Account& by, bool second_reader_needed);

}  // namespace reperes::publication
