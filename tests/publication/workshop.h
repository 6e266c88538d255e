// A small content, a folder of data and the publishing house over both, for one test.
#pragma once

#include <doctest/doctest.h>

#include <set>

#include "publication/publishing_house.h"
#include "unit/temporary_folder.h"

namespace reperes::publication {

struct Workshop {
    corpus::SmallContent content;
    TemporaryFolder data;
    std::unique_ptr<PublishingHouse> house;

    Workshop() { restart(); }
    void restart() {
        house.reset();
        house = std::make_unique<PublishingHouse>(content.path(), data.path());
        const auto opened = house->open();
        REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().message));
    }
    PublishingHouse* operator->() const { return house.get(); }

    Draft fiche(const std::string& document, const corpus::Fields& fields) const {
        return house->approved_draft(corpus::Collection::fiches, document, fields).value();
    }
    Draft section(const std::string& document, const corpus::Fields& fields) const {
        return house->approved_draft(corpus::Collection::reference, document, fields).value();
    }

    // Of a document, as it is served: "1 2 3".
    [[nodiscard]] std::string versions(corpus::Collection collection, const std::string& document) const {
        const auto corpus = house->corpus();
        const auto* found = corpus->find(collection, document);
        std::string all;
        if (found)
            for (const auto& version : found->versions)
                all += fmt::format("{}{}", all.empty() ? "" : " ", version.number);
        return all;
    }
    [[nodiscard]] std::string fiches(const std::string& document) const {
        return versions(corpus::Collection::fiches, document);
    }
    // The content, the journal and the drafts agree, and nothing is at fault.
    void check_whole() const {
        const auto loaded = content.load();
        std::string faults;
        for (const auto& fault : loaded.faults) faults += describe(fault) + "\n";
        CHECK_MESSAGE(faults.empty(), faults);
        const auto report = verify_journal(data.path());
        REQUIRE(report);
        CHECK(report->faults.empty());
    }
};

inline void check_says(const std::string& text, std::string_view piece) {
    CHECK_MESSAGE(text.find(piece) != std::string::npos, "« ", text, " » does not say « ", std::string(piece),
                  " »");
}

template <typename T>
void check_refused(const Result<T>& result, ErrorCode code, std::string_view message) {
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == code);
    check_says(result.error().message, message);
    CHECK_FALSE(result.error().hint.empty());
}

inline std::set<std::string> names_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        names.insert(it->path().filename().string());
    return names;
}

}  // namespace reperes::publication
