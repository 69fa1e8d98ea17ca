/* site/schema.h - checks a map against a description of its keys.
 *
 * Layer:   site
 * Purpose: front matter, handbook.yaml, publisher.yaml, source records and
 *          plugin options are all checked by one piece of code: unknown keys
 *          (with the nearest right one), wrong types, words outside a
 *          vocabulary, dates that do not exist, required keys.
 * Threads: any.
 */
#ifndef HB_SITE_SCHEMA_H
#define HB_SITE_SCHEMA_H

#include "site/site.h"

typedef enum FieldType {
    FIELD_TEXT,     /* one line or more of text; not empty */
    FIELD_WORD,     /* text out of `words` */
    FIELD_WORDS,    /* a list of them (one alone is taken too) */
    FIELD_TEXTS,    /* a list of texts (one alone is taken too) */
    FIELD_BOOLEAN,  /* true or false */
    FIELD_NUMBER,
    FIELD_DATE,     /* YYYY-MM-DD */
    FIELD_PARTIAL_DATE, /* a year or month alone will do */
    FIELD_MAP,      /* checked by `fields` */
    FIELD_MAPS,     /* a list of maps checked by `fields` */
    FIELD_TEXT_MAP, /* a map of any keys (or of `words`) to text */
    FIELD_ID,       /* letters, digits, '-', '_', '.' */
    FIELD_ANY       /* not looked into */
} FieldType;

typedef struct Field {
    const char *name;
    FieldType type;
    bool required;
    const char *const *words;  /* NULL-terminated, or NULL */
    const char *vocabulary;    /* name of a vocabulary instead of words */
    const struct Field *fields; /* ended by name NULL */
} Field;

/* What happens to a key that no field has. Inside maps of FIELD_MAP and
 * FIELD_MAPS it is always an error. */
typedef enum SchemaUnknown {
    SCHEMA_UNKNOWN_ERROR,
    /* Front matter and records brought from other programs: an error when a
     * right word is near (a slip of the fingers), else a warning. */
    SCHEMA_UNKNOWN_FOREIGN
} SchemaUnknown;

typedef struct SchemaContext {
    const Site *site;     /* for vocabularies */
    const Source *source; /* for positions */
    Arena *arena;
    Diags *diags;
    const char *what;     /* for messages: "the front matter" */
    bool what_is_plural;  /* "the options": they have, it has */
    SchemaUnknown unknown;
    const char *const *foreign; /* keys of other programs that are no slips,
                                   however near; ended by NULL, or NULL */
    bool foreign_quiet; /* and of which nothing is said */
} SchemaContext;

/* Checks `map` and turns texts into what the fields ask for in place (a
 * FIELD_BOOLEAN's text into VALUE_BOOL, a lone text into a list …); entries
 * that are wrong are reported and removed. Returns false when a required key
 * is missing or anything was reported as an error. */
bool schema_check(const SchemaContext *context, Value *map,
                  const Field *fields);

/* "'name' should be WANTED, but this is a list" at the value [wrong-type]. */
void schema_wrong_type(const SchemaContext *context, Str name,
                       const Value *value, const char *wanted);
/* Reports an id with other characters than letters, digits, '-', '_', '.'
 * (bad-id) and shows the nearest that is right; true when it is fine. */
bool schema_check_id(const SchemaContext *context, Str id, Span span);
/* True when `name` has a value, or when a key that nothing else explains is
 * near to it: that slip is reported, and a missing key would be the same
 * mistake told twice. map may be anything. */
bool schema_has(const SchemaContext *context, const Value *map,
                const Field *fields, const char *name);
/* The fields of a FIELD_MAP or FIELD_MAPS among `fields`. */
const Field *schema_fields_of(const Field *fields, const char *name);
/* Takes the entries out whose value became VALUE_NULL. */
void schema_drop_empty(Arena *arena, Value *map);

#endif
