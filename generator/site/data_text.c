/* site/data_text.c - reads a YAML or JSON file. */
#include "base/compat.h"
#include "site/data_text.h"

#include <errno.h>

#include "base/fs.h"
#include "base/path.h"
#include "site/encoding.h"
#include "value/json.h"
#include "value/yaml.h"

static void report(Diags *diags, Str shown, uint32_t max, Str too_large,
                   int err)
{
    bool whole = max % (1024 * 1024) == 0;

    if (err == EFBIG)
        diag_help(diags, DIAG_ERROR, "file-too-large", diag_in_file(shown),
                  too_large, "this file is larger than %u %s",
                  whole ? max / (1024 * 1024) : max / 1024,
                  whole ? "MB" : "KB");
    else if (err == ELOOP)
        diag_help(diags, DIAG_ERROR, "link-outside", diag_in_file(shown),
                  STR("copy the file into the folder instead"),
                  "a symbolic link is not followed here");
    else
        diag_io(diags, "cannot-read", "read this file", shown, err);
}

const Source *data_text_open(Arena *arena, const char *disk_path, Str shown,
                             uint32_t max, Str too_large, Diags *diags)
{
    const Source *source;
    Str text;
    int err = fs_read(arena, disk_path, max, &text);

    if (err != 0) {
        report(diags, shown, max, too_large, err);
        return NULL;
    }
    source = source_new(arena, shown, text);
    return encoding_check(source, (Span){0, (uint32_t)text.len}, diags)
               ? source
               : NULL;
}

Value *data_text_read(Arena *arena, const Source *source, Diags *diags,
                      bool *ok)
{
    Span whole = {0, (uint32_t)source->text.len};
    Value *value;

    if (ok)
        *ok = true;
    if (str_trim(source->text).len == 0)
        return value_null(arena);
    if (!str_ieq(path_extension(source->path), STR("json")))
        return yaml_read(arena, source, whole, diags, ok);
    value = json_read(arena, source, diags);
    if (ok)
        *ok = value != NULL;
    return value;
}
