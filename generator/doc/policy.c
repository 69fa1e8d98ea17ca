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

bool policy_html(Parse *parse, Str html, Span span)
{
    size_t at = pass_comments(html, 0), end;
    Str rest = str_slice(html, at, html.len);

    if (parse->options->raw_html)
        return true;
    if (rest.len == 0)
        return false;
    if (span.len >= html.len && at > 0)
        span = (Span){span.off + (uint32_t)at, (uint32_t)rest.len};
    if (str_starts(rest, "<!--")) {
        span.len = 4;
        parse_error(parse, "comment-not-closed", span,
                    STR("write '-->' where the comment ends"),
                    "the comment is never closed");
        return false;
    }
    /* "</b>" says no more than "<b>" did. */
    if (str_starts(rest, "</") && parse->open_tags > 0) {
        parse->open_tags--;
        return false;
    }
    if (!str_starts(rest, "</"))
        parse->open_tags++;
    end = str_find_char(rest, '>');
    rest = str_slice(rest, 0, end == STR_NONE ? rest.len : end + 1);
    end = str_find_char(rest, '\n');
    rest = str_slice(rest, 0, end);
    if (span.len > rest.len)
        span.len = (uint32_t)rest.len;
    parse_error(parse, "raw-html", span,
                STR("write it in Markdown; for a plain '<' write '\\<'; "
                    "'raw_html: true' in handbook.yaml allows it"),
                "raw HTML is not allowed: '%.*s'", STR_ARG(rest));
    return false;
}

void policy_link(Parse *parse, const Node *link)
{
    Span span = link->as.link.url_span;
    Str scheme;

    if (parse->options->raw_html)
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
