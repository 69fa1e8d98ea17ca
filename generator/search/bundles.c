/* search/bundles.c - files of a few pages each. */
#include "base/compat.h"
#include "search/bundles.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

typedef struct Part {
    char *bytes; /* detached; NULL before and after */
    size_t len;
} Part;

struct Bundles {
    size_t count, each;
    Part *part;         /* by page */
    atomic_size_t *left; /* by file: parts that are not there yet */
};

size_t search_bundle_count(const Bundles *bundles)
{
    return (bundles->count + bundles->each - 1) / bundles->each;
}

static size_t pages_of(const Bundles *bundles, size_t file)
{
    size_t first = file * bundles->each;
    size_t rest = bundles->count - first;

    return rest < bundles->each ? rest : bundles->each;
}

Bundles *search_bundles_open(size_t count, size_t each)
{
    Bundles *bundles = xcalloc(1, sizeof *bundles);
    size_t files;

    bundles->count = count;
    bundles->each = each;
    files = search_bundle_count(bundles);
    bundles->part = xcalloc(count + 1, sizeof(Part));
    bundles->left = xcalloc(files + 1, sizeof(atomic_size_t));
    for (size_t i = 0; i < files; i++)
        atomic_init(&bundles->left[i], pages_of(bundles, i));
    return bundles;
}

void search_bundles_close(Bundles *bundles)
{
    if (!bundles)
        return;
    for (size_t i = 0; i < bundles->count; i++)
        free(bundles->part[i].bytes);
    free(bundles->part);
    free(bundles->left);
    free(bundles);
}

static void put_together(Bundles *bundles, size_t file, Buf *out)
{
    Part *part = bundles->part + file * bundles->each;
    size_t count = pages_of(bundles, file);

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_addc(out, ',');
        buf_add(out, str_of(part[i].bytes, part[i].len));
        free(part[i].bytes);
        part[i].bytes = NULL;
    }
}

bool search_bundle_put(Bundles *bundles, size_t number, Str bytes,
                       size_t *file, Buf *out)
{
    Part *part = &bundles->part[number];

    part->bytes = xmalloc(bytes.len + 1);
    part->len = bytes.len;
    memcpy(part->bytes, bytes.ptr, bytes.len);
    *file = number / bundles->each;
    /* What other workers wrote before they counted down is seen by the last. */
    if (atomic_fetch_sub(&bundles->left[*file], 1) != 1)
        return false;
    put_together(bundles, *file, out);
    return true;
}
