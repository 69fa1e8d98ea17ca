/* doc/outline.c - headings and ids of one page. */
#include "base/compat.h"
#include "doc/outline.h"

#include "base/utf8.h"
#include "doc/text.h"

/* What the theme and the plugins call their own elements. */
static const char *const RESERVED[] = {"content", "note", "cite", "right"};

static bool is_reserved(Str id)
{
    for (size_t i = 0; i < sizeof RESERVED / sizeof *RESERVED; i++) {
        Str rest;

        if (!str_starts(id, RESERVED[i]))
            continue;
        rest = str_slice(id, str_from(RESERVED[i]).len, id.len);
        if (rest.len == 0 ? i == 0 : rest.ptr[0] == '-' && i > 0)
            return true;
    }
    return false;
}

static bool is_bad(Str id)
{
    for (size_t i = 0; i < id.len; i++)
        if ((unsigned char)id.ptr[i] <= ' ' || id.ptr[i] == 0x7F)
            return true;
    return id.len == 0;
}

static Span id_span(const Node *heading)
{
    Span span = heading->as.heading.id_span;

    return span.off > 0 ? span : heading->span;
}

/* Takes the author's own id when it is a good one. */
static bool take_own(const Source *source, Node *heading, Outline *out,
                     Diags *diags)
{
    Str id = heading->as.heading.id;
    DiagPos at = diag_at(source, id_span(heading));

    if (is_bad(id))
        diag_help(diags, DIAG_ERROR, "bad-id", at,
                  STR("write letters, digits and '-', as in '{#when-to-ask}'"),
                  id.len > 0 ? "the id '%.*s' holds a space"
                             : "the id%.*s is empty",
                  STR_ARG(id));
    else if (is_reserved(id))
        diag_help(diags, DIAG_ERROR, "reserved-id", at,
                  STR("'content' and ids that begin with 'note-', 'cite-' or "
                      "'right-' belong to the handbook itself"),
                  "the id '%.*s' cannot be used", STR_ARG(id));
    else if (map_has(&out->anchors, id))
        diag_also(diags, DIAG_ERROR, "duplicate-id", at,
                  (DiagAlso){diag_at(source,
                                     id_span(map_get(&out->anchors, id))),
                             "the first is here"},
                  STR("give one of the two headings another id"),
                  "the id '%.*s' is used twice in this page", STR_ARG(id));
    else
        return true;
    return false;
}

static void put(Outline *out, Node *heading, Str id)
{
    heading->as.heading.id = id;
    map_put(&out->anchors, id, heading);
}

/* "slug", "slug-2", "slug-3" and so on: the first that is free. `next` tells
 * where to go on for a slug that was counted before. */
static Str free_slug(Arena *arena, const Outline *out, Map *next, Str slug)
{
    uint32_t *count = map_get(next, slug);

    if (!count) {
        count = ARENA_NEW(arena, uint32_t);
        *count = 1;
        map_put(next, slug, count);
        if (!map_has(&out->anchors, slug))
            return slug;
    }
    for (;;) {
        Str id = arena_fmt(arena, "%.*s-%u", STR_ARG(slug), ++*count);

        if (is_reserved(id)) /* "Note" for the second time */
            id = str_cat(arena, STR("section-"), id);
        if (!map_has(&out->anchors, id))
            return id;
    }
}

static Str slug_of(Arena *arena, Str text)
{
    Str slug = utf8_slug(arena, text);

    return is_reserved(slug) ? str_cat(arena, STR("section-"), slug) : slug;
}

void outline_build(Arena *arena, const Source *source, Node *document,
                   Outline *out, Diags *diags)
{
    Map next;

    *out = (Outline){0};
    map_init(&out->anchors, arena);
    map_init(&next, arena);
    /* The authors' ids first: a slug before them must not take one. */
    for (Node *node = document; node; node = node_next(document, node)) {
        if (node->kind != NODE_HEADING || !node->as.heading.own_id)
            continue;
        if (take_own(source, node, out, diags))
            put(out, node, node->as.heading.id);
        else
            node->as.heading.own_id = false;
    }
    for (Node *node = document; node; node = node_next(document, node)) {
        Str text;

        if (node->kind != NODE_HEADING)
            continue;
        text = text_of(arena, node);
        if (!node->as.heading.own_id)
            put(out, node,
                free_slug(arena, out, &next, slug_of(arena, text)));
        ARENA_PUSH(arena, out->item, out->count, out->capacity,
                   (OutlineItem){node->as.heading.id, text,
                                 node->as.heading.level, node});
    }
}
