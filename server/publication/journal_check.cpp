#include <fmt/format.h>

#include <algorithm>

#include "publication/journal_files.h"

namespace reperes::publication {

namespace {

// Follows the chain from the first line of the first year.
class Follower {
 public:
    explicit Follower(JournalReport& report) : report_(report) {}

    void read(const JournalYear& year) {
        const auto bytes = read_year(year);
        if (!bytes) {
            fault(year, 0, bytes.error().message);
            return;
        }
        std::size_t number = 0;
        for (const auto line : lines_of(*bytes)) follow(year, ++number, line);
        if (!bytes->empty() && bytes->back() != '\n') fault(year, number, "la dernière ligne est coupée.");
    }

 private:
    void fault(const JournalYear& year, std::size_t line, const std::string& what) {
        const auto file = year.file.filename().string();
        report_.faults.push_back(line == 0 ? fmt::format("{} : {}", file, what)
                                           : fmt::format("{}, ligne {} : {}", file, line, what));
    }

    void follow(const JournalYear& year, std::size_t at, std::string_view text) {
        const auto line = read_line(text);
        if (!line) {
            fault(year, at, "la ligne n'est pas telle qu'elle a été écrite.");
            lost_ = true;
            return;
        }
        // After a line that cannot be read nothing says what should follow: it was reported.
        if (!lost_ && line->previous != report_.head)
            fault(year, at,
                  "elle ne suit pas la ligne d'avant : des lignes ont été retirées, ajoutées ou déplacées.");
        if (!lost_ && line->entry.number != report_.entries + 1)
            fault(year, at,
                  fmt::format("elle a le numéro {} et devrait avoir le {}.", line->entry.number,
                              report_.entries + 1));
        const int paris = static_cast<int>(corpus::paris_day(line->entry.at).year());
        if (year.year != std::max(paris, year_))
            fault(year, at, "elle est d'une autre année que son fichier.");
        lost_ = false;
        year_ = year.year;
        report_.entries = line->entry.number;
        report_.head = line->digest;
    }

    JournalReport& report_;
    bool lost_ = false;
    int year_ = 0;
};

}  // namespace

Result<JournalReport> verify_journal(const std::filesystem::path& data) {
    JournalReport report;
    std::error_code error;
    if (!std::filesystem::is_directory(journal_folder(data), error))
        return failure(ErrorCode::not_found,
                       fmt::format("il n'y a pas de journal dans « {} ».", data.string()),
                       "Donnez le dossier des données du serveur.");
    const auto years = journal_years(data);
    if (!years) return tl::unexpected(years.error());
    Follower follower(report);
    for (const auto& year : *years) follower.read(year);
    return report;
}

}  // namespace reperes::publication
