/* base/diag.c - gathers diagnostics and puts them in order. */
#include "base/compat.h"
#include "base/diag_internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Characters of what is meant that diag_end counts. */
#define MARK_CHARACTERS 1000

/* What handbook.yaml says about one code. */
typedef struct DiagRule {
    DiagSeverity severity;
    bool off;
} DiagRule;

struct Diags {
    Diags *self; /* so that counting, which is const, can sort first */
    pthread_mutex_t lock; /* around everything below while workers run */
    bool strict;
    Arena arena;
    Map rules; /* code -> DiagRule */
    Diag *entry; /* in order of arrival, with the severity they came with */
    size_t count, capacity;
    Diag *sorted; /* arena; what is left of them, in order of printing */
    size_t sorted_count;
    bool is_sorted; /* `sorted` is up to date */
    DiagAllow *allow; /* arena; in order of arrival */
    size_t allow_count, allow_capacity;
    bool looked;    /* exceptions that silence nothing are told */
    Map not_looked; /* codes for which they are not */
    DiagKeep *keep; /* or NULL */
    void *keep_context;
};

Diags *diag_open(bool strict)
{
    Diags *diags = xcalloc(1, sizeof *diags);

    if (pthread_mutex_init(&diags->lock, NULL))
        BUG("cannot make a lock");
    diags->self = diags;
    diags->strict = strict;
    arena_init(&diags->arena);
    map_init(&diags->rules, &diags->arena);
    map_init(&diags->not_looked, &diags->arena);
    return diags;
}

Diags *diag_open_like(const Diags *other)
{
    Diags *diags = diag_open(other->strict);

    for (size_t i = 0; i < other->rules.count; i++) {
        const MapEntry *entry = map_at(&other->rules, i);
        const DiagRule *rule = entry->value;

        diag_set_severity(diags, entry->key, rule->severity, rule->off);
    }
    return diags;
}

void diag_close(Diags *diags)
{
    if (!diags)
        return;
    pthread_mutex_destroy(&diags->lock);
    arena_release(&diags->arena);
    free(diags);
}

DiagPos diag_at(const Source *source, Span span)
{
    return (DiagPos){source, span, STR("")};
}

DiagPos diag_in_file(Str path)
{
    return (DiagPos){NULL, DIAG_WHOLE_FILE, path};
}

DiagPos diag_nowhere(void)
{
    return diag_in_file(STR(""));
}

static bool is_whole_file(DiagPos at)
{
    return !at.source || at.span.off == UINT32_MAX;
}

static Str path_of(Arena *arena, DiagPos at)
{
    return at.source ? at.source->path : str_dup(arena, at.path);
}

/* Lines and columns are found out when sorted: until then 1 stands for some
 * line. */
static void put_second(Arena *arena, DiagSecond *out, DiagAlso also)
{
    if (!also.words || (!also.at.source && also.at.path.len == 0))
        return;
    out->words = str_dup(arena, str_from(also.words));
    out->path = path_of(arena, also.at);
    out->source = also.at.source;
    if (is_whole_file(also.at))
        return;
    out->span = also.at.span;
    out->place.line = 1;
}

static void add(Diags *diags, DiagSeverity severity, const char *code,
                DiagPos at, DiagAlso also, Str message, Str help)
{
    Arena *arena = &diags->arena;
    Diag diag = {.severity = severity, .source = at.source};

    pthread_mutex_lock(&diags->lock);
    diag.code = str_dup(arena, str_from(code)).ptr;
    diag.path = path_of(arena, at);
    diag.message = str_dup(arena, message);
    diag.help = str_dup(arena, help);
    if (!is_whole_file(at)) {
        diag.span = at.span;
        diag.place.line = 1;
    }
    put_second(arena, &diag.also, also);
    ARENA_PUSH(arena, diags->entry, diags->count, diags->capacity, diag);
    diags->is_sorted = false;
    pthread_mutex_unlock(&diags->lock);
}

void diag_add(Diags *diags, DiagSeverity severity, const char *code,
              DiagPos at, Str message, Str help)
{
    add(diags, severity, code, at, (DiagAlso){0}, message, help);
}

/* Formats outside the lock and adds. */
static HB_PRINTF(7, 0) void add_formatted(Diags *diags, DiagSeverity severity,
                                          const char *code, DiagPos at,
                                          DiagAlso also, Str help,
                                          const char *fmt, va_list args)
{
    Arena scratch;

    arena_init(&scratch);
    add(diags, severity, code, at, also, arena_vfmt(&scratch, fmt, args),
        help);
    arena_release(&scratch);
}

void diag_addf(Diags *diags, DiagSeverity severity, const char *code,
               DiagPos at, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    add_formatted(diags, severity, code, at, (DiagAlso){0}, STR(""), fmt,
                  args);
    va_end(args);
}

void diag_help(Diags *diags, DiagSeverity severity, const char *code,
               DiagPos at, Str help, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    add_formatted(diags, severity, code, at, (DiagAlso){0}, help, fmt, args);
    va_end(args);
}

void diag_also(Diags *diags, DiagSeverity severity, const char *code,
               DiagPos at, DiagAlso also, Str help, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    add_formatted(diags, severity, code, at, also, help, fmt, args);
    va_end(args);
}

const char *diag_errno(int err, char *out, size_t size)
{
    if (strerror_r(err, out, size))
        snprintf(out, size, "error %d", err);
    out[0] = ascii_lower(out[0]);
    return out;
}

void diag_io(Diags *diags, const char *code, const char *doing, Str path,
             int err)
{
    char why[128];

    diag_addf(diags, DIAG_SYSTEM, code, diag_in_file(path), "cannot %s: %s",
              doing, diag_errno(err, why, sizeof why));
}

void diag_set_severity(Diags *diags, Str code, DiagSeverity severity, bool off)
{
    DiagRule *rule;

    /* System failures come from the system, not from a setting. */
    if (severity >= DIAG_SYSTEM)
        severity = DIAG_ERROR;
    pthread_mutex_lock(&diags->lock);
    rule = ARENA_NEW(&diags->arena, DiagRule);
    *rule = (DiagRule){severity, off};
    map_put(&diags->rules, str_dup(&diags->arena, code), rule);
    diags->is_sorted = false;
    pthread_mutex_unlock(&diags->lock);
}

void diag_allow(Diags *diags, DiagAllow allow)
{
    pthread_mutex_lock(&diags->lock);
    allow.code = str_dup(&diags->arena, allow.code);
    ARENA_PUSH(&diags->arena, diags->allow, diags->allow_count,
               diags->allow_capacity, allow);
    diags->is_sorted = false;
    pthread_mutex_unlock(&diags->lock);
}

const DiagAllow *diag_allows(const Diags *diags, size_t *count)
{
    *count = diags->allow_count;
    return diags->allow;
}

void diag_looked_all(Diags *diags)
{
    diags->looked = true;
    diags->is_sorted = false;
}

void diag_not_looked(Diags *diags, Str code)
{
    pthread_mutex_lock(&diags->lock);
    map_put(&diags->not_looked, str_dup(&diags->arena, code), diags);
    diags->is_sorted = false;
    pthread_mutex_unlock(&diags->lock);
}

/* The severity that counts. False when the diagnostic is switched off, or an
 * exception silences it. */
static bool resolve(const Diags *diags, const Diag *diag, Allowed *allowed,
                    DiagSeverity *out)
{
    const DiagRule *rule = map_get(&diags->rules, str_from(diag->code));

    *out = diag->severity;
    if (*out == DIAG_SYSTEM)
        return true;
    if (rule && rule->off)
        return false;
    if (rule)
        *out = rule->severity;
    if (allowed && allowed_takes(allowed, diag, *out))
        return false;
    if (diags->strict && *out == DIAG_WARNING)
        *out = DIAG_ERROR;
    return true;
}

static int compare_u32(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare_second(const DiagSecond *a, const DiagSecond *b)
{
    int order = str_cmp(a->words, b->words);

    if (!order)
        order = str_cmp(a->path, b->path);
    if (!order)
        order = compare_u32(a->place.line, b->place.line);
    if (!order)
        order = compare_u32(a->span.off, b->span.off);
    if (!order)
        order = compare_u32(a->span.len, b->span.len);
    return order;
}

/* Everything that is printed takes part, so that the order is total and equal
 * neighbours are exact repeats. */
static int compare(const void *left, const void *right)
{
    const Diag *a = left;
    const Diag *b = right;
    int order = str_cmp(a->path, b->path);

    if (!order) /* the whole file before places in it */
        order = compare_u32(a->place.line, b->place.line);
    if (!order)
        order = compare_u32(a->span.off, b->span.off);
    if (!order)
        order = compare_u32(b->severity, a->severity);
    if (!order)
        order = strcmp(a->code, b->code);
    if (!order)
        order = str_cmp(a->message, b->message);
    if (!order)
        order = compare_u32(a->span.len, b->span.len);
    if (!order)
        order = str_cmp(a->help, b->help);
    if (!order)
        order = compare_second(&a->also, &b->also);
    return order;
}

/* Fills in line and column. Counts on from the diagnostic before, for a file
 * may be one line of megabytes with a mistake in every word. */
static void locate(Diag *diag, const Diag *before)
{
    if (diag->place.line == 0)
        return;
    if (before && before->place.line && before->source == diag->source)
        diag->place = source_locate_from(diag->source, before->span.off,
                                         before->place, diag->span.off);
    else
        diag->place = source_locate(diag->source, diag->span.off);
}

static int compare_where(const void *left, const void *right)
{
    const DiagSecond *a = *(DiagSecond *const *)left;
    const DiagSecond *b = *(DiagSecond *const *)right;
    int order = str_cmp(a->path, b->path);

    if (!order)
        order = compare_u32(a->span.off, b->span.off);
    return order;
}

/* The same for second places, in an order of their own. */
static void locate_seconds(Diags *diags, Diag *diag, size_t count)
{
    DiagSecond **second;
    size_t found = 0;

    if (count == 0)
        return;
    second = ARENA_NEW_ARRAY(&diags->arena, DiagSecond *, count);
    for (size_t i = 0; i < count; i++)
        if (diag[i].also.place.line)
            second[found++] = &diag[i].also;
    if (found > 0)
        qsort(second, found, sizeof(DiagSecond *), compare_where);
    for (size_t i = 0; i < found; i++) {
        const DiagSecond *before = i > 0 ? second[i - 1] : NULL;
        const Source *source = second[i]->source;
        uint32_t off = second[i]->span.off;

        second[i]->place =
            before && before->source == source
                ? source_locate_from(source, before->span.off, before->place,
                                     off)
                : source_locate(source, off);
    }
}

static bool is_kept(const Diags *diags, const Diag *diag)
{
    return !diags->keep || diags->keep(diags->keep_context, diag);
}

/* All that count, with the severity that they have, in no order yet; *sorted
 * has room for them. */
static size_t gather(Diags *diags, Diag **sorted)
{
    size_t room = diags->count + 2 * diags->allow_count;
    Allowed *allowed = NULL;
    size_t count = 0;

    if (room > 0)
        *sorted = ARENA_NEW_ARRAY(&diags->arena, Diag, room);
    if (diags->allow_count > 0)
        allowed = allowed_new(&diags->arena, diags->allow, diags->allow_count);
    for (size_t i = 0; i < diags->count; i++) {
        Diag *put = &(*sorted)[count];

        *put = diags->entry[i];
        if (resolve(diags, &diags->entry[i], allowed, &put->severity) &&
            is_kept(diags, put))
            count++;
    }
    for (size_t at = 0; allowed;) {
        Diag *put = &(*sorted)[count];
        Diag told;

        if (!allowed_next(allowed, &diags->arena, diags->looked,
                          &diags->not_looked, &at, &told))
            break;
        *put = told;
        if (resolve(diags, &told, NULL, &put->severity) && is_kept(diags, put))
            count++;
    }
    return count;
}

static void sort(Diags *diags)
{
    Diag *sorted = NULL;
    size_t count;
    size_t kept = 0;

    if (diags->is_sorted)
        return;
    count = gather(diags, &sorted);
    if (count)
        qsort(sorted, count, sizeof *sorted, compare);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || compare(&sorted[kept - 1], &sorted[i]))
            sorted[kept++] = sorted[i];
    for (size_t i = 0; i < kept; i++)
        locate(&sorted[i], i ? &sorted[i - 1] : NULL);
    locate_seconds(diags, sorted, kept);
    diags->sorted = sorted;
    diags->sorted_count = kept;
    diags->is_sorted = true;
}

void diag_keep(Diags *diags, DiagKeep *keep, void *context)
{
    diags->keep = keep;
    diags->keep_context = context;
    diags->is_sorted = false;
}

size_t diag_total(Diags *diags)
{
    sort(diags);
    return diags->sorted_count;
}

const Diag *diag_get(Diags *diags, size_t index)
{
    sort(diags);
    if (index >= diags->sorted_count)
        BUG("diagnostic %zu of %zu", index, diags->sorted_count);
    return &diags->sorted[index];
}

size_t diag_count(const Diags *diags, DiagSeverity severity)
{
    size_t count = 0;

    sort(diags->self);
    for (size_t i = 0; i < diags->sorted_count; i++)
        count += diags->sorted[i].severity == severity;
    return count;
}

DiagCounts diag_counts(Diags *diags)
{
    DiagCounts counts = {0};
    Str counted = STR(""); /* the page that was counted last */

    for (size_t i = 0; i < diag_total(diags); i++) {
        const Diag *diag = diag_get(diags, i);

        counts.errors += diag->severity >= DIAG_ERROR;
        counts.warnings += diag->severity == DIAG_WARNING;
        counts.notes += diag->severity == DIAG_NOTE;
        if (diag->severity == DIAG_NOTE || !str_ends(diag->path, ".md") ||
            str_eq(diag->path, counted))
            continue;
        counts.pages++;
        counted = diag->path;
    }
    return counts;
}

/* Counted no further than MARK_CHARACTERS: a thousand mistakes may each mark
 * the whole of a line of megabytes. */
Place diag_end(const Diag *diag)
{
    Str text = diag->source->text;
    size_t at = diag->span.off;
    size_t end = at + diag->span.len;
    Place place = diag->place;

    if (end > text.len)
        end = text.len;
    if (at == 0 && end >= 3 && str_starts(text, "\xEF\xBB\xBF"))
        at = 3; /* a byte order mark is in no column */
    for (size_t count = 0; at < end && count < MARK_CHARACTERS; count++) {
        uint32_t c = utf8_next(str_slice(text, 0, end), &at);

        if (c == '\n' || c == '\r')
            break;
        place.column++;
    }
    return place;
}

int diag_exit_status(const Diags *diags)
{
    if (diag_count(diags, DIAG_SYSTEM))
        return 3;
    return diag_count(diags, DIAG_ERROR) ? 1 : 0;
}
