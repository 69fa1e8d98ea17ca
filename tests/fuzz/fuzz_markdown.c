/* tests/fuzz/fuzz_markdown.c - any bytes as a page's Markdown.
 *
 * The first byte chooses the options (CHOICE_... below), the rest is the page;
 * NULs between them do not count.
 * What must hold for every page:
 *   - without our own syntax the HTML is libcmark's, byte for byte
 *   - every node has an exact place, inside the page and inside its parent,
 *     and no node begins before the one before it
 *   - the source holds at a text's place what the text says
 *   - the HTML is valid UTF-8, and well-formed XML unless raw HTML is allowed */
#include "base/compat.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "doc/html.h"
#include "doc/outline.h"
#include "doc/parse.h"
#include "doc/text.h"
#include "fuzz.h"

#define CHOICE_COMMONMARK 0x01
#define CHOICE_NO_TABLES 0x02
#define CHOICE_NO_IDS 0x04
#define CHOICE_NO_CALLOUTS 0x08
#define CHOICE_NO_CITATIONS 0x10
#define CHOICE_NO_SHORT_LINKS 0x20
#define CHOICE_NO_QUOTATIONS 0x40
#define CHOICE_RAW_HTML 0x80

static uint32_t end_of(Span span)
{
    return span.off + span.len;
}

static void check_span(const Source *source, const Node *node)
{
    const Node *parent = node->parent, *before = node->previous;

    CHECK(node->exact);
    CHECK(end_of(node->span) <= source->text.len);
    if (parent) {
        CHECK(node->span.off >= parent->span.off);
        CHECK(end_of(node->span) <= end_of(parent->span));
    }
    if (before)
        CHECK(node->span.off >= end_of(before->span));
}

static bool has_any(Str s, const char *set)
{
    for (size_t i = 0; i < s.len; i++)
        if (strchr(set, s.ptr[i]))
            return true;
    return false;
}

/* The source at the span holds s, or something that must be decoded. */
static void check_slice(const Source *source, Span span, Str s)
{
    Str here = str_slice(source->text, span.off, end_of(span));

    if (!str_eq(here, s))
        CHECK(has_any(here, "\\&\n\r"));
}

/* A key lacks the characters that nobody sees: those are told. */
static void check_key(const Source *source, Span span, Str key)
{
    Str here = str_slice(source->text, span.off, end_of(span));
    size_t in_key = 0;

    for (size_t at = 0, next = 0; at < here.len; at = next) {
        if (utf8_is_unseen(utf8_next(here, &next)))
            continue;
        CHECK(str_eq(str_slice(here, at, next),
                     str_slice(key, in_key, in_key + next - at)));
        in_key += next - at;
    }
    CHECK(in_key == key.len && key.len > 0);
}

static void check_texts(const Source *source, const Node *node)
{
    Str here = str_slice(source->text, node->span.off, end_of(node->span));

    switch ((NodeKind)node->kind) {
    case NODE_TEXT:
        check_slice(source, node->span, node->text);
        break;
    case NODE_CODE:
        CHECK(here.len >= 2 && here.ptr[0] == '`' &&
              here.ptr[here.len - 1] == '`');
        if (!has_any(here, "\\\n\r"))
            CHECK(str_find(here, node->text) != STR_NONE);
        break;
    case NODE_EMPH:
    case NODE_STRONG:
        CHECK(here.len >= 2 && here.ptr[0] == here.ptr[here.len - 1]);
        break;
    case NODE_IMAGE:
        CHECK(str_starts(here, "!["));
        check_slice(source, node->as.link.url_span, node->as.link.url);
        break;
    case NODE_LINK:
        CHECK(here.ptr[0] == '[' || here.ptr[0] == '<');
        if (!str_starts(node->as.link.url, "mailto:"))
            check_slice(source, node->as.link.url_span, node->as.link.url);
        break;
    case NODE_CITATION:
        CHECK(here.ptr[0] == '[' && str_ends(here, "]") && node->first);
        break;
    case NODE_CITATION_ITEM:
        check_key(source, node->as.cite.key_span, node->as.cite.key);
        if (node->as.cite.pinpoint.len > 0)
            check_slice(source, node->as.cite.pinpoint_span,
                        node->as.cite.pinpoint);
        break;
    case NODE_SHORT_LINK:
        CHECK(str_starts(here, "[[") && str_ends(here, "]]"));
        check_slice(source, node->as.short_link.target_span,
                    node->as.short_link.target);
        break;
    case NODE_BLANK:
        CHECK(here.ptr[0] == '[' && str_ends(here, "]"));
        CHECK(node->text.len > 0 && !has_any(node->text, "\n\r"));
        break;
    case NODE_HEADING:
        if (node->as.heading.own_id)
            check_slice(source, node->as.heading.id_span,
                        node->as.heading.id);
        break;
    case NODE_CALLOUT:
        check_slice(source, node->as.callout.title_span,
                    node->as.callout.title);
        break;
    default:
        break;
    }
}

static void check_tree(const Source *source, Node *document)
{
    for (Node *node = document; node; node = node_next(document, node)) {
        size_t depth = 0;

        for (const Node *up = node->parent; up; up = up->parent)
            depth++;
        CHECK(depth <= LIMIT_NESTING);
        if (node == document)
            continue;
        check_span(source, node);
        check_texts(source, node);
    }
}

static void check_html(Arena *arena, const Node *document, bool raw_html)
{
    HtmlOptions options = HTML_HANDBOOK;
    Buf html;

    options.raw_html = raw_html;
    buf_init(&html, LIMIT_OUTPUT_BYTES);
    html_render(&html, document, &options);
    CHECK(utf8_invalid_at(buf_str(&html)) == STR_NONE);
    if (!raw_html)
        CHECK(html_fragment_problem(arena, buf_str(&html)).len == 0);
    buf_release(&html);
}

/* HTML without titles and without spaces: libcmark 0.30.2 strays from the
 * specification in three places, and there we do not follow. It keeps the title
 * of "[a]: b", a line end, and "'title' no title"; and the spaces before a lazy
 * line when that is inside a code span; and it writes &#xFFFE; and &#xFFFF; as
 * one byte. */
static Str normal(Arena *arena, Str html)
{
    static const Str TITLE = STR_INIT(" title=\"");
    char *text = arena_chars(arena, html.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < html.len; i++) {
        unsigned char byte = (unsigned char)html.ptr[i];

        if (byte >= 0xFE ||
            str_starts(str_slice(html, i, html.len), "\xEF\xBF\xBD")) {
            i += byte >= 0xFE ? 0 : 2;
            continue;
        }
        if (str_starts(str_slice(html, i, html.len), TITLE.ptr)) {
            Str rest = str_slice(html, i + TITLE.len, html.len);
            size_t end = str_find_char(rest, '"');

            if (end != STR_NONE) {
                i += TITLE.len + end;
                continue;
            }
        }
        if (!ascii_is_space(html.ptr[i]))
            text[len++] = html.ptr[i];
    }
    return str_of(text, len);
}

/* "&#xFDD0;" and the like: characters that no page may hold, written as a
 * reference. We leave them out where XML cannot have them; cmark does not. */
static bool refers_to_nonsense(Str text)
{
    static const Str MARK = STR_INIT("&#");

    for (size_t at; (at = str_find(text, MARK)) != STR_NONE;) {
        char digits[10] = {0};
        unsigned long c;
        bool hex;

        text = str_slice(text, at + 2, text.len);
        hex = text.len > 0 && (text.ptr[0] == 'x' || text.ptr[0] == 'X');
        for (size_t i = 0; i < sizeof digits - 1 && i + hex < text.len; i++)
            digits[i] = text.ptr[i + hex];
        c = strtoul(digits, NULL, hex ? 16 : 10);
        if (c < ' ' || utf8_is_noncharacter((uint32_t)c))
            return true;
    }
    return false;
}

static void check_commonmark(Arena *arena, const Source *source,
                             const Node *document)
{
    char *expected = cmark_markdown_to_html(source->text.ptr, source->text.len,
                                            CMARK_OPT_UNSAFE);
    Buf html;

    buf_init(&html, LIMIT_OUTPUT_BYTES);
    html_render(&html, document, &HTML_COMMONMARK);
    if (!refers_to_nonsense(source->text) && !str_is(buf_str(&html), expected))
        CHECK(str_eq(normal(arena, buf_str(&html)),
                     normal(arena, str_from(expected))));
    buf_release(&html);
    free(expected);
}

static DocOptions choose(uint8_t choice)
{
    DocOptions options = DOC_HANDBOOK;

    if (choice & CHOICE_COMMONMARK)
        return DOC_COMMONMARK;
    options.tables = !(choice & CHOICE_NO_TABLES);
    options.heading_ids = !(choice & CHOICE_NO_IDS);
    options.callouts = !(choice & CHOICE_NO_CALLOUTS);
    options.citations = !(choice & CHOICE_NO_CITATIONS);
    options.short_links = !(choice & CHOICE_NO_SHORT_LINKS);
    options.quotations = !(choice & CHOICE_NO_QUOTATIONS);
    options.raw_html = choice & CHOICE_RAW_HTML;
    return options;
}

static void check_page(Arena *arena, Str text, uint8_t choice)
{
    DocOptions options = choose(choice);
    Diags *diags = diag_open(false);
    Source *source = source_new(arena, STR("page.md"), text);
    Span body = {0, (uint32_t)text.len};
    Node *document = doc_parse(arena, source, body, &options, diags);
    bool stopped = !document->first && diag_count(diags, DIAG_ERROR) > 0;
    Outline outline;

    check_tree(source, document);
    if (choice & CHOICE_COMMONMARK && !stopped)
        check_commonmark(arena, source, document);
    outline_build(arena, source, document, &outline, diags);
    text_of(arena, document);
    check_html(arena, node_copy(arena, document), options.raw_html);
    doc_parse_citation(arena, source, text, body, false, diags);
    html_fragment_problem(arena, text);
    CHECK(diag_total(diags) == 0 || diag_get(diags, 0)->message.len > 0);
    diag_close(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    size_t from = 1;
    Str text;

    while (from < size && data[from] == 0)
        from++;
    if (size <= from)
        return 0;
    arena_init(&arena);
    text = str_dup(&arena, str_of((const char *)data + from, size - from));
    if (is_text(text))
        check_page(&arena, text, data[0]);
    arena_release(&arena);
    return 0;
}
