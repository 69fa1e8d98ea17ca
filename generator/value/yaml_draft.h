/* value/yaml_draft.h - the text as it was meant, where that is clear.
 *
 * Layer: value (only value/yaml*.c)
 * Why:   a slip at the beginning of a line (a space too many, Word's bullet for
 *        a dash) changes what all lines below it belong to. It is mended in a
 *        copy first, and the copy is read: so one slip is told once, and the
 *        rest is read as it was meant.
 * Memory: arena; texts and origins are copied at each edit.
 */
#ifndef HB_VALUE_YAML_DRAFT_H
#define HB_VALUE_YAML_DRAFT_H

#include "value/yaml_internal.h"

/* From the start of the file to the end of the part that is read. No edit adds
 * or takes away a line. */
typedef struct YamlDraft {
    Str text;
    const uint32_t *origin; /* for each byte, and the end: where it was in the
                               source; NULL: nothing was edited */
} YamlDraft;

uint32_t yaml_draft_off(const YamlDraft *draft, uint32_t off);
Span yaml_draft_span(const YamlDraft *draft, Span span); /* in the source */
YamlDraft yaml_draft_edit(Arena *arena, const YamlDraft *draft, uint32_t off,
                          uint32_t drop, Str put);
/* The same in place, after the first time, where nothing grows: many edits of a
 * long text do not copy it again and again. */
void yaml_draft_shrink(Arena *arena, YamlDraft *draft, uint32_t off,
                       uint32_t drop, Str put);
/* The same: each character in [from, to) becomes one space. */
void yaml_draft_spaces(Arena *arena, YamlDraft *draft, uint32_t from,
                       uint32_t to);
/* Gives all spans of a value that was read from the draft their places in the
 * source. */
void yaml_draft_place(const YamlDraft *draft, Value *value);

/* A line of it. */
typedef struct YamlLine {
    uint32_t from, content; /* content: behind the spaces */
    uint32_t end;           /* before spaces and tabs at its end */
    uint32_t next;          /* where the next one begins */
    bool empty;             /* or only a comment */
} YamlLine;

YamlLine yaml_draft_line(const YamlDraft *draft, uint32_t from);
uint32_t yaml_line_column(const YamlLine *line); /* from 0 */
Str yaml_line_text(const YamlDraft *draft, const YamlLine *line);
bool yaml_line_has_dash(const YamlDraft *draft, const YamlLine *line);
/* Where the word that begins at `from` ends, if it may be a name; else from. */
uint32_t yaml_line_name(const YamlDraft *draft, uint32_t from, uint32_t end);
/* "but: |": the lines further in below it are text. */
bool yaml_line_begins_block(const YamlDraft *draft, const YamlLine *line);

/* yaml_pasted.c: what word processors write in the place of spaces and dashes.
 * Reports to job->slips, and mends in the draft. */
void yaml_mend_pasted(YamlJob *job, YamlDraft *draft);

/* yaml_slips.c: lines that stand too far in or out, or lack their dash or
 * colon: finds the one small change that makes most of the rest right, again
 * and again. Reports to job->slips, and mends in the draft; false when there is
 * none. */
bool yaml_mend_slips(YamlJob *job, YamlDraft *draft);

/* yaml.c: reads the draft for nothing but the places of its mistakes: puts
 * those of the first `room` that a line's beginning may be to blame for into
 * at, and gives how many there are of all kinds. */
size_t yaml_try(const YamlJob *job, const YamlDraft *draft, uint32_t *at,
                size_t room, size_t *at_count);

#endif
