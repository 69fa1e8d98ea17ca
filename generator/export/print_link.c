/* export/print_link.c - where the links of a page lead in a file that must do
 * without all others. */
#include "base/compat.h"
#include "export/print_internal.h"

#include "base/base64.h"
#include "base/limits.h"
#include "base/path.h"
#include "doc/typographic.h"

static XhtmlTarget keep(Str to)
{
    return (XhtmlTarget){true, to, STR("")};
}

static XhtmlTarget as_words(Str after)
{
    return (XhtmlTarget){false, STR(""), after};
}

/* Its address on the web, or "" [arena]. */
static Str web_address(const Print *print, Arena *arena, Str path,
                       Str fragment)
{
    Str base = print->job->site->config.base_url;

    if (base.len == 0)
        return STR("");
    return arena_fmt(arena, "%.*s%s%.*s%s%.*s", STR_ARG(base),
                     str_ends(base, "/") ? "" : "/",
                     STR_ARG(path_to_url(arena, path)),
                     fragment.len > 0 ? "#" : "",
                     STR_ARG(path_to_url(arena, fragment)));
}

/* --- pictures ------------------------------------------------------------- */

static const char *type_of(Str path)
{
    static const char *const TYPE[][2] = {
        {"png", "image/png"},   {"jpg", "image/jpeg"},
        {"jpeg", "image/jpeg"}, {"gif", "image/gif"},
        {"webp", "image/webp"}, {"svg", "image/svg+xml"}};

    for (size_t i = 0; i < sizeof TYPE / sizeof TYPE[0]; i++)
        if (str_ieq(path_extension(path), str_from(TYPE[i][0])))
            return TYPE[i][1];
    return NULL;
}

Str print_picture(Print *print, Str path)
{
    Arena *arena = print->arena;
    Str *known = map_get(&print->pictures, path), bytes;
    const char *type = type_of(path);
    Arena scratch;

    if (known != NULL)
        return *known;
    known = ARENA_NEW(arena, Str);
    *known = STR("");
    arena_init(&scratch);
    if (type != NULL && map_has(&print->job->manifest->by_path, path) &&
        print_read_file(print, &scratch, path, LIMIT_ASSET_BYTES, &bytes))
        *known = arena_fmt(arena, "data:%s;base64,%.*s", type,
                           STR_ARG(base64_encode(&scratch, bytes)));
    arena_release(&scratch);
    map_put(&print->pictures, str_dup(arena, path), known);
    return *known;
}

/* --- links ---------------------------------------------------------------- */

static XhtmlTarget to_page(const PrintFile *file, Arena *arena,
                           const PrintPage *page, const XhtmlRef *ref)
{
    Str address;

    if (print_file_has(file, page)) {
        if (ref->fragment.len == 0 ||
            !map_has(&page->facts.ids, ref->fragment))
            return keep(str_cat(arena, STR("#"), page->anchor));
        return keep(str_cat(arena, STR("#"),
                            xhtml_id(arena, XHTML_HTML, page->prefix,
                                     ref->fragment)));
    }
    address = web_address(file->print, arena, ref->path, ref->fragment);
    if (address.len > 0)
        return keep(address);
    /* Words of the glossary lead to it by the dozen, and "About this source"
     * says what it is: the titles of lists would only be in the way. */
    if (page->page->generated || str_is(ref->classes, "term-link"))
        return as_words(STR(""));
    return as_words(typographic_text(arena, page->page->title));
}

XhtmlTarget print_link(void *context, Arena *arena, const XhtmlRef *ref)
{
    PrintFile *file = context;
    const PrintPage *page;
    Str address;

    if (ref->is_picture) {
        address = ref->is_site ? print_picture(file->print, ref->path)
                               : STR("");
        if (str_starts(ref->written, "data:"))
            address = ref->written;
        return address.len > 0 ? keep(address) : as_words(STR(""));
    }
    if (!ref->is_site)
        return keep(ref->written);
    page = map_get(&file->print->by_path, ref->path);
    if (page != NULL)
        return to_page(file, arena, page, ref);
    /* A document to fill in or to read: it does not fit into a page. */
    address = web_address(file->print, arena, ref->path, ref->fragment);
    return address.len > 0 ? keep(address) : as_words(path_name(ref->path));
}
