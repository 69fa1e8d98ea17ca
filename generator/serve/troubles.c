/* serve/troubles.c - diagnostics that outlive the build they come from. */
#include "base/compat.h"

#include "serve/troubles.h"

#include <stdlib.h>

#include "base/utf8.h"

/* Of one code in one file: who mends these sees the next. */
#define ALIKE_MOST 20
/* Characters before what is meant, and in all, of a line without end. */
#define LINE_BEFORE 60
#define LINE_MOST 200

/* Characters from one byte to another. */
static uint32_t characters(Str text, size_t from, size_t to)
{
    uint32_t count = 0;
    for (size_t at = from; at < to; count++)
        utf8_next(text, &at);
    return count;
}

static bool is_inside_character(Str line, size_t at)
{
    return at < line.len && (line.ptr[at] & 0xC0) == 0x80;
}

/* The piece of the author's line that shows what is meant. */
static void take_line(Arena *arena, const Diag *diag, Trouble *out)
{
    if (diag->source == NULL || diag->place.line == 0)
        return;
    Str line = source_line(diag->source, diag->place.line);
    size_t start = source_line_start(diag->source, diag->place.line);
    size_t at = diag->span.off - start;
    if (at > line.len)
        at = line.len;
    size_t end = at + diag->span.len;
    if (end > line.len)
        end = line.len;
    size_t from = at > LINE_BEFORE * 2 ? at - LINE_BEFORE : 0;
    size_t to = line.len > from + LINE_MOST ? from + LINE_MOST : line.len;
    while (from > 0 && is_inside_character(line, from))
        from--;
    while (is_inside_character(line, to))
        to++;
    if (end > to)
        end = to;
    out->line = str_dup(arena, str_slice(line, from, to));
    out->from = characters(line, from, at);
    out->length = characters(line, at, end);
}

static bool is_alike(const Diag *a, const Trouble *b)
{
    return str_is(b->code, a->code) && str_eq(a->path, b->path);
}

static void count_one(Troubles *troubles, DiagSeverity severity)
{
    if (severity == DIAG_NOTE)
        troubles->notes++;
    else if (severity == DIAG_WARNING)
        troubles->warnings++;
    else
        troubles->errors++;
}

/* How many of a code were kept of the file at hand. */
typedef struct Alike {
    Arena arena;
    Map by_code; /* code -> the last Trouble that was kept */
    Map count;   /* code -> size_t */
    Str path;
} Alike;

static size_t *alike_count(Alike *alike, const Diag *diag)
{
    Str code = str_from(diag->code);
    if (!str_eq(alike->path, diag->path)) {
        arena_reset(&alike->arena);
        map_init(&alike->count, &alike->arena);
        map_init(&alike->by_code, &alike->arena);
        alike->path = diag->path;
    }
    size_t *count = map_get(&alike->count, code);
    if (count == NULL) {
        count = ARENA_NEW(&alike->arena, size_t);
        map_put(&alike->count, code, count);
    }
    return count;
}

static Trouble *take(Troubles *troubles, const Diag *diag)
{
    Arena *arena = &troubles->arena;
    Trouble *out = &troubles->item[troubles->count++];
    *out = (Trouble){.severity = diag->severity,
                     .code = str_dup(arena, str_from(diag->code)),
                     .path = str_dup(arena, diag->path),
                     .message = str_dup(arena, diag->message),
                     .help = str_dup(arena, diag->help),
                     .place = diag->place,
                     .line = STR(""),
                     .also = STR(""),
                     .also_path = STR("")};
    if (diag->also.words.len > 0) {
        out->also = str_dup(arena, diag->also.words);
        out->also_path = str_dup(arena, diag->also.path);
        out->also_place = diag->also.place;
    }
    take_line(arena, diag, out);
    return out;
}

Troubles *troubles_take(Diags *diags)
{
    Troubles *troubles = xcalloc(1, sizeof *troubles);
    size_t total = diag_total(diags);
    Alike alike = {.path = STR_INIT("\n")}; /* of no file */
    arena_init(&troubles->arena);
    arena_init(&alike.arena);
    troubles->item = ARENA_NEW_ARRAY(&troubles->arena, Trouble, total + 1);
    for (size_t i = 0; i < total; i++) {
        const Diag *diag = diag_get(diags, i);
        size_t *count = alike_count(&alike, diag);
        Trouble *last = map_get(&alike.by_code, str_from(diag->code));
        count_one(troubles, diag->severity);
        if (++*count > ALIKE_MOST && last != NULL && is_alike(diag, last))
            last->alike++;
        else
            map_put(&alike.by_code, str_from(diag->code),
                    take(troubles, diag));
    }
    arena_release(&alike.arena);
    return troubles;
}

void troubles_free(Troubles *troubles)
{
    if (troubles == NULL)
        return;
    arena_release(&troubles->arena);
    free(troubles);
}

const Trouble *troubles_of(const Troubles *troubles, Str path, size_t *count)
{
    size_t low = 0, high = troubles != NULL ? troubles->count : 0;
    *count = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(troubles->item[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (troubles != NULL && low + *count < troubles->count &&
           str_eq(troubles->item[low + *count].path, path))
        ++*count;
    return *count > 0 ? &troubles->item[low] : NULL;
}

bool troubles_has(const Troubles *troubles, const Trouble *trouble)
{
    size_t count;
    const Trouble *item = troubles_of(troubles, trouble->path, &count);
    for (size_t i = 0; i < count; i++)
        if (str_eq(item[i].code, trouble->code) &&
            str_eq(item[i].message, trouble->message))
            return true;
    return false;
}

bool trouble_is_error(const Trouble *trouble)
{
    return trouble->severity >= DIAG_ERROR;
}

const char *trouble_word(const Trouble *trouble)
{
    if (trouble_is_error(trouble))
        return "error";
    return trouble->severity == DIAG_WARNING ? "warning" : "note";
}

Value *trouble_value(Arena *arena, const Trouble *trouble)
{
    Value *map = value_map(arena);
    value_set_text(arena, map, "severity", str_from(trouble_word(trouble)));
    value_set_text(arena, map, "code", trouble->code);
    value_set_text(arena, map, "path", trouble->path);
    value_set_number(arena, map, "line", (double)trouble->place.line);
    value_set_number(arena, map, "column", (double)trouble->place.column);
    value_set_text(arena, map, "message", trouble->message);
    value_set_text(arena, map, "help", trouble->help);
    value_set_text(arena, map, "text", trouble->line);
    value_set_number(arena, map, "from", (double)trouble->from);
    value_set_number(arena, map, "length", (double)trouble->length);
    value_set_text(arena, map, "also", trouble->also);
    value_set_text(arena, map, "alsoPath", trouble->also_path);
    value_set_number(arena, map, "alsoLine", (double)trouble->also_place.line);
    value_set_number(arena, map, "alsoColumn",
                     (double)trouble->also_place.column);
    value_set_number(arena, map, "alike", (double)trouble->alike);
    return map;
}

void trouble_line(Buf *out, const Trouble *trouble)
{
    diag_add_safe(out, trouble->path.len > 0 ? trouble->path
                                             : STR("handbook"));
    if (trouble->place.line > 0)
        buf_addf(out, ":%u:%u", (unsigned)trouble->place.line,
                 (unsigned)trouble->place.column);
    buf_addf(out, ": %s: ", trouble_word(trouble));
    diag_add_safe(out, trouble->message);
    buf_adds(out, " [");
    diag_add_safe(out, trouble->code);
    buf_adds(out, "]\n");
}
