#include "text/forms.h"

#include <algorithm>
#include <utility>

#include "text/acronym.h"
#include "text/article.h"
#include "text/combining.h"
#include "text/fold.h"
#include "text/inclusive.h"
#include "text/numeral.h"
#include "text/stem.h"
#include "text/stem_exceptions.h"
#include "text/stop_words.h"
#include "text/utf8.h"

namespace reperes::text {
namespace {

void add_once(std::vector<std::string>& list, std::string item) {
    if (item.empty() || std::find(list.begin(), list.end(), item) != list.end()) return;
    list.push_back(std::move(item));
}

std::string cut(std::string form) {
    form.resize(prefix(form, kMaxFormBytes).size());
    return form;
}

// Fills stop and stems from the exact forms.
void finish(Forms& forms) {
    forms.stop = std::all_of(forms.exact.begin(), forms.exact.end(),
                             [](const std::string& exact) { return is_stop_word(exact); });
    if (forms.stop) return;
    for (const std::string& exact : forms.exact) add_once(forms.stems, stem(exact));
}

// First and feminine meet: 1er, 1re.
Entry ordinal_entry(const std::string& usual, std::string written) {
    Entry entry;
    entry.forms.exact.push_back(usual);
    add_once(entry.forms.exact, std::move(written));
    entry.forms.stems.push_back(usual == "1re" ? "1er" : usual);
    return entry;
}

Role role_of(const Forms& forms) {
    const std::string& word = forms.exact.front();
    if (word == "article" || word == "articles" || word == "art") return Role::article;
    const bool accents = !forms.accented.empty();
    if (word == "et" || word == "ou" || (word == "a" && accents)) return Role::link;
    if (word == "premier") return Role::first;
    if (word == "no" && !accents) return Role::number;
    if ((word == "st" || word == "ste") && !accents) return Role::saint;
    return may_begin_compound(word) ? Role::prefix : Role::none;
}

}  // namespace

Entry word_entry(std::string_view surface) {
    Entry entry;
    if (auto genders = genders_by_capital(surface)) {
        return alternatives_entry(std::move(genders->forms), std::move(genders->accented));
    }
    Folded folded = fold_word(surface);
    if (folded.exact.empty()) return entry;
    Forms& forms = entry.forms;
    if (folded.accented != folded.exact) forms.accented = std::move(folded.accented);
    forms.sigle = sigle_of(surface);
    if (std::string usual = ordinal(surface); !usual.empty()) return ordinal_entry(usual, folded.exact);
    forms.exact.push_back(std::move(folded.exact));
    if (!forms.sigle.empty()) add_once(forms.exact, forms.sigle);  // ESATs is found by esat too
    finish(forms);
    if (const std::string_view told = stem_told_by_accents(forms.accented); !told.empty()) {
        forms.stop = false;
        forms.stems.assign(1, std::string(told));
    }
    entry.role = role_of(forms);
    return entry;
}

Entry sigle_entry(std::string_view surface) {
    Entry entry = word_entry(surface);
    if (!entry.forms.stop) entry.forms.stems.assign(1, entry.forms.sigle);
    return entry;
}

Entry day_entry(std::string_view surface) {
    const bool zero = surface.front() == '0';
    Entry entry = number_entry(std::string(zero ? surface.substr(1) : surface.substr(0, 1)));
    add_once(entry.forms.exact, fold(surface));
    entry.forms.stems = entry.forms.exact;
    return entry;
}

Entry prefix_entry(std::string_view surface) {
    Entry entry = word_entry(surface);
    entry.forms.stop = false;
    entry.forms.stems = entry.forms.exact;
    return entry;
}

Entry first_article_entry(std::string_view surface) {
    Entry entry = word_entry(surface);
    entry.forms.articles = article_keys("1");
    return entry;
}

Entry number_entry(std::string exact) {
    Entry entry;
    entry.forms.exact.push_back(cut(std::move(exact)));
    entry.forms.stems = entry.forms.exact;
    return entry;
}

Entry joined_number_entry(std::string_view first, std::string_view second) {
    return number_entry(std::string(first) + fold(second));
}

Entry article_entry(std::string exact, const std::string& canonical) {
    Entry entry = number_entry(std::move(exact));
    entry.forms.articles = article_keys(canonical);
    return entry;
}

Entry acronym_entry(std::string_view letters) {
    Entry entry;
    const Folded folded = fold_word(letters);
    entry.forms.exact.push_back(folded.exact);
    entry.forms.stems.push_back(folded.exact);
    entry.forms.sigle = folded.exact;
    return entry;
}

Entry alternatives_entry(std::vector<std::string> folded, std::string accented) {
    Entry entry;
    for (std::string& form : folded) add_once(entry.forms.exact, cut(std::move(form)));
    finish(entry.forms);
    accented = cut(std::move(accented));
    if (!entry.forms.exact.empty() && accented != entry.forms.exact.front()) {
        entry.forms.accented = std::move(accented);
    }
    return entry;
}

Entry joined_entry(const std::vector<std::string_view>& surfaces) {
    Entry entry;
    Folded whole;
    for (const std::string_view surface : surfaces) {
        const Folded part = fold_word(surface);
        whole.exact += part.exact;
        whole.accented += part.accented;
    }
    if (whole.exact.empty()) return entry;
    entry.forms.exact.push_back(cut(whole.exact));
    entry.forms.stems.push_back(stem(entry.forms.exact.front()));
    if (whole.accented != whole.exact) entry.forms.accented = cut(whole.accented);
    return entry;
}

Entry compound_entry(const std::vector<const Forms*>& parts) {
    Entry entry;
    std::size_t variants = 1;
    for (const Forms* part : parts) variants = std::max(variants, part->exact.size());
    std::string accented;
    std::string stems;
    for (const Forms* part : parts) {
        accented += part->accented.empty() ? part->exact.front() : part->accented;
        stems += part->stems.empty() ? part->exact.front() : part->stems.front();
    }
    Forms& forms = entry.forms;
    for (std::size_t variant = 0; variant < variants; ++variant) {
        std::string exact;
        for (const Forms* part : parts) {
            const auto& list = part->exact;
            exact += list[std::min(variant, list.size() - 1)];
        }
        add_once(forms.exact, cut(std::move(exact)));
    }
    accented = cut(std::move(accented));
    if (accented != forms.exact.front()) forms.accented = std::move(accented);
    // Both "rechercheaction" stemmed as a word and its parts stemmed: a plural inside (pairs-aidants)
    // meets the singular by the second, the same compound written as one word by the first.
    for (const std::string& exact : forms.exact) add_once(forms.stems, stem(exact));
    add_once(forms.stems, cut(std::move(stems)));
    return entry;
}

}  // namespace reperes::text
