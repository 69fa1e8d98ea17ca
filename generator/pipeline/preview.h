/* pipeline/preview.h - a handbook that is read once and shown page by page.
 *
 * Layer:   pipeline
 * Life:    preview_open goes through the phases up to the end of the site step,
 *          where all that pages know of each other is frozen. From then on a
 *          page is made when somebody asks for it (preview_make), from what is
 *          on the disk at that moment: a save shows at once, with what the rest
 *          of the handbook knew. What a save changes for other pages, only the
 *          next preview_open knows; who keeps two of them changes from the old
 *          to the new one.
 * Errors:  never stop it, as they stop a build: what can be made is made.
 * Same:    a page whose file has not changed is byte for byte what
 *          `handbook build --drafts` writes; the same functions make it.
 * Threads: opened and closed by one thread, which is main for its phases.
 *          preview_look by one; preview_make by any: a lock inside lets one
 *          page be made at a time, and who asks goes before who looks. Two
 *          previews of one folder at the same time share nothing.
 */
#ifndef HB_PIPELINE_PREVIEW_H
#define HB_PIPELINE_PREVIEW_H

#include "output/plan.h"
#include "pipeline/build.h"

typedef struct Preview Preview;

/* options->write is taken as false. [detached: preview_close] */
Preview *preview_open(const BuildOptions *options);
void preview_close(Preview *preview); /* NULL is fine */

/* False when handbook.yaml, the theme or the plugins cannot be used, the
 * content folder is not there, or it was stopped: nothing of it can be made
 * then, and its diagnostics tell why. */
bool preview_can_show(const Preview *preview);
const Site *preview_site(const Preview *preview);
/* What its templates were given, or NULL when it cannot show. */
const ContextSet *preview_contexts(const Preview *preview);
/* What is wrong in the whole handbook, as far as it was looked at: after
 * preview_open, or when preview_look is done. */
Diags *preview_diags(const Preview *preview);

/* The output at that path ("rights/index.html"), or NULL. Borrowed. */
const Output *preview_find(const Preview *preview, Str path);
/* Of the page with that path as people see it ("content/a.md"); or NULL. */
const Output *preview_find_source(const Preview *preview, Str shown_path);

/* What preview_make tells; all is borrowed during the call. */
typedef struct PreviewMade {
    bool done;    /* false: the page was read, and is yet to be made */
    bool ok;      /* done, and there are bytes */
    bool reread;  /* a page whose file was read anew */
    Str bytes;    /* "" without */
    Diags *diags; /* what is wrong with it by itself; when done also what came
                     out against the rest of the handbook as that was when it
                     was read. NULL: only preview_diags knows */
} PreviewMade;
typedef void PreviewTold(void *context, const PreviewMade *made);
/* Makes a file. Tells of a page that was read anew twice, of all else once. */
void preview_make(Preview *preview, const Output *output, PreviewTold *told,
                  void *context);

/* Looks at the next page, as a build does; false when all were. Then its
 * diagnostics are whole, and so is the search index. */
bool preview_look(Preview *preview);

/* Files of the search index: "search/en/head.js" … */
typedef struct PreviewFiles {
    Arena arena;
    Map by_path; /* path -> Str* */
} PreviewFiles;
/* When preview_look is done. [detached: preview_files_close] or NULL:
 * the handbook has no search, or a page failed and would be missing in it. */
PreviewFiles *preview_take_search(Preview *preview);
void preview_files_close(PreviewFiles *files); /* NULL is fine */

#endif
