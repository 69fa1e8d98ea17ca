/* tests/unit/test_page_text.c - explain/page_text.h: Markdown on a terminal. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "doc/parse.h"
#include "explain/page_text.h"

static void assert_text(const char *markdown, size_t width, const char *text)
{
    Diags *diags = diag_open(false);
    Str all = str_from(markdown);
    Source *source;
    Arena arena;
    Buf buf;

    arena_init(&arena);
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    source = source_new(&arena, STR("x.md"), all);
    page_text_add(&buf,
                  doc_parse(&arena, source, (Span){0, (uint32_t)all.len},
                            &DOC_COMMONMARK, diags),
                  width);
    assert_string_equal(buf.ptr, text);
    buf_release(&buf);
    arena_release(&arena);
    diag_close(diags);
}

static void page_text__breaks_lines_at_spaces(void **state)
{
    (void)state;
    assert_text("One two three four five six seven.\n", 20,
                "One two three four\nfive six seven.\n");
    assert_text("a averyveryverylongwordindeed b\n", 20,
                "a\naveryveryverylongwordindeed\nb\n");
    /* two columns each */
    assert_text("漢字漢字漢 漢字漢字漢\n", 20, "漢字漢字漢\n漢字漢字漢\n");
    assert_text("漢字漢字 漢字漢字漢\n", 20, "漢字漢字 漢字漢字漢\n");
    assert_text("", 20, "");
}

static void page_text__shows_each_kind_of_block(void **state)
{
    (void)state;
    assert_text("# x-x\n\nUse `but`, see [the law](https://a.example/).\n\n"
                "## Why\n\nIt *is*\nso.\n\n- one\n- two\n  - three\n\n<!-- c -->\n",
                80,
                "x-x\n===\n\nUse 'but', see the law (https://a.example/).\n\n"
                "Why\nIt is so.\n\n - one\n - two\n    - three\n");
    assert_text("## Wrong\n\n`page.md`\n\n```markdown\n---\n\n- a\n```\n", 80,
                "Wrong\n\n  page.md:\n    ---\n\n    - a\n");
}

static void page_text__lets_nothing_move_the_cursor(void **state)
{
    (void)state;
    assert_text("a\x1b[2Jb `\x1b` \xe2\x80\xae.\n\n    \x1b]0;x\x07\n", 80,
                "a\xef\xbf\xbd[2Jb '\xef\xbf\xbd' \xef\xbf\xbd.\n\n"
                "    \xef\xbf\xbd]0;x\xef\xbf\xbd\n");
}

static void page_text__leaves_room_for_words_however_deep(void **state)
{
    (void)state;
    assert_text("> > > > > > > > > > > > one two three four five\n", 24,
                "    one two three four\n    five\n");
    assert_text("one two three four five\n", 1, "one two three four\nfive\n");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_text__breaks_lines_at_spaces),
        cmocka_unit_test(page_text__shows_each_kind_of_block),
        cmocka_unit_test(page_text__lets_nothing_move_the_cursor),
        cmocka_unit_test(page_text__leaves_room_for_words_however_deep),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
