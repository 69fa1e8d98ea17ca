/* quote/pinpoint.h - which places in a source a pinpoint names, and whether two
 * of them meet.
 *
 * Layer:   quote (may include base/)
 * Why:     someone whose regulation 15 has changed wants to see what rests on
 *          "reg 15(3)", on "regs 13-16" and on "regs 9, 15", and not what rests
 *          on regulation 150. How a pinpoint prints is a plugin's affair; here
 *          the words that authors type are only told apart.
 * Reading: a pinpoint is a list of places; a place is a path of levels, each a
 *          label and a number: "sch 1 para 3(2)" is schedule 1, paragraph 3,
 *          (2). Read are
 *            labels     s ss section, reg regs, art, r, cl, sch, pt, ch, para,
 *                       p, col, note …, with or without a full stop; "[20]" is
 *                       a paragraph; any other word in front of a number is a
 *                       label too (question b, bullet 6)
 *            numbers    15, 15A, 14ZA, J1010, 5.2.1, iv, and behind them
 *                       (3)(a); "reg 15 para (3)" and "s 14 sub-s 3" are the
 *                       same as "reg 15(3)" and "s 14(3)"
 *            ranges     13-16, 14(1)-(4), [20]-[25], J3251-5, 8 to 12
 *            lists      "ss 13, 15-22", "s 5(a), (b)", "99(2A), (5)", "20 and
 *                       29", "sch 1 paras 3, 5", "sch 1, para 3"
 *            headings   in quotation marks, or words without a number: compared
 *                       by their letters and digits alone
 *          A number without a label may be of any kind. Order is that of UK
 *          law: 14, 14ZA, 14A, 14AA, 14B, 15. "(i)" may be a letter or a Roman
 *          number: both are tried, so that doubt finds more, never less.
 * Memory:  [arena]; nothing is borrowed from what was typed.
 * Threads: any (pure).
 */
#ifndef HB_QUOTE_PINPOINT_H
#define HB_QUOTE_PINPOINT_H

#include "base/arena.h"

#define PINPOINT_LEVELS 8 /* of one place; the law has five */

typedef struct PinpointLevel {
    Str label;  /* "reg"; "(" below a number; "heading"; "" without one */
    Str number; /* "15a", in small letters; of a heading its words; "" for a
                   schedule without a number */
} PinpointLevel;

typedef struct PinpointPath {
    PinpointLevel level[PINPOINT_LEVELS];
    size_t count;
} PinpointPath;

/* One place, or all from one to another; both paths are equal otherwise. */
typedef struct PinpointPlace {
    PinpointPath from, to;
} PinpointPlace;

typedef struct Pinpoint {
    PinpointPlace *place;
    size_t count, capacity;
    const char *problem; /* [static] what is wrong with it: "it is empty"; NULL
                            when all of it was understood */
} Pinpoint;

/* How the places of a citation lie to those that are asked for. The order is
 * that of weight. */
typedef enum PinpointMatch {
    PINPOINT_APART,
    PINPOINT_UNCLEAR, /* given in another way (page 5, paragraph 12), in a part
                         whose sections are not known here, or not understood */
    PINPOINT_HOLDS,   /* the citation names more: "reg 15" for "reg 15(3)" */
    PINPOINT_INSIDE,  /* the citation names a part of it */
    PINPOINT_SAME
} PinpointMatch;

/* What was typed, as places; never NULL. With a problem it holds what could be
 * read. */
Pinpoint *pinpoint_new(Arena *arena, Str typed);
/* The strongest of all pairs. A citation that has a problem is at least
 * PINPOINT_UNCLEAR. */
PinpointMatch pinpoint_compare(const Pinpoint *asked, const Pinpoint *cited);
/* A heading as it is compared: its letters and digits in small letters, one
 * space between words [arena]. */
Str pinpoint_words(Arena *arena, Str heading);

#endif
