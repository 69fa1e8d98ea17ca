/* site/impact.h - what rests on a source, or on one place in it.
 *
 * Layer:   site
 * Purpose: an editor whose regulation has changed asks what has to be read
 *          again. Every citation counts: of front matter, of data files, in the
 *          text, and the boxes that show a right of another page.
 * Rules:   a citation that gives no place rests on the whole source and is
 *          always found (IMPACT_SOURCE); one whose place cannot be compared is
 *          found too (IMPACT_UNCLEAR): what is listed too often costs a look,
 *          what is missing costs a reader money. A claim stands as high as the
 *          strongest source of all that it cites: in front matter the whole
 *          `cite`, in the text the citation and those directly beside it.
 *          Quotations: facts of kind "quotation" whose key is the source's and
 *          whose value has `outcome` (and may have `pinpoint`, and `counts`,
 *          false where another source of the citation is what was quoted), at
 *          what is quoted: in front of the citation, or in its record.
 * Order:   pages in reading order, then those outside of it by path; in a page
 *          as they stand in its file, its data file's behind.
 * Memory:  all [arena], or borrowed from the Site, which must stay.
 * Errors:  none of its own; it answers what can be answered, and says in which
 *          files there are errors.
 * Threads: main, after the freeze and before pages are written (their trees are
 *          gone then).
 */
#ifndef HB_SITE_IMPACT_H
#define HB_SITE_IMPACT_H

#include "quote/pinpoint.h"
#include "site/site.h"

typedef enum ImpactKind {
    IMPACT_RIGHT,      /* name: its id; words: its text */
    IMPACT_PAST_RIGHT, /* the same under `was` */
    IMPACT_DEADLINE,   /* words: what is to be done */
    IMPACT_ANSWER,     /* of a response; words: the question */
    IMPACT_DECISION,   /* an entry in a decision's data; words: its label */
    IMPACT_DEFINITION, /* one with a `definition`; words: of what */
    IMPACT_DATA,       /* any other entry of data */
    IMPACT_TEXT,       /* words: the heading above, "" at the page's top */
    IMPACT_LETTER,     /* the same in a letter */
    IMPACT_SHOWN,      /* a box shows a right; name: its id; words: its text */
    IMPACT_KIND__COUNT
} ImpactKind;

typedef enum ImpactMatch {
    IMPACT_SAME,    /* the place that was asked for */
    IMPACT_INSIDE,  /* a part of it */
    IMPACT_HOLDS,   /* more than it */
    IMPACT_UNCLEAR, /* a place that cannot be compared with it */
    IMPACT_SOURCE,  /* no place: the whole source */
    IMPACT_MATCH__COUNT
} ImpactMatch;

typedef struct ImpactHit {
    const Page *page;
    ImpactKind kind;
    Str name, words;
    const Source *source; /* the file: the page's, or its data's */
    Span span;            /* the key there; of a box its id */
    Str pinpoint;         /* as typed, "" without one */
    ImpactMatch match;    /* without a question for a place: IMPACT_SAME or
                             IMPACT_SOURCE */
    Str standing;         /* of the claim */
    bool alone;           /* the claim cites nothing but this source */
    Str quotation;        /* "verified", "missing", "unchecked"; "" when nothing
                             is quoted, or nothing checks it */
    const Page *owner;    /* IMPACT_SHOWN: the page whose right it is */
    size_t order;         /* for sorting: among the page's citations */
} ImpactHit;

/* A citation whose key is no source's, but near to the one asked for. */
typedef struct ImpactSlip {
    const Page *page;
    const Source *source;
    Span span;
    Str key;
} ImpactSlip;

typedef struct Impact {
    Str key;
    const SourceRecord *record; /* or NULL */
    bool known; /* there is a record, or something cites the key */
    Str asked;                  /* the place, as typed; "" for the source */
    ImpactHit *hit;
    size_t count, capacity;
    ImpactSlip *slip;
    size_t slip_count, slip_capacity;
    Str *file; /* files with errors, as messages name them, by path: what they
                  cite may be missing here */
    size_t file_count, file_capacity;
    size_t errors; /* in all of them, up to the site step */
    /* Headings that citations name and that begin as `asked` does, when there
     * are several and none is just that: nothing can be answered. */
    Str *heading;
    size_t heading_count;
} Impact;

typedef struct ImpactCount {
    size_t places, pages;
    size_t rights; /* of these pages, not those that boxes show */
} ImpactCount;

/* The answer. place: what `asked` means, NULL for the whole source; a heading
 * may be its beginning, where that is enough. key need not be known. */
Impact *impact_new(Arena *arena, const Site *site, Str key,
                   const Pinpoint *place, Str asked);
/* Of the hits with these matches, a set of 1u << ImpactMatch. */
ImpactCount impact_count(const Impact *impact, unsigned matches);

const char *impact_kind_name(ImpactKind kind);    /* "past-right" [static] */
const char *impact_match_name(ImpactMatch match); /* "inside" [static] */

#endif
