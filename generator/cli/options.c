/* cli/options.c - the rows of all options. */
#include "base/compat.h"

#include "cli/options.h"

#include "base/limits.h"

static const Choice ANSWER_FORMATS[] = {
    {"text", "for people"},
    {"json", "for programs; README.md describes it"},
    {NULL, NULL},
};

/* In the order of Format (cli/common.h). */
static const Choice FORMATS[] = {
    {"text", "for people: the line, a mark under the mistake, and help"},
    {"short", "one line each, and all of them: for editors"},
    {"json", "for programs; README.md describes it"},
    {"github", "GitHub shows them beside the lines of a pull request"},
    {"sarif", "SARIF 2.1.0, for code scanning"},
    {NULL, NULL},
};

const Option OPTIONS[OPT__COUNT] = {
    [OPT_OUTPUT] = {.name = "output", .letter = 'o', .value = "SITE",
                    .kind = WORD_PLACE,
                    .help = "where the site goes: a missing or empty folder, "
                            "or one that handbook made (default: site)"},
    [OPT_JOBS] = {.name = "jobs", .letter = 'j', .value = "N",
                  .kind = WORD_NUMBER, .low = 1, .high = LIMIT_JOBS,
                  .help = "so many workers (default: all cores)"},
    [OPT_DRAFTS] = {.name = "drafts",
                    .help = "with pages of status draft; what is made of them "
                            "is a preview"},
    [OPT_PREVIEW] = {.name = "preview",
                     .help = "for a few to look at: not for search engines"},
    [OPT_BASE_URL] = {.name = "base-url", .value = "URL", .kind = WORD_TEXT,
                      .help = "where the handbook will be on the web, as "
                              "https://example.org/handbook, whatever "
                              "base_url in handbook.yaml says"},
    [OPT_STRICT] = {.name = "strict", .help = "warnings count as errors"},
    [OPT_CHANGED] = {.name = "changed", .value = "REV", .kind = WORD_TEXT,
                     .value_optional = true,
                     .help = "only what is wrong in files that differ from the "
                             "last commit, and what they broke elsewhere; with "
                             "REV, such as origin/main, in what this branch "
                             "changed since it left REV"},
    [OPT_ANSWER_FORMAT] = {.name = "format", .value = "FORMAT",
                           .kind = WORD_ONE_OF, .choices = ANSWER_FORMATS,
                           .help = "how the answer is written (default: "
                                   "text)"},
    [OPT_FORMAT] = {.name = "format", .value = "FORMAT",
                    .kind = WORD_ONE_OF, .choices = FORMATS,
                    .help = "how mistakes are written (default: text)"},
    [OPT_REPORT_FOLDER] = {.name = "output", .letter = 'o',
                           .value = "FOLDER", .kind = WORD_PLACE,
                           .help = "where the report goes (default: report)"},
    [OPT_SOURCE_URL] = {.name = "source-url", .value = "TEMPLATE",
                        .kind = WORD_TEXT,
                        .help = "what leads to a file: an address with {path} "
                                "and {line} in it (default: the file itself)"},
    [OPT_MADE] = {.name = "made", .value = "DATE", .kind = WORD_DAY,
                  .help = "the day it says it was made, as 2026-11-22. Without "
                          "it SOURCE_DATE_EPOCH tells; else only a USB stick "
                          "asks the clock"},
    [OPT_TODAY] = {.name = "today", .value = "DATE", .kind = WORD_DAY,
                   .help = "the day to count from, as 2026-11-22. Without it "
                           "SOURCE_DATE_EPOCH tells, else the clock"},
    [OPT_LINKS] = {.name = "links", .value = "FORMAT", .kind = WORD_ONE_OF,
                   .value_optional = true, .choices = ANSWER_FORMATS,
                   .help = "lists the addresses of other websites, each with "
                           "the places that use it, as text or json. Nobody "
                           "is asked whether they answer"},
    [OPT_SIGN] = {.name = "sign", .value = "KEY", .kind = WORD_FILE,
                  .help = "signs web, usb and zip with a secret key of "
                          "minisign (the file minisign.key). Its password is "
                          "asked for, or HANDBOOK_SIGN_PASSWORD has it"},
    [OPT_SINCE] = {.name = "since", .value = "OLD_MANIFEST",
                   .kind = WORD_FILE,
                   .help = "with web: prints what to send to a web host that "
                           "has the files of that manifest.sha256, in a safe "
                           "order: lines 'put PATH' and 'delete PATH'"},
    [OPT_PUBLIC_KEY] = {.name = "key", .value = "FILE|KEY",
                        .kind = WORD_FILE,
                        .help = "also checks the signature in "
                                "manifest.sha256.minisig: a public key that "
                                "minisign made (minisign.pub), or the line in "
                                "it that begins with RW"},
    [OPT_SOURCE_KEY] = {.name = "key", .letter = 'k', .value = "KEY",
                        .kind = WORD_SOURCE,
                        .missing = "say which source this is",
                        .help = "the source: the name of its record in "
                                "content/sources"},
    [OPT_REPLACE] = {.name = "replace",
                     .help = "the document is a newer one: make its "
                             "fingerprint anew"},
    [OPT_DOCUMENTS] = {.name = "documents", .letter = 'D', .value = "DIR",
                       .kind = WORD_FOLDER,
                       .help = "a folder with documents"},
    [OPT_CONTENT] = {.name = "content", .letter = 'C', .value = "CONTENT",
                     .kind = WORD_CONTENT,
                     .help = "the content folder that is meant (default: "
                             "content)"},
    [OPT_ACCEPT] = {.name = "accept",
                    .help = "keep what came out: read it first"},
    [OPT_GITHUB] = {.name = "github",
                    .help = "with workflows for GitHub: pull requests are "
                            "checked and previewed, the website is published, "
                            "releases get handbook-usb.zip"},
    [OPT_GITLAB] = {.name = "gitlab", .help = "the same for GitLab"},
    [OPT_DEVCONTAINER] = {.name = "devcontainer",
                          .help = "with what GitHub Codespaces needs to show "
                                  "the handbook while it is written"},
    [OPT_PORT] = {.name = "port", .value = "N", .kind = WORD_NUMBER,
                  .low = 1, .high = 65535,
                  .help = "the port of its address (default: 8000, or the "
                          "next one that is free)"},
    [OPT_HOST] = {.name = "host", .value = "NAME", .kind = WORD_TEXT,
                  .help = "a further name that it answers to, for a port that "
                          "is forwarded: preview.example.org, or "
                          "*.example.org for all below it; may be given "
                          "again"},
    [OPT_HELP] = {.name = "help", .letter = 'h', .help = "tells this"},
};
