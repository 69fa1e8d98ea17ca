/* lint/plain_english.c - each piece of a page, read once for all subjects. */
#include "base/compat.h"
#include "lint/plain_english.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "lint/plain_internal.h"

/* --- opening -------------------------------------------------------------- */

static void open_worker(PlainEnglish *plain, PlainWorker *worker)
{
    worker->prose = prose_open();
    lexicon_open(&worker->lexicon, plain->better.terms, plain->names.terms);
    arena_init(&worker->scratch);
    arena_init(&worker->arena);
    worker->used = xcalloc(plain->names.line_count + 1, sizeof(bool));
}

static void close_worker(PlainWorker *worker)
{
    prose_close(worker->prose);
    lexicon_close(&worker->lexicon);
    arena_release(&worker->scratch);
    arena_release(&worker->arena);
    free(worker->word);
    free(worker->name);
    free(worker->used);
}

/* Editors are told once that a check was left out, and how to have it. */
static void open_dictionary(PlainEnglish *plain, Str folders)
{
    Site *site = plain->site;

    if (!site->config.spelling || folders.len == 0)
        return;
    plain->dictionary = dictionary_open(folders, "en_GB");
    if (!plain->dictionary)
        ARENA_PUSH(&site->arena, site->summary, site->summary_count,
                   site->summary_capacity,
                   STR("Spelling was not checked: this machine has no British "
                       "English dictionary. On Debian and Ubuntu: sudo apt "
                       "install hunspell-en-gb"));
}

bool plain_english_wanted(const Config *config)
{
    return config->plain_english.on || config->spelling;
}

PlainEnglish *plain_english_open(Site *site, unsigned jobs, Str list,
                                 Str dictionaries)
{
    PlainEnglish *plain = xcalloc(1, sizeof *plain);

    plain->site = site;
    plain->jobs = jobs;
    arena_init(&plain->arena);
    better_words_open(&plain->better, &plain->arena, site, list);
    known_names_read(&plain->names, &plain->arena, site);
    open_dictionary(plain, dictionaries);
    plain->age = ARENA_NEW_ARRAY(&plain->arena, ReadingAge,
                                 site->page_count + 1);
    plain->worker = xcalloc(jobs, sizeof *plain->worker);
    for (unsigned i = 0; i < jobs; i++)
        open_worker(plain, &plain->worker[i]);
    return plain;
}

void plain_english_close(PlainEnglish *plain)
{
    if (!plain)
        return;
    for (unsigned i = 0; i < plain->jobs; i++)
        close_worker(&plain->worker[i]);
    free(plain->worker);
    dictionary_close(plain->dictionary);
    arena_release(&plain->arena);
    free(plain);
}

/* --- names and hard words ------------------------------------------------- */

void plain_suggest(const PlainPiece *piece, const char *code, size_t from,
                   size_t to, Str help, const char *fmt, ...)
{
    Span span = prose_span(piece->prose, from, to);
    va_list args;
    Str message;

    va_start(args, fmt);
    message = arena_vfmt(&piece->worker->scratch, fmt, args);
    va_end(args);
    diag_add(piece->plain->site->diags, DIAG_NOTE, code,
             diag_at(piece->prose->source, span), message, help);
}

typedef struct Match {
    size_t count;  /* words; 0: none */
    uint32_t term; /* from 1, or TERM_NONE */
} Match;

/* A word tied to another is another word: "anti-sanction", "gov.uk". */
static bool is_tied(const ProsePiece *prose, size_t i)
{
    return i < prose->count && (prose->word[i].gap == GAP_HYPHEN ||
                                prose->word[i].gap == GAP_JOINED);
}

/* The longest term that begins with word `first`. */
static Match match_at(const PlainPiece *piece, const Terms *terms,
                      uint32_t root, bool names, size_t first)
{
    const ProsePiece *prose = piece->prose;
    uint32_t state = root, typed = 0;
    Match best = {0, 0};

    for (size_t i = first; i < prose->count; i++) {
        const LexWord *word = piece->word[i];
        WordGap gap = i == first ? GAP_SPACE : (WordGap)prose->word[i].gap;
        uint32_t term;

        if (gap != GAP_SPACE && gap != GAP_HYPHEN)
            break;
        if (word->abbreviation && i - first < TERM_WORDS_MAX)
            typed |= (uint32_t)1 << (i - first);
        state = terms_step(terms, state, gap,
                           names ? word->name : word->advice);
        if (state == 0)
            break;
        term = terms_at(terms, state, typed);
        if (term != 0 && !is_tied(prose, i + 1))
            best = (Match){i - first + 1, term};
    }
    return best;
}

static void use_name(const PlainPiece *piece, uint32_t term)
{
    uint32_t line = piece->plain->names.term_line[term - 1];

    if (line > 0)
        piece->worker->used[line - 1] = true;
}

static void find_names(const PlainPiece *piece, uint8_t *name)
{
    const KnownNames *names = &piece->plain->names;

    for (size_t i = 0; i < piece->prose->count;) {
        Match match = {0, 0};

        if (piece->word[i]->name != 0 && !is_tied(piece->prose, i))
            match = match_at(piece, names->terms, names->root, true, i);
        if (match.count > 0 && match.term != TERM_NONE)
            use_name(piece, match.term);
        name[i++] = match.count > 0 ? PLAIN_NAME_BEGINS : PLAIN_NAME_NONE;
        for (; match.count > 1; match.count--)
            name[i++] = PLAIN_NAME_GOES_ON;
    }
}

static void tell_hard_word(const PlainPiece *piece, size_t first,
                           const Match *match)
{
    const ProsePiece *prose = piece->prose;
    const BetterWord *word = &piece->plain->better.item[match->term - 1];
    size_t from = prose->word[first].from;
    size_t to = prose->word[first + match->count - 1].to;
    Str typed = str_slice(prose->text, from, to);
    Str help = better_words_help(&piece->worker->scratch, word, typed);

    if (word->kind == BETTER_NEGATIVE)
        plain_suggest(piece, "double-negative", from, to, help,
                      "'%.*s' says no twice", STR_ARG(typed));
    else
        plain_suggest(piece, "hard-word", from, to, help,
                      "there is a plainer word for '%.*s'", STR_ARG(typed));
}

/* "The Labour Market System" is what something is called. A capital where a
 * sentence may begin says nothing. */
static bool is_called_so(const PlainPiece *piece, size_t first, size_t count)
{
    const ProsePiece *prose = piece->prose;

    for (size_t i = first; i < first + count; i++) {
        size_t at = prose->word[i].from;
        uint32_t letter = utf8_next(prose->text, &at);

        if (utf8_lower(letter) != letter && i > 0 &&
            prose->word[i].gap != GAP_BREAK)
            return true;
    }
    return false;
}

/* Words of the handbook's own glossary, and of others, are let be. */
static void find_hard_words(const PlainPiece *piece)
{
    const BetterWords *better = &piece->plain->better;

    for (size_t i = 0; i < piece->prose->count; i++) {
        Match match = {0, 0};

        if (piece->word[i]->advice != 0 && !is_tied(piece->prose, i) &&
            piece->name[i] == PLAIN_NAME_NONE &&
            !piece->prose->word[i].quoted)
            match = match_at(piece, better->terms, better->root, false, i);
        if (match.count == 0)
            continue;
        if (match.term != TERM_NONE &&
            !is_called_so(piece, i, match.count))
            tell_hard_word(piece, i, &match);
        i += match.count - 1;
    }
}

/* --- pages ---------------------------------------------------------------- */

/* A page that is being read. */
typedef struct Reading {
    PlainEnglish *plain;
    PlainWorker *worker;
    const Page *page;
} Reading;

static void make_room(PlainWorker *worker, size_t count)
{
    if (count <= worker->capacity)
        return;
    worker->capacity = size_mul(count, 2);
    worker->word = xrealloc(worker->word, size_mul(worker->capacity,
                                                   sizeof *worker->word));
    worker->name = xrealloc(worker->name, worker->capacity);
}

static void read_piece(void *context, const ProsePiece *prose)
{
    const Reading *reading = context;
    PlainWorker *worker = reading->worker;
    PlainPiece piece = {.plain = reading->plain, .worker = worker,
                        .page = reading->page, .prose = prose};
    bool label = prose->kind == PROSE_HEADING || prose->kind == PROSE_LABEL;

    make_room(worker, prose->count);
    for (size_t i = 0; i < prose->count; i++)
        worker->word[i] = lexicon_word(&worker->lexicon, prose_word(prose, i),
                                       prose->word[i].ascii);
    piece.word = worker->word;
    piece.name = worker->name;
    spelling_read(&piece);
    find_names(&piece, worker->name);
    if (!reading->plain->site->config.plain_english.on || label)
        return;
    find_hard_words(&piece);
    sentences_read(&piece);
    abbreviations_read(&piece);
}

static bool is_english(Str language)
{
    return str_is(language, "en") || str_starts(language, "en-");
}

void plain_english_page(PlainEnglish *plain, const Page *page,
                        unsigned worker_number)
{
    PlainWorker *worker = &plain->worker[worker_number];
    Reading reading = {plain, worker, page};

    if (!is_english(page->language))
        return;
    worker->sentence = NULL;
    worker->sentence_count = worker->sentence_capacity = 0;
    map_init(&worker->letters, &worker->scratch);
    worker->misspelt_on_page = 0;
    worker->age = (ReadingAge){0};
    prose_each(worker->prose, page, read_piece, &reading);
    plain->age[page->index] = worker->age;
    sentences_report_age(plain, worker, page);
    abbreviations_report(plain, worker, page);
    arena_reset(&worker->scratch);
    lexicon_rest(&worker->lexicon);
}

ReadingAge plain_english_age(const PlainEnglish *plain, const Page *page)
{
    return plain->age[page->index];
}

/* Lines of words.txt that some page uses; not known where one failed. */
static void report_unused(PlainEnglish *plain)
{
    size_t count = plain->names.line_count;
    bool *used = ARENA_NEW_ARRAY(&plain->arena, bool, count + 1);

    for (size_t i = 0; i < plain->site->page_count; i++)
        if (plain->site->page[i]->failed)
            return;
    for (unsigned w = 0; w < plain->jobs; w++)
        for (size_t i = 0; i < count; i++)
            used[i] = used[i] || plain->worker[w].used[i];
    known_names_report(&plain->names, used, plain->site->diags);
}

void plain_english_site(PlainEnglish *plain)
{
    if (plain->dictionary)
        spelling_report(plain);
    report_unused(plain);
}
