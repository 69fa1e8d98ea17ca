/* cli/cmd_verify.c - handbook verify: whether a stick or a site is as it was
 * made. */
#include "base/compat.h"

#include "cli/command.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "export/tree.h"
#include "export/verify.h"
#include "output/copy.h"

static void help(void)
{
    puts("handbook verify FOLDER [--key FILE|KEY]\n"
         "\n"
         "Holds every file of a USB stick, an unpacked zip file or a site in\n"
         "FOLDER against its manifest.sha256, and says which are missing,\n"
         "changed, or were not made by handbook. What computers leave on a\n"
         "stick by themselves is named, and counts for nothing.\n"
         "\n"
         "      --key FILE|KEY  also checks the signature in\n"
         "                      manifest.sha256.minisig: a public key that\n"
         "                      minisign made (minisign.pub), or the line in\n"
         "                      it that begins with RW\n"
         "\n"
         "Without a key this tells that nothing went wrong on the way. Only a\n"
         "signature tells who made it.\n"
         "\n"
         "Exit status: 0 whole; 1 not whole, or the signature is wrong or\n"
         "missing; 2 wrong usage, no such folder, or nothing that handbook\n"
         "made in it; 3 the disk or the system failed.");
}

/* --- the report ----------------------------------------------------------- */

static void tell_edition(Buf *out, Arena *arena, const Verify *verify)
{
    static const struct {
        const char *kind, *words;
    } KINDS[] = {{"web", "a website"},
                 {"usb", "a copy for a USB stick"},
                 {"zip", "a copy from a zip file"}};
    const VerifyEdition *edition = &verify->edition;
    if (!edition->known) {
        buf_adds(out, "Which edition this is cannot be told: " EDITION_NAME
                      " does not say it.\n");
        return;
    }
    if (date_is_set(edition->day))
        buf_addf(out, "Edition of %s", date_iso(arena, edition->day).ptr);
    else
        buf_adds(out, "Edition without a date");
    for (size_t i = 0; i < sizeof KINDS / sizeof KINDS[0]; i++) {
        if (str_is(edition->kind, KINDS[i].kind))
            buf_addf(out, ", %s", KINDS[i].words);
    }
    if (date_is_set(edition->made))
        buf_addf(out, ", made on %s", date_iso(arena, edition->made).ptr);
    buf_adds(out, ".\n");
}

static void tell_files(Buf *out, const Verify *verify)
{
    static const char *const WORD[VERIFY_MARK__COUNT] = {
        [VERIFY_MISSING] = "missing",       [VERIFY_CHANGED] = "changed",
        [VERIFY_UNREADABLE] = "unreadable", [VERIFY_EXTRA] = "extra",
        [VERIFY_COMPUTER] = "(computer)",
    };
    for (size_t i = 0; i < verify->count; i++) {
        const VerifyItem *item = &verify->item[i];
        buf_addf(out, "  %-10s  ", WORD[item->mark]);
        diag_add_safe(out, item->path);
        if (item->mark == VERIFY_UNREADABLE)
            buf_addf(out, "  (%s)", strerror(item->err));
        buf_addc(out, '\n');
    }
    if (verify->marked[VERIFY_COMPUTER] > 0)
        buf_adds(out, "What is marked (computer) was left by a computer that "
                      "the copy was in. It does no\nharm.\n");
}

/* ", 2 changed": nothing for none. */
static void add_count(Buf *out, size_t count, const char *words)
{
    if (count > 0)
        buf_addf(out, "%s%zu %s",
                 out->len > 0 && out->ptr[out->len - 1] != ' ' ? ", " : "",
                 count, words);
}

static void tell_outcome(Buf *out, const Verify *verify)
{
    const size_t *marked = verify->marked;
    if (verify->unfinished)
        buf_adds(out, "An export to this folder was cut off. Run it again: it "
                      "goes on where it stopped.\n");
    if (verify_is_whole(verify)) {
        buf_addf(out, "Whole: %s%zu file%s as %s made.\n",
                 verify->files == 1 ? "" : "all ", verify->files,
                 verify->files == 1 ? " is" : "s are",
                 verify->files == 1 ? "it was" : "they were");
        return;
    }
    buf_addf(out, "Not whole, of %zu file%s: ", verify->files,
             verify->files == 1 ? "" : "s");
    add_count(out, marked[VERIFY_MISSING], "missing");
    add_count(out, marked[VERIFY_CHANGED], "changed");
    add_count(out, marked[VERIFY_UNREADABLE], "unreadable");
    add_count(out, marked[VERIFY_EXTRA], "extra");
    if (verify->unfinished)
        add_count(out, 1, "export not finished");
    buf_adds(out, ".\n");
}

/* False when a key was given and the signature is not that key's. */
static bool tell_signature(Buf *out, const Verify *verify,
                           const SignPublic *key)
{
    char name[17];
    Str trusted;
    if (key == NULL) {
        if (verify->has_signature)
            buf_adds(out, "It is signed, which was not checked: --key names "
                          "the public key.\n");
        return true;
    }
    if (!verify->has_signature) {
        buf_adds(out, "Not signed: there is no " MANIFEST_SIGNATURE_NAME
                      ".\n");
        return false;
    }
    SignProblem problem =
        sign_check(key, verify->manifest, verify->signature, &trusted);
    if (problem != SIGN_OK) {
        buf_addf(out, "Wrong signature (" MANIFEST_SIGNATURE_NAME "): %s.\n",
                 sign_problem_text(problem));
        return false;
    }
    sign_key_name(key->id, name);
    buf_addf(out, "Signed with the key %s: ", name);
    diag_add_safe(out, trusted);
    buf_addc(out, '\n');
    return true;
}

static int tell(Arena *arena, const Verify *verify, const SignPublic *key)
{
    Buf out;
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    tell_edition(&out, arena, verify);
    tell_files(&out, verify);
    tell_outcome(&out, verify);
    bool is_signed = tell_signature(&out, verify, key);
    bool told = common_answer("verify", buf_str(&out));
    buf_release(&out);
    if (!told || verify->marked[VERIFY_UNREADABLE] > 0)
        return EXIT_SYSTEM;
    return is_signed && verify_is_whole(verify) ? EXIT_DONE : EXIT_CONTENT;
}

/* --- the command ---------------------------------------------------------- */

static int no_manifest(const char *typed, const Verify *verify)
{
    if (!verify->unfinished) {
        fprintf(stderr,
                "handbook verify: there is no " MANIFEST_NAME
                " in '%s': handbook did not make what is there\n",
                typed);
        return EXIT_USAGE;
    }
    puts("Not whole: the export to this folder was cut off. Run it again: it "
         "goes on\nwhere it stopped.");
    return EXIT_CONTENT;
}

static int run(Arena *arena, const char *typed, const SignPublic *key)
{
    Verify verify;
    Str failed;
    int err = 0;
    switch (verify_read(arena, str_from(typed), &verify, &failed, &err)) {
    case VERIFY_DONE:
        return tell(arena, &verify, key);
    case VERIFY_NO_FOLDER:
        common_usage("verify",
                     fs_info(typed).kind == FS_MISSING
                         ? "there is no folder"
                         : "name a folder (unpack a zip file first), not",
                     typed);
        return EXIT_USAGE;
    case VERIFY_NO_MANIFEST:
        return no_manifest(typed, &verify);
    case VERIFY_BAD_MANIFEST:
        puts("Not whole: " MANIFEST_NAME " is damaged, or handbook did not "
             "make it.");
        return EXIT_CONTENT;
    case VERIFY_SYSTEM:
        break;
    }
    fprintf(stderr, "handbook verify: cannot read '%.*s': %s\n",
            STR_ARG(failed), strerror(err));
    return EXIT_SYSTEM;
}

int cmd_verify(int argc, char **argv)
{
    CommonOptions options;
    SignPublic key;
    if (!common_flags(argc, argv, "k", &options))
        return EXIT_USAGE;
    if (options.help) {
        help();
        return EXIT_DONE;
    }
    if (argc - optind != 1 || argv[optind][0] == '\0') {
        common_usage(argv[0], "name one folder: a stick, or a site", "");
        return EXIT_USAGE;
    }
    if (options.key.len > 0 &&
        !sign_public_open(argv[0], options.key.ptr, &key))
        return EXIT_USAGE;
    Arena arena;
    arena_init(&arena);
    int status = run(&arena, argv[optind],
                     options.key.len > 0 ? &key : NULL);
    arena_release(&arena);
    return status;
}
