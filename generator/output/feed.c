/* output/feed.c - the changes of all pages as an Atom feed. */
#include "base/compat.h"

#include "output/feed.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"
#include "output/context_internal.h"

/* One change of one page, or with `change` NULL that it was taken down. */
typedef struct Entry {
    const Page *page;
    const Value *change;
    Date date;
    size_t age;    /* in the page's list, the newest first */
    size_t number; /* among the page's changes of that day, the oldest first */
} Entry;

typedef struct Entries {
    Entry *item;
    size_t count, capacity;
} Entries;

static bool is_told(const Page *page)
{
    return !page->failed && !page->skipped && !page->generated;
}

bool feed_exists(const Site *site)
{
    for (size_t i = 0; i < site->page_count; i++) {
        if (is_told(site->page[i]) && date_is_set(site->page[i]->changed))
            return true;
    }
    return false;
}

/* --- gathering ------------------------------------------------------------ */

/* People put the newest change first or last: which of two on one day is the
 * older, and so its number, must stay when one is added. */
static void gather_page(Arena *arena, const Page *page, Entries *out)
{
    const Value *changes = value_get(page->meta, "changes");
    size_t count = value_count(changes), first = out->count;
    for (size_t i = 0; i < count; i++) {
        const Value *change = value_item(changes, i);
        Entry entry = {.page = page, .change = change, .age = i};
        if (date_parse(value_as_text(value_get(change, "date")), false,
                       &entry.date) == DATE_OK)
            ARENA_PUSH(arena, out->item, out->count, out->capacity, entry);
    }
    if (out->count == first ||
        date_cmp(out->item[first].date, out->item[out->count - 1].date) > 0)
        return;
    for (size_t i = first; i < out->count; i++)
        out->item[i].age = count - 1 - out->item[i].age;
}

static int compare(const void *left, const void *right)
{
    const Entry *a = left, *b = right;
    int by_date = date_cmp(b->date, a->date);
    if (by_date != 0)
        return by_date;
    if (a->page != b->page)
        return a->page->index < b->page->index ? -1 : 1;
    return a->age < b->age ? -1 : a->age > b->age;
}

static bool is_same_day(const Entry *a, const Entry *b)
{
    return a->page == b->page && date_cmp(a->date, b->date) == 0;
}

/* The changes of a page on one day stand together, the oldest last. */
static void number(Entries *entries)
{
    for (size_t i = entries->count; i-- > 0;) {
        Entry *entry = &entries->item[i];
        bool follows =
            i + 1 < entries->count && is_same_day(entry, entry + 1);
        entry->number = follows ? entry[1].number + 1 : 1;
    }
}

static Entries gather(Arena *arena, const Site *site)
{
    Entries entries = {0};
    for (size_t i = 0; i < site->page_count; i++) {
        const Page *page = site->page[i];
        if (!is_told(page))
            continue;
        gather_page(arena, page, &entries);
        if (page->status == STATUS_WITHDRAWN && !date_is_set(page->changed))
            ARENA_PUSH(arena, entries.item, entries.count, entries.capacity,
                       ((Entry){.page = page, .date = site->edition}));
    }
    if (entries.count > 0)
        qsort(entries.item, entries.count, sizeof *entries.item, compare);
    number(&entries);
    if (entries.count > LIMIT_FEED_ENTRIES)
        entries.count = LIMIT_FEED_ENTRIES;
    return entries;
}

/* --- XML ------------------------------------------------------------------ */

static void add_element(Buf *buf, const char *name, Str text)
{
    buf_addf(buf, "<%s>", name);
    buf_add_escaped(buf, text);
    buf_addf(buf, "</%s>\n", name);
}

static void add_day(Buf *buf, Arena *arena, Date date)
{
    buf_addf(buf, "<updated>%.*sT00:00:00Z</updated>\n",
             STR_ARG(date_iso(arena, date)));
}

static void add_link(Buf *buf, const char *rel, const char *type, Str url)
{
    buf_addf(buf, "<link rel=\"%s\" type=\"%s\" href=\"", rel, type);
    buf_add_escaped(buf, url);
    buf_adds(buf, "\" />\n");
}

/* --- ids ------------------------------------------------------------------ */

/* The host of base_url as a tag URI (RFC 4151) may name it: letters, digits,
 * '-' and '.', in small letters; "" when it is none. */
static Str tag_authority(Arena *arena, Str base_url)
{
    size_t start = str_find(base_url, STR("://"));
    if (start == STR_NONE)
        return STR("");
    Str host = str_slice(base_url, start + 3, base_url.len);
    host = str_slice(host, 0, str_find_char(host, '/'));
    host = str_slice(host, 0, str_find_char(host, ':'));
    for (size_t i = 0; i < host.len; i++) {
        if (!ascii_is_alnum(host.ptr[i]) && host.ptr[i] != '-' &&
            host.ptr[i] != '.')
            return STR("");
    }
    return str_lower(arena, host);
}

/* What has no website has an id made of its own words: a name-based UUID
 * (RFC 9562, version 8) from their SHA-256. */
static void add_uuid(Buf *buf, Str words)
{
    char hex[65];
    Sha256 hash = hash_sha256(words);
    hash.byte[6] = (uint8_t)((hash.byte[6] & 0x0f) | 0x80);
    hash.byte[8] = (uint8_t)((hash.byte[8] & 0x3f) | 0x80);
    hash_hex(hash, hex);
    buf_addf(buf, "urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12,
             hex + 16, hex + 20);
}

static void add_id(Buf *buf, Arena *arena, const Site *site,
                   const Entry *entry)
{
    Str base = site->config.base_url;
    Str authority = tag_authority(arena, base);
    Str path = path_to_url(arena, entry->page->output_path);
    Str day = date_iso(arena, entry->date);
    buf_adds(buf, "<id>");
    if (entry->change == NULL)
        add_uuid(buf, arena_fmt(arena, "%.*s\n%.*s\n%.*s\nwithdrawn",
                                STR_ARG(base), STR_ARG(site->config.title),
                                STR_ARG(path)));
    else if (authority.len == 0)
        add_uuid(buf, arena_fmt(arena, "%.*s\n%.*s\n%.*s\n%.*s\n%zu",
                                STR_ARG(base), STR_ARG(site->config.title),
                                STR_ARG(path), STR_ARG(day), entry->number));
    else {
        Str whole = context_absolute(arena, site, entry->page->output_path);
        size_t slash = str_find(whole, STR("://")) + 3;
        Str below = str_slice(whole, slash, whole.len);
        below = str_slice(below, str_find_char(below, '/'), below.len);
        buf_addf(buf, "tag:%.*s,%.*s:", STR_ARG(authority), STR_ARG(day));
        buf_add_escaped(buf, below);
        buf_addf(buf, "/%zu", entry->number);
    }
    buf_adds(buf, "</id>\n");
}

/* --- entries -------------------------------------------------------------- */

/* "LABEL: TEXT", behind a space where something stands already. */
static void add_labelled(Buf *buf, Str label, Str text)
{
    if (text.len == 0)
        return;
    if (buf->len > 0)
        buf_addc(buf, ' ');
    if (label.len > 0)
        buf_addf(buf, "%.*s: ", STR_ARG(label));
    buf_add(buf, text);
}

/* "No longer applies. … The law changed: … Why: … Read this instead: …":
 * the banner of the page comes first. */
static Str summary_of(const PageContext *context, const Entry *entry,
                      const Page *instead)
{
    const Page *page = entry->page;
    Str kind = value_as_text(value_get(entry->change, "kind"));
    Str note = value_as_text(value_get(entry->change, "note"));
    Str because = value_as_text(value_get(page->meta, "because"));
    Buf buf;
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    if (page->status != STATUS_CURRENT)
        buf_add(&buf,
                context_labelled(context, "banner",
                                 str_from(status_name(page->status))));
    add_labelled(&buf,
                 kind.len > 0 ? context_labelled(context, "change", kind)
                              : STR(""),
                 context_text(context, note));
    add_labelled(&buf, context_string(context->site, "because"),
                 context_text(context, because));
    if (instead != NULL)
        add_labelled(&buf, context_string(context->site, "read_instead"),
                     context_text(context, instead->title));
    Str said = str_dup(context->arena, buf_str(&buf));
    buf_release(&buf);
    return said;
}

static Str title_of(const PageContext *context)
{
    Str title = context_text(context, context->page->title);
    if (context->page->status == STATUS_CURRENT)
        return title;
    Str status = str_from(status_name(context->page->status));
    return arena_fmt(context->arena, "%.*s: %.*s",
                     STR_ARG(context_labelled(context, "status", status)),
                     STR_ARG(title));
}

static void add_entry(Buf *buf, Arena *arena, const ContextSet *set,
                      const Entry *entry)
{
    const Page *page = entry->page;
    PageContext context = {.arena = arena,
                           .set = set,
                           .site = context_language(set, page->language),
                           .page = page};
    Str url;
    const Page *instead = context_instead(&context, &url);
    buf_addf(buf, "<entry xml:lang=\"%.*s\">\n", STR_ARG(page->language));
    add_id(buf, arena, set->site, entry);
    add_element(buf, "title", title_of(&context));
    add_day(buf, arena, entry->date);
    add_link(buf, "alternate", "text/html",
             context_absolute(arena, set->site, page->output_path));
    if (instead != NULL)
        add_link(buf, "related", "text/html",
                 context_absolute(arena, set->site, instead->output_path));
    Str kind = value_as_text(value_get(entry->change, "kind"));
    if (kind.len > 0) {
        buf_adds(buf, "<category term=\"");
        buf_add_escaped(buf, kind);
        buf_adds(buf, "\" label=\"");
        buf_add_escaped(buf, context_labelled(&context, "change", kind));
        buf_adds(buf, "\" />\n");
    }
    add_element(buf, "summary", summary_of(&context, entry, instead));
    buf_adds(buf, "</entry>\n");
}

void feed_write(Buf *buf, Arena *scratch, const ContextSet *set)
{
    const Site *site = set->site;
    const Config *config = &site->config;
    Entries entries = gather(scratch, site);
    Str author = value_as_text(value_get(config->publisher, "name"));
    buf_addf(buf,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
             "xml:lang=\"%.*s\">\n<id>",
             STR_ARG(config->language[0]));
    Str own = context_absolute(scratch, site, STR(FEED_NAME));
    if (config->base_url.len > 0)
        buf_add_escaped(buf, own);
    else
        add_uuid(buf, arena_fmt(scratch, "%.*s\n%s", STR_ARG(config->title),
                                FEED_NAME));
    buf_adds(buf, "</id>\n");
    add_element(buf, "title", config->title);
    if (config->description.len > 0)
        add_element(buf, "subtitle", config->description);
    if (entries.count > 0)
        add_day(buf, scratch, entries.item[0].date);
    buf_adds(buf, "<author>");
    add_element(buf, "name", author.len > 0 ? author : config->title);
    buf_adds(buf, "</author>\n");
    if (config->licence.len > 0)
        add_element(buf, "rights", config->licence);
    buf_adds(buf, "<generator>handbook</generator>\n");
    if (config->base_url.len > 0)
        add_link(buf, "self", "application/atom+xml", own);
    const Page *all = map_get(&site->page_by_id, STR("changes"));
    if (all == NULL || all->failed || all->skipped)
        all = set->home;
    if (all != NULL)
        add_link(buf, "alternate", "text/html",
                 context_absolute(scratch, site, all->output_path));
    for (size_t i = 0; i < entries.count; i++)
        add_entry(buf, scratch, set, &entries.item[i]);
    buf_adds(buf, "</feed>\n");
}
