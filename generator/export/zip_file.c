/* export/zip_file.c - what libzip asks for while it writes an archive. libzip
 * touches no disk by itself here: it reads and writes through base/fs.h, so
 * that one room knows all that can go wrong there, and tests reach it. */
#include "base/compat.h"
#include "export/zip_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/fs.h"
#include "base/limits.h"

#define NO_HANDLE (-1)
/* rw-r--r-- in the upper half, where Unix has it. */
#define ATTRIBUTES (UINT32_C(0100644) << 16)
/* What zlib takes if nobody says otherwise. */
#define LEVEL 6

/* The archive being written, and the first thing that went wrong: libzip
 * remembers only that something did. */
typedef struct Archive {
    const char *path;
    int handle; /* or NO_HANDLE */
    uint64_t at, size;
    int err;
    const char *doing; /* what could not be done, for diag_io */
    Str where;
} Archive;

/* One file or text that goes in. */
typedef struct Input {
    Archive *archive;
    const ZipEntry *entry;
    Arena arena; /* of what is read, while it is open */
    Str bytes;
    size_t at;
    uint64_t size; /* known once it has been asked for */
    bool sized;
} Input;

static zip_int64_t failed(Archive *archive, int err, const char *doing,
                          Str where)
{
    if (archive->err == 0) {
        archive->err = err;
        archive->doing = doing;
        archive->where = where;
    }
    return -1;
}

/* Before anything failed it asks about the archive itself, which is not there:
 * that is how it knows that it is to begin a new one. */
static zip_int64_t tell_error(const Archive *archive, void *data,
                              zip_uint64_t len)
{
    int *code = data;

    if (len < 2 * sizeof(int))
        return -1;
    code[0] = ZIP_ER_READ;
    code[1] = archive->err != 0 ? archive->err : ENOENT;
    return 2 * sizeof(int);
}

/* --- what goes in --------------------------------------------------------- */

static zip_int64_t input_failed(Input *input, int err)
{
    return failed(input->archive, err, "read",
                  str_from(input->entry->path));
}

static zip_int64_t input_open(Input *input)
{
    int err;

    input->at = 0;
    input->bytes = input->entry->bytes;
    if (input->entry->path == NULL)
        return 0;
    arena_release(&input->arena);
    err = fs_read(&input->arena, input->entry->path, LIMIT_ASSET_BYTES,
                  &input->bytes);
    return err == 0 ? 0 : input_failed(input, err);
}

static zip_int64_t input_read(Input *input, void *data, zip_uint64_t len)
{
    size_t left = input->bytes.len - input->at;
    size_t step = len < left ? (size_t)len : left;

    memcpy(data, input->bytes.ptr + input->at, step);
    input->at += step;
    return (zip_int64_t)step;
}

/* Its size, so that nothing need be left open in what stands before it. */
static zip_int64_t input_stat(Input *input, void *data)
{
    zip_stat_t *stat = data;

    if (!input->sized && input->entry->path != NULL) {
        FsInfo info = fs_info(input->entry->path);

        if (info.kind != FS_FILE)
            return input_failed(input, ENOENT);
        input->size = info.size;
    } else if (!input->sized) {
        input->size = input->entry->bytes.len;
    }
    input->sized = true;
    zip_stat_init(stat);
    stat->size = input->size;
    stat->valid = ZIP_STAT_SIZE;
    return sizeof *stat;
}

static zip_int64_t input_call(void *context, void *data, zip_uint64_t len,
                              zip_source_cmd_t command)
{
    Input *input = context;

    switch ((int)command) {
    case ZIP_SOURCE_OPEN:
        return input_open(input);
    case ZIP_SOURCE_READ:
        return input_read(input, data, len);
    case ZIP_SOURCE_STAT:
        return input_stat(input, data);
    case ZIP_SOURCE_ERROR:
        return tell_error(input->archive, data, len);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        arena_release(&input->arena);
        input->bytes = STR("");
        return 0;
    default:
        return -1;
    }
}

/* --- what comes out ------------------------------------------------------- */

static zip_int64_t archive_failed(Archive *archive, int err)
{
    return failed(archive, err, "write", str_from(archive->path));
}

static zip_int64_t archive_write(Archive *archive, const void *data,
                                 zip_uint64_t len)
{
    int err = fs_write_at(archive->handle, archive->at,
                          str_of(data, (size_t)len));

    if (err != 0)
        return archive_failed(archive, err);
    archive->at += len;
    if (archive->at > archive->size)
        archive->size = archive->at;
    return (zip_int64_t)len;
}

static zip_int64_t archive_seek(Archive *archive, void *data, zip_uint64_t len)
{
    zip_int64_t at = zip_source_seek_compute_offset(archive->at, archive->size,
                                                    data, len, NULL);

    if (at < 0)
        return archive_failed(archive, EINVAL);
    archive->at = (uint64_t)at;
    return 0;
}

static zip_int64_t archive_end(Archive *archive)
{
    int err = archive->handle == NO_HANDLE ? 0 : fs_end(archive->handle);

    archive->handle = NO_HANDLE;
    return err == 0 ? 0 : archive_failed(archive, err);
}

static zip_int64_t archive_begin(Archive *archive)
{
    int err = fs_create(archive->path, &archive->handle);

    archive->at = archive->size = 0;
    return err == 0 ? 0 : archive_failed(archive, err);
}

static zip_int64_t archive_call(void *context, void *data, zip_uint64_t len,
                                zip_source_cmd_t command)
{
    Archive *archive = context;

    switch ((int)command) {
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_WRITABLE;
    case ZIP_SOURCE_STAT: /* there is none yet */
    case ZIP_SOURCE_OPEN:
        return -1;
    case ZIP_SOURCE_ERROR:
        return tell_error(archive, data, len);
    case ZIP_SOURCE_BEGIN_WRITE:
        return archive_begin(archive);
    case ZIP_SOURCE_WRITE:
        return archive_write(archive, data, len);
    case ZIP_SOURCE_SEEK_WRITE:
        return archive_seek(archive, data, len);
    case ZIP_SOURCE_TELL_WRITE:
        return (zip_int64_t)archive->at;
    case ZIP_SOURCE_COMMIT_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
        return archive_end(archive);
    default: /* close, free: nothing is held; remove: it is the caller's */
        return 0;
    }
}

/* --- the archive ---------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const ZipEntry *)a)->name, ((const ZipEntry *)b)->name);
}

void zip_file_sort(ZipEntry *entry, size_t count)
{
    if (count > 1)
        qsort(entry, count, sizeof *entry, by_name);
}

bool zip_file_is_packed(Str name)
{
    static const char *const ending[] = {".png", ".jpg", ".jpeg", ".webp",
                                         ".gif", ".zip"};

    for (size_t i = 0; i < sizeof ending / sizeof ending[0]; i++) {
        size_t len = strlen(ending[i]);

        if (name.len > len &&
            str_ieq(str_slice(name, name.len - len, name.len),
                    str_from(ending[i])))
            return true;
    }
    return false;
}

/* The day and noon as DOS has them. */
static zip_uint16_t dos_day(Date day)
{
    if (!date_is_set(day) || day.year < 1980 || day.year > 2107)
        day = (Date){1980, 1, 1};
    return (zip_uint16_t)((day.year - 1980) << 9 |
                          (day.month > 0 ? day.month : 1) << 5 |
                          (day.day > 0 ? day.day : 1));
}

#define DOS_NOON ((zip_uint16_t)(12 << 11))

static bool add(zip_t *zip, Arena *arena, Input *input, zip_uint16_t day)
{
    const ZipEntry *entry = input->entry;
    zip_source_t *source = zip_source_function(zip, input_call, input);
    const char *name = str_to_cstr(arena, entry->name);
    zip_int64_t index;
    zip_uint64_t at;

    if (source == NULL || name == NULL) {
        zip_source_free(source);
        return false;
    }
    index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    at = (zip_uint64_t)index;
    return zip_set_file_compression(zip, at,
                                    entry->stored ? ZIP_CM_STORE
                                                  : ZIP_CM_DEFLATE,
                                    LEVEL) == 0 &&
           zip_file_set_dostime(zip, at, DOS_NOON, day, 0) == 0 &&
           zip_file_set_external_attributes(zip, at, 0, ZIP_OPSYS_UNIX,
                                            ATTRIBUTES) == 0;
}

/* All entries and the comment, and out with it. */
static bool fill(zip_t *zip, Arena *arena, Archive *archive,
                 const ZipEntry *entry, size_t count, Date day, Str comment)
{
    Input *input = ARENA_NEW_ARRAY(arena, Input, count);

    for (size_t i = 0; i < count; i++) {
        input[i].archive = archive;
        input[i].entry = &entry[i];
        input[i].bytes = STR("");
        arena_init(&input[i].arena);
        if (!add(zip, arena, &input[i], dos_day(day)))
            return false;
    }
    return zip_set_archive_comment(zip, comment.ptr,
                                   (zip_uint16_t)comment.len) == 0 &&
           zip_close(zip) == 0;
}

/* What is left is libzip's own, which says it in words for programmers. */
static const char *what_libzip_means(int code)
{
    switch (code) {
    case ZIP_ER_EXISTS:
        return "two of its files have the same name";
    case ZIP_ER_MEMORY:
        return "there is not enough memory";
    default:
        return "it could not be packed";
    }
}

static void report(Diags *diags, Str shown, const Archive *archive,
                   zip_error_t *error)
{
    if (archive->err != 0 && str_is(archive->where, archive->path))
        diag_io(diags, "export-failed", "write", shown, archive->err);
    else if (archive->err != 0)
        diag_io(diags, "export-failed", archive->doing, archive->where,
                archive->err);
    else
        diag_addf(diags, DIAG_SYSTEM, "export-failed", diag_in_file(shown),
                  "the archive cannot be made: %s (number %d of libzip)",
                  what_libzip_means(zip_error_code_zip(error)),
                  zip_error_code_zip(error));
}

bool zip_file_write(Diags *diags, const char *path, Str shown,
                    const ZipEntry *entry, size_t count, Date day,
                    Str comment)
{
    Archive archive = {.path = path, .handle = NO_HANDLE, .where = STR("")};
    zip_error_t error;
    zip_source_t *source;
    zip_t *zip = NULL;
    Arena arena;
    bool done;

    if (count == 0 || comment.len > UINT16_MAX)
        BUG("an archive without entries, or with a novel for a comment");
    arena_init(&arena);
    zip_error_init(&error);
    source = zip_source_function_create(archive_call, &archive, &error);
    if (source != NULL)
        zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (zip == NULL)
        zip_source_free(source);
    done = zip != NULL &&
           fill(zip, &arena, &archive, entry, count, day, comment);
    if (!done) {
        report(diags, shown, &archive,
               zip != NULL ? zip_get_error(zip) : &error);
        if (zip != NULL)
            zip_discard(zip);
        archive_end(&archive);
    }
    zip_error_fini(&error);
    arena_release(&arena);
    return done;
}

Str zip_file_comment(Arena *arena, const char *path)
{
    zip_t *zip = fs_info(path).kind == FS_FILE ? zip_open(path, ZIP_RDONLY,
                                                          NULL)
                                               : NULL;
    Str out = STR("");
    const char *comment;
    int len = 0;

    if (zip == NULL)
        return out;
    comment = zip_get_archive_comment(zip, &len, ZIP_FL_ENC_RAW);
    if (comment != NULL && len > 0)
        out = str_dup(arena, str_of(comment, (size_t)len));
    zip_discard(zip);
    return out;
}
