/* search/reader.c - what of a page is read, in which order, as which field. */
#include "base/compat.h"
#include "search/reader.h"

#include <stdlib.h>

#include "base/limits.h"
#include "doc/typographic.h"
#include "search/weights.h"

static void take_word(void *context, Str form, bool extra)
{
    SearchReader *reader = context;

    if (reader->count == reader->capacity) {
        size_t more = reader->capacity ? reader->capacity * 2 : 1024;

        reader->word = xrealloc(reader->word,
                                size_mul(more, sizeof(ReadWord)));
        reader->plain = xrealloc(reader->plain,
                                 size_mul(more, sizeof(uint32_t)));
        reader->capacity = more;
    }
    reader->word[reader->count++] =
        (ReadWord){search_tally_form(reader->tally, form), extra};
}

void search_reader_init(SearchReader *reader, const Site *site,
                        const SearchAlso *also, SearchTally *tally,
                        SearchStrings *strings, void *strings_context)
{
    *reader = (SearchReader){.site = site, .also = also, .tally = tally,
                             .strings = strings,
                             .strings_context = strings_context};
    reader->term = xcalloc(also->count + 1, sizeof(ReadTerm));
    arena_init(&reader->scratch);
    buf_init(&reader->block, LIMIT_OUTPUT_BYTES);
    search_places_init(&reader->places);
    search_words_init(&reader->words, take_word, reader);
}

void search_reader_release(SearchReader *reader)
{
    free(reader->word);
    free(reader->plain);
    free(reader->term);
    buf_release(&reader->block);
    search_places_release(&reader->places);
    arena_release(&reader->scratch);
}

/* --- words ---------------------------------------------------------------- */

static uint32_t units_of(ReadField field, size_t words)
{
    switch (field) {
    case READ_TITLE:
        return weight_by_length(WEIGHT_TITLE, words);
    case READ_HEADING:
        return weight_by_length(WEIGHT_HEADING, words);
    case READ_NAMED:
        return WEIGHT_NAMED;
    case READ_SUMMARY:
        return WEIGHT_SUMMARY;
    case READ_CLAIM:
        return WEIGHT_CLAIM;
    case READ_BODY:
        break;
    }
    return WEIGHT_UNIT;
}

static uint32_t also_units(ReadField field)
{
    switch (field) {
    case READ_TITLE:
    case READ_NAMED:
        return WEIGHT_ALSO_TITLE;
    case READ_HEADING:
    case READ_SUMMARY:
        return WEIGHT_ALSO_HEADING;
    default:
        return WEIGHT_ALSO;
    }
}

/* The words of a term that the page uses. It gets them once, as much as its
 * best place gives: who uses a term in each sentence does not explain it. */
static void add_also(SearchReader *reader, const AlsoTerm *term,
                     uint32_t units)
{
    ReadTerm *had = &reader->term[term - reader->also->term];
    uint32_t before = had->page == reader->pages ? had->units : 0;

    if (units <= before)
        return;
    *had = (ReadTerm){reader->pages, units};
    for (size_t i = 0; i < term->count; i++)
        if (!str_eq(term->word[i].language, reader->page->language))
            search_tally_boost(reader->tally, term->word[i].form,
                               units - before, reader->place);
}

static void find_terms(SearchReader *reader, ReadField field)
{
    size_t count = 0;

    if (reader->also->count == 0)
        return;
    for (size_t i = 0; i < reader->count; i++)
        if (!reader->word[i].extra)
            reader->plain[count++] = reader->word[i].form;
    for (size_t i = 0; i < count; i++) {
        const AlsoTerm *term =
            search_also_at(reader->also, reader->plain + i, count - i,
                           reader->page->language);
        if (term)
            add_also(reader, term, also_units(field));
    }
}

void search_read_words(SearchReader *reader, Str text, ReadField field)
{
    uint32_t units;

    reader->count = 0;
    search_words_read(&reader->words, text);
    units = units_of(field, reader->count);
    for (size_t i = 0; i < reader->count; i++) {
        const ReadWord *word = &reader->word[i];

        if (field == READ_BODY)
            search_tally_body(reader->tally, word->form, reader->place,
                              word->extra);
        else
            search_tally_boost(reader->tally, word->form, units,
                               reader->place);
    }
    find_terms(reader, field);
}

void search_read_shown(SearchReader *reader, Str text, ReadField field)
{
    search_places_text(&reader->places, text);
    search_read_words(reader, text, field);
}

void search_read_place(SearchReader *reader, Str id, Str heading, bool whole)
{
    reader->place = search_places_next(&reader->places, id, heading, whole);
    search_read_words(reader, heading, READ_HEADING);
}

/* --- the page ------------------------------------------------------------- */

static Str printed(SearchReader *reader, Str text)
{
    return typographic_text(&reader->scratch, text);
}

static void read_head(SearchReader *reader)
{
    const Page *page = reader->page;
    const Value *named = value_get(page->meta, "search");

    search_read_words(reader, page->title, READ_TITLE);
    if (page->status == STATUS_WITHDRAWN)
        return;
    search_read_shown(reader, printed(reader, page->summary), READ_SUMMARY);
    search_read_shown(reader, printed(reader, page->danger), READ_SUMMARY);
    for (size_t i = 0; i < value_count(named); i++)
        search_read_words(reader, value_as_text(value_item(named, i)),
                          READ_NAMED);
}

SearchRecord search_read_page(SearchReader *reader, const Page *page,
                              unsigned worker)
{
    SearchRecord record;

    reader->page = page;
    reader->pages++;
    reader->place = 0;
    arena_reset(&reader->scratch);
    search_tally_begin(reader->tally);
    search_places_begin(&reader->places);
    read_head(reader);
    if (page->status != STATUS_WITHDRAWN) {
        search_read_named(reader, false);
        search_read_body(reader, page->document);
        search_read_named(reader, true);
        search_read_claims(reader);
    }
    search_places_end(&reader->places);
    record = search_tally_end(reader->tally, worker);
    return record;
}
