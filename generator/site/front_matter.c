/* site/front_matter.c - where the front matter of a page is. */
#include "base/compat.h"
#include "site/front_matter.h"

static Span span_of(size_t from, size_t to)
{
    return (Span){(uint32_t)from, (uint32_t)(to - from)};
}

Str front_matter_line(Str text, size_t from, size_t *next)
{
    size_t end = from;

    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        end++;
    *next = end;
    if (*next < text.len && text.ptr[*next] == '\r')
        (*next)++;
    if (*next < text.len && text.ptr[*next] == '\n')
        (*next)++;
    return str_slice(text, from, end);
}

static bool is_marker(Str line, const char *marker)
{
    return str_starts(line, marker) && str_is(str_trim_right(line), marker);
}

/* A line that was meant to be "---" and is not: "--", " ---", "—". */
static bool is_half_marker(Str line)
{
    line = str_trim(line);
    if (str_is(line, "—") || str_is(line, "–") || str_is(line, "—-") ||
        str_is(line, "–-"))
        return true;
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] != '-' && line.ptr[i] != '=' && line.ptr[i] != '_')
            return false;
    return line.len > 1;
}

/* Where front matter that was never closed seems to end: the last line before
 * an empty one or a heading, or a line that was meant to close it. */
static Span guess_last(Str text, size_t from, bool *half_closed)
{
    Span last = span_of(from, from);

    for (size_t next; from < text.len; from = next) {
        Str line = front_matter_line(text, from, &next);

        if (str_trim(line).len == 0 || str_starts(line, "#"))
            break;
        last = span_of(from, from + line.len);
        *half_closed = is_half_marker(line);
        if (*half_closed)
            break;
    }
    return last;
}

/* "+++" lines round the front matter, as Hugo writes them: not ours, but no
 * text for readers either. */
static void skip_toml(Str text, size_t start, FrontMatter *found)
{
    size_t next;

    if (!is_marker(front_matter_line(text, start, &next), "+++"))
        return;
    for (size_t from = next; from < text.len; from = next) {
        if (!is_marker(front_matter_line(text, from, &next), "+++"))
            continue;
        found->toml = span_of(start, start + 3);
        found->body = span_of(next, text.len);
        return;
    }
}

/* "title" of "title: x" at the start of a line; "" when it is no such line. */
static Str key_of(Str line)
{
    size_t colon = str_find_char(line, ':');

    if (colon == STR_NONE || line.len == 0 || line.ptr[0] == '#' ||
        line.ptr[0] == '-' || ascii_is_space(line.ptr[0]))
        return STR("");
    if (colon + 1 < line.len && !ascii_is_space(line.ptr[colon + 1]))
        return STR("");
    return str_trim_right(str_slice(line, 0, colon));
}

/* A first line that was meant to be "---", or is missing, and names with a
 * colon below it. Only where no empty line comes before a line that is "---";
 * or, with a title among the names, one that was meant to be; or, where it
 * begins with a title, anything: a word processor turns both lines into dashes,
 * and some leave both out. A heading with "---" below it is Markdown. */
static bool is_unopened(Str text, size_t start, FrontMatter *found)
{
    size_t next;
    Str line = front_matter_line(text, start, &next);
    size_t lines = 0;
    bool title;

    found->half_opened = is_half_marker(line);
    title = found->unopened = !found->half_opened &&
                              str_is(key_of(line), "title");
    if (!found->half_opened && !found->unopened)
        return false;
    for (size_t from = next; from < text.len; from = next) {
        Str key;

        line = front_matter_line(text, from, &next);
        if (is_marker(line, "---"))
            return lines > 0;
        if (is_half_marker(line))
            return lines > 0 && title;
        if (str_trim(line).len == 0)
            return lines > 0 && found->unopened;
        key = key_of(str_trim(line));
        if (lines++ == 0 && key.len == 0)
            return false;
        title = title || str_is(key, "title");
    }
    return false;
}

/* Where the text begins behind empty lines, when that is front matter with a
 * title and its "---" below; else `start`. */
static size_t behind_empty_lines(Str text, size_t start)
{
    size_t from = start, next = start;
    bool title = false;
    Str line;

    do {
        from = next;
        line = front_matter_line(text, from, &next);
    } while (next < text.len && str_trim(line).len == 0);
    if (from == start || !is_marker(line, "---"))
        return start;
    for (size_t at = next, lines = 0; at < text.len; at = next, lines++) {
        line = front_matter_line(text, at, &next);
        if (is_marker(line, "---"))
            return title ? from : start;
        if (str_trim(line).len == 0 || (lines == 0 && key_of(line).len == 0))
            break;
        title = title || str_is(key_of(line), "title");
    }
    return start;
}

FrontMatter front_matter_find(Str text)
{
    size_t start = str_starts(text, "\xEF\xBB\xBF") ? 3 : 0;
    FrontMatter found = {.body = span_of(start, text.len)};
    size_t next, first = behind_empty_lines(text, start);
    Str line;

    found.late = first > start;
    start = first;
    line = front_matter_line(text, start, &next);
    if (!is_marker(line, "---") && !is_unopened(text, start, &found)) {
        found.unopened = found.half_opened = false;
        skip_toml(text, start, &found);
        return found;
    }
    found.present = true;
    found.opening = span_of(start, start + (found.unopened || found.half_opened
                                                ? line.len
                                                : 3));
    if (!found.unopened)
        start = next;
    for (size_t from = start; from < text.len; from = next) {
        line = front_matter_line(text, from, &next);
        if (!is_marker(line, "---") && !is_marker(line, "..."))
            continue;
        found.inside = span_of(start, from);
        found.body = span_of(next, text.len);
        return found;
    }
    found.open = true;
    found.inside = span_of(start, text.len);
    found.body = span_of(text.len, text.len);
    found.looks_last = guess_last(text, start, &found.half_closed);
    return found;
}

bool front_matter_part(Str text, size_t *at, size_t end,
                       FrontMatterPart *out)
{
    size_t next;

    text = str_slice(text, 0, end);
    out->key = STR("");
    for (; *at < text.len; *at = next) {
        Str line = front_matter_line(text, *at, &next);
        Str key = key_of(line);

        if (out->key.len > 0 && line.len > 0 && line.ptr[0] != '#' &&
            !ascii_is_space(line.ptr[0]) && line.ptr[0] != '-')
            break;
        if (out->key.len == 0 && key.len > 0) {
            out->key = key;
            out->span = span_of(*at, next);
        }
        if (out->key.len > 0)
            out->span.len = (uint32_t)(next - out->span.off);
    }
    return out->key.len > 0;
}
