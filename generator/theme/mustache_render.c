/* theme/mustache_render.c - prints a compiled template. Nothing is allocated
 * here but what the output buffer needs. */
#include "base/compat.h"

#include "theme/mustache_internal.h"

#include "value/json.h"

/* Contexts that the caller may hand over. */
#define MAX_GIVEN_CONTEXTS 16

/* The chains below live on the stack of C; NULL is the outermost end. */
typedef struct Context {
    const Value *value;
    const struct Context *outer;
} Context;

typedef struct Indent {
    Str text;
    const struct Indent *outer;
} Indent;

/* One {{<parent}} that is being printed: its blocks. */
typedef struct Blocks {
    const Template *template;
    uint32_t first, end;
    const struct Blocks *outer;
} Blocks;

typedef struct Render {
    Buf *out;
    Diags *diags;
    const Context *context; /* innermost first */
    const Indent *indent;   /* NULL: nothing is put before lines */
    const Blocks *blocks;   /* innermost first */
    unsigned depth;         /* of templates and blocks */
    unsigned steps;
    bool skip_indent; /* the next line begins behind what is there already */
    bool failed;
} Render;

static bool print_nodes(Render *r, const Template *t, uint32_t first,
                        uint32_t end);

static bool fail(Render *r, const Template *t, const MustacheNode *node,
                 const char *code, const char *message)
{
    if (!r->failed)
        diag_addf(r->diags, DIAG_ERROR, code, diag_at(t->source, node->span),
                  "%s", message);
    r->failed = true;
    return false;
}

static bool too_deep(Render *r, const Template *t, const MustacheNode *node)
{
    return fail(r, t, node, "template-too-deep",
                "templates or blocks include each other without end");
}

static const Value *look_up(const Render *r, const MustacheNode *node)
{
    const Value *value = NULL;

    if (node->step_count == 0)
        return r->context != NULL ? r->context->value : NULL;
    for (const Context *c = r->context; c != NULL; c = c->outer) {
        value = value_get_str(c->value, node->step[0]);
        if (value != NULL)
            break;
    }
    for (uint32_t i = 1; value != NULL && i < node->step_count; i++)
        value = value_get_str(value, node->step[i]);
    if (node->doubt != NULL && value != NULL)
        atomic_store_explicit(&node->doubt->found, true,
                              memory_order_relaxed);
    return value;
}

/* Does a section show? Nothing, false, 0, "" and the empty list do not. */
static bool is_something(const Value *value)
{
    if (value == NULL)
        return false;
    switch (value->kind) {
    case VALUE_NULL:
        return false;
    case VALUE_BOOL:
        return value->as.boolean;
    case VALUE_NUMBER:
        return value->as.number < 0 || value->as.number > 0;
    case VALUE_TEXT:
        return value->as.text.len > 0;
    case VALUE_LIST:
        return value->as.list.count > 0;
    case VALUE_MAP:
        return true;
    }
    return false;
}

static void print_indent(Render *r, const Indent *indent)
{
    if (indent == NULL)
        return;
    print_indent(r, indent->outer);
    buf_add(r->out, indent->text);
}

/* A line begins here. */
static void begin_line(Render *r)
{
    if (r->skip_indent)
        r->skip_indent = false;
    else
        print_indent(r, r->indent);
}

static bool is_empty_line(Str line)
{
    return str_is(line, "\n") || str_is(line, "\r\n");
}

static void print_text(Render *r, const MustacheNode *node)
{
    Str rest = node->text;
    bool fresh = node->starts_line;

    if (r->indent == NULL) {
        buf_add(r->out, rest);
        return;
    }
    while (rest.len > 0) {
        size_t end = str_find_char(rest, '\n');
        Str line = str_slice(rest, 0, end == STR_NONE ? rest.len : end + 1);

        if (fresh && !is_empty_line(line))
            begin_line(r);
        buf_add(r->out, line);
        rest = str_slice(rest, line.len, rest.len);
        fresh = true;
    }
}

static void print_value(Render *r, const Value *value, bool raw)
{
    if (value == NULL)
        return;
    switch (value->kind) {
    case VALUE_TEXT:
        if (raw)
            buf_add(r->out, value->as.text);
        else
            buf_add_escaped(r->out, value->as.text);
        break;
    case VALUE_NUMBER:
        json_write(r->out, value);
        break;
    case VALUE_BOOL:
        buf_adds(r->out, value->as.boolean ? "true" : "false");
        break;
    case VALUE_NULL:
    case VALUE_LIST:
    case VALUE_MAP:
        break;
    }
}

static bool print_inside(Render *r, const Template *t, uint32_t at,
                         const Value *value)
{
    Context context = {value, r->context};
    bool ok;

    r->context = &context;
    ok = print_nodes(r, t, at + 1, t->node[at].next);
    r->context = context.outer;
    return ok;
}

static bool print_section(Render *r, const Template *t, uint32_t at)
{
    const Value *value = look_up(r, &t->node[at]);

    if (!is_something(value))
        return true;
    if (value->kind != VALUE_LIST)
        return print_inside(r, t, at, value);
    for (size_t i = 0; i < value->as.list.count; i++) {
        if (!print_inside(r, t, at, value->as.list.item[i]))
            return false;
    }
    return true;
}

/* Nodes of another template, or of another place, with one more indentation;
 * `keep` says whether the one in force stays. */
static bool print_elsewhere(Render *r, const Template *t, uint32_t first,
                            uint32_t end, Str indent, bool keep)
{
    const Indent *before = r->indent;
    Indent more = {indent, keep ? before : NULL};
    bool ok;

    r->indent = indent.len > 0 ? &more : more.outer;
    r->depth++;
    ok = print_nodes(r, t, first, end);
    r->depth--;
    r->indent = before;
    return ok;
}

static bool print_partial(Render *r, const Template *t, uint32_t at)
{
    const MustacheNode *node = &t->node[at];
    const Template *to = node->target;

    if (to == NULL)
        return true;
    if (r->depth >= LIMIT_TEMPLATE_DEPTH)
        return too_deep(r, t, node);
    return print_elsewhere(r, to, 0, (uint32_t)to->count, node->indent,
                           node->standalone);
}

static bool print_parent(Render *r, const Template *t, uint32_t at)
{
    Blocks blocks = {t, at + 1, t->node[at].next, r->blocks};
    bool ok;

    r->blocks = &blocks;
    ok = print_partial(r, t, at);
    r->blocks = blocks.outer;
    return ok;
}

/* What was given for a block: by the outermost parent that gives it. */
static const Template *find_block(const Render *r, Str name, uint32_t *at)
{
    const Template *found = NULL;

    for (const Blocks *b = r->blocks; b != NULL; b = b->outer) {
        const Template *t = b->template;

        for (uint32_t i = b->first; i < b->end; i = t->node[i].next) {
            if (!str_eq(t->node[i].text, name))
                continue;
            found = t;
            *at = i;
            break;
        }
    }
    return found;
}

static bool print_block(Render *r, const Template *t, uint32_t at)
{
    const MustacheNode *node = &t->node[at];
    uint32_t from = at;
    const Template *given = find_block(r, node->text, &from);
    bool in_line = !node->standalone && !node->continues_line;
    bool ok;

    if (r->depth >= LIMIT_TEMPLATE_DEPTH)
        return too_deep(r, t, node);
    if (given == NULL)
        given = t;
    uint32_t end = given->node[from].next;

    if (node->continues_line && from + 1 < end)
        r->skip_indent = given->node[from + 1].starts_line;
    ok = print_elsewhere(r, given, from + 1, end, node->indent,
                         !in_line || given == t);
    r->skip_indent = false;
    return ok;
}

static bool print_node(Render *r, const Template *t, uint32_t at)
{
    const MustacheNode *node = &t->node[at];

    if (node->starts_line && r->indent != NULL && node->kind != MUSTACHE_TEXT)
        begin_line(r);
    switch (node->kind) {
    case MUSTACHE_TEXT:
        print_text(r, node);
        break;
    case MUSTACHE_VARIABLE:
        print_value(r, look_up(r, node), false);
        break;
    case MUSTACHE_RAW:
        print_value(r, look_up(r, node), true);
        break;
    case MUSTACHE_SECTION:
        return print_section(r, t, at);
    case MUSTACHE_INVERTED:
        if (!is_something(look_up(r, node)))
            return print_nodes(r, t, at + 1, node->next);
        break;
    case MUSTACHE_PARTIAL:
        return print_partial(r, t, at);
    case MUSTACHE_PARENT:
        return print_parent(r, t, at);
    case MUSTACHE_BLOCK:
        return print_block(r, t, at);
    }
    return true;
}

static bool print_nodes(Render *r, const Template *t, uint32_t first,
                        uint32_t end)
{
    for (uint32_t i = first; i < end; i = t->node[i].next) {
        if (++r->steps > MUSTACHE_MAX_STEPS || r->out->full)
            return fail(r, t, &t->node[i], "template-too-big",
                        "the page gets too big: a template repeats itself "
                        "too often");
        if (!print_node(r, t, i))
            return false;
    }
    return true;
}

bool mustache_render(const MustacheSet *set, Str name,
                     const Value *const *stack, size_t stack_count, Buf *out,
                     Diags *diags)
{
    Render r = {.out = out, .diags = diags};
    Context given[MAX_GIVEN_CONTEXTS];
    const Template *t = map_get(&set->by_name, name);

    if (t == NULL)
        BUG("no template '%.*s'", STR_ARG(name));
    if (stack_count > MAX_GIVEN_CONTEXTS)
        BUG("%zu contexts for a template", stack_count);
    for (size_t i = 0; i < stack_count; i++) {
        given[i] = (Context){stack[i], r.context};
        r.context = &given[i];
    }
    if (!print_nodes(&r, t, 0, (uint32_t)t->count))
        return false;
    if (out->full)
        diag_addf(diags, DIAG_ERROR, "template-too-big",
                  diag_at(t->source, DIAG_WHOLE_FILE),
                  "the page gets too big: its limit is %zu MB",
                  out->max / (1024 * 1024));
    return !out->full;
}
