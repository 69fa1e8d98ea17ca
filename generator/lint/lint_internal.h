/* lint/lint_internal.h - what the checks share.
 *
 * Layer:   lint, only for its own files
 * Threads: a LintPage belongs to the worker that holds its page; a Lint is
 *          read by all while pages are looked at.
 */
#ifndef HB_LINT_LINT_INTERNAL_H
#define HB_LINT_LINT_INTERNAL_H

#include "lint/lint.h"
#include "lint/plain_english.h"

/* Longer than any address that somebody types: what is behind is not looked
 * through, or a page of nothing but "](" would take hours. */
#define LINT_TARGET_MAX 2000

/* One page leads its readers to another. */
typedef struct LintEdge {
    uint32_t from, to; /* places in Site.page */
} LintEdge;

/* One worker's own. */
typedef struct LintWorker {
    Arena scratch; /* emptied after each page */
    Arena kept;    /* as long as the checks run */
    LintAddress *address; /* with options.links; in no order */
    size_t address_count, address_capacity;
    LintEdge *edge; /* with options.advise; in no order */
    size_t edge_count, edge_capacity;
} LintWorker;

typedef struct LintSuccessor LintSuccessor; /* lint_successors.c */

struct Lint {
    Site *site;
    LintOptions options;
    LintWorker *worker; /* options.jobs of them */
    PlainEnglish *plain; /* NULL: how it is written is not looked at */
    Arena arena;        /* as long as the checks run; main alone */
    LintSuccessor *successor; /* one a page */
};

/* A page that is looked at. */
typedef struct LintPage {
    const Lint *lint;
    const Site *site;
    const Page *page;
    LintWorker *worker;
    Arena *scratch; /* the worker's: gone after this page */
    Map link_words; /* words of links -> the first of them */
} LintPage;

/* The page that a relative address leads to from here, or NULL. */
const Page *lint_target(const LintPage *at, Str url);
/* What stands between the brackets of a link or picture; all of it where there
 * is nothing. */
Span lint_words_span(const Node *node);
/* The place of a page's title, or of the file. */
DiagPos lint_title_place(const Page *page);
/* True for pages that tell what holds today. */
bool lint_holds(const Page *page);

/* --- lint_headings.c: heading-skipped, second-title, empty-heading -------- */

/* All headings of the page, in their order. */
void lint_headings(const LintPage *at);

/* --- lint_link_words.c: the lists ----------------------------------------- */

/* Words as the lists have them: folded, on one line, without signs around. */
Str lint_bare_words(Arena *arena, Str words);
/* True for words that say nothing of where a link leads, or what a picture
 * shows. */
bool lint_says_nothing(Str language, Str bare, bool picture);

/* --- lint_links.c: empty-link, vague-link, bare-address, link-to-superseded */

void lint_link(LintPage *at, const Node *link);
void lint_short_link(const LintPage *at, const Node *link);
/* Says so where a page that no longer holds is named at `span`. is_id: by its
 * id, not by its file. */
void lint_superseded(const LintPage *at, const Page *target, Span span,
                     bool is_id);

/* --- lint_link_text.c: same-link-words, link-with-space ------------------- */

/* words: of the link, on one line; target: the page that it leads to. */
void lint_same_words(LintPage *at, const Node *link, Str words,
                     const Page *target);
void lint_text(const LintPage *at, const Node *text);

/* --- lint_as_typed.c: shown-as-typed -------------------------------------- */

void lint_paragraph(const LintPage *at, const Node *paragraph);
void lint_half_links(const LintPage *at, const Node *text);

/* --- lint_blanks.c: not-filled-in ----------------------------------------- */

void lint_blanks(const LintPage *at, const Node *text);

/* --- lint_pasted.c: pasted-bullet, hard-space ----------------------------- */

void lint_pasted_paragraph(const LintPage *at, const Node *paragraph);
void lint_pasted_callout(const LintPage *at, const Node *quote);

/* --- lint_pictures.c: vague-alt; lint_tables.c: table-without-header ------ */

void lint_picture(const LintPage *at, const Node *image);
void lint_table(const LintPage *at, const Node *table);

/* --- lint_web.c: http-link, private-address, address-with-name, bad-url --- */

/* An address anywhere; what is none of the web is passed over. url: as long as
 * the site. */
void lint_web_address(const Lint *lint, LintWorker *worker,
                      const Source *source, Span span, Str url);
/* "my%20page.md" of "my page.md" [arena]. */
Str lint_without_spaces(Arena *arena, Str address);
void lint_records(Lint *lint); /* those of content/sources */

/* --- lint_successors.c: page-ring, link-to-superseded --------------------- */

/* Before any page is looked at. */
void lint_successors(Lint *lint);
/* What holds in place of a page, as far as that leads; itself without it. */
const Page *lint_newest(const Lint *lint, const Page *page);
void lint_references(const LintPage *at); /* of front matter */
void lint_rings(const Lint *lint);
void lint_start(const Lint *lint); /* of handbook.yaml */

/* --- lint_titles.c: duplicate-title --------------------------------------- */

void lint_titles(const Lint *lint);

/* --- lint_places.c: no-section, orphan-page ------------------------------- */

/* Remembers where a page leads its readers. */
void lint_leads_to(const LintPage *at, const Page *to);
void lint_callout(const LintPage *at, const Node *callout); /* [!RIGHT] */
void lint_places_of(const LintPage *at); /* what front matter and data name */
void lint_places(Lint *lint);

/* --- lint_cites.c: no-citation -------------------------------------------- */

void lint_cites(const LintPage *at);

/* --- lint_reviews.c: review-overdue, review-due, review-to-come ----------- */

void lint_review(const LintPage *at);
void lint_review_summary(Lint *lint);

#endif
