/* plugin/hooks.c - running plugins: collect, the site step, filter passes. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <stdlib.h>
#include <string.h>

/* Begins a plugin's turn on a page (or on the site). */
static void begin_turn(PluginHost *host, size_t index, HostPhase phase,
                       Page *page)
{
    host->plugin = &host->set->plugin[index];
    host->phase = phase;
    host->page = page;
    host->node = NULL;
    host->hook = phase == PHASE_COLLECT ? "collect" : "site";
    host->hole.parent = NULL;
    host->page_epoch++;
    host->page_ready = false;
}

/* What runs without end once does so on the next element too. */
static bool has_run_out(const PluginHost *host)
{
    const char *code = host->failure.code;

    return strcmp(code, "plugin-budget") == 0 ||
           strcmp(code, "plugin-memory") == 0;
}

/* After a plugin's turn: a call of it ended badly, or all went well. */
static void end_turn(PluginHost *host, size_t index, bool ok)
{
    watch_end_turn(host);
    if (!ok && has_run_out(host))
        atomic_fetch_add(&host->set->run[index].ran_out, 1);
}

static void end_turns(PluginHost *host)
{
    host->plugin = NULL;
    host->page = NULL;
    host->node = NULL;
    host->hook = NULL;
    host->page_epoch++;
}

/* The handle of the page at hand: one a turn. [-0, +1, m] */
static void push_page(lua_State *L)
{
    PluginHost *host = host_of(L);

    if (host->page_ready) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, host->page_ref);
        return;
    }
    page_push(L, host->page);
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, host->page_ref);
    host->page_ready = true;
}

static const HostPlugin *loaded(const PluginHost *host)
{
    return &host->loaded[host->plugin - host->set->plugin];
}

static int collect_body(lua_State *L)
{
    PluginHost *host = host_of(L);

    lua_rawgeti(L, LUA_REGISTRYINDEX, loaded(host)->collect);
    push_page(L);
    lua_call(L, 1, 0);
    return 0;
}

void plugin_collect(PluginHost *host, Page *page)
{
    for (size_t i = 0; i < host->set->count; i++) {
        if (!host->set->plugin[i].has_collect || host->set->run[i].stopped)
            continue;
        begin_turn(host, i, PHASE_COLLECT, page);
        end_turn(host, i, host_call(host, collect_body, NULL));
    }
    end_turns(host);
}

static int site_body(lua_State *L)
{
    PluginHost *host = host_of(L);

    lua_rawgeti(L, LUA_REGISTRYINDEX, loaded(host)->site);
    lua_rawgeti(L, LUA_REGISTRYINDEX, host->site_ref);
    lua_call(L, 1, 0);
    return 0;
}

void plugin_site_step(PluginHost *host, Site *site)
{
    if (site != host->set->site)
        BUG("a plugin host of another site");
    for (size_t i = 0; i < host->set->count; i++) {
        if (!host->set->plugin[i].has_site)
            continue;
        begin_turn(host, i, PHASE_SITE, NULL);
        end_turn(host, i, host_call(host, site_body, NULL));
    }
    end_turns(host);
}

/* --- filters -------------------------------------------------------------- */

static uint32_t kinds_below(const Node *document)
{
    uint32_t kinds = 0;
    const Node *node = document;

    while (node) {
        kinds |= KIND_BIT(node->kind);
        if (node->first) {
            node = node->first;
            continue;
        }
        while (node != document && !node->next)
            node = node->parent;
        node = node == document ? NULL : node->next;
    }
    return kinds;
}

static void add_visit(PluginHost *host, Node *node)
{
    if (host->visit_count == host->visit_capacity) {
        host->visit_capacity =
            host->visit_capacity ? size_mul(host->visit_capacity, 2) : 64;
        host->visit =
            xrealloc(host->visit, size_mul(host->visit_capacity,
                                           sizeof *host->visit));
    }
    host->visit[host->visit_count++] = node;
}

/* Lists the nodes of these kinds, children before parents. The list is made
 * beforehand: what filters put into the tree is not theirs to filter. */
static void list_visits(PluginHost *host, Node *document, uint32_t kinds)
{
    Node *node = document;

    host->visit_count = 0;
    while (node->first)
        node = node->first;
    for (;;) {
        if (kinds & KIND_BIT(node->kind))
            add_visit(host, node);
        if (node == document)
            return;
        if (!node->next) {
            node = node->parent;
            continue;
        }
        node = node->next;
        while (node->first)
            node = node->first;
    }
}

static int filter_body(lua_State *L)
{
    PluginHost *host = host_of(L);

    lua_settop(L, 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX,
                loaded(host)->filter[host->node->kind]);
    node_push(L, host->node, false);
    push_page(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, host->site_ref);
    lua_call(L, 3, 1);
    splice_result(L);
    return 0;
}

/* After a failure the element stands where it was. */
static void put_back(PluginHost *host)
{
    if (!host->hole.parent)
        return;
    if (!tree_holds(host->node, &host->hole)) {
        if (host->node->parent)
            node_unlink(host->node);
        node_insert_before(&host->hole, host->node);
    }
    node_unlink(&host->hole);
}

/* True when the plugin may go on with this page. */
static bool filter_node(PluginHost *host, Node *node)
{
    host->node = node;
    host->hook = node_kind_name((NodeKind)node->kind);
    host->hole.parent = NULL;
    if (host_call(host, filter_body, NULL))
        return true;
    put_back(host);
    return !has_run_out(host);
}

/* False when the plugin ran out. */
static bool filter_pass(PluginHost *host, Page *page, uint32_t kinds)
{
    list_visits(host, page->document, kinds);
    for (size_t i = 0; i < host->visit_count; i++) {
        Node *node = host->visit[i];
        if (!tree_holds(page->document, node))
            continue; /* it was taken out on the way */
        if (!filter_node(host, node))
            return false;
    }
    return true;
}

void plugin_filter(PluginHost *host, Page *page)
{
    uint32_t there;

    terms_begin_page(host, page);
    there = kinds_below(page->document);
    for (size_t i = 0; i < host->set->count; i++) {
        uint32_t kinds = host->set->plugin[i].kinds & there;
        if (!kinds || host->set->run[i].stopped)
            continue;
        begin_turn(host, i, PHASE_FILTER, page);
        end_turn(host, i, filter_pass(host, page, kinds));
        there = kinds_below(page->document);
    }
    end_turns(host);
}
