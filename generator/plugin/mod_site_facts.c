/* plugin/mod_site_facts.c - site:fact, site:facts, site:publish, site:nearest.
 *
 * Pages and headings are asked for like facts, but nobody copies them into
 * facts: they are told from the site as it is.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include "site/facts.h"
#include "site/links.h"

/* The kind of fact at idx, which the plugin says it reads. [-0, +0, e] */
static Str kind_at(lua_State *L, int idx)
{
    const Plugin *plugin = host_of(L)->plugin;
    Str kind = marshal_text(L, idx, "the kind of a fact");
    size_t near;

    if (str_among(kind, plugin->reads, plugin->read_count))
        return kind;
    near = str_nearest(kind, plugin->reads, plugin->read_count);
    if (near != STR_NONE)
        host_raise(L, "plugin-undeclared", "the plugin does not say that it"
                   " reads '%.*s'; did you mean '%.*s'?", STR_ARG(kind),
                   STR_ARG(plugin->reads[near]));
    host_raise(L, "plugin-undeclared", "the plugin does not say that it reads"
               " '%.*s': add reads = { \"%.*s\" }", STR_ARG(kind),
               STR_ARG(kind));
}

static const Page *find_page(const Site *site, Str id)
{
    const Page *page = map_get(&site->page_by_id, id);

    return page && page->skipped ? NULL : page;
}

/* [-0, +1, -] */
static int push_nil(lua_State *L)
{
    lua_pushnil(L);
    return 1;
}

/* The page of a heading's key, "id#anchor"; *anchor gets what is behind. */
static const Page *split_heading(const Site *site, Str key, Str *anchor)
{
    size_t mark = str_rfind_char(key, '#');

    if (mark == STR_NONE)
        return NULL;
    *anchor = str_slice(key, mark + 1, key.len);
    return find_page(site, str_slice(key, 0, mark));
}

/* {text, level} [-0, +1, m] */
static void push_heading(lua_State *L, Str text, int level)
{
    lua_createtable(L, 0, 2);
    marshal_push_str(L, text);
    lua_setfield(L, -2, "text");
    lua_pushinteger(L, level);
    lua_setfield(L, -2, "level");
}

/* Value and page id of a heading, or nil. [-0, +(1|2), e] */
static int heading_fact(lua_State *L, const Site *site, Str key, Str language)
{
    Str anchor = STR("");
    const Page *page = split_heading(site, key, &anchor);
    const OutlineItem *item = NULL;

    if (page)
        page = page_in_language(page, language);
    for (size_t i = 0; page && i < page->outline.count && !item; i++)
        if (str_eq(page->outline.item[i].id, anchor))
            item = &page->outline.item[i];
    if (item)
        push_heading(L, item->text, item->level);
    else if (page && anchor.len > 0 && str_eq(page->title_anchor, anchor))
        push_heading(L, page->title, 1); /* it only repeated the title */
    else
        return push_nil(L);
    marshal_push_str(L, page->id);
    return 2;
}

/* site:fact(kind, key [, language]): value, page id; the language is that of a
 * heading's page. [-0, +(1|2), e] */
int site_fact_method(lua_State *L)
{
    const Site *site = site_at(L);
    Str kind = kind_at(L, 2);
    Str key = marshal_text(L, 3, "the key of a fact");
    const Page *page;
    const Fact *fact;

    if (str_is(kind, "heading"))
        return heading_fact(L, site, key,
                            marshal_opt_text(L, 4, "the language"));
    lua_settop(L, 3);
    if (str_is(kind, "page")) {
        page = find_page(site, key);
        if (!page)
            return push_nil(L);
        site_push_page(L, page);
        marshal_push_str(L, page->id);
        return 2;
    }
    fact = facts_get(site, kind, key);
    if (!fact)
        return push_nil(L);
    marshal_push(L, fact->value);
    if (!fact->page)
        return 1;
    marshal_push_str(L, fact->page->id);
    return 2;
}

/* --- site:facts ----------------------------------------------------------- */

/* Raises when the iterator is older than the hook; its epoch is upvalue 1. */
static void check_iterator(lua_State *L)
{
    if (lua_tointeger(L, lua_upvalueindex(1)) !=
        (lua_Integer)host_of(L)->epoch)
        host_raise(L, "plugin-failed",
                   "this iterator was kept after its hook returned");
}

/* The counter in an upvalue, which goes one on. [-0, +0, -] */
static size_t count_on(lua_State *L, int upvalue)
{
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(upvalue));

    lua_pushinteger(L, i + 1);
    lua_replace(L, lua_upvalueindex(upvalue));
    return (size_t)i;
}

/* key, value, page id, language [-0, +(2|4), m] */
static int push_fact(lua_State *L, const Fact *fact)
{
    marshal_push_str(L, fact->key);
    marshal_push(L, fact->value);
    if (!fact->page)
        return 2;
    marshal_push_str(L, fact->page->id);
    marshal_push_str(L, fact->page->language);
    return 4;
}

/* upvalues: epoch, next, facts, their number [-0, +4, e] */
static int facts_step(lua_State *L)
{
    const Fact *const *all = lua_touserdata(L, lua_upvalueindex(3));
    size_t count = (size_t)lua_tointeger(L, lua_upvalueindex(4));
    size_t i;

    check_iterator(L);
    i = count_on(L, 2);
    return i < count ? push_fact(L, all[i]) : 0;
}

/* The facts of a kind by key, as long as a call runs. */
typedef struct FactIndex {
    Str kind;
    Map first;      /* key -> its first fact's place in the list, from 1 */
    uint32_t *next; /* of the same key, from 1; 0 ends */
    size_t count;
    struct FactIndex *other;
} FactIndex;

static FactIndex *index_facts(PluginHost *host, Str kind,
                              const Fact *const *all, size_t count)
{
    FactIndex *index = host->fact_index;

    while (index && !(index->count == count && str_eq(index->kind, kind)))
        index = index->other;
    if (index)
        return index;
    index = ARENA_NEW(&host->work, FactIndex);
    index->kind = str_dup(&host->work, kind);
    index->next = ARENA_NEW_ARRAY(&host->work, uint32_t, count + 1);
    index->count = count;
    index->other = host->fact_index;
    map_init(&index->first, &host->work);
    for (size_t i = count; i > 0; i--)
        index->next[i - 1] = (uint32_t)(uintptr_t)map_put(
            &index->first, all[i - 1]->key, (void *)(uintptr_t)i);
    host->fact_index = index;
    return index;
}

/* upvalues: epoch, next from 1, facts, index [-0, +4, e] */
static int key_step(lua_State *L)
{
    const Fact *const *all = lua_touserdata(L, lua_upvalueindex(3));
    const FactIndex *index = lua_touserdata(L, lua_upvalueindex(4));
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(2));

    check_iterator(L);
    if (at == 0)
        return 0;
    lua_pushinteger(L, index->next[at - 1]);
    lua_replace(L, lua_upvalueindex(2));
    return push_fact(L, all[at - 1]);
}

/* site:facts(kind, key), both at their places [-0, +1, e] */
static int facts_of_key(lua_State *L, Str kind)
{
    PluginHost *host = host_of(L);
    Str key = marshal_text(L, 3, "the key of a fact");
    const FactIndex *index;
    const Fact *const *all;
    size_t count;

    all = facts_all(host->set->site, kind, &count);
    index = index_facts(host, kind, all, count);
    host_check_arena(L);
    lua_pushinteger(L, (lua_Integer)host->epoch);
    lua_pushinteger(L,
                    (lua_Integer)(uintptr_t)map_get(&index->first, key));
    marshal_push_pointer(L, all);
    marshal_push_pointer(L, index);
    lua_pushcclosure(L, key_step, 4);
    return 1;
}

/* upvalues: epoch, next page [-0, +3, e] */
static int pages_step(lua_State *L)
{
    const Site *site = host_of(L)->set->site;
    size_t i;

    check_iterator(L);
    while ((i = count_on(L, 2)) < site->page_count) {
        const Page *page = site->page[i];
        if (page->skipped)
            continue;
        marshal_push_str(L, page->id);
        site_push_page(L, page);
        marshal_push_str(L, page->id);
        return 3;
    }
    return 0;
}

/* upvalues: epoch, next heading, page [-0, +3, e] */
static int headings_step(lua_State *L)
{
    const Site *site = host_of(L)->set->site;
    size_t at = (size_t)lua_tointeger(L, lua_upvalueindex(3));

    check_iterator(L);
    for (; at < site->page_count; at++) {
        const Page *page = site->page[at];
        size_t i = count_on(L, 2);
        const OutlineItem *item;
        if (i < page->outline.count && !page->skipped) {
            item = &page->outline.item[i];
            lua_pushfstring(L, "%s#%s",
                            str_dup(host_scratch(host_of(L)), page->id).ptr,
                            str_dup(&host_of(L)->scratch, item->id).ptr);
            push_heading(L, item->text, item->level);
            marshal_push_str(L, page->id);
            return 3;
        }
        lua_pushinteger(L, 0);
        lua_replace(L, lua_upvalueindex(2));
        lua_pushinteger(L, (lua_Integer)at + 1);
        lua_replace(L, lua_upvalueindex(3));
    }
    return 0;
}

/* site:facts(kind [, key]): iterator of key, value, page id, language
 * [-0, +1, e] */
int site_facts_method(lua_State *L)
{
    const Site *site = site_at(L);
    size_t count;
    const Fact *const *all;
    Str kind;

    if (host_of(L)->phase != PHASE_SITE)
        host_raise(L, "plugin-failed", "site:facts works in the site step"
                   " only: a filter asks for one by site:fact(kind, key)");
    kind = kind_at(L, 2);
    if (!lua_isnoneornil(L, 3) && !str_is(kind, "page") &&
        !str_is(kind, "heading"))
        return facts_of_key(L, kind);
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)host_of(L)->epoch);
    lua_pushinteger(L, 0);
    if (str_is(kind, "page")) {
        lua_pushcclosure(L, pages_step, 2);
        return 1;
    }
    if (str_is(kind, "heading")) {
        lua_pushinteger(L, 0);
        lua_pushcclosure(L, headings_step, 3);
        return 1;
    }
    all = facts_all(site, kind, &count);
    marshal_push_pointer(L, all);
    lua_pushinteger(L, (lua_Integer)count);
    lua_pushcclosure(L, facts_step, 4);
    return 1;
}

/* site:publish(kind, key, value) [-0, +0, e] */
int site_publish_method(lua_State *L)
{
    PluginHost *host = host_of(L);
    Site *site = host->set->site;
    Str kind = marshal_text(L, 2, "the kind of a fact"), key;

    site_at(L);
    if (host->phase != PHASE_SITE)
        host_raise(L, "plugin-failed", "site:publish works in the site step"
                   " only: facts are fixed by now");
    kind = page_check_publishes(L, kind);
    luaL_checkany(L, 4);
    key = marshal_take_text(L, 3, &site->arena, "the key of a fact");
    if (facts_get(site, kind, key) &&
        !str_among(kind, host->plugin->many, host->plugin->many_count))
        host_raise(L, "plugin-failed", "there is a %.*s '%.*s' already",
                   STR_ARG(kind), STR_ARG(key));
    facts_add(site, kind, key,
              marshal_take(L, 4, &site->arena, "the fact"), NULL,
              (Span){0, 0});
    return 0;
}

/* site:nearest(kind, key): a key, or nil [-0, +1, e] */
int site_nearest_method(lua_State *L)
{
    const Site *site = site_at(L);
    Str kind = kind_at(L, 2), key = marshal_text(L, 3, "the key");
    Str anchor = STR("");
    const Page *page;

    if (str_is(kind, "page"))
        return site_push_found(L, links_nearest(site, key));
    if (!str_is(kind, "heading"))
        return site_push_found(L, facts_nearest(site, kind, key));
    page = split_heading(site, key, &anchor);
    if (page)
        anchor = links_nearest_anchor(page, anchor);
    if (!page || anchor.len == 0)
        return push_nil(L);
    marshal_push_str(L, arena_fmt(host_scratch(host_of(L)), "%.*s#%.*s",
                                  STR_ARG(page->id), STR_ARG(anchor)));
    return 1;
}
