// The facet values that an index knows, with their labels: read from the index itself.
//
// Immutable once read; share freely between threads.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "corpus/error.h"
#include "index/schema.h"

namespace reperes::search {

struct KnownValue {
    std::string value, label;
    std::vector<std::string> names;  // by which a question may call it
};

class Catalogue {
 public:
    static Result<Catalogue> read(const Xapian::Database& database);

    // In the order of the facet.
    [[nodiscard]] const std::vector<KnownValue>& values(std::size_t facet) const { return values_[facet]; }
    // The label, or nullptr for a value that the index does not know.
    [[nodiscard]] const std::string* label(std::size_t facet, std::string_view value) const;

 private:
    std::array<std::vector<KnownValue>, index::kFacetCount> values_;
};

}  // namespace reperes::search
