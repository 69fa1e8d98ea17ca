/* lint/sentences.c - where sentences end, and how much is in each. */
#include "base/compat.h"
#include "lint/plain_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* A name is read as one plain word. */
#define NAME_SYLLABLES 2
/* The sentences that a page's reading age is blamed on. */
#define HEAVIEST 3

/* --- where a sentence ends ------------------------------------------------ */

/* A stop behind these is none where a figure follows: "reg. 15". */
static const Str BEFORE_FIGURES[] = {
    STR_INIT("no"),   STR_INIT("nos"),   STR_INIT("s"),   STR_INIT("ss"),
    STR_INIT("reg"),  STR_INIT("regs"),  STR_INIT("art"), STR_INIT("arts"),
    STR_INIT("para"), STR_INIT("paras"), STR_INIT("r"),   STR_INIT("p"),
    STR_INIT("pp"),   STR_INIT("sch"),   STR_INIT("ch"),  STR_INIT("c")};
/* Nor behind these, whatever follows. */
static const Str BEFORE_ALL[] = {
    STR_INIT("e.g"), STR_INIT("i.e"), STR_INIT("mr"), STR_INIT("mrs"),
    STR_INIT("ms"),  STR_INIT("dr"),  STR_INIT("st"), STR_INIT("v"),
    STR_INIT("cf"),  STR_INIT("prof")};

static bool is_in(Str word, const Str *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_ieq(word, list[i]))
            return true;
    return false;
}

/* None of these has more bytes. */
#define BEFORE_MAX 8

/* What stands before text[at], back to a space or a bracket. */
static Str typed_before(Str text, size_t at)
{
    size_t from = at;

    while (from > 0 && at - from <= BEFORE_MAX &&
           !ascii_is_space(text.ptr[from - 1]) && text.ptr[from - 1] != '(')
        from--;
    return str_slice(text, from, at);
}

static bool starts_sentence(Str text, const ProseWord *word)
{
    size_t at = word->from;
    uint32_t first = utf8_next(text, &at);

    return utf8_lower(first) != first ||
           ascii_is_digit(text.ptr[word->from]) ||
           (word->from > 0 && text.ptr[word->from - 1] == '[');
}

/* Whether a sentence ends between two words. */
static bool ends_between(Str text, const ProseWord *word,
                         const ProseWord *next)
{
    size_t at = word->to;
    bool stop = false;

    if (!next->starts)
        return false;
    for (; at < next->from && !ascii_is_space(text.ptr[at]); at++) {
        char c = text.ptr[at];

        if (c == '!' || c == '?' ||
            str_starts(str_slice(text, at, next->from), "\xE2\x80\xA6"))
            stop = true;
        if (c == '.') {
            Str before = typed_before(text, at);

            if (is_in(before, BEFORE_ALL,
                      sizeof BEFORE_ALL / sizeof *BEFORE_ALL))
                return false;
            if (ascii_is_digit(text.ptr[next->from]) &&
                is_in(before, BEFORE_FIGURES,
                      sizeof BEFORE_FIGURES / sizeof *BEFORE_FIGURES))
                return false;
            stop = true;
        }
    }
    /* "word [@cite]. Next" and "word `code`. Next" */
    for (; !stop && at < next->from; at++)
        stop = strchr(".!?", text.ptr[at]) != NULL;
    return stop && starts_sentence(text, next);
}

/* --- what is in it -------------------------------------------------------- */

typedef struct Count {
    size_t first, end; /* words of the piece */
    uint32_t words;    /* as they stand */
    uint32_t plain, syllables; /* with a name as one plain word */
} Count;

static void count_word(const PlainPiece *piece, Count *count, size_t i)
{
    const ProseWord *word = &piece->prose->word[i];
    bool figures = ascii_is_digit(piece->prose->text.ptr[word->from]);

    if (word->starts || i == count->first)
        count->words++;
    if (piece->name[i] == PLAIN_NAME_GOES_ON)
        return;
    if (piece->name[i] == PLAIN_NAME_BEGINS) {
        count->plain++;
        count->syllables += NAME_SYLLABLES;
        return;
    }
    if (word->starts || i == count->first ||
        piece->name[i - 1] != PLAIN_NAME_NONE)
        count->plain++;
    else if (figures)
        return; /* "15(3)" is one number */
    count->syllables += piece->word[i]->syllables;
}

/* Where its words begin and end, the stop behind them included. */
static void extent(const PlainPiece *piece, const Count *count, size_t *from,
                   size_t *to)
{
    Str text = piece->prose->text;

    *from = piece->prose->word[count->first].from;
    *to = piece->prose->word[count->end - 1].to;
    while (*to < text.len && strchr(".!?", text.ptr[*to]))
        (*to)++;
}

static void report_long(const PlainPiece *piece, const Count *count)
{
    unsigned most = piece->plain->site->config.plain_english.sentence;
    size_t from, to;

    extent(piece, count, &from, &to);
    plain_suggest(piece, "long-sentence", from, to,
                  STR("make two of it: one thought in each"),
                  "this sentence has %u words, which is more than %u",
                  (unsigned)count->words, most);
}

/* "You cannot … unless you …". */
static void check_unless(const PlainPiece *piece, const Count *count)
{
    const ProsePiece *prose = piece->prose;
    size_t not = STR_NONE, unless = STR_NONE;

    for (size_t i = count->first; i < count->end && unless == STR_NONE; i++) {
        if (prose->word[i].quoted)
            continue;
        if (piece->word[i]->negative)
            not = i;
        if (not != STR_NONE && piece->word[i]->unless)
            unless = i;
    }
    if (unless == STR_NONE)
        return;
    plain_suggest(piece, "double-negative", prose->word[unless].from,
                  prose->word[unless].to,
                  STR("say when it is so: with 'if' or 'only if'"),
                  "'%.*s' and 'unless' in one sentence say no twice",
                  STR_ARG(prose_word(prose, not)));
}

static bool is_counted(ProseKind kind)
{
    return kind == PROSE_TEXT || kind == PROSE_CELL || kind == PROSE_TITLE;
}

static void take_sentence(const PlainPiece *piece, const Count *count)
{
    PlainWorker *worker = piece->worker;
    const ProsePiece *prose = piece->prose;
    Span span = prose_span(prose, prose->word[count->first].from,
                           prose->word[count->first].to);

    if (prose->kind != PROSE_TITLE &&
        count->words > piece->plain->site->config.plain_english.sentence)
        report_long(piece, count);
    check_unless(piece, count);
    if (!is_counted(prose->kind))
        return;
    worker->age.sentences++;
    worker->age.words += count->plain;
    worker->age.syllables += count->syllables;
    if (count->words > worker->age.longest)
        worker->age.longest = count->words;
    ARENA_PUSH(&worker->scratch, worker->sentence, worker->sentence_count,
               worker->sentence_capacity,
               (PlainSentence){span.off, count->plain, count->syllables});
}

void sentences_read(const PlainPiece *piece)
{
    const ProsePiece *prose = piece->prose;
    Count count = {.first = 0};

    for (size_t i = 0; i < prose->count; i++) {
        count_word(piece, &count, i);
        if (i + 1 < prose->count &&
            !ends_between(prose->text, &prose->word[i], &prose->word[i + 1]))
            continue;
        count.end = i + 1;
        take_sentence(piece, &count);
        count = (Count){.first = i + 1};
    }
}

/* --- the reading age ------------------------------------------------------ */

/* The lines of the sentences that weigh most, each once, from top to bottom. */
static size_t heaviest(const PlainWorker *worker, const Page *page,
                       uint32_t line[HEAVIEST])
{
    double weight[HEAVIEST];
    size_t count = 0;

    for (size_t i = 0; i < worker->sentence_count; i++) {
        const PlainSentence *one = &worker->sentence[i];
        double w = reading_age_weight(&worker->age, one->words,
                                      one->syllables);
        size_t at = count < HEAVIEST ? count++ : HEAVIEST;

        while (at > 0 && weight[at - 1] < w) {
            if (at < HEAVIEST) {
                weight[at] = weight[at - 1];
                line[at] = line[at - 1];
            }
            at--;
        }
        if (at < HEAVIEST) {
            weight[at] = w;
            line[at] = source_line_at(page->source, one->off);
        }
    }
    return count;
}

static int compare_lines(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

    return (left > right) - (left < right);
}

static Str name_lines(Arena *arena, uint32_t *line, size_t count)
{
    Str out = STR("");
    size_t kept = 0;

    qsort(line, count, sizeof *line, compare_lines);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || line[kept - 1] != line[i])
            line[kept++] = line[i];
    for (size_t i = 0; i < kept; i++)
        out = arena_fmt(arena, "%.*s%s%u", STR_ARG(out),
                        i == 0           ? ""
                        : i + 1 == kept ? " and "
                                         : ", ",
                        (unsigned)line[i]);
    return arena_fmt(arena, "the sentences that weigh most are in line%s %.*s",
                     kept == 1 ? "" : "s", STR_ARG(out));
}

void sentences_report_age(const PlainEnglish *plain, PlainWorker *worker,
                          const Page *page)
{
    double budget = plain->site->config.plain_english.reading_age;
    double years = reading_age_years(&worker->age);
    const Value *title = value_get(page->meta, "title");
    uint32_t line[HEAVIEST];
    Span span = DIAG_WHOLE_FILE;
    size_t count;

    if (worker->age.words < READING_AGE_WORDS || years < budget + 0.05 ||
        page->kind != KIND_GUIDE)
        return;
    if (title && title->span.len > 0)
        span = title->span;
    count = heaviest(worker, page, line);
    diag_help(plain->site->diags, DIAG_NOTE, "reading-age",
              diag_at(page->source, span),
              name_lines(&worker->scratch, line, count),
              "this page has a reading age of %.1f, and the handbook aims at "
              "%.4g", years, budget);
}
