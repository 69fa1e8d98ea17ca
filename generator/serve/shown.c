/* serve/shown.c - what the preview shows: files by their address. */
#include "base/compat.h"

#include "serve/shown_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"

/* Pages are kept as they could last be made, in case they break. A person has
 * a few of them open. */
#define GOOD_MOST 100

struct ShownGood {
    char *path; /* all [detached] */
    char *bytes;
    size_t len;
};

void shown_init(Shown *shown, Str content)
{
    *shown = (Shown){.version = 1};
    arena_init(&shown->arena);
    shown->content = str_dup(&shown->arena, content);
    shown->good = xcalloc(GOOD_MOST, sizeof *shown->good);
}

void shown_release(Shown *shown)
{
    for (size_t i = 0; i < shown->good_count; i++) {
        free(shown->good[i].path);
        free(shown->good[i].bytes);
    }
    free(shown->good);
    preview_close(shown->preview);
    troubles_free(shown->known);
    preview_files_close(shown->search);
    arena_release(&shown->arena);
}

void shown_changed(Shown *shown)
{
    shown->version++;
}

Preview *shown_take(Shown *shown, Preview *preview, Troubles *troubles)
{
    Preview *old = NULL;
    troubles_free(shown->known);
    shown->known = troubles;
    shown->looked = false;
    if (preview != NULL) {
        old = shown->preview;
        shown->preview = preview;
    }
    shown_changed(shown);
    return old;
}

void shown_take_looked(Shown *shown, Troubles *troubles, PreviewFiles *search)
{
    if (troubles != NULL) {
        troubles_free(shown->known);
        shown->known = troubles;
        shown->looked = true;
    }
    if (search != NULL) {
        preview_files_close(shown->search);
        shown->search = search;
    }
    shown_changed(shown);
}

Str shown_name(const Shown *shown, Arena *arena, Str disk_path)
{
    Str folder = shown->content;
    if (shown->preview == NULL || disk_path.len <= folder.len + 1 ||
        !path_is_inside(disk_path, folder))
        return disk_path;
    return path_join(arena, preview_site(shown->preview)->shown_folder,
                     str_slice(disk_path, folder.len + 1, disk_path.len));
}

/* --- what is kept of pages ------------------------------------------------ */

static ShownGood *find_good(const Shown *shown, Str path)
{
    for (size_t i = 0; i < shown->good_count; i++)
        if (str_is(path, shown->good[i].path))
            return &shown->good[i];
    return NULL;
}

static char *copy_bytes(Str bytes)
{
    char *copy = xmalloc(size_add(bytes.len, 1));
    memcpy(copy, bytes.ptr, bytes.len);
    copy[bytes.len] = '\0';
    return copy;
}

static void keep_good(Shown *shown, Str path, Str bytes)
{
    ShownGood *good = find_good(shown, path);
    if (good == NULL && shown->good_count < GOOD_MOST) {
        good = &shown->good[shown->good_count++];
        good->path = copy_bytes(path);
    } else if (good == NULL) {
        /* The one that was first asked for makes room. */
        good = &shown->good[0];
        free(good->path);
        free(good->bytes);
        memmove(good, good + 1, (GOOD_MOST - 1) * sizeof *good);
        good = &shown->good[GOOD_MOST - 1];
        good->path = copy_bytes(path);
    } else {
        free(good->bytes);
    }
    good->bytes = copy_bytes(bytes);
    good->len = bytes.len;
}

/* --- making --------------------------------------------------------------- */

static void take_made(void *context, const PreviewMade *told)
{
    Made *made = context;
    Troubles **troubles = told->done ? &made->made : &made->read;
    if (made->want_troubles && told->diags != NULL)
        *troubles = troubles_take(told->diags);
    if (!told->done)
        return;
    made->ok = told->ok;
    buf_add(&made->bytes, told->bytes);
}

static bool is_changing(const Shown *shown, const Output *output)
{
    Arena arena;
    bool changing = false;
    if (shown->watch == NULL || output->kind != OUTPUT_PAGE ||
        output->page->generated)
        return false;
    const Str file[] = {output->page->source_path, output->page->data_path};
    arena_init(&arena);
    for (size_t i = 0; i < 2; i++)
        changing |= file[i].len > 0 &&
                    watch_is_changing(
                        shown->watch,
                        path_join(&arena, shown->content, file[i]));
    arena_release(&arena);
    return changing;
}

static void forget_made(Made *made)
{
    made_release(made);
    *made = (Made){.want_troubles = made->want_troubles};
    buf_init(&made->bytes, LIMIT_ASSET_BYTES);
}

/* Many programs save a file by emptying it and then writing it: what is read
 * between is nobody's text. The page stays as it was until the file is closed;
 * only one that was never shown is made of what there is. Asked before, and
 * again when it was read: a file may be written whole meanwhile. */
void shown_make(Shown *shown, const Output *output, Made *out)
{
    bool kept = find_good(shown, output->path) != NULL;
    bool changing = is_changing(shown, output);
    *out = (Made){.want_troubles = out->want_troubles};
    buf_init(&out->bytes, LIMIT_ASSET_BYTES);
    if (!changing || !kept) {
        preview_make(shown->preview, output, take_made, out);
        changing = changing || is_changing(shown, output);
    }
    if (changing && kept)
        forget_made(out);
    else if (out->ok && !changing && output->kind == OUTPUT_PAGE)
        keep_good(shown, output->path, buf_str(&out->bytes));
    out->unfinished = changing;
}

void made_release(Made *made)
{
    buf_release(&made->bytes);
    troubles_free(made->read);
    troubles_free(made->made);
}

static void write_tag(const Shown *shown, Str bytes, char out[40])
{
    snprintf(out, 40, "%016llx-%u",
             (unsigned long long)hash_fast(bytes), shown->looks);
}

void shown_tag(const Shown *shown, const Output *output, const Made *made,
               char out[40])
{
    const ShownGood *good = find_good(shown, output->path);
    out[0] = '\0';
    if (made->ok)
        write_tag(shown, buf_str(&made->bytes), out);
    else if (good != NULL)
        write_tag(shown, str_of(good->bytes, good->len), out);
}

/* --- addresses ------------------------------------------------------------ */

static Str file_of(Arena *arena, Str path)
{
    path = str_slice(path, str_starts(path, "/") ? 1 : 0, path.len);
    if (path.len == 0 || str_ends(path, "/"))
        return str_cat(arena, path, STR("index.html"));
    return path;
}

const Output *shown_find(const Shown *shown, Arena *arena, Str path)
{
    if (shown->preview == NULL)
        return NULL;
    return preview_find(shown->preview, file_of(arena, path));
}

static const char *type_of(Str path)
{
    static const struct {
        const char *ending, *type;
    } TYPES[] = {
        {"css", "text/css; charset=utf-8"},
        {"csv", "text/csv; charset=utf-8"},
        {"gif", "image/gif"},
        {"html", "text/html; charset=utf-8"},
        {"jpeg", "image/jpeg"},
        {"jpg", "image/jpeg"},
        {"js", "text/javascript; charset=utf-8"},
        {"json", "application/json"},
        {"pdf", "application/pdf"},
        {"png", "image/png"},
        {"svg", "image/svg+xml"},
        {"txt", "text/plain; charset=utf-8"},
        {"webmanifest", "application/manifest+json"},
        {"webp", "image/webp"},
        {"xml", "application/xml"},
    };
    Str ending = path_extension(path);
    for (size_t i = 0; i < sizeof TYPES / sizeof TYPES[0]; i++)
        if (str_ieq(ending, str_from(TYPES[i].ending)))
            return TYPES[i].type;
    return "application/octet-stream";
}

/* --- pages of our own, and what is put into the others -------------------- */

/* One line before the end of the page: the way to the preview's script, whose
 * address the policy of the pages allows. */
static void add_line(Buf *out, Str page, const char *tag)
{
    buf_adds(out, "<link rel=\"stylesheet\" href=\"" SHOWN_OWN
                  "preview.css\"><script src=\"" SHOWN_OWN
                  "preview.js\" data-page=\"/");
    buf_add_escaped(out, page);
    buf_addf(out, "\" data-tag=\"%s\" defer></script>\n", tag);
}

static size_t end_of_body(Str html)
{
    Str end = STR("</body>");
    for (size_t at = html.len; at-- > 0;)
        if (html.ptr[at] == '<' &&
            str_ieq(str_slice(html, at, at + end.len), end))
            return at;
    return html.len;
}

static void give(ShownFile *out, int status, const char *type, Buf *bytes)
{
    out->status = status;
    out->type = type;
    out->bytes = buf_detach(bytes, &out->len);
}

static void give_page(ShownFile *out, int status, Str page, Str html)
{
    Buf buf;
    size_t at = end_of_body(html);
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    buf_add(&buf, str_slice(html, 0, at));
    add_line(&buf, page, out->tag);
    buf_add(&buf, str_slice(html, at, html.len));
    give(out, status, "text/html; charset=utf-8", &buf);
}

/* In place of a page that there is not, or not yet. */
static void give_bare(ShownFile *out, int status, Str page, const char *title,
                      const char *words)
{
    Buf buf;
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    buf_addf(&buf,
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset="
             "\"utf-8\">\n<meta name=\"viewport\" content=\"width="
             "device-width, initial-scale=1\">\n<title>%s</title>\n</head>\n"
             "<body class=\"handbook-bare\">\n<main id=\"content\">\n"
             "<h1>%s</h1>\n<p>%s</p>\n<p><a href=\"/\">To the first page</a>"
             "</p>\n</main>\n",
             title, title, words);
    add_line(&buf, page, out->tag);
    buf_adds(&buf, "</body>\n</html>\n");
    give(out, status, "text/html; charset=utf-8", &buf);
}

static void give_output(Shown *shown, const Output *output, ShownFile *out)
{
    Made made = {.want_troubles = false};
    const char *type = type_of(output->path);
    bool is_html = str_starts(str_from(type), "text/html");
    shown_make(shown, output, &made);
    const ShownGood *good = find_good(shown, output->path);
    shown_tag(shown, output, &made, out->tag);
    if (made.ok && is_html)
        give_page(out, 200, output->path, buf_str(&made.bytes));
    else if (made.ok)
        give(out, 200, type, &made.bytes);
    else if (good != NULL)
        give_page(out, 200, output->path, str_of(good->bytes, good->len));
    else
        give_bare(out, 503, output->path, "This page cannot be shown yet",
                  "What is wrong stands above. Save the page when it is "
                  "mended, and it appears here.");
    made_release(&made);
}

/* What the pages ask for and no page is: the index, and what a copy says of
 * itself. False when it is neither. */
static bool give_extra(const Shown *shown, Str file, ShownFile *out)
{
    const Str *found =
        shown->search != NULL ? map_get(&shown->search->by_path, file) : NULL;
    Copy copy = {.kind = COPY_PREVIEW, .preview = true};
    Buf buf;
    buf_init(&buf, LIMIT_ASSET_BYTES);
    if (found != NULL)
        buf_add(&buf, *found);
    else if (str_is(file, EDITION_NAME) && shown->preview != NULL)
        copy_edition_script(&buf, preview_site(shown->preview), &copy,
                            (Sha256){{0}}, 0, 0);
    else
        return false;
    give(out, 200, type_of(file), &buf);
    return true;
}

void shown_file(Shown *shown, Arena *arena, Str path, ShownFile *out)
{
    Str file = file_of(arena, path);
    const Output *output = shown_find(shown, arena, path);
    *out = (ShownFile){.to = STR("")};
    if (output != NULL) {
        give_output(shown, output, out);
    } else if (give_extra(shown, file, out)) {
        return;
    } else if (shown->preview == NULL) {
        give_bare(out, 503, file, "The handbook is being read",
                  "Its pages appear here when that is done.");
    } else if (shown_find(shown, arena, str_cat(arena, path, STR("/"))) !=
               NULL) {
        out->to = arena_fmt(arena, "/%.*s/",
                            STR_ARG(path_to_url(arena, file)));
        out->status = 302;
        out->type = "text/plain";
        out->bytes = copy_bytes(STR(""));
    } else {
        give_bare(out, 404, file, "There is no page at this address",
                  "When a file with this name is saved, it appears here.");
    }
}
