/* doc/policy.c - raw HTML and addresses that a page may not hold. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#include "doc/html.h"

/* Passes white space and comments; what is left is HTML. */
static size_t pass_comments(Str html, size_t at)
{
    for (;;) {
        size_t end;

        while (at < html.len && ascii_is_space(html.ptr[at]))
            at++;
        if (!str_starts(str_slice(html, at, html.len), "<!--"))
            return at;
        /* "<!-->" and "<!--->" are whole comments. */
        end = str_find(str_slice(html, at + 2, html.len), STR("-->"));
        if (end == STR_NONE)
            return at;
        at += 2 + end + 3;
    }
}

/* Where html[at] stands in the source, to the end of its line: html is a slice
 * of it, or lines of it without the marks of quotes and lists. */
static Span place_of(const Parse *parse, Str html, size_t at, Span span)
{
    Str all = parse->source->text;
    Str rest = str_slice(html, at, html.len), line;
    uint32_t number;
    size_t hit;

    rest = str_slice(rest, 0, str_find_char(rest, '\n'));
    if (html.ptr >= all.ptr && html.ptr < all.ptr + all.len)
        return (Span){(uint32_t)(html.ptr - all.ptr + (ptrdiff_t)at),
                      (uint32_t)rest.len};
    number = source_line_at(parse->source, span.off);
    for (size_t i = 0; i < at; i++)
        number += html.ptr[i] == '\n';
    if (number > parse->source->line_count)
        return span;
    line = source_line(parse->source, number);
    hit = str_find(line, rest);
    if (hit == STR_NONE)
        return (Span){source_line_start(parse->source, number), 0};
    return (Span){source_line_start(parse->source, number) + (uint32_t)hit,
                  (uint32_t)rest.len};
}

static void report(Parse *parse, Str rest, Span span)
{
    size_t end = str_find_char(rest, '>');

    /* "</b>" says no more than "<b>" did. */
    if (str_starts(rest, "</") && parse->open_tags > 0) {
        parse->open_tags--;
        return;
    }
    if (!str_starts(rest, "</"))
        parse->open_tags++;
    rest = str_slice(rest, 0, end == STR_NONE ? rest.len : end + 1);
    rest = str_slice(rest, 0, str_find_char(rest, '\n'));
    if (span.len > rest.len)
        span.len = (uint32_t)rest.len;
    parse_error(parse, "raw-html", span,
                STR("write it in Markdown; for a plain '<' write '\\<'; "
                    "'raw_html: true' in handbook.yaml allows it"),
                "raw HTML is not allowed: '%.*s'", STR_ARG(rest));
}

bool policy_html(Parse *parse, Str html, Span span)
{
    size_t at = pass_comments(html, 0);
    Str rest = str_slice(html, at, html.len);

    if (parse->options->raw_html)
        return true;
    if (rest.len == 0)
        return false;
    span = place_of(parse, html, at, span);
    if (!str_starts(rest, "<!--")) {
        report(parse, rest, span);
        return false;
    }
    span.len = 4;
    parse_error(parse, "comment-not-closed", span,
                STR("write '-->' where the comment ends"),
                "the comment is never closed");
    return false;
}

void policy_blocks(Parse *parse, Node *document)
{
    Node *next;

    for (Node *node = document; node; node = next) {
        next = node_next(document, node);
        if (node->kind == NODE_HTML_BLOCK &&
            (allow_block(parse, node) ||
             !policy_html(parse, node->text, node->span)))
            node_unlink(node);
    }
}

void policy_link(Parse *parse, const Node *link)
{
    Span span = link->as.link.url_span;
    Str scheme;

    if (parse->options->any_scheme)
        return;
    scheme = html_url_scheme(&parse->scratch, link->as.link.url);
    if (html_scheme_allowed(scheme))
        return;
    if (span.len == 0)
        span = link->span;
    parse_error(parse, "unsafe-link", span,
                STR("links may begin with 'https:', 'http:', 'mailto:' or "
                    "'tel:', or name a file of the handbook"),
                "a link cannot begin with '%.*s:'", STR_ARG(scheme));
}
