/* search/shards.c - which words stand in which file. */
#include "base/compat.h"
#include "search/shards.h"

#include "base/utf8.h"
#include "search/words.h"

/* What a line and an entry take besides their words and postings. */
#define LINE_BYTES 8u
/* The most that SEARCH_TOP postings take in the usual case: four characters
 * each. Only to decide when a file is full. */
#define TOP_BYTES (4u * SEARCH_TOP)

/* --- files of terms and of the rest --------------------------------------- */

static size_t bytes_here(const SearchGroup *group)
{
    size_t bytes = group->bytes;

    if (group->pages > SEARCH_TOP && bytes > TOP_BYTES)
        bytes = TOP_BYTES;
    return bytes + LINE_BYTES;
}

static void list_forms(Arena *arena, SearchShards *out)
{
    const SearchMerged *merged = out->merged;
    size_t count = merged->forms->count;

    out->form = ARENA_NEW_ARRAY(arena, uint32_t, count + 1);
    for (size_t i = 0; i < count; i++)
        if (merged->pages_of[i] > 0)
            out->form[out->form_count++] = (uint32_t)i;
}

/* Forms go into a file until it is full; a group is with the first of its
 * forms. */
static void plan_terms(Arena *arena, SearchShards *out)
{
    const SearchMerged *merged = out->merged;
    size_t bytes = SEARCH_TERMS_BYTES, group = 0;

    out->term_first = ARENA_NEW_ARRAY(arena, uint32_t, out->form_count + 1);
    out->group_first = ARENA_NEW_ARRAY(arena, uint32_t, out->form_count + 1);
    out->file_of = ARENA_NEW_ARRAY(arena, uint32_t, merged->group_count + 1);
    for (size_t i = 0; i < out->form_count; i++) {
        uint32_t form = out->form[i];

        if (bytes >= SEARCH_TERMS_BYTES) {
            out->term_first[out->term_files] = (uint32_t)i;
            out->group_first[out->term_files++] = (uint32_t)group;
            bytes = 0;
        }
        bytes += merged->forms->form[form].len + LINE_BYTES;
        for (; group < merged->group_count &&
               merged->group[group].first == form; group++) {
            out->file_of[group] = (uint32_t)(out->term_files - 1);
            bytes += bytes_here(&merged->group[group]);
        }
    }
    out->term_first[out->term_files] = (uint32_t)out->form_count;
    out->group_first[out->term_files] = (uint32_t)group;
}

static void plan_rest(Arena *arena, SearchShards *out)
{
    const SearchMerged *merged = out->merged;
    size_t bytes = SEARCH_REST_BYTES, groups = merged->group_count;

    out->large = ARENA_NEW_ARRAY(arena, uint32_t, groups + 1);
    out->rest_first = ARENA_NEW_ARRAY(arena, uint32_t, groups + 1);
    out->rest_file = ARENA_NEW_ARRAY(arena, uint32_t, groups + 1);
    out->rest_entry = ARENA_NEW_ARRAY(arena, uint32_t, groups + 1);
    for (size_t i = 0; i < groups; i++) {
        const SearchGroup *group = &merged->group[i];

        if (group->pages <= SEARCH_TOP)
            continue;
        if (bytes >= SEARCH_REST_BYTES) {
            out->rest_first[out->rest_files++] = (uint32_t)out->large_count;
            bytes = 0;
        }
        out->rest_file[i] = (uint32_t)(out->rest_files - 1);
        out->rest_entry[i] = (uint32_t)out->large_count -
                             out->rest_first[out->rest_files - 1];
        out->large[out->large_count++] = (uint32_t)i;
        bytes += group->bytes;
    }
    out->rest_first[out->rest_files] = (uint32_t)out->large_count;
}

/* --- files of words ------------------------------------------------------- */

static uint32_t first_character(Str form)
{
    size_t at = 0;

    return utf8_next(form, &at);
}

/* All forms of one first character are in one file. */
static void plan_words(Arena *arena, SearchShards *out)
{
    const SearchForms *forms = out->merged->forms;
    size_t bytes = SEARCH_WORDS_BYTES;
    uint32_t last = 0;

    out->typed = ARENA_NEW_ARRAY(arena, uint32_t, out->form_count + 1);
    out->word_first = ARENA_NEW_ARRAY(arena, uint32_t, out->form_count + 1);
    for (size_t i = 0; i < out->form_count; i++) {
        Str form = forms->form[out->form[i]];
        uint32_t first;

        if (!search_form_is_typed(form))
            continue;
        first = first_character(form);
        if (bytes >= SEARCH_WORDS_BYTES && first != last) {
            out->word_first[out->word_files++] = (uint32_t)out->typed_count;
            bytes = 0;
        }
        last = first;
        bytes += form.len / 2 + LINE_BYTES / 2;
        out->typed[out->typed_count++] = out->form[i];
    }
    out->word_first[out->word_files] = (uint32_t)out->typed_count;
}

void search_shards_plan(Arena *arena, const Site *site,
                        const SearchShelf *shelf, const SearchMerged *merged,
                        const Value *strings, SearchShards *out)
{
    *out = (SearchShards){.merged = merged, .shelf = shelf};
    search_facets(arena, site, shelf, strings, out->facet);
    list_forms(arena, out);
    plan_terms(arena, out);
    plan_rest(arena, out);
    plan_words(arena, out);
}
