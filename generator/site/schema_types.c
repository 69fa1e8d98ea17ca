/* site/schema_types.c - single values: words, dates, numbers, ids. */
#include "base/compat.h"
#include "site/schema_internal.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "site/vocabulary.h"
#include "site/words.h"
#include "value/json.h"

Str schema_help_line(const SchemaContext *context, Span span, Str with)
{
    Arena *arena = context->arena;

    if (context->source && span.len > 0)
        with = words_mended(arena, context->source, span, with);
    return arena_fmt(arena, "write: %.*s", STR_ARG(with));
}

/* "title: [Draft" was reported when it was read: that it is a list now is the
 * same mistake. */
static bool is_unclosed(const SchemaContext *context, const Value *value)
{
    Str text;

    if (!context->source || value->span.len == 0)
        return false;
    text = str_slice(context->source->text, value->span.off,
                     (size_t)value->span.off + value->span.len);
    return (value->kind == VALUE_LIST && str_starts(text, "[") &&
            !str_ends(text, "]")) ||
           (value->kind == VALUE_MAP && str_starts(text, "{") &&
            !str_ends(text, "}"));
}

void schema_mistyped(const SchemaContext *context, const Value *value,
                     Str wish, Str help)
{
    Span span = value->span;

    if (is_unclosed(context, value))
        return;
    if (context->source)
        span = words_first_line(context->source, span);
    diag_help(context->diags, DIAG_ERROR, "wrong-type",
              diag_at(context->source, span), help, "%.*s, but this is %s",
              STR_ARG(wish), value_kind_name(value));
}

void schema_wrong_type(const SchemaContext *context, Str name,
                       const Value *value, const char *wanted)
{
    schema_mistyped(context, value,
                    arena_fmt(context->arena, "'%.*s' should be %s",
                              STR_ARG(name), wanted),
                    STR(""));
}

static bool is_id(Str id)
{
    for (size_t i = 0; i < id.len; i++)
        if (!ascii_is_alnum(id.ptr[i]) && id.ptr[i] != '-' &&
            id.ptr[i] != '_' && id.ptr[i] != '.')
            return false;
    return id.len > 0;
}

bool schema_check_id(const SchemaContext *context, Str id, Span span)
{
    Str right;

    if (is_id(id))
        return true;
    if (id.len == 0) {
        diag_help(context->diags, DIAG_ERROR, "bad-id",
                  diag_at(context->source, span),
                  STR("write a word, or take it out"),
                  "there should be a name here, and there is none");
        return false;
    }
    right = utf8_slug(context->arena, id);
    diag_help(context->diags, DIAG_ERROR, "bad-id",
              diag_at(context->source, span),
              schema_help_line(context, span, right),
              "'%.*s' holds more than letters, digits, '-', '_' and '.'",
              STR_ARG(id));
    return false;
}

/* Out of a vocabulary of the handbook. */
static bool check_vocabulary(const SchemaContext *context, const Field *field,
                             const Value *value)
{
    Arena *arena = context->arena;
    const Vocabulary *vocabulary =
        site_vocabulary(context->site, str_from(field->vocabulary));
    Str typed = value->as.text;
    Str near;
    Buf help;

    if (!vocabulary || vocabulary_find(vocabulary, typed))
        return true;
    near = vocabulary_nearest(arena, vocabulary, typed);
    buf_init(&help, LIMIT_FILE_BYTES);
    if (near.len > 0)
        buf_addf(&help, "did you mean '%.*s'?", STR_ARG(near));
    else
        buf_addf(&help, "the handbook's %s are: ", field->vocabulary);
    for (size_t i = 0; near.len == 0 && i < vocabulary->count; i++)
        buf_addf(&help, "%s%.*s", i > 0 ? ", " : "",
                 STR_ARG(vocabulary->word[i].id));
    diag_help(context->diags, DIAG_ERROR, "unknown-word",
              diag_at(context->source, value->span), buf_str(&help),
              "'%.*s' is not one of the handbook's %s", STR_ARG(typed),
              field->vocabulary);
    buf_release(&help);
    return false;
}

/* Out of a fixed list. */
static bool check_words(const SchemaContext *context, const Field *field,
                        const Value *value)
{
    Arena *arena = context->arena;
    Str typed = value->as.text;
    size_t count = 0, nearest;
    Str *words, help;

    while (field->words[count])
        count++;
    words = ARENA_NEW_ARRAY(arena, Str, count + 1);
    for (size_t i = 0; i < count; i++) {
        words[i] = str_from(field->words[i]);
        if (str_eq(words[i], typed))
            return true;
    }
    nearest = str_nearest(typed, words, count);
    if (nearest != STR_NONE)
        help = schema_help_line(context, value->span, words[nearest]);
    else
        help = arena_fmt(arena, "write one of: %.*s",
                         STR_ARG(words_list(arena, field->words)));
    diag_help(context->diags, DIAG_ERROR, "unknown-word",
              diag_at(context->source, value->span), help,
              "'%s' cannot be '%.*s'", field->name, STR_ARG(typed));
    return false;
}

static bool check_word(const SchemaContext *context, const Field *field,
                       const Value *value)
{
    if (field->words)
        return check_words(context, field, value);
    if (field->vocabulary)
        return check_vocabulary(context, field, value);
    return true;
}

/* "2026-1-5": of dates that can be read, the only ones that begin so. */
static bool is_year_first(Str text)
{
    for (size_t i = 0; i < 4; i++)
        if (i >= text.len || !ascii_is_digit(text.ptr[i]))
            return false;
    return true;
}

static bool check_date(const SchemaContext *context, const Field *field,
                       Value *value)
{
    bool partial = field->type == FIELD_PARTIAL_DATE;
    Date date;
    DateProblem problem = date_parse(value->as.text, partial, &date);
    DiagPos at = diag_at(context->source, value->span);

    switch (problem) {
    case DATE_OK:
        return true;
    case DATE_IMPOSSIBLE:
        diag_help(context->diags, DIAG_ERROR, "impossible-date", at,
                  STR("look it up in a calendar; the order is year, month, "
                      "day"),
                  "there is no such day as %.*s", STR_ARG(value->as.text));
        return false;
    case DATE_BRITISH:
        diag_help(context->diags, DIAG_ERROR, "bad-date", at,
                  schema_help_line(context, value->span,
                                   date_iso(context->arena, date)),
                  is_year_first(str_trim(value->as.text))
                      ? "'%.*s' is not written with '-' between and two "
                        "figures for month and day"
                      : "'%.*s' is not written year first",
                  STR_ARG(value->as.text));
        return false;
    case DATE_BAD_FORM:
        break;
    }
    diag_help(context->diags, DIAG_ERROR, "bad-date", at,
              arena_fmt(context->arena, "write year, month and day: %s: "
                        "2026-11-20", field->name),
              "'%.*s' is not a date", STR_ARG(value->as.text));
    return false;
}

static bool check_boolean(const SchemaContext *context, const Field *field,
                          Value *value)
{
    static const char *const yes[] = {"true", "yes", "on"};
    static const char *const no[] = {"false", "no", "off"};
    Str text = value->as.text;

    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        bool is_yes = str_ieq(text, str_from(yes[i]));

        if (!is_yes && !str_ieq(text, str_from(no[i])))
            continue;
        value->kind = VALUE_BOOL;
        value->as.boolean = is_yes;
        return true;
    }
    diag_help(context->diags, DIAG_ERROR, "wrong-type",
              diag_at(context->source, value->span),
              arena_fmt(context->arena, "write: %s: true, or: %s: false",
                        field->name, field->name),
              "'%s' should be true or false, but this is '%.*s'", field->name,
              STR_ARG(text));
    return false;
}

static bool check_number(const SchemaContext *context, const Field *field,
                         Value *value)
{
    double number;

    if (!words_number(value->as.text, &number)) {
        diag_help(context->diags, DIAG_ERROR, "wrong-type",
                  diag_at(context->source, value->span),
                  arena_fmt(context->arena, "write it in figures: %s: 10",
                            field->name),
                  "'%s' should be a number, but this is '%.*s'", field->name,
                  STR_ARG(value->as.text));
        return false;
    }
    value->kind = VALUE_NUMBER;
    value->as.number = number;
    return true;
}

/* JSON's numbers and booleans where text is wanted: as they are written. */
static void make_text(Arena *arena, Value *value)
{
    Buf buf;

    if (value->kind != VALUE_NUMBER && value->kind != VALUE_BOOL)
        return;
    buf_init(&buf, LIMIT_FILE_BYTES);
    json_write(&buf, value);
    value->kind = VALUE_TEXT;
    value->as.text = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
}

static const char *wanted_name(const Field *field)
{
    switch (field->type) {
    case FIELD_WORD:
        return "a word";
    case FIELD_BOOLEAN:
        return "true or false";
    case FIELD_NUMBER:
        return "a number";
    case FIELD_DATE:
    case FIELD_PARTIAL_DATE:
        return "a date";
    case FIELD_ID:
        return "a short name without spaces";
    case FIELD_TEXT:
    case FIELD_WORDS:
    case FIELD_TEXTS:
    case FIELD_MAP:
    case FIELD_MAPS:
    case FIELD_TEXT_MAP:
    case FIELD_ANY:
        break;
    }
    return "text";
}

bool schema_check_scalar(const SchemaContext *context, const Field *field,
                         Value *value)
{
    if ((field->type == FIELD_BOOLEAN && value->kind == VALUE_BOOL) ||
        (field->type == FIELD_NUMBER && value->kind == VALUE_NUMBER))
        return true;
    make_text(context->arena, value);
    if (value->kind != VALUE_TEXT) {
        schema_wrong_type(context, str_from(field->name), value,
                          wanted_name(field));
        return false;
    }
    value->as.text = words_clean(context->arena, value->as.text);
    if (value->as.text.len == 0) {
        value->kind = VALUE_NULL;
        return true;
    }
    switch (field->type) {
    case FIELD_WORD:
    case FIELD_WORDS:
        return check_word(context, field, value);
    case FIELD_BOOLEAN:
        return check_boolean(context, field, value);
    case FIELD_NUMBER:
        return check_number(context, field, value);
    case FIELD_DATE:
    case FIELD_PARTIAL_DATE:
        return check_date(context, field, value);
    case FIELD_ID:
        return schema_check_id(context, value->as.text, value->span);
    case FIELD_TEXT:
    case FIELD_TEXTS:
    case FIELD_MAP:
    case FIELD_MAPS:
    case FIELD_TEXT_MAP:
    case FIELD_ANY:
        break;
    }
    return true;
}
