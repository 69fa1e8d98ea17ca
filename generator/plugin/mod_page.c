/* plugin/mod_page.c - the page as plugins see it. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <stdio.h>

#include "base/path.h"
#include "site/facts.h"

/* User values of a page's handle. */
enum { USER_STATE = 1, USER_META = 2, USER_DATA = 3, USER_COUNT = 3 };

void page_push(lua_State *L, Page *page)
{
    PageHandle *handle = lua_newuserdatauv(L, sizeof *handle, USER_COUNT);

    handle->page = page;
    handle->epoch = host_of(L)->page_epoch;
    meta_give(L, META_PAGE);
}

PageHandle *page_check(lua_State *L, int idx)
{
    PageHandle *handle = class_check(L, idx, &PAGE_CLASS);

    if (handle->epoch != host_of(L)->page_epoch)
        host_raise(L, "plugin-failed",
                   "this page was kept after its hooks had returned");
    return handle;
}

static Page *page_at(lua_State *L)
{
    return page_check(L, 1)->page;
}

static int get_id(lua_State *L)
{
    marshal_push_str(L, page_at(L)->id);
    return 1;
}

static int get_path(lua_State *L)
{
    marshal_push_str(L, page_at(L)->source_path);
    return 1;
}

static int get_file(lua_State *L)
{
    marshal_push_str(L, page_at(L)->source->path);
    return 1;
}

static int get_output(lua_State *L)
{
    marshal_push_str(L, page_at(L)->output_path);
    return 1;
}

static int get_title(lua_State *L)
{
    marshal_push_str(L, page_at(L)->title);
    return 1;
}

static int get_summary(lua_State *L)
{
    marshal_push_str(L, page_at(L)->summary);
    return 1;
}

static int get_language(lua_State *L)
{
    marshal_push_str(L, page_at(L)->language);
    return 1;
}

static int get_status(lua_State *L)
{
    lua_pushstring(L, status_name(page_at(L)->status));
    return 1;
}

static int get_kind(lua_State *L)
{
    lua_pushstring(L, kind_name(page_at(L)->kind));
    return 1;
}

static int get_law_at(lua_State *L)
{
    return words_push_day(L, page_at(L)->law_at);
}

static int get_generated(lua_State *L)
{
    lua_pushboolean(L, page_at(L)->generated);
    return 1;
}

/* One table a page, however often it is asked for. [-0, +1, m] */
static int push_kept(lua_State *L, const Value *value, int slot)
{
    if (lua_getiuservalue(L, 1, slot) != LUA_TNIL)
        return 1;
    marshal_push(L, value);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, 1, slot);
    return 1;
}

static int get_meta(lua_State *L)
{
    return push_kept(L, page_at(L)->meta, USER_META);
}

static int get_data(lua_State *L)
{
    return push_kept(L, page_at(L)->data, USER_DATA);
}

static int get_state(lua_State *L)
{
    page_check(L, 1);
    if (lua_getiuservalue(L, 1, USER_STATE) != LUA_TNIL)
        return 1;
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, 1, USER_STATE);
    return 1;
}

static int page_find(lua_State *L)
{
    Page *page = page_at(L);

    node_push_found(L, page->document, node_kinds_at(L, 2), false);
    return 1;
}

static int page_root(lua_State *L)
{
    node_push(L, page_at(L)->document, false);
    return 1;
}

static int page_citations(lua_State *L)
{
    Page *page = page_at(L);

    lua_newtable(L);
    for (size_t i = 0; i < page->citation_count; i++) {
        lua_createtable(L, 0, 2);
        marshal_push_str(L, page->citation[i].path);
        lua_setfield(L, -2, "path");
        node_push(L, page->citation[i].node, false);
        lua_setfield(L, -2, "node");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int page_headings(lua_State *L)
{
    Page *page = page_at(L);

    lua_newtable(L);
    for (size_t i = 0; i < page->outline.count; i++) {
        const OutlineItem *item = &page->outline.item[i];
        lua_createtable(L, 0, 3);
        marshal_push_str(L, item->id);
        lua_setfield(L, -2, "id");
        marshal_push_str(L, item->text);
        lua_setfield(L, -2, "text");
        lua_pushinteger(L, item->level);
        lua_setfield(L, -2, "level");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* Where a node is; when it has no place, what holds it, or the element the
 * filter is on. */
static Span node_span(const PluginHost *host, const Node *node)
{
    for (const Node *up = node; up; up = up->parent)
        if (up->kind != NODE_DOCUMENT && node_is_placed(up))
            return up->kind == NODE_CITATION_ITEM && up == node
                       ? up->as.cite.key_span
                       : up->span;
    if (host->node && host->node != node && node_is_placed(host->node))
        return host->node->span;
    return (Span){0, 0};
}

/* The part of a node that a word names; {0,0} when it has none. */
static Span part_span(lua_State *L, const Node *node, Str part)
{
    static const char *const PARTS = "'key', 'pinpoint', 'url', 'target' or"
                                     " 'title'";
    NodeKind kind = (NodeKind)node->kind;

    if (str_is(part, "url") && (kind == NODE_LINK || kind == NODE_IMAGE))
        return node->as.link.url_span;
    if (str_is(part, "key") && kind == NODE_CITATION_ITEM)
        return node->as.cite.key_span;
    if (str_is(part, "pinpoint") && kind == NODE_CITATION_ITEM)
        return node->as.cite.pinpoint_span;
    if (str_is(part, "target") && kind == NODE_SHORT_LINK)
        return node->as.short_link.target_span;
    if (str_is(part, "title") && kind == NODE_CALLOUT)
        return node->as.callout.title_span;
    host_raise(L, "plugin-failed", "a %s has no place called '%.*s': it is"
               " one of %s", node_kind_name(kind), STR_ARG(part), PARTS);
}

/* The name of the field at path, or length 0: entries of lists have none. */
static Span key_span(const Value *root, Str path)
{
    size_t dot = str_rfind_char(path, '.');
    Str last = str_slice(path, dot == STR_NONE ? 0 : dot + 1, path.len);
    const Value *map =
        dot == STR_NONE ? root : value_at_path(root, str_slice(path, 0, dot));
    const ValueEntry *entry =
        map && map->kind == VALUE_MAP ? value_entry(map, last) : NULL;

    return entry ? entry->key_span : (Span){0, 0};
}

/* The value at path, or the nearest above it; key: rather its name. An entry of
 * a list with nothing in it has a place, but no length. */
static Span value_span(const Value *root, Str path, bool key)
{
    while (path.len > 0) {
        const Value *value = value_at_path(root, path);
        Span name = key_span(root, path);
        size_t dot = str_rfind_char(path, '.');

        if (name.len > 0 && (key || !value || value->span.len == 0))
            return name;
        if (value && value->span.off + value->span.len > 0)
            return value->span;
        path = str_slice(path, 0, dot == STR_NONE ? 0 : dot);
    }
    return (Span){0, 0};
}

/* { data = "questions.1.cite" }, with key = true for the name in front of it,
 * at the top of the stack. Of a page without data the line that names it.
 * [-0, +0, e] */
static DiagPos data_at(lua_State *L, const Page *page)
{
    Str path;
    bool key;
    Span span;

    lua_getfield(L, -1, "data");
    path = marshal_text(L, -1, "the place in the data");
    lua_getfield(L, -2, "key");
    key = lua_toboolean(L, -1);
    lua_pop(L, 2);
    if (!page->data_source)
        return diag_at(page->source,
                       value_span(page->meta, STR("data"), false));
    span = value_span(page->data, path, key);
    return diag_at(page->data_source, span);
}

static DiagPos place_of(const PluginHost *host, const Page *page,
                        const Node *node, Span span)
{
    if (span.len == 0)
        span = node_span(host, node);
    return diag_at(page_source_of(page, node), span);
}

/* { node, "pinpoint" } or { node } at idx. [-0, +0, e] */
static DiagPos part_at(lua_State *L, int idx, const Page *page)
{
    NodeHandle *handle;
    Span span = {0, 0};
    DiagPos at;

    lua_geti(L, idx, 1);
    lua_geti(L, idx, 2);
    handle = node_check(L, -2);
    if (!lua_isnil(L, -1))
        span = part_span(L, handle->node, marshal_text(L, -1, "the part"));
    at = place_of(host_of(L), page, handle->node, span);
    lua_pop(L, 2);
    return at;
}

/* The place of the field of the front matter at idx. [-0, +0, e] */
static DiagPos field_at(lua_State *L, int idx, const Page *page)
{
    Str path = marshal_text(L, idx, "the place");

    return diag_at(page->source, value_span(page->meta, path, false));
}

/* A table at idx: see lua-plugins/README.md. [-0, +0, e] */
static DiagPos table_at(lua_State *L, int idx, const Page *page)
{
    DiagPos at;

    lua_pushvalue(L, idx);
    if (lua_getfield(L, idx, "data") != LUA_TNIL) {
        lua_pop(L, 1);
        at = data_at(L, page);
    } else if (lua_getfield(L, idx, "field") != LUA_TNIL) {
        at = field_at(L, -1, page);
        lua_pop(L, 2);
    } else {
        lua_pop(L, 2);
        at = part_at(L, idx, page);
    }
    lua_pop(L, 1);
    where_narrow(L, idx, &at);
    return at;
}

/* What `where` at idx means. [-0, +0, e] */
static DiagPos where_at(lua_State *L, int idx, const Page *page)
{
    NodeHandle *handle;

    if (lua_isnoneornil(L, idx))
        return diag_at(page->source, (Span){0, 0});
    if (lua_type(L, idx) == LUA_TSTRING)
        return field_at(L, idx, page);
    if (lua_istable(L, idx))
        return table_at(L, idx, page);
    handle = node_test(L, idx);
    if (!handle)
        host_raise(L, "plugin-failed", "the place must be a node, the path of"
                   " a field of the front matter, or nil, not %s",
                   luaL_typename(L, idx));
    return place_of(host_of(L), page, handle->node, (Span){0, 0});
}

/* (page, where, code, message [, help]) [-0, +0, e] */
static int report(lua_State *L, DiagSeverity severity)
{
    Page *page = page_at(L);

    words_report(L, severity, where_at(L, 2, page), 3);
    return 0;
}

static int page_error(lua_State *L)
{
    return report(L, DIAG_ERROR);
}

static int page_warn(lua_State *L)
{
    return report(L, DIAG_WARNING);
}

static int page_note(lua_State *L)
{
    return report(L, DIAG_NOTE);
}

Str page_check_publishes(lua_State *L, Str kind)
{
    const Plugin *plugin = host_of(L)->plugin;
    size_t near;

    for (size_t i = 0; i < plugin->publish_count; i++)
        if (str_eq(plugin->publishes[i], kind))
            return plugin->publishes[i];
    near = str_nearest(kind, plugin->publishes, plugin->publish_count);
    if (near != STR_NONE)
        host_raise(L, "plugin-undeclared", "the plugin does not say that it"
                   " publishes '%.*s'; did you mean '%.*s'?", STR_ARG(kind),
                   STR_ARG(plugin->publishes[near]));
    host_raise(L, "plugin-undeclared", "the plugin does not say that it"
               " publishes '%.*s': add publishes = { \"%.*s\" }",
               STR_ARG(kind), STR_ARG(kind));
}

/* page:publish(kind, key, value [, where]) [-0, +0, e] */
static int page_publish(lua_State *L)
{
    PluginHost *host = host_of(L);
    Page *page = page_at(L);
    Str kind = marshal_text(L, 2, "the kind of a fact");
    Arena *arena = &page->arena;
    Value *value;
    DiagPos at;
    Str key;

    if (host->phase != PHASE_COLLECT)
        host_raise(L, "plugin-failed", "page:publish works in collect only:"
                   " facts are fixed by now");
    kind = page_check_publishes(L, kind);
    luaL_checkany(L, 4);
    key = marshal_take_text(L, 3, arena, "the key of a fact");
    value = marshal_take(L, 4, arena, "the fact");
    at = where_at(L, 5, page);
    facts_publish(page, kind, key, value, at.source, at.span);
    return 0;
}

/* page:set(name, value) [-0, +0, e] */
static int page_set(lua_State *L)
{
    PluginHost *host = host_of(L);
    Page *page = page_at(L);
    Str name = marshal_text(L, 2, "the name");
    Arena *arena;
    Value *value;

    if (host->phase != PHASE_FILTER)
        host_raise(L, "plugin-failed", "page:set works in a filter; collect"
                   " tells other pages by page:publish");
    luaL_checkany(L, 3);
    arena = host_late_arena(host);
    value = marshal_take(L, 3, arena, "the value");
    value_put(&page->arena, page->theme_data, str_dup(&page->arena, name),
              value);
    return 0;
}

/* A field of what page:found_by was given: a text, or nothing. [-0, +0, e] */
static void check_found_text(lua_State *L, const Value *place,
                             const char *name)
{
    const Value *text = value_get(place, name);

    if (text && text->kind != VALUE_TEXT)
        host_raise(L, "plugin-failed", "%s must be a text", name);
}

/* page:found_by{ anchor =, heading =, … } [-0, +0, e] */
static int page_found_by(lua_State *L)
{
    static const char *const NAMES[] = {"anchor", "heading", "words",
                                        "text",   "whole",   NULL};
    PluginHost *host = host_of(L);
    Page *page = page_at(L);
    Arena *arena;
    Value *place;

    if (host->phase != PHASE_FILTER)
        host_raise(L, "plugin-failed", "page:found_by works in a filter");
    luaL_checktype(L, 2, LUA_TTABLE);
    build_check_keys(L, 2, NAMES, "page:found_by");
    arena = host_late_arena(host);
    place = marshal_take(L, 2, arena, "the place");
    check_found_text(L, place, "anchor");
    check_found_text(L, place, "heading");
    check_found_text(L, place, "text");
    if (!page->found_by)
        page->found_by = value_list(arena);
    value_push(arena, page->found_by, place);
    return 0;
}

static int page_href(lua_State *L)
{
    return words_href(L, page_at(L)->output_path, 2);
}

static int page_string(lua_State *L)
{
    return words_string(L, page_at(L)->language, 2, 3);
}

static int page_date(lua_State *L)
{
    return words_date(L, page_at(L)->language, 2);
}

static int page_word(lua_State *L)
{
    return words_word(L, page_at(L)->language, 2);
}

static int page_option(lua_State *L)
{
    page_check(L, 1);
    return words_option(L, 2);
}

static const FieldBinding FIELDS[] = {
#include "plugin/api_page_fields.def"
    {.name = NULL},
};

static const Binding METHODS[] = {
#include "plugin/api_page.def"
    {.name = NULL},
};

const Class PAGE_CLASS = {"page", METHODS, FIELDS, NULL, META_PAGE};
