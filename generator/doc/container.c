/* doc/container.c - lines of the body, and what is left of them behind the
 * marks of the quotes and lists they stand in. Columns and tabs are counted
 * exactly as libcmark's blocks.c does. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#define TAB 4
#define CODE_INDENT 4
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* A place in a line. */
typedef struct Cursor {
    Str line;
    size_t off;        /* bytes */
    uint32_t column;   /* tabs counted; a tab may be half used */
    size_t nonspace;   /* offset of the next character that is no space */
    uint32_t indent;   /* columns up to there */
} Cursor;

uint32_t line_from(const Parse *parse, uint32_t line)
{
    uint32_t off = source_line_start(parse->source,
                                     parse->first_line + line - 1);

    if (off < parse->from)
        off = parse->from;
    /* libcmark drops the mark before it counts columns. */
    if (line == 1 && str_starts(str_slice(parse->source->text, off, parse->to),
                                BYTE_ORDER_MARK))
        off += sizeof BYTE_ORDER_MARK - 1;
    return off;
}

uint32_t line_to(const Parse *parse, uint32_t line)
{
    uint32_t number = parse->first_line + line - 1;
    size_t end = source_line_start(parse->source, number) +
                 source_line(parse->source, number).len;

    return end > parse->to ? parse->to : (uint32_t)end;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static char at(const Cursor *cursor, size_t off)
{
    return off < cursor->line.len ? cursor->line.ptr[off] : '\n';
}

static void look(Cursor *cursor)
{
    uint32_t column = cursor->column;
    size_t off = cursor->off;

    for (; is_blank(at(cursor, off)); off++)
        column += at(cursor, off) == '\t' ? TAB - column % TAB : 1;
    cursor->nonspace = off;
    cursor->indent = column - cursor->column;
}

static void go_columns(Cursor *cursor, uint32_t count)
{
    while (count > 0 && cursor->off < cursor->line.len) {
        uint32_t step = 1;

        if (at(cursor, cursor->off) == '\t')
            step = TAB - cursor->column % TAB;
        if (step > count) { /* a part of the tab stays */
            cursor->column += count;
            break;
        }
        cursor->column += step;
        cursor->off++;
        count -= step;
    }
}

/* Moves to an offset right of a known nonspace; what is between is no tab. */
static void go_to(Cursor *cursor, size_t off)
{
    while (cursor->off < off) {
        cursor->column += at(cursor, cursor->off) == '\t'
                              ? TAB - cursor->column % TAB
                              : 1;
        cursor->off++;
    }
}

static bool pass_quote(Cursor *cursor)
{
    look(cursor);
    if (cursor->indent >= CODE_INDENT || at(cursor, cursor->nonspace) != '>')
        return false;
    go_to(cursor, cursor->nonspace + 1);
    if (is_blank(at(cursor, cursor->off)))
        go_columns(cursor, 1);
    return true;
}

/* Passes a list item's marker; returns the columns its lines are set in. */
static uint32_t pass_marker(Cursor *cursor)
{
    Cursor behind;
    uint32_t marker, spaces;
    size_t off;

    look(cursor);
    off = cursor->nonspace;
    while (ascii_is_digit(at(cursor, off)))
        off++;
    off++; /* the bullet, '.' or ')' */
    marker = (uint32_t)(off - cursor->nonspace);
    go_to(cursor, off);
    behind = *cursor;
    while (behind.column - cursor->column <= 5 &&
           is_blank(at(&behind, behind.off)))
        go_columns(&behind, 1);
    spaces = behind.column - cursor->column;
    if (spaces >= 1 && spaces < 5 && behind.off < behind.line.len) {
        uint32_t width = cursor->indent + marker + spaces;

        *cursor = behind;
        return width;
    }
    if (spaces > 0)
        go_columns(cursor, 1);
    return cursor->indent + marker + 1;
}

static bool pass(Cursor *cursor, const Container *container, uint32_t line)
{
    if (container->quote)
        return pass_quote(cursor);
    if (container->line == line) {
        pass_marker(cursor);
        return true;
    }
    look(cursor);
    if (cursor->indent >= container->width) {
        go_columns(cursor, container->width);
        return true;
    }
    if (cursor->nonspace < cursor->line.len)
        return false;
    go_to(cursor, cursor->nonspace);
    return true;
}

/* Passes the marks of all containers; false when some are missing. */
static bool pass_all(const Parse *parse, Cursor *cursor, uint32_t line,
                     const Container *around, size_t depth)
{
    uint32_t from = line_from(parse, line);
    bool all = true;

    *cursor = (Cursor){
        .line = str_slice(parse->source->text, from, line_to(parse, line))};
    for (size_t i = 0; all && i < depth; i++)
        all = pass(cursor, &around[i], line);
    look(cursor);
    return all;
}

Line container_line(const Parse *parse, uint32_t line, const Container *around,
                    size_t depth)
{
    Cursor cursor;
    bool all = pass_all(parse, &cursor, line, around, depth);

    return (Line){line_from(parse, line) + (uint32_t)cursor.nonspace,
                  line_to(parse, line), !all,
                  cursor.indent >= CODE_INDENT};
}

uint32_t container_item_width(const Parse *parse, uint32_t line,
                              const Container *around, size_t depth)
{
    Cursor cursor;

    pass_all(parse, &cursor, line, around, depth);
    return pass_marker(&cursor);
}

bool container_underline(const Parse *parse, uint32_t line,
                         const Container *around, size_t depth)
{
    Cursor cursor;
    size_t off;
    char c;

    if (!pass_all(parse, &cursor, line, around, depth) ||
        cursor.indent >= CODE_INDENT)
        return false;
    off = cursor.nonspace;
    c = at(&cursor, off);
    if (c != '=' && c != '-')
        return false;
    while (at(&cursor, off) == c)
        off++;
    while (is_blank(at(&cursor, off)))
        off++;
    return off == cursor.line.len;
}
