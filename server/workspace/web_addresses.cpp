#include "workspace/web_addresses.h"

#include <map>

#include "corpus/in_force.h"

namespace reperes::workspace {

namespace {

// Of an attribute made by our own renderer.
std::string unescaped(std::string text) {
    for (std::size_t at = 0; (at = text.find("&amp;", at)) != std::string::npos; ++at)
        text.erase(at + 1, 4);
    return text;
}

// Sound because the HTML holds no other attribute of this name: it is made from Markdown without raw HTML.
std::vector<std::string> links_of(const std::string& html) {
    constexpr std::string_view kLink = "href=\"http";
    std::vector<std::string> links;
    for (std::size_t at = 0; (at = html.find(kLink, at)) != std::string::npos;) {
        const auto begin = at + kLink.size() - 4;
        at = html.find('"', begin);
        if (at == std::string::npos) break;
        links.push_back(unescaped(html.substr(begin, at - begin)));
    }
    return links;
}

std::vector<std::string> addresses_of(const corpus::Version& version) {
    auto addresses = links_of(version.body.html);
    for (const auto& source : version.sources)
        if (!source.url.empty()) addresses.push_back(source.url);
    return addresses;
}

}  // namespace

std::vector<WebAddress> web_addresses(const corpus::Corpus& corpus, corpus::Instant at) {
    std::vector<WebAddress> addresses;
    std::map<std::string, std::size_t> places;
    for (const auto& document : corpus.documents) {
        const auto* version = corpus::in_force(document, at);
        if (!version || version->nature == corpus::Nature::withdrawal) continue;
        for (const auto& url : addresses_of(*version)) {
            const auto [place, is_new] = places.emplace(url, addresses.size());
            if (is_new) addresses.push_back({url, {}});
            auto& named_by = addresses[place->second].named_by;
            if (named_by.empty() || named_by.back() != &document) named_by.push_back(&document);
        }
    }
    return addresses;
}

}  // namespace reperes::workspace
