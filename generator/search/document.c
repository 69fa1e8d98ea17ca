/* search/document.c - what a list of results says of a page. */
#include "base/compat.h"
#include "search/document.h"

#include "base/limits.h"
#include "base/path.h"
#include "doc/typographic.h"
#include "search/catalogue.h"
#include "search/places.h"
#include "site/links.h"
#include "value/json.h"

/* The title of the section that a page stands in; "" at the top, where it is
 * the handbook's own. */
static Str section_of(Arena *scratch, const Page *page)
{
    const Page *section = page->section;

    if (!section || !section->section)
        return STR("");
    return typographic_text(scratch, section->title);
}

static void add_text(Buf *out, Str text)
{
    json_write_text(out, text);
    buf_addc(out, ',');
}

void search_document(Buf *out, Arena *scratch, const Site *site,
                     const Page *page, Str places)
{
    bool withdrawn = page->status == STATUS_WITHDRAWN;
    Str summary = withdrawn ? STR("")
                            : typographic_text(scratch, page->summary);
    Str behind = STR("");
    const Page *instead = search_is_past(page)
                              ? links_instead(site, page, scratch, &behind)
                              : NULL;

    buf_addc(out, '[');
    add_text(out, path_to_url(scratch, page->output_path));
    add_text(out, typographic_text(scratch, page->title));
    add_text(out, section_of(scratch, page));
    add_text(out, str_from(status_name(page->status)));
    add_text(out, str_from(kind_name(page->kind)));
    add_text(out, page->language);
    add_text(out, search_shorten(scratch, summary, LIMIT_SEARCH_SUMMARY));
    buf_addc(out, '[');
    buf_add(out, places);
    buf_addc(out, ']');
    if (instead) {
        buf_adds(out, ",[");
        add_text(out, str_cat(scratch, path_to_url(scratch,
                                                   instead->output_path),
                              behind));
        json_write_text(out, typographic_text(scratch, instead->title));
        buf_addc(out, ']');
    }
    buf_addc(out, ']');
}
