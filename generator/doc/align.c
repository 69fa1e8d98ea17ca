/* doc/align.c - libcmark's inlines and the text they were read from, walked
 * side by side: so each of our nodes gets its exact place.
 *
 * libcmark's tree has the order of the text. What lies between two texts in it
 * is known from the kinds of the nodes: "*" where emphasis begins and ends,
 * "[" before a link and "](url)" or "][label]" behind it, and so on. Should the
 * two ever part, places fall back to the start of the line until the next
 * stand-in or link joins them again. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <string.h>

typedef struct Align {
    Parse *parse;
    const Leaf *leaf;
    Str s;     /* the shown text */
    size_t at; /* in s */
    size_t hidden; /* the next to be met */
    size_t depth;  /* of the tree, below the document */
    size_t links;  /* around this place */
    bool autolink; /* no backslashes in here */
    bool lost;
} Align;

/* ---- places ---- */

/* Place in the content of a place in the shown text. */
static size_t content_at(const Align *a, size_t at)
{
    const Leaf *leaf = a->leaf;
    size_t low = 0, high = leaf->hidden_count;
    const Hidden *before;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (leaf->hidden[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return at;
    before = &leaf->hidden[low - 1];
    if (at < before->at + before->len)
        return at == before->at ? before->from : before->to;
    return before->to + (at - before->at - before->len);
}

static Span line_start_span(const Align *a)
{
    const Source *source = a->parse->source;
    uint32_t off = content_off(&a->leaf->content, content_at(a, a->at));

    return (Span){source_line_start(source, source_line_at(source, off)), 0};
}

static Span span_of(const Align *a, size_t from, size_t to)
{
    if (a->lost)
        return line_start_span(a);
    return content_span(&a->leaf->content, content_at(a, from),
                        content_at(a, to));
}

static void mend(const Align *a, Node *node, size_t from, size_t to)
{
    node->exact = !a->lost;
    node->span = span_of(a, from, to);
}

static Node *add(Align *a, Node *parent, NodeKind kind, size_t from, size_t to)
{
    Node *node = parse_node(a->parse, kind, (Span){0, 0});

    mend(a, node, from, to);
    node_append(parent, node);
    return node;
}

/* ---- texts ---- */

static bool in_source(const Align *a, Str text)
{
    Str all = a->parse->source->text;

    return text.ptr >= all.ptr && text.ptr + text.len <= all.ptr + all.len;
}

/* `text` as a slice of the source when it stands at s[from], else a copy. */
static Str keep(const Align *a, Str text, size_t from)
{
    Str here = {"", 0};

    if (text.len == 0)
        return here;
    if (!a->lost) {
        uint32_t off = span_of(a, from, from).off;

        here = str_slice(a->parse->source->text, off, off + text.len);
    }
    if (str_eq(here, text))
        return here;
    return str_dup(a->parse->arena, entity_mend(&a->parse->scratch, text));
}

/* libcmark's text for s[from, to) without stand-ins. Where s has none, what
 * looks like one was made by character references. */
static Str restore(const Align *a, const char *literal, size_t from, size_t to)
{
    Str text = str_from(literal);

    if (str_find(str_slice(a->s, from, to), STR(STAND_IN_OPEN)) == STR_NONE)
        return text;
    return protect_restore(&a->parse->scratch, a->leaf, text);
}

static void add_text(Align *a, Node *parent, Str text, size_t from, size_t to)
{
    if (text.len > 0)
        add(a, parent, NODE_TEXT, from, to)->text = keep(a, text, from);
}

/* Our own syntax, met in a text. */
static void add_hidden(Align *a, Node *parent, const Hidden *hidden)
{
    Node *node = hidden->node;

    if (node->parent)
        return;
    if (a->links > 0)
        parse_error(a->parse, "citation-in-link", node->span,
                    STR("put it behind the link"),
                    "a %s cannot stand inside a link",
                    node->kind == NODE_CITATION ? "citation" : "short link");
    node_append(parent, node);
}

/* How many bytes of s[at] stand for how many of text; false: none do. */
static bool match_unit(const Align *a, Str text, size_t *took, size_t *made)
{
    char meant[ENTITY_BYTES];
    char c = a->s.ptr[a->at];
    bool escape = c == '\\' && !a->autolink && a->at + 1 < a->s.len &&
                  ascii_is_punct(a->s.ptr[a->at + 1]);

    *took = *made = 1;
    if (escape) {
        *took = 2;
        c = a->s.ptr[a->at + 1];
    } else if (c == '&') {
        size_t len = entity_decode(a->s, a->at, meant, made);

        if (len > 0) {
            *took = len;
            return *made <= text.len && memcmp(text.ptr, meant, *made) == 0;
        }
        *made = 1;
    }
    return text.len > 0 && text.ptr[0] == c;
}

/* The rest of a text that is not found in s. */
static void add_lost(Align *a, Node *parent, Str text)
{
    a->lost = true;
    while (text.len > 0) {
        size_t at = str_find(text, STR(STAND_IN_OPEN)), index, len = 0;

        if (at != STR_NONE)
            len = protect_stand_in(text, at, &index);
        if (len == 0 || index >= a->leaf->hidden_count) {
            add_text(a, parent, text, a->at, a->at);
            return;
        }
        add_text(a, parent, str_slice(text, 0, at), a->at, a->at);
        a->at = a->leaf->hidden[index].at + a->leaf->hidden[index].len;
        a->hidden = index + 1;
        a->lost = false;
        add_hidden(a, parent, &a->leaf->hidden[index]);
        text = str_slice(text, at + len, text.len);
    }
}

static void align_text(Align *a, Node *parent, Str text)
{
    const Leaf *leaf = a->leaf;
    size_t from = a->at, begin = 0, at = 0;

    if (a->lost) {
        add_lost(a, parent, text);
        return;
    }
    while (at < text.len) {
        size_t took, made;

        if (a->hidden < leaf->hidden_count &&
            a->at == leaf->hidden[a->hidden].at) {
            const Hidden *hidden = &leaf->hidden[a->hidden++];

            add_text(a, parent, str_slice(text, begin, at), from, a->at);
            add_hidden(a, parent, hidden);
            a->at += hidden->len;
            at += hidden->len;
            from = a->at;
            begin = at;
            continue;
        }
        if (a->at >= a->s.len ||
            !match_unit(a, str_slice(text, at, text.len), &took, &made)) {
            add_text(a, parent, str_slice(text, begin, at), from, a->at);
            add_lost(a, parent, str_slice(text, at, text.len));
            return;
        }
        a->at += took;
        at += made;
    }
    add_text(a, parent, str_slice(text, begin, at), from, a->at);
}

/* ---- marks between the texts ---- */

/* Passes stand-ins that went into an address, code or HTML. */
static void pass_hidden(Align *a)
{
    while (a->hidden < a->leaf->hidden_count &&
           a->leaf->hidden[a->hidden].at < a->at)
        a->hidden++;
}

static bool is_at(const Align *a, char c)
{
    return a->at < a->s.len && a->s.ptr[a->at] == c;
}

static void pass_mark(Align *a, size_t count, const char *marks)
{
    for (; count > 0 && !a->lost; count--) {
        if (a->at >= a->s.len || !strchr(marks, a->s.ptr[a->at]))
            a->lost = true;
        else
            a->at++;
    }
}

static void align_break(Align *a, Node *parent, NodeKind kind)
{
    size_t at = a->at;

    while (at < a->s.len && a->s.ptr[at] != '\n' &&
           (a->lost || ascii_is_space(a->s.ptr[at]) ||
            (kind == NODE_LINEBREAK && a->s.ptr[at] == '\\')))
        at++;
    if (at >= a->s.len || a->s.ptr[at] != '\n') {
        a->lost = true;
        add(a, parent, kind, at, at);
        return;
    }
    add(a, parent, kind, at, at + 1);
    a->at = at + 1;
}

static size_t ticks(const Align *a, size_t at)
{
    size_t end = at;

    while (end < a->s.len && a->s.ptr[end] == '`')
        end++;
    return end - at;
}

static void align_code(Align *a, Node *parent, Str text)
{
    size_t from = a->at, len = ticks(a, from), to = from + len, inner;
    Node *node;

    while (len > 0 && to < a->s.len) {
        size_t other = ticks(a, to);

        if (other == len)
            break;
        to += other > 0 ? other : 1;
    }
    if (len == 0 || to >= a->s.len) {
        a->lost = true;
        add(a, parent, NODE_CODE, from, from)->text = keep(a, text, from);
        return;
    }
    /* One space at each end is no part of the code. */
    inner = from + len;
    if (to - inner > text.len)
        inner++;
    node = add(a, parent, NODE_CODE, from, to + len);
    node->text = keep(a, text, inner);
    a->at = to + len;
    pass_hidden(a);
}

static void align_html(Align *a, Node *parent, const char *literal)
{
    size_t from = a->at;
    Str text;
    Span span;
    Node *node;

    if (!a->lost && str_starts(str_slice(a->s, from, a->s.len), literal))
        a->at += str_from(literal).len;
    else
        a->lost = true;
    span = span_of(a, from, a->at);
    text = keep(a, restore(a, literal, 0, a->s.len), from);
    if (!allow_inline(a->parse, text, span) &&
        policy_html(a->parse, text, span)) {
        node = add(a, parent, NODE_HTML_INLINE, from, a->at);
        node->text = text;
    }
    pass_hidden(a);
}

/* ---- links ---- */

/* The definition whose number stands for the address, or NULL. */
static Definition *find_definition(const Align *a, Str url)
{
    size_t open = sizeof DEFINITION_OPEN - 1;
    size_t close = sizeof DEFINITION_CLOSE - 1;
    uint64_t index;

    if (!str_starts(url, DEFINITION_OPEN) || !str_ends(url, DEFINITION_CLOSE) ||
        url.len <= open + close ||
        !str_to_u64(str_slice(url, open, url.len - close), &index) ||
        index >= a->parse->definition_count)
        return NULL;
    return &a->parse->definition[index];
}

static Str keep_text(const Align *a, Str text)
{
    return in_source(a, text) ? text : str_dup(a->parse->arena, text);
}

static void use_definition(const Align *a, Node *link, Definition *d)
{
    if (!d->kept) {
        d->url = keep_text(a, d->url);
        d->title = keep_text(a, d->title);
        d->kept = true;
    }
    link->as.link.url = d->url;
    link->as.link.title = d->title;
    link->as.link.url_span = d->url_span;
}

/* "](url)", "][label]", "][]" or "]". */
static void align_tail(Align *a, Node *link, cmark_node *from)
{
    Str url = str_from(cmark_node_get_url(from));
    Str title;
    Definition *d = NULL;
    LinkTail tail;
    size_t end;

    pass_mark(a, 1, "]");
    if (!a->lost && link_tail(a->s, a->at, &tail)) {
        url = restore(a, url.ptr, a->at, tail.end);
        title = restore(a, cmark_node_get_title(from), a->at, tail.end);
        link->as.link.url = keep(a, url, tail.url_from);
        link->as.link.title = keep(a, title, tail.title_from <= tail.title_to
                                                 ? tail.title_from
                                                 : a->at);
        link->as.link.url_span = span_of(a, tail.url_from, tail.url_to);
        a->at = tail.end;
        pass_hidden(a);
        return;
    }
    d = find_definition(a, url);
    if (!d) {
        a->lost = true;
        link->as.link.url =
            keep(a, restore(a, url.ptr, 0, a->s.len), a->s.len);
        return;
    }
    use_definition(a, link, d);
    if (!a->lost && link_label(a->s, a->at, &end))
        a->at = end;
    pass_hidden(a);
}

static void align_children(Align *a, cmark_node *first, Node *parent);

static void align_autolink(Align *a, Node *link, cmark_node *from)
{
    size_t begin;
    Str url;

    pass_mark(a, 1, "<");
    begin = a->at;
    a->autolink = true;
    align_children(a, cmark_node_first_child(from), link);
    a->autolink = false;
    url = restore(a, cmark_node_get_url(from), begin, a->at);
    link->as.link.url = keep(a, url, begin);
    link->as.link.url_span = span_of(a, begin, a->at);
    pass_mark(a, 1, ">");
}

static void align_link(Align *a, Node *parent, cmark_node *from)
{
    bool image = cmark_node_get_type(from) == CMARK_NODE_IMAGE;
    size_t begin = a->at;
    Node *link = add(a, parent, image ? NODE_IMAGE : NODE_LINK, begin, begin);

    a->links++;
    if (!image && is_at(a, '<')) {
        align_autolink(a, link, from);
    } else {
        if (image)
            pass_mark(a, 1, "!");
        pass_mark(a, 1, "[");
        align_children(a, cmark_node_first_child(from), link);
        align_tail(a, link, from);
    }
    a->links--;
    mend(a, link, begin, a->at);
    policy_link(a->parse, link);
}

static void align_emphasis(Align *a, Node *parent, cmark_node *from)
{
    bool strong = cmark_node_get_type(from) == CMARK_NODE_STRONG;
    size_t begin = a->at;
    Node *node =
        add(a, parent, strong ? NODE_STRONG : NODE_EMPH, begin, begin);

    pass_mark(a, strong ? 2 : 1, "*_");
    align_children(a, cmark_node_first_child(from), node);
    pass_mark(a, strong ? 2 : 1, "*_");
    mend(a, node, begin, a->at);
}

static void align_one(Align *a, cmark_node *from, Node *parent)
{
    const char *literal = cmark_node_get_literal(from);

    switch (cmark_node_get_type(from)) {
    case CMARK_NODE_TEXT:
        align_text(a, parent, str_from(literal));
        break;
    case CMARK_NODE_SOFTBREAK:
        align_break(a, parent, NODE_SOFTBREAK);
        break;
    case CMARK_NODE_LINEBREAK:
        align_break(a, parent, NODE_LINEBREAK);
        break;
    case CMARK_NODE_CODE:
        align_code(a, parent, restore(a, literal, 0, a->s.len));
        break;
    case CMARK_NODE_HTML_INLINE:
        align_html(a, parent, literal);
        break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
        align_emphasis(a, parent, from);
        break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        align_link(a, parent, from);
        break;
    default:
        BUG("libcmark gave a %s as an inline",
            cmark_node_get_type_string(from));
    }
}

static void align_children(Align *a, cmark_node *first, Node *parent)
{
    if (!first)
        return;
    if (++a->depth > INLINE_DEPTH_MAX)
        parse_stop(a->parse, "nesting-too-deep", span_of(a, a->at, a->at),
                   "emphasis, links and lists stand inside each other more "
                   "than %d deep",
                   INLINE_DEPTH_MAX);
    for (; first && !a->parse->stopped; first = cmark_node_next(first))
        align_one(a, first, parent);
    a->depth--;
}

void align_leaf(Parse *parse, const Leaf *leaf, struct cmark_node *first)
{
    Align a = {.parse = parse, .leaf = leaf, .s = leaf->shown};

    for (const Node *up = leaf->node->parent; up; up = up->parent)
        a.depth++;
    align_children(&a, first, leaf->node);
    if (parse->options->quotations && leaf->hidden_count > 0 &&
        !parse->stopped)
        quotations_wrap(parse, leaf->node);
}
