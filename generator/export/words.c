/* export/words.c - what copies say of themselves: sizes, and texts that fit. */
#include "base/compat.h"
#include "export/forms.h"

#include "base/utf8.h"

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

/* Where the text must end so that `max` characters are enough, "…" included. A
 * word is only cut where it alone is longer than that. */
static size_t end_within(Str text, size_t max)
{
    size_t at = 0, word = 0;

    for (size_t count = 1; count < max; count++) {
        if (text.ptr[at] == ' ')
            word = at;
        utf8_next(text, &at);
    }
    return word > 0 && text.ptr[at] != ' ' ? word : at;
}

Str text_shortened(Arena *arena, Str text, size_t max)
{
    Buf line;
    Str out;
    size_t at = 0;

    buf_init(&line, text.len + 1);
    while (at < text.len) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);

        if (c > ' ' && c != 0x7f)
            buf_add(&line, str_slice(text, from, at));
        else if (line.len > 0 && line.ptr[line.len - 1] != ' ')
            buf_addc(&line, ' ');
    }
    out = str_trim(buf_str(&line));
    if (utf8_count(out) <= max)
        out = str_dup(arena, out);
    else
        out = str_cat(arena, str_slice(out, 0, end_within(out, max)),
                      STR("…"));
    buf_release(&line);
    return out;
}

Colour export_accent(const ExportJob *job)
{
    const Value *settings = job->contexts->theme->settings;
    Colour colour = {0x1d, 0x4f, 0x91};

    (void)colour_parse(value_as_text(value_get(settings, "accent")), &colour);
    return colour;
}
