/* serve/say.c - what the preview tells on the terminal: short, and once. */
#include "base/compat.h"

#include "serve/say.h"

#include <stdio.h>

#include "base/limits.h"

/* Of one save; the pages show the rest. */
#define NAMES_MOST 3
#define TROUBLES_MOST 10

void say_init(Say *say)
{
    arena_init(&say->arena);
    map_init(&say->said, &say->arena);
    arena_init(&say->names);
    map_init(&say->changed, &say->names);
}

void say_release(Say *say)
{
    arena_release(&say->arena);
    arena_release(&say->names);
}

void say_line(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    vprintf(fmt, args);
    va_end(args);
    putchar('\n');
    fflush(stdout);
}

void say_note(Say *say, Str name)
{
    if (!map_has(&say->changed, name))
        map_put(&say->changed, str_dup(&say->names, name), say);
}

void say_changed(Say *say)
{
    size_t count = say->changed.count;
    Buf line;
    if (count == 0)
        return;
    buf_init(&line, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < count && i < NAMES_MOST; i++) {
        buf_adds(&line, i > 0 ? ", " : "");
        diag_add_safe(&line, map_at(&say->changed, i)->key);
    }
    if (count > NAMES_MOST)
        buf_addf(&line, " and %zu more", count - NAMES_MOST);
    say_line("Changed: %.*s", STR_ARG(buf_str(&line)));
    buf_release(&line);
    arena_reset(&say->names);
    map_init(&say->changed, &say->names);
}

/* The place may move with every line that is typed above it. */
static Str words_of(Arena *arena, const Trouble *trouble)
{
    return arena_fmt(arena, "%.*s\n%.*s\n%.*s", STR_ARG(trouble->path),
                     STR_ARG(trouble->code), STR_ARG(trouble->message));
}

/* "2 errors, 1 warning" */
static void add_count(Buf *out, size_t count, const char *one,
                      const char *many)
{
    if (count > 0)
        buf_addf(out, "%s%zu %s", out->len > 0 ? ", " : "", count,
                 count == 1 ? one : many);
}

static void say_count(const Troubles *troubles, size_t page_count)
{
    Buf line;
    buf_init(&line, LIMIT_OUTPUT_BYTES);
    add_count(&line, troubles->errors, "error", "errors");
    add_count(&line, troubles->warnings, "warning", "warnings");
    add_count(&line, troubles->notes, "suggestion", "suggestions");
    if (line.len == 0)
        buf_adds(&line, "Nothing wrong");
    if (page_count > 0)
        buf_addf(&line, " in %zu %s", page_count,
                 page_count == 1 ? "page" : "pages");
    say_line("%.*s.", STR_ARG(buf_str(&line)));
    buf_release(&line);
}

void say_troubles(Say *say, const Troubles *troubles, size_t page_count)
{
    Arena arena;
    Map now;
    size_t fresh = 0;
    Buf text;
    arena_init(&arena);
    map_init(&now, &arena);
    buf_init(&text, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < troubles->count; i++) {
        const Trouble *item = &troubles->item[i];
        Str words = words_of(&arena, item);
        map_put(&now, words, say);
        /* Suggestions stand on the pages. */
        if (item->severity == DIAG_NOTE || map_has(&say->said, words))
            continue;
        if (fresh++ < TROUBLES_MOST)
            trouble_line(&text, item);
    }
    if (fresh > TROUBLES_MOST)
        buf_addf(&text, "and %zu more: see the pages, or handbook check\n",
                 fresh - TROUBLES_MOST);
    fwrite(text.ptr, 1, text.len, stdout);
    say_count(troubles, page_count);
    buf_release(&text);
    arena_release(&say->arena);
    say->arena = arena;
    say->said = now;
    say->said.arena = &say->arena;
}
