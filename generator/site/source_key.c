/* site/source_key.c - the keys of sources. */
#include "base/compat.h"
#include "site/sources_internal.h"

#include "base/path.h"
#include "base/utf8.h"

/* Every source has a page, and its key is that page's address. */
static const char *part_problem(Str part, bool alone)
{
    for (size_t i = 0; i < part.len; i++)
        if (!ascii_is_alnum(part.ptr[i]) && part.ptr[i] != '_' &&
            part.ptr[i] != '-' && part.ptr[i] != '.')
            return "it holds more than letters a to z, digits and _ - . /";
    if (part.len == 0)
        return "nothing stands in front of a '/' or behind it";
    if (!ascii_is_alnum(part.ptr[0]) && part.ptr[0] != '_')
        return alone ? "it does not begin with a letter or digit"
                     : "each part of it between '/' has to begin with a letter "
                       "or digit";
    if (!ascii_is_alnum(part.ptr[part.len - 1]) &&
        part.ptr[part.len - 1] != '_')
        return alone ? "it does not end with a letter or digit"
                     : "each part of it between '/' has to end with a letter "
                       "or digit";
    return path_bad_name(part) ? "Windows keeps this name for itself" : NULL;
}

static const char *key_problem(Str key)
{
    Str rest = key, part;
    const char *problem = NULL;
    bool alone = str_find_char(key, '/') == STR_NONE;

    if (key.len == 0)
        return "it is empty";
    if (str_ends(key, "/"))
        return "it ends in '/'";
    while (!problem && str_split(&rest, '/', &part))
        problem = part_problem(part, alone);
    return problem;
}

/* A key that may be one, like what was typed; "" when nothing is left of it. */
static Str mended_key(Arena *arena, Str key)
{
    Str slug = utf8_slug(arena, key);

    return key_problem(slug) || str_is(slug, "section") ? STR("") : slug;
}

/* "http://zotero.org/users/1/items/ABCD2345" is ABCD2345; "" of others. */
static Str zotero_key(Str id)
{
    static const char *const begins[] = {
        "http://zotero.org/", "https://zotero.org/",
        "http://www.zotero.org/", "https://www.zotero.org/"};

    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++)
        if (str_starts(id, begins[i]))
            return path_name(id);
    return STR("");
}

static bool check_key(const SchemaContext *context, Str key, Span span,
                      bool from_file)
{
    const char *problem = key_problem(key);
    Str mended, help = STR("write something short, such as: uc-regs-2013");

    if (!problem)
        return true;
    mended = mended_key(context->arena, key);
    if (from_file) {
        Str to = mended.len > 0 ? mended : STR("uc-regs-2013");

        help = arena_fmt(context->arena, "give the file another name, such as "
                         "%.*s.%.*s, or write the key into it: id: %.*s",
                         STR_ARG(to),
                         STR_ARG(path_extension(context->source->path)),
                         STR_ARG(to));
    } else if (mended.len > 0) {
        help = arena_fmt(context->arena, "write: id: %.*s", STR_ARG(mended));
    }
    diag_help(context->diags, DIAG_ERROR, "bad-key",
              diag_at(context->source, span), help,
              "'%.*s' cannot be the key of a source: %s", STR_ARG(key),
              problem);
    return false;
}

bool source_key_take(const SchemaContext *context, const Value *record,
                     Str name, Span at, Str *key)
{
    const Value *id = value_get(record, "id");
    Str named = value_as_text(value_get(record, "citation-key")), zotero;

    *key = id ? value_as_text(id) : name;
    if (key->len == 0) {
        diag_help(context->diags, DIAG_ERROR, "missing-key",
                  diag_at(context->source, at),
                  STR("add a line: id: a-short-key"),
                  "this source has no 'id', and in a list each needs one");
        return false;
    }
    zotero = zotero_key(*key);
    if (zotero.len > 0)
        *key = named.len > 0 && !key_problem(named) ? named : zotero;
    return check_key(context, *key, at, id == NULL);
}
