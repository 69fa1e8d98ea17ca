/* cli/cmd_verify.c - handbook verify: whether a stick or a site is as it was
 * made. */
#include "base/compat.h"

#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "export/tree.h"
#include "export/verify.h"
#include "output/copy.h"

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
    bool told = common_answer(&COMMAND_VERIFY, buf_str(&out));
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

static int verify(Arena *arena, const char *typed, const SignPublic *key)
{
    Verify found;
    Str failed;
    int err = 0;
    switch (verify_read(arena, str_from(typed), &found, &failed, &err)) {
    case VERIFY_DONE:
        return tell(arena, &found, key);
    case VERIFY_NO_FOLDER:
        return command_usage(
            &COMMAND_VERIFY,
            fs_info(typed).kind == FS_MISSING
                ? "there is no folder '%s'"
                : "name a folder (unpack a zip file first), not '%s'",
            typed);
    case VERIFY_NO_MANIFEST:
        return no_manifest(typed, &found);
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

static int run(const Typed *typed)
{
    Str name = typed_text(typed, OPT_PUBLIC_KEY);
    SignPublic key;
    if (name.len > 0 && !sign_public_open(typed->command, name, &key))
        return EXIT_USAGE;
    Arena arena;
    arena_init(&arena);
    int status =
        verify(&arena, typed->word[0].ptr, name.len > 0 ? &key : NULL);
    arena_release(&arena);
    return status;
}

const Command COMMAND_VERIFY = {
    .name = "verify",
    .run = run,
    .summary = "tell whether a copy or site is as it was made",
    .about =
        "Holds every file of a USB stick, an unpacked zip file or a site in "
        "FOLDER against its manifest.sha256, and says which are missing, "
        "changed, or were not made by handbook. What computers leave on a "
        "stick by themselves is named, and counts for nothing.\n"
        "\n"
        "Without a key this tells that nothing went wrong on the way. Only a "
        "signature tells who made it.",
    .arguments = {{.name = "FOLDER",
                   .called = "folder",
                   .kind = WORD_FOLDER,
                   .missing = "name one folder: a stick, or a site",
                   .help = "a stick, or a site"}},
    .options = {OPT_PUBLIC_KEY},
    .examples = {{"handbook verify /media/you/STICK",
                  "is the stick still as it was made?"},
                 {"handbook verify site --key minisign.pub",
                  "and who made the site?"}},
    .too_many = "name one folder: a stick, or a site",
    .status = {"whole",
               "not whole, or the signature is wrong or missing",
               "wrong usage, no such folder, or nothing that handbook made "
               "in it",
               NULL},
};
