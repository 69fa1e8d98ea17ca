/* site/nearest.c - the name nearest to a wrong one, among very many. */
#include "base/compat.h"
#include "site/nearest.h"

#include <stdlib.h>

#include "base/path.h"
#include "base/utf8.h"

#define MAX_EDITS 6
/* Entries of the index that one search reads, and names it compares: enough
 * that a slip is found among names that look much alike ("page-0417"). */
#define MAX_POSTINGS 4096
#define MAX_COMPARED 64
/* Runs of three letters of the longest word that is looked for. */
#define MAX_RUNS 256

struct Nearest {
    Str *name; /* sorted */
    size_t count;
    uint64_t *posting; /* run of three letters << 32 | name; sorted */
    size_t posting_count;
};

typedef struct Range {
    size_t from, to;
} Range;

typedef struct Candidate {
    uint32_t name;
    uint32_t shared; /* runs that it has in common with the word */
} Candidate;

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const Str *)a, *(const Str *)b);
}

static int by_number(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

    return left < right ? -1 : left > right;
}

static int by_length(const void *a, const void *b)
{
    const Range *left = a, *right = b;
    size_t left_len = left->to - left->from;
    size_t right_len = right->to - right->from;

    if (left_len != right_len)
        return left_len < right_len ? -1 : 1;
    return left->from < right->from ? -1 : left->from > right->from;
}

static int by_shared(const void *a, const void *b)
{
    const Candidate *left = a, *right = b;

    if (left->shared != right->shared)
        return left->shared > right->shared ? -1 : 1;
    return left->name < right->name ? -1 : left->name > right->name;
}

/* Letter of a word, of which two blanks stand before and behind. */
static uint32_t letter(Str word, size_t at)
{
    if (at < 2 || at >= word.len + 2)
        return 1;
    return (unsigned char)ascii_lower(word.ptr[at - 2]);
}

/* The run of three that begins at `at`, which is below word.len + 2. */
static uint64_t run_at(Str word, size_t at)
{
    return (uint64_t)(letter(word, at) << 16 | letter(word, at + 1) << 8 |
                      letter(word, at + 2));
}

Nearest *nearest_new(Arena *arena, const Str *names, size_t count)
{
    Nearest *nearest = ARENA_NEW(arena, Nearest);
    size_t total = 0;

    nearest->name = ARENA_NEW_ARRAY(arena, Str, count + 1);
    for (size_t i = 0; i < count; i++) {
        if (names[i].len == 0)
            continue;
        nearest->name[nearest->count++] = names[i];
        total = size_add(total, names[i].len + 2);
    }
    qsort(nearest->name, nearest->count, sizeof(Str), by_bytes);
    nearest->posting = ARENA_NEW_ARRAY(arena, uint64_t, total + 1);
    for (size_t i = 0; i < nearest->count; i++)
        for (size_t at = 0; at < nearest->name[i].len + 2; at++)
            nearest->posting[nearest->posting_count++] =
                run_at(nearest->name[i], at) << 32 | i;
    qsort(nearest->posting, nearest->posting_count, sizeof(uint64_t),
          by_number);
    return nearest;
}

/* Index of the first posting that is not below `wanted`. */
static size_t lower_bound(const Nearest *nearest, uint64_t wanted)
{
    size_t from = 0, to = nearest->posting_count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (nearest->posting[middle] < wanted)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* Where the word's runs are in the index, the rarest first. */
static size_t find_ranges(const Nearest *nearest, Str word, Range *range)
{
    uint64_t run[MAX_RUNS];
    size_t runs = 0, count = 0;

    for (size_t at = 0; at < word.len + 2 && runs < MAX_RUNS; at++)
        run[runs++] = run_at(word, at);
    qsort(run, runs, sizeof run[0], by_number);
    for (size_t i = 0; i < runs; i++) {
        Range found;

        if (i > 0 && run[i] == run[i - 1])
            continue;
        found.from = lower_bound(nearest, run[i] << 32);
        found.to = lower_bound(nearest, (run[i] + 1) << 32);
        if (found.to > found.from)
            range[count++] = found;
    }
    qsort(range, count, sizeof *range, by_length);
    return count;
}

/* The names that share most with the word; returns how many. */
static size_t find_candidates(const Nearest *nearest, Str word,
                              Candidate *candidate)
{
    Range range[MAX_RUNS];
    uint64_t seen[MAX_POSTINGS];
    size_t ranges = find_ranges(nearest, word, range);
    size_t read = 0, count = 0;

    for (size_t i = 0; i < ranges; i++)
        for (size_t at = range[i].from;
             at < range[i].to && read < MAX_POSTINGS; at++)
            seen[read++] = nearest->posting[at] & UINT32_MAX;
    qsort(seen, read, sizeof seen[0], by_number);
    for (size_t i = 0; i < read; i++) {
        if (i > 0 && seen[i] == seen[i - 1]) {
            candidate[count - 1].shared++;
            continue;
        }
        candidate[count++] = (Candidate){(uint32_t)seen[i], 1};
    }
    qsort(candidate, count, sizeof *candidate, by_shared);
    return count < MAX_COMPARED ? count : MAX_COMPARED;
}

/* Edits between two names; what they have in common at both ends is taken off
 * first, so that long paths can be compared too. */
static unsigned distance(Str a, Str b, unsigned limit)
{
    while (a.len > 0 && b.len > 0 && a.ptr[0] == b.ptr[0]) {
        a = str_slice(a, 1, a.len);
        b = str_slice(b, 1, b.len);
    }
    while (a.len > 0 && b.len > 0 &&
           a.ptr[a.len - 1] == b.ptr[b.len - 1]) {
        a.len--;
        b.len--;
    }
    return str_distance(a, b, limit);
}

/* "money/missing.md" lies near "money/index.md" by what both paths have in
 * common: names of files that differ are held to their own length. */
static bool is_another_file(Str word, Str name, unsigned edits)
{
    Str wanted = path_stem(path_name(word));
    size_t most = utf8_count(wanted) / 2;

    return edits > (most > 0 ? most : 1) &&
           !str_eq(wanted, path_stem(path_name(name)));
}

Str nearest_find(const Nearest *nearest, Str word)
{
    Candidate candidate[MAX_POSTINGS];
    size_t count = find_candidates(nearest, word, candidate);
    unsigned limit = utf8_count(word) / 3 < MAX_EDITS
                         ? (unsigned)(utf8_count(word) / 3)
                         : MAX_EDITS;
    Str best = STR("");

    if (limit == 0)
        limit = 1;
    for (size_t i = 0; i < count; i++) {
        Str name = nearest->name[candidate[i].name];
        unsigned edits = distance(word, name, limit);

        if (edits > limit || is_another_file(word, name, edits))
            continue;
        if (best.len == 0 || edits < limit || str_cmp(name, best) < 0)
            best = name;
        limit = edits;
    }
    return best;
}
