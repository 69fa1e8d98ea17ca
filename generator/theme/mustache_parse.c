/* theme/mustache_parse.c - compiles one template: tags and text into nodes. */
#include "base/compat.h"

#include "theme/mustache_internal.h"

typedef struct Parser {
    Arena *arena;
    Template *template;
    Diags *diags;
    TagList tags;
    size_t strip;    /* blanks taken off each line: we are inside a block */
    bool line_fresh; /* nothing is printed on the current line yet */
    /* Open nodes: where they are, and the strip to go back to. */
    uint32_t open[LIMIT_TEMPLATE_DEPTH];
    size_t outer_strip[LIMIT_TEMPLATE_DEPTH];
    size_t depth;
} Parser;

static MustacheNode *add_node(Parser *p, NodeKind kind)
{
    Template *t = p->template;

    ARENA_PUSH(p->arena, t->node, t->count, t->capacity,
               (MustacheNode){.kind = kind, .text = STR(""),
                              .indent = STR("")});
    t->node[t->count - 1].next = (uint32_t)t->count;
    return &t->node[t->count - 1];
}

static size_t blanks_at(Str s)
{
    size_t n = 0;

    while (n < s.len && (s.ptr[n] == ' ' || s.ptr[n] == '\t'))
        n++;
    return n;
}

static void add_text_node(Parser *p, Str text, bool starts_line)
{
    if (text.len == 0)
        return;
    MustacheNode *node = add_node(p, MUSTACHE_TEXT);

    node->text = text;
    node->starts_line = starts_line;
    p->line_fresh = text.ptr[text.len - 1] == '\n';
}

/* Text line by line, each without the first `strip` blanks. */
static void add_stripped(Parser *p, Str text)
{
    while (text.len > 0) {
        size_t end = str_find_char(text, '\n');
        Str line = str_slice(text, 0, end == STR_NONE ? text.len : end + 1);

        text = str_slice(text, line.len, text.len);
        if (p->line_fresh) {
            size_t blanks = blanks_at(line);

            if (blanks > p->strip)
                blanks = p->strip;
            line = str_slice(line, blanks, line.len);
        }
        add_text_node(p, line, p->line_fresh);
    }
}

static void add_text(Parser *p, uint32_t from, uint32_t to)
{
    Str text = str_slice(p->template->source->text, from, to);

    if (p->strip > 0)
        add_stripped(p, text);
    else
        add_text_node(p, text, p->line_fresh);
}

static bool in_parent(const Parser *p)
{
    return p->depth > 0 &&
           p->template->node[p->open[p->depth - 1]].kind == MUSTACHE_PARENT;
}

/* Text and tags directly inside a parent are not shown: say so. */
static void warn_ignored(Parser *p, Span span)
{
    diag_help(p->diags, DIAG_WARNING, "template-ignored",
              diag_at(p->template->source, span),
              STR("put it into a block: {{$name}} … {{/name}}"),
              "what stands inside '{{<…}}' but in none of its blocks is "
              "never shown");
}

static void ignored_text(Parser *p, uint32_t from, uint32_t to)
{
    Str text = str_slice(p->template->source->text, from, to);
    Str words = str_trim(text);
    size_t off = from + (size_t)(words.ptr - text.ptr);

    if (words.len > 0)
        warn_ignored(p, (Span){(uint32_t)off, (uint32_t)words.len});
}

/* Cuts a name at its dots. */
static void set_steps(Parser *p, MustacheNode *node, Str name)
{
    uint32_t count = 1, at = 0;
    Str rest = name, step;

    if (str_is(name, "."))
        return;
    for (size_t i = 0; i < name.len; i++)
        count += name.ptr[i] == '.';
    Str *steps = ARENA_NEW_ARRAY(p->arena, Str, count);

    while (at < count && str_split(&rest, '.', &step))
        steps[at++] = step;
    node->step = steps;
    node->step_count = at;
}

static NodeKind node_kind(TagKind kind)
{
    switch (kind) {
    case TAG_RAW:
        return MUSTACHE_RAW;
    case TAG_SECTION:
        return MUSTACHE_SECTION;
    case TAG_INVERTED:
        return MUSTACHE_INVERTED;
    case TAG_PARTIAL:
        return MUSTACHE_PARTIAL;
    case TAG_PARENT:
        return MUSTACHE_PARENT;
    case TAG_BLOCK:
        return MUSTACHE_BLOCK;
    default:
        return MUSTACHE_VARIABLE;
    }
}

/* What a line's indentation adds to that of the block around it. */
static Str without_strip(const Parser *p, Str indent)
{
    return str_slice(indent, p->strip, indent.len);
}

/* The indentation of a block is that of the first line inside it that is not
 * empty, or its own when there is none. */
static Str block_indent(const Parser *p, const Tag *tag)
{
    const Tag *end = &p->tags.item[tag->other];
    Str rest = str_slice(p->template->source->text, tag->cut_to,
                         end->span.off);
    Str line;

    if (tag->pair)
        return tag->line_indent;
    while (str_line(&rest, &line)) {
        size_t blanks = blanks_at(line);

        if (blanks < line.len)
            return str_slice(line, 0, blanks);
        if (rest.len == 0)
            break;
    }
    /* The first thing inside may be a tag right behind the indentation of
     * the last line that was looked at: only the closing tag is there. */
    return tag->line_indent;
}

static void begin_block(Parser *p, MustacheNode *node, const Tag *tag)
{
    if (!tag->standalone && !tag->pair)
        return;
    Str indent = block_indent(p, tag);

    node->indent = without_strip(p, indent);
    node->continues_line = tag->pair;
    if (indent.len > p->strip)
        p->strip = indent.len;
}

static void push_open(Parser *p, size_t strip)
{
    p->open[p->depth] = (uint32_t)(p->template->count - 1);
    p->outer_strip[p->depth] = strip;
    p->depth++;
}

static void add_tag(Parser *p, const Tag *tag)
{
    size_t strip = p->strip;
    MustacheNode *node = add_node(p, node_kind(tag->kind));

    node->text = tag->name;
    node->span = tag->name_span;
    node->standalone = tag->standalone;
    node->starts_line = p->line_fresh && !tag->standalone;
    p->line_fresh = tag->standalone;
    switch (tag->kind) {
    case TAG_PARTIAL:
        if (tag->standalone)
            node->indent = without_strip(p, tag->line_indent);
        break;
    case TAG_PARENT:
        if (tag->standalone)
            node->indent = without_strip(p, tag->line_indent);
        push_open(p, strip);
        break;
    case TAG_BLOCK:
        begin_block(p, node, tag);
        push_open(p, strip);
        break;
    case TAG_SECTION:
    case TAG_INVERTED:
        set_steps(p, node, tag->name);
        push_open(p, strip);
        break;
    default:
        set_steps(p, node, tag->name);
        break;
    }
}

static void close_tag(Parser *p, const Tag *tag)
{
    p->depth--;
    p->template->node[p->open[p->depth]].next = (uint32_t)p->template->count;
    p->strip = p->outer_strip[p->depth];
    p->line_fresh = tag->standalone;
}

/* Passes over what stands inside a parent without being a block; gives the
 * index of the last tag that belongs to it. */
static size_t skip_tag(Parser *p, size_t index)
{
    const Tag *tag = &p->tags.item[index];

    if (tag->kind == TAG_COMMENT || tag->kind == TAG_DELIMITER)
        return index;
    warn_ignored(p, tag->span);
    return tag->other == TAG_NONE ? index : tag->other;
}

/* A block that is given twice to the same parent. */
static void check_twice(Parser *p, const Tag *tag)
{
    const Template *t = p->template;
    uint32_t parent = p->open[p->depth - 1];

    for (uint32_t i = parent + 1; i < t->count; i = t->node[i].next) {
        if (!str_eq(t->node[i].text, tag->name))
            continue;
        mustache_mistake(&p->tags, t->source, p->diags, "template-syntax",
                         tag->span, "the block '%.*s' is given twice",
                         STR_ARG(tag->name));
        return;
    }
}

static void compile_tags(Parser *p)
{
    uint32_t at = p->tags.start;

    for (size_t i = 0; i < p->tags.count; i++) {
        const Tag *tag = &p->tags.item[i];

        if (in_parent(p))
            ignored_text(p, at, tag->cut_from);
        else
            add_text(p, at, tag->cut_from);
        if (tag->kind == TAG_CLOSE) {
            close_tag(p, tag);
        } else if (in_parent(p) && tag->kind != TAG_BLOCK) {
            i = skip_tag(p, i);
        } else if (tag->kind == TAG_COMMENT || tag->kind == TAG_DELIMITER) {
            p->line_fresh = tag->standalone || p->line_fresh;
        } else {
            if (in_parent(p))
                check_twice(p, tag);
            add_tag(p, tag);
        }
        at = p->tags.item[i].cut_to;
    }
    add_text(p, at, (uint32_t)p->template->source->text.len);
}

bool mustache_compile(Arena *arena, Template *template, Diags *diags)
{
    Parser p = {.arena = arena, .template = template, .diags = diags,
                .line_fresh = true};

    mustache_scan(arena, template->source, diags, &p.tags);
    if (!p.tags.ok)
        return false;
    compile_tags(&p);
    return p.tags.ok;
}
