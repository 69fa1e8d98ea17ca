/* output/manifest.c - manifest.sha256: every file of a site and its hash. */
#include "base/compat.h"

#include "output/manifest.h"

#include <stdlib.h>
#include <string.h>

/* A path that stays below the folder it is joined to. */
static bool is_safe(Str path)
{
    if (path.len == 0 || path.ptr[0] == '/' ||
        memchr(path.ptr, '\0', path.len) != NULL)
        return false;
    Str rest = path, part;
    while (str_split(&rest, '/', &part)) {
        if (part.len == 0 || str_is(part, ".") || str_is(part, ".."))
            return false;
    }
    return true;
}

static bool read_line(Arena *arena, Str line, ManifestEntry *out)
{
    if (line.len < 67 || line.ptr[64] != ' ' || line.ptr[65] != ' ')
        return false;
    out->path = str_dup(arena, str_slice(line, 66, line.len));
    return hash_from_hex(str_slice(line, 0, 64), &out->hash) &&
           is_safe(out->path);
}

bool manifest_read(Arena *arena, Str text, Manifest *out)
{
    size_t capacity = 0;
    memset(out, 0, sizeof *out);
    map_init(&out->by_path, arena);
    Str rest = text, line;
    while (str_line(&rest, &line)) {
        ManifestEntry entry;
        if (line.len == 0)
            continue;
        if (!read_line(arena, line, &entry))
            return false;
        ARENA_PUSH(arena, out->entry, out->count, capacity, entry);
    }
    for (size_t i = 0; i < out->count; i++) {
        if (map_put(&out->by_path, out->entry[i].path, &out->entry[i]))
            return false;
    }
    return true;
}

static int by_path(const void *a, const void *b)
{
    const ManifestEntry *left = a, *right = b;
    return str_cmp(left->path, right->path);
}

void manifest_write(Buf *buf, ManifestEntry *entry, size_t count)
{
    if (count > 0)
        qsort(entry, count, sizeof *entry, by_path);
    for (size_t i = 0; i < count; i++) {
        char hex[65];
        hash_hex(entry[i].hash, hex);
        buf_addf(buf, "%s  ", hex);
        buf_add(buf, entry[i].path);
        buf_addc(buf, '\n');
    }
}
