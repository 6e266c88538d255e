#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <vector>

#include "publication/accounts.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace reperes::publication {

namespace {

constexpr std::size_t kMaxPasswordCharacters = 128;
// Of what is left without the words below.
constexpr std::size_t kMinOwnCharacters = 8, kMinOwnDistinct = 5;

// What people put in passwords by habit: rows of keys, suites, and words that lists of stolen passwords hold
// in number, with those of this site. Folded; longer ones before those that they hold.
constexpr auto kHabits = std::to_array<std::string_view>(
    {"azertyuiop", "qwertyuiop",  "qsdfghjklm",     "asdfghjkl",  "wxcvbn",        "zxcvbn",    "azerty",
     "qwerty",     "1234567890",  "0987654321",     "123456789",  "987654321",     "12345678",  "87654321",
     "1234567",    "123456",      "654321",         "12345",      "1234",          "abcdefghi", "abcdef",
     "abcd",       "abc",         "motdepasse",     "mot",        "passe",         "password",  "passw0rd",
     "p@ssw0rd",   "secret",      "administrateur", "admin",      "utilisateur",   "bonjour",   "bienvenue",
     "welcome",    "changezmoi",  "changeme",       "letmein",    "soleil",        "chouchou",  "doudou",
     "loulou",     "marseille",   "paris",          "france",     "jetaime",       "iloveyou",  "princesse",
     "football",   "dragon",      "monkey",         "reperes",    "travailsocial", "travail",   "social",
     "ethique",    "deontologie", "hcts",           "commission", "redaction",     "connexion"});

// Nothing when they are not UTF-8.
std::optional<std::vector<char32_t>> characters(std::string_view utf8) {
    std::vector<char32_t> found;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto decoded = text::decode(utf8, at);
        if (!decoded.valid) return std::nullopt;
        found.push_back(decoded.code);
        at += decoded.length;
    }
    return found;
}

// Without capitals nor accents, whatever the length: fold_word() takes words.
std::string folded(std::string_view utf8) {
    constexpr std::size_t kPiece = text::kMaxFormBytes / 2;  // folding may lengthen
    std::string all;
    while (!utf8.empty()) {
        const auto piece = text::prefix(utf8, kPiece);
        all += text::fold_word(piece).exact;
        utf8.remove_prefix(piece.size());
    }
    return all;
}

void remove_all(std::string& text, std::string_view word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at))
        text.erase(at, word.size());
}

// The parts of an account's identity that somebody would try first.
std::vector<std::string> own_words(const Account& account) {
    std::vector<std::string> words{folded(account.id)};
    std::string word;
    for (const char character : folded(account.name) + ' ') {
        if (character != ' ' && character != '-') {
            word += character;
            continue;
        }
        if (word.size() >= 3) words.push_back(word);
        word.clear();
    }
    return words;
}

bool is_guessed_first(std::string_view password, const Account& account) {
    std::string rest = folded(password);
    for (const auto& word : own_words(account)) remove_all(rest, word);
    for (const auto word : kHabits) remove_all(rest, word);
    const auto left = characters(rest).value_or(std::vector<char32_t>{});
    return left.size() < kMinOwnCharacters || std::set(left.begin(), left.end()).size() < kMinOwnDistinct;
}

}  // namespace

Result<void> check_password(std::string_view password, const Account& account) {
    const auto typed = characters(password);
    if (!typed)
        return failure(ErrorCode::invalid_argument, "le mot de passe contient des caractères illisibles.",
                       "Tapez-le de nouveau.");
    const std::size_t length = typed->size();
    if (length < kMinPasswordCharacters)
        return failure(ErrorCode::invalid_argument,
                       fmt::format("le mot de passe a {} caractères ; il en faut au moins {}.", length,
                                   kMinPasswordCharacters),
                       "Quatre ou cinq mots sans rapport entre eux se retiennent bien.");
    if (length > kMaxPasswordCharacters)
        return failure(ErrorCode::invalid_argument,
                       fmt::format("le mot de passe a {} caractères ; il peut en avoir {} au plus.", length,
                                   kMaxPasswordCharacters),
                       "Choisissez-en un plus court.");
    if (is_guessed_first(password, account))
        return failure(
            ErrorCode::invalid_argument,
            "ce mot de passe est de ceux qu'on essaie en premier : suites de touches, mots courants, "
            "votre nom, une année.",
            "Choisissez quatre ou cinq mots sans rapport entre eux.");
    return {};
}

}  // namespace reperes::publication
