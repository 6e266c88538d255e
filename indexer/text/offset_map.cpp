#include "text/offset_map.h"

namespace reperes::text {

void OffsetMap::add(std::size_t clean, std::size_t original, bool copied) {
    if (!pieces_.empty() && pieces_.back().clean == clean) {
        // A deleted character leaves an empty piece: what follows begins after it.
        pieces_.back() = {clean, original, copied};
        return;
    }
    if (copied && !pieces_.empty() && pieces_.back().copied &&
        original - pieces_.back().original == clean - pieces_.back().clean) {
        return;  // goes on where the last piece stopped
    }
    pieces_.push_back({clean, original, copied});
}

void OffsetMap::finish(std::size_t clean_size, std::size_t original_size) {
    add(clean_size, original_size, true);
}

std::size_t OffsetMap::truncate(std::size_t clean) {
    while (!pieces_.empty() && pieces_.back().clean > clean) pieces_.pop_back();
    if (pieces_.empty()) return 0;
    const Piece& piece = pieces_.back();
    return piece.copied ? piece.original + (clean - piece.clean) : piece.original;
}

std::size_t OffsetCursor::begin(std::size_t clean) {
    while (current_ + 1 < pieces_.size() && pieces_[current_ + 1].clean <= clean) ++current_;
    const OffsetMap::Piece& piece = pieces_[current_];
    return piece.copied ? piece.original + (clean - piece.clean) : piece.original;
}

std::size_t OffsetCursor::end(std::size_t clean) const {
    std::size_t at = current_;
    while (at + 1 < pieces_.size() && pieces_[at + 1].clean < clean) ++at;
    const OffsetMap::Piece& piece = pieces_[at];
    if (piece.copied) return piece.original + (clean - piece.clean);
    return at + 1 < pieces_.size() ? pieces_[at + 1].original : piece.original;
}

}  // namespace reperes::text
