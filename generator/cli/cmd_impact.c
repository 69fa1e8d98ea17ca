/* cli/cmd_impact.c - handbook impact: what rests on a source. */
#include "base/compat.h"

#include "cli/command.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "cli/impact_print.h"
#include "site/facts.h"

static void help(void)
{
    puts("handbook impact KEY [PLACE] [CONTENT] [--format text|json] "
         "[--jobs N]\n"
         "                [--drafts]\n"
         "\n"
         "Lists what rests on the source KEY, or on one PLACE in it: rights,\n"
         "deadlines, answers, letters, definitions and sentences, each with "
         "its\n"
         "file, line and standing. For when the law has changed, and you ask\n"
         "what to read again.\n"
         "\n"
         "  KEY      as on a page: uc-regs-2013\n"
         "  PLACE    in quotation marks, as on a page: 'reg 15', "
         "'reg 15(3)',\n"
         "           'sch 1 para 3', '[20]', 'p 5', or how a heading begins.\n"
         "           'reg 15' also finds 'reg 15(3)' and 'regs 13-16'. What\n"
         "           names no place, or names it in another way, is listed "
         "apart.\n"
         "  CONTENT  the content folder (default: content). A second word "
         "that\n"
         "           is a folder is taken as CONTENT.\n"
         "\n"
         "      --format json  for programs; README.md describes it\n"
         "  -j, --jobs N       so many workers (default: all cores)\n"
         "      --drafts       look at pages of status draft too\n"
         "\n"
         "Exit status: 0 done, also when nothing rests on it; 1 the answer is\n"
         "there, but the content has errors; 2 wrong usage, an unknown key, a\n"
         "place that makes no sense; 3 the disk or the system failed.");
}

typedef struct Question {
    Str key, place; /* as typed; place "" without one */
    const Pinpoint *pinpoint; /* NULL without a place */
} Question;

/* "@key" and "content/sources/key.yaml" are what people paste. */
static Str plain_key(Str typed)
{
    Str ending = path_extension(typed);

    if (str_starts(typed, "@"))
        return str_slice(typed, 1, typed.len);
    if (str_ieq(ending, STR("yaml")) || str_ieq(ending, STR("yml")) ||
        str_ieq(ending, STR("json")))
        return path_stem(path_name(typed));
    return typed;
}

static bool read_words(int argc, char **argv, CommonOptions *options,
                       Question *question)
{
    int count = argc - optind;
    char **word = argv + optind;
    bool has_place;

    if (count < 1)
        return common_usage(argv[0], "which source? Name its key, such as",
                            "uc-regs-2013");
    if (count > 3)
        return common_usage(argv[0],
                            "a place goes between quotation marks; also got",
                            word[3]);
    has_place = count == 3 ||
                (count == 2 && fs_info_follow(word[1]).kind != FS_FOLDER);
    question->key = plain_key(str_from(word[0]));
    question->place = has_place ? str_trim(str_from(word[1])) : STR("");
    if (question->key.len == 0)
        return common_usage(argv[0], "the key is empty", "");
    if (has_place && question->place.len == 0)
        return common_usage(argv[0], "the place is empty: leave it out to ask "
                            "for the whole source", "");
    if (count == 3)
        options->build.content = str_from(word[2]);
    else if (count == 2 && !has_place)
        options->build.content = str_from(word[1]);
    if (options->build.content.len == 0)
        return common_usage(argv[0], "the content folder has no name", "");
    return true;
}

static bool read_place(Arena *arena, const char *command, Question *question)
{
    Pinpoint *pinpoint;

    if (question->place.len == 0)
        return true;
    pinpoint = pinpoint_new(arena, question->place);
    question->pinpoint = pinpoint;
    if (!pinpoint->problem)
        return true;
    fprintf(stderr, "handbook %s: the place '%.*s' cannot be looked for: %s\n",
            command, STR_ARG(question->place), pinpoint->problem);
    fputs("Write it between quotation marks, as on a page: 'reg 15(3)', "
          "'ss 13-16',\n'sch 1 para 3', '[20]', 'p 5', or the words of a "
          "heading.\n", stderr);
    return false;
}

static int unknown_key(const char *command, const char *content,
                       const Site *site, Diags *diags, Str key)
{
    Str near = facts_nearest(site, STR("source"), key);
    int status = diag_exit_status(diags);

    if (status != EXIT_DONE) /* its record may be what is wrong */
        diag_print(diags, stderr, false, 0);
    if (fs_info_follow(content).kind != FS_FOLDER)
        return status; /* and that has been said */
    fprintf(stderr, "handbook %s: no source has the key '%.*s'", command,
            STR_ARG(key));
    if (near.len > 0)
        fprintf(stderr, "; did you mean '%.*s'?\n", STR_ARG(near));
    else
        fprintf(stderr, ", and nothing cites it\nA key is the name of a file "
                "in the folder 'sources', without its ending.\n");
    return status != EXIT_DONE ? status : EXIT_USAGE;
}

static int several_headings(const char *command, const Impact *impact)
{
    fprintf(stderr, "handbook %s: several headings begin with '%.*s'; write "
            "more of the one you mean:\n", command, STR_ARG(impact->asked));
    for (size_t i = 0; i < impact->heading_count; i++)
        fprintf(stderr, "  %.*s\n", STR_ARG(impact->heading[i]));
    return EXIT_USAGE;
}

static int print(const CommonOptions *options, const Site *site,
                 const Impact *impact, Diags *diags, const char *command)
{
    int status = diag_exit_status(diags);
    Buf buf;

    buf_init(&buf, SIZE_MAX / 2);
    if (options->json)
        impact_json(&buf, impact);
    else
        impact_text(&buf, site, impact);
    if (!common_answer(command, buf_str(&buf)))
        status = EXIT_SYSTEM;
    buf_release(&buf);
    if (impact->errors > 0)
        fprintf(stderr, "handbook %s: the content has errors: the answer may "
                "lack what stands there\n'handbook check' tells them\n",
                command);
    return status;
}

static int answer(const CommonOptions *options, const Question *question,
                  const char *command)
{
    Diags *diags = diag_open(false);
    Build *build = common_open(options, diags);
    const Site *site = build_read(build);
    Arena arena;
    const Impact *impact;
    int status;

    arena_init(&arena);
    impact = impact_new(&arena, site, question->key, question->pinpoint,
                        question->place);
    if (!impact->known)
        status = unknown_key(command,
                             str_to_cstr(&arena, options->build.content),
                             site, diags, question->key);
    else if (impact->heading_count > 0)
        status = several_headings(command, impact);
    else
        status = print(options, site, impact, diags, command);
    arena_release(&arena);
    build_close(build);
    diag_close(diags);
    return status;
}

int cmd_impact(int argc, char **argv)
{
    CommonOptions options;
    Question question = {.pinpoint = NULL};
    Arena arena;
    int status = EXIT_USAGE;

    if (!common_flags(argc, argv, "jdf", &options))
        return EXIT_USAGE;
    if (options.help) {
        help();
        return EXIT_DONE;
    }
    if (!read_words(argc, argv, &options, &question))
        return EXIT_USAGE;
    arena_init(&arena);
    if (read_place(&arena, argv[0], &question))
        status = answer(&options, &question, argv[0]);
    arena_release(&arena);
    return status;
}
