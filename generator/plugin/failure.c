/* plugin/failure.c - a call into Lua that failed, told at the plugin's line. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <stdio.h>
#include <string.h>

/* Bytes of the author's line that a help text repeats. */
#define EXCERPT_BYTES 60
/* Bytes of a message that are told. */
#define MESSAGE_BYTES 2000

void failure_forget(PluginHost *host)
{
    host->raise_code = NULL;
    host->raise_source = NULL;
    host->raise_line = 0;
}

Span failure_line_span(const Source *source, uint32_t line)
{
    Str text = str_trim(source_line(source, line));

    return (Span){(uint32_t)(text.ptr - source->text.ptr), (uint32_t)text.len};
}

const Source *failure_file(const PluginHost *host, const lua_Debug *at)
{
    return map_get(&host->set->files, str_from(at->short_src));
}

bool failure_where(lua_State *L, int level, lua_Debug *at)
{
    for (; lua_getstack(L, level, at); level++)
        if (lua_getinfo(L, "Sl", at) && at->currentline > 0)
            return true;
    return false;
}

DiagPos failure_here(lua_State *L)
{
    PluginHost *host = host_of(L);
    const Source *source;
    lua_Debug at;

    if (!failure_where(L, 0, &at) || !(source = failure_file(host, &at)))
        return diag_nowhere();
    return diag_at(source,
                   failure_line_span(source, (uint32_t)at.currentline));
}

const char *failure_cut(char *text)
{
    size_t len = strlen(text);

    while (len > 0 && ((unsigned char)text[len - 1] & 0xC0) == 0x80)
        len--;
    if (len > 0 && (unsigned char)text[len - 1] >= 0x80)
        len--;
    text[len] = '\0';
    return text;
}

/* Without the "file.lua:12: " that Lua puts before messages of its own. */
static Str without_place(const lua_Debug *at, Str message)
{
    char place[LUA_IDSIZE + 16];

    snprintf(place, sizeof place, "%s:%d: ", at->short_src, at->currentline);
    if (!str_starts(message, place))
        return message;
    return str_slice(message, str_from(place).len, message.len);
}

/* Writes down the message at idx: adds nothing to the stack but may run a
 * metamethod. [-0, +0, e] */
static void keep_message(lua_State *L, int idx, const lua_Debug *at)
{
    PluginHost *host = host_of(L);
    size_t len;
    const char *text;
    Str message;

    if (lua_type(L, idx) != LUA_TSTRING) /* should its __tostring fail */
        buf_addf(&host->message, "error object: %s", luaL_typename(L, idx));
    sandbox_tostring(L, idx);
    buf_reset(&host->message);
    text = lua_tolstring(L, -1, &len);
    message = str_of(text, len);
    if (at)
        message = without_place(at, message);
    if (lua_type(L, idx) != LUA_TSTRING)
        buf_adds(&host->message, "error object: ");
    message = str_trim(message);
    if (message.len > MESSAGE_BYTES) {
        size_t cut = MESSAGE_BYTES;
        while (cut > 0 && ((unsigned char)message.ptr[cut] & 0xC0) == 0x80)
            cut--;
        buf_add(&host->message, str_slice(message, 0, cut));
        buf_adds(&host->message, "…");
    } else {
        buf_add(&host->message, message);
    }
    lua_pop(L, 1);
}

int failure_handler(lua_State *L)
{
    PluginHost *host = host_of(L);
    Failure *failure = &host->failure;
    lua_Debug at;
    bool known;

    if (failure->set) /* the first failure is the one to tell of */
        return 1;
    failure->set = true;
    failure->code = host->raise_code ? host->raise_code : "plugin-failed";
    failure->source = host->raise_source;
    failure->line = host->raise_line;
    known = failure_where(L, 0, &at);
    if (!failure->source && known) {
        failure->source = failure_file(host, &at);
        failure->line = (uint32_t)at.currentline;
    }
    buf_reset(&host->message);
    keep_message(L, 1, known ? &at : NULL);
    return 1;
}

/* "line 12 ('The plan is …')" of the element a filter was on. */
static void add_element(Buf *out, const PluginHost *host)
{
    const Source *source = host->page->source;
    uint32_t line;
    Str text;

    if (!host->node || !source || !node_is_placed(host->node))
        return;
    line = source_line_at(source, host->node->span.off);
    text = str_trim(source_line(source, line));
    buf_addf(out, " line %u", line);
    if (text.len == 0)
        return;
    if (text.len > EXCERPT_BYTES) {
        size_t cut = EXCERPT_BYTES;
        while (cut > 0 && ((unsigned char)text.ptr[cut] & 0xC0) == 0x80)
            cut--;
        buf_addf(out, " ('%.*s …')", str_int_len(str_slice(text, 0, cut)),
                 text.ptr);
    } else {
        buf_addf(out, " ('%.*s')", STR_ARG(text));
    }
}

static void add_circumstances(Buf *out, const PluginHost *host)
{
    if (!host->plugin)
        return;
    if (!host->hook) {
        buf_addf(out, "while plugin '%.*s' was loaded",
                 STR_ARG(host->plugin->name));
        return;
    }
    buf_addf(out, "while %s'%s' of plugin '%.*s' was on ",
             host->phase == PHASE_FILTER ? "filter " : "", host->hook,
             STR_ARG(host->plugin->name));
    if (!host->page) {
        buf_adds(out, "the whole site");
        return;
    }
    buf_add(out, host->page->source ? host->page->source->path
                                    : host->page->source_path);
    add_element(out, host);
}

/* Where the hook that ran begins, for failures that leave no line. */
static uint32_t hook_line(const PluginHost *host)
{
    const Plugin *plugin = host->plugin;

    switch (host->phase) {
    case PHASE_COLLECT:
        return plugin->collect_line;
    case PHASE_SITE:
        return plugin->site_line;
    case PHASE_FILTER:
        return host->node ? plugin->filter_line[host->node->kind] : 0;
    case PHASE_LOAD:
        break;
    }
    return 0;
}

static DiagPos failure_pos(const PluginHost *host, const Failure *failure)
{
    const Source *source = failure->source;
    uint32_t line = failure->line;

    if (!host->plugin)
        return diag_nowhere();
    if (!source) {
        source = host->plugin->source;
        line = hook_line(host);
    }
    if (line == 0 || line > source->line_count)
        return diag_at(source, DIAG_WHOLE_FILE);
    return diag_at(source, failure_line_span(source, line));
}

/* Failures that Lua tells by a status, not by a message. */
static void name_failure(PluginHost *host, int status)
{
    Failure *failure = &host->failure;
    bool spent = host->spent || host->steps < 0;

    if (spent) {
        failure->code = "plugin-budget";
        buf_reset(&host->message);
        buf_addf(&host->message,
                 "this takes more than %ld steps: it may never end",
                 host->step_limit);
    } else if (status == LUA_ERRMEM) {
        failure->code = "plugin-memory";
        buf_reset(&host->message);
        buf_addf(&host->message, "this needs more than %zu MB of memory",
                 host->memory_limit >> 20);
    } else if (!failure->set) {
        failure->code = "plugin-failed";
        buf_reset(&host->message);
        buf_adds(&host->message, "the plugin failed while it was failing");
    }
}

void failure_report(PluginHost *host, int status)
{
    Failure *failure = &host->failure;
    Buf *help = host_buf(host);

    if (!failure->set) {
        failure->source = NULL;
        failure->line = 0;
    }
    name_failure(host, status);
    add_circumstances(help, host);
    diag_add(host->set->site->diags, DIAG_ERROR, failure->code,
             failure_pos(host, failure), buf_str(&host->message),
             buf_str(help));
}
