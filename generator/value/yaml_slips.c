/* value/yaml_slips.c - lines that begin in the wrong column, or without their
 * dash or colon.
 *
 * What a line belongs to shows in how far in it begins, so that one line one
 * space off makes all below it look wrong. Which line that is cannot be told
 * from the first that looks wrong. It is tried out: of the small changes to a
 * few lines near it the one that leaves least to complain of is what was
 * meant. */
#include "base/compat.h"

#include "value/yaml_draft.h"

#include "base/limits.h"

/* Mistakes that are looked at in one round, lines near each, columns that a
 * line may be moved to, and rounds. */
#define PLACES  3
#define LINES   5
#define COLUMNS 8
#define ROUNDS  24
/* A line of so many columns may go on in the next. */
#define WRAPPED 40
/* Lines above and below where columns are looked for. */
#define NEAR_LINES 12
/* The same for lines of the same kind. */
#define ALIKE_LINES 24
/* All rounds and trials together read at most so many bytes. */
#define MAX_BYTES (8u * 1024 * 1024)

typedef enum SlipKind {
    SLIP_COLUMN,
    SLIP_DASH,
    SLIP_COLON,
    SLIP_TAB,
    SLIP_BRACKET
} SlipKind;

typedef struct Slip {
    SlipKind kind;
    YamlLine line;
    uint32_t off, drop; /* what changes, in the draft */
    Str put;
    uint32_t column; /* SLIP_COLUMN */
    unsigned cost;   /* how odd it would be */
} Slip;

typedef struct Search {
    YamlJob *job;
    const YamlDraft *draft;
    size_t bytes; /* left to read */
    size_t left;  /* mistakes in the draft */
    Slip best;
    YamlDraft best_draft;
    size_t best_left;
} Search;

static const char spaces[] = "                                                ";

/* --- the lines near a mistake --------------------------------------------- */

/* All lines of the part that is read, with what is no line of its own left
 * out: comments, empty ones, texts below '|'. */
typedef struct Lines {
    YamlLine *item;
    size_t count, capacity;
} Lines;

static Lines read_lines(YamlJob *job, const YamlDraft *draft)
{
    Lines lines = {0};
    uint32_t from = job->from;

    while (from < draft->text.len) {
        YamlLine line = yaml_draft_line(draft, from);

        from = line.next;
        if (!line.empty)
            ARENA_PUSH(&job->scratch, lines.item, lines.count, lines.capacity,
                       line);
    }
    return lines;
}

static size_t line_at(const Lines *lines, uint32_t off)
{
    size_t low = 0;
    size_t high = lines->count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (lines->item[middle].next <= off)
            low = middle + 1;
        else
            high = middle;
    }
    return low < lines->count ? low : lines->count - 1;
}

/* The line itself, the one above it, and the one that opened what it stands
 * in: the first below the nearest that is further out. */
static size_t choose_lines(const Lines *lines, size_t index, size_t *out)
{
    uint32_t column = yaml_line_column(&lines->item[index]);
    size_t count = 0;
    size_t above = index;

    out[count++] = index;
    if (index > 0)
        out[count++] = index - 1;
    while (above > 0 && yaml_line_column(&lines->item[above - 1]) >= column)
        above--;
    if (above > 0 && above < index - 1)
        out[count++] = above;
    if (above > 0 && above - 1 < index - 1)
        out[count++] = above - 1;
    return count;
}

/* --- what might have been meant ------------------------------------------- */

static void add_column(uint32_t *columns, size_t *count, uint32_t column)
{
    for (size_t i = 0; i < *count; i++)
        if (columns[i] == column)
            return;
    if (*count < COLUMNS && column < sizeof spaces - 1)
        columns[(*count)++] = column;
}

/* The word that a line begins with, behind its dash, or "". */
static Str first_name(const YamlDraft *draft, const YamlLine *line)
{
    uint32_t from = line->content;

    if (yaml_line_has_dash(draft, line))
        for (from++; from < line->end && draft->text.ptr[from] == ' '; from++)
            ;
    return str_slice(draft->text, from,
                     yaml_line_name(draft, from, line->end));
}

/* Whether the line begins with this name and its colon. */
static bool is_name(const YamlDraft *draft, const YamlLine *line, Str name)
{
    Str first = first_name(draft, line);
    size_t behind = (size_t)(first.ptr - draft->text.ptr) + first.len;

    return str_eq(first, name) && behind < line->end &&
           draft->text.ptr[behind] == ':';
}

/* How many lines near this one are of its kind and begin at `column`: a dash,
 * or the same name. */
static unsigned count_alike(const Search *search, const Lines *lines,
                            size_t index, uint32_t column)
{
    const YamlDraft *draft = search->draft;
    const YamlLine *line = &lines->item[index];
    bool dash = yaml_line_has_dash(draft, line);
    Str name = first_name(draft, line);
    size_t from = index > ALIKE_LINES ? index - ALIKE_LINES : 0;
    unsigned count = 0;

    for (size_t i = from; i < lines->count && i <= index + ALIKE_LINES; i++) {
        const YamlLine *other = &lines->item[i];

        if (i == index || yaml_line_column(other) != column ||
            yaml_line_has_dash(draft, other) != dash)
            continue;
        count += dash || (name.len > 0 && is_name(draft, other, name));
    }
    return count > 3 ? 3 : count;
}

/* Whether the line is text below '|'. */
static bool is_block_text(const Search *search, const Lines *lines,
                          size_t index)
{
    uint32_t column = yaml_line_column(&lines->item[index]);

    while (index-- > 0)
        if (yaml_line_column(&lines->item[index]) < column)
            return yaml_line_begins_block(search->draft, &lines->item[index]);
    return false;
}

/* The lines just above and below, which most often stand in line with it. */
static unsigned count_beside(const Search *search, const Lines *lines,
                             size_t index, uint32_t column)
{
    unsigned count = 0;

    if (index > 0 && !is_block_text(search, lines, index - 1)) {
        const YamlLine *above = &lines->item[index - 1];
        uint32_t at = yaml_line_column(above);

        if (yaml_line_has_dash(search->draft, above) &&
            !yaml_line_has_dash(search->draft, &lines->item[index]))
            at += 2;
        count += at == column;
    }
    if (index + 1 < lines->count &&
        !str_ends(yaml_line_text(search->draft, &lines->item[index]), ":") &&
        yaml_line_column(&lines->item[index + 1]) == column)
        count += count > 0 ? 2 : 1;
    return count;
}

/* Whether the line may go on with the text of the one above: that is full, or
 * ends in '|'. */
static bool goes_on(const Search *search, const Lines *lines, size_t index)
{
    const YamlLine *above;

    if (index == 0 || yaml_line_has_dash(search->draft, &lines->item[index]))
        return false;
    above = &lines->item[index - 1];
    return above->end - above->from >= WRAPPED ||
           is_block_text(search, lines, index - 1) ||
           yaml_line_begins_block(search->draft, above);
}

/* Where lines near this one begin, and what stands behind their dashes. */
static size_t near_columns(const Search *search, const Lines *lines,
                           size_t index, uint32_t *columns)
{
    size_t count = 0;

    add_column(columns, &count, 0);
    if (goes_on(search, lines, index))
        add_column(columns, &count,
                   yaml_line_column(&lines->item[index - 1]) + 2);
    for (size_t step = 1; step <= NEAR_LINES; step++) {
        for (int side = 0; side < 2; side++) {
            const YamlLine *line;

            if (side == 0 ? step > index : index + step >= lines->count)
                continue;
            line = &lines->item[side == 0 ? index - step : index + step];
            add_column(columns, &count, yaml_line_column(line));
            if (yaml_line_has_dash(search->draft, line))
                add_column(columns, &count, yaml_line_column(line) + 2);
        }
    }
    return count;
}

static void try_one(Search *search, Slip slip)
{
    uint32_t at[PLACES];
    size_t count, left;
    YamlDraft draft;

    if (search->bytes < search->draft->text.len ||
        (search->best_left == 0 && slip.cost >= search->best.cost))
        return;
    search->bytes -= search->draft->text.len;
    draft = yaml_draft_edit(&search->job->scratch, search->draft, slip.off,
                            slip.drop, slip.put);
    left = yaml_try(search->job, &draft, at, PLACES, &count);
    if (left > search->best_left || left >= search->left ||
        (left == search->best_left && slip.cost >= search->best.cost))
        return;
    search->best = slip;
    search->best_draft = draft;
    search->best_left = left;
}

/* first: the line where the mistake was seen. */
static void try_columns(Search *search, const Lines *lines, size_t index,
                        bool first)
{
    const YamlLine *line = &lines->item[index];
    uint32_t column = yaml_line_column(line);
    uint32_t columns[COLUMNS];
    size_t count = near_columns(search, lines, index, columns);
    bool entry = yaml_line_has_dash(search->draft, line) ||
                 is_name(search->draft, line,
                         first_name(search->draft, line));
    bool on = goes_on(search, lines, index);

    for (size_t i = 0; i < count; i++) {
        uint32_t to = columns[i];
        uint32_t far = to > column ? to - column : column - to;
        unsigned usual = count_alike(search, lines, index, to) +
                         count_beside(search, lines, index, to);

        if (far == 0 || (!entry && !on))
            continue;
        try_one(search,
                (Slip){.kind = SLIP_COLUMN, .line = *line, .off = line->from,
                       .drop = column, .put = str_of(spaces, to),
                       .column = to,
                       .cost = 8 + far * 2 + (to % 2) * 3 + !first - usual});
    }
}

/* Whether the line stands below the dash of an entry that begins with the same
 * name, or with none as this one. */
static bool is_like_entry(const Search *search, const Lines *lines,
                          size_t index)
{
    const YamlDraft *draft = search->draft;
    const YamlLine *line = &lines->item[index];
    uint32_t column = yaml_line_column(line);
    Str name = first_name(draft, line);
    bool named = is_name(draft, line, name);

    while (index-- > 0 && yaml_line_column(&lines->item[index]) >= column) {
        const YamlLine *above = &lines->item[index];

        if (yaml_line_column(above) != column)
            continue;
        return yaml_line_has_dash(draft, above) &&
               (named ? is_name(draft, above, name)
                      : !is_name(draft, above, first_name(draft, above)));
    }
    return false;
}

/* Whether the line begins an entry at `column`, with names or without as the
 * other. */
static bool is_entry_like(const YamlDraft *draft, const YamlLine *line,
                          uint32_t column, const YamlLine *other)
{
    return yaml_line_column(line) == column &&
           yaml_line_has_dash(draft, line) &&
           is_name(draft, line, first_name(draft, line)) ==
               is_name(draft, other, first_name(draft, other));
}

/* Whether a dash at `column` would stand in a list: below another dash, or
 * below a name that has nothing behind its colon. */
static bool list_can_be(const Search *search, const Lines *lines,
                        size_t index, uint32_t column)
{
    const YamlDraft *draft = search->draft;

    for (size_t i = index; i-- > 0;) {
        const YamlLine *above = &lines->item[i];

        if (yaml_line_column(above) > column)
            continue;
        return is_entry_like(draft, above, column, &lines->item[index]) ||
               str_ends(yaml_line_text(draft, above), ":");
    }
    return index + 1 < lines->count &&
           is_entry_like(draft, &lines->item[index + 1], column,
                         &lines->item[index]);
}

static void try_dash(Search *search, const Lines *lines, size_t index,
                     bool first)
{
    const YamlLine *line = &lines->item[index];

    if (yaml_line_has_dash(search->draft, line))
        return;
    /* "  id: x" for "  - id: x"; "    id: x" for the same. */
    if (list_can_be(search, lines, index, yaml_line_column(line)))
        try_one(search,
            (Slip){.kind = SLIP_DASH, .line = *line, .off = line->content,
                   .put = STR("- "),
                   .cost = (is_like_entry(search, lines, index) ? 8u : 14u) +
                           !first});
    if (yaml_line_column(line) >= 2 &&
        list_can_be(search, lines, index, yaml_line_column(line) - 2))
        try_one(search, (Slip){.kind = SLIP_DASH, .line = *line,
                               .off = line->content - 2, .drop = 2,
                               .put = STR("- "), .cost = 15u + !first});
}

/* A name has small letters. "title My page", "title = My page", "title",
 * "- id:x". */
static void try_colon(Search *search, const Lines *lines, size_t index,
                      bool first)
{
    const YamlLine *line = &lines->item[index];
    const char *text = search->draft->text.ptr;
    bool wraps = goes_on(search, lines, index);
    bool sign = false, known;
    uint32_t from = line->content;
    uint32_t name, at;
    bool dash = yaml_line_has_dash(search->draft, line);

    while (dash && (from == line->content || text[from] == ' '))
        from++;
    name = yaml_line_name(search->draft, from, line->end);
    at = name;
    if (name == from || ascii_lower(text[from]) != text[from])
        return;
    known = count_alike(search, lines, index, yaml_line_column(line)) > 0 &&
            !dash;
    while (at < line->end && text[at] == ' ')
        at++;
    sign = at < line->end && (text[at] == '=' || text[at] == ';');
    if (sign)
        at++;
    else if (at < line->end && at == name && text[at] == ':')
        at++;
    else if (at == name && at < line->end)
        return;
    while (at < line->end && text[at] == ' ')
        at++;
    if (str_starts(str_slice(search->draft->text, name, at), ": ") ||
        str_is(str_slice(search->draft->text, name, line->end), ":"))
        return;
    try_one(search, (Slip){.kind = SLIP_COLON, .line = *line, .off = name,
                           .drop = at - name,
                           .put = at == line->end ? STR(":") : STR(": "),
                           .cost = 11u + !first +
                                   (sign || known ? 0 : 6u * wraps) -
                                   (known ? 4u : 0)});
}

/* Tabs at the beginning: no computer knows how far in they are. */
static void try_tabs(Search *search, const Lines *lines, size_t index)
{
    const YamlLine *line = &lines->item[index];
    const char *text = search->draft->text.ptr;
    uint32_t columns[COLUMNS];
    uint32_t end = line->content;
    uint32_t width = yaml_line_column(line);
    size_t count;

    if (end >= line->end || text[end] != '\t')
        return;
    for (; end < line->end && yaml_is_blank(text[end]); end++)
        width += text[end] == '\t' ? 2 : 1;
    count = near_columns(search, lines, index, columns);
    add_column(columns, &count, 2);
    add_column(columns, &count, 4);
    for (size_t i = 0; i < count; i++) {
        uint32_t to = columns[i];

        try_one(search,
                (Slip){.kind = SLIP_TAB, .line = *line, .off = line->from,
                       .drop = end - line->from, .put = str_of(spaces, to),
                       .column = to,
                       .cost = 1 + (to > width ? to - width : width - to) +
                               (to == 0 ? 8u : 0)});
    }
}

/* "- date: 2026-01-20, kind: law}" */
static void try_bracket(Search *search, const YamlLine *line)
{
    const char *text = search->draft->text.ptr;
    Str all = yaml_line_text(search->draft, line);
    uint32_t from = line->content;

    if (!str_ends(all, "}") || str_find_char(all, '{') != STR_NONE)
        return;
    if (yaml_line_has_dash(search->draft, line))
        for (from++; text[from] == ' '; from++)
            ;
    try_one(search, (Slip){.kind = SLIP_BRACKET, .line = *line, .off = from,
                           .put = STR("{"), .cost = 2});
}

static void search_near(Search *search, const Lines *lines, uint32_t off)
{
    size_t near[LINES];
    size_t index = line_at(lines, off);
    size_t count = choose_lines(lines, index, near);

    try_tabs(search, lines, index);
    if (search->draft->text.ptr[lines->item[index].content] == '\t')
        return;
    try_bracket(search, &lines->item[index]);
    for (size_t i = 0; i < count; i++) {
        try_colon(search, lines, near[i], i == 0);
        try_columns(search, lines, near[i], i == 0);
        try_dash(search, lines, near[i], i == 0);
    }
}

/* --- what is said of it --------------------------------------------------- */

/* The line above, or else below, that the moved one stands in line with. */
static Str neighbour(const Search *search, const Lines *lines, const Slip *slip)
{
    size_t index = line_at(lines, slip->line.content);
    const YamlDraft *draft = search->draft;

    for (size_t i = index; i-- > 0;) {
        const YamlLine *line = &lines->item[i];
        bool dash = yaml_line_has_dash(draft, line) &&
                    yaml_line_column(line) + 2 == slip->column;

        if (yaml_line_column(line) == slip->column || dash)
            return yaml_excerpt(search->job,
                                yaml_draft_off(draft, line->content +
                                                          (dash ? 2 : 0)),
                                yaml_draft_off(draft, line->end));
        if (yaml_line_column(line) < slip->column)
            break;
    }
    return STR("");
}

static void report_column(const Search *search, const Lines *lines,
                          const Slip *slip, Span span)
{
    Arena *arena = &search->job->scratch;
    Str like = neighbour(search, lines, slip);
    Str help;

    if (slip->column == 0)
        help = like.len > 0 ? arena_fmt(arena, "put no space before it, as "
                                               "before '%.*s'",
                                        STR_ARG(like))
                            : STR("put no space before it");
    else
        help = arena_fmt(arena, "begin the line with %u space%s%s%.*s%s",
                         (unsigned)slip->column, slip->column == 1 ? "" : "s",
                         like.len > 0 ? ", to stand below '" : "",
                         STR_ARG(like), like.len > 0 ? "'" : "");
    yaml_report(search->job, &search->job->slips, DIAG_ERROR,
                "yaml-indentation", span, help, "%s",
                slip->column < yaml_line_column(&slip->line)
                    ? "this line begins too far in"
                    : "this line does not begin far enough in");
}

/* The line as it should be, behind the words of `lead`. */
static Str mended(const Search *search, const Slip *slip, const char *lead)
{
    YamlLine line = yaml_draft_line(&search->best_draft, slip->line.from);
    Str text = yaml_line_text(&search->best_draft, &line);

    if (text.len > LIMIT_EXCERPT_COLUMNS)
        return str_from(lead);
    return arena_fmt(&search->job->scratch, "%s: %.*s", lead, STR_ARG(text));
}

/* The tabs that a line begins with, and no spaces beside them. */
static Span tab_of(const YamlDraft *draft, const Slip *slip)
{
    uint32_t from = slip->line.content;
    uint32_t to = from;

    while (draft->text.ptr[to] == '\t')
        to++;
    return yaml_draft_span(draft, yaml_span(from, to));
}

static void report(const Search *search, const Lines *lines)
{
    const Slip *slip = &search->best;
    YamlJob *job = search->job;
    Span whole = yaml_draft_span(search->draft, yaml_span(slip->line.content,
                                                          slip->line.end));
    Str name = str_slice(search->draft->text, slip->line.content, slip->off);

    if (slip->kind == SLIP_TAB)
        yaml_report(job, &job->slips, DIAG_ERROR, "yaml-tab",
                    tab_of(search->draft, slip),
                    slip->column == 0
                        ? STR("put nothing before it")
                        : arena_fmt(&job->scratch,
                                    "begin the line with %u space%s instead",
                                    (unsigned)slip->column,
                                    slip->column == 1 ? "" : "s"),
                    "a tab at the start of a line: only spaces can move a "
                    "line in");
    else if (slip->kind == SLIP_BRACKET)
        yaml_report(job, &job->slips, DIAG_ERROR, "yaml-bracket",
                    yaml_draft_span(search->draft,
                                    yaml_span(slip->line.end - 1,
                                              slip->line.end)),
                    mended(search, slip, "open it"),
                    "the bracket that closes here was never opened");
    else if (slip->kind == SLIP_COLUMN)
        report_column(search, lines, slip, whole);
    else if (slip->kind == SLIP_DASH)
        yaml_report(job, &job->slips, DIAG_ERROR, "yaml-syntax", whole,
                    mended(search, slip, "begin it with a dash and a space"),
                    "this line stands in a list but does not begin with '-'");
    else if (slip->off < search->draft->text.len && /* a name may end it */
             search->draft->text.ptr[slip->off] == ':')
        yaml_report(job, &job->slips, DIAG_ERROR, "yaml-space",
                    yaml_draft_span(search->draft,
                                    yaml_span(slip->off, slip->off + 1)),
                    mended(search, slip, "write a space"),
                    "there is no space after '%.*s:'",
                    STR_ARG(str_trim(str_starts(name, "- ")
                                         ? str_slice(name, 2, name.len)
                                         : name)));
    else
        yaml_report(job, &job->slips, DIAG_ERROR, "yaml-syntax", whole,
                    mended(search, slip,
                           "write a colon and a space after the name"),
                    "this line has no ':' after its name");
}

bool yaml_mend_slips(YamlJob *job, YamlDraft *draft)
{
    Search search = {.job = job, .draft = draft, .bytes = MAX_BYTES};
    bool found = false;

    for (int round = 0; round < ROUNDS; round++) {
        uint32_t at[PLACES];
        size_t count;
        Lines lines;

        if (search.bytes < draft->text.len)
            break;
        search.bytes -= draft->text.len;
        search.left = yaml_try(job, draft, at, PLACES, &count);
        search.best_left = search.left;
        search.best.cost = UINT32_MAX;
        if (search.left == 0 || count == 0)
            break;
        lines = read_lines(job, draft);
        for (size_t i = 0; i < count && lines.count > 0; i++)
            search_near(&search, &lines, at[i]);
        if (search.best_left >= search.left)
            break;
        report(&search, &lines);
        *draft = search.best_draft;
        found = true;
    }
    return found;
}
