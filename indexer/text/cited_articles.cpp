#include "text/cited_articles.h"

#include <algorithm>

#include "text/article.h"
#include "text/pieces.h"
#include "text/whole_number.h"

namespace reperes::text {

namespace {

constexpr char kNoLetter = 'n';
constexpr std::string_view kLetters = "lrdan";  // from the law down
constexpr std::size_t kLongestLabel = 40;

bool is_any_of(const std::string& word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool announces(const Forms& forms) {
    return is_any_of(forms.exact.front(), {"article", "articles", "art"});
}

bool links(const Forms& forms) {
    return is_any_of(forms.exact.front(), {"et", "ou", "a"});
}

std::vector<int> numbers_of(std::string_view canonical) {
    std::vector<int> numbers;
    for_each_piece(canonical.substr(1), "-.", [&](std::string_view digits) {
        numbers.push_back(whole_number<int>(digits).value_or(0));
    });
    return numbers;
}

}  // namespace

std::vector<std::string> cited_articles(const std::vector<Token>& tokens) {
    std::vector<std::string> cited;
    bool announced = false;  // « article » stands before, or before the list that the token is in
    std::size_t end_of_whole = 0;
    for (const auto& token : tokens) {
        const auto& forms = *token.forms;
        const bool part = token.end <= end_of_whole;
        if (token.compound) end_of_whole = token.end;
        if (forms.articles.empty()) {
            if (!part && !token.compound) announced = announces(forms) || (announced && links(forms));
            continue;
        }
        // A number whose parts are words too ("2002-2", "18-25") was not read as an article alone.
        const std::string& article = forms.articles.front();
        const bool doubtful = token.compound && article.front() == kNoLetter;
        announced = announced || !doubtful;
        if (announced && std::find(cited.begin(), cited.end(), article) == cited.end())
            cited.push_back(article);
    }
    return cited;
}

std::string article_label(std::string_view canonical) {
    const char letter = canonical.front();
    std::string label(canonical.substr(1));
    if (letter != kNoLetter) label.insert(label.begin(), static_cast<char>(letter - 'a' + 'A'));
    return label;
}

std::string article_of_label(std::string_view label) {
    if (label.empty() || label.size() > kLongestLabel) return {};
    const bool number = label.front() >= '0' && label.front() <= '9';
    if (!number) {
        const auto found = article_at(label, 0, true);
        return found.end == label.size() ? found.canonical : std::string();
    }
    const auto found = bare_article_at(label, 0);
    const bool plain = label.size() <= 5 && label.find_first_not_of("0123456789.") == std::string_view::npos;
    if (found.end != label.size() && !plain) return {};
    return kNoLetter + std::string(label);
}

bool article_precedes(std::string_view a, std::string_view b) {
    const auto rank = [](std::string_view article) { return kLetters.find(article.front()); };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    const auto left = numbers_of(a), right = numbers_of(b);
    return left != right ? left < right : a < b;
}

}  // namespace reperes::text
