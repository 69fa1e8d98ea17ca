/* tests/fuzz/fuzz_quotation.c - fingerprint files, and the words of documents
 * and quotations.
 *
 * The first byte chooses: a fingerprint file, or a text that is both a document
 * and a quotation of it. Beyond "no crash": what is read as a fingerprint is
 * written as it was, words lie where they say, and a document quoted whole is
 * never missing in itself.
 */
#include "base/compat.h"

#include <string.h>

#include "base/utf8.h"
#include "quote/document.h"
#include "quote/match.h"
#include "quote/place.h"
#include "fuzz.h"

static void one_file(Arena *arena, Str text)
{
    Fingerprint print;
    FingerprintProblem problem = fingerprint_read(arena, text, &print);
    Str again;

    if (problem != FINGERPRINT_OK)
        return;
    again = fingerprint_write(arena, &print);
    if (str_find_char(text, '\r') == STR_NONE && !str_eq(again, text))
        BUG("a fingerprint was read otherwise than it was written");
}

/* A checksum that fits, so that what is behind it is reached. */
static void one_signed(Arena *arena, Str body)
{
    char hex[65];

    hash_hex(hash_sha256(body), hex);
    hex[16] = '\0';
    one_file(arena, arena_fmt(arena, "%.*schecksum: %s\n", STR_ARG(body),
                              hex));
}

static void check_words(const FoldWords *words, Str text)
{
    size_t last = 0;

    for (size_t i = 0; i < words->count; i++) {
        const FoldWord *word = &words->item[i];

        if (word->text.len == 0 || utf8_invalid_at(word->text) != STR_NONE)
            BUG("a word that is none");
        if (word->off >= word->end || word->end > text.len ||
            word->off < last)
            BUG("a word lies outside of its text");
        last = word->off;
    }
}

/* Brackets and dots mean something in quotations, and a word broken over three
 * lines is read as two words at most. */
static bool is_simple(Str text)
{
    return str_find_char(text, '[') == STR_NONE &&
           str_find_char(text, '.') == STR_NONE &&
           str_find(text, STR("\xE2\x80\xA6")) == STR_NONE &&
           str_find_char(text, '\n') == STR_NONE &&
           str_find_char(text, '\r') == STR_NONE;
}

static void one_text(Arena *arena, Str text)
{
    Document document;
    Fingerprint *print;
    QuoteResult result;
    Quote quote;

    if (utf8_invalid_at(text) != STR_NONE)
        return;
    fold_quote(arena, text, &quote);
    check_words(&quote.words, text);
    if (document_of_text(arena, text, &document) != DOCUMENT_OK)
        return;
    check_words(&document.words, document.text);
    for (size_t i = 0; i < document.place_count; i++)
        if (document.place[i].word >= document.words.count)
            BUG("a place behind the last word");
    print = fingerprint_make(arena, STR("fuzz"), &document.hash,
                             &document.words, document.place,
                             document.place_count);
    one_file(arena, fingerprint_write(arena, print));
    for (int at_hand = 0; at_hand < 2; at_hand++) {
        quote_match(arena, print, at_hand ? &document : NULL, &quote,
                    str_slice(text, 0, 60), &result);
        if (result.outcome == QUOTE_MISSING && is_simple(document.text))
            BUG("a document is not in itself");
        if (result.placed)
            (void)quote_place_name(arena, print, at_hand ? &document : NULL,
                                   result.word);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool ready;
    Arena arena;
    Str text;

    if (!ready)
        hash_init();
    ready = true;
    if (size == 0)
        return 0;
    arena_init(&arena);
    text = str_of((const char *)data + 1, size - 1);
    if (data[0] % 3 == 0)
        one_file(&arena, text);
    else if (data[0] % 3 == 1)
        one_signed(&arena, text);
    else
        one_text(&arena, text);
    arena_release(&arena);
    return 0;
}
