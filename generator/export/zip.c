/* export/zip.c - handbook export zip: the files of a stick in one file, to send
 * or to put on a website. */
#include "base/compat.h"
#include "export/forms.h"

#include "base/fs.h"
#include "base/path.h"
#include "export/dest_file.h"
#include "export/zip_file.h"
#include "output/start_here.h"

/* The archive's comment: by it an older copy is known. */
#define MARK "handbook export zip"
#define EXAMPLE "handbook.zip"

static bool is_ours(Arena *arena, const char *path, void *context)
{
    (void)context;
    return str_is(zip_file_comment(arena, path), MARK);
}

bool export_zip_check(ExportJob *job)
{
    return dest_file_check(job->arena, job->diags, job->dest, EXAMPLE, is_ours,
                           NULL);
}

static void add(const ExportJob *job, Str name, ZipEntry *out)
{
    *out = (ZipEntry){
        .name = name,
        .path = str_to_cstr(job->arena,
                            path_join(job->arena, job->folder, name)),
        .bytes = STR(""),
        .stored = zip_file_is_packed(name)};
}

bool export_zip(ExportJob *job)
{
    size_t files = job->manifest->count, count = files;
    ZipEntry *entry = ARENA_NEW_ARRAY(job->arena, ZipEntry, files + 2);
    DestFile dest;
    bool done;
    Str size;

    if (!export_names_check(job) ||
        !dest_file_open(&dest, job->arena, job->diags, job->dest, EXAMPLE,
                        is_ours, NULL))
        return false;
    for (size_t i = 0; i < files; i++)
        add(job, job->manifest->entry[i].path, &entry[i]);
    add(job, STR(MANIFEST_NAME), &entry[count++]);
    if (job->signature.len > 0)
        add(job, STR(MANIFEST_SIGNATURE_NAME), &entry[count++]);
    zip_file_sort(entry, count);
    done = zip_file_write(job->diags, dest.new, job->dest, entry, count,
                          job->site->edition, STR(MARK));
    if (!dest_file_end(&dest, done))
        return false;
    size = export_size(job->arena,
                       fs_info(str_to_cstr(job->arena, job->dest)).size);
    export_say(job, "Made %.*s: %zu files, %.*s.", STR_ARG(job->dest), count,
               STR_ARG(size));
    if (map_has(&job->manifest->by_path, STR(START_HERE_NAME)))
        export_say(job, "Whoever unpacks it opens %s.", START_HERE_NAME);
    return true;
}
