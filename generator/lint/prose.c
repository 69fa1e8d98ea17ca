/* lint/prose.c - what a page says in its own words. */
#include "base/compat.h"
#include "lint/prose.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "site/words.h"

/* Stands for what is no text. */
#define NO_TEXT "\xEF\xBF\xBC"

/* A stretch of the piece's text, up to where the next begins. */
struct ProseRun {
    uint32_t at;  /* in the piece's text */
    uint32_t off; /* in the source */
    uint32_t len; /* what stands for the whole of it there, if not alike */
    bool alike;   /* byte by byte as in the source */
};

typedef struct ProseMark {
    size_t word; /* stands before this one */
    WordQuote quote;
} ProseMark;

struct Prose {
    Buf text;
    ProseWord *word;
    size_t word_count, word_capacity;
    ProseMark *mark;
    size_t mark_count, mark_capacity;
    ProseRun *run;
    size_t run_count, run_capacity;
    const Page *page;
    ProseTold *told;
    void *context;
};

Prose *prose_open(void)
{
    Prose *prose = xcalloc(1, sizeof *prose);

    buf_init(&prose->text, LIMIT_FILE_BYTES);
    return prose;
}

void prose_close(Prose *prose)
{
    if (!prose)
        return;
    buf_release(&prose->text);
    free(prose->word);
    free(prose->mark);
    free(prose->run);
    free(prose);
}

static void *grow(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? size_mul(*capacity, 2) : 64;
    return xrealloc(items, size_mul(*capacity, size));
}

/* --- texts and their places ----------------------------------------------- */

static void begin(Prose *prose)
{
    buf_reset(&prose->text);
    prose->word_count = prose->mark_count = prose->run_count = 0;
}

static void add_run(Prose *prose, ProseRun run)
{
    prose->run = grow(prose->run, prose->run_count, &prose->run_capacity,
                      sizeof *prose->run);
    run.at = (uint32_t)prose->text.len;
    prose->run[prose->run_count++] = run;
}

/* A text that was made of `span`. */
static void add_text(Prose *prose, Str text, Span span)
{
    Str all = prose->page->source->text;
    ProseRun run = {.off = span.off, .len = span.len};

    if (text.ptr >= all.ptr && text.ptr + text.len <= all.ptr + all.len) {
        run.off = (uint32_t)(text.ptr - all.ptr);
        run.alike = true;
    }
    add_run(prose, run);
    buf_add(&prose->text, text);
}

static void add_inlines(Prose *prose, const Node *parent)
{
    for (const Node *node = parent->first; node; node = node->next) {
        switch ((NodeKind)node->kind) {
        case NODE_TEXT:
            add_text(prose, node->text, node->span);
            break;
        case NODE_SOFTBREAK:
        case NODE_LINEBREAK:
            add_text(prose, STR(" "), node->span);
            break;
        case NODE_EMPH:
        case NODE_STRONG:
        case NODE_LINK:
        case NODE_SHORT_LINK:
        case NODE_QUOTATION:
        case NODE_TERM:
            add_inlines(prose, node);
            break;
        case NODE_CITATION:
            break;
        default:
            add_text(prose, STR(NO_TEXT), node->span);
            break;
        }
    }
}

/* --- words ---------------------------------------------------------------- */

static bool is_wide_space(Str text, size_t at)
{
    /* no-break and other spaces of Unicode: U+00A0, U+2000 … U+200A, U+202F */
    const unsigned char *s = (const unsigned char *)text.ptr + at;

    if (at + 1 < text.len && s[0] == 0xC2 && s[1] == 0xA0)
        return true;
    return at + 2 < text.len && s[0] == 0xE2 && s[1] == 0x80 &&
           ((s[2] >= 0x80 && s[2] <= 0x8A) || s[2] == 0xAF);
}

static bool has_space(Str text, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++)
        if (ascii_is_space(text.ptr[at]) || is_wide_space(text, at))
            return true;
    return false;
}

static bool is_figures(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.ptr[i]))
            return false;
    return text.len > 0;
}

/* "10 000" is one number. */
static bool goes_on_number(const Prose *prose, Str text, const WordItem *item)
{
    const ProseWord *last;

    if (prose->word_count == 0 || item->to - item->from != 3)
        return false;
    last = &prose->word[prose->word_count - 1];
    return item->from - last->to <= 3 && item->gap == GAP_SPACE &&
           is_figures(str_slice(text, last->from, last->to)) &&
           last->to - last->from <= 3 &&
           is_figures(str_slice(text, item->from, item->to));
}

static void add_word(Prose *prose, Str text, const WordItem *item)
{
    size_t before = prose->word_count > 0
                        ? prose->word[prose->word_count - 1].to
                        : 0;
    bool starts = item->gap == GAP_SPACE || prose->word_count == 0 ||
                  (item->gap == GAP_BREAK &&
                   has_space(text, before, item->from));

    if (starts && goes_on_number(prose, text, item))
        starts = false;
    prose->word = grow(prose->word, prose->word_count, &prose->word_capacity,
                       sizeof *prose->word);
    prose->word[prose->word_count++] =
        (ProseWord){.from = (uint32_t)item->from, .to = (uint32_t)item->to,
                    .base_to = (uint32_t)item->base_to,
                    .gap = (uint8_t)item->gap, .ascii = item->ascii,
                    .starts = starts};
}

/* Marks what is between quotation marks. One without its fellow is taken for
 * something else; that none follows is found out once a kind. */
static void mark_quoted(Prose *prose)
{
    bool none[QUOTE_ANGLE_CLOSE + 1] = {false};

    for (size_t i = 0; i < prose->mark_count; i++) {
        const ProseMark *open = &prose->mark[i];
        size_t end = i + 1;

        if (none[open->quote])
            continue;
        while (end < prose->mark_count &&
               !word_quote_closes(open->quote, prose->mark[end].quote))
            end++;
        if (end == prose->mark_count) {
            none[open->quote] = true;
            continue;
        }
        for (size_t w = open->word; w < prose->mark[end].word; w++)
            prose->word[w].quoted = true;
        i = end;
    }
}

static void read_words(Prose *prose)
{
    Str text = buf_str(&prose->text);
    WordScan scan;
    WordItem item;

    word_scan_init(&scan);
    word_scan_text(&scan, text);
    while ((item = word_next(&scan)).kind != ITEM_END) {
        if (item.kind == ITEM_WORD) {
            add_word(prose, text, &item);
            continue;
        }
        prose->mark = grow(prose->mark, prose->mark_count,
                           &prose->mark_capacity, sizeof *prose->mark);
        prose->mark[prose->mark_count++] =
            (ProseMark){prose->word_count, item.quote};
    }
    mark_quoted(prose);
}

static void tell(Prose *prose, ProseKind kind)
{
    ProsePiece piece;

    read_words(prose);
    if (prose->word_count == 0)
        return;
    piece = (ProsePiece){kind, buf_str(&prose->text), prose->word,
                         prose->word_count, prose->page->source, prose->run,
                         prose->run_count};
    prose->told(prose->context, &piece);
}

/* --- the body ------------------------------------------------------------- */

static void tell_block(Prose *prose, const Node *block, ProseKind kind)
{
    begin(prose);
    add_inlines(prose, block);
    tell(prose, kind);
}

static void tell_blocks(Prose *prose, const Node *parent, ProseKind kind);

static void tell_callout(Prose *prose, const Node *callout, ProseKind kind)
{
    if (str_is(callout->text, "RIGHT"))
        return;
    if (callout->as.callout.title.len > 0) {
        begin(prose);
        add_text(prose, callout->as.callout.title,
                 callout->as.callout.title_span);
        tell(prose, PROSE_HEADING);
    }
    tell_blocks(prose, callout,
                str_is(callout->text, "LETTER") ? PROSE_LETTER : kind);
}

static void tell_blocks(Prose *prose, const Node *parent, ProseKind kind)
{
    for (const Node *node = parent->first; node; node = node->next) {
        switch ((NodeKind)node->kind) {
        case NODE_PARAGRAPH:
            tell_block(prose, node, kind);
            break;
        case NODE_HEADING:
            tell_block(prose, node, PROSE_HEADING);
            break;
        case NODE_TABLE_CELL:
            tell_block(prose, node, kind == PROSE_TEXT ? PROSE_CELL : kind);
            break;
        case NODE_CALLOUT:
            tell_callout(prose, node, kind);
            break;
        case NODE_LIST:
        case NODE_ITEM:
        case NODE_TABLE:
        case NODE_TABLE_ROW:
            tell_blocks(prose, node, kind);
            break;
        default: /* quotations, code, HTML */
            break;
        }
    }
}

/* --- front matter --------------------------------------------------------- */

/* A text of the front matter. Where it stands there as it is, byte by byte, its
 * places are exact; else (folded, or with escapes) they are its first line. */
static void tell_value(Prose *prose, const Value *value, ProseKind kind)
{
    Str text = value_as_text(value), typed;
    size_t at;

    if (text.len == 0 || value->span.len == 0)
        return;
    typed = str_slice(prose->page->source->text, value->span.off,
                      (size_t)value->span.off + value->span.len);
    at = str_find(typed, text);
    begin(prose);
    if (at != STR_NONE)
        text = str_slice(typed, at, at + text.len);
    add_text(prose, text, value->span);
    tell(prose, kind);
}

/* Keys of front matter that hold words for readers. */
typedef struct ProseField {
    const char *name;
    ProseKind kind;
} ProseField;

static const ProseField CLAIM[] = {
    {"text", PROSE_TEXT}, {"but", PROSE_TEXT}, {NULL, PROSE_TEXT}};
static const ProseField DEADLINE[] = {
    {"do", PROSE_TEXT},    {"within", PROSE_LABEL}, {"from", PROSE_LABEL},
    {"late", PROSE_TEXT}, {NULL, PROSE_TEXT}};
static const ProseField ANSWER[] = {{"answer", PROSE_TEXT},
                                    {NULL, PROSE_TEXT}};
static const ProseField BLANK[] = {
    {"ask", PROSE_LABEL}, {"hint", PROSE_LABEL}, {NULL, PROSE_TEXT}};
static const ProseField CHANGE[] = {{"note", PROSE_LABEL},
                                    {NULL, PROSE_TEXT}};

static void tell_fields(Prose *prose, const Value *map,
                        const ProseField *field)
{
    for (; field->name; field++) {
        const Value *value = value_get(map, field->name);

        if (value && value->kind == VALUE_TEXT)
            tell_value(prose, value, field->kind);
    }
}

static void tell_each(Prose *prose, const Value *list,
                      const ProseField *field)
{
    for (size_t i = 0; i < value_count(list); i++)
        tell_fields(prose, value_item(list, i), field);
}

static void tell_meta(Prose *prose, const Value *meta)
{
    static const ProseField TOP[] = {
        {"title", PROSE_TITLE},   {"summary", PROSE_TEXT},
        {"danger", PROSE_TEXT},   {"because", PROSE_LABEL},
        {NULL, PROSE_TEXT}};
    const Value *elsewhere = value_get(meta, "elsewhere");

    tell_fields(prose, meta, TOP);
    tell_each(prose, value_get(meta, "rights"), CLAIM);
    tell_each(prose, value_get(meta, "was"), CLAIM);
    tell_each(prose, value_get(meta, "deadlines"), DEADLINE);
    tell_each(prose, value_get(value_get(meta, "response"), "answers"),
              ANSWER);
    tell_each(prose, value_get(meta, "blanks"), BLANK);
    tell_each(prose, value_get(meta, "changes"), CHANGE);
    for (size_t i = 0; elsewhere && elsewhere->kind == VALUE_MAP &&
                       i < value_count(elsewhere); i++) {
        const Value *value = elsewhere->as.map.entry[i].value;

        if (!str_ends(value_as_text(value), ".md"))
            tell_value(prose, value, PROSE_LABEL);
    }
}

void prose_each(Prose *prose, const Page *page, ProseTold *told,
                void *context)
{
    if (page->failed || page->generated || !page->source)
        return;
    prose->page = page;
    prose->told = told;
    prose->context = context;
    tell_meta(prose, page->meta);
    if (page->document)
        tell_blocks(prose, page->document, PROSE_TEXT);
}

/* --- places --------------------------------------------------------------- */

/* The run that holds byte `at`. */
static const ProseRun *run_at(const ProsePiece *piece, size_t at)
{
    size_t low = 0, high = piece->run_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (piece->run[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return &piece->run[low];
}

/* Of longer runs only the start is shown: each finding would read them anew. */
#define SEARCHED_MAX 4096

/* Where a run was made of other characters than it has (a reference such as
 * "&ouml;"), a part of it is found again if it stands there once. */
static Span span_in_run(const ProsePiece *piece, const ProseRun *run,
                        size_t from, size_t to)
{
    Str typed = str_slice(piece->source->text, run->off,
                          (size_t)run->off + run->len);
    Str part = str_slice(piece->text, from, to);
    size_t at;

    if (typed.len > SEARCHED_MAX)
        return (Span){run->off, 0};
    at = str_find(typed, part);
    if (at == STR_NONE ||
        str_find(str_slice(typed, at + 1, typed.len), part) != STR_NONE)
        return (Span){run->off, run->len};
    return (Span){run->off + (uint32_t)at, (uint32_t)part.len};
}

Span prose_span(const ProsePiece *piece, size_t from, size_t to)
{
    const ProseRun *first = run_at(piece, from);
    const ProseRun *last = run_at(piece, to > from ? to - 1 : from);
    uint32_t off = first->off, end = last->off + last->len;

    if (first == last && !first->alike)
        return words_first_line(piece->source,
                                span_in_run(piece, first, from, to));
    if (first->alike)
        off += (uint32_t)(from - first->at);
    if (last->alike)
        end = last->off + (uint32_t)(to - last->at);
    return words_first_line(piece->source,
                            (Span){off, end > off ? end - off : 0});
}

Str prose_word(const ProsePiece *piece, size_t index)
{
    return str_slice(piece->text, piece->word[index].from,
                     piece->word[index].to);
}
