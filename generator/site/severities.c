/* site/severities.c - do the codes of handbook.yaml's `severities` exist? */
#include "base/compat.h"
#include "site/severities.h"

#include "base/diag_codes.h"
#include "base/path.h"

void severities_note_plugin(Site *site, const Source *text)
{
    ARENA_PUSH(&site->arena, site->plugin_text, site->plugin_text_count,
               site->plugin_text_capacity, text);
}

static bool has_text(const Site *site, Str plugin)
{
    for (size_t i = 0; i < site->plugin_text_count; i++)
        if (str_eq(path_stem(path_name(site->plugin_text[i]->path)), plugin))
            return true;
    return false;
}

static bool all_plugins_read(const Site *site)
{
    for (size_t i = 0; i < site->config.plugin_count; i++)
        if (!has_text(site, site->config.plugin[i].name))
            return false;
    return true;
}

bool severities_plugin_says(Str text, Str code)
{
    for (size_t at; (at = str_find(text, code)) != STR_NONE;) {
        size_t end = at + code.len;

        if (at > 0 && end < text.len &&
            (text.ptr[at - 1] == '"' || text.ptr[at - 1] == '\'') &&
            text.ptr[end] == text.ptr[at - 1])
            return true;
        text = str_slice(text, end, text.len);
    }
    return false;
}

static bool plugins_know(const Site *site, Str code)
{
    for (size_t i = 0; i < site->plugin_text_count; i++)
        if (severities_plugin_says(site->plugin_text[i]->text, code))
            return true;
    return false;
}

/* does: what the unknown code fails to do. False when there is such a code, or
 * may be. */
static bool check_code(const Site *site, Str code, DiagPos at, bool sure,
                       const char *does)
{
    size_t count;
    const Str *known = diag_codes(&count);
    size_t near;
    Arena scratch;

    if (code.len == 0 || diag_code_known(code) || plugins_know(site, code))
        return false;
    near = str_nearest(code, known, count);
    if (near == STR_NONE && !sure)
        return false;
    arena_init(&scratch);
    diag_help(site->diags, DIAG_WARNING, "unknown-code", at,
              near != STR_NONE
                  ? arena_fmt(&scratch, "did you mean '%.*s'?",
                              STR_ARG(known[near]))
                  : STR("write the word in square brackets at the end of the "
                        "message you mean"),
              "no message has the code '%.*s', so this %s", STR_ARG(code),
              does);
    arena_release(&scratch);
    return true;
}

/* Exceptions in pages. What is wrong with one is told once. */
static void check_allows(const Site *site, bool sure)
{
    size_t count;
    const DiagAllow *allow = diag_allows(site->diags, &count);

    for (size_t i = 0; i < count; i++) {
        if (!check_code(site, allow[i].code,
                        diag_at(allow[i].source, allow[i].at), sure,
                        "comment silences nothing"))
            continue;
        diag_not_looked(site->diags, allow[i].code);
    }
}

void severities_check(const Site *site)
{
    const Value *map = value_get(site->config.options, "severities");
    bool sure = all_plugins_read(site);

    for (size_t i = 0; site->config.source && i < value_count(map); i++)
        (void)check_code(site, map->as.map.entry[i].key,
                         diag_at(site->config.source,
                                 map->as.map.entry[i].key_span),
                         sure, "line changes nothing");
    check_allows(site, sure);
}
