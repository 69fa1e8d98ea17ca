/* cli/common.c - options and running, shared by build and check. */
#include "base/compat.h"

#include "cli/command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/pool.h"
#include "pipeline/places.h"

bool common_usage(const char *command, const char *message, const char *what)
{
    fprintf(stderr, "handbook %s: %s%s%s%s\n", command, message,
            what[0] != '\0' ? " '" : "", what, what[0] != '\0' ? "'" : "");
    fprintf(stderr, "Try 'handbook %s --help'.\n", command);
    return false;
}

/* `option` is what getopt gave: '?' for one it does not know, whose letter is
 * in optopt (0 for a long one), or the letter of one that is not for this
 * command. */
static bool unknown_option(char **argv, int option)
{
    int known = option == '?' ? optopt : option;
    char letter[] = {'-', (char)known, '\0'};
    /* its value may have a word of its own */
    bool apart = option != '?' && optarg && optarg == argv[optind - 1];
    const char *word = argv[optind - (apart ? 2 : 1)];
    bool is_long = known == 0 || word[1] == '-';

    return common_usage(argv[0], "there is no option",
                        is_long ? word : letter);
}

static bool read_jobs(const char *text, unsigned *out)
{
    uint64_t number;
    if (!str_to_u64(str_from(text), &number) || number == 0 ||
        number > LIMIT_JOBS)
        return false;
    *out = (unsigned)number;
    return true;
}

Str common_default_content(void)
{
    return fs_info_follow("content").kind == FS_FOLDER ? STR("content")
                                                       : STR(".");
}

static bool read_format(const char *text, CommonOptions *out)
{
    out->json = strcmp(text, "json") == 0;
    return out->json || strcmp(text, "text") == 0;
}

bool common_flags(int argc, char **argv, const char *allowed,
                  CommonOptions *out)
{
    static const struct option LONG[] = {
        {"output", required_argument, NULL, 'o'},
        {"jobs", required_argument, NULL, 'j'},
        {"format", required_argument, NULL, 'f'},
        {"made", required_argument, NULL, 'm'},
        {"today", required_argument, NULL, 't'},
        {"key", required_argument, NULL, 'k'},
        {"sign", required_argument, NULL, 'g'},
        {"since", required_argument, NULL, 'S'},
        {"drafts", no_argument, NULL, 'd'},
        {"preview", no_argument, NULL, 'p'},
        {"strict", no_argument, NULL, 's'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    *out = (CommonOptions){.build = {.out = STR_INIT("site"),
                                     .jobs = pool_cores()}};
    opterr = 0;
    for (;;) {
        int option = getopt_long(argc, argv, ":o:j:h", LONG, NULL);
        if (option == -1)
            break;
        if (option == ':')
            return common_usage(argv[0], "this option needs a value:",
                                argv[optind - 1]);
        if (option == '?' ||
            (option != 'h' && strchr(allowed, option) == NULL))
            return unknown_option(argv, option);
        if (option == 'o')
            out->build.out = str_from(optarg);
        else if (option == 'j' && !read_jobs(optarg, &out->build.jobs))
            return common_usage(argv[0],
                                "--jobs takes a number from 1 to 64, not",
                                optarg);
        else if (option == 'f' && !read_format(optarg, out))
            return common_usage(argv[0], "--format takes text or json, not",
                                optarg);
        else if (option == 'm')
            out->made = str_from(optarg);
        else if (option == 't')
            out->today = str_from(optarg);
        else if ((option == 'k' || option == 'g') && optarg[0] == '\0')
            return common_usage(argv[0], "this option needs a key:",
                                option == 'k' ? "--key" : "--sign");
        else if (option == 'g')
            out->sign = str_from(optarg);
        else if (option == 'k')
            out->key = str_from(optarg);
        else if (option == 'S')
            out->since = str_from(optarg);
        out->build.drafts |= option == 'd';
        /* What is not finished is not for search engines. */
        out->build.copy.preview |= option == 'p' || option == 'd';
        out->strict |= option == 's';
        out->help |= option == 'h';
    }
    out->build.content = common_default_content();
    return true;
}

bool common_options(int argc, char **argv, const char *allowed,
                    CommonOptions *out)
{
    if (!common_flags(argc, argv, allowed, out))
        return false;
    if (argc - optind > 1)
        return common_usage(argv[0],
                            "only one content folder can be named; also got",
                            argv[optind + 1]);
    if (optind < argc && argv[optind][0] == '\0')
        return common_usage(argv[0], "the content folder has no name", "");
    if (optind < argc)
        out->build.content = str_from(argv[optind]);
    return true;
}

Str common_program(Arena *arena)
{
    Str program;
    return fs_real_path(arena, "/proc/self/exe", &program) == 0 ? program
                                                                : STR("");
}

Codes *common_codes(Str content, Diags *diags)
{
    Codes *codes = codes_open();
    Places ours, plugins;
    Arena arena;

    arena_init(&arena);
    ours = places_shipped(&arena, "codes", common_program(&arena), diags);
    plugins = places_find(&arena, "lua-plugins", content,
                          common_program(&arena), diags);
    for (size_t i = 0; i < ours.count; i++)
        codes_add_folder(codes, ours.folder[i]);
    for (size_t i = 0; i < plugins.count; i++)
        codes_add_folder(codes, path_join(&arena, plugins.folder[i],
                                          STR("codes")));
    arena_release(&arena);
    return codes;
}

Build *common_open(const CommonOptions *options, Diags *diags)
{
    BuildOptions build_options = options->build;
    Arena arena;
    arena_init(&arena);
    build_options.program = common_program(&arena);
    Build *build = build_open(&build_options, diags);
    arena_release(&arena);
    return build;
}

void common_print(Diags *diags, size_t page_count)
{
    bool colour = isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == NULL;
    diag_print(diags, stderr, colour, page_count);
}

bool common_answer(const char *command, Str text)
{
    if (fwrite(text.ptr, 1, text.len, stdout) == text.len &&
        fflush(stdout) == 0)
        return true;
    fprintf(stderr, "handbook %s: cannot print the answer: %s\n", command,
            strerror(errno));
    return false;
}

int common_run(const CommonOptions *options, BuildReport *report)
{
    Diags *diags = diag_open(options->strict);
    Build *build = common_open(options, diags);
    BuildReport done = build_run(build);
    common_print(diags, done.page_count);
    int status = diag_exit_status(diags);
    for (size_t i = 0; i < done.summary_count; i++)
        printf("%.*s\n", STR_ARG(done.summary[i]));
    done.summary = NULL; /* it goes with the build */
    done.summary_count = 0;
    build_close(build);
    diag_close(diags);
    if (report != NULL)
        *report = done;
    return status;
}
