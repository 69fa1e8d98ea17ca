/* quote/pinpoint_internal.h - what the files of pinpoint.h share.
 *
 * Layer:   quote (may include base/)
 * Threads: any (constants and pure functions).
 */
#ifndef HB_QUOTE_PINPOINT_INTERNAL_H
#define HB_QUOTE_PINPOINT_INTERNAL_H

#include "quote/pinpoint.h"

/* What a label counts: it says which labels can be compared at all. */
typedef enum PinpointKind {
    PINPOINT_PROVISION, /* section, regulation, article, rule, clause */
    PINPOINT_SCHEDULE,  /* and annex: beside provisions, hold paragraphs */
    PINPOINT_PART,      /* part and chapter: hold provisions */
    PINPOINT_PARAGRAPH,
    PINPOINT_BELOW,     /* subsection and sub-paragraph: (3) */
    PINPOINT_PAGE,      /* page and column */
    PINPOINT_HEADING,
    PINPOINT_POINT      /* everything else: question, bullet, box */
} PinpointKind;

typedef struct PinpointLabel {
    const char *name;     /* the one form: "reg" */
    PinpointKind kind;
    const char *words[8]; /* what people type, in small letters */
} PinpointLabel;

typedef enum TokenKind {
    TOKEN_END,
    TOKEN_COMMA,
    TOKEN_DASH,
    TOKEN_WORD,
    TOKEN_NUMBER, /* 15a, j1010, 5.2 */
    TOKEN_BELOW,  /* (3); text: what is between */
    TOKEN_QUOTED, /* text: what is between */
    TOKEN_OTHER
} TokenKind;

typedef struct Token {
    TokenKind kind;
    Str text;   /* of the folded text, or [static] */
    size_t off; /* in the folded text */
} Token;

typedef struct Tokens {
    Arena *arena;
    Str text; /* what was typed, folded, with one kind of dash and space */
    Token *token;
    size_t count, capacity;
} Tokens;

/* pinpoint_tokens.c: takes what was typed apart [arena]. */
Tokens pinpoint_tokens(Arena *arena, Str typed);

/* The label that is typed so, or NULL. */
const PinpointLabel *pinpoint_label(Str word);
/* The kind of a label in its one form. */
PinpointKind pinpoint_kind(Str label);
/* A Roman number in small letters up to xlix; 0 when it is none. */
unsigned pinpoint_roman(Str number);
/* The order at the first level that differs; 0 when one goes on from the other
 * (or they are the same). A schedule without a number is any of them. */
int pinpoint_path_cmp(const PinpointPath *a, const PinpointPath *b,
                      bool roman);

#endif
