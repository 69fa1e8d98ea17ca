/* theme/mustache_values.c - names that templates look up and nothing has. Which
 * names there are is known only in part: what a plugin gives shows when pages
 * are rendered. So a name that nobody promised is in doubt until then. */
#include "base/compat.h"

#include "theme/mustache_internal.h"

static bool looks_up(const MustacheNode *node)
{
    return node->step_count > 0 &&
           (node->kind == MUSTACHE_VARIABLE || node->kind == MUSTACHE_RAW ||
            node->kind == MUSTACHE_SECTION ||
            node->kind == MUSTACHE_INVERTED);
}

void mustache_lookups(const MustacheSet *set, MustacheLookup *each,
                      void *context)
{
    for (size_t i = 0; i < set->count; i++) {
        const Template *t = set->item[i];

        for (size_t k = 0; k < t->count; k++) {
            if (looks_up(&t->node[k]))
                each(context, t->source, t->node[k].span, t->node[k].text);
        }
    }
}

/* Words of the interface and settings are known for certain, and told when the
 * theme is opened. */
static bool is_certain(const MustacheNode *node)
{
    return str_is(node->step[0], "t") || str_is(node->step[0], "settings");
}

/* The first step that nobody promised; step_count when there is none. */
static uint32_t first_unknown(const MustacheSet *set, const MustacheNode *node)
{
    uint32_t i = 0;

    while (i < node->step_count && map_has(set->expected, node->step[i]))
        i++;
    return i;
}

static bool is_doubtful(const MustacheSet *set, const MustacheNode *node)
{
    return looks_up(node) && !is_certain(node) &&
           first_unknown(set, node) < node->step_count;
}

void mustache_doubt(MustacheSet *set, Str name)
{
    Template *template = map_get(&set->by_name, name);

    template->doubted = true;
}

static void add_known(MustacheSet *set, Map *known)
{
    for (size_t i = 0; i < set->count; i++) {
        const Template *t = set->item[i];

        for (size_t k = 0; !t->doubted && k < t->count; k++) {
            const MustacheNode *node = &t->node[k];

            for (uint32_t s = 0; looks_up(node) && s < node->step_count; s++)
                map_put(known, node->step[s], set);
        }
    }
    set->expected = known;
}

static void add_doubt(MustacheSet *set, const Template *t, MustacheNode *node)
{
    Doubt *doubt = ARENA_NEW(set->arena, Doubt);

    atomic_init(&doubt->found, false);
    doubt->template = t;
    doubt->node = node;
    node->doubt = doubt;
    ARENA_PUSH(set->arena, set->doubt, set->doubt_count, set->doubt_capacity,
               doubt);
}

void mustache_expect(MustacheSet *set, Map *known)
{
    add_known(set, known);
    for (size_t i = 0; i < set->count; i++) {
        Template *t = set->item[i];

        for (size_t k = 0; t->doubted && k < t->count; k++) {
            if (is_doubtful(set, &t->node[k]))
                add_doubt(set, t, &t->node[k]);
        }
    }
}

/* "did you mean 'response.asked'?" for 'response.aksed'. */
static Str help_for(const MustacheSet *set, const MustacheNode *node,
                    Arena *scratch)
{
    const Map *known = set->expected;
    uint32_t at = first_unknown(set, node);
    Str *names = ARENA_NEW_ARRAY(scratch, Str, known->count + 1);
    Str whole = STR("");
    size_t near;

    for (size_t i = 0; i < known->count; i++)
        names[i] = map_at(known, i)->key;
    near = str_nearest(node->step[at], names, known->count);
    if (near == STR_NONE)
        return STR("themes/README.md lists the values that pages have");
    for (uint32_t i = 0; i < node->step_count; i++)
        whole = arena_fmt(scratch, "%.*s%s%.*s", STR_ARG(whole),
                          i > 0 ? "." : "",
                          STR_ARG(i == at ? names[near] : node->step[i]));
    return arena_fmt(scratch, "did you mean '%.*s'?", STR_ARG(whole));
}

void mustache_report_unknown(const MustacheSet *set, Diags *diags)
{
    Arena scratch;

    arena_init(&scratch);
    for (size_t i = 0; i < set->doubt_count; i++) {
        const Doubt *doubt = set->doubt[i];

        if (atomic_load(&doubt->found))
            continue;
        diag_help(diags, DIAG_WARNING, "template-value-unknown",
                  diag_at(doubt->template->source, doubt->node->span),
                  help_for(set, doubt->node, &scratch),
                  "no page of this handbook has a value '%.*s'",
                  STR_ARG(doubt->node->text));
    }
    arena_release(&scratch);
}
