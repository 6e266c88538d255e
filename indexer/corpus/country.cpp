#include "corpus/country.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "text/collation.h"

namespace reperes::corpus {

namespace {

bool listed(const char* const* codes, std::string_view code) {
    for (; *codes; ++codes)
        if (code == *codes) return true;
    return false;
}

// Codes of so many letters; those that ICU has no French name for are left out.
std::vector<NamedCode> named(const char* const* codes, std::size_t letters, std::string (*name)(std::string_view)) {
    std::vector<NamedCode> all;
    for (; *codes; ++codes) {
        std::string code(*codes);
        auto its_name = name(code);
        if (code.size() == letters && its_name != code) all.push_back({std::move(code), std::move(its_name)});
    }
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return text::comes_before(a.name, b.name); });
    return all;
}

}  // namespace

bool is_country(std::string_view code) {
    return code == "001" || (code.size() == 2 && listed(icu::Locale::getISOCountries(), code));
}

std::string country_name(std::string_view code) {
    icu::UnicodeString name;
    icu::Locale("", std::string(code).c_str()).getDisplayCountry(icu::Locale::getFrench(), name);
    std::string utf8;
    return name.toUTF8String(utf8);
}

bool is_language(std::string_view code) {
    return code.size() == 2 && listed(icu::Locale::getISOLanguages(), code);
}

std::string language_name(std::string_view code) {
    icu::UnicodeString name;
    icu::Locale(std::string(code).c_str()).getDisplayLanguage(icu::Locale::getFrench(), name);
    std::string utf8;
    return name.toUTF8String(utf8);
}

const std::vector<NamedCode>& countries() {
    static const auto all = [] {
        auto list = named(icu::Locale::getISOCountries(), 2, country_name);
        list.insert(list.begin(), {"001", country_name("001")});
        return list;
    }();
    return all;
}

const std::vector<NamedCode>& languages() {
    static const auto all = named(icu::Locale::getISOLanguages(), 2, language_name);
    return all;
}

}  // namespace reperes::corpus
