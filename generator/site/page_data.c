/* site/page_data.c - the data file of a page: what `data:` names. */
#include "base/compat.h"
#include "site/page_data.h"

#include "base/limits.h"
#include "base/path.h"
#include "site/data_text.h"
#include "site/discover.h"
#include "site/names.h"
#include "site/page_meta.h"
#include "site/words.h"

static const char *const endings[] = {"yaml", "yml", "json", NULL};

/* The place of what `data:` says, and whether anything is said about it: not
 * on a page that readers do not get. */
typedef struct Asked {
    const Site *site;
    Page *page;
    const Value *value;
    Str written;
    bool mute;
} Asked;

bool page_data_is_name(Str path)
{
    for (const char *const *ending = endings; *ending; ending++)
        if (str_ieq(path_extension(path), str_from(*ending)))
            return true;
    return false;
}

/* "did you mean '../x.yaml'?", as it is to be typed on this page. */
static Str did_you_mean(const Asked *asked, Str path)
{
    Arena *arena = &asked->page->arena;

    return arena_fmt(arena, "did you mean '%.*s'?",
                     STR_ARG(path_relative(arena, asked->page->source_path,
                                           path)));
}

/* The file that was probably meant, or "". */
static Str meant(const Asked *asked, Str path)
{
    const Site *site = asked->site;
    Arena *arena = &asked->page->arena;

    for (const char *const *ending = endings; *ending; ending++) {
        Str with = arena_fmt(arena, "%.*s.%s", STR_ARG(path), *ending);

        if (map_has(&site->data_by_path, with))
            return with;
    }
    for (size_t i = 0; i < site->data_file_count; i++)
        if (str_eq(path_name(site->data_file[i].source_path), path_name(path)))
            return site->data_file[i].source_path;
    return names_nearest(site, NAMES_DATA, path);
}

/* problem: what is wrong with the file that is written. */
static void report(const Asked *asked, const char *code, const char *problem,
                   Str help)
{
    if (!asked->mute)
        diag_help(asked->site->diags, DIAG_ERROR, code,
                  diag_at(asked->page->source, asked->value->span), help,
                  "'%.*s' %s", STR_ARG(asked->written), problem);
}

/* What is written as a path from the content folder; false after an error. */
static bool resolve(const Asked *asked, Str *path)
{
    Arena *arena = &asked->page->arena;
    Str near;

    if (str_starts(asked->written, "/") ||
        !path_resolve(arena, asked->page->source_path, asked->written, path)) {
        report(asked, "link-outside", "leads out of the handbook",
               STR("put the file beside the page and write its name"));
        return false;
    }
    if (page_data_is_name(*path))
        return true;
    near = meant(asked, *path);
    report(asked, "data-ending", "cannot be read as data",
           near.len > 0
               ? did_you_mean(asked, near)
               : STR("name a file that ends in .yaml, .yml or .json"));
    return false;
}

static const DataFile *find(const Asked *asked, Str path)
{
    const DataFile *file = map_get(&asked->site->data_by_path, path);
    Str near;

    if (file || asked->mute)
        return file;
    near = meant(asked, path);
    report(asked, "missing-file", "is not there",
           near.len > 0
               ? did_you_mean(asked, near)
               : STR("make the file; it cannot be handbook.yaml, "
                     "publisher.yaml, a source, or one whose name begins with "
                     "'_' or '.'"));
    return NULL;
}

static const Source *read_source(const Site *site, Page *page,
                                 const DataFile *file)
{
    return data_text_open(&page->arena, file->disk_path.ptr,
                          path_join(&page->arena, site->shown_folder,
                                    file->source_path),
                          LIMIT_DATA_BYTES,
                          STR("make several pages of it, each with a file of "
                              "its own"),
                          site->diags);
}

/* A map or list with something in it; NULL after an error. */
static Value *read_value(const Site *site, Arena *arena, const Source *source)
{
    bool ok;
    Value *value = data_text_read(arena, source, site->diags, &ok);

    if (!value || !ok)
        return NULL;
    if (value->kind != VALUE_NULL && value->kind != VALUE_MAP &&
        value->kind != VALUE_LIST) {
        diag_help(site->diags, DIAG_ERROR, "wrong-type",
                  diag_at(source, words_first_line(source, value->span)),
                  STR("write lines such as: terms: … or a list with '-' in "
                      "front of each entry"),
                  "this file should hold names with values, or a list, but "
                  "this is %s", value_kind_name(value));
        return NULL;
    }
    if (value_count(value) > 0)
        return value;
    diag_help(site->diags, DIAG_ERROR, "empty-file",
              diag_at(source, DIAG_WHOLE_FILE),
              STR("write into it what the page needs, or take the line "
                  "'data:' out of the page"),
              "there is nothing in this file");
    return NULL;
}

void page_data_read(const Site *site, Page *page)
{
    const Value *value = value_get(page->meta, "data");
    Asked asked = {.site = site, .page = page, .value = value,
                   .mute = page->skipped || page->status == STATUS_WITHDRAWN};
    const DataFile *file;
    const Source *source;

    if (!value || value->kind != VALUE_TEXT)
        return;
    asked.written = str_trim(value->as.text);
    if (!resolve(&asked, &page->data_path))
        return;
    file = find(&asked, page->data_path);
    if (!file || asked.mute)
        return;
    source = read_source(site, page, file);
    page->data = source ? read_value(site, &page->arena, source) : NULL;
    if (!page->data)
        return;
    page->data_source = source;
    page_cites_read_data(page, site->diags);
}

/* --- files that no page names --------------------------------------------- */

/* A page in that folder that could not be read: it may have named the file. */
static bool is_doubtful(const Site *site, Str path)
{
    for (size_t i = 0; i < site->page_count; i++)
        if (site->page[i]->failed &&
            str_eq(path_folder(site->page[i]->source_path), path_folder(path)))
            return true;
    return false;
}

void page_data_check_unused(const Site *site)
{
    Arena scratch;
    Map named;

    if (site->data_file_count == 0)
        return;
    arena_init(&scratch);
    map_init(&named, &scratch);
    for (size_t i = 0; i < site->page_count; i++)
        if (site->page[i]->data_path.len > 0)
            map_put(&named, site->page[i]->data_path, site->page[i]);
    for (size_t i = 0; i < site->data_file_count; i++) {
        Str path = site->data_file[i].source_path;

        if (map_has(&named, path) || is_doubtful(site, path))
            continue;
        if (discover_settings_meant(path_name(path))) {
            discover_settings_elsewhere(site, path);
            continue;
        }
        diag_help(site->diags, DIAG_WARNING, "unknown-file",
                  diag_in_file(path_join(&scratch, site->shown_folder, path)),
                  arena_fmt(&scratch, "if a page needs it, add to its front "
                            "matter: data: %.*s; a name that begins with '_' "
                            "keeps a file out without a warning",
                            STR_ARG(words_yaml(&scratch, path_name(path)))),
                  "no page names this file as its data: it is left out");
    }
    arena_release(&scratch);
}
