/* tests/unit/test_html.c - doc/html.h: what is printed, and what is safe.
 * CommonMark's own nodes are proved by the specification's examples. */
#include "doc_world.h"

static void assert_html(World *w, const char *text, const char *expected)
{
    world_parse(w, text);
    assert_string_equal(world_html(w, &HTML_HANDBOOK), expected);
}

static Node *element(World *w, const char *name, bool block)
{
    Node *node = node_new(&w->arena, NODE_ELEMENT, (Span){0, 0});

    node->text = str_from(name);
    node->as.element.block = block;
    return node;
}

static Node *words(World *w, const char *text)
{
    Node *node = node_new(&w->arena, NODE_TEXT, (Span){0, 0});

    node->text = str_from(text);
    return node;
}

static const char *print(World *w, const Node *node)
{
    buf_reset(&w->out);
    html_render(&w->out, node, &HTML_HANDBOOK);
    return w->out.ptr;
}

static void html__heading_has_its_id(void **state)
{
    World *w = *state;

    assert_html(w, "## A {#b}\n", "<h2 id=\"b\">A</h2>\n");
    w->document->first->as.heading.id = STR("a\"<&");
    assert_string_equal(world_html(w, &HTML_HANDBOOK),
                        "<h2 id=\"a&quot;&lt;&amp;\">A</h2>\n");
}

static void html__unsafe_links_print_as_text(void **state)
{
    assert_html(*state,
                "[a *b*](javascript:c) ![d](data:e) [f](g.md) <file:h>\n",
                "<p>a <em>b</em> d <a href=\"g.md\">f</a> file:h</p>\n");
}

static void html__raw_html_is_left_out(void **state)
{
    World *w = *state;
    DocOptions options = DOC_HANDBOOK;

    options.raw_html = true;
    world_parse_str(w, STR("a <b>c</b>\n\n<p>\n\n![d<i>](e)\n"), &options);
    assert_string_equal(world_html(w, &HTML_HANDBOOK),
                        "<p>a c</p>\n<p><img src=\"e\" alt=\"d\" /></p>\n");
}

static void html__typographic_quotes_are_english(void **state)
{
    assert_html(*state,
                "\"A 'b' (\"c\") don't\" the '90s -- x---y ... z.... *\"d\"* "
                "`\"e\"` \"*f*\"\n\"g\"\n",
                "<p>\xE2\x80\x9C"
                "A \xE2\x80\x98"
                "b\xE2\x80\x99 (\xE2\x80\x9C"
                "c\xE2\x80\x9D) don\xE2\x80\x99t\xE2\x80\x9D the \xE2\x80\x99"
                "90s \xE2\x80\x93 x\xE2\x80\x94y \xE2\x80\xA6 z.... <em>\xE2"
                "\x80\x9C"
                "d\xE2\x80\x9D</em> <code>&quot;e&quot;</code> \xE2\x80\x9C"
                "<em>f</em>\xE2\x80\x9D\n\xE2\x80\x9Cg\xE2\x80\x9D</p>\n");
}

static void html__wide_tables_stand_in_a_box_with_a_name(void **state)
{
    World *w = *state;

    assert_html(w, "|a|b|\n|-|-|\n",
                "<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n"
                "<th scope=\"col\">b</th>\n</tr>\n</thead>\n</table>\n");
    assert_html(w, "||*b* & c|\"d\"|\n|-|-|-|\n",
                "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\""
                " aria-label=\"b &amp; c, &quot;d&quot;\">\n<table>\n<thead>\n"
                "<tr>\n<td></td>\n"
                "<th scope=\"col\"><em>b</em> &amp; c</th>\n"
                "<th scope=\"col\">\xE2\x80\x9C"
                "d\xE2\x80\x9D</th>\n</tr>\n</thead>\n</table>\n</div>\n");
    assert_string_equal(world_html(w, &HTML_COMMONMARK),
                        "<table>\n<thead>\n<tr>\n<th scope=\"col\"></th>\n"
                        "<th scope=\"col\"><em>b</em> &amp; c</th>\n"
                        "<th scope=\"col\">&quot;d&quot;</th>\n</tr>\n"
                        "</thead>\n</table>\n");
}

static void html__a_box_without_words_to_name_it_is_no_group(void **state)
{
    assert_html(*state, "||||\n|-|-|-|\n",
                "<div class=\"table-scroll\" tabindex=\"0\">\n<table>\n"
                "<thead>\n<tr>\n<td></td>\n<td></td>\n<td></td>\n</tr>\n"
                "</thead>\n</table>\n</div>\n");
}

static void html__citations_print_as_they_were_written(void **state)
{
    assert_html(*state, "[see @a, *x* <; @b] [[c#d|e \"f\"]]",
                "<p>[see @a, *x* &lt;; @b] [[c#d|e \xE2\x80\x9C"
                "f\xE2\x80\x9D]]</p>\n");
}

static void html__is_xml_whatever_entities_say(void **state)
{
    World *w = *state;

    assert_html(w, "a&#1;b &#xFFFE; `c` [d](e&#2;f \"&#3;\")\n",
                "<p>a\xEF\xBF\xBD"
                "b \xEF\xBF\xBD <code>c</code> <a href=\"e%02f\" title=\"\xEF"
                "\xBF\xBD\">d</a></p>\n");
    assert_true(html_fragment_problem(&w->arena, buf_str(&w->out)).len == 0);
}

static void element__prints_attributes_escaped(void **state)
{
    World *w = *state;
    Node *a = element(w, "a", false);

    node_set_attribute(&w->arena, a, STR("href"), STR("x?a&b"));
    node_set_attribute(&w->arena, a, STR("data-x"), STR("\"<'>"));
    node_set_attribute(&w->arena, a, STR("bad name"), STR("y"));
    node_set_attribute(&w->arena, a, STR("on\"x"), STR("y"));
    node_append(a, words(w, "t & u"));
    assert_string_equal(print(w, a),
                        "<a href=\"x?a&amp;b\" data-x=\"&quot;&lt;'&gt;\">t "
                        "&amp; u</a>");
}

static void element__refuses_unsafe_addresses_and_names(void **state)
{
    World *w = *state;
    Node *a = element(w, "a", false);

    node_set_attribute(&w->arena, a, STR("href"), STR(" java\nscript:x"));
    assert_string_equal(print(w, a), "<a></a>");
    assert_string_equal(print(w, element(w, "a b", false)), "");
    assert_string_equal(print(w, element(w, "Script", false)), "");
    assert_string_equal(print(w, element(w, "", false)), "");
    assert_string_equal(print(w, element(w, "x-y2", false)), "<x-y2></x-y2>");
}

static void element__void_and_block(void **state)
{
    World *w = *state;
    Node *div = element(w, "div", true);
    Node *p = element(w, "p", true);

    assert_string_equal(print(w, element(w, "br", false)), "<br />");
    node_append(p, words(w, "a"));
    node_append(div, p);
    node_append(div, element(w, "hr", true));
    assert_string_equal(print(w, div),
                        "<div>\n<p>a</p>\n<hr />\n</div>\n");
}

static void raw__is_printed_as_it_is(void **state)
{
    World *w = *state;
    Node *raw = node_new(&w->arena, NODE_RAW, (Span){0, 0});

    raw->text = STR("<sup>1</sup>");
    assert_string_equal(print(w, raw), "<sup>1</sup>");
}

static void html__appends_to_what_is_there(void **state)
{
    World *w = *state;

    world_parse(w, "# a\n");
    buf_reset(&w->out);
    buf_adds(&w->out, "<div>");
    html_render(&w->out, w->document, &HTML_COMMONMARK);
    assert_string_equal(w->out.ptr, "<div><h1>a</h1>\n");
}

static void url_scheme__is_what_browsers_see(void **state)
{
    static const char *const CASE[][2] = {
        {"HTTPS://x", "https"},   {"mailto:a@b", "mailto"},
        {"a/b:c", ""},            {"../x", ""},
        {"#a:b", ""},             {"?a:b", ""},
        {"//x:80/", ""},          {"", ""},
        {"1a:b", ""},             {"a.b+c-d:e", "a.b+c-d"},
        {"java\tscript:x", "javascript"}, {" \x01javascript:x", "javascript"},
        {"javascript", ""},       {"\xC3\xA9:b", ""},
        {"java script:x", ""},    {":x", ""},
    };
    World *w = *state;

    for (size_t i = 0; i < sizeof CASE / sizeof *CASE; i++) {
        Str scheme = html_url_scheme(&w->arena, str_from(CASE[i][0]));

        assert_string_equal(str_to_cstr(&w->arena, scheme), CASE[i][1]);
    }
    assert_true(html_scheme_allowed(STR("tel")));
    assert_true(html_url_allowed(STR("x.md")));
    assert_false(html_url_allowed(STR("DATA:x")));
    assert_false(html_scheme_allowed(STR("file")));
}

static void fragment__good_ones_have_no_problem(void **state)
{
    static const char *const GOOD[] = {
        "", "a &amp; b &#233; &#xE9;", "<p class=\"a\" id='b'>c<br/></p>",
        "<!-- a - b --><x-y:z/>", "<a\n href = \"b\"\t>c</a >",
        "a > b", "<p title=\"a > b &lt;\"/>",
    };
    World *w = *state;

    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++)
        assert_string_equal(
            html_fragment_problem(&w->arena, str_from(GOOD[i])).ptr, "");
}

static void fragment__problems_have_words(void **state)
{
    static const char *const BAD[][2] = {
        {"<p>", "'<p>' is never closed"},
        {"</p>", "'</p>' closes nothing"},
        {"<b><i></b></i>", "'</b>' stands where '</i>' should"},
        {"<br>", "'<br>' is never closed"},
        {"&nbsp;", "'&nbsp;' is not known to XML"},
        {"a & b", "'&' without ';': write '&amp;'"},
        {"&#x;", "'&#x;' is not known to XML"},
        {"a < b", "'<' begins no tag: write '&lt;'"},
        {"<a b>c</a>", "'b' has no value"},
        {"<a b=c>d</a>", "the value of 'b' is not in quotes"},
        {"<a b=\"c>d", "the value of 'b' is never closed"},
        {"<a b=\"<\"/>", "'<' in the value of 'b'"},
        {"<a b=\"1\" b=\"2\"/>", "'b' stands twice in a tag"},
        {"<a b=\"1\"c=\"2\"/>", "a tag is broken"},
        {"<!-- a -- b -->", "a comment holds '--' or is never closed"},
        {"<!doctype html>", "'<!' begins no comment"},
        {"<a/ >", "the tag '<a' is broken"},
        {"a\x01", "a control character"},
        {"\xFF", "it is cut in the middle of a character"},
        {"<", "'<' begins no tag: write '&lt;'"},
        {"</a", "the tag '</a' is broken"},
        {"<a", "a tag is broken"},
    };
    World *w = *state;

    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_string_equal(
            html_fragment_problem(&w->arena, str_from(BAD[i][0])).ptr,
            BAD[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(html__heading_has_its_id),
        WORLD_TEST(html__unsafe_links_print_as_text),
        WORLD_TEST(html__raw_html_is_left_out),
        WORLD_TEST(html__typographic_quotes_are_english),
        WORLD_TEST(html__wide_tables_stand_in_a_box_with_a_name),
        WORLD_TEST(html__a_box_without_words_to_name_it_is_no_group),
        WORLD_TEST(html__citations_print_as_they_were_written),
        WORLD_TEST(html__is_xml_whatever_entities_say),
        WORLD_TEST(element__prints_attributes_escaped),
        WORLD_TEST(element__refuses_unsafe_addresses_and_names),
        WORLD_TEST(element__void_and_block),
        WORLD_TEST(raw__is_printed_as_it_is),
        WORLD_TEST(html__appends_to_what_is_there),
        WORLD_TEST(url_scheme__is_what_browsers_see),
        WORLD_TEST(fragment__good_ones_have_no_problem),
        WORLD_TEST(fragment__problems_have_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
