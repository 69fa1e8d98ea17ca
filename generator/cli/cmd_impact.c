/* cli/cmd_impact.c - handbook impact: what rests on a source. */
#include "base/compat.h"

#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "cli/impact_print.h"
#include "site/facts.h"

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

/* KEY [PLACE] [CONTENT]: a second word that is a folder is the last one. */
static bool read_words(const Typed *typed, CommonOptions *options,
                       Question *question)
{
    size_t count = typed->word_count;
    const Str *word = typed->word;
    bool has_place =
        count == 3 ||
        (count == 2 && fs_info_follow(word[1].ptr).kind != FS_FOLDER);

    question->key = plain_key(word[0]);
    question->place = has_place ? str_trim(word[1]) : STR("");
    if (count == 2 && !has_place)
        options->build.content = word[1];
    if (question->key.len == 0)
        command_usage(typed->command, "the key is empty");
    else if (has_place && question->place.len == 0)
        command_usage(typed->command, "the place is empty");
    else
        return true;
    return false;
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

static int print(const Typed *typed, const Site *site, const Impact *impact,
                 Diags *diags)
{
    int status = diag_exit_status(diags);
    Buf buf;

    buf_init(&buf, SIZE_MAX / 2);
    if (str_is(typed_text(typed, OPT_ANSWER_FORMAT), "json"))
        impact_json(&buf, impact);
    else
        impact_text(&buf, site, impact);
    if (!common_answer(typed->command, buf_str(&buf)))
        status = EXIT_SYSTEM;
    buf_release(&buf);
    if (impact->errors > 0)
        fprintf(stderr, "handbook %s: the content has errors: the answer may "
                "lack what stands there\n'handbook check' tells them\n",
                typed->command->name);
    return status;
}

static int answer(const Typed *typed, const CommonOptions *options,
                  const Question *question)
{
    const char *command = typed->command->name;
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
        status = print(typed, site, impact, diags);
    arena_release(&arena);
    build_close(build);
    diag_close(diags);
    return status;
}

static int run(const Typed *typed)
{
    CommonOptions options = common_options(typed);
    Question question = {.pinpoint = NULL};
    Arena arena;
    int status = EXIT_USAGE;

    if (!read_words(typed, &options, &question))
        return EXIT_USAGE;
    arena_init(&arena);
    if (read_place(&arena, typed->command->name, &question))
        status = answer(typed, &options, &question);
    arena_release(&arena);
    return status;
}

const Command COMMAND_IMPACT = {
    .name = "impact",
    .run = run,
    .summary = "tell what rests on a source, or on a place in it",
    .about =
        "Lists what rests on the source KEY, or on one PLACE in it: rights, "
        "deadlines, answers, letters, definitions and sentences, each with its "
        "file, line and standing. For when the law has changed, and you ask "
        "what to read again.",
    .arguments =
        {{.name = "KEY",
          .called = "key",
          .kind = WORD_SOURCE,
          .missing = "which source? Name its key, such as 'uc-regs-2013'",
          .help = "as on a page: uc-regs-2013"},
         {.name = "PLACE",
          .called = "place",
          .kind = WORD_TEXT,
          .help = "in quotation marks, as on a page: 'reg 15', 'reg 15(3)', "
                  "'sch 1 para 3', '[20]', 'p 5', or how a heading begins. "
                  "'reg 15' also finds 'reg 15(3)' and 'regs 13-16'. What "
                  "names no place, or names it in another way, is listed "
                  "apart"},
         {.name = "CONTENT",
          .called = "content folder",
          .kind = WORD_CONTENT,
          .help = "the content folder (default: content). A second word that "
                  "is a folder is taken as CONTENT"}},
    .options = {OPT_ANSWER_FORMAT, OPT_JOBS, OPT_DRAFTS},
    .too_many = "a place goes between quotation marks",
    .examples = {{"handbook impact uc-regs-2013 'reg 15(3)'",
                  "what rests on regulation 15(3)"},
                 {"handbook impact uc-regs-2013 --format json",
                  "all that rests on the regulations, for a program"}},
    .status = {"done, also when nothing rests on it",
               "the answer is there, but the content has errors",
               "wrong usage, an unknown key, a place that makes no sense",
               NULL},
};
