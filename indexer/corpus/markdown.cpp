#include "corpus/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/format.h>

#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "corpus/markdown_bounds.h"
#include "corpus/section_mentions.h"
#include "corpus/typography.h"
#include "text/analyser.h"

namespace reperes::corpus {

namespace {

constexpr int kOptions = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES;

struct FreeNode {
    void operator()(cmark_node* n) const { cmark_node_free(n); }
};
struct FreeParser {
    void operator()(cmark_parser* p) const { cmark_parser_free(p); }
};
using NodePtr = std::unique_ptr<cmark_node, FreeNode>;
using ParserPtr = std::unique_ptr<cmark_parser, FreeParser>;

ParserPtr make_parser() {
    static std::once_flag once;
    std::call_once(once, [] { cmark_gfm_core_extensions_ensure_registered(); });
    ParserPtr parser(cmark_parser_new(kOptions));
    for (const char* extension : {"table", "strikethrough"})
        if (auto* found = cmark_find_syntax_extension(extension))
            cmark_parser_attach_syntax_extension(parser.get(), found);
    return parser;
}

// "Qui est tenu au secret ?" to "qui-est-tenu-au-secret"; never empty.
std::string slug(std::string_view title) {
    std::string result;
    for (const char c : text::fold(title)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept)
            result += c;
        else if (!result.empty() && result.back() != '-')
            result += '-';
    }
    while (result.ends_with('-')) result.pop_back();
    if (result.empty()) return "section";
    // Names that the page itself uses: its notes, its own headings and fields.
    static const std::set<std::string, std::less<>> kTaken{"contenu", "q", "q-aide", "resultats"};
    const bool taken = result.starts_with("fn") || result.starts_with("t-") || kTaken.contains(result);
    return taken ? "s-" + result : result;
}

using IterPtr = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

std::string_view literal(cmark_node* node) {
    const char* value = cmark_node_get_literal(node);
    return value ? value : "";
}

cmark_node* new_text(std::string_view text) {
    cmark_node* node = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, std::string(text).c_str());
    return node;
}

// Nodes that were not written as links bear this mark.
char kMentionMark = 0;

cmark_node* new_mention(const SectionMention& mention, std::string_view text) {
    cmark_node* node = cmark_node_new(CMARK_NODE_LINK);
    cmark_node_set_url(node, section_path(mention.number).c_str());
    cmark_node_set_user_data(node, &kMentionMark);
    cmark_node_append_child(node, new_text(text.substr(mention.begin, mention.end - mention.begin)));
    return node;
}

// Cuts a text where it names sections.
void link_mentions(cmark_node* node) {
    const std::string text(literal(node));
    const auto mentions = section_mentions(text);
    if (mentions.empty()) return;
    cmark_node* last = node;
    const auto add = [&](cmark_node* next) {
        cmark_node_insert_after(last, next);
        last = next;
    };
    cmark_node_set_literal(node, text.substr(0, mentions.front().begin).c_str());
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const std::size_t next = i + 1 < mentions.size() ? mentions[i + 1].begin : text.size();
        add(new_mention(mentions[i], text));
        add(new_text(std::string_view(text).substr(mentions[i].end, next - mentions[i].end)));
    }
}

// Makes links of the sections that the text names in words, outside of headings and of links.
void link_sections(cmark_node* root) {
    std::vector<cmark_node*> texts;
    int closed = 0;  // headings and links around
    const IterPtr it(cmark_iter_new(root), cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(it.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(it.get())) {
        cmark_node* node = cmark_iter_get_node(it.get());
        const auto type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HEADING || type == CMARK_NODE_LINK)
            closed += event == CMARK_EVENT_ENTER ? 1 : -1;
        else if (type == CMARK_NODE_TEXT && closed == 0)
            texts.push_back(node);
    }
    for (auto* text : texts) link_mentions(text);
}

// Walks the tree once for the plain text, the headings, the links and what must be refused.
class Walker {
 public:
    Walker(std::size_t first_line, FaultSink& faults) : first_line_(first_line), faults_(&faults) {}

    void walk(cmark_node* root, Body& body) {
        body_ = &body;
        const IterPtr it(cmark_iter_new(root), cmark_iter_free);
        for (cmark_event_type event = cmark_iter_next(it.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(it.get()))
            visit(cmark_iter_get_node(it.get()), event == CMARK_EVENT_ENTER);
        auto& text = body.text;
        while (!text.empty() && text.back() == '\n') text.pop_back();
    }

 private:
    void visit(cmark_node* node, bool entering) {
        const auto type = cmark_node_get_type(node);
        auto& text = body_->text;
        if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
            if (entering)
                refuse(node, "du HTML figure dans le texte.",
                       "Retirez-le et utilisez le Markdown ; un « < » isolé s'écrit \\<.");
        } else if (type == CMARK_NODE_HEADING) {
            entering ? begin_heading(node) : end_heading(node);
        } else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
            text += literal(node);
        } else if (type == CMARK_NODE_CODE_BLOCK) {
            text += literal(node);
            end_block();
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            text += ' ';
        } else if (type == CMARK_NODE_LINK && entering) {
            note_link(node);
        } else if (type == CMARK_NODE_IMAGE && entering) {
            refuse(node, "une image figure dans le texte.",
                   "Décrivez-la, ou donnez un lien vers la page qui la montre.");
        } else if (type == CMARK_NODE_PARAGRAPH && !entering) {
            end_block();
        } else if (entering && is(node, "table_cell")) {
            if (!text.empty() && !text.ends_with('\n') && !text.ends_with("; ")) text += " ; ";
        } else if (!entering && (is(node, "table_row") || is(node, "table_header"))) {
            end_row();
        }
    }

    // An address with a scheme ("https:") or a host ("//") is elsewhere.
    void note_link(cmark_node* node) {
        const char* url = cmark_node_get_url(node);
        const std::string_view target = url ? url : "";
        const auto colon = target.find(':');
        if (target.starts_with("//") ||
            (colon != std::string_view::npos && colon < target.find_first_of("/#?")))
            return;
        body_->links.push_back(
            {std::string(target), line_of(node), cmark_node_get_user_data(node) == &kMentionMark, ""});
    }

    void begin_heading(cmark_node* node) {
        if (cmark_node_get_heading_level(node) == 1)
            refuse(node, "un intertitre commence par un seul « # ».",
                   "Le titre est déjà dans l'en-tête : écrivez ## ou ###.");
        body_->headings.push_back({cmark_node_get_heading_level(node), "", "", body_->text.size()});
    }

    void end_heading(cmark_node* node) {
        auto& heading = body_->headings.back();
        heading.title = body_->text.substr(heading.offset);
        if (heading.title.find_first_not_of(' ') == std::string::npos)
            refuse(node, "un intertitre est vide.", "Écrivez-le, ou supprimez la ligne.");
        const std::string base = slug(heading.title);
        heading.anchor = base;
        for (int n = 2; !anchors_.insert(heading.anchor).second; ++n)
            heading.anchor = fmt::format("{}-{}", base, n);
        end_block();
    }

    void end_block() {
        auto& text = body_->text;
        while (text.ends_with(' ') || text.ends_with('\n')) text.pop_back();
        if (!text.empty()) text += "\n\n";
    }

    // The separators before cells that are empty.
    void end_row() {
        auto& text = body_->text;
        while (text.ends_with(" ; ") || text.ends_with(" ;")) text.erase(text.rfind(" ;"));
        end_block();
    }

    // Extensions have no constants, only names.
    static bool is(cmark_node* node, const char* type) {
        return std::strcmp(cmark_node_get_type_string(node), type) == 0;
    }

    // In the file. A node that was added has the line of the block around it.
    [[nodiscard]] std::size_t line_of(cmark_node* node) const {
        while (cmark_node_get_start_line(node) < 1 && cmark_node_parent(node)) node = cmark_node_parent(node);
        return first_line_ + static_cast<std::size_t>(std::max(1, cmark_node_get_start_line(node))) - 1;
    }

    void refuse(cmark_node* node, std::string message, std::string hint) {
        constexpr int kEnough = 5;  // to mend before looking for more
        if (++refused_ > kEnough) return;
        faults_->add(line_of(node), std::move(message), std::move(hint));
    }

    std::size_t first_line_;
    FaultSink* faults_;
    Body* body_ = nullptr;
    std::set<std::string> anchors_;
    std::map<std::string, int> doubles_;
    int refused_ = 0;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

// Gives the headings their anchors. Sound because the text holds no raw HTML: each "<h2>" is a heading,
// and they come in the order of `headings`.
void add_anchors(std::string& html, const std::vector<Heading>& headings) {
    std::size_t at = 0;
    for (const auto& heading : headings) {
        const std::string tag = fmt::format("<h{}>", heading.level);
        at = html.find(tag, at);
        if (at == std::string::npos) return;
        const std::string with_id = fmt::format("<h{} id=\"{}\">", heading.level, heading.anchor);
        html.replace(at, tag.size(), with_id);
        at += with_id.size();
    }
}

std::string html_of(cmark_node* root, cmark_parser* parser, const std::vector<Heading>& headings) {
    std::unique_ptr<char, decltype(&std::free)> rendered(
        cmark_render_html(root, kOptions, cmark_parser_get_syntax_extensions(parser)), std::free);
    std::string html = rendered.get();
    add_anchors(html, headings);
    // What cmark says in English, and what a wide table needs to be scrolled with the keyboard.
    replace_all(html, "aria-label=\"Back to content\"", "aria-label=\"Retour au texte\"");
    replace_all(html, "aria-label=\"Back to reference ", "aria-label=\"Retour au texte, appel ");
    int tables = 0;
    for (std::size_t at = 0;
         (at = html.find("<table>", at)) != std::string::npos;) {  // a few dozen: see the bounds
        const std::string wrapper =
            fmt::format("<section class=\"tableau\" aria-label=\"Tableau {}\" tabindex=\"0\">", ++tables);
        html.insert(at, wrapper);
        at += wrapper.size() + 1;
    }
    replace_all(html, "</table>", "</table></section>");
    replace_all(html, "<th></th>", "<td></td>");  // a corner is no heading
    replace_all(html, "<th>", "<th scope=\"col\">");
    replace_all(html, "<th align", "<th scope=\"col\" align");
    replace_all(html, "<section class=\"footnotes\" data-footnotes>",
                "<section class=\"notes\" aria-label=\"Notes\">");
    return french_spaces(std::move(html));
}

}  // namespace

std::optional<Body> render_markdown(std::string_view markdown, std::size_t first_line, FaultSink& faults) {
    if (!within_markdown_bounds(markdown, first_line, faults)) return std::nullopt;
    const ParserPtr parser = make_parser();
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    const NodePtr root(cmark_parser_finish(parser.get()));
    const std::size_t before = faults.count();
    link_sections(root.get());
    Body body;
    Walker(first_line, faults).walk(root.get(), body);
    if (faults.count() > before) return std::nullopt;
    body.html = html_of(root.get(), parser.get(), body.headings);
    return body;
}

}  // namespace reperes::corpus
