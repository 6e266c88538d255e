#include "publication/recovery.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "corpus/durable_file.h"
#include "publication/known_versions.h"
#include "publication/version_store.h"

namespace reperes::publication {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> entries(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        found.push_back(it->path());
    std::sort(found.begin(), found.end());
    return found;
}

bool in_the_making(const fs::path& path) {
    return path.filename().string().starts_with(corpus::kTemporaryPrefix);
}

class Recovery {
 public:
    Recovery(const Surroundings& surroundings, const corpus::Corpus& corpus,
             std::vector<std::string>& repaired)
        : surroundings_(&surroundings), corpus_(&corpus), repaired_(&repaired) {}

    // What no reader sees in the content.
    void clear_content() {
        std::set<fs::path> served;
        for (const auto& document : corpus_->documents)
            for (const auto& version : document.versions) served.insert(version.file);
        for (const auto collection : corpus::kCollections)
            for (const auto& folder : entries(surroundings_->content / name(collection)))
                clear_document(fs::path(name(collection)) / folder.filename(), served);
        for (const auto& path : entries(surroundings_->content / corpus::kEditionFolder))
            if (in_the_making(path)) remove(path);
    }

    // The command line writes there too: what it is making is recent.
    void clear_data() {
        std::error_code error;
        std::vector<fs::path> old;
        for (fs::recursive_directory_iterator it(surroundings_->data, error), end; !error && it != end;
             it.increment(error)) {
            std::error_code gone;
            const auto age = fs::file_time_type::clock::now() - fs::last_write_time(it->path(), gone);
            if (in_the_making(it->path()) && !gone && age > std::chrono::minutes(1))
                old.push_back(it->path());
        }
        for (const auto& path : old) remove(path);
    }

    void mark_drafts(Drafts& drafts) {
        for (const auto& document : corpus_->documents)
            for (const auto& version : document.versions) {
                const auto draft = version.draft.empty() ? std::nullopt : drafts.find(version.draft);
                if (!draft || draft->state == DraftState::publie || draft->object() != document.id())
                    continue;
                const auto marked =
                    drafts.mark_published(draft->id, version.number, draft->saved_by, surroundings_->clock());
                if (marked)
                    say("le brouillon de « {} » a été marqué comme publié : sa version {} est en place.",
                        document.id(), version.number);
                else
                    say("le brouillon de « {} » n'a pas pu être marqué comme publié : {}", document.id(),
                        marked.error().message);
            }
    }

    void complete_journal(Journal& journal) {
        const KnownVersions known(journal, surroundings_->data);
        report_missing(known);
        const auto found = unknown_versions(known);
        if (found.empty()) return;
        if (const auto written = write_found(journal, surroundings_->data, found); !written)
            say("{} versions n'ont pas pu être inscrites au journal : {}", found.size(),
                written.error().message);
        else if (found.size() <= kNamed)
            for (const auto& one : found) say("la version « {} » a été inscrite au journal.", one.object);
        else
            say("{} versions du contenu ont été inscrites au journal.", found.size());
    }

 private:
    static constexpr std::size_t kNamed = 10;  // versions named one by one in the log

    template <typename... Values>
    void say(fmt::format_string<Values...> sentence, Values&&... values) {
        repaired_->push_back(fmt::format(sentence, std::forward<Values>(values)...));
    }

    void remove(const fs::path& path) {
        std::error_code error;
        if (fs::remove(path, error)) say("« {} », une écriture interrompue, a été ôté.", path.string());
    }

    void clear_document(const fs::path& relative, const std::set<fs::path>& served) {
        const fs::path folder = surroundings_->content / relative;
        std::error_code error;
        if (!fs::is_directory(folder, error)) {
            if (in_the_making(folder)) remove(folder);
            return;
        }
        for (const auto& path : entries(folder)) {
            const auto file = relative / path.filename();
            if (in_the_making(path))
                remove(path);
            else if (!served.contains(file) && is_unpublished(surroundings_->content, file))
                put_aside(file);
        }
        if (fs::is_directory(folder, error) && fs::is_empty(folder, error) && fs::remove(folder, error))
            say("« {} », un dossier vide, a été ôté.", relative.string());
    }

    void put_aside(const fs::path& file) {
        const auto moved = set_aside({surroundings_->content, surroundings_->data}, file);
        if (moved)
            say("« {} », d'une édition qui n'a pas abouti, a été mis de côté dans « {} ».", file.string(),
                moved->string());
        else
            say("« {} », d'une édition qui n'a pas abouti, n'a pas pu être mis de côté : {}", file.string(),
                moved.error().message);
    }

    std::vector<FoundVersion> unknown_versions(const KnownVersions& known) {
        std::vector<FoundVersion> found;
        for (const auto& document : corpus_->documents)
            for (const auto& version : document.versions) {
                const auto object = object_of(document, version);
                if (known.knows(object, version.digest)) continue;
                const bool changed = known.knows(object);
                if (changed) say("attention : « {} » a changé depuis sa publication.", version.file.string());
                found.push_back({object, version.digest,
                                 changed ? "le fichier a changé depuis sa publication"
                                         : "le fichier était là sans que le journal le dise"});
            }
        return found;
    }

    void report_missing(const KnownVersions& known) {
        std::set<std::string> served;
        for (const auto& document : corpus_->documents)
            for (const auto& version : document.versions) served.insert(object_of(document, version));
        for (const auto& [object, digests] : known.all())
            if (!served.contains(object))
                say("attention : « {} », que le journal connaît, n'est plus dans le contenu, ou est fautif.",
                    object);
    }

    const Surroundings* surroundings_;
    const corpus::Corpus* corpus_;
    std::vector<std::string>* repaired_;
};

}  // namespace

void recover(const Surroundings& surroundings, const corpus::Corpus& corpus, Drafts& drafts, Journal& journal,
             std::vector<std::string>& repaired) {
    Recovery recovery(surroundings, corpus, repaired);
    recovery.clear_content();
    recovery.clear_data();
    recovery.mark_drafts(drafts);
    recovery.complete_journal(journal);
}

}  // namespace reperes::publication
