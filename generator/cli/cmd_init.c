/* cli/cmd_init.c - handbook init: a small handbook to begin with. */
#include "base/compat.h"

#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "cli/starter.h"

/* What each option adds. */
static const struct {
    OptionId id;
    const char *starter;
} HOSTS[] = {
    {OPT_GITHUB, "github"},
    {OPT_GITLAB, "gitlab"},
    {OPT_DEVCONTAINER, "devcontainer"},
};

static bool has_host(const Typed *typed)
{
    for (size_t i = 0; i < sizeof HOSTS / sizeof HOSTS[0]; i++) {
        if (typed_has(typed, HOSTS[i].id))
            return true;
    }
    return false;
}

static int add_hosts(Starter *starter, const Typed *typed)
{
    /* which release of handbook they fetch, and how people write there */
    int status = has_host(typed) ? starter_add(starter, "program") : EXIT_DONE;
    for (size_t i = 0; i < sizeof HOSTS / sizeof HOSTS[0]; i++) {
        if (status == EXIT_DONE && typed_has(typed, HOSTS[i].id))
            status = starter_add(starter, HOSTS[i].starter);
    }
    return status;
}

/* A folder as it is typed behind `cd`: in quotes where a shell would take it
 * for several words, or for a sign. */
static void add_typed(Buf *out, Str folder)
{
    bool plain = true;
    if (str_starts(folder, "-"))
        buf_adds(out, "./");
    for (size_t i = 0; i < folder.len && plain; i++) {
        char c = folder.ptr[i];
        plain = (unsigned char)c >= 0x80 || ascii_is_alnum(c) ||
                (c != '\0' && strchr("-_./,+:@%", c) != NULL);
    }
    if (plain) {
        diag_add_safe(out, folder);
        return;
    }
    buf_adds(out, "'");
    for (size_t from = 0, to = 0; to <= folder.len; to++) {
        if (to < folder.len && folder.ptr[to] != '\'')
            continue;
        diag_add_safe(out, str_slice(folder, from, to));
        buf_adds(out, to < folder.len ? "'\\''" : "'");
        from = to + 1;
    }
}

static int say_next(const Starter *starter, bool hosts)
{
    Buf out;
    bool told;
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    buf_adds(&out, "Made a small handbook in ");
    diag_add_safe(&out, starter->dest);
    buf_addf(&out, " (%zu files).\n\nWhat to do next:\n\n  cd ",
             starter->count);
    add_typed(&out, starter->dest);
    buf_adds(&out,
             "\n"
             "  handbook check      says what is wrong: nothing yet\n"
             "  handbook build      makes the site; open site/index.html\n"
             "  handbook new content/commitment/my-page.md \"My page\"\n"
             "                      begins a page\n"
             "\n"
             "README.md in it tells what each file is, and what to fill in "
             "before you publish.\n");
    if (hosts)
        buf_adds(&out, "CONTRIBUTING.md tells what to press once when it is on "
                       "the web, and how people write there with a browser.\n");
    told = common_answer(starter->command, buf_str(&out));
    buf_release(&out);
    return told ? EXIT_DONE : EXIT_SYSTEM;
}

static int run(const Typed *typed)
{
    Arena arena;
    arena_init(&arena);
    Starter starter = starter_new(&arena, typed->command, typed->word[0]);
    int status = starter_check_empty(&starter);
    if (status == EXIT_DONE)
        status = starter_add(&starter, "handbook");
    if (status == EXIT_DONE)
        status = add_hosts(&starter, typed);
    if (status == EXIT_DONE)
        status = starter_write(&starter);
    if (status == EXIT_DONE)
        status = say_next(&starter, has_host(typed));
    arena_release(&arena);
    return status;
}

const Command COMMAND_INIT = {
    .name = "init",
    .run = run,
    .summary = "begin a handbook of your own",
    .about = "Makes a small handbook in DIR: a home page, a guide with a right "
             "and a deadline, a source, a glossary, pages about accessibility, "
             "privacy and the advice itself to fill in, and a README.md that "
             "tells what each file is. It builds, and nothing in it is wrong. "
             "Nothing is overwritten.",
    .arguments = {{.name = "DIR",
                   .called = "folder",
                   .kind = WORD_PLACE,
                   .missing = "name the folder to make, as in handbook init "
                              "my-handbook",
                   .help = "a folder that is new or empty; one with only .git "
                           "in it will do"}},
    .options = {OPT_GITHUB, OPT_GITLAB, OPT_DEVCONTAINER},
    .too_many = "only one folder can be named",
    .examples = {{"handbook init my-handbook",
                  "begins a handbook in the new folder my-handbook"},
                 {"handbook init --github --devcontainer my-handbook",
                  "one to put on GitHub, and to write with a browser alone"}},
    .status = {NULL, "", "wrong usage, or the folder is not empty",
               NULL},
};
