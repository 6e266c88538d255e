// From an offset in a cleaned text back to the offset in the text it was made from.
//
// The cleaned text is a row of pieces: copied bytes (offsets run in parallel) and replaced ones (all of
// the piece stands for all of the original stretch). Pieces begin at code point borders of both texts.
// Thread-safety: one writer, then any number of readers.
#pragma once

#include <cstddef>
#include <vector>

namespace reperes::text {

class OffsetMap {
 public:
    struct Piece {
        std::size_t clean = 0;     // offset of the piece in the cleaned text
        std::size_t original = 0;  // offset of the stretch it stands for
        bool copied = true;
    };

    void clear() { pieces_.clear(); }

    // Pieces are added in order; a piece that follows an empty one takes its place.
    void add(std::size_t clean, std::size_t original, bool copied);

    // To be called last, with the sizes of both texts.
    void finish(std::size_t clean_size, std::size_t original_size);

    // Forgets everything from `clean` on; returns the original offset where that began. `clean` is the
    // begin of a code point.
    std::size_t truncate(std::size_t clean);

    const std::vector<Piece>& pieces() const { return pieces_; }

 private:
    std::vector<Piece> pieces_;
};

// Asks an OffsetMap in ascending order, which makes each answer O(1) on average.
class OffsetCursor {
 public:
    explicit OffsetCursor(const OffsetMap& map) : pieces_(map.pieces()) {}

    // Begins have to ascend from call to call; the end may be anywhere after its begin.
    std::size_t begin(std::size_t clean);
    std::size_t end(std::size_t clean) const;

 private:
    const std::vector<OffsetMap::Piece>& pieces_;
    std::size_t current_ = 0;
};

}  // namespace reperes::text
