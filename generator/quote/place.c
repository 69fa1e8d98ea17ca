/* quote/place.c - pinpoints as stretches of a document's words. */
#include "base/compat.h"
#include "quote/place.h"

#include <string.h>

#include "quote/pinpoint.h"

/* A document with numbers that only go down or stand still has no end to any
 * of them: so many looks a place are enough for every other. */
#define LOOKS_PER_PLACE 64

static bool is_full(const WordRanges *ranges)
{
    return ranges->count == PLACE_MAX_RANGES;
}

static void add_range(WordRanges *ranges, uint32_t from, uint32_t to)
{
    if (!is_full(ranges) && from < to)
        ranges->item[ranges->count++] = (WordRange){from, to};
}

bool quote_place_has(const WordRanges *ranges, uint32_t word)
{
    for (size_t i = 0; i < ranges->count; i++)
        if (word >= ranges->item[i].from && word < ranges->item[i].to)
            return true;
    return false;
}

/* --- headings ------------------------------------------------------------- */

static uint32_t heading_end(const Fingerprint *print, size_t at)
{
    for (size_t i = at + 1; i < print->place_count; i++)
        if (print->place[i].kind == PLACE_HEADING &&
            print->place[i].rank <= print->place[at].rank)
            return print->place[i].word;
    return print->word_count;
}

static void find_heading(const Fingerprint *print, Str words,
                         WordRanges *out)
{
    uint16_t hash = fingerprint_heading(words);
    size_t before = out->count;

    for (size_t i = 0; i < print->place_count; i++)
        if (print->place[i].kind == PLACE_HEADING &&
            print->place[i].hash == hash)
            add_range(out, print->place[i].word, heading_end(print, i));
    if (out->count > before || (!str_is(words, "introduction") &&
                                !str_is(words, "title")))
        return;
    /* what stands before the second heading */
    for (size_t i = 0; i < print->place_count; i++)
        if (print->place[i].kind == PLACE_HEADING && print->place[i].word > 0) {
            add_range(out, 0, print->place[i].word);
            return;
        }
}

/* --- numbers -------------------------------------------------------------- */

/* Figures by their value, then letters: "9" before "15", "15" before "15a". */
static int compare_labels(const char *a, const char *b)
{
    size_t a_len = strspn(a, "0123456789"), b_len = strspn(b, "0123456789");

    if (a_len != b_len)
        return a_len < b_len ? -1 : 1;
    return strcmp(a, b);
}

static bool has_figures(const char *label)
{
    return ascii_is_digit(label[0]);
}

/* Up to the next that counts on from it: "(1)" inside number 39 does not.
 * *looks counts the places that were looked at. */
static uint32_t number_end(const Fingerprint *print, size_t at, uint64_t *looks)
{
    const char *label = print->place[at].label;

    for (size_t i = at + 1; i < print->place_count; i++, ++*looks)
        if (print->place[i].kind == PLACE_NUMBER &&
            has_figures(print->place[i].label) == has_figures(label) &&
            compare_labels(print->place[i].label, label) > 0)
            return print->place[i].word;
    return print->word_count;
}

/* Numbers of the document from one to another: labels of one kind. */
typedef struct Numbers {
    char from[PLACE_LABEL_BYTES], to[PLACE_LABEL_BYTES];
} Numbers;

static void find_numbers(const Fingerprint *print, const Numbers *numbers,
                         WordRanges *out)
{
    uint64_t looks = 0, most = LOOKS_PER_PLACE * (uint64_t)print->place_count;

    for (size_t i = 0; i < print->place_count && looks <= most && !is_full(out);
         i++) {
        const char *label = print->place[i].label;

        if (print->place[i].kind == PLACE_NUMBER &&
            has_figures(label) == has_figures(numbers->from) &&
            compare_labels(label, numbers->from) >= 0 &&
            compare_labels(label, numbers->to) <= 0)
            add_range(out, print->place[i].word,
                      number_end(print, i, &looks));
    }
}

/* A document whose own numbers can be told from those of a list in it. */
static bool is_numbered(const Fingerprint *print)
{
    size_t count = 0;

    for (size_t i = 0; i < print->place_count; i++)
        if (print->place[i].kind == PLACE_NUMBER &&
            has_figures(print->place[i].label) && ++count >= 3)
            return true;
    return false;
}

/* The paragraphs or list points of these numbers, counted in a stretch. */
static void find_counted(const Fingerprint *print, PlaceKind kind,
                         uint64_t from, uint64_t to, WordRange within,
                         WordRanges *out)
{
    uint64_t seen = 0;

    for (size_t i = 0; i < print->place_count && !is_full(out); i++) {
        const DocumentPlace *place = &print->place[i];
        size_t next = i + 1;

        if (place->kind != kind || place->word < within.from ||
            place->word >= within.to || ++seen < from || seen > to)
            continue;
        while (next < print->place_count &&
               (print->place[next].word == place->word ||
                (print->place[next].kind != kind &&
                 print->place[next].kind != PLACE_HEADING &&
                 print->place[next].kind != PLACE_PARAGRAPH)))
            next++;
        add_range(out, place->word, next < print->place_count
                                        ? print->place[next].word
                                        : print->word_count);
    }
}

/* --- pinpoints ------------------------------------------------------------ */

static bool take_label(Str number, char label[PLACE_LABEL_BYTES])
{
    if (number.len == 0 || number.len >= PLACE_LABEL_BYTES)
        return false;
    memset(label, 0, PLACE_LABEL_BYTES);
    memcpy(label, number.ptr, number.len);
    return true;
}

/* What the number of one place says; headings: those above it. */
static void find_number(const Fingerprint *print, Str label, Str from, Str to,
                        const WordRanges *headings, WordRanges *out)
{
    WordRange all = {0, print->word_count};
    bool point = str_is(label, "bullet");
    PlaceKind kind = point ? PLACE_POINT : PLACE_PARAGRAPH;
    uint64_t first, last;
    Numbers numbers;

    /* pages are not to be seen in a text */
    if (str_is(label, "p") || str_is(label, "col"))
        return;
    if (!point && take_label(from, numbers.from) && take_label(to, numbers.to))
        find_numbers(print, &numbers, out);
    if (!str_to_u64(from, &first) || !str_to_u64(to, &last) || first == 0 ||
        (!point && (!str_is(label, "para") || is_numbered(print))))
        return;
    find_counted(print, kind, first, last, all, out);
    for (size_t i = 0; i < headings->count; i++)
        find_counted(print, kind, first, last, headings->item[i], out);
}

/* Numbers below the headings; where they do not meet, each of both. */
static void join(const WordRanges *a, const WordRanges *b, WordRanges *out)
{
    size_t before = out->count;

    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++) {
            uint32_t from = a->item[i].from > b->item[k].from
                                ? a->item[i].from : b->item[k].from;
            uint32_t to = a->item[i].to < b->item[k].to ? a->item[i].to
                                                        : b->item[k].to;
            add_range(out, from, to);
        }
    if (out->count > before)
        return;
    for (size_t i = 0; i < a->count; i++)
        add_range(out, a->item[i].from, a->item[i].to);
    for (size_t k = 0; k < b->count; k++)
        add_range(out, b->item[k].from, b->item[k].to);
}

static void find_place(const Fingerprint *print, const PinpointPlace *place,
                       WordRanges *out)
{
    WordRanges headings = {.count = 0}, numbers = {.count = 0};

    for (size_t i = 0; i < place->from.count; i++) {
        const PinpointLevel *level = &place->from.level[i];

        if (str_is(level->label, "heading"))
            find_heading(print, level->number, &headings);
        else if (!str_is(level->label, "("))
            find_number(print, level->label, level->number,
                        i < place->to.count ? place->to.level[i].number
                                            : level->number,
                        &headings, &numbers);
    }
    join(&headings, &numbers, out);
}

void quote_place_find(const Fingerprint *fingerprint, Str pinpoint,
                      WordRanges *out)
{
    Arena scratch;
    const Pinpoint *read;

    *out = (WordRanges){.count = 0};
    if (pinpoint.len == 0)
        return;
    arena_init(&scratch);
    read = pinpoint_new(&scratch, pinpoint);
    for (size_t i = 0; i < read->count; i++)
        find_place(fingerprint, &read->place[i], out);
    arena_release(&scratch);
}

/* --- told ----------------------------------------------------------------- */

/* The heading's own words, from the document at hand. */
static Str heading_text(const Fingerprint *print, const Document *document,
                        uint32_t word)
{
    const DocumentPlace *found = NULL;
    Str rest, line = STR("");

    for (size_t i = 0; i < print->place_count; i++)
        if (print->place[i].kind == PLACE_HEADING &&
            print->place[i].word <= word)
            found = &print->place[i];
    if (!found || !document || found->word >= document->words.count)
        return line;
    rest = str_slice(document->text, document->words.item[found->word].off,
                     document->text.len);
    str_line(&rest, &line);
    line = str_trim(line);
    while (str_ends(line, "*"))
        line.len--;
    return line;
}

/* Its number, where the document has some; else its paragraph, counted. */
static Str nearest_number(Arena *arena, const Fingerprint *print,
                          uint32_t word)
{
    const char *label = NULL;
    size_t paragraph = 0;

    for (size_t i = 0; i < print->place_count; i++) {
        const DocumentPlace *place = &print->place[i];

        if (place->word > word)
            break;
        if (place->kind == PLACE_NUMBER && has_figures(place->label) &&
            (!label || compare_labels(place->label, label) > 0))
            label = place->label;
        paragraph += place->kind == PLACE_PARAGRAPH;
    }
    if (is_numbered(print) && label)
        return arena_fmt(arena, "number %s, ", label);
    return paragraph > 0 ? arena_fmt(arena, "paragraph %zu, ", paragraph)
                         : STR("");
}

Str quote_place_name(Arena *arena, const Fingerprint *fingerprint,
                     const Document *document, uint32_t word)
{
    Str heading = heading_text(fingerprint, document, word);
    Str number = nearest_number(arena, fingerprint, word);

    if (heading.len > 0)
        heading = arena_fmt(arena, "under '%.*s', ", STR_ARG(heading));
    return arena_fmt(arena, "%.*s%.*sabout word %u of %u", STR_ARG(heading),
                     STR_ARG(number), (unsigned)word + 1,
                     (unsigned)fingerprint->word_count);
}
