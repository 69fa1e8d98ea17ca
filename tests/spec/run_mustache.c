/* run_mustache.c - runs the Mustache specification's cases.
 *
 *     run_mustache FILE.json ...
 *
 * Each file holds {"tests": [{name, data, template, partials, expected}]}.
 * Prints what failed and a last line "N passed, N failed"; exit status 1 when
 * anything failed. Files that are not there are skipped, and said so: the
 * specification itself is not part of the repository. */
#include "base/compat.h"

#include "base/fs.h"
#include "base/hash.h"
#include "base/limits.h"
#include "theme/mustache.h"
#include "value/json.h"

#include <stdio.h>
#include <string.h>

typedef struct Tally {
    unsigned passed, failed, skipped;
} Tally;

static void show(const char *what, Str text)
{
    printf("    %s: \"", what);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '\n')
            printf("\\n");
        else if (c == '\r')
            printf("\\r");
        else
            putchar(c);
    }
    printf("\"\n");
}

/* Templates of a case: the one under test is "main". A case may include
 * templates that do not exist; the specification wants nothing for them. */
static MustacheSet *compile(Arena *arena, const Value *test, Diags *diags)
{
    MustacheSet *set = mustache_open(arena, diags);
    const Value *partials = value_get(test, "partials");
    bool ok = true;

    for (size_t i = 0; i < value_count(partials); i++) {
        const ValueEntry *entry = &partials->as.map.entry[i];
        Str text = value_as_text(entry->value);

        ok = mustache_add(set, source_new(arena, entry->key, text),
                          entry->key) && ok;
    }
    Str text = value_as_text(value_get(test, "template"));

    ok = mustache_add(set, source_new(arena, STR("main"), text),
                      STR("main")) && ok;
    mustache_finish(set);
    return ok ? set : NULL;
}

static void run_case(Str file, const Value *test, Tally *tally)
{
    Arena arena;
    Buf out;
    Diags *diags = diag_open(false);
    const Value *data = value_get(test, "data");
    Str wanted = value_as_text(value_get(test, "expected"));
    bool ok;

    arena_init(&arena);
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    MustacheSet *set = compile(&arena, test, diags);

    ok = set != NULL &&
         mustache_render(set, STR("main"), &data, 1, &out, diags) &&
         str_eq(buf_str(&out), wanted);
    if (ok) {
        tally->passed++;
    } else {
        tally->failed++;
        printf("%.*s: %.*s\n", STR_ARG(file),
               STR_ARG(value_as_text(value_get(test, "name"))));
        show("template", value_as_text(value_get(test, "template")));
        show("expected", wanted);
        show("printed ", buf_str(&out));
        diag_print(diags, stdout, false, 0);
    }
    buf_release(&out);
    diag_close(diags);
    arena_release(&arena);
}

static void run_file(const char *path, Tally *tally)
{
    Arena arena;
    Str text;
    Diags *diags = diag_open(false);

    arena_init(&arena);
    if (fs_read(&arena, path, LIMIT_FILE_BYTES, &text) != 0) {
        printf("%s: not there, skipped\n", path);
        tally->skipped++;
    } else {
        const Value *root =
            json_read(&arena, source_new(&arena, str_from(path), text),
                      diags);
        const Value *tests = value_get(root, "tests");

        if (value_count(tests) == 0) {
            printf("%s: holds no tests\n", path);
            diag_print(diags, stdout, false, 0);
            tally->failed++;
        }
        for (size_t i = 0; i < value_count(tests); i++)
            run_case(str_from(path), value_item(tests, i), tally);
    }
    diag_close(diags);
    arena_release(&arena);
}

int main(int argc, char **argv)
{
    Tally tally = {0, 0, 0};

    hash_init();
    for (int i = 1; i < argc; i++)
        run_file(argv[i], &tally);
    if (argc < 2)
        printf("no files given, skipped\n");
    printf("%u passed, %u failed\n", tally.passed, tally.failed);
    return tally.failed > 0;
}
