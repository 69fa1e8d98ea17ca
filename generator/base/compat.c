/* base/compat.c - the end of the program, and memory that is never NULL. */
#include "base/compat.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define EXIT_SYSTEM 3

void hb_bug(const char *file, int line, const char *fmt, ...)
{
    va_list args;

    /* Whole lines at once would need memory; a bug may be about memory. */
    fprintf(stderr, "handbook: bug at %s:%d: ", file, line);
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fputc('\n', stderr);
    abort();
}

/* _Exit, not exit: another worker may be anywhere, and handlers at exit could
 * want memory too. Nothing of ours needs flushing: sites are published whole
 * or not at all. */
static HB_NORETURN void out_of_memory(size_t size)
{
    fprintf(stderr,
            "handbook: error: out of memory (%zu KB more were needed)\n",
            size / 1024 + 1);
    _Exit(EXIT_SYSTEM);
}

void *xmalloc(size_t size)
{
    void *ptr = malloc(size ? size : 1);

    if (!ptr)
        out_of_memory(size);
    return ptr;
}

void *xcalloc(size_t count, size_t size)
{
    size_t bytes = size_mul(count, size);
    void *ptr = calloc(1, bytes ? bytes : 1);

    if (!ptr)
        out_of_memory(bytes);
    return ptr;
}

void *xrealloc(void *old, size_t size)
{
    void *ptr = realloc(old, size ? size : 1);

    if (!ptr)
        out_of_memory(size);
    return ptr;
}

size_t size_mul(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        out_of_memory(SIZE_MAX);
    return count * size;
}

size_t size_add(size_t a, size_t b)
{
    if (a > SIZE_MAX - b)
        out_of_memory(SIZE_MAX);
    return a + b;
}
