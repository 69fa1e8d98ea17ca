/* doc/node.h - our own tree of a page's body.
 *
 * Layer:      doc (may include base/). Knows no site, YAML or Lua.
 * Invariants: children form a doubly linked list. Block nodes hold blocks (or,
 *             for paragraph, heading, table_cell: inlines). The tree is at most
 *             LIMIT_NESTING deep below the document, so walks may recurse.
 * Positions:  `span` is the byte range in the page's source file from which the
 *             node was made; {0,0} for nodes made by plugins that were given
 *             no place. A block's span covers its lines from its first
 *             character on; an inline's covers its marks, too ("*a*"). It lies
 *             inside the parent's. doc_parse makes every span exact, whatever
 *             escapes, indents or line ends stand before it; where `exact` is
 *             false only the line is right.
 * Memory:     nodes and texts live in the page's arena; texts are slices of the
 *             source where the source holds them as they are. node_new makes a
 *             node only as large as its kind needs: never copy one by
 *             assignment (node_copy), never change its kind, never touch
 *             another kind's part of `as`.
 * Threads:    owner (the worker that holds the page).
 */
#ifndef HB_DOC_NODE_H
#define HB_DOC_NODE_H

#include "base/arena.h"
#include "base/source.h"

typedef enum NodeKind {
    /* blocks, by cmark's names */
    NODE_DOCUMENT,
    NODE_BLOCK_QUOTE,
    NODE_LIST,
    NODE_ITEM,
    NODE_CODE_BLOCK,
    NODE_HTML_BLOCK,
    NODE_PARAGRAPH,
    NODE_HEADING,
    NODE_THEMATIC_BREAK,
    /* blocks of our own */
    NODE_CALLOUT,
    NODE_TABLE,
    NODE_TABLE_ROW,
    NODE_TABLE_CELL,
    /* inlines, by cmark's names */
    NODE_TEXT,
    NODE_SOFTBREAK,
    NODE_LINEBREAK,
    NODE_CODE,
    NODE_HTML_INLINE,
    NODE_EMPH,
    NODE_STRONG,
    NODE_LINK,
    NODE_IMAGE,
    /* inlines of our own */
    NODE_CITATION,      /* children: citation_item */
    NODE_CITATION_ITEM, /* one source in a citation */
    NODE_SHORT_LINK,    /* [[id#anchor|text]]; children: the text, if given */
    NODE_QUOTATION,     /* text in quotation marks directly before a citation;
                           children: the marks and what is between */
    NODE_TERM,          /* made by plugins: a glossary term at first use */
    NODE_BLANK,         /* "[your name]" in a letter; text: what is between */
    /* made by plugins only */
    NODE_ELEMENT,       /* an HTML element: name, attributes, children */
    NODE_RAW,           /* finished, well-formed HTML text */
    NODE__COUNT
} NodeKind;

typedef enum NodeAlign {
    NODE_ALIGN_NONE,
    NODE_ALIGN_LEFT,
    NODE_ALIGN_CENTER,
    NODE_ALIGN_RIGHT
} NodeAlign;

typedef struct NodeAttribute NodeAttribute;
struct NodeAttribute {
    Str name, value;
    NodeAttribute *next;
};

typedef struct Node Node;
struct Node {
    uint8_t kind; /* NodeKind */
    bool exact;   /* span's column is right, not only its line */
    Span span;
    Node *parent, *first, *last, *previous, *next;
    Str text; /* text, code, code_block, html, raw: the content; element: its
                 name; callout: its label in upper case ("NOTE", "RIGHT");
                 blank: its words on one line */
    union {
        struct {
            Str id;        /* slug or {#id}; unique in the page */
            uint8_t level; /* 1..6 */
            bool own_id;   /* written by the author as {#id} */
            Span id_span;  /* of the id in {#id}; {0,0} for slugs */
        } heading;
        struct {
            bool ordered, tight;
            bool parenthesis; /* "1)" rather than "1." */
            int start;
        } list;
        struct {
            Str info; /* the words behind the fence, unescaped */
        } code_block;
        struct {
            Str url, title; /* unescaped; url as written until resolved */
            Span url_span;  /* of the destination; {0,0} when not known */
        } link;             /* and image */
        struct {
            Str key;      /* without '@' */
            Str pinpoint; /* trimmed, as written, quotes included */
            Str lead_in;  /* text before '@', trimmed: "see" */
            Span key_span, pinpoint_span;
        } cite; /* citation_item */
        struct {
            Str target; /* page id or last part, as written, trimmed */
            Str anchor; /* behind '#', or "" */
            Span target_span;
        } short_link;
        struct {
            Str title; /* text behind the marker: "> [!NOTE] title" */
            Span title_span;
        } callout;
        struct {
            NodeAlign *align; /* one for each column */
            uint32_t columns;
        } table;
        struct {
            bool header;
        } row;
        struct {
            NodeAlign align;
            bool header;
        } cell;
        struct {
            NodeAttribute *attribute;
            bool block; /* printed on lines of its own */
        } element;
        struct {
            Str key; /* of the glossary entry */
        } term;
    } as;
};

/* cmark's name: "block_quote", "softbreak"; our own: "citation". [static] */
const char *node_kind_name(NodeKind kind);
/* NODE__COUNT when there is no such kind. */
NodeKind node_kind_from(Str name);
bool node_is_block(const Node *node);
/* True for kinds that hold other nodes at all. */
bool node_is_container(NodeKind kind);

Node *node_new(Arena *arena, NodeKind kind, Span span);
/* child must have no parent. */
void node_append(Node *parent, Node *child);
void node_insert_before(Node *place, Node *node);
/* Takes the node out of the tree; it and what is below stay usable. */
void node_unlink(Node *node);
/* The next node in document order below root (root first), or NULL. */
Node *node_next(const Node *root, Node *node);
Node *node_copy(Arena *arena, const Node *node); /* deep, without parent */

void node_set_attribute(Arena *arena, Node *element, Str name, Str value);

#endif
