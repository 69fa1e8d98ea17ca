/* plugin/mod_site.c - the site as plugins see it. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include "site/links.h"

void site_push(lua_State *L)
{
    lua_newuserdatauv(L, 1, 0);
    meta_give(L, META_SITE);
}

const Site *site_at(lua_State *L)
{
    PluginHost *host = host_of(L);

    class_check(L, 1, &SITE_CLASS);
    if (host->phase != PHASE_FILTER && host->phase != PHASE_SITE)
        host_raise(L, "plugin-failed", "the site is not known yet: collect"
                   " sees its own page only");
    return host->set->site;
}

/* [-0, +0, m] */
static void set_str(lua_State *L, const char *name, Str s)
{
    marshal_push_str(L, s);
    lua_setfield(L, -2, name);
}

/* The id of a page, or nothing. [-0, +0, m] */
static void set_id(lua_State *L, const char *name, const Page *page)
{
    if (page)
        set_str(L, name, page->id);
}

void site_push_page(lua_State *L, const Page *page)
{
    lua_createtable(L, 0, 12);
    set_str(L, "id", page->id);
    set_str(L, "title", page->title);
    set_str(L, "summary", page->summary);
    set_str(L, "output", page->output_path);
    set_str(L, "language", page->language);
    set_str(L, "kind", str_from(kind_name(page->kind)));
    set_str(L, "status", page->failed ? STR("failed")
                                      : str_from(status_name(page->status)));
    lua_pushboolean(L, page->failed);
    lua_setfield(L, -2, "failed");
    lua_pushboolean(L, page->generated);
    lua_setfield(L, -2, "generated");
    words_push_day(L, page->law_at);
    lua_setfield(L, -2, "law_at");
    set_id(L, "section", page->section);
    set_id(L, "next", page->next);
}

/* The page with the id at idx, or NULL. */
static const Page *page_by_id(lua_State *L, const Site *site, int idx)
{
    const Page *page =
        map_get(&site->page_by_id, marshal_text(L, idx, "the id of a page"));

    return page && page->skipped ? NULL : page;
}

/* site:page(id [, language]) [-0, +1, e] */
static int site_page(lua_State *L)
{
    const Site *site = site_at(L);
    const Page *page = page_by_id(L, site, 2);
    Str language = marshal_opt_text(L, 3, "the language");

    if (!page) {
        lua_pushnil(L);
        return 1;
    }
    site_push_page(L, page_in_language(page, language));
    return 1;
}

/* The page at idx that asks: a page's handle, an id, or the page at hand. */
static const Page *asking_page(lua_State *L, const Site *site, int idx)
{
    if (lua_isnoneornil(L, idx))
        return host_of(L)->page;
    if (lua_type(L, idx) == LUA_TSTRING)
        return page_by_id(L, site, idx);
    return page_check(L, idx)->page;
}

/* site:find_page(target [, from]) [-0, +(1|2), e] */
static int site_find_page(lua_State *L)
{
    const Site *site = site_at(L);
    Str target = marshal_text(L, 2, "the target");
    bool ambiguous = false;
    const Page *page =
        links_find(site, asking_page(L, site, 3), target, &ambiguous);

    if (page && !page->skipped) {
        site_push_page(L, page);
        return 1;
    }
    lua_pushnil(L);
    lua_pushstring(L, ambiguous ? "ambiguous" : "missing");
    return 2;
}

/* site:has_anchor(page id, anchor [, language]) [-0, +1, e] */
static int site_has_anchor(lua_State *L)
{
    const Site *site = site_at(L);
    const Page *page = page_by_id(L, site, 2);
    Str anchor = marshal_text(L, 3, "the anchor");
    Str language = marshal_opt_text(L, 4, "the language");

    lua_pushboolean(L, page && links_has_anchor(
                                   page_in_language(page, language), anchor));
    return 1;
}

int site_push_found(lua_State *L, Str s)
{
    if (s.len == 0)
        lua_pushnil(L);
    else
        marshal_push_str(L, s);
    return 1;
}

static int site_nearest_page(lua_State *L)
{
    const Site *site = site_at(L);

    Str target = marshal_text(L, 2, "the target");

    return site_push_found(L, links_nearest(site, target));
}

static int site_nearest_anchor(lua_State *L)
{
    const Site *site = site_at(L);
    const Page *page = page_by_id(L, site, 2);
    Str anchor = marshal_text(L, 3, "the anchor");

    return site_push_found(L, page ? links_nearest_anchor(page, anchor)
                                   : STR(""));
}

/* site:href(from, to [, anchor]) [-0, +1, e] */
static int site_href(lua_State *L)
{
    site_at(L);
    return words_href(L, marshal_text(L, 2, "the output path"), 3);
}

/* Where { source = key } at idx is. [-0, +0, e] */
static DiagPos record_pos(lua_State *L, const Site *site, int idx)
{
    const SourceRecord *record;
    Str key;

    lua_getfield(L, idx, "source");
    if (lua_isnil(L, -1))
        host_raise(L, "plugin-failed", "the place must be"
                   " { source = key }: a record of the sources");
    key = marshal_text(L, -1, "the key of a source");
    record = map_get(&site->record_by_key, key);
    if (!record)
        host_raise(L, "plugin-failed", "no source has the key '%.*s'",
                   STR_ARG(key));
    lua_pop(L, 1);
    return diag_at(record->source, record->span);
}

/* (site, [where,] code, message [, help]) [-0, +0, e] */
static int report(lua_State *L, DiagSeverity severity)
{
    const Site *site = site_at(L);
    DiagPos at = diag_nowhere();

    if (lua_istable(L, 2)) {
        at = record_pos(L, site, 2);
        lua_remove(L, 2);
    }
    words_report(L, severity, at, 2);
    return 0;
}

static int site_error(lua_State *L)
{
    return report(L, DIAG_ERROR);
}

static int site_warn(lua_State *L)
{
    return report(L, DIAG_WARNING);
}

static int site_note(lua_State *L)
{
    return report(L, DIAG_NOTE);
}

/* The language at idx, or the site's. */
static Str language_at(lua_State *L, int idx)
{
    const Config *config = &host_of(L)->set->site->config;

    if (!lua_isnoneornil(L, idx))
        return marshal_text(L, idx, "the language");
    return config->language_count > 0 ? config->language[0] : STR("en");
}

static int site_string(lua_State *L)
{
    site_at(L);
    return words_string(L, language_at(L, 4), 2, 3);
}

static int site_date(lua_State *L)
{
    site_at(L);
    return words_date(L, language_at(L, 3), 2);
}

static int site_word_method(lua_State *L)
{
    site_at(L);
    return words_word(L, language_at(L, 4), 2);
}

static int site_words(lua_State *L)
{
    site_at(L);
    return words_list_of(L, 2);
}

static int site_option(lua_State *L)
{
    site_at(L);
    return words_option(L, 2);
}

static int get_language(lua_State *L)
{
    marshal_push_str(L, language_at(L, 2));
    return 1;
}

static int get_languages(lua_State *L)
{
    const Config *config = &host_of(L)->set->site->config;

    lua_newtable(L);
    for (size_t i = 0; i < config->language_count; i++) {
        marshal_push_str(L, config->language[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int get_title(lua_State *L)
{
    marshal_push_str(L, host_of(L)->set->site->config.title);
    return 1;
}

/* nil without one */
static int get_base_url(lua_State *L)
{
    return site_push_found(L, host_of(L)->set->site->config.base_url);
}

static const FieldBinding FIELDS[] = {
#include "plugin/api_site_fields.def"
    {.name = NULL},
};

static const Binding METHODS[] = {
#include "plugin/api_site.def"
    {.name = NULL},
};

const Class SITE_CLASS = {"site", METHODS, FIELDS, NULL, META_SITE};
