/* plugin/mod_site_terms.c - site:mark_term, and the marks themselves. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <stdlib.h>

#include "site/facts.h"

/* The value at idx as a list: itself, or of it alone. [arena] */
static const Value *as_list(Arena *arena, const Value *value)
{
    Value *list;

    if (value->kind != VALUE_TEXT)
        return value;
    list = value_list(arena);
    value_push(arena, list, value_copy_shape(arena, value));
    return list;
}

static bool is_false(const Value *value)
{
    return value && value->kind == VALUE_BOOL && !value->as.boolean;
}

/* Tells the words of a map, language -> text or list of texts. [-0, +0, e] */
static void tell_words(lua_State *L, const Value *map, size_t term, bool cover)
{
    PluginHost *host = host_of(L);
    Site *site = host->set->site;

    if (!map || map->kind != VALUE_MAP)
        return;
    for (size_t i = 0; i < value_count(map); i++) {
        Str language = map->as.map.entry[i].key;
        const Value *list = as_list(&host->work, map->as.map.entry[i].value);

        host_charge(L, value_count(list));
        for (size_t j = 0; j < value_count(list); j++) {
            Str words = value_as_text(value_item(list, j));
            if (cover)
                site_terms_cover(site, language, words);
            else
                site_terms_name(site, term, language, words);
        }
    }
}

/* { not_on =, except =, mark =, note = } at idx [-0, +0, e] */
static void take_options(lua_State *L, size_t term, int idx)
{
    static const char *const NAMES[] = {"not_on", "except", "mark", "note",
                                        NULL};
    PluginHost *host = host_of(L);
    Site *site = host->set->site;
    const Value *options, *not_on, *note;

    if (lua_isnil(L, idx))
        return;
    luaL_checktype(L, idx, LUA_TTABLE);
    build_check_keys(L, idx, NAMES, "site:mark_term");
    options = marshal_take(L, idx, &host->work, "the options of a term");
    not_on = value_get(options, "not_on");
    for (size_t i = 0; i < value_count(not_on); i++)
        site_terms_skip(site, term, value_as_text(value_item(not_on, i)));
    tell_words(L, value_get(options, "except"), term, true);
    if (is_false(value_get(options, "mark")))
        site_terms_skip_all(site, term);
    note = value_get(options, "note");
    if (is_false(note))
        site_terms_help(site, term, STR(""));
    else if (note)
        site_terms_help(site, term,
                        str_dup(&site->arena, value_as_text(note)));
}

/* site:mark_term(key, names [, options]) [-0, +0, e] */
int site_mark_term_method(lua_State *L)
{
    PluginHost *host = host_of(L);
    Site *site = host->set->site;
    Str key = marshal_text(L, 2, "the key of a term");
    const Value *names;
    const Fact *fact;
    size_t term;

    site_at(L);
    if (host->phase != PHASE_SITE)
        host_raise(L, "plugin-failed",
                   "site:mark_term works in the site step only");
    fact = facts_get(site, STR("term"), key);
    if (!fact)
        host_raise(L, "plugin-failed", "there is no fact 'term' of the key"
                   " '%.*s': publish it first", STR_ARG(key));
    luaL_checktype(L, 3, LUA_TTABLE);
    lua_settop(L, 4);
    names = marshal_take(L, 3, &host->work, "the names of a term");
    term = site_terms_add(site, fact);
    tell_words(L, names, term, false);
    take_options(L, term, 4);
    return 0;
}

void terms_begin_page(PluginHost *host, Page *page)
{
    const Site *site = host->set->site;

    if (!site->terms)
        return;
    if (!host->terms)
        host->terms = site_terms_open(site);
    site_terms_mark(site, page, host->terms);
}

void plugin_report_terms(PluginHost *const *host, size_t count,
                         const Site *site)
{
    TermUse **use;

    if (!site->terms || count == 0)
        return;
    use = xcalloc(count, sizeof *use);
    for (size_t i = 0; i < count; i++)
        use[i] = host[i] ? host[i]->terms : NULL;
    site_terms_report(site, use, count);
    free(use);
}
