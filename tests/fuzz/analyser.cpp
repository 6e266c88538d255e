// Any bytes are analysed, and the promises of text/analyser.h hold.
#include "text/analyser.h"

#include "invariant.h"

using reperes::fuzz::always;
using reperes::text::Analyser;
using reperes::text::first_invalid_utf8;
using reperes::text::Forms;
using reperes::text::Token;

namespace {

bool valid(std::string_view bytes) {
    return first_invalid_utf8(bytes) == std::string_view::npos;
}

void check_forms(const Forms& forms) {
    always(!forms.exact.empty(), "a token has an exact form");
    always(forms.stop == forms.stems.empty(), "a stop word, and it alone, has no stem");
    for (const auto* list : {&forms.exact, &forms.stems, &forms.articles})
        for (const auto& form : *list) {
            always(!form.empty(), "no form is empty");
            always(valid(form), "a form is valid UTF-8");
        }
    always(valid(forms.accented) && valid(forms.sigle), "the accented form and the acronym are valid UTF-8");
}

// Those that stand within the compound tokens[at] follow it; the first of them shares its position. There may
// be one only: N'Diaye is read as ndiaye, and as diaye.
void check_compound(const std::vector<Token>& tokens, std::size_t at) {
    const Token& whole = tokens[at];
    const auto follows = [&](std::size_t i) { return i < tokens.size() && tokens[i].begin < whole.end; };
    always(follows(at + 1), "a compound spans tokens that follow it");
    always(tokens[at + 1].position == whole.position, "a compound stands where its first part does");
    for (std::size_t i = at + 1; follows(i); ++i)
        always(tokens[i].end <= whole.end, "no token stands half in a compound");
}

void check_tokens(std::string_view text, const std::vector<Token>& tokens) {
    const bool cut_cleanly = valid(text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        always(token.begin < token.end && token.end <= text.size(), "a token is a piece of the text");
        always(token.position >= 1, "positions start at 1");
        if (cut_cleanly)
            always(valid(text.substr(token.begin, token.end - token.begin)) &&
                       valid(text.substr(0, token.begin)),
                   "a token is cut at code point borders");
        check_forms(*token.forms);
        if (token.compound) check_compound(tokens, i);
        if (i == 0) continue;
        const Token& before = tokens[i - 1];
        always(before.begin < token.begin || (before.begin == token.begin && before.end >= token.end),
               "tokens come sorted, the longer first");
        always(before.position <= token.position, "positions never decrease");
    }
}

bool same(const Forms& a, const Forms& b) {
    return a.exact == b.exact && a.accented == b.accented && a.stems == b.stems && a.sigle == b.sigle &&
           a.articles == b.articles && a.stop == b.stop;
}

// The forms of `first` are copied before the second call, which may forget them.
void check_repeats(std::string_view text, Analyser& analyser, const std::vector<Token>& first) {
    std::vector<Forms> forms;
    for (const auto& token : first) forms.push_back(*token.forms);
    const auto second = analyser.analyse(text);
    always(second.size() == first.size(), "a text has the same tokens each time");
    for (std::size_t i = 0; i < first.size(); ++i)
        always(first[i].begin == second[i].begin && first[i].end == second[i].end &&
                   first[i].position == second[i].position && first[i].compound == second[i].compound &&
                   same(forms[i], *second[i].forms),
               "a token is the same each time");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = reperes::fuzz::as_text(data, size);
    Analyser analyser;  // a new one: what it finds must not hang on the inputs before
    const auto tokens = analyser.analyse(text);
    check_tokens(text, tokens);
    check_repeats(text, analyser, tokens);
    const auto folded = reperes::text::fold(text);
    always(valid(folded), "a folded text is valid UTF-8");
    always(reperes::text::fold(folded) == folded, "folding twice is folding once");
    return 0;
}
