/* site/publisher.c - publisher.yaml: the one file that a charity changes. */
#include "base/compat.h"
#include "site/config_internal.h"

#include "site/helpline.h"
#include "site/words.h"

static const Field helpline_fields[] = {
    {.name = "nation", .type = FIELD_WORDS, .required = true,
     .vocabulary = "nations"},
    {.name = "language", .type = FIELD_TEXT},
    {.name = "name", .type = FIELD_TEXT, .required = true},
    {.name = "number", .type = FIELD_TEXT, .required = true},
    {.name = "hours", .type = FIELD_TEXT},
    {.name = "cost", .type = FIELD_TEXT},
    {.name = "relay", .type = FIELD_TEXT},
    {.name = NULL},
};

static const Field report_fields[] = {
    {.name = "email", .type = FIELD_TEXT},
    {.name = "phone", .type = FIELD_TEXT},
    {.name = "post", .type = FIELD_TEXT},
    {.name = NULL},
};

static const Field publisher_fields[] = {
    {.name = "name", .type = FIELD_TEXT},
    {.name = "logo", .type = FIELD_TEXT},
    {.name = "accent", .type = FIELD_TEXT},
    {.name = "accent_dark", .type = FIELD_TEXT},
    {.name = "helplines", .type = FIELD_MAPS, .fields = helpline_fields},
    {.name = "report", .type = FIELD_MAP, .fields = report_fields},
    {.name = NULL},
};

/* Takes a value out of the map unless the check finds it right. */
static void keep_if(const SchemaContext *context, Value *map, const char *key,
                    bool (*check)(const SchemaContext *, const Value *))
{
    Value *value = value_get(map, key);

    if (!value || check(context, value))
        return;
    value_set(context->arena, map, key, value_null(context->arena));
    schema_drop_empty(context->arena, map);
}

/* What a mail program would take: one '@' with something on both sides. */
static bool check_email(const SchemaContext *context, const Value *email)
{
    Str text = email->as.text;
    size_t at = str_find_char(text, '@');
    bool right = at != STR_NONE && at > 0 && at + 1 < text.len &&
                 at == str_rfind_char(text, '@');

    for (size_t i = 0; i < text.len; i++)
        right = right && !ascii_is_space(text.ptr[i]) && text.ptr[i] != '<' &&
                text.ptr[i] != '>';
    if (right)
        return true;
    diag_help(context->diags, DIAG_ERROR, "bad-email",
              diag_at(context->source, email->span),
              STR("write the address alone: email: handbook@example.org"),
              "'%.*s' is not an email address", STR_ARG(text));
    return false;
}

static void make_one_line(Arena *arena, Value *map, const char *key)
{
    Value *value = value_get(map, key);

    if (value)
        value->as.text = words_one_line(arena, value->as.text);
}

/* The publisher's colours are settings of the theme, which knows where they are
 * printed: what is a colour goes there with its place. */
static const Value *take_colours(const SchemaContext *context,
                                 const Value *map)
{
    static const char *const keys[] = {"accent", "accent_dark"};
    Value *settings = NULL;

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const ValueEntry *entry = value_entry(map, str_from(keys[i]));

        if (!entry || !config_check_colour(context, entry->key, entry->value))
            continue;
        if (!settings)
            settings = value_map(context->arena);
        value_put(context->arena, settings, entry->key, entry->value);
        settings->as.map.entry[settings->as.map.count - 1].key_span =
            entry->key_span;
    }
    return settings;
}

void publisher_load(Site *site)
{
    Config *config = &site->config;
    SchemaContext context = {.site = site, .arena = &site->arena,
                             .diags = site->diags, .what = "publisher.yaml"};
    Value *map = config_read_file(site, "publisher", &config->publisher_source);
    Value *report;

    context.source = config->publisher_source;
    schema_check(&context, map, publisher_fields);
    config->publisher_settings = take_colours(&context, map);
    if (value_get(map, "logo"))
        config_take_logo(site, &context, value_get(map, "logo"));
    report = value_get(map, "report");
    if (report) {
        keep_if(&context, report, "email", check_email);
        keep_if(&context, report, "phone", helpline_check_number);
    }
    make_one_line(&site->arena, map, "name");
    helplines_take(&context, map);
    config->publisher = map;
}
