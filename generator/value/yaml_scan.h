/* value/yaml_scan.h - the search for mistakes, line by line.
 *
 * Layer: value (only value/yaml_mistakes.c and the files named here)
 */
#ifndef HB_VALUE_YAML_SCAN_H
#define HB_VALUE_YAML_SCAN_H

#include "value/yaml_internal.h"

#define NOWHERE UINT32_MAX
/* Lists and names inside each other on which an eye is kept: twice what a
 * value may have, since each item that has names makes two. */
#define SCAN_LEVELS 80
/* What a tab is taken for in the mended copy. */
#define TAB_COLUMNS 2

/* Lines that belong together: names in one map, or dashes of one list. */
typedef struct Level {
    uint32_t column; /* from 0 */
    bool list;
    Span first; /* its first line, to name it by */
} Level;

typedef struct Scan {
    YamlJob *job;
    const char *text; /* of the source */
    uint32_t line;    /* where this line begins */
    uint32_t next;    /* where the next one to look at begins */
    Level level[SCAN_LEVELS];
    size_t depth;
    bool pending;    /* a value may begin: after "name:", "-", or at first */
    bool plain_open; /* a text without quotes may go on in the next line */
    bool seen;       /* something was read */
    bool after_plain; /* the line before is a text without quotes */
    bool tabbed;     /* this line's tab was told: what follows from it is not */
    bool lost;       /* nothing more can be told */
} Scan;

/* yaml_scan.c */
char scan_at(const Scan *scan, uint32_t off); /* a line end behind the last */
bool scan_ends_line(char c);
bool scan_parts(char c); /* ends a word: a space, a tab, a line end */
uint32_t scan_next_line(const Scan *scan, uint32_t off);
/* Where a text without quotes ends on its line, before a comment. */
uint32_t scan_plain_end(const Scan *scan, uint32_t from);
/* In the mended copy [from, to) is a text without any meaning; first: its
 * first character too. */
void scan_mend_as_text(Scan *scan, uint32_t from, uint32_t to, bool first,
                       bool in_flow);
/* The first ':' of [from, to) that ends a name, or NOWHERE. */
uint32_t scan_colon(const Scan *scan, uint32_t from, uint32_t to);
bool scan_rest_is_blank(const Scan *scan, uint32_t from);
/* Only spaces and perhaps a comment up to the end of the line. */
bool scan_tail_is_fine(const Scan *scan, uint32_t from);
/* The ':' that ends the name at from, or NOWHERE. */
uint32_t scan_name_end(const Scan *scan, uint32_t from);
/* The ':' directly behind a word as names of fields are, or NOWHERE. */
uint32_t scan_word_end(const Scan *scan, uint32_t from);
/* True when the line is surely a new entry, no further in than column. */
bool scan_begins_entry(const Scan *scan, uint32_t line, uint32_t column);

/* yaml_levels.c */
/* From this line on the mended copy is a guess. */
void scan_guess(Scan *scan);
Level *scan_top(Scan *scan); /* NULL when there is none */
/* Takes a name or a dash to the level it stands at, opening one where that is
 * due. line_start: nothing stands before it on its line. */
void scan_enter(Scan *scan, uint32_t from, uint32_t column, bool list,
                bool line_start);
/* Which of the first `depth` levels a line at `column` was to stand at: the
 * nearest, the inner one of two; NULL when there is none of that kind. */
const Level *scan_nearest(const Scan *scan, size_t depth, uint32_t column,
                          bool list);
void scan_report_indentation(Scan *scan, uint32_t from, const Level *level);
void scan_mend_indentation(Scan *scan, uint32_t from, uint32_t column);

/* yaml_mistakes.c */
void scan_plain(Scan *scan, uint32_t from);
/* Reports the character at from: no text begins so. */
void scan_special(Scan *scan, uint32_t from);



/* yaml_block.c */
/* The sign at from stands for the text in the lines below. */
void scan_block(Scan *scan, uint32_t from);

/* yaml_quoted.c */
/* Behind the closing quote of the text at from, or NOWHERE. */
uint32_t scan_quoted_end(const Scan *scan, uint32_t from, uint32_t limit);
void scan_quoted(Scan *scan, uint32_t from);
/* Reports what is wrong with the backslashes of [from, to). */
void scan_backslashes(Scan *scan, uint32_t from, uint32_t to);

/* yaml_flow.c */
void scan_flow(Scan *scan, uint32_t from);

#endif
