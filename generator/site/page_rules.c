/* site/page_rules.c - what has to be true of a page's front matter beyond the
 * types of its values. */
#include "base/compat.h"
#include "site/page_meta.h"

#include "base/path.h"
#include "base/utf8.h"
#include "site/words.h"

/* Words of a right's text that are proposed as its id. */
#define PROPOSED_WORDS 4

/* --- before the schema: what is there at all ------------------------------ */

/* Where a message about a whole record points: its first key. */
static Span record_span(const SchemaContext *context, const Value *record)
{
    if (record->kind == VALUE_MAP && record->as.map.count > 0)
        return record->as.map.entry[0].key_span;
    return words_first_line(context->source, record->span);
}

static bool has(const SchemaContext *context, const Value *map,
                const char *key)
{
    return schema_has(context, map, PAGE_FIELDS, key);
}

/* The same for a record of one of the page's lists. */
static bool record_has(const SchemaContext *context, const Value *record,
                       const char *list, const char *key)
{
    SchemaContext inner = *context;

    inner.foreign = NULL; /* no other generator has records */
    return schema_has(&inner, record, schema_fields_of(PAGE_FIELDS, list),
                      key);
}

/* Item of a list, or the one record that stands where a list may. */
static const Value *record_at(const Value *list, size_t index)
{
    if (list && list->kind == VALUE_MAP)
        return index == 0 ? list : NULL;
    return value_item(list, index);
}

static DiagPos key_place(const SchemaContext *context, const Value *map,
                         const char *key)
{
    const ValueEntry *entry = value_entry(map, str_from(key));

    return diag_at(context->source,
                   entry ? entry->key_span : record_span(context, map));
}

static void check_reviewed(const SchemaContext *context, const Value *map)
{
    if (value_get(map, "reviewed") && !has(context, map, "reviewed_by"))
        diag_help(context->diags, DIAG_ERROR, "reviewed-pair",
                  key_place(context, map, "reviewed"),
                  value_entry(map, STR("reviewed_by"))
                      ? STR("write behind 'reviewed_by:' the name or role of "
                            "the person who read the law that day")
                      : STR("add a line: reviewed_by: the name or role of the "
                            "person who read the law that day"),
                  "'reviewed' does not say who checked the page");
    if (value_get(map, "reviewed_by") && !has(context, map, "reviewed"))
        diag_help(context->diags, DIAG_ERROR, "reviewed-pair",
                  key_place(context, map, "reviewed_by"),
                  value_entry(map, STR("reviewed"))
                      ? STR("write the day the law was read behind "
                            "'reviewed:', as in 2026-11-20")
                      : STR("add a line: reviewed: the day the law was read, "
                            "as in 2026-11-20"),
                  "'reviewed_by' does not say on which day");
}

static bool needs_but(const PageOutlook *outlook)
{
    return outlook->kind_known &&
           (outlook->kind == KIND_GUIDE || outlook->kind == KIND_LETTER ||
            outlook->kind == KIND_DECISION);
}

/* A right never travels without its `but`. */
static void check_buts(const SchemaContext *context, const Value *list)
{
    const Value *right;

    for (size_t i = 0; (right = record_at(list, i)); i++) {
        if (right->kind != VALUE_MAP ||
            record_has(context, right, "rights", "but"))
            continue;
        diag_add(context->diags, DIAG_ERROR, "missing-but",
                 diag_at(context->source, record_span(context, right)),
                 STR("this right does not say what goes with it"),
                 STR("add a line: but: the condition, the limit or the risk "
                     "that a reader has to know with it"));
    }
}

/* True when there is something to cite: more than an empty list. What is wrong
 * with it is the schema's to say. */
static bool has_cite(const SchemaContext *context, const Value *record,
                     const Field *fields)
{
    const Value *cite = value_get(record, "cite");

    if (!cite || cite->kind != VALUE_LIST)
        return schema_has(context, record, fields, "cite");
    for (size_t i = 0; i < value_count(cite); i++) {
        const Value *item = value_item(cite, i);

        if (item->kind == VALUE_TEXT ? str_trim(item->as.text).len > 0
                                     : item->kind != VALUE_NULL ||
                                           item->reported)
            return true;
    }
    return false;
}

/* What a page claims has to say where it comes from. */
static void check_cites(const SchemaContext *context, const Value *list,
                        const Field *fields, const char *what)
{
    const Value *record;

    for (size_t i = 0; (record = record_at(list, i)); i++) {
        if (record->kind != VALUE_MAP || has_cite(context, record, fields))
            continue;
        diag_help(context->diags, DIAG_WARNING, "missing-cite",
                  diag_at(context->source, record_span(context, record)),
                  STR("add a line: cite: the key of a source, and the place "
                      "in it"),
                  "this %s does not say where it comes from", what);
    }
}

static void check_all_cites(const SchemaContext *context, const Value *map)
{
    const Field *answers = schema_fields_of(
        schema_fields_of(PAGE_FIELDS, "response"), "answers");

    check_cites(context, value_get(map, "rights"),
                schema_fields_of(PAGE_FIELDS, "rights"), "right");
    check_cites(context, value_get(map, "deadlines"),
                schema_fields_of(PAGE_FIELDS, "deadlines"), "deadline");
    check_cites(context, value_get(value_get(map, "response"), "answers"),
                answers, "answer");
}

/* The first words of a right, as its id. */
static Str proposed_id(const SchemaContext *context, const Value *right)
{
    Str id = utf8_slug(context->arena, value_as_text(value_get(right,
                                                               "text")));
    size_t words = 0;

    for (size_t i = 0; i < id.len; i++)
        if (id.ptr[i] == '-' && (++words == PROPOSED_WORDS || i > 40))
            return str_slice(id, 0, i);
    return id;
}

/* Other pages show a right by its id, so each needs one. */
static void check_ids(const SchemaContext *context, const Value *list,
                      const char *name)
{
    const Value *right;

    for (size_t i = 0; (right = record_at(list, i)); i++) {
        if (right->kind != VALUE_MAP ||
            record_has(context, right, name, "id"))
            continue;
        diag_help(context->diags, DIAG_ERROR, "missing-key",
                  diag_at(context->source, record_span(context, right)),
                  arena_fmt(context->arena, "add a line: id: %.*s",
                            STR_ARG(proposed_id(context, right))),
                  "this entry of '%s' has no 'id'", name);
    }
}

static bool is_past(PageStatus status)
{
    return status == STATUS_HISTORICAL || status == STATUS_SUPERSEDED;
}

static void check_rights(const SchemaContext *context, const Value *map,
                         const PageOutlook *outlook)
{
    if (value_get(map, "rights") && is_past(outlook->status)) {
        diag_help(context->diags, DIAG_ERROR, "rights-not-current",
                  key_place(context, map, "rights"),
                  STR("call the list 'was' instead: was:"),
                  "a page that is %s cannot give readers rights",
                  status_name(outlook->status));
    } else if (needs_but(outlook)) {
        check_buts(context, value_get(map, "rights"));
    }
    if (value_get(map, "was") && outlook->status == STATUS_CURRENT)
        diag_help(context->diags, DIAG_WARNING, "was-on-current",
                  key_place(context, map, "was"),
                  STR("write 'rights:' if it still applies, or "
                      "'status: historical' if the page does not"),
                  "'was' is for what no longer applies, but this page is "
                  "current");
}

static void check_deadlines(const SchemaContext *context, const Value *list)
{
    const Value *deadline;

    for (size_t i = 0; (deadline = record_at(list, i)); i++) {
        if (deadline->kind != VALUE_MAP ||
            record_has(context, deadline, "deadlines", "late"))
            continue;
        diag_add(context->diags, DIAG_ERROR, "missing-late",
                 diag_at(context->source, record_span(context, deadline)),
                 STR("this deadline does not say what to do when it has "
                     "passed"),
                 STR("add a line: late: what somebody can still do"));
    }
}

static void check_withdrawn(const SchemaContext *context, const Value *map)
{
    static const char *const needed[] = {"because", "instead"};
    static const char *const help[] = {
        "add a line: because: why the page was taken down, in a sentence",
        "add a line: instead: path/of/the/page/to/read.md",
    };

    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (!has(context, map, needed[i]))
            diag_help(context->diags, DIAG_ERROR, "withdrawn-without",
                      diag_at(context->source, record_span(context, map)),
                      str_from(help[i]), "a withdrawn page needs '%s'",
                      needed[i]);
}

static void check_answers(const SchemaContext *context, const Value *answers)
{
    const Field *fields =
        schema_fields_of(schema_fields_of(PAGE_FIELDS, "response"), "answers");
    SchemaContext inner = *context;
    const Value *answer;

    inner.foreign = NULL; /* as in record_has */
    for (size_t i = 0; (answer = record_at(answers, i)); i++) {
        Str outcome = value_as_text(value_get(answer, "outcome"));

        if (schema_has(&inner, answer, fields, "answer") ||
            (!str_is(outcome, "answered") && !str_is(outcome, "in part")))
            continue;
        diag_help(context->diags, DIAG_ERROR, "missing-key",
                  diag_at(context->source, record_span(context, answer)),
                  STR("add a line: answer: what they said, in your own "
                      "words"),
                  "this entry of 'answers' has no 'answer', but its outcome "
                  "is '%.*s'", STR_ARG(outcome));
    }
}

void page_rules_before(const SchemaContext *context, const Value *map,
                       const PageOutlook *outlook)
{
    if (outlook->status == STATUS_WITHDRAWN) {
        check_withdrawn(context, map);
        return;
    }
    check_reviewed(context, map);
    check_rights(context, map, outlook);
    check_ids(context, value_get(map, "rights"), "rights");
    check_ids(context, value_get(map, "was"), "was");
    check_deadlines(context, value_get(map, "deadlines"));
    check_all_cites(context, map);
    check_answers(context, value_get(value_get(map, "response"), "answers"));
    if (outlook->status == STATUS_SUPERSEDED &&
        !has(context, map, "superseded_by") && !has(context, map, "instead"))
        diag_help(context->diags, DIAG_WARNING, "missing-successor",
                  key_place(context, map, "status"),
                  STR("add a line: superseded_by: path/of/the/newer/page.md"),
                  "this page does not name the page that took its place");
}

/* --- after the schema: values with their types ---------------------------- */

/* Why a text is no address inside the handbook, or NULL. */
static const char *alias_problem(Str alias)
{
    Str rest = alias, part;

    if (!str_ends(alias, ".html"))
        return "it does not end in .html";
    if (str_starts(alias, "/"))
        return "it begins with '/'";
    while (str_split(&rest, '/', &part)) {
        if (str_is(part, "..") || str_is(part, "."))
            return "it has '..' or '.' in it";
        if (path_bad_name(part))
            return path_bad_name(part);
    }
    return NULL;
}

/* What was probably meant: "/old/page/" is "old/page/index.html". */
static Str alias_mended(Arena *arena, Str alias)
{
    while (str_starts(alias, "/"))
        alias = str_slice(alias, 1, alias.len);
    if (alias.len == 0 || str_ends(alias, "/"))
        return str_cat(arena, alias, STR("index.html"));
    if (str_ends(alias, ".md"))
        alias.len -= 3;
    return str_ends(alias, ".html") ? alias
                                    : str_cat(arena, alias, STR(".html"));
}

static void check_aliases(const SchemaContext *context, const Page *page)
{
    Value *aliases = value_get(page->meta, "aliases");
    size_t kept = 0;

    for (size_t i = 0; i < value_count(aliases); i++) {
        Value *alias = value_item(aliases, i);
        const char *problem = alias_problem(alias->as.text);
        Str mended;

        if (!problem) {
            aliases->as.list.item[kept++] = alias;
            continue;
        }
        mended = alias_mended(context->arena, alias->as.text);
        diag_help(context->diags, DIAG_ERROR, "bad-alias",
                  diag_at(context->source, alias->span),
                  alias_problem(mended)
                      ? STR("write the page's old address from the top of the "
                            "site, as in: aliases: [old/page.html]")
                      : arena_fmt(context->arena, "write: %.*s",
                                  STR_ARG(words_mended(
                                      context->arena, context->source,
                                      alias->span, mended))),
                  "'%.*s' cannot be an old address of this page: %s",
                  STR_ARG(alias->as.text), problem);
    }
    if (aliases)
        aliases->as.list.count = kept;
}

static void check_response(const SchemaContext *context, const Value *response)
{
    const Value *asked = value_get(response, "asked");
    const Value *answered = value_get(response, "answered");
    Date from, to;

    if (!asked || !answered ||
        date_parse(asked->as.text, true, &from) != DATE_OK ||
        date_parse(answered->as.text, true, &to) != DATE_OK ||
        date_cmp(from, to) <= 0)
        return;
    diag_help(context->diags, DIAG_WARNING, "dates-order",
              diag_at(context->source, answered->span),
              STR("look at both dates; perhaps they changed places"),
              "this was answered (%.*s) before it was asked (%.*s)",
              STR_ARG(answered->as.text), STR_ARG(asked->as.text));
}

/* A nation is either covered here or sent elsewhere. */
static void check_elsewhere(const SchemaContext *context, const Page *page)
{
    const Value *nations = value_get(page->meta, "nations");
    const Value *elsewhere = value_get(page->meta, "elsewhere");

    for (size_t i = 0; i < value_count(elsewhere); i++) {
        const ValueEntry *entry = &elsewhere->as.map.entry[i];

        for (size_t j = 0; j < value_count(nations); j++) {
            if (!str_eq(value_item(nations, j)->as.text, entry->key))
                continue;
            diag_help(context->diags, DIAG_WARNING, "elsewhere-covered",
                      diag_at(context->source, entry->key_span),
                      STR("take it out of 'elsewhere', or out of 'nations'"),
                      "'%.*s' is one of the nations this page is for",
                      STR_ARG(entry->key));
        }
    }
}

void page_rules_after(const SchemaContext *context, const Page *page)
{
    const Value *response = value_get(page->meta, "response");

    check_aliases(context, page);
    if (page->status == STATUS_WITHDRAWN)
        return;
    check_response(context, response);
    check_elsewhere(context, page);
}
