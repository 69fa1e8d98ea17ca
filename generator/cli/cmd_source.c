/* cli/cmd_source.c - handbook source: sources and their fingerprints. */
#include "base/compat.h"

#include "cli/source_command.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "site/config.h"
#include "site/discover.h"
#include "site/fingerprints.h"
#include "site/sources.h"

static void help(void)
{
    puts("handbook source add DOCUMENT --key KEY [--replace] [CONTENT]\n"
         "handbook source list [CONTENT]\n"
         "handbook source verify [--documents DIR] [CONTENT]\n"
         "\n"
         "A fingerprint lets handbook check what you quote, without the\n"
         "document itself: nobody can read the document from it.\n"
         "\n"
         "add     makes the fingerprint of DOCUMENT (plain text, or a PDF\n"
         "        where pdftotext is installed) for the source KEY of CONTENT\n"
         "        (default: content), and names it in the source's record\n"
         "list    all sources: type, standing, fingerprint, how often cited\n"
         "verify  looks whether every fingerprint is there and whole, and,\n"
         "        with --documents, whether the documents in DIR are still\n"
         "        those that the fingerprints were made of\n"
         "\n"
         "  -k, --key KEY        the source: the name of its record in "
         "content/sources\n"
         "      --replace        the document is a newer one: make its "
         "fingerprint anew\n"
         "  -D, --documents DIR  a folder with documents\n"
         "\n"
         "Exit status: 0 done, 1 something is wrong with a source, a document "
         "or a\n"
         "fingerprint, 2 wrong usage, 3 the disk or the system failed.");
}

typedef struct Verb {
    const char *name;
    int (*run)(const SourceOptions *options);
    bool takes_document;
} Verb;

static const Verb VERBS[] = {
    {"add", source_add, true},
    {"list", source_list, false},
    {"verify", source_verify, false},
};
enum { VERB_COUNT = sizeof VERBS / sizeof VERBS[0] };

static const Verb *find_verb(const char *word)
{
    Str names[VERB_COUNT];

    for (size_t i = 0; i < VERB_COUNT; i++) {
        if (strcmp(VERBS[i].name, word) == 0)
            return &VERBS[i];
        names[i] = str_from(VERBS[i].name);
    }
    size_t near = str_nearest(str_from(word), names, VERB_COUNT);
    if (near != STR_NONE) {
        fprintf(stderr, "handbook source: there is no '%s'; did you mean "
                "'%s'?\n", word, VERBS[near].name);
        fputs("Try 'handbook source --help'.\n", stderr);
    } else {
        common_usage("source", "say add, list or verify, not", word);
    }
    return NULL;
}

/* Reads the options; the words between them are left in argv from optind on. */
static bool read_options(int argc, char **argv, SourceOptions *out)
{
    static const struct option LONG[] = {
        {"key", required_argument, NULL, 'k'},
        {"documents", required_argument, NULL, 'D'},
        {"replace", no_argument, NULL, 'r'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    *out = (SourceOptions){.document = NULL};
    opterr = 0;
    for (;;) {
        int option = getopt_long(argc, argv, ":k:D:h", LONG, NULL);
        if (option == -1)
            return true;
        if (option == ':')
            return common_usage("source", "this option needs a value:",
                                argv[optind - 1]);
        if (option == '?')
            return common_usage("source", "there is no option",
                                argv[optind - 1]);
        if (option == 'k')
            out->key = optarg;
        else if (option == 'D')
            out->documents = optarg;
        out->replace |= option == 'r';
        out->help |= option == 'h';
    }
}

/* What each of the three must and may be given. */
static bool check_options(const Verb *verb, const SourceOptions *options)
{
    if (verb->takes_document && options->document == NULL)
        return common_usage("source", "name the document: handbook source add "
                            "DOCUMENT --key KEY", "");
    if (verb->takes_document && options->key == NULL)
        return common_usage("source", "say which source this is: --key KEY",
                            "");
    if (!verb->takes_document && options->key != NULL)
        return common_usage("source", "--key is not for", verb->name);
    if (!verb->takes_document && options->replace)
        return common_usage("source", "--replace is not for", verb->name);
    if (options->documents != NULL && verb->run != source_verify)
        return common_usage("source", "--documents is not for", verb->name);
    if (options->documents != NULL &&
        fs_info_follow(options->documents).kind != FS_FOLDER)
        return common_usage("source", "there is no folder",
                            options->documents);
    return true;
}

int cmd_source(int argc, char **argv)
{
    SourceOptions options;
    if (!read_options(argc, argv, &options))
        return EXIT_USAGE;
    if (options.help) {
        help();
        return EXIT_DONE;
    }
    if (optind >= argc) {
        common_usage("source", "say add, list or verify", "");
        return EXIT_USAGE;
    }
    const Verb *verb = find_verb(argv[optind++]);
    if (verb == NULL)
        return EXIT_USAGE;
    if (verb->takes_document && optind < argc)
        options.document = argv[optind++];
    if (argc - optind > 1) {
        common_usage("source", "only one content folder can be named; also got",
                     argv[optind + 1]);
        return EXIT_USAGE;
    }
    if (optind < argc && argv[optind][0] == '\0') {
        common_usage("source", "the content folder has no name", "");
        return EXIT_USAGE;
    }
    options.content =
        optind < argc ? str_from(argv[optind]) : common_default_content();
    if (!check_options(verb, &options))
        return EXIT_USAGE;
    return verb->run(&options);
}

bool source_open(const SourceOptions *options, Site *site, Diags *diags)
{
    site_init(site, diags, options->content);
    config_load(site);
    discover(site);
    sources_load(site);
    /* without a content folder nothing more can be said */
    return site->real_folder.len > 0;
}

int source_close(Site *site)
{
    Diags *diags = site->diags;
    common_print(diags, 0);
    int status = diag_exit_status(diags);
    site_release(site);
    diag_close(diags);
    return status;
}
