/* theme/theme_names.c - words of the interface and settings that a template
 * asks for, and the theme does not have. */
#include "base/compat.h"

#include "theme/theme_internal.h"

/* What begins with `prefix` is looked up in `map`. */
typedef struct NameCheck {
    const ThemeReader *reader;
    const char *prefix; /* "t." */
    const char *what;   /* "string" */
    const Value *map;
} NameCheck;

static void check_lookup(void *context, const Source *source, Span span,
                         Str name)
{
    const NameCheck *check = context;
    size_t skip = str_from(check->prefix).len;
    size_t count = value_count(check->map);
    Str key = str_slice(name, skip, name.len);
    Arena scratch;

    if (!str_starts(name, check->prefix) ||
        value_entry(check->map, key) != NULL)
        return;
    arena_init(&scratch);
    Str *names = ARENA_NEW_ARRAY(&scratch, Str, count + 1);

    for (size_t i = 0; i < count; i++)
        names[i] = str_cat(&scratch, str_from(check->prefix),
                           check->map->as.map.entry[i].key);
    diag_help(check->reader->diags, DIAG_ERROR, "template-string-unknown",
              diag_at(source, span),
              theme_nearest(&scratch, name, names, count),
              "the theme has no %s '%.*s'", check->what, STR_ARG(name));
    arena_release(&scratch);
}

void theme_check_names(const ThemeReader *r)
{
    NameCheck strings = {r, "t.", "string",
                         theme_strings(r->theme, STR("en"))};
    NameCheck settings = {r, "settings.", "setting", r->theme->settings};

    mustache_lookups(r->theme->templates, check_lookup, &strings);
    mustache_lookups(r->theme->templates, check_lookup, &settings);
}
