/* lint/lint_as_typed.c - what was meant as a heading, a table or a link, and
 * shows as it was typed. Each rule asks for more than the sign alone, so that a
 * sentence about such a sign is left in peace. */
#include "base/compat.h"
#include "lint/lint_internal.h"

#include <string.h>

static void report(const LintPage *at, uint32_t off, size_t len, Str help,
                   const char *message)
{
    diag_add(at->site->diags, DIAG_WARNING, "shown-as-typed",
             diag_at(at->page->source, (Span){off, (uint32_t)len}),
             str_from(message), help);
}

/* --- lines of a paragraph ------------------------------------------------- */

/* Of the alphabets of Europe: spaces that are none are told elsewhere. */
static bool begins_with_letter(Str text)
{
    uint8_t first = (uint8_t)text.ptr[0];

    return ascii_is_alpha(text.ptr[0]) || (first >= 0xC3 && first < 0xE0);
}

/* "##When": one '#' alone may be a number or a name of somewhere else. */
static void check_heading(const LintPage *at, Str line, uint32_t off)
{
    size_t level = 0;

    while (level < line.len && line.ptr[level] == '#')
        level++;
    if (level < 2 || level > 6 || level == line.len ||
        !begins_with_letter(str_slice(line, level, line.len)))
        return;
    report(at, off, level,
           arena_fmt(at->scratch, "write: %.*s %.*s", (int)level, line.ptr,
                     STR_ARG(str_slice(line, level, line.len))),
           "this shows as it is typed: a heading needs a space behind its '#'");
}

/* What the lines of a paragraph have in common. */
typedef struct Lines {
    size_t count;
    Str first;
    uint32_t first_off;
    bool all_in_bars; /* "| a | b |", each of them */
    bool dashes;      /* the second is "|---|" */
} Lines;

static bool in_bars(Str line)
{
    return line.len > 2 && line.ptr[0] == '|' &&
           line.ptr[line.len - 1] == '|' && line.ptr[line.len - 2] != '\\';
}

static bool is_dashes(Str line)
{
    for (size_t i = 0; i < line.len; i++)
        if (!strchr("|-: \t", line.ptr[i]))
            return false;
    return str_find_char(line, '-') != STR_NONE;
}

/* "|---|---|" for "| a | b |". */
static Str dashes_for(Arena *arena, Str line)
{
    Str dashes = STR("|");

    for (size_t i = 1; i < line.len && dashes.len < 200; i++)
        if (line.ptr[i] == '|' && line.ptr[i - 1] != '\\')
            dashes = str_cat(arena, dashes, STR("---|"));
    return dashes;
}

static void check_table(const LintPage *at, const Lines *lines)
{
    if (lines->count < 2 || !lines->all_in_bars)
        return;
    report(at, lines->first_off, lines->first.len,
           arena_fmt(at->scratch,
                     lines->dashes ? "write below this line, in place of what "
                                     "is there: %.*s"
                                   : "write a line below this one: %.*s",
                     STR_ARG(dashes_for(at->scratch, lines->first))),
           lines->dashes
               ? "this shows as it is typed and is no table: the dashes below "
                 "it are for another number of columns"
               : "this shows as it is typed and is no table: it has no line of "
                 "dashes below its headings");
}

void lint_paragraph(const LintPage *at, const Node *paragraph)
{
    Str text = at->page->source->text;
    size_t end = (size_t)paragraph->span.off + paragraph->span.len;
    Lines lines = {.all_in_bars = true};

    for (size_t from = paragraph->span.off; from < end;) {
        Str rest = str_slice(text, from, end);
        size_t len = str_find_char(rest, '\n');
        Str line = str_slice(rest, 0, len);
        size_t indent = 0;

        while (indent < line.len && strchr(" \t>", line.ptr[indent]))
            indent++;
        line = str_trim_right(str_slice(line, indent, line.len));
        check_heading(at, line, (uint32_t)(from + indent));
        lines.all_in_bars = lines.all_in_bars && in_bars(line);
        if (lines.count == 0) {
            lines.first = line;
            lines.first_off = (uint32_t)(from + indent);
        } else if (lines.count == 1) {
            lines.dashes = is_dashes(line);
        }
        lines.count++;
        from = len == STR_NONE ? end : from + len + 1;
    }
    check_table(at, &lines);
}

/* --- inside a line -------------------------------------------------------- */

/* Where a link may lead: nothing that stands in brackets in a sentence. */
static bool is_address(Str target)
{
    Str path = str_slice(target, 0, str_find_char(target, '#'));

    return str_find_char(target, ' ') == STR_NONE &&
           str_find_char(target, '\n') == STR_NONE &&
           (str_ends(path, ".md") || str_starts(target, "https://") ||
            str_starts(target, "http://"));
}

/* Longer than any address or words that somebody types. */
#define PART_MAX 300

/* What stands between `open` and the next `close` that begins text[at]. */
static bool take_part(Str text, size_t at, char open, char close, Str *out)
{
    Str rest = str_slice(text, at, at + PART_MAX);
    size_t end = str_find_char(rest, close);

    if (rest.len == 0 || rest.ptr[0] != open || end == STR_NONE)
        return false;
    *out = str_slice(rest, 1, end);
    return true;
}

/* The bracket that opens before text[at], at most PART_MAX back. */
static size_t opened_before(Str text, size_t at, char open)
{
    size_t from = at > PART_MAX ? at - PART_MAX : 0;
    size_t found = str_rfind_char(str_slice(text, from, at), open);

    if (found == STR_NONE ||
        (from + found > 0 && text.ptr[from + found - 1] == '\\'))
        return STR_NONE;
    return from + found;
}

/* "[words] (address)" and "(words)[address]", at the bracket that closes the
 * words. */
static void check_link(const LintPage *at, Str text, uint32_t off, size_t close)
{
    bool square = text.ptr[close] == ']';
    size_t next = close + 1, open;
    Str target, words;

    while (square && next < text.len && text.ptr[next] == ' ')
        next++;
    if (square && next == close + 1)
        return;
    if (!take_part(text, next, square ? '(' : '[', square ? ')' : ']',
                   &target) ||
        !is_address(target))
        return;
    open = opened_before(text, close, square ? '[' : '(');
    if (open == STR_NONE || open + 1 >= close)
        return;
    words = str_slice(text, open + 1, close);
    report(at, off + (uint32_t)open, next + target.len + 2 - open,
           arena_fmt(at->scratch, "write: [%.*s](%.*s)", STR_ARG(words),
                     STR_ARG(target)),
           square ? "this shows as it is typed and is no link: there is a "
                    "space before the address"
                  : "this shows as it is typed and is no link: its brackets "
                    "stand the other way round");
}

void lint_half_links(const LintPage *at, const Node *text)
{
    Str words = str_slice(at->page->source->text, text->span.off,
                          (size_t)text->span.off + text->span.len);

    for (size_t i = 0; i + 1 < words.len; i++)
        if ((words.ptr[i] == ']' && words.ptr[i + 1] == ' ') ||
            (words.ptr[i] == ')' && words.ptr[i + 1] == '['))
            check_link(at, words, text->span.off, i);
}
