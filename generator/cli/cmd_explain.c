/* cli/cmd_explain.c - handbook explain: what a code means. */
#include "base/compat.h"

#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/diag_codes.h"
#include "base/limits.h"
#include "base/map.h"
#include "cli/explain_plugins.h"
#include "explain/page_text.h"

enum {
    WIDEST = 80, /* longer lines are hard to read, however wide the window */
    SIMILAR = 10 /* codes shown that have the word in them */
};

typedef struct Explain {
    Arena arena;
    Diags *diags;
    Codes *codes;
    Str content;
    Str *known; /* every code that has a page or is the program's */
    size_t known_count;
    Buf out;
    Map seen; /* codes that were told of */
    ExplainPlugins plugins;
    size_t width;   /* columns of the terminal */
    bool to_person; /* on a terminal */
    int status;
} Explain;

/* ---- which codes there are ---- */

static int compare(const void *a, const void *b)
{
    return str_cmp(*(const Str *)a, *(const Str *)b);
}

static void find_known(Explain *explain)
{
    size_t pages, ours, kept = 0;
    Str *page =
        codes_list(explain->codes, &explain->arena, &pages, explain->diags);
    const Str *our = diag_codes(&ours);
    Str *all = ARENA_NEW_ARRAY(&explain->arena, Str, pages + ours);

    for (size_t i = 0; i < pages; i++)
        all[i] = page[i];
    for (size_t i = 0; i < ours; i++)
        all[pages + i] = our[i];
    qsort(all, pages + ours, sizeof *all, compare);
    for (size_t i = 0; i < pages + ours; i++)
        if (kept == 0 || !str_eq(all[kept - 1], all[i]))
            all[kept++] = all[i];
    explain->known = all;
    explain->known_count = kept;
}

static void list_all(Explain *explain)
{
    for (size_t i = 0; i < explain->known_count; i++) {
        Str code = explain->known[i];
        CodePage page = codes_read(explain->codes, &explain->arena, code,
                                   explain->diags);
        Str sentence = code_page_sentence(&explain->arena, &page);

        if (!explain->to_person) { /* a line each, for grep and the like */
            buf_addf(&explain->out, "%.*s: %.*s\n", STR_ARG(code),
                     STR_ARG(sentence));
            continue;
        }
        buf_addf(&explain->out, "%.*s\n", STR_ARG(code));
        page_text_wrap(&explain->out, sentence, 4, explain->width);
    }
}

/* ---- codes without a page ---- */

static void separate(Explain *explain)
{
    if (explain->out.len > 0)
        buf_adds(&explain->out, "\n\n");
}

static bool told_by_plugin(Explain *explain, Str code)
{
    const ExplainPlugin *plugin;

    if (!explain->plugins.read)
        explain_plugins_read(&explain->plugins, &explain->arena,
                             explain->content, explain->diags);
    plugin = explain_plugins_who(&explain->plugins, code);
    if (plugin == NULL)
        return false;
    separate(explain);
    buf_addf(&explain->out, "%.*s\n\n", STR_ARG(code));
    page_text_wrap(
        &explain->out,
        arena_fmt(&explain->arena,
                  "A plugin says this, and it brings no page about it. The "
                  "plugin is %.*s. Whoever looks after it can add such a "
                  "page: %.*s/codes/%.*s.md",
                  STR_ARG(plugin->path), STR_ARG(plugin->folder),
                  STR_ARG(code)),
        0, explain->width);
    return true;
}

static void no_page(Explain *explain, Str code)
{
    fprintf(stderr,
            "handbook explain: there should be a page about '%.*s', but it "
            "was not installed with the program.\n"
            "  = help: install the program again, whole: its pages are in the "
            "folder codes/\n",
            STR_ARG(code));
    explain->status = EXIT_SYSTEM;
}

static void say_similar(Explain *explain, Str word)
{
    size_t near =
        str_nearest(word, explain->known, explain->known_count);
    size_t found = 0;

    if (near != STR_NONE) {
        fprintf(stderr, "; did you mean '%.*s'?",
                STR_ARG(explain->known[near]));
        return;
    }
    for (size_t i = 0; word.len > 2 && i < explain->known_count; i++) {
        if (str_find(explain->known[i], word) == STR_NONE)
            continue;
        if (++found > SIMILAR) {
            fputs(" …", stderr);
            break;
        }
        fprintf(stderr, "%s %.*s",
                found == 1 ? "; these have it in them:" : ",",
                STR_ARG(explain->known[i]));
    }
}

static void unknown(Explain *explain, Str typed, Str code)
{
    Buf word;

    buf_init(&word, LIMIT_CODE_PAGE_BYTES);
    diag_add_safe(&word, str_slice(typed, 0, 200));
    fprintf(stderr, "handbook explain: there is no code '%s'", word.ptr);
    buf_release(&word);
    say_similar(explain, code);
    fputs("\n", stderr);
    if (explain->status == EXIT_DONE)
        explain->status = EXIT_USAGE;
}

/* ---- one code ---- */

static void add_page(Explain *explain, Str code, const CodePage *page)
{
    const Node *first = page->document->first;

    separate(explain);
    if (first->kind != NODE_HEADING || first->as.heading.level != 1)
        buf_addf(&explain->out, "%.*s\n\n", STR_ARG(code));
    page_text_add(&explain->out, page->document, explain->width);
}

static void explain_code(Explain *explain, Str typed)
{
    Str code = codes_clean(&explain->arena, typed);
    CodePage page;

    if (code.len > 0 && map_has(&explain->seen, code))
        return;
    if (code.len > 0)
        map_put(&explain->seen, code, explain);
    page = codes_read(explain->codes, &explain->arena, code, explain->diags);
    if (page.broken)
        return; /* diags say why */
    if (page.document)
        add_page(explain, code, &page);
    else if (diag_code_known(code))
        no_page(explain, code);
    else if (code.len == 0 || !told_by_plugin(explain, code))
        unknown(explain, typed, code);
}

/* ---- the command ---- */

static size_t terminal_width(void)
{
    struct winsize size = {0};

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 ||
        size.ws_col > WIDEST)
        return WIDEST;
    return size.ws_col;
}

static void explain_all(Explain *explain, const Str *words, size_t count)
{
    explain->codes = common_codes(explain->content, explain->diags);
    find_known(explain);
    if (count == 0)
        list_all(explain);
    for (size_t i = 0; i < count; i++)
        explain_code(explain, words[i]);
    codes_close(explain->codes);
}

static int run(const Typed *typed)
{
    Explain explain = {.status = EXIT_DONE, .content = typed->content};
    int status;

    arena_init(&explain.arena);
    map_init(&explain.seen, &explain.arena);
    buf_init(&explain.out, LIMIT_OUTPUT_BYTES);
    explain.diags = diag_open(false);
    explain.to_person = isatty(STDOUT_FILENO) == 1;
    explain.width = terminal_width();
    explain_all(&explain, typed->word, typed->word_count);
    if (!common_answer(typed->command, buf_str(&explain.out)))
        explain.status = EXIT_SYSTEM;
    common_print(explain.diags, 0);
    status = diag_exit_status(explain.diags);
    if (status < explain.status)
        status = explain.status;
    diag_close(explain.diags);
    buf_release(&explain.out);
    arena_release(&explain.arena);
    return status;
}

const Command COMMAND_EXPLAIN = {
    .name = "explain",
    .run = run,
    .summary = "tell what the code of a message means",
    .about = "Tells what a message means, why the rule is there, and shows a "
             "wrong example and a right one.",
    .arguments = {{.name = "CODE",
                   .called = "code",
                   .kind = WORD_CODE,
                   .many = true,
                   .help = "the word in square brackets at the end of the "
                           "message. Without one: all codes, and what each "
                           "means in a sentence"}},
    .options = {OPT_CONTENT},
    .examples = {{"handbook explain missing-but", "what does it mean?"},
                 {"handbook explain bad-date unclear-date",
                  "two codes, one behind the other"}},
    .status = {NULL, "a page about a code is damaged",
               "wrong usage, or there is no such code", NULL},
};
