/* lint/prose.h - what a page says in its own words, a piece at a time.
 *
 * Layer:   lint (may include base/, value/, doc/, quote/, site/)
 * Rules:   a piece is what one breath may go through: a paragraph, a table's
 *          cell, a heading, one text of the front matter. Its text is as it is
 *          read: emphasis and links without their marks, a line's end as one
 *          space; code, pictures, raw HTML and blanks of a letter as U+FFFC;
 *          citations as nothing.
 *          Not told at all, for they are somebody else's words: block
 *          quotations, rights of other pages ("> [!RIGHT] id"), code blocks.
 *          Words in quotation marks are told and marked as quoted.
 * Places:  prose_span gives the author's own bytes for any part of a piece.
 * Cost:    linear in the page.
 * Threads: owner: one Prose a worker. Call it before plugins change the tree.
 */
#ifndef HB_LINT_PROSE_H
#define HB_LINT_PROSE_H

#include "doc/words.h"
#include "site/site.h"

typedef enum ProseKind {
    PROSE_TEXT,    /* paragraphs, and front matter's sentences */
    PROSE_CELL,    /* of a table */
    PROSE_TITLE,   /* the page's */
    PROSE_LETTER,  /* to copy and send: not read as part of the page */
    PROSE_HEADING, /* also titles of call-outs */
    PROSE_LABEL    /* front matter that is no sentence: hints, changes */
} ProseKind;

typedef struct ProseWord {
    uint32_t from, to; /* bytes of the piece's text */
    uint32_t base_to;  /* before a closing "'s"; else == to */
    uint8_t gap;       /* WordGap before it */
    bool ascii;
    bool starts; /* white space before it: it counts as a word */
    bool quoted; /* stands in quotation marks */
} ProseWord;

typedef struct ProseRun ProseRun;

typedef struct ProsePiece {
    ProseKind kind;
    Str text;
    const ProseWord *word;
    size_t count;
    const Source *source;
    const ProseRun *run;
    size_t run_count;
} ProsePiece;

typedef struct Prose Prose;
/* piece is borrowed during the call. */
typedef void ProseTold(void *context, const ProsePiece *piece);

Prose *prose_open(void);
void prose_close(Prose *prose); /* NULL is fine */

/* Tells a page's pieces: front matter first, then the body from top to end.
 * Pages that could not be read, and those that a plugin made, have none. */
void prose_each(Prose *prose, const Page *page, ProseTold *told,
                void *context);

/* Where a part of the piece stands in its source: what lies on its first
 * line. */
Span prose_span(const ProsePiece *piece, size_t from, size_t to);
Str prose_word(const ProsePiece *piece, size_t index);

#endif
