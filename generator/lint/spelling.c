/* lint/spelling.c - words that neither the dictionary nor the handbook has. */
#include "base/compat.h"
#include "lint/plain_internal.h"

#include <stdlib.h>

/* A page of another language, or of names, is one finding and not thousands. */
#define MISSPELT_ON_A_PAGE 100
/* Distinct words for which better ones are looked for: it is slow. */
#define SUGGESTED_WORDS 60
/* Better words that are shown. */
#define SUGGESTIONS 3

/* Whether two words are written without a space between them, and not as words
 * that go together: "handbook.yaml", "me@example.org". */
static bool is_tied(Str text, const ProseWord *word, const ProseWord *next)
{
    if (next->gap != GAP_JOINED)
        return false;
    for (size_t at = word->to; at < next->from; at++)
        if (text.ptr[at] != '/' && text.ptr[at] != '&')
            return true;
    return false;
}

/* What is written from word `first` up to the next space: behind its last word.
 * *address: it is no text. */
static size_t chunk_end(const ProsePiece *prose, size_t first, bool *address)
{
    size_t i = first + 1;

    *address = false;
    for (; i < prose->count && !prose->word[i].starts; i++)
        if (is_tied(prose->text, &prose->word[i - 1], &prose->word[i]))
            *address = true;
    return i;
}

/* A form of the word that is known: as typed, or without its "'s". */
static bool is_right(const PlainPiece *piece, Str typed)
{
    const PlainEnglish *plain = piece->plain;
    Arena *scratch = &piece->worker->scratch;
    Str word = known_names_form(scratch, typed);
    uint32_t line = known_names_has(&plain->names, word, scratch);

    if (line > 0 && line != KNOWN_ELSEWHERE)
        piece->worker->used[line - 1] = true;
    return line > 0 || !plain->dictionary ||
           dictionary_has(plain->dictionary, word);
}

static bool ask(const PlainPiece *piece, size_t i)
{
    const ProseWord *word = &piece->prose->word[i];
    LexWord *known = piece->word[i];
    Str text = piece->prose->text;

    if (known->spelling != LEX_NOT_ASKED)
        return known->spelling == LEX_RIGHT;
    known->spelling = LEX_RIGHT;
    if (!is_right(piece, str_slice(text, word->from, word->to)) &&
        (word->base_to == word->to ||
         !is_right(piece, str_slice(text, word->from, word->base_to))))
        known->spelling = LEX_WRONG;
    return known->spelling == LEX_RIGHT;
}

/* "co-operate", "e-mail": the parts are no words, the whole is one. */
static bool whole_is_right(const PlainPiece *piece, size_t i)
{
    const ProseWord *word = piece->prose->word;
    size_t first = i, last = i;

    while (first > 0 && word[first].gap == GAP_HYPHEN &&
           word[i].to - word[first].from <= DICTIONARY_WORD_MAX)
        first--;
    while (last + 1 < piece->prose->count &&
           word[last + 1].gap == GAP_HYPHEN &&
           word[last].to - word[first].from <= DICTIONARY_WORD_MAX)
        last++;
    if (first == last ||
        word[last].to - word[first].from > DICTIONARY_WORD_MAX)
        return false;
    return is_right(piece, str_slice(piece->prose->text, word[first].from,
                                     word[last].to));
}

static void take(const PlainPiece *piece, size_t i)
{
    PlainWorker *worker = piece->worker;
    const ProseWord *word = &piece->prose->word[i];
    Span span = prose_span(piece->prose, word->from, word->base_to);
    Str typed = str_slice(piece->prose->text, word->from, word->base_to);

    if (worker->misspelt_on_page++ >= MISSPELT_ON_A_PAGE)
        return;
    ARENA_PUSH(&worker->arena, worker->misspelt, worker->misspelt_count,
               worker->misspelt_capacity,
               (PlainMisspelt){piece->page,
                               known_names_form(&worker->arena, typed),
                               span});
}

static void look_at(const PlainPiece *piece, size_t i, bool address)
{
    const ProseWord *word = &piece->prose->word[i];
    bool right = ask(piece, i); /* a name in a quotation is used, too */

    if (!right && !address && !word->quoted &&
        !piece->word[i]->skip_spelling && !piece->word[i]->abbreviation &&
        word->to - word->from > 1 && !whole_is_right(piece, i))
        take(piece, i);
}

void spelling_read(const PlainPiece *piece)
{
    const ProsePiece *prose = piece->prose;

    for (size_t i = 0; i < prose->count;) {
        bool address;
        size_t end = chunk_end(prose, i, &address);

        for (; i < end; i++)
            look_at(piece, i, address);
    }
}

/* --- when all pages were read --------------------------------------------- */

static int compare(const void *a, const void *b)
{
    const PlainMisspelt *left = a, *right = b;

    if (left->page != right->page)
        return left->page->index < right->page->index ? -1 : 1;
    return (left->span.off > right->span.off) -
           (left->span.off < right->span.off);
}

static PlainMisspelt *gather(PlainEnglish *plain, size_t *count)
{
    PlainMisspelt *all;
    size_t total = 0, at = 0;

    for (unsigned w = 0; w < plain->jobs; w++)
        total += plain->worker[w].misspelt_count;
    all = ARENA_NEW_ARRAY(&plain->arena, PlainMisspelt, total + 1);
    for (unsigned w = 0; w < plain->jobs; w++)
        for (size_t i = 0; i < plain->worker[w].misspelt_count; i++)
            all[at++] = plain->worker[w].misspelt[i];
    if (total > 0)
        qsort(all, total, sizeof *all, compare);
    *count = total;
    return all;
}

static Str help_for(PlainEnglish *plain, Str word)
{
    Arena *arena = &plain->arena;
    Str better[SUGGESTIONS];
    size_t count = dictionary_suggest(plain->dictionary, arena, word, better,
                                      SUGGESTIONS);
    Str help = STR("");

    for (size_t i = 0; i < count; i++)
        help = arena_fmt(arena, "%.*s%s'%.*s'", STR_ARG(help),
                         i == 0           ? "did you mean "
                         : i + 1 == count ? " or "
                                          : ", ",
                         STR_ARG(better[i]));
    if (count == 0)
        return STR("if it is right, write it into words.txt");
    return arena_fmt(arena, "%.*s? If it is right, write it into words.txt",
                     STR_ARG(help));
}

void spelling_report(PlainEnglish *plain)
{
    size_t count;
    PlainMisspelt *all = gather(plain, &count);
    Map help;

    map_init(&help, &plain->arena);
    for (size_t i = 0; i < count; i++) {
        Str *known = map_get(&help, all[i].word);

        if (!known) {
            known = ARENA_NEW(&plain->arena, Str);
            *known = help.count < SUGGESTED_WORDS
                         ? help_for(plain, all[i].word)
                         : STR("if it is right, write it into words.txt");
            map_put(&help, all[i].word, known);
        }
        diag_help(plain->site->diags, DIAG_NOTE, "spelling",
                  diag_at(all[i].page->source, all[i].span), *known,
                  "the dictionary does not know '%.*s'",
                  STR_ARG(all[i].word));
    }
}
