/* tell/tell.c - one format or another, and what they share. */
#include "base/compat.h"
#include "tell/tell_internal.h"

#include <string.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/utf8.h"
#include "value/json.h"

/* Of one text. The longest that there is quotes what a plugin said. */
#define MAX_TEXT_BYTES ((size_t)1024 * 1024)
/* Of one value: a few texts, each byte of them at most six. */
#define MAX_VALUE_BYTES (32 * MAX_TEXT_BYTES)

void tell_write(const Tell *tell, TellFormat format, FILE *out)
{
    switch (format) {
    case TELL_JSON:
        tell_json(tell, out);
        return;
    case TELL_GITHUB:
        tell_github(tell, out);
        return;
    case TELL_SARIF:
        tell_sarif(tell, out);
        return;
    }
    BUG("no format %d", (int)format);
}

/* --- paths ---------------------------------------------------------------- */

static bool is_top(Arena *arena, Str folder)
{
    return fs_info(path_join(arena, folder, STR(".git")).ptr).kind !=
           FS_MISSING;
}

TellRoot tell_root(Arena *arena)
{
    TellRoot root = {STR(""), STR("")};

    if (fs_real_path(arena, ".", &root.here) != 0)
        return (TellRoot){STR(""), STR("")};
    root.top = root.here;
    for (Str folder = root.here; folder.len > 1; folder = path_folder(folder)) {
        if (!is_top(arena, folder))
            continue;
        root.top = folder;
        break;
    }
    return root;
}

/* A whole path without "." and "..", which lead nowhere above "/". */
static Str straight(Arena *arena, Str path)
{
    char *out = arena_alloc(arena, path.len + 2);
    size_t len = 0;
    Str part;

    while (str_split(&path, '/', &part)) {
        if (part.len == 0 || str_is(part, "."))
            continue;
        if (str_is(part, "..")) {
            while (len > 0 && out[--len] != '/')
                ;
            continue;
        }
        out[len++] = '/';
        memcpy(out + len, part.ptr, part.len);
        len += part.len;
    }
    if (len == 0)
        out[len++] = '/';
    return (Str){out, len};
}

bool tell_path_from(Arena *arena, Str here, Str top, Str path, Str *out)
{
    bool whole = str_starts(path, "/");
    Str full;

    *out = path;
    if (here.len == 0)
        return !whole;
    full = straight(arena, whole ? path
                                 : arena_fmt(arena, "%.*s/%.*s",
                                             STR_ARG(here), STR_ARG(path)));
    *out = full;
    if (!path_is_inside(full, top) || full.len <= top.len)
        return false;
    *out = str_slice(full, top.len, full.len);
    if (str_starts(*out, "/"))
        *out = str_slice(*out, 1, out->len);
    return out->len > 0;
}

bool tell_path(Arena *arena, const TellRoot *root, Str path, Str *out)
{
    return tell_path_from(arena, root->here, root->top, path, out);
}

bool tell_path_from_top(Arena *arena, Str path, Str *out)
{
    TellRoot root = tell_root(arena);

    return tell_path(arena, &root, path, out);
}

/* --- texts ---------------------------------------------------------------- */

Str tell_text(Arena *arena, Str text)
{
    Buf buf;
    Str clean;

    buf_init(&buf, MAX_TEXT_BYTES);
    for (size_t at = 0; at < text.len && !buf.full;)
        buf_add_codepoint(&buf, utf8_next(text, &at));
    clean = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return clean;
}

void tell_value(FILE *out, const Value *value)
{
    Buf buf;
    Str text;

    buf_init(&buf, MAX_VALUE_BYTES);
    json_write(&buf, value);
    if (buf.full)
        BUG("a value is longer than the texts in it can be");
    text = buf_str(&buf);
    fwrite(text.ptr, 1, text.len, out);
    buf_release(&buf);
}
