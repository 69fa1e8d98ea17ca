/* quote/fingerprint.h - enough of a document to prove a quotation, too little
 * to read it.
 *
 * Layer:   quote (may include base/)
 * Rules:   DESIGN 4.3. A fingerprint holds a byte for every window of four
 *          words (quote/window.h), and where the document's own headings,
 *          numbers, paragraphs and list points begin (quote/document.h). Of a
 *          heading it has twelve bits: enough to find a heading that a
 *          citation names among those of one document, too little to read it.
 * File:    text, the same bytes for the same document on every machine:
 *              handbook fingerprint 1
 *              algorithm: four-words 1
 *              document: letter.txt
 *              sha256: (64 figures: of the document as it was read)
 *              words: 1171
 *              places: 3
 *              p 0
 *              h 12 8 3fa
 *              n 20 58
 *              windows: 1168
 *              (64 figures a line)
 *              checksum: (16 figures: the beginning of the SHA-256 of all that
 *              stands above)
 *          "h WORD RANK HASH" is a heading, "n WORD LABEL" a number or letter
 *          before a paragraph, "p WORD" a paragraph, "b WORD" a list point;
 *          WORD counts from 0.
 * Errors:  a file that is not exactly what this program writes is damaged; one
 *          of another version is said to be that. Reading never trusts a
 *          number in it.
 * Memory:  [arena]; a Fingerprint borrows nothing of the text it was read from.
 * Threads: any (pure).
 */
#ifndef HB_QUOTE_FINGERPRINT_H
#define HB_QUOTE_FINGERPRINT_H

#include "base/arena.h"
#include "base/fold.h"
#include "base/hash.h"

#define FINGERPRINT_VERSION 1
/* A document with fewer words has nothing that could be checked. */
#define FINGERPRINT_MIN_WORDS 8

typedef enum PlaceKind {
    PLACE_HEADING,
    PLACE_NUMBER,
    PLACE_PARAGRAPH,
    PLACE_POINT
} PlaceKind;

/* How strong a heading is: 1 to 6 by its marks, then by its look. The stretch
 * of a heading ends where one of its rank or a stronger one begins. */
enum { RANK_BOLD = 7, RANK_QUESTION = 8, RANK_PLAIN = 9 };

#define PLACE_LABEL_BYTES 8

typedef struct DocumentPlace {
    uint32_t word; /* the first word of it, from 0 */
    uint8_t kind;  /* PlaceKind */
    uint8_t rank;  /* of a heading */
    uint16_t hash; /* of a heading: 12 bits */
    char label[PLACE_LABEL_BYTES]; /* of a number: "58", "15a", "b"; ends in
                                      NUL */
} DocumentPlace;

typedef struct Fingerprint {
    Str document; /* the file's name, without folders */
    Sha256 hash;  /* of the document */
    uint32_t word_count;
    uint8_t *window;
    uint32_t window_count; /* word_count - 3 */
    DocumentPlace *place;  /* by word */
    size_t place_count;
} Fingerprint;

typedef enum FingerprintProblem {
    FINGERPRINT_OK,
    FINGERPRINT_EMPTY,   /* nothing is in the file */
    FINGERPRINT_FOREIGN, /* it is something else */
    FINGERPRINT_VERSION_OTHER,
    FINGERPRINT_DAMAGED
} FingerprintProblem;

/* Of a document's words and places. The places are borrowed. words->count must
 * be at least FINGERPRINT_MIN_WORDS. */
Fingerprint *fingerprint_make(Arena *arena, Str document, const Sha256 *hash,
                              const FoldWords *words,
                              DocumentPlace *place, size_t place_count);
/* Twelve bits of a heading, as pinpoint_words (quote/pinpoint.h) has it. */
uint16_t fingerprint_heading(Str heading);
/* The file's text [arena]. */
Str fingerprint_write(Arena *arena, const Fingerprint *fingerprint);
/* The other way; *out is set with FINGERPRINT_OK only. */
FingerprintProblem fingerprint_read(Arena *arena, Str text,
                                    Fingerprint *out);

#endif
