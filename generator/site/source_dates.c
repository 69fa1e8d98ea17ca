/* site/source_dates.c - what a source's date says beyond one day: that it is a
 * range, or about. */
#include "base/compat.h"
#include "site/source_fields.h"

static bool begins_with_year(Str text)
{
    for (size_t i = 0; i < 4; i++)
        if (i >= text.len || !ascii_is_digit(text.ptr[i]))
            return false;
    return true;
}

/* The second of two dates, as a date of its own: of [[2016, 2], [2016, 3]], or
 * of "2015/2016"; else NULL. */
static Value *second_date(Arena *arena, const Value *date)
{
    Value *second = value_item(value_get(date, "date-parts"), 1), *made;
    Str text = str_trim(value_as_text(date));
    size_t slash = str_find_char(text, '/');

    if (second) {
        Value *parts = value_list(arena);

        value_push(arena, parts, second);
        made = value_map(arena);
        value_set(arena, made, "date-parts", parts);
    } else if (slash != STR_NONE && begins_with_year(text) &&
               begins_with_year(str_slice(text, slash + 1, text.len))) {
        made = value_text(arena, str_slice(text, slash + 1, text.len));
    } else {
        return NULL;
    }
    made->span = date->span;
    return made;
}

/* "c 1990", "circa 1990", and as EDTF has it "1990~": the date without it. */
static bool is_about(Str text, Str *date)
{
    static const char *const words[] = {"circa", "ca.", "ca", "c.", "c"};

    if (str_ends(text, "~")) {
        *date = str_slice(text, 0, text.len - 1);
        return true;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        Str rest;

        if (!str_starts(text, words[i]))
            continue;
        rest = str_trim(str_slice(text, str_from(words[i]).len, text.len));
        if (rest.len == 0 || !ascii_is_digit(rest.ptr[0]))
            continue;
        *date = rest;
        return true;
    }
    return false;
}

/* circa: true, 1 or any word in an export. */
static bool says_circa(const Value *map)
{
    const Value *circa = value_get(map, "circa");
    Str text = value_as_text(circa);

    if (!circa || circa->kind == VALUE_NULL || str_is(text, "false") ||
        str_is(text, "0"))
        return false;
    if (circa->kind == VALUE_BOOL)
        return circa->as.boolean;
    return circa->kind != VALUE_NUMBER || circa->as.number != 0;
}

void source_dates_tell(Arena *arena, Value *record)
{
    Value *issued = value_get(record, "issued");
    Value *second;
    bool about;
    Str date;

    if (!issued || (issued->kind != VALUE_MAP && issued->kind != VALUE_TEXT))
        return;
    about = issued->kind == VALUE_MAP && says_circa(issued);
    if (issued->kind == VALUE_TEXT &&
        is_about(str_trim(issued->as.text), &date)) {
        issued->as.text = date;
        about = true;
    }
    second = second_date(arena, issued);
    if (second && !value_get(record, "issued_to"))
        value_set(arena, record, "issued_to", second);
    if (about && !value_get(record, "issued_about")) {
        Value *yes = value_text(arena, STR("true"));

        yes->span = issued->span;
        value_set(arena, record, "issued_about", yes);
    }
}
