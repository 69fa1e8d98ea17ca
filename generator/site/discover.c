/* site/discover.c - what there is in the content folder. */
#include "base/compat.h"
#include "site/discover.h"

#include <errno.h>
#include <stdlib.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "site/page_data.h"
#include "site/words.h"

static const char *const asset_endings[] = {"png", "jpg", "jpeg", "webp",
                                            "gif", "svg", "pdf",  "csv",
                                            "txt", NULL};
static const char *const refused_endings[] = {"html", "htm", "xhtml", "js",
                                              "mjs", NULL};
/* At the top of the content folder, read by others. */
static const char *const known_files[] = {"handbook.yaml", "handbook.yml",
                                          "publisher.yaml", "publisher.yml",
                                          NULL};
/* At the top, for the web server: the handbook's own in the place of ours. */
static const char *const server_files[] = {".htaccess", "_headers",
                                           "_redirects", "CNAME", NULL};
static const char *const known_folders[] = {"sources", "theme", "themes",
                                            "lua-plugins", NULL};

/* A folder that is being walked; the ones above it hang on `above`. */
typedef struct Folder {
    const struct Folder *above;
    Str path; /* from the content folder, "" for itself */
    Str disk; /* NUL-terminated */
    Str real; /* absolute, without links */
    unsigned depth;
    bool name_clash; /* it, or one above it, is another's name in capitals */
} Folder;

/* A file or folder that was met. */
typedef struct Found {
    const Folder *folder; /* that it lies in */
    Str path, disk;
    bool name_clash;
} Found;

typedef struct Walk {
    Site *site;
    Arena scratch;
    Map followed; /* real paths of folders that a link led to */
} Walk;

static void walk(Walk *context, const Folder *folder);

/* The word as it is in the list, whatever its capitals; NULL for none. */
static const char *among(Str word, const char *const *words)
{
    for (; *words; words++)
        if (str_ieq(word, str_from(*words)))
            return *words;
    return NULL;
}

static bool is_among(Str word, const char *const *words)
{
    return among(word, words) != NULL;
}

bool discover_is_reserved(Str folder)
{
    return is_among(folder, known_folders);
}

static DiagPos place(const Walk *context, Str path)
{
    Site *site = context->site;

    return diag_in_file(path_join(&site->arena, site->shown_folder, path));
}

/* "b.cy" of language cy is the page "b"; sets id and language. */
static void set_language(const Site *site, Page *page)
{
    Str stem = path_stem(page->source_path);
    Str code = path_extension(stem);

    page->language = site->config.language[0];
    page->id = stem;
    for (size_t i = 0; i < site->config.language_count; i++) {
        if (!str_eq(code, site->config.language[i]))
            continue;
        page->language = site->config.language[i];
        page->id = path_stem(stem);
        if (i == 0) /* "b.en.md" is "b.md" written out */
            stem = page->id;
        break;
    }
    page->output_path = str_cat(&page->arena, stem, STR(".html"));
}

static void add_page(Walk *context, const Found *found)
{
    Site *site = context->site;
    Page *page = site_add_page(site);

    page->source_path = found->path;
    page->disk_path = found->disk;
    page->name_clash = found->name_clash;
    set_language(site, page);
    page->is_index = str_is(path_name(page->id), "index");
}

static bool is_for_server(const Found *found)
{
    for (size_t i = 0; server_files[i]; i++)
        if (str_is(found->path, server_files[i]))
            return true;
    return false;
}

static void add_asset(Walk *context, const Found *found)
{
    Site *site = context->site;

    ARENA_PUSH(&site->arena, site->asset, site->asset_count,
               site->asset_capacity,
               ((Asset){.source_path = found->path,
                        .disk_path = found->disk,
                        .for_web = is_for_server(found)}));
}

/* Which page names it is known when all are read: page_data.c. */
static void add_data(Walk *context, const Found *found)
{
    Site *site = context->site;

    ARENA_PUSH(&site->arena, site->data_file, site->data_file_count,
               site->data_file_capacity,
               (DataFile){found->path, found->disk});
}

static void report_file(Walk *context, Str path)
{
    Arena *arena = &context->scratch;
    Str ending = path_extension(path);
    Str stem = path_stem(path_name(path));

    if (is_among(ending, refused_endings)) {
        diag_help(context->site->diags, DIAG_ERROR, "raw-file",
                  place(context, path),
                  STR("write the page as Markdown, in a file that ends in "
                      ".md"),
                  "files ending in .%.*s cannot be part of the handbook",
                  STR_ARG(ending));
        return;
    }
    if (str_ieq(ending, STR("markdown")) || str_ieq(ending, STR("mdown")) ||
        str_ieq(ending, STR("mdx")))
        diag_help(context->site->diags, DIAG_WARNING, "unknown-file",
                  place(context, path),
                  arena_fmt(arena, "if it is a page, call it %.*s.md",
                            STR_ARG(stem)),
                  "this file is left out: pages end in .md");
    else
        diag_help(context->site->diags, DIAG_WARNING, "unknown-file",
                  place(context, path),
                  STR("pictures (png, jpg, webp, gif, svg) and documents "
                      "(pdf, csv, txt) are taken along, nothing else; a name "
                      "that begins with '_' keeps a file out without a "
                      "warning"),
                  "this file is left out of the handbook");
}

/* Pipes, sockets, devices: reading one might never end. */
static void report_special(Walk *context, const Found *found)
{
    if (found->folder->depth == 0 && is_among(found->path, known_files))
        return; /* config_file.c tells */
    diag_help(context->site->diags, DIAG_WARNING, "not-a-file",
              place(context, found->path),
              STR("delete it; if it was meant as a page, save the page anew "
                  "under this name"),
              "this is a device or a pipe, not a file: it is left out");
}

const char *discover_settings_meant(Str name)
{
    static const char *const endings[] = {"yaml", "yml", "json", "toml", NULL};

    if (str_ieq(path_extension(name), STR("txt")))
        name = path_stem(name);
    if (!is_among(path_extension(name), endings))
        return NULL;
    for (size_t i = 0; known_files[i]; i += 2)
        if (str_ieq(path_stem(name), path_stem(str_from(known_files[i]))))
            return known_files[i];
    return NULL;
}

void discover_settings_elsewhere(const Site *site, Str path)
{
    const char *right = discover_settings_meant(path_name(path));
    Arena scratch;
    Str shown;

    arena_init(&scratch);
    shown = path_join(&scratch, site->shown_folder, str_from(right));
    diag_help(site->diags, DIAG_WARNING, "unknown-file",
              diag_in_file(path_join(&scratch, site->shown_folder, path)),
              arena_fmt(&scratch, "if it holds the handbook's settings, save "
                        "it as %.*s", STR_ARG(shown)),
              "this file is left out: such settings are read from %.*s alone",
              STR_ARG(shown));
    arena_release(&scratch);
}

/* What others read, at the top of the content folder. In other capitals they
 * do not find it, except on disks that take both for one. */
static bool is_known(Walk *context, const Found *found,
                     const char *const *names)
{
    const char *right = among(found->path, names);

    if (right && !str_is(found->path, right))
        diag_help(context->site->diags, DIAG_ERROR, "name-capitals",
                  place(context, found->path),
                  arena_fmt(&context->scratch, "call it %s", right),
                  "this is not read: small and capital letters count in its "
                  "name");
    return right != NULL;
}

/* A handbook's own list of words, for its spelling. In any folder of Markdown
 * it is a text like others. */
static bool is_word_list(const Walk *context, const Found *found)
{
    return context->site->config.spelling && str_is(found->path, "words.txt");
}

static void visit_file(Walk *context, const Found *found)
{
    Str name = path_name(found->path);
    Str ending = path_extension(name);

    if (found->folder->depth == 0 && is_known(context, found, known_files))
        return;
    if (is_word_list(context, found))
        return;
    if (str_ieq(name, STR("README.md")))
        return;
    if (discover_settings_meant(name) && !page_data_is_name(name)) {
        discover_settings_elsewhere(context->site, found->path);
        return;
    }
    if (str_ieq(ending, STR("md")))
        add_page(context, found);
    else if (is_among(ending, asset_endings) || is_for_server(found))
        add_asset(context, found);
    else if (page_data_is_name(name))
        add_data(context, found);
    else
        report_file(context, found->path);
}

static void visit_folder(Walk *context, const Found *found, Str real)
{
    Folder folder = {found->folder, found->path, found->disk, real,
                     found->folder->depth + 1, found->name_clash};

    if (found->folder->depth == 0 && is_known(context, found, known_folders))
        return;
    if (folder.depth > LIMIT_FOLDER_DEPTH) {
        diag_help(context->site->diags, DIAG_ERROR, "folders-too-deep",
                  place(context, found->path),
                  STR("move the pages further up"),
                  "there are more than %d folders inside each other",
                  LIMIT_FOLDER_DEPTH);
        return;
    }
    walk(context, &folder);
}

/* True when walking on would come back to a folder that is being walked. */
static bool is_above(const Folder *folder, Str real)
{
    for (; folder; folder = folder->above)
        if (path_is_inside(folder->real, real))
            return true;
    return false;
}

static void follow_folder(Walk *context, const Found *found, Str real)
{
    Found target = *found;

    if (is_above(found->folder, real) || map_has(&context->followed, real)) {
        diag_help(context->site->diags, DIAG_WARNING, "link-again",
                  place(context, found->path),
                  STR("remove the symbolic link, or copy what you need"),
                  "this link leads to a folder that is in the handbook "
                  "already");
        return;
    }
    map_put(&context->followed, str_dup(&context->scratch, real), context);
    target.disk = real;
    visit_folder(context, &target, real);
}

/* A symbolic link: fine as long as it stays inside the content folder. */
static void visit_link(Walk *context, const Found *found)
{
    Site *site = context->site;
    Found target = *found;
    DiagPos at = place(context, found->path);
    Str real;
    FsInfo info;
    int err = fs_real_path(&site->arena, found->disk.ptr, &real);

    if (err == ENOENT || err == ENOTDIR || err == ELOOP) {
        diag_help(site->diags, DIAG_ERROR, "link-broken", at,
                  STR("remove the symbolic link"),
                  "this link leads to a file that is not there");
        return;
    }
    if (err != 0) {
        diag_io(site->diags, "cannot-read", "read this file", at.path, err);
        return;
    }
    if (!path_is_inside(real, site->real_folder)) {
        diag_help(site->diags, DIAG_ERROR, "link-outside", at,
                  STR("copy the file into the content folder instead"),
                  "this link leads out of the content folder");
        return;
    }
    err = fs_probe(real.ptr, &info);
    target.disk = real;
    if (err != 0)
        diag_io(site->diags, "cannot-read", "read this file", at.path, err);
    else if (info.kind == FS_FOLDER)
        follow_folder(context, found, real);
    else if (info.kind == FS_FILE)
        visit_file(context, &target);
    else if (info.kind == FS_OTHER)
        report_special(context, found);
}

/* Names that only capitals tell apart, or that look the same and are made of
 * other characters ("é" as one, or as "e" and an accent). */
static void report_clash(Walk *context, Str path, Str name, Str first)
{
    DiagPos at = place(context, path);
    DiagAlso also = {place(context, path_join(&context->scratch,
                                              path_folder(path), first)),
                     "the other one is here"};

    if (!utf8_looks_like(name, first))
        diag_also(context->site->diags, DIAG_ERROR, "name-clash", at, also,
                  STR("capital letters count for nothing there; give one of "
                      "them another name"),
                  "on a USB stick or Windows this is the same name as '%.*s'",
                  STR_ARG(first));
    else
        diag_also(context->site->diags, DIAG_ERROR, "name-clash", at, also,
                  STR("they are made of different characters that look alike; "
                      "give one of them another name"),
                  "nobody can tell this name from '%.*s' in the same folder",
                  STR_ARG(first));
}

void discover_bad_name(Diags *diags, DiagPos at, const char *problem)
{
    diag_help(diags, DIAG_ERROR, "bad-name", at,
              STR("give it another name: letters, digits and '-' work "
                  "everywhere"),
              "a USB stick or Windows cannot hold this name: %s", problem);
}

/* What other disks cannot hold, or would take for another file: true then. */
static bool check_name(Walk *context, Map *seen, Str name, Str path)
{
    const char *problem = path_bad_name(name);
    Str folded = utf8_fold(&context->scratch, name);
    const Str *first = map_get(seen, folded);
    Str *kept;

    if (problem)
        discover_bad_name(context->site->diags, place(context, path),
                          problem);
    if (first) {
        report_clash(context, path, name, *first);
        return true;
    }
    kept = ARENA_NEW(&context->scratch, Str);
    *kept = name;
    map_put(seen, folded, kept);
    return false;
}

/* A name of bytes that are no text cannot be linked to, or even printed. */
static void report_bytes(Walk *context, const Folder *folder, Str name)
{
    Str shown = words_one_line(&context->site->arena, name);

    discover_bad_name(context->site->diags,
                      place(context, path_join(&context->scratch, folder->path,
                                               shown)),
                      "it has letters that no other system can read");
}

static void visit(Walk *context, const Folder *folder, const FsEntry *entry,
                  Map *seen)
{
    Arena *arena = &context->site->arena;
    Found found = {.folder = folder, .name_clash = folder->name_clash};

    found.path = path_join(arena, folder->path, entry->name);
    if ((entry->name.ptr[0] == '.' || entry->name.ptr[0] == '_') &&
        (entry->kind == FS_FOLDER || !is_for_server(&found)))
        return;
    if (utf8_invalid_at(entry->name) != STR_NONE) {
        report_bytes(context, folder, entry->name);
        return;
    }
    found.disk = path_join(arena, folder->disk, entry->name);
    if (check_name(context, seen, entry->name, found.path))
        found.name_clash = true;
    switch (entry->kind) {
    case FS_FILE:
        visit_file(context, &found);
        break;
    case FS_FOLDER:
        visit_folder(context, &found,
                     path_join(arena, folder->real, entry->name));
        break;
    case FS_LINK:
        visit_link(context, &found);
        break;
    case FS_OTHER:
        report_special(context, &found);
        break;
    case FS_MISSING: /* gone since the folder was listed */
        break;
    }
}

static void walk(Walk *context, const Folder *folder)
{
    FsList list = {0};
    Map seen;
    int err = fs_list(&context->site->arena, folder->disk.ptr, &list);

    if (err != 0) {
        diag_io(context->site->diags, "cannot-read", "open the folder",
                place(context, folder->path).path, err);
        return;
    }
    map_init(&seen, &context->scratch);
    for (size_t i = 0; i < list.count; i++)
        visit(context, folder, &list.item[i], &seen);
}

static int compare_pages(const void *a, const void *b)
{
    const Page *left = *(Page *const *)a, *right = *(Page *const *)b;

    return str_cmp(left->source_path, right->source_path);
}

static int compare_assets(const void *a, const void *b)
{
    return str_cmp(((const Asset *)a)->source_path,
                   ((const Asset *)b)->source_path);
}

static void sort_all(Site *site)
{
    if (site->page_count > 0)
        qsort(site->page, site->page_count, sizeof *site->page,
              compare_pages);
    if (site->asset_count > 0)
        qsort(site->asset, site->asset_count, sizeof *site->asset,
              compare_assets);
    for (size_t i = 0; i < site->page_count; i++)
        site->page[i]->index = i;
    for (size_t i = 0; i < site->asset_count; i++)
        map_put(&site->asset_by_path, site->asset[i].source_path,
                &site->asset[i]);
    for (size_t i = 0; i < site->data_file_count; i++)
        map_put(&site->data_by_path, site->data_file[i].source_path,
                &site->data_file[i]);
}

static bool check_folder(Site *site, const char *path)
{
    FsInfo info;
    int err = fs_probe(path, &info);

    if (err == 0 && info.kind == FS_FOLDER)
        return true;
    if (err != 0)
        diag_io(site->diags, "cannot-read", "open the folder",
                site->content_folder, err);
    else
        diag_add(site->diags, DIAG_ERROR, "no-content",
                 diag_in_file(site->content_folder),
                 info.kind == FS_MISSING
                     ? STR("there is no such folder")
                     : STR("this is a file, not a folder"),
                 STR("name the folder that holds your pages"));
    return false;
}

bool discover_folder(Site *site)
{
    const char *path = str_to_cstr(&site->arena, site->content_folder);
    int err;

    if (!path || path[0] == '\0')
        path = ".";
    if (!check_folder(site, path))
        return false;
    err = fs_real_path(&site->arena, path, &site->real_folder);
    if (err != 0)
        diag_io(site->diags, "cannot-read", "open the folder",
                site->content_folder, err);
    return err == 0;
}

void discover(Site *site)
{
    Walk context = {.site = site};
    Folder top = {.path = STR("")};

    if (!discover_folder(site))
        return;
    top.disk = top.real = site->real_folder;
    arena_init(&context.scratch);
    map_init(&context.followed, &context.scratch);
    walk(&context, &top);
    arena_release(&context.scratch);
    sort_all(site);
}

void discover_one(Site *site, Str path)
{
    Walk context = {.site = site};
    Found found = {.path = path};

    if (!discover_folder(site))
        return;
    found.disk = path_join(&site->arena, site->real_folder, path);
    add_page(&context, &found);
    sort_all(site);
}
