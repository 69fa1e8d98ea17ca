/* site/link_anchor.c - places inside pages that a link may lead to. */
#include "base/compat.h"
#include "site/links_internal.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "site/nearest.h"

/* Headings of one text that are told apart by numbers. */
#define MAX_SAME_HEADINGS 100

/* What is asked of a page's ids when the plain look-up fails. */
typedef struct AnchorTable {
    Map github; /* the id that GitHub gives a heading, folded -> OutlineItem */
    const Nearest *nearest;
} AnchorTable;

struct LinkCache {
    Arena arena;
    Map table; /* source path -> AnchorTable */
};

static bool has_right(const Value *list, Str id)
{
    for (size_t i = 0; i < value_count(list); i++)
        if (str_eq(value_as_text(value_get(value_item(list, i), "id")), id))
            return true;
    return false;
}

static bool has_number(const Value *list, Str number)
{
    uint64_t index;

    return str_to_u64(number, &index) && index >= 1 &&
           index <= value_count(list);
}

/* True when a plugin made a term of that key known on the page. */
static bool has_term(const Page *page, Str key)
{
    for (size_t i = 0; i < page->fact_count; i++)
        if (str_is(page->fact[i].kind, "term") &&
            str_eq(page->fact[i].key, key))
            return true;
    return false;
}

/* What the theme and the plugins give an address: "letter", "right-ID",
 * "deadline-2", "answer-3", "term-work-coach". */
static bool has_record_anchor(const Page *page, Str anchor)
{
    const Value *meta = page->meta;
    size_t dash = str_find_char(anchor, '-');
    Str rest;

    if (dash == STR_NONE)
        return page->kind == KIND_LETTER && str_is(anchor, "letter");
    rest = str_slice(anchor, dash + 1, anchor.len);
    if (str_starts(anchor, "right-"))
        return has_right(value_get(meta, "rights"), rest) ||
               has_right(value_get(meta, "was"), rest);
    if (str_starts(anchor, "term-"))
        return has_term(page, rest);
    if (str_starts(anchor, "deadline-"))
        return has_number(value_get(meta, "deadlines"), rest);
    if (str_starts(anchor, "answer-"))
        return has_number(value_get(value_get(meta, "response"), "answers"),
                          rest);
    return false;
}

/* The page names data that could not be read: that is told, and nobody knows
 * which places the page would have. */
static bool lacks_data(const Page *page)
{
    return page->data_path.len > 0 && !page->data;
}

bool links_has_anchor(const Page *page, Str anchor)
{
    return page->failed || lacks_data(page) ||
           page->status == STATUS_WITHDRAWN ||
           map_has(&page->outline.anchors, anchor) ||
           str_is(anchor, "content") || str_is(anchor, "top") ||
           has_record_anchor(page, anchor);
}

/* --- GitHub's ids --------------------------------------------------------- */

/* Letters and digits of all alphabets; what else is not ASCII is mostly
 * punctuation, arrows and emoji, which GitHub leaves out. */
static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return ascii_is_alnum((char)c);
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 &&
           !(c >= 0x2000 && c < 0x2C00) && !(c >= 0x3000 && c < 0x3040) &&
           !(c >= 0xFE00 && c < 0xFE70) && c < 0x1F000;
}

/* "What's new?" gives "whats-new": ours is "what-s-new". */
static Str github_id(Arena *arena, Str heading)
{
    Str folded = utf8_fold(arena, heading);
    Buf buf;
    Str id;

    buf_init(&buf, LIMIT_FILE_BYTES);
    for (size_t at = 0; at < folded.len;) {
        uint32_t c = utf8_next(folded, &at);

        if (c == ' ')
            buf_addc(&buf, '-');
        else if (c == '-' || c == '_' || is_letter(c))
            buf_add_codepoint(&buf, c);
    }
    id = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return id;
}

/* Adds the places of the terms on a page to ids; returns how many ids there
 * are. */
static size_t add_terms(Arena *arena, const Page *page, Str *ids, size_t count)
{
    for (size_t i = 0; i < page->fact_count; i++)
        if (str_is(page->fact[i].kind, "term"))
            ids[count++] =
                str_cat(arena, STR("term-"), page->fact[i].key);
    return count;
}

static AnchorTable *make_table(Arena *arena, const Page *page)
{
    AnchorTable *table = ARENA_NEW(arena, AnchorTable);
    const Outline *outline = &page->outline;
    Str *ids = ARENA_NEW_ARRAY(arena, Str,
                               outline->count + page->fact_count + 1);

    map_init(&table->github, arena);
    for (size_t i = 0; i < outline->count; i++) {
        Str id = github_id(arena, outline->item[i].text);
        unsigned number = 1;

        ids[i] = outline->item[i].id;
        while (map_has(&table->github, id) && number < MAX_SAME_HEADINGS)
            id = arena_fmt(arena, "%.*s-%u",
                           STR_ARG(github_id(arena, outline->item[i].text)),
                           number++);
        if (!map_has(&table->github, id))
            map_put(&table->github, id, &outline->item[i]);
    }
    ids[outline->count] = page->title_anchor;
    table->nearest = nearest_new(
        arena, ids, add_terms(arena, page, ids, outline->count + 1));
    return table;
}

LinkCache *link_cache_open(void)
{
    LinkCache *cache = xcalloc(1, sizeof *cache);

    arena_init(&cache->arena);
    map_init(&cache->table, &cache->arena);
    return cache;
}

void link_cache_close(LinkCache *cache)
{
    if (!cache)
        return;
    arena_release(&cache->arena);
    free(cache);
}

static const AnchorTable *table_of(const Link *link, const Page *page)
{
    AnchorTable *table;

    if (!link->cache)
        return make_table(link->arena, page);
    table = map_get(&link->cache->table, page->source_path);
    if (!table) {
        table = make_table(&link->cache->arena, page);
        map_put(&link->cache->table, page->source_path, table);
    }
    return table;
}

Str link_github_anchor(const Link *link, const Page *page, Str anchor)
{
    const OutlineItem *item = map_get(&table_of(link, page)->github,
                                      utf8_fold(link->arena, anchor));

    return item ? item->id : STR("");
}

Str link_nearest_anchor(const Link *link, const Page *page, Str anchor)
{
    return nearest_find(table_of(link, page)->nearest, anchor);
}
