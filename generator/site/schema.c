/* site/schema.c - checks a map against a description of its keys. */
#include "base/compat.h"
#include "site/schema.h"

#include <stdlib.h>

#include "base/limits.h"
#include "site/schema_internal.h"
#include "site/vocabulary.h"
#include "site/words.h"

static bool check_map(const SchemaContext *context, Value *map,
                      const Field *fields, const Field *parent);

static const Field *find_field(const Field *fields, Str name)
{
    for (; fields->name; fields++)
        if (str_is(name, fields->name))
            return fields;
    return NULL;
}

/* The field's name nearest to what was typed, or "". */
static Str nearest_field(Arena *arena, const Field *fields, Str typed)
{
    size_t count = 0, nearest;
    Str *names;

    while (fields[count].name)
        count++;
    names = ARENA_NEW_ARRAY(arena, Str, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = str_from(fields[i].name);
    nearest = str_nearest(typed, names, count);
    return nearest == STR_NONE ? STR("") : names[nearest];
}

static bool is_foreign(const SchemaContext *context, Str name)
{
    const char *const *key = context->foreign;

    for (; key && *key; key++)
        if (str_ieq(name, str_from(*key)))
            return true;
    return false;
}

static const char *has(const SchemaContext *context)
{
    return context->what_is_plural ? "have" : "has";
}

/* Returns true when it is only a warning. *meant: the field's name that was
 * likely meant, or "". */
static bool report_unknown(const SchemaContext *context,
                           const ValueEntry *entry, const Field *fields,
                           const Field *parent, Str *meant)
{
    Arena *arena = context->arena;
    DiagPos at = diag_at(context->source, entry->key_span);
    bool lenient = !parent && context->unknown == SCHEMA_UNKNOWN_FOREIGN;
    Str near = STR(""), help = STR("");

    *meant = STR("");
    if (lenient && context->foreign_quiet && is_foreign(context, entry->key))
        return true;
    if (!lenient || !is_foreign(context, entry->key))
        near = nearest_field(arena, fields, entry->key);
    *meant = near;
    if (near.len > 0)
        help = arena_fmt(arena, "did you mean '%.*s'? %.*s", STR_ARG(near),
                         STR_ARG(schema_help_line(context, entry->key_span,
                                                  near)));
    if (lenient && near.len == 0) {
        diag_help(context->diags, DIAG_WARNING, "unknown-key", at,
                  STR("nothing is made of it; take the line out"),
                  "%s %s no use for '%.*s'", context->what, has(context),
                  STR_ARG(entry->key));
        return true;
    }
    if (near.len == 0) {
        for (const Field *field = fields; field->name; field++)
            help = arena_fmt(arena, "%.*s%s%s", STR_ARG(help),
                             help.len > 0 ? ", " : "it may hold: ",
                             field->name);
    }
    if (parent)
        diag_help(context->diags, DIAG_ERROR, "unknown-key", at, help,
                  "'%s' has no part called '%.*s'", parent->name,
                  STR_ARG(entry->key));
    else
        diag_help(context->diags, DIAG_ERROR, "unknown-key", at, help,
                  "%s %s no part called '%.*s'", context->what, has(context),
                  STR_ARG(entry->key));
    return false;
}

/* One value where a list may stand: as a list of one. */
static void make_list(Arena *arena, Value *value)
{
    Value *item;

    if (value->kind == VALUE_LIST)
        return;
    item = value_null(arena);
    *item = *value;
    *value = *value_list(arena);
    value->span = item->span;
    value_push(arena, value, item);
}

/* "benefits: universal-credit, pip": words with commas between them are a list
 * that lacks its brackets. */
static bool check_commas(const SchemaContext *context, const Field *field,
                         const Value *value)
{
    Str with;

    if (value->kind != VALUE_TEXT || (!field->words && !field->vocabulary) ||
        str_find_char(value->as.text, ',') == STR_NONE)
        return true;
    with = arena_fmt(context->arena, "[%.*s]", STR_ARG(value->as.text));
    diag_help(context->diags, DIAG_ERROR, "wrong-type",
              diag_at(context->source, value->span),
              schema_help_line(context, value->span, with),
              "'%s' has several words, but no brackets around them",
              field->name);
    return false;
}

static bool is_empty(const Value *value)
{
    if (!value || (value->kind == VALUE_NULL && !value->reported))
        return true;
    return value->kind == VALUE_TEXT && str_trim(value->as.text).len == 0;
}

/* "[]" where there should be something. One that is never closed has been told
 * of. */
static bool is_empty_list(const SchemaContext *context, const Field *field,
                          const Value *value)
{
    Span span;

    if (!value || value->kind != VALUE_LIST || value_count(value) > 0 ||
        !context->source ||
        (field->type != FIELD_WORDS && field->type != FIELD_TEXTS &&
         field->type != FIELD_MAPS))
        return false;
    span = value->span;
    return str_ends(str_slice(context->source->text, span.off,
                              (size_t)span.off + span.len), "]");
}

/* A list where something is missing beside others. */
static void report_empty(const SchemaContext *context, const Field *field,
                         const Value *list)
{
    size_t empty = 0;

    for (size_t i = 0; i < list->as.list.count; i++)
        empty += is_empty(list->as.list.item[i]);
    for (size_t i = 0; empty < list->as.list.count && i < list->as.list.count;
         i++) {
        const Value *item = list->as.list.item[i];
        Span span = item->span.off > 0 ? item->span : list->span;

        if (!is_empty(item))
            continue;
        if (context->source)
            span = words_first_line(context->source, span);
        diag_help(context->diags, DIAG_WARNING, "empty-entry",
                  diag_at(context->source, span),
                  STR("write what is missing, or take it out"),
                  "an entry of '%s' has nothing in it", field->name);
    }
}

/* The name that an entry cannot do without, or its first. */
static const Field *main_field(const Field *field)
{
    const Field *first = field->fields;

    while (first->name && !first->required)
        first++;
    return first->name ? first : field->fields;
}

/* "[your name, the date]": each is meant as the name of its entry. It is read
 * so, or whoever looks for it would be told that it is not there. */
static Value *entry_meant(const SchemaContext *context, const Field *field,
                          Value *item)
{
    const Field *first = main_field(field);
    Value *map;

    if (!first->required || first->type != FIELD_TEXT ||
        item->kind != VALUE_TEXT)
        return NULL;
    for (const Field *other = field->fields; other->name; other++)
        if (other->required && other != first)
            return NULL;
    map = value_map(context->arena);
    map->span = item->span;
    value_put(context->arena, map, str_from(first->name), item);
    return map;
}

/* An entry that is no map: in a list, or in the place of one. */
static void report_entry(const SchemaContext *context, const Field *field,
                         const Value *item, bool listed)
{
    const Field *first = main_field(field);
    Str text = value_as_text(item);

    if (text.len == 0 || text.len > LIMIT_EXCERPT_COLUMNS)
        text = STR("…");
    else
        text = words_yaml(context->arena, text);
    if (!listed)
        schema_wrong_type(context, str_from(field->name), item,
                          "a list of entries with names before them");
    else
        schema_mistyped(context, item,
                        arena_fmt(context->arena, "an entry of '%s' should be "
                                  "names with values", field->name),
                        arena_fmt(context->arena, "write it on lines with a "
                                  "name before each: - %s: %.*s", first->name,
                                  STR_ARG(text)));
}

static bool check_list(const SchemaContext *context, const Field *field,
                       Value *value)
{
    size_t kept = 0;
    bool ok = true, listed, told = false;

    if (field->type == FIELD_WORDS && !check_commas(context, field, value))
        return false;
    if (value->kind == VALUE_MAP && field->type != FIELD_MAPS) {
        schema_wrong_type(context, str_from(field->name), value,
                          field->type == FIELD_WORDS ? "a list of words"
                                                     : "a list of texts");
        return false;
    }
    listed = value->kind == VALUE_LIST;
    if (listed)
        report_empty(context, field, value);
    make_list(context->arena, value);
    for (size_t i = 0; i < value->as.list.count; i++) {
        Value *item = value->as.list.item[i];
        bool good = true;

        if (item->kind == VALUE_NULL)
            continue;
        if (field->type != FIELD_MAPS) {
            good = schema_check_scalar(context, field, item);
        } else if (item->kind != VALUE_MAP) {
            Value *meant = entry_meant(context, field, item);

            /* One slip, however many names are in the list. */
            if (!meant || !told)
                report_entry(context, field, item, listed);
            told = told || meant;
            ok = false;
            if (meant)
                item = meant;
            else
                item->kind = VALUE_NULL;
        } else if (!check_map(context, item, field->fields, field)) {
            ok = false; /* what is right in it stays */
        }
        ok = ok && good;
        if (good && item->kind != VALUE_NULL)
            value->as.list.item[kept++] = item;
    }
    value->as.list.count = kept;
    return ok;
}

/* A map of any keys, or of the words of a vocabulary, to text. */
static bool check_text_map(const SchemaContext *context, const Field *field,
                           Value *map)
{
    static const Field text = {.name = "text", .type = FIELD_TEXT};
    bool ok = true;

    for (size_t i = 0; i < map->as.map.count; i++) {
        ValueEntry *entry = &map->as.map.entry[i];
        Value key = {.kind = VALUE_TEXT, .span = entry->key_span};
        Field word = {.name = field->name, .type = FIELD_WORD,
                      .words = field->words, .vocabulary = field->vocabulary};
        Field named = text;
        bool good;

        key.as.text = entry->key;
        good = schema_check_scalar(context, &word, &key);
        named.name = str_to_cstr(context->arena, entry->key);
        if (!named.name)
            named.name = field->name;
        if (entry->value->kind != VALUE_NULL)
            good = schema_check_scalar(context, &named, entry->value) && good;
        if (!good)
            entry->value = value_null(context->arena);
        ok = ok && good;
    }
    schema_drop_empty(context->arena, map);
    return ok;
}

/* *keep: what is right in it can be used, whatever is returned. */
static bool check_value(const SchemaContext *context, const Field *field,
                        Value *value, bool *keep)
{
    bool ok;

    *keep = true;
    switch (field->type) {
    case FIELD_ANY:
        return true;
    case FIELD_WORDS:
    case FIELD_TEXTS:
    case FIELD_MAPS:
        ok = check_list(context, field, value);
        *keep = value->kind == VALUE_LIST;
        return ok;
    case FIELD_MAP:
    case FIELD_TEXT_MAP:
        if (value->kind != VALUE_MAP) {
            schema_wrong_type(context, str_from(field->name), value,
                              "lines with a name before each");
            *keep = false;
            return false;
        }
        if (field->type == FIELD_MAP)
            return check_map(context, value, field->fields, field);
        return check_text_map(context, field, value);
    case FIELD_TEXT:
    case FIELD_WORD:
    case FIELD_BOOLEAN:
    case FIELD_NUMBER:
    case FIELD_DATE:
    case FIELD_PARTIAL_DATE:
    case FIELD_ID:
        break;
    }
    *keep = schema_check_scalar(context, field, value);
    return *keep;
}

bool schema_has(const SchemaContext *context, const Value *map,
                const Field *fields, const char *name)
{
    if (!is_empty(value_get(map, name)))
        return true;
    for (size_t i = 0; map && map->kind == VALUE_MAP && i < value_count(map);
         i++) {
        Str key = map->as.map.entry[i].key;

        if (!find_field(fields, key) && !is_foreign(context, key) &&
            str_is(nearest_field(context->arena, fields, key), name))
            return true;
    }
    return false;
}

const Field *schema_fields_of(const Field *fields, const char *name)
{
    const Field *field = find_field(fields, str_from(name));

    if (!field || !field->fields)
        BUG("no fields of that name: %s", name);
    return field->fields;
}

static void report_required(const SchemaContext *context, Span span,
                            const char *name, const Field *parent)
{
    DiagPos at = diag_at(context->source, span);
    Str help = arena_fmt(context->arena, "add a line: %s: …", name);

    if (parent)
        diag_help(context->diags, DIAG_ERROR, "missing-key", at, help,
                  "this entry of '%s' has no '%s'", parent->name, name);
    else
        diag_help(context->diags, DIAG_ERROR, "missing-key", at, help,
                  "%s %s no '%s'", context->what, has(context), name);
}

static bool check_required(const SchemaContext *context, const Value *map,
                           const Field *fields, const Field *parent)
{
    Span span = map->span;
    bool ok = true;

    if (map->as.map.count > 0)
        span = map->as.map.entry[0].key_span;
    for (const Field *field = fields; field->name; field++) {
        const Value *value = value_get(map, field->name);
        bool bare = is_empty_list(context, field, value);

        if (!field->required || (!bare && !is_empty(value)))
            continue;
        ok = false;
        if (!bare && schema_has(context, map, fields, field->name))
            continue;
        report_required(context, span, field->name, parent);
    }
    return ok;
}

void schema_drop_empty(Arena *arena, Value *map)
{
    Value *left = value_map(arena);
    bool all = true;

    for (size_t i = 0; i < map->as.map.count; i++)
        all = all && map->as.map.entry[i].value->kind != VALUE_NULL;
    if (all)
        return;
    for (size_t i = 0; i < map->as.map.count; i++) {
        const ValueEntry *entry = &map->as.map.entry[i];

        if (entry->value->kind == VALUE_NULL)
            continue;
        value_put(arena, left, entry->key, entry->value);
        left->as.map.entry[left->as.map.count - 1].key_span = entry->key_span;
    }
    map->as = left->as;
}

/* A slip in a name was told: what stands behind it is taken for what was meant,
 * so that a right with "Id:" is no missing right elsewhere. Where it does not
 * fit it was perhaps not meant: nothing is said of that. */
static void take_as_meant(const SchemaContext *context, Value *map,
                          const ValueEntry *typed, const Field *field)
{
    SchemaContext quiet = *context;
    ValueEntry entry = *typed; /* the map may move */
    bool keep, ok;

    if (entry.value->kind == VALUE_NULL || value_get(map, field->name))
        return;
    quiet.diags = diag_open(false);
    ok = check_value(&quiet, field, entry.value, &keep);
    diag_close(quiet.diags);
    if (!ok || !keep)
        return;
    value_put(context->arena, map, str_from(field->name), entry.value);
    map->as.map.entry[map->as.map.count - 1].key_span = entry.key_span;
}

static bool check_map(const SchemaContext *context, Value *map,
                      const Field *fields, const Field *parent)
{
    bool ok = check_required(context, map, fields, parent);
    size_t count = map->as.map.count;
    Str meant;

    for (size_t i = 0; i < count; i++) {
        ValueEntry *entry = &map->as.map.entry[i];
        const Field *field = find_field(fields, entry->key);
        bool keep = false;

        if (!field)
            ok = report_unknown(context, entry, fields, parent, &meant) && ok;
        if (!field && meant.len > 0)
            take_as_meant(context, map, entry, find_field(fields, meant));
        entry = &map->as.map.entry[i];
        if (!field)
            entry->value = value_null(context->arena);
        else if (entry->value->kind != VALUE_NULL)
            ok = check_value(context, field, entry->value, &keep) && ok;
        if (!keep)
            entry->value = value_null(context->arena);
    }
    schema_drop_empty(context->arena, map);
    return ok;
}

bool schema_check(const SchemaContext *context, Value *map,
                  const Field *fields)
{
    return check_map(context, map, fields, NULL);
}
