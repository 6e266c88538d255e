// A real index over a few texts, in a temporary folder: what the search is tested on.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "index/builder.h"
#include "search/engine.h"
#include "unit/temporary_folder.h"

namespace reperes::tests {

// The text of the fragments, with what is marked in brackets.
inline std::string marked(const search::Fragments& fragments) {
    std::string text;
    for (const auto& fragment : fragments) text += fragment.match ? "[" + fragment.text + "]" : fragment.text;
    return text;
}

// Indexes the content, which has no fault, and collections from elsewhere, into the folder `index`.
inline search::Engine engine_over(const corpus::SmallContent& content, const std::filesystem::path& index,
                                  const std::vector<std::filesystem::path>& jsonl = {}) {
    index::BuildRequest request;
    request.content = content.path();
    request.index = index;
    request.jsonl = jsonl;
    const auto report = index::build(request);
    REQUIRE(report);
    for (const auto& fault : report->faults) FAIL(corpus::describe(fault));
    auto engine = search::Engine::open(index, content.load().vocabulary, content.path());
    REQUIRE(engine);
    return std::move(*engine);
}

struct SmallText {
    std::string id, title, text;
};

class SmallIndex {
 public:
    // `sigles` and `synonyms`: lines for the vocabulary files.
    explicit SmallIndex(const std::vector<SmallText>& texts, const std::string& sigles = "",
                        const std::string& synonyms = "") {
        if (!sigles.empty())
            content_.write("vocabulaire/sigles.csv", "sigle;developpement;domaine;source\n" + sigles);
        if (!synonyms.empty()) content_.write("vocabulaire/synonymes.csv", "genre;termes\n" + synonyms);
        std::string lines;
        for (const auto& text : texts)
            lines +=
                nlohmann::json{{"id", text.id}, {"title", text.title}, {"text", text.text}}.dump() + "\n";
        elsewhere_.write("essai.jsonl", lines);
        engine_ = std::make_unique<search::Engine>(
            engine_over(content_, elsewhere_.path() / "index", {elsewhere_.path() / "essai.jsonl"}));
        REQUIRE(engine_->documents() == texts.size() + 1);  // and the group that a small content has
    }

    [[nodiscard]] search::ResultPage search(const std::string& text, std::size_t limit = 10) const {
        search::SearchRequest request;
        request.text = text;
        request.limit = limit;
        request.at = corpus::now();
        auto page = engine_->search(request);
        REQUIRE(page);
        return std::move(*page);
    }

    // Some document has every word of the query.
    [[nodiscard]] bool finds(const std::string& text) const {
        search::SearchRequest request;
        request.text = text;
        request.at = corpus::now();
        request.explain = true;
        const auto page = engine_->search(request);
        REQUIRE(page);
        return !page->corrected && std::any_of(page->hits.begin(), page->hits.end(),
                                               [](const search::Hit& hit) { return hit.missing.empty(); });
    }

    [[nodiscard]] const search::Engine& engine() const { return *engine_; }

 private:
    corpus::SmallContent content_;
    TemporaryFolder elsewhere_;
    std::unique_ptr<search::Engine> engine_;
};

}  // namespace reperes::tests
