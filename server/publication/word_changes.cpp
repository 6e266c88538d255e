#include "publication/word_changes.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "publication/edit_script.h"
#include "text/letters.h"
#include "text/special_characters.h"
#include "text/utf8.h"

namespace reperes::publication {

namespace {

enum class Kind { word, apostrophe, space, sign };

Kind kind_of(char32_t code) {
    const auto special = text::special(code);
    if (code == U'\'' || special == text::Special::apostrophe) return Kind::apostrophe;
    if (code == U' ' || (code >= U'\t' && code <= U'\r') || special == text::Special::space)
        return Kind::space;
    return text::is_word_character(code) ? Kind::word : Kind::sign;
}

// Reads one kind of characters after the other.
class Reader {
 public:
    explicit Reader(std::string_view text) : text_(text) {}
    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    [[nodiscard]] Kind kind() const { return kind_of(text::decode(text_, at_).code); }
    [[nodiscard]] bool at(Kind wanted) const { return !at_end() && kind() == wanted; }
    void step() { at_ += text::decode(text_, at_).length; }

    std::string_view spaces() {
        const auto begin = at_;
        while (at(Kind::space)) step();
        return since(begin);
    }
    // A word with its apostrophe, or one other sign.
    std::string_view sign() {
        const auto begin = at_;
        if (kind() != Kind::word) {
            step();
            return since(begin);
        }
        while (at(Kind::word)) step();
        if (at(Kind::apostrophe)) step();
        return since(begin);
    }

 private:
    [[nodiscard]] std::string_view since(std::size_t begin) const { return text_.substr(begin, at_ - begin); }
    std::string_view text_;
    std::size_t at_ = 0;
};

// What is the same, or what was taken out and put in at one place.
struct Block {
    bool same = false;
    std::string removed, added;  // equal when it is the same

    void take(const Block& other) {
        removed += other.removed;
        added += other.added;
    }
    [[nodiscard]] std::size_t length() const { return std::max(removed.size(), added.size()); }
};

// What is the same is given up when it is shorter than what changed on either side of it: a few words that
// chance left in place only make two sentences harder to read. (The rule is that of Neil Fraser's « semantic
// cleanup », 2006.)
class Blocks {
 public:
    void add(Block block) {
        if (block.removed.empty() && block.added.empty()) return;
        if (!blocks_.empty() && blocks_.back().same == block.same)
            blocks_.back().take(block);
        else
            blocks_.push_back(std::move(block));
        give_up_islands();
    }

    [[nodiscard]] std::vector<Piece> pieces() const {
        std::vector<Piece> pieces;
        for (const auto& block : blocks_) {
            if (block.same) {
                pieces.push_back({Change::same, block.removed});
                continue;
            }
            if (!block.removed.empty()) pieces.push_back({Change::removed, block.removed});
            if (!block.added.empty()) pieces.push_back({Change::added, block.added});
        }
        return pieces;
    }

 private:
    void give_up_islands() {
        while (blocks_.size() >= 3 && !blocks_.back().same) {
            const auto last = blocks_.end() - 1, island = last - 1, first = island - 1;
            if (island->length() > std::min(first->length(), last->length())) return;
            first->take(*island);
            first->take(*last);
            blocks_.erase(island, blocks_.end());
        }
    }

    std::vector<Block> blocks_;
};

Symbols symbols_of(const std::vector<Token>& tokens,
                   std::unordered_map<std::string_view, std::uint32_t>& known) {
    Symbols symbols;
    symbols.reserve(tokens.size());
    for (const auto& token : tokens)
        symbols.push_back(
            known.try_emplace(token.sign, static_cast<std::uint32_t>(known.size())).first->second);
    return symbols;
}

std::string text_of(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
    std::string text;
    for (; begin < end; ++begin) text.append(tokens[begin].sign).append(tokens[begin].spaces);
    return text;
}

}  // namespace

std::vector<Token> tokens(std::string_view line) {
    Reader reader(line);
    std::vector<Token> all{{{}, reader.spaces(), false}};
    while (!reader.at_end()) {
        const bool word = reader.at(Kind::word);
        const auto sign = reader.sign();
        all.push_back({sign, reader.spaces(), word});
    }
    return all;
}

std::size_t count_words(std::string_view text) {
    Reader reader(text);
    std::size_t words = 0;
    for (reader.spaces(); !reader.at_end(); reader.spaces()) {
        if (reader.at(Kind::word)) ++words;
        reader.sign();
    }
    return words;
}

std::vector<Piece> word_changes(std::string_view before, std::string_view after, std::size_t& steps) {
    const auto left = tokens(before), right = tokens(after);
    std::unordered_map<std::string_view, std::uint32_t> known;
    const auto left_symbols = symbols_of(left, known), right_symbols = symbols_of(right, known);
    Blocks blocks;
    Match next;  // the first tokens not yet said
    for (const auto& [i, j] : matches(left_symbols, right_symbols, steps)) {
        blocks.add({false, text_of(left, next.before, i), text_of(right, next.after, j)});
        const std::string sign(left[i].sign), spaces(left[i].spaces);
        const bool same_spaces = left[i].spaces == right[j].spaces;
        blocks.add({true, sign + (same_spaces ? spaces : ""), sign + (same_spaces ? spaces : "")});
        if (!same_spaces) blocks.add({false, spaces, std::string(right[j].spaces)});
        next = {i + 1, j + 1};
    }
    blocks.add({false, text_of(left, next.before, left.size()), text_of(right, next.after, right.size())});
    return blocks.pieces();
}

}  // namespace reperes::publication
