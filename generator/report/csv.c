/* report/csv.c - evidence.csv: what was checked, by whom, on what it rests. */
#include "base/compat.h"
#include "report/report_internal.h"

#include "base/path.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* A cell in quotes. One that a table program would take for a formula gets an
 * apostrophe in front, which such programs read as "this is text". */
static void add_cell(Buf *out, Str text)
{
    Str bare = str_trim_left(text);

    buf_adds(out, str_ends(buf_str(out), "\n") ||
                          str_is(buf_str(out), BYTE_ORDER_MARK)
                      ? "\""
                      : ",\"");
    if (bare.len > 0 && str_find_char(STR("=+-@\t\r|%"), bare.ptr[0]) !=
                            STR_NONE)
        buf_addc(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '"')
            buf_addc(out, '"');
        /* A line end in a cell is right by the book, and lost on many. */
        buf_addc(out, c == '\n' || c == '\r' || c == '\0' ? ' ' : c);
    }
    buf_addc(out, '"');
}

static void end_row(Buf *out)
{
    buf_adds(out, "\r\n");
}

typedef struct Cited {
    Arena *arena;
    Buf *text;
    Map seen; /* as typed */
} Cited;

/* "uc-regs-2013, reg 15(3); vtr5274", each once, in the page's order. */
static void add_cited(void *context, const Node *citation)
{
    Cited *cited = context;

    for (const Node *item = citation->first; item; item = item->next) {
        Str typed = citation_typed(cited->arena, item);

        if (map_has(&cited->seen, typed))
            continue;
        map_put(&cited->seen, typed, cited);
        if (cited->text->len > 0)
            buf_adds(cited->text, "; ");
        buf_add(cited->text, typed);
    }
}

static void add_sources(Buf *out, const Page *page)
{
    Arena arena;
    Buf text;
    Cited cited = {&arena, &text, {0}};

    arena_init(&arena);
    buf_init(&text, out->max);
    map_init(&cited.seen, &arena);
    report_each_citation(page, add_cited, &cited);
    add_cell(out, buf_str(&text));
    buf_release(&text);
    arena_release(&arena);
}

/* "2026-11-20 law: Added what happens if you are late." */
static void add_changes(Buf *out, const Page *page)
{
    const Value *changes = value_get(page->meta, "changes");
    Buf text;

    buf_init(&text, out->max);
    for (size_t i = 0; i < value_count(changes); i++) {
        const Value *change = value_item(changes, i);
        Str date = value_as_text(value_get(change, "date"));
        Str kind = value_as_text(value_get(change, "kind"));
        Str note = value_as_text(value_get(change, "note"));

        buf_addf(&text, "%s%.*s %.*s: %.*s", text.len > 0 ? "; " : "",
                 STR_ARG(date), STR_ARG(kind), STR_ARG(note));
    }
    add_cell(out, buf_str(&text));
    buf_release(&text);
}

static void add_page(Buf *out, const Report *report, const ReportPage *row)
{
    const Page *page = row->page;
    Arena *arena = report->arena;

    add_cell(out, path_join(arena, report->options.folder, page->source_path));
    add_cell(out, page->title);
    add_cell(out, page->language);
    add_cell(out, str_from(page->failed ? "could not be read"
                                        : status_name(page->status)));
    add_cell(out, date_is_set(page->reviewed) ? date_iso(arena, page->reviewed)
                                              : STR(""));
    add_cell(out, value_as_text(value_get(page->meta, "reviewed_by")));
    add_cell(out, date_is_set(row->due) ? date_iso(arena, row->due) : STR(""));
    add_cell(out, str_from(report_state_words(row->state)));
    add_sources(out, page);
    add_changes(out, page);
    end_row(out);
}

void report_csv(Buf *out, const Report *report)
{
    static const char *const HEAD[] = {
        "Page", "Title", "Language", "Status", "Checked on", "Checked by",
        "Next check due", "Check", "Sources", "Changes"};

    buf_adds(out, BYTE_ORDER_MARK);
    for (size_t i = 0; i < sizeof HEAD / sizeof HEAD[0]; i++)
        add_cell(out, str_from(HEAD[i]));
    end_row(out);
    for (size_t i = 0; i < report->page_count; i++)
        add_page(out, report, &report->page[i]);
}
