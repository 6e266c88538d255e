#include "workspace/published_text.h"

#include "corpus/file.h"
#include "corpus/in_force.h"

namespace reperes::workspace {

std::optional<corpus::Fields> published_fields(const Context& context, const corpus::Version& version,
                                               corpus::Collection collection) {
    const auto bytes =
        corpus::read_file(context.parts->site->content() / version.file, corpus::kMaxVersionBytes);
    return bytes ? corpus::read_fields(*bytes, collection) : std::nullopt;
}

std::vector<const corpus::Version*> published_since(const publication::Draft& draft,
                                                    const corpus::Document& document) {
    std::vector<const corpus::Version*> since;
    for (const auto& version : document.versions)
        if (version.number > draft.base) since.push_back(&version);
    return since;
}

std::vector<const corpus::Version*> awaiting(const corpus::Document& document, corpus::Instant now) {
    std::vector<const corpus::Version*> waiting;
    const auto periods = corpus::periods(document);
    for (std::size_t i = 0; i < periods.size(); ++i)
        if (periods[i].from > now && !periods[i].empty()) waiting.push_back(&document.versions[i]);
    return waiting;
}

}  // namespace reperes::workspace
