/* export/file_names.c - what FAT32 and Windows cannot hold or open: of the
 * files of a stick, and of what people unpack from a zip. */
#include "base/compat.h"

#include "export/forms.h"

#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "export/tree.h"
#include "site/discover.h"
#include "site/index.h"

_Static_assert(LIMIT_ASSET_BYTES < UINT32_MAX &&
                   LIMIT_OUTPUT_BYTES < UINT32_MAX,
               "FAT32 holds files of less than 4 GiB");

/* A folder as it was spelled first, and the file that lies in it. */
typedef struct FirstFolder {
    Str folder, path;
} FirstFolder;

typedef struct NameCheck {
    const ExportJob *job;
    Arena scratch;
    Map seen;   /* folders and files, as they are spelled */
    Map folded; /* folders, as FAT32 takes them -> FirstFolder */
    bool fine;
} NameCheck;

static DiagPos place_of(NameCheck *check, Str path)
{
    return index_claimed_at(check->job->site, &check->scratch, path);
}

/* Files that only capitals tell apart were found when the site was planned;
 * folders are no mistake there: on a disk that takes both for one, all their
 * files find room. But verify would look for them in vain. */
static void check_folder(NameCheck *check, Str folder, Str path)
{
    Str key = utf8_fold(&check->scratch, folder);
    const FirstFolder *first = map_get(&check->folded, key);
    if (first != NULL) {
        check->fine = false;
        diag_also(check->job->diags, DIAG_ERROR, "name-clash",
                  place_of(check, path),
                  (DiagAlso){place_of(check, first->path),
                             "the other one is of"},
                  STR("capital letters count for nothing there; give both "
                      "the same name, or one another"),
                  "on a USB stick or Windows the folder '%.*s' is the same "
                  "as '%.*s'",
                  STR_ARG(folder), STR_ARG(first->folder));
        return;
    }
    FirstFolder *kept = ARENA_NEW(&check->scratch, FirstFolder);
    *kept = (FirstFolder){folder, path};
    map_put(&check->folded, key, kept);
}

/* One name: of the file, or of a folder on the way to it. */
static void check_name(NameCheck *check, Str upto, Str path)
{
    const char *problem = path_bad_name(path_name(upto));
    if (problem != NULL) {
        check->fine = false;
        discover_bad_name(check->job->diags, place_of(check, path), problem);
    }
}

static Str longest_part(Str path)
{
    Str longest = STR(""), part;
    while (str_split(&path, '/', &part)) {
        if (utf8_units(part) > utf8_units(longest))
            longest = part;
    }
    return longest;
}

static void check_length(NameCheck *check, Str path)
{
    size_t units = utf8_units(path);
    if (units <= LIMIT_STICK_PATH)
        return;
    check->fine = false;
    diag_help(check->job->diags, DIAG_ERROR, "path-too-long",
              place_of(check, path),
              arena_fmt(&check->scratch,
                        "make the names on its way %zu characters shorter in "
                        "all, the longest first: '%.*s'",
                        units - LIMIT_STICK_PATH,
                        STR_ARG(longest_part(path))),
              "Windows may not open this in a copy: the names of its folders "
              "and its own have %zu characters in all, and %d is the most",
              units, LIMIT_STICK_PATH);
}

static void check_path(NameCheck *check, Str path)
{
    if (tree_is_own_name(path)) {
        check->fine = false;
        diag_add(check->job->diags, DIAG_ERROR, "bad-name",
                 place_of(check, path),
                 STR("handbook needs this name for itself"),
                 STR("give it another name"));
    }
    check_length(check, path);
    check_name(check, path, path);
    for (Str folder = path_folder(path); folder.len > 0;
         folder = path_folder(folder)) {
        if (map_put(&check->seen, folder, check) != NULL)
            return; /* and so were all above it */
        check_name(check, folder, path);
        check_folder(check, folder, path);
    }
}

bool export_names_check(const ExportJob *job)
{
    NameCheck check = {.job = job, .fine = true};
    arena_init(&check.scratch);
    map_init(&check.seen, &check.scratch);
    map_init(&check.folded, &check.scratch);
    for (size_t i = 0; i < job->manifest->count; i++)
        check_path(&check, job->manifest->entry[i].path);
    arena_release(&check.scratch);
    return check.fine;
}
