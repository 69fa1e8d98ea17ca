/* site/front_matter_allow.c - authors' exceptions in front matter: a line
 * "# handbook: allow CODE: reason" above an entry. */
#include "base/compat.h"
#include "site/front_matter.h"

typedef struct Exceptions {
    Diags *diags;
    const Source *source;
    size_t end; /* of the front matter */
    DiagAllow *waiting; /* for the next entry [scratch] */
    size_t count, capacity;
    bool entry_seen;
    Arena scratch;
} Exceptions;

static size_t indent_of(Str line)
{
    size_t indent = 0;

    while (indent < line.len && line.ptr[indent] == ' ')
        indent++;
    return indent;
}

static bool is_passed_over(Str line)
{
    Str text = str_trim_left(line);

    return text.len == 0 || text.ptr[0] == '#';
}

static bool is_item(Str line)
{
    return str_starts(str_trim_left(line), "-");
}

/* Where the entry of this line ends: before the next line that is no further
 * in. The items of a list may stand right below its name. */
static size_t entry_end(const Exceptions *e, Str line, size_t next)
{
    size_t indent = indent_of(line);

    for (size_t from = next; from < e->end; from = next) {
        Str other = front_matter_line(e->source->text, from, &next);
        size_t here = indent_of(other);

        if (is_passed_over(other))
            continue;
        if (here < indent ||
            (here == indent && (is_item(line) || !is_item(other))))
            return from;
    }
    return e->end;
}

static void take_comment(Exceptions *e, Str line, size_t from)
{
    size_t hash = str_find_char(line, '#');
    Str inside = str_slice(line, hash + 1, line.len);
    Span at = {(uint32_t)(from + hash), (uint32_t)(line.len - hash)};
    Str code;

    if (!diag_read_allow(e->diags, e->source, at, inside, "#", "", &code))
        return;
    ARENA_PUSH(&e->scratch, e->waiting, e->count, e->capacity,
               (DiagAllow){.source = e->source, .at = at, .code = code,
                           .from = at.off, .to = at.off,
                           .whole_file = !e->entry_seen});
}

static void give(Exceptions *e, size_t to)
{
    for (size_t i = 0; i < e->count; i++) {
        e->waiting[i].to = (uint32_t)to;
        diag_allow(e->diags, e->waiting[i]);
    }
    e->count = 0;
}

void front_matter_allows(const Source *source, Span inside, Diags *diags)
{
    Exceptions e = {.diags = diags, .source = source,
                    .end = (size_t)inside.off + inside.len};
    size_t next;

    arena_init(&e.scratch);
    for (size_t from = inside.off; from < e.end; from = next) {
        Str line = front_matter_line(source->text, from, &next);

        if (str_starts(str_trim_left(line), "#"))
            take_comment(&e, line, from);
        if (is_passed_over(line))
            continue;
        if (e.count > 0)
            give(&e, entry_end(&e, line, next));
        e.entry_seen = true;
    }
    for (size_t i = 0; i < e.count; i++)
        diag_allow(diags, e.waiting[i]); /* above nothing */
    arena_release(&e.scratch);
}
