#include "publication/comparison.h"

#include <algorithm>
#include <unordered_map>

#include "publication/edit_script.h"
#include "publication/word_changes.h"

namespace reperes::publication {

namespace {

// Each some hundredths of a microsecond to a tenth.
constexpr std::size_t kParagraphSteps = 2'000'000, kPairingSteps = 8'000'000, kWordSteps = 4'000'000;
constexpr std::size_t kStepsPerPair = 8;  // a million pairs at most: eight bytes each are kept
constexpr std::string_view kSeparator = "\n\n";

std::vector<std::string_view> paragraphs_of(std::string_view text) {
    std::vector<std::string_view> paragraphs;
    if (text.empty()) return paragraphs;
    for (std::size_t at = 0;;) {
        const auto end = text.find(kSeparator, at);
        paragraphs.push_back(text.substr(at, end - at));
        if (end == std::string_view::npos) return paragraphs;
        at = end + kSeparator.size();
    }
}

// Its words by number, sorted: a word that stands twice is there twice.
using Bag = std::vector<std::uint32_t>;

// Of how many words of the one the other has as many.
std::uint32_t shared_words(const Bag& a, const Bag& b) {
    std::uint32_t shared = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j)
            ++shared, ++i, ++j;
        else if (*i < *j)
            ++i;
        else
            ++j;
    }
    return shared;
}

// Share half of their words.
bool go_together(const Bag& a, const Bag& b, std::size_t shared) {
    return shared > 0 && 4 * shared >= a.size() + b.size();
}

class Comparer {
 public:
    Comparer(std::string_view before, std::string_view after)
        : before_(paragraphs_of(before)), after_(paragraphs_of(after)) {}

    Comparison compare() {
        std::unordered_map<std::string_view, std::uint32_t> known;
        const auto symbols = [&](const std::vector<std::string_view>& paragraphs) {
            Symbols numbers;
            for (const auto paragraph : paragraphs)
                numbers.push_back(
                    known.try_emplace(paragraph, static_cast<std::uint32_t>(known.size())).first->second);
            return numbers;
        };
        const auto left = symbols(before_), right = symbols(after_);
        std::size_t steps = kParagraphSteps;
        Match next;
        for (const auto& match : matches(left, right, steps)) {
            say_gap(next, match);
            say(Change::same, before_[match.before]);
            next = {match.before + 1, match.after + 1};
        }
        say_gap(next, {before_.size(), after_.size()});
        if (word_steps_ == 0) result_.too_different = true;
        return std::move(result_);
    }

 private:
    void say(Change change, std::string_view paragraph) {
        if (change == Change::removed) result_.words_removed += count_words(paragraph);
        if (change == Change::added) result_.words_added += count_words(paragraph);
        result_.paragraphs.push_back({change, {{change, std::string(paragraph)}}});
    }

    void say_changed(std::string_view before, std::string_view after) {
        Paragraph paragraph{Change::same, word_changes(before, after, word_steps_)};
        for (const auto& piece : paragraph.pieces) {
            if (piece.change == Change::removed) result_.words_removed += count_words(piece.text);
            if (piece.change == Change::added) result_.words_added += count_words(piece.text);
        }
        result_.paragraphs.push_back(std::move(paragraph));
    }

    // What stands between two paragraphs that are the same in both texts.
    void say_gap(Match from, Match to) {
        for (const auto& pair : pairs(from, to)) {
            say_apart(from, pair);
            say_changed(before_[pair.before], after_[pair.after]);
            from = {pair.before + 1, pair.after + 1};
        }
        say_apart(from, to);
    }

    void say_apart(Match from, Match to) {
        for (; from.before < to.before; ++from.before) say(Change::removed, before_[from.before]);
        for (; from.after < to.after; ++from.after) say(Change::added, after_[from.after]);
    }

    Bag bag_of(std::string_view paragraph) {
        Bag bag;
        for (const auto& token : tokens(paragraph))
            if (token.word)
                bag.push_back(
                    words_.try_emplace(token.sign, static_cast<std::uint32_t>(words_.size())).first->second);
        std::sort(bag.begin(), bag.end());
        return bag;
    }

    // Whether as much may still be spent on pairs; then it is.
    bool may_spend(std::size_t cost) {
        if (cost > pairing_steps_) {
            result_.too_different = true;
            return false;
        }
        pairing_steps_ -= cost;
        return true;
    }

    // The paragraphs of a gap that go together, in order: those with the most words in common in all.
    std::vector<Match> pairs(Match from, Match to) {
        if (from.before == to.before || from.after == to.after) return {};
        if (!may_spend(kStepsPerPair * (to.before - from.before) * (to.after - from.after))) return {};
        std::vector<Bag> left, right;
        std::size_t left_words = 0, right_words = 0;
        for (auto i = from.before; i < to.before; ++i)
            left_words += left.emplace_back(bag_of(before_[i])).size();
        for (auto j = from.after; j < to.after; ++j)
            right_words += right.emplace_back(bag_of(after_[j])).size();
        if (!may_spend(left.size() * right_words + right.size() * left_words)) return {};

        // best[i][j]: words in common in the rest, from paragraphs i and j on.
        const std::size_t width = right.size() + 1;
        std::vector<std::uint32_t> best((left.size() + 1) * width, 0), common(best.size(), 0);
        for (std::size_t i = left.size(); i-- > 0;)
            for (std::size_t j = right.size(); j-- > 0;) {
                const std::size_t here = i * width + j;
                const auto shared = shared_words(left[i], right[j]);
                best[here] = std::max(best[here + width], best[here + 1]);
                if (!go_together(left[i], right[j], shared)) continue;
                common[here] = shared;
                best[here] = std::max(best[here], shared + best[here + width + 1]);
            }
        std::vector<Match> found;
        for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
            const std::size_t here = i * width + j;
            if (common[here] > 0 && best[here] == common[here] + best[here + width + 1])
                found.push_back({from.before + i++, from.after + j++});
            else if (best[here] == best[here + width])
                ++i;
            else
                ++j;
        }
        return found;
    }

    std::vector<std::string_view> before_, after_;
    std::unordered_map<std::string_view, std::uint32_t> words_;
    std::size_t pairing_steps_ = kPairingSteps, word_steps_ = kWordSteps;
    Comparison result_;
};

Change reversed(Change change) {
    if (change == Change::same) return change;
    return change == Change::removed ? Change::added : Change::removed;
}

// What was added comes after what was removed, whichever way round.
template <typename Item>
void reverse(std::vector<Item>& items) {
    for (auto& item : items) item.change = reversed(item.change);
    for (auto it = items.begin(); it != items.end();) {
        const auto end =
            std::find_if(it, items.end(), [](const Item& i) { return i.change == Change::same; });
        std::stable_partition(it, end, [](const Item& i) { return i.change == Change::removed; });
        it = end == items.end() ? end : end + 1;
    }
}

}  // namespace

bool Paragraph::changed() const {
    return change != Change::same || pieces.size() > 1;
}

// Where two scripts are as short, dtl takes the one or the other as the texts are given: they are always
// given in the same order.
Comparison compare(std::string_view before, std::string_view after) {
    if (before <= after) return Comparer(before, after).compare();
    auto comparison = Comparer(after, before).compare();
    std::swap(comparison.words_removed, comparison.words_added);
    reverse(comparison.paragraphs);
    for (auto& paragraph : comparison.paragraphs) reverse(paragraph.pieces);
    return comparison;
}

std::vector<Piece> compare_words(std::string_view before, std::string_view after) {
    std::size_t steps = kWordSteps;
    if (before <= after) return word_changes(before, after, steps);
    auto pieces = word_changes(after, before, steps);
    reverse(pieces);
    return pieces;
}

}  // namespace reperes::publication
