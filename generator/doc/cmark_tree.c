/* doc/cmark_tree.c - libcmark's tree of a text, in memory that goes at once. */
#include "base/compat.h"
#include "doc/cmark_tree.h"

#include <string.h>

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>

/* libcmark tells its allocator nothing but sizes, so where it allocates from
 * has to stand somewhere: the one variable of its kind in this program. */
static _Thread_local Arena *memory;

/* In front of each allocation: what realloc has to copy. */
typedef union Head {
    size_t size;
    max_align_t align;
} Head;

static void *take(size_t count, size_t size)
{
    size_t bytes = size_mul(count, size);
    Head *head = arena_alloc(memory, size_add(sizeof *head, bytes));

    head->size = bytes;
    return head + 1;
}

static void *take_again(void *old, size_t size)
{
    void *made;

    if (old && ((Head *)old)[-1].size >= size)
        return old;
    made = take(1, size);
    if (old)
        memcpy(made, old, ((Head *)old)[-1].size);
    return made;
}

static void keep(void *old)
{
    (void)old; /* it goes with all others */
}

void cmark_tree_open(CmarkTree *tree, Str text)
{
    static cmark_mem allocator = {take, take_again, keep};
    cmark_parser *parser;

    if (memory)
        BUG("two trees of libcmark at a time");
    arena_init(&tree->memory);
    memory = &tree->memory;
    parser = cmark_parser_new_with_mem(CMARK_OPT_UNSAFE, &allocator);
    cmark_parser_feed(parser, text.ptr, text.len);
    tree->root = cmark_parser_finish(parser);
}

void cmark_tree_close(CmarkTree *tree)
{
    memory = NULL;
    tree->root = NULL;
    arena_release(&tree->memory);
}
