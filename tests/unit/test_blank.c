/* tests/unit/test_blank.c - "[your name]" in "> [!LETTER]": what is a blank,
 * where it is, and what is said of broken ones. */
#include "doc_world.h"

static void assert_tree(World *w, const char *text, const char *expected)
{
    world_parse(w, text);
    assert_string_equal(world_tree(w), expected);
}

static void assert_said(World *w, const char *text, const char *expected)
{
    world_parse(w, text);
    assert_string_equal(world_said(w), expected);
}

static void blank__is_a_node_of_its_own_in_a_letter(void **state)
{
    assert_tree(*state, "> [!LETTER]\n> I am [your name].\n",
                "callout 1:1+31 'LETTER' \"\"\n"
                "  paragraph 2:3+17\n"
                "    text 2:3+5 'I am '\n"
                "    blank 2:8+11 'your name'\n"
                "    text 2:19+1 '.'\n");
}

static void blank__is_text_elsewhere(void **state)
{
    assert_tree(*state, "> [!NOTE]\n> [a]\n\n[b]\n",
                "callout 1:1+15 'NOTE' \"\"\n"
                "  paragraph 2:3+3\n"
                "    text 2:3+3 '[a]'\n"
                "paragraph 4:1+3\n"
                "  text 4:1+3 '[b]'\n");
}

static void blank__may_go_over_the_end_of_a_line(void **state)
{
    assert_tree(*state, "> [!LETTER]\n> [ what DWP\xE2\x80\x99s\n> letter ]\n",
                "callout 1:1+39 'LETTER' \"\"\n"
                "  paragraph 2:3+25\n"
                "    blank 2:3+25 'what DWP\xE2\x80\x99s letter'\n");
}

static void blank__stands_in_lists_and_emphasis(void **state)
{
    assert_tree(*state, "> [!LETTER]\n> - *[a]*\n",
                "callout 1:1+21 'LETTER' \"\"\n"
                "  list 2:3+7\n"
                "    item 2:3+7\n"
                "      paragraph 2:5+5\n"
                "        emph 2:5+5\n"
                "          blank 2:6+3 'a'\n");
}

static void blank__is_no_link_code_escape_or_citation(void **state)
{
    assert_tree(*state,
                "> [!LETTER]\n> \\[a] `[b]` [c](d) [e] [f][E] [@g] [[h]]\n>\n"
                "> [e]: i\n",
                "callout 1:1+53 'LETTER' \"\"\n"
                "  paragraph 2:3+39\n"
                "    text 2:3+5 '[a] '\n"
                "    code 2:8+5 '[b]'\n"
                "    text 2:13+1 ' '\n"
                "    link 2:14+6 (d) at 2:18+1\n"
                "      text 2:15+1 'c'\n"
                "    text 2:20+1 ' '\n"
                "    link 2:21+3 (i) at 4:8+1\n"
                "      text 2:22+1 'e'\n"
                "    text 2:24+1 ' '\n"
                "    link 2:25+6 (i) at 4:8+1\n"
                "      text 2:26+1 'f'\n"
                "    text 2:31+1 ' '\n"
                "    citation 2:32+4\n"
                "      citation_item 2:33+2 @g\n"
                "    text 2:36+1 ' '\n"
                "    short_link 2:37+5 h#\n");
}

static void blank__inside_a_links_text_is_text(void **state)
{
    assert_tree(*state, "> [!LETTER]\n> [the [law] itself](x) [a]\n",
                "callout 1:1+39 'LETTER' \"\"\n"
                "  paragraph 2:3+25\n"
                "    link 2:3+21 (x) at 2:22+1\n"
                "      text 2:4+16 'the [law] itself'\n"
                "    text 2:24+1 ' '\n"
                "    blank 2:25+3 'a'\n");
}

static void blank__prints_its_brackets(void **state)
{
    HtmlOptions options = {0};

    world_parse(*state, "> [!LETTER]\n> Dear [a < b]\n");
    assert_non_null(strstr(world_html(*state, &options), "Dear [a &lt; b]"));
}

static void blank__holds_no_bracket(void **state)
{
    assert_said(*state, "> [!LETTER]\n> I am [your [full] name], [b].\n",
                "2:14+1 blank-syntax: a blank stands inside another blank\n");
}

static void blank__has_words(void **state)
{
    assert_said(*state, "> [!LETTER]\n> I am [ ].\n",
                "2:8+3 blank-syntax: the blank has no words\n");
}

static void blank__is_closed_in_its_paragraph(void **state)
{
    assert_said(*state, "> [!LETTER]\n> I am [your\n>\n> name].\n",
                "2:8+1 blank-syntax: the blank is never closed\n");
}

static void blank__many_open_brackets_stay_cheap(void **state)
{
    World *w = *state;
    Str text;
    Str many = world_many(w, "[", 50000, "\n");

    text = str_cat(&w->arena, STR("> [!LETTER]\n> "), many);
    world_parse_str(w, text, &DOC_HANDBOOK);
    assert_true(diag_total(w->diags) > 0);
    assert_true(diag_total(w->diags) <= 101);
}

/* Each blank may be a link: this hung when it was compared with all. */
static void blank__many_beside_many_definitions_stay_cheap(void **state)
{
    World *w = *state;
    Str blanks = world_many(w, "[a] ", 20000, "\n\n");
    Str text = str_cat(&w->arena, STR("> [!LETTER]\n> "), blanks);

    text = str_cat(&w->arena, text,
                   world_many(w, "[b]: c\n", 20000, "[  B ]: d\n"));
    world_parse_str(w, text, &DOC_HANDBOOK);
    assert_int_equal(diag_total(w->diags), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(blank__is_a_node_of_its_own_in_a_letter),
        WORLD_TEST(blank__is_text_elsewhere),
        WORLD_TEST(blank__may_go_over_the_end_of_a_line),
        WORLD_TEST(blank__stands_in_lists_and_emphasis),
        WORLD_TEST(blank__is_no_link_code_escape_or_citation),
        WORLD_TEST(blank__inside_a_links_text_is_text),
        WORLD_TEST(blank__prints_its_brackets),
        WORLD_TEST(blank__holds_no_bracket),
        WORLD_TEST(blank__has_words),
        WORLD_TEST(blank__is_closed_in_its_paragraph),
        WORLD_TEST(blank__many_open_brackets_stay_cheap),
        WORLD_TEST(blank__many_beside_many_definitions_stay_cheap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
