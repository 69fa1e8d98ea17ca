/* pipeline/preview.c - a handbook that is read once and shown page by page. */
#include "base/compat.h"

#include "pipeline/preview.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "output/produce.h"
#include "pipeline/build_internal.h"
#include "site/load.h"

struct Preview {
    pthread_mutex_t lock;  /* around all that is made */
    pthread_cond_t free;   /* nobody asks any more */
    atomic_uint asking;    /* who waits to make a page, or makes one */
    Build *build;
    Diags *diags;
    Arena arena;
    Map by_path;   /* output path -> Output */
    Map by_source; /* path as shown -> Output */
    Str **bytes;   /* by page: what a plugin's page came to [arena] */
    bool *looked;  /* by page: its tree is used up */
    size_t next;   /* of preview_look */
    size_t batch_end;
    bool can_show;
    bool finished;    /* all pages were looked at */
    bool page_failed; /* and is missing in the search index */
    PreviewFiles *search;
};

/* --- open and close ------------------------------------------------------- */

static void index_output(Preview *preview, Output *output)
{
    const Site *site = &preview->build->site;
    map_put(&preview->by_path, output->path, output);
    if (output->kind == OUTPUT_PAGE && !output->page->generated)
        map_put(&preview->by_source,
                path_join(&preview->arena, site->shown_folder,
                          output->page->source_path),
                output);
}

/* A page that could not be read has an address, too: it may be mended before
 * all is read again. */
static void index_outputs(Preview *preview)
{
    const Build *build = preview->build;
    const Site *site = &build->site;
    for (size_t i = 0; i < build->plan.count; i++)
        index_output(preview, &build->plan.item[i]);
    for (size_t i = 0; i < site->page_count; i++) {
        Page *page = site->page[i];
        if (!page->failed || map_has(&preview->by_path, page->output_path))
            continue;
        Output *output = ARENA_NEW(&preview->arena, Output);
        *output = (Output){.path = page->output_path,
                           .kind = OUTPUT_PAGE,
                           .page = page};
        index_output(preview, output);
    }
}

static bool is_usable(const Build *build)
{
    return build->config_ok && build->theme != NULL &&
           build->plugins != NULL && build->host[0] != NULL &&
           fs_info_follow(build->site.content_folder.ptr).kind ==
               FS_FOLDER &&
           !build_is_stopped(build);
}

static bool keep_early(void *context, size_t file, Str bytes);

static const Value *strings(void *context, Str language)
{
    const Preview *preview = context;
    return build_strings(preview->build, language);
}

static void open_search(Preview *preview)
{
    Build *build = preview->build;
    SearchOptions options = {.jobs = 1,
                             .told = keep_early,
                             .strings = strings,
                             .context = preview};
    if (!plan_searches(&build->site, build->theme))
        return;
    preview->search = xcalloc(1, sizeof *preview->search);
    arena_init(&preview->search->arena);
    map_init(&preview->search->by_path, &preview->search->arena);
    build->search = search_open(&build->site, &options);
}

Preview *preview_open(const BuildOptions *options)
{
    Preview *preview = xcalloc(1, sizeof *preview);
    BuildOptions wanted = *options;
    wanted.write = false;
    if (pthread_mutex_init(&preview->lock, NULL) ||
        pthread_cond_init(&preview->free, NULL))
        BUG("cannot make a lock");
    arena_init(&preview->arena);
    map_init(&preview->by_path, &preview->arena);
    map_init(&preview->by_source, &preview->arena);
    preview->diags = diag_open(false);
    preview->build = build_open(&wanted, preview->diags);
    build_gather(preview->build);
    preview->can_show = is_usable(preview->build);
    if (!preview->can_show)
        return preview;
    build_prepare(preview->build);
    index_outputs(preview);
    preview->bytes = ARENA_NEW_ARRAY(&preview->arena, Str *,
                                     preview->build->site.page_count + 1);
    preview->looked = ARENA_NEW_ARRAY(&preview->arena, bool,
                                      preview->build->site.page_count + 1);
    preview->batch_end = plugin_batch(0);
    open_search(preview);
    return preview;
}

void preview_files_close(PreviewFiles *files)
{
    if (files == NULL)
        return;
    arena_release(&files->arena);
    free(files);
}

void preview_close(Preview *preview)
{
    if (preview == NULL)
        return;
    build_close(preview->build);
    diag_close(preview->diags);
    preview_files_close(preview->search);
    arena_release(&preview->arena);
    pthread_cond_destroy(&preview->free);
    pthread_mutex_destroy(&preview->lock);
    free(preview);
}

bool preview_can_show(const Preview *preview)
{
    return preview->can_show;
}

const Site *preview_site(const Preview *preview)
{
    return &preview->build->site;
}

const ContextSet *preview_contexts(const Preview *preview)
{
    return preview->build->contexts;
}

Diags *preview_diags(const Preview *preview)
{
    return preview->diags;
}

const Output *preview_find(const Preview *preview, Str path)
{
    return map_get(&preview->by_path, path);
}

const Output *preview_find_source(const Preview *preview, Str shown_path)
{
    return map_get(&preview->by_source, shown_path);
}

/* --- one page at a time --------------------------------------------------- */

/* Who asks goes before who looks through them all: the system's lock alone
 * would give it back to whoever had it last. */
static void begin_asking(Preview *preview)
{
    atomic_fetch_add(&preview->asking, 1);
    pthread_mutex_lock(&preview->lock);
}

static void end_asking(Preview *preview)
{
    if (atomic_fetch_sub(&preview->asking, 1) == 1)
        pthread_cond_signal(&preview->free);
    pthread_mutex_unlock(&preview->lock);
}

static void set_diags(Preview *preview, Diags *diags)
{
    preview->build->site.diags = diags;
    preview->build->renderer[0].diags = diags;
}

/* A page that is to be read anew, in its place in the handbook. Everything that
 * points to it finds the new text, until the old page is put back. */
static void begin_again(Page *page)
{
    const Page old = *page;
    Str empty = STR("");
    *page = (Page){.index = old.index,
                   .source_path = old.source_path,
                   .disk_path = old.disk_path,
                   .output_path = old.output_path,
                   .id = old.id,
                   .language = old.language,
                   .is_index = old.is_index,
                   .name_clash = old.name_clash,
                   .template_name = old.template_name,
                   .section = old.section,
                   .previous = old.previous,
                   .next = old.next,
                   .child = old.child,
                   .child_count = old.child_count,
                   .translation = old.translation,
                   .translation_count = old.translation_count,
                   .title = empty,
                   .summary = empty,
                   .danger = empty,
                   .data_path = empty,
                   .title_anchor = empty};
    arena_init(&page->arena);
}

static void make_again(Preview *preview, Page *page, PreviewTold *told,
                       void *context)
{
    Build *build = preview->build;
    Page old = *page;
    Diags *own = diag_open_like(preview->diags);
    PreviewMade made = {.reread = true, .bytes = STR(""), .diags = own};
    /* The checks remember pages, and this one is soon forgotten. */
    Lint *lint = build->lint;
    build->lint = NULL;
    begin_again(page);
    set_diags(preview, own);
    load_page(&build->site, page);
    build_collect_page(build, page, 0);
    told(context, &made);
    made.done = true;
    if (!page->failed && !page->skipped) {
        made.ok = build_make_page(build, page, 0, &made.bytes);
        build_forget_page(build, page, 0);
    }
    told(context, &made);
    set_diags(preview, preview->diags);
    build->lint = lint;
    arena_release(&page->arena);
    *page = old;
    diag_close(own);
}

/* As a build goes over a page, once: its tree is used up. What a plugin made
 * has no file that could be read again, so its bytes are kept. */
static void look_at(Preview *preview, Page *page)
{
    Build *build = preview->build;
    Arena *arena = &preview->arena;
    Str bytes;
    if (preview->looked[page->index])
        return;
    preview->looked[page->index] = true;
    preview->page_failed |= page->failed;
    if (page->failed || page->skipped)
        return;
    bool ok = build_make_page(build, page, 0, &bytes);
    preview->page_failed |= !ok;
    if (ok && page->generated) {
        Str *kept = ARENA_NEW(arena, Str);
        *kept = str_dup(arena, bytes);
        preview->bytes[page->index] = kept;
    }
    if (build->search != NULL)
        search_page(build->search, page, 0);
    build_forget_page(build, page, 0);
}

static void make_once(Preview *preview, Page *page, PreviewTold *told,
                      void *context)
{
    PreviewMade made = {.done = true, .bytes = STR("")};
    look_at(preview, page);
    if (preview->bytes[page->index] != NULL) {
        made.ok = true;
        made.bytes = *preview->bytes[page->index];
    }
    told(context, &made);
}

static void make_other(Preview *preview, const Output *output,
                       PreviewTold *told, void *context)
{
    Diags *own = diag_open_like(preview->diags);
    PreviewMade made = {.done = true, .bytes = STR(""), .diags = own};
    set_diags(preview, own);
    made.ok = produce(&preview->build->renderer[0], output, &made.bytes);
    told(context, &made);
    set_diags(preview, preview->diags);
    diag_close(own);
}

void preview_make(Preview *preview, const Output *output, PreviewTold *told,
                  void *context)
{
    begin_asking(preview);
    if (output->kind != OUTPUT_PAGE)
        make_other(preview, output, told, context);
    else if (output->page->generated)
        make_once(preview, output->page, told, context);
    else
        make_again(preview, output->page, told, context);
    end_asking(preview);
}

/* --- all pages ------------------------------------------------------------ */

static void keep_file(PreviewFiles *files, Str path, Str bytes)
{
    Str *kept = ARENA_NEW(&files->arena, Str);
    *kept = str_dup(&files->arena, bytes);
    map_put(&files->by_path, str_dup(&files->arena, path), kept);
}

static bool keep_early(void *context, size_t file, Str bytes)
{
    Preview *preview = context;
    size_t count;
    const Str *path = search_early_paths(preview->build->search, &count);
    keep_file(preview->search, path[file], bytes);
    return true;
}

static void finish_search(Preview *preview)
{
    Search *search = preview->build->search;
    size_t count;
    Buf out;
    if (search == NULL)
        return;
    search_finish(search);
    const Str *path = search_late_paths(search, &count);
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < count; i++) {
        buf_reset(&out);
        search_late_write(search, i, &out);
        keep_file(preview->search, path[i], buf_str(&out));
    }
    buf_release(&out);
}

bool preview_look(Preview *preview)
{
    Build *build = preview->build;
    size_t count = preview->can_show ? build->site.page_count : 0;
    bool more = preview->next < count;
    pthread_mutex_lock(&preview->lock);
    while (atomic_load(&preview->asking) > 0)
        pthread_cond_wait(&preview->free, &preview->lock);
    if (more) {
        look_at(preview, build->site.page[preview->next++]);
        if (preview->next == preview->batch_end || preview->next == count) {
            plugin_review(build->plugins);
            preview->batch_end += plugin_batch(preview->batch_end);
        }
    }
    if (count > 0 && preview->next == count && !preview->finished) {
        preview->finished = true;
        build_review(build);
        if (!preview->page_failed)
            finish_search(preview);
    }
    pthread_mutex_unlock(&preview->lock);
    return more;
}

PreviewFiles *preview_take_search(Preview *preview)
{
    PreviewFiles *files = preview->search;
    if (!preview->finished || preview->page_failed)
        return NULL;
    preview->search = NULL;
    return files;
}
