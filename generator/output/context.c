/* output/context.c - the site's data, and what every output file is given. */
#include "base/compat.h"

#include "output/context.h"

#include "base/path.h"
#include "doc/typographic.h"
#include "output/context_internal.h"
#include "output/feed.h"
#include "output/plan.h"

Str context_string(const SiteContext *context, const char *key)
{
    Value *value = value_get(context->strings, key);
    return value != NULL ? value_as_text(value) : str_from(key);
}

const SiteContext *context_language(const ContextSet *set, Str language)
{
    for (size_t i = 0; i < set->language_count; i++) {
        if (str_eq(set->language[i].language, language))
            return &set->language[i];
    }
    return &set->language[0];
}

Str context_url(Arena *arena, Str from_output, Str to_output)
{
    return path_to_url(arena, path_relative(arena, from_output, to_output));
}

Str context_absolute(Arena *arena, const Site *site, Str output_path)
{
    Str base = site->config.base_url;
    const char *slash = base.len == 0 || str_ends(base, "/") ? "" : "/";
    return arena_fmt(arena, "%.*s%s%.*s", STR_ARG(base), slash,
                     STR_ARG(path_to_url(arena, output_path)));
}

Str context_page_url(const PageContext *context, const Page *to)
{
    return context_url(context->arena, context->page->output_path,
                       to->output_path);
}

Str context_text(const PageContext *context, Str text)
{
    return typographic_text(context->arena, text);
}

Str context_date(const PageContext *context, Date date)
{
    return date_long(context->arena, date, context->site->month_name);
}

void context_put_date(const PageContext *context, Value *map, const char *key,
                      const char *iso_key, Date date)
{
    if (!date_is_set(date))
        return;
    value_set_text(context->arena, map, key, context_date(context, date));
    value_set_text(context->arena, map, iso_key,
                   date_iso(context->arena, date));
}

void context_put_list(const PageContext *context, Value *map, const char *key,
                      Value *list)
{
    if (value_count(list) == 0)
        return;
    value_set(context->arena, map, key, list);
    Str has = arena_fmt(context->arena, "has_%s", key);
    value_put(context->arena, map, has, value_bool(context->arena, true));
}

Str context_labelled(const PageContext *context, const char *prefix, Str word)
{
    Str key = arena_fmt(context->arena, "%s_%.*s", prefix, STR_ARG(word));
    for (char *at = (char *)(uintptr_t)key.ptr; *at != '\0'; at++) {
        if (*at == ' ' || *at == '-')
            *at = '_';
    }
    Value *label = value_get_str(context->site->strings, key);
    return label != NULL ? value_as_text(label) : word;
}

Str context_join(const PageContext *context, const Str *item, size_t count)
{
    Arena *arena = context->arena;
    Str and_word = context_string(context->site, "and");
    Str joined = STR("");
    for (size_t i = 0; i < count; i++) {
        if (i == 0)
            joined = item[i];
        else if (i + 1 == count)
            joined = arena_fmt(arena, "%.*s %.*s %.*s", STR_ARG(joined),
                               STR_ARG(and_word), STR_ARG(item[i]));
        else
            joined = arena_fmt(arena, "%.*s, %.*s", STR_ARG(joined),
                               STR_ARG(item[i]));
    }
    return joined;
}

/* --- the site ------------------------------------------------------------- */

/* How well a number suits readers of a language: their own first, then one that
 * names no language, then the handbook's first. 0: not at all. */
static int helpline_fit(const Site *site, const Value *line, Str language)
{
    Str of = value_as_text(value_get(line, "language"));
    if (str_eq(of, language))
        return 3;
    if (of.len == 0)
        return 2;
    return str_eq(of, site->config.language[0]) ? 1 : 0;
}

/* Does another line of the same nation suit them better? */
static bool has_better(const Site *site, const Value *lines, size_t at,
                       Str language)
{
    const Value *line = value_item(lines, at);
    Str nation = value_as_text(value_get(line, "nation"));
    int fit = helpline_fit(site, line, language);
    for (size_t i = 0; i < value_count(lines); i++) {
        const Value *other = value_item(lines, i);
        if (str_eq(value_as_text(value_get(other, "nation")), nation) &&
            helpline_fit(site, other, language) > fit)
            return true;
    }
    return fit == 0;
}

/* publisher.yaml as it is, with what a template cannot work out: the name of
 * each nation, and which number its readers should ring. */
static Value *publisher_value(Arena *arena, const Site *site, Str language)
{
    Value *publisher = value_map(arena);
    value_set_text(arena, publisher, "name",
                   value_as_text(value_get(site->config.publisher, "name")));
    Value *list = value_list(arena);
    const Value *lines = value_get(site->config.publisher, "helplines");
    for (size_t i = 0; i < value_count(lines); i++) {
        if (has_better(site, lines, i, language))
            continue;
        Value *line = value_copy(arena, value_item(lines, i));
        Str nation = value_as_text(value_get(line, "nation"));
        value_set_text(arena, line, "nation_name",
                       site_word(site, "nations", nation, language));
        /* Else the page's own nations would be found around it. */
        value_set_text(arena, line, "nations_text", STR(""));
        value_push(arena, list, line);
    }
    value_set(arena, publisher, "helplines", list);
    value_set_bool(arena, publisher, "has_helplines", value_count(list) > 0);
    return publisher;
}

static void fill_language(Arena *arena, const Site *site, const Theme *theme,
                          const Copy *copy, Str language, SiteContext *out)
{
    out->language = language;
    out->strings = theme_strings(theme, language);
    for (int month = 0; month < 12; month++) {
        Str key = arena_fmt(arena, "month_%d", month + 1);
        out->month_name[month] = context_string(out, key.ptr);
    }
    Value *map = value_map(arena);
    value_set_text(arena, map, "title", site->config.title);
    value_set_text(arena, map, "description", site->config.description);
    value_set_text(arena, map, "language", site->config.language[0]);
    value_set_text(arena, map, "licence", site->config.licence);
    value_set_bool(arena, map, "preview", copy->preview);
    value_set_bool(arena, map, "search", plan_searches(site, theme));
    if (site->config.base_url.len > 0)
        value_set_text(arena, map, "base_url", site->config.base_url);
    if (date_is_set(site->edition)) {
        value_set_text(arena, map, "edition",
                       date_long(arena, site->edition, out->month_name));
        value_set_text(arena, map, "edition_iso",
                       date_iso(arena, site->edition));
    }
    Value *common = value_map(arena);
    value_set(arena, common, "site", map);
    value_set(arena, common, "t", value_copy(arena, out->strings));
    value_set(arena, common, "settings", value_copy(arena, theme->settings));
    value_set(arena, common, "publisher",
              publisher_value(arena, site, language));
    out->common = common;
}

/* The lists of the whole handbook by their ids, in the order in which readers
 * are given them. Plugins make them, or a page of that id takes their place. */
static void find_indexes(ContextSet *set)
{
    static const char *const ID[CONTEXT_INDEXES] = {
        "a-z", "rights/index", "responses", "changes", "glossary",
        "sources/index"};
    for (size_t i = 0; i < CONTEXT_INDEXES; i++) {
        const Page *page = map_get(&set->site->page_by_id, str_from(ID[i]));
        if (page != NULL && !page->skipped && !page->failed &&
            page->status != STATUS_WITHDRAWN)
            set->index[i] = page;
    }
}

ContextSet *context_site(Arena *arena, const Site *site, const Theme *theme,
                         const Copy *copy)
{
    ContextSet *set = ARENA_NEW(arena, ContextSet);
    set->site = site;
    set->theme = theme;
    set->copy = copy;
    set->language_count = site->config.language_count;
    set->language = ARENA_NEW_ARRAY(arena, SiteContext, set->language_count);
    for (size_t i = 0; i < set->language_count; i++)
        fill_language(arena, site, theme, copy, site->config.language[i],
                      &set->language[i]);
    set->home = map_get(&site->page_by_id, STR("index"));
    set->sources = map_get(&site->page_by_id, STR("sources/index"));
    find_indexes(set);
    set->has_feed = feed_exists(site);
    return set;
}

/* --- every kind of output file -------------------------------------------- */

/* The box that a logo is fitted into where no style sheet is: its own shape, no
 * larger than it is. */
#define LOGO_WIDTH 240.0
#define LOGO_HEIGHT 48.0

/* Its words for those who do not see it: whose it is, unless the handbook's
 * name beside it says that already. */
static void put_logo(Arena *arena, const Site *site, Value *map, Str root)
{
    const Config *config = &site->config;
    double width = config->logo_width, height = config->logo_height;
    Str name = value_as_text(value_get(config->publisher, "name"));
    if (config->logo.len == 0)
        return;
    value_set_text(arena, map, "logo_url",
                   str_cat(arena, root, path_to_url(arena, config->logo)));
    value_set_text(arena, map, "logo_alt",
                   str_ieq(name, config->title) ? STR("") : name);
    if (width < 1 || height < 1)
        return;
    double share = LOGO_HEIGHT / height;
    if (width * share > LOGO_WIDTH)
        share = LOGO_WIDTH / width;
    if (share > 1)
        share = 1;
    width = (double)(uint32_t)(width * share + 0.5);
    height = (double)(uint32_t)(height * share + 0.5);
    value_set_number(arena, map, "logo_width", width < 1 ? 1 : width);
    value_set_number(arena, map, "logo_height", height < 1 ? 1 : height);
}

const Page *context_home(const ContextSet *set, Str language)
{
    return set->home != NULL ? page_in_language(set->home, language) : NULL;
}

/* Where the site's parts are, as seen from one file. */
void context_places(Arena *arena, const ContextSet *set, Value *map,
                    Str language, Str output_path, bool absolute)
{
    const Site *site = set->site;
    Str root = STR("");
    if (absolute && site->config.base_url.len > 0)
        root = context_absolute(arena, site, STR(""));
    else
        for (size_t i = 0; i < output_path.len; i++) {
            if (output_path.ptr[i] == '/')
                root = str_cat(arena, root, STR("../"));
        }
    value_set_text(arena, map, "root", root);
    value_set_text(arena, map, "url_path", output_path);
    const Page *home = context_home(set, language);
    value_set_text(arena, map, "home_url",
                   str_cat(arena, root, home != NULL ? home->output_path
                                                     : STR("index.html")));
    if (set->sources != NULL)
        value_set_text(arena, map, "sources_url",
                       str_cat(arena, root, set->sources->output_path));
    if (set->has_feed)
        value_set_text(arena, map, "feed_url",
                       str_cat(arena, root, STR(FEED_NAME)));
    context_indexes(arena, set, map, language, root, output_path);
    put_logo(arena, site, map, root);
}

/* How to report a mistake: in words, and as a link that carries the page. */
void context_report(Arena *arena, const ContextSet *set,
                       const SiteContext *language, Value *map, Str title,
                       Str output_path)
{
    const Value *from = value_get(set->site->config.publisher, "report");
    if (value_count(from) == 0)
        return;
    Value *report = value_copy(arena, from);
    Str email = value_as_text(value_get(report, "email"));
    if (email.len > 0) {
        Str subject = arena_fmt(
            arena, "%.*s: %.*s (%.*s)",
            STR_ARG(context_string(language, "report_subject")),
            STR_ARG(title), STR_ARG(output_path));
        value_set_text(arena, report, "mailto",
                       arena_fmt(arena, "mailto:%.*s?subject=%.*s",
                                 STR_ARG(email),
                                 STR_ARG(path_to_url(arena, subject))));
    }
    value_set(arena, map, "report", report);
}

/* Whom all readers may ring, whichever nation they live in. */
static void put_numbers(Arena *arena, const ContextSet *set,
                        const SiteContext *language, Value *map)
{
    const Page whole = {.language = language->language};
    const PageContext context = {arena, set, language, &whole, map, {0}};
    context_helplines(&context);
}

Value *context_bare(Arena *arena, const ContextSet *set, Str output_path,
                    Str title, bool absolute)
{
    const SiteContext *language = &set->language[0];
    Value *map = value_map(arena);
    value_set_text(arena, map, "lang", language->language);
    value_set_text(arena, map, "dir", STR("ltr"));
    value_set_text(arena, map, "title", title);
    context_places(arena, set, map, language->language, output_path,
                   absolute);
    context_report(arena, set, language, map, title, output_path);
    put_numbers(arena, set, language, map);
    return map;
}

Value *context_copy(Arena *arena, const ContextSet *set,
                    const SiteContext *language, Str file, Str title)
{
    Value *map = value_map(arena);
    Date made = set->copy->made;
    put_numbers(arena, set, language, map);
    value_set_text(arena, map, "lang", language->language);
    value_set_text(arena, map, "dir", STR("ltr"));
    value_set_text(arena, map, "title", title);
    if (date_is_set(made)) {
        value_set_text(arena, map, "made",
                       date_long(arena, made, language->month_name));
        value_set_text(arena, map, "made_iso", date_iso(arena, made));
    }
    context_report(arena, set, language, map, title, file);
    return map;
}
