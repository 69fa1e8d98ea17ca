/* cli/source_add.c - handbook source add: a document's fingerprint. */
#include "base/compat.h"

#include "cli/source_command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "quote/document.h"
#include "site/fingerprints.h"
#include "site/nearest.h"
#include "site/sources.h"
#include "quote/window.h"
#include "site/words.h"

typedef struct Adding {
    const char *key, *file; /* as typed */
    bool replace;
    Site *site;
    Arena *arena; /* the site's */
    const SourceRecord *record;
    Document document;
    Str path;  /* of the fingerprint, from the content folder */
    Str shown; /* the same for people */
} Adding;

/* A message of its own, not about a line of the content. */
static int refuse(const char *what, Str why, Str help, int status)
{
    fprintf(stderr, "handbook source: %s: %.*s\n", what, STR_ARG(why));
    if (help.len > 0)
        fprintf(stderr, "  = help: %.*s\n", STR_ARG(help));
    return status;
}

static int unknown_key(const Adding *adding)
{
    Arena *arena = adding->arena;
    Str key = str_from(adding->key), near, help;
    Str *keys = ARENA_NEW_ARRAY(arena, Str, adding->site->record_count + 1);

    for (size_t i = 0; i < adding->site->record_count; i++)
        keys[i] = adding->site->record[i].key;
    near = nearest_find(nearest_new(arena, keys, adding->site->record_count),
                        key);
    help = near.len > 0
               ? arena_fmt(arena, "did you mean '%.*s'?", STR_ARG(near))
               : arena_fmt(arena, "write its record first, into the file "
                           "sources/%.*s.yaml: type, title and what else "
                           "identifies it", STR_ARG(key));
    return refuse(adding->key,
                  STR("no source has this key, so there is nothing to add the "
                      "document to"), help, EXIT_CONTENT);
}

static int open_document(Adding *adding)
{
    DocumentFailure failure;
    DocumentProblem problem =
        document_open(adding->arena, adding->file,
                      &adding->document, &failure);
    Str why, help;

    if (problem == DOCUMENT_OK)
        return EXIT_DONE;
    why = document_problem(adding->arena, problem, &failure, &help);
    return refuse(adding->file, why, help,
                  problem == DOCUMENT_NO_PDFTOTEXT ||
                          (problem == DOCUMENT_UNREADABLE &&
                           failure.err != EISDIR && failure.err != ENOENT)
                      ? EXIT_SYSTEM
                      : EXIT_CONTENT);
}

/* Where the fingerprint goes: where the record says, or beside the record. */
static int find_path(Adding *adding)
{
    const Site *site = adding->site;
    Arena *arena = adding->arena;
    const Value *named = value_get(adding->record->record, "fingerprint");

    adding->path = named ? fingerprints_path(arena, adding->record)
                         : path_join(arena, STR("sources"),
                                     fingerprints_name(arena,
                                                       adding->record->key));
    if (adding->path.len == 0)
        return refuse(adding->key,
                      STR("its record names a fingerprint outside of the "
                          "content folder"),
                      STR("mend the line 'fingerprint:' of the record"),
                      EXIT_CONTENT);
    adding->shown = path_join(arena, site->shown_folder, adding->path);
    for (size_t i = 0; i < site->record_count; i++) {
        const SourceRecord *other = &site->record[i];

        if (other == adding->record || !str_eq(fingerprints_path(arena, other),
                                               adding->path))
            continue;
        return refuse(adding->key,
                      arena_fmt(arena, "'%.*s' is the fingerprint of the "
                                "source '%.*s'", STR_ARG(adding->shown),
                                STR_ARG(other->key)),
                      STR("name another file in one of the two records"),
                      EXIT_CONTENT);
    }
    return EXIT_DONE;
}

/* The first word from which on the document is another one; the windows are
 * made as those of the old one were. UINT32_MAX: every word is the same. */
static uint32_t first_difference(const Fingerprint *old,
                                 const FoldWords *words)
{
    WindowWord last[WINDOW_WORDS] = {{0, 0}};

    for (size_t i = 0; i < words->count; i++) {
        memmove(last, last + 1, sizeof last - sizeof last[0]);
        last[WINDOW_WORDS - 1] = window_word(&old->hash, words->item[i].text);
        if (i + 1 < WINDOW_WORDS)
            continue;
        if (i >= old->word_count ||
            old->window[i + 1 - WINDOW_WORDS] !=
                window_byte(&old->hash, &last[0], &last[1], &last[2],
                            &last[3]))
            return (uint32_t)i;
    }
    return words->count == old->word_count ? UINT32_MAX
                                           : (uint32_t)words->count;
}

Str source_difference(Arena *arena, const Fingerprint *old,
                      const Document *document)
{
    uint32_t at = first_difference(old, &document->words);

    if (at == UINT32_MAX)
        return STR("every word is the same: only spaces, marks or what does "
                   "not show have changed");
    return arena_fmt(arena, "it had %u %s and has %zu; the first that differs "
                     "is word %u", (unsigned)old->word_count,
                     old->word_count == 1 ? "word" : "words",
                     document->words.count, (unsigned)at + 1);
}

/* What is there already: *same when nothing has to be written. */
static int look_at_old(const Adding *adding, Str made, bool *same)
{
    Arena *arena = adding->arena;
    Str disk = path_join(arena, adding->site->content_folder, adding->path);
    Fingerprint old;
    FingerprintProblem problem;
    Str text;
    int err = fs_read(arena, disk.ptr, LIMIT_FILE_BYTES, &text);

    *same = false;
    if (err == ENOENT)
        return EXIT_DONE;
    if (err != 0)
        return refuse(adding->shown.ptr, str_from(strerror(err)),
                      err == EISDIR ? STR("this is a folder: name another "
                                          "file in the record") : STR(""),
                      err == EISDIR ? EXIT_CONTENT : EXIT_SYSTEM);
    *same = str_eq(text, made);
    problem = fingerprint_read(arena, text, &old);
    if (*same || adding->replace)
        return EXIT_DONE;
    if (problem != FINGERPRINT_OK && problem != FINGERPRINT_FOREIGN) {
        printf("%.*s: %s; it is made anew.\n", STR_ARG(adding->shown),
               fingerprints_problem(problem));
        return EXIT_DONE;
    }
    if (problem == FINGERPRINT_FOREIGN)
        return refuse(adding->shown.ptr, STR("this file is no fingerprint"),
                      STR("move it away, or add --replace"), EXIT_CONTENT);
    if (memcmp(&old.hash, &adding->document.hash, sizeof old.hash) == 0)
        return EXIT_DONE;
    return refuse(adding->shown.ptr,
                  arena_fmt(arena, "this is the fingerprint of another text "
                            "('%.*s'): %.*s", STR_ARG(old.document),
                            STR_ARG(source_difference(arena, &old,
                                                      &adding->document))),
                  STR("nothing was changed; if this document has taken the "
                      "other's place, add --replace, then run handbook check"),
                  EXIT_CONTENT);
}

/* The record's own line. */
static void name_in_record(const Adding *adding)
{
    Arena *arena = adding->arena;
    const SourceRecord *record = adding->record;
    Str file = path_join(arena, STR("sources"),
                         path_name(record->source->path));
    Str disk = path_join(arena, adding->site->content_folder, file);
    Str name = path_name(adding->path);
    int err;

    if (value_get(record->record, "fingerprint"))
        return;
    if (source_record_add_line(arena, disk.ptr, record, name, &err)) {
        printf("%.*s: added the line 'fingerprint: %.*s'.\n",
               STR_ARG(record->source->path), STR_ARG(name));
        return;
    }
    printf("%.*s: add this line to the record of '%.*s':\n    %s%.*s%s\n",
           STR_ARG(words_place(arena, record->source, record->span)),
           STR_ARG(record->key),
           str_ends(file, ".json") ? "\"fingerprint\": \"" : "fingerprint: ",
           STR_ARG(name), str_ends(file, ".json") ? "\"," : "");
}

static int write_print(Adding *adding)
{
    Arena *arena = adding->arena;
    const Document *document = &adding->document;
    Str disk = path_join(arena, adding->site->content_folder, adding->path);
    Fingerprint *print =
        fingerprint_make(arena, document->name, &document->hash,
                         &document->words, document->place,
                         document->place_count);
    Str text = fingerprint_write(arena, print);
    bool same;
    int status, err = 0;

    if (text.len > LIMIT_FILE_BYTES)
        return refuse(adding->file,
                      arena_fmt(arena, "its fingerprint would be larger than "
                                "%u MB, which is more than handbook reads",
                                LIMIT_FILE_BYTES / (1024 * 1024)),
                      STR("save the part you cite as a text of its own"),
                      EXIT_CONTENT);
    status = look_at_old(adding, text, &same);
    if (status != EXIT_DONE)
        return status;
    if (!same) {
        err = fs_make_folders(path_folder(disk).len > 0
                                  ? str_to_cstr(arena, path_folder(disk))
                                  : ".");
        if (err == 0)
            err = fs_write_atomic(disk.ptr, text);
    }
    if (err != 0)
        return refuse(adding->shown.ptr, arena_fmt(arena, "it cannot be "
                      "written: %s", strerror(err)), STR(""), EXIT_SYSTEM);
    printf("%.*s: %s (%zu words of %.*s, %zu place%s).\n",
           STR_ARG(adding->shown), same ? "is as it should be" : "written",
           document->words.count, STR_ARG(print->document),
           document->place_count, document->place_count == 1 ? "" : "s");
    name_in_record(adding);
    return EXIT_DONE;
}

static int run(const Typed *typed)
{
    Site site;
    Adding adding = {.key = typed_text(typed, OPT_SOURCE_KEY).ptr,
                     .file = typed->word[0].ptr,
                     .replace = typed_has(typed, OPT_REPLACE),
                     .site = &site,
                     .arena = &site.arena};
    int status = EXIT_DONE, wrong;

    if (source_open(typed->content, &site, diag_open(false))) {
        adding.record = sources_find(&site, str_from(adding.key));
        status = adding.record ? open_document(&adding)
                               : unknown_key(&adding);
        if (status == EXIT_DONE)
            status = find_path(&adding);
        if (status == EXIT_DONE)
            status = write_print(&adding);
    }
    wrong = source_close(&site);
    return status != EXIT_DONE ? status : wrong;
}

const Command COMMAND_SOURCE_ADD = {
    .name = "source add",
    .run = run,
    .summary = "make the fingerprint of a document",
    .about = "Makes the fingerprint of DOCUMENT for the source KEY of CONTENT, "
             "and names it in the source's record. From then on handbook "
             "checks what is quoted from it.",
    .arguments = {{.name = "DOCUMENT",
                   .called = "document",
                   .kind = WORD_FILE,
                   .missing = "name the document: handbook source add "
                              "DOCUMENT --key KEY",
                   .help = "plain text, or a PDF where pdftotext is "
                           "installed"},
                  CONTENT_ARGUMENT},
    .options = {OPT_SOURCE_KEY, OPT_REPLACE},
    .examples = {{"handbook source add letter.pdf --key vtr5274",
                  "what pages quote from vtr5274 is held against letter.pdf"}},
    .status = {NULL, SOURCE_WRONG, NULL, NULL},
};
