/* plugin/mod_md.c - md.*: Markdown and HTML into nodes, nodes into text. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include "doc/html.h"
#include "doc/parse.h"
#include "doc/text.h"

/* What parsing takes; each byte may be a mistake of its own, too. */
#define STEPS_PER_BYTE 8

/* md.html(s) [-0, +1, e] */
static int md_html(lua_State *L)
{
    PluginHost *host = host_of(L);
    Node *node = build_node(L, NODE_RAW);
    Str problem;

    node->text = marshal_take_text(L, 1, host_build_arena(host), "the HTML");
    host_charge(L, node->text.len);
    problem = html_fragment_problem(host_scratch(host), node->text);
    if (problem.len > 0)
        host_raise(L, "plugin-failed", "this HTML is not well-formed: %.*s",
                   STR_ARG(problem));
    node_push(L, node, true);
    return 1;
}

/* Positions in a text that a plugin made are none in the page. */
static void clear_place(Node *node)
{
    node->span = (Span){0, 0};
    node->exact = false;
    switch ((NodeKind)node->kind) {
    case NODE_LINK:
    case NODE_IMAGE:
        node->as.link.url_span = (Span){0, 0};
        break;
    case NODE_CITATION_ITEM:
        node->as.cite.key_span = (Span){0, 0};
        node->as.cite.pinpoint_span = (Span){0, 0};
        break;
    case NODE_SHORT_LINK:
        node->as.short_link.target_span = (Span){0, 0};
        break;
    case NODE_CALLOUT:
        node->as.callout.title_span = (Span){0, 0};
        break;
    default:
        break;
    }
}

static void clear_places(Node *root)
{
    for (Node *node = root; node; node = node_next(root, node))
        clear_place(node);
}

/* The text as a source that diagnostics may point into. */
static const Source *source_of(lua_State *L, Str text)
{
    PluginHost *host = host_of(L);
    Arena *arena = host_source_arena(host);
    Str on = STR("the site");
    Source *source;

    if (host->page && host->page->source)
        on = host->page->source->path;
    source = source_new(arena,
                        arena_fmt(arena, "%.*s (text of plugin '%.*s')",
                                  STR_ARG(on), STR_ARG(host->plugin->name)),
                        str_dup(arena, text));
    host_check_arena(L);
    return source;
}

/* Whether the page at hand may hold raw HTML. */
static bool allows_raw_html(const PluginHost *host)
{
    return host->set->site->config.raw_html ||
           (host->page && host->page->raw_html);
}

/* Parses text; a document without places. [-0, +0, e] */
static Node *parse(lua_State *L, Str text)
{
    PluginHost *host = host_of(L);
    const Source *source = source_of(L, text);
    DocOptions options = DOC_HANDBOOK;
    Span all = {0, (uint32_t)source->text.len};
    Node *document;

    if (text.len > LIMIT_FILE_BYTES)
        host_raise(L, "plugin-memory", "this text is longer than a page may"
                   " be");
    host_charge(L, text.len * STEPS_PER_BYTE);
    options.raw_html = allows_raw_html(host);
    document = doc_parse(host_source_arena(host), source, all, &options,
                         host->set->site->diags);
    host_check_arena(L);
    clear_places(document);
    return document;
}

/* Takes the children of parent out and pushes them as a list. */
static void push_children(lua_State *L, Node *parent)
{
    lua_Integer count = 0;

    lua_newtable(L);
    while (parent && parent->first) {
        Node *node = parent->first;
        node_unlink(node);
        node_push(L, node, true);
        lua_rawseti(L, -2, ++count);
    }
}

/* md.parse(s) [-0, +1, e] */
static int md_parse(lua_State *L)
{
    push_children(L, parse(L, marshal_text(L, 1, "the Markdown")));
    return 1;
}

/* True when a line that begins like this would be a block of its own. */
static bool begins_block(Str s)
{
    size_t i = 0;
    bool same = true;

    if (s.len == 0)
        return false;
    if (s.ptr[0] == '>' || str_starts(s, "```") || str_starts(s, "~~~"))
        return true;
    while (i < s.len && (s.ptr[i] == '#' || ascii_is_digit(s.ptr[i])))
        i++;
    if (i > 0 && s.ptr[0] == '#')
        return i == s.len || s.ptr[i] == ' ';
    if (i > 0)
        return i < s.len && (s.ptr[i] == '.' || s.ptr[i] == ')') &&
               (i + 1 == s.len || s.ptr[i + 1] == ' ');
    if (str_find_char(STR("-+*_"), s.ptr[0]) == STR_NONE)
        return false;
    for (i = 0; i < s.len && same; i++)
        same = s.ptr[i] == s.ptr[0] || s.ptr[i] == ' ';
    return same || (s.ptr[0] != '_' && s.len > 1 && s.ptr[1] == ' ');
}

/* s on one line, its beginning escaped where it would begin a block. */
static Str as_words(Arena *scratch, Str s)
{
    char *out = arena_chars(scratch, s.len + 1);
    size_t digits = 0, len = 0;

    s = str_trim(s);
    if (begins_block(s)) {
        while (digits < s.len && ascii_is_digit(s.ptr[digits]))
            out[len++] = s.ptr[digits++];
        out[len++] = '\\';
    }
    for (size_t i = digits; i < s.len; i++) {
        bool end = s.ptr[i] == '\n' || s.ptr[i] == '\r';
        out[len++] = end ? ' ' : s.ptr[i];
    }
    return str_of(out, len);
}

/* md.inlines(s) [-0, +1, e] */
static int md_inlines(lua_State *L)
{
    Str text = marshal_text(L, 1, "the Markdown");
    Str words = as_words(host_scratch(host_of(L)), text);
    Node *document = parse(L, words);
    Node *first = document->first;

    if (first && (first->next || first->kind != NODE_PARAGRAPH))
        host_raise(L, "plugin-failed", "md.inlines takes the words of one"
                   " paragraph; md.parse takes blocks");
    push_children(L, first);
    return 1;
}

/* md.citation(s) [-0, +1, e] */
static int md_citation(lua_State *L)
{
    PluginHost *host = host_of(L);
    Str text = marshal_text(L, 1, "the citation");
    const Source *source = source_of(L, text);
    Node *node;

    host_charge(L, text.len * STEPS_PER_BYTE);
    node = doc_parse_citation(host_source_arena(host), source, source->text,
                              (Span){0, (uint32_t)source->text.len}, false,
                              host->set->site->diags);
    clear_places(node);
    node_push(L, node, true);
    return 1;
}

/* Adds what is at idx: a node, text, or a list of them. [-0, +0, e] */
static void add_output(lua_State *L, int idx, bool plain, int depth)
{
    PluginHost *host = host_of(L);
    HtmlOptions options = HTML_HANDBOOK;
    NodeHandle *handle;
    lua_Integer count;

    idx = lua_absindex(L, idx);
    if (lua_isnil(L, idx))
        return;
    if (lua_type(L, idx) == LUA_TSTRING) {
        Str text = marshal_text(L, idx, "text");
        if (plain)
            buf_add(&host->buf, text);
        else
            buf_add_escaped(&host->buf, text);
        return;
    }
    if (lua_istable(L, idx)) {
        if (depth > LIMIT_NESTING)
            host_raise(L, "plugin-failed", "a list of nodes holds itself");
        luaL_checkstack(L, 4, "lists inside each other");
        count = luaL_len(L, idx);
        for (lua_Integer i = 1; i <= count; i++) {
            lua_geti(L, idx, i);
            add_output(L, -1, plain, depth + 1);
            lua_pop(L, 1);
        }
        return;
    }
    handle = node_check(L, idx);
    options.raw_html = allows_raw_html(host);
    if (plain)
        text_add(&host->buf, handle->node);
    else
        html_render(&host->buf, handle->node, &options);
}

/* [-0, +1, e] */
static int output(lua_State *L, bool plain)
{
    Buf *buf = host_buf(host_of(L));

    luaL_checkany(L, 1);
    add_output(L, 1, plain, 0);
    host_charge(L, buf->len / 8);
    if (buf->full)
        host_raise(L, "plugin-memory", "this makes more than one page may"
                   " hold");
    marshal_push_str(L, plain ? str_trim(buf_str(buf)) : buf_str(buf));
    return 1;
}

static int md_render(lua_State *L)
{
    return output(L, false);
}

static int md_plain(lua_State *L)
{
    return output(L, true);
}

/* md.escape(s) [-0, +1, e] */
static int md_escape(lua_State *L)
{
    Buf *buf = host_buf(host_of(L));

    buf_add_escaped(buf, marshal_text(L, 1, "the text"));
    marshal_push_str(L, buf_str(buf));
    return 1;
}

const Binding *mod_md_text_functions(void)
{
    static const Binding functions[] = {
#include "plugin/api_md_text.def"
        {.name = NULL},
    };

    return functions;
}

void mod_md_open(lua_State *L)
{
    const Binding *build = mod_md_build_functions();

    class_push_module(L, mod_md_text_functions());
    for (; build->name; build++) {
        lua_pushcfunction(L, build->fn);
        lua_setfield(L, -2, build->name);
    }
}
