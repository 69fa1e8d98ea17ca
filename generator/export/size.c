/* export/size.c - how large something is, in words. */
#include "base/compat.h"
#include "export/forms.h"

#define KB UINT64_C(1024)
#define MB (KB * 1024)

Str export_size(Arena *arena, uint64_t bytes)
{
    if (bytes < KB)
        return arena_fmt(arena, "%u %s", (unsigned)bytes,
                         bytes == 1 ? "byte" : "bytes");
    if (bytes < MB)
        return arena_fmt(arena, "%llu KB",
                         (unsigned long long)(bytes + KB - 1) / KB);
    bytes = (bytes * 10 + MB - 1) / MB;
    return arena_fmt(arena, "%llu.%llu MB", (unsigned long long)bytes / 10,
                     (unsigned long long)bytes % 10);
}
