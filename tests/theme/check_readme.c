/* check_readme.c - holds themes/README.md to the truth.
 *
 *     check_theme_readme [themes/README.md THEME_FOLDER]
 *
 * Without arguments it looks at themes/default from the root of the tree.
 * Every name that a template looks up, includes or offers must stand in the
 * README in backticks; every row of its tables must name a template, a block,
 * a string or a value that the theme has. A value marked "(spare" is one that
 * the program gives but this theme does not look up. Exit status 1 with a
 * list of what is wrong. */
#include "base/compat.h"

#include "base/fs.h"
#include "base/hash.h"
#include "base/limits.h"
#include "output/context.h"
#include "theme/theme.h"

#include <stdio.h>

typedef struct Check {
    Arena arena;
    const Theme *theme;
    Map named;     /* everything in backticks */
    Map values;    /* what templates look up */
    Map blocks, templates; /* what they are */
    unsigned wrong, checked;
} Check;

static void complain(Check *c, Str what, const char *why, Str where)
{
    printf("`%.*s` %s%.*s\n", STR_ARG(what), why, STR_ARG(where));
    c->wrong++;
}

/* --- what the README says ------------------------------------------------- */

static void gather_named(Check *c, Str readme)
{
    Str rest = readme, before, inside;

    while (str_split(&rest, '`', &before) &&
           str_split(&rest, '`', &inside))
        map_put(&c->named, inside, c);
}

static void gather_used(void *context, Str template_name, const char *kind,
                        Str name)
{
    Check *c = context;
    Str word = str_from(kind);

    map_put(&c->templates, template_name, c);
    c->checked++;
    if (str_is(name, "."))
        return;
    if (str_is(word, "block"))
        map_put(&c->blocks, name, c);
    else if (!str_is(word, "partial") && !str_is(word, "parent"))
        map_put(&c->values, name, c);
    if (!map_has(&c->named, name))
        complain(c, name, "is not in the README; used in ", template_name);
}

/* --- its tables ----------------------------------------------------------- */

/* "| `name` | …": the name in the first cell. */
static bool row_name(Str line, Str *name)
{
    size_t end;

    if (!str_starts(line, "| `"))
        return false;
    *name = str_slice(line, 3, line.len);
    end = str_find_char(*name, '`');
    *name = str_slice(*name, 0, end == STR_NONE ? name->len : end);
    return true;
}

static void check_value(Check *c, Str name, Str line)
{
    bool spare = str_find(line, STR("(spare")) != STR_NONE;
    bool used = map_has(&c->values, name);

    if (!used && !spare)
        complain(c, name, "is listed, but no template looks it up",
                 STR(""));
    if (used && spare)
        complain(c, name, "is marked as spare, but a template looks it up",
                 STR(""));
}

static void check_row(Check *c, Str section, Str name, Str line)
{
    const Value *strings = theme_strings(c->theme, STR("en"));

    c->checked++;
    if (str_is(section, "## Templates")) {
        if (!mustache_has(c->theme->templates, name) &&
            !map_has(&c->blocks, name))
            complain(c, name, "is no template and no block", STR(""));
    } else if (str_is(section, "## Strings")) {
        if (value_get_str(strings, str_slice(name, 2, name.len)) == NULL)
            complain(c, name, "is no string of the theme", STR(""));
    } else if (str_is(section, "## Values")) {
        check_value(c, name, line);
    }
}

static void check_tables(Check *c, Str readme)
{
    Str rest = readme, line, name, section = STR("");

    while (str_line(&rest, &line)) {
        if (str_starts(line, "## "))
            section = line;
        if (row_name(line, &name))
            check_row(c, section, name, line);
    }
}

static void check_all_listed(Check *c)
{
    const Value *strings = theme_strings(c->theme, STR("en"));

    for (size_t i = 0; i < c->templates.count; i++) {
        Str name = map_at(&c->templates, i)->key;

        c->checked++;
        if (!map_has(&c->named, name))
            complain(c, name, "is a template that the README does not name",
                     STR(""));
    }
    for (size_t i = 0; i < value_count(strings); i++) {
        Str key = str_cat(&c->arena, STR("t."), strings->as.map.entry[i].key);

        c->checked++;
        if (!map_has(&c->named, key))
            complain(c, key, "is a string that the README does not name",
                     STR(""));
    }
    for (size_t i = 0; i < value_count(c->theme->settings); i++) {
        Str key = str_cat(&c->arena, STR("settings."),
                          c->theme->settings->as.map.entry[i].key);

        c->checked++;
        if (!map_has(&c->named, key))
            complain(c, key, "is a setting that the README does not name",
                     STR(""));
    }
}

/* The program's own list of values (output/context_names.c) and the README's
 * tables: one without the other is a slip. */
static void check_value_names(Check *c, Str readme)
{
    Map known, rows;
    Str rest = readme, line, name, step, section = STR("");

    map_init(&known, &c->arena);
    map_init(&rows, &c->arena);
    context_names(&known);
    while (str_line(&rest, &line)) {
        if (str_starts(line, "## "))
            section = line;
        if (!str_is(section, "## Values") || !row_name(line, &name) ||
            str_starts(name, "settings."))
            continue;
        while (str_split(&name, '.', &step)) {
            map_put(&rows, step, c);
            c->checked++;
            if (!map_has(&known, step))
                complain(c, step, "is listed, but not in "
                         "generator/output/context_names.c", STR(""));
        }
    }
    for (size_t i = 0; i < known.count; i++) {
        c->checked++;
        if (!map_has(&c->named, map_at(&known, i)->key) &&
            !map_has(&rows, map_at(&known, i)->key))
            complain(c, map_at(&known, i)->key, "is in "
                     "generator/output/context_names.c, but not in the README",
                     STR(""));
    }
}

static int run(Check *c, const char *readme_path, const char *folder,
               Diags *diags)
{
    Str readme;
    Str language = STR("en");

    if (fs_read(&c->arena, readme_path, LIMIT_FILE_BYTES, &readme) != 0) {
        fprintf(stderr, "cannot read %s\n", readme_path);
        return 3;
    }
    c->theme = theme_open(&c->arena, STR("theme"), str_from(folder), NULL,
                          STR(""), NULL, 0, &language, 1, diags);
    diag_print(diags, stderr, false, 0);
    if (c->theme == NULL)
        return 1;
    gather_named(c, readme);
    mustache_names(c->theme->templates, gather_used, c);
    check_tables(c, readme);
    check_all_listed(c);
    check_value_names(c, readme);
    printf("%u passed, %u failed\n", c->checked - c->wrong, c->wrong);
    return c->wrong > 0;
}

int main(int argc, char **argv)
{
    Check check = {.wrong = 0};
    Diags *diags = diag_open(false);

    const char *readme = argc == 3 ? argv[1] : "themes/README.md";
    const char *folder = argc == 3 ? argv[2] : "themes/default";

    if (argc != 3 && argc != 1) {
        fprintf(stderr, "usage: check_theme_readme [README.md THEME_FOLDER]\n");
        return 2;
    }
    hash_init();
    arena_init(&check.arena);
    map_init(&check.named, &check.arena);
    map_init(&check.values, &check.arena);
    map_init(&check.blocks, &check.arena);
    map_init(&check.templates, &check.arena);
    int status = run(&check, readme, folder, diags);

    arena_release(&check.arena);
    diag_close(diags);
    return status;
}
