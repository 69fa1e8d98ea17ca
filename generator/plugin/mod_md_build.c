/* plugin/mod_md_build.c - md.*: nodes made one by one. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

/* [-0, +1, m] */
static int give(lua_State *L, Node *node)
{
    node_push(L, node, true);
    return 1;
}

/* The table at 1, or raises with an example. [-0, +0, e] */
static void check_table(lua_State *L, const char *example)
{
    lua_settop(L, 1);
    if (!lua_istable(L, 1))
        host_raise(L, "plugin-failed", "this takes a table: %s", example);
}

/* Text field `name` of the table at 1 [build arena]; "" without. */
static Str text_field(lua_State *L, const char *name)
{
    Str text = STR("");

    lua_getfield(L, 1, name);
    if (!lua_isnil(L, -1))
        text = marshal_take_text(L, -1, host_build_arena(host_of(L)), name);
    lua_pop(L, 1);
    return text;
}

static lua_Integer integer_field(lua_State *L, const char *name,
                                 lua_Integer least, lua_Integer most,
                                 lua_Integer otherwise)
{
    lua_Integer number = otherwise;
    int ok = 1;

    lua_getfield(L, 1, name);
    if (!lua_isnil(L, -1))
        number = lua_tointegerx(L, -1, &ok);
    if (!ok || number < least || number > most)
        host_raise(L, "plugin-failed", "'%s' must be a number from %d to %d",
                   name, (int)least, (int)most);
    lua_pop(L, 1);
    return number;
}

static bool boolean_field(lua_State *L, const char *name, bool otherwise)
{
    bool value;

    lua_getfield(L, 1, name);
    value = lua_isnil(L, -1) ? otherwise : (bool)lua_toboolean(L, -1);
    lua_pop(L, 1);
    return value;
}

static int with_text(lua_State *L, NodeKind kind)
{
    Node *node = build_node(L, kind);

    node->text =
        marshal_take_text(L, 1, host_build_arena(host_of(L)), "the text");
    return give(L, node);
}

static int with_children(lua_State *L, NodeKind kind, bool wrap)
{
    Node *node = build_node(L, kind);

    build_children(L, node, 1, lua_gettop(L), wrap);
    return give(L, node);
}

static int md_text(lua_State *L)
{
    return with_text(L, NODE_TEXT);
}

static int md_code(lua_State *L)
{
    return with_text(L, NODE_CODE);
}

static int md_emph(lua_State *L)
{
    return with_children(L, NODE_EMPH, false);
}

static int md_strong(lua_State *L)
{
    return with_children(L, NODE_STRONG, false);
}

static int md_paragraph(lua_State *L)
{
    return with_children(L, NODE_PARAGRAPH, false);
}

static int md_block_quote(lua_State *L)
{
    return with_children(L, NODE_BLOCK_QUOTE, true);
}

static int md_item(lua_State *L)
{
    return with_children(L, NODE_ITEM, true);
}

static int md_softbreak(lua_State *L)
{
    return give(L, build_node(L, NODE_SOFTBREAK));
}

static int md_linebreak(lua_State *L)
{
    return give(L, build_node(L, NODE_LINEBREAK));
}

static int md_thematic_break(lua_State *L)
{
    return give(L, build_node(L, NODE_THEMATIC_BREAK));
}

static int md_code_block(lua_State *L)
{
    Node *node = build_node(L, NODE_CODE_BLOCK);
    Arena *arena = host_build_arena(host_of(L));

    node->text = marshal_take_text(L, 1, arena, "the text");
    node->as.code_block.info =
        lua_isnoneornil(L, 2) ? STR("")
                              : marshal_take_text(L, 2, arena, "info");
    return give(L, node);
}

static int md_link(lua_State *L)
{
    static const char *const NAMES[] = {"url", "title", "children", NULL};
    Node *node;

    check_table(L, "md.link{ url = \"a.html\", \"text\" }");
    build_check_keys(L, 1, NAMES, "md.link");
    node = build_node(L, NODE_LINK);
    node->as.link.url = text_field(L, "url");
    node->as.link.title = text_field(L, "title");
    if (node->as.link.url.len == 0)
        host_raise(L, "plugin-failed", "md.link needs a url");
    build_list_part(L, node, 1, false);
    return give(L, node);
}

static int md_image(lua_State *L)
{
    static const char *const NAMES[] = {"url", "title", "alt", NULL};
    NodeHandle alt = {NULL, 0, true};
    Node *node;

    check_table(L, "md.image{ url = \"a.png\", alt = \"what it shows\" }");
    build_check_keys(L, 1, NAMES, "md.image");
    node = build_node(L, NODE_IMAGE);
    node->as.link.url = text_field(L, "url");
    node->as.link.title = text_field(L, "title");
    if (node->as.link.url.len == 0)
        host_raise(L, "plugin-failed", "md.image needs a url");
    alt.node = build_node(L, NODE_TEXT);
    alt.node->text = text_field(L, "alt");
    if (alt.node->text.len > 0)
        tree_adopt(L, node, &alt);
    return give(L, node);
}

/* What md.list's items hold at idx becomes an item. [-0, +0, e] */
static void add_item(lua_State *L, Node *list, int idx)
{
    NodeHandle *handle = node_test(L, idx);
    NodeHandle item = {NULL, 0, true};

    if (handle && handle->node->kind == NODE_ITEM) {
        tree_adopt(L, list, handle);
        return;
    }
    item.node = build_node(L, NODE_ITEM);
    build_children(L, item.node, idx, idx, true);
    tree_adopt(L, list, &item);
}

static int md_list(lua_State *L)
{
    static const char *const NAMES[] = {"ordered", "start", "tight", "items",
                                        NULL};
    lua_Integer count;
    Node *node;

    check_table(L, "md.list{ items = { \"one\", \"two\" } }");
    build_check_keys(L, 1, NAMES, "md.list");
    node = build_node(L, NODE_LIST);
    node->as.list.ordered = boolean_field(L, "ordered", false);
    node->as.list.tight = boolean_field(L, "tight", true);
    node->as.list.start =
        (int)integer_field(L, "start", 0, 999999999, 1);
    lua_getfield(L, 1, "items");
    if (!lua_istable(L, 2))
        host_raise(L, "plugin-failed", "md.list needs items = { … }");
    count = luaL_len(L, 2);
    for (lua_Integer i = 1; i <= count; i++) {
        host_charge(L, 1);
        lua_geti(L, 2, i);
        add_item(L, node, 3);
        lua_settop(L, 2);
    }
    return give(L, node);
}

static int md_heading(lua_State *L)
{
    static const char *const NAMES[] = {"level", "id", "children", NULL};
    Node *node;

    check_table(L, "md.heading{ level = 2, \"text\" }");
    build_check_keys(L, 1, NAMES, "md.heading");
    node = build_node(L, NODE_HEADING);
    node->as.heading.level = (uint8_t)integer_field(L, "level", 1, 6, 2);
    node->as.heading.id = text_field(L, "id");
    build_list_part(L, node, 1, false);
    return give(L, node);
}

static int md_callout(lua_State *L)
{
    static const char *const NAMES[] = {"label", "title", "children", NULL};
    Node *node;

    check_table(L, "md.callout{ label = \"NOTE\", \"text\" }");
    build_check_keys(L, 1, NAMES, "md.callout");
    node = build_node(L, NODE_CALLOUT);
    node->text = text_field(L, "label");
    node->as.callout.title = text_field(L, "title");
    if (node->text.len == 0)
        host_raise(L, "plugin-failed", "md.callout needs a label");
    build_list_part(L, node, 1, true);
    return give(L, node);
}

/* md.term(key, children…) */
static int md_term(lua_State *L)
{
    Node *node = build_node(L, NODE_TERM);

    node->as.term.key =
        marshal_take_text(L, 1, host_build_arena(host_of(L)), "the key");
    build_children(L, node, 2, lua_gettop(L), false);
    return give(L, node);
}

static void check_element_name(lua_State *L, Str name)
{
    bool ok = name.len > 0 && name.ptr[0] >= 'a' && name.ptr[0] <= 'z';

    for (size_t i = 0; i < name.len && ok; i++)
        ok = (name.ptr[i] >= 'a' && name.ptr[i] <= 'z') ||
             ascii_is_digit(name.ptr[i]);
    if (!ok)
        host_raise(L, "plugin-failed",
                   "'%.*s' cannot be the name of an element", STR_ARG(name));
    if (str_is(name, "script") || str_is(name, "style") ||
        str_is(name, "iframe"))
        host_raise(L, "plugin-failed",
                   "the element '%.*s' is not let into pages", STR_ARG(name));
}

/* (name, { attribute = value }, children…) [-0, +1, e] */
static int element(lua_State *L, bool block)
{
    Node *node = build_node(L, NODE_ELEMENT);

    node->text = marshal_take_text(L, 1, host_build_arena(host_of(L)),
                                   "the name of an element");
    check_element_name(L, node->text);
    node->as.element.block = block;
    node_take_attributes(L, 2, node);
    build_children(L, node, 3, lua_gettop(L), false);
    return give(L, node);
}

static int md_element(lua_State *L)
{
    return element(L, false);
}

static int md_block(lua_State *L)
{
    return element(L, true);
}

const Binding *mod_md_build_functions(void)
{
    static const Binding functions[] = {
#include "plugin/api_md_build.def"
        {.name = NULL},
    };

    return functions;
}
