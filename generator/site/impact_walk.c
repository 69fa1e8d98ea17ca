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
    const Fact *const *quoted; /* facts of quotations, in page order */
    size_t quoted_count, quoted_at; /* from here on: of this page and later */
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

/* Whether the fact tells of what this item is cited for. Of several sources
 * behind one quotation one alone counts: it is in that one, or in none. */
static bool tells_of(const Walk *walk, const Fact *fact, const Node *item)
{
    const Value *counts = value_get(fact->value, "counts");
    const Value *pinpoint = value_get(fact->value, "pinpoint");

    return str_eq(fact->key, walk->impact->key) &&
           !(counts && counts->kind == VALUE_BOOL && !counts->as.boolean) &&
           !(pinpoint &&
             !str_eq(value_as_text(pinpoint), item->as.cite.pinpoint));
}

/* The worst outcome of what is quoted for an item in a part of a file. */
static Str quotation_in(const Walk *walk, const Source *source, Span span,
                        const Node *item)
{
    static const char *const worst[] = {"missing", "unchecked", "verified"};
    size_t found = 3;

    for (size_t i = walk->quoted_at;
         i < walk->quoted_count && walk->quoted[i]->page == walk->page; i++) {
        const Fact *fact = walk->quoted[i];
        Str outcome = value_as_text(value_get(fact->value, "outcome"));

        if (fact->source != source || !tells_of(walk, fact, item) ||
            fact->span.off >= span.off + span.len ||
            fact->span.off + fact->span.len <= span.off)
            continue;
        for (size_t k = 0; k < found; k++)
            if (str_is(outcome, worst[k]))
                found = k;
    }
    return found < 3 ? str_from(worst[found]) : STR("");
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

/* From what is quoted in front of a citation to its end. */
static Span quoted_span(const Node *citation)
{
    uint32_t from = citation->span.off;
    const Node *before = before_stops(citation->previous);
    const Node *block = citation->parent;

    while (before && (before->kind == NODE_EMPH || before->kind == NODE_STRONG))
        before = before_stops(before->last);
    if (before && before->kind == NODE_QUOTATION)
        from = before->span.off;
    while (block && !node_is_block(block))
        block = block->parent;
    block = block_quotation(block, citation);
    if (block)
        from = block->span.off;
    return (Span){from, citation->span.off + citation->span.len - from};
}

/* --- hits ----------------------------------------------------------------- */

static void add_slip(Walk *walk, const Source *source, const Node *item)
{
    Impact *impact = walk->impact;
    Str key = item->as.cite.key;
    ImpactSlip slip = {walk->page, source, item->as.cite.key_span, key};

    if (!impact->record || sources_find(walk->site, key) ||
        !str_eq(facts_nearest(walk->site, STR("source"), key), impact->key))
        return;
    ARENA_PUSH(walk->arena, impact->slip, impact->slip_count,
               impact->slip_capacity, slip);
}

/* made: all but what the item itself tells. quoted: where its quotations may
 * stand. */
static void add_items(Walk *walk, const Node *citation, const ImpactHit *made,
                      Span quoted)
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
        hit.quotation = quotation_in(walk, hit.source, quoted, item);
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
    const Value *record = NULL;
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
        record = record_of(page, path);
        describe(page, path, record, &hit);
    }
    hit.standing = claim.standing;
    hit.alone = claim.alone;
    for (; at < end; at++) {
        const Node *citation = page->citation[at].node;

        hit.source = page->citation[at].source;
        add_items(walk, citation, &hit,
                  record ? record->span : citation->span);
    }
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
    Span quoted = citation->span;
    ImpactHit hit = {.kind = IMPACT_TEXT, .name = STR(""), .words = STR(""),
                     .source = page->source};

    if (!walk->claim_end)
        open_claim(walk, citation);
    if (cites_key(citation, walk->impact->key)) {
        if (is_in_letter(citation))
            hit.kind = IMPACT_LETTER;
        if (walk->heading > 0)
            hit.words = page->outline.item[walk->heading - 1].text;
        quoted = quoted_span(citation);
    }
    hit.standing = walk->claim.standing;
    hit.alone = walk->claim.alone;
    add_items(walk, citation, &hit, quoted);
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
    while (walk->quoted_at < walk->quoted_count &&
           walk->quoted[walk->quoted_at]->page->index < page->index)
        walk->quoted_at++;
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
    const Fact *const *all = facts_all(site, STR("quotation"), &count);
    const Fact **quoted = ARENA_NEW_ARRAY(arena, const Fact *, count + 1);

    for (size_t i = 0; i < count; i++)
        if (all[i]->page && str_eq(all[i]->key, impact->key))
            quoted[walk.quoted_count++] = all[i];
    walk.quoted = quoted;
    for (size_t i = 0; i < site->page_count; i++)
        walk_page(&walk, site->page[i]);
}
