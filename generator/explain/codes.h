/* explain/codes.h - the pages that tell what a code means: CODE.md.
 *
 * Layer:   explain (may include base doc site)
 * Rules:   a page opens with "# CODE" and a paragraph whose first sentence says
 *          what the code means; "## Why", "## Wrong" and "## Right" follow
 *          (generator/codes/README.md). Only the tests insist on that: a page
 *          of another shape, as a stranger's plugin may bring, is read as it
 *          is.
 * Errors:  to diags, at the page's own place: cannot-read, file-too-large,
 *          invalid-utf8, forbidden-character, empty-file.
 * Memory:  a Codes owns the names of its folders; a page lives in the arena
 *          it was read into. Nothing is kept open, nothing is read unasked.
 * Threads: owner.
 */
#ifndef HB_EXPLAIN_CODES_H
#define HB_EXPLAIN_CODES_H

#include "base/diag.h"
#include "doc/node.h"

typedef struct Codes Codes;

Codes *codes_open(void);
void codes_close(Codes *codes);
/* Where pages may be, the folder to be asked first first: no later one can
 * change what it tells. That it is missing is no mistake. */
void codes_add_folder(Codes *codes, Str folder);

/* The codes that have a page, sorted, each once [arena]. README.md is none. */
Str *codes_list(const Codes *codes, Arena *arena, size_t *count, Diags *diags);

/* What a person typed or pasted as a code [arena]: "[Missing-But]" gives
 * "missing-but". "" when it cannot be one, as a path of a file cannot. */
Str codes_clean(Arena *arena, Str typed);

typedef struct CodePage {
    Str path;       /* the file, as it is shown */
    Node *document; /* NULL: there is no page, or it cannot be used */
    bool broken;    /* it cannot be used; diags were told why */
} CodePage;
CodePage codes_read(const Codes *codes, Arena *arena, Str code, Diags *diags);

/* The first sentence of its page [arena], on one line, code in quotation marks;
 * "" where there is none, whatever the reason. */
Str codes_sentence(const Codes *codes, Arena *arena, Str code);
/* The same of a page that was read. */
Str code_page_sentence(Arena *arena, const CodePage *page);

#endif
