#include "publication/import_drafts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "corpus/digest.h"
#include "corpus/durable_file.h"
#include "corpus/file.h"
#include "publication/accounts.h"
#include "publication/drafts.h"
#include "publication/import_columns.h"
#include "publication/import_judgement.h"
#include "publication/import_sheet.h"
#include "publication/journal.h"

namespace reperes::publication {

namespace {

using Say = std::function<void(const std::string&)>;

constexpr std::string_view kCorrect = "Corrigez le fichier, puis importez-le de nouveau.";

// All that an import works with.
struct Workplace {
    std::optional<corpus::FolderLock> lock;
    corpus::Corpus corpus;
    std::unique_ptr<Accounts> accounts;
    std::unique_ptr<Drafts> drafts;
    std::unique_ptr<Journal> journal;
};

Result<corpus::FolderLock> lock_content(const std::filesystem::path& content) {
    auto lock = corpus::FolderLock::acquire(content);
    if (lock || lock.error().code != ErrorCode::unavailable) return lock;
    return failure(ErrorCode::unavailable,
                   fmt::format("un serveur, ou un autre import, se sert de « {} ». Un serveur ne voit les "
                               "brouillons importés qu'à son démarrage.",
                               content.string()),
                   "Arrêtez-le, importez, puis relancez-le ; ou écrivez ces fiches dans l'espace (/espace).");
}

Result<void> check_author(const Accounts& accounts, const std::string& id) {
    const auto account = accounts.find(id);
    if (!account)
        return failure(ErrorCode::not_found, fmt::format("le compte « {} » n'existe pas.", id),
                       "« reperes-server account list » montre ceux qui existent.");
    if (account->disabled || !may(*account, Act::write, corpus::Collection::fiches))
        return failure(ErrorCode::forbidden,
                       account->disabled
                           ? fmt::format("le compte « {} » est désactivé.", id)
                           : fmt::format("le compte « {} » n'a pas le droit d'écrire des fiches.", id),
                       "Choisissez un compte qui a le rôle redacteur dans les fiches.");
    return {};
}

Result<Workplace> open_workplace(const DraftImportRequest& request, const Say& say) {
    // Both exist already, or a mistyped name would be made a folder.
    for (const auto& folder : {request.content, request.data}) {
        std::error_code ignored;
        if (!std::filesystem::is_directory(folder, ignored))
            return failure(ErrorCode::not_found,
                           fmt::format("le dossier « {} » n'existe pas.", folder.string()),
                           "Donnez à --content et à --data les dossiers du serveur.");
    }
    Workplace place;
    auto lock = lock_content(request.content);
    if (!lock) return tl::unexpected(lock.error());
    place.lock.emplace(*std::move(lock));
    auto corpus = corpus::load_corpus(request.content);
    if (!corpus) return tl::unexpected(corpus.error());
    place.corpus = *std::move(corpus);
    auto accounts = Accounts::open(request.data, request.clock);
    if (!accounts) return tl::unexpected(accounts.error());
    place.accounts = *std::move(accounts);
    if (auto allowed = check_author(*place.accounts, request.author); !allowed)
        return tl::unexpected(allowed.error());
    std::vector<std::string> repaired;
    auto journal = Journal::open(request.data, repaired, request.clock);
    if (!journal) return tl::unexpected(journal.error());
    place.journal = *std::move(journal);
    auto drafts = Drafts::open(request.data, repaired);
    if (!drafts) return tl::unexpected(drafts.error());
    place.drafts = *std::move(drafts);
    for (const auto& sentence : repaired) say(sentence);
    return place;
}

std::string describe_fault(const corpus::Fault& fault) {
    constexpr std::size_t kLongest = 400;  // a message may quote a whole cell
    auto what = fault.hint.empty() ? fault.message : fault.message + " " + fault.hint;
    if (what.size() > kLongest) what = shown_cell(fault.message) + " " + fault.hint;
    const auto column = fault.key.empty() ? std::string() : fmt::format(", colonne {}", fault.key);
    return fault.line == 0 ? what : fmt::format("ligne {}{} : {}", fault.line, column, what);
}

std::string title_of_row(const JudgedRow& row) {
    const auto title = row.draft.fields.find("titre");
    return title == row.draft.fields.end() ? std::string() : shown_cell(title->second);
}

std::string describe_created(const JudgedRow& row, const std::string& id) {
    auto line = fmt::format("ligne {} : brouillon « {} » créé ({})", row.line, title_of_row(row), id);
    if (!row.missing.empty()) line += fmt::format(" ; il reste à remplir : {}", fmt::join(row.missing, ", "));
    for (const auto& remark : row.remarks) line += fmt::format(" ; à revoir : {}", remark);
    return line;
}

Result<std::vector<JudgedRow>> judged_rows(const std::string& bytes, const DraftImportRequest& request,
                                           const Workplace& place, const Say& say) {
    auto table = read_import(bytes);
    for (const auto& fault : table.faults) say(describe_fault(fault));
    if (!table.faults.empty())
        return failure(ErrorCode::invalid_argument,
                       "rien n'est importé : ce fichier n'est pas un tableau de fiches.",
                       std::string(kCorrect));
    ImportDesk desk;
    desk.desk.corpus = &place.corpus;
    desk.desk.now = request.clock();
    desk.desk.display_name = [&place](const std::string& id) {
        const auto account = place.accounts->find(id);
        return account ? account->name : id;
    };
    desk.open_drafts = place.drafts->open_drafts();
    desk.author = request.author;
    return judge_import(std::move(table.rows), desk);
}

// The good rows until one that cannot be written: what failed once fails again.
DraftImportReport create_drafts(const std::vector<JudgedRow>& rows, Drafts& drafts, const Say& say) {
    DraftImportReport report;
    for (const auto& row : rows) {
        for (const auto& fault : row.faults) say(describe_fault(fault));
        if (!row.faults.empty()) continue;
        const auto created = drafts.create(row.draft);
        if (!created) {
            say(fmt::format("ligne {} : le brouillon ne peut pas être enregistré : {} {}", row.line,
                            created.error().message, created.error().hint));
            break;
        }
        ++report.created;
        say(describe_created(row, created->id));
    }
    report.left_out = rows.size() - report.created;
    return report;
}

Result<void> note(Journal& journal, const DraftImportRequest& request, const std::string& bytes,
                  const DraftImportReport& report) {
    JournalEntry entry;
    entry.who = "ligne-de-commande";
    entry.act = "import";
    entry.object = shown_cell(request.file.filename().string());
    entry.digest = corpus::sha256(bytes);
    entry.detail = fmt::format("{} brouillons de {}", report.created, request.author);
    return journal.write(entry);
}

}  // namespace

Result<DraftImportReport> import_drafts(const DraftImportRequest& request, const Say& say) {
    const auto bytes = corpus::read_file(request.file, kMaxImportBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    auto place = open_workplace(request, say);
    if (!place) return tl::unexpected(place.error());
    const auto rows = judged_rows(*bytes, request, *place, say);
    if (!rows) return tl::unexpected(rows.error());
    const auto faulty =
        std::ranges::count_if(*rows, [](const JudgedRow& row) { return !row.faults.empty(); });
    if (faulty > 0 && !request.skip_faulty) {
        for (const auto& row : *rows)
            for (const auto& fault : row.faults) say(describe_fault(fault));
        return failure(
            ErrorCode::invalid_argument,
            fmt::format("rien n'est importé : {} sur {} en faute.",
                        faulty == 1 ? std::string("une ligne") : fmt::format("{} lignes", faulty),
                        rows->size()),
            std::string(kCorrect) + (static_cast<std::size_t>(faulty) == rows->size()
                                         ? ""
                                         : " Avec --skip-faulty, les autres lignes sont importées."));
    }
    auto report = create_drafts(*rows, *place->drafts, say);
    if (report.created == 0)
        return failure(ErrorCode::invalid_argument, "rien n'est importé.", std::string(kCorrect));
    if (const auto noted = note(*place->journal, request, *bytes, report); !noted) {
        say(fmt::format("Le journal ne dit rien de cet import : {} {}", noted.error().message,
                        noted.error().hint));
        report.noted = false;
    }
    return report;
}

}  // namespace reperes::publication
