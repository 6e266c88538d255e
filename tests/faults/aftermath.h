// What must hold after anything: every acknowledged version is there with its digest, nothing is half
// visible, numbers follow each other, editions are whole, the journal verifies and knows all, and publishing
// goes on.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/digest.h"
#include "corpus/file.h"
#include "publication/known_versions.h"
#include "publication/publishing_house.h"

namespace reperes::publication {

// What the driver said.
struct Said {
    std::vector<std::pair<std::string, std::string>> done;  // "fiches/essai@2", digest
    std::string refusal;                                    // "2 le disque est plein"
    bool closed = false;                                    // it could not even open
};

inline Said read_said(const std::filesystem::path& output) {
    Said said;
    std::ifstream in(output);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string kind, object, digest;
        words >> kind;
        if (kind == "fait" && words >> object >> digest && digest.size() == 64)
            said.done.emplace_back(object, digest);
        if (kind == "refus") said.refusal = line.substr(6);
        if (kind == "ferme") said.closed = true;
    }
    return said;
}

// Everything that does not hold, in words; empty when all is well. Checks nothing itself: it is asked from
// several threads.
class Aftermath {
 public:
    Aftermath(std::filesystem::path content, std::filesystem::path data)
        : content_(std::move(content)), data_(std::move(data)) {}

    std::string judge(const Said& said) {
        PublishingHouse house(content_, data_);
        if (const auto opened = house.open(); !opened) return "does not open: " + opened.error().message;
        if (const auto loaded = house.reload(); !loaded) return "does not load: " + loaded.error().message;
        check_content(*house.corpus());
        for (const auto& [object, digest] : said.done) check_done(*house.corpus(), object, digest);
        check_journal(house);
        check_drafts(house);
        check_going_on(house);
        return wrong_;
    }

 private:
    void wrong(const std::string& what) { wrong_ += what + "\n"; }

    void check_content(const corpus::Corpus& corpus) {
        for (const auto& fault : corpus.faults) wrong("fault: " + describe(fault));
        std::set<std::filesystem::path> served;
        for (const auto& document : corpus.documents)
            for (const auto& version : document.versions) served.insert(version.file);
        for (const auto& [name, edition] : corpus.editions.all())
            for (const auto& [file, digest] : edition.versions)
                if (!served.contains(file)) wrong("edition " + name + " lacks " + file.string());
        for (const auto collection : corpus::kCollections)
            for (const auto& entry : tree(content_ / corpus::name(collection)))
                if (!served.contains(std::filesystem::relative(entry, content_)))
                    wrong("left over: " + entry.string());
    }

    static std::vector<std::filesystem::path> tree(const std::filesystem::path& folder) {
        std::vector<std::filesystem::path> files;
        std::error_code error;
        for (std::filesystem::recursive_directory_iterator it(folder, error), end; !error && it != end;
             it.increment(error))
            if (it->is_regular_file()) files.push_back(it->path());
        return files;
    }

    void check_done(const corpus::Corpus& corpus, const std::string& object, const std::string& digest) {
        for (const auto& document : corpus.documents)
            for (const auto& version : document.versions)
                if (object_of(document, version) == object) {
                    if (version.digest != digest) wrong("acknowledged with another digest: " + object);
                    return;
                }
        wrong("acknowledged and lost: " + object);
    }

    void check_journal(const PublishingHouse& house) {
        const auto report = verify_journal(data_);
        if (!report) return wrong("the journal cannot be read");
        for (const auto& fault : report->faults) wrong("journal: " + fault);
        const KnownVersions known(*house.journal, data_);
        const auto corpus = house.corpus();
        for (const auto& document : corpus->documents)
            for (const auto& version : document.versions)
                if (!known.knows(object_of(document, version), version.digest))
                    wrong("unknown to the journal: " + version.file.string());
    }

    void check_drafts(const PublishingHouse& house) {
        std::set<std::string> published;
        const auto corpus = house.corpus();
        for (const auto& document : corpus->documents)
            for (const auto& version : document.versions) published.insert(version.draft);
        for (const auto& draft : house.drafts->all())
            if ((draft.state == DraftState::publie) != published.contains(draft.id))
                wrong(fmt::format("draft {} of {} is {}", draft.id, draft.object(), name(draft.state)));
    }

    // What was not published can be, and then a version more.
    void check_going_on(PublishingHouse& house) {
        std::vector<Draft> left = house.drafts->open_drafts();
        std::erase_if(left, [](const Draft& draft) { return draft.state != DraftState::approuve; });
        if (!left.empty())
            if (const auto published = house.publish(left, "reprise-" + left[0].id); !published)
                wrong("cannot be published any more: " + published.error().message);
        const bool first = house.corpus()->find(corpus::Collection::fiches, "essai") == nullptr;
        const auto more =
            house.approved_draft(corpus::Collection::fiches, "essai", fiche_fields("Encore.", first));
        if (!more) return wrong("no draft can be made: " + more.error().message);
        const auto published = house.publish({*more});
        if (!published) return wrong("nothing can be published: " + published.error().message);
        for (const auto& warning : published->warnings) wrong("warning: " + warning);
        for (const auto& fault : house.corpus()->faults) wrong("fault at the end: " + describe(fault));
    }

    std::filesystem::path content_, data_;
    std::string wrong_;
};

}  // namespace reperes::publication
