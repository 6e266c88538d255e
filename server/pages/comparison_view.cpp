#include "pages/comparison_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "corpus/typography.h"
#include "pages/version_fields.h"
#include "pages/views.h"
#include "publication/comparison.h"

namespace reperes::pages {

namespace {

using publication::Change;
using publication::Paragraph;
using publication::Piece;

constexpr std::size_t kShortRun = 1;  // of the same paragraphs: not worth folding
constexpr std::string_view kSpaces = " \t\n\u00A0\u202F";

// Spaces that changed do not show: they are neither struck out nor underlined.
bool is_blank(const std::string& text) {
    return text.find_first_not_of(kSpaces) == std::string::npos;
}

bool shows(const Paragraph& paragraph) {
    return std::any_of(paragraph.pieces.begin(), paragraph.pieces.end(), [](const Piece& piece) {
        return piece.change != Change::same && !is_blank(piece.text);
    });
}

View pieces_view(const std::vector<Piece>& pieces) {
    View list{View::type::list};
    for (const auto& [change, text] : pieces) {
        const bool blank = is_blank(text);
        if (blank && change == Change::removed) continue;
        View piece;
        piece.set("ote", change == Change::removed);
        piece.set("ajoute", change == Change::added && !blank);
        piece.set("meme", change == Change::same || blank);
        piece.set("texte", corpus::french_spaces(text));
        list.push_back(piece);
    }
    return list;
}

// A paragraph of the text and, of a heading, its level; 0 for another.
struct Line {
    const Paragraph* paragraph;
    int level = 0;
    bool shown = false;  // not folded
};

std::size_t length_without(const Paragraph& paragraph, Change left_out) {
    std::size_t length = 0;
    for (const auto& [change, text] : paragraph.pieces)
        if (change != left_out) length += text.size();
    return length;
}

int level_at(const corpus::Body& body, std::size_t offset) {
    const auto it = std::lower_bound(body.headings.begin(), body.headings.end(), offset,
                                     [](const auto& heading, std::size_t at) { return heading.offset < at; });
    return it != body.headings.end() && it->offset == offset ? it->level : 0;
}

// The paragraphs come in the order of both texts: where each began says whether it is a heading.
std::vector<Line> lines_of(const publication::Comparison& comparison, const corpus::Body& before,
                           const corpus::Body& after) {
    constexpr std::size_t kSeparator = 2;  // the empty line between two paragraphs
    std::vector<Line> lines;
    std::size_t at_before = 0, at_after = 0;
    for (const auto& paragraph : comparison.paragraphs) {
        Line line{&paragraph, paragraph.change == Change::removed ? level_at(before, at_before)
                                                                  : level_at(after, at_after)};
        line.shown = shows(paragraph);
        lines.push_back(line);
        if (paragraph.change != Change::added)
            at_before += length_without(paragraph, Change::added) + kSeparator;
        if (paragraph.change != Change::removed)
            at_after += length_without(paragraph, Change::removed) + kSeparator;
    }
    return lines;
}

// Under which headings a change stands is seen even when what is between is folded.
void show_headings(std::vector<Line>& lines) {
    int wanted = 0;  // headings above this level, up to the next change
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        if (line->level > 0 && line->level < wanted) {
            line->shown = true;
            wanted = line->level;
        } else if (line->shown) {
            wanted = line->level > 0 ? std::max(wanted, line->level) : 7;
        }
    }
}

View line_view(const Line& line) {
    View view;
    view.set("titre2", line.level == 2);
    view.set("titre3", line.level > 2);
    view.set("paragraphe", line.level == 0);
    view.set("morceaux", pieces_view(line.paragraph->pieces));
    return view;
}

View block_view(std::vector<Line>::const_iterator begin, std::vector<Line>::const_iterator end, bool folded) {
    View lines{View::type::list};
    for (auto line = begin; line != end; ++line) lines.push_back(line_view(*line));
    View view;
    view.set("plie", false);
    if (folded) view.set("plie", fmt::format("{} paragraphes sans changement", end - begin));
    view.set("lignes", lines);
    return view;
}

View blocks_view(const std::vector<Line>& lines) {
    View blocks{View::type::list};
    for (auto begin = lines.begin(); begin != lines.end();) {
        const bool shown = begin->shown;
        const auto end =
            std::find_if(begin, lines.end(), [&](const Line& line) { return line.shown != shown; });
        const bool folded = !shown && static_cast<std::size_t>(end - begin) > kShortRun;
        blocks.push_back(block_view(begin, end, folded));
        begin = end;
    }
    return blocks;
}

// Of a list, the values that changed alone.
View field_view(const VersionField& before, const VersionField& after) {
    View lines{View::type::list};
    const auto comparison = publication::compare(before.text, after.text);
    for (const auto& paragraph : comparison.paragraphs) {
        if (!shows(paragraph)) continue;
        View line;
        line.set("morceaux", pieces_view(paragraph.pieces));
        lines.push_back(line);
    }
    View view;
    view.set("nom", std::string(before.label));
    view.set("lignes", lines);
    return view;
}

View fields_view(const corpus::Version& before, const corpus::Version& after,
                 const corpus::Vocabulary& vocabulary) {
    View list{View::type::list};
    const auto left = version_fields(before, vocabulary), right = version_fields(after, vocabulary);
    for (std::size_t i = 0; i < left.size() && i < right.size(); ++i)
        if (left[i].text != right[i].text) list.push_back(field_view(left[i], right[i]));
    return list;
}

std::string words(std::size_t count, std::string_view what) {
    if (count == 0) return fmt::format("aucun mot {}", what);
    return count == 1 ? fmt::format("un mot {}", what)
                      : fmt::format("{} mots {}s", french_number(count), what);
}

std::string count_sentence(const publication::Comparison& comparison) {
    auto sentence = fmt::format("Dans le texte : {}, {}.", words(comparison.words_removed, "supprimé"),
                                words(comparison.words_added, "ajouté"));
    if (comparison.too_different)
        sentence +=
            " Les deux textes diffèrent trop pour être comparés partout mot à mot : certains paragraphes "
            "sont montrés entiers.";
    return sentence;
}

}  // namespace

void put_changes(const corpus::Version& before, const corpus::Version& after,
                 const corpus::Vocabulary& vocabulary, View& view) {
    const auto comparison = publication::compare(before.body.text, after.body.text);
    auto lines = lines_of(comparison, before.body, after.body);
    const bool text_changed =
        std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.shown; });
    show_headings(lines);
    const auto fields = fields_view(before, after, vocabulary);
    view.set("identiques", !text_changed && !fields.is_non_empty_list());
    put_list(view, "champs", fields);
    view.set("compte", text_changed ? count_sentence(comparison)
                                    : std::string("Le texte est le même dans les deux versions."));
    put_list(view, "blocs", blocks_view(lines));
}

}  // namespace reperes::pages
