/* doc/protect.c - takes our own syntax out of a leaf's text before libcmark
 * sees it, and puts it back where it was none.
 *
 * The text is walked from left to right as CommonMark does: a code span, an
 * autolink, a tag and our own syntax are equals, the first wins. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#include <string.h>

/* libcmark does not look for the end of longer runs. */
#define TICKS_MAX 80

typedef struct Walk {
    Parse *parse;
    Leaf *leaf;
    Str s; /* the content */
    size_t at;
    size_t ticks_after[TICKS_MAX + 1]; /* a run of this length: last place */
    bool ticks_known;
    AngleMemo angle;
    size_t open; /* brackets */
    bool letter;     /* brackets are blanks here, ... */
    size_t link_end; /* ... but not before this place: it is a link's text */
    bool definitions; /* "[@key]: …" may be meant as a definition here */
    bool definition_before;
} Walk;

static size_t run_len(Str s, size_t at)
{
    size_t end = at;

    while (end < s.len && s.ptr[end] == '`')
        end++;
    return end - at;
}

/* Where the last run of each length stands, so that no search is in vain. */
static void learn_ticks(Walk *w)
{
    if (w->ticks_known)
        return;
    w->ticks_known = true;
    for (size_t i = 0; i < w->s.len; i++) {
        size_t len = run_len(w->s, i);

        if (len == 0)
            continue;
        if (len <= TICKS_MAX)
            w->ticks_after[len] = i;
        i += len;
    }
}

static void pass_code(Walk *w)
{
    size_t len = run_len(w->s, w->at), i = w->at + len;

    learn_ticks(w);
    w->at = i;
    if (len > TICKS_MAX || w->ticks_after[len] < i)
        return;
    while (i < w->s.len) {
        size_t other = run_len(w->s, i);

        if (other == len) {
            w->at = i + len;
            return;
        }
        i += other > 0 ? other : 1;
    }
}

static void pass_angle(Walk *w)
{
    size_t end = angle_end(w->s, w->at, &w->angle);

    w->at = end > 0 ? end : w->at + 1;
}

static void hide(Walk *w, size_t end, Node *node)
{
    Leaf *leaf = w->leaf;

    ARENA_PUSH(&w->parse->scratch, leaf->hidden, leaf->hidden_count,
               leaf->hidden_capacity,
               (Hidden){.from = (uint32_t)w->at, .to = (uint32_t)end,
                        .node = node});
    w->at = end;
}

/* libcmark is quadratic in brackets that stay open. */
static bool count_open(Walk *w)
{
    Span span = content_span(&w->leaf->content, w->at, w->at + 1);

    if (++w->open <= LIMIT_OPEN_BRACKETS)
        return true;
    parse_stop(w->parse, "too-many-brackets", span,
               "more than %d '[' in one paragraph have no ']'",
               LIMIT_OPEN_BRACKETS);
    return false;
}

static bool pass_bracket(Walk *w)
{
    const DocOptions *options = w->parse->options;
    const Content *content = &w->leaf->content;
    Node *node = NULL;
    size_t end = 0;
    bool first = w->definitions;

    if (w->at > 0)
        first = first && w->definition_before && w->s.ptr[w->at - 1] == '\n';
    if (options->short_links)
        end = short_link_take(w->parse, content, w->at, &node);
    if (end == 0 && options->citations) {
        end = citation_take(w->parse, content, w->at, first, &node);
        if (first)
            w->definition_before =
                end > 0 && end < w->s.len && w->s.ptr[end] == ':';
    }
    if (end == 0 && w->letter && w->at >= w->link_end) {
        end = blank_take(w->parse, content, w->at, &node);
        if (!node) {
            w->link_end = end;
            end = 0;
        }
    }
    if (end > 0) {
        hide(w, end, node);
        return true;
    }
    if (!count_open(w))
        return false;
    w->at++;
    return true;
}

/* The address behind a link's text is no text: nothing in it is a code span
 * or our own syntax. */
static void pass_close(Walk *w)
{
    LinkTail tail;

    w->at++;
    if (w->open == 0)
        return;
    w->open--;
    if (link_tail(w->s, w->at, &tail))
        w->at = tail.end;
}

static bool step(Walk *w)
{
    char c = w->s.ptr[w->at];

    switch (c) {
    case '\\':
        w->at += w->at + 1 < w->s.len && ascii_is_punct(w->s.ptr[w->at + 1])
                     ? 2
                     : 1;
        return true;
    case '`':
        pass_code(w);
        return true;
    case '<':
        pass_angle(w);
        return true;
    case '[':
        return pass_bracket(w);
    case ']':
        pass_close(w);
        return true;
    default:
        w->at++;
        return true;
    }
}

/* The text with a stand-in for each hidden part. */
static void build_shown(Parse *parse, Leaf *leaf)
{
    Buf shown;
    size_t at = 0;

    buf_init(&shown, SIZE_MAX - 1);
    for (size_t i = 0; i < leaf->hidden_count; i++) {
        Hidden *hidden = &leaf->hidden[i];

        buf_add(&shown, str_slice(leaf->content.text, at, hidden->from));
        hidden->at = (uint32_t)shown.len;
        buf_addf(&shown, STAND_IN_OPEN "%zu" STAND_IN_CLOSE, i);
        hidden->len = (uint32_t)shown.len - hidden->at;
        at = hidden->to;
    }
    buf_add(&shown, str_slice(leaf->content.text, at, leaf->content.text.len));
    leaf->shown = str_dup(&parse->scratch, buf_str(&shown));
    buf_release(&shown);
}

void protect_leaf(Parse *parse, Leaf *leaf)
{
    Walk w = {.parse = parse, .leaf = leaf, .s = leaf->content.text,
              .definitions = leaf->node->kind == NODE_PARAGRAPH};

    w.letter = parse->options->callouts && blank_is_wanted(leaf->node);

    leaf->shown = leaf->content.text;
    while (w.at < w.s.len && step(&w))
        ;
    if (leaf->hidden_count > 0 && !parse->stopped)
        build_shown(parse, leaf);
}

size_t protect_stand_in(Str s, size_t at, size_t *index)
{
    size_t from = at + sizeof STAND_IN_OPEN - 1, i = from;

    if (!str_starts(str_slice(s, at, s.len), STAND_IN_OPEN))
        return 0;
    for (*index = 0; i < s.len && ascii_is_digit(s.ptr[i]) && i - from < 7; i++)
        *index = *index * 10 + (size_t)(s.ptr[i] - '0');
    if (i == from || !str_starts(str_slice(s, i, s.len), STAND_IN_CLOSE))
        return 0;
    return i + sizeof STAND_IN_CLOSE - 1 - at;
}

Str protect_restore(Arena *arena, const Leaf *leaf, Str text)
{
    Buf buf;
    Str out;
    size_t index, len;

    if (leaf->hidden_count == 0 ||
        str_find(text, STR(STAND_IN_OPEN)) == STR_NONE)
        return text;
    buf_init(&buf, SIZE_MAX - 1);
    for (size_t i = 0; i < text.len; i += len) {
        len = text.ptr[i] == '^' ? protect_stand_in(text, i, &index) : 0;
        if (len > 0 && index < leaf->hidden_count) {
            buf_add(&buf, str_slice(leaf->content.text,
                                    leaf->hidden[index].from,
                                    leaf->hidden[index].to));
        } else {
            len = 1;
            buf_addc(&buf, text.ptr[i]);
        }
    }
    out = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return out;
}
