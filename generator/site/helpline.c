/* site/helpline.c - numbers to ring. */
#include "base/compat.h"
#include "site/helpline.h"

#include "base/utf8.h"
#include "site/config_internal.h"
#include "site/words.h"

/* 111 and 999 are numbers; E.164 ends at 15 figures. */
#define FEWEST_FIGURES 3
#define MOST_FIGURES 15

/* --- one number ----------------------------------------------------------- */

/* "(0)" behind a country's code is for people who ring from inside. */
static bool is_trunk_zero(Str number, size_t at)
{
    return (str_starts(number, "+") || str_starts(number, "00")) &&
           str_starts(str_slice(number, at, number.len), "(0)");
}

/* What people write between the figures of one number. */
static bool is_gap(uint32_t c)
{
    if (c < 0x80)
        return ascii_is_space((char)c) || c == '-' || c == '.' || c == '(' ||
               c == ')';
    return c == 0xA0 || c == 0x2009 || c == 0x202F ||
           (c >= 0x2010 && c <= 0x2013);
}

Str helpline_dial(Arena *arena, Str number)
{
    char *out = arena_alloc(arena, number.len + 1);
    size_t used = 0;

    number = str_trim(number);
    for (size_t i = 0; i < number.len; i++) {
        char c = number.ptr[i];

        if (is_trunk_zero(number, i))
            i += 2;
        else if (ascii_is_digit(c) || (c == '+' && used == 0))
            out[used++] = c;
    }
    return str_of(out, used);
}

/* Why nobody could ring it, or NULL. */
static const char *number_problem(Str number, Str dialled)
{
    size_t figures = dialled.len - str_starts(dialled, "+");

    if (figures == 0)
        return "there is no figure in it";
    for (size_t at = 0; at < number.len;) {
        bool first = at == 0;
        uint32_t c = utf8_next(number, &at);

        if (c < 0x80 && ascii_is_alpha((char)c))
            return "there are words in it";
        if (c == '+' && !first)
            return "a '+' stands only at the beginning";
        if (c != '+' && !(c < 0x80 && ascii_is_digit((char)c)) && !is_gap(c))
            return "there is more in it than one number";
    }
    if (str_ends(number, ")"))
        return "there is something in brackets behind it";
    if (figures < FEWEST_FIGURES)
        return "it is too short";
    if (figures > MOST_FIGURES)
        return "it is too long for one number";
    return NULL;
}

bool helpline_check_number(const SchemaContext *context, const Value *number)
{
    Str text = str_trim(number->as.text);
    const char *problem =
        number_problem(text, helpline_dial(context->arena, text));

    if (!problem)
        return true;
    diag_help(context->diags, DIAG_ERROR, "bad-number",
              diag_at(context->source, number->span),
              STR("write one number alone, as people read it out: "
                  "\"0800 123 4567\"; names and hours have lines of their own"),
              "nobody can ring '%.*s': %s", STR_ARG(text), problem);
    return false;
}

/* --- all of them ---------------------------------------------------------- */

/* A code that is one, of a language in which there are pages. */
static bool check_language(const SchemaContext *context, const Value *code)
{
    const Config *config = &context->site->config;

    if (!config_check_language(context, code))
        return false;
    if (!str_among(code->as.text, config->language, config->language_count))
        diag_help(context->diags, DIAG_WARNING, "unused-language",
                  diag_at(context->source, code->span),
                  STR("add the language to 'languages' in handbook.yaml, or "
                      "take this entry out"),
                  "this handbook has no pages in the language '%.*s'",
                  STR_ARG(code->as.text));
    return true;
}

static bool is_same(const Value *a, const Value *b, const char *key)
{
    return str_eq(value_as_text(value_get(a, key)),
                  value_as_text(value_get(b, key)));
}

/* One nation of an entry: a page can ring one number only. */
static void add_line(const SchemaContext *context, Value *lines,
                     const Value *entry, const Value *nation)
{
    Arena *arena = context->arena;
    Value *line = value_copy_shape(arena, entry);
    const Value *first;
    Str language = value_as_text(value_get(entry, "language"));

    value_set_text(arena, line, "nation", nation->as.text);
    value_get(line, "nation")->span = nation->span;
    for (size_t i = 0; i < value_count(lines); i++) {
        if (!is_same(value_item(lines, i), line, "nation") ||
            !is_same(value_item(lines, i), line, "language"))
            continue;
        first = value_get(value_item(lines, i), "nation");
        diag_also(context->diags, DIAG_ERROR, "duplicate-helpline",
                  diag_at(context->source, nation->span),
                  (DiagAlso){diag_at(context->source, first->span),
                             "the first is here"},
                  STR("take one of the two out: a page shows one number for "
                      "each nation and language"),
                  "'%.*s' has a helpline%s%.*s%s already",
                  STR_ARG(nation->as.text),
                  language.len > 0 ? " in the language '" : "",
                  STR_ARG(language), language.len > 0 ? "'" : "");
        return;
    }
    value_push(arena, lines, line);
}

static void take_line(const SchemaContext *context, Value *lines, Value *entry)
{
    Arena *arena = context->arena;
    const Value *nations = value_get(entry, "nation");
    Value *number = value_get(entry, "number");
    Value *language = value_get(entry, "language");

    if (language && !check_language(context, language)) {
        value_set(arena, entry, "language", value_null(arena));
        schema_drop_empty(arena, entry);
    }
    if (!number || !helpline_check_number(context, number))
        return;
    number->as.text = words_one_line(arena, number->as.text);
    value_set_text(arena, entry, "number_tel",
                   helpline_dial(arena, number->as.text));
    for (size_t i = 0; i < value_count(nations); i++)
        add_line(context, lines, entry, value_item(nations, i));
}

void helplines_take(const SchemaContext *context, Value *publisher)
{
    Value *entries = value_get(publisher, "helplines");
    Value *lines = value_list(context->arena);

    if (!entries)
        return;
    for (size_t i = 0; i < value_count(entries); i++) {
        if (value_item(entries, i)->kind == VALUE_MAP)
            take_line(context, lines, value_item(entries, i));
    }
    value_set(context->arena, publisher, "helplines", lines);
}
