// How long it takes before what is published is read and found, in process.
//
// Usage: reperes-bench-publication CONTENT PUBLICATIONS FICHES [COLLECTION.jsonl …]
//   In a copy of the content, with so many fiches more (those of the content again, under other names),
//   versions are published one after the other, each with a word of its own. The last figure is what a person
//   waits for.
#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "corpus/digest.h"
#include "corpus/file.h"
#include "corpus/version_writer.h"
#include "index/builder.h"
#include "index/update.h"
#include "pages/site.h"

namespace {

using namespace reperes;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

[[noreturn]] void stop(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(2);
}

template <typename Value>
Value must(Result<Value> result) {
    if (!result) stop(result.error().message + " " + result.error().hint);
    if constexpr (!std::is_void_v<Value>) return std::move(*result);
}

// A folder of its own, removed at the end.
class Scratch {
 public:
    Scratch() {
        std::string name = (fs::temp_directory_path() / "reperes-bench-XXXXXX").string();
        if (!::mkdtemp(name.data())) stop("pas de dossier temporaire");
        path = name;
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    fs::path path;
};

class Times {
 public:
    explicit Times(std::string name) : name_(std::move(name)) {}
    template <typename Work>
    auto take(Work work) {
        const auto start = Clock::now();
        auto result = work();
        add(Clock::now() - start);
        return result;
    }
    void add(std::chrono::duration<double, std::milli> time) { times_.push_back(time.count()); }
    void print() {
        std::sort(times_.begin(), times_.end());
        const auto at = [&](double share) {
            return times_[static_cast<std::size_t>(share * static_cast<double>(times_.size() - 1))];
        };
        fmt::print("  {:<34} p50 {:7.1f} ms, p99 {:7.1f} ms\n", name_, at(0.5), at(0.99));
    }

 private:
    std::string name_;
    std::vector<double> times_;
};

void write(const fs::path& file, const std::string& bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

void add_fiches(const fs::path& content, std::size_t count) {
    std::vector<std::string> texts;
    for (const auto& entry : fs::directory_iterator(content / "fiches"))
        texts.push_back(must(corpus::read_file(entry.path() / "v0001.md", corpus::kMaxVersionBytes)));
    if (texts.empty() && count > 0) stop("le contenu n'a pas de fiche");
    for (std::size_t i = 0; i < count; ++i)
        write(content / "fiches" / fmt::format("essai-{}", i) / "v0001.md", texts[i % texts.size()]);
}

// A word that no text has: with figures in it, it would be read as two.
std::string word_of(std::size_t number) {
    std::string word = "zwk";
    for (const char digit : fmt::format("{}", number)) word += static_cast<char>('a' + (digit - '0'));
    return word + "zk";
}

// Publishes versions of one section of the reference text.
class Publications {
 public:
    explicit Publications(const fs::path& content) : content_(content) {
        const auto corpus = must(corpus::load_corpus(content));
        const auto section = std::find_if(
            corpus.documents.begin(), corpus.documents.end(),
            [](const corpus::Document& d) { return d.collection == corpus::Collection::reference; });
        if (section == corpus.documents.end()) stop("le contenu n'a pas de section");
        id_ = section->id();
        number_ = section->versions.size();
        const auto& latest = section->versions.back().file;
        previous_ = must(corpus::read_file(content / latest, corpus::kMaxVersionBytes));
    }

    // The word that the new version alone has.
    std::string publish() {
        const auto word = word_of(++number_);
        auto fields = corpus::read_fields(previous_, corpus::Collection::reference);
        if (!fields) stop("la section ne peut pas être récrite");
        (*fields)["corps"] += "\n\nLe mot " + word + ".";
        (*fields)["note-de-changement"] = "Un essai.";
        (*fields)["changement"] = "mineur";
        corpus::Stamp stamp;
        stamp.published_at = corpus::now();
        stamp.author = "Un banc d'essai";
        stamp.reviewer = "Un autre banc d'essai";
        stamp.previous_digest = corpus::sha256(previous_);
        previous_ = corpus::write_version(corpus::Collection::reference, *fields, stamp).bytes;
        write(content_ / id_ / fmt::format("v{:04}.md", number_), previous_);
        return word;
    }

 private:
    fs::path content_;
    std::string id_, previous_;  // the section, and its last version file
    std::size_t number_ = 0;
};

// What a publication is made of, step by step.
void measure_steps(const fs::path& content, const fs::path& index, Publications& publications, int count) {
    auto before = must(corpus::load_corpus(content));
    auto engine = must(search::Engine::open(index, before.vocabulary, content));
    Times whole("contenu lu en entier"), load("contenu relu"), outdated("ce qui a changé"),
        update("index mis à jour"), open("moteur rouvert");
    must(whole.take([&] { return corpus::load_corpus(content); }));
    for (int i = 0; i < count; ++i) {
        publications.publish();
        auto corpus = must(load.take([&] { return corpus::load_corpus(content, &before); }));
        const auto documents = must(outdated.take([&] { return index::outdated(index, corpus); }));
        must(update.take([&] { return index::update(index, corpus, documents); }));
        engine =
            must(open.take([&] { return search::Engine::open(index, corpus.vocabulary, content, &engine); }));
        before = std::move(corpus);
    }
    for (auto* times : {&whole, &load, &outdated, &update, &open}) times->print();
}

// What a person waits for.
void measure_site(const fs::path& content, const fs::path& index, Publications& publications, int count) {
    std::vector<std::string> told;
    auto site = must(pages::Site::open(content, index, told));
    Times refresh("refresh"), found("trouvé par la recherche, en tout");
    for (int i = 0; i < count; ++i) {
        const auto word = publications.publish();
        const auto start = Clock::now();
        must(refresh.take([&] { return site->refresh(); }));
        search::SearchRequest request;
        request.text = word;
        request.at = corpus::now();
        auto snapshot = site->current();
        if (must(site->search(snapshot, request)).total != 1) stop("« " + word + " » n'est pas trouvé");
        found.add(Clock::now() - start);
    }
    for (auto* times : {&refresh, &found}) times->print();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) stop("usage : reperes-bench-publication CONTENU PUBLICATIONS FICHES [COLLECTION.jsonl …]");
    const Scratch scratch;
    const auto content = scratch.path / "content", index = scratch.path / "index";
    fs::copy(argv[1], content, fs::copy_options::recursive);
    add_fiches(content, std::stoul(argv[3]));
    const auto report = must(index::build({content, index, {argv + 4, argv + argc}, {}, false}));
    fmt::print("{} documents indexés en {:.1f} s\n", report.documents, report.seconds);
    const int count = std::stoi(argv[2]);
    Publications publications(content);
    measure_steps(content, index, publications, count);
    measure_site(content, index, publications, count);
}
