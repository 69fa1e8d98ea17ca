/* output/copy.c - what a copy says of itself. */
#include "base/compat.h"

#include "output/copy.h"

#include "base/limits.h"
#include "value/json.h"

const char *copy_name(CopyKind kind)
{
    static const char *const NAME[] = {"web",   "usb", "zip",    "epub",
                                       "print", "zim", "preview"};
    return NAME[kind];
}

Sha256 copy_edition_id(ManifestEntry *entry, size_t count)
{
    Buf buf;
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    manifest_write(&buf, entry, count);
    Sha256 id = hash_sha256(buf_str(&buf));
    buf_release(&buf);
    return id;
}

static Str day(Arena *arena, Date date)
{
    return date_is_set(date) ? date_iso(arena, date) : STR("");
}

Str copy_signed_line(Arena *arena, const Site *site, const Copy *copy)
{
    Str edition = day(arena, site->edition), made = day(arena, copy->made);
    return arena_fmt(arena, "edition %s, %s%s%s",
                     edition.len > 0 ? edition.ptr : "without a date",
                     copy_name(copy->kind), made.len > 0 ? ", made " : "",
                     made.ptr);
}

void copy_edition_script(Buf *buf, const Site *site, const Copy *copy,
                         Sha256 id, size_t files, uint64_t bytes)
{
    Arena arena;
    char hex[65];
    arena_init(&arena);
    hash_hex(id, hex);
    Value *map = value_map(&arena);
    value_set_text(&arena, map, "id", str_from(hex));
    value_set_text(&arena, map, "day", day(&arena, site->edition));
    value_set_text(&arena, map, "made", day(&arena, copy->made));
    value_set_text(&arena, map, "kind", str_from(copy_name(copy->kind)));
    value_set_number(&arena, map, "files", (double)files);
    value_set_number(&arena, map, "bytes", (double)bytes);
    value_set_text(&arena, map, "baseUrl", site->config.base_url);
    buf_adds(buf, "window.handbookEdition = ");
    json_write(buf, map);
    buf_adds(buf, ";\n");
    arena_release(&arena);
}
