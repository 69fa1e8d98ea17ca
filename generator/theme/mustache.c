/* theme/mustache.c - a set of templates: adding, finishing, listing names. */
#include "base/compat.h"

#include "theme/mustache.h"

#include "theme/mustache_internal.h"

MustacheSet *mustache_open(Arena *arena, Diags *diags)
{
    MustacheSet *set = ARENA_NEW(arena, MustacheSet);

    set->arena = arena;
    set->diags = diags;
    map_init(&set->by_name, arena);
    return set;
}

bool mustache_add(MustacheSet *set, const Source *source, Str name)
{
    Template *template = ARENA_NEW(set->arena, Template);
    const Template *old = map_put(&set->by_name, name, template);

    template->name = name;
    template->source = source;
    if (old != NULL) {
        template->index = old->index;
        set->item[old->index] = template;
    } else {
        template->index = (uint32_t)set->count;
        ARENA_PUSH(set->arena, set->item, set->count, set->capacity,
                   template);
    }
    if (mustache_compile(set->arena, template, set->diags))
        return true;
    template->count = 0;
    template->broken = true;
    set->broken = true;
    return false;
}

bool mustache_has(const MustacheSet *set, Str name)
{
    return map_has(&set->by_name, name);
}

bool mustache_finish(MustacheSet *set)
{
    bool linked = mustache_link(set);
    bool sound = mustache_check_cycles(set);

    mustache_check_blocks(set);
    return linked && sound && !set->broken;
}

static const char *kind_word(NodeKind kind)
{
    switch (kind) {
    case MUSTACHE_VARIABLE:
    case MUSTACHE_RAW:
        return "variable";
    case MUSTACHE_SECTION:
        return "section";
    case MUSTACHE_INVERTED:
        return "inverted";
    case MUSTACHE_PARTIAL:
        return "partial";
    case MUSTACHE_PARENT:
        return "parent";
    case MUSTACHE_BLOCK:
        return "block";
    case MUSTACHE_TEXT:
        break;
    }
    return NULL;
}

void mustache_names(const MustacheSet *set, MustacheName *each, void *context)
{
    for (size_t i = 0; i < set->count; i++) {
        const Template *t = set->item[i];

        for (size_t k = 0; k < t->count; k++) {
            const char *kind = kind_word(t->node[k].kind);

            if (kind != NULL)
                each(context, t->name, kind, t->node[k].text);
        }
    }
}
