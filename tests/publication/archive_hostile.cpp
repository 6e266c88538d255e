// Archives that were cut, changed or made to do harm: refused before anything is written.
#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "corpus/digest.h"
#include "publication/site_folders.h"

using namespace reperes;
using namespace reperes::publication;

namespace {

struct Member {
    std::string name, bytes;
    mode_t type = AE_IFREG;
};

// Under the name "x.zip" of the folder.
void write_zip(const TemporaryFolder& folder, const std::vector<Member>& members) {
    auto* const zip = archive_write_new();
    archive_write_set_format_zip(zip);
    REQUIRE(archive_write_open_filename(zip, (folder.path() / "x.zip").c_str()) == ARCHIVE_OK);
    for (const auto& [name, bytes, type] : members) {
        auto* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, type);
        archive_entry_set_perm(entry, 0644);
        if (type == AE_IFLNK)
            archive_entry_set_symlink(entry, bytes.c_str());
        else
            archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        REQUIRE(archive_write_header(zip, entry) == ARCHIVE_OK);
        if (type == AE_IFREG) archive_write_data(zip, bytes.data(), bytes.size());
        archive_entry_free(entry);
    }
    REQUIRE(archive_write_free(zip) == ARCHIVE_OK);
}

std::string line(const std::string& name, const std::string& bytes) {
    return corpus::sha256(bytes) + "  " + name + "\n";
}

Member manifest(const std::string& lines) {
    return {"MANIFESTE.txt", lines};
}

Result<ImportReport> import(const TemporaryFolder& folder) {
    return import_archive(folder.path() / "x.zip", {folder.path() / "contenu", folder.path() / "donnees"});
}

// With words about the archive, and nothing beside it.
void check_refused(const TemporaryFolder& folder) {
    const auto report = import(folder);
    REQUIRE_FALSE(report);
    CHECK_MESSAGE(report.error().code == ErrorCode::invalid_argument, report.error().message);
    CHECK_FALSE(report.error().hint.empty());
    CHECK_FALSE(std::filesystem::exists(folder.path() / "contenu"));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "donnees"));
}

const Member kGood{"contenu/LISEZMOI.md", "bonjour"};

}  // namespace

TEST_CASE("a file that may not be in an archive is refused, whatever the manifest says") {
    const TemporaryFolder folder;
    for (const std::string name : {"../evasion.md",
                                   "contenu/../../evasion.md",
                                   "contenu/fiches/../../../evasion.md",
                                   "/etc/cron.d/x",
                                   "/contenu/fiches/a/v0001.md",
                                   "contenu//fiches/a/v0001.md",
                                   "contenu/fiches/./v0001.md",
                                   "contenu\\fiches\\a.md",
                                   "contenu/fiches/a\\..\\b.md",
                                   "contenu/.git/hooks/post-commit",
                                   "contenu/fiches/.cache/x",
                                   "contenu/nouveau/x.md",
                                   "contenu/script.sh",
                                   "donnees/authorized_keys",
                                   "donnees/journal",
                                   "index/current",
                                   "x.md",
                                   "contenu/fiches/a/v 1.md",
                                   "contenu/fiches/a/\n.md",
                                   "contenu/fiches/a/é.md",
                                   "contenu/fiches/a/b/c/d/e/f/g/h.md",
                                   "C:/x.md"}) {
        CAPTURE(name);
        write_zip(folder, {kGood, {name, "x"}, manifest(line(kGood.name, kGood.bytes) + line(name, "x"))});
        check_refused(folder);
        write_zip(folder, {kGood, {name, "x"}, manifest(line(kGood.name, kGood.bytes))});
        check_refused(folder);
    }
    CHECK_FALSE(std::filesystem::exists(folder.path().parent_path() / "evasion.md"));
}

TEST_CASE("links are refused") {
    const TemporaryFolder folder;
    const std::string name = "contenu/fiches/a/v0001.md";
    write_zip(folder, {{name, "/etc/passwd", AE_IFLNK}, manifest(line(name, "/etc/passwd"))});
    check_refused(folder);
    write_zip(folder, {{"contenu/fiches", "/tmp", AE_IFLNK}, {name, "x"}, manifest(line(name, "x"))});
    check_refused(folder);
}

TEST_CASE("an archive that does not say the same as its manifest is refused") {
    const TemporaryFolder folder;
    const Member other{"contenu/fiches/a/v0001.md", "x"};
    const auto good = line(kGood.name, kGood.bytes);
    const std::vector<std::pair<std::string, std::vector<Member>>> cases{
        {"no manifest", {kGood}},
        {"a file that is not listed", {kGood, other, manifest(good)}},
        {"a file that is missing", {kGood, manifest(good + line(other.name, other.bytes))}},
        {"another digest", {kGood, manifest(line(kGood.name, "bonsoir"))}},
        {"a file twice", {kGood, kGood, manifest(good)}},
        {"a name twice", {kGood, manifest(good + good)}},
        {"two manifests", {kGood, manifest(good), manifest(good)}},
        {"a line that is none", {kGood, manifest(good + "n'importe quoi\n")}},
        {"a digest in capitals", {kGood, manifest("A" + good.substr(1))}},
        {"the manifest in itself", {kGood, manifest(good + line("MANIFESTE.txt", "x"))}}};
    for (const auto& [name, members] : cases) {
        CAPTURE(name);
        write_zip(folder, members);
        check_refused(folder);
    }
    write_zip(folder, {kGood, manifest(good)});  // the one that is right
    CHECK(import(folder).error().code != ErrorCode::invalid_argument);
}

TEST_CASE("what is made to fill the disk or the memory is refused") {
    const TemporaryFolder folder;
    const std::string zeros(std::size_t{17} << 20, '\0');
    write_zip(folder, {{"contenu/LISEZMOI.md", zeros}, manifest(line("contenu/LISEZMOI.md", zeros))});
    CHECK(std::filesystem::file_size(folder.path() / "x.zip") < 100'000);
    check_refused(folder);
    std::vector<Member> members;
    std::string lines;
    const std::string part(std::size_t{4} << 20, '\0');
    for (int number = 0; number < 4; ++number) {
        members.push_back({fmt::format("contenu/fiches/a/v{}.md", number), part});
        lines += line(members.back().name, part);
    }
    members.push_back(manifest(lines));
    write_zip(folder, members);
    check_refused(folder);
}

TEST_CASE("any byte that is changed in an archive is found, or changes nothing that is restored") {
    const SiteFolders site;
    const auto expected = bytes_under(site.content.path());
    const TemporaryFolder source;
    REQUIRE(export_archive(source.path() / "x.zip", site.folders(), true));
    std::ifstream in(source.path() / "x.zip", std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(in), {}};
    CHECK(rc::check("one byte changed", [&] {
        const TemporaryFolder folder;
        std::string bytes = whole;
        const auto place = *rc::gen::inRange<std::size_t>(0, bytes.size());
        const auto byte = static_cast<char>(*rc::gen::inRange(0, 256));
        RC_PRE(bytes[place] != byte);
        bytes[place] = byte;
        folder.write("x.zip", bytes);
        const auto report = import(folder);
        if (report)  // a date, a right, a comment
            RC_ASSERT(bytes_under(folder.path() / "contenu") == expected);
        else
            RC_ASSERT_FALSE(std::filesystem::exists(folder.path() / "contenu"));
    }));
}

TEST_CASE("an archive cut anywhere is refused") {
    const SiteFolders site;
    const TemporaryFolder folder;
    REQUIRE(export_archive(folder.path() / "x.zip", site.folders(), true));
    auto size = std::filesystem::file_size(folder.path() / "x.zip");
    while (size > 0) {
        size -= std::min<std::uintmax_t>(size, 97);
        CAPTURE(size);
        std::filesystem::resize_file(folder.path() / "x.zip", size);
        check_refused(folder);
    }
}

TEST_CASE("what is no archive is refused") {
    const TemporaryFolder folder;
    check_refused(folder);  // no file at all
    for (const std::string& bytes : {std::string(), std::string("bonjour"), std::string("PK\x03\x04"),
                                     std::string("PK\x05\x06") + std::string(18, '\0')}) {
        folder.write("x.zip", bytes);
        check_refused(folder);
    }
}
