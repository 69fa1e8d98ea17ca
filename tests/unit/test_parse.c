/* tests/unit/test_parse.c - doc/parse.h: places, blocks, what is refused, and
 * limits. Citations and tables have files of their own. */
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

/* ---- places ---- */

static void place__is_right_behind_an_indent(void **state)
{
    assert_tree(*state, "- a\n\n     *b*\n     [c](d)",
                "list 1:1+25\n"
                "  item 1:1+25\n"
                "    paragraph 1:3+1\n"
                "      text 1:3+1 'a'\n"
                "    paragraph 3:6+15\n"
                "      emph 3:6+3\n"
                "        text 3:7+1 'b'\n"
                "      softbreak 3:9+1\n"
                "      link 4:6+6 (d) at 4:10+1\n"
                "        text 4:7+1 'c'\n");
}

static void place__is_right_on_lazy_lines(void **state)
{
    assert_tree(*state, "> - a\nb `c`\n>   *d*\n",
                "block_quote 1:1+19\n"
                "  list 1:3+17\n"
                "    item 1:3+17\n"
                "      paragraph 1:5+15\n"
                "        text 1:5+1 'a'\n"
                "        softbreak 1:6+1\n"
                "        text 2:1+2 'b '\n"
                "        code 2:3+3 'c'\n"
                "        softbreak 2:6+1\n"
                "        emph 3:5+3\n"
                "          text 3:6+1 'd'\n");
}

static void place__is_right_behind_a_title_of_two_lines(void **state)
{
    assert_tree(*state, "[a](b \"c\nd\") `e\nf` *g*",
                "paragraph 1:1+22\n"
                "  link 1:1+12 (b) \"c\nd\" at 1:5+1\n"
                "    text 1:2+1 'a'\n"
                "  text 2:4+1 ' '\n"
                "  code 2:5+5 'e f'\n"
                "  text 3:3+1 ' '\n"
                "  emph 3:4+3\n"
                "    text 3:5+1 'g'\n");
}

static void place__is_right_behind_definitions(void **state)
{
    assert_tree(*state, "[a]: b\n  'c'\n[d]:\n<e f>\ntext [a] [D][d] [x][]",
                "paragraph 1:1+45\n"
                "  text 5:1+5 'text '\n"
                "  link 5:6+3 (b) \"c\" at 1:6+1\n"
                "    text 5:7+1 'a'\n"
                "  text 5:9+1 ' '\n"
                "  link 5:10+6 (e f) at 4:2+3\n"
                "    text 5:11+1 'D'\n"
                "  text 5:16+6 ' [x][]'\n");
}

static void place__is_right_around_escapes_and_entities(void **state)
{
    assert_tree(*state, "\\*a\\* &amp; &nGt;&#65; **b** \\\nc  \nd",
                "paragraph 1:1+36\n"
                "  text 1:1+23 '*a* & \xE2\x89\xAB\xE2\x83\x92""A '\n"
                "  strong 1:24+5\n"
                "    text 1:26+1 'b'\n"
                "  text 1:29+1 ' '\n"
                "  linebreak 1:31+1\n"
                "  text 2:1+1 'c'\n"
                "  linebreak 2:4+1\n"
                "  text 3:1+1 'd'\n");
}

static void place__is_right_with_any_line_end(void **state)
{
    assert_tree(*state, "a\r\n*b*\rc\n\r\n## d\r\n",
                "paragraph 1:1+8\n"
                "  text 1:1+1 'a'\n"
                "  softbreak 1:2+1\n"
                "  emph 2:1+3\n"
                "    text 2:2+1 'b'\n"
                "  softbreak 2:4+1\n"
                "  text 3:1+1 'c'\n"
                "heading 5:1+4 2#\n"
                "  text 5:4+1 'd'\n");
}

static void place__is_right_behind_a_byte_order_mark(void **state)
{
    assert_tree(*state, "\xEF\xBB\xBF*a*",
                "paragraph 1:1+3\n"
                "  emph 1:1+3\n"
                "    text 1:2+1 'a'\n");
    assert_int_equal(((World *)*state)->document->first->span.off, 3);
}

static void place__counts_tabs_as_commonmark_does(void **state)
{
    assert_tree(*state, ">\t\tcode\n>\n> -\ta\n>\n>\t  *b*",
                "block_quote 1:1+25\n"
                "  code_block 1:3+5 '  code\n' ()\n"
                "  list 3:3+13\n"
                "    item 3:3+13\n"
                "      paragraph 3:5+1\n"
                "        text 3:5+1 'a'\n"
                "      paragraph 5:5+3\n"
                "        emph 5:5+3\n"
                "          text 5:6+1 'b'\n");
}

static void place__of_headings_leaves_marks_out(void **state)
{
    assert_tree(*state, "#  a *b* ##  \n\nc\nd\n---\n",
                "heading 1:1+13 1#\n"
                "  text 1:4+2 'a '\n"
                "  emph 1:6+3\n"
                "    text 1:7+1 'b'\n"
                "heading 3:1+7 2#\n"
                "  text 3:1+1 'c'\n"
                "  softbreak 3:2+1\n"
                "  text 4:1+1 'd'\n");
}

static void place__of_links_of_all_kinds(void **state)
{
    assert_tree(*state, "<http://a> <b@c.d> ![e *f*]( <g h>\n'i' ) [k]()",
                "paragraph 1:1+46\n"
                "  link 1:1+10 (http://a) at 1:2+8\n"
                "    text 1:2+8 'http://a'\n"
                "  text 1:11+1 ' '\n"
                "  link 1:12+7 (mailto:b@c.d) at 1:13+5\n"
                "    text 1:13+5 'b@c.d'\n"
                "  text 1:19+1 ' '\n"
                "  image 1:20+21 (g h) \"i\" at 1:31+3\n"
                "    text 1:22+2 'e '\n"
                "    emph 1:24+3\n"
                "      text 1:25+1 'f'\n"
                "  text 2:6+1 ' '\n"
                "  link 2:7+5 () at 2:11+0\n"
                "    text 2:8+1 'k'\n");
}

static void place__counts_from_the_start_of_the_file(void **state)
{
    World *w = *state;
    Str text = STR("---\ntitle: x\n---\na [@k]\n");

    w->source = source_new(&w->arena, STR("page.md"), text);
    w->document = doc_parse(&w->arena, w->source, (Span){17, 7},
                            &DOC_HANDBOOK, w->diags);
    assert_string_equal(world_tree(w), "paragraph 4:1+6\n"
                                       "  text 4:1+2 'a '\n"
                                       "  citation 4:3+4\n"
                                       "    citation_item 4:4+2 @k\n");
}

static void text__is_a_slice_of_the_source(void **state)
{
    World *w = *state;
    size_t copied = 0;

    world_parse(w, "# A *b* `c`\n\n> d [e](f \"g\")\n> h\n\n```x [y]\ni\n[j]\n"
                   "```\n\n- k\n\n      l\n");
    for (Node *n = w->document; n; n = node_next(w->document, n))
        if (n->text.len > 0 && (n->text.ptr < w->source->text.ptr ||
                                n->text.ptr >= w->source->text.ptr +
                                                   w->source->text.len))
            copied++;
    assert_int_equal(copied, 0);
}

/* ---- blocks ---- */

static void blocks__have_their_own_lines(void **state)
{
    assert_tree(*state,
                "> ~~~ a [b] &amp;\n> [c]\n\n~~~\nd\n~~~\n    e\n\n    f\n"
                "<!-- g\n\n-->\n***\n3) h\n",
                "block_quote 1:1+23\n"
                "  code_block 1:3+21 '[c]\n' (a [b] &)\n"
                "code_block 4:1+9 'd\n' ()\n"
                "code_block 7:5+8 'e\n\nf\n' ()\n"
                "thematic_break 13:1+3\n"
                "list 14:1+4\n"
                "  item 14:1+4\n"
                "    paragraph 14:4+1\n"
                "      text 14:4+1 'h'\n");
    assert_string_equal(world_said(*state), "");
}

static void list__knows_its_numbers(void **state)
{
    World *w = *state;
    const Node *list;

    world_parse(w, "7) a\n8) b\n\n- [x]: y\n\n  c\n");
    list = w->document->first;
    assert_true(list->as.list.ordered && list->as.list.parenthesis);
    assert_int_equal(list->as.list.start, 7);
    assert_true(list->as.list.tight);
    assert_false(list->next->as.list.ordered);
    /* as libcmark has it: the definition is no block any more */
    assert_true(list->next->as.list.tight);
}

static void definitions__above_an_underline_are_no_heading(void **state)
{
    assert_tree(*state, "[a]: b\n===\n[a]\n\n[c]: d\n===\n[e]: f\n===\n",
                "paragraph 1:1+14\n"
                "  text 2:1+3 '==='\n"
                "  softbreak 2:4+1\n"
                "  link 3:1+3 (b) at 1:6+1\n"
                "    text 3:2+1 'a'\n"
                "heading 5:1+21 1#\n"
                "  text 6:1+3 '==='\n"
                "  softbreak 6:4+1\n"
                "  text 7:1+6 '[e]: f'\n");
}

static void heading__takes_its_id(void **state)
{
    World *w = *state;
    const Node *heading;

    world_parse(w, "## A *b* {#c-d} ##\n\nE\nF{#g}\n---\n\n# \\{#h}\n\n"
                   "# `{#i}`\n\n# {#j}\n");
    assert_string_equal(world_tree(w), "heading 1:1+18 2#c-d\n"
                                       "  text 1:4+2 'A '\n"
                                       "  emph 1:6+3\n"
                                       "    text 1:7+1 'b'\n"
                                       "heading 3:1+11 2#g\n"
                                       "  text 3:1+1 'E'\n"
                                       "  softbreak 3:2+1\n"
                                       "  text 4:1+1 'F'\n"
                                       "heading 7:1+7 1#\n"
                                       "  text 7:3+5 '{#h}'\n"
                                       "heading 9:1+8 1#\n"
                                       "  code 9:3+6 '{#i}'\n"
                                       "heading 11:1+6 1#j\n");
    heading = w->document->first;
    assert_true(heading->as.heading.own_id);
    assert_int_equal(heading->as.heading.id_span.off, 11);
    assert_int_equal(heading->as.heading.id_span.len, 3);
    assert_false(heading->next->next->as.heading.own_id);
}

static void callout__has_label_and_title(void **state)
{
    World *w = *state;

    assert_tree(w, "> [!warning]  Do *not* wait\n> now\n\n> [!RIGHT] review\n"
                   "\n- > [!NOTE]\n  > - a\n",
                "callout 1:1+33 'WARNING' \"Do *not* wait\"\n"
                "  paragraph 2:3+3\n"
                "    text 2:3+3 'now'\n"
                "callout 4:1+17 'RIGHT' \"review\"\n"
                "list 6:1+19\n"
                "  item 6:1+19\n"
                "    callout 6:3+17 'NOTE' \"\"\n"
                "      list 7:5+3\n"
                "        item 7:5+3\n"
                "          paragraph 7:7+1\n"
                "            text 7:7+1 'a'\n");
    assert_int_equal(w->document->first->as.callout.title_span.off, 14);
    assert_int_equal(w->document->first->as.callout.title_span.len, 13);
}

static void callout__title_cites_nothing(void **state)
{
    assert_said(*state, "> [!NOTE] See [@k]\n> a\n\n> [!TIP] [[b]]\n",
                "1:11+8 citation-in-title: a citation cannot stand in the "
                "title of a call-out\n"
                "4:10+5 citation-in-title: a short link cannot stand in the "
                "title of a call-out\n");
}

static void callout__with_a_colon_is_meant_as_one(void **state)
{
    assert_tree(*state, "> [!NOTE]: look\n> out\n",
                "callout 1:1+21 'NOTE' \"look\"\n"
                "  paragraph 2:3+3\n"
                "    text 2:3+3 'out'\n");
}

static void callout__needs_its_label_alone_and_first(void **state)
{
    World *w = *state;

    world_parse(w, "> a [!NOTE]\n\n> [!NOTE](x)\n\n> \\[!NOTE]\n\n[!NOTE]\n\n"
                   "> a\n>\n> [!NOTE]\n\n> `[!NOTE]`\n");
    assert_null(strstr(world_tree(w), "callout"));
    assert_string_equal(world_said(w), "");
}

static void callout__unknown_is_a_quote_and_a_warning(void **state)
{
    World *w = *state;

    assert_said(w, "> [!WARNIG] x\n\n> [!PUDDING]\n",
                "1:3+9 unknown-callout: there is no call-out '[!WARNIG]'\n"
                "3:3+10 unknown-callout: there is no call-out '[!PUDDING]'\n");
    assert_string_equal(world_help(w), "did you mean '[!WARNING]'?");
    assert_int_equal(diag_count(w->diags, DIAG_WARNING), 2);
    assert_int_equal(w->document->first->kind, NODE_BLOCK_QUOTE);
}

/* ---- what is refused ---- */

static void raw_html__is_an_error_where_it_stands(void **state)
{
    World *w = *state;

    assert_said(w, "> a <b>c</b> <br/>\n\n<div class=\"x\">\n<p>\n</div>\n\n"
                   "  </p>\n",
                "1:5+3 raw-html: raw HTML is not allowed: '<b>'\n"
                "1:14+5 raw-html: raw HTML is not allowed: '<br/>'\n"
                "3:1+15 raw-html: raw HTML is not allowed: "
                "'<div class=\"x\">'\n");
    assert_null(strstr(world_tree(w), "html"));
}

static void raw_html__is_kept_where_it_is_allowed(void **state)
{
    World *w = *state;
    DocOptions options = DOC_HANDBOOK;

    options.raw_html = true;
    world_parse_str(w, STR("a <b title='[@k]'>\n\n<div>\n[x]\n</div>\n"),
                    &options);
    assert_string_equal(world_tree(w),
                        "paragraph 1:1+18\n"
                        "  text 1:1+2 'a '\n"
                        "  html_inline 1:3+16 '<b title='[@k]'>'\n"
                        "html_block 3:1+16 '<div>\n[x]\n</div>\n'\n");
    assert_string_equal(world_said(w), "");
}

static void comments__are_dropped(void **state)
{
    assert_tree(*state, "a <!-- b --> c\n\n<!-- d\n\ne -->\n\n<!--f--><!--g-->\n",
                "paragraph 1:1+14\n"
                "  text 1:1+2 'a '\n"
                "  text 1:13+2 ' c'\n");
    assert_string_equal(world_said(*state), "");
}

static void comments__must_end(void **state)
{
    assert_said(*state, "a\n\n<!-- b\n\nall of this would be gone\n",
                "3:1+4 comment-not-closed: the comment is never closed\n");
}

static void comments__hide_no_html_behind_them(void **state)
{
    assert_said(*state, "<!-- a --> <b>\n",
                "1:12+3 raw-html: raw HTML is not allowed: '<b>'\n");
}

static void unsafe_link__is_an_error_at_its_address(void **state)
{
    assert_said(*state,
                "[a](javascript:b) ![c](data:d) <file:e> [f](JaVa&#115;cript:g"
                ") [h][i]\n\n[i]: vbscript:j\n",
                "1:5+12 unsafe-link: a link cannot begin with 'javascript:'\n"
                "1:24+6 unsafe-link: a link cannot begin with 'data:'\n"
                "1:33+6 unsafe-link: a link cannot begin with 'file:'\n"
                "1:45+17 unsafe-link: a link cannot begin with "
                "'javascript:'\n"
                "3:6+10 unsafe-link: a link cannot begin with 'vbscript:'\n");
}

static void safe_links__are_not_spoken_of(void **state)
{
    assert_said(*state,
                "[a](https://x) [b](HTTP://x) <me@x.org> [c](tel:1) "
                "[d](../e.md#f) [g](#h) [i](//x/y) [k](a/b:c) [l]() "
                "[m](?n:o)\n",
                "");
}

static void bad_text__is_refused(void **state)
{
    World *w = *state;

    world_parse_str(w, STR("a\nb\0c"), &DOC_HANDBOOK);
    assert_null(w->document->first);
    world_parse_str(w, STR("a \xEF\xB7\x90"), &DOC_HANDBOOK);
    world_parse_str(w, STR("a \xFF"), &DOC_COMMONMARK);
    assert_string_equal(
        world_said(w),
        "1:3+1 bad-text: this character cannot stand in a page\n"
        "2:2+1 bad-text: this character cannot stand in a page\n");
}

static void noncharacters__made_by_entities_harm_nothing(void **state)
{
    World *w = *state;

    world_parse(w, "[a](^&#xFDD0;0&#xFDD1;^) ^&#xFDD0;0&#xFDD1;^ [@k] "
                   "[b](&#xFDD3;0&#xFDD4;)\n\n[c]: d\n");
    assert_string_equal(world_said(w), "");
    assert_int_equal(w->document->first->last->kind, NODE_LINK);
    assert_string_equal(
        world_html(w, &HTML_COMMONMARK),
        "<p><a href=\"%5E%EF%B7%900%EF%B7%91%5E\">a</a> ^\xEF\xB7\x90"
        "0\xEF\xB7\x91^ [@k] <a href=\"%EF%B7%930%EF%B7%94\">b</a></p>\n");
}

/* ---- limits ---- */

static void assert_limit(World *w, Str text, const char *code)
{
    world_parse_str(w, text, &DOC_HANDBOOK);
    assert_null(w->document->first);
    assert_int_equal(diag_total(w->diags), 1);
    assert_string_equal(diag_get(w->diags, 0)->code, code);
}

static void limit__quotes_in_quotes(void **state)
{
    assert_limit(*state, world_many(*state, "> ", 10000, "x"),
                 "nesting-too-deep");
    assert_int_equal(diag_get(((World *)*state)->diags, 0)->place.column, 191);
}

static void limit__lists_in_lists(void **state)
{
    assert_limit(*state, world_many(*state, "- ", 10000, "x"),
                 "nesting-too-deep");
}

static void limit__lists_by_indent(void **state)
{
    World *w = *state;
    Buf text;

    buf_init(&text, LIMIT_FILE_BYTES);
    for (int i = 0; i < 200; i++)
        buf_addf(&text, "%*s- a\n", i * 2, "");
    assert_limit(w, str_dup(&w->arena, buf_str(&text)), "nesting-too-deep");
    buf_release(&text);
}

static void limit__emphasis_in_emphasis(void **state)
{
    World *w = *state;
    Str open = world_many(w, "*a **b ", 60, "");

    assert_limit(w, str_cat(&w->arena, open, world_many(w, "b** a*", 60, "")),
                 "nesting-too-deep");
}

static void limit__a_rule_is_no_nesting(void **state)
{
    World *w = *state;

    world_parse_str(w, world_many(w, "- ", 5000, ""), &DOC_HANDBOOK);
    assert_int_equal(w->document->first->kind, NODE_THEMATIC_BREAK);
    assert_string_equal(world_said(w), "");
}

static void limit__nesting_that_just_fits(void **state)
{
    World *w = *state;

    world_parse_str(w, world_many(w, "> ", 90, "x"), &DOC_HANDBOOK);
    assert_string_equal(world_said(w), "");
    assert_non_null(w->document->first);
}

static void limit__brackets_that_stay_open(void **state)
{
    assert_limit(*state, world_many(*state, "![[]()", 50000, ""),
                 "too-many-brackets");
}

static void limit__open_brackets(void **state)
{
    assert_limit(*state, world_many(*state, "[", 200000, ""),
                 "too-many-brackets");
}

static void limit__size_of_a_page(void **state)
{
    assert_limit(*state,
                 world_many(*state, "a word\n", LIMIT_FILE_BYTES / 7 + 1, ""),
                 "page-too-large");
}

static void limit__marks_of_a_page(void **state)
{
    assert_limit(*state, world_many(*state, "a  \n", 1000000, ""),
                 "page-too-large");
}

static void limit__errors_of_a_page_are_told_only_so_often(void **state)
{
    World *w = *state;

    world_parse_str(w, world_many(w, "[@]\n\n", 500, ""), &DOC_HANDBOOK);
    assert_int_equal(diag_total(w->diags), 100);
}

/* The worst inputs we know: each ends within a moment (the tests' own time
 * limit would tell), with a tree or with a limit. */
static void hostile__inputs_end(void **state)
{
    static const struct {
        const char *unit, *tail;
        size_t count;
    } INPUT[] = {
        {"*a **a ", "", 50000},   {"<", "", 100000},
        {"a](", "", 100000},      {"[a]: u\n", "", 50000},
        {"[x] ", "\n\n[x]: http://example.org/a", 50000},
        {"[a]: u\n\n", "", 50000}, {"|", "\n|-|\n", 100000},
        {"- a\n", "", 100000},    {"*", "a", 100000},
        {"`a``b```c", "", 30000}, {"a <!-- ", "", 50000},
        {"a <? ", "", 50000},     {"a <![CDATA[ ", "", 50000},
        {"[@a ", "", 50000},      {"[@a\xE2\x80\x9C", "", 50000},
        {"[see @a ", "", 50000},  {"[[a ", "", 50000},
        {"\"q\" [@a] ", "", 30000}, {"\xE2\x80\x9D", "[@a]", 100000},
        {"[a](b \"t", "", 50000}, {"[a](<b", "", 50000},
        {"[c]: d\n===\n", "", 20000}, {"&nGt;", "", 50000},
        {"# Note\n", "", 50000},  {"|a|\n|-|\n\n", "", 30000},
        {"_*", "a", 100000},      {"\\*", "", 100000},
    };
    World *w = *state;

    for (size_t i = 0; i < sizeof INPUT / sizeof *INPUT; i++)
        world_parse_str(
            w, world_many(w, INPUT[i].unit, INPUT[i].count, INPUT[i].tail),
            &DOC_HANDBOOK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(place__is_right_behind_an_indent),
        WORLD_TEST(place__is_right_on_lazy_lines),
        WORLD_TEST(place__is_right_behind_a_title_of_two_lines),
        WORLD_TEST(place__is_right_behind_definitions),
        WORLD_TEST(place__is_right_around_escapes_and_entities),
        WORLD_TEST(place__is_right_with_any_line_end),
        WORLD_TEST(place__is_right_behind_a_byte_order_mark),
        WORLD_TEST(place__counts_tabs_as_commonmark_does),
        WORLD_TEST(place__of_headings_leaves_marks_out),
        WORLD_TEST(place__of_links_of_all_kinds),
        WORLD_TEST(place__counts_from_the_start_of_the_file),
        WORLD_TEST(text__is_a_slice_of_the_source),
        WORLD_TEST(blocks__have_their_own_lines),
        WORLD_TEST(list__knows_its_numbers),
        WORLD_TEST(definitions__above_an_underline_are_no_heading),
        WORLD_TEST(heading__takes_its_id),
        WORLD_TEST(callout__has_label_and_title),
        WORLD_TEST(callout__title_cites_nothing),
        WORLD_TEST(callout__with_a_colon_is_meant_as_one),
        WORLD_TEST(callout__needs_its_label_alone_and_first),
        WORLD_TEST(callout__unknown_is_a_quote_and_a_warning),
        WORLD_TEST(raw_html__is_an_error_where_it_stands),
        WORLD_TEST(raw_html__is_kept_where_it_is_allowed),
        WORLD_TEST(comments__are_dropped),
        WORLD_TEST(comments__must_end),
        WORLD_TEST(comments__hide_no_html_behind_them),
        WORLD_TEST(unsafe_link__is_an_error_at_its_address),
        WORLD_TEST(safe_links__are_not_spoken_of),
        WORLD_TEST(bad_text__is_refused),
        WORLD_TEST(noncharacters__made_by_entities_harm_nothing),
        WORLD_TEST(limit__quotes_in_quotes),
        WORLD_TEST(limit__lists_in_lists),
        WORLD_TEST(limit__lists_by_indent),
        WORLD_TEST(limit__emphasis_in_emphasis),
        WORLD_TEST(limit__a_rule_is_no_nesting),
        WORLD_TEST(limit__nesting_that_just_fits),
        WORLD_TEST(limit__brackets_that_stay_open),
        WORLD_TEST(limit__open_brackets),
        WORLD_TEST(limit__size_of_a_page),
        WORLD_TEST(limit__marks_of_a_page),
        WORLD_TEST(limit__errors_of_a_page_are_told_only_so_often),
        WORLD_TEST(hostile__inputs_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
