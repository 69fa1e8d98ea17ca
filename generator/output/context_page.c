/* output/context_page.c - what the template of one page is given: what it is,
 * whether it still applies, whom it is for, what changed. */
#include "base/compat.h"

#include "output/context_internal.h"
#include "site/links.h"

static void put_identity(const PageContext *context, Str content_html)
{
    Arena *arena = context->arena;
    const Page *page = context->page;
    Value *map = context->map;
    value_set_text(arena, map, "lang", page->language);
    value_set_text(arena, map, "dir", STR("ltr"));
    value_set_text(arena, map, "template", page->template_name);
    value_set_text(arena, map, "title", context_text(context, page->title));
    if (page->summary.len > 0)
        value_set_text(arena, map, "summary",
                       context_text(context, page->summary));
    if (page->danger.len > 0)
        value_set_text(arena, map, "danger",
                       context_text(context, page->danger));
    value_set_text(arena, map, "content_html", content_html);
    value_set_bool(arena, map, "has_content", content_html.len > 0);
    Str kind = str_from(kind_name(page->kind));
    value_set_text(arena, map, "kind", kind);
    value_put(arena, map, str_cat(arena, STR("is_"), kind),
              value_bool(arena, true));
    value_set_bool(arena, map, "is_generated", page->generated);
    value_set_bool(arena, map, "is_home",
                   page == context_home(context->set, page->language));
    if (context->set->site->config.base_url.len > 0)
        value_set_text(arena, map, "canonical_url",
                       context_absolute(arena, context->set->site,
                                        page->output_path));
}

/* The address of a page that links.h found, as seen from this one. */
static Str address_of(const PageContext *context, const Page *to, Str behind)
{
    return str_cat(context->arena, context_page_url(context, to), behind);
}

const Page *context_instead(const PageContext *context, Str *out_url)
{
    Str behind;
    const Page *to = links_instead(context->set->site, context->page,
                                   context->arena, &behind);
    if (to != NULL)
        *out_url = address_of(context, to, behind);
    return to;
}

/* The banner that says "No longer applies", and where to go instead. */
static void put_status(const PageContext *context)
{
    Arena *arena = context->arena;
    const Page *page = context->page;
    Str status = str_from(status_name(page->status));
    value_set_text(arena, context->map, "status", status);
    if (page->status == STATUS_CURRENT)
        return;
    value_put(arena, context->map, str_cat(arena, STR("is_"), status),
              value_bool(arena, true));
    Value *banner = value_map(arena);
    value_set_text(arena, banner, "status", status);
    value_set_text(arena, banner, "text",
                   context_labelled(context, "banner", status));
    Str because = value_as_text(value_get(page->meta, "because"));
    if (because.len > 0)
        value_set_text(arena, banner, "because",
                       context_text(context, because));
    Str url;
    const Page *to = context_instead(context, &url);
    if (to != NULL) {
        value_set_text(arena, banner, "instead_url", url);
        value_set_text(arena, banner, "instead_title",
                       context_text(context, to->title));
    }
    value_set(arena, context->map, "status_banner", banner);
}

static Value *word_list(const PageContext *context, const char *vocabulary,
                        Str *out_text)
{
    Arena *arena = context->arena;
    const Value *ids = value_get(context->page->meta, vocabulary);
    size_t count = value_count(ids);
    Str *name = ARENA_NEW_ARRAY(arena, Str, count + 1);
    Value *list = value_list(arena);
    for (size_t i = 0; i < count; i++) {
        Str id = value_as_text(value_item(ids, i));
        name[i] = site_word(context->set->site, vocabulary, id,
                            context->page->language);
        Value *word = value_map(arena);
        value_set_text(arena, word, "id", id);
        value_set_text(arena, word, "name", name[i]);
        value_push(arena, list, word);
    }
    *out_text = context_join(context, name, count);
    return list;
}

static bool lists_word(const Value *list, Str id)
{
    for (size_t i = 0; i < value_count(list); i++) {
        if (str_eq(value_as_text(value_item(list, i)), id))
            return true;
    }
    return false;
}

/* The helpline of a nation, or NULL. */
static Value *helpline_for(const PageContext *context, Str nation)
{
    const Value *lines = value_get(
        value_get(context->site->common, "publisher"), "helplines");
    for (size_t i = 0; i < value_count(lines); i++) {
        Value *line = value_item(lines, i);
        if (str_eq(value_as_text(value_get(line, "nation")), nation))
            return line;
    }
    return NULL;
}

/* Where a nation that the page does not cover is told to go. */
static void put_elsewhere(const PageContext *context, Value *entry, Str where)
{
    Arena *arena = context->arena;
    Str behind;
    const Page *to = links_names_page(where)
                         ? links_page(context->set->site, context->page,
                                      arena, where, &behind)
                         : NULL;
    value_set_text(arena, entry, "url",
                   to != NULL ? address_of(context, to, behind) : STR(""));
    value_set_text(arena, entry, "title",
                   to != NULL ? context_text(context, to->title) : STR(""));
    value_set_text(arena, entry, "text",
                   to != NULL ? STR("") : context_text(context, where));
}

static void put_who_for(const PageContext *context)
{
    Arena *arena = context->arena;
    const Page *page = context->page;
    Str benefits_text, nations_text;
    Value *who = value_map(arena);
    Value *benefits = word_list(context, "benefits", &benefits_text);
    Value *nations = word_list(context, "nations", &nations_text);
    if (value_count(benefits) + value_count(nations) > 0) {
        value_set(arena, who, "benefits", benefits);
        value_set(arena, who, "nations", nations);
        if (benefits_text.len > 0)
            value_set_text(arena, who, "benefits_text", benefits_text);
        if (nations_text.len > 0)
            value_set_text(arena, who, "nations_text", nations_text);
        value_set(arena, context->map, "who_for", who);
    }
    Value *missing = value_list(arena);
    const Value *covered = value_get(page->meta, "nations");
    const Vocabulary *all =
        site_vocabulary(context->set->site, STR("nations"));
    const Value *elsewhere = value_get(page->meta, "elsewhere");
    for (size_t i = 0; all != NULL && i < all->count; i++) {
        Str nation = all->word[i].id;
        if (value_count(covered) == 0 || lists_word(covered, nation))
            continue;
        Value *entry = value_map(arena);
        value_set_text(arena, entry, "nation", nation);
        value_set_text(arena, entry, "name",
                       site_word(context->set->site, "nations", nation,
                                 page->language));
        put_elsewhere(context, entry,
                      value_as_text(value_get_str(elsewhere, nation)));
        Value *helpline = helpline_for(context, nation);
        if (helpline != NULL)
            value_set(arena, entry, "helpline", helpline);
        value_push(arena, missing, entry);
    }
    context_put_list(context, context->map, "not_covered", missing);
}

/* The same words as another line's: one that serves several nations is there
 * for each of them. */
static bool says_the_same(const Value *line, const Value *other)
{
    static const char *const SAID[] = {"name", "number", "hours", "cost",
                                       "relay"};
    for (size_t i = 0; i < sizeof SAID / sizeof SAID[0]; i++) {
        if (!str_eq(value_as_text(value_get(line, SAID[i])),
                    value_as_text(value_get(other, SAID[i]))))
            return false;
    }
    return true;
}

/* A line with the nations of the page that it serves: those of all lines[from]
 * and later that say the same. Marks them done. */
static Value *merged_line(const PageContext *context, const Value *lines,
                          size_t from, bool *done)
{
    Arena *arena = context->arena;
    size_t count = value_count(lines), names = 0;
    Str *name = ARENA_NEW_ARRAY(arena, Str, count + 1);
    Value *line = value_copy(arena, value_item(lines, from));
    for (size_t i = from; i < count; i++) {
        if (done[i] || !says_the_same(line, value_item(lines, i)))
            continue;
        done[i] = true;
        name[names++] =
            value_as_text(value_get(value_item(lines, i), "nation_name"));
    }
    value_set_text(arena, line, "nations_text",
                   context_join(context, name, names));
    return line;
}

void context_helplines(const PageContext *context)
{
    const Value *covered = value_get(context->page->meta, "nations");
    const Value *lines = value_get(
        value_get(context->site->common, "publisher"), "helplines");
    Value *list = value_list(context->arena);
    bool *done =
        ARENA_NEW_ARRAY(context->arena, bool, value_count(lines) + 1);
    for (size_t i = 0; i < value_count(lines); i++) {
        Str nation = value_as_text(value_get(value_item(lines, i), "nation"));
        done[i] = value_count(covered) > 0 && nation.len > 0 &&
                  !lists_word(covered, nation);
    }
    for (size_t i = 0; i < value_count(lines); i++) {
        if (!done[i])
            value_push(context->arena, list,
                       merged_line(context, lines, i, done));
    }
    if (value_count(list) == 1)
        value_set_text(context->arena, value_item(list, 0), "nations_text",
                       STR(""));
    context_put_list(context, context->map, "page_helplines", list);
}

static void put_changes(const PageContext *context)
{
    Arena *arena = context->arena;
    const Value *from = value_get(context->page->meta, "changes");
    Value *list = value_list(arena);
    for (size_t i = 0; i < value_count(from); i++) {
        const Value *change = value_item(from, i);
        Value *entry = value_map(arena);
        Date date = {0, 0, 0};
        (void)date_parse(value_as_text(value_get(change, "date")), true,
                         &date);
        context_put_date(context, entry, "date", "iso", date);
        Str kind = value_as_text(value_get(change, "kind"));
        value_set_text(arena, entry, "kind", kind);
        value_set_text(arena, entry, "kind_label",
                       context_labelled(context, "change", kind));
        Str note = value_as_text(value_get(change, "note"));
        value_set_text(arena, entry, "note", context_text(context, note));
        value_push(arena, list, entry);
    }
    context_put_list(context, context->map, "changes", list);
}

static void put_start(const PageContext *context)
{
    Arena *arena = context->arena;
    const Config *config = &context->set->site->config;
    Value *list = value_list(arena);
    for (size_t i = 0; i < config->start_count; i++) {
        Str behind;
        const StartLink *start = &config->start[i];
        const Page *to = links_page(context->set->site, NULL, arena,
                                    start->target, &behind);
        Str label = start->label;
        if (to == NULL)
            continue;
        Str url = address_of(context, to, behind);
        const Page *own = page_in_language(to, context->page->language);
        if (own != to) { /* labels are in the first language */
            to = own;
            label = to->title;
            url = context_page_url(context, to);
        }
        Value *entry = value_map(arena);
        value_set_text(arena, entry, "label", context_text(context, label));
        value_set_text(arena, entry, "url", url);
        value_set_text(arena, entry, "title",
                       context_text(context, to->title));
        value_push(arena, list, entry);
    }
    context_put_list(context, context->map, "start", list);
}

/* What plugins gave by page:set. "citations" is ours to spread over rights,
 * deadlines, answers and all that names a `cite_path`; "response" gets its
 * authorities there too. Lists come with has_NAME like our own. */
static void put_plugin_data(const PageContext *context)
{
    const Value *data = context->page->theme_data;
    for (size_t i = 0; i < value_count(data); i++) {
        const ValueEntry *entry = &data->as.map.entry[i];
        if (str_is(entry->key, "citations"))
            continue;
        value_put(context->arena, context->map, entry->key,
                  context_plugin_value(context, entry->value));
        if (entry->value->kind == VALUE_LIST && value_count(entry->value) > 0)
            value_put(context->arena, context->map,
                      str_cat(context->arena, STR("has_"), entry->key),
                      value_bool(context->arena, true));
    }
}

Value *context_page(Arena *arena, const ContextSet *set, const Page *page,
                    Str content_html)
{
    PageContext context = {
        .arena = arena,
        .set = set,
        .site = context_language(set, page->language),
        .page = page,
        .map = value_map(arena),
    };
    context_cites(&context);
    put_identity(&context, content_html);
    context_places(arena, set, context.map, page->language,
                   page->output_path, false);
    context_report(arena, set, context.site, context.map, page->title,
               page->output_path);
    put_status(&context);
    put_who_for(&context);
    context_helplines(&context);
    context_review(&context);
    put_changes(&context);
    if (page == context_home(set, page->language))
        put_start(&context);
    context_navigation(&context);
    put_plugin_data(&context);
    context_claims(&context);
    return context.map;
}
