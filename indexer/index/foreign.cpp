#include "index/foreign.h"

#include <fmt/format.h>

#include "index/schema.h"

namespace reperes::index {

namespace {

std::string stemmed(const std::string& language, Xapian::Stem& stem, const std::string& word) {
    return term(kForeign, fmt::format("{}:{}", language, stem(word)));
}

}  // namespace

ForeignStems::ForeignStems() {
    for (const auto language : kForeignLanguages) {
        std::string code(language);
        Xapian::Stem stem(code);
        stems_.emplace_back(std::move(code), std::move(stem));
    }
}

std::string ForeignStems::term_of(std::string_view language, const std::string& word) {
    for (auto& [code, stem] : stems_)
        if (code == language) return stemmed(code, stem, word);
    return {};
}

std::vector<std::string> ForeignStems::terms_of(const std::string& word) {
    std::vector<std::string> terms;
    for (auto& [code, stem] : stems_) terms.push_back(stemmed(code, stem, word));
    return terms;
}

}  // namespace reperes::index
