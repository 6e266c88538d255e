// An index brought up to date in place says what one built anew from the same content says.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <csignal>
#include <optional>
#include <random>
#include <thread>

#include "index/builder.h"
#include "index/generation.h"
#include "index/related.h"
#include "index/schema.h"
#include "index/update.h"
#include "search/engine.h"
#include "unit/temporary_folder.h"

namespace reperes::tests {

namespace {

using Strings = std::vector<std::string>;

const Strings kWords = {"maison",  "logement", "secret",   "visite", "famille",  "enfant",
                        "dossier", "dialogue", "respect",  "équipe", "collègue", "mesure",
                        "hôpital", "école",    "décision", "parole", "silence",  "confiance"};

// Texts of one length, in words that have one stem each: the average lengths, which an update leaves as the
// build found them, are then those of a new build too.
class Writer {
 public:
    explicit Writer(unsigned seed) : random_(seed) {}

    std::size_t any(std::size_t end) { return random_() % end; }
    std::string word() { return kWords[any(kWords.size())]; }
    std::string words(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? " " : "") + word();
        return text;
    }

    std::string fiche() {
        std::string text = corpus::first_version(
            fmt::format("type = \"acces-aux-droits\"\ngroupes = [\"gt1\"]\npays = [\"{}\"]\nthemes = "
                        "[\"{}\"]\npublics = [\"{}\"]\n",
                        any(2) == 0 ? "FR" : "BE", any(2) == 0 ? "accueil" : "logement",
                        any(2) == 0 ? "jeunes" : "tous"));
        return with_words(std::move(text), 10);
    }
    // Its sigle counts for two words.
    std::string groupe() { return with_words(corpus::groupe(), 8); }

 private:
    std::string with_words(std::string text, std::size_t count) {
        text = corpus::changed(std::move(text), "Accueil inconditionnel", words(3));
        text = corpus::changed(std::move(text), "Recevoir chaque personne, sans condition.", words(4));
        text = corpus::changed(std::move(text), "2026-11-21", fmt::format("20{}-11-21", 20 + any(6)));
        text = corpus::changed(std::move(text), "## Recevoir", "## " + word());
        return corpus::changed(std::move(text), "Un texte.", words(count));
    }

    std::mt19937 random_;
};

// A content that changes as editors change it, and its index.
class Publishing {
 public:
    explicit Publishing(unsigned seed) : writer_(seed) {
        content.write("groupes/gt1/v0001.md", writer_.groupe());
        for (int i = 0; i < 3; ++i) publish_new();
        REQUIRE(index::build({content.path(), index(), {}, {}, false}));
    }

    [[nodiscard]] std::filesystem::path index() const { return folder.path() / "index"; }

    // One change, of any kind.
    void change() {
        switch (writer_.any(6)) {
            case 0:
                return publish_new();
            case 1:
                return correct_by_hand();
            case 2:
                return follow("nature = \"retrait\"\nmotif = \"plus-en-vigueur\"\nauteur");
            case 3:
                return follow("en-vigueur-le = 2999-01-01\nauteur");
            case 4:
                return remove();
            default:
                return follow("auteur");
        }
    }

    void publish_new() {
        const auto name = fmt::format("f{}", ++names_);
        fiches_[name] = {writer_.fiche()};
        content.write(fmt::format("fiches/{}/v0001.md", name), fiches_[name].back());
    }

    Result<void> update() const {
        const auto corpus = content.load();
        for (const auto& fault : corpus.faults) MESSAGE(corpus::describe(fault));
        REQUIRE(corpus.faults.empty());
        const auto documents = index::outdated(index(), corpus);
        REQUIRE(documents);
        return index::update(index(), corpus, *documents);
    }

    corpus::SmallContent content;
    TemporaryFolder folder;

 private:
    using Fiche = std::pair<const std::string, Strings>;  // the versions of one, by its name

    Fiche& any_fiche() {
        auto it = fiches_.begin();
        std::advance(it, static_cast<std::ptrdiff_t>(writer_.any(fiches_.size())));
        return *it;
    }

    // A version more; `author` stands in place of the key of the author.
    void follow(const std::string& author) {
        auto& [name, versions] = any_fiche();
        const auto text =
            corpus::changed(corpus::following(versions.back(), writer_.fiche()), "auteur", author);
        versions.push_back(text);
        content.write(fmt::format("fiches/{}/v{:04}.md", name, versions.size()), text);
    }

    void correct_by_hand() {
        auto& [name, versions] = any_fiche();
        if (versions.size() > 1) return publish_new();
        versions.back() = writer_.fiche();
        content.write(fmt::format("fiches/{}/v0001.md", name), versions.back());
    }

    void remove() {
        if (fiches_.size() == 1) return publish_new();
        const auto name = any_fiche().first;
        fiches_.erase(name);
        content.remove("fiches/" + name);
    }

    Writer writer_;
    std::map<std::string, Strings> fiches_;
    int names_ = 0;
};

search::Engine open(const std::filesystem::path& index, const corpus::SmallContent& content) {
    auto engine = search::Engine::open(index, content.load().vocabulary, content.path());
    REQUIRE(engine);
    return std::move(*engine);
}

std::string shown(const search::ResultPage& page) {
    std::string text =
        fmt::format("{} {} {} {}\n", page.total, page.relaxed, page.with_all_words, page.corrected);
    for (const auto& facet : page.facets)
        for (const auto& value : facet.values)
            text += fmt::format("{} {} {} {}\n", facet.name, value.value, value.label, value.count);
    Strings hits;  // of equal scores, the order is that of the index
    for (const auto& hit : page.hits) {
        std::string line =
            fmt::format("{:09.4f} {} {} {}", 10000 - hit.score, hit.id, hit.url, hit.published_at);
        for (const auto& fragment : hit.passage.fragments)
            line += (fragment.match ? "|" : "/") + fragment.text;
        hits.push_back(std::move(line));
    }
    std::sort(hits.begin(), hits.end());
    return text + fmt::format("{}\n", fmt::join(hits, "\n"));
}

search::SearchRequest asking(const std::string& text) {
    search::SearchRequest request;
    request.text = text;
    request.limit = search::kMaxResults;
    request.at = corpus::now();
    return request;
}

// All that an index says of its content, but for what is drawn from the whole of it.
std::string told(const search::Engine& engine) {
    std::string all;
    const auto then = corpus::paris_midnight(
        corpus::Date{std::chrono::year{2999}, std::chrono::month{2}, std::chrono::day{1}});
    Strings texts = {"",
                     "maison -secret",
                     "titre:visite",
                     "\"famille enfant\"",
                     "famille ET secret",
                     "comment parler de la visite d'une famille en confiance ?"};
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        texts.push_back(kWords[i]);
        texts.push_back(kWords[i] + " " + kWords[(i * 7 + 3) % kWords.size()]);
    }
    for (const auto& text : texts)
        for (const auto at : {corpus::now(), then})
            for (const char* country : {"", "BE"}) {
                auto request = asking(text);
                request.at = at;
                if (*country) request.facets[index::facet_index("pays")] = {country};
                const auto page = engine.search(request);
                REQUIRE(page);
                all += fmt::format("« {} » {}\n{}", text, country, shown(*page));
            }
    for (const auto& word : kWords) {
        const auto suggested = engine.suggest(word.substr(0, 3), corpus::now(), 20);
        REQUIRE(suggested);
        for (const auto& one : *suggested) {
            all += one.target;
            for (const auto& fragment : one.label) all += " " + fragment.text;
            all += "\n";
        }
    }
    return all;
}

std::size_t total(const search::Engine& engine, const std::string& text) {
    const auto page = engine.search(asking(text));
    REQUIRE(page);
    return page->corrected ? 0 : page->total;
}

// While it lives, no file of this process may grow beyond so many bytes.
class FileSizeLimit {
 public:
    explicit FileSizeLimit(rlim_t bytes) {
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
        const rlimit limit{bytes, before_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

}  // namespace

TEST_CASE(
    "after any sequence of updates, searches, facets and suggestions are those of an index built anew") {
    for (unsigned seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        Publishing publishing(seed);
        for (int round = 0; round < 4; ++round) {
            CAPTURE(round);
            for (int i = 0; i < 3; ++i) {
                publishing.change();
                if (i < 2) REQUIRE(publishing.update());
            }
            REQUIRE(publishing.update());
            const TemporaryFolder anew;
            REQUIRE(index::build({publishing.content.path(), anew.path(), {}, {}, false}));
            const auto updated = index::open_current(publishing.index()),
                       built = index::open_current(anew.path());
            REQUIRE((updated && built));
            for (const auto key :
                 {index::kMetaLengths, index::kMetaFacets, index::kMetaContent, index::kMetaSource})
                CHECK(updated->get_metadata(std::string(key)) == built->get_metadata(std::string(key)));
            CHECK(updated->get_doccount() == built->get_doccount());
            CHECK(told(open(publishing.index(), publishing.content)) ==
                  told(open(anew.path(), publishing.content)));
        }
    }
}

TEST_CASE("an update stays in its generation, and a build that follows has nothing to do") {
    Publishing publishing(1);
    const auto stamp = index::current_stamp(publishing.index());
    publishing.publish_new();
    REQUIRE(publishing.update());
    CHECK(index::current_stamp(publishing.index()) == stamp);
    const auto again = index::build({publishing.content.path(), publishing.index(), {}, {}, false});
    REQUIRE(again);
    CHECK(again->up_to_date);
}

TEST_CASE("an index that is up to date is not written") {
    Publishing publishing(1);
    const auto revision = [&] { return index::open_current(publishing.index())->get_revision(); };
    const auto before = revision();
    CHECK(index::outdated(publishing.index(), publishing.content.load())->empty());
    REQUIRE(publishing.update());
    CHECK(revision() == before);
    publishing.publish_new();
    REQUIRE(publishing.update());
    CHECK(revision() == before + 1);  // one commit
}

TEST_CASE("collections from elsewhere stay as they are, and keep their names and their suggestions") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    folder.write("codes.jsonl", R"({"id":"a","title":"Article quarante","text":"La tutelle."})"
                                "\n");
    const auto index = folder.path() / "index";
    REQUIRE(index::build({content.path(), index, {folder.path() / "codes.jsonl"}, {}, false}));
    content.write("fiches/f/v0001.md", corpus::fiche());
    const auto corpus = content.load();
    CHECK(*index::outdated(index, corpus) == Strings{"fiches/f"});
    REQUIRE(index::update(index, corpus, {"fiches/f"}));
    const auto engine = open(index, content);
    CHECK(total(engine, "tutelle") == 1);
    CHECK(total(engine, "recevoir") == 2);  // and the group
    CHECK(*engine.catalogue().label(index::facet_index("type"), "codes") == "codes");
    CHECK(engine.suggest("quarante", corpus::now(), 5)->size() == 1);
    const auto again = index::build({content.path(), index, {folder.path() / "codes.jsonl"}, {}, false});
    REQUIRE(again);
    CHECK(again->up_to_date);
}

TEST_CASE("a word is suggested for another spelling once two documents have it, and until none has") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    REQUIRE(index::build({content.path(), folder.path(), {}, {}, false}));
    const auto update = [&] {
        const auto corpus = content.load();
        REQUIRE(index::update(folder.path(), corpus, *index::outdated(folder.path(), corpus)));
    };
    const auto suggested = [&] {
        return open(folder.path(), content).search(asking("pérénité"))->suggestion;
    };
    const auto text = corpus::changed(corpus::fiche(), "Un texte.", "La pérennité.");
    content.write("fiches/a/v0001.md", text);
    update();
    CHECK(suggested().empty());
    content.write("fiches/b/v0001.md", text);
    update();
    CHECK(suggested() == "pérennité");
    content.remove("fiches/a");
    update();
    CHECK(suggested() == "pérennité");
    content.remove("fiches/b");
    update();
    CHECK(suggested().empty());
}

TEST_CASE("what to read next follows the document that is published, and those that it cites") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    const auto about = [](const std::string& words) {
        return corpus::changed(corpus::fiche(), "Un texte.", words);
    };
    for (const char* name : {"a", "b", "c"})
        content.write(fmt::format("fiches/{}/v0001.md", name), about("Le logement et la maison."));
    REQUIRE(index::build({content.path(), folder.path(), {}, {}, false}));
    content.write("fiches/d/v0001.md", about("La maison, [avec](/fiches/a)."));
    REQUIRE(index::update(folder.path(), content.load(), {"fiches/d"}));
    const auto database = index::open_current(folder.path());
    REQUIRE(database);
    CHECK(index::read_related(*database, "fiches/d").front() == "fiches/a");
    const auto of_cited = index::read_related(*database, "fiches/a");
    CHECK(std::count(of_cited.begin(), of_cited.end(), "fiches/d") == 1);
    content.remove("fiches/d");
    REQUIRE(index::update(folder.path(), content.load(), {"fiches/d"}));
    CHECK(index::read_related(*index::open_current(folder.path()), "fiches/d").empty());
}

TEST_CASE("beside a build, and on an index that is made elsewhere, nothing is updated") {
    Publishing publishing(1);
    publishing.publish_new();
    {
        const auto lock = index::lock_index(publishing.index());
        REQUIRE(lock);
        const auto refused = publishing.update();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::unavailable);
    }
    const auto generation = index::current_generation(publishing.index());
    REQUIRE(generation);
    publishing.folder.write("index/current", "auto " + generation->string() + "\n");
    const auto refused = publishing.update();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::incompatible);
}

TEST_CASE("an update for which there is no room leaves the index as it was, and passes once there is") {
    Publishing publishing(2);
    const auto before = told(open(publishing.index(), publishing.content));
    const auto database = index::open_current(publishing.index());
    publishing.publish_new();
    {
        const FileSizeLimit limit(4096);
        const auto refused = publishing.update();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::io);
    }
    CHECK(told(open(publishing.index(), publishing.content)) == before);
    REQUIRE(publishing.update());
    CHECK(told(open(publishing.index(), publishing.content)) != before);
}

TEST_CASE(
    "an engine answers from the content that it was opened on, in any number of threads, after an update") {
    Publishing publishing(3);
    const auto engine = open(publishing.index(), publishing.content);
    const auto before = shown(*engine.search(asking("")));
    publishing.publish_new();
    REQUIRE(publishing.update());
    std::vector<std::thread> threads;
    std::atomic<int> same = 0;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 20; ++n)
                if (const auto page = engine.search(asking("")); page && shown(*page) == before) ++same;
        });
    for (auto& thread : threads) thread.join();
    CHECK(same == 160);
    CHECK(shown(*open(publishing.index(), publishing.content).search(asking(""))) != before);
}

}  // namespace reperes::tests
