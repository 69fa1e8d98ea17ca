/* doc/parse.h - Markdown into our tree.
 *
 * Layer:   doc. Only this room sees cmark.h.
 * Rules:   CommonMark 0.30 by libcmark (cmark 0.30.2); on it what DESIGN 4.4
 *          names, each switched by an option: tables, heading ids, call-outs
 *          (with blanks in letters), citations, short links, quotations. With
 *          all options off the result is CommonMark and nothing else.
 * Errors:  to diags, at their place; the tree is complete all the same, but
 *          for raw HTML that is refused. Codes: bad-text, page-too-large,
 *          nesting-too-deep, too-many-brackets, too-many-cells (limits: the
 *          document is empty); table-too-wide, raw-html, comment-not-closed,
 *          unsafe-link, citation-syntax, citation-as-link,
 *          citation-as-definition, citation-in-link, citation-in-title,
 *          short-link-syntax, blank-syntax, allow-syntax; the warnings
 *          unknown-callout, and unseen-character for keys of sources. At most
 *          a hundred of one page.
 * Place:   every node that doc_parse makes is exact. Should libcmark's answer
 *          and the text ever part (no input is known that does it), columns
 *          fall back to the start of the author's line.
 * Threads: any, on different arenas and sources.
 */
#ifndef HB_DOC_PARSE_H
#define HB_DOC_PARSE_H

#include "base/diag.h"
#include "doc/node.h"

typedef struct DocOptions {
    bool tables;
    bool heading_ids; /* {#id} taken from headings */
    bool callouts;
    bool citations;
    bool short_links;
    bool quotations; /* NODE_QUOTATION before citations */
    bool exceptions; /* "<!-- handbook: allow CODE: reason -->" silences CODE in
                        the next block (diag_allow), and is dropped */
    bool raw_html;   /* false: raw HTML is an error, comments are dropped */
    bool any_scheme; /* false: a link or image whose address begins other than
                        with http, https, mailto or tel, and is not relative,
                        is an error (unsafe-link) */
} DocOptions;

extern const DocOptions DOC_COMMONMARK; /* all off but the last two */
extern const DocOptions DOC_HANDBOOK;   /* all on but the last two */

/* Parses the part `body` of the source. The text must be valid UTF-8 without
 * NUL or noncharacters U+FDD0..U+FDEF (load checks that). Returns [arena] a
 * document node, never NULL: when a limit is passed (nesting, brackets) it is
 * reported and an empty document is returned. */
Node *doc_parse(Arena *arena, const Source *source, Span body,
                const DocOptions *options, Diags *diags);

/* The inside of a citation without its brackets, as in front matter's
 * `cite: uc-regs-2013, reg 15(3)` ('@' before the key may be left out; several
 * sources apart by ';'). Returns [arena] a citation node with positions in
 * source; mistakes go to diags (code citation-syntax). `at` is the text's place
 * in the source, quotes included when `quoted`. */
Node *doc_parse_citation(Arena *arena, const Source *source, Str text, Span at,
                         bool quoted, Diags *diags);

#endif
