// Drafts, journal and publisher over two folders, with a clock that stands still and three people: what a
// server would have around them. Used by the tests and by the programs that they kill.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "publication/publisher.h"

namespace reperes::publication {

inline Account person(const std::string& id, const std::string& name, Role role) {
    Account account;
    account.id = id;
    account.name = name;
    for (const auto collection : corpus::kCollections) account.roles[collection] = {role};
    return account;
}

inline const Account kWriter = person("mdupont", "Marie Dupont", Role::redacteur);
inline const Account kReviewer = person("pmartin", "Paul Martin", Role::relecteur);
inline const Account kEditor = person("zleroy", "Zoé Leroy", Role::editeur);

inline std::string name_of(const std::string& id) {
    for (const auto* account : {&kWriter, &kReviewer, &kEditor})
        if (account->id == id) return account->name;
    return id;
}

class PublishingHouse {
 public:
    PublishingHouse(std::filesystem::path content, std::filesystem::path data)
        : content_(std::move(content)), data_(std::move(data)) {}

    Result<void> open() {
        if (auto loaded = reload(); !loaded) return loaded;
        auto opened_journal = Journal::open(data_, repaired, [this] { return now; });
        if (!opened_journal) return tl::unexpected(opened_journal.error());
        journal = *std::move(opened_journal);
        auto opened_drafts = Drafts::open(data_, repaired);
        if (!opened_drafts) return tl::unexpected(opened_drafts.error());
        drafts = *std::move(opened_drafts);
        Surroundings surroundings;
        surroundings.content = content_;
        surroundings.data = data_;
        surroundings.corpus = [this] { return corpus(); };
        surroundings.refresh = [this](const auto&) { return refresh(); };
        surroundings.display_name = name_of;
        surroundings.clock = [this] { return now; };
        auto opened = Publisher::open(std::move(surroundings), *drafts, *journal, repaired);
        if (!opened) return tl::unexpected(opened.error());
        publisher = *std::move(opened);
        return {};
    }

    [[nodiscard]] std::shared_ptr<const corpus::Corpus> corpus() const {
        const std::lock_guard lock(mutex_);
        return corpus_;
    }
    Result<void> reload() {
        auto loaded = corpus::load_corpus(content_);
        if (!loaded) return tl::unexpected(loaded.error());
        const std::lock_guard lock(mutex_);
        corpus_ = std::make_shared<const corpus::Corpus>(*std::move(loaded));
        return {};
    }

    // A draft from the last version of its document.
    Result<Draft> draft(corpus::Collection collection, const std::string& document, corpus::Fields fields) {
        Draft draft;
        draft.collection = collection;
        draft.document = document;
        const auto served = corpus();
        if (const auto* known = served->find(collection, document)) {
            draft.base = known->versions.back().number;
            draft.base_digest = known->versions.back().digest;
        }
        draft.fields = std::move(fields);
        draft.author = draft.saved_by = kWriter.id;
        draft.writers = {kWriter.id};
        draft.made_at = draft.saved_at = now;
        return drafts->create(std::move(draft));
    }
    // The same, submitted and approved.
    Result<Draft> approved_draft(corpus::Collection collection, const std::string& document,
                                 corpus::Fields fields) {
        return draft(collection, document, std::move(fields))
            .and_then([&](const Draft& made) { return submitted(made, kWriter, now); })
            .and_then([&](const Draft& sent) { return drafts->save(sent); })
            .and_then([&](const Draft& sent) { return approved(sent, kReviewer, read_digest(sent), now); })
            .and_then([&](const Draft& read) { return drafts->save(read); });
    }

    Result<Publication> publish(const std::vector<Draft>& chosen, const std::string& edition = {},
                                Awaiting awaiting = Awaiting::ask) {
        PublishRequest request;
        for (const auto& one : chosen) {
            request.drafts.push_back(one.id);
            request.revisions.push_back(one.revision);
        }
        request.edition = edition;
        request.awaiting = awaiting;
        return publisher->publish(kEditor, request);
    }

    corpus::Instant now = corpus::parse_instant("2026-11-22T09:00:00Z").value();
    std::optional<Error> lagging;  // what the index answers; nothing when it follows
    std::vector<std::string> repaired;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<Drafts> drafts;
    std::unique_ptr<Publisher> publisher;

 private:
    Result<void> refresh() {
        if (auto loaded = reload(); !loaded) return loaded;
        if (lagging) return tl::unexpected(*lagging);
        return {};
    }

    std::filesystem::path content_, data_;
    mutable std::mutex mutex_;
    std::shared_ptr<const corpus::Corpus> corpus_;
};

// Fields without a fault against the vocabularies of the small content (unit/temporary_folder.h).
inline corpus::Fields fiche_fields(const std::string& text, bool first = true) {
    corpus::Fields fields{{"titre", "Accueil inconditionnel"},
                          {"resume", "Recevoir chaque personne."},
                          {"type", "acces-aux-droits"},
                          {"groupes", "gt1"},
                          {"pays", "FR"},
                          {"corps", "## Recevoir\n\n" + text}};
    if (!first) {
        fields["note-de-changement"] = "Une précision.";
        fields["changement"] = "mineur";
    }
    return fields;
}

inline corpus::Fields section_fields(const std::string& number, const std::string& text, bool first = true) {
    corpus::Fields fields{{"titre", "Le secret"}, {"resume", "Qui est tenu au secret."},
                          {"numero", number},     {"portee", "loi"},
                          {"statut", "adopte"},   {"corps", text}};
    if (!first) {
        fields["note-de-changement"] = "Une précision.";
        fields["changement"] = "majeur";
    }
    return fields;
}

}  // namespace reperes::publication
