/* export/usb.c - the handbook on a USB stick: the order of things. */
#include "base/compat.h"

#include "export/usb.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/path.h"
#include "export/forms.h"
#include "export/usb_internal.h"

static int by_path(const void *a, const void *b)
{
    const UsbFile *left = a, *right = b;
    return str_cmp(left->path, right->path);
}

static void take_files(Stick *stick)
{
    const Manifest *manifest = stick->job->manifest;
    stick->file = ARENA_NEW_ARRAY(stick->arena, UsbFile, manifest->count + 1);
    for (size_t i = 0; i < manifest->count; i++)
        stick->file[i] = (UsbFile){.path = manifest->entry[i].path,
                                   .hash = manifest->entry[i].hash};
    stick->count = manifest->count;
    if (stick->count > 0)
        qsort(stick->file, stick->count, sizeof *stick->file, by_path);
    for (size_t i = 0; i < stick->count; i++) {
        map_put(&stick->wanted, stick->file[i].path, &stick->file[i]);
        map_put(&stick->known, stick->file[i].path, stick);
    }
}

static bool read_manifest(Stick *stick)
{
    Str path = path_join(stick->arena, stick->job->folder,
                         STR(MANIFEST_NAME));
    int err = fs_read(stick->arena, str_to_cstr(stick->arena, path),
                      LIMIT_OUTPUT_BYTES, &stick->manifest);
    if (err != 0)
        diag_io(stick->job->diags, "file-unreadable", "read", path, err);
    return err == 0;
}

static void open_stick(Stick *stick, ExportJob *job)
{
    *stick = (Stick){.job = job, .arena = job->arena, .lock = -1};
    arena_init(&stick->scratch);
    map_init(&stick->wanted, job->arena);
    map_init(&stick->ours, job->arena);
    map_init(&stick->known, job->arena);
    map_init(&stick->tree.by_path, job->arena);
    stick->work = path_join(job->arena, job->dest, STR(TREE_WORK_FOLDER));
    stick->fresh = path_join(job->arena, stick->work, STR(USB_FRESH));
    take_files(stick);
}

static void close_stick(Stick *stick)
{
    arena_release(&stick->scratch);
    if (stick->lock >= 0)
        fs_unlock(stick->lock);
}

/* True when the stick is what it should be already: nothing to write, nothing
 * to remove, and no interrupted run to tidy up after. */
static bool is_done(const Stick *stick)
{
    if (stick->written > 0 || stick->resumed || !stick->same_manifest ||
        !stick->same_signature)
        return false;
    for (size_t i = 0; i < stick->tree.count; i++) {
        if (usb_is_ours(stick, &stick->tree.item[i]) &&
            !map_has(&stick->wanted, stick->tree.item[i].path))
            return false;
    }
    return true;
}

static bool copy(Stick *stick)
{
    if (!read_manifest(stick) || !usb_look(stick) || !usb_compare(stick))
        return false;
    if (is_done(stick)) {
        export_say(stick->job,
                   "%.*s is up to date: %zu files, each as it should be.",
                   STR_ARG(stick->job->dest), stick->count);
        return true;
    }
    if (!usb_room(stick) || !usb_begin(stick) || !usb_stage(stick) ||
        !usb_move(stick) || !usb_end(stick))
        return false;
    export_say(stick->job,
               "%.*s holds the handbook: %zu files, %zu written and read "
               "back, %zu unchanged, %zu removed.",
               STR_ARG(stick->job->dest), stick->count, stick->written,
               stick->kept, stick->removed);
    return true;
}

bool export_usb(ExportJob *job)
{
    Stick stick;
    if (!export_names_check(job))
        return false;
    open_stick(&stick, job);
    bool done = copy(&stick);
    close_stick(&stick);
    return done;
}
