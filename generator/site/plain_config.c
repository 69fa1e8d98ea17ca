/* site/plain_config.c - what handbook.yaml says of plain English:
 * plain_english: {reading_age: 11, sentence: 25, words: {utilise: use}}
 */
#include "base/compat.h"

#include "site/config_internal.h"

/* Many adults read with ease only what a child of 11 can; GOV.UK lets no
 * sentence have more than 25 words. */
#define READING_AGE 11
#define SENTENCE_WORDS 25

static const Field plain_english_fields[] = {
    {.name = "reading_age", .type = FIELD_NUMBER},
    {.name = "sentence", .type = FIELD_NUMBER},
    {.name = "words", .type = FIELD_TEXT_MAP},
    {.name = NULL},
};

/* The setting `name`, or `other` without one that makes sense. */
static double take_number(const SchemaContext *context, const Value *map,
                          const char *name, double least, double most,
                          double other)
{
    const Value *value = value_get(map, name);

    if (!value)
        return other;
    if (value->as.number >= least && value->as.number <= most)
        return value->as.number;
    diag_help(context->diags, DIAG_ERROR, "bad-number",
              diag_at(context->source, value->span),
              arena_fmt(context->arena, "write a number between %g and %g, "
                        "such as: %s: %g", least, most, name, other),
              "%g is no '%s' that helps anybody", value->as.number, name);
    return other;
}

static bool is_word(const Value *value, const char *yes, const char *no)
{
    Str text = value_as_text(value);

    return str_is(text, yes) || str_is(text, no);
}

void plain_config_take(Site *site, const SchemaContext *context, Value *map)
{
    PlainEnglishConfig *plain = &site->config.plain_english;
    Value *value = value_get(map, "plain_english");
    const Value *spelling = value_get(map, "spelling");

    *plain = (PlainEnglishConfig){context->source != NULL, READING_AGE,
                                  SENTENCE_WORDS, NULL};
    site->config.spelling = context->source != NULL &&
                            (!spelling || spelling->as.boolean);
    if (!value || value->kind == VALUE_NULL ||
        is_word(value, "true", "yes"))
        return;
    if (is_word(value, "false", "no")) {
        plain->on = false;
        return;
    }
    if (value->kind != VALUE_MAP) {
        schema_wrong_type(context, STR("plain_english"), value,
                          "false, or settings such as: reading_age: 11");
        return;
    }
    schema_check(context, value, plain_english_fields);
    plain->reading_age = take_number(context, value, "reading_age", 5, 25,
                                     READING_AGE);
    plain->sentence = (unsigned)take_number(context, value, "sentence", 5,
                                            100, SENTENCE_WORDS);
    plain->words = value_get(value, "words");
}
