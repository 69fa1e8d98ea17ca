/* plugin/mod_site_add.c - site:add_page: pages that plugins make. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include "base/path.h"
#include "site/load.h"

/* A page has memory, facts and files of its own; its body is parsed. */
#define STEPS_PER_PAGE 2000
#define STEPS_PER_BYTE 8
/* Of an id: with ".cy.html" behind it a name in a file system, and a path. */
#define ID_MAX_BYTES 200

/* True for "sources/vtr5274": parts of letters, digits, '.', '-' and '_'. */
static bool is_page_id(Str id)
{
    char before = '/';

    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];
        if (c == '/' || c == '.' ? before == '/'
                                 : !ascii_is_alnum(c) && c != '-' && c != '_')
            return false;
        before = c;
    }
    return id.len > 0 && id.len <= ID_MAX_BYTES && before != '/' &&
           before != '.';
}

/* Raises for a part of the id that Windows or a memory stick cannot hold.
 * [-0, +0, e] */
static void check_parts(lua_State *L, Str id)
{
    Str rest = id, part;

    while (str_split(&rest, '/', &part)) {
        const char *bad = path_bad_name(part);
        if (bad)
            host_raise(L, "plugin-failed", "'%.*s' cannot be the id of a page:"
                       " %s", STR_ARG(id), bad);
    }
}

/* Text field `name` of the table at 2, copied; "" without. [-0, +0, e] */
static Str text_field(lua_State *L, Arena *arena, const char *name)
{
    Str text = STR("");

    lua_getfield(L, 2, name);
    if (!lua_isnil(L, -1))
        text = marshal_take_text(L, -1, arena, name);
    lua_pop(L, 1);
    return text;
}

static bool has_language(const Config *config, Str language)
{
    return str_among(language, config->language, config->language_count);
}

/* What add_page was given, before there is a page. All of it is read first:
 * whatever raises leaves no half-made page. */
typedef struct Wanted {
    Str id, title, summary, template_name, body, language;
    double order;
    bool has_order;
    Value *data; /* a map, or NULL */
} Wanted;

static void read_order(lua_State *L, Wanted *wanted)
{
    lua_getfield(L, 2, "order");
    wanted->has_order = !lua_isnil(L, -1);
    if (wanted->has_order && lua_type(L, -1) != LUA_TNUMBER)
        host_raise(L, "plugin-failed", "order must be a number");
    wanted->order = lua_tonumber(L, -1);
    lua_pop(L, 1);
}

static void read_data(lua_State *L, Arena *arena, Wanted *wanted)
{
    lua_getfield(L, 2, "data");
    if (!lua_isnil(L, -1)) {
        wanted->data = marshal_take(L, -1, arena, "data");
        if (value_count(wanted->data) > 0 &&
            wanted->data->kind != VALUE_MAP)
            host_raise(L, "plugin-failed", "data must be a table of named"
                       " values");
    }
    lua_pop(L, 1);
}

/* [-0, +0, e] */
static Wanted read_wanted(lua_State *L)
{
    static const char *const NAMES[] = {"id",    "title", "summary",
                                        "template", "order", "body",
                                        "data",  "language", NULL};
    Site *site = host_of(L)->set->site;
    const Config *config = &site->config;
    Arena *arena = &site->arena;
    Wanted wanted = {0};

    build_check_keys(L, 2, NAMES, "site:add_page");
    wanted.id = text_field(L, arena, "id");
    wanted.title = text_field(L, arena, "title");
    wanted.summary = text_field(L, arena, "summary");
    wanted.template_name = text_field(L, arena, "template");
    wanted.body = text_field(L, arena, "body");
    wanted.language = text_field(L, arena, "language");
    read_order(L, &wanted);
    read_data(L, arena, &wanted);
    if (!is_page_id(wanted.id))
        host_raise(L, "plugin-failed", "'%.*s' cannot be the id of a page: it"
                   " is a path of letters, digits, '-', '_' and '.', of at most"
                   " %d characters, such as sources/vtr5274",
                   STR_ARG(wanted.id), ID_MAX_BYTES);
    check_parts(L, wanted.id);
    if (wanted.title.len == 0)
        host_raise(L, "plugin-failed", "the page '%.*s' needs a title",
                   STR_ARG(wanted.id));
    if (wanted.language.len == 0 && config->language_count > 0)
        wanted.language = config->language[0];
    else if (!has_language(config, wanted.language))
        host_raise(L, "plugin-failed", "'%.*s' is no language of this"
                   " handbook", STR_ARG(wanted.language));
    if (wanted.body.len > LIMIT_FILE_BYTES)
        host_raise(L, "plugin-memory", "the body of '%.*s' is longer than a"
                   " page may be", STR_ARG(wanted.id));
    return wanted;
}

/* "sources/x", and "sources/x.cy" in another language than the default. */
static Str path_of(Arena *arena, const Config *config, const Wanted *wanted)
{
    if (config->language_count == 0 ||
        str_eq(wanted->language, config->language[0]))
        return wanted->id;
    return arena_fmt(arena, "%.*s.%.*s", STR_ARG(wanted->id),
                     STR_ARG(wanted->language));
}

/* Makes the page. Nothing here raises. */
static void make_page(PluginHost *host, const Wanted *wanted)
{
    Site *site = host->set->site;
    Page *page = site_add_page(site);
    Arena *arena = &page->arena;
    Str shown;

    page->id = wanted->id;
    page->source_path = path_of(arena, &site->config, wanted);
    page->output_path = str_cat(arena, page->source_path, STR(".html"));
    page->disk_path = STR("");
    page->language = wanted->language;
    page->template_name = wanted->template_name;
    page->title = wanted->title;
    page->summary = wanted->summary;
    page->kind = KIND_REFERENCE;
    page->order = wanted->order;
    page->has_order = wanted->has_order;
    page->generated = true;
    page->is_index = str_is(path_name(wanted->id), "index");
    shown = arena_fmt(arena, "%.*s (made by plugin '%.*s')",
                      STR_ARG(page->source_path),
                      STR_ARG(host->plugin->name));
    /* An empty line: what looks like front matter is none. */
    load_page_text(site, page, shown, str_cat(arena, STR("\n"),
                                              wanted->body));
    value_set_text(arena, page->meta, "summary", page->summary);
    for (size_t i = 0; i < value_count(wanted->data); i++)
        value_put(arena, page->theme_data, wanted->data->as.map.entry[i].key,
                  wanted->data->as.map.entry[i].value);
}

/* (site, { id =, title =, … }) [-0, +0, e] */
int site_add_page_hook(lua_State *L)
{
    PluginHost *host = host_of(L);
    Wanted wanted;

    class_check(L, 1, &SITE_CLASS);
    if (host->phase != PHASE_SITE)
        host_raise(L, "plugin-failed",
                   "site:add_page works in the site step only");
    luaL_checktype(L, 2, LUA_TTABLE);
    wanted = read_wanted(L);
    host_charge(L, STEPS_PER_PAGE + wanted.body.len * STEPS_PER_BYTE);
    make_page(host, &wanted);
    return 0;
}
