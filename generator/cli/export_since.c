/* cli/export_since.c - what has changed since an older manifest. */
#include "base/compat.h"

#include "cli/export_since.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "cli/command.h"
#include "export/upload.h"

static bool is_file(Arena *arena, Str path)
{
    const char *name = str_to_cstr(arena, path);
    return name != NULL && fs_info(name).kind == FS_FILE;
}

int since_read(Arena *arena, Str name, Str dest, Since *out)
{
    Str text;
    int err = fs_read(arena, str_to_cstr(arena, name), LIMIT_OUTPUT_BYTES,
                      &text);
    if (err != 0) {
        fprintf(stderr,
                "handbook export: cannot read '%.*s': %s\n"
                "--since takes the manifest.sha256 of what the web host has.\n",
                STR_ARG(name), strerror(err));
        return err == ENOENT || err == EISDIR ? EXIT_USAGE : EXIT_SYSTEM;
    }
    out->is_signed =
        is_file(arena, str_cat(arena, name, STR(MANIFEST_SIGNATURE_ENDING))) ||
        is_file(arena, path_join(arena, dest, STR(MANIFEST_SIGNATURE_NAME)));
    if (manifest_read(arena, text, &out->manifest) &&
        upload_can_list(&out->manifest))
        return EXIT_DONE;
    fprintf(stderr,
            "handbook export: '%.*s' is no list of a site's files, or it is "
            "damaged.\n"
            "Take the manifest.sha256 that was sent to the web host the last "
            "time, or send\n"
            "everything.\n",
            STR_ARG(name));
    return EXIT_USAGE;
}

bool since_print(ExportJob *job, const Site *site, const Since *before,
                 const Manifest *now, bool is_signed)
{
    Buf list;
    buf_init(&list, LIMIT_OUTPUT_BYTES);
    upload_list(job->arena, site, &before->manifest,
                before->is_signed, now, is_signed, &list);
    bool done = common_answer(&COMMAND_EXPORT, buf_str(&list));
    buf_release(&list);
    return done;
}
