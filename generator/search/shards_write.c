/* search/shards_write.c - the bytes of each file of an index. */
#include "base/compat.h"
#include "search/shards.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "search/digits.h"
#include "search/weights.h"
#include "value/json.h"

#define FORMAT 1

void search_file_open(Buf *out, Str language, Str name)
{
    buf_addf(out, "handbookSearch.take(\"%.*s/%.*s\",", STR_ARG(language),
             STR_ARG(name));
}

void search_file_close(Buf *out)
{
    buf_adds(out, ");\n");
}

/* --- which file ----------------------------------------------------------- */

enum { HEAD, FILTER, FIXED_FILES };

typedef struct ShardFile {
    char kind; /* 'h', 'f', 't', 'r', 'v' */
    size_t number;
} ShardFile;

size_t search_shards_count(const SearchShards *shards)
{
    return FIXED_FILES + shards->term_files + shards->rest_files +
           shards->word_files;
}

static ShardFile file_at(const SearchShards *shards, size_t file)
{
    if (file < FIXED_FILES)
        return (ShardFile){file == HEAD ? 'h' : 'f', 0};
    file -= FIXED_FILES;
    if (file < shards->term_files)
        return (ShardFile){'t', file};
    file -= shards->term_files;
    if (file < shards->rest_files)
        return (ShardFile){'r', file};
    return (ShardFile){'v', file - shards->rest_files};
}

Str search_shards_name(Arena *arena, const SearchShards *shards, size_t file)
{
    ShardFile at = file_at(shards, file);

    if (at.kind == 'h')
        return STR("head");
    if (at.kind == 'f')
        return STR("filter");
    return arena_fmt(arena, "%c%zu", at.kind, at.number);
}

/* --- the best of many ----------------------------------------------------- */

typedef struct Post {
    uint32_t page, place;
    unsigned impact;
} Post;

static Post next_post(const char *text, size_t *at, uint32_t *behind)
{
    Post post;

    post.page = *behind + digits_take(text, at);
    *behind = post.page + 1;
    post.impact = digit_value(text[(*at)++]);
    post.place = digits_take(text, at);
    return post;
}

static void add_post(Buf *out, Post post, uint32_t *behind)
{
    digits_add(out, post.page - *behind);
    buf_addc(out, digit_of(post.impact));
    digits_add(out, post.place);
    *behind = post.page + 1;
}

/* The least impact of the best SEARCH_TOP, and how many of that impact belong
 * to them. */
static unsigned least_impact(const char *text, uint32_t pages,
                             uint32_t *of_least)
{
    uint32_t having[IMPACT_MAX + 1] = {0}, behind = 0, left = SEARCH_TOP;
    size_t at = 0;
    unsigned least = IMPACT_MAX;

    for (uint32_t i = 0; i < pages; i++)
        having[next_post(text, &at, &behind).impact]++;
    while (having[least] < left)
        left -= having[least--];
    *of_least = left;
    return least;
}

/* The best of a group's pages, or all others, in order. */
static void add_half(Buf *out, const SearchGroup *group, bool best)
{
    Buf all;
    uint32_t of_least, behind = 0, before = 0;
    size_t at = 0;
    unsigned least;

    buf_init(&all, LIMIT_OUTPUT_BYTES);
    search_postings(group, &all);
    least = least_impact(all.ptr, group->pages, &of_least);
    for (uint32_t i = 0; i < group->pages; i++) {
        Post post = next_post(all.ptr, &at, &behind);
        bool is_best = post.impact > least;

        if (post.impact == least && of_least > 0) {
            is_best = true;
            of_least--;
        }
        if (is_best == best)
            add_post(out, post, &before);
    }
    buf_release(&all);
}

/* --- terms ---------------------------------------------------------------- */

/* "FORM 12" or, where the group stands in another file, "FORM 3:12". */
static void add_references(Buf *out, const SearchShards *shards, uint32_t form,
                           size_t file)
{
    const SearchMerged *merged = shards->merged;
    char before = ' ';

    for (size_t l = 0; l < merged->language_count; l++) {
        uint32_t group = merged->group_of[l][form];
        uint32_t home;

        if (group == 0)
            continue;
        home = shards->file_of[group - 1];
        buf_addc(out, before);
        if (home != file)
            buf_addf(out, "%u:", (unsigned)home);
        buf_addf(out, "%u",
                 (unsigned)(group - 1 - shards->group_first[home]));
        before = ',';
    }
}

static void add_group(Buf *out, const SearchShards *shards, uint32_t group)
{
    const SearchGroup *from = &shards->merged->group[group];

    buf_addf(out, "\"%u ", (unsigned)from->pages);
    if (from->pages > SEARCH_TOP) {
        add_half(out, from, true);
        buf_addf(out, " %u:%u", (unsigned)shards->rest_file[group],
                 (unsigned)shards->rest_entry[group]);
    } else {
        search_postings(from, out);
    }
    buf_addc(out, '"');
}

static void write_terms(const SearchShards *shards, size_t file, Buf *out)
{
    const SearchForms *forms = shards->merged->forms;
    Buf lines;

    buf_init(&lines, LIMIT_OUTPUT_BYTES);
    for (uint32_t i = shards->term_first[file];
         i < shards->term_first[file + 1]; i++) {
        if (lines.len > 0)
            buf_addc(&lines, '\n');
        buf_add(&lines, forms->form[shards->form[i]]);
        add_references(&lines, shards, shards->form[i], file);
    }
    buf_adds(out, "{\"f\":");
    json_write_text(out, buf_str(&lines));
    buf_adds(out, ",\"g\":[");
    for (uint32_t g = shards->group_first[file];
         g < shards->group_first[file + 1]; g++) {
        if (g > shards->group_first[file])
            buf_addc(out, ',');
        add_group(out, shards, g);
    }
    buf_adds(out, "]}");
    buf_release(&lines);
}

static void write_rest(const SearchShards *shards, size_t file, Buf *out)
{
    buf_addc(out, '[');
    for (uint32_t i = shards->rest_first[file];
         i < shards->rest_first[file + 1]; i++) {
        buf_adds(out, i > shards->rest_first[file] ? ",\"" : "\"");
        add_half(out, &shards->merged->group[shards->large[i]], false);
        buf_addc(out, '"');
    }
    buf_addc(out, ']');
}

/* --- words ---------------------------------------------------------------- */

/* How much of `form` is as in `before`, in bytes; *units gets the same in
 * UTF-16 units, less than 64. */
static size_t shared(Str before, Str form, unsigned *units)
{
    size_t at = 0;

    *units = 0;
    while (at < form.len && at < before.len) {
        size_t end = at, other = at;
        uint32_t c = utf8_next(form, &end);
        unsigned more = c > 0xFFFF ? 2 : 1;

        if (utf8_next(before, &other) != c || *units + more > 63)
            break;
        *units += more;
        at = end;
    }
    return at;
}

static void write_words(const SearchShards *shards, size_t file, Buf *out)
{
    const SearchMerged *merged = shards->merged;
    Str before = STR("");
    Buf lines;

    buf_init(&lines, LIMIT_OUTPUT_BYTES);
    for (uint32_t i = shards->word_first[file];
         i < shards->word_first[file + 1]; i++) {
        uint32_t number = shards->typed[i];
        Str form = merged->forms->form[number];
        unsigned units;
        size_t same = shared(before, form, &units);

        if (lines.len > 0)
            buf_addc(&lines, '\n');
        buf_addc(&lines, digit_of(units));
        buf_add(&lines, str_slice(form, same, form.len));
        buf_addf(&lines, " %u", (unsigned)merged->pages_of[number]);
        before = form;
    }
    json_write_text(out, buf_str(&lines));
    buf_release(&lines);
}

/* --- the head ------------------------------------------------------------- */

static void add_list(Buf *out, const char *name, const SearchShards *shards,
                     const uint32_t *first, const uint32_t *form,
                     size_t count, bool characters)
{
    buf_addf(out, ",\"%s\":[", name);
    for (size_t i = 0; i < count; i++) {
        Str text = shards->merged->forms->form[form[first[i]]];
        size_t at = 0;

        if (characters) {
            utf8_next(text, &at);
            text = str_slice(text, 0, at);
        }
        if (i > 0)
            buf_addc(out, ',');
        json_write_text(out, text);
    }
    buf_addc(out, ']');
}

static void write_head(const SearchShards *shards, Buf *out)
{
    const SearchShelf *shelf = shards->shelf;

    buf_addf(out, "{\"format\":%d,\"language\":", FORMAT);
    json_write_text(out, shelf->language);
    buf_addf(out, ",\"pages\":%zu,\"current\":%zu,\"perDoc\":%u,"
             "\"perText\":%u", shelf->count, shelf->current,
             SEARCH_PER_DOCUMENT, SEARCH_PER_TEXT);
    add_list(out, "terms", shards, shards->term_first, shards->form,
             shards->term_files, false);
    add_list(out, "words", shards, shards->word_first, shards->typed,
             shards->word_files, true);
    buf_adds(out, ",\"filters\":");
    search_facets_write(out, shards->facet);
    buf_addf(out, ",\"truncated\":%u}", SEARCH_TOP);
}

void search_shards_write(const SearchShards *shards, size_t file, Buf *out)
{
    ShardFile at = file_at(shards, file);
    Arena scratch;

    arena_init(&scratch);
    search_file_open(out, shards->shelf->language,
                     search_shards_name(&scratch, shards, file));
    switch (at.kind) {
    case 'h':
        write_head(shards, out);
        break;
    case 'f':
        search_classes_write(out, shards->shelf, shards->facet);
        break;
    case 't':
        write_terms(shards, at.number, out);
        break;
    case 'r':
        write_rest(shards, at.number, out);
        break;
    default:
        write_words(shards, at.number, out);
        break;
    }
    search_file_close(out);
    arena_release(&scratch);
}
