/* site/config_address.c - where the handbook is on the web: base_url, and the
 * name of its own that GitHub Pages asks for. */
#include "base/compat.h"
#include "site/config.h"
#include "site/config_internal.h"

const char *config_address_problem(Str url)
{
    Str rest;
    Str host;

    if (str_starts(url, "https://"))
        rest = str_slice(url, 8, url.len);
    else if (str_starts(url, "http://"))
        rest = str_slice(url, 7, url.len);
    else
        return "it does not begin with https://";
    for (size_t i = 0; i < rest.len; i++) {
        char c = rest.ptr[i];

        if (c == '?' || c == '#')
            return "it has a '?' or '#' in it";
        if ((unsigned char)c <= 0x20 || c == '"' || c == '<' || c == '>' ||
            c == '\\' || c == '^' || c == '`' || c == '{' || c == '}' ||
            c == '|' || c == '\'')
            return "it has a space or another character that no address has";
    }
    host = str_slice(rest, 0, str_find_char(rest, '/'));
    if (host.len == 0 || host.ptr[0] == ':')
        return "it names no website";
    if (str_find_char(host, '@') != STR_NONE)
        return "it has a user name in it";
    return NULL;
}

static Str without_slash(Str url)
{
    while (str_ends(url, "/"))
        url.len--;
    return url;
}

static void take_base_url(Site *site, const SchemaContext *context,
                          const Value *value)
{
    Str url = value_as_text(value);
    const char *problem = url.len > 0 ? config_address_problem(url)
                                      : NULL;

    if (problem) {
        diag_help(context->diags, DIAG_ERROR, "bad-url",
                  diag_at(context->source, value->span),
                  STR("write the address where the handbook will be: "
                      "base_url: https://example.org/handbook"),
                  "'%.*s' cannot be the handbook's address: %s", STR_ARG(url),
                  problem);
        return;
    }
    site->config.base_url = without_slash(url);
}

/* --- a name of its own ---------------------------------------------------- */

/* What stands behind "https://". */
static Str below_scheme(Str url)
{
    return str_slice(url, str_find(url, STR("://")) + 3, url.len);
}

static Str host_of(Str url)
{
    Str rest = below_scheme(url);
    return str_slice(rest, 0, str_find_char(rest, '/'));
}

/* Labels of letters, digits and '-', two or more, the last no number. */
static bool is_domain(Str name)
{
    Str rest = name, label = STR("");
    size_t labels = 0;

    if (name.len > 253 || str_ends(name, "."))
        return false;
    while (str_split(&rest, '.', &label)) {
        if (label.len == 0 || label.len > 63 || label.ptr[0] == '-' ||
            label.ptr[label.len - 1] == '-')
            return false;
        for (size_t i = 0; i < label.len; i++) {
            if (!ascii_is_alnum(label.ptr[i]) && label.ptr[i] != '-')
                return false;
        }
        labels++;
    }
    return labels > 1 && !(label.ptr[0] >= '0' && label.ptr[0] <= '9');
}

static void bad_cname(const SchemaContext *context, const Value *value,
                      Str help, const char *why)
{
    diag_help(context->diags, DIAG_ERROR, "bad-cname",
              diag_at(context->source, value->span), help,
              "'%.*s' cannot be the handbook's own name on the web: %s",
              STR_ARG(value->as.text), why);
}

/* A name that is right but for the address around it. */
static Str name_in(Arena *arena, Str text)
{
    Str name = str_find(text, STR("://")) != STR_NONE ? host_of(text) : text;
    name = str_slice(name, 0, str_find_char(name, '/'));
    name = str_slice(name, 0, str_find_char(name, ':'));
    return is_domain(name) ? str_lower(arena, name)
                           : STR("handbook.example.org");
}

/* A site with a name of its own stands at the top of it; where base_url says
 * something else, half of the links would lead elsewhere. */
static void take_cname(Site *site, const SchemaContext *context,
                       const Value *value)
{
    Arena *arena = &site->arena;
    Config *config = &site->config;
    Str own = str_lower(arena, value->as.text);
    Str base = config->base_url;

    if (!is_domain(own)) {
        bad_cname(context, value,
                  arena_fmt(arena, "write the name alone: cname: %.*s",
                            STR_ARG(name_in(arena, value->as.text))),
                  "it is no name such as handbook.example.org");
        return;
    }
    if (base.len > 0 && !str_ieq(host_of(base), own)) {
        bad_cname(context, value,
                  arena_fmt(arena, "write the same name in both: base_url: "
                                   "https://%.*s",
                            STR_ARG(own)),
                  "base_url names another website");
        return;
    }
    if (base.len > 0 && !str_ieq(below_scheme(base), own)) {
        bad_cname(context, value,
                  arena_fmt(arena, "write: base_url: https://%.*s",
                            STR_ARG(own)),
                  "base_url names a folder, and under a name of its own the "
                  "handbook stands at the top");
        return;
    }
    config->cname = own;
    if (base.len == 0)
        config->base_url = arena_fmt(arena, "https://%.*s", STR_ARG(own));
}

void config_take_address(Site *site, const SchemaContext *context,
                         const Value *map)
{
    const Value *base = value_get(map, "base_url");
    const Value *cname = value_get(map, "cname");

    take_base_url(site, context, base);
    /* A base_url that is wrong was told of, and says nothing about this. */
    if (cname && (!base || site->config.base_url.len > 0))
        take_cname(site, context, cname);
}

void config_set_address(Site *site, Str url)
{
    Config *config = &site->config;

    config->base_url = str_dup(&site->arena, without_slash(url));
    /* A name of its own that leads elsewhere is not this copy's. */
    if (!str_ieq(host_of(config->base_url), config->cname))
        config->cname = STR("");
}
