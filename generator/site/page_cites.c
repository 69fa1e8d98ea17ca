/* site/page_cites.c - the citations of a page's front matter and of its data
 * file. */
#include "base/compat.h"
#include "site/page_meta.h"

#include <string.h>

#include "doc/parse.h"
#include "site/words.h"

/* Words that name a place in a document: what stands beside one is printed as
 * it is, anything else is a heading and is put in quotation marks. */
static const char *const locators[] = {
    "s",        "ss",        "reg",      "regs",       "art",  "arts",
    "para",     "paras",     "sch",      "pt",         "r",    "rr",
    "p",        "pp",        "ch",       "cl",         "col",  "cols",
    "question", "questions", "bullet",   "bullets",    "box",  "note",
    "page",     "pages",     "annex",    "appendix",   "point",
    "section",  "paragraph", "paragraphs", "introduction", "heading",
};

static bool is_locator(Str word)
{
    for (size_t i = 0; i < sizeof locators / sizeof locators[0]; i++)
        if (str_ieq(word, str_from(locators[i])))
            return true;
    return false;
}

/* "3", "(b)", "[20]", "b", "iv": what may stand behind "para". */
static bool is_number(Str word)
{
    char c = word.len > 0 ? word.ptr[0] : ' ';

    if (ascii_is_digit(c) || c == '(' || c == '[' || word.len == 1)
        return true;
    for (size_t i = 0; i < word.len; i++)
        if (!strchr("ivxlc", word.ptr[i]))
            return false;
    return word.len > 0;
}

static bool has_digit(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_digit(text.ptr[i]))
            return true;
    return false;
}

/* A word that names a place with its number behind it, or closing two words at
 * most ("complaint box"); a number alone. Headings have such words, too:
 * "Points to note before you sign". */
static bool names_place(Str text)
{
    Str rest = text, word;
    size_t count = 0;
    bool before = false;

    if (text.len > 0 && text.ptr[0] == '[')
        return true;
    while (str_split(&rest, ' ', &word)) {
        if (before && is_number(word))
            return true;
        before = is_locator(word);
        count++;
    }
    return (before && count <= 2) || (count == 1 && has_digit(text));
}

static bool is_quoted(Str text)
{
    return text.len > 1 &&
           ((str_starts(text, "\"") && str_ends(text, "\"")) ||
            (str_starts(text, "“") && str_ends(text, "”")) ||
            (str_starts(text, "‘") && str_ends(text, "’")));
}

/* `at` of an answer as a pinpoint. */
static Str pinpoint_of(Arena *arena, Str at)
{
    if (is_quoted(at) || (names_place(at) && !str_ends(at, "?")))
        return at;
    if (str_find_char(at, '"') != STR_NONE)
        return arena_fmt(arena, "“%.*s”", STR_ARG(at));
    return arena_fmt(arena, "\"%.*s\"", STR_ARG(at));
}

static void set_pinpoint(Arena *arena, const Node *citation, const Value *at)
{
    Node *item = citation->first;

    if (!at || !item || item->kind != NODE_CITATION_ITEM ||
        item->as.cite.pinpoint.len > 0)
        return;
    item->as.cite.pinpoint = pinpoint_of(arena, value_as_text(at));
    item->as.cite.pinpoint_span = at->span;
}

static void add_citation(Page *page, Str path, const Source *source,
                         const Value *text, const Value *at, Diags *diags)
{
    Arena *arena = &page->arena;
    Node *node = doc_parse_citation(arena, source, text->as.text, text->span,
                                    text->quoted, diags);

    set_pinpoint(arena, node, at);
    ARENA_PUSH(arena, page->citation, page->citation_count,
               page->citation_capacity, (MetaCitation){path, node, source});
}

/* "s 2", which no key can be: a place alone. Mostly it comes of
 * "[wra-2012, s 2]", a list of two in YAML. */
static bool is_stray_place(const Value *item)
{
    Str rest, word;

    if (!item || item->kind != VALUE_TEXT)
        return false;
    rest = str_trim(item->as.text);
    return str_split(&rest, ' ', &word) && is_locator(word) && rest.len > 0;
}

/* before: the source it was cut from, or NULL. */
static void report_stray(Arena *arena, const Source *source, const Value *item,
                         const Value *before, Diags *diags)
{
    Str place = str_trim(item->as.text);
    Str key = before ? str_trim(value_as_text(before)) : STR("wra-2012");

    diag_help(diags, DIAG_ERROR, "citation-syntax",
              diag_at(source, words_first_line(source, item->span)),
              arena_fmt(arena,
                        "write %s with its place, and quotation marks round "
                        "both: \"%.*s, %.*s\"",
                        before ? "the source" : "the key of its source",
                        STR_ARG(key), STR_ARG(place)),
              "the place '%.*s' stands without its source", STR_ARG(place));
}

/* True when the author wrote one text, of which the schema made a list. */
static bool was_text(const Value *list)
{
    const Value *item = value_item(list, 0);

    return value_count(list) == 1 && item->span.off == list->span.off &&
           item->span.len == list->span.len;
}

/* All citations of one record: "rights.1.cite", or "rights.1.cite.2" in a
 * list. */
static void read_record(Page *page, Str path, const Value *record,
                        Diags *diags)
{
    Arena *arena = &page->arena;
    const Value *cites = value_get(record, "cite");
    const Value *at = value_get(record, "at");
    const Value *before = NULL;
    bool single = was_text(cites);
    Str base = words_path(arena, path, STR("cite"));

    for (size_t i = 0; i < value_count(cites); i++) {
        const Value *item = value_item(cites, i);

        if (is_stray_place(item)) {
            report_stray(arena, page->source, item, before, diags);
            continue;
        }
        before = item;
        add_citation(page,
                     single ? base : words_path_index(arena, base, i + 1),
                     page->source, item, at, diags);
    }
}

static void read_list(Page *page, Str path, const Value *list, Diags *diags)
{
    for (size_t i = 0; i < value_count(list); i++)
        read_record(page, words_path_index(&page->arena, path, i + 1),
                    value_item(list, i), diags);
}

void page_cites_read(Page *page, Diags *diags)
{
    const Value *meta = page->meta;

    read_list(page, STR("rights"), value_get(meta, "rights"), diags);
    read_list(page, STR("was"), value_get(meta, "was"), diags);
    read_list(page, STR("deadlines"), value_get(meta, "deadlines"), diags);
    read_list(page, STR("response.answers"),
              value_get(value_get(meta, "response"), "answers"), diags);
}

/* --- the data file -------------------------------------------------------- */

/* What a `cite` of the data says; lists of them one level deep. `before`: the
 * entry in front of it, or NULL. */
static void read_data_cite(Page *page, Arena *scratch, Str path,
                           const Value *cite, const Value *before, bool listed,
                           Diags *diags)
{
    if (is_stray_place(cite)) {
        report_stray(&page->arena, page->data_source, cite, before, diags);
        return;
    }
    if (cite->kind == VALUE_TEXT && str_trim(cite->as.text).len > 0) {
        add_citation(page, str_dup(&page->arena, path), page->data_source, cite,
                     NULL, diags);
        return;
    }
    if (cite->kind == VALUE_LIST && !listed) {
        for (size_t i = 0; i < value_count(cite); i++) {
            const Value *item = value_item(cite, i);

            read_data_cite(page, scratch,
                           words_path_index(scratch, path, i + 1), item, before,
                           true, diags);
            before = is_stray_place(item) ? before : item;
        }
        return;
    }
    if (cite->kind == VALUE_NULL || cite->kind == VALUE_TEXT)
        return;
    diag_help(diags, DIAG_ERROR, "wrong-type",
              diag_at(page->data_source,
                      words_first_line(page->data_source, cite->span)),
              STR("write the key of a source and a place in it, such as: "
                  "cite: \"wra-2012, s 14\""),
              "'cite' should be a source, or a list of sources, but this is %s",
              value_kind_name(cite));
}

/* Every `cite` below value, in the order of the file. Depth: at most
 * LIMIT_VALUE_DEPTH, which the readers hold. */
static void read_data(Page *page, Arena *scratch, Str path, const Value *value,
                      Diags *diags)
{
    for (size_t i = 0; value->kind == VALUE_LIST && i < value_count(value); i++)
        read_data(page, scratch, words_path_index(scratch, path, i + 1),
                  value_item(value, i), diags);
    for (size_t i = 0; value->kind == VALUE_MAP && i < value_count(value);
         i++) {
        const ValueEntry *entry = &value->as.map.entry[i];
        Str below = words_path(scratch, path, entry->key);

        if (str_is(entry->key, "cite"))
            read_data_cite(page, scratch, below, entry->value, NULL, false,
                           diags);
        else
            read_data(page, scratch, below, entry->value, diags);
    }
}

void page_cites_read_data(Page *page, Diags *diags)
{
    Arena scratch;

    arena_init(&scratch);
    read_data(page, &scratch, STR("data"), page->data, diags);
    arena_release(&scratch);
}
