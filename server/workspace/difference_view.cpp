#include "workspace/difference_view.h"

#include <fmt/format.h>

#include "publication/comparison.h"
#include "workspace/choices.h"
#include "workspace/draft_form_reading.h"
#include "workspace/draft_kind.h"

namespace reperes::workspace {

namespace {

using pages::View;
using publication::Change;

std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const auto& value : values) text += (text.empty() ? "" : ", ") + value;
    return text;
}

// « Un titre, un éditeur, 2016 »
std::string source_text(std::size_t number, const corpus::Fields& fields, const corpus::Corpus& corpus) {
    std::string text;
    for (const auto& field : source_fields()) {
        const auto value = joined(in_words(field, value_of(fields, source_key(number, field.key)), corpus));
        if (value.empty()) continue;
        if (!text.empty()) text += ", ";
        text += field.kind == Kind::date ? "lue le " + value : value;
    }
    return text;
}

View pieces_view(const std::vector<publication::Piece>& pieces) {
    View list{View::type::list};
    for (const auto& piece : pieces) {
        View item;
        item.set("meme", piece.change == Change::same);
        item.set("ote", piece.change == Change::removed);
        item.set("ajoute", piece.change == Change::added);
        item.set("texte", piece.text);
        list.push_back(item);
    }
    return list;
}

View skipped_view(std::size_t count) {
    View view;
    view.set("saut", count == 1 ? std::string("Un paragraphe inchangé.")
                                : fmt::format("{} paragraphes inchangés.", count));
    return view;
}

// Paragraphs that changed; the others are only counted.
View paragraphs_view(const publication::Comparison& comparison) {
    View list{View::type::list};
    std::size_t skipped = 0;
    for (const auto& paragraph : comparison.paragraphs) {
        if (!paragraph.changed()) {
            ++skipped;
            continue;
        }
        if (skipped > 0) list.push_back(skipped_view(skipped));
        skipped = 0;
        View item;
        item.set("saut", false);
        item.set("morceaux", pieces_view(paragraph.pieces));
        list.push_back(item);
    }
    if (skipped > 0) list.push_back(skipped_view(skipped));
    return list;
}

View paragraphs_of(const FormField& field, const std::string& before, const std::string& after) {
    if (field.kind == Kind::markdown || field.kind == Kind::sources)
        return paragraphs_view(publication::compare(before, after));
    View item;
    item.set("saut", false);
    item.set("morceaux", pieces_view(publication::compare_words(before, after)));
    View list{View::type::list};
    list.push_back(item);
    return list;
}

}  // namespace

std::string field_text(const FormField& field, const corpus::Fields& fields, const corpus::Corpus& corpus) {
    if (field.kind == Kind::markdown) return std::string(value_of(fields, field.key));
    if (field.kind != Kind::sources) return joined(in_words(field, value_of(fields, field.key), corpus));
    std::string text;
    for (std::size_t number = 1; number <= count_sources(fields); ++number)
        text += (text.empty() ? "" : "\n\n") + source_text(number, fields, corpus);
    return text;
}

View differences_view(const DraftForm& form, const corpus::Fields& before, const corpus::Fields& after,
                      const corpus::Corpus& corpus) {
    View list{View::type::list};
    for (const auto& group : form)
        for (const auto& field : group.fields) {
            const auto old_text = field_text(field, before, corpus);
            const auto new_text = field_text(field, after, corpus);
            if (old_text == new_text) continue;
            View item;
            item.set("champ", std::string(field.label));
            item.set("paragraphes", paragraphs_of(field, old_text, new_text));
            list.push_back(item);
        }
    return list;
}

}  // namespace reperes::workspace
