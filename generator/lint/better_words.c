/* lint/better_words.c - hard words, and what to write instead. */
#include "base/compat.h"
#include "lint/better_words.h"

#include "base/buf.h"
#include "base/limits.h"
#include "site/data_text.h"

/* Terms are kept by language; these lists hold one. */
#define ANY_LANGUAGE STR("")

static bool is_off(Str better)
{
    return str_is(better, "false") || str_is(better, "no") ||
           str_is(better, "off");
}

static void name(BetterWords *words, size_t number, Str text)
{
    (void)terms_name(words->terms, number, ANY_LANGUAGE, text);
}

/* "start" and "use": starts, starting, started, uses, using, used. */
static void name_forms(BetterWords *words, Arena *arena, size_t number,
                       Str verb)
{
    bool e = str_ends(verb, "e");
    Str stem = e ? str_slice(verb, 0, verb.len - 1) : verb;

    name(words, number, str_cat(arena, verb, STR("s")));
    name(words, number, str_cat(arena, stem, STR("ed")));
    name(words, number, str_cat(arena, stem, STR("ing")));
}

static void add(BetterWords *words, Arena *arena, BetterKind kind, Str typed,
                Str better)
{
    size_t number = terms_add(words->terms, typed);

    if (number < words->count)
        return; /* the handbook's own comes first */
    ARENA_PUSH(arena, words->item, words->count, words->capacity,
               (BetterWord){kind, typed, better});
    if (is_off(better)) {
        terms_cover(words->terms, ANY_LANGUAGE, typed);
        return;
    }
    name(words, number, typed);
    if (kind == BETTER_VERB)
        name_forms(words, arena, number, typed);
}

static void add_map(BetterWords *words, Arena *arena, BetterKind kind,
                    const Value *map)
{
    for (size_t i = 0; map && map->kind == VALUE_MAP && i < value_count(map);
         i++) {
        const ValueEntry *entry = &map->as.map.entry[i];

        if (entry->value->kind == VALUE_TEXT)
            add(words, arena, kind, entry->key, entry->value->as.text);
    }
}

static void add_everyday(BetterWords *words, const Value *list)
{
    for (size_t i = 0; i < value_count(list); i++) {
        Str text = value_as_text(value_item(list, i));

        map_put(&words->everyday, text, words);
    }
}

static void read_list(BetterWords *words, Arena *arena, Site *site,
                      Str path)
{
    const Source *source;
    Value *list;

    path = str_dup(&site->arena, path);
    source = data_text_open(&site->arena, str_to_cstr(arena, path), path,
                            LIMIT_FRONT_MATTER_BYTES,
                            STR("a list of words is short"), site->diags);
    list = source ? data_text_read(arena, source, site->diags, NULL) : NULL;
    add_map(words, arena, BETTER_WORD, value_get(list, "words"));
    add_map(words, arena, BETTER_VERB, value_get(list, "verbs"));
    add_map(words, arena, BETTER_NEGATIVE,
            value_get(list, "double_negatives"));
    add_everyday(words, value_get(list, "abbreviations"));
    add_everyday(words, value_get(list, "loud"));
}

void better_words_open(BetterWords *out, Arena *arena, Site *site,
                       Str list)
{
    *out = (BetterWords){.terms = terms_new(arena)};
    map_init(&out->everyday, arena);
    add_map(out, arena, BETTER_WORD, site->config.plain_english.words);
    if (list.len > 0)
        read_list(out, arena, site, list);
    out->root = terms_root(out->terms, ANY_LANGUAGE);
}

Str better_words_help(Arena *arena, const BetterWord *word, Str typed)
{
    bool form = word->kind == BETTER_VERB && !str_ieq(word->typed, typed);
    Str rest = word->better, one;
    Buf out;
    Str help;
    bool first = true;

    if (str_starts(word->better, "nothing:")) {
        rest = str_trim(str_slice(word->better, 8, word->better.len));
        return arena_fmt(arena, "leave it out: %.*s", STR_ARG(rest));
    }
    buf_init(&out, LIMIT_FILE_BYTES);
    buf_adds(&out, form ? "write a form of " : "write ");
    while (str_split(&rest, ',', &one)) {
        buf_addf(&out, "%s'%.*s'", first ? "" : " or ",
                 STR_ARG(str_trim(one)));
        first = false;
    }
    help = str_dup(arena, buf_str(&out));
    buf_release(&out);
    return help;
}
