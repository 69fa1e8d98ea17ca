/* value/yaml_pasted.c - what word processors and web pages write in the place
 * of spaces and dashes. It looks right on the screen and means something else:
 * it is told, mended and read on as it was meant. Texts keep what they have:
 * only the beginnings of lines and names are looked at. */
#include "base/compat.h"

#include "value/yaml_draft.h"

#include "base/limits.h"
#include "base/pasted.h"
#include "base/utf8.h"

#include <string.h>

#define MAX_BYTES (1024u * 1024)

typedef struct Pasting {
    YamlJob *job;
    YamlDraft *draft;
    YamlLine line;
    uint32_t list; /* the column of the list that lines may belong to */
    bool in_list;
    bool opens;    /* the line before ends in ':': a list may begin */
    uint32_t parent; /* its column */
} Pasting;

/* A space that is no space for YAML, at *at; moves behind it. */
static bool odd_space(Str text, uint32_t *at)
{
    size_t next = *at;

    if (next >= text.len || (unsigned char)text.ptr[next] < 0x80 ||
        !pasted_is_space(utf8_next(text, &next)))
        return false;
    *at = (uint32_t)next;
    return true;
}

static Str text_of(const Pasting *pasting)
{
    return str_slice(pasting->draft->text, 0, pasting->line.end);
}

static void edit(Pasting *pasting, uint32_t off, uint32_t drop, Str put)
{
    yaml_draft_shrink(&pasting->job->scratch, pasting->draft, off, drop, put);
    pasting->line = yaml_draft_line(pasting->draft, pasting->line.from);
}

/* The line as it is now in the draft, behind the words of `lead`. */
static Str mended(const Pasting *pasting, const char *lead)
{
    Str text = yaml_line_text(pasting->draft, &pasting->line);

    if (text.len > LIMIT_EXCERPT_COLUMNS)
        return str_from(lead);
    return arena_fmt(&pasting->job->scratch, "%s: %.*s", lead, STR_ARG(text));
}

static void report(Pasting *pasting, const char *code, Span span,
                   const char *lead, const char *message)
{
    yaml_report(pasting->job, &pasting->job->slips, DIAG_WARNING, code, span,
                mended(pasting, lead), "%s", message);
}

/* Odd spaces from `at` on, among plain ones, become plain; *span covers them
 * in the source. False when there are none. All in one edit: a line may be
 * nothing but such spaces. */
static bool mend_spaces(Pasting *pasting, uint32_t at, Span *span)
{
    Str text = text_of(pasting);
    uint32_t first = 0, end = 0; /* of the odd ones */

    while (at < text.len) {
        uint32_t next = at;

        if (odd_space(text, &next)) {
            first = end > 0 ? first : at;
            end = next;
        } else if (text.ptr[at] == ' ') {
            next++;
        } else {
            break;
        }
        at = next;
    }
    if (end == 0)
        return false;
    *span = yaml_draft_span(pasting->draft, yaml_span(first, end));
    yaml_draft_spaces(&pasting->job->scratch, pasting->draft, first, end);
    pasting->line = yaml_draft_line(pasting->draft, pasting->line.from);
    return true;
}

static const char odd_words[] =
    "there is a space here that is none for a computer: a no-break space, as "
    "Word writes it";

static void mend_indentation(Pasting *pasting)
{
    Span span;

    if (mend_spaces(pasting, pasting->line.from, &span))
        report(pasting, "hard-space", span,
               "type plain spaces in its place", odd_words);
}

/* Where the bullet at `at` and the space behind it end; `at` when it is none.
 * A star and an 'o' are bullets only where a list can be. */
static uint32_t bullet_end(Str text, uint32_t at)
{
    size_t next = at;
    uint32_t end;
    uint32_t c;

    if (at >= text.len)
        return at;
    c = utf8_next(text, &next);
    if (!pasted_is_bullet(c) && c != '*' &&
        !(c == 'o' && next < text.len && text.ptr[next] == '\t'))
        return at;
    end = (uint32_t)pasted_skip(text, next);
    return end > next ? end : at;
}

static bool list_can_be(const Pasting *pasting)
{
    uint32_t column = yaml_line_column(&pasting->line);

    return (pasting->in_list && pasting->list == column) ||
           (pasting->opens && column >= pasting->parent);
}

static void mend_bullet(Pasting *pasting)
{
    uint32_t at = pasting->line.content;
    uint32_t end = bullet_end(text_of(pasting), at);
    size_t sign = at;
    Span span;

    if (end == at || !list_can_be(pasting))
        return;
    utf8_next(text_of(pasting), &sign);
    span = yaml_draft_span(pasting->draft, yaml_span(at, (uint32_t)sign));
    edit(pasting, at, end - at, STR("- "));
    report(pasting, "pasted-bullet", span, "write a dash and a space",
           "a list is written with '-' before each line, not with this sign");
}

/* "-<no-break space>item" */
static void mend_dash_space(Pasting *pasting)
{
    uint32_t at = pasting->line.content;
    Str text = text_of(pasting);
    Span span;

    if (at >= text.len || text.ptr[at] != '-')
        return;
    if (mend_spaces(pasting, at + 1, &span))
        report(pasting, "hard-space", span, "type a plain space in its place",
               odd_words);
}

/* Behind the characters from `at` on that nobody can see. */
static size_t unseen_end(Str text, size_t at)
{
    size_t next = at;

    while (next < text.len && utf8_is_unseen(utf8_next(text, &next)))
        at = next;
    return at;
}

/* Soft hyphens and the like inside a name, which nobody can see there. */
static void mend_name(Pasting *pasting, uint32_t from)
{
    Str text = text_of(pasting);
    size_t at = from;

    while (at < text.len && pasting->job->slips.count < YAML_MAX_REPORTS) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        size_t end = at > from ? unseen_end(text, at) : at;

        if (end > at) {
            Span span = yaml_draft_span(
                pasting->draft, yaml_span((uint32_t)at, (uint32_t)end));
            edit(pasting, (uint32_t)at, (uint32_t)(end - at), STR(""));
            report(pasting, "unseen-character", span,
                   "delete the name and type it again",
                   "there is an invisible character in this name");
            text = text_of(pasting);
            continue;
        }
        if (c >= 0x80 || !(ascii_is_alnum((char)c) || c == '_' || c == '-'))
            break;
        at = next;
    }
}

/* "name<no-break space>:", "name:<no-break space>text" */
static void mend_colon_spaces(Pasting *pasting)
{
    uint32_t from = pasting->line.content;
    uint32_t name, at;
    bool odd_before = false;
    Span before = {0, 0}, behind;
    Str text = text_of(pasting);

    while (from + 1 < text.len && text.ptr[from] == '-' &&
           text.ptr[from + 1] == ' ')
        for (from++; from < text.len && text.ptr[from] == ' '; from++)
            ;
    mend_name(pasting, from);
    text = text_of(pasting);
    name = yaml_line_name(pasting->draft, from, pasting->line.end);
    if (name == from)
        return;
    at = name;
    while (at < text.len && (text.ptr[at] == ' ' || odd_space(text, &at)))
        if (text.ptr[at] == ' ')
            at++;
    if (at >= text.len || text.ptr[at] != ':')
        return;
    odd_before = mend_spaces(pasting, name, &before);
    text = text_of(pasting);
    for (at = name; text.ptr[at] == ' '; at++)
        ;
    if (odd_before) {
        edit(pasting, name, at - name, STR(""));
        at = name;
    }
    if (mend_spaces(pasting, at + 1, &behind))
        report(pasting, "hard-space", behind,
               "type a plain space in its place", odd_words);
    else if (odd_before)
        report(pasting, "hard-space", before, "leave it out", odd_words);
}

/* What may stand on the next line. */
static void remember(Pasting *pasting)
{
    uint32_t column = yaml_line_column(&pasting->line);
    Str text = yaml_line_text(pasting->draft, &pasting->line);
    bool dash = yaml_line_has_dash(pasting->draft, &pasting->line);

    if (dash) {
        pasting->in_list = true;
        pasting->list = column;
    } else if (pasting->in_list && column <= pasting->list) {
        pasting->in_list = false;
    }
    pasting->opens = str_ends(text, ":");
    pasting->parent = column + (dash ? 2 : 0);
}

/* Behind the lines below '|', which are text and keep what they have. */
static uint32_t skip_block(const Pasting *pasting)
{
    uint32_t column = yaml_line_column(&pasting->line);
    uint32_t next = pasting->line.next;

    while (next < pasting->draft->text.len) {
        YamlLine line = yaml_draft_line(pasting->draft, next);

        if (line.content < line.end && yaml_line_column(&line) <= column)
            break;
        next = line.next;
    }
    return next;
}

static bool is_plain_ascii(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80)
            return false;
    return true;
}

void yaml_mend_pasted(YamlJob *job, YamlDraft *draft)
{
    Pasting pasting = {.job = job, .draft = draft};
    uint32_t next = job->from;

    if (job->to - job->from > MAX_BYTES)
        return; /* no hand has written that */
    while (next < draft->text.len && job->slips.count < YAML_MAX_REPORTS) {
        pasting.line = yaml_draft_line(draft, next);
        if (!is_plain_ascii(str_slice(draft->text, pasting.line.from,
                                      pasting.line.end)))
            mend_indentation(&pasting);
        if (!pasting.line.empty) {
            mend_bullet(&pasting);
            mend_dash_space(&pasting);
            mend_colon_spaces(&pasting);
            remember(&pasting);
        }
        next = yaml_line_begins_block(draft, &pasting.line)
                   ? skip_block(&pasting)
                   : pasting.line.next;
    }
}
