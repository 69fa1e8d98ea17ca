/* cli/source_list.c - handbook source list and verify. */
#include "base/compat.h"

#include "cli/source_command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/utf8.h"
#include "quote/document.h"
#include "site/fingerprints.h"
#include "site/load.h"
#include "site/sources.h"

/* --- list ----------------------------------------------------------------- */

static void count_citation(Map *counts, Arena *arena, const Node *citation)
{
    for (const Node *item = citation->first; item; item = item->next) {
        size_t *count;

        if (item->kind != NODE_CITATION_ITEM)
            continue;
        count = map_get(counts, item->as.cite.key);
        if (!count) {
            count = ARENA_NEW(arena, size_t);
            map_put(counts, item->as.cite.key, count);
        }
        ++*count;
    }
}

/* How often each source is cited. What is wrong with pages is not this
 * command's affair: their messages are thrown away. */
static void count_all(Site *site, Map *counts)
{
    Diags *own = site->diags;

    map_init(counts, &site->arena);
    site->diags = diag_open(false);
    for (size_t i = 0; i < site->page_count; i++) {
        Page *page = site->page[i];

        load_page(site, page);
        for (size_t k = 0; k < page->citation_count; k++)
            count_citation(counts, &site->arena, page->citation[k].node);
        for (Node *node = page->document; node && !page->failed;
             node = node_next(page->document, node))
            if (node->kind == NODE_CITATION)
                count_citation(counts, &site->arena, node);
    }
    diag_close(site->diags);
    site->diags = own;
}

static size_t width_of(Str text)
{
    size_t width = 0;

    for (size_t at = 0; at < text.len;)
        width += (size_t)utf8_width(utf8_next(text, &at));
    return width;
}

static void print_column(Str text, size_t width)
{
    size_t used = width_of(text);

    printf("%.*s%*s", STR_ARG(text), used < width ? (int)(width - used) + 2
                                                  : 2, "");
}

static Str print_state(const Site *site, Arena *arena,
                       const SourceRecord *record)
{
    const Fingerprint *print = fingerprints_find(site, record->key);

    if (print)
        return arena_fmt(arena, "%u words", (unsigned)print->word_count);
    return value_get(record->record, "fingerprint") ? STR("cannot be used")
                                                    : STR("none");
}

static void print_list(Site *site, const Map *counts)
{
    static const char *const heads[] = {"KEY", "TYPE", "STANDING",
                                        "FINGERPRINT"};
    size_t width[4], count = site->record_count;
    Str (*cell)[4] = arena_alloc(&site->arena, (count + 1) * sizeof *cell);

    for (size_t k = 0; k < 4; k++)
        width[k] = strlen(heads[k]);
    for (size_t i = 0; i < count; i++) {
        const SourceRecord *record = &site->record[i];

        cell[i][0] = record->key;
        cell[i][1] = value_as_text(value_get(record->record, "type"));
        cell[i][2] = record->standing;
        cell[i][3] = print_state(site, &site->arena, record);
        for (size_t k = 0; k < 4; k++)
            if (width_of(cell[i][k]) > width[k])
                width[k] = width_of(cell[i][k]);
    }
    for (size_t k = 0; k < 4; k++)
        print_column(str_from(heads[k]), width[k]);
    puts("CITED");
    for (size_t i = 0; i < count; i++) {
        const size_t *cited = map_get(counts, site->record[i].key);

        for (size_t k = 0; k < 4; k++)
            print_column(cell[i][k], width[k]);
        printf("%zu\n", cited ? *cited : 0);
    }
}

static int run_list(const Typed *typed)
{
    Site site;
    Map counts;

    if (source_open(typed->content, &site, diag_open(false))) {
        fingerprints_load(&site);
        count_all(&site, &counts);
        if (site.record_count > 0)
            print_list(&site, &counts);
        else
            puts("There are no sources.");
    }
    return source_close(&site);
}

const Command COMMAND_SOURCE_LIST = {
    .name = "source list",
    .run = run_list,
    .summary = "list all sources",
    .about = "Tells of each source its type, its standing, whether it has a "
             "fingerprint, and how often it is cited.",
    .arguments = {CONTENT_ARGUMENT},
    .examples = {{"handbook source list", "lists the sources of content/"}},
    .status = {NULL, SOURCE_WRONG, NULL, NULL},
};

/* --- verify --------------------------------------------------------------- */

typedef struct Tally {
    size_t whole, broken, matching, differing, absent;
} Tally;

static void differs(Site *site, const SourceRecord *record, Str why, Str help)
{
    const Value *named = value_get(record->record, "fingerprint");

    diag_add(site->diags, DIAG_ERROR, "document-differs",
             diag_at(record->source, named->span), why, help);
}

/* The document in the folder against the fingerprint. */
static const char *compare(Site *site, const SourceRecord *record,
                           const Fingerprint *print, Str folder, Tally *tally)
{
    Arena *arena = &site->arena;
    Str path = path_join(arena, folder, print->document);
    Document document;
    DocumentFailure failure;
    DocumentProblem problem = document_open(arena, path.ptr, &document,
                                            &failure);

    if (problem == DOCUMENT_UNREADABLE && failure.err == ENOENT) {
        tally->absent++;
        return "not at hand";
    }
    if (problem != DOCUMENT_OK) {
        Str help, why = document_problem(arena, problem, &failure, &help);

        tally->differing++;
        differs(site, record,
                arena_fmt(arena, "'%.*s' cannot be compared: %.*s",
                          STR_ARG(path), STR_ARG(why)), help);
        return "cannot be compared";
    }
    if (memcmp(&document.hash, &print->hash, sizeof print->hash) == 0) {
        tally->matching++;
        return "matches";
    }
    tally->differing++;
    differs(site, record,
            arena_fmt(arena, "'%.*s' is not the text that this fingerprint was "
                      "made of: %.*s", STR_ARG(path),
                      STR_ARG(source_difference(arena, print, &document))),
            arena_fmt(arena, "if it is a newer one: handbook source add "
                      "'%.*s' --key %.*s --replace", STR_ARG(path),
                      STR_ARG(record->key)));
    return "differs";
}

static void verify_all(Site *site, const char *folder, Tally *tally)
{
    for (size_t i = 0; i < site->record_count; i++) {
        const SourceRecord *record = &site->record[i];
        const Fingerprint *print = fingerprints_find(site, record->key);

        if (!value_get(record->record, "fingerprint"))
            continue;
        tally->whole += print != NULL;
        tally->broken += print == NULL;
        printf("%.*s: %s", STR_ARG(record->key),
               print ? "whole" : "cannot be used");
        if (print && folder)
            printf(", document %s", compare(site, record, print,
                                            str_from(folder), tally));
        putchar('\n');
    }
}

static int run_verify(const Typed *typed)
{
    Site site;
    Tally tally = {0};
    const char *folder = typed_has(typed, OPT_DOCUMENTS)
                             ? typed_text(typed, OPT_DOCUMENTS).ptr
                             : NULL;

    if (folder != NULL && fs_info_follow(folder).kind != FS_FOLDER)
        return command_usage(typed->command, "there is no folder '%s'",
                             folder);
    if (source_open(typed->content, &site, diag_open(false))) {
        fingerprints_load(&site);
        verify_all(&site, folder, &tally);
        printf("Fingerprints: %zu whole, %zu cannot be used.\n", tally.whole,
               tally.broken);
        if (folder != NULL)
            printf("Documents: %zu match, %zu differ, %zu not at hand.\n",
                   tally.matching, tally.differing, tally.absent);
    }
    return source_close(&site);
}

const Command COMMAND_SOURCE_VERIFY = {
    .name = "source verify",
    .run = run_verify,
    .summary = "look whether fingerprints are whole, and documents the same",
    .about = "Looks whether every fingerprint is there and whole, and, with "
             "--documents, whether the documents in DIR are still those that "
             "the fingerprints were made of.",
    .arguments = {CONTENT_ARGUMENT},
    .options = {OPT_DOCUMENTS},
    .examples = {{"handbook source verify --documents ~/documents",
                  "holds the documents there against their fingerprints"}},
    .status = {NULL, SOURCE_WRONG, NULL, NULL},
};
