#include "publication/publisher.h"

#include <fmt/format.h>

#include <mutex>
#include <set>

#include "corpus/digest.h"
#include "corpus/durable_file.h"
#include "publication/admission.h"
#include "publication/assembly.h"
#include "publication/known_versions.h"
#include "publication/recovery.h"
#include "publication/version_store.h"

namespace reperes::publication {

namespace {

constexpr std::string_view kNotInJournal = "la publication est faite, mais le journal ne le dit pas encore";

tl::unexpected<Error> refused(const Error& error) {
    return tl::unexpected(error);
}

JournalEntry entry_of(const corpus::Edition& edition, const Account& by) {
    JournalEntry entry;
    entry.who = by.id;
    entry.act = "edition";
    entry.object = corpus::manifest_path(edition.name).string();
    entry.digest = corpus::sha256(corpus::write_edition(edition));
    entry.detail = fmt::format("{} versions", edition.versions.size());
    return entry;
}

}  // namespace

struct Publisher::State {
    Surroundings surroundings;
    Drafts* drafts = nullptr;
    Journal* journal = nullptr;
    std::optional<corpus::FolderLock> lock;
    std::mutex publishing;
    mutable std::mutex guard;  // of what follows
    Settings settings;
    std::string trouble;

    [[nodiscard]] Folders folders() const { return {surroundings.content, surroundings.data}; }
    void set_trouble(const Error& error);
    Result<Draft> draft_for(const Account& by, const std::string& id, unsigned revision,
                            const corpus::Corpus& corpus);
    Result<void> write(const std::vector<VersionFile>& files, const corpus::Edition& edition);
    Publication follow(const Account& by, const std::vector<Draft>& drafts,
                       const std::vector<Composition>& compositions, const corpus::Edition& edition);
};

void Publisher::State::set_trouble(const Error& error) {
    const std::lock_guard held(guard);
    trouble = fmt::format("{} {}", error.message, error.hint);
}

Result<Draft> Publisher::State::draft_for(const Account& by, const std::string& id, unsigned revision,
                                          const corpus::Corpus& corpus) {
    auto draft = drafts->find(id);
    if (!draft)
        return failure(ErrorCode::not_found, "ce brouillon n'existe pas.",
                       "Revenez à la liste des brouillons.");
    bool second_reader = true;
    {
        const std::lock_guard held(guard);
        second_reader = settings.fiches_need_second_reader;
    }
    if (auto allowed = publishable(*draft, by, second_reader); !allowed) return refused(allowed.error());
    if (draft->revision != revision)
        return failure(ErrorCode::conflict, "ce brouillon a été enregistré depuis que vous l'avez lu.",
                       "Relisez-le, puis publiez.");
    if (auto based = check_base(*draft, corpus); !based) return refused(based.error());
    return *std::move(draft);
}

Result<void> Publisher::State::write(const std::vector<VersionFile>& files, const corpus::Edition& edition) {
    auto written =
        edition.name.empty() ? add_version(folders(), files.front()) : add_edition(folders(), files, edition);
    if (!written && written.error().code == ErrorCode::uncertain)
        set_trouble({ErrorCode::uncertain, written.error().message,
                     "Plus rien ne se publie avant que le disque soit vérifié et le serveur redémarré."});
    return written;
}

// What comes after the versions are on the disk: a failure takes nothing back.
Publication Publisher::State::follow(const Account& by, const std::vector<Draft>& published,
                                     const std::vector<Composition>& compositions,
                                     const corpus::Edition& edition) {
    Publication publication;
    std::set<std::string> documents;
    const auto warn = [&](std::string_view what, const Error& error) {
        publication.warnings.push_back(fmt::format("{} : {}", what, error.message));
    };
    for (const auto& file : files_of(compositions)) {
        publication.versions.push_back({file.object(), file.number, file.digest, file.path()});
        documents.insert(file.object());
        JournalEntry entry;
        entry.who = by.id;
        entry.act = kPublished;
        entry.object = fmt::format("{}@{}", file.object(), file.number);
        entry.digest = file.digest;
        if (!edition.name.empty()) entry.detail = fmt::format("édition {}", edition.name);
        if (auto written = journal->write(entry); !written) warn(kNotInJournal, written.error());
    }
    if (!edition.name.empty())
        if (auto written = journal->write(entry_of(edition, by)); !written)
            warn(kNotInJournal, written.error());
    for (std::size_t i = 0; i < published.size(); ++i)
        if (auto marked = drafts->mark_published(published[i].id, compositions[i].files.front().number, by.id,
                                                 surroundings.clock());
            !marked)
            warn("la publication est faite, mais le brouillon n'est pas marqué comme publié", marked.error());
    if (auto followed = surroundings.refresh({documents.begin(), documents.end()}); !followed)
        warn("la publication est faite, mais la recherche ne la connaît pas encore", followed.error());
    return publication;
}

Result<std::unique_ptr<Publisher>> Publisher::open(Surroundings surroundings, Drafts& drafts,
                                                   Journal& journal, std::vector<std::string>& repaired) {
    auto state = std::make_unique<State>();
    state->surroundings = std::move(surroundings);
    state->drafts = &drafts;
    state->journal = &journal;
    state->settings = load_settings(state->surroundings.data, repaired);
    auto lock = corpus::FolderLock::acquire(state->surroundings.content);
    if (lock) {
        state->lock.emplace(std::move(*lock));
        recover(state->surroundings, *state->surroundings.corpus(), drafts, journal, repaired);
    } else if (lock.error().code == ErrorCode::unavailable) {
        return refused(lock.error());
    } else {
        state->set_trouble(lock.error());
        repaired.push_back(fmt::format("rien ne peut être publié : {}", state->trouble));
    }
    return std::unique_ptr<Publisher>(new Publisher(std::move(state)));
}

Publisher::Publisher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Publisher::~Publisher() = default;

Result<Publication> Publisher::publish(const Account& by, const PublishRequest& request) {
    const std::lock_guard publishing(state_->publishing);
    if (const auto why = trouble(); !why.empty())
        return failure(ErrorCode::unavailable, "rien ne peut être publié pour le moment.", why);
    // Never into the empty place of a disk that is gone.
    if (!state_->lock->still_in(state_->surroundings.content))
        return failure(
            ErrorCode::io,
            fmt::format("le dossier du contenu « {} » a disparu ou a été remplacé : rien n'a été publié.",
                        state_->surroundings.content.string()),
            "Rétablissez-le, puis redémarrez le serveur.");
    const auto corpus = state_->surroundings.corpus();
    if (auto asked = check_request(request, *corpus); !asked) return refused(asked.error());
    std::vector<Draft> drafts;
    for (std::size_t i = 0; i < request.drafts.size(); ++i) {
        auto draft = state_->draft_for(by, request.drafts[i], request.revisions[i], *corpus);
        if (!draft) return refused(draft.error());
        drafts.push_back(*std::move(draft));
    }
    if (auto apart = check_apart(drafts); !apart) return refused(apart.error());
    Desk desk{corpus.get(), state_->surroundings.clock(), state_->surroundings.display_name, request.edition};
    auto compositions = assemble(drafts, request.awaiting, desk, state_->surroundings.content);
    if (!compositions) return refused(compositions.error());
    corpus::Edition edition{desk.edition, desk.now, request.edition_note, {}};
    const auto files = files_of(*compositions);
    for (const auto& file : files) edition.versions.push_back({file.path(), file.digest});
    if (auto readable = check_manifest(edition); !readable) return refused(readable.error());
    if (auto written = state_->write(files, edition); !written) return refused(written.error());
    return state_->follow(by, drafts, *compositions, edition);
}

Publisher::Preview Publisher::preview(const Draft& draft) const {
    const auto corpus = state_->surroundings.corpus();
    const Desk desk{corpus.get(), state_->surroundings.clock(), state_->surroundings.display_name, {}};
    std::vector<Composition> one{compose(draft, desk)};
    check_together(one, desk);
    auto& composition = one.front();
    Preview preview;
    preview.faults = std::move(composition.faults);
    auto& versions = composition.document.versions;
    if (versions.size() == composition.files.front().number) preview.version = std::move(versions.back());
    return preview;
}

Settings Publisher::settings() const {
    const std::lock_guard lock(state_->guard);
    return state_->settings;
}

Result<void> Publisher::change_settings(const Account& by, Settings settings) {
    if (!by.administrator || by.disabled)
        return failure(ErrorCode::forbidden, "seul un administrateur change les réglages.",
                       "Demandez-le-lui.");
    const std::lock_guard publishing(state_->publishing);
    if (auto saved = save_settings(state_->surroundings.data, settings); !saved) return saved;
    {
        const std::lock_guard lock(state_->guard);
        state_->settings = settings;
    }
    JournalEntry entry;
    entry.who = by.id;
    entry.act = "reglages";
    entry.detail = settings.fiches_need_second_reader ? "les fiches demandent une seconde lecture"
                                                      : "les fiches ne demandent pas de seconde lecture";
    return state_->journal->write(entry);
}

std::string Publisher::trouble() const {
    const std::lock_guard lock(state_->guard);
    return state_->trouble;
}

}  // namespace reperes::publication
