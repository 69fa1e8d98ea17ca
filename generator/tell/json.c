/* tell/json.c - diagnostics as JSON, for programs of all kinds. */
#include "base/compat.h"
#include "tell/tell_internal.h"

#include "value/json.h"

static const char *severity_word(DiagSeverity severity)
{
    static const char *const word[DIAG_SEVERITY__COUNT] = {
        [DIAG_NOTE] = "note",
        [DIAG_WARNING] = "warning",
        [DIAG_ERROR] = "error",
        [DIAG_SYSTEM] = "system",
    };

    return word[severity];
}

static void put_place(Arena *arena, Value *map, Place place)
{
    if (place.line == 0)
        return;
    value_set_number(arena, map, "line", place.line);
    value_set_number(arena, map, "column", place.column);
}

static Value *second_value(Arena *arena, const DiagSecond *also)
{
    Value *map = value_map(arena);

    value_set_text(arena, map, "message", tell_text(arena, also->words));
    value_set_text(arena, map, "file", tell_text(arena, also->path));
    put_place(arena, map, also->place);
    return map;
}

static Value *diag_value(Arena *arena, const Diag *diag)
{
    Value *map = value_map(arena);

    value_set_text(arena, map, "severity",
                   str_from(severity_word(diag->severity)));
    value_set_text(arena, map, "code",
                   tell_text(arena, str_from(diag->code)));
    value_set_text(arena, map, "message", tell_text(arena, diag->message));
    if (diag->help.len > 0)
        value_set_text(arena, map, "help", tell_text(arena, diag->help));
    if (diag->path.len > 0)
        value_set_text(arena, map, "file", tell_text(arena, diag->path));
    put_place(arena, map, diag->place);
    if (diag->place.line > 0) {
        Place end = diag_end(diag);

        value_set_number(arena, map, "end_line", end.line);
        value_set_number(arena, map, "end_column", end.column);
    }
    if (diag->also.words.len > 0)
        value_set(arena, map, "also", second_value(arena, &diag->also));
    return map;
}

/* All but the diagnostics themselves. */
static Value *head_value(Arena *arena, const Tell *tell)
{
    DiagCounts counts = diag_counts(tell->diags);
    Value *map = value_map(arena);
    Value *summary = value_list(arena);

    value_set_number(arena, map, "version", TELL_JSON_VERSION);
    value_set_text(arena, map, "program", STR("handbook"));
    value_set_text(arena, map, "program_version", str_from(tell->version));
    value_set_text(arena, map, "command", str_from(tell->command));
    value_set_number(arena, map, "status", diag_exit_status(tell->diags));
    value_set_number(arena, map, "errors", (double)counts.errors);
    value_set_number(arena, map, "warnings", (double)counts.warnings);
    value_set_number(arena, map, "notes", (double)counts.notes);
    value_set_number(arena, map, "pages", (double)tell->page_count);
    value_set_number(arena, map, "pages_with_mistakes", (double)counts.pages);
    for (size_t i = 0; i < tell->summary_count; i++)
        value_push(arena, summary,
                   value_text(arena, tell_text(arena, tell->summary[i])));
    value_set(arena, map, "summary", summary);
    return map;
}

/* The head is an object, and its closing brace comes last. */
static void open_head(Arena *arena, const Tell *tell, FILE *out)
{
    const Value *head = head_value(arena, tell);

    for (size_t i = 0; i < value_count(head); i++) {
        const ValueEntry *entry = &head->as.map.entry[i];

        fprintf(out, "%s\"%.*s\":", i > 0 ? "," : "{", STR_ARG(entry->key));
        tell_value(out, entry->value);
    }
}

void tell_json(const Tell *tell, FILE *out)
{
    Arena arena;

    arena_init(&arena);
    open_head(&arena, tell, out);
    fputs(",\"diagnostics\":[", out);
    for (size_t i = 0; i < diag_total(tell->diags); i++) {
        arena_reset(&arena);
        fputs(i > 0 ? ",\n" : "\n", out);
        tell_value(out, diag_value(&arena, diag_get(tell->diags, i)));
    }
    fputs("\n]}\n", out);
    arena_release(&arena);
}
