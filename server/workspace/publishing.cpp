#include "workspace/publishing.h"

#include <fmt/format.h>

#include "corpus/in_force.h"
#include "corpus/typography.h"
#include "pages/views.h"
#include "workspace/words.h"

namespace reperes::workspace {

using pages::View;
using publication::Awaiting;

Awaiting parse_awaiting(std::string_view word) {
    if (word == "remplacer") return Awaiting::replace;
    return word == "apres" ? Awaiting::after : Awaiting::ask;
}

View citing_view(const pages::Snapshot& snapshot, const corpus::Document& document, corpus::Instant now) {
    View list{View::type::list};
    for (const auto* citing : snapshot.citations.citing(document, now))
        if (const auto* version = corpus::in_force(*citing, now))
            list.push_back(pages::card_view(*citing, *version, snapshot.corpus.vocabulary));
    return list;
}

void put_refusal(const std::optional<Error>& error, View& view) {
    view.set("refus", false);
    if (!error) return;
    View refusal;
    refusal.set("message", corpus::french_spaces(as_sentence(error->message)));
    refusal.set("conseil", error->hint.empty() ? View{false} : View{corpus::french_spaces(error->hint)});
    view.set("refus", refusal);
}

pages::Page published(const Context& context, const publication::Publication& publication,
                      const std::string& next) {
    if (publication.warnings.empty()) return see(next, "publie");
    Message message{"Publié, mais tout n'a pas suivi", {}, {{"Continuer", next}}};
    for (const auto& version : publication.versions)
        message.paragraphs.push_back(
            fmt::format("La version {} de « {} » est publiée.", version.number, version.document));
    for (const auto& warning : publication.warnings) message.paragraphs.push_back(warning);
    return message_page(context, message, 200);
}

}  // namespace reperes::workspace
