/* search/reader_body.c - the headings and blocks of a page's tree. */
#include "base/compat.h"
#include "search/reader.h"

#include "doc/text.h"
#include "doc/typographic.h"

/* --- finished HTML -------------------------------------------------------- */

/* What is between "<" and ">" at `at`; *end is behind it. A comment's end is
 * "-->". */
static Str tag_at(Str html, size_t at, size_t *end)
{
    Str rest = str_slice(html, at, html.len);
    const char *close = str_starts(rest, "<!--") ? "-->" : ">";
    size_t found = str_find(rest, str_from(close));

    *end = found == STR_NONE ? html.len : at + found + str_from(close).len;
    return str_slice(html, at + 1, *end);
}

/* Behind the end of an element whose inside is no text. */
static size_t over_element(Str html, Str tag, size_t end)
{
    static const char *const CODE[] = {"script", "style"};

    for (size_t i = 0; i < sizeof CODE / sizeof CODE[0]; i++) {
        Str name = str_from(CODE[i]);
        Str close = i == 0 ? STR("</script") : STR("</style");
        size_t found;

        if (!str_ieq(str_slice(tag, 0, name.len), name))
            continue;
        found = str_find(str_slice(html, end, html.len), close);
        return found == STR_NONE ? html.len : end + found;
    }
    return end;
}

static size_t add_entity(Buf *out, Str html, size_t at)
{
    static const struct {
        Str entity;
        char text;
    } KNOWN[] = {
        {STR_INIT("&amp;"), '&'},  {STR_INIT("&lt;"), '<'},
        {STR_INIT("&gt;"), '>'},   {STR_INIT("&quot;"), '"'},
        {STR_INIT("&#39;"), '\''}, {STR_INIT("&nbsp;"), ' '},
    };

    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        Str entity = KNOWN[i].entity;

        if (str_eq(str_slice(html, at, at + entity.len), entity)) {
            buf_addc(out, KNOWN[i].text);
            return at + entity.len;
        }
    }
    buf_addc(out, '&');
    return at + 1;
}

/* The text of HTML, elements taken for breaks between words. */
static void add_html(Buf *out, Str html)
{
    for (size_t at = 0; at < html.len;) {
        size_t end = at;

        if (html.ptr[at] == '<') {
            Str tag = tag_at(html, at, &end);
            end = over_element(html, tag, end);
            buf_addc(out, ' ');
        } else if (html.ptr[at] == '&') {
            end = add_entity(out, html, at);
        } else {
            while (end < html.len && html.ptr[end] != '<' &&
                   html.ptr[end] != '&')
                end++;
            buf_add(out, str_slice(html, at, end));
        }
        at = end;
    }
}

/* --- blocks --------------------------------------------------------------- */

/* The block's text, with one space wherever there is white space. */
static Str block_text(SearchReader *reader)
{
    Str raw = str_trim(buf_str(&reader->block));
    char *text = arena_chars(&reader->scratch, raw.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < raw.len; i++) {
        bool space = ascii_is_space(raw.ptr[i]);

        if (!space || (len > 0 && text[len - 1] != ' '))
            text[len++] = space ? ' ' : raw.ptr[i];
    }
    raw = str_of(text, len);
    return reader->has_code ? raw : typographic_text(&reader->scratch, raw);
}

static void end_block(SearchReader *reader)
{
    if (reader->block.len > 0)
        search_read_shown(reader, block_text(reader), READ_BODY);
    buf_reset(&reader->block);
    reader->has_code = false;
}

static void end_heading(SearchReader *reader, Str id)
{
    search_read_place(reader, id, block_text(reader), false);
    buf_reset(&reader->block);
    reader->has_code = false;
}

static Str attribute(const Node *element, const char *name)
{
    const NodeAttribute *found = element->as.element.attribute;

    for (; found; found = found->next)
        if (str_is(found->name, name))
            return found->value;
    return STR("");
}

static bool has_attribute(const Node *element, const char *name)
{
    const NodeAttribute *found = element->as.element.attribute;

    while (found && !str_is(found->name, name))
        found = found->next;
    return found != NULL;
}

/* What readers do not see, and note numbers. */
static bool is_passed_over(const Node *element)
{
    return text_is_note_number(element) || has_attribute(element, "hidden") ||
           str_is(attribute(element, "aria-hidden"), "true") ||
           str_is(element->text, "script") || str_is(element->text, "style");
}

/* The id of a heading, a plugin's too; false for what is none. */
static bool is_heading(const Node *node, Str *id)
{
    Str name = node->text;

    if (node->kind == NODE_HEADING) {
        *id = node->as.heading.id;
        return true;
    }
    if (node->kind != NODE_ELEMENT || name.len != 2 || name.ptr[0] != 'h' ||
        name.ptr[1] < '1' || name.ptr[1] > '6')
        return false;
    *id = attribute(node, "id");
    return true;
}

static bool ends_block(const Node *node)
{
    if (node->kind == NODE_ELEMENT)
        return node->as.element.block || str_is(node->text, "br");
    return node_is_block(node);
}

static void walk(SearchReader *reader, const Node *node);

static void walk_children(SearchReader *reader, const Node *node)
{
    for (const Node *child = node->first; child; child = child->next)
        walk(reader, child);
}

/* The text that a node has by itself. False when what is below is not read. */
static bool add_own(SearchReader *reader, const Node *node)
{
    Buf *block = &reader->block;

    switch ((NodeKind)node->kind) {
    case NODE_TEXT:
        buf_add(block, node->text);
        return true;
    case NODE_CODE:
    case NODE_CODE_BLOCK:
        reader->has_code = true;
        buf_add(block, node->text);
        return true;
    case NODE_SOFTBREAK:
    case NODE_LINEBREAK:
        buf_addc(block, ' ');
        return true;
    case NODE_BLANK:
        buf_addc(block, '[');
        buf_add(block, node->text);
        buf_addc(block, ']');
        return true;
    case NODE_CALLOUT:
        buf_add(block, node->as.callout.title);
        end_block(reader);
        return true;
    case NODE_SHORT_LINK:
        if (!node->first)
            buf_add(block, node->as.short_link.target);
        return true;
    case NODE_HTML_BLOCK:
    case NODE_HTML_INLINE:
        if (reader->page->raw_html)
            add_html(block, node->text);
        return false;
    case NODE_RAW:
        add_html(block, node->text);
        return false;
    case NODE_CITATION:
    case NODE_CITATION_ITEM:
        return false;
    case NODE_ELEMENT:
        return !is_passed_over(node);
    default:
        return true;
    }
}

static void walk(SearchReader *reader, const Node *node)
{
    Str id;
    bool heading = is_heading(node, &id);
    bool ends = heading || ends_block(node);

    if (ends)
        end_block(reader);
    if (!add_own(reader, node))
        return;
    walk_children(reader, node);
    if (heading)
        end_heading(reader, id);
    else if (ends)
        end_block(reader);
}

void search_read_body(SearchReader *reader, const Node *document)
{
    buf_reset(&reader->block);
    reader->has_code = false;
    if (document)
        walk_children(reader, document);
    end_block(reader);
}
