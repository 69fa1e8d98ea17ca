/* tests/unit/test_terms.c - the first use of each term: what is found, what is
 * not, and what it costs. */
#include "doc_world.h"

#include "doc/terms.h"

typedef struct Glossary {
    World *w;
    Terms *terms;
    TermUse *use;
} Glossary;

static Glossary glossary_of(World *w)
{
    return (Glossary){w, terms_new(&w->arena), NULL};
}

static void name(Glossary *g, const char *key, const char *words)
{
    assert_true(terms_name(g->terms, terms_add(g->terms, str_from(key)),
                           STR("en"), str_from(words)));
}

/* "key: words, words; key: words" */
static Glossary glossary(void **state, const char *list)
{
    Glossary g = glossary_of(*state);
    Str rest = str_from(list), one;

    while (str_split(&rest, ';', &one)) {
        Str key, words;

        assert_true(str_split(&one, ':', &key));
        while (str_split(&one, ',', &words))
            name(&g, str_dup(&g.w->arena, str_trim(key)).ptr,
                 str_dup(&g.w->arena, str_trim(words)).ptr);
    }
    return g;
}

/* The words below a node, terms as "{key|words}", blocks apart by " / ". */
static void flatten(Buf *out, const Node *node)
{
    if (node->kind == NODE_SOFTBREAK)
        buf_addc(out, '\n');
    if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
        buf_add(out, node->text);
    if (node->kind == NODE_TERM)
        buf_addf(out, "{%.*s|", STR_ARG(node->as.term.key));
    for (const Node *n = node->first; n; n = n->next)
        flatten(out, n);
    if (node->kind == NODE_TERM)
        buf_addc(out, '}');
    if (node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING ||
        node->kind == NODE_TABLE_CELL)
        buf_adds(out, " / ");
}

static void mark_in(Glossary *g, const char *language, const char *text)
{
    world_parse(g->w, text);
    if (!g->use)
        g->use = term_use_open(g->terms);
    term_use_page(g->use, str_from(language));
    terms_mark(g->use, g->w->document, g->w->source, &g->w->arena);
}

static const char *marked_in(Glossary *g, const char *language,
                             const char *text)
{
    Str out;

    mark_in(g, language, text);
    buf_reset(&g->w->out);
    flatten(&g->w->out, g->w->document);
    out = buf_str(&g->w->out);
    if (str_ends(out, " / "))
        buf_truncate(&g->w->out, out.len - 3);
    return g->w->out.ptr;
}

static void done(Glossary *g)
{
    term_use_close(g->use);
    g->use = NULL;
}

static void expect(Glossary *g, const char *text, const char *want)
{
    assert_string_equal(marked_in(g, "en", text), want);
}

/* --- what is found ---------------------------------------------------------- */

static void terms__are_marked_where_first_used(void **state)
{
    Glossary g = glossary(state, "a: appeal; w: work coach");

    expect(&g, "Your work coach and the appeal.\n\nThe work coach. Appeal.\n",
           "Your {w|work coach} and the {a|appeal}. / The work coach. Appeal.");
    expect(&g, "Another page: appeal.\n", "Another page: {a|appeal}.");
    done(&g);
}

static void terms__are_whole_words_of_any_case(void **state)
{
    Glossary g = glossary(state, "a: appeal; w: Work Coach");

    expect(&g, "Appealing, reappeal, APPEAL.\n",
           "Appealing, reappeal, {a|APPEAL}.");
    expect(&g, "A WORK cOACH; workcoach\n", "A {w|WORK cOACH}; workcoach");
    done(&g);
}

static void terms__the_longest_wins_and_covers_the_rest(void **state)
{
    Glossary g = glossary(state, "c: claimant; cc: claimant commitment;"
                                 "ccr: claimant commitment review");

    expect(&g, "A claimant commitment, a claimant.\n",
           "A {cc|claimant commitment}, a {c|claimant}.");
    expect(&g, "claimant commitment review claimant commitment reviewed\n",
           "{ccr|claimant commitment review} {cc|claimant commitment}"
           " reviewed");
    /* used a second time it is nobody else's, either */
    expect(&g, "claimant commitment. claimant commitment. claimant\n",
           "{cc|claimant commitment}. claimant commitment. {c|claimant}");
    done(&g);
}

static void terms__may_overlap_and_the_left_one_wins(void **state)
{
    Glossary g = glossary(state, "ab: a b; bc: b c d");

    expect(&g, "a b c d\n", "{ab|a b} c d");
    expect(&g, "x b c d\n", "x {bc|b c d}");
    expect(&g, "a a b\n", "a {ab|a b}");
    done(&g);
}

static void terms__go_over_a_line_and_any_white_space(void **state)
{
    Glossary g = glossary(state, "w: work coach; m: decision maker");

    expect(&g, "the work\ncoach\n", "the {w|work\ncoach}");
    expect(&g, "the work\xC2\xA0" "coach and decision   maker\n",
           "the {w|work\xC2\xA0" "coach} and {m|decision   maker}");
    expect(&g, "the work  \ncoach\n", "the workcoach"); /* a break is one */
    done(&g);
}

static void terms__fold_unicode(void **state)
{
    Glossary g = glossary(state, "a: ap\xC3\xAAl; s: Stra\xC3\x9F" "e");

    expect(&g, "AP\xC3\x8AL ap\xC3\xAAl\n", "{a|AP\xC3\x8AL} ap\xC3\xAAl");
    expect(&g, "ape\xCC\x82l apel\n", "{a|ape\xCC\x82l} apel");
    expect(&g, "STRASSE\n", "{s|STRASSE}");
    expect(&g, "ap\xC2\xAD\xC3\xAAl\n", "{a|ap\xC2\xAD\xC3\xAAl}");
    /* a mark of direction, a choice of a variant */
    expect(&g, "ap\xE2\x80\x8E\xC3\xAAl\n", "{a|ap\xE2\x80\x8E\xC3\xAAl}");
    expect(&g, "ap\xEF\xB8\x8F\xC3\xAAl\n", "{a|ap\xEF\xB8\x8F\xC3\xAAl}");
    done(&g);
}

static void terms__know_every_apostrophe(void **state)
{
    Glossary g = glossary(state, "j: jobseeker's agreement; c: coach");

    expect(&g, "Jobseeker\xE2\x80\x99s agreement\n",
           "{j|Jobseeker\xE2\x80\x99s agreement}");
    expect(&g, "jobseeker's agreement\n", "{j|jobseeker's agreement}");
    /* an escape makes three texts of it */
    expect(&g, "a jobseeker\\'s agreement\n", "a {j|jobseeker's agreement}");
    expect(&g, "your coach\xE2\x80\x99s name\n",
           "your {c|coach}\xE2\x80\x99s name");
    expect(&g, "can't coach't\n", "can't coach't");
    done(&g);
}

static void terms__tell_hyphens_from_spaces(void **state)
{
    Glossary g = glossary(state, "t: to-do; f: work-focused interview");

    expect(&g, "what to do with a to-do\n", "what to do with a {t|to-do}");
    expect(&g, "work focused interview\n", "work focused interview");
    expect(&g, "work\xE2\x80\x91" "focused interview\n",
           "{f|work\xE2\x80\x91" "focused interview}");
    done(&g);
}

static void terms__tied_to_another_word_are_another_word(void **state)
{
    Glossary g = glossary(state, "a: appeal; s: sanction");

    expect(&g, "anti-sanction sanction-free gov.uk/appeal-form a_sanction\n",
           "anti-sanction sanction-free gov.uk/appeal-form a_sanction");
    expect(&g, "(sanction) appeal: yes\n", "({s|sanction}) {a|appeal}: yes");
    expect(&g, "un*appeal* *appeal*s *appeal*\n",
           "unappeal appeals {a|appeal}");
    done(&g);
}

static void terms__abbreviations_are_found_as_typed(void **state)
{
    Glossary g = glossary(state, "i: ICE; d: DM, DMs, decision maker;"
                                 "n: MR notice");

    expect(&g, "Ice, ice, iCE, ICE\n", "Ice, ice, iCE, {i|ICE}");
    expect(&g, "dms DMs\n", "dms {d|DMs}");
    expect(&g, "DM\xE2\x80\x99s word\n", "{d|DM}\xE2\x80\x99s word");
    expect(&g, "Mr notice, MR Notice\n", "Mr notice, {n|MR Notice}");
    done(&g);
}

static void terms__of_one_name_go_to_the_first(void **state)
{
    Glossary g = glossary(state, "a: plan; b: plan, Plan; c: PLAN");

    expect(&g, "the plan, PLAN\n", "the {a|plan}, {c|PLAN}");
    done(&g);
}

static void terms__are_of_a_language(void **state)
{
    Glossary g = glossary(state, "c: claimant");

    assert_true(terms_name(g.terms, 0, STR("cy"), STR("hawlydd")));
    assert_string_equal(marked_in(&g, "cy", "hawlydd claimant\n"),
                        "{c|hawlydd} claimant");
    assert_string_equal(marked_in(&g, "en", "hawlydd claimant\n"),
                        "hawlydd {c|claimant}");
    assert_string_equal(marked_in(&g, "gd", "hawlydd claimant\n"),
                        "hawlydd claimant");
    done(&g);
}

static void terms__are_covered_by_words_that_mean_something_else(void **state)
{
    Glossary g = glossary(state, "v: voluntary; g: good reason");

    assert_true(terms_cover(g.terms, STR("en"), STR("Voluntary work")));
    assert_true(terms_cover(g.terms, STR("en"), STR("give a good reason")));
    expect(&g, "voluntary work is voluntary\n",
           "voluntary work is {v|voluntary}");
    expect(&g, "give a good reason, a good reason\n",
           "give a good reason, a {g|good reason}");
    done(&g);
}

/* --- where ------------------------------------------------------------------ */

static void terms__stand_in_paragraphs_items_cells_and_callouts(void **state)
{
    Glossary g = glossary(state, "a: appeal; s: sanction; c: claimant");

    expect(&g, "- *appeal*\n\n> [!NOTE]\n> **sanction**\n\n"
               "| claimant |\n|---|\n| claimant |\n",
           "{a|appeal} / {s|sanction} / claimant / {c|claimant}");
    done(&g);
}

static void terms__are_no_part_of_other_things(void **state)
{
    Glossary g = glossary(state, "a: appeal");

    expect(&g, "# appeal\n", "appeal");
    expect(&g, "[an appeal](b.md) [[appeal]] [[x|appeal]]\n",
           "an appeal  appeal");
    expect(&g, "> appeal\n", "appeal");
    expect(&g, "`appeal` ![appeal](a.png)\n", "appeal appeal");
    expect(&g, "[@appeal, p 1] [see @x, appeal]\n", " ");
    expect(&g, "> [!LETTER]\n> The appeal of [appeal]\n", "The appeal of ");
    expect(&g, "    appeal\n", "");
    done(&g);
}

static void terms__in_quotation_marks_are_the_words_of_others(void **state)
{
    Glossary g = glossary(state, "a: appeal; s: sanction");

    expect(&g, "They said \"appeal\" and \xE2\x80\x9Csanction\xE2\x80\x9D.\n",
           "They said \"appeal\" and \xE2\x80\x9Csanction\xE2\x80\x9D.");
    expect(&g, "the \xE2\x80\x98" "appeal\xE2\x80\x99 or 'sanction' of\n",
           "the \xE2\x80\x98" "appeal\xE2\x80\x99 or 'sanction' of");
    expect(&g, "\"an appeal *and sanction*\" [@x] sanction\n",
           "\"an appeal and sanction\"  {s|sanction}");
    /* a mark without its fellow quotes nothing */
    expect(&g, "6\" appeal, claimants' sanction\n",
           "6\" {a|appeal}, claimants' {s|sanction}");
    expect(&g, "rock 'n appeal\n", "rock 'n {a|appeal}");
    done(&g);
}

static void terms__beside_raw_html_are_left_alone(void **state)
{
    Glossary g = glossary(state, "a: appeal");
    DocOptions options = DOC_HANDBOOK;
    Str text = STR("<a href=\"x\">appeal</a>\n\n> - x\n\n<div>\n\nappeal\n");

    options.raw_html = true;
    world_parse_str(g.w, text, &options);
    g.use = term_use_open(g.terms);
    term_use_page(g.use, STR("en"));
    terms_mark(g.use, g.w->document, g.w->source, &g.w->arena);
    buf_reset(&g.w->out);
    flatten(&g.w->out, g.w->document);
    assert_null(strstr(g.w->out.ptr, "{a|"));
    assert_true(term_used(g.use, 0));
    done(&g);
}

static void terms__are_skipped_where_a_page_says_so(void **state)
{
    Glossary g = glossary(state, "a: appeal; s: sanction");

    world_parse(g.w, "appeal sanction\n");
    g.use = term_use_open(g.terms);
    term_use_page(g.use, STR("en"));
    term_use_skip(g.use, 0);
    terms_mark(g.use, g.w->document, g.w->source, &g.w->arena);
    buf_reset(&g.w->out);
    flatten(&g.w->out, g.w->document);
    assert_string_equal(g.w->out.ptr, "appeal {s|sanction} / ");
    assert_true(term_used(g.use, 0));
    done(&g);
}

static void terms__know_what_is_used_anywhere(void **state)
{
    Glossary g = glossary(state, "a: appeal; s: sanction; claimant: person;"
                                 "j: journal; n: none");

    mark_in(&g, "en", "# appeal\n\n> \"sanction\"\n\n"
                      "[it](../glossary.md#term-claimant)\n");
    assert_true(term_used(g.use, 0));
    assert_true(term_used(g.use, 1));
    assert_true(term_used(g.use, 2));
    assert_false(term_used(g.use, 3));
    terms_read(g.use, STR("Your journal: read it"));
    assert_true(term_used(g.use, 3));
    assert_false(term_used(g.use, 4));
    done(&g);
}

/* --- nodes ------------------------------------------------------------------ */

static void terms__know_their_place_behind_escapes(void **state)
{
    Glossary g = glossary(state, "w: work coach");

    mark_in(&g, "en", "a\\* &amp; **b** your work\ncoach, c\n");
    assert_string_equal(world_tree(g.w),
                        "paragraph 1:1+34\n"
                        "  text 1:1+10 'a* & '\n"
                        "  strong 1:11+5\n"
                        "    text 1:13+1 'b'\n"
                        "  text 1:16+6 ' your '\n"
                        "  term 1:22+10\n"
                        "    text 1:22+4 'work'\n"
                        "    softbreak 1:26+1\n"
                        "    text 2:1+5 'coach'\n"
                        "  text 2:6+3 ', c'\n");
    done(&g);
}

static void terms__without_words_a_text_can_hold_are_refused(void **state)
{
    Glossary g = glossary_of(*state);
    Str seventeen = world_many(g.w, "a ", TERM_WORDS_MAX + 1, "");
    Str sixteen = world_many(g.w, "a ", TERM_WORDS_MAX, "");
    size_t term = terms_add(g.terms, STR("x"));

    assert_false(terms_name(g.terms, term, STR("en"), STR("")));
    assert_false(terms_name(g.terms, term, STR("en"), STR(" - ")));
    assert_false(terms_name(g.terms, term, STR("en"), STR("a (b)")));
    assert_false(terms_name(g.terms, term, STR("en"), STR("a/b")));
    assert_false(terms_name(g.terms, term, STR("en"), STR("a. b")));
    assert_false(terms_name(g.terms, term, STR("en"), STR("\"a b\"")));
    assert_false(terms_name(g.terms, term, STR("en"), seventeen));
    assert_true(terms_name(g.terms, term, STR("en"), sixteen));
    assert_int_equal(terms_add(g.terms, STR("x")), term);
    assert_int_equal(terms_count(g.terms), 1);
}

/* --- hostile ----------------------------------------------------------------- */

static void terms__ten_thousand_are_told_apart(void **state)
{
    Glossary g = glossary_of(*state);
    Buf text;

    buf_init(&text, LIMIT_FILE_BYTES);
    for (int i = 0; i < 10000; i++) {
        Str words = arena_fmt(&g.w->arena, "common word%d end%d", i, i % 7);
        name(&g, words.ptr, words.ptr);
        buf_addf(&text, "x common word%d end%d\n", i, i % 7);
    }
    assert_int_equal(terms_count(g.terms), 10000);
    mark_in(&g, "en", text.ptr);
    for (size_t i = 0; i < 10000; i++)
        assert_true(term_used(g.use, i));
    buf_release(&text);
    done(&g);
}

/* Beginnings of long terms, over and over, never to the end. */
static void terms__that_begin_alike_cost_no_square(void **state)
{
    Glossary g = glossary(state, "x: a a a a a a a a a a a a a a a b");
    Str text = world_many(g.w, "a ", 200000, "\n");

    world_parse_str(g.w, text, &DOC_HANDBOOK);
    g.use = term_use_open(g.terms);
    term_use_page(g.use, STR("en"));
    terms_mark(g.use, g.w->document, g.w->source, &g.w->arena);
    assert_false(term_used(g.use, 0));
    done(&g);
}

static void terms__survive_marks_without_end(void **state)
{
    Glossary g = glossary(state, "a: appeal");
    Str text = world_many(g.w, "\" \xE2\x80\x9C ' appeal\xE2\x80\x99 ", 60000,
                          "\n");

    world_parse_str(g.w, text, &DOC_HANDBOOK);
    g.use = term_use_open(g.terms);
    term_use_page(g.use, STR("en"));
    terms_mark(g.use, g.w->document, g.w->source, &g.w->arena);
    done(&g);
}

static void terms__survive_one_word_as_long_as_a_page(void **state)
{
    Glossary g = glossary(state, "a: appeal");
    Str text = world_many(g.w, "\xC3\xAA", 1000000, " appeal\n");

    world_parse_str(g.w, text, &DOC_HANDBOOK);
    g.use = term_use_open(g.terms);
    term_use_page(g.use, STR("en"));
    terms_mark(g.use, g.w->document, g.w->source, &g.w->arena);
    assert_true(term_used(g.use, 0));
    done(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(terms__are_marked_where_first_used),
        WORLD_TEST(terms__are_whole_words_of_any_case),
        WORLD_TEST(terms__the_longest_wins_and_covers_the_rest),
        WORLD_TEST(terms__may_overlap_and_the_left_one_wins),
        WORLD_TEST(terms__go_over_a_line_and_any_white_space),
        WORLD_TEST(terms__fold_unicode),
        WORLD_TEST(terms__know_every_apostrophe),
        WORLD_TEST(terms__tell_hyphens_from_spaces),
        WORLD_TEST(terms__tied_to_another_word_are_another_word),
        WORLD_TEST(terms__abbreviations_are_found_as_typed),
        WORLD_TEST(terms__of_one_name_go_to_the_first),
        WORLD_TEST(terms__are_of_a_language),
        WORLD_TEST(terms__are_covered_by_words_that_mean_something_else),
        WORLD_TEST(terms__stand_in_paragraphs_items_cells_and_callouts),
        WORLD_TEST(terms__are_no_part_of_other_things),
        WORLD_TEST(terms__in_quotation_marks_are_the_words_of_others),
        WORLD_TEST(terms__beside_raw_html_are_left_alone),
        WORLD_TEST(terms__are_skipped_where_a_page_says_so),
        WORLD_TEST(terms__know_what_is_used_anywhere),
        WORLD_TEST(terms__know_their_place_behind_escapes),
        WORLD_TEST(terms__without_words_a_text_can_hold_are_refused),
        WORLD_TEST(terms__ten_thousand_are_told_apart),
        WORLD_TEST(terms__that_begin_alike_cost_no_square),
        WORLD_TEST(terms__survive_marks_without_end),
        WORLD_TEST(terms__survive_one_word_as_long_as_a_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
