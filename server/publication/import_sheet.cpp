#include "publication/import_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace reperes::publication {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kSeparators = ";,\t";
constexpr std::string_view kSaveAsCsv = "Dans le tableur : Enregistrer sous… « CSV UTF-8 ».";
constexpr std::size_t kMaxCells = 1'000;  // of a row: more are no fiche

// 0x80 to 0x9F of Windows-1252; 0 where it has no character.
constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

struct Utf8Count {
    std::size_t accents = 0, malformed = 0;  // characters beyond ASCII; bytes that are none
    std::size_t first_malformed = std::string_view::npos;
};

Utf8Count count_utf8(std::string_view bytes) {
    Utf8Count count;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto item = text::decode(bytes, at);
        if (!item.valid) {
            ++count.malformed;
            count.first_malformed = std::min(count.first_malformed, at);
        } else if (item.length > 1) {
            ++count.accents;
        }
        at += item.length;
    }
    return count;
}

std::optional<std::string> from_windows_1252(std::string_view bytes, corpus::FaultSink& faults) {
    std::string utf8;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const char32_t code = byte < 0x80 || byte > 0x9F ? byte : kWindows1252[byte - 0x80U];
        if (code == 0 && byte != 0) {
            faults.add(sheet_line(bytes, at), "cette ligne n'est ni en UTF-8 ni en Windows-1252.",
                       std::string(kSaveAsCsv));
            return std::nullopt;
        }
        text::append(utf8, code);
    }
    return utf8;
}

bool is_workbook(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

// What stands at the head of no text that can be read; empty when nothing does.
std::string unreadable_file(std::string_view bytes) {
    if (bytes.size() > kMaxImportBytes)
        return fmt::format("le fichier fait plus de {} Mo.", kMaxImportBytes / 1'000'000);
    if (is_workbook(bytes)) return "c'est un classeur, et non un fichier CSV.";
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "le fichier est en UTF-16.";
    return {};
}

class SheetReader {
 public:
    SheetReader(std::string_view text, corpus::FaultSink& faults) : text_(text), faults_(&faults) {
        read_separator_line();
        if (separator_ == 0) separator_ = most_used_separator();
    }

    std::vector<SheetRow> rows() {
        std::vector<SheetRow> rows;
        while (at_ < text_.size()) {
            auto row = read_row();
            if (broken_) return {};
            const bool is_blank = std::ranges::all_of(row.cells, [](const std::string& cell) {
                return cell.find_first_not_of(" \t\r\n") == std::string::npos;
            });
            if (is_blank) continue;
            if (rows.size() == kMaxImportRows + 1) {
                refuse(row.line, fmt::format("le fichier a plus de {} lignes.", kMaxImportRows),
                       "Partagez-le en plusieurs fichiers.");
                return {};
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

 private:
    // "sep=;", which some spreadsheets write above the header.
    void read_separator_line() {
        constexpr std::string_view kMark = "sep=";
        const bool marked = text_.starts_with(kMark) && text_.size() > kMark.size() + 1 &&
                            kSeparators.find(text_[kMark.size()]) != std::string_view::npos &&
                            (text_[kMark.size() + 1] == '\n' || text_[kMark.size() + 1] == '\r');
        if (!marked) return;
        separator_ = text_[kMark.size()];
        at_ = kMark.size() + 1;
        end_line();
    }

    // Of the first line that holds anything, outside quotes.
    [[nodiscard]] char most_used_separator() const {
        std::array<std::size_t, kSeparators.size()> counts{};
        bool quoted = false, begun = false;
        for (std::size_t at = at_; at < text_.size(); ++at) {
            const char c = text_[at];
            if (c == '"') quoted = !quoted;
            if ((c == '\n' || c == '\r') && !quoted && begun) break;
            const auto place = kSeparators.find(c);
            begun = begun || (place == std::string_view::npos && c != '\n' && c != '\r' && c != ' ');
            if (place != std::string_view::npos && !quoted) ++counts[place];
        }
        const auto best = std::ranges::max_element(counts);
        return kSeparators[static_cast<std::size_t>(best - counts.begin())];
    }

    SheetRow read_row() {
        SheetRow row{line_, {}};
        while (!broken_) {
            row.cells.push_back(text_.substr(at_).starts_with('"') ? read_quoted() : read_bare());
            if (row.cells.size() > kMaxCells)
                refuse(row.line, fmt::format("cette ligne a plus de {} cellules.", kMaxCells),
                       "Une ligne décrit une fiche.");
            if (at_ >= text_.size()) break;
            if (text_[at_] != separator_) {
                end_line();
                break;
            }
            ++at_;
            if (at_ == text_.size()) {  // a last cell, with nothing in it
                row.cells.emplace_back();
                break;
            }
        }
        return row;
    }

    std::string read_bare() {
        const std::string ends{separator_, '\n', '\r'};
        const auto end = std::min(text_.find_first_of(ends, at_), text_.size());
        std::string cell(text_.substr(at_, end - at_));
        at_ = end;
        return cell;
    }

    // From a quote to the one that closes it; two of them are one of the text.
    std::string read_quoted() {
        const auto opened = line_;
        std::string cell;
        for (++at_; at_ < text_.size();) {
            const char c = text_[at_];
            if (c == '"' && !text_.substr(at_ + 1).starts_with('"')) {
                ++at_;
                end_quoted(opened);
                return cell;
            }
            if (c == '\n' || c == '\r') {
                cell += '\n';
                end_line();
                continue;
            }
            cell += c;
            at_ += c == '"' ? std::size_t{2} : std::size_t{1};
        }
        refuse(opened, "un guillemet ouvert sur cette ligne n'est jamais fermé.",
               "Fermez-le, ou doublez celui qui fait partie du texte (\"\").");
        return cell;
    }

    void end_quoted(std::size_t opened) {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        const bool ended =
            at_ == text_.size() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r';
        if (!ended)
            refuse(
                line_,
                fmt::format("le texte entre guillemets commencé ligne {} est suivi d'autre chose.", opened),
                "Doublez le guillemet qui fait partie du texte (\"\").");
    }

    void end_line() {
        at_ += text_.substr(at_).starts_with("\r\n") ? std::size_t{2} : std::size_t{1};
        ++line_;
    }

    void refuse(std::size_t line, std::string message, std::string hint) {
        if (!broken_) faults_->add(line, std::move(message), std::move(hint));
        broken_ = true;
    }

    std::string_view text_;
    corpus::FaultSink* faults_;
    std::size_t at_ = 0, line_ = 1;
    char separator_ = 0;
    bool broken_ = false;
};

std::string quoted_cell(std::string_view cell) {
    const bool plain = cell.find_first_of("\";,\t\r\n") == std::string_view::npos && !cell.starts_with(' ') &&
                       !cell.ends_with(' ');
    if (plain) return std::string(cell);
    std::string quoted = "\"";
    for (const char c : cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

}  // namespace

std::optional<std::string> sheet_text(std::string_view bytes, corpus::FaultSink& faults) {
    if (auto why = unreadable_file(bytes); !why.empty()) {
        faults.add(0, std::move(why), std::string(kSaveAsCsv));
        return std::nullopt;
    }
    const bool marked = bytes.starts_with(kByteOrderMark);
    if (marked) bytes.remove_prefix(kByteOrderMark.size());
    if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
        faults.add(sheet_line(bytes, nul), "cette ligne contient un octet nul : ce n'est pas du texte.",
                   std::string(kSaveAsCsv));
        return std::nullopt;
    }
    const auto count = count_utf8(bytes);
    if (count.malformed == 0) return std::string(bytes);
    // A file of UTF-8 with one broken line would be read as Windows-1252 without a fault, and all its accents
    // be wrong.
    if (marked || count.accents > count.malformed) {
        faults.add(sheet_line(bytes, count.first_malformed),
                   "cette ligne n'est pas en UTF-8, alors que le reste du fichier l'est.",
                   std::string(kSaveAsCsv));
        return std::nullopt;
    }
    return from_windows_1252(bytes, faults);
}

std::vector<SheetRow> sheet_rows(std::string_view text, corpus::FaultSink& faults) {
    return SheetReader(text, faults).rows();
}

std::string write_sheet_row(const std::vector<std::string>& cells) {
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) row += (i == 0 ? "" : ";") + quoted_cell(cells[i]);
    return row + "\r\n";
}

std::size_t sheet_line(std::string_view text, std::size_t at) {
    std::size_t line = 1;
    for (std::size_t i = 0; i < std::min(at, text.size()); ++i)
        if (text[i] == '\n' || (text[i] == '\r' && !text.substr(i + 1).starts_with('\n'))) ++line;
    return line;
}

}  // namespace reperes::publication
