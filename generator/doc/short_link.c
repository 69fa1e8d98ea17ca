/* doc/short_link.c - short links: "[[id]]", "[[id#anchor|text]]". */
#include "base/compat.h"
#include "doc/doc_internal.h"

static const char EXAMPLE[] =
    "a short link looks like '[[page-id]]' or '[[page-id|text]]'; in a table "
    "write '\\|' for '|'; for plain brackets write '\\[['";

/* The first ']' of "]]" behind s[from], s.len when it is not closed, or
 * STR_NONE when it is no short link. */
static size_t find_close(Str s, size_t from)
{
    for (size_t i = from; i < s.len; i++) {
        if (s.ptr[i] == '[')
            return STR_NONE;
        if (s.ptr[i] == ']')
            return i + 1 < s.len && s.ptr[i + 1] == ']' ? i : STR_NONE;
    }
    return s.len;
}

static void add_text(Parse *parse, const Content *content, Node *link,
                     size_t from, size_t to)
{
    Node *text;

    trim_white(content->text, &from, &to);
    if (from == to)
        return;
    text = parse_node(parse, NODE_TEXT, content_span(content, from, to));
    text->text = content_line(parse->arena, parse->source, content, from, to);
    node_append(link, text);
}

static Node *read_link(Parse *parse, const Content *content, size_t at,
                       size_t close)
{
    Str s = content->text;
    Node *link = parse_node(parse, NODE_SHORT_LINK,
                          content_span(content, at, close + 2));
    size_t from = at + 2, to = close, hash;
    size_t bar = str_find_char(str_slice(s, from, to), '|');

    if (bar != STR_NONE) {
        add_text(parse, content, link, from + bar + 1, to);
        to = from + bar;
    }
    hash = str_find_char(str_slice(s, from, to), '#');
    if (hash != STR_NONE) {
        size_t begin = from + hash + 1, end = to;

        trim_white(s, &begin, &end);
        link->as.short_link.anchor =
            content_line(parse->arena, parse->source, content, begin, end);
        to = from + hash;
    }
    trim_white(s, &from, &to);
    link->as.short_link.target =
        content_line(parse->arena, parse->source, content, from, to);
    link->as.short_link.target_span = content_span(content, from, to);
    return link;
}

size_t short_link_take(Parse *parse, const Content *content, size_t at,
                       Node **out)
{
    Str s = content->text;
    LinkTail tail;
    size_t close;
    Node *link;

    if (at + 1 >= s.len || s.ptr[at + 1] != '[' ||
        parse->syntax_errors >= SYNTAX_ERRORS_MAX)
        return 0;
    close = find_close(s, at + 2);
    if (close == STR_NONE)
        return 0;
    if (close == s.len) {
        parse_error(parse, "short-link-syntax",
                    content_span(content, at, at + 2), str_from(EXAMPLE),
                    "the short link is never closed");
        return 0;
    }
    link = read_link(parse, content, at, close);
    if (link->as.short_link.target.len + link->as.short_link.anchor.len == 0) {
        parse_error(parse, "short-link-syntax", link->span, str_from(EXAMPLE),
                    "the short link names no page");
        return 0;
    }
    if (link_tail(s, close + 2, &tail))
        parse_error(parse, "short-link-syntax", link->span,
                    STR("write '[text](address)', or put a space before '('"),
                    "an address cannot stand behind a short link");
    *out = link;
    return close + 2;
}
