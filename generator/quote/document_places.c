/* quote/document_places.c - headings, numbers, paragraphs and list points of a
 * plain text. */
#include "base/compat.h"
#include "quote/document.h"

#include <string.h>

#include "quote/pinpoint.h"

/* A heading is short; a line that is longer than a page is wide holds a whole
 * paragraph. */
#define HEADING_WORDS 18
#define LONG_LINE 100

typedef struct Lines {
    Arena *arena;
    Document *document;
    size_t capacity;
    size_t word; /* the first that does not stand before the line */
    bool after_gap; /* an empty line or a heading stands above */
} Lines;

static void add(Lines *lines, DocumentPlace place)
{
    Document *document = lines->document;

    if (lines->word >= document->words.count)
        return;
    place.word = (uint32_t)lines->word;
    ARENA_PUSH(lines->arena, document->place, document->place_count,
               lines->capacity, place);
}

static Str next_of(Str text, size_t from)
{
    Str rest = str_slice(text, from, text.len), line = STR("");

    str_line(&rest, &line);
    return str_trim(line);
}

/* How many words the line has: those from lines->word that end before `end`. */
static size_t words_to(const Lines *lines, size_t end)
{
    const FoldWords *words = &lines->document->words;
    size_t count = 0;

    while (lines->word + count < words->count &&
           words->item[lines->word + count].off < end &&
           count <= HEADING_WORDS)
        count++;
    return count;
}

static void add_heading(Lines *lines, Str line, unsigned rank)
{
    Str words = pinpoint_words(lines->arena, line);

    add(lines, (DocumentPlace){.kind = PLACE_HEADING,
                               .rank = (uint8_t)rank,
                               .hash = fingerprint_heading(words)});
}

/* "### Title" has rank 3; 0: not marked so. */
static unsigned rank_of_marks(Str line)
{
    unsigned marks = 0;

    while (marks < line.len && line.ptr[marks] == '#')
        marks++;
    return marks <= 6 && marks < line.len && line.ptr[marks] == ' ' ? marks
                                                                    : 0;
}

/* A line by itself that could be a heading: its rank, 0 when it is none. next:
 * the line below. */
static unsigned rank_of_look(const Lines *lines, Str line, Str next)
{
    char last = line.ptr[line.len - 1];

    if (str_starts(line, "**") && str_ends(line, "**") && line.len > 4)
        return RANK_BOLD;
    if (!lines->after_gap || (next.len > 0 && next.len < LONG_LINE) ||
        last == '.' || last == ',' || last == ';')
        return 0;
    return last == '?' || last == ':' ? RANK_QUESTION : RANK_PLAIN;
}

static bool take_heading(Lines *lines, Str line, Str next, size_t end)
{
    unsigned rank = rank_of_marks(line);
    size_t words = words_to(lines, end);

    if (words == 0)
        return false;
    if (rank == 0 && words <= HEADING_WORDS)
        rank = rank_of_look(lines, line, next);
    if (rank == 0)
        return false;
    add_heading(lines, line, rank);
    return true;
}

/* Bytes of the space at `at`: no-break ones are common behind dashes. */
static size_t space_at(Str line, size_t at)
{
    if (at < line.len && ascii_is_space(line.ptr[at]))
        return 1;
    return str_starts(str_slice(line, at, line.len), "\xC2\xA0") ? 2 : 0;
}

/* Behind the mark of a list point, or `line` itself. */
static Str without_point(Str line)
{
    static const char *const marks[] = {"-", "*", "–", "—", "•", "·", "●",
                                        "▪", "o"};

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t at = strlen(marks[i]);

        if (!str_starts(line, marks[i]) || space_at(line, at) == 0)
            continue;
        while (space_at(line, at) > 0)
            at += space_at(line, at);
        return str_slice(line, at, line.len);
    }
    return line;
}

/* Figures with at most one letter, or a letter by itself. */
static size_t label_length(Str line)
{
    size_t at = 0;

    while (at < line.len && ascii_is_digit(line.ptr[at]))
        at++;
    if (at < line.len && ascii_is_alpha(line.ptr[at]))
        at++;
    return at < PLACE_LABEL_BYTES - 1 ? at : 0;
}

/* "58.", "(3)", "a)", "[29]", "2 -": the label in lower case, or false. */
static bool read_label(Str line, char label[PLACE_LABEL_BYTES])
{
    bool opened = line.len > 0 && (line.ptr[0] == '(' || line.ptr[0] == '[');
    bool bold = str_starts(line, "**");
    Str rest = str_slice(line, bold ? 2 : opened ? 1 : 0, line.len);
    size_t len = label_length(rest);
    char close;

    if (len == 0 || len >= rest.len)
        return false;
    close = rest.ptr[len];
    memset(label, 0, PLACE_LABEL_BYTES);
    for (size_t i = 0; i < len; i++)
        label[i] = ascii_lower(rest.ptr[i]);
    rest = str_slice(rest, len, rest.len);
    if (str_starts(rest, " - ") || str_starts(rest, " – "))
        return true;
    if (close != ')' && close != ']' && close != '.')
        return false;
    /* "A. Smith" and "1.5": a number stands apart from what follows */
    return (rest.len == 1 || ascii_is_space(rest.ptr[1]) || bold ||
            (unsigned char)rest.ptr[1] >= 0x80) &&
           (close != '.' || ascii_is_digit(label[0]));
}

static void take_line(Lines *lines, Str line, Str next, size_t end)
{
    Str bare = without_point(line);
    DocumentPlace number = {.kind = PLACE_NUMBER};
    bool is_point = bare.ptr != line.ptr;
    bool numbered = read_label(bare, number.label);

    if (!is_point && !numbered && take_heading(lines, line, next, end)) {
        lines->after_gap = true;
        return;
    }
    if (numbered)
        add(lines, number);
    if (is_point)
        add(lines, (DocumentPlace){.kind = PLACE_POINT});
    else if (lines->after_gap)
        add(lines, (DocumentPlace){.kind = PLACE_PARAGRAPH});
    lines->after_gap = false;
}

void document_find_places(Arena *arena, Document *out)
{
    Lines lines = {.arena = arena, .document = out, .after_gap = true};
    const FoldWords *words = &out->words;

    for (size_t from = 0; from < out->text.len;) {
        Str rest = str_slice(out->text, from, out->text.len), line;
        size_t end;

        str_line(&rest, &line);
        end = (size_t)(rest.ptr - out->text.ptr);
        line = str_trim(line);
        while (lines.word < words->count &&
               words->item[lines.word].off < from)
            lines.word++;
        if (line.len == 0)
            lines.after_gap = true;
        else
            take_line(&lines, line, next_of(out->text, end), end);
        from = end;
    }
}
