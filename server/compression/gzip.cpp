#include "compression/gzip.h"

#include <zlib.h>

namespace reperes::compression {

namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib: 16 more asks for a gzip header
constexpr int kMemoryLevel = 8;

}  // namespace

std::optional<std::string> gzip(std::string_view bytes, int level) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        return std::nullopt;
    // No room for more than the input: a result that is not shorter is not wanted.
    std::string out(bytes.size(), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads it
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (!whole || out.size() >= bytes.size()) return std::nullopt;
    return out;
}

}  // namespace reperes::compression
