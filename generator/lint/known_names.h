/* lint/known_names.h - words that are right in this handbook, whatever a
 * dictionary says: its own word list, its glossary, vocabularies, sources and
 * helplines.
 *
 * Layer:   lint, only for its own files
 * List:    words.txt at the top of the content folder: a word or a name on each
 *          line; "#" and what is behind it is a comment. "upskill" is right
 *          with and without a capital, "Citizens Advice" only as it stands.
 * Codes:   word-list (a line that is no word or name, or the same twice),
 *          unused-word.
 * Memory:  in the arena given.
 * Threads: open, report: main. known_names_has: any.
 */
#ifndef HB_LINT_KNOWN_NAMES_H
#define HB_LINT_KNOWN_NAMES_H

#include "base/map.h"
#include "doc/terms.h"
#include "site/site.h"

/* A word that is known from elsewhere than words.txt. */
#define KNOWN_ELSEWHERE UINT32_MAX

typedef struct KnownLine {
    Str text;
    uint32_t number; /* of the line */
    bool unseen;     /* whether a page has it cannot be told */
} KnownLine;

typedef struct KnownNames {
    Arena *arena;
    Map exact;  /* word as typed -> its line, from 1, or
                   KNOWN_ELSEWHERE */
    Map folded; /* the same for words of any case */
    Map letters; /* abbreviations that are explained somewhere */
    Terms *terms; /* names and terms, to be taken as one plain word */
    uint32_t root;
    uint32_t *term_line; /* by term: its line of words.txt, from 1, or 0 */
    size_t term_count, term_capacity;
    const Source *source; /* words.txt, or NULL */
    KnownLine *line;
    size_t line_count, line_capacity;
} KnownNames;

void known_names_read(KnownNames *out, Arena *arena, Site *site);

/* A word as dictionaries have it: straight apostrophes, and nothing in it that
 * is not seen [arena]. */
Str known_names_form(Arena *arena, Str word);

/* The line of words.txt that has the word, from 1; KNOWN_ELSEWHERE; 0 when it
 * is not known. word: its form. scratch is for folding. */
uint32_t known_names_has(const KnownNames *names, Str word, Arena *scratch);
/* "DWP" is explained, or needs no explaining. */
bool known_names_has_letters(const KnownNames *names, Str word);

/* Notes (unused-word) for lines that no page has. used: by line, from 0. */
void known_names_report(const KnownNames *names, const bool *used,
                        Diags *diags);

#endif
