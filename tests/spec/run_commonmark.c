/* tests/spec/run_commonmark.c - runs the examples of a specification.
 *
 * Usage: run_commonmark [--tables] FILE
 *
 * FILE holds examples as CommonMark's spec.txt does: a fence of 32 backticks
 * and the word "example", Markdown, a line with one '.', HTML, a fence. An
 * arrow stands for a tab. Without --tables the page is CommonMark and nothing
 * else; with it, or behind a line "options: handbook" in the file, tables,
 * call-outs, ids, citations and short links are on.
 * Prints each example that fails and a closing count; exit status 1 when there
 * is one, 2 on wrong usage. */
#include "base/compat.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/limits.h"
#include "doc/html.h"
#include "doc/parse.h"

#define FENCE "````````````````````````````````"
#define ARROW "\xE2\x86\x92"

typedef struct Example {
    Buf markdown, html;
    unsigned line;
} Example;

typedef struct Run {
    bool tables;
    unsigned passed, failed;
} Run;

static void add_line(Buf *buf, Str line)
{
    size_t at;

    while ((at = str_find(line, STR(ARROW))) != STR_NONE) {
        buf_add(buf, str_slice(line, 0, at));
        buf_addc(buf, '\t');
        line = str_slice(line, at + strlen(ARROW), line.len);
    }
    buf_add(buf, line);
    buf_addc(buf, '\n');
}

static void check(Run *run, const Example *example)
{
    DocOptions options = run->tables ? DOC_HANDBOOK : DOC_COMMONMARK;
    Diags *diags = diag_open(false);
    Arena arena;
    Source *source;
    Node *document;
    Buf html;

    options.raw_html = true;
    arena_init(&arena);
    buf_init(&html, LIMIT_OUTPUT_BYTES);
    source = source_new(&arena, STR("example.md"), buf_str(&example->markdown));
    document = doc_parse(&arena, source,
                         (Span){0, (uint32_t)source->text.len}, &options,
                         diags);
    html_render(&html, document, &HTML_COMMONMARK);
    if (str_eq(buf_str(&html), buf_str(&example->html))) {
        run->passed++;
    } else {
        run->failed++;
        printf("line %u failed\n--- markdown\n%s--- expected\n%s--- got\n%s\n",
               example->line, example->markdown.ptr, example->html.ptr,
               html.ptr);
    }
    buf_release(&html);
    arena_release(&arena);
    diag_close(diags);
}

static void run_examples(Run *run, Str text)
{
    enum { OUTSIDE, MARKDOWN, HTML } part = OUTSIDE;
    Example example = {.line = 0};
    unsigned number = 0;
    Str line;

    buf_init(&example.markdown, LIMIT_FILE_BYTES);
    buf_init(&example.html, LIMIT_FILE_BYTES);
    while (str_line(&text, &line)) {
        number++;
        if (part == OUTSIDE && str_is(line, FENCE " example")) {
            part = MARKDOWN;
            example.line = number;
            buf_reset(&example.markdown);
            buf_reset(&example.html);
        } else if (part == MARKDOWN && str_is(line, ".")) {
            part = HTML;
        } else if (part == HTML && str_is(line, FENCE)) {
            part = OUTSIDE;
            check(run, &example);
        } else if (part == OUTSIDE && str_is(line, "options: handbook")) {
            run->tables = true;
        } else if (part != OUTSIDE) {
            add_line(part == MARKDOWN ? &example.markdown : &example.html,
                     line);
        }
    }
    buf_release(&example.markdown);
    buf_release(&example.html);
}

int main(int argc, char **argv)
{
    Run run = {.tables = argc == 3 && strcmp(argv[1], "--tables") == 0};
    Arena arena;
    Str text;

    if (argc != (run.tables ? 3 : 2)) {
        fprintf(stderr, "usage: run_commonmark [--tables] FILE\n");
        return 2;
    }
    hash_init();
    arena_init(&arena);
    if (fs_read(&arena, argv[argc - 1], LIMIT_FILE_BYTES, &text) != 0) {
        fprintf(stderr, "cannot read %s\n", argv[argc - 1]);
        return 2;
    }
    run_examples(&run, text);
    arena_release(&arena);
    printf("%u passed, %u failed\n", run.passed, run.failed);
    return run.failed > 0;
}
