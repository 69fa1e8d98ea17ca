/* doc/terms_mark.c - the first use of each term on a page.
 *
 * A block of words is read once: those of its words that some term has, and its
 * quotation marks, become tokens; then the tokens between marks are put aside,
 * and the rest is matched. Text is cut only where a term is marked. */
#include "base/compat.h"
#include "doc/terms_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "doc/doc_internal.h"

/* Tokens of one block; what is behind them is not read. A book has as many
 * words. */
#define TOKENS_MAX 200000

/* A word that some term has, or a quotation mark. */
typedef struct Token {
    WordItemKind kind;
    uint32_t run;      /* where from, to and base_to count */
    uint32_t from, to, base_to;
    uint32_t word;     /* its id, or 0 */
    uint32_t base;     /* the same without a closing "'s" */
    WordGap gap;
    bool follows;      /* directly behind the token before */
    bool tied;         /* to the word before or behind: no term ends here */
    bool abbreviation;
    bool quoted;
    WordQuote quote;
} Token;

/* Texts and soft breaks side by side. */
typedef struct Run {
    Node *first; /* NULL for a text of no page */
    size_t at;   /* bytes of the run before first: it moves on */
    bool marked; /* terms may be marked in it */
} Run;

struct TermUse {
    const Terms *terms;
    uint32_t root;  /* where the terms of the page's language begin */
    uint32_t *seen; /* by term: the page on which it was seen last */
    uint32_t page;  /* counts pages from 1 */
    bool *used;     /* by term: on any page */
    Token *token;
    size_t token_count, token_capacity;
    Run *run;
    size_t run_count, run_capacity;
    WordScan scan;
    bool in_token; /* the word before is the last token */
    Buf text;      /* of a run of several nodes */
    Arena scratch; /* emptied with each block */
    const Source *source; /* while a page is marked */
    Arena *arena;
};

TermUse *term_use_open(const Terms *terms)
{
    TermUse *use = xcalloc(1, sizeof *use);

    use->terms = terms;
    use->seen = xcalloc(terms_count(terms) + 1, sizeof *use->seen);
    use->used = xcalloc(terms_count(terms) + 1, sizeof *use->used);
    buf_init(&use->text, LIMIT_FILE_BYTES);
    arena_init(&use->scratch);
    return use;
}

void term_use_close(TermUse *use)
{
    if (!use)
        return;
    free(use->seen);
    free(use->used);
    free(use->token);
    free(use->run);
    buf_release(&use->text);
    arena_release(&use->scratch);
    free(use);
}

void term_use_page(TermUse *use, Str language)
{
    use->root = terms_root(use->terms, language);
    use->page++;
}

void term_use_skip(TermUse *use, size_t term)
{
    use->seen[term] = use->page;
}

bool term_used(const TermUse *use, size_t term)
{
    return use->used[term];
}

/* --- reading a block ------------------------------------------------------ */

static void *grow(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? size_mul(*capacity, 2) : 64;
    return xrealloc(items, size_mul(*capacity, size));
}

static void add_token(TermUse *use, Token token)
{
    use->token = grow(use->token, use->token_count, &use->token_capacity,
                      sizeof *use->token);
    use->token[use->token_count++] = token;
}

static void add_word(TermUse *use, Str text, const WordItem *item)
{
    const Terms *terms = use->terms;
    Str word = str_slice(text, item->from, item->to);
    bool tied = item->gap == GAP_HYPHEN || item->gap == GAP_JOINED;
    bool follows = use->in_token && (item->gap == GAP_SPACE ||
                                     item->gap == GAP_HYPHEN);
    Token token = {.kind = ITEM_WORD, .run = (uint32_t)use->run_count - 1,
                   .from = (uint32_t)item->from, .to = (uint32_t)item->to,
                   .base_to = (uint32_t)item->base_to, .gap = item->gap,
                   .follows = follows};

    if (use->in_token)
        use->token[use->token_count - 1].tied = tied;
    token.word = terms_word(terms, word, item->ascii, &use->scratch);
    if (item->base_to < item->to) {
        word = str_slice(text, item->from, item->base_to);
        token.base = terms_word(terms, word, item->ascii, &use->scratch);
    }
    use->in_token = token.word != 0 || token.base != 0;
    if (!use->in_token)
        return;
    token.abbreviation = word_is_abbreviation(word);
    add_token(use, token);
}

static void read_words(TermUse *use, Str text)
{
    word_scan_text(&use->scan, text);
    while (use->token_count < TOKENS_MAX) {
        WordItem item = word_next(&use->scan);

        if (item.kind == ITEM_END)
            return;
        if (item.kind == ITEM_WORD) {
            add_word(use, text, &item);
            continue;
        }
        add_token(use, (Token){.kind = ITEM_QUOTE, .quote = item.quote});
        use->in_token = false;
    }
}

/* Something that is not text stands here. */
static void read_gap(TermUse *use, WordGap gap)
{
    word_scan_gap(&use->scan, gap);
}

static bool is_text(const Node *node)
{
    return node && (node->kind == NODE_TEXT || node->kind == NODE_SOFTBREAK);
}

static void add_run(TermUse *use, Node *first, bool marked)
{
    use->run = grow(use->run, use->run_count, &use->run_capacity,
                    sizeof *use->run);
    use->run[use->run_count++] = (Run){first, 0, marked};
}

/* Reads the run that begins with node. Returns what is behind it, or NULL. */
static Node *read_run(TermUse *use, Node *node, bool marked)
{
    Node *behind = node->next;

    add_run(use, node, marked);
    if (node->kind == NODE_TEXT && !is_text(behind)) {
        read_words(use, node->text);
        return behind;
    }
    buf_reset(&use->text);
    for (behind = node; is_text(behind); behind = behind->next) {
        if (behind->kind == NODE_TEXT)
            buf_add(&use->text, behind->text);
        else
            buf_addc(&use->text, '\n');
    }
    read_words(use, buf_str(&use->text));
    return behind;
}

/* A link that leads to a term uses it, whatever its words are. */
static void read_address(TermUse *use, Str url)
{
    size_t at = str_rfind_char(url, '#');
    Str anchor = at == STR_NONE ? STR("") : str_slice(url, at, url.len);
    size_t term = 0;

    if (str_starts(anchor, "#term-"))
        term = (size_t)(uintptr_t)map_get(
            &use->terms->by_key, str_slice(anchor, strlen("#term-"), url.len));
    if (term > 0)
        use->used[term - 1] = true;
}

/* What the words inside an element are to the words around it. */
static void read_inlines(TermUse *use, Node *parent, bool marked)
{
    Node *node = parent->first;

    while (node) {
        if (is_text(node)) {
            node = read_run(use, node, marked);
            continue;
        }
        switch ((NodeKind)node->kind) {
        case NODE_EMPH:
        case NODE_STRONG:
            read_gap(use, GAP_JOINED);
            read_inlines(use, node, marked);
            read_gap(use, GAP_JOINED);
            break;
        case NODE_LINK:
            read_address(use, node->as.link.url);
            /* fall through */
        case NODE_SHORT_LINK:
        case NODE_QUOTATION:
        case NODE_TERM:
            read_gap(use, GAP_JOINED);
            read_inlines(use, node, false);
            read_gap(use, GAP_JOINED);
            break;
        default: /* code, pictures, citations, breaks, blanks, HTML */
            read_gap(use, GAP_BREAK);
            break;
        }
        node = node->next;
    }
}

static void begin_block(TermUse *use)
{
    use->token_count = use->run_count = 0;
    use->in_token = false;
    word_scan_init(&use->scan);
}

/* --- quotation marks ------------------------------------------------------ */

/* Puts what is between quotation marks aside. A mark without its fellow is
 * taken for something else; that none follows is found out once a kind. */
static void put_quoted_aside(TermUse *use)
{
    bool none[QUOTE_ANGLE_CLOSE + 1] = {false};

    for (size_t i = 0; i < use->token_count; i++) {
        const Token *open = &use->token[i];
        size_t end = i + 1;

        if (open->kind != ITEM_QUOTE || none[open->quote])
            continue;
        while (end < use->token_count &&
               !(use->token[end].kind == ITEM_QUOTE &&
                 word_quote_closes(open->quote, use->token[end].quote)))
            end++;
        if (end == use->token_count) {
            none[open->quote] = true;
            continue;
        }
        for (; i < end; i++)
            use->token[i].quoted = true;
    }
}

/* --- matching ------------------------------------------------------------- */

typedef struct Match {
    size_t count;  /* tokens; 0: none */
    uint32_t term; /* from 1, or TERM_NONE */
    uint32_t to;   /* in the run, without a closing "'s" */
} Match;

/* The longest term that begins with token `first`. */
static Match match_at(const TermUse *use, size_t first)
{
    const Token *token = use->token;
    uint32_t state = use->root, typed = 0, run = token[first].run;
    Match best = {0, 0, 0};

    for (size_t i = first; i < use->token_count; i++) {
        WordGap gap = i == first ? GAP_SPACE : token[i].gap;
        uint32_t base, term;

        if (token[i].kind != ITEM_WORD || token[i].run != run ||
            (i > first && !token[i].follows))
            break;
        if (token[i].abbreviation && i - first < TERM_WORDS_MAX)
            typed |= (uint32_t)1 << (i - first);
        base = terms_step(use->terms, state, gap, token[i].base);
        term = base ? terms_at(use->terms, base, typed) : 0;
        if (term != 0 && !token[i].tied)
            best = (Match){i - first + 1, term, token[i].base_to};
        state = terms_step(use->terms, state, gap, token[i].word);
        if (state == 0)
            break;
        term = terms_at(use->terms, state, typed);
        if (term != 0 && !token[i].tied)
            best = (Match){i - first + 1, term, token[i].to};
    }
    return best;
}

/* --- marking -------------------------------------------------------------- */

/* Moves the run on to byte `at` of it, and cuts its text there. Returns the
 * node that begins there, or NULL at its end. */
static Node *cut_run(TermUse *use, Run *run, size_t at)
{
    while (is_text(run->first)) {
        size_t len = run->first->kind == NODE_TEXT ? run->first->text.len : 1;

        if (at < run->at + len)
            break;
        run->at += len;
        if (!run->first->next)
            return NULL;
        run->first = run->first->next;
    }
    if (at > run->at && run->first->kind == NODE_TEXT) {
        run->first =
            text_split(use->arena, use->source, run->first, at - run->at);
        run->at = at;
    }
    return run->first;
}

static void mark(TermUse *use, const Token *token, const Match *match)
{
    Run *run = &use->run[token->run];
    Node *first = cut_run(use, run, token->from), *behind, *next, *term;

    term = node_new(use->arena, NODE_TERM, first->span);
    term->exact = first->exact;
    term->as.term.key = map_at(&use->terms->by_key, match->term - 1)->key;
    behind = cut_run(use, run, match->to);
    node_insert_before(first, term);
    for (Node *node = first; node != behind; node = next) {
        uint32_t end = node->span.off + node->span.len;

        next = node->next;
        term->exact = term->exact && node->exact;
        if (end > term->span.off) /* what a plugin made has no place */
            term->span.len = end - term->span.off;
        node_unlink(node);
        node_append(term, node);
    }
}

static void take_match(TermUse *use, const Token *token, const Match *match)
{
    size_t term = match->term - 1;

    use->used[term] = true;
    if (!use->run[token->run].marked || token->quoted ||
        use->seen[term] == use->page)
        return;
    use->seen[term] = use->page;
    mark(use, token, match);
}

static void match_block(TermUse *use)
{
    put_quoted_aside(use);
    for (size_t i = 0; i < use->token_count;) {
        const Token *token = &use->token[i];
        bool tied = token->gap == GAP_HYPHEN || token->gap == GAP_JOINED;
        Match match = {0, 0, 0};

        if (token->kind == ITEM_WORD && !tied && use->root != 0)
            match = match_at(use, i);
        if (match.count == 0) {
            i++;
            continue;
        }
        if (match.term != TERM_NONE)
            take_match(use, token, &match);
        i += match.count;
    }
    if (use->scratch.used > 0)
        arena_reset(&use->scratch);
}

static bool has_kind(const Node *parent, NodeKind kind)
{
    for (const Node *node = parent->first; node; node = node->next)
        if (node->kind == kind)
            return true;
    return false;
}

/* Raw HTML may open a link and close it in another element. */
static bool has_html(const Node *block)
{
    for (const Node *node = block->first; node; node = node->next)
        if (node->kind == NODE_HTML_INLINE || has_html(node))
            return true;
    return false;
}

static void read_block(TermUse *use, Node *block, bool marked)
{
    begin_block(use);
    read_inlines(use, block, marked && !has_html(block));
    match_block(use);
}

static void read_title(TermUse *use, Str title)
{
    begin_block(use);
    add_run(use, NULL, false);
    read_words(use, title);
    match_block(use);
}

static void read_blocks(TermUse *use, Node *parent, bool marked)
{
    if (marked && has_kind(parent, NODE_HTML_BLOCK))
        marked = false;
    for (Node *node = parent->first; node; node = node->next) {
        switch ((NodeKind)node->kind) {
        case NODE_PARAGRAPH:
            read_block(use, node, marked);
            break;
        case NODE_HEADING:
            read_block(use, node, false);
            break;
        case NODE_TABLE_CELL:
            read_block(use, node, marked && !node->as.cell.header);
            break;
        case NODE_BLOCK_QUOTE:
            read_blocks(use, node, false);
            break;
        case NODE_CALLOUT:
            read_title(use, node->as.callout.title);
            read_blocks(use, node, marked && !str_is(node->text, "LETTER") &&
                                       !str_is(node->text, "RIGHT"));
            break;
        case NODE_LIST:
        case NODE_ITEM:
        case NODE_TABLE:
        case NODE_TABLE_ROW:
            read_blocks(use, node, marked);
            break;
        default:
            break;
        }
    }
}

void terms_mark(TermUse *use, Node *document, const Source *source,
                Arena *arena)
{
    use->source = source;
    use->arena = arena;
    read_blocks(use, document, true);
    use->source = NULL;
    use->arena = NULL;
}

void terms_read(TermUse *use, Str text)
{
    read_title(use, text);
}
