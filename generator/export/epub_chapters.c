/* export/epub_chapters.c - the pages of the handbook as chapters of a book. */
#include "base/compat.h"
#include "export/epub_internal.h"

#include <errno.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "doc/typographic.h"

/* What only a website needs: the reading system has contents of its own, turns
 * pages and keeps places; forms cannot be filled in, letters have lines. */
static const char *const DROP[] = {
    "nav.contents", "nav.reading-order", "p.tools", "p.printed", "[hidden]",
    NULL};

/* Where links to the top of a page lead. */
#define TOP "content"

/* A path with only letters, digits, '-', '.' and '/' in it: spaces and other
 * scripts are allowed in books, and some reading systems stumble over them. Two
 * paths never become one: '_' begins two hexadecimal digits [arena]. */
static Str safe_name(Arena *arena, const char *folder, Str path,
                     const char *ending)
{
    Buf buf;
    Str out;

    buf_init(&buf, path.len * 3 + 64);
    buf_adds(&buf, folder);
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];

        if (ascii_is_alnum(c) || c == '-' || c == '.' || c == '/')
            buf_addc(&buf, c);
        else
            buf_addf(&buf, "_%02x", (unsigned)(uint8_t)c);
    }
    buf_adds(&buf, ending);
    out = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return out;
}

/* --- which pages, and in which order -------------------------------------- */

typedef struct Walk {
    Book *book;
    bool *seen; /* by Page.index */
} Walk;

static bool belongs(const Walk *walk, const Page *page)
{
    const Manifest *manifest = walk->book->job->manifest;

    return !walk->seen[page->index] && !page->failed && !page->skipped &&
           map_has(&manifest->by_path, page->output_path);
}

static void add_chapter(Book *book, const Page *page, unsigned depth)
{
    Arena *arena = book->arena;
    Str path = path_join(arena, book->job->folder, page->output_path);

    ARENA_PUSH(arena, book->chapter, book->count, book->capacity,
               (Chapter){.page = page, .depth = depth,
                         .name = safe_name(arena, "pages/",
                                           path_stem(page->output_path),
                                           ".xhtml"),
                         .path = str_to_cstr(arena, path)});
}

/* A page and all below it. Folders in folders are at most LIMIT_FOLDER_DEPTH
 * deep. inside: how much deeper its children stand. */
static void walk_page(Walk *walk, const Page *page, unsigned depth,
                      unsigned inside)
{
    if (!belongs(walk, page))
        return;
    walk->seen[page->index] = true;
    add_chapter(walk->book, page, depth);
    for (size_t i = 0; i < page->child_count; i++)
        walk_page(walk, page->child[i], depth + inside, 1);
}

/* The first page stands beside its sections; then each other language by its
 * own first page, and what hangs nowhere. */
static void walk_site(Walk *walk, const ExportJob *job)
{
    const Site *site = job->site;
    const Page *home = job->contexts->home;

    if (home != NULL)
        walk_page(walk, home, 0, 0);
    for (size_t i = 1; home != NULL && i < site->config.language_count; i++)
        walk_page(walk, page_in_language(home, site->config.language[i]), 0,
                  1);
    for (size_t i = 0; i < site->page_count; i++)
        if (site->page[i]->section == NULL)
            walk_page(walk, site->page[i], 0, 1);
    for (size_t i = 0; i < site->page_count; i++)
        walk_page(walk, site->page[i], 0, 1);
}

static bool read_chapter(const Book *book, Chapter *chapter,
                         const char *const *drop)
{
    Str bytes;
    Arena scratch;
    bool done = false;
    int err;

    arena_init(&scratch);
    err = fs_read(&scratch, chapter->path, LIMIT_OUTPUT_BYTES, &bytes);
    if (err != 0)
        diag_io(book->job->diags, "export-failed", "read",
                str_from(chapter->path), err);
    else
        done = xhtml_read(book->arena, book->job->diags,
                          chapter->page->output_path, bytes, drop,
                          &chapter->read);
    arena_release(&scratch);
    return done;
}

bool epub_collect(Book *book)
{
    const Site *site = book->job->site;
    const char *const *drop = xhtml_drop(book->arena, DROP);
    Walk walk = {book, ARENA_NEW_ARRAY(book->arena, bool,
                                       site->page_count + 1)};
    bool done = true;

    map_init(&book->by_path, book->arena);
    map_init(&book->by_picture, book->arena);
    walk_site(&walk, book->job);
    for (size_t i = 0; i < book->count; i++) {
        map_put(&book->by_path, book->chapter[i].page->output_path,
                &book->chapter[i]);
        done = read_chapter(book, &book->chapter[i], drop) && done;
    }
    return done;
}

/* --- where links lead ----------------------------------------------------- */

typedef struct Spot {
    Book *book;
    const Chapter *chapter;
} Spot;

/* The kinds of pictures that every reading system shows [static]; NULL for
 * others. */
static const char *picture_type(Str path)
{
    static const char *const TYPE[][2] = {
        {"png", "image/png"},   {"jpg", "image/jpeg"}, {"jpeg", "image/jpeg"},
        {"gif", "image/gif"},   {"svg", "image/svg+xml"}};
    Str ending = path_extension(path);

    for (size_t i = 0; i < sizeof TYPE / sizeof TYPE[0]; i++)
        if (str_ieq(ending, str_from(TYPE[i][0])))
            return TYPE[i][1];
    return NULL;
}

static XhtmlTarget picture_target(const Spot *spot, Arena *arena,
                                  const XhtmlRef *ref)
{
    Book *book = spot->book;
    const char *type = ref->is_site ? picture_type(ref->path) : NULL;
    Str name;

    if (type == NULL ||
        !map_has(&book->job->manifest->by_path, ref->path)) {
        book->pictures_left++;
        return (XhtmlTarget){false, STR(""), STR("")};
    }
    name = safe_name(book->arena, "files/", ref->path, "");
    if (!map_has(&book->by_picture, ref->path)) {
        Str path = str_dup(book->arena, ref->path);

        ARENA_PUSH(book->arena, book->picture, book->picture_count,
                   book->picture_capacity, (Picture){path, name, type});
        map_put(&book->by_picture, path, book);
    }
    return (XhtmlTarget){
        true, path_relative(arena, spot->chapter->name, name), STR("")};
}

/* An address of the web with what must not stand in one encoded [arena]. */
static Str web_address(Arena *arena, Str url)
{
    Buf buf;
    Str out;

    buf_init(&buf, url.len * 3 + 1);
    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];

        if ((uint8_t)c <= ' ' || c == 0x7f ||
            memchr("\"<>\\^`{|}", c, 9) != NULL)
            buf_addf(&buf, "%%%02X", (unsigned)(uint8_t)c);
        else
            buf_addc(&buf, c);
    }
    out = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return out;
}

/* To another page of the book, at its heading if that is still there. What is
 * in the handbook but not in the book (papers to download) is looked for on the
 * website, if there is one. */
static XhtmlTarget site_target(const Spot *spot, Arena *arena,
                               const XhtmlRef *ref)
{
    const Chapter *to = map_get(&spot->book->by_path, ref->path);
    Str base = spot->book->job->site->config.base_url;
    Str url;

    if (to != NULL) {
        url = path_relative(arena, spot->chapter->name, to->name);
        if (map_has(&to->read.ids, ref->fragment))
            url = arena_fmt(arena, "%.*s#%.*s", STR_ARG(url),
                            STR_ARG(xhtml_id(arena, XHTML_XML, STR(""),
                                             ref->fragment)));
        return (XhtmlTarget){true, url, STR("")};
    }
    if (base.len == 0)
        return (XhtmlTarget){false, STR(""), STR("")};
    url = arena_fmt(arena, "%.*s/%.*s", STR_ARG(base),
                    STR_ARG(path_to_url(arena, ref->path)));
    return (XhtmlTarget){true, web_address(arena, url), STR("")};
}

static XhtmlTarget target_of(void *context, Arena *arena, const XhtmlRef *ref)
{
    const Spot *spot = context;

    if (ref->is_picture)
        return picture_target(spot, arena, ref);
    if (!str_is(ref->element, "a") && !str_is(ref->element, "area"))
        return (XhtmlTarget){false, STR(""), STR("")};
    if (ref->is_site)
        return site_target(spot, arena, ref);
    return (XhtmlTarget){true, web_address(arena, ref->written), STR("")};
}

/* --- writing -------------------------------------------------------------- */

/* "../" for each folder that the chapter lies in [arena]. */
static const char *way_up(Arena *arena, Str name)
{
    Str up = STR("");

    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == '/')
            up = str_cat(arena, up, STR("../"));
    return up.ptr;
}

static bool write_chapter(Book *book, const Chapter *chapter, Arena *scratch,
                          Buf *out)
{
    Diags *diags = book->job->diags;
    Spot spot = {book, chapter};
    XhtmlRules rules = {.form = XHTML_XML, .prefix = STR(""), .top = STR(TOP),
                        .link = target_of, .context = &spot};
    Str bytes;
    int err = fs_read(scratch, chapter->path, LIMIT_OUTPUT_BYTES, &bytes);

    if (err != 0) {
        diag_io(diags, "export-failed", "read", str_from(chapter->path), err);
        return false;
    }
    buf_reset(out);
    epub_begin_page(out, chapter->read.lang, chapter->read.dir,
                    typographic_text(scratch, chapter->page->title),
                    way_up(scratch, chapter->name));
    buf_adds(out, "<body");
    if (chapter->read.status.len > 0) {
        buf_adds(out, " data-status=\"");
        xhtml_add_value(out, chapter->read.status);
        buf_addc(out, '"');
    }
    buf_adds(out, ">\n<main id=\"" TOP "\">\n");
    if (!xhtml_write(scratch, diags, bytes, &chapter->read, &rules, out))
        return false;
    buf_adds(out, "\n</main>\n");
    epub_end_page(out);
    if (!out->full)
        err = fs_write(chapter->path, buf_str(out));
    else
        err = EFBIG;
    if (err != 0)
        diag_io(diags, "export-failed", "write", str_from(chapter->path),
                err);
    return err == 0;
}

bool epub_write_chapters(Book *book)
{
    Arena scratch;
    Buf out;
    bool done = true;

    arena_init(&scratch);
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < book->count && done; i++) {
        done = write_chapter(book, &book->chapter[i], &scratch, &out);
        arena_reset(&scratch);
    }
    buf_release(&out);
    arena_release(&scratch);
    return done;
}
