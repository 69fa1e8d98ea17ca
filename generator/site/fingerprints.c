/* site/fingerprints.c - the fingerprints that records name. */
#include "base/compat.h"
#include "site/fingerprints.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "site/sources.h"
#include "site/words.h"

#define ENDING ".fingerprint"

/* A file that was looked at once. There are no more of them than files of that
 * name on the disk, however a plugin spells their folders. */
typedef struct Held Held;
struct Held {
    Str path; /* real */
    const Document *document; /* NULL: another one, or none */
    Held *next;
};

typedef struct Print {
    Fingerprint print;
    Held *held;
} Print;

struct Fingerprints {
    Map by_key; /* of the source -> Print */
    pthread_mutex_t lock; /* of documents and of each `held` */
    Arena documents;
};

const char *fingerprints_problem(FingerprintProblem problem)
{
    switch (problem) {
    case FINGERPRINT_OK:
        return "";
    case FINGERPRINT_EMPTY:
        return "there is nothing in it";
    case FINGERPRINT_FOREIGN:
        return "it is no fingerprint";
    case FINGERPRINT_VERSION_OTHER:
        return "it was made by another version of handbook";
    case FINGERPRINT_DAMAGED:
        return "it is damaged";
    }
    BUG("no such problem");
}

/* --- names ---------------------------------------------------------------- */

static Str record_path(const SourceRecord *record)
{
    Str path = record->source->path; /* as shown: ends in sources/NAME */

    return path_name(path);
}

Str fingerprints_path(Arena *arena, const SourceRecord *record)
{
    const Value *named = value_get(record->record, "fingerprint");
    Str from = path_join(arena, STR("sources"), record_path(record)), path;

    if (!named || named->kind != VALUE_TEXT || named->as.text.len == 0 ||
        named->as.text.ptr[0] == '/' ||
        !path_resolve(arena, from, named->as.text, &path))
        return STR("");
    return path;
}

Str fingerprints_name(Arena *arena, Str key)
{
    char *name = arena_chars(arena, key.len + 1);

    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];

        name[i] = c == '/' || c == ':' ? '-' : c;
    }
    return str_cat(arena, str_of(name, key.len), STR(ENDING));
}

/* --- loaded --------------------------------------------------------------- */

static void report(Site *site, const SourceRecord *record, const char *code,
                   Str message, Str help)
{
    const Value *named = value_get(record->record, "fingerprint");

    diag_add(site->diags, DIAG_ERROR, code,
             diag_at(record->source, named->span), message, help);
}

static Str make_again(Site *site, const SourceRecord *record)
{
    return arena_fmt(&site->arena, "make it again from the document: handbook "
                     "source add DOCUMENT --key %.*s; or take this line out",
                     STR_ARG(record->key));
}

static void report_unread(Site *site, const SourceRecord *record, Str shown,
                          int err)
{
    Arena *arena = &site->arena;

    if (err == ENOENT || err == ENOTDIR)
        report(site, record, "missing-fingerprint",
               arena_fmt(arena, "there is no file '%.*s'", STR_ARG(shown)),
               make_again(site, record));
    else if (err == EISDIR || err == EINVAL || err == ELOOP || err == EFBIG)
        report(site, record, "bad-fingerprint",
               arena_fmt(arena, "'%.*s' is no fingerprint: it is %s",
                         STR_ARG(shown),
                         err == EISDIR  ? "a folder"
                         : err == EFBIG ? "too large"
                         : err == ELOOP ? "a symbolic link"
                                        : "no ordinary file"),
               make_again(site, record));
    else
        diag_io(site->diags, "cannot-read", "read the fingerprint", shown,
                err);
}

/* Reads the file at `path`; NULL after a message. */
static Print *read_print(Site *site, const SourceRecord *record, Str path)
{
    Arena *arena = &site->arena, scratch;
    Str disk = path_join(arena, site->content_folder, path), text;
    Str shown = path_join(arena, site->shown_folder, path);
    Print *print = ARENA_NEW(arena, Print);
    FingerprintProblem problem = FINGERPRINT_OK;
    int err;

    arena_init(&scratch);
    err = fs_read(&scratch, disk.ptr, LIMIT_FILE_BYTES, &text);
    if (err != 0)
        report_unread(site, record, shown, err);
    else
        problem = fingerprint_read(arena, text, &print->print);
    arena_release(&scratch);
    if (problem != FINGERPRINT_OK)
        report(site, record,
               problem == FINGERPRINT_VERSION_OTHER ? "fingerprint-version"
                                                    : "bad-fingerprint",
               arena_fmt(arena, "'%.*s' cannot be used: %s", STR_ARG(shown),
                         fingerprints_problem(problem)),
               make_again(site, record));
    return err == 0 && problem == FINGERPRINT_OK ? print : NULL;
}

/* Two records of one document: one of them was copied and not finished. */
static void report_shared(Site *site, const SourceRecord *record,
                          const SourceRecord *first)
{
    const Value *named = value_get(record->record, "fingerprint");

    diag_also(site->diags, DIAG_WARNING, "shared-fingerprint",
              diag_at(record->source, named->span),
              (DiagAlso){diag_at(first->source,
                                 value_get(first->record, "fingerprint")
                                     ->span),
                         "the first is here"},
              STR("give each source the fingerprint of its own document, or "
                  "cite one source for both"),
              "the source '%.*s' names this fingerprint already",
              STR_ARG(first->key));
}

/* Files that end in .fingerprint and that no record names. */
static void report_unused(Site *site, const Map *named)
{
    Arena scratch;
    FsList list = {0};
    Str folder;

    arena_init(&scratch);
    folder = path_join(&scratch, site->content_folder, STR("sources"));
    if (fs_list(&scratch, folder.ptr, &list) != 0)
        list.count = 0; /* sources_load has told */
    for (size_t i = 0; i < list.count; i++) {
        Str path = path_join(&scratch, STR("sources"), list.item[i].name);

        if (!str_ends(list.item[i].name, ENDING) || map_has(named, path))
            continue;
        diag_help(site->diags, DIAG_WARNING, "unused-fingerprint",
                  diag_in_file(path_join(&scratch, site->shown_folder, path)),
                  arena_fmt(&scratch, "add a line to the record of its source: "
                            "fingerprint: %.*s; or delete the file",
                            STR_ARG(list.item[i].name)),
                  "no source names this fingerprint");
    }
    arena_release(&scratch);
}

void fingerprints_load(Site *site)
{
    Arena *arena = &site->arena;
    Fingerprints *all = xcalloc(1, sizeof *all);
    Map named; /* path -> the record that names it first */

    if (pthread_mutex_init(&all->lock, NULL) != 0)
        BUG("a lock cannot be made");
    arena_init(&all->documents);
    map_init(&all->by_key, arena);
    map_init(&named, arena);
    site->fingerprints = all;
    for (size_t i = 0; i < site->record_count; i++) {
        SourceRecord *record = &site->record[i];
        Str path = fingerprints_path(arena, record);
        const SourceRecord *first = map_get(&named, path);
        Print *print;

        if (!value_get(record->record, "fingerprint"))
            continue;
        if (path.len == 0) {
            report(site, record, "bad-fingerprint",
                   STR("this does not lie in the content folder"),
                   STR("write the name of a file beside this one"));
            continue;
        }
        if (first) {
            report_shared(site, record, first);
            print = map_get(&all->by_key, first->key);
        } else {
            map_put(&named, path, record);
            print = read_print(site, record, path);
        }
        if (print)
            map_put(&all->by_key, record->key, print);
    }
    report_unused(site, &named);
}

void fingerprints_close(Site *site)
{
    Fingerprints *all = site->fingerprints;

    if (!all)
        return;
    arena_release(&all->documents);
    pthread_mutex_destroy(&all->lock);
    free(all);
    site->fingerprints = NULL;
}

static Print *find(const Site *site, Str key)
{
    return site->fingerprints ? map_get(&site->fingerprints->by_key, key)
                              : NULL;
}

const Fingerprint *fingerprints_find(const Site *site, Str key)
{
    Print *print = find(site, key);

    return print ? &print->print : NULL;
}

/* --- documents ------------------------------------------------------------ */

static bool is_same_hash(const Sha256 *a, const Sha256 *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* Whether the file is the one wanted, before anything else looks into it. */
static bool is_document(Str path, const Fingerprint *print)
{
    Arena scratch;
    Sha256 hash;
    Str bytes;
    bool same = false;

    arena_init(&scratch);
    if (fs_read(&scratch, path.ptr, LIMIT_ASSET_BYTES, &bytes) == 0) {
        hash = hash_sha256(bytes);
        same = is_same_hash(&hash, &print->hash);
    }
    arena_release(&scratch);
    return same;
}

static const Document *open_document(Arena *arena, const Fingerprint *print,
                                     Str path)
{
    Document *document;
    DocumentFailure failure;

    if (!is_document(path, print))
        return NULL;
    document = ARENA_NEW(arena, Document);
    if (document_open(arena, path.ptr, document, &failure) != DOCUMENT_OK ||
        !is_same_hash(&document->hash, &print->hash))
        return NULL;
    return document;
}

/* The real path of the document in the folder, or "". */
static Str find_document(Arena *arena, const Site *site,
                         const Fingerprint *print, Str folder)
{
    Str path = path_join(arena, folder, print->document), real;

    if (folder.ptr[0] != '/')
        path = path_join(arena, site->content_folder, path);
    return fs_real_path(arena, path.ptr, &real) == 0 ? real : STR("");
}

/* Under the lock. */
static const Document *hold(Fingerprints *all, Print *print, Str path)
{
    Held *held = print->held;

    while (held && !str_eq(held->path, path))
        held = held->next;
    if (held)
        return held->document;
    held = ARENA_NEW(&all->documents, Held);
    held->path = str_dup(&all->documents, path);
    held->document = open_document(&all->documents, &print->print, held->path);
    held->next = print->held;
    print->held = held;
    return held->document;
}

const Document *fingerprints_document(const Site *site, Str key, Str folder)
{
    Print *print = find(site, key);
    Fingerprints *all = site->fingerprints;
    const Document *document = NULL;
    Arena scratch;
    Str path;

    if (!print || folder.len == 0)
        return NULL;
    arena_init(&scratch);
    path = find_document(&scratch, site, &print->print, folder);
    if (path.len > 0) {
        pthread_mutex_lock(&all->lock);
        document = hold(all, print, path);
        pthread_mutex_unlock(&all->lock);
    }
    arena_release(&scratch);
    return document;
}
