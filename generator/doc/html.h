/* doc/html.h - our tree as HTML that is well-formed XML too.
 *
 * Layer:   doc
 * Rules:   what CommonMark's examples show, byte for byte, for CommonMark's
 *          nodes (void elements as <br />). Tables as GitHub's, alignment as
 *          class align-left|center|right; header cells with scope="col".
 *          Call-outs as <div class="callout callout-note" role="note"> with a
 *          label paragraph <p class="callout-title">; a callout no plugin has
 *          replaced prints this way. A citation or short link that no plugin
 *          has replaced prints as its source text, escaped.
 * Threads: any (pure).
 */
#ifndef HB_DOC_HTML_H
#define HB_DOC_HTML_H

#include "base/arena.h"
#include "base/buf.h"
#include "doc/node.h"

typedef struct HtmlOptions {
    /* Typographic quotes, dashes and ellipses (straight ones in text nodes
     * become curly; never in code). Language-independent, English rules. */
    bool typographic;
    /* Prints NODE_HTML_*; else they are left out. */
    bool raw_html;
    /* Link destinations are printed only when their scheme is on the list
     * (http, https, mailto, tel, and relative ones); others print as text.
     * So are href and src of elements; characters that XML forbids become
     * U+FFFD. */
    bool safe_links;
    /* A table of more than two columns stands in <div class="table-scroll"
     * role="group" tabindex="0">, named by the heads of its columns (no group
     * when they have no words); a head without words is a plain cell. */
    bool accessible_tables;
} HtmlOptions;

extern const HtmlOptions HTML_COMMONMARK; /* for the specification's cases */
extern const HtmlOptions HTML_HANDBOOK;

/* The node and all below it. For a document: its children. */
void html_render(Buf *out, const Node *node, const HtmlOptions *options);

/* "http", "mailto" … lower case [arena], or "" for a relative reference. */
Str html_url_scheme(Arena *arena, Str url);
bool html_scheme_allowed(Str scheme);
/* Both at once: true for relative addresses and the schemes on the list. */
bool html_url_allowed(Str url);

/* Empty when `html` is well-formed as a fragment of XML with HTML's named
 * entities refused except amp lt gt quot apos; else a short reason. Used to
 * check NODE_RAW made by plugins. */
Str html_fragment_problem(Arena *arena, Str html);

#endif
