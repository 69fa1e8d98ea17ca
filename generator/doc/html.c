/* doc/html.c - our tree as HTML: CommonMark's nodes as its examples show. */
#include "base/compat.h"
#include "doc/html.h"

#include <string.h>

#include "base/limits.h"
#include "doc/text.h"
#include "doc/typographic.h"

const HtmlOptions HTML_COMMONMARK = {.raw_html = true};
const HtmlOptions HTML_HANDBOOK = {
    .typographic = true,
    .safe_links = true,
    .accessible_tables = true,
};

typedef struct Render {
    Buf *out;
    const HtmlOptions *options;
    size_t start;  /* what was in out before is not ours */
    uint32_t last; /* the last character of text, for quotes */
} Render;

static void render(Render *r, const Node *node);

static void children(Render *r, const Node *node)
{
    for (const Node *child = node->first; child; child = child->next)
        render(r, child);
}

/* A new line, unless there is one. */
static void fresh_line(Render *r)
{
    if (r->out->len > r->start && r->out->ptr[r->out->len - 1] != '\n')
        buf_addc(r->out, '\n');
}

/* Length of what XML forbids at s[at]: control characters, U+FFFE, U+FFFF. */
static size_t forbidden_len(Str s, size_t at)
{
    unsigned char c = (unsigned char)s.ptr[at];

    if (c < ' ')
        return c != '\t' && c != '\n' && c != '\r';
    return c == 0xEF && at + 2 < s.len && (unsigned char)s.ptr[at + 1] == 0xBF
                   && (unsigned char)s.ptr[at + 2] >= 0xBE
               ? 3
               : 0;
}

static const char *reference_for(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

static void escaped(Render *r, Str s)
{
    size_t from = 0;

    for (size_t at = 0; at < s.len; at++) {
        const char *reference = reference_for(s.ptr[at]);
        size_t len = 1;

        if (!reference && r->options->safe_links) {
            len = forbidden_len(s, at);
            reference = len > 0 ? "\xEF\xBF\xBD" : NULL;
        }
        if (!reference)
            continue;
        buf_add(r->out, str_slice(s, from, at));
        buf_adds(r->out, reference);
        from = at + len;
        at = from - 1;
    }
    buf_add(r->out, str_slice(s, from, s.len));
}

/* An address in an attribute, its special characters as %XX. */
static void href(Render *r, Str url)
{
    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];

        if (ascii_is_alnum(c) || (c && strchr("-_.+!*(),%#@?=;:/$~", c)))
            buf_addc(r->out, c);
        else if (c == '&')
            buf_adds(r->out, "&amp;");
        else if (c == '\'')
            buf_adds(r->out, "&#x27;");
        else
            buf_addf(r->out, "%%%02X", (unsigned)(unsigned char)c);
    }
}

static void text(Render *r, Str s)
{
    if (r->options->typographic)
        typographic_add(r->out, s, &r->last);
    else
        escaped(r, s);
}

/* ---- blocks ---- */

static void heading(Render *r, const Node *node)
{
    fresh_line(r);
    buf_addf(r->out, "<h%d", node->as.heading.level);
    if (node->as.heading.id.len > 0) {
        buf_adds(r->out, " id=\"");
        escaped(r, node->as.heading.id);
        buf_addc(r->out, '"');
    }
    buf_addc(r->out, '>');
    children(r, node);
    buf_addf(r->out, "</h%d>\n", node->as.heading.level);
}

static void paragraph(Render *r, const Node *node)
{
    const Node *list = node->parent ? node->parent->parent : NULL;

    if (list && list->kind == NODE_LIST && list->as.list.tight &&
        node->parent->kind == NODE_ITEM) {
        children(r, node);
        return;
    }
    fresh_line(r);
    buf_adds(r->out, "<p>");
    children(r, node);
    buf_adds(r->out, "</p>\n");
}

static void list(Render *r, const Node *node)
{
    fresh_line(r);
    if (!node->as.list.ordered)
        buf_adds(r->out, "<ul>\n");
    else if (node->as.list.start == 1)
        buf_adds(r->out, "<ol>\n");
    else
        buf_addf(r->out, "<ol start=\"%d\">\n", node->as.list.start);
    children(r, node);
    buf_adds(r->out, node->as.list.ordered ? "</ol>\n" : "</ul>\n");
}

static void code_block(Render *r, const Node *node)
{
    Str info = node->as.code_block.info;
    size_t len = 0;

    fresh_line(r);
    buf_adds(r->out, "<pre><code");
    while (len < info.len && !ascii_is_space(info.ptr[len]))
        len++;
    if (info.len > 0) {
        buf_adds(r->out, " class=\"language-");
        escaped(r, str_slice(info, 0, len));
        buf_addc(r->out, '"');
    }
    buf_addc(r->out, '>');
    escaped(r, node->text);
    buf_adds(r->out, "</code></pre>\n");
}

static void block_quote(Render *r, const Node *node)
{
    fresh_line(r);
    buf_adds(r->out, "<blockquote>\n");
    children(r, node);
    fresh_line(r);
    buf_adds(r->out, "</blockquote>\n");
}

/* "NOTE" as "note" and "Note". */
static void label(Render *r, const Node *callout, bool capital)
{
    for (size_t i = 0; i < callout->text.len; i++) {
        char c = callout->text.ptr[i];

        buf_addc(r->out, capital && i == 0 ? c : ascii_lower(c));
    }
}

static void callout(Render *r, const Node *node)
{
    fresh_line(r);
    buf_adds(r->out, "<div class=\"callout callout-");
    label(r, node, false);
    buf_adds(r->out, "\" role=\"note\">\n<p class=\"callout-title\">");
    if (node->as.callout.title.len > 0)
        text(r, node->as.callout.title);
    else
        label(r, node, true);
    buf_adds(r->out, "</p>\n");
    r->last = 0;
    children(r, node);
    fresh_line(r);
    buf_adds(r->out, "</div>\n");
}

/* The heads of the columns, with commas between; those of no words left out. */
static void column_heads(const Node *table, Buf *out)
{
    for (const Node *cell = table->first->first; cell; cell = cell->next) {
        size_t before = out->len, start;

        if (before > 0)
            buf_adds(out, ", ");
        start = out->len;
        text_add(out, cell);
        if (out->len == start)
            buf_truncate(out, before);
    }
}

/* What a phone cannot show scrolls in a box of its own, not with the page. The
 * keyboard reaches the box, and the heads of the columns name it: where they
 * have no words it is no group. True when there is one to close. */
static bool table_box(Render *r, const Node *node)
{
    enum { FIT_A_PHONE = 2 }; /* columns */
    size_t columns = 0;
    Buf heads;

    for (const Node *cell = node->first ? node->first->first : NULL; cell;
         cell = cell->next)
        columns++;
    if (!r->options->accessible_tables || columns <= FIT_A_PHONE)
        return false;
    buf_adds(r->out, "<div class=\"table-scroll\"");
    buf_init(&heads, LIMIT_OUTPUT_BYTES);
    column_heads(node, &heads);
    buf_adds(r->out, heads.len > 0
                         ? " role=\"group\" tabindex=\"0\" aria-label=\""
                         : " tabindex=\"0");
    escaped(r, buf_str(&heads));
    buf_release(&heads);
    buf_adds(r->out, "\">\n");
    return true;
}

static void table(Render *r, const Node *node)
{
    bool body = false, box;

    fresh_line(r);
    box = table_box(r, node);
    buf_adds(r->out, "<table>\n");
    for (const Node *row = node->first; row; row = row->next) {
        bool header = row->kind == NODE_TABLE_ROW && row->as.row.header;

        if (header)
            buf_adds(r->out, "<thead>\n");
        else if (!body)
            buf_adds(r->out, "<tbody>\n");
        body = body || !header;
        render(r, row);
        if (header)
            buf_adds(r->out, "</thead>\n");
    }
    buf_adds(r->out, body ? "</tbody>\n</table>\n" : "</table>\n");
    if (box)
        buf_adds(r->out, "</div>\n");
}

static void table_row(Render *r, const Node *node)
{
    buf_adds(r->out, "<tr>\n");
    children(r, node);
    buf_adds(r->out, "</tr>\n");
}

static void table_cell(Render *r, const Node *node)
{
    static const char *const ALIGN[] = {
        [NODE_ALIGN_NONE] = "",
        [NODE_ALIGN_LEFT] = " class=\"align-left\"",
        [NODE_ALIGN_CENTER] = " class=\"align-center\"",
        [NODE_ALIGN_RIGHT] = " class=\"align-right\"",
    };
    bool header = node->as.cell.header &&
                  (node->first || !r->options->accessible_tables);

    buf_addf(r->out, "<%s%s>", header ? "th scope=\"col\"" : "td",
             ALIGN[node->as.cell.align]);
    r->last = 0;
    children(r, node);
    buf_addf(r->out, "</%s>\n", header ? "th" : "td");
}

static void html_block(Render *r, const Node *node)
{
    if (!r->options->raw_html)
        return;
    fresh_line(r);
    buf_add(r->out, node->text);
    fresh_line(r);
}

/* ---- inlines ---- */

static void title(Render *r, Str s)
{
    if (s.len == 0)
        return;
    buf_adds(r->out, "\" title=\"");
    escaped(r, s);
}

static void link_node(Render *r, const Node *node)
{
    if (r->options->safe_links && !html_url_allowed(node->as.link.url)) {
        children(r, node);
        return;
    }
    buf_adds(r->out, "<a href=\"");
    href(r, node->as.link.url);
    title(r, node->as.link.title);
    buf_adds(r->out, "\">");
    children(r, node);
    buf_adds(r->out, "</a>");
}

/* What an image's text says, without any markup. */
static void plain(Render *r, const Node *node)
{
    for (const Node *child = node->first; child; child = child->next) {
        if (child->kind == NODE_TEXT || child->kind == NODE_CODE ||
            (child->kind == NODE_HTML_INLINE && r->options->raw_html))
            escaped(r, child->text);
        else if (child->kind == NODE_SOFTBREAK ||
                 child->kind == NODE_LINEBREAK)
            buf_addc(r->out, ' ');
        else if (child->kind != NODE_CITATION)
            plain(r, child);
    }
}

static void image(Render *r, const Node *node)
{
    r->last = 'x';
    if (r->options->safe_links && !html_url_allowed(node->as.link.url)) {
        plain(r, node);
        return;
    }
    buf_adds(r->out, "<img src=\"");
    href(r, node->as.link.url);
    buf_adds(r->out, "\" alt=\"");
    plain(r, node);
    title(r, node->as.link.title);
    buf_adds(r->out, "\" />");
}

static void wrapped(Render *r, const Node *node, const char *name)
{
    buf_addf(r->out, "<%s>", name);
    children(r, node);
    buf_addf(r->out, "</%s>", name);
}

static void code(Render *r, const Node *node)
{
    buf_adds(r->out, "<code>");
    escaped(r, node->text);
    buf_adds(r->out, "</code>");
    r->last = 'x';
}

static void citation_item(Render *r, const Node *node)
{
    if (node->as.cite.lead_in.len > 0) {
        escaped(r, node->as.cite.lead_in);
        buf_addc(r->out, ' ');
    }
    buf_addc(r->out, '@');
    escaped(r, node->as.cite.key);
    if (node->as.cite.pinpoint.len > 0) {
        buf_adds(r->out, ", ");
        escaped(r, node->as.cite.pinpoint);
    }
}

static void citation(Render *r, const Node *node)
{
    buf_addc(r->out, '[');
    for (const Node *item = node->first; item; item = item->next) {
        render(r, item);
        if (item->next)
            buf_adds(r->out, "; ");
    }
    buf_addc(r->out, ']');
    r->last = 'x';
}

static void short_link(Render *r, const Node *node)
{
    buf_adds(r->out, "[[");
    escaped(r, node->as.short_link.target);
    if (node->as.short_link.anchor.len > 0) {
        buf_addc(r->out, '#');
        escaped(r, node->as.short_link.anchor);
    }
    if (node->first)
        buf_addc(r->out, '|');
    children(r, node);
    buf_adds(r->out, "]]");
    r->last = 'x';
}

/* ---- elements ---- */

static bool is_name(Str s, const char *more)
{
    if (s.len == 0 || s.ptr[0] < 'a' || s.ptr[0] > 'z')
        return false;
    for (size_t i = 1; i < s.len; i++) {
        char c = s.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !ascii_is_digit(c) && c != '-' &&
            !(c && strchr(more, c)))
            return false;
    }
    return true;
}

static bool is_void(Str name)
{
    static const char *const VOID[] = {"area",  "base",   "br",    "col",
                                       "embed", "hr",     "img",   "input",
                                       "link",  "meta",   "param", "source",
                                       "track", "wbr"};

    for (size_t i = 0; i < sizeof VOID / sizeof *VOID; i++)
        if (str_is(name, VOID[i]))
            return true;
    return false;
}

static void attributes(Render *r, const Node *node)
{
    const NodeAttribute *a = node->as.element.attribute;

    for (; a; a = a->next) {
        bool address = str_is(a->name, "href") || str_is(a->name, "src");

        if (!is_name(a->name, "_:.") ||
            (address && r->options->safe_links && !html_url_allowed(a->value)))
            continue;
        buf_addc(r->out, ' ');
        buf_add(r->out, a->name);
        buf_adds(r->out, "=\"");
        escaped(r, a->value);
        buf_addc(r->out, '"');
    }
}

static void element(Render *r, const Node *node)
{
    bool block = node->as.element.block;

    if (!is_name(node->text, "")) {
        children(r, node);
        return;
    }
    if (block) {
        fresh_line(r);
        r->last = 0;
    }
    buf_addc(r->out, '<');
    buf_add(r->out, node->text);
    attributes(r, node);
    if (is_void(node->text)) {
        buf_adds(r->out, " />");
    } else {
        buf_addc(r->out, '>');
        if (block && node->first && node_is_block(node->first))
            buf_addc(r->out, '\n');
        children(r, node);
        buf_adds(r->out, "</");
        buf_add(r->out, node->text);
        buf_addc(r->out, '>');
    }
    if (block)
        buf_addc(r->out, '\n');
}

static void item(Render *r, const Node *node)
{
    fresh_line(r);
    buf_adds(r->out, "<li>");
    children(r, node);
    buf_adds(r->out, "</li>\n");
}

static void render_block(Render *r, const Node *node)
{
    r->last = 0;
    switch ((NodeKind)node->kind) {
    case NODE_BLOCK_QUOTE:
        block_quote(r, node);
        break;
    case NODE_LIST:
        list(r, node);
        break;
    case NODE_ITEM:
        item(r, node);
        break;
    case NODE_CODE_BLOCK:
        code_block(r, node);
        break;
    case NODE_HTML_BLOCK:
        html_block(r, node);
        break;
    case NODE_PARAGRAPH:
        paragraph(r, node);
        break;
    case NODE_HEADING:
        heading(r, node);
        break;
    case NODE_THEMATIC_BREAK:
        fresh_line(r);
        buf_adds(r->out, "<hr />\n");
        break;
    case NODE_CALLOUT:
        callout(r, node);
        break;
    case NODE_TABLE:
        table(r, node);
        break;
    case NODE_TABLE_ROW:
        table_row(r, node);
        break;
    case NODE_TABLE_CELL:
        table_cell(r, node);
        break;
    default:
        children(r, node);
        break;
    }
}

static void render_inline(Render *r, const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_TEXT:
        text(r, node->text);
        break;
    case NODE_SOFTBREAK:
        buf_addc(r->out, '\n');
        r->last = '\n';
        break;
    case NODE_LINEBREAK:
        buf_adds(r->out, "<br />\n");
        r->last = '\n';
        break;
    case NODE_CODE:
        code(r, node);
        break;
    case NODE_HTML_INLINE:
        if (r->options->raw_html)
            buf_add(r->out, node->text);
        break;
    case NODE_EMPH:
        wrapped(r, node, "em");
        break;
    case NODE_STRONG:
        wrapped(r, node, "strong");
        break;
    case NODE_LINK:
        link_node(r, node);
        break;
    case NODE_IMAGE:
        image(r, node);
        break;
    case NODE_CITATION:
        citation(r, node);
        break;
    case NODE_CITATION_ITEM:
        citation_item(r, node);
        break;
    case NODE_SHORT_LINK:
        short_link(r, node);
        break;
    case NODE_BLANK:
        text(r, STR("["));
        text(r, node->text);
        text(r, STR("]"));
        break;
    case NODE_ELEMENT:
        element(r, node);
        break;
    case NODE_RAW:
        buf_add(r->out, node->text);
        r->last = 'x';
        break;
    default:
        children(r, node);
        break;
    }
}

static void render(Render *r, const Node *node)
{
    if (node->kind < NODE_TEXT)
        render_block(r, node);
    else
        render_inline(r, node);
}

void html_render(Buf *out, const Node *node, const HtmlOptions *options)
{
    Render r = {out, options, out->len, 0};

    render(&r, node);
}
