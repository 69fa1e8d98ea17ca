/* site/vocabulary.c - the words that pages may use, and their names. */
#include "base/compat.h"
#include "site/vocabulary.h"

#include "base/utf8.h"
#include "site/words.h"

typedef struct DefaultWord {
    const char *id, *english, *welsh; /* welsh may be NULL */
} DefaultWord;

static const DefaultWord benefit_words[] = {
    {"universal-credit", "Universal Credit", "Credyd Cynhwysol"},
    {"new-style-jsa", "New style Jobseeker's Allowance (JSA)", NULL},
    {"new-style-esa", "New style Employment and Support Allowance (ESA)", NULL},
    {"old-style-jsa", "Old style Jobseeker's Allowance (JSA)", NULL},
    {"old-style-esa", "Old style Employment and Support Allowance (ESA)", NULL},
    {"jsa", "Jobseeker's Allowance (JSA)", "Lwfans Ceisio Gwaith (JSA)"},
    {"esa", "Employment and Support Allowance (ESA)",
     "Lwfans Cyflogaeth a Chymorth (ESA)"},
    {"income-support", "Income Support", NULL},
    {"housing-benefit", "Housing Benefit", NULL},
    {"pension-credit", "Pension Credit", "Credyd Pensiwn"},
    {"pip", "Personal Independence Payment (PIP)",
     "Taliad Annibyniaeth Personol (PIP)"},
    {"dla", "Disability Living Allowance (DLA)", NULL},
    {"attendance-allowance", "Attendance Allowance", NULL},
    {"carers-allowance", "Carer's Allowance", NULL},
    {"child-benefit", "Child Benefit", NULL},
    {NULL, NULL, NULL},
};

static const DefaultWord nation_words[] = {
    {"england", "England", "Lloegr"},
    {"wales", "Wales", "Cymru"},
    {"scotland", "Scotland", "Yr Alban"},
    {"northern-ireland", "Northern Ireland", "Gogledd Iwerddon"},
    {NULL, NULL, NULL},
};

/* In order of weight, as readers see them; handbook.yaml may have another. */
static const DefaultWord standing_words[] = {
    {"law", "The law says", NULL},
    {"instructions", "DWP's own instructions say", NULL},
    {"dwp", "DWP told someone", NULL},
    {"others", "Others say", NULL},
    {NULL, NULL, NULL},
};

static Vocabulary *find_vocabulary(Site *site, Str name)
{
    Config *config = &site->config;

    for (size_t i = 0; i < config->vocabulary_count; i++)
        if (str_eq(config->vocabulary[i].name, name))
            return &config->vocabulary[i];
    return NULL;
}

/* A vocabulary of that name, emptied if it was there. */
static Vocabulary *open_vocabulary(Site *site, Str name)
{
    Config *config = &site->config;
    Vocabulary *grown = find_vocabulary(site, name);

    if (grown) {
        grown->count = 0;
        grown->word = NULL;
        return grown;
    }
    grown = ARENA_NEW_ARRAY(&site->arena, Vocabulary,
                            config->vocabulary_count + 1);
    for (size_t i = 0; i < config->vocabulary_count; i++)
        grown[i] = config->vocabulary[i];
    config->vocabulary = grown;
    grown[config->vocabulary_count].name = name;
    return &grown[config->vocabulary_count++];
}

static void add_default(Site *site, const char *name, const DefaultWord *word)
{
    Arena *arena = &site->arena;
    Vocabulary *vocabulary = open_vocabulary(site, str_from(name));
    size_t count = 0;

    while (word[count].id)
        count++;
    vocabulary->word = ARENA_NEW_ARRAY(arena, Word, count);
    vocabulary->count = count;
    for (size_t i = 0; i < count; i++) {
        Value *names = value_map(arena);

        value_set_text(arena, names, "en", str_from(word[i].english));
        if (word[i].welsh)
            value_set_text(arena, names, "cy", str_from(word[i].welsh));
        vocabulary->word[i] = (Word){str_from(word[i].id), names};
    }
}

void vocabulary_defaults(Site *site)
{
    add_default(site, "benefits", benefit_words);
    add_default(site, "nations", nation_words);
    add_default(site, "standings", standing_words);
}

const Word *vocabulary_find(const Vocabulary *vocabulary, Str id)
{
    for (size_t i = 0; i < vocabulary->count; i++)
        if (str_eq(vocabulary->word[i].id, id))
            return &vocabulary->word[i];
    return NULL;
}

/* True when one of the word's names is what was typed, without case. */
static bool is_named(Arena *arena, const Word *word, Str folded)
{
    if (!word->names)
        return false;
    if (word->names->kind == VALUE_TEXT)
        return str_eq(utf8_fold(arena, word->names->as.text), folded);
    for (size_t i = 0; i < value_count(word->names); i++) {
        Str name = value_as_text(word->names->as.map.entry[i].value);

        if (str_eq(utf8_fold(arena, name), folded))
            return true;
    }
    return false;
}

Str vocabulary_nearest(Arena *arena, const Vocabulary *vocabulary, Str typed)
{
    Str *ids = ARENA_NEW_ARRAY(arena, Str, vocabulary->count + 1);
    Str folded = utf8_fold(arena, typed);
    Str slug = utf8_slug(arena, typed);
    size_t nearest;

    for (size_t i = 0; i < vocabulary->count; i++) {
        ids[i] = vocabulary->word[i].id;
        if (str_eq(ids[i], slug) ||
            is_named(arena, &vocabulary->word[i], folded))
            return ids[i];
    }
    nearest = str_nearest(slug, ids, vocabulary->count);
    return nearest == STR_NONE ? STR("") : ids[nearest];
}

/* Names of one word: text, or a map language -> text. NULL after an error. */
static const Value *read_names(const SchemaContext *context,
                               const ValueEntry *entry)
{
    Value *names = entry->value;

    if (names->kind == VALUE_NULL)
        return value_text(context->arena,
                          words_readable(context->arena, entry->key));
    if (names->kind != VALUE_TEXT && names->kind != VALUE_MAP) {
        schema_wrong_type(context, entry->key, names,
                          "a name, or a name for each language");
        return NULL;
    }
    if (names->kind == VALUE_TEXT) {
        names->as.text = words_one_line(context->arena, names->as.text);
        return names;
    }
    for (size_t i = 0; i < value_count(names); i++) {
        const ValueEntry *name = &names->as.map.entry[i];

        if (name->value->kind != VALUE_TEXT) {
            schema_wrong_type(context, name->key, name->value, "text");
            return NULL;
        }
        name->value->as.text =
            words_one_line(context->arena, name->value->as.text);
    }
    return names;
}

/* "[universal-credit, pip]" as the map it stands for. */
static Value *map_of_list(const SchemaContext *context, const Value *list)
{
    Value *map = value_map(context->arena);

    for (size_t i = 0; i < value_count(list); i++) {
        Value *item = value_item(list, i);

        if (item->kind != VALUE_TEXT) {
            schema_wrong_type(context, STR("vocabularies"), item, "a word");
            continue;
        }
        value_put(context->arena, map, item->as.text,
                  value_null(context->arena));
        map->as.map.entry[map->as.map.count - 1].key_span = item->span;
    }
    return map;
}

static bool is_standing(Str id)
{
    for (size_t i = 0; standing_words[i].id; i++)
        if (str_is(id, standing_words[i].id))
            return true;
    return false;
}

/* What handbook.yaml names weighs in its order, on the places that these have
 * among the four: to name one of them anew changes no order. */
static void rank_standings(Vocabulary *standings, const Value *map)
{
    enum { MOST = sizeof standing_words / sizeof *standing_words };
    Word old[MOST];
    size_t next = 0;

    for (size_t i = 0; i < standings->count; i++)
        old[i] = standings->word[i];
    for (size_t i = 0; i < standings->count; i++) {
        const Word *word = NULL;

        if (!value_get_str(map, old[i].id))
            continue;
        while (!word) {
            Str id = map->as.map.entry[next++].key;

            for (size_t j = 0; j < standings->count && !word; j++)
                word = str_eq(old[j].id, id) ? &old[j] : NULL;
        }
        standings->word[i] = *word;
    }
}

/* Other names for the four standings, and their order; their ids are the
 * program's. */
static void read_standings(Site *site, const SchemaContext *context,
                           const Value *map)
{
    Vocabulary *standings = find_vocabulary(site, STR("standings"));

    for (size_t i = 0; i < value_count(map); i++) {
        const ValueEntry *entry = &map->as.map.entry[i];
        const Value *names = read_names(context, entry);
        Str near;

        for (size_t j = 0; names && j < standings->count; j++)
            if (str_eq(standings->word[j].id, entry->key))
                standings->word[j].names = names;
        if (is_standing(entry->key))
            continue;
        near = vocabulary_nearest(context->arena, standings, entry->key);
        if (near.len == 0)
            near = STR("law, instructions, dwp or others");
        diag_help(context->diags, DIAG_ERROR, "unknown-word",
                  diag_at(context->source, entry->key_span),
                  arena_fmt(context->arena, "write: %.*s", STR_ARG(near)),
                  "'%.*s' is not one of the four standings",
                  STR_ARG(entry->key));
    }
    rank_standings(standings, map);
}

static void read_one(Site *site, const SchemaContext *context,
                     const ValueEntry *entry)
{
    Value *map = entry->value;
    Vocabulary *vocabulary;

    if (map->kind == VALUE_LIST)
        map = map_of_list(context, map);
    if (map->kind != VALUE_MAP) {
        schema_wrong_type(context, entry->key, map,
                          "words, each with its name");
        return;
    }
    if (str_is(entry->key, "standings")) {
        read_standings(site, context, map);
        return;
    }
    vocabulary = open_vocabulary(site, entry->key);
    vocabulary->word =
        ARENA_NEW_ARRAY(&site->arena, Word, value_count(map));
    for (size_t i = 0; i < value_count(map); i++) {
        const ValueEntry *word = &map->as.map.entry[i];
        const Value *names;

        if (!schema_check_id(context, word->key, word->key_span))
            continue;
        names = read_names(context, word);
        if (names)
            vocabulary->word[vocabulary->count++] = (Word){word->key, names};
    }
}

void vocabulary_read(Site *site, const SchemaContext *context,
                     const Value *map)
{
    for (size_t i = 0; i < value_count(map); i++)
        read_one(site, context, &map->as.map.entry[i]);
}
