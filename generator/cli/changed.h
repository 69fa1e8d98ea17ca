/* cli/changed.h - what has changed since a commit, and what that broke.
 *
 * Layer:   cli
 * What:    handbook check --changed[=REV]. Without REV a change is what the
 *          last commit (HEAD) has not: staged or not, and files that git does
 *          not know. With REV it is what the merge base of REV and HEAD has
 *          not: what others did to REV meanwhile is not theirs who ask, just as
 *          a pull request shows it.
 * Rules:   the whole handbook is checked in any case. Kept is what is said of
 *          a changed file, and what is said of any other place and was not said
 *          at REV: a link to a page that is gone, a right that two pages have
 *          now. To know that, the handbook of REV is written into a temporary
 *          folder and checked, too; only where there is something to compare.
 *          Files that did not change are equal byte for byte, so that a place
 *          and a code tell whether something was said before.
 * Git:     run as a helper, by name, without a shell; the repository is found
 *          by the folder, whatever variables a hook has set; nothing in it is
 *          written. Its own words are never shown.
 * Threads: main.
 */
#ifndef HB_CLI_CHANGED_H
#define HB_CLI_CHANGED_H

#include "base/map.h"
#include "cli/common.h"

typedef struct Changed {
    Arena *arena;
    Str folder; /* the content folder as given */
    Str real;   /* absolute, without links */
    Str top;    /* of the repository, the same */
    Str inside; /* the content folder from there; "" for the top itself */
    Str base;   /* the commit to compare with; "": there is none yet */
    Map files;  /* from the content folder: files, or folders with all in them;
                   values unused */
    bool all;   /* nothing of the content is in that commit */
} Changed;

/* Asks git; rev is as typed, or "". EXIT_DONE; else EXIT_USAGE after a message
 * on stderr, or EXIT_SYSTEM after a diagnostic. Everything in arena. */
int changed_find(Arena *arena, Str folder, Str rev, Diags *diags,
                 Changed *out);

/* After build_run, before anything is printed or counted: keeps in diags what
 * the change is to blame for. options are those of the build; shown is how
 * messages name the content folder. EXIT_DONE, or EXIT_SYSTEM after a
 * diagnostic that is kept. */
int changed_keep(Changed *changed, const CommonOptions *options, Str shown,
                 Diags *diags);

/* How many of the site's pages are changed ones. */
size_t changed_pages(const Changed *changed, const Site *site);

/* For changed_before.c: git with these words behind "git -C FOLDER", ended by
 * NULL. *out: what it printed [arena]; false when it could not run, or ended
 * with another status than 0. index: a file for its index, or NULL. */
bool changed_git(const Changed *changed, const char *index,
                 const char *const *words, Str *out);

#endif
