/* export/print_file.c - one file with many pages: its frame from the theme, its
 * pages from the website. */
#include "base/compat.h"
#include "export/print_internal.h"

#include "base/limits.h"
#include "doc/typographic.h"

/* Stands in the frame where the pages come: they are not given to the template,
 * which would hold them in memory twice. U+FDD0, which no text may have. */
#define PAGES_HERE "\xEF\xB7\x90"

static const SiteContext *language_of(const Print *print, Str language)
{
    return context_language(print->job->contexts, language);
}

static Str title_of(PrintFile *file, const Page *page)
{
    return typographic_text(&file->arena, page->title);
}

/* --- the contents --------------------------------------------------------- */

/* Lists give what matters an order; the page of a single source has none, and
 * is found through them. */
static bool is_in_contents(const PrintPage *page)
{
    return !page->page->generated || page->page->has_order ||
           page->page->is_index;
}

static Value *entry_of(PrintFile *file, const PrintPage *page)
{
    const Print *print = file->print;
    Arena *arena = &file->arena;
    Value *entry = value_map(arena);
    const char *status = status_name(page->page->status);
    bool current = page->page->status == STATUS_CURRENT;
    Str key = arena_fmt(arena, "status_%s", status);

    value_set_text(arena, entry, "title", title_of(file, page->page));
    value_set_text(arena, entry, "url",
                   str_cat(arena, STR("#"), page->anchor));
    value_set_text(arena, entry, "lang", page->page->language);
    value_set_text(arena, entry, "status", str_from(status));
    value_set_bool(arena, entry, "not_current", !current);
    value_set_text(arena, entry, "status_label",
                   current ? STR("")
                           : context_string(
                                 language_of(print, page->page->language),
                                 key.ptr));
    return entry;
}

/* Chapters, and below each the pages in it. */
static Value *contents_of(PrintFile *file)
{
    Arena *arena = &file->arena;
    const PrintPage *page = NULL, *first = NULL;
    Value *list = value_list(arena), *items = NULL;

    while ((page = print_file_next(file, page)) != NULL) {
        Value *entry;

        if (!is_in_contents(page))
            continue;
        entry = entry_of(file, page);
        if (first != NULL && page->chapter == first->chapter) {
            value_push(arena, items, entry);
            continue;
        }
        first = page;
        items = value_list(arena);
        value_set(arena, entry, "items", items);
        value_push(arena, list, entry);
    }
    for (size_t i = 0; i < value_count(list); i++) {
        Value *entry = value_item(list, i);

        value_set_bool(arena, entry, "has_items",
                       value_count(value_get(entry, "items")) > 0);
    }
    return list;
}

/* --- the frame ------------------------------------------------------------ */

static Value *frame_values(PrintFile *file, Str style)
{
    Print *print = file->print;
    const Site *site = print->job->site;
    Arena *arena = &file->arena;
    const PrintPage *first = &print->page[file->part ? file->part->first : 0];
    Str language = file->part ? file->part->language
                              : site->config.language[0];
    Str title = file->part && file->part->folder.len > 0
                    ? title_of(file, first->page)
                    : site->config.title;
    Value *map = context_copy(arena, print->job->contexts,
                              language_of(print, language),
                              file->part ? file->part->file
                                         : STR("handbook.html"),
                              title);
    Value *contents = contents_of(file);

    value_set_bool(arena, map, "is_first",
                   file->part == NULL || file->part->folder.len == 0);
    value_set_text(arena, map, "style_html", style);
    value_set_text(arena, map, "style_hash", print_style_hash(arena, style));
    value_set_text(arena, map, "pages_html", STR(PAGES_HERE));
    value_set(arena, map, "chapters", contents);
    value_set_bool(arena, map, "has_chapters", value_count(contents) > 1 ||
                   (value_count(contents) == 1 &&
                    value_count(value_get(value_item(contents, 0),
                                          "items")) > 0));
    if (site->config.logo.len > 0) {
        value_set_text(arena, map, "logo_url",
                       print_picture(print, site->config.logo));
        value_set_text(arena, map, "logo_alt", STR(""));
    }
    return map;
}

/* The frame in two pieces, before the pages and behind them [file->arena]. */
static bool make_frame(PrintFile *file, Str *before, Str *behind)
{
    Print *print = file->print;
    Str language = file->part ? file->part->language
                              : print->job->site->config.language[0];
    Str template = file->part ? STR("print-section") : STR("print");
    Str frame, mark = STR(PAGES_HERE);
    size_t at;
    Buf style;
    bool fine;

    buf_init(&style, LIMIT_OUTPUT_BYTES);
    fine = print_style(file, &style);
    fine = fine && render_frame(&print->renderer, template,
                                language_of(print, language),
                                frame_values(file, buf_str(&style)), &frame);
    buf_release(&style);
    if (!fine)
        return false;
    frame = str_dup(&file->arena, frame);
    at = str_find(frame, mark);
    if (at == STR_NONE) {
        diag_addf(print->job->diags, DIAG_ERROR, "template-without-pages",
                  diag_nowhere(), "the template '%.*s' does not show its "
                  "pages: it has no {{{pages_html}}}", STR_ARG(template));
        return false;
    }
    *before = str_slice(frame, 0, at);
    *behind = str_slice(frame, at + mark.len, frame.len);
    return true;
}

/* --- the pages ------------------------------------------------------------ */

/* How far the headings of a page go down: the book's own title is the first
 * level of the whole book, the first page of a section that of its file. */
static unsigned deeper_of(const PrintFile *file, const PrintPage *page)
{
    const PrintPage *first;

    if (file->part == NULL)
        return page->level > 0 ? page->level : 1;
    first = &file->print->page[file->part->first];
    if (page == first)
        return 0;
    return page->level > first->level ? page->level - first->level : 1;
}

static bool add_page(PrintFile *file, const PrintPage *page, Arena *scratch,
                     Buf *out)
{
    Print *print = file->print;
    XhtmlRules rules = {.form = XHTML_HTML,
                        .prefix = page->prefix,
                        .top = page->anchor,
                        .deeper = deeper_of(file, page),
                        .link = print_link,
                        .context = file};
    Value *map = value_map(scratch);
    Str bytes, html;
    Buf body;
    bool fine;

    buf_init(&body, LIMIT_OUTPUT_BYTES);
    file->at = page;
    fine = print_read_file(print, scratch, page->page->output_path,
                           LIMIT_OUTPUT_BYTES, &bytes) &&
           xhtml_write(scratch, print->job->diags, bytes, &page->facts,
                       &rules, &body);
    value_set_text(scratch, map, "id", page->anchor);
    value_set_text(scratch, map, "lang", page->facts.lang);
    value_set_text(scratch, map, "dir", page->facts.dir);
    value_set_text(scratch, map, "status", page->facts.status);
    value_set_text(scratch, map, "url_path", page->page->output_path);
    value_set_bool(scratch, map, "is_generated", page->page->generated);
    value_set_number(scratch, map, "number", (double)page->chapter + 1);
    value_set_text(scratch, map, "page_html", buf_str(&body));
    fine = fine && render_frame(&print->renderer, STR("print-page"),
                                language_of(print, page->page->language), map,
                                &html);
    if (fine)
        buf_add(out, html);
    buf_release(&body);
    return fine;
}

bool print_file(PrintFile *file, Buf *out)
{
    const PrintPage *page = NULL;
    Str before, behind;
    bool fine = true;
    Arena scratch;

    if (!make_frame(file, &before, &behind))
        return false;
    arena_init(&scratch);
    buf_add(out, before);
    while ((page = print_file_next(file, page)) != NULL) {
        arena_reset(&scratch);
        fine &= add_page(file, page, &scratch, out);
    }
    buf_add(out, behind);
    arena_release(&scratch);
    return fine;
}
