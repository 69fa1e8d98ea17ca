/* site/index_claims.c - no two outputs on one path, whatever the file system
 * makes of capitals. */
#include "base/compat.h"
#include "site/index.h"

#include "base/path.h"
#include "base/utf8.h"

/* What wants an output path: a file, or the folder that a file lies in. */
typedef struct Claim {
    Str path;
    const char *what; /* "a page" */
    const Source *source; /* of whoever claimed it, or NULL */
    Span span;
    Str file; /* where source is NULL: its path, or "" */
    bool folder;
} Claim;

static const char *code_of(const char *what)
{
    return str_is(str_from(what), "an old address") ? "alias-clash"
                                                    : "path-clash";
}

static DiagPos place_of(const Claim *claim)
{
    return (DiagPos){claim->source, claim->span, claim->file};
}

/* inside: one of the two wants a folder where the other is a file. */
static void report(Site *site, const Claim *claim, const Claim *first,
                   bool inside)
{
    Arena scratch;
    Str help;

    arena_init(&scratch);
    if (inside)
        help = arena_fmt(&scratch, "'%.*s' would have to be a file and a "
                         "folder at once; give one of them another name",
                         STR_ARG(first->path));
    else if (!str_eq(first->path, claim->path) &&
             utf8_looks_like(first->path, claim->path))
        help = arena_fmt(&scratch, "'%.*s' is made of other characters that "
                         "look the same; give one of them another name",
                         STR_ARG(first->path));
    else if (!str_eq(first->path, claim->path))
        help = arena_fmt(&scratch, "on a USB stick it is the same as '%.*s': "
                         "capital letters count for nothing there; give one "
                         "of them another name",
                         STR_ARG(first->path));
    else
        help = arena_fmt(&scratch, "%s has it already; give one of them "
                         "another name", first->what);
    diag_also(site->diags, DIAG_ERROR, code_of(claim->what), place_of(claim),
              (DiagAlso){place_of(first), "the first is here"}, help,
              "%s cannot be at '%.*s': the place is taken", claim->what,
              STR_ARG(claim->path));
    arena_release(&scratch);
}

/* Marks the folders that a file needs. False when one of them is a file. */
static bool claim_folders(Site *site, const Claim *claim)
{
    Str folder = path_folder(claim->path);

    for (; folder.len > 0 && !str_is(folder, "/");
         folder = path_folder(folder)) {
        Str key = utf8_fold(&site->arena, folder);
        const Claim *first = map_get(&site->output_claims, key);
        Claim *mark;

        if (first && first->folder)
            return true; /* and so are all above it */
        if (first) {
            report(site, claim, first, true);
            return false;
        }
        mark = ARENA_NEW(&site->arena, Claim);
        *mark = *claim;
        mark->path = folder;
        mark->folder = true;
        map_put(&site->output_claims, key, mark);
    }
    return true;
}

bool index_claim(Site *site, Str output_path, const char *what, DiagPos at)
{
    Arena *arena = &site->arena;
    Str key = utf8_fold(arena, output_path);
    const Claim *first = map_get(&site->output_claims, key);
    Claim *claim = ARENA_NEW(arena, Claim);

    *claim = (Claim){.path = output_path, .what = what, .source = at.source,
                     .span = at.span, .file = str_dup(arena, at.path)};
    if (first) {
        report(site, claim, first, first->folder);
        return true;
    }
    map_put(&site->output_claims, key, claim);
    return !claim_folders(site, claim);
}

DiagPos index_claimed_at(const Site *site, Arena *scratch, Str output_path)
{
    Str key = utf8_fold(scratch, output_path);
    const Claim *claim = map_get(&site->output_claims, key);

    if (claim && claim->source)
        return diag_at(claim->source, claim->span);
    return diag_in_file(claim && claim->file.len > 0 ? claim->file
                                                     : output_path);
}
