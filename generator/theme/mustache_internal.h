/* theme/mustache_internal.h - compiled templates, for mustache_*.c only.
 *
 * Layer:      theme
 * Invariants: the nodes of a template lie in one array in the order of the
 *             text; what stands inside node i is [i + 1, node[i].next). Text is
 *             a slice of the source.
 * Memory:     everything lives in the arena of the set.
 * Threads:    owner until mustache_finish, then frozen.
 */
#ifndef HB_THEME_MUSTACHE_INTERNAL_H
#define HB_THEME_MUSTACHE_INTERNAL_H

#include <stdatomic.h>

#include "base/limits.h"
#include "base/map.h"
#include "theme/mustache.h"

/* After so many mistakes in one template the rest is noise. */
#define MUSTACHE_MAX_ERRORS 30
/* Nodes printed for one page. A page of 100 KB prints some ten thousand; a
 * template that includes another twice, and that one the next, and so on,
 * would go on for ever without printing a byte. */
#define MUSTACHE_MAX_STEPS 5000000u

typedef enum TagKind {
    TAG_VARIABLE,
    TAG_RAW,
    TAG_SECTION,
    TAG_INVERTED,
    TAG_PARTIAL,
    TAG_PARENT,
    TAG_BLOCK,
    TAG_CLOSE,
    TAG_COMMENT,
    TAG_DELIMITER
} TagKind;

#define TAG_NONE UINT32_MAX

/* One tag as it stands in the text. */
typedef struct Tag {
    TagKind kind;
    Span span;      /* the whole tag, delimiters included */
    Str name;       /* without sigil and spaces around */
    Span name_span;
    uint32_t other; /* the tag that closes or opens this one, or TAG_NONE */
    uint32_t cut_from, cut_to; /* the text that goes with the tag: the whole
                                  line for a tag that stands alone */
    Str line_indent; /* spaces before it, when it begins its line */
    bool standalone;
    bool pair;      /* "  {{$x}}{{/x}}" alone on its line: the opening tag */
} Tag;

typedef struct TagList {
    Tag *item;
    size_t count, capacity;
    uint32_t start; /* behind a byte order mark */
    bool ok;
    unsigned errors;
} TagList;

typedef enum NodeKind {
    MUSTACHE_TEXT,
    MUSTACHE_VARIABLE,
    MUSTACHE_RAW,
    MUSTACHE_SECTION,
    MUSTACHE_INVERTED,
    MUSTACHE_PARTIAL,
    MUSTACHE_PARENT,
    MUSTACHE_BLOCK
} NodeKind;

typedef struct Template Template;

/* A name that nobody promised: does anything ever have it? Set while pages are
 * rendered, by any thread. */
typedef struct Doubt {
    atomic_bool found;
    const Template *template;
    const struct MustacheNode *node;
} Doubt;

typedef struct MustacheNode {
    NodeKind kind;
    uint32_t next;       /* index of the first node behind what is inside */
    uint32_t step_count; /* 0: the implicit iterator "." */
    Span span;           /* of the name */
    Str text;            /* TEXT: the text; else the name */
    const Str *step;     /* a name, cut at its dots */
    Str indent;          /* PARTIAL, PARENT, BLOCK: put before each line */
    const Template *target; /* PARTIAL, PARENT: set by mustache_finish */
    Doubt *doubt;        /* or NULL: set by mustache_expect */
    bool starts_line;    /* nothing stands before it on its line */
    bool standalone;     /* PARTIAL, PARENT, BLOCK: alone on its line */
    bool continues_line; /* BLOCK: indent all lines but the first */
} MustacheNode;

struct Template {
    Str name;
    const Source *source;
    MustacheNode *node;
    size_t count, capacity;
    uint32_t index; /* in MustacheSet.item */
    bool broken;    /* it did not compile: what it holds is not known */
    bool doubted;   /* see mustache_doubt */
};

struct MustacheSet {
    Arena *arena;
    Diags *diags;
    Template **item; /* in the order in which names were first added */
    size_t count, capacity;
    Map by_name; /* Str -> Template */
    bool broken; /* a template did not compile */
    Doubt **doubt; /* in the order of templates and of tags */
    size_t doubt_count, doubt_capacity;
    const Map *expected; /* names that pages may have */
};

/* mustache_scan.c: finds the tags, pairs them, and decides which stand alone
 * on their line. Mistakes go to diags; list->ok says whether it can be used. */
void mustache_scan(Arena *arena, const Source *source, Diags *diags,
                   TagList *list);
HB_PRINTF(6, 7) void mustache_mistake(TagList *list, const Source *source,
                                      Diags *diags, const char *code,
                                      Span span, const char *fmt, ...);
/* mustache_lines.c */
void mustache_pair_tags(Arena *arena, const Source *source, Diags *diags,
                        TagList *list);
void mustache_find_standalone(const Source *source, TagList *list);

/* mustache_parse.c: tags and text into nodes. False after a mistake. */
bool mustache_compile(Arena *arena, Template *template, Diags *diags);

/* mustache_check.c: after all templates are there. */
bool mustache_link(MustacheSet *set);
bool mustache_check_cycles(MustacheSet *set);
void mustache_check_blocks(MustacheSet *set);

#endif
