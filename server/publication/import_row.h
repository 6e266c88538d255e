// One row of an import in the making, cell by cell, from whichever kind of file.
//
// Thread-safety: none; a local of read_import().
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "publication/import_columns.h"
#include "publication/import_table.h"

namespace reperes::publication {

class ImportRowReader {
 public:
    explicit ImportRowReader(std::size_t line) { row_.line = line; }

    void put(const FoundColumn& column, std::string_view cell);
    void refuse(std::string message, std::string hint, std::string key = {});
    [[nodiscard]] ImportRow take();

 private:
    void put_date(const FoundColumn& column, std::string_view cell);
    void put_list(const FoundColumn& column, std::string_view cell);
    void put_year(const FoundColumn& column, std::string_view cell);
    void put_year(const std::string& key, const std::string& year, std::string_view cell);
    void check_size();

    ImportRow row_;
    std::set<unsigned> sources_;
    std::size_t bytes_ = 0;
};

}  // namespace reperes::publication
