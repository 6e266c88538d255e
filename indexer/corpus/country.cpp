#include "corpus/country.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstring>

namespace reperes::corpus {

namespace {

bool listed(const char* const* codes, std::string_view code) {
    for (; *codes; ++codes)
        if (code == *codes) return true;
    return false;
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

}  // namespace reperes::corpus
