/* site/impact_walk.c - goes through all pages for the citations of a source. */
#include "base/compat.h"
#include "site/impact_internal.h"

#include "site/facts.h"
#include "site/sources.h"

/* What all sources of one claim come to. */
typedef struct Claim {
    Str standing;
    bool alone;
} Claim;

typedef struct Walk {
    Arena *arena;
    const Site *site;
    Impact *impact;
    ImpactBoxes *boxes;
    Arena scratch;  /* for one claim */
    Map quoted;     /* place_key, and with a pinpoint behind it -> Outcome */
    Map nearest;    /* a key that no source has -> not NULL: ours is meant */
    const Page *page;
    size_t order;
    size_t heading;          /* headings of the page met so far */
    const Node *claim_end;   /* the last citation of the claim, or NULL */
    Claim claim;
} Walk;

/* --- claims --------------------------------------------------------------- */

static void add_to_claim(const Walk *walk, Claim *claim, const Node *citation)
{
    for (const Node *item = citation->first; item; item = item->next) {
        const SourceRecord *record;

        if (item->kind != NODE_CITATION_ITEM)
            continue;
        if (!str_eq(item->as.cite.key, walk->impact->key))
            claim->alone = false;
        record = sources_find(walk->site, item->as.cite.key);
        if (record &&
            (claim->standing.len == 0 ||
             site_standing_rank(walk->site, record->standing) <
                 site_standing_rank(walk->site, claim->standing)))
            claim->standing = record->standing;
    }
}

static Claim new_claim(void)
{
    return (Claim){.standing = STR(""), .alone = true};
}

/* --- quotations ----------------------------------------------------------- */

/* The worse outcome comes first: what is wrong with one is wrong. */
static const char *const outcomes[] = {"missing", "unchecked", "verified"};
enum { OUTCOME_COUNT = sizeof outcomes / sizeof outcomes[0] };

/* What was found out at one place: an index of outcomes, or OUTCOME_COUNT where
 * it is known of certain pinpoints only. */
typedef struct Outcome {
    size_t worst;
} Outcome;

/* "12 p 340" for a place in page 12's own file, "12 d 340" in its data file. */
static Str place_key(Arena *arena, const Page *page, const Source *source,
                     uint32_t off)
{
    return arena_fmt(arena, "%zu %c %u", page->index,
                     source == page->source ? 'p' : 'd', (unsigned)off);
}

static void note_outcome(Walk *walk, Str key, size_t worst)
{
    Outcome *outcome = map_get(&walk->quoted, key);

    if (!outcome) {
        outcome = ARENA_NEW(walk->arena, Outcome);
        outcome->worst = OUTCOME_COUNT;
        map_put(&walk->quoted, key, outcome);
    }
    if (worst < outcome->worst)
        outcome->worst = worst;
}

/* Of several sources behind one quotation one alone counts: it is in that one,
 * or in none. */
static void note_quotation(Walk *walk, const Fact *fact)
{
    const Value *counts = value_get(fact->value, "counts");
    const Value *pinpoint = value_get(fact->value, "pinpoint");
    Str outcome = value_as_text(value_get(fact->value, "outcome"));
    size_t worst = 0;
    Str key;

    if (!fact->page || !str_eq(fact->key, walk->impact->key) ||
        (counts && counts->kind == VALUE_BOOL && !counts->as.boolean))
        return;
    while (worst < OUTCOME_COUNT && !str_is(outcome, outcomes[worst]))
        worst++;
    key = place_key(walk->arena, fact->page, fact->source, fact->span.off);
    note_outcome(walk, key, pinpoint ? OUTCOME_COUNT : worst);
    if (pinpoint)
        note_outcome(walk, arena_fmt(walk->arena, "%.*s %.*s", STR_ARG(key),
                                     STR_ARG(value_as_text(pinpoint))), worst);
}

/* Where the quotations of a claim begin in its file. */
typedef struct Quotes {
    Str *place; /* as place_key gives them */
    size_t count, capacity;
} Quotes;

static void add_quote(Walk *walk, Quotes *quotes, const Source *source,
                      uint32_t off)
{
    Str key = place_key(&walk->scratch, walk->page, source, off);

    if (map_has(&walk->quoted, key))
        ARENA_PUSH(&walk->scratch, quotes->place, quotes->count,
                   quotes->capacity, key);
}

/* The worst outcome of what is quoted for an item; "" when nothing is. */
static Str quotation_of(Walk *walk, const Quotes *quotes, const Node *item)
{
    size_t worst = OUTCOME_COUNT;

    for (size_t i = 0; i < quotes->count; i++) {
        Str exact = arena_fmt(&walk->scratch, "%.*s %.*s",
                              STR_ARG(quotes->place[i]),
                              STR_ARG(item->as.cite.pinpoint));
        const Outcome *found[] = {map_get(&walk->quoted, quotes->place[i]),
                                  map_get(&walk->quoted, exact)};

        for (size_t k = 0; k < 2; k++)
            if (found[k] && found[k]->worst < worst)
                worst = found[k]->worst;
    }
    return worst < OUTCOME_COUNT ? str_from(outcomes[worst]) : STR("");
}

static bool is_space(const Node *node)
{
    return node->kind == NODE_SOFTBREAK ||
           (node->kind == NODE_TEXT && str_trim(node->text).len == 0);
}

/* Stops, dashes and space: what may stand between a quotation and its
 * citation. */
static bool is_stop(const Node *node)
{
    if (node->kind != NODE_TEXT)
        return node->kind == NODE_SOFTBREAK || node->kind == NODE_LINEBREAK;
    for (size_t i = 0; i < node->text.len; i++)
        if (ascii_is_alnum(node->text.ptr[i]))
            return false;
    return str_trim(node->text).len <= 3; /* a dash is three bytes */
}

static const Node *before_stops(const Node *node)
{
    while (node && is_stop(node))
        node = node->previous;
    return node;
}

/* The block quotation that a citation in this block belongs to, or NULL. */
static const Node *block_quotation(const Node *block, const Node *citation)
{
    const Node *found = NULL;

    if (block && block->previous &&
        block->previous->kind == NODE_BLOCK_QUOTE &&
        citation->parent == block && !before_stops(citation->previous))
        return block->previous;
    for (; block; block = block->parent)
        if (block->kind == NODE_BLOCK_QUOTE)
            found = block;
    return found;
}

/* What is quoted in front of a citation in the text. */
static Quotes quotes_before(Walk *walk, const Node *citation)
{
    Quotes quotes = {0};
    const Node *before = before_stops(citation->previous);
    const Node *block = citation->parent;

    if (walk->quoted.count == 0)
        return quotes;
    while (before && (before->kind == NODE_EMPH || before->kind == NODE_STRONG))
        before = before_stops(before->last);
    if (before && before->kind == NODE_QUOTATION)
        add_quote(walk, &quotes, walk->page->source, before->span.off);
    while (block && !node_is_block(block))
        block = block->parent;
    block = block_quotation(block, citation);
    if (block)
        add_quote(walk, &quotes, walk->page->source, block->span.off);
    return quotes;
}

/* What the other fields of a record quote. */
static Quotes quotes_in(Walk *walk, const Value *record, const Source *source)
{
    Quotes quotes = {0};

    if (walk->quoted.count == 0 || !record || record->kind != VALUE_MAP)
        return quotes;
    for (size_t i = 0; i < value_count(record); i++) {
        const Value *field = record->as.map.entry[i].value;

        if (field->kind == VALUE_TEXT)
            add_quote(walk, &quotes, source, field->span.off);
    }
    return quotes;
}

/* --- hits ----------------------------------------------------------------- */

static bool is_near(const Walk *walk, Str key)
{
    return str_eq(facts_nearest(walk->site, STR("source"), key),
                  walk->impact->key);
}

static void add_slip(Walk *walk, const Source *source, const Node *item)
{
    Impact *impact = walk->impact;
    Str key = item->as.cite.key;
    ImpactSlip slip = {walk->page, source, item->as.cite.key_span, key};

    if (!impact->record || sources_find(walk->site, key))
        return;
    if (!map_has(&walk->nearest, key))
        map_put(&walk->nearest, key,
                is_near(walk, key) ? impact : NULL);
    if (!map_get(&walk->nearest, key))
        return;
    ARENA_PUSH(walk->arena, impact->slip, impact->slip_count,
               impact->slip_capacity, slip);
}

/* made: all but what the item itself tells. */
static void add_items(Walk *walk, const Node *citation, const ImpactHit *made,
                      const Quotes *quotes)
{
    Impact *impact = walk->impact;

    for (const Node *item = citation->first; item; item = item->next) {
        ImpactHit hit = *made;

        if (item->kind != NODE_CITATION_ITEM)
            continue;
        if (!str_eq(item->as.cite.key, impact->key)) {
            add_slip(walk, made->source, item);
            continue;
        }
        hit.page = walk->page;
        hit.span = item->as.cite.key_span;
        if (hit.span.len == 0)
            hit.span = citation->span;
        hit.pinpoint = item->as.cite.pinpoint;
        hit.quotation = quotation_of(walk, quotes, item);
        hit.order = walk->order++;
        ARENA_PUSH(walk->arena, impact->hit, impact->count, impact->capacity,
                   hit);
    }
}

static bool cites_key(const Node *citation, Str key)
{
    for (const Node *item = citation->first; item; item = item->next)
        if (item->kind == NODE_CITATION_ITEM && str_eq(item->as.cite.key, key))
            return true;
    return false;
}

/* --- front matter and data ------------------------------------------------ */

/* What stands for an entry of data: the text under one of the usual names, or
 * the first that it has. */
static Str entry_words(const Value *entry)
{
    static const char *const names[] = {"label", "term", "title", "name"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Str text = value_as_text(value_get(entry, names[i]));

        if (text.len > 0)
            return text;
    }
    for (size_t i = 0; entry && entry->kind == VALUE_MAP &&
                       i < value_count(entry); i++) {
        const ValueEntry *field = &entry->as.map.entry[i];

        if (field->value->kind == VALUE_TEXT && !str_is(field->key, "cite"))
            return field->value->as.text;
    }
    return STR("");
}

/* The record that a citation at "rights.1.cite" belongs to. */
static const Value *record_of(const Page *page, Str path)
{
    Str record = str_slice(path, 0, path.len - str_from(".cite").len);

    if (str_is(record, "data"))
        return page->data;
    if (str_starts(path, "data."))
        return value_at_path(page->data, str_slice(record, 5, record.len));
    return value_at_path(page->meta, record);
}

static void describe_data(const Page *page, const Value *entry, ImpactHit *hit)
{
    hit->words = entry_words(entry);
    hit->kind = IMPACT_DATA;
    if (page->kind == KIND_DECISION)
        hit->kind = IMPACT_DECISION;
    else if (value_get(entry, "definition"))
        hit->kind = IMPACT_DEFINITION;
}

static void describe(const Page *page, Str path, const Value *entry,
                     ImpactHit *hit)
{
    const char *words = "text";

    if (str_starts(path, "data.")) {
        describe_data(page, entry, hit);
        return;
    }
    hit->kind = IMPACT_RIGHT;
    if (str_starts(path, "was.")) {
        hit->kind = IMPACT_PAST_RIGHT;
    } else if (str_starts(path, "deadlines.")) {
        hit->kind = IMPACT_DEADLINE;
        words = "do";
    } else if (str_starts(path, "response.")) {
        hit->kind = IMPACT_ANSWER;
        words = "question";
    }
    hit->name = value_as_text(value_get(entry, "id"));
    hit->words = value_as_text(value_get(entry, words));
}

/* The citations of one record: a claim. Returns the index behind them. */
static size_t walk_record(Walk *walk, size_t at)
{
    const Page *page = walk->page;
    Str path = citation_list(page->citation[at].path);
    Quotes quotes = {0};
    Claim claim = new_claim();
    bool cited = false;
    size_t end = at;
    ImpactHit hit = {.name = STR(""), .words = STR("")};

    for (; end < page->citation_count &&
           citation_is_at(&page->citation[end], path); end++) {
        add_to_claim(walk, &claim, page->citation[end].node);
        cited = cited || cites_key(page->citation[end].node,
                                   walk->impact->key);
    }
    if (cited) {
        const Value *record = record_of(page, path);

        describe(page, path, record, &hit);
        quotes = quotes_in(walk, record, page->citation[at].source);
    }
    hit.standing = claim.standing;
    hit.alone = claim.alone;
    for (; at < end; at++) {
        const Node *citation = page->citation[at].node;

        hit.source = page->citation[at].source;
        add_items(walk, citation, &hit, &quotes);
    }
    arena_reset(&walk->scratch);
    return end;
}

/* --- the text ------------------------------------------------------------- */

/* The citations directly behind each other are one claim. */
static void open_claim(Walk *walk, const Node *citation)
{
    walk->claim = new_claim();
    for (const Node *node = citation; node; node = node->next) {
        if (node->kind == NODE_CITATION) {
            add_to_claim(walk, &walk->claim, node);
            walk->claim_end = node;
        } else if (!is_space(node)) {
            return;
        }
    }
}

static bool is_in_letter(const Node *node)
{
    for (; node; node = node->parent)
        if (node->kind == NODE_CALLOUT && str_is(node->text, "LETTER"))
            return true;
    return false;
}

static void walk_citation(Walk *walk, const Node *citation)
{
    const Page *page = walk->page;
    Quotes quotes = {0};
    ImpactHit hit = {.kind = IMPACT_TEXT, .name = STR(""), .words = STR(""),
                     .source = page->source};

    if (!walk->claim_end)
        open_claim(walk, citation);
    if (cites_key(citation, walk->impact->key)) {
        if (is_in_letter(citation))
            hit.kind = IMPACT_LETTER;
        if (walk->heading > 0)
            hit.words = page->outline.item[walk->heading - 1].text;
        quotes = quotes_before(walk, citation);
    }
    hit.standing = walk->claim.standing;
    hit.alone = walk->claim.alone;
    add_items(walk, citation, &hit, &quotes);
    arena_reset(&walk->scratch);
    if (citation == walk->claim_end)
        walk->claim_end = NULL;
}

static void walk_box(Walk *walk, const Node *callout)
{
    ImpactBox box = {walk->page, str_trim(callout->as.callout.title),
                     callout->as.callout.title_span};

    if (!str_is(callout->text, "RIGHT") || box.id.len == 0)
        return;
    ARENA_PUSH(walk->arena, walk->boxes->item, walk->boxes->count,
               walk->boxes->capacity, box);
}

static void walk_text(Walk *walk)
{
    const Outline *outline = &walk->page->outline;
    Node *document = walk->page->document;

    walk->heading = 0;
    walk->claim_end = NULL;
    for (Node *node = document; node; node = node_next(document, node)) {
        if (node->kind == NODE_CITATION)
            walk_citation(walk, node);
        else if (node->kind == NODE_CALLOUT)
            walk_box(walk, node);
        else if (node->kind == NODE_HEADING &&
                 walk->heading < outline->count &&
                 outline->item[walk->heading].node == node)
            walk->heading++;
    }
}

static void walk_page(Walk *walk, const Page *page)
{
    if (page->skipped)
        return;
    walk->page = page;
    walk->order = 0;
    for (size_t i = 0; i < page->citation_count;)
        i = walk_record(walk, i);
    if (page->document)
        walk_text(walk);
}

void impact_walk(Arena *arena, const Site *site, Impact *impact,
                 ImpactBoxes *boxes)
{
    Walk walk = {.arena = arena, .site = site, .impact = impact,
                 .boxes = boxes};
    size_t count;
    const Fact *const *fact = facts_all(site, STR("quotation"), &count);

    arena_init(&walk.scratch);
    map_init(&walk.quoted, arena);
    map_init(&walk.nearest, arena);
    for (size_t i = 0; i < count; i++)
        note_quotation(&walk, fact[i]);
    for (size_t i = 0; i < site->page_count; i++)
        walk_page(&walk, site->page[i]);
    arena_release(&walk.scratch);
}
