/* lint/abbreviations.c - capitals that a page does not explain. */
#include "base/compat.h"
#include "lint/plain_internal.h"

#include "base/utf8.h"

/* Longer ones are words typed in capitals. */
#define LETTERS_MAX 6
/* How far before "(ABC)" its words may begin. */
#define WORDS_BEFORE 8

static uint32_t first_letter(Str word)
{
    size_t at = 0;

    return utf8_lower(utf8_next(word, &at));
}

/* "Universal Credit (UC)": a word before the bracket begins as it does. */
static bool stands_behind_words(const ProsePiece *prose, size_t i)
{
    const ProseWord *word = prose->word;
    Str letters = prose_word(prose, i);

    if (word[i].from == 0 || prose->text.ptr[word[i].from - 1] != '(')
        return false;
    for (size_t back = 2; back <= WORDS_BEFORE && back <= i; back++)
        if (first_letter(prose_word(prose, i - back)) ==
            first_letter(letters))
            return true;
    return false;
}

/* "UC (Universal Credit)". */
static bool stands_before_words(const ProsePiece *prose, size_t i)
{
    Str text = prose->text;
    size_t at = prose->word[i].to;

    while (at < text.len && text.ptr[at] == ' ')
        at++;
    return i + 2 < prose->count && at < text.len && text.ptr[at] == '(' &&
           prose->word[i + 1].from == at + 1 &&
           prose->word[i + 2].gap == GAP_SPACE &&
           first_letter(prose_word(prose, i + 1)) ==
               first_letter(prose_word(prose, i));
}

/* "DO NOT SIGN" is loud, and "Part IV" a number. */
static bool is_something_else(const PlainPiece *piece, size_t i)
{
    const ProsePiece *prose = piece->prose;
    Str word = prose_word(prose, i);
    bool roman = true;

    if (word.len > LETTERS_MAX + 1)
        return true;
    for (size_t k = 0; k < word.len; k++)
        roman = roman && (word.ptr[k] == 'I' || word.ptr[k] == 'V' ||
                          word.ptr[k] == 'X');
    if (roman)
        return true;
    if (prose->word[i].gap == GAP_JOINED || prose->word[i].gap == GAP_HYPHEN)
        return true; /* "GOV.UK", "PDF-1" */
    if (i > 0 && prose->word[i].gap == GAP_SPACE &&
        piece->word[i - 1]->abbreviation)
        return true;
    if (i + 1 >= prose->count)
        return false;
    return prose->word[i + 1].gap == GAP_JOINED ||
           (prose->word[i + 1].gap == GAP_SPACE &&
            piece->word[i + 1]->abbreviation);
}

static Str without_s(Str word)
{
    return str_ends(word, "s") ? str_slice(word, 0, word.len - 1) : word;
}

static PlainLetters *add(PlainWorker *worker, Str word, Span span)
{
    PlainLetters *letters = ARENA_NEW(&worker->scratch, PlainLetters);

    *letters = (PlainLetters){str_dup(&worker->scratch, word), span, false};
    map_put(&worker->letters, letters->word, letters);
    return letters;
}

static void take(const PlainPiece *piece, size_t i)
{
    PlainWorker *worker = piece->worker;
    const ProsePiece *prose = piece->prose;
    const ProseWord *word = &prose->word[i];
    Str letters = without_s(str_slice(prose->text, word->from,
                                      word->base_to));
    PlainLetters *known = map_get(&worker->letters, letters);
    bool explained = stands_behind_words(prose, i) ||
                     stands_before_words(prose, i);

    if (!explained && (word->quoted || known || is_something_else(piece, i)))
        return;
    if (!known)
        known = add(worker, letters,
                    prose_span(prose, word->from, word->base_to));
    known->explained = known->explained || explained;
}

void abbreviations_read(const PlainPiece *piece)
{
    const PlainEnglish *plain = piece->plain;

    for (size_t i = 0; i < piece->prose->count; i++) {
        Str word;

        if (!piece->word[i]->abbreviation)
            continue;
        word = str_slice(piece->prose->text, piece->prose->word[i].from,
                         piece->prose->word[i].base_to);
        if (!map_has(&plain->better.everyday, word) &&
            !known_names_has_letters(&plain->names, word) &&
            word_is_abbreviation(word))
            take(piece, i);
    }
}

void abbreviations_report(const PlainEnglish *plain,
                          const PlainWorker *worker, const Page *page)
{
    for (size_t i = 0; i < worker->letters.count; i++) {
        const PlainLetters *letters = map_at(&worker->letters, i)->value;

        if (!letters->explained)
            diag_help(plain->site->diags, DIAG_NOTE,
                      "unexplained-abbreviation",
                      diag_at(page->source, letters->span),
                      STR("write it out the first time, and the letters in "
                          "brackets behind it; or explain it in the "
                          "glossary"),
                      "this page does not say what '%.*s' stands for",
                      STR_ARG(letters->word));
    }
}
