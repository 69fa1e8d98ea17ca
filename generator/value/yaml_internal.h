/* value/yaml_internal.h - what the files of the YAML reader share.
 *
 * Layer:  value (only value/yaml*.c; yaml.h of libyaml: yaml_read.c alone)
 * How it works, in the order of the files:
 *   yaml.c          the whole: read; where that fails look for mistakes, mend
 *                   them in a copy, and read that, so that one mistake does
 *                   not hide the next
 *   yaml_draft.c    the text as it was meant: yaml_pasted.c (what word
 *                   processors write) and yaml_slips.c (lines in a wrong
 *                   column) change it before it is read; see yaml_draft.h
 *   yaml_text.c     the copy that libyaml is given, and the way back from its
 *                   character counts to byte offsets
 *   yaml_read.c     libyaml's events into values
 *   yaml_check.c    what is well-formed and still refused, or not meant
 *   yaml_mistakes.c line by line: what volunteers really type; with
 *                   yaml_scan.c (small looks), yaml_levels.c (indentation),
 *                   yaml_quoted.c, yaml_block.c and yaml_flow.c (inside
 *                   quotes, below | and >, inside [ ] and { }), which share
 *                   yaml_scan.h
 *   yaml_words.c    mended lines, and our words for libyaml's
 * Memory: one YamlJob a call; what it gathers lives in its scratch arena.
 * Marks:  every uint32_t called off, at, from, to, end is a byte offset into
 *         source->text.
 */
#ifndef HB_VALUE_YAML_INTERNAL_H
#define HB_VALUE_YAML_INTERNAL_H

#include "base/diag.h"
#include "value/value.h"

/* After so many mistakes in one file more of them help nobody. */
#define YAML_MAX_REPORTS 100

typedef struct YamlReport {
    DiagSeverity severity;
    const char *code; /* static */
    Span span;
    Str message, help; /* scratch */
    Span first;        /* of the first of two; with len 0: none */
} YamlReport;

typedef struct YamlReports {
    YamlReport *item;
    size_t count, capacity;
} YamlReports;

/* A change to the copy: at `off`, `drop` bytes are left out and `put` is
 * written `count` times. A literal one stands for itself, whatever it means
 * to YAML. */
typedef struct YamlMend {
    uint32_t off, drop, count;
    char put;
    bool literal;
} YamlMend;

typedef struct YamlMends {
    YamlMend *item;
    size_t count, capacity;
} YamlMends;

/* What libyaml is given. Its marks count characters: origin[index] is the
 * byte offset in the source, for index 0..count. */
typedef struct YamlText {
    char *bytes;
    size_t len;
    uint32_t *origin;
    size_t count;
} YamlText;

/* Where and why libyaml could not go on. */
typedef struct YamlTrouble {
    bool there;
    uint32_t at;         /* of the problem */
    uint32_t began;      /* of what was being read; at when not known */
    const char *problem; /* libyaml's words: for looking up only */
    const char *context;
} YamlTrouble;

typedef struct YamlJob {
    Arena *arena; /* of the values */
    Arena scratch;
    const Source *source;
    uint32_t from, to; /* the part to read */
    YamlReports bad_characters;
    YamlReports slips;    /* mended before the reading */
    YamlReports mistakes; /* found line by line */
    YamlReports checks;   /* found among the values, in the last reading */
    YamlMends mends;
    uint32_t guessed_from; /* from here on the mended copy is a guess: nothing
                              more is told of what it holds */
    uint32_t entry_from, entry_again; /* the first name of a list's entry, and
                                         where it came again: a dash is missing
                                         there, so that what follows is another
                                         entry */
    bool suspicious;       /* well-formed, but worth a look line by line */
    bool unusable;         /* reading was given up: no tree */
} YamlJob;

/* yaml_text.c */
void yaml_text_make(YamlJob *job, YamlText *text);
/* Reports characters that no text may hold. */
void yaml_text_check(YamlJob *job);
/* Gives back the characters that the copy holds placeholders for [arena]. */
Str yaml_text_restore(Arena *arena, Str copied);
/* Offset in the source of a libyaml mark. */
uint32_t yaml_text_off(const YamlText *text, size_t index);

/* yaml_read.c. The root, or NULL when there is nothing at all. */
Value *yaml_build(YamlJob *job, const YamlText *text, YamlTrouble *trouble);

/* yaml_check.c: reports go to job->checks, unless a list is given. */
void yaml_refuse_tag(YamlJob *job, Span span, bool is_text);
/* How many values a value holds, itself counted, and how many lists and maps
 * inside each other: what an alias would multiply. Adds to *nodes. Recursion:
 * at most LIMIT_VALUE_DEPTH. */
void yaml_measure(const Value *value, size_t *nodes, size_t *height);
void yaml_refuse_alias(YamlJob *job, Span span, Str name, bool inside);
void yaml_refuse_name(YamlJob *job, Span span); /* a list or map as a name */
void yaml_refuse_nameless(YamlJob *job, YamlReports *reports, uint32_t colon);
void yaml_refuse_merge(YamlJob *job, Span span); /* << */
void yaml_refuse_twin(YamlJob *job, const ValueEntry *first, Span span);
void yaml_check_text(YamlJob *job, Span span, bool is_name);
void yaml_check_quoted(YamlJob *job, Span span);
void yaml_check_empty(YamlJob *job, Span name, Span value);
/* An entry in { } without a value; before is the end of the text that comes
 * before it in the same brackets, or 0. */
void yaml_check_flow_entry(YamlJob *job, Span name, Span before);
/* text: the quoted text that holds it. */
void yaml_report_backslash(YamlJob *job, YamlReports *reports, Span sign,
                           Span text, const char *problem);
/* What is wrong with the escape at `at` (a backslash), as a message; NULL when
 * nothing is. Moves *at behind it. */
const char *yaml_escape_problem(const YamlJob *job, uint32_t *at, uint32_t end);

/* yaml_mistakes.c */
void yaml_find_mistakes(YamlJob *job);

/* yaml_words.c */
HB_PRINTF(7, 8)
void yaml_report(YamlJob *job, YamlReports *reports, DiagSeverity severity,
                 const char *code, Span span, Str help, const char *fmt, ...);
void yaml_mend(YamlJob *job, uint32_t off, uint32_t drop, char put,
               uint32_t count, bool literal);
/* Help: the author's line around [from, to) with `with` in its place, behind
 * the words of `lead` ("put the text in quotes"). Long lines are left out. */
Str yaml_help_line(YamlJob *job, const char *lead, uint32_t from, uint32_t to,
                   Str with);
/* The same with [from, to), or the given text, put in quotes. */
Str yaml_help_quotes(YamlJob *job, uint32_t from, uint32_t to);
Str yaml_quote(Arena *arena, Str text);
/* The author's words for a message: one line, not too long. */
Str yaml_excerpt(YamlJob *job, uint32_t from, uint32_t to);
void yaml_explain(YamlJob *job, const YamlTrouble *trouble);

/* Shared by the files that look at the text itself. */
Span yaml_span(uint32_t from, uint32_t to);
/* True when the copy can hold c as a text that means nothing. */
bool yaml_has_placeholder(char c);
bool yaml_is_blank(char c); /* space or tab */
/* Where the line that holds off ends, before its \r or \n. */
uint32_t yaml_line_end(const YamlJob *job, uint32_t off);
/* The same without spaces at the end, but not further than a message shows. */
uint32_t yaml_text_end(const YamlJob *job, uint32_t off);
uint32_t yaml_line_begin(const YamlJob *job, uint32_t off);
/* Curly quotation marks around a text: bytes of the opening and the closing
 * one; false when the text is not simply between two of them. */
bool yaml_curly(Str text, size_t *opening, size_t *closing);

#endif
