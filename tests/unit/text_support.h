// What the tests of the analyser share: tokens in a readable shape, and a small search.
#pragma once

#include <algorithm>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyser.h"

namespace reperes::text::testing {

inline std::string joined(const std::vector<std::string>& list, const char* between) {
    std::string out;
    for (const std::string& item : list) out += (out.empty() ? "" : between) + item;
    return out;
}

// "1:le° 2:(medicosocial) 2:medico 3:social": position, exact forms, ° for a stop word, parentheses
// around a token that spans others.
inline std::string shown(std::string_view text) {
    Analyser analyser;
    std::string out;
    for (const Token& token : analyser.analyse(text)) {
        if (!out.empty()) out += ' ';
        const std::string exact = joined(token.forms->exact, "|");
        out += std::to_string(token.position) + ':';
        out += token.compound ? '(' + exact + ')' : exact;
        if (token.forms->stop) out += "°";
    }
    return out;
}

// The stretches of the text that its tokens cover, separated by " / ".
inline std::string marked(std::string_view text) {
    Analyser analyser;
    std::vector<std::string> out;
    for (const Token& token : analyser.analyse(text)) {
        out.emplace_back(text.substr(token.begin, token.end - token.begin));
    }
    return joined(out, " / ");
}

// The forms of the first token of `text`.
inline Forms forms_of(std::string_view text) {
    Analyser analyser;
    const std::vector<Token> tokens = analyser.analyse(text);
    return tokens.empty() ? Forms{} : *tokens.front().forms;
}

inline std::string stem_of(std::string_view word) {
    return joined(forms_of(word).stems, "|");
}

// A document as an index would keep it.
class Document {
 public:
    explicit Document(std::string_view text) {
        Analyser analyser;
        for (const Token& token : analyser.analyse(text)) {
            const Forms& forms = *token.forms;
            terms_.insert(forms.exact.begin(), forms.exact.end());
            for (const std::string& stem : forms.stems) terms_.insert(std::string("Z") + stem);
            for (const std::string& key : forms.articles) terms_.insert(std::string("XR") + key);
            if (!forms.sigle.empty()) terms_.insert(std::string("XS") + forms.sigle);
            at_[token.position].insert(forms.exact.begin(), forms.exact.end());
        }
    }

    // Every word of the query, by its stem; a compound also by its parts; stop words count only alone.
    bool answers(std::string_view query) const {
        Analyser analyser;
        const std::vector<Token> tokens = analyser.analyse(query);
        const bool only_stops = std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
            return token.forms->stop && token.forms->sigle.empty();
        });
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const Token& token = tokens[i];
            std::size_t next = i + 1;
            bool found = has(*token.forms);
            if (token.compound) {
                const bool number =
                    token.forms->exact.front().find_first_not_of("0123456789") == std::string::npos;
                bool parts = token.forms->articles.empty() && !number;
                for (; next < tokens.size() && tokens[next].end <= token.end; ++next) {
                    parts = parts && (tokens[next].forms->stop || has(*tokens[next].forms));
                }
                found = found || parts;
            } else if (token.forms->stop && token.forms->sigle.empty() && !only_stops) {
                found = true;
            }
            if (!found) return false;
            i = next - 1;
        }
        return !tokens.empty();
    }

    // The exact forms of the query stand one after the other.
    bool has_phrase(std::string_view query) const {
        Analyser analyser;
        std::vector<std::string> words;
        for (const Token& token : analyser.analyse(query)) {
            if (!token.compound) words.push_back(token.forms->exact.front());
        }
        return std::any_of(at_.begin(), at_.end(), [&](const auto& start) {
            for (std::size_t i = 0; i < words.size(); ++i) {
                const auto place = at_.find(start.first + static_cast<std::uint32_t>(i));
                if (place == at_.end() || place->second.count(words[i]) == 0) return false;
            }
            return !words.empty();
        });
    }

 private:
    bool has(const Forms& forms) const {
        if (!forms.articles.empty()) {
            const std::string& key = forms.articles.front();
            return terms_.count(std::string("XR") + key) != 0 || terms_.count(std::string("XR^") + key) != 0;
        }
        if (!forms.sigle.empty() && terms_.count(std::string("XS") + forms.sigle) != 0) return true;
        if (forms.stop) return forms.sigle.empty() && terms_.count(forms.exact.front()) != 0;
        return std::any_of(forms.stems.begin(), forms.stems.end(), [this](const std::string& stem) {
            return terms_.count(std::string("Z") + stem) != 0;
        });
    }

    std::set<std::string> terms_;
    std::map<std::uint32_t, std::set<std::string>> at_;
};

// A line of a table: what a text must be found by, and what it must not.
struct Case {
    const char* text;
    std::vector<const char*> found_by;
    std::vector<const char*> not_found_by;
};

}  // namespace reperes::text::testing
