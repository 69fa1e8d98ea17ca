/* site/config.c - handbook.yaml into Config. */
#include "base/compat.h"
#include "site/config.h"

#include "base/fs.h"
#include "base/path.h"
#include "site/config_internal.h"
#include "site/vocabulary.h"
#include "site/words.h"

/* A review period longer than ten years promises nothing. */
#define MAX_REVIEW_MONTHS 120

static const Field start_fields[] = {
    {.name = "label", .type = FIELD_TEXT, .required = true},
    {.name = "page", .type = FIELD_TEXT, .required = true},
    {.name = NULL},
};

static const Field plugin_limit_fields[] = {
    {.name = "steps", .type = FIELD_TEXT},
    {.name = "memory", .type = FIELD_TEXT},
    {.name = NULL},
};

static const Field handbook_fields[] = {
    {.name = "title", .type = FIELD_TEXT},
    {.name = "description", .type = FIELD_TEXT},
    {.name = "languages", .type = FIELD_TEXTS},
    {.name = "base_url", .type = FIELD_TEXT},
    {.name = "cname", .type = FIELD_TEXT},
    {.name = "theme", .type = FIELD_TEXT},
    {.name = "theme_settings", .type = FIELD_ANY},
    {.name = "accent", .type = FIELD_TEXT},
    {.name = "logo", .type = FIELD_TEXT},
    {.name = "plugins", .type = FIELD_ANY},
    {.name = "plugin_limits", .type = FIELD_MAP,
     .fields = plugin_limit_fields},
    {.name = "vocabularies", .type = FIELD_ANY},
    {.name = "review_period", .type = FIELD_TEXT},
    {.name = "severities", .type = FIELD_TEXT_MAP},
    {.name = "licence", .type = FIELD_TEXT},
    {.name = "raw_html", .type = FIELD_BOOLEAN},
    {.name = "search", .type = FIELD_BOOLEAN},
    {.name = "plain_english", .type = FIELD_ANY},
    {.name = "spelling", .type = FIELD_BOOLEAN},
    {.name = "start", .type = FIELD_MAPS, .fields = start_fields},
    {.name = NULL},
};

static const char *const default_plugins[] = {
    "crossrefs", "callouts",  "quotations", "citations",
    "letters",   "decisions", "responses",  "glossary",
    "indexes", /* the last: see has_shipped_theme */
};

static Str text_of_key(const SchemaContext *context, const Value *map,
                       const char *key)
{
    return words_one_line(context->arena, value_as_text(value_get(map, key)));
}

/* --- title ---------------------------------------------------------------- */

static void take_title(Site *site, const SchemaContext *context,
                       const Value *map)
{
    Config *config = &site->config;
    Str real;

    config->title = text_of_key(context, map, "title");
    config->title_given = config->title.len > 0;
    if (config->title_given)
        return;
    if (fs_real_path(&site->arena, path_join(&site->arena,
                                             site->content_folder, STR("")).ptr,
                     &real) == 0)
        config->title = words_readable(&site->arena, path_name(real));
    if (config->title.len == 0)
        config->title = STR("Handbook");
}

/* --- languages ------------------------------------------------------------ */

static bool has_language(const Config *config, Str code)
{
    return str_among(code, config->language, config->language_count);
}

static void take_languages(Site *site, const SchemaContext *context,
                           const Value *list)
{
    Config *config = &site->config;
    Str *kept = config->language;
    size_t kept_count = config->language_count;

    if (value_count(list) == 0)
        return;
    config->language = ARENA_NEW_ARRAY(&site->arena, Str, value_count(list));
    config->language_count = 0;
    for (size_t i = 0; i < value_count(list); i++) {
        const Value *code = value_item(list, i);

        if (config_check_language(context, code) &&
            !has_language(config, code->as.text))
            config->language[config->language_count++] = code->as.text;
    }
    if (config->language_count > 0)
        return;
    config->language = kept;
    config->language_count = kept_count;
}

/* --- theme ---------------------------------------------------------------- */

/* A logo is no setting of one theme: every theme is given it. What is left are
 * the theme's own settings. */
static Value *take_logo(Site *site, const SchemaContext *context,
                        Value *settings)
{
    Value *rest = value_map(&site->arena);

    for (size_t i = 0; i < value_count(settings); i++) {
        const ValueEntry *entry = &settings->as.map.entry[i];

        if (!str_is(entry->key, "logo")) {
            value_put(&site->arena, rest, entry->key, entry->value);
            rest->as.map.entry[rest->as.map.count - 1].key_span =
                entry->key_span;
        } else if (entry->value->kind != VALUE_TEXT) {
            schema_wrong_type(context, entry->key, entry->value,
                              "the name of a picture");
        } else {
            config_take_logo(site, context, entry->value);
        }
    }
    return rest;
}

/* accent and logo may stand at the top or among the theme's settings. */
static void take_theme(Site *site, const SchemaContext *context, Value *map)
{
    static const char *const shared[] = {"accent", "logo"};
    Config *config = &site->config;
    Value *settings = value_get(map, "theme_settings");
    const Value *theme = value_get(map, "theme");
    bool given = settings && settings->kind == VALUE_MAP;

    if (theme) {
        config->theme = theme->as.text;
        config->theme_span = theme->span;
    }
    if (settings && !given && settings->kind != VALUE_NULL)
        schema_wrong_type(context, STR("theme_settings"), settings,
                          "lines with a name before each");
    if (!given)
        settings = value_map(&site->arena);
    for (size_t i = 0; i < sizeof shared / sizeof shared[0]; i++) {
        Value *value = value_get(map, shared[i]);
        const ValueEntry *entry = value_entry(map, str_from(shared[i]));

        if (!value || value_get(settings, shared[i]))
            continue;
        value_set(&site->arena, settings, shared[i], value);
        settings->as.map.entry[settings->as.map.count - 1].key_span =
            entry->key_span;
    }
    settings = take_logo(site, context, settings);
    if (value_count(settings) > 0)
        config->theme_settings = settings;
}

/* --- plugins -------------------------------------------------------------- */

static void add_plugin(Site *site, const SchemaContext *context, Str name,
                       Span span, const Value *options)
{
    Config *config = &site->config;

    for (size_t i = 0; i < config->plugin_count; i++) {
        if (!str_eq(config->plugin[i].name, name))
            continue;
        diag_also(context->diags, DIAG_ERROR, "duplicate-plugin",
                  diag_at(context->source, span),
                  (DiagAlso){diag_at(context->source, config->plugin[i].span),
                             "the first is here"},
                  STR("take one of the two out"),
                  "the plugin '%.*s' is in the list twice", STR_ARG(name));
        return;
    }
    config->plugin[config->plugin_count++] =
        (PluginChoice){name, options, span};
}

/* One item of the list: a name, or a name with its options. */
static void take_plugin(Site *site, const SchemaContext *context,
                        const Value *item)
{
    const ValueEntry *entry;

    if (item->kind == VALUE_NULL) {
        if (!item->reported)
            (void)schema_check_id(context, STR(""), item->span);
        return;
    }
    if (item->kind == VALUE_TEXT) {
        if (schema_check_id(context, item->as.text, item->span))
            add_plugin(site, context, item->as.text, item->span, NULL);
        return;
    }
    if (item->kind != VALUE_MAP || value_count(item) != 1) {
        schema_wrong_type(context, STR("plugins"), item,
                          "a list of names, each with its options");
        return;
    }
    entry = &item->as.map.entry[0];
    if (entry->value->kind != VALUE_MAP && entry->value->kind != VALUE_NULL)
        schema_wrong_type(context, entry->key, entry->value,
                          "options, each with a name before it");
    if (schema_check_id(context, entry->key, entry->key_span))
        add_plugin(site, context, entry->key, entry->key_span,
                   entry->value->kind == VALUE_MAP ? entry->value : NULL);
}

/* Every page's search box leads to A to Z, so a site gets that list unasked;
 * but a theme that someone wrote may lack its template, which would be an
 * error. */
static bool has_shipped_theme(const Config *config)
{
    return str_is(config->theme, "default") || str_is(config->theme, "plain");
}

static void take_plugins(Site *site, const SchemaContext *context,
                         const Value *list)
{
    size_t defaults = sizeof default_plugins / sizeof default_plugins[0];
    size_t room = value_count(list) > defaults ? value_count(list) : defaults;

    if (!has_shipped_theme(&site->config))
        defaults--;
    site->config.plugin =
        ARENA_NEW_ARRAY(&site->arena, PluginChoice, room);
    site->config.plugin_count = 0;
    if (list && list->kind == VALUE_TEXT) {
        take_plugin(site, context, list);
        return;
    }
    if (list && list->kind != VALUE_LIST && list->kind != VALUE_NULL)
        schema_wrong_type(context, STR("plugins"), list, "a list of names");
    if (list && list->kind == VALUE_LIST) {
        for (size_t i = 0; i < value_count(list); i++)
            take_plugin(site, context, value_item(list, i));
        return;
    }
    for (size_t i = 0; i < defaults; i++)
        add_plugin(site, context, str_from(default_plugins[i]), (Span){0, 0},
                   NULL);
}

/* --- the rest ------------------------------------------------------------- */

/* "12 months", "1 year" or "12" in months; 0 when it is nothing of them. */
static unsigned months_of(Str text)
{
    Str rest = text, figures;
    uint64_t number;

    str_split(&rest, ' ', &figures);
    rest = str_trim(rest);
    if (!str_to_u64(figures, &number) || number == 0 ||
        number > MAX_REVIEW_MONTHS)
        return 0;
    if (str_ieq(rest, STR("year")) || str_ieq(rest, STR("years")))
        number *= 12;
    else if (rest.len > 0 && !str_ieq(rest, STR("month")) &&
             !str_ieq(rest, STR("months")))
        return 0;
    return number <= MAX_REVIEW_MONTHS ? (unsigned)number : 0;
}

static void take_review_period(Site *site, const SchemaContext *context,
                               const Value *value)
{
    unsigned months;

    if (!value)
        return;
    months = months_of(value->as.text);
    if (months > 0) {
        site->config.review_months = months;
        site->config.review_period_set = true;
        return;
    }
    diag_help(context->diags, DIAG_ERROR, "bad-period",
              diag_at(context->source, value->span),
              STR("write: review_period: 12 months"),
              "'%.*s' is not a number of months or years between 1 month and "
              "10 years", STR_ARG(value->as.text));
}

static void take_severity(const SchemaContext *context,
                          const ValueEntry *entry)
{
    static const struct {
        const char *word;
        DiagSeverity severity;
        bool off;
    } known[] = {{"error", DIAG_ERROR, false},
                 {"warning", DIAG_WARNING, false},
                 {"note", DIAG_NOTE, false},
                 {"off", DIAG_NOTE, true}};
    Str word = value_as_text(entry->value);

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (!str_is(word, known[i].word))
            continue;
        diag_set_severity(context->diags, entry->key, known[i].severity,
                          known[i].off);
        return;
    }
    diag_help(context->diags, DIAG_ERROR, "unknown-word",
              diag_at(context->source, entry->value->span),
              STR("write one of: error, warning, note or off"),
              "'%.*s' is not a severity", STR_ARG(word));
}

static void take_start(Site *site, const Value *list)
{
    Config *config = &site->config;

    config->start =
        ARENA_NEW_ARRAY(&site->arena, StartLink, value_count(list) + 1);
    for (size_t i = 0; i < value_count(list); i++) {
        const Value *label = value_get(value_item(list, i), "label");
        const Value *page = value_get(value_item(list, i), "page");

        if (label && page)
            config->start[config->start_count++] =
                (StartLink){words_one_line(&site->arena, label->as.text),
                            page->as.text, page->span};
    }
}

static void take_vocabularies(Site *site, const SchemaContext *context,
                              const Value *map)
{
    if (map && map->kind == VALUE_MAP)
        vocabulary_read(site, context, map);
    else if (map && map->kind != VALUE_NULL)
        schema_wrong_type(context, STR("vocabularies"), map,
                          "lists of words, each with a name before it");
}

void config_load(Site *site)
{
    Config *config = &site->config;
    SchemaContext context = {.site = site, .arena = &site->arena,
                             .diags = site->diags, .what = "handbook.yaml"};
    Value *map = config_read_file(site, "handbook", &config->source);
    const Value *severities, *raw_html, *search;

    context.source = config->source;
    schema_check(&context, map, handbook_fields);
    config->options = map;
    config->logo = STR("");
    severities = value_get(map, "severities");
    for (size_t i = 0; i < value_count(severities); i++)
        take_severity(&context, &severities->as.map.entry[i]);
    take_title(site, &context, map);
    config->description = text_of_key(&context, map, "description");
    config->licence = text_of_key(&context, map, "licence");
    take_languages(site, &context, value_get(map, "languages"));
    config_take_address(site, &context, map);
    take_theme(site, &context, map);
    take_plugins(site, &context, value_get(map, "plugins"));
    plugin_limits_take(site, &context, value_get(map, "plugin_limits"));
    take_vocabularies(site, &context, value_get(map, "vocabularies"));
    take_review_period(site, &context, value_get(map, "review_period"));
    raw_html = value_get(map, "raw_html");
    config->raw_html = raw_html && raw_html->as.boolean;
    search = value_get(map, "search");
    config->search = !search || search->as.boolean;
    plain_config_take(site, &context, map);
    take_start(site, value_get(map, "start"));
    publisher_load(site); /* its nations are the vocabulary's */
}
