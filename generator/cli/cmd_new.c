/* cli/cmd_new.c - handbook new: begins a page. */
#include "base/compat.h"

#include "cli/command.h"

#include "base/limits.h"
#include "base/path.h"
#include "cli/new_page.h"
#include "cli/starter.h"
#include "site/config.h"
#include "site/discover.h"

static int say_next(const NewPage *new)
{
    Buf out;
    bool told;
    Str stem = path_stem(path_name(new->path));
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    buf_adds(&out, "Wrote ");
    diag_add_safe(&out, new->typed);
    buf_adds(&out, ", a draft.\n");
    if (new->title_guessed)
        buf_addf(&out, "Its title is made of the file's name: '%.*s'. Change "
                       "it in line 2.\n",
                 STR_ARG(new->title));
    if (new->new_folder && !str_is(stem, "index")) {
        buf_adds(&out, "Its folder is new. Begin the front page of the "
                       "section, too: handbook new ");
        diag_add_safe(&out, path_folder(new->typed));
        buf_adds(&out, "/index.md\n");
    }
    buf_adds(&out,
             "\n"
             "What to do next:\n"
             "\n"
             "  handbook serve             shows it in your browser while you "
             "write\n"
             "  handbook check --drafts    says what is wrong with it\n"
             "\n"
             "When it is finished, take out the line 'status: draft'.\n");
    told = common_answer(new->command, buf_str(&out));
    buf_release(&out);
    return told ? EXIT_DONE : EXIT_SYSTEM;
}

static int write_page(NewPage *new, Site *site)
{
    Starter starter = starter_new(new->arena, new->command, new->content);
    starter_add_file(&starter, new->path, new_text(new, site));
    int status = starter_write(&starter);
    return status == EXIT_DONE ? say_next(new) : status;
}

/* What is wrong elsewhere in the handbook is not this command's affair, unless
 * nobody can tell then which words pages may use. */
static int open_site(Site *site, Diags *diags, Diags *unheard)
{
    config_load(site);
    int status = diag_exit_status(diags);
    common_print(diags, 0);
    site->diags = unheard;
    discover(site);
    return status;
}

static int begin(NewPage *new, const Typed *typed)
{
    Site site;
    Diags *diags, *unheard;
    int status = common_check_content(new->content);
    if (status != EXIT_DONE)
        return status;
    diags = diag_open(false);
    unheard = diag_open(false);
    site_init(&site, diags, new->content);
    status = open_site(&site, diags, unheard);
    if (status == EXIT_DONE)
        status = new_find_place(new, &site);
    if (status == EXIT_DONE)
        status = new_find_title(new, typed->word_count > 1 ? &typed->word[1]
                                                           : NULL);
    if (status == EXIT_DONE)
        status = write_page(new, &site);
    site_release(&site);
    diag_close(unheard);
    diag_close(diags);
    return status;
}

static int run(const Typed *typed)
{
    Arena arena;
    NewPage new = {.arena = &arena,
                   .command = typed->command,
                   .typed = typed->word[0]};
    arena_init(&arena);
    int status = new_find_content(&new, typed);
    if (status == EXIT_DONE)
        status = begin(&new, typed);
    arena_release(&arena);
    return status;
}

const Command COMMAND_NEW = {
    .name = "new",
    .run = run,
    .summary = "begin a page",
    .about =
        "Writes the page PATH as a draft: with what most pages of its section "
        "say of benefits, nations and kind, and behind the last of them. A day "
        "of review is never written: that is a person's promise. Nothing is "
        "overwritten.",
    .arguments = {{.name = "PATH",
                   .called = "page",
                   .kind = WORD_PLACE,
                   .missing = "name the page, as in handbook new "
                              "content/money/late.md \"My money is late\"",
                   .help = "in the content folder, ending in .md; in .cy.md "
                           "for a page in Welsh"},
                  {.name = "TITLE",
                   .called = "title",
                   .kind = WORD_TEXT,
                   .help = "in quotation marks; without it one is made of the "
                           "file's name"}},
    .options = {OPT_CONTENT},
    .too_many = "put the title between quotation marks",
    .examples = {{"handbook new content/money/late.md 'My money is late'",
                  "begins a page of the section money"},
                 {"handbook new content/housing/index.md Housing",
                  "begins a section, with its front page"}},
    .status = {NULL, "handbook.yaml has errors, or there is no content folder",
               "wrong usage, or the page cannot be there", NULL},
};
