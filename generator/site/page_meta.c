/* site/page_meta.c - front matter into the fields of a Page. */
#include "base/compat.h"
#include "site/page_meta.h"

#include "site/encoding.h"
#include "site/words.h"
#include "value/yaml.h"

static SchemaContext context_of(const Site *site, Page *page, Diags *diags)
{
    return (SchemaContext){
        .site = site,
        .source = page->source,
        .arena = &page->arena,
        .diags = diags,
        .what = "the front matter",
        .unknown = SCHEMA_UNKNOWN_FOREIGN,
        .foreign = PAGE_FOREIGN_KEYS,
    };
}

/* True when it is the text "true", or YAML's other words for it. */
static bool is_true(const Value *value)
{
    Str text = value_as_text(value);

    if (value && value->kind == VALUE_BOOL)
        return value->as.boolean;
    return str_ieq(text, STR("true")) || str_ieq(text, STR("yes")) ||
           str_ieq(text, STR("on"));
}

static PageStatus status_of(Str word)
{
    int status = 0;

    while (status < STATUS__COUNT &&
           !str_is(word, status_name((PageStatus)status)))
        status++;
    return status < STATUS__COUNT ? (PageStatus)status : STATUS_CURRENT;
}

static PageKind kind_of(Str word, bool *known)
{
    int kind = 0;

    while (kind < KIND__COUNT && !str_is(word, kind_name((PageKind)kind)))
        kind++;
    *known = kind < KIND__COUNT || word.len == 0;
    return kind < KIND__COUNT ? (PageKind)kind : KIND_GUIDE;
}

PageOutlook page_outlook(const Value *map)
{
    const Value *status = value_get(map, "status");
    PageOutlook outlook = {.status = status_of(value_as_text(status))};

    if (!status && is_true(value_get(map, "draft")))
        outlook.status = STATUS_DRAFT;
    outlook.kind =
        kind_of(value_as_text(value_get(map, "kind")), &outlook.kind_known);
    return outlook;
}

static void make_one_line(Page *page, const char *key)
{
    Value *value = value_get(page->meta, key);

    if (value && value->kind == VALUE_TEXT)
        value->as.text = words_one_line(&page->arena, value->as.text);
}

/* What other generators call summary, order and search words. */
static void take_foreign(Page *page)
{
    static const char *const word_keys[] = {"tags", "keywords"};
    Arena *arena = &page->arena;
    Value *meta = page->meta;
    Value *description = value_get(meta, "description");
    Value *weight = value_get(meta, "weight");

    if (description && !value_get(meta, "summary"))
        value_set(arena, meta, "summary", description);
    if (weight && !value_get(meta, "order"))
        value_set(arena, meta, "order", weight);
    for (size_t i = 0; i < sizeof word_keys / sizeof word_keys[0]; i++) {
        const Value *words = value_get(meta, word_keys[i]);

        if (words && !value_get(meta, "search"))
            value_set(arena, meta, "search", value_list(arena));
        for (size_t j = 0; j < value_count(words); j++)
            value_push(arena, value_get(meta, "search"),
                       value_item(words, j));
    }
}

static Date date_of(const Value *value)
{
    Date date = {0, 0, 0};

    if (date_parse(value_as_text(value), true, &date) != DATE_OK)
        return (Date){0, 0, 0};
    return date;
}

static Date latest_change(const Value *changes)
{
    Date latest = {0, 0, 0};

    for (size_t i = 0; i < value_count(changes); i++) {
        Date date = date_of(value_get(value_item(changes, i), "date"));

        if (date_is_set(date) &&
            (!date_is_set(latest) || date_cmp(date, latest) > 0))
            latest = date;
    }
    return latest;
}

static void fill_page(Page *page)
{
    const Value *order = value_get(page->meta, "order");
    PageOutlook outlook = page_outlook(page->meta);

    make_one_line(page, "title");
    make_one_line(page, "summary");
    make_one_line(page, "danger");
    page->title = value_as_text(value_get(page->meta, "title"));
    page->summary = value_as_text(value_get(page->meta, "summary"));
    page->danger = value_as_text(value_get(page->meta, "danger"));
    page->status = outlook.status;
    page->kind = outlook.kind;
    page->has_order = order && order->kind == VALUE_NUMBER;
    page->order = page->has_order ? order->as.number : 0;
    page->reviewed = date_of(value_get(page->meta, "reviewed"));
    page->law_at = date_of(value_get(page->meta, "law_at"));
    page->changed = latest_change(value_get(page->meta, "changes"));
    if (!date_is_set(page->law_at) && outlook.status == STATUS_HISTORICAL)
        page->law_at = /* the day of what the page tells */
            date_of(value_at_path(page->meta, STR("response.answered")));
    if (!date_is_set(page->law_at))
        page->law_at = page->reviewed;
}

/* Messages about a value that somebody wrote still name its place. */
static void set_text(Page *page, const char *key, Str text)
{
    const Value *old = value_get(page->meta, key);
    Span span = old ? old->span : (Span){0, 0};

    value_set_text(&page->arena, page->meta, key, text);
    value_get(page->meta, key)->span = span;
}

void page_meta_defaults(Page *page)
{
    static const char *const lists[] = {"benefits", "nations"};
    Arena *arena = &page->arena;

    set_text(page, "title", page->title);
    set_text(page, "kind", str_from(kind_name(page->kind)));
    set_text(page, "status", str_from(status_name(page->status)));
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        if (!value_get(page->meta, lists[i]))
            value_set(arena, page->meta, lists[i], value_list(arena));
}

bool page_meta_take(const Site *site, Page *page, Value *map)
{
    SchemaContext context = context_of(site, page, site->diags);
    PageOutlook outlook = page_outlook(map);
    bool titled = schema_has(&context, map, PAGE_FIELDS, "title");

    page->meta = map;
    page->skipped = outlook.status == STATUS_DRAFT && !site->drafts;
    if (page->skipped) {
        /* Nobody reads it, so nothing about it can be wrong yet. */
        context.diags = diag_open(false);
        schema_check(&context, map, PAGE_FIELDS);
        diag_close(context.diags);
        fill_page(page);
        return titled;
    }
    page_rules_before(&context, map, &outlook);
    schema_check(&context, map, PAGE_FIELDS);
    take_foreign(page);
    fill_page(page);
    page_rules_after(&context, page);
    page_cites_read(page, site->diags);
    return titled;
}

/* --- withdrawn pages ------------------------------------------------------ */

/* The words behind "key:" on the part's first line, without quotes or a
 * comment. */
static Str first_value(Str text, const FrontMatterPart *part)
{
    Str rest = str_slice(text, part->span.off,
                         (size_t)part->span.off + part->span.len);
    Str line, value;
    size_t comment;

    str_line(&rest, &line);
    value = str_slice(line, str_find_char(line, ':') + 1, line.len);
    comment = str_find(value, STR(" #"));
    if (comment != STR_NONE)
        value = str_slice(value, 0, comment);
    value = str_trim(value);
    if (value.len > 1 && (value.ptr[0] == '"' || value.ptr[0] == '\''))
        value = str_slice(value, 1, value.len - 1);
    return value;
}

bool page_meta_is_withdrawn(Str text, const FrontMatter *matter)
{
    size_t at = matter->inside.off;
    FrontMatterPart part;

    while (front_matter_part(text, &at,
                             (size_t)matter->inside.off + matter->inside.len,
                             &part))
        if (str_is(part.key, "status") &&
            str_is(first_value(text, &part), "withdrawn"))
            return true;
    return false;
}

static bool is_one_of(Str key, const char *const *words)
{
    for (; *words; words++)
        if (str_is(key, *words))
            return true;
    return false;
}

/* Of a withdrawn page only these can be wrong. */
static const char *const withdrawn_needs[] = {"because", "instead", NULL};

/* Their types; what is wrong is told and taken out. */
static void check_needed(const SchemaContext *context, Value *map)
{
    Arena *arena = context->arena;

    for (size_t i = 0; withdrawn_needs[i]; i++) {
        const char *key = withdrawn_needs[i];
        const ValueEntry *entry = value_entry(map, str_from(key));
        Value *alone = value_map(arena);
        Value *right;

        if (!entry)
            continue;
        value_put(arena, alone, entry->key, entry->value);
        alone->as.map.entry[0].key_span = entry->key_span;
        schema_check(context, alone, PAGE_FIELDS);
        right = value_get(alone, key);
        value_set(arena, map, key, right ? right : value_null(arena));
    }
    schema_drop_empty(arena, map);
}

/* Reads the parts of the front matter that a withdrawn page needs, each for
 * itself, so that no mistake in another part matters. */
static Value *read_parts(const Site *site, Page *page,
                         const FrontMatter *matter, Diags *mute)
{
    static const char *const useful[] = {"title", "aliases", "changes",
                                         "order", "kind", "data", NULL};
    Arena *arena = &page->arena;
    Value *map = value_map(arena);
    size_t at = matter->inside.off;
    FrontMatterPart part;

    while (front_matter_part(page->source->text, &at,
                             (size_t)matter->inside.off + matter->inside.len,
                             &part)) {
        bool is_needed = is_one_of(part.key, withdrawn_needs);
        const Value *read;

        if (!is_needed && !is_one_of(part.key, useful))
            continue;
        if (!encoding_check(page->source, part.span,
                            is_needed ? site->diags : mute))
            continue;
        read = yaml_read(arena, page->source, part.span,
                         is_needed ? site->diags : mute, NULL);
        for (size_t i = 0; read && i < value_count(read); i++) {
            const ValueEntry *entry = &read->as.map.entry[i];

            if (value_get_str(map, entry->key))
                continue;
            value_put(arena, map, entry->key, entry->value);
            map->as.map.entry[map->as.map.count - 1].key_span =
                entry->key_span;
        }
    }
    return map;
}

void page_meta_take_withdrawn(const Site *site, Page *page,
                              const FrontMatter *matter)
{
    PageOutlook outlook = {.status = STATUS_WITHDRAWN, .kind_known = true};
    Diags *mute = diag_open(false);
    SchemaContext context = context_of(site, page, mute);
    Value *map = read_parts(site, page, matter, mute);

    value_set_text(&page->arena, map, "status", STR("withdrawn"));
    context.diags = site->diags;
    page_rules_before(&context, map, &outlook);
    check_needed(&context, map);
    context.diags = mute;
    schema_check(&context, map, PAGE_FIELDS);
    context.diags = site->diags;
    diag_close(mute);
    page->meta = map;
    fill_page(page);
    page_rules_after(&context, page);
}
