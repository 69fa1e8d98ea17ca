/* search/also.c - what else a term of the glossary is called. */
#include "base/compat.h"
#include "search/also.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "site/facts.h"

/* A name as a key: the numbers of its words, and its language. */
#define KEY_LANGUAGE_BYTES 40
typedef struct NameKey {
    char byte[ALSO_NAME_WORDS * sizeof(uint32_t) + KEY_LANGUAGE_BYTES];
} NameKey;

typedef struct Making {
    Arena *arena;
    SearchTally *tally;
    SearchAlso *out;
    SearchWords words;
    uint32_t form[ALSO_NAME_WORDS + 1]; /* of the text that is being read */
    size_t count;
    Str language;  /* of the words of a term that are being read */
    AlsoTerm *term;
} Making;

static void take_name_word(void *context, Str form, bool extra)
{
    Making *making = context;

    if (!extra && making->count <= ALSO_NAME_WORDS)
        making->form[making->count++] = search_tally_form(making->tally, form);
}

static void take_also_word(void *context, Str form, bool extra)
{
    Making *making = context;
    AlsoTerm *term = making->term;
    AlsoWord word = {search_tally_form(making->tally, form), making->language};

    (void)extra;
    if (term->count < LIMIT_SEARCH_ALSO)
        ARENA_PUSH(making->arena, term->word, term->count, term->capacity,
                   word);
}

/* Calls told for each word of a text, or of a list of texts. */
static void read_texts(Making *making, const Value *texts,
                       SearchWordTold *told)
{
    search_words_init(&making->words, told, making);
    search_words_read(&making->words, value_as_text(texts));
    for (size_t i = 0; i < value_count(texts); i++)
        if (texts->kind == VALUE_LIST)
            search_words_read(&making->words,
                              value_as_text(value_item(texts, i)));
}

static void add_words(Making *making, const Value *fact)
{
    const Value *names = value_get(fact, "names");
    SearchAlso *out = making->out;

    ARENA_PUSH(making->arena, out->term, out->count, out->capacity,
               (AlsoTerm){0});
    making->term = &out->term[out->count - 1];
    making->language = STR("");
    read_texts(making, value_get(fact, "also"), take_also_word);
    for (size_t i = 0; names && names->kind == VALUE_MAP &&
                       i < value_count(names); i++) {
        making->language = names->as.map.entry[i].key;
        read_texts(making, names->as.map.entry[i].value, take_also_word);
    }
}

static Str key_of(NameKey *key, const uint32_t *form, size_t count,
                  Str language)
{
    size_t bytes = count * sizeof *form;
    size_t rest = language.len < KEY_LANGUAGE_BYTES ? language.len
                                                    : KEY_LANGUAGE_BYTES;

    memcpy(key->byte, form, bytes);
    memcpy(key->byte + bytes, language.ptr, rest);
    return str_of(key->byte, bytes + rest);
}

static void add_name(Making *making, Str name, Str language, size_t term)
{
    SearchAlso *out = making->out;
    NameKey key;
    Str words;
    uint32_t first;

    making->count = 0;
    search_words_init(&making->words, take_name_word, making);
    search_words_read(&making->words, name);
    if (making->count == 0 || making->count > ALSO_NAME_WORDS)
        return;
    first = making->form[0];
    words = key_of(&key, making->form, making->count, language);
    if (map_has(&out->name, words))
        return;
    map_put(&out->name, str_dup(making->arena, words), &out->term[term]);
    if (out->longest[first] < making->count)
        out->longest[first] = (uint8_t)making->count;
}

static void add_names(Making *making, const Value *fact, size_t term)
{
    const Value *names = value_get(fact, "names");

    if (!names || names->kind != VALUE_MAP)
        return;
    for (size_t i = 0; i < value_count(names); i++) {
        const ValueEntry *entry = &names->as.map.entry[i];

        if (entry->value->kind == VALUE_TEXT)
            add_name(making, entry->value->as.text, entry->key, term);
        for (size_t k = 0; entry->value->kind == VALUE_LIST &&
                           k < value_count(entry->value); k++)
            add_name(making, value_as_text(value_item(entry->value, k)),
                     entry->key, term);
    }
}

void search_also_make(Arena *arena, const Site *site, SearchTally *tally,
                      size_t count, SearchAlso *out)
{
    size_t facts;
    const Fact *const *fact = facts_all(site, STR("term"), &facts);
    Making *making = xcalloc(1, sizeof *making);

    *out = (SearchAlso){0};
    map_init(&out->name, arena);
    making->arena = arena;
    making->tally = &tally[0];
    making->out = out;
    for (size_t i = 0; i < facts; i++)
        add_words(making, fact[i]->value);
    out->forms = search_tally_forms(&tally[0]);
    out->longest = ARENA_NEW_ARRAY(arena, uint8_t, out->forms + 1);
    for (size_t i = 0; i < facts; i++)
        add_names(making, fact[i]->value, i);
    for (size_t w = 1; w < count; w++)
        for (size_t i = 0; i < out->forms; i++)
            search_tally_form(&tally[w],
                              search_tally_text(&tally[0], (uint32_t)i));
    free(making);
}

const AlsoTerm *search_also_at(const SearchAlso *also, const uint32_t *form,
                               size_t count, Str language)
{
    NameKey key;
    size_t longest = form[0] < also->forms ? also->longest[form[0]] : 0;

    for (size_t n = longest < count ? longest : count; n > 0; n--) {
        const AlsoTerm *term =
            map_get(&also->name, key_of(&key, form, n, language));
        if (term)
            return term;
    }
    return NULL;
}
