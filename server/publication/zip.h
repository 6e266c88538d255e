// Zip files, written and read one entry at a time. libarchive is named here alone.
//
// A written file appears under its name when it is whole and on the disk, or not at all. One thread each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/error.h"

namespace reperes::publication {

class ZipWriter {
 public:
    // conflict: the name is taken. Readable by its owner alone.
    static Result<std::unique_ptr<ZipWriter>> create(const std::filesystem::path& file);
    // Takes back what was written, unless it was finished.
    ~ZipWriter();

    Result<void> add(const std::string& name, std::string_view bytes);
    Result<void> finish();

 private:
    struct State;
    explicit ZipWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

struct ZipEntry {
    enum class Kind : std::uint8_t { file, folder, other };  // other: links, devices…
    std::string name;                                        // as it stands there: not to be trusted
    Kind kind = Kind::file;
};

class ZipReader {
 public:
    // invalid_argument: not a zip file, or one that is cut.
    static Result<std::unique_ptr<ZipReader>> open(const std::filesystem::path& file);
    ~ZipReader();

    // Nothing after the last one.
    Result<std::optional<ZipEntry>> next();
    // The bytes of the entry that next() gave; invalid_argument beyond `max_bytes`, whatever its size is said
    // to be.
    Result<std::string> read(std::size_t max_bytes);

 private:
    struct State;
    explicit ZipReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace reperes::publication
