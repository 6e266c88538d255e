#include "publication/edit_script.h"

#include <dtl/dtl.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace reperes::publication {

namespace {

// dtl keeps a point a step, and starts over beyond two million of them.
constexpr std::size_t kMaxSteps = 1'500'000;

struct Range {
    std::size_t begin = 0, end = 0;
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

class Matcher {
 public:
    Matcher(const Symbols& before, const Symbols& after, std::size_t& steps)
        : before_(&before), after_(&after), steps_(&steps) {}

    std::vector<Match> all() {
        Range before{0, before_->size()}, after{0, after_->size()};
        while (before.size() > 0 && after.size() > 0 && (*before_)[before.begin] == (*after_)[after.begin])
            found_.push_back({before.begin++, after.begin++});
        std::vector<Match> tail;
        while (before.size() > 0 && after.size() > 0 &&
               (*before_)[before.end - 1] == (*after_)[after.end - 1])
            tail.push_back({--before.end, --after.end});
        if (!shortest(before, after)) between_anchors(before, after);
        found_.insert(found_.end(), tail.rbegin(), tail.rend());
        return std::move(found_);
    }

 private:
    struct Occurrence {
        std::array<std::size_t, 2> count{}, place{};  // before, after
    };
    using Occurrences = std::unordered_map<std::uint32_t, Occurrence>;

    [[nodiscard]] Occurrences occurrences(Range before, Range after) const {
        Occurrences found;
        const auto note = [&](const Symbols& symbols, Range range, std::size_t side) {
            for (auto place = range.begin; place < range.end; ++place) {
                auto& occurrence = found[symbols[place]];
                ++occurrence.count[side];
                occurrence.place[side] = place;
            }
        };
        note(*before_, before, 0);
        note(*after_, after, 1);
        return found;
    }

    // The places whose symbol stands on both sides: no other can match.
    static std::vector<std::size_t> shared_places(const Symbols& symbols, Range range,
                                                  const Occurrences& occurrences) {
        std::vector<std::size_t> places;
        for (auto place = range.begin; place < range.end; ++place) {
            const auto& count = occurrences.at(symbols[place]).count;
            if (count[0] > 0 && count[1] > 0) places.push_back(place);
        }
        return places;
    }

    static Symbols symbols_at(const Symbols& symbols, const std::vector<std::size_t>& places) {
        Symbols kept;
        kept.reserve(places.size());
        for (const auto place : places) kept.push_back(symbols[place]);
        return kept;
    }

    // False, and nothing found, when it would cost too much.
    bool shortest(Range before, Range after) {
        const auto known = occurrences(before, after);
        const auto left = shared_places(*before_, before, known);
        const auto right = shared_places(*after_, after, known);
        if (left.empty() || right.empty()) return true;
        const std::size_t cost = (left.size() + 1) * (right.size() + 1);
        if (cost > *steps_) *steps_ = 0;
        if (cost > std::min(kMaxSteps, *steps_)) return false;
        *steps_ -= cost;
        dtl::Diff<std::uint32_t, Symbols> diff(symbols_at(*before_, left), symbols_at(*after_, right));
        diff.compose();
        for (const auto& [symbol, place] : diff.getSes().getSequence())
            if (place.type == dtl::SES_COMMON)
                found_.push_back({left[static_cast<std::size_t>(place.beforeIdx) - 1],
                                  right[static_cast<std::size_t>(place.afterIdx) - 1]});
        return true;
    }

    // The symbols that stand once on each side, as many of them as come in the same order on both.
    [[nodiscard]] std::vector<Match> anchors(Range before, Range after) const {
        const auto known = occurrences(before, after);
        std::vector<Match> once;
        for (auto place = before.begin; place < before.end; ++place) {
            const auto& occurrence = known.at((*before_)[place]);
            if (occurrence.count[0] == 1 && occurrence.count[1] == 1)
                once.push_back({place, occurrence.place[1]});
        }
        return longest_increasing(once);
    }

    // By `after`; they come by `before` (patience sorting).
    static std::vector<Match> longest_increasing(const std::vector<Match>& all) {
        constexpr auto kNone = static_cast<std::size_t>(-1);
        std::vector<std::size_t> ends;  // by length: the match that ends the best list so far
        std::vector<std::size_t> previous(all.size(), kNone);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto it =
                std::lower_bound(ends.begin(), ends.end(), all[i].after,
                                 [&](std::size_t end, std::size_t after) { return all[end].after < after; });
            if (it != ends.begin()) previous[i] = *(it - 1);
            if (it == ends.end())
                ends.push_back(i);
            else
                *it = i;
        }
        std::vector<Match> longest;
        for (std::size_t i = ends.empty() ? kNone : ends.back(); i != kNone; i = previous[i])
            longest.push_back(all[i]);
        std::reverse(longest.begin(), longest.end());
        return longest;
    }

    void between_anchors(Range before, Range after) {
        Match from{before.begin, after.begin};
        for (const auto& anchor : anchors(before, after)) {
            shortest({from.before, anchor.before}, {from.after, anchor.after});
            found_.push_back(anchor);
            from = {anchor.before + 1, anchor.after + 1};
        }
        shortest({from.before, before.end}, {from.after, after.end});
    }

    const Symbols* before_;
    const Symbols* after_;
    std::size_t* steps_;
    std::vector<Match> found_;
};

}  // namespace

std::vector<Match> matches(const Symbols& before, const Symbols& after, std::size_t& steps) {
    return Matcher(before, after, steps).all();
}

}  // namespace reperes::publication
