/* lint/lexicon.c - what is known of each distinct word. */
#include "base/compat.h"
#include "lint/lexicon.h"

#include "base/utf8.h"
#include "lint/syllables.h"

/* Behind Latin and its accented letters other alphabets begin. */
#define LATIN_END 0x250

void lexicon_open(Lexicon *lexicon, const Terms *advice, const Terms *names)
{
    *lexicon = (Lexicon){.advice = advice, .names = names};
    arena_init(&lexicon->arena);
    arena_init(&lexicon->scratch);
    map_init(&lexicon->word, &lexicon->arena);
}

void lexicon_close(Lexicon *lexicon)
{
    arena_release(&lexicon->arena);
    arena_release(&lexicon->scratch);
}

static bool is_negative(Str word)
{
    static const Str WORDS[] = {STR_INIT("not"), STR_INIT("cannot"),
                                STR_INIT("never")};

    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (str_ieq(word, WORDS[i]))
            return true;
    return word.len > 3 && (str_ends(word, "n't") ||
                            str_ends(word, "n\xE2\x80\x99t"));
}

/* Words that no dictionary of English is asked about. */
static bool is_no_english(Str word, bool *figures)
{
    bool small = false, skip = false;

    *figures = false;
    for (size_t at = 0; at < word.len;) {
        uint32_t c = utf8_next(word, &at);
        bool capital = utf8_lower(c) != c;

        if (utf8_is_number(c))
            *figures = skip = true;
        if ((c >= LATIN_END && utf8_is_word(c)) || (small && capital))
            skip = true; /* "GitHub" is a name */
        small = small || (!capital && utf8_upper(c) != c);
    }
    return skip;
}

static void look_at(Lexicon *lexicon, Str word, bool ascii, LexWord *out)
{
    unsigned syllables = syllables_of(word);
    bool figures;

    *out = (LexWord){.syllables = (uint8_t)syllables};
    out->skip_spelling = is_no_english(word, &figures);
    out->abbreviation = word_is_abbreviation(word) && !figures;
    out->negative = is_negative(word);
    out->unless = str_ieq(word, STR("unless"));
    out->advice = terms_word(lexicon->advice, word, ascii, &lexicon->scratch);
    out->name = terms_word(lexicon->names, word, ascii, &lexicon->scratch);
    if (lexicon->scratch.used > 0)
        arena_reset(&lexicon->scratch);
}

LexWord *lexicon_word(Lexicon *lexicon, Str word, bool ascii)
{
    LexWord *known;

    if (word.len > LEXICON_WORD_MAX) {
        lexicon->other = (LexWord){.syllables = 1, .skip_spelling = true};
        return &lexicon->other;
    }
    known = map_get(&lexicon->word, word);
    if (known)
        return known;
    known = ARENA_NEW(&lexicon->arena, LexWord);
    look_at(lexicon, word, ascii, known);
    map_put(&lexicon->word, str_dup(&lexicon->arena, word), known);
    return known;
}

void lexicon_rest(Lexicon *lexicon)
{
    if (lexicon->word.count < LEXICON_MAX)
        return;
    arena_release(&lexicon->arena);
    map_init(&lexicon->word, &lexicon->arena);
}
