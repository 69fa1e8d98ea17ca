/* doc/blank.c - "[your name]" in a letter: a blank for its reader to fill in.
 *
 * Only inside "> [!LETTER]". The brackets of links, images, code and escapes
 * are no blanks: what can be a link is one, as in the rest of Markdown. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#include "base/utf8.h"

#define PLAIN "for brackets that are no blank write '\\['"

static const char CODE[] = "blank-syntax";

/* The ']' for the '[' at s[at], or STR_NONE; *nested is the first bracket
 * inside, or STR_NONE. */
static size_t find_close(Str s, size_t at, size_t *nested)
{
    size_t depth = 0;

    *nested = STR_NONE;
    for (size_t i = at; i < s.len; i++) {
        if (s.ptr[i] == '\\') {
            i++;
        } else if (s.ptr[i] == '[') {
            if (++depth == 2 && *nested == STR_NONE)
                *nested = i;
        } else if (s.ptr[i] == ']' && --depth == 0) {
            return i;
        }
    }
    return STR_NONE;
}

/* Labels of links are compared without case, and any white space is one
 * space. */
static Str label_key(Parse *parse, Str label)
{
    Buf buf;
    Str key;

    buf_init(&buf, SIZE_MAX - 1);
    label = str_trim(label);
    for (size_t i = 0; i < label.len; i++) {
        if (!ascii_is_space(label.ptr[i]))
            buf_addc(&buf, label.ptr[i]);
        else if (!ascii_is_space(label.ptr[i - 1]))
            buf_addc(&buf, ' ');
    }
    key = utf8_fold(&parse->scratch, buf_str(&buf));
    buf_release(&buf);
    return key;
}

/* Label -> Definition, for all of the page: found once, for a letter may have
 * as many blanks as definitions. */
static const Map *labels_of(Parse *parse)
{
    Map *labels = &parse->labels;

    if (labels->arena)
        return labels;
    map_init(labels, &parse->scratch);
    for (size_t i = 0; i < parse->definition_count; i++) {
        Definition *definition = &parse->definition[i];
        Str key = label_key(parse, definition->label);

        if (!definition->dropped && !map_has(labels, key))
            map_put(labels, key, definition);
    }
    return labels;
}

static bool is_defined(Parse *parse, Str label)
{
    const Definition *definition;

    if (parse->definition_count == 0)
        return false;
    definition = map_get(labels_of(parse), label_key(parse, label));
    return definition && !definition->dropped;
}

/* "[text](address)", "[text][label]", "[label][]" or "[label]". */
static bool is_link(Parse *parse, Str s, size_t at, size_t close)
{
    Str label = str_slice(s, at + 1, close);
    LinkTail tail;
    size_t end;

    if (link_tail(s, close + 1, &tail))
        return true;
    if (link_label(s, close + 1, &end) && end > close + 3)
        label = str_slice(s, close + 2, end - 1);
    return is_defined(parse, label);
}

/* True when the brackets can be no blank; that is told. */
static bool is_broken(Parse *parse, const Content *content, size_t at,
                      size_t close, size_t nested)
{
    Span span;

    if (nested == STR_NONE &&
        str_trim(str_slice(content->text, at + 1, close)).len > 0)
        return false;
    if (nested == STR_NONE) {
        span = content_span(content, at, close + 1);
        parse_error(parse, CODE, span,
                    STR("say what goes there, as in '[your name]'; " PLAIN),
                    "the blank has no words");
        return true;
    }
    span = content_span(content, nested, nested + 1);
    parse_error(parse, CODE, span,
                STR("close the first with ']' before it; " PLAIN),
                "a blank stands inside another blank");
    return true;
}

bool blank_is_wanted(const Node *node)
{
    for (; node; node = node->parent)
        if (node->kind == NODE_CALLOUT && str_is(node->text, "LETTER"))
            return true;
    return false;
}

size_t blank_take(Parse *parse, const Content *content, size_t at, Node **out)
{
    size_t nested, close = find_close(content->text, at, &nested);
    Node *node;

    *out = NULL;
    if (close == STR_NONE) {
        parse_error(parse, CODE, content_span(content, at, at + 1),
                    STR("close it with ']' in the same paragraph; " PLAIN),
                    "the blank is never closed");
        return 0;
    }
    if (is_link(parse, content->text, at, close) ||
        is_broken(parse, content, at, close, nested))
        return close + 1;
    node = parse_node(parse, NODE_BLANK, content_span(content, at, close + 1));
    node->text = str_trim(content_line(parse->arena, parse->source, content,
                                       at + 1, close));
    *out = node;
    return close + 1;
}
