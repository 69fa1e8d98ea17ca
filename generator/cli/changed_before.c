/* cli/changed_before.c - what is said now and was not before. */
#include "base/compat.h"

#include "cli/changed.h"

#include "base/fs.h"
#include "base/path.h"

/* What is told apart: the same words may stand in another line of a help. */
static Str key_of(Arena *arena, Str path, const Diag *diag)
{
    return arena_fmt(arena, "%s %u %.*s", diag->code, (unsigned)diag->span.off,
                     STR_ARG(path));
}

typedef struct Keeper {
    const Changed *changed;
    Str shown;         /* how messages name the content folder */
    const Map *before; /* keys of what was said; NULL: not known (yet) */
    Map apart;         /* repositories inside, from the content folder */
    bool elsewhere;    /* only counting: is there any in an unchanged file? */
} Keeper;

/* From the content folder; *inside is false for what is not below it. */
static Str path_inside(Str shown, Str path, bool *inside)
{
    *inside = true;
    if (shown.len == 0 && !str_starts(path, "/"))
        return path;
    *inside = shown.len > 0 && path_is_inside(path, shown) &&
              path.len > shown.len;
    return *inside ? str_slice(path, shown.len + !str_ends(shown, "/"),
                               path.len)
                   : path;
}

/* The file, or a folder above it: git names a repository inside by its own. */
static bool has_or_above(const Map *paths, Str path)
{
    for (; path.len > 0; path = path_folder(path))
        if (map_has(paths, path))
            return true;
    return false;
}

/* What lies elsewhere (a theme, a plugin) has another path in a copy. */
static Str compared_path(Str shown, Str path)
{
    bool inside;
    Str rest = path_inside(shown, path, &inside);

    return inside ? rest : path_name(path);
}

static bool keep(void *context, const Diag *diag)
{
    Keeper *keeper = context;
    bool inside, kept;
    Str path = path_inside(keeper->shown, diag->path, &inside);
    Arena scratch;

    if (diag->severity == DIAG_SYSTEM ||
        (inside && has_or_above(&keeper->changed->files, path)))
        return true;
    /* The copy of that commit holds no other repository; this one is as it
     * was. */
    if (inside && has_or_above(&keeper->apart, path))
        return false;
    keeper->elsewhere = true;
    if (keeper->before == NULL)
        return true;
    arena_init(&scratch);
    kept = !map_has(keeper->before,
                    key_of(&scratch, compared_path(keeper->shown, diag->path),
                           diag));
    arena_release(&scratch);
    return kept;
}

/* Repositories inside this one: "160000 HASH 0<tab>PATH". */
static void find_apart(const Changed *changed, Map *apart)
{
    static const char *const words[] = {"ls-files", "-z", "--stage", NULL};
    Str all;

    map_init(apart, changed->arena);
    if (!changed_git(changed, NULL, words, &all))
        return;
    while (all.len > 0) {
        size_t end = str_find_char(all, '\0');
        Str line = str_slice(all, 0, end == STR_NONE ? all.len : end);
        size_t tab = str_find_char(line, '\t');

        if (str_starts(line, "160000 ") && tab != STR_NONE)
            map_put(apart, str_slice(line, tab + 1, line.len), apart);
        all = str_slice(all, end == STR_NONE ? all.len : end + 1, all.len);
    }
}

/* One folder of that commit into the index; false when git cannot. */
static bool stage(const Changed *changed, const char *index, Str folder)
{
    Arena *arena = changed->arena;
    Str tree = arena_fmt(arena, "%.*s:%.*s", STR_ARG(changed->base),
                         STR_ARG(folder));
    Str prefix = arena_fmt(arena, "--prefix=%.*s/", STR_ARG(folder));
    const char *part[] = {"read-tree", str_to_cstr(arena, prefix),
                          str_to_cstr(arena, tree), NULL};
    const char *whole[] = {"read-tree", str_to_cstr(arena, changed->base),
                           NULL};
    Str out;

    return changed_git(changed, index, folder.len > 0 ? part : whole, &out);
}

/* The content of that commit, with the themes and plugins beside it, which are
 * the handbook's. Writes into `folder` only. */
static bool check_out(const Changed *changed, Str folder)
{
    static const char *const beside[] = {"themes", "lua-plugins"};
    Arena *arena = changed->arena;
    const char *index = str_to_cstr(arena, path_join(arena, folder,
                                                     STR("index")));
    Str prefix = arena_fmt(arena, "--prefix=%.*s/tree/", STR_ARG(folder));
    const char *words[] = {"checkout-index", "--all", "--force", "--quiet",
                           str_to_cstr(arena, prefix), NULL};
    Str out;

    if (!stage(changed, index, changed->inside))
        return false;
    for (size_t i = 0; i < 2 && changed->inside.len > 0; i++)
        stage(changed, index, path_join(arena, path_folder(changed->inside),
                                        str_from(beside[i])));
    return changed_git(changed, index, words, &out);
}

/* Checks the handbook in `content` and notes what is said of it. */
static void note(const Changed *changed, const CommonOptions *options,
                 Str content, Map *before)
{
    CommonOptions then = *options;
    Diags *diags = diag_open(false);
    Build *build;
    Str shown;

    then.build.content = content;
    build = common_open(&then, diags);
    build_run(build);
    shown = build_site(build)->shown_folder;
    for (size_t i = 0; i < diag_total(diags); i++) {
        const Diag *diag = diag_get(diags, i);

        map_put(before, key_of(changed->arena,
                               compared_path(shown, diag->path), diag),
                before);
    }
    build_close(build);
    diag_close(diags);
}

static int report_failed(const Changed *changed, Diags *diags, Str folder,
                         int err)
{
    if (err != 0)
        diag_io(diags, "output-failed", "use this folder", folder, err);
    else
        diag_help(diags, DIAG_SYSTEM, "helper-failed",
                  diag_in_file(changed->folder),
                  STR("is there room on the disk? Without --changed everything "
                      "is checked"),
                  "git could not write the older version of the handbook");
    return EXIT_SYSTEM;
}

/* What was said at that commit. */
static int look_back(const Changed *changed, const CommonOptions *options,
                     Map *before, Diags *diags)
{
    Arena *arena = changed->arena;
    Str folder = STR("");
    int status = EXIT_DONE;
    int err = fs_make_temporary(arena, &folder);

    if (err != 0)
        return report_failed(changed, diags, folder, err);
    if (check_out(changed, folder))
        note(changed, options,
             path_join(arena, path_join(arena, folder, STR("tree")),
                       changed->inside),
             before);
    else
        status = report_failed(changed, diags, folder, 0);
    err = fs_remove_tree(str_to_cstr(arena, folder));
    return status == EXIT_DONE && err != 0
               ? report_failed(changed, diags, folder, err)
               : status;
}

int changed_keep(Changed *changed, const CommonOptions *options, Str shown,
                 Diags *diags)
{
    Keeper *keeper = ARENA_NEW(changed->arena, Keeper);
    Map *before = ARENA_NEW(changed->arena, Map);
    int status = EXIT_DONE;

    if (changed->all)
        return EXIT_DONE;
    *keeper = (Keeper){.changed = changed, .shown = shown};
    map_init(before, changed->arena);
    find_apart(changed, &keeper->apart);
    diag_keep(diags, keep, keeper);
    diag_total(diags); /* asks for each */
    if (!keeper->elsewhere)
        return EXIT_DONE; /* nothing to compare */
    status = look_back(changed, options, before, diags);
    keeper->before = before;
    diag_keep(diags, keep, keeper);
    return status;
}

size_t changed_pages(const Changed *changed, const Site *site)
{
    size_t count = 0;

    for (size_t i = 0; i < site->page_count; i++)
        count += site->page[i]->source_path.len > 0 &&
                 (changed->all ||
                  has_or_above(&changed->files, site->page[i]->source_path));
    return count;
}
