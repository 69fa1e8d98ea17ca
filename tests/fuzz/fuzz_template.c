/* tests/fuzz/fuzz_template.c - a template, compiled and printed.
 *
 * The whole input is the template "page"; a second one that it may include or
 * inherit from and the data are always the same. Beyond "no crash": what cannot
 * be used says why, what cannot be printed says why, every diagnostic points
 * into the text, and printing twice gives the same bytes.
 */
#include "base/compat.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "theme/mustache.h"
#include "fuzz.h"

#define MAX_OUTPUT (1u << 20)

static const Value *make_data(Arena *arena)
{
    Value *map = value_map(arena), *list = value_list(arena);
    Value *inner = value_map(arena);

    value_set_text(arena, inner, "b", STR("<&>"));
    value_set_number(arena, inner, "n", 1.5);
    value_push(arena, list, inner);
    value_push(arena, list, value_text(arena, STR("two\nlines\n")));
    value_push(arena, list, value_null(arena));
    value_set(arena, map, "a", inner);
    value_set(arena, map, "l", list);
    value_set(arena, map, "title", value_text(arena, STR("Title")));
    value_set_bool(arena, map, "yes", true);
    value_set_bool(arena, map, "no", false);
    return map;
}

static void check_diags(Diags *diags)
{
    for (size_t i = 0; i < diag_total(diags); i++) {
        const Diag *diag = diag_get(diags, i);

        if (diag->message.len == 0 || diag->code[0] == '\0')
            BUG("a diagnostic without words");
        if (diag->source == NULL || diag->span.off == UINT32_MAX)
            continue;
        if (diag->span.off > diag->source->text.len ||
            diag->span.len > diag->source->text.len - diag->span.off)
            BUG("a diagnostic points outside its file");
    }
}

static bool print(const MustacheSet *set, const Value *data, Buf *out,
                  Diags *diags)
{
    size_t before = diag_count(diags, DIAG_ERROR);
    bool ok = mustache_render(set, STR("page"), &data, 1, out, diags);

    if (!ok && diag_count(diags, DIAG_ERROR) == before)
        BUG("a template could not be printed, and no word why");
    return ok;
}

static void one_template(Arena *arena, Str text, Diags *diags)
{
    MustacheSet *set = mustache_open(arena, diags);
    const Value *data = make_data(arena);
    Str other = STR("<{{$a}}\n  {{title}}\n{{/a}}{{#l}}{{> page}}{{/l}}>\n");
    Buf first, second;
    bool compiled =
        mustache_add(set, source_new(arena, STR("page"), text), STR("page"));

    mustache_add(set, source_new(arena, STR("other"), other), STR("other"));
    bool usable = mustache_finish(set);

    if (!usable && diag_count(diags, DIAG_ERROR) == 0)
        BUG("a template cannot be used, and no word why");
    check_diags(diags);
    if (!compiled)
        return;
    buf_init(&first, MAX_OUTPUT);
    buf_init(&second, MAX_OUTPUT);
    if (print(set, data, &first, diags) &&
        (!print(set, data, &second, diags) ||
         !str_eq(buf_str(&first), buf_str(&second))))
        BUG("a template prints other bytes the second time");
    check_diags(diags);
    buf_release(&first);
    buf_release(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool ready;
    Str text = str_of((const char *)data, size);
    Arena arena;

    if (!ready)
        hash_init();
    ready = true;
    if (utf8_invalid_at(text) != STR_NONE)
        return 0; /* theme.c refuses it before */
    arena_init(&arena);
    Diags *diags = diag_open(false);

    one_template(&arena, text, diags);
    diag_close(diags);
    arena_release(&arena);
    return 0;
}
