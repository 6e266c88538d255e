// The pages: from the content and the answers of the search to HTML and JSON. Knows nothing of HTTP but
// status codes.
//
// Thread-safety: every function may be called from any thread, but set_origin() and set_gaps() only before
// the first page.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "corpus/error.h"
#include "pages/assets.h"
#include "pages/file_format.h"
#include "pages/reading.h"
#include "pages/search_address.h"
#include "pages/site.h"
#include "pages/templates.h"
#include "search/gaps.h"

namespace reperes::pages {

struct Page {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    std::string location = {};     // of a redirection
    bool private_search = false;   // holds what somebody searched for: never stored
    std::string etag = {};         // quoted; of what is asked for again and again
    std::string file_name = {};    // of what is saved and not shown
    std::string set_cookie = {};   // a whole Set-Cookie, of the commission's space alone
    bool clear_site_data = false;  // the browser is to forget all that it keeps of the site
};

class Pages {
 public:
    static Result<std::unique_ptr<Pages>> create(Site& site);
    // The public address of the site, as parse_origin() gives it. Nothing that a client says takes its place.
    void set_origin(std::string origin) { origin_ = std::move(origin); }
    // Where searches that find nothing are counted; nowhere when nothing says it.
    void set_gaps(search::Gaps* gaps) { gaps_ = gaps; }
    [[nodiscard]] const search::Gaps* gaps() const { return gaps_; }

    [[nodiscard]] Page home();
    [[nodiscard]] Page search(const Parameters& parameters);
    [[nodiscard]] Page search_api(const Parameters& parameters);
    [[nodiscard]] Page suggestions_api(const Parameters& parameters);
    [[nodiscard]] Page openapi();       // the description of the API
    [[nodiscard]] Page no_such_call();  // another path of the API
    // The whole search: an Atom feed of the versions found, and a file of them.
    [[nodiscard]] Page feed(const Parameters& parameters);
    [[nodiscard]] Page search_file(const FileFormat& format, const Parameters& parameters);
    // `rest` is what follows the collection in the path: "accueil", "accueil/v/2" for a version by number,
    // "accueil/comparer" for two of them.
    [[nodiscard]] Page document(corpus::Collection collection, std::string_view rest,
                                const Parameters& parameters);
    // What happens to one document: a feed of its versions.
    [[nodiscard]] Page document_feed(corpus::Collection collection, std::string_view name);
    // A version that is not public, the last of `document`, exactly as its page would be if it were in force.
    // `banner` says above it what it is: {texte, url, relire}.
    [[nodiscard]] Page preview(const corpus::Document& document, const View& banner);
    // The reference of a version by number, in BibTeX or RIS.
    [[nodiscard]] Page reference_file(const FileFormat& format, corpus::Collection collection,
                                      std::string_view rest);
    [[nodiscard]] Page reference_plan(const Parameters& parameters);
    [[nodiscard]] Page whole_reference(const Parameters& parameters);
    [[nodiscard]] Page recommandations();
    [[nodiscard]] Page groupes();
    [[nodiscard]] Page countries();                     // those that fiches speak of
    [[nodiscard]] Page country(std::string_view code);  // the fiches of one: "FI"
    [[nodiscard]] Page practices(const Parameters& parameters);  // two to four fiches side by side
    [[nodiscard]] Page external(std::string_view id);    // a document of a collection from elsewhere
    [[nodiscard]] Page law();                            // the articles of law that are cited
    [[nodiscard]] Page article(std::string_view label);  // what cites one of them: "L226-2-2"
    [[nodiscard]] Page help();
    [[nodiscard]] Page health();
    [[nodiscard]] Page robots();
    [[nodiscard]] Page sitemap(std::size_t part);  // 0 for the whole
    [[nodiscard]] Page opensearch();
    [[nodiscard]] Page not_found();
    [[nodiscard]] Page failed(const Error& error);
    [[nodiscard]] Page space_closed();  // the commission's space could not be opened

    [[nodiscard]] const Assets& assets() const { return assets_; }
    [[nodiscard]] const std::string& origin() const { return origin_; }
    // From the template `name`, with the addresses of the assets; for pages of other rooms too.
    [[nodiscard]] std::string html(const std::string& name, View view) const;

 private:
    Pages(Site& site, Templates templates) : site_(&site), templates_(std::move(templates)) {}
    [[nodiscard]] Page bad_parameter(const BadParameter& bad);
    // A page that only says something, and where to go on.
    [[nodiscard]] Page told(int status, const std::string& title, const std::string& message,
                            const View& links);
    [[nodiscard]] Page comparison(const Snapshot& snapshot, const corpus::Document& document,
                                  const Parameters& parameters);
    [[nodiscard]] Page version_page(const Snapshot& snapshot, const corpus::Document& document,
                                    const corpus::Version& version, const Reading& reading);
    [[nodiscard]] Page withdrawn(const Snapshot& snapshot, const corpus::Document& document,
                                 const corpus::Version& withdrawal, const Reading& reading);

    Site* site_;
    search::Gaps* gaps_ = nullptr;
    Templates templates_;
    Assets assets_;
    std::string origin_ = "http://localhost";
};

}  // namespace reperes::pages
