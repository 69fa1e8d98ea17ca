/* tests/unit/test_citation_syntax.c - "[@key, pinpoint]", "[[page]]" and
 * quotations: what is one, where it is, and what is said of broken ones. */
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

static void citation__has_key_pinpoint_and_lead_in(void **state)
{
    assert_tree(*state, "Yes [see @vtr5274, para 5].",
                "paragraph 1:1+27\n"
                "  text 1:1+4 'Yes '\n"
                "  citation 1:5+22\n"
                "    citation_item 1:6+20 see@vtr5274, para 5 at 1:20+6\n"
                "  text 1:27+1 '.'\n");
}

static void citation__may_name_several_sources(void **state)
{
    assert_tree(*state, "[@a, s 14; see also @b-c:d/e.f+g, reg 15(3);@h]",
                "paragraph 1:1+47\n"
                "  citation 1:1+47\n"
                "    citation_item 1:2+8 @a, s 14 at 1:6+4\n"
                "    citation_item 1:12+32 see also@b-c:d/e.f+g, reg 15(3)"
                " at 1:35+9\n"
                "    citation_item 1:45+2 @h\n");
}

static void citation__takes_an_address_for_a_key(void **state)
{
    assert_tree(*state, "[@https://a.b/c_d?e=f#g, p 2; @http://h/; @https:x]",
                "paragraph 1:1+51\n"
                "  citation 1:1+51\n"
                "    citation_item 1:2+27 @https://a.b/c_d?e=f#g, p 2"
                " at 1:26+3\n"
                "    citation_item 1:31+10 @http://h/\n"
                "    citation_item 1:43+8 @https:x\n");
    assert_tree(*state, "me@https://a.b and @https://",
                "paragraph 1:1+28\n"
                "  text 1:1+28 'me@https://a.b and @https://'\n");
}

static void citation__pinpoint_may_hold_brackets(void **state)
{
    assert_tree(*state, "[@k, [20]] x",
                "paragraph 1:1+12\n"
                "  citation 1:1+10\n"
                "    citation_item 1:2+8 @k, [20] at 1:6+4\n"
                "  text 1:11+2 ' x'\n");
}

static void citation__quoted_pinpoint_may_hold_anything(void **state)
{
    assert_tree(*state, "[@k, \"Who, or ] what; when?\"] x",
                "paragraph 1:1+31\n"
                "  citation 1:1+29\n"
                "    citation_item 1:2+27 @k, \"Who, or ] what; when?\""
                " at 1:6+23\n"
                "  text 1:30+2 ' x'\n");
    assert_tree(*state, "[@k, \xE2\x80\x9CWho ] what\xE2\x80\x9D; @l]",
                "paragraph 1:1+26\n"
                "  citation 1:1+26\n"
                "    citation_item 1:2+20 @k, \xE2\x80\x9CWho ] what\xE2\x80"
                "\x9D at 1:6+16\n"
                "    citation_item 1:20+2 @l\n");
}

static void citation__may_hold_a_line_break(void **state)
{
    assert_tree(*state, "a [@k,\n   paras 54-57] b",
                "paragraph 1:1+24\n"
                "  text 1:1+2 'a '\n"
                "  citation 1:3+20\n"
                "    citation_item 1:4+18 @k, paras 54-57 at 2:4+11\n"
                "  text 2:16+2 ' b'\n");
}

static void citation__may_go_on_behind_a_quotes_mark(void **state)
{
    assert_tree(*state, "> a [@k, paras\n> 54] b\n> - [@l,\n>   s 1]",
                "block_quote 1:1+40\n"
                "  paragraph 1:3+20\n"
                "    text 1:3+2 'a '\n"
                "    citation 1:5+16\n"
                "      citation_item 1:6+14 @k, paras 54 at 1:10+10\n"
                "    text 2:6+2 ' b'\n"
                "  list 3:3+15\n"
                "    item 3:3+15\n"
                "      paragraph 3:5+13\n"
                "        citation 3:5+13\n"
                "          citation_item 3:6+11 @l, s 1 at 4:5+3\n");
}

static void citation__takes_its_inside_literally(void **state)
{
    assert_tree(*state, "[@k, *a* `b` &amp \\* <b>]",
                "paragraph 1:1+25\n"
                "  citation 1:1+25\n"
                "    citation_item 1:2+23 @k, *a* `b` &amp \\* <b>"
                " at 1:6+19\n");
    assert_string_equal(world_said(*state), "");
}

static void citation__wins_over_links_and_definitions(void **state)
{
    assert_tree(*state, "[text][@k] and [text]\n\n[text]: /url",
                "paragraph 1:1+21\n"
                "  link 1:1+6 (/url) at 3:9+4\n"
                "    text 1:2+4 'text'\n"
                "  citation 1:7+4\n"
                "    citation_item 1:8+2 @k\n"
                "  text 1:11+5 ' and '\n"
                "  link 1:16+6 (/url) at 3:9+4\n"
                "    text 1:17+4 'text'\n");
}

static void citation__stands_where_its_bracket_would(void **state)
{
    /* '[' and ']' are punctuation: the emphasis ends and begins all the same */
    assert_tree(*state, "**must.**[@k] *[@k]* _[@k]_",
                "paragraph 1:1+27\n"
                "  strong 1:1+9\n"
                "    text 1:3+5 'must.'\n"
                "  citation 1:10+4\n"
                "    citation_item 1:11+2 @k\n"
                "  text 1:14+1 ' '\n"
                "  emph 1:15+6\n"
                "    citation 1:16+4\n"
                "      citation_item 1:17+2 @k\n"
                "  text 1:21+1 ' '\n"
                "  emph 1:22+6\n"
                "    citation 1:23+4\n"
                "      citation_item 1:24+2 @k\n");
}

static void citation__is_text_behind_a_backslash_or_in_code(void **state)
{
    assert_tree(*state, "\\[@k] `[@k]` [me@example.org] [x](a[@k]b)",
                "paragraph 1:1+41\n"
                "  text 1:1+6 '[@k] '\n"
                "  code 1:7+6 '[@k]'\n"
                "  text 1:13+18 ' [me@example.org] '\n"
                "  link 1:31+11 (a[@k]b) at 1:35+6\n"
                "    text 1:32+1 'x'\n");
    assert_string_equal(world_said(*state), "");
}

static void citation__first_from_the_left_wins(void **state)
{
    assert_tree(*state, "`a [@b ` c] [@d ` e, f] `g`",
                "paragraph 1:1+27\n"
                "  code 1:1+8 'a [@b '\n"
                "  text 1:9+4 ' c] '\n"
                "  citation 1:13+11\n"
                "    citation_item 1:14+9 @d, ` e, f at 1:17+6\n"
                "  text 1:24+1 ' '\n"
                "  code 1:25+3 'g'\n");
}

static void citation__in_an_address_is_the_address(void **state)
{
    assert_tree(*state, "<http://x/[@k]> [a](<[@k, b]> \"[@l]\")",
                "paragraph 1:1+37\n"
                "  link 1:1+15 (http://x/[@k]) at 1:2+13\n"
                "    text 1:2+13 'http://x/[@k]'\n"
                "  text 1:16+1 ' '\n"
                "  link 1:17+21 ([@k, b]) \"[@l]\" at 1:22+7\n"
                "    text 1:18+1 'a'\n");
}

static void citation__without_key_is_an_error(void **state)
{
    assert_said(*state, "ab [@] [@k; @]",
                "1:5+1 citation-syntax: no key stands behind '@'\n"
                "1:13+1 citation-syntax: no key stands behind '@'\n");
}

static void citation__never_closed_is_an_error(void **state)
{
    assert_said(*state, "ab [@key, p 5\n\nmore]",
                "1:4+5 citation-syntax: the citation '[@key' is never "
                "closed\n");
    assert_string_equal(world_help(*state),
                        "put ']' where the citation ends; for a plain "
                        "bracket write '\\['");
}

static void citation__open_quotation_is_guessed(void **state)
{
    assert_said(*state, "[@key, \"who] and \"what\n",
                "1:1+5 citation-syntax: the citation '[@key' is never "
                "closed\n");
    assert_string_equal(
        world_help(*state),
        "a quotation mark before ']' may be missing its partner");
}

static void citation__empty_pinpoint_is_an_error(void **state)
{
    assert_said(*state, "x [@key, ]",
                "1:8+1 citation-syntax: nothing stands behind the comma\n");
}

static void citation__missing_comma_is_an_error(void **state)
{
    World *w = *state;

    assert_said(w, "x [@key para 5]",
                "1:9+6 citation-syntax: a comma is missing behind '@key'\n");
    assert_string_equal(world_help(w), "write '@key, para 5'");
    assert_string_equal(world_tree(w),
                        "paragraph 1:1+15\n"
                        "  text 1:1+2 'x '\n"
                        "  citation 1:3+13\n"
                        "    citation_item 1:4+11 @key, para 5 at 1:9+6\n");
}

static void citation__empty_source_is_an_error(void **state)
{
    assert_said(*state, "[@a;] [@b; c]",
                "1:5+0 citation-syntax: a source is missing here\n"
                "1:12+1 citation-syntax: each source of a citation needs '@' "
                "and its key\n");
}

static void citation__as_link_is_an_error(void **state)
{
    assert_said(*state, "a [@key](http://x) [@key] (x) [@key](x y",
                "1:3+6 citation-as-link: a citation cannot be the text of a "
                "link\n");
    assert_string_equal(world_help(*state),
                        "put a space before '(', or give the link a text "
                        "without '@'");
}

static void citation__words_before_the_sign_may_be_a_link(void **state)
{
    assert_tree(*state, "[follow us @dwp](https://x)",
                "paragraph 1:1+27\n"
                "  link 1:1+27 (https://x) at 1:18+9\n"
                "    text 1:2+14 'follow us @dwp'\n");
    assert_string_equal(world_said(*state), "");
}

static void citation__as_definition_is_an_error(void **state)
{
    assert_said(*state,
                "[@key]: http://x\n[@two]: y\n\nas it says [@a]: fine\n"
                "[@b]: fine\n",
                "1:1+6 citation-as-definition: a source cannot be defined in "
                "a page\n"
                "2:1+6 citation-as-definition: a source cannot be defined in "
                "a page\n");
}

static void citation__in_a_link_is_an_error(void **state)
{
    assert_said(*state, "[a [@k] b](c) ![d [[e]]](f)",
                "1:4+4 citation-in-link: a citation cannot stand inside a "
                "link\n"
                "1:19+5 citation-in-link: a short link cannot stand inside a "
                "link\n");
}

static void citation__is_nothing_when_turned_off(void **state)
{
    World *w = *state;

    world_parse_str(w, STR("[@k] [[x]]\n\n[@k]: /u"), &DOC_COMMONMARK);
    assert_string_equal(world_tree(w), "paragraph 1:1+10\n"
                                       "  link 1:1+4 (/u) at 3:7+2\n"
                                       "    text 1:2+2 '@k'\n"
                                       "  text 1:5+6 ' [[x]]'\n");
}

static Node *from_front_matter(World *w, const char *file, const char *value,
                               uint32_t off, uint32_t len, bool quoted)
{
    w->source = source_new(&w->arena, STR("page.md"), str_from(file));
    w->document = node_new(&w->arena, NODE_DOCUMENT, (Span){0, 0});
    node_append(w->document,
                doc_parse_citation(&w->arena, w->source, str_from(value),
                                   (Span){off, len}, quoted, w->diags));
    return w->document->first;
}

static void citation__in_front_matter_needs_no_sign(void **state)
{
    World *w = *state;

    from_front_matter(w, "cite: uc-regs, reg 15(3); see @b\n",
                      "uc-regs, reg 15(3); see @b", 6, 26, false);
    assert_string_equal(world_tree(w),
                        "citation 1:7+26\n"
                        "  citation_item 1:7+18 @uc-regs, reg 15(3)"
                        " at 1:16+9\n"
                        "  citation_item 1:27+6 see@b\n");
    assert_string_equal(world_said(w), "");
}

static void citation__in_quoted_front_matter_keeps_its_place(void **state)
{
    World *w = *state;

    from_front_matter(w, "cite: '@a, s 1'\n", "@a, s 1", 6, 9, true);
    assert_string_equal(world_tree(w), "citation 1:7+9\n"
                                       "  citation_item 1:8+7 @a, s 1"
                                       " at 1:12+3\n");
    /* what YAML had to decode has only the place of the whole */
    from_front_matter(w, "cite: 'a, ''b'''\n", "a, 'b'", 6, 10, true);
    assert_string_equal(world_tree(w), "citation 1:7+10?\n"
                                       "  citation_item 1:7+10? @a, 'b'"
                                       " at 1:7+10\n");
}

static void citation__in_front_matter_may_be_wrong(void **state)
{
    World *w = *state;

    from_front_matter(w, "cite: a b\n", "a b", 6, 3, false);
    from_front_matter(w, "cite: a,\n", "a,", 6, 2, false);
    from_front_matter(w, "cite: ''\n", "", 6, 2, true);
    assert_string_equal(
        world_said(w),
        "1:8+0 citation-syntax: a source is missing here\n"
        "1:8+1 citation-syntax: nothing stands behind the comma\n"
        "1:9+1 citation-syntax: a comma is missing behind '@a'\n");
}

static void short_link__has_target_anchor_and_text(void **state)
{
    assert_tree(*state, "[[a/b]] [[ c #d | the *e* ]] [[#f]]",
                "paragraph 1:1+35\n"
                "  short_link 1:1+7 a/b#\n"
                "  text 1:8+1 ' '\n"
                "  short_link 1:9+20 c#d\n"
                "    text 1:19+7 'the *e*'\n"
                "  text 1:29+1 ' '\n"
                "  short_link 1:30+6 #f\n");
}

static void short_link__may_hold_a_line_break(void **state)
{
    assert_tree(*state, "> [[a|the\n> page]]",
                "block_quote 1:1+18\n"
                "  paragraph 1:3+16\n"
                "    short_link 1:3+16 a#\n"
                "      text 1:7+10 'the page'\n");
}

static void short_link__is_text_when_it_is_none(void **state)
{
    assert_tree(*state, "\\[[x]] `[[x]]` [[a](b)](c)",
                "paragraph 1:1+26\n"
                "  text 1:1+7 '[[x]] '\n"
                "  code 1:8+7 '[[x]]'\n"
                "  text 1:15+2 ' ['\n"
                "  link 1:17+6 (b) at 1:21+1\n"
                "    text 1:18+1 'a'\n"
                "  text 1:23+4 '](c)'\n");
    assert_string_equal(world_said(*state), "");
}

static void short_link__broken_is_an_error(void **state)
{
    assert_said(*state, "[[]] [[a](b [[|c]] [[d]](e)\n\n[[never",
                "1:1+4 short-link-syntax: the short link names no page\n"
                "1:13+6 short-link-syntax: the short link names no page\n"
                "1:20+5 short-link-syntax: an address cannot stand behind a "
                "short link\n"
                "3:1+2 short-link-syntax: the short link is never closed\n");
}

static void quotation__is_what_stands_before_a_citation(void **state)
{
    assert_tree(*state, "He said \"the *plan* is\nprinted\", [@k].",
                "paragraph 1:1+38\n"
                "  text 1:1+8 'He said '\n"
                "  quotation 1:9+23\n"
                "    text 1:9+5 '\"the '\n"
                "    emph 1:14+6\n"
                "      text 1:15+4 'plan'\n"
                "    text 1:20+3 ' is'\n"
                "    softbreak 1:23+1\n"
                "    text 2:1+8 'printed\"'\n"
                "  text 2:9+2 ', '\n"
                "  citation 2:11+4\n"
                "    citation_item 2:12+2 @k\n"
                "  text 2:15+1 '.'\n");
}

static void quotation__knows_printers_marks(void **state)
{
    assert_tree(*state,
                "\xE2\x80\x9C" "a \xE2\x80\x9C" "b\xE2\x80\x9D c\xE2\x80\x9D "
                "[@k] \xE2\x80\x98" "don\xE2\x80\x99t\xE2\x80\x99[@k]",
                "paragraph 1:1+40\n"
                "  quotation 1:1+17\n"
                "    text 1:1+17 '\xE2\x80\x9C" "a \xE2\x80\x9C" "b\xE2\x80"
                "\x9D c\xE2\x80\x9D'\n"
                "  text 1:10+1 ' '\n"
                "  citation 1:11+4\n"
                "    citation_item 1:12+2 @k\n"
                "  text 1:15+1 ' '\n"
                "  quotation 1:16+13\n"
                "    text 1:16+13 '\xE2\x80\x98" "don\xE2\x80\x99t\xE2\x80"
                "\x99'\n"
                "  citation 1:23+4\n"
                "    citation_item 1:24+2 @k\n");
}

static void quotation__takes_the_nearest_straight_pair(void **state)
{
    assert_tree(*state, "\"a\" and (\"b\") 5\" \"c\". [@k]",
                "paragraph 1:1+26\n"
                "  text 1:1+17 '\"a\" and (\"b\") 5\" '\n"
                "  quotation 1:18+3\n"
                "    text 1:18+3 '\"c\"'\n"
                "  text 1:21+2 '. '\n"
                "  citation 1:23+4\n"
                "    citation_item 1:24+2 @k\n");
}

static void quotation__is_split_exactly_where_escapes_are(void **state)
{
    assert_tree(*state, "\\*a &amp; \"b \\[c\" [@k]",
                "paragraph 1:1+22\n"
                "  text 1:1+10 '*a & '\n"
                "  quotation 1:11+7\n"
                "    text 1:11+7 '\"b [c\"'\n"
                "  text 1:18+1 ' '\n"
                "  citation 1:19+4\n"
                "    citation_item 1:20+2 @k\n");
}

static void quotation__is_split_exactly_where_entities_grow(void **state)
{
    /* "\\*" is one byte longer than '*', "&nGt;" one shorter than its sign */
    assert_tree(*state, "\\* &nGt; &#xFFFE; \"b\" [@k]",
                "paragraph 1:1+26\n"
                "  text 1:1+18 '* \xE2\x89\xAB\xE2\x83\x92 \xEF\xBF\xBD '\n"
                "  quotation 1:19+3\n"
                "    text 1:19+3 '\"b\"'\n"
                "  text 1:22+1 ' '\n"
                "  citation 1:23+4\n"
                "    citation_item 1:24+2 @k\n");
    assert_tree(*state, "\\*&nGt;\"b\" [@k]",
                "paragraph 1:1+15\n"
                "  text 1:1+7 '*\xE2\x89\xAB\xE2\x83\x92'\n"
                "  quotation 1:8+3\n"
                "    text 1:8+3 '\"b\"'\n"
                "  text 1:11+1 ' '\n"
                "  citation 1:12+4\n"
                "    citation_item 1:13+2 @k\n");
}

static void quotation__inside_emphasis_counts(void **state)
{
    assert_tree(*state, "*\"a\"* [@k]",
                "paragraph 1:1+10\n"
                "  emph 1:1+5\n"
                "    quotation 1:2+3\n"
                "      text 1:2+3 '\"a\"'\n"
                "  text 1:6+1 ' '\n"
                "  citation 1:7+4\n"
                "    citation_item 1:8+2 @k\n");
}

static void quotation__needs_both_marks_and_nearness(void **state)
{
    World *w = *state;

    world_parse(w, "\"a\" says [@k]\n\nb\" [@k]\n\n\"\" [@k]\n\n"
                   "\"c [@k] d\" [@k]\n\n5\" wide\" [@k]\n");
    assert_null(strstr(world_tree(w), "quotation"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(citation__has_key_pinpoint_and_lead_in),
        WORLD_TEST(citation__may_name_several_sources),
        WORLD_TEST(citation__takes_an_address_for_a_key),
        WORLD_TEST(citation__pinpoint_may_hold_brackets),
        WORLD_TEST(citation__quoted_pinpoint_may_hold_anything),
        WORLD_TEST(citation__may_hold_a_line_break),
        WORLD_TEST(citation__may_go_on_behind_a_quotes_mark),
        WORLD_TEST(citation__takes_its_inside_literally),
        WORLD_TEST(citation__wins_over_links_and_definitions),
        WORLD_TEST(citation__stands_where_its_bracket_would),
        WORLD_TEST(citation__is_text_behind_a_backslash_or_in_code),
        WORLD_TEST(citation__first_from_the_left_wins),
        WORLD_TEST(citation__in_an_address_is_the_address),
        WORLD_TEST(citation__without_key_is_an_error),
        WORLD_TEST(citation__never_closed_is_an_error),
        WORLD_TEST(citation__open_quotation_is_guessed),
        WORLD_TEST(citation__empty_pinpoint_is_an_error),
        WORLD_TEST(citation__missing_comma_is_an_error),
        WORLD_TEST(citation__empty_source_is_an_error),
        WORLD_TEST(citation__as_link_is_an_error),
        WORLD_TEST(citation__words_before_the_sign_may_be_a_link),
        WORLD_TEST(citation__as_definition_is_an_error),
        WORLD_TEST(citation__in_a_link_is_an_error),
        WORLD_TEST(citation__is_nothing_when_turned_off),
        WORLD_TEST(citation__in_front_matter_needs_no_sign),
        WORLD_TEST(citation__in_quoted_front_matter_keeps_its_place),
        WORLD_TEST(citation__in_front_matter_may_be_wrong),
        WORLD_TEST(short_link__has_target_anchor_and_text),
        WORLD_TEST(short_link__may_hold_a_line_break),
        WORLD_TEST(short_link__is_text_when_it_is_none),
        WORLD_TEST(short_link__broken_is_an_error),
        WORLD_TEST(quotation__is_what_stands_before_a_citation),
        WORLD_TEST(quotation__knows_printers_marks),
        WORLD_TEST(quotation__takes_the_nearest_straight_pair),
        WORLD_TEST(quotation__is_split_exactly_where_escapes_are),
        WORLD_TEST(quotation__is_split_exactly_where_entities_grow),
        WORLD_TEST(quotation__inside_emphasis_counts),
        WORLD_TEST(quotation__needs_both_marks_and_nearness),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
