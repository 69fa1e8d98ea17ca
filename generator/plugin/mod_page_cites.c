/* plugin/mod_page_cites.c - all citations of a page in one call, as plain
 * tables: most of what a page's plugins do is about them. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

/* Fields that a table of an item has room for: plugins add their own. */
#define ITEM_ROOM 12
#define ENTRY_ROOM 8

/* Sets a field of the table at the top. [-0, +0, m] */
static void set_text(lua_State *L, const char *name, Str text)
{
    marshal_push_str(L, text);
    lua_setfield(L, -2, name);
}

/* { {key, pinpoint, lead_in}, … } [-0, +1, m] */
static void push_items(lua_State *L, const Node *citation)
{
    lua_Integer count = 0;

    lua_createtable(L, 1, 0);
    for (const Node *item = citation->first; item; item = item->next) {
        if (item->kind != NODE_CITATION_ITEM)
            continue;
        lua_createtable(L, 0, ITEM_ROOM);
        set_text(L, "key", item->as.cite.key);
        set_text(L, "pinpoint", item->as.cite.pinpoint);
        set_text(L, "lead_in", item->as.cite.lead_in);
        lua_rawseti(L, -2, ++count);
    }
}

/* Adds { place, generated, items, path } to the list at the top; the place's
 * text is at idx. [-0, +0, m] */
static void add_entry(lua_State *L, const Node *citation, int idx,
                      lua_Integer at)
{
    lua_createtable(L, 0, ENTRY_ROOM);
    lua_pushvalue(L, idx);
    lua_setfield(L, -2, "place");
    lua_pushboolean(L, !node_is_placed(citation));
    lua_setfield(L, -2, "generated");
    push_items(L, citation);
    lua_setfield(L, -2, "items");
    lua_rawseti(L, -2, at);
}

/* The first word of a path: "rights" of "rights.1.cite". */
static Str first_word(Str path)
{
    size_t end = 0;

    while (end < path.len && ascii_is_alpha(path.ptr[end]))
        end++;
    return str_slice(path, 0, end);
}

int page_cites_method(lua_State *L)
{
    const Page *page = page_check(L, 1)->page;
    lua_Integer count = 0;
    size_t steps = 0;

    lua_settop(L, 1);
    lua_pushliteral(L, "");
    lua_newtable(L);
    for (size_t i = 0; i < page->citation_count; i++) {
        marshal_push_str(L, first_word(page->citation[i].path));
        lua_replace(L, 2);
        add_entry(L, page->citation[i].node, 2, ++count);
        lua_rawgeti(L, -1, count);
        set_text(L, "path", page->citation[i].path);
        lua_pop(L, 1);
    }
    lua_pushliteral(L, "");
    lua_replace(L, 2);
    for (Node *node = page->document; node;
         node = node_next(page->document, node)) {
        steps++;
        if (node->kind == NODE_HEADING) {
            lua_pushliteral(L, "#");
            marshal_push_str(L, node->as.heading.id);
            lua_concat(L, 2);
            lua_replace(L, 2);
        } else if (node->kind == NODE_CITATION) {
            add_entry(L, node, 2, ++count);
        }
    }
    host_charge(L, steps + (size_t)count);
    return 1;
}

/* The citation that page:cites() has at that place, or NULL. */
static Node *find_citation(const Page *page, lua_Integer at)
{
    if (at >= 1 && (size_t)at <= page->citation_count)
        return page->citation[at - 1].node;
    at -= (lua_Integer)page->citation_count;
    for (Node *node = page->document; node && at > 0;
         node = node_next(page->document, node))
        if (node->kind == NODE_CITATION && --at == 0)
            return node;
    return NULL;
}

int page_cite_method(lua_State *L)
{
    Node *node = find_citation(page_check(L, 1)->page,
                               luaL_checkinteger(L, 2));
    lua_Integer item = luaL_optinteger(L, 3, 0);

    if (node && item > 0) {
        node = node->first;
        for (; node && item > 1; item--)
            node = node->next;
    }
    node_push(L, node, false);
    return 1;
}
