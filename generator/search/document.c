/* search/document.c - what a list of results says of a page. */
#include "base/compat.h"
#include "search/document.h"

#include "base/limits.h"
#include "base/path.h"
#include "doc/typographic.h"
#include "search/catalogue.h"
#include "search/places.h"
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

/* The page to read in place of one that no longer holds; NULL without. */
static const Page *instead_of(Arena *scratch, const Site *site,
                              const Page *page, Str *anchor)
{
    Str target = value_as_text(value_get(page->meta, "instead"));
    size_t hash;
    Str path;

    if (target.len == 0)
        target = value_as_text(value_get(page->meta, "superseded_by"));
    hash = str_find_char(target, '#');
    hash = hash == STR_NONE ? target.len : hash;
    *anchor = str_slice(target, hash, target.len);
    if (hash == 0 || !path_resolve(scratch, page->source_path,
                                   str_slice(target, 0, hash), &path))
        return NULL;
    return map_get(&site->page_by_source, path);
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
    Str anchor;
    const Page *instead = search_is_past(page)
                              ? instead_of(scratch, site, page, &anchor)
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
                              anchor));
        json_write_text(out, typographic_text(scratch, instead->title));
        buf_addc(out, ']');
    }
    buf_addc(out, ']');
}
