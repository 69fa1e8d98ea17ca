/* site/publisher.c - publisher.yaml: the one file that a charity changes. */
#include "base/compat.h"
#include "site/config_internal.h"

#include "site/words.h"

static const Field helpline_fields[] = {
    {.name = "nation", .type = FIELD_WORD, .vocabulary = "nations"},
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

void publisher_load(Site *site)
{
    Config *config = &site->config;
    SchemaContext context = {.site = site, .arena = &site->arena,
                             .diags = site->diags, .what = "publisher.yaml"};
    Value *map = config_read_file(site, "publisher", &config->publisher_source);
    Value *helplines;

    context.source = config->publisher_source;
    schema_check(&context, map, publisher_fields);
    keep_if(&context, map, "accent", config_check_colour);
    keep_if(&context, map, "logo", config_check_logo);
    if (value_get(map, "report"))
        keep_if(&context, value_get(map, "report"), "email", check_email);
    make_one_line(&site->arena, map, "name");
    helplines = value_get(map, "helplines");
    for (size_t i = 0; i < value_count(helplines); i++)
        keep_if(&context, value_item(helplines, i), "language",
                config_check_language);
    if (value_get(map, "logo"))
        config->logo = value_as_text(value_get(map, "logo"));
    config->publisher = map;
}
