/* doc/table.c - GitHub's pipe tables, cut out of a paragraph's lines.
 *
 * A table is a line of cells, a line of as many delimiters (":---:"), and the
 * lines behind them. libcmark has seen a paragraph, or a heading when "---"
 * or "===" stood below. A '|' behind a backslash is text, in code too. */
#include "base/compat.h"
#include "doc/doc_internal.h"

#include <string.h>

/* Goes through the cells of a line. */
typedef struct Cells {
    const char *text; /* of the source */
    uint32_t at, to;
    bool done;
} Cells;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static Cells cells_of(const Parse *parse, Line line)
{
    Cells cells = {parse->source->text.ptr, line.from, line.to, false};

    while (cells.to > cells.at && ascii_is_space(cells.text[cells.to - 1]))
        cells.to--;
    if (cells.at < cells.to && cells.text[cells.at] == '|')
        cells.at++;
    return cells;
}

/* The next cell, trimmed, as a Line. */
static bool next_cell(Cells *cells, Line *cell)
{
    uint32_t end = cells->at;

    if (cells->done)
        return false;
    while (end < cells->to && cells->text[end] != '|')
        end += cells->text[end] == '\\' && end + 1 < cells->to ? 2 : 1;
    *cell = (Line){.from = cells->at, .to = end};
    cells->at = end + 1;
    cells->done = cells->at >= cells->to;
    while (cell->from < cell->to && is_blank(cells->text[cell->from]))
        cell->from++;
    while (cell->to > cell->from && ascii_is_space(cells->text[cell->to - 1]))
        cell->to--;
    return true;
}

/* ":--", "--:" and so on. */
static bool read_align(const char *text, Line cell, NodeAlign *align)
{
    bool left = cell.from < cell.to && text[cell.from] == ':';
    bool right;
    uint32_t at = cell.from + (left ? 1 : 0), from = at;

    while (at < cell.to && text[at] == '-')
        at++;
    right = at < cell.to && text[at] == ':';
    *align = NODE_ALIGN_NONE;
    if (left)
        *align = right ? NODE_ALIGN_CENTER : NODE_ALIGN_LEFT;
    else if (right)
        *align = NODE_ALIGN_RIGHT;
    return at > from && at + (right ? 1 : 0) == cell.to;
}

/* Columns of a delimiter row, 0 when it is none. */
static uint32_t delimiter_columns(const Parse *parse, Line line)
{
    Cells cells = cells_of(parse, line);
    uint32_t columns = 0;
    NodeAlign align;
    Line cell;

    if (cells.at == cells.to)
        return 0;
    while (next_cell(&cells, &cell)) {
        if (!read_align(cells.text, cell, &align))
            return 0;
        columns++;
    }
    return columns;
}

static uint32_t count_cells(const Parse *parse, Line line)
{
    Cells cells = cells_of(parse, line);
    uint32_t count = 0;
    Line cell;

    while (next_cell(&cells, &cell))
        count++;
    return count;
}

/* The index of the delimiter row in a leaf's lines, 0 when there is none. */
static size_t find_table(const Parse *parse, const Leaf *leaf,
                         uint32_t *columns)
{
    for (size_t i = 1; i < leaf->line_count; i++) {
        if (leaf->line[i].lazy)
            continue;
        *columns = delimiter_columns(parse, leaf->line[i]);
        if (*columns > 0 &&
            *columns == count_cells(parse, leaf->line[i - 1]))
            return i;
    }
    return 0;
}

/* A cell's text: "\|" means "|" before anything else is read. */
static Content cell_content(Parse *parse, Line cell)
{
    Str s = str_slice(parse->source->text, cell.from, cell.to);
    size_t pipes = 0, len = 0;
    Content content = {s, NULL, 1};
    char *text;

    for (size_t i = 0; i + 1 < s.len; i++)
        pipes += s.ptr[i] == '\\' && s.ptr[i + 1] == '|';
    content.piece = ARENA_NEW_ARRAY(&parse->scratch, Piece, pipes + 1);
    content.piece[0].off = cell.from;
    if (pipes == 0)
        return content;
    text = arena_chars(&parse->scratch, s.len + 1);
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\\' && i + 1 < s.len && s.ptr[i + 1] == '|') {
            i++;
            if (len == 0) /* no two pieces begin at 0 */
                content.piece[0].off = cell.from + (uint32_t)i;
            else
                content.piece[content.count++] =
                    (Piece){(uint32_t)len, cell.from + (uint32_t)i};
        }
        text[len++] = s.ptr[i];
    }
    content.text = str_of(text, len);
    return content;
}

static void add_cell(Parse *parse, Node *row, Line cell, NodeAlign align)
{
    Node *node = parse_node(parse, NODE_TABLE_CELL,
                          (Span){cell.from, cell.to - cell.from});

    node->as.cell.align = align;
    node->as.cell.header = row->as.row.header;
    node_append(row, node);
    if (++parse->cells > LIMIT_TABLE_CELLS)
        parse_stop(parse, "too-many-cells", row->span,
                   "the tables of the page have more than %d cells",
                   LIMIT_TABLE_CELLS);
    else if (cell.to > cell.from)
        leaf_add(parse, node)->content = cell_content(parse, cell);
}

static void add_row(Parse *parse, Node *table, Line line, bool header)
{
    Node *row = parse_node(parse, NODE_TABLE_ROW,
                         (Span){line.from, line.to - line.from});
    Cells cells = cells_of(parse, line);

    row->as.row.header = header;
    node_append(table, row);
    for (uint32_t i = 0; i < table->as.table.columns && !parse->stopped; i++) {
        Line cell;

        if (!next_cell(&cells, &cell))
            cell = (Line){.from = line.to, .to = line.to};
        add_cell(parse, row, cell, table->as.table.align[i]);
    }
}

static Node *new_table(Parse *parse, Line delimiters, uint32_t columns)
{
    Node *table = parse_node(parse, NODE_TABLE, (Span){0, 0});
    NodeAlign *align = ARENA_NEW_ARRAY(parse->arena, NodeAlign, columns);
    Cells cells = cells_of(parse, delimiters);
    Line cell;

    for (uint32_t i = 0; next_cell(&cells, &cell); i++)
        read_align(cells.text, cell, &align[i]);
    table->as.table.align = align;
    table->as.table.columns = columns;
    return table;
}

static Span lines_span(const Line *line, size_t count)
{
    return (Span){line[0].from, line[count - 1].to - line[0].from};
}

/* Is the underline of what libcmark took for a heading a rule? */
static bool is_rule(const Parse *parse, Line line)
{
    return line.to - line.from >= 3 &&
           parse->source->text.ptr[line.from] == '-';
}

static void insert_after(Node *place, Node *node)
{
    if (place->next)
        node_insert_before(place->next, node);
    else
        node_append(place->parent, node);
}

/* What stands below the table: lines that lack the marks of the quote around
 * it. They are a paragraph again. */
static Node *add_rest(Parse *parse, const Leaf *leaf, Node *place, size_t from)
{
    Line *line = leaf->line + from;
    size_t count = leaf->line_count - from;
    Node *node =
        parse_node(parse, NODE_PARAGRAPH, lines_span(line, count));
    Leaf *rest = leaf_add(parse, node);

    insert_after(place, node);
    rest->line = line;
    rest->line_count = count;
    rest->inner = true;
    return node;
}

/* The heading that libcmark saw has one more line: a row of the table, or a
 * rule below it. */
static Node *take_underline(Parse *parse, Leaf *leaf)
{
    const Line *old = leaf->line;
    Node *rule;

    if (is_rule(parse, leaf->underline)) {
        rule = parse_node(parse, NODE_THEMATIC_BREAK,
                        lines_span(&leaf->underline, 1));
        return rule;
    }
    leaf->line =
        ARENA_NEW_ARRAY(&parse->scratch, Line, leaf->line_count + 1);
    memcpy(leaf->line, old, leaf->line_count * sizeof *old);
    leaf->line[leaf->line_count++] = leaf->underline;
    return NULL;
}

/* The lines above the table stay a paragraph, or become one. */
static void keep_above(Parse *parse, Leaf *leaf, size_t count)
{
    Node *node = leaf->node;
    Node *above = NULL;

    leaf->line_count = count;
    leaf->setext = false;
    if (count > 0) {
        leaf_trim(parse, leaf);
        above = parse_node(parse, NODE_PARAGRAPH,
                         lines_span(leaf->line, leaf->line_count));
        node_insert_before(node, above);
    }
    node_unlink(node);
    leaf->node = above;
}

/* The table whose delimiters are this line of the leaf; *end is behind it. */
static Node *read_table(Parse *parse, const Leaf *leaf, size_t delimiters,
                        uint32_t columns, size_t *end)
{
    Node *table = new_table(parse, leaf->line[delimiters], columns);
    size_t at = delimiters + 1;

    add_row(parse, table, leaf->line[delimiters - 1], true);
    while (at < leaf->line_count && !leaf->line[at].lazy && !parse->stopped)
        add_row(parse, table, leaf->line[at++], false);
    table->span =
        lines_span(&leaf->line[delimiters - 1], at - (delimiters - 1));
    *end = at;
    return table;
}

bool table_take(Parse *parse, size_t leaf_index)
{
    Leaf leaf = parse->leaf[leaf_index]; /* the list moves when cells come */
    Node *rule = NULL, *last;
    uint32_t columns = 0;
    size_t delimiters, end;

    if (leaf.node->kind == NODE_HEADING && !leaf.setext)
        return false;
    delimiters = find_table(parse, &leaf, &columns);
    if (delimiters == 0)
        return false;
    if (columns > LIMIT_TABLE_COLUMNS) {
        diag_addf(parse->diags, DIAG_ERROR, "table-too-wide",
                  diag_at(parse->source,
                          lines_span(&leaf.line[delimiters], 1)),
                  "the table has %u columns, more than %d", columns,
                  LIMIT_TABLE_COLUMNS);
        return false;
    }
    if (leaf.setext)
        rule = take_underline(parse, &leaf);
    last = read_table(parse, &leaf, delimiters, columns, &end);
    insert_after(leaf.node, last);
    if (end < leaf.line_count)
        last = add_rest(parse, &leaf, last, end);
    if (rule)
        insert_after(last, rule);
    keep_above(parse, &leaf, delimiters - 1);
    parse->leaf[leaf_index] = leaf;
    return true;
}
