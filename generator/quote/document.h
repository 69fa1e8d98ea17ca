/* quote/document.h - a source's document: its words, and the places in it that
 * a citation can name.
 *
 * Layer:   quote (may include base/)
 * Rules:   documents never become part of a handbook. They are read to make a
 *          fingerprint (quote/fingerprint.h), and where a copy is at hand to
 *          say more about a quotation than a fingerprint can.
 * Places:  found by how plain text looks, whoever made it: headings are lines
 *          that begin with '#', bold lines, and short lines by themselves that
 *          do not end like a sentence (those that end in '?' or ':' are a rank
 *          of their own: questions of a letter); numbers are "58.", "(3)",
 *          "a)", "2 -", "[29]" at the beginning of a line; a list point begins
 *          with "-", "*" or a bullet; what else stands behind an empty line or
 *          a heading is a paragraph.
 *          What is found wrongly never makes a wrong quotation right: places
 *          only tell where words are.
 * Memory:  [arena].
 * Threads: any, with an arena of its own. document_open runs pdftotext.
 */
#ifndef HB_QUOTE_DOCUMENT_H
#define HB_QUOTE_DOCUMENT_H

#include "quote/fingerprint.h"

typedef struct Document {
    Str name; /* without folders */
    Str text; /* valid UTF-8; of a PDF what pdftotext made of it */
    Sha256 hash; /* of the file's bytes */
    FoldWords words;
    DocumentPlace *place; /* by word */
    size_t place_count;
} Document;

typedef enum DocumentProblem {
    DOCUMENT_OK,
    DOCUMENT_UNREADABLE, /* err: errno */
    DOCUMENT_TOO_LARGE,
    DOCUMENT_EMPTY,
    DOCUMENT_NOT_TEXT,   /* bytes that no text has, or no known encoding */
    DOCUMENT_ENCODING,   /* text, but not UTF-8; at: where */
    DOCUMENT_FEW_WORDS,
    DOCUMENT_NO_PDFTOTEXT,
    DOCUMENT_BAD_PDF,    /* pdftotext refused it */
    DOCUMENT_SCANNED     /* a PDF with pictures of words only */
} DocumentProblem;

typedef struct DocumentFailure {
    int err;
    size_t at;
} DocumentFailure;

DocumentProblem document_open(Arena *arena, const char *path, Document *out,
                              DocumentFailure *failure);
/* The same of a text in memory; out->name is "". */
DocumentProblem document_of_text(Arena *arena, Str text, Document *out);
/* What is wrong and the way out, each a finished sentence without its stop
 * [arena]. */
Str document_problem(Arena *arena, DocumentProblem problem,
                     const DocumentFailure *failure, Str *help);

/* document_places.c: fills out->place from out->text and out->words. */
void document_find_places(Arena *arena, Document *out);

#endif
