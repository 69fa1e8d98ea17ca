/* doc/doc_internal.h - what the files of doc/ share while a page is read.
 *
 * Layer:  doc, and only inside it.
 * Way of a page (parse.c):
 *   scan.c      refuses what would cost too much
 *   blocks.c    libcmark finds the blocks; a second run knows which lines are
 *               link definitions (definitions.c); each block with text becomes
 *               a Leaf: its lines, without the marks of quotes and lists
 *               (container.c)
 *   leaf.c      leaves become call-outs, tables (table.c), headings with ids;
 *               protect.c takes our own syntax (citation.c, short_link.c,
 *               blank.c) out
 *   inlines.c   libcmark reads the text of all leaves as one page of plain
 *               paragraphs; align.c walks its answer and the text side by
 *               side, so that each node gets its exact place
 *   quotation.c wraps quotations that stand before citations
 * Memory: everything here lives in Parse.scratch, until doc_parse returns.
 */
#ifndef HB_DOC_DOC_INTERNAL_H
#define HB_DOC_DOC_INTERNAL_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/map.h"
#include "doc/parse.h"

/* Lines and marks (* _ ` [ < and so on) of one page. Each may become a node
 * here and a larger one in libcmark; a long page has three thousand. */
#define PAGE_MARKS_MAX 500000
/* Mistakes in our own syntax told of one page; behind that it is text. */
#define SYNTAX_ERRORS_MAX 100

/* How deep libcmark's nodes may stand below the document, so that with ours no
 * node stands deeper than LIMIT_NESTING: a quotation is put around inlines, and
 * a citation has items; a table that was a paragraph has rows, cells, text. */
#define INLINE_DEPTH_MAX (LIMIT_NESTING - 2)
#define BLOCK_DEPTH_MAX (INLINE_DEPTH_MAX - 3)

/* A run of a content's bytes, and where it stands in the source. */
typedef struct Piece {
    uint32_t at;  /* in the content */
    uint32_t off; /* in the source */
} Piece;

/* Text put together from slices of the source, lines apart by '\n', and the
 * way back. piece[0].at is 0; offsets grow strictly. */
typedef struct Content {
    Str text;
    Piece *piece;
    size_t count;
} Content;

/* One line of a leaf without the marks of the blocks around it. */
typedef struct Line {
    uint32_t from, to; /* source bytes, without the line's end */
    bool lazy;         /* a quote's or list's marks are missing */
    bool indented;     /* by four columns or more */
} Line;

/* Our own syntax, hidden from libcmark behind a stand-in. */
typedef struct Hidden {
    uint32_t at, len;  /* the stand-in, in the shown text */
    uint32_t from, to; /* what it hides, in the content */
    Node *node;        /* citation, short link, blank */
} Hidden;

/* A block that holds inlines. */
typedef struct Leaf {
    Node *node; /* paragraph, heading, table_cell; NULL: done with */
    Line *line; /* NULL for cells */
    size_t line_count;
    bool setext; /* the line behind the last is the underline */
    Line underline;
    bool inner;  /* goes on behind a call-out's label or a table */
    Content content;
    Str shown; /* content with our own syntax hidden */
    Hidden *hidden;
    size_t hidden_count, hidden_capacity;
} Leaf;

/* [label]: url "title" */
typedef struct Definition {
    uint32_t off, end; /* source bytes */
    Str label;         /* as written, line breaks included */
    Str url, title;    /* as meant [scratch, page arena once it is used] */
    Span url_span;
    bool dropped; /* text after all */
    bool kept;    /* url and title are in the page's arena */
} Definition;

/* Blocks of nothing but comments, one below the other: allow.c. */
typedef struct CommentRun {
    const Node *parent; /* NULL: none was met */
    uint32_t from;      /* of the first one */
    const Node *behind; /* the block behind the last, or NULL */
} CommentRun;

typedef struct Parse {
    Arena *arena; /* the page's: the tree */
    char *nodes;  /* room for more of them */
    size_t nodes_left; /* bytes */
    Arena scratch;
    const Source *source;
    const DocOptions *options;
    Diags *diags;
    uint32_t from, to;   /* the body in the source */
    uint32_t first_line; /* the source's number of the body's first line */
    Definition *definition;
    size_t definition_count, definition_capacity;
    size_t definition_known; /* of these are in order and shown to libcmark */
    Map labels; /* of them, once blank.c asks: then definition stays in place */
    Leaf *leaf;
    size_t leaf_count, leaf_capacity;
    size_t cells;         /* of all tables */
    size_t syntax_errors; /* reported so far */
    size_t open_tags;     /* reported, and not closed since */
    CommentRun comments;  /* the last one that held an exception */
    bool stopped;         /* a limit was passed and reported */
} Parse;

/* Bytes of a node: most kinds need nothing of the union, and a page has
 * hundreds of text nodes. node_init fills one whose memory is zeroed. */
size_t node_size(NodeKind kind);
void node_init(Node *node, NodeKind kind, Span span);
/* node_new in the page's arena, exact, and without the arena's gaps. */
Node *parse_node(Parse *parse, NodeKind kind, Span span);

/* The page is given up: reports once, later calls are silent. */
HB_PRINTF(4, 5) void parse_stop(Parse *parse, const char *code, Span at,
                                const char *fmt, ...);
/* A mistake in our own syntax. Help is a finished text. */
HB_PRINTF(5, 6) void parse_error(Parse *parse, const char *code, Span at,
                                 Str help, const char *fmt, ...);

/* ---- scan.c ---- */

/* False when the body would cost too much; that is reported. */
bool scan_limits(Parse *parse);

/* ---- container.c: lines, and the marks before them ---- */

/* A block quote or list item around a leaf. */
typedef struct Container {
    bool quote;
    uint32_t line;  /* of the body, from 1, where it begins */
    uint32_t width; /* list item: columns that its lines are set in */
} Container;

uint32_t line_from(const Parse *parse, uint32_t line); /* source offset */
uint32_t line_to(const Parse *parse, uint32_t line);   /* without its end */
/* What is left of the body's line behind the marks of the containers and
 * behind spaces. */
Line container_line(const Parse *parse, uint32_t line, const Container *around,
                    size_t depth);
/* The width of the list item that begins on this line, inside `around`. */
uint32_t container_item_width(const Parse *parse, uint32_t line,
                              const Container *around, size_t depth);
/* True when the line, inside its containers, is "===" or "---". */
bool container_underline(const Parse *parse, uint32_t line,
                         const Container *around, size_t depth);

/* ---- blocks.c ---- */

/* Builds the blocks of parse->document and the leaves. */
Node *blocks_build(Parse *parse);

/* ---- content.c ---- */

uint32_t content_off(const Content *content, size_t at);
Span content_span(const Content *content, size_t from, size_t to);
Content content_from_lines(Arena *scratch, const Source *source,
                           const Line *line, size_t count);
/* Takes white space, line ends too, off both ends of s[*from, *to). In our own
 * syntax the no-break spaces that Word writes are white: what is meant is
 * plain. */
void trim_white(Str s, size_t *from, size_t *to);

/* ---- definition.c: the grammar behind a link's text ---- */

typedef struct LinkTail {
    size_t url_from, url_to;     /* without < > */
    size_t title_from, title_to; /* without quotes; from > to: none */
    size_t end;
} LinkTail;

/* "(url "title")" at s[at]. */
bool link_tail(Str s, size_t at, LinkTail *out);
/* "[label]" at s[at]; *end is behind it. */
bool link_label(Str s, size_t at, size_t *end);
/* "[label]: url "title"" and its line end at s[at]; 0 when there is none,
 * else the offset of the next line. */
size_t link_definition(Str s, size_t at, LinkTail *out, Str *label);

/* ---- definitions.c ---- */

/* Keeps those at the starts of leaves; false when all were known. */
bool definitions_collect(Parse *parse);
/* Takes the known ones off the leaf's lines. */
void definitions_strip(Parse *parse, Leaf *leaf);
/* Forgets those that are text of the leaf after all. */
void definitions_drop(Parse *parse, const Leaf *leaf);

/* ---- entity.c ---- */

#define ENTITY_BYTES 16
/* A character reference at s[at] == '&': bytes of the source it takes, 0 when
 * it is none. out gets what it stands for. */
size_t entity_decode(Str s, size_t at, char out[ENTITY_BYTES],
                     size_t *out_len);
/* Text of a link's destination or title, or a fence's words: references and
 * backslashes taken away. A slice of s when nothing changes. */
Str entity_unescape(Arena *arena, Str s);
/* libcmark 0.30.2 writes &#xFFFE; and &#xFFFF; as bytes that are no UTF-8:
 * they become U+FFFD. s itself when it has none. */
Str entity_mend(Arena *arena, Str s);

/* ---- angle.c ---- */

/* What a scan of one text has learnt: no end of this kind follows. */
typedef struct AngleMemo {
    bool no_comment, no_instruction, no_declaration, no_cdata;
} AngleMemo;

/* The end of an autolink, tag, comment and so on at s[at] == '<'; 0 when there
 * is none. */
size_t angle_end(Str s, size_t at, AngleMemo *memo);

/* ---- leaf.c, callout.c, table.c ---- */

/* Adds a leaf for node; borrowed until the next is added. */
Leaf *leaf_add(Parse *parse, Node *node);
/* Takes white space from the end of its last line; white lines go. */
void leaf_trim(const Parse *parse, Leaf *leaf);
/* Makes all leaves ready for inlines_read. */
void leaves_prepare(Parse *parse);
/* Turns the block quote that begins with this leaf into a call-out when it is
 * one, and takes the label's line from the leaf. */
void callout_take(Parse *parse, Leaf *leaf);
/* "[!" and letters: what may be a call-out's label. */
bool callout_is_label(Str label);
/* Cuts tables out of the leaf's lines; false when there is none. The leaf's
 * node is gone when nothing is left of it. */
bool table_take(Parse *parse, size_t leaf_index);

/* ---- protect.c ---- */

#define STAND_IN_OPEN "^\xEF\xB7\x90"  /* ^ U+FDD0 index U+FDD1 ^ */
#define STAND_IN_CLOSE "\xEF\xB7\x91^" /* '^' is punctuation, as '[' is */

/* Fills leaf->shown and leaf->hidden. */
void protect_leaf(Parse *parse, Leaf *leaf);
/* The stand-in at s[at]: its length and which one, or 0. */
size_t protect_stand_in(Str s, size_t at, size_t *index);
/* Text that may hold stand-ins, as the author wrote it [arena]. */
Str protect_restore(Arena *arena, const Leaf *leaf, Str text);

/* ---- citation.c, short_link.c ---- */

/* The first '@' of s[from...] that begins a source's key, or STR_NONE. */
size_t citation_find_key(Str s, size_t from);
/* At content.text[at] == '['. Returns the offset behind ']' and the node, or
 * 0: it is none (a broken one is reported). */
size_t citation_take(Parse *parse, const Content *content, size_t at,
                     bool first, Node **out);
size_t short_link_take(Parse *parse, const Content *content, size_t at,
                       Node **out);
/* Content from..to as one line: breaks as one space; a slice of the source
 * where it can be [arena]. */
Str content_line(Arena *arena, const Source *source, const Content *content,
                 size_t from, size_t to);

/* ---- blank.c ---- */

/* True inside "> [!LETTER]". */
bool blank_is_wanted(const Node *node);
/* At content.text[at] == '['. Returns the offset behind ']' and the node, which
 * is NULL when the brackets are a link's, or no blank after an error: what is
 * in them is no blank either; or 0: they are never closed. */
size_t blank_take(Parse *parse, const Content *content, size_t at, Node **out);

/* ---- inlines.c, align.c ---- */

#define GUARD "\xEF\xB7\x92"            /* U+FDD2 */
#define DEFINITION_OPEN "\xEF\xB7\x93"  /* U+FDD3 index U+FDD4: a url */
#define DEFINITION_CLOSE "\xEF\xB7\x94"

/* Reads the inlines of all leaves. */
void inlines_read(Parse *parse);
struct cmark_node;
/* Our nodes for libcmark's, from `first` on, below leaf->node. */
void align_leaf(Parse *parse, const Leaf *leaf, struct cmark_node *first);

/* ---- split.c ---- */

/* Cuts a text before byte `at`. Returns what is behind: the text itself at its
 * start, what follows it at its end (or NULL), else a new node [arena]. */
Node *text_split(Arena *arena, const Source *source, Node *text, size_t at);

/* ---- quotation.c ---- */

void quotations_wrap(Parse *parse, Node *block);

/* ---- policy.c ---- */

/* True when raw HTML is to be kept; else it was a comment, or was reported. */
bool policy_html(Parse *parse, Str html, Span span);
/* Takes refused blocks of HTML, and comments, out of the tree. */
void policy_blocks(Parse *parse, Node *document);
void policy_link(Parse *parse, const Node *link);

/* ---- allow.c ---- */

/* Takes the exceptions of a block of HTML that is still in the tree; blocks are
 * given from top to end. True when it holds nothing but comments, and one of
 * them is an exception. */
bool allow_block(Parse *parse, const Node *node);
/* True after an error: an exception cannot stand within a text. */
bool allow_inline(Parse *parse, Str html, Span span);

#endif
