/* search/merge.c - the words of all pages of one index, brought together. */
#include "base/compat.h"
#include "search/merge.h"

#include <stdlib.h>
#include <string.h>

#include "search/digits.h"
#include "search/stem.h"
#include "search/weights.h"

/* --- forms of all workers ------------------------------------------------- */

typedef struct Met {
    Str form;
    uint32_t worker, number;
} Met;

static int compare_met(const void *a, const void *b)
{
    const Met *left = a, *right = b;

    return str_cmp(left->form, right->form);
}

void search_forms_join(Arena *arena, const SearchTally *tally, size_t count,
                       SearchForms *out)
{
    size_t all = 0, at = 0;
    Met *met;

    for (size_t w = 0; w < count; w++)
        all += search_tally_forms(&tally[w]);
    *out = (SearchForms){0};
    out->form = ARENA_NEW_ARRAY(arena, Str, all + 1);
    out->number = ARENA_NEW_ARRAY(arena, uint32_t *, count + 1);
    met = xmalloc(size_mul(all + 1, sizeof *met));
    for (size_t w = 0; w < count; w++) {
        size_t forms = search_tally_forms(&tally[w]);

        out->number[w] = ARENA_NEW_ARRAY(arena, uint32_t, forms + 1);
        for (size_t i = 0; i < forms; i++)
            met[at++] = (Met){search_tally_text(&tally[w], (uint32_t)i),
                              (uint32_t)w, (uint32_t)i};
    }
    qsort(met, all, sizeof *met, compare_met);
    for (size_t i = 0; i < all; i++) {
        if (i == 0 || !str_eq(met[i].form, met[i - 1].form))
            out->form[out->count++] = met[i].form;
        out->number[met[i].worker][met[i].number] =
            (uint32_t)(out->count - 1);
    }
    free(met);
}

/* --- which forms there are ------------------------------------------------ */

typedef struct Merging {
    Arena *arena;
    const SearchForms *forms;
    const SearchShelf *shelf;
    const SearchRecord *record;
    SearchMerged *out;
    bool **has;       /* by language and form */
    uint32_t average; /* words of a body */
} Merging;

static size_t language_at(SearchMerged *out, Str language)
{
    for (size_t i = 0; i < out->language_count; i++)
        if (str_eq(out->language[i], language))
            return i;
    out->language[out->language_count] = language;
    return out->language_count++;
}

static void count_page(Merging *merging, const Page *page)
{
    const SearchRecord *record = &merging->record[page->index];
    const uint32_t *number = merging->forms->number[record->worker];
    bool *has = merging->has[language_at(merging->out, page->language)];
    size_t at = 0;

    for (uint32_t i = 0; i < record->words; i++) {
        uint32_t form = number[search_record_next(record, &at).form];

        has[form] = true;
        merging->out->pages_of[form]++;
    }
}

/* The languages of the pages are a few; those of the handbook bound them. */
static void count_languages(Merging *merging)
{
    const SearchShelf *shelf = merging->shelf;

    for (size_t i = 0; i < shelf->count; i++)
        language_at(merging->out, shelf->page[i]->language);
}

static void count_forms(Merging *merging)
{
    const SearchShelf *shelf = merging->shelf;
    SearchMerged *out = merging->out;
    size_t forms = merging->forms->count;
    uint64_t length = 0;

    merging->has = ARENA_NEW_ARRAY(merging->arena, bool *,
                                   out->language_count + 1);
    for (size_t i = 0; i < out->language_count; i++)
        merging->has[i] = ARENA_NEW_ARRAY(merging->arena, bool, forms + 1);
    out->pages_of = ARENA_NEW_ARRAY(merging->arena, uint32_t, forms + 1);
    for (size_t i = 0; i < shelf->count; i++) {
        count_page(merging, shelf->page[i]);
        length += merging->record[shelf->page[i]->index].length;
    }
    merging->average =
        shelf->count > 0 ? (uint32_t)(length / shelf->count) : 0;
    if (merging->average == 0)
        merging->average = 1;
}

/* --- who shares a stem ---------------------------------------------------- */

static uint32_t new_group(SearchMerged *out, size_t form)
{
    out->group[out->group_count] = (SearchGroup){.first = (uint32_t)form};
    return (uint32_t)++out->group_count;
}

/* The number of a form's group + 1: that of its stem. */
static uint32_t group_of(Merging *merging, Map *stems, SearchStemmer *stemmer,
                         size_t form)
{
    Str stem = search_stem(stemmer, merging->forms->form[form]);
    void *known = map_get(stems, stem);
    uint32_t group;

    if (known)
        return (uint32_t)(uintptr_t)known;
    group = new_group(merging->out, form);
    map_put(stems, str_dup(stems->arena, stem), (void *)(uintptr_t)group);
    return group;
}

static size_t most_groups(const Merging *merging)
{
    size_t count = 0;

    for (size_t l = 0; l < merging->out->language_count; l++)
        for (size_t i = 0; i < merging->forms->count; i++)
            count += merging->has[l][i];
    return count;
}

static void make_groups(Merging *merging)
{
    SearchMerged *out = merging->out;
    size_t languages = out->language_count;
    SearchStemmer **stemmer = xcalloc(languages + 1, sizeof *stemmer);
    Map *stems = xcalloc(languages + 1, sizeof *stems);
    Arena scratch;

    arena_init(&scratch);
    out->group = ARENA_NEW_ARRAY(merging->arena, SearchGroup,
                                 most_groups(merging) + 1);
    out->group_of = ARENA_NEW_ARRAY(merging->arena, uint32_t *, languages + 1);
    for (size_t l = 0; l < languages; l++) {
        stemmer[l] = search_stemmer_open(out->language[l]);
        map_init(&stems[l], &scratch);
        out->group_of[l] = ARENA_NEW_ARRAY(merging->arena, uint32_t,
                                           merging->forms->count + 1);
    }
    for (size_t i = 0; i < merging->forms->count; i++)
        for (size_t l = 0; l < languages; l++)
            if (merging->has[l][i])
                out->group_of[l][i] =
                    group_of(merging, &stems[l], stemmer[l], i);
    for (size_t l = 0; l < languages; l++)
        search_stemmer_close(stemmer[l]);
    free(stemmer);
    free(stems);
    arena_release(&scratch);
}

/* --- postings ------------------------------------------------------------- */

/* What a page has of a group, while its record is read. */
typedef struct Sum {
    uint32_t page; /* number + 1 of the page that this is of */
    uint32_t boost, times, place, best;
} Sum;

typedef struct Posting {
    Merging *merging;
    Sum *sum;      /* by group */
    uint32_t *met; /* groups of this page */
    size_t met_count;
} Posting;

/* A list of pages is short or grows by its own length. */
#define CHUNK_LEAST 24u
#define CHUNK_MOST 4096u
#define POST_BYTES (2 * DIGITS_MAX + 1)

static char *room_for_post(Arena *arena, SearchGroup *group)
{
    PostChunk *tail = group->tail;

    if (!tail || tail->size - tail->used < POST_BYTES) {
        size_t size = group->bytes < CHUNK_LEAST ? CHUNK_LEAST
                      : group->bytes > CHUNK_MOST ? CHUNK_MOST
                                                  : group->bytes;
        PostChunk *chunk = arena_alloc(arena, sizeof *chunk + size);

        chunk->size = (uint32_t)size;
        if (tail)
            tail->next = chunk;
        else
            group->head = chunk;
        group->tail = tail = chunk;
    }
    return tail->byte + tail->used;
}

static void add_post(Arena *arena, SearchGroup *group, uint32_t page,
                     unsigned impact, uint32_t place)
{
    char *out = room_for_post(arena, group);
    size_t len = digits_put(out, page - group->behind);

    out[len++] = digit_of(impact);
    len += digits_put(out + len, place);
    group->tail->used += (uint32_t)len;
    group->bytes += len;
    group->behind = page + 1;
    group->pages++;
}

/* The forms of a group add up; the place is that of the one that says most. */
static void add_word(Posting *posting, uint32_t group, uint32_t page,
                     SearchRecordWord word)
{
    Sum *sum = &posting->sum[group];
    uint32_t says = word.boost + word.times * WEIGHT_UNIT + 1;

    if (sum->page != page + 1) {
        *sum = (Sum){.page = page + 1};
        posting->met[posting->met_count++] = group;
    }
    sum->boost += word.boost;
    sum->times += word.times;
    if (says > sum->best) {
        sum->best = says;
        sum->place = word.place;
    }
}

static void post_page(Posting *posting, size_t number)
{
    Merging *merging = posting->merging;
    SearchMerged *out = merging->out;
    const Page *page = merging->shelf->page[number];
    const SearchRecord *record = &merging->record[page->index];
    const uint32_t *form = merging->forms->number[record->worker];
    const uint32_t *group_of =
        out->group_of[language_at(out, page->language)];
    size_t at = 0;

    posting->met_count = 0;
    for (uint32_t i = 0; i < record->words; i++) {
        SearchRecordWord word = search_record_next(record, &at);

        add_word(posting, group_of[form[word.form]] - 1, (uint32_t)number,
                 word);
    }
    for (size_t i = 0; i < posting->met_count; i++) {
        const Sum *sum = &posting->sum[posting->met[i]];
        unsigned impact =
            weight_impact(sum->boost, sum->times, record->length,
                          merging->average, page->generated);

        add_post(merging->arena, &out->group[posting->met[i]],
                 (uint32_t)number, impact, sum->place);
    }
}

void search_merge(Arena *arena, const SearchForms *forms,
                  const SearchShelf *shelf, const SearchRecord *record,
                  SearchMerged *out)
{
    Merging merging = {.arena = arena, .forms = forms, .shelf = shelf,
                       .record = record, .out = out};
    Posting posting = {.merging = &merging};

    *out = (SearchMerged){.forms = forms};
    out->language = ARENA_NEW_ARRAY(arena, Str, shelf->count + 1);
    count_languages(&merging);
    count_forms(&merging);
    make_groups(&merging);
    posting.sum = xcalloc(out->group_count + 1, sizeof(Sum));
    posting.met = xcalloc(out->group_count + 1, sizeof(uint32_t));
    for (size_t i = 0; i < shelf->count; i++)
        post_page(&posting, i);
    free(posting.sum);
    free(posting.met);
}

void search_postings(const SearchGroup *group, Buf *out)
{
    for (const PostChunk *chunk = group->head; chunk; chunk = chunk->next)
        buf_add(out, str_of(chunk->byte, chunk->used));
}
