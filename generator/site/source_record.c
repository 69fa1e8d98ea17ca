/* site/source_record.c - CSL's several forms of dates, names and titles made
 * one. */
#include "base/compat.h"
#include "site/source_fields.h"

#include "site/words.h"
#include "value/date.h"

/* A number as it comes from YAML (text) or JSON; 0 when it is none. */
static int whole_number(const Value *value)
{
    double number = 0;

    if (!value)
        return 0;
    if (value->kind == VALUE_NUMBER)
        number = value->as.number;
    else if (value->kind == VALUE_TEXT && !words_number(value->as.text,
                                                        &number))
        return 0;
    return number >= 1 && number <= 9999 ? (int)number : 0;
}

/* date-parts: [[2016, 2, 26]], of a range the beginning. */
static Date date_of_parts(const Value *parts)
{
    const Value *first = value_item(parts, 0);

    if (first && first->kind != VALUE_LIST)
        first = parts;
    return (Date){whole_number(value_item(first, 0)),
                  whole_number(value_item(first, 1)),
                  whole_number(value_item(first, 2))};
}

/* The date as text, or "" when the map holds none. */
static Str text_of_date_map(Arena *arena, const Value *map)
{
    static const char *const keys[] = {"raw", "literal", "edtf", "year"};
    const Value *parts = value_get(map, "date-parts");

    if (parts) {
        Date date = date_of_parts(parts);

        return date_is_set(date) ? date_iso(arena, date) : STR("");
    }
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        Str text = str_trim(value_as_text(value_get(map, keys[i])));

        if (text.len > 0)
            return text;
    }
    return STR("");
}

/* "2016-02-01/2016-02-26" and "2016-02-26T10:00:00Z" by their beginning. */
static Str without_rest(Str text)
{
    Str head = text;
    size_t slash = str_find_char(text, '/');

    if (slash != STR_NONE && slash >= 4)
        head = str_slice(text, 0, slash);
    if (head.len > 10 && head.ptr[10] == 'T')
        head = str_slice(head, 0, 10);
    return head;
}

/* False: nothing can be made of it, and that was said. */
static bool normalise_date(const SchemaContext *context, const char *key,
                           Value *value)
{
    Arena *arena = context->arena;
    Str text;
    Date date;
    DateProblem problem;

    if (value->kind == VALUE_MAP) {
        text = text_of_date_map(arena, value);
    } else if (value->kind == VALUE_LIST) {
        date = date_of_parts(value);
        text = date_is_set(date) ? date_iso(arena, date) : STR("");
    } else {
        if (value->kind == VALUE_TEXT)
            value->as.text = without_rest(str_trim(value->as.text));
        return true; /* the schema looks at it */
    }
    problem = date_parse(without_rest(text), true, &date);
    value->span = context->source
                      ? words_first_line(context->source, value->span)
                      : value->span;
    if (problem == DATE_OK || problem == DATE_BRITISH) {
        value->kind = VALUE_TEXT;
        value->as.text = date_iso(arena, date);
        return true;
    }
    if (problem == DATE_IMPOSSIBLE) {
        diag_help(context->diags, DIAG_ERROR, "impossible-date",
                  diag_at(context->source, value->span),
                  STR("look it up in a calendar; the order is year, month, "
                      "day"),
                  "there is no such date as %.*s", STR_ARG(without_rest(text)));
        return false;
    }
    diag_help(context->diags, DIAG_WARNING, "unclear-date",
              diag_at(context->source, value->span),
              arena_fmt(arena, "write year, month and day, or the year alone: "
                        "%s: 2016-02-26", key),
              "'%s' is no date that can be printed, so it is left out", key);
    return false;
}

/* A text where a list of names belongs: one body or person. */
static Value *name_of_text(Arena *arena, const Value *text)
{
    Value *name = value_map(arena);
    Value *literal = value_text(arena, text->as.text);

    literal->span = text->span;
    literal->quoted = text->quoted;
    name->span = text->span;
    value_set(arena, name, "literal", literal);
    name->as.map.entry[0].key_span = text->span;
    return name;
}

static void normalise_names(Arena *arena, Value *value)
{
    if (value->kind == VALUE_TEXT) {
        Value *name = name_of_text(arena, value);
        Span span = value->span;

        *value = *value_list(arena);
        value->span = span;
        value_push(arena, value, name);
        return;
    }
    for (size_t i = 0; i < value_count(value); i++) {
        Value *item = value_item(value, i);

        if (item && item->kind == VALUE_TEXT)
            value->as.list.item[i] = name_of_text(arena, item);
    }
}

/* --- titles --------------------------------------------------------------- */

/* "On <i>habeas</i> corpus": CSL's marks in a title, of which nothing is made.
 * The length of the one at `at`, or 0. */
static size_t mark_len(Str text, size_t at)
{
    static const char *const names[] = {"i", "b", "sub", "sup", "sc", "span"};
    Str rest = str_slice(text, at + 1, text.len);
    size_t close = str_find_char(rest, '>'), end = 0;
    Str name;

    if (text.ptr[at] != '<' || close == STR_NONE)
        return 0;
    rest = str_slice(rest, str_starts(rest, "/") ? 1 : 0, close);
    while (end < rest.len && ascii_is_alpha(rest.ptr[end]))
        end++;
    name = str_slice(rest, 0, end);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(name, names[i]) &&
            (end == rest.len || ascii_is_space(rest.ptr[end])))
            return close + 2;
    return 0;
}

static Str without_marks(Arena *arena, Str text)
{
    char *made = arena_chars(arena, text.len + 1);
    size_t count = 0;

    for (size_t at = 0; at < text.len;) {
        size_t len = mark_len(text, at);

        if (len == 0)
            made[count++] = text.ptr[at++];
        else
            at += len;
    }
    return str_of(made, count);
}

static void normalise_titles(Arena *arena, Value *record)
{
    static const char *const keys[] = {
        "title", "title-short", "container-title", "container-title-short",
        "collection-title", "original-title", "part-title", "volume-title",
        "reviewed-title", "event-title", "shortTitle"};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        Value *title = value_get(record, keys[i]);

        if (title && title->kind == VALUE_TEXT &&
            str_find_char(title->as.text, '<') != STR_NONE)
            title->as.text = without_marks(arena, title->as.text);
    }
}

void source_record_normalise(const SchemaContext *context, Value *record)
{
    Arena *arena = context->arena;
    bool dropped = false;

    normalise_titles(arena, record);
    source_dates_tell(arena, record);
    for (size_t i = 0; SOURCE_DATE_FIELDS[i]; i++) {
        Value *value = value_get(record, SOURCE_DATE_FIELDS[i]);

        if (!value || value->kind == VALUE_NULL ||
            normalise_date(context, SOURCE_DATE_FIELDS[i], value))
            continue;
        value_set(arena, record, SOURCE_DATE_FIELDS[i], value_null(arena));
        dropped = true;
    }
    for (size_t i = 0; SOURCE_NAME_FIELDS[i]; i++) {
        Value *value = value_get(record, SOURCE_NAME_FIELDS[i]);

        if (value)
            normalise_names(arena, value);
    }
    if (dropped)
        schema_drop_empty(arena, record);
}
