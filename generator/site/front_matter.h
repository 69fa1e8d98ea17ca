/* site/front_matter.h - where the front matter of a page is.
 *
 * Layer:   site
 * Rules:   it opens with "---" on the first line (a byte order mark may stand
 *          before it, spaces and tabs behind it) and ends with the next line
 *          "---" or "...". Works on bytes: the text may be anything. Where one
 *          of the two lines is missing, or was meant to be one ("--", "—"),
 *          that is known.
 * Threads: any (pure).
 */
#ifndef HB_SITE_FRONT_MATTER_H
#define HB_SITE_FRONT_MATTER_H

#include "base/diag.h"

typedef struct FrontMatter {
    bool present;     /* the first line is "---", or was meant to be */
    bool open;        /* … and it never ends */
    bool unopened;    /* "title: …" on the first line, and no "---" above it */
    bool half_opened; /* the first line was meant to be "---" */
    bool late;        /* there are empty lines above the first "---" */
    Span opening;     /* of the first "---"; else of the first line */
    Span inside;      /* what is between the two lines */
    Span body;        /* the rest; without front matter the whole text but
                         its byte order mark */
    Span looks_last;  /* open: the line it seems to end with */
    bool half_closed; /* … which was meant to be the second "---" line */
    Span toml;        /* the first "+++" of another generator's front matter,
                         which is no part of the body; else {0,0} */
} FrontMatter;

FrontMatter front_matter_find(Str text);

/* The line at `from` without its end [borrowed]; *next is where the one behind
 * begins. */
Str front_matter_line(Str text, size_t from, size_t *next);
/* Takes authors' exceptions, "# handbook: allow CODE: reason" above an entry:
 * they hold for that entry and all that is in it, above the first one also for
 * what is said of the page as a whole. Code: allow-syntax. */
void front_matter_allows(const Source *source, Span inside, Diags *diags);

/* A part of front matter: a key at the start of a line and all lines that
 * belong to it. */
typedef struct FrontMatterPart {
    Str key;
    Span span;
} FrontMatterPart;

/* The next part of text[*at .. end); false at the end. Lines before the first
 * key are skipped. For pages whose front matter cannot be read as a whole. */
bool front_matter_part(Str text, size_t *at, size_t end,
                       FrontMatterPart *out);

#endif
