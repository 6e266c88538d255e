#include "workspace/likeness.h"

#include "corpus/similar.h"
#include "corpus/typography.h"
#include "pages/json_page.h"
#include "workspace/draft_form_reading.h"
#include "workspace/draft_kind.h"

namespace reperes::workspace {

namespace {

using pages::View;

std::vector<std::string> lines_in(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        if (!line.empty()) lines.emplace_back(line);
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return lines;
}

}  // namespace

View likenesses(const Context& context, const publication::Draft& draft) {
    View list{View::type::list};
    if (kind_of(draft) != DraftKind::creation) return list;
    corpus::Likened given{draft.collection, draft.document, std::string(value_of(draft.fields, "titre")),
                          std::string(value_of(draft.fields, "titre-origine")), {},
                          lines_in(value_of(draft.fields, "organisations"))};
    for (std::size_t i = 1; i <= count_sources(draft.fields); ++i)
        if (const auto url = value_of(draft.fields, source_key(i, "url")); !url.empty())
            given.source_urls.emplace_back(url);
    const auto snapshot = context.parts->site->current();
    for (const auto& like : corpus::documents_like(snapshot->corpus, given)) {
        View item;
        item.set("titre", corpus::french_spaces(like.document->versions.back().title));
        item.set("url", corpus::page_path(*like.document));
        item.set("raison", like.reason);
        list.push_back(item);
    }
    return list;
}

pages::Page likeness_answer(const Context& context) {
    const auto collection = corpus::parse_collection(context.parameter("collection"));
    corpus::Likened given{collection.value_or(corpus::Collection::fiches), "", context.parameter("titre"),
                          context.parameter("titre-origine"), {}, lines_in(context.parameter("organisations"))};
    if (const auto source = context.parameter("source"); !source.empty()) given.source_urls.push_back(source);
    const auto snapshot = context.parts->site->current();
    auto found = nlohmann::json::array();
    for (const auto& like : corpus::documents_like(snapshot->corpus, given))
        found.push_back({{"titre", like.document->versions.back().title},
                         {"url", corpus::page_path(*like.document)},
                         {"raison", like.reason}});
    return pages::json_page(200, {{"semblables", found}});
}

}  // namespace reperes::workspace
