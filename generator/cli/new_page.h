/* cli/new_page.h - `handbook new`: where a page goes, and what it begins with.
 *
 * Layer:   cli, for cmd_new.c
 * Memory:  in the arena; pages in the site.
 * Threads: main.
 */
#ifndef HB_CLI_NEW_PAGE_H
#define HB_CLI_NEW_PAGE_H

#include "cli/command.h"

typedef struct NewPage {
    Arena *arena;
    const Command *command;
    Str typed;    /* the path, as typed */
    Str content;  /* the content folder, as people would name it */
    Str path;     /* from there: "commitment/couples.md" */
    Str folder;   /* of that; "" at the top */
    Str language; /* "cy" of "couples.cy.md"; "" for the default */
    Str title;    /* on one line, without spaces around */
    bool title_guessed; /* it was made of the file's name */
    bool new_folder;
} NewPage;

/* new_place.c. Each returns EXIT_DONE, or another status after a message. */

/* Fills content: the nearest folder above the page that has a handbook.yaml,
 * else what typed->content says. */
int new_find_content(NewPage *new, const Typed *typed);
/* Fills the rest but the title: inside the content folder, a name that every
 * disk can hold and that becomes a page, in a language the handbook has, and
 * nothing there yet. After config_load and discover of site. */
int new_find_place(NewPage *new, const Site *site);

/* new_text.c */

/* Takes the title, or without one (typed: NULL) makes it of the file's name. */
int new_find_title(NewPage *new, const Str *typed);
/* The page as it is written [arena]: a draft that has what most of its sisters
 * have. Loads them. */
Str new_text(const NewPage *new, Site *site);

#endif
