/* tests/unit/test_diag.c - base/diag.h: order, counts, and the exact print. */
#include "diag_world.h"

#include <errno.h>

#include "base/limits.h"
#include "base/pool.h"
#include "base/utf8.h"

/* One source with one mark in it. */
static void mark(World *world, const char *path, Str text, uint32_t off,
                 uint32_t len)
{
    Source *source = source_new(&world->arena, str_from(path), text);

    diag_addf(world->diags, DIAG_ERROR, "code",
              diag_at(source, (Span){off, len}), "wrong");
}

static void say(World *world, DiagSeverity severity, const char *path,
                const char *message)
{
    diag_add(world->diags, severity, "code", diag_in_file(str_from(path)),
             str_from(message), STR(""));
}

static void diag__prints_as_in_the_design(void **state)
{
    static const char page[] =
        "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n"
        "The plan is printed for you [@vtr5247, \"Is the claimant given a "
        "copy?\"].\n";
    World world;
    Source *source;

    (void)state;
    open_world(&world, false);
    source = source_new(&world.arena, STR("content/commitment/disagree.md"),
                        str_from(page));
    diag_help(world.diags, DIAG_ERROR, "unknown-source",
              diag_at(source, (Span){(uint32_t)(strchr(page, '@') - page), 8}),
              STR("did you mean 'vtr5274' (content/sources/vtr5274.yaml)?"),
              "no source has the key '%s'", "vtr5247");
    assert_prints(
        &world, 214,
        "content/commitment/disagree.md:14:30: error: no source has the key "
        "'vtr5247' [unknown-source]\n"
        "   14 | The plan is printed for you [@vtr5247, \"Is the claimant "
        "given a copy?\"].\n"
        "      |                              ^~~~~~~~\n"
        "      = help: did you mean 'vtr5274' "
        "(content/sources/vtr5274.yaml)?\n"
        "1 error in 1 of 214 pages\n");
    close_world(&world);
}

static void diag__says_nothing_when_there_is_nothing(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    assert_prints(&world, 10, "");
    assert_int_equal(diag_total(world.diags), 0);
    assert_int_equal(diag_exit_status(world.diags), 0);
    close_world(&world);
    diag_close(NULL);
}

static void diag__names_a_file_or_only_the_program(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    say(&world, DIAG_WARNING, "themes/x/theme.yaml", "it is old");
    say(&world, DIAG_ERROR, "", "there is no content");
    assert_prints(&world, 0,
                  "handbook: error: there is no content [code]\n"
                  "themes/x/theme.yaml: warning: it is old [code]\n"
                  "1 error, 1 warning\n");
    close_world(&world);
}

static void diag__whole_file_of_a_source_has_no_excerpt(void **state)
{
    World world;
    Source *source;

    (void)state;
    open_world(&world, false);
    source = source_new(&world.arena, STR("a.md"), STR("text"));
    diag_addf(world.diags, DIAG_NOTE, "code", diag_at(source, DIAG_WHOLE_FILE),
              "hello");
    assert_prints(&world, 5, "a.md: note: hello [code]\n");
    assert_int_equal(diag_get(world.diags, 0)->place.line, 0);
    close_world(&world);
}

static void diag__counts_in_words(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    say(&world, DIAG_ERROR, "a.md", "1");
    say(&world, DIAG_ERROR, "a.md", "2");
    say(&world, DIAG_WARNING, "b.md", "3");
    say(&world, DIAG_NOTE, "c.md", "4"); /* notes make no page wrong */
    say(&world, DIAG_ERROR, "x.yaml", "5");
    assert_prints(&world, 7,
                  "a.md: error: 1 [code]\n"
                  "a.md: error: 2 [code]\n"
                  "b.md: warning: 3 [code]\n"
                  "c.md: note: 4 [code]\n"
                  "x.yaml: error: 5 [code]\n"
                  "3 errors, 1 warning in 2 of 7 pages\n");
    close_world(&world);
}

static void diag__counts_one_page_of_one(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    say(&world, DIAG_WARNING, "a.md", "x");
    say(&world, DIAG_WARNING, "a.md", "y");
    assert_prints(&world, 1,
                  "a.md: warning: x [code]\n"
                  "a.md: warning: y [code]\n"
                  "2 warnings in 1 of 1 page\n");
    close_world(&world);
}

static void diag__sorts_whatever_the_order_of_arrival(void **state)
{
    World world;
    Source *source;

    (void)state;
    open_world(&world, false);
    source = source_new(&world.arena, STR("b.md"), STR("one\ntwo"));
    diag_addf(world.diags, DIAG_ERROR, "z", diag_at(source, (Span){4, 3}), "m");
    diag_addf(world.diags, DIAG_WARNING, "a", diag_at(source, (Span){0, 3}),
              "m");
    diag_addf(world.diags, DIAG_ERROR, "b", diag_at(source, (Span){0, 3}), "n");
    diag_addf(world.diags, DIAG_ERROR, "b", diag_at(source, (Span){0, 3}), "m");
    diag_addf(world.diags, DIAG_ERROR, "a", diag_at(source, (Span){0, 3}), "m");
    say(&world, DIAG_NOTE, "b.md", "whole file");
    say(&world, DIAG_NOTE, "a.md", "other file");
    say(&world, DIAG_NOTE, "", "nowhere");
    assert_prints(&world, 0,
                  "handbook: note: nowhere [code]\n"
                  "a.md: note: other file [code]\n"
                  "b.md: note: whole file [code]\n"
                  "b.md:1:1: error: m [a]\n"
                  "    1 | one\n"
                  "      | ^~~\n"
                  "b.md:1:1: error: m [b]\n"
                  "    1 | one\n"
                  "      | ^~~\n"
                  "b.md:1:1: error: n [b]\n"
                  "    1 | one\n"
                  "      | ^~~\n"
                  "b.md:1:1: warning: m [a]\n"
                  "    1 | one\n"
                  "      | ^~~\n"
                  "b.md:2:1: error: m [z]\n"
                  "    2 | two\n"
                  "      | ^~~\n"
                  "4 errors, 1 warning\n");
    close_world(&world);
}

static void diag__drops_exact_repeats_only(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    say(&world, DIAG_ERROR, "a.md", "same");
    say(&world, DIAG_WARNING, "a.md", "same");
    say(&world, DIAG_ERROR, "a.md", "same");
    say(&world, DIAG_ERROR, "b.md", "same");
    assert_int_equal(diag_total(world.diags), 3);
    assert_int_equal(diag_count(world.diags, DIAG_ERROR), 2);
    assert_int_equal(diag_count(world.diags, DIAG_WARNING), 1);
    close_world(&world);
}

static void diag__indents_help_of_several_lines(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    diag_help(world.diags, DIAG_ERROR, "c", diag_in_file(STR("a.yaml")),
              STR("write:\n  title: \"a: b\"\n\nor so\n"), "no");
    assert_prints(&world, 0,
                  "a.yaml: error: no [c]\n"
                  "      = help: write:\n"
                  "                title: \"a: b\"\n"
                  "\n"
                  "              or so\n"
                  "1 error\n");
    close_world(&world);
}

static void diag__prints_without_code_when_there_is_none(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    diag_addf(world.diags, DIAG_ERROR, "", diag_nowhere(), "no");
    diag_addf(world.diags, DIAG_ERROR, NULL, diag_nowhere(), "yes");
    assert_prints(&world, 0,
                  "handbook: error: no\nhandbook: error: yes\n2 errors\n");
    close_world(&world);
}

/* ---- excerpts ---- */

static void diag__empty_span_shows_one_caret(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    mark(&world, "a", STR("abc\n"), 1, 0);
    mark(&world, "b", STR("abc\n"), 3, 0);
    mark(&world, "c", STR("abc\n"), 4, 0);
    mark(&world, "d", STR(""), 0, 0);
    mark(&world, "e", STR("abc"), 99, 7);
    assert_prints(&world, 0,
                  "a:1:2: error: wrong [code]\n"
                  "    1 | abc\n"
                  "      |  ^\n"
                  "b:1:4: error: wrong [code]\n"
                  "    1 | abc\n"
                  "      |    ^\n"
                  "c:2:1: error: wrong [code]\n"
                  "    2 |\n"
                  "      | ^\n"
                  "d:1:1: error: wrong [code]\n"
                  "    1 |\n"
                  "      | ^\n"
                  "e:1:4: error: wrong [code]\n"
                  "    1 | abc\n"
                  "      |    ^\n"
                  "5 errors\n");
    close_world(&world);
}

static void diag__span_is_cut_at_the_end_of_its_first_line(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    mark(&world, "a", STR("abc\r\ndef"), 1, 6);
    mark(&world, "b", STR("abc\n"), 1, UINT32_MAX);
    assert_prints(&world, 0,
                  "a:1:2: error: wrong [code]\n"
                  "    1 | abc\n"
                  "      |  ^~\n"
                  "b:1:2: error: wrong [code]\n"
                  "    1 | abc\n"
                  "      |  ^~\n"
                  "2 errors\n");
    close_world(&world);
}

static void diag__tabs_are_four_columns(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    mark(&world, "a", STR("\ta\tb"), 3, 1);
    mark(&world, "b", STR("ab\tc"), 2, 1);
    mark(&world, "c", STR("ab\tc"), 1, 3);
    assert_prints(&world, 0,
                  "a:1:4: error: wrong [code]\n"
                  "    1 |     a   b\n"
                  "      |         ^\n"
                  "b:1:3: error: wrong [code]\n"
                  "    1 | ab  c\n"
                  "      |   ^~\n"
                  "c:1:2: error: wrong [code]\n"
                  "    1 | ab  c\n"
                  "      |  ^~~~\n"
                  "3 errors\n");
    close_world(&world);
}

static void diag__carets_stand_under_wide_and_combined_characters(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    mark(&world, "a", STR("日本 x"), 7, 1);
    mark(&world, "b", STR("x日y"), 1, 3);
    mark(&world, "c", STR("e\xCC\x81 x"), 4, 1);
    mark(&world, "d", STR("we\xCC\x81 x"), 1, 3);
    mark(&world, "e", STR("tŷ \xF0\x9F\x98\x80 x"), 9, 1);
    assert_prints(&world, 0,
                  "a:1:4: error: wrong [code]\n"
                  "    1 | 日本 x\n"
                  "      |      ^\n"
                  "b:1:2: error: wrong [code]\n"
                  "    1 | x日y\n"
                  "      |  ^~\n"
                  "c:1:4: error: wrong [code]\n"
                  "    1 | e\xCC\x81 x\n"
                  "      |   ^\n"
                  "d:1:2: error: wrong [code]\n"
                  "    1 | we\xCC\x81 x\n"
                  "      |  ^\n"
                  "e:1:6: error: wrong [code]\n"
                  "    1 | tŷ \xF0\x9F\x98\x80 x\n"
                  "      |       ^\n"
                  "5 errors\n");
    close_world(&world);
}

/* A family of three is five characters, and on a terminal three signs of two
 * columns; an accent of its own is a character and no column; Arabic is marked
 * where its letters are typed, one after the other. */
static void diag__columns_are_characters_and_carets_columns(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    mark(&world, "a", STR("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2"
                          "\x80\x8D\xF0\x9F\x91\xA7 x"), 19, 1);
    mark(&world, "b", STR("w\xCC\x82\tx"), 4, 1);
    mark(&world, "c", STR("\xD9\x85\xD8\xB1 \xD8\xAD"), 5, 2);
    mark(&world, "d", STR("\xE2\x9D\xA4\xEF\xB8\x8F x"), 7, 1);
    assert_prints(&world, 0,
                  "a:1:7: error: wrong [code]\n"
                  "    1 | \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9"
                  "\xE2\x80\x8D\xF0\x9F\x91\xA7 x\n"
                  "      |        ^\n"
                  "b:1:4: error: wrong [code]\n"
                  "    1 | w\xCC\x82   x\n"
                  "      |     ^\n"
                  "c:1:4: error: wrong [code]\n"
                  "    1 | \xD9\x85\xD8\xB1 \xD8\xAD\n"
                  "      |    ^\n"
                  "d:1:4: error: wrong [code]\n"
                  "    1 | \xE2\x9D\xA4\xEF\xB8\x8F x\n"
                  "      |   ^\n"
                  "4 errors\n");
    close_world(&world);
}

static void diag__byte_order_mark_is_not_shown(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    mark(&world, "a", STR("\xEF\xBB\xBF" "abc"), 4, 1);
    mark(&world, "b", STR("\xEF\xBB\xBF" "abc"), 0, 4);
    mark(&world, "c", STR("\xEF\xBB\xBF" "abc"), 0, 3);
    mark(&world, "d", STR("\xEF\xBB\xBF"), 0, 3);
    assert_prints(&world, 0,
                  "a:1:2: error: wrong [code]\n"
                  "    1 | abc\n"
                  "      |  ^\n"
                  "b:1:1: error: wrong [code]\n"
                  "    1 | abc\n"
                  "      | ^\n"
                  "c:1:1: error: wrong [code]\n"
                  "    1 | abc\n"
                  "      | ^\n"
                  "d:1:1: error: wrong [code]\n"
                  "    1 |\n"
                  "      | ^\n"
                  "4 errors\n");
    close_world(&world);
}

#define FFFD "\xEF\xBF\xBD"

static void diag__nothing_reaches_the_terminal_raw(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    /* An escape sequence, a C1 control, a bell, a turn to right-to-left. */
    mark(&world, "a\033[2J",
         STR("\033[31m\xC2\x9B" "1m\a\xE2\x80\xAEzyx\x7F"), 16, 1);
    diag_help(world.diags, DIAG_ERROR, "c\r", diag_in_file(STR("b\n")),
              STR("h\033\r\nj\x7F"), "m\n\t\b\xFF%s", "\xE2\x80\xA8");
    assert_prints(&world, 0,
                  "a" FFFD "[2J:1:14: error: wrong [code]\n"
                  "    1 | " FFFD "[31m" FFFD "1m" FFFD FFFD "zyx" FFFD "\n"
                  "      |              ^\n"
                  "b : error: m  " FFFD FFFD FFFD " [c" FFFD "]\n"
                  "      = help: h" FFFD "\n"
                  "              j" FFFD "\n"
                  "2 errors\n");
    close_world(&world);
}

static void diag__invalid_utf8_is_shown_as_replaced(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    mark(&world, "a", STR("\xFF\xE2\x82 x\xC3"), 4, 1);
    assert_prints(&world, 0,
                  "a:1:5: error: wrong [code]\n"
                  "    1 | " FFFD FFFD FFFD " x" FFFD "\n"
                  "      |     ^\n"
                  "1 error\n");
    close_world(&world);
}

/* A line of `len` letters, with "HERE" at `at`. */
static Str long_line(World *world, size_t len, size_t at)
{
    char *line = arena_chars(&world->arena, len + 1);

    for (size_t i = 0; i < len; i++)
        line[i] = (char)('a' + i % 26);
    memcpy(line + at, "HERE", 4);
    return (Str){line, len};
}

/* Checks that the excerpt shows HERE, with the carets right under it, in no
 * more than the allowed columns. Lines are ASCII but for the two ellipses. */
static void assert_excerpt(World *world, bool cut_left, bool cut_right)
{
    char *text = printed(world, false, 0);
    char *line = strchr(text, '\n') + 1;
    char *carets = strchr(line, '\n') + 1;
    char *end = strchr(carets, '\n');
    const char *here;
    size_t extra = (cut_left ? 2u : 0u) + (cut_right ? 2u : 0u);

    carets[-1] = '\0';
    *end = '\0';
    assert_true(strlen(line) - 8 - extra <= LIMIT_EXCERPT_COLUMNS);
    here = strstr(line, "HERE");
    assert_non_null(here);
    assert_int_equal(strstr(carets, "^~~~") - carets,
                     here - line - (cut_left ? 2 : 0));
    assert_int_equal(strlen(strchr(carets, '^')), 4);
    assert_int_equal(strncmp(line + 8, "…", 3) == 0, cut_left);
    assert_int_equal(strcmp(line + strlen(line) - 3, "…") == 0, cut_right);
    if (cut_left || cut_right)
        assert_int_equal(strlen(line) - 8 - extra, LIMIT_EXCERPT_COLUMNS);
    free(text);
}

static void diag__long_lines_are_cut_around_the_span(void **state)
{
    const size_t lens[] = {159, 160, 161, 162, 300, 1400, 5000, 1000000};

    (void)state;
    for (size_t i = 0; i < sizeof lens / sizeof lens[0]; i++) {
        size_t len = lens[i];
        size_t ats[] = {0, 1, 77, 78, 79, len / 2, len - 82, len - 5, len - 4};

        for (size_t j = 0; j < sizeof ats / sizeof ats[0]; j++) {
            World world;
            size_t at = ats[j];

            open_world(&world, false);
            mark(&world, "a", long_line(&world, len, at), (uint32_t)at, 4);
            assert_excerpt(&world, len > 160 && at > 78,
                           len > 160 && len - at > 82);
            close_world(&world);
        }
    }
}

static void diag__the_end_of_a_long_line_can_be_marked(void **state)
{
    World world;
    char *text, *carets;

    (void)state;
    open_world(&world, false);
    mark(&world, "a", long_line(&world, 500, 496), 500, 0);
    text = printed(&world, false, 0);
    carets = strstr(text, "\n      | ") + 9;
    assert_int_equal(strchr(carets, '^') - carets, 160);
    assert_int_equal(strchr(carets, '\n') - strchr(carets, '^'), 1);
    free(text);
    close_world(&world);
}

static void diag__a_span_longer_than_the_excerpt_is_cut(void **state)
{
    World world;
    char *text, *carets;

    (void)state;
    open_world(&world, false);
    mark(&world, "a", long_line(&world, 100000, 5000), 5000, 90000);
    text = printed(&world, false, 0);
    assert_non_null(strstr(text, "HERE"));
    carets = strstr(text, "\n      | ") + 9;
    assert_int_equal(strchr(carets, '^') - carets, 20);
    assert_int_equal(strchr(carets, '\n') - carets, LIMIT_EXCERPT_COLUMNS);
    free(text);
    close_world(&world);
}

static void add_times(Buf *buf, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        buf_adds(buf, text);
}

/* Marks `middle` in a line of wide characters; checks the shown line. */
static void assert_wide(const char *middle, const char *left, int before,
                        int behind, const char *right)
{
    World world;
    Buf line, expected;
    char *text;

    open_world(&world, false);
    buf_init(&line, 10000);
    buf_init(&expected, 10000);
    add_times(&line, "日", 200);
    buf_adds(&line, middle);
    add_times(&line, "本", 200);
    buf_addf(&expected, "\n    1 | %s", left);
    add_times(&expected, "日", before);
    buf_adds(&expected, middle);
    add_times(&expected, "本", behind);
    buf_addf(&expected, "%s\n      | %*s^", right, before * 2 +
             (int)utf8_count(str_from(left)), "");
    mark(&world, "a", buf_str(&line), 600, (uint32_t)strlen(middle));
    text = printed(&world, false, 0);
    assert_non_null(strstr(text, expected.ptr));
    free(text);
    buf_release(&line);
    buf_release(&expected);
    close_world(&world);
}

static void diag__wide_characters_cut_in_two_leave_spaces(void **state)
{
    (void)state;
    assert_wide("!", "…", 39, 39, " …");
    assert_wide("!?", "…", 39, 39, "…");
    assert_wide("!?!", "… ", 38, 39, "…");
}

static void diag__floods_of_combining_marks_stay_small(void **state)
{
    World world;
    Buf line;
    char *text;

    (void)state;
    open_world(&world, false);
    buf_init(&line, LIMIT_FILE_BYTES);
    while (line.len < 1000000)
        buf_adds(&line, "\xCC\x81");
    buf_adds(&line, "x");
    mark(&world, "a", buf_str(&line), (uint32_t)line.len - 1, 1);
    mark(&world, "b", buf_str(&line), 500000, 1);
    text = printed(&world, false, 0);
    assert_true(strlen(text) < 10000);
    free(text);
    buf_release(&line);
    close_world(&world);
}

static void diag__long_lines_are_never_cut_inside_a_character(void **state)
{
    (void)state;
    for (uint32_t shift = 0; shift < 4; shift++) {
        World world;
        Buf line;
        char *text;
        uint32_t off;

        open_world(&world, false);
        buf_init(&line, 100000);
        add_times(&line, "x", (int)shift);
        add_times(&line, "日", 3000);
        off = (uint32_t)line.len;
        buf_adds(&line, "!");
        add_times(&line, "x", (int)shift);
        add_times(&line, "本", 3000);
        mark(&world, "a", buf_str(&line), off, 1);
        text = printed(&world, false, 0);
        assert_true(utf8_invalid_at(str_from(text)) == STR_NONE);
        assert_null(strstr(text, FFFD));
        assert_non_null(strstr(text, "日!"));
        free(text);
        buf_release(&line);
        close_world(&world);
    }
}

static void diag__a_message_without_end_is_cut(void **state)
{
    World world;
    char *text;

    (void)state;
    open_world(&world, false);
    say(&world, DIAG_ERROR, "a", "first");
    diag_add(world.diags, DIAG_ERROR, "c", diag_in_file(STR("b")), STR("m"),
             long_line(&world, 4u << 20, 0));
    say(&world, DIAG_ERROR, "c", "last");
    text = printed(&world, false, 0);
    assert_true(strlen(text) < 2u << 20);
    assert_non_null(strstr(text, "…\nc: error: last [code]\n3 errors\n"));
    free(text);
    close_world(&world);
}

static void diag__line_numbers_may_be_long(void **state)
{
    World world;
    char *newlines;

    (void)state;
    open_world(&world, false);
    newlines = arena_chars(&world.arena, 1234566);
    memset(newlines, '\n', 1234566);
    mark(&world, "a", str_cat(&world.arena, (Str){newlines, 1234566},
                              STR("abc")), 1234567, 2);
    assert_prints(&world, 0,
                  "a:1234567:2: error: wrong [code]\n"
                  "1234567 | abc\n"
                  "        |  ^~\n"
                  "1 error\n");
    close_world(&world);
}

static void diag__colours_only_when_asked(void **state)
{
    World world;
    char *text;

    (void)state;
    open_world(&world, false);
    mark(&world, "a", STR("abc"), 1, 2);
    text = printed(&world, true, 0);
    assert_string_equal(text,
                        "\033[1ma:1:2:\033[0m \033[1;31merror:\033[0m "
                        "wrong [code]\n"
                        "    1 | abc\n"
                        "      |  \033[1;32m^~\033[0m\n"
                        "1 error\n");
    free(text);
    close_world(&world);
}

/* ---- many ---- */

static void diag__sums_up_after_twenty_alike(void **state)
{
    World world;
    char *text;

    (void)state;
    open_world(&world, false);
    for (int i = 0; i < 25; i++) {
        Str message = arena_fmt(&world.arena, "%02d", i);

        diag_add(world.diags, DIAG_ERROR, "many", diag_in_file(STR("a.md")),
                 message, STR(""));
        if (i < 20)
            diag_add(world.diags, DIAG_ERROR, "few",
                     diag_in_file(STR("a.md")), message, STR(""));
        if (i < 21)
            diag_add(world.diags, DIAG_WARNING, "many",
                     diag_in_file(STR("b.md")), message, STR(""));
    }
    text = printed(&world, false, 9);
    assert_non_null(strstr(text, "a.md: error: 19 [many]\n"
                                 "b.md: warning: 00 [many]\n"));
    assert_non_null(strstr(text, "a.md: error: 19 [few]\n"));
    assert_null(strstr(text, "more like this in 1 page [few]"));
    assert_non_null(strstr(text, "b.md: warning: 19 [many]\n"
                                 "and 5 more like this in 1 page [many]\n"
                                 "and 1 more like this in 1 page [many]\n"
                                 "45 errors, 21 warnings in 2 of 9 pages\n"));
    assert_null(strstr(text, "a.md: error: 20"));
    assert_int_equal(diag_count(world.diags, DIAG_ERROR), 45);
    free(text);
    close_world(&world);
}

static void diag__sums_up_what_the_system_refused(void **state)
{
    World world;
    char *text;

    (void)state;
    open_world(&world, false);
    for (int i = 0; i < 23; i++)
        diag_io(world.diags, "output-failed", "write",
                arena_fmt(&world.arena, "%02d.html", i), ENOSPC);
    text = printed(&world, false, 9);
    assert_non_null(strstr(text, "19.html: error: cannot write: no space left "
                                 "on device [output-failed]\n"
                                 "and 3 more files that the disk or the system "
                                 "refused\n23 errors\n"));
    assert_null(strstr(text, "20.html"));
    free(text);
    close_world(&world);
}

static void diag__a_megabyte_line_of_mistakes_is_quick(void **state)
{
    enum { COUNT = 100000, STEP = 80 };
    World world;
    Source *source;
    Str text;

    (void)state;
    open_world(&world, false);
    text = long_line(&world, (size_t)COUNT * STEP, 0);
    source = source_new(&world.arena, STR("a.md"), text);
    for (uint32_t i = 0; i < COUNT; i++)
        diag_addf(world.diags, DIAG_ERROR, "code",
                  diag_at(source, (Span){i * STEP, 3}), "wrong");
    assert_int_equal(diag_total(world.diags), COUNT);
    for (uint32_t i = 0; i < COUNT; i++)
        assert_int_equal(diag_get(world.diags, i)->place.column, i * STEP + 1);
    close_world(&world);
}

static void add_from_worker(void *context, size_t index, unsigned worker)
{
    World *world = context;

    (void)worker;
    diag_addf(world->diags, index % 2 ? DIAG_ERROR : DIAG_WARNING, "code",
              diag_in_file(STR("a.md")), "%04zu", index / 3);
}

static void diag__workers_add_at_once_and_the_print_is_the_same(void **state)
{
    World one, many;
    char *expected, *text;

    (void)state;
    open_world(&one, false);
    open_world(&many, false);
    pool_each(1, 3000, add_from_worker, &one);
    pool_each(8, 3000, add_from_worker, &many);
    expected = printed(&one, false, 1);
    text = printed(&many, false, 1);
    assert_string_equal(text, expected);
    assert_int_equal(diag_total(many.diags), 2000);
    free(expected);
    free(text);
    close_world(&one);
    close_world(&many);
}

/* ---- severities ---- */

static void diag__strict_makes_warnings_errors(void **state)
{
    World world;

    (void)state;
    open_world(&world, true);
    say(&world, DIAG_WARNING, "a", "w");
    say(&world, DIAG_NOTE, "a", "n");
    assert_prints(&world, 0,
                  "a: error: w [code]\na: note: n [code]\n1 error\n");
    assert_int_equal(diag_exit_status(world.diags), 1);
    close_world(&world);
}

static void diag__a_severity_holds_for_before_and_after(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    say(&world, DIAG_WARNING, "a", "before");
    assert_int_equal(diag_exit_status(world.diags), 0);
    diag_set_severity(world.diags, STR("code"), DIAG_ERROR, false);
    say(&world, DIAG_NOTE, "a", "after");
    diag_addf(world.diags, DIAG_WARNING, "other", diag_nowhere(), "other");
    assert_prints(&world, 0,
                  "handbook: warning: other [other]\n"
                  "a: error: after [code]\n"
                  "a: error: before [code]\n"
                  "2 errors, 1 warning\n");
    assert_int_equal(diag_exit_status(world.diags), 1);
    close_world(&world);
}

static void diag__the_last_setting_counts(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    say(&world, DIAG_ERROR, "a", "x");
    diag_set_severity(world.diags, STR("code"), DIAG_ERROR, true);
    assert_int_equal(diag_total(world.diags), 0);
    assert_int_equal(diag_exit_status(world.diags), 0);
    assert_prints(&world, 3, "");
    diag_set_severity(world.diags, STR("code"), DIAG_NOTE, false);
    assert_prints(&world, 3, "a: note: x [code]\n");
    close_world(&world);
}

static void diag__strict_comes_after_the_setting(void **state)
{
    World world;

    (void)state;
    open_world(&world, true);
    diag_set_severity(world.diags, STR("code"), DIAG_WARNING, false);
    diag_set_severity(world.diags, STR("hint"), DIAG_NOTE, false);
    say(&world, DIAG_NOTE, "a", "x");
    diag_addf(world.diags, DIAG_WARNING, "hint", diag_nowhere(), "y");
    assert_prints(&world, 0,
                  "handbook: note: y [hint]\na: error: x [code]\n1 error\n");
    close_world(&world);
}

static void diag__system_failures_cannot_be_turned_off(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    diag_set_severity(world.diags, STR("code"), DIAG_NOTE, true);
    say(&world, DIAG_SYSTEM, "a", "x");
    assert_int_equal(diag_exit_status(world.diags), 3);
    assert_prints(&world, 0, "a: error: x [code]\n1 error\n");
    close_world(&world);
}

static void diag__no_setting_makes_a_system_failure(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    diag_set_severity(world.diags, STR("code"), DIAG_SYSTEM, false);
    say(&world, DIAG_NOTE, "a", "x");
    assert_int_equal(diag_exit_status(world.diags), 1);
    close_world(&world);
}

static void diag__io_tells_what_and_why(void **state)
{
    World world;

    (void)state;
    open_world(&world, false);
    diag_io(world.diags, "write-failed", "write this file",
            STR("site/index.html"), ENOSPC);
    assert_prints(&world, 0,
                  "site/index.html: error: cannot write this file: "
                  "no space left on device [write-failed]\n"
                  "1 error\n");
    assert_int_equal(diag_exit_status(world.diags), 3);
    close_world(&world);
}

static void diag__everything_given_is_copied(void **state)
{
    char path[] = "a.md";
    char code[] = "code";
    char message[] = "message";
    char help[] = "help";
    World world;

    (void)state;
    open_world(&world, false);
    diag_add(world.diags, DIAG_ERROR, code, diag_in_file(str_from(path)),
             str_from(message), str_from(help));
    memset(path, 'x', 4);
    memset(code, 'x', 4);
    memset(message, 'x', 7);
    memset(help, 'x', 4);
    assert_prints(&world, 0,
                  "a.md: error: message [code]\n      = help: help\n"
                  "1 error\n");
    close_world(&world);
}

static void diag__sorted_access_stays_valid(void **state)
{
    World world;
    const Diag *first;
    Source *source;

    (void)state;
    open_world(&world, false);
    source = source_new(&world.arena, STR("b"), STR("x\nyz"));
    diag_addf(world.diags, DIAG_ERROR, "c", diag_at(source, (Span){3, 1}), "m");
    first = diag_get(world.diags, 0);
    say(&world, DIAG_ERROR, "a", "earlier");
    assert_true(str_is(diag_get(world.diags, 0)->path, "a"));
    assert_true(str_is(first->path, "b"));
    assert_ptr_equal(first->source, source);
    assert_int_equal(first->place.line, 2);
    assert_int_equal(first->place.column, 2);
    close_world(&world);
}

static bool keep_path(void *context, const Diag *diag)
{
    return str_eq(diag->path, *(const Str *)context);
}

static void diag__only_what_is_kept_counts(void **state)
{
    Str wanted = STR("b");
    World world;

    (void)state;
    open_world(&world, true);
    say(&world, DIAG_ERROR, "a", "one");
    say(&world, DIAG_WARNING, "b", "two");
    diag_keep(world.diags, keep_path, &wanted);
    say(&world, DIAG_ERROR, "a", "three");
    assert_int_equal(diag_total(world.diags), 1);
    assert_int_equal(diag_count(world.diags, DIAG_ERROR), 1); /* strict */
    wanted = STR("c");
    diag_keep(world.diags, keep_path, &wanted);
    assert_int_equal(diag_exit_status(world.diags), 0);
    diag_keep(world.diags, NULL, NULL);
    assert_int_equal(diag_total(world.diags), 3);
    close_world(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(diag__prints_as_in_the_design),
        cmocka_unit_test(diag__says_nothing_when_there_is_nothing),
        cmocka_unit_test(diag__names_a_file_or_only_the_program),
        cmocka_unit_test(diag__whole_file_of_a_source_has_no_excerpt),
        cmocka_unit_test(diag__counts_in_words),
        cmocka_unit_test(diag__counts_one_page_of_one),
        cmocka_unit_test(diag__sorts_whatever_the_order_of_arrival),
        cmocka_unit_test(diag__drops_exact_repeats_only),
        cmocka_unit_test(diag__indents_help_of_several_lines),
        cmocka_unit_test(diag__prints_without_code_when_there_is_none),
        cmocka_unit_test(diag__empty_span_shows_one_caret),
        cmocka_unit_test(diag__span_is_cut_at_the_end_of_its_first_line),
        cmocka_unit_test(diag__tabs_are_four_columns),
        cmocka_unit_test(diag__carets_stand_under_wide_and_combined_characters),
        cmocka_unit_test(diag__columns_are_characters_and_carets_columns),
        cmocka_unit_test(diag__byte_order_mark_is_not_shown),
        cmocka_unit_test(diag__nothing_reaches_the_terminal_raw),
        cmocka_unit_test(diag__invalid_utf8_is_shown_as_replaced),
        cmocka_unit_test(diag__long_lines_are_cut_around_the_span),
        cmocka_unit_test(diag__the_end_of_a_long_line_can_be_marked),
        cmocka_unit_test(diag__a_span_longer_than_the_excerpt_is_cut),
        cmocka_unit_test(diag__wide_characters_cut_in_two_leave_spaces),
        cmocka_unit_test(diag__floods_of_combining_marks_stay_small),
        cmocka_unit_test(diag__long_lines_are_never_cut_inside_a_character),
        cmocka_unit_test(diag__a_message_without_end_is_cut),
        cmocka_unit_test(diag__line_numbers_may_be_long),
        cmocka_unit_test(diag__colours_only_when_asked),
        cmocka_unit_test(diag__sums_up_after_twenty_alike),
        cmocka_unit_test(diag__sums_up_what_the_system_refused),
        cmocka_unit_test(diag__a_megabyte_line_of_mistakes_is_quick),
        cmocka_unit_test(diag__workers_add_at_once_and_the_print_is_the_same),
        cmocka_unit_test(diag__strict_makes_warnings_errors),
        cmocka_unit_test(diag__a_severity_holds_for_before_and_after),
        cmocka_unit_test(diag__the_last_setting_counts),
        cmocka_unit_test(diag__strict_comes_after_the_setting),
        cmocka_unit_test(diag__system_failures_cannot_be_turned_off),
        cmocka_unit_test(diag__no_setting_makes_a_system_failure),
        cmocka_unit_test(diag__io_tells_what_and_why),
        cmocka_unit_test(diag__everything_given_is_copied),
        cmocka_unit_test(diag__sorted_access_stays_valid),
        cmocka_unit_test(diag__only_what_is_kept_counts),
    };

    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
