/* base/source.c - from byte offsets to lines and columns. */
#include "base/compat.h"
#include "base/source.h"

#include "base/utf8.h"

/* Offset behind the next line end at or after `from`, or STR_NONE when there
 * is none. */
static size_t next_line(Str text, size_t from)
{
    for (size_t i = from; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            return i + 1;
        if (text.ptr[i] == '\r')
            return i + 1 < text.len && text.ptr[i + 1] == '\n' ? i + 2 : i + 1;
    }
    return STR_NONE;
}

Source *source_new(Arena *arena, Str path, Str text)
{
    Source *source = ARENA_NEW(arena, Source);
    size_t count = 1;
    size_t at;

    if (text.len >= UINT32_MAX)
        BUG("a source of %zu bytes", text.len);
    /* Counted first, so that the table is no larger than it must be: it stays
     * for the whole build. */
    for (at = 0; (at = next_line(text, at)) != STR_NONE;)
        count++;
    *source = (Source){
        .path = path,
        .text = text,
        .line = ARENA_NEW_ARRAY(arena, uint32_t, count),
        .line_count = (uint32_t)count,
    };
    at = 0;
    for (size_t i = 1; i < count; i++)
        source->line[i] = (uint32_t)(at = next_line(text, at));
    return source;
}

uint32_t source_line_at(const Source *source, uint32_t off)
{
    uint32_t low = 0;
    uint32_t high = source->line_count; /* line[low] <= off < line[high] */

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (source->line[middle] <= off)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

uint32_t source_line_start(const Source *source, uint32_t line)
{
    if (line < 1)
        return 0;
    if (line > source->line_count)
        return (uint32_t)source->text.len;
    return source->line[line - 1];
}

Str source_line(const Source *source, uint32_t line)
{
    Str text;

    if (line < 1 || line > source->line_count)
        return str_slice(source->text, source->text.len, source->text.len);
    text = str_slice(source->text, source_line_start(source, line),
                     source_line_start(source, line + 1));
    if (text.len > 0 && text.ptr[text.len - 1] == '\n')
        text.len--;
    /* Every \r ends a line, so that there is at most one. */
    if (text.len > 0 && text.ptr[text.len - 1] == '\r')
        text.len--;
    return text;
}

/* Code points of the line that begin at `at` or later and end before `want`. */
static uint32_t count_columns(Str line, size_t at, size_t want)
{
    uint32_t count = 0;

    if (want > line.len)
        want = line.len; /* inside a line end, or behind the text */
    while (at < want) {
        utf8_next(line, &at);
        count += at <= want;
    }
    return count;
}

Place source_locate(const Source *source, uint32_t off)
{
    Place place = {source_line_at(source, off), 1};
    Str line = source_line(source, place.line);
    size_t bom = place.line == 1 && str_starts(line, "\xEF\xBB\xBF") ? 3 : 0;

    place.column += count_columns(
        line, bom, off - source_line_start(source, place.line));
    return place;
}

Place source_locate_from(const Source *source, uint32_t known_off, Place known,
                         uint32_t off)
{
    uint32_t start = source_line_start(source, known.line);
    Str line = source_line(source, known.line);

    /* Only from the start of a character onwards, and never from inside a byte
     * order mark, is the rest of the sum the same. */
    if (off < known_off || source_line_at(source, off) != known.line ||
        known.column < 2 || known_off - start >= line.len ||
        (line.ptr[known_off - start] & 0xC0) == 0x80)
        return source_locate(source, off);
    known.column += count_columns(line, known_off - start, off - start);
    return known;
}
