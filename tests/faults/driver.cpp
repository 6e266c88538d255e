// The program that publishes while its system calls fail, or until it is killed.
//
//     reperes-fault-driver one|edition CONTENT DATA     publishes what is approved, alone or together
//     reperes-fault-driver start CONTENT DATA           makes good what was cut short, no more
//     reperes-fault-driver many COUNT CONTENT DATA      drafts and publishes so many times, sometimes
//     together
//
// Each publication that was acknowledged is a line "fait OBJECT@NUMBER DIGEST" on its standard output, each
// that was refused "refus CODE MESSAGE". The calls of what is asked stand between two getpriority().
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

#include "publication/publishing_house.h"

namespace {

using namespace reperes;
using namespace reperes::publication;
using corpus::Collection;

void mark() {
    (void)::getpriority(PRIO_PROCESS, 0);
}

void say(const std::string& line) {
    const std::string whole = line + '\n';
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) < 0) std::_Exit(3);
}

void report(const Result<Publication>& published) {
    if (!published)
        return say(
            fmt::format("refus {} {}", static_cast<int>(published.error().code), published.error().message));
    for (const auto& version : published->versions)
        say(fmt::format("fait {}@{} {}", version.document, version.number, version.digest));
    for (const auto& warning : published->warnings) say("alerte " + warning);
}

std::vector<Draft> approved_drafts(const PublishingHouse& house) {
    auto drafts = house.drafts->open_drafts();
    std::erase_if(drafts, [](const Draft& draft) { return draft.state != DraftState::approuve; });
    return drafts;
}

int publish_once(PublishingHouse& house, bool together) {
    auto drafts = approved_drafts(house);
    if (!together) drafts.resize(1);
    mark();
    const auto published = house.publish(drafts, together ? "2027-01" : "");
    mark();
    report(published);
    return 0;
}

// Another version of one of eight documents.
Result<Draft> next_draft(PublishingHouse& house, unsigned n) {
    const auto document = fmt::format("d{}", n % 8);
    const bool first = house.corpus()->find(Collection::fiches, document) == nullptr;
    return house.approved_draft(Collection::fiches, document,
                                fiche_fields(fmt::format("Le texte {}.", n), first));
}

int publish_many(PublishingHouse& house, unsigned count) {
    for (const auto& left : approved_drafts(house))
        if (auto dropped = abandoned(left, kEditor, house.now)) (void)house.drafts->save(*dropped);
    for (unsigned n = 0; n < count; ++n) {
        house.now += std::chrono::seconds(1);
        std::vector<Draft> drafts;
        for (unsigned i = 0; i < (n % 5 == 4 ? 3u : 1u); ++i) {
            auto draft = next_draft(house, n + i);
            if (!draft) {
                say("refus " + draft.error().message);
                return 1;
            }
            drafts.push_back(*std::move(draft));
        }
        report(house.publish(drafts, drafts.size() > 1 ? "edition-" + drafts[0].id : ""));
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    const bool many = words.size() == 4 && words[0] == "many";
    const bool start = words.size() == 3 && words[0] == "start";
    if (!many && !start && !(words.size() == 3 && (words[0] == "one" || words[0] == "edition"))) return 2;
    std::signal(SIGXFSZ, SIG_IGN);
    PublishingHouse house(words[words.size() - 2], words[words.size() - 1]);
    if (start) mark();
    const auto opened = house.open();
    if (start) mark();
    if (!opened) {
        say("ferme " + opened.error().message);
        return 1;
    }
    if (start) return 0;
    return many ? publish_many(house, static_cast<unsigned>(std::stoul(words[1])))
                : publish_once(house, words[0] == "edition");
}
