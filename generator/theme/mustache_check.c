/* theme/mustache_check.c - what only shows when all templates are there:
 * missing partials, cycles, blocks that no parent has. */
#include "base/compat.h"

#include "theme/mustache_internal.h"

static bool includes(const MustacheNode *node)
{
    return node->kind == MUSTACHE_PARTIAL || node->kind == MUSTACHE_PARENT;
}

static Str nearest_help(Arena *arena, Str word, const Str *names,
                        size_t count)
{
    size_t near = str_nearest(word, names, count);

    if (near == STR_NONE)
        return STR("");
    return arena_fmt(arena, "did you mean '%.*s'?", STR_ARG(names[near]));
}

static void report_missing(MustacheSet *set, const Template *t,
                           const MustacheNode *node)
{
    Arena scratch;

    arena_init(&scratch);
    Str *names = ARENA_NEW_ARRAY(&scratch, Str, set->count);

    for (size_t i = 0; i < set->count; i++)
        names[i] = set->item[i]->name;
    diag_help(set->diags, DIAG_ERROR, "template-missing-partial",
              diag_at(t->source, node->span),
              nearest_help(&scratch, node->text, names, set->count),
              "there is no template '%.*s'", STR_ARG(node->text));
    arena_release(&scratch);
}

bool mustache_link(MustacheSet *set)
{
    bool ok = true;

    for (size_t i = 0; i < set->count; i++) {
        Template *t = set->item[i];

        for (size_t k = 0; k < t->count; k++) {
            MustacheNode *node = &t->node[k];

            if (!includes(node))
                continue;
            node->target = map_get(&set->by_name, node->text);
            if (node->target != NULL)
                continue;
            report_missing(set, t, node);
            ok = false;
        }
    }
    return ok;
}

/* Cycles: a template that includes itself, however far round, outside of any
 * section or block, would never end. Walks depth first; height 0 is not
 * visited, IN_WORK is on the way down. */
#define IN_WORK UINT32_MAX

typedef struct CycleCheck {
    MustacheSet *set;
    uint32_t *height;
    bool ok;
} CycleCheck;

static void report_cycle(CycleCheck *c, const Template *t,
                         const MustacheNode *node)
{
    c->ok = false;
    c->set->item[node->target->index]->broken = true; /* its blocks, too */
    if (node->target == t)
        diag_help(c->set->diags, DIAG_ERROR, "template-cycle",
                  diag_at(t->source, node->span),
                  STR("copy what you need of the old one into this file: a "
                      "template cannot hold the one whose place it takes"),
                  "'%.*s' includes itself, for ever", STR_ARG(t->name));
    else
        diag_help(c->set->diags, DIAG_ERROR, "template-cycle",
                  diag_at(t->source, node->span),
                  STR("take one of the two out of the other"),
                  "'%.*s' includes '%.*s', which leads back to it for ever",
                  STR_ARG(t->name), STR_ARG(node->text));
}

static void report_deep(CycleCheck *c, const Template *t,
                        const MustacheNode *node)
{
    c->ok = false;
    diag_addf(c->set->diags, DIAG_ERROR, "template-too-deep",
              diag_at(t->source, node->span),
              "templates include each other more than %d deep",
              LIMIT_TEMPLATE_DEPTH);
}

/* Returns how many templates lie below t on its longest way. */
static uint32_t visit(CycleCheck *c, const Template *t, uint32_t depth)
{
    uint32_t height = 1;

    c->height[t->index] = IN_WORK;
    for (uint32_t i = 0; i < t->count;) {
        const MustacheNode *node = &t->node[i];
        const Template *to = node->target;

        i = node->next;
        if (!includes(node) || to == NULL)
            continue;
        uint32_t below = c->height[to->index];

        if (below == IN_WORK) {
            report_cycle(c, t, node);
            continue;
        }
        if (below == 0 && depth < LIMIT_TEMPLATE_DEPTH)
            below = visit(c, to, depth + 1);
        if (below == 0 || below + depth > LIMIT_TEMPLATE_DEPTH) {
            report_deep(c, t, node);
            continue;
        }
        if (below + 1 > height)
            height = below + 1;
    }
    c->height[t->index] = height;
    return height;
}

bool mustache_check_cycles(MustacheSet *set)
{
    CycleCheck c = {.set = set, .ok = true};

    c.height = ARENA_NEW_ARRAY(set->arena, uint32_t, set->count);
    for (size_t i = 0; i < set->count; i++) {
        if (c.height[i] == 0)
            visit(&c, set->item[i], 1);
    }
    return c.ok;
}

/* The names of all blocks in a template and in what it includes. */
typedef struct BlockNames {
    Arena arena;
    Str *name;
    size_t count, capacity;
    bool *seen;
    const Template **stack; /* still to be looked at */
    size_t depth, stack_capacity;
    bool unsure; /* one of them is broken or missing: it may have any block */
} BlockNames;

static void note_template(BlockNames *b, const Template *t)
{
    if (t == NULL || b->seen[t->index])
        return;
    b->seen[t->index] = true;
    ARENA_PUSH(&b->arena, b->stack, b->depth, b->stack_capacity, t);
}

static void gather_blocks(BlockNames *b, const Template *from)
{
    note_template(b, from);
    while (b->depth > 0) {
        const Template *t = b->stack[--b->depth];

        b->unsure = b->unsure || t->broken;
        for (size_t i = 0; i < t->count; i++) {
            const MustacheNode *node = &t->node[i];

            if (includes(node)) {
                b->unsure = b->unsure || node->target == NULL;
                note_template(b, node->target);
            }
            if (node->kind == MUSTACHE_BLOCK)
                ARENA_PUSH(&b->arena, b->name, b->count, b->capacity,
                           node->text);
        }
    }
}

static bool known_block(const BlockNames *b, Str name)
{
    for (size_t i = 0; i < b->count; i++) {
        if (str_eq(b->name[i], name))
            return true;
    }
    return false;
}

static void check_parent(MustacheSet *set, const Template *t, uint32_t at)
{
    const MustacheNode *parent = &t->node[at];
    BlockNames b = {.name = NULL};

    arena_init(&b.arena);
    b.seen = ARENA_NEW_ARRAY(&b.arena, bool, set->count);
    gather_blocks(&b, parent->target);
    for (uint32_t i = at + 1; i < parent->next; i = t->node[i].next) {
        const MustacheNode *node = &t->node[i];

        if (b.unsure || known_block(&b, node->text))
            continue;
        diag_help(set->diags, DIAG_WARNING, "template-unknown-block",
                  diag_at(t->source, node->span),
                  nearest_help(&b.arena, node->text, b.name, b.count),
                  "'%.*s' has no block '%.*s': this is never shown",
                  STR_ARG(parent->text), STR_ARG(node->text));
    }
    arena_release(&b.arena);
}

void mustache_check_blocks(MustacheSet *set)
{
    for (size_t i = 0; i < set->count; i++) {
        const Template *t = set->item[i];

        for (uint32_t k = 0; k < t->count; k++) {
            const MustacheNode *node = &t->node[k];

            if (node->kind == MUSTACHE_PARENT && node->target != NULL &&
                node->next > k + 1)
                check_parent(set, t, k);
        }
    }
}
