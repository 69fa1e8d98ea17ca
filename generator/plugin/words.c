/* plugin/words.c - what page and site have in common: strings, dates, words,
 * options, reports, links.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <string.h>

#include "base/path.h"

/* False without a theme: that has been told, and every word is missing. */
static bool has_strings(const PluginSet *set)
{
    const Config *config = &set->site->config;

    return set->strings && config->language_count > 0 &&
           set->strings(set->strings_context, config->language[0]);
}

/* The interface string, or NULL. */
static const Value *find_string(const PluginHost *host, Str language, Str key)
{
    const PluginSet *set = host->set;
    const Config *config = &set->site->config;
    const Value *found = NULL;

    if (!set->strings)
        return NULL;
    found = value_get_str(set->strings(set->strings_context, language), key);
    if (!found && config->language_count > 0)
        found = value_get_str(
            set->strings(set->strings_context, config->language[0]), key);
    return found && found->kind == VALUE_TEXT ? found : NULL;
}

/* Adds the value that stands for {name}; false when there is none. */
static bool add_named(lua_State *L, Buf *out, Str name, int values)
{
    if (!lua_istable(L, values))
        return false;
    marshal_push_str(L, name);
    lua_gettable(L, values);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return false;
    }
    buf_add(out, marshal_text(L, -1, "a value for a string"));
    lua_pop(L, 1);
    return true;
}

/* Pushes text with each "{name}" replaced. [-0, +1, e] */
static void push_filled(lua_State *L, Str text, int values)
{
    Buf *out = host_buf(host_of(L));

    while (text.len > 0) {
        size_t open = str_find_char(text, '{'), close;
        Str name;
        if (open == STR_NONE)
            break;
        buf_add(out, str_slice(text, 0, open));
        text = str_slice(text, open, text.len);
        close = str_find_char(text, '}');
        if (close == STR_NONE)
            break;
        name = str_slice(text, 1, close);
        if (!add_named(L, out, name, values))
            buf_add(out, str_slice(text, 0, close + 1));
        text = str_slice(text, close + 1, text.len);
    }
    buf_add(out, text);
    marshal_push_str(L, buf_str(out));
}

int words_string(lua_State *L, Str language, int key, int values)
{
    PluginHost *host = host_of(L);
    Str name = marshal_text(L, key, "the key of a string");
    const Value *found = find_string(host, language, name);

    if (found) {
        push_filled(L, found->as.text, values);
        return 1;
    }
    if (has_strings(host->set))
        diag_help(host->set->site->diags, DIAG_WARNING, "plugin-string",
                  failure_here(L), STR("add it to i18n/ of the theme"),
                  "the theme has no text called '%.*s'", STR_ARG(name));
    marshal_push_str(L, name);
    return 1;
}

int words_date(lua_State *L, Str language, int idx)
{
    static const char *const ENGLISH[12] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    PluginHost *host = host_of(L);
    Str iso = marshal_text(L, idx, "the date");
    Str month[12];
    Date date;

    if (date_parse(str_trim(iso), true, &date) != DATE_OK)
        host_raise(L, "plugin-failed", "'%.*s' is no date such as 2016-02-26,"
                   " 2016-02 or 2016", STR_ARG(iso));
    for (int i = 0; i < 12; i++) {
        char key[16] = "month_";
        const Value *name;
        size_t at = 6;
        if (i >= 9)
            key[at++] = '1';
        key[at++] = (char)('0' + (i + 1) % 10);
        key[at] = '\0';
        name = find_string(host, language, str_from(key));
        month[i] = name ? name->as.text : str_from(ENGLISH[i]);
    }
    marshal_push_str(L, date_long(host_scratch(host), date, month));
    return 1;
}

int words_push_day(lua_State *L, Date date)
{
    if (date.day > 0)
        marshal_push_str(L, date_iso(host_scratch(host_of(L)), date));
    else
        lua_pushnil(L);
    return 1;
}

int words_word(lua_State *L, Str language, int idx)
{
    const Site *site = host_of(L)->set->site;
    Str name = marshal_text(L, idx, "the vocabulary");
    Str id = marshal_text(L, idx + 1, "the word");
    const Vocabulary *vocabulary = site_vocabulary(site, name);

    if (!vocabulary)
        host_raise(L, "plugin-failed", "there is no vocabulary '%.*s'",
                   STR_ARG(name));
    marshal_push_str(L, site_word(site, lua_tostring(L, idx), id, language));
    return 1;
}

int words_list_of(lua_State *L, int idx)
{
    Str name = marshal_text(L, idx, "the vocabulary");
    const Vocabulary *vocabulary =
        site_vocabulary(host_of(L)->set->site, name);

    if (!vocabulary)
        host_raise(L, "plugin-failed", "there is no vocabulary '%.*s'",
                   STR_ARG(name));
    lua_createtable(L, (int)vocabulary->count, 0);
    for (size_t i = 0; i < vocabulary->count; i++) {
        marshal_push_str(L, vocabulary->word[i].id);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

int words_option(lua_State *L, int idx)
{
    const Plugin *plugin = host_of(L)->plugin;
    Str name = marshal_text(L, idx, "the name of an option");
    size_t near;

    if (str_among(name, plugin->option, plugin->option_count)) {
        marshal_push(L, value_get_str(plugin->options, name));
        return 1;
    }
    near = str_nearest(name, plugin->option, plugin->option_count);
    if (near != STR_NONE)
        host_raise(L, "plugin-option", "the plugin declares no option"
                   " '%.*s'; did you mean '%.*s'?", STR_ARG(name),
                   STR_ARG(plugin->option[near]));
    host_raise(L, "plugin-option", "the plugin declares no option '%.*s':"
               " name it in 'options'", STR_ARG(name));
}

static bool is_code(Str code)
{
    for (size_t i = 0; i < code.len; i++)
        if (!(code.ptr[i] >= 'a' && code.ptr[i] <= 'z') &&
            !ascii_is_digit(code.ptr[i]) && code.ptr[i] != '-')
            return false;
    return code.len > 0 && code.ptr[0] != '-';
}

void words_report(lua_State *L, DiagSeverity severity, DiagPos at, int idx)
{
    Str code = marshal_text(L, idx, "the code");
    Str message = marshal_text(L, idx + 1, "the message");
    Str help = marshal_opt_text(L, idx + 2, "the help");

    if (!is_code(code))
        host_raise(L, "plugin-failed", "a code is lower-case words with '-'"
                   " between, such as 'unknown-source', not '%.*s'",
                   STR_ARG(code));
    host_charge_report(L, message, help);
    diag_add(host_of(L)->set->site->diags, severity, lua_tostring(L, idx),
             at, message, help);
}

int words_href(lua_State *L, Str from, int idx)
{
    Arena *scratch = host_scratch(host_of(L));
    Str to = marshal_text(L, idx, "the output path");
    Str anchor = marshal_opt_text(L, idx + 1, "the anchor");
    Str url = STR("");

    if (!str_eq(from, to) || anchor.len == 0)
        url = path_to_url(scratch, path_relative(scratch, from, to));
    if (anchor.len > 0) {
        url = str_cat(scratch, url, STR("#"));
        url = str_cat(scratch, url, path_to_url(scratch, anchor));
    }
    marshal_push_str(L, url);
    return 1;
}
