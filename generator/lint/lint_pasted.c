/* lint/lint_pasted.c - lists and headings that were pasted from a word
 * processor: they look like what they were, and are one long paragraph. Code
 * is left alone, and so is what somebody else wrote (block quotes). */
#include "base/compat.h"
#include "lint/lint_internal.h"

#include "base/limits.h"
#include "base/pasted.h"
#include "base/utf8.h"

typedef enum MarkKind {
    MARK_NONE,
    MARK_BULLET,  /* "• ", and other signs that Markdown does not know */
    MARK_LIST,    /* "-" and a space that is none */
    MARK_NUMBER,  /* "1.", "1)" and such a space */
    MARK_HEADING, /* "#" and such a space */
    MARK__COUNT
} MarkKind;

/* What a line begins with. */
typedef struct Mark {
    MarkKind kind;
    bool sure;     /* a tab is behind it: nobody types that in a sentence */
    size_t at;     /* in the line */
    size_t sign;   /* its length, without spaces */
    size_t behind; /* where the words begin */
} Mark;

/* One line of a paragraph after the other. */
typedef struct Lines {
    const Source *source;
    uint32_t number, end; /* of the line; where the paragraph ends */
    uint32_t off;         /* of the text */
    Str text;
    bool first, opens; /* the paragraph begins here; the line before ends
                          in ':' */
} Lines;

static Lines lines_of(const LintPage *at, const Node *paragraph)
{
    const Source *source = at->page->source;
    Lines lines = {.source = source, .off = paragraph->span.off,
                   .end = paragraph->span.off + paragraph->span.len,
                   .first = true};

    lines.number = source_line_at(source, lines.off);
    lines.text = source_line(source, lines.number);
    lines.text = str_slice(lines.text,
                           lines.off - source_line_start(source, lines.number),
                           lines.text.len);
    return lines;
}

/* False behind the last. */
static bool next_line(Lines *lines)
{
    size_t mark = 0;

    lines->opens = str_ends(str_trim(lines->text), ":");
    lines->first = false;
    if (++lines->number > lines->source->line_count)
        return false;
    lines->off = source_line_start(lines->source, lines->number);
    if (lines->off >= lines->end)
        return false;
    lines->text = source_line(lines->source, lines->number);
    /* In a call-out each line has a mark of its own. */
    while (mark < lines->text.len &&
           (lines->text.ptr[mark] == ' ' || lines->text.ptr[mark] == '>'))
        mark++;
    lines->off += (uint32_t)mark;
    lines->text = str_slice(lines->text, mark, lines->text.len);
    return true;
}

/* Length of "-", "12." or "###" at s[at]; 0: none of them. */
static size_t known_sign(Str s, size_t at, MarkKind *kind)
{
    size_t end = at;

    *kind = MARK_LIST;
    if (s.ptr[at] == '-' || s.ptr[at] == '+' || s.ptr[at] == '*')
        return 1;
    while (end < s.len && end - at < 3 && ascii_is_digit(s.ptr[end]))
        end++;
    *kind = MARK_NUMBER;
    if (end > at)
        return end < s.len && (s.ptr[end] == '.' || s.ptr[end] == ')')
                   ? end + 1 - at
                   : 0;
    *kind = MARK_HEADING;
    while (end < s.len && s.ptr[end] == '#')
        end++;
    return end - at <= 6 ? end - at : 0;
}

static Mark mark_of(Str line)
{
    Mark mark = {.at = pasted_skip(line, 0)};
    size_t next = mark.at;
    MarkKind kind;
    uint32_t c;

    if (mark.at >= line.len)
        return mark;
    mark.sign = known_sign(line, mark.at, &kind);
    if (mark.sign > 0) {
        next += mark.sign;
        mark.behind = pasted_skip(line, next);
        if (mark.behind > next && line.ptr[next] != ' ' &&
            line.ptr[next] != '\t' && mark.behind < line.len)
            mark.kind = kind;
        return mark;
    }
    c = utf8_next(line, &next);
    mark.sign = next - mark.at;
    mark.behind = pasted_skip(line, next);
    if (mark.behind == line.len)
        return mark;
    mark.sure = line.ptr[next] == '\t';
    if (c == 'o' ? mark.sure
                 : pasted_is_bullet(c) &&
                       (mark.behind > next || !pasted_is_prose(c)))
        mark.kind = MARK_BULLET;
    return mark;
}

static MarkKind first_kind(const LintPage *at, const Node *node)
{
    if (!node || node->kind != NODE_PARAGRAPH)
        return MARK_NONE;
    return mark_of(lines_of(at, node).text).kind;
}

/* The lines of a kind from here on; in Word's lists each may be a paragraph,
 * the first of which begins with one. */
static size_t count_rest(const LintPage *at, const Node *paragraph, Lines lines,
                         MarkKind kind, bool *sure)
{
    bool alone = !lines.first;
    size_t count = 0;

    for (;;) {
        do {
            Mark mark = mark_of(lines.text);

            count += mark.kind == kind;
            *sure = *sure || (mark.kind == kind && mark.sure);
        } while (next_line(&lines));
        paragraph = paragraph->next;
        if (alone || first_kind(at, paragraph) != kind)
            return count;
        lines = lines_of(at, paragraph);
    }
}

/* The line as it should be. */
static Str mended(const LintPage *at, const Lines *lines, const Mark *mark,
                  size_t count)
{
    bool bullet = mark->kind == MARK_BULLET;
    Str sign = bullet ? STR("-")
                      : str_slice(lines->text, mark->at,
                                  mark->at + mark->sign);
    Str words = str_trim(str_slice(lines->text, mark->behind,
                                   lines->text.len));
    Str lead = bullet ? STR("write a dash and a space")
                      : STR("type a plain space in its place");

    if (count > 1)
        lead = arena_fmt(at->scratch, "%.*s in each of these %zu lines",
                         STR_ARG(lead), count);
    if (words.len > LIMIT_EXCERPT_COLUMNS)
        return lead;
    return arena_fmt(at->scratch, "%.*s, as in: %.*s %.*s", STR_ARG(lead),
                     STR_ARG(sign), STR_ARG(words));
}

static void report(const LintPage *at, const Lines *lines, const Mark *mark,
                   size_t count)
{
    uint32_t sign_at = lines->off + (uint32_t)mark->at;
    Span sign = {sign_at, (uint32_t)mark->sign};
    Span space = {sign_at + sign.len,
                  (uint32_t)(mark->behind - mark->at - mark->sign)};
    Str help = mended(at, lines, mark, count);

    if (mark->kind == MARK_BULLET)
        diag_add(at->site->diags, DIAG_WARNING, "pasted-bullet",
                 diag_at(at->page->source, sign),
                 STR("a list is written with '-' before each line, not with "
                     "this sign"),
                 help);
    else
        diag_help(at->site->diags, DIAG_WARNING, "hard-space",
                  diag_at(at->page->source, space), help,
                  "this is no %s, because a no-break space stands behind "
                  "'%.*s', as Word writes it",
                  mark->kind == MARK_HEADING ? "heading" : "list",
                  STR_ARG(str_slice(lines->text, mark->at,
                                    mark->at + mark->sign)));
}

static bool is_quoted(const Node *node)
{
    for (; node; node = node->parent)
        if (node->kind == NODE_BLOCK_QUOTE)
            return true;
    return false;
}

void lint_pasted_paragraph(const LintPage *at, const Node *paragraph)
{
    bool told[MARK__COUNT] = {[MARK_NONE] = true};
    Lines lines = lines_of(at, paragraph);

    do {
        Mark mark = mark_of(lines.text);
        bool begins = lines.first || lines.opens;
        bool sure = mark.kind != MARK_BULLET;
        size_t count;

        /* A dash within a paragraph may be one between two thoughts. */
        if (told[mark.kind] || (!sure && !begins))
            continue;
        if (is_quoted(paragraph))
            return;
        told[mark.kind] = mark.kind != MARK_HEADING;
        if (lines.first && mark.kind != MARK_HEADING &&
            first_kind(at, paragraph->previous) == mark.kind)
            continue;
        count = mark.kind == MARK_HEADING
                    ? 1
                    : count_rest(at, paragraph, lines, mark.kind, &sure);
        if (sure || count > 1)
            report(at, &lines, &mark, count);
    } while (next_line(&lines));
}

static bool is_plain(Str spaces)
{
    for (size_t i = 0; i < spaces.len; i++)
        if ((unsigned char)spaces.ptr[i] >= 0x80)
            return false;
    return true;
}

/* "> [!RIGHT]" with such a space before or behind it. */
void lint_pasted_callout(const LintPage *at, const Node *quote)
{
    Lines lines;
    Span span;
    size_t from, close, behind;

    if (!quote->first || quote->first->kind != NODE_PARAGRAPH)
        return;
    lines = lines_of(at, quote->first);
    from = pasted_skip(lines.text, 0);
    close = str_find_char(lines.text, ']');
    if (close == STR_NONE ||
        !str_starts(str_slice(lines.text, from, close), "[!"))
        return;
    for (size_t i = from + 2; i < close; i++)
        if (!ascii_is_alnum(lines.text.ptr[i]))
            return;
    behind = pasted_skip(lines.text, close + 1);
    span = (Span){lines.off, (uint32_t)from};
    if (from == 0)
        span = (Span){lines.off + (uint32_t)close + 1,
                      (uint32_t)(behind - close - 1)};
    if (!is_plain(str_slice(at->page->source->text, span.off,
                            (size_t)span.off + span.len)))
        diag_help(at->site->diags, DIAG_WARNING, "hard-space",
                  diag_at(at->page->source, span),
                  arena_fmt(at->scratch,
                            "type a plain space in its place, as in: > %.*s",
                            STR_ARG(str_slice(lines.text, from, close + 1))),
                  "this is no call-out, because a no-break space stands %s "
                  "'%.*s', as Word writes it",
                  from > 0 ? "before" : "behind",
                  STR_ARG(str_slice(lines.text, from, close + 1)));
}
