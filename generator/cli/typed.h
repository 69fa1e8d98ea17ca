/* cli/typed.h - what was typed behind a command, read by its row.
 *
 * Layer:   cli
 * Rules:   options and words in any order; behind "--" only words. --jobs 3,
 *          --jobs=3, -j 3, -j3; letters without a value may stand together. A
 *          long option may be cut short while it is the only one that begins
 *          so. Given twice, the last one counts.
 * Memory:  in the arena that typed_read is given; texts are borrowed from argv.
 * Threads: main.
 */
#ifndef HB_CLI_TYPED_H
#define HB_CLI_TYPED_H

#include "base/arena.h"
#include "cli/options.h"
#include "value/date.h"

typedef struct Command Command;

typedef struct TypedOption {
    size_t count; /* how often it was given; 0: not */
    Str text;     /* the last value, or "" */
    Str *all;     /* count values [arena] */
    unsigned number; /* of WORD_NUMBER */
    Date day;        /* of WORD_DAY */
} TypedOption;

typedef struct Typed {
    const Command *command;
    TypedOption option[OPT__COUNT];
    Str *word; /* behind the command, in their order [arena] */
    size_t word_count;
    /* The word or option of kind WORD_CONTENT; else the folder "content" where
     * there is one, else ".". */
    Str content;
} Typed;

/* Reads the words behind the command's name. Everything the row promises has
 * been checked then, but whether files are there. False after a message on
 * stderr: return EXIT_USAGE. With --help the words are not checked. */
bool typed_read(Arena *arena, const Command *command, int count,
                char *const *words, Typed *out);

bool typed_has(const Typed *typed, OptionId id);
Str typed_text(const Typed *typed, OptionId id); /* "" without one */

#endif
