// Countries (ISO 3166-1) and languages (ISO 639-1), named in French by ICU. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace reperes::corpus {

// Two capitals of a country that exists, or "001" for the world.
bool is_country(std::string_view code);
// "Royaume-Uni" for GB, "Monde" for 001.
std::string country_name(std::string_view code);

// Two small letters of a language that exists.
bool is_language(std::string_view code);
// "anglais" for en.
std::string language_name(std::string_view code);

// All of them, the world with the countries, in the order of their French names.
struct NamedCode {
    std::string code, name;
};
const std::vector<NamedCode>& countries();
const std::vector<NamedCode>& languages();

}  // namespace reperes::corpus
