#include "publication/drafts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <set>

#include "corpus/durable_file.h"
#include "corpus/file.h"
#include "publication/draft_file.h"
#include "publication/sessions.h"

namespace reperes::publication {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxDraftBytes = 4 << 20;
constexpr std::size_t kIdBytes = 8;
constexpr unsigned kKeptAtTheEnd = 20;                 // revisions that are never thinned out
constexpr auto kKeptApart = std::chrono::minutes(10);  // of those before, one in so much time stays

std::string file_name(unsigned revision) {
    return fmt::format("r{:04}.json", revision);
}

// "r0007.json" to 7.
std::optional<unsigned> revision_of(std::string_view name) {
    if (!name.starts_with('r') || !name.ends_with(".json")) return std::nullopt;
    const auto digits = name.substr(1, name.size() - 6);
    unsigned number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || number == 0) return std::nullopt;
    return number;
}

std::vector<fs::path> entries(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        found.push_back(it->path());
    std::sort(found.begin(), found.end());
    return found;
}

// What is remembered of a revision, so that thinning out reads no file.
struct Revision {
    DraftState state = DraftState::redaction;
    std::string saved_by;
    corpus::Instant saved_at{};
};

struct Kept {
    Draft draft;                             // the latest
    std::map<unsigned, Revision> revisions;  // those on the disk that can be read
};

Revision summary(const Draft& draft) {
    return {draft.state, draft.saved_by, draft.saved_at};
}

tl::unexpected<Error> unknown() {
    return failure(ErrorCode::not_found, "ce brouillon n'existe pas.", "Revenez à la liste des brouillons.");
}

// An autosave: followed soon by another of the same hand, and nothing happened to it.
bool is_passed_over(const Revision& one, const Revision& next) {
    return one.state == next.state && one.saved_by == next.saved_by &&
           next.saved_at - one.saved_at < kKeptApart;
}

}  // namespace

struct Drafts::State {
    fs::path folder;
    mutable std::mutex mutex;
    std::map<std::string, Kept, std::less<>> by_id;

    void read(const fs::path& one, std::vector<std::string>& repaired);
    Result<Draft> write(Kept& kept, Draft draft);
    void thin_out(const std::string& id, Kept& kept);
};

// A file that cannot be read keeps its number: the next save comes after it.
void Drafts::State::read(const fs::path& one, std::vector<std::string>& repaired) {
    Kept kept;
    unsigned last = 0;
    for (const auto& path : entries(one)) {
        const auto name = path.filename().string();
        if (name.starts_with(corpus::kTemporaryPrefix)) continue;
        const auto number = revision_of(name);
        const auto bytes = corpus::read_file(path, kMaxDraftBytes);
        auto draft = bytes && number ? read_draft(*bytes) : std::nullopt;
        last = std::max(last, number.value_or(0));
        if (!draft || draft->id != one.filename()) {
            repaired.push_back(fmt::format(
                "le brouillon « {} » ne peut pas être lu ; il est laissé où il est.", path.string()));
            continue;
        }
        kept.revisions[*number] = summary(*draft);
        if (*number > kept.draft.revision) kept.draft = std::move(*draft);
    }
    if (kept.revisions.empty()) return;
    kept.draft.revision = last;
    by_id[kept.draft.id] = std::move(kept);
}

// Once a revision is visible, it is the latest, proven to be on the disk or not.
Result<Draft> Drafts::State::write(Kept& kept, Draft draft) {
    const auto written =
        corpus::create_file(folder / draft.id, file_name(draft.revision), write_draft(draft), 0600);
    if (!written && written.error().code == ErrorCode::conflict)
        return failure(ErrorCode::conflict, "quelqu'un d'autre a enregistré ce brouillon entre-temps.",
                       "Comparez les deux textes avant d'enregistrer.");
    if (!written && written.error().code != ErrorCode::uncertain) return tl::unexpected(written.error());
    kept.revisions[draft.revision] = summary(draft);
    kept.draft = draft;
    thin_out(draft.id, kept);
    if (!written) return tl::unexpected(written.error());
    return draft;
}

void Drafts::State::thin_out(const std::string& id, Kept& kept) {
    auto& revisions = kept.revisions;
    if (revisions.size() <= kKeptAtTheEnd + 1) return;
    const auto end = std::prev(revisions.end(), kKeptAtTheEnd);
    for (auto it = std::next(revisions.begin()); it != end;) {
        std::error_code error;
        const bool gone = is_passed_over(std::prev(it)->second, it->second) &&
                          is_passed_over(it->second, std::next(it)->second) &&
                          fs::remove(folder / id / file_name(it->first), error);
        it = gone ? revisions.erase(it) : std::next(it);
    }
}

Result<std::unique_ptr<Drafts>> Drafts::open(fs::path data, std::vector<std::string>& repaired) {
    auto state = std::make_unique<State>();
    state->folder = data / "brouillons";
    if (auto made = corpus::create_folder(data, 0700); !made) return tl::unexpected(made.error());
    if (auto made = corpus::create_folder(state->folder, 0700); !made) return tl::unexpected(made.error());
    for (const auto& one : entries(state->folder)) {
        std::error_code error;
        if (fs::is_directory(one, error)) state->read(one, repaired);
    }
    return std::unique_ptr<Drafts>(new Drafts(std::move(state)));
}

Drafts::Drafts(std::unique_ptr<State> state) : state_(std::move(state)) {}
Drafts::~Drafts() = default;

std::vector<Draft> Drafts::all() const {
    std::vector<Draft> result;
    {
        const std::lock_guard lock(state_->mutex);
        for (const auto& [id, kept] : state_->by_id) result.push_back(kept.draft);
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Draft& a, const Draft& b) { return a.saved_at > b.saved_at; });
    return result;
}

std::vector<Draft> Drafts::open_drafts() const {
    auto result = all();
    std::erase_if(result, [](const Draft& draft) {
        return draft.state == DraftState::publie || draft.state == DraftState::abandonne;
    });
    return result;
}

std::optional<Draft> Drafts::find(std::string_view id) const {
    const std::lock_guard lock(state_->mutex);
    const auto it = state_->by_id.find(id);
    return it == state_->by_id.end() ? std::nullopt : std::optional(it->second.draft);
}

std::optional<Draft> Drafts::revision(std::string_view id, unsigned revision) const {
    {
        const std::lock_guard lock(state_->mutex);
        const auto it = state_->by_id.find(id);
        if (it == state_->by_id.end() || !it->second.revisions.contains(revision)) return std::nullopt;
        if (it->second.draft.revision == revision) return it->second.draft;
    }
    const auto bytes = corpus::read_file(state_->folder / id / file_name(revision), kMaxDraftBytes);
    return bytes ? read_draft(*bytes) : std::nullopt;
}

Result<Draft> Drafts::create(Draft draft) {
    draft.id = random_hex(kIdBytes);
    draft.revision = 1;
    if (auto made = corpus::create_folder(state_->folder / draft.id, 0700); !made)
        return tl::unexpected(made.error());
    const std::lock_guard lock(state_->mutex);
    Kept kept;
    const std::string id = draft.id;
    auto written = state_->write(kept, std::move(draft));
    if (!kept.revisions.empty()) state_->by_id[id] = std::move(kept);
    return written;
}

Result<Draft> Drafts::save(Draft draft) {
    const std::lock_guard lock(state_->mutex);
    const auto it = state_->by_id.find(draft.id);
    if (it == state_->by_id.end()) return unknown();
    if (draft.revision != it->second.draft.revision)
        return failure(ErrorCode::conflict, "quelqu'un d'autre a enregistré ce brouillon entre-temps.",
                       "Comparez les deux textes avant d'enregistrer.");
    ++draft.revision;
    return state_->write(it->second, std::move(draft));
}

Result<Draft> Drafts::mark_published(std::string_view id, unsigned version, const std::string& by,
                                     corpus::Instant at) {
    const std::lock_guard lock(state_->mutex);
    const auto it = state_->by_id.find(id);
    if (it == state_->by_id.end()) return unknown();
    Draft draft = it->second.draft;
    ++draft.revision;
    draft.state = DraftState::publie;
    draft.published_as = version;
    draft.saved_by = by;
    draft.saved_at = at;
    return state_->write(it->second, std::move(draft));
}

}  // namespace reperes::publication
