/* cli/changed.c - asks git what has changed. */
#include "base/compat.h"

#include "cli/changed.h"

#include <errno.h>
#include <stdio.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/run.h"

#define MAX_WORDS 40
/* A list of every file there is, at most. */
#define MAX_ANSWER (256u * 1024 * 1024)
#define MAX_SECONDS 300
/* What `env` ends with when it finds no such program. */
#define NO_PROGRAM 127

/* Set by hooks, for the commands that they call; they would lead git to another
 * repository or index than that of the folder. */
static const char *const unset[] = {
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX",
    "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_EXTERNAL_DIFF",
};

/* 0, or the errno of run_program; ENOENT without git. */
static int run_git(const Changed *changed, const char *index, bool aloud,
                   const char *const *words, Str *out, int *status)
{
    const char *argv[MAX_WORDS];
    size_t count = 0;
    int err;

    argv[count++] = "env";
    for (size_t i = 0; i < sizeof unset / sizeof *unset; i++) {
        argv[count++] = "-u";
        argv[count++] = unset[i];
    }
    argv[count++] = "LC_ALL=C";
    argv[count++] = "GIT_OPTIONAL_LOCKS=0";
    argv[count++] = "GIT_TERMINAL_PROMPT=0";
    if (index != NULL)
        argv[count++] = str_to_cstr(
            changed->arena,
            arena_fmt(changed->arena, "GIT_INDEX_FILE=%s", index));
    argv[count++] = "git";
    argv[count++] = "-C";
    argv[count++] = str_to_cstr(changed->arena, changed->real);
    for (; *words != NULL; words++) {
        if (count + 1 == MAX_WORDS)
            BUG("too many words for git");
        argv[count++] = *words;
    }
    argv[count] = NULL;
    if (aloud)
        err = run_program_aloud(changed->arena, argv, MAX_ANSWER, MAX_SECONDS,
                                out, status);
    else
        err = run_program(changed->arena, argv, MAX_ANSWER, MAX_SECONDS, out,
                          status);
    return err == 0 && *status == NO_PROGRAM ? ENOENT : err;
}

bool changed_git(const Changed *changed, const char *index,
                 const char *const *words, Str *out)
{
    int status;

    return run_git(changed, index, false, words, out, &status) == 0 &&
           status == 0;
}

/* The one line that git answers, or "". */
static Str ask(const Changed *changed, const char *const *words)
{
    Str out;

    return changed_git(changed, NULL, words, &out) ? str_trim(out) : STR("");
}

static int usage(const char *message, Str what, const char *help)
{
    fprintf(stderr, "handbook check: %s%s%.*s%s\n%s\n", message,
            what.len > 0 ? " '" : "", STR_ARG(what), what.len > 0 ? "'" : "",
            help);
    return EXIT_USAGE;
}

static int report_missing(const Changed *changed, Diags *diags)
{
    diag_help(diags, DIAG_SYSTEM, "helper-missing",
              diag_in_file(changed->folder),
              STR("on Debian and Ubuntu 'sudo apt install git' installs it; "
                  "without --changed everything is checked"),
              "git is not installed; it tells what has changed");
    return EXIT_SYSTEM;
}

/* Git ran and could not do it: nobody knows why, for its words are its own. */
static int report_failed(const Changed *changed, Diags *diags)
{
    diag_help(diags, DIAG_SYSTEM, "helper-failed",
              diag_in_file(changed->folder),
              STR("does 'git status' work in this folder? Without --changed "
                  "everything is checked"),
              "git could not tell what has changed");
    return EXIT_SYSTEM;
}

/* The repository around the content folder. */
static int find_repository(Changed *changed, Diags *diags)
{
    static const char *const words[] = {"rev-parse", "--show-toplevel", NULL};
    Str out;
    int status;
    int err = run_git(changed, NULL, true, words, &out, &status);

    if (err == ENOENT)
        return report_missing(changed, diags);
    if (err != 0)
        return report_failed(changed, diags);
    if (status != 0 && str_find(out, STR("dubious ownership")) != STR_NONE)
        return usage("git does not read a folder of somebody else's:",
                     changed->real,
                     str_to_cstr(changed->arena, arena_fmt(changed->arena,
                         "If you trust it: git config --global --add "
                         "safe.directory '%.*s'", STR_ARG(changed->real))));
    if (status != 0)
        return usage("git keeps no versions of this folder:", changed->real,
                     "Without --changed everything is checked.");
    if (str_ends(out, "\n"))
        out.len--; /* one only: a name may end in another */
    changed->top = out;
    changed->inside = STR("");
    if (path_is_inside(changed->real, out) && changed->real.len > out.len)
        changed->inside = str_slice(changed->real,
                                    out.len + !str_ends(out, "/"),
                                    changed->real.len);
    return EXIT_DONE;
}

static bool is_shallow(const Changed *changed)
{
    static const char *const words[] = {"rev-parse", "--is-shallow-repository",
                                        NULL};

    return str_is(ask(changed, words), "true");
}

static Str commit_of(const Changed *changed, Str rev)
{
    Str name = arena_fmt(changed->arena, "%.*s^{commit}", STR_ARG(rev));
    const char *words[] = {"rev-parse", "--verify", "--quiet",
                           "--end-of-options", NULL, NULL};

    words[4] = str_to_cstr(changed->arena, name);
    return words[4] != NULL ? ask(changed, words) : STR("");
}

static int report_no_commit(const Changed *changed, Str rev)
{
    if (is_shallow(changed))
        return usage("this copy of the repository has not got", rev,
                     "It holds the newest commits only. On GitHub write "
                     "'fetch-depth: 0' below\n"
                     "actions/checkout; elsewhere: git fetch --unshallow");
    return usage("there is no commit, branch or tag", rev,
                 "'git branch --all' and 'git tag' tell which there are.");
}

/* The commit that the change began at. */
static int find_base(Changed *changed, Str rev)
{
    const char *words[] = {"merge-base", NULL, "HEAD", NULL};
    Str commit;

    changed->base = commit_of(changed, rev.len > 0 ? rev : STR("HEAD"));
    if (rev.len == 0)
        return EXIT_DONE; /* without a first commit all is new */
    if (changed->base.len == 0)
        return report_no_commit(changed, rev);
    words[1] = str_to_cstr(changed->arena, changed->base);
    commit = ask(changed, words);
    if (commit.len == 0 && is_shallow(changed))
        return report_no_commit(changed, rev);
    if (commit.len > 0) /* else they have nothing in common */
        changed->base = commit;
    return EXIT_DONE;
}

/* Names that end in NUL, as git gives them with -z. */
static void add_names(Changed *changed, Str names)
{
    while (names.len > 0) {
        size_t end = str_find_char(names, '\0');
        Str name = str_slice(names, 0, end == STR_NONE ? names.len : end);

        if (str_ends(name, "/")) /* a repository of its own */
            name.len--;
        if (name.len > 0)
            map_put(&changed->files, name, changed);
        names = str_slice(names, end == STR_NONE ? names.len : end + 1,
                          names.len);
    }
}

static bool list_files(Changed *changed)
{
    static const char *const unknown[] = {"ls-files", "-z", "--others", NULL};
    /* Both names of a file that was renamed. */
    const char *differ[] = {"-c",         "core.fsmonitor=false",
                            "diff",       "--name-only",
                            "-z",         "--no-renames",
                            "--relative", NULL,
                            "--",         ".",
                            NULL};
    Str names;

    differ[7] = str_to_cstr(changed->arena, changed->base);
    if (!changed_git(changed, NULL, differ, &names))
        return false;
    add_names(changed, names);
    if (!changed_git(changed, NULL, unknown, &names))
        return false;
    add_names(changed, names);
    return true;
}

/* Whether that commit has the content folder at all. */
static bool had_content(const Changed *changed)
{
    const char *words[] = {"rev-parse", "--verify", "--quiet",
                           "--end-of-options", NULL, NULL};

    if (changed->base.len == 0)
        return false;
    words[4] = str_to_cstr(changed->arena,
                           arena_fmt(changed->arena, "%.*s:%.*s",
                                     STR_ARG(changed->base),
                                     STR_ARG(changed->inside)));
    return ask(changed, words).len > 0;
}

int changed_find(Arena *arena, Str folder, Str rev, Diags *diags, Changed *out)
{
    const char *path = str_to_cstr(arena, folder);
    int status;

    *out = (Changed){.arena = arena, .folder = folder};
    map_init(&out->files, arena);
    /* A folder that is not there is told by the check itself. */
    if (path == NULL || fs_info_follow(path).kind != FS_FOLDER ||
        fs_real_path(arena, path, &out->real) != 0) {
        out->all = true;
        return EXIT_DONE;
    }
    status = find_repository(out, diags);
    if (status == EXIT_DONE)
        status = find_base(out, rev);
    if (status != EXIT_DONE)
        return status;
    out->all = !had_content(out);
    if (!out->all && !list_files(out))
        return report_failed(out, diags);
    return EXIT_DONE;
}
