#include "publication/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "corpus/digest.h"

namespace reperes::publication {

namespace {

constexpr std::array kStates{DraftState::redaction, DraftState::soumis, DraftState::approuve,
                             DraftState::publie, DraftState::abandonne};

tl::unexpected<Error> forbidden(std::string message, std::string hint) {
    return failure(ErrorCode::forbidden, std::move(message), std::move(hint));
}

tl::unexpected<Error> not_now(std::string message, std::string hint) {
    return failure(ErrorCode::conflict, std::move(message), std::move(hint));
}

tl::unexpected<Error> no_right(std::string_view act) {
    return forbidden(fmt::format("vos droits ne permettent pas de {} dans cette collection.", act),
                     "Un administrateur peut vous en donner le droit.");
}

// A draft that is over changes no more.
Result<void> still_open(const Draft& draft) {
    if (draft.state == DraftState::publie)
        return not_now("ce brouillon est déjà publié.", "Commencez une nouvelle version.");
    if (draft.state == DraftState::abandonne)
        return not_now("ce brouillon est abandonné.", "Commencez-en un autre.");
    return {};
}

Draft saved(Draft draft, const Account& by, corpus::Instant at) {
    draft.saved_by = by.id;
    draft.saved_at = at;
    return draft;
}

// A piece of what is digested, so that no two lists of pieces read the same.
void add(std::string& all, std::string_view piece) {
    all += fmt::format("{}:", piece.size());
    all += piece;
    all += '\n';
}

bool needs_second_reader(const Draft& draft, bool others_do) {
    return draft.collection == corpus::Collection::reference || others_do;
}

}  // namespace

std::string_view name(DraftState state) {
    switch (state) {
        case DraftState::redaction:
            return "redaction";
        case DraftState::soumis:
            return "soumis";
        case DraftState::approuve:
            return "approuve";
        case DraftState::publie:
            return "publie";
        case DraftState::abandonne:
            return "abandonne";
    }
    return {};
}

std::optional<DraftState> parse_draft_state(std::string_view text) {
    const auto* it = std::ranges::find(kStates, text, [](DraftState state) { return name(state); });
    return it == kStates.end() ? std::nullopt : std::optional(*it);
}

std::string Draft::object() const {
    return fmt::format("{}/{}", corpus::name(collection), document);
}

std::string read_digest(const Draft& draft) {
    std::string all;
    add(all, draft.object());
    add(all, fmt::format("{}", draft.base));
    add(all, draft.base_digest);
    for (const auto& [key, value] : corpus::normalised(draft.fields)) {
        add(all, key);
        add(all, value);
    }
    return corpus::sha256(all);
}

bool approved(const Draft& draft) {
    return draft.approval && draft.approval->digest == read_digest(draft) &&
           !draft.writers.contains(draft.approval->by);
}

Result<Draft> edited(Draft draft, const Account& by, corpus::Fields fields, corpus::Instant at) {
    return rebased(draft, by, draft.base, draft.base_digest, std::move(fields), at);
}

Result<Draft> rebased(Draft draft, const Account& by, unsigned base, std::string base_digest,
                      corpus::Fields fields, corpus::Instant at) {
    if (!may(by, Act::write, draft.collection)) return no_right("rédiger");
    if (const auto open = still_open(draft); !open) return tl::unexpected(open.error());
    fields = corpus::normalised(std::move(fields));
    const bool same =
        fields == corpus::normalised(draft.fields) && base == draft.base && base_digest == draft.base_digest;
    if (!same) draft.writers.insert(by.id);
    draft.base = base;
    draft.base_digest = std::move(base_digest);
    draft.fields = std::move(fields);
    draft.state = DraftState::redaction;
    draft.approval.reset();
    return saved(std::move(draft), by, at);
}

Result<Draft> submitted(Draft draft, const Account& by, corpus::Instant at) {
    if (!may(by, Act::write, draft.collection)) return no_right("soumettre un brouillon");
    if (const auto open = still_open(draft); !open) return tl::unexpected(open.error());
    if (draft.state != DraftState::redaction)
        return not_now("ce brouillon est déjà soumis.", "Attendez sa relecture, ou reprenez-le.");
    draft.state = DraftState::soumis;
    return saved(std::move(draft), by, at);
}

Result<Draft> sent_back(Draft draft, const Account& by, std::string remark, corpus::Instant at) {
    if (!may(by, Act::review, draft.collection)) return no_right("relire");
    if (const auto open = still_open(draft); !open) return tl::unexpected(open.error());
    if (draft.state == DraftState::redaction)
        return not_now("ce brouillon n'est pas soumis.", "Il a peut-être été repris entre-temps.");
    if (remark.find_first_not_of(" \t\r\n") == std::string::npos)
        return failure(ErrorCode::invalid_argument, "il manque la remarque.",
                       "Dites ce qui est à reprendre.");
    draft.state = DraftState::redaction;
    draft.approval.reset();
    draft.remarks.push_back({by.id, at, std::move(remark)});
    return saved(std::move(draft), by, at);
}

Result<Draft> approved(Draft draft, const Account& by, std::string_view digest, corpus::Instant at) {
    if (!may(by, Act::review, draft.collection)) return no_right("relire");
    if (const auto open = still_open(draft); !open) return tl::unexpected(open.error());
    if (draft.state != DraftState::soumis)
        return not_now(draft.state == DraftState::approuve ? "ce brouillon est déjà approuvé."
                                                           : "ce brouillon n'est pas soumis.",
                       "Il a peut-être changé d'état entre-temps : relisez-le.");
    if (draft.writers.contains(by.id) || by.id == draft.author)
        return forbidden("vous avez écrit dans ce brouillon : quelqu'un d'autre doit l'approuver.",
                         "Demandez la relecture à une autre personne.");
    const std::string now = read_digest(draft);
    if (digest != now)
        return not_now("le texte a changé depuis que vous l'avez lu.", "Relisez-le, puis approuvez-le.");
    draft.state = DraftState::approuve;
    draft.approval = Approval{by.id, at, now};
    return saved(std::move(draft), by, at);
}

Result<Draft> abandoned(Draft draft, const Account& by, corpus::Instant at) {
    const bool own = may(by, Act::write, draft.collection) && draft.writers.contains(by.id);
    if (!own && !may(by, Act::publish, draft.collection))
        return forbidden("seules les personnes qui ont écrit ce brouillon, ou qui publient, l'abandonnent.",
                         "Demandez-le à l'une d'elles.");
    if (const auto open = still_open(draft); !open) return tl::unexpected(open.error());
    draft.state = DraftState::abandonne;
    return saved(std::move(draft), by, at);
}

Result<void> publishable(const Draft& draft, const Account& by, bool second_reader_needed) {
    if (!may(by, Act::publish, draft.collection)) return no_right("publier");
    if (const auto open = still_open(draft); !open) return open;
    if (!needs_second_reader(draft, second_reader_needed)) return {};
    if (draft.state != DraftState::approuve || !approved(draft))
        return forbidden("ce texte doit d'abord être approuvé par quelqu'un qui ne l'a pas écrit.",
                         "Soumettez-le à la relecture.");
    return {};
}

}  // namespace reperes::publication
