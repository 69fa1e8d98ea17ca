/* base/diag_allow.c - authors' exceptions: which diagnostics they silence. */
#include "base/compat.h"
#include "base/diag_internal.h"

#include <stdlib.h>

#define NOWHERE SIZE_MAX

typedef struct Exception {
    DiagAllow allow;
    size_t around; /* the next one that holds it and goes on behind it */
    bool used;
    bool refused; /* what it is about is an error, the first of them: */
    DiagPos error;
} Exception;

/* All of one code in one file, by their beginning. */
typedef struct Shelf {
    size_t first, count; /* in `exception` */
    bool broken;         /* unused */
} Shelf;

struct Allowed {
    Arena *arena;
    Exception *exception; /* by file, code, beginning, outer ones first */
    size_t count;
    Map shelf;  /* "code\nfile" -> Shelf */
    Map broken; /* files with errors */
};

static int compare(const void *left, const void *right)
{
    const DiagAllow *a = &((const Exception *)left)->allow;
    const DiagAllow *b = &((const Exception *)right)->allow;
    int order = str_cmp(a->source->path, b->source->path);

    if (!order)
        order = str_cmp(a->code, b->code);
    if (!order)
        order = (a->from > b->from) - (a->from < b->from);
    if (!order)
        order = (a->to < b->to) - (a->to > b->to);
    if (!order)
        order = (a->at.off > b->at.off) - (a->at.off < b->at.off);
    return order;
}

static Str key_of(Arena *arena, Str code, Str path)
{
    return arena_fmt(arena, "%.*s\n%.*s", STR_ARG(code), STR_ARG(path));
}

static bool is_alike(const Exception *a, const Exception *b)
{
    return str_eq(a->allow.code, b->allow.code) &&
           str_eq(a->allow.source->path, b->allow.source->path);
}

/* Those that hold an earlier one, or lie in it: a stack of the open ones. One
 * that ends where the next inner one ends can take nothing more than that. */
static void link_around(Allowed *allowed, const Shelf *shelf)
{
    Exception *all = allowed->exception;

    for (size_t i = shelf->first; i < shelf->first + shelf->count; i++) {
        size_t around = i > shelf->first ? i - 1 : NOWHERE;

        while (around != NOWHERE && all[around].allow.to <= all[i].allow.to)
            around = all[around].around;
        all[i].around = around;
    }
}

Allowed *allowed_new(Arena *arena, const DiagAllow *allow, size_t count)
{
    Allowed *allowed = ARENA_NEW(arena, Allowed);

    allowed->arena = arena;
    allowed->count = count;
    allowed->exception = ARENA_NEW_ARRAY(arena, Exception, count);
    map_init(&allowed->shelf, arena);
    map_init(&allowed->broken, arena);
    for (size_t i = 0; i < count; i++)
        allowed->exception[i] = (Exception){.allow = allow[i]};
    qsort(allowed->exception, count, sizeof(Exception), compare);
    for (size_t i = 0; i < count;) {
        const Exception *first = &allowed->exception[i];
        Shelf *shelf = ARENA_NEW(arena, Shelf);

        shelf->first = i;
        for (; i < count && is_alike(first, &allowed->exception[i]); i++)
            shelf->count++;
        link_around(allowed, shelf);
        map_put(&allowed->shelf,
                key_of(arena, first->allow.code, first->allow.source->path),
                shelf);
    }
    return allowed;
}

/* The innermost one that holds the place, or NULL. */
static Exception *find(Allowed *allowed, const Shelf *shelf, uint32_t off)
{
    size_t low = shelf->first;
    size_t high = shelf->first + shelf->count;
    size_t at;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (allowed->exception[middle].allow.from <= off)
            low = middle + 1;
        else
            high = middle;
    }
    at = low > shelf->first ? low - 1 : NOWHERE;
    while (at != NOWHERE && allowed->exception[at].allow.to <= off)
        at = allowed->exception[at].around;
    return at == NOWHERE ? NULL : &allowed->exception[at];
}

static Exception *find_whole(Allowed *allowed, const Shelf *shelf)
{
    for (size_t i = shelf->first; i < shelf->first + shelf->count; i++)
        if (allowed->exception[i].allow.whole_file)
            return &allowed->exception[i];
    return NULL;
}

bool allowed_takes(Allowed *allowed, const Diag *diag, DiagSeverity severity)
{
    Arena scratch;
    const Shelf *shelf;
    Exception *exception;

    if (severity >= DIAG_ERROR && !map_has(&allowed->broken, diag->path))
        map_put(&allowed->broken, diag->path, allowed);
    arena_init(&scratch);
    shelf = map_get(&allowed->shelf,
                    key_of(&scratch, str_from(diag->code), diag->path));
    arena_release(&scratch);
    if (!shelf)
        return false;
    exception = diag->place.line ? find(allowed, shelf, diag->span.off)
                                 : find_whole(allowed, shelf);
    if (!exception)
        return false;
    if (severity >= DIAG_ERROR) {
        if (!exception->refused || diag->span.off < exception->error.span.off)
            exception->error =
                diag->place.line
                    ? diag_at(diag->source, diag->span)
                    : (DiagPos){diag->source, DIAG_WHOLE_FILE, diag->path};
        exception->refused = true;
        return false;
    }
    exception->used = true;
    return true;
}

/* --- what is said about them ---------------------------------------------- */

static void tell_refused(Arena *arena, const Exception *exception, Diag *out)
{
    const DiagPos *error = &exception->error;

    out->code = "allow-refused";
    out->message =
        arena_fmt(arena, "'%.*s' is an error here, and this comment cannot "
                  "silence an error", STR_ARG(exception->allow.code));
    out->help = STR("mend what it is about, and take the comment out");
    if (!error->source || error->span.off == UINT32_MAX)
        return;
    out->also = (DiagSecond){.words = STR("the error is here"),
                             .path = error->source->path,
                             .source = error->source,
                             .span = error->span,
                             .place = {1, 0}};
}

static void tell_unused(Arena *arena, const Exception *exception, Diag *out)
{
    out->code = "allow-unused";
    out->message = arena_fmt(arena, "this comment silences nothing: what "
                             "follows it has no '%.*s'",
                             STR_ARG(exception->allow.code));
    out->help = STR("take it out, or put it on a line of its own right above "
                    "what it is about");
}

bool allowed_next(Allowed *allowed, Arena *arena, bool looked,
                  const Map *not_looked, size_t *at, Diag *out)
{
    for (; *at < allowed->count; ++*at) {
        const Exception *exception = &allowed->exception[*at];
        const DiagAllow *allow = &exception->allow;

        *out = (Diag){.severity = DIAG_WARNING,
                      .path = allow->source->path,
                      .source = allow->source,
                      .span = allow->at,
                      .place = {1, 0}};
        if (exception->refused)
            tell_refused(arena, exception, out);
        else if (!exception->used && looked &&
                 !map_has(not_looked, allow->code) &&
                 !map_has(&allowed->broken, allow->source->path))
            tell_unused(arena, exception, out);
        else
            continue;
        ++*at;
        return true;
    }
    return false;
}

/* --- reading -------------------------------------------------------------- */

static Str one_line(Arena *arena, Str text)
{
    Buf buf;
    Str line;

    buf_init(&buf, text.len);
    while (text.len > 0) {
        if (!ascii_is_space(text.ptr[0]))
            buf_addc(&buf, text.ptr[0]);
        else if (buf.len > 0 && buf.ptr[buf.len - 1] != ' ')
            buf_addc(&buf, ' ');
        text = str_slice(text, 1, text.len);
    }
    line = str_dup(arena, str_trim(buf_str(&buf)));
    buf_release(&buf);
    return line;
}

static bool take_word(Str *text, const char *word)
{
    size_t len = str_from(word).len;
    bool there = text->len >= len &&
                 str_ieq(str_slice(*text, 0, len), str_from(word)) &&
                 (!ascii_is_alnum(word[0]) || text->len == len ||
                  !ascii_is_alnum(text->ptr[len]));

    if (there)
        *text = str_trim_left(str_slice(*text, len, text->len));
    return there;
}

static bool is_code(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_alnum(text.ptr[i]) && text.ptr[i] != '-')
            return false;
    return text.len > 0;
}

static bool refuse(Diags *diags, DiagPos at, const char *open,
                   const char *close, Str code, const char *message)
{
    Arena scratch;
    Str what = is_code(code) ? code : STR("missing-alt");

    arena_init(&scratch);
    diag_help(diags, DIAG_ERROR, "allow-syntax", at,
              arena_fmt(&scratch, "write: %s handbook: allow %.*s: why it is "
                        "fine here%s%s", open, STR_ARG(what),
                        close[0] != '\0' ? " " : "", close),
              "%s", message);
    arena_release(&scratch);
    return false;
}

static bool read_allow(Diags *diags, DiagPos at, Str text, const char *open,
                       const char *close, Str *code)
{
    bool colon;
    size_t end;

    if (!take_word(&text, "handbook"))
        return false;
    colon = take_word(&text, ":");
    /* Anybody may write about a handbook in a comment. */
    if (!take_word(&text, "allow"))
        return colon && refuse(diags, at, open, close, STR(""),
                               "behind 'handbook:' this comment should say "
                               "'allow'");
    end = str_find_char(text, ':');
    *code = str_trim(str_slice(text, 0, end == STR_NONE ? text.len : end));
    if (!colon)
        return refuse(diags, at, open, close, *code,
                      "there is no ':' behind 'handbook' in this comment");
    if (!is_code(*code) && end == STR_NONE) {
        size_t space = str_find_char(text, ' ');

        *code = str_slice(text, 0, space == STR_NONE ? text.len : space);
    }
    if (!is_code(*code))
        return refuse(diags, at, open, close, *code,
                      "this comment does not name the one code that it "
                      "allows");
    if (end == STR_NONE ||
        str_trim(str_slice(text, end + 1, text.len)).len == 0)
        return refuse(diags, at, open, close, *code,
                      "this comment does not say why it allows this");
    return true;
}

bool diag_read_allow(Diags *diags, const Source *source, Span at, Str inside,
                     const char *open, const char *close, Str *code)
{
    Arena scratch;
    bool fine;

    arena_init(&scratch);
    fine = read_allow(diags, diag_at(source, at), one_line(&scratch, inside),
                      open, close, code);
    /* The code is asked for among the author's own bytes. */
    if (fine)
        *code = str_slice(inside, str_find(inside, *code),
                          str_find(inside, *code) + code->len);
    arena_release(&scratch);
    return fine;
}
