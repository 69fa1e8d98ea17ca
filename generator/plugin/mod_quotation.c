/* plugin/mod_quotation.c - page:quotation and site:summary. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include "doc/text.h"
#include "site/fingerprints.h"
#include "quote/match.h"
#include "quote/place.h"
#include "site/sources.h"
#include "site/words.h"

/* Comparing so many words takes about as long as a step. */
#define WORDS_PER_STEP 16

static void set_text(lua_State *L, const char *name, Str text)
{
    marshal_push_str(L, text);
    lua_setfield(L, -2, name);
}

static void set_flag(lua_State *L, const char *name, bool flag)
{
    lua_pushboolean(L, flag);
    lua_setfield(L, -2, name);
}

/* The text of a node, or a text, at idx. [-0, +0, e] */
static void add_words(lua_State *L, Buf *buf, int idx)
{
    NodeHandle *handle = node_test(L, idx);

    if (buf->len > 0)
        buf_adds(buf, "\n\n");
    if (handle)
        text_add_lines(buf, handle->node);
    else
        buf_add(buf, marshal_text(L, idx, "the quotation"));
}

/* A node, a text, or a list of them. [-0, +0, e] */
static Str words_at(lua_State *L, int idx)
{
    PluginHost *host = host_of(L);
    Buf *buf = host_buf(host);

    if (!lua_istable(L, idx)) {
        add_words(L, buf, idx);
    } else {
        for (lua_Integer i = 1; lua_geti(L, idx, i) != LUA_TNIL; i++) {
            add_words(L, buf, lua_gettop(L));
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    host_charge(L, buf->len);
    /* matching has arenas of its own: this lives in `work`, as long as the
     * call */
    return str_dup(&host->work, buf_str(buf));
}

static const char *outcome_name(QuoteOutcome outcome)
{
    switch (outcome) {
    case QUOTE_VERIFIED:
        return "verified";
    case QUOTE_MISSING:
        return "missing";
    case QUOTE_UNCHECKED:
        return "unchecked";
    }
    BUG("no such outcome");
}

/* [-0, +1, e] */
static void push_result(lua_State *L, const QuoteResult *result,
                        const Fingerprint *print, const Document *document)
{
    Arena *arena = &host_of(L)->work;

    lua_createtable(L, 0, 6);
    lua_pushstring(L, outcome_name(result->outcome));
    lua_setfield(L, -2, "outcome");
    set_text(L, "reason", str_from(result->reason));
    set_flag(L, "elsewhere", result->elsewhere);
    set_flag(L, "exact", result->exact);
    if (result->placed)
        set_text(L, "where",
                 quote_place_name(arena, print, document, result->word));
    if (result->differs.len > 0)
        set_text(L, "differs",
                 words_clean(arena, result->differs));
}

int page_quotation_method(lua_State *L)
{
    PluginHost *host = host_of(L);
    const Site *site = host->set->site;
    Str text, key, pinpoint, folder;
    const Fingerprint *print;
    const Document *document;
    QuoteResult result = {.outcome = QUOTE_UNCHECKED, .differs = STR("")};
    Quote quote;

    page_check(L, 1);
    lua_settop(L, 5);
    luaL_checkany(L, 2);
    text = words_at(L, 2);
    key = marshal_text(L, 3, "the key of a source");
    pinpoint = marshal_opt_text(L, 4, "the pinpoint");
    folder = marshal_opt_text(L, 5, "the folder of documents");
    print = fingerprints_find(site, key);
    document = print ? fingerprints_document(site, key, folder) : NULL;
    if (print) {
        host_charge(L, print->word_count / WORDS_PER_STEP);
        fold_quote(&host->work, text, &quote);
        quote_match(&host->work, print, document, &quote, pinpoint, &result);
        host_charge(L, result.compared / WORDS_PER_STEP);
    } else {
        result.reason = sources_find(site, key) ? "no-fingerprint"
                                                : "no-source";
    }
    push_result(L, &result, print, document);
    return 1;
}

int site_summary_method(lua_State *L)
{
    PluginHost *host = host_of(L);
    Site *site = host->set->site;
    Str text;

    site_at(L);
    if (host->phase != PHASE_SITE)
        host_raise(L, "plugin-failed", "site:summary works in the site step"
                   " only");
    text = words_one_line(&site->arena,
                          marshal_take_text(L, 2, &site->arena, "the line"));
    ARENA_PUSH(&site->arena, site->summary, site->summary_count,
               site->summary_capacity, text);
    return 0;
}
