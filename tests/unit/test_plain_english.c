/* tests/unit/test_plain_english.c - what is suggested about how a page is
 * written, and about what nothing is said. */
#include "lint_world.h"

#include <math.h>

#include "lint/plain_english.h"

#define BOOK "title: B\nspelling: false\n"

/* One page as check looks at it, with the shipped list of hard words. */
static void look(World *world, const char *settings, const char *text)
{
    LintOptions options = {.jobs = 1, .advise = true};

    options.hard_words = path_join(&world->arena, str_from(getenv("ROOT")),
                                   STR("generator/plain-english/en.yaml"));
    world_file(world, "handbook.yaml", settings);
    world_file(world, "index.md", text);
    world_lint_with(world, &options);
}

#define WORDS_5 "one two six ten all "
#define WORDS_25 WORDS_5 WORDS_5 WORDS_5 WORDS_5 WORDS_5

/* --- sentences ------------------------------------------------------------ */

static void a_sentence_of_25_words_is_none_too_many(void **state)
{
    look(*state, BOOK, TITLED WORDS_25 ".\n\nAnd " WORDS_25 ".\n");
    assert_said((World *)*state,
                "index.md:7:1: note: this sentence has 26 words, which is more "
                "than 25 [long-sentence] (make two of it: one thought in "
                "each)\n");
}

static void stops_that_end_nothing_are_known(void **state)
{
    look(*state, "title: B\nplain_english: {sentence: 12}\n",
         TITLED "Ask Dr. Example, e.g. about reg. 15 and No. 3 and para. 4.\n\n"
                "See Smith v. Jones on it and i.e. the St. Example case there "
                "now.\n");
    assert_codes((World *)*state, "index.md:5 long-sentence\n"
                                  "index.md:7 long-sentence\n");
}

static void stops_that_end_a_sentence_are_known(void **state)
{
    look(*state, "title: B\nplain_english: {sentence: 8}\n",
         TITLED "Do I have to? No. You can say no (in writing.) \"Why?\" Ask "
                "them. It is 10 000 pounds. See `code`. That is **all.** Then "
                "go… Wait there! £5 is enough [@a]. Come back. "
                "[write here: your name and its name]\n");
    assert_codes((World *)*state, "");
}

static void items_and_cells_and_colons_are_sentences_of_their_own(void **state)
{
    look(*state, "title: B\nplain_english: {sentence: 5}\n",
         TITLED "You can bring these things:\n\n- a friend of yours there\n"
                "- a letter of your own\n\n| What you have here now | To do |\n"
                "| --- | --- |\n| One two three four five | Six |\n");
    assert_codes((World *)*state, "");
}

static void a_long_sentence_is_shown_on_its_first_line(void **state)
{
    look(*state, "title: B\nplain_english: {sentence: 5}\n",
         TITLED "First. \xC5\xB4y\xC5\xB5 is *one* of these\nwords that go on "
                "here.\n");
    assert_int_equal(diag_total(((World *)*state)->diags), 1);
    assert_int_equal(diag_get(((World *)*state)->diags, 0)->span.len, 23);
    assert_said((World *)*state,
                "index.md:5:8: note: this sentence has 10 words, which is more "
                "than 5 [long-sentence] (make two of it: one thought in "
                "each)\n");
}

/* --- hard words and double negatives -------------------------------------- */

static void hard_words_are_told_with_better_ones(void **state)
{
    look(*state, BOOK,
         TITLED "It commenced prior to that, in respect of you.\n");
    assert_said((World *)*state,
                "index.md:5:4: note: there is a plainer word for 'commenced' "
                "[hard-word] (write a form of 'start')\n"
                "index.md:5:14: note: there is a plainer word for 'prior to' "
                "[hard-word] (write 'before')\n"
                "index.md:5:29: note: there is a plainer word for 'in respect "
                "of' [hard-word] (write 'about' or 'for')\n");
}

static void columns_count_characters(void **state)
{
    look(*state, BOOK,
         TITLED "\xC5\xB5\xF0\x9F\x98\x80 \xE2\x80\x94 *utilise* it, "
                "**in\nrespect of** it.\n");
    assert_said((World *)*state,
                "index.md:5:7: note: there is a plainer word for 'utilise' "
                "[hard-word] (write 'use')\n"
                "index.md:5:22: note: there is a plainer word for 'in respect "
                "of' [hard-word] (write 'about' or 'for')\n");
}

static void somebody_elses_words_are_let_be(void **state)
{
    look(*state, BOOK,
         TITLED "DWP says \"you shall\", \xE2\x80\x9Cprior to\xE2\x80\x9D and "
                "\xE2\x80\x98utilise\xE2\x80\x99.\n\n> You shall not.\n>\n"
                "> -- A letter [@a]\n\n`shall` [shall](https://shall.example)."
                "\n\n    shall\n\n<!-- shall -->\n\n![shall](x.png)\n");
    assert_codes((World *)*state, "index.md:11 hard-word\n");
}

static void names_are_let_be(void **state)
{
    look(*state, BOOK,
         TITLED "The Labour Market System is a name, and pre-commence no word "
                "of ours.\n");
    assert_codes((World *)*state, "");
}

static void a_handbook_has_words_of_its_own(void **state)
{
    look(*state,
         "title: B\nspelling: false\nplain_english:\n  words:\n"
         "    signpost: send\n    commence: false\n    'work together': help\n",
         TITLED "We signpost and commence and commenced and work together.\n");
    assert_said((World *)*state,
                "index.md:5:4: note: there is a plainer word for 'signpost' "
                "[hard-word] (write 'send')\n"
                "index.md:5:44: note: there is a plainer word for 'work "
                "together' [hard-word] (write 'help')\n");
}

static void double_negatives_are_told(void **state)
{
    look(*state, BOOK,
         TITLED "It is not unlikely. You cannot get it unless you ask. Unless "
                "you ask, you do not. You don\xE2\x80\x99t wait. Ask unless "
                "you know.\n");
    assert_said((World *)*state,
                "index.md:5:7: note: 'not unlikely' says no twice "
                "[double-negative] (write 'likely')\n"
                "index.md:5:39: note: 'cannot' and 'unless' in one sentence "
                "say no twice [double-negative] (say when it is so: with 'if' "
                "or 'only if')\n");
}

/* --- abbreviations -------------------------------------------------------- */

static void abbreviations_are_told_once_a_page(void **state)
{
    look(*state, BOOK, TITLED "The UCX says so. UCX, UCXs and the UCX's.\n");
    assert_said((World *)*state,
                "index.md:5:5: note: this page does not say what 'UCX' stands "
                "for [unexplained-abbreviation] (write it out the first time, "
                "and the letters in brackets behind it; or explain it in the "
                "glossary)\n");
}

static void abbreviations_that_are_explained_are_fine(void **state)
{
    look(*state,
         "title: B\nspelling: false\nvocabularies:\n  benefits:\n"
         "    ab: Another Benefit (ABX)\n",
         TITLED "UCX is early. Universal Credit X (UCX) and PCX (Personal "
                "Credit). ABX is in handbook.yaml, ZZZ in the list.\n\n"
                "DO NOT WAIT. Part IV of the UK, GOV.UK, 5KG and IMPORTANT. "
                "\"QQQ\"\n");
    assert_codes((World *)*state, "index.md:5 unexplained-abbreviation\n");
}

static void the_word_list_explains(void **state)
{
    World *world = *state;

    world_file(world, "words.txt", "# names\nZZZ\nNobody's Name\n\nZZZ\na, b\n");
    look(world, "title: B\n", TITLED "ZZZ is known.\n");
    assert_said(world,
                "words.txt:3:1: note: no page uses 'Nobody's Name' "
                "[unused-word] (take it out)\n"
                "words.txt:5:1: warning: this stands in the list twice "
                "[word-list] (take one of the two out)\n"
                "words.txt:6:1: warning: a line of this list holds one word or "
                "name [word-list] (give each word or name a line of its "
                "own)\n");
}

/* --- the reading age ------------------------------------------------------ */

#define HARD "Administrative determinations requiring documentation. "
#define HARD_5 HARD HARD HARD HARD HARD
#define EASY "You can go to the job centre and ask them for it now. "

static void a_hard_page_is_told_with_its_hardest_lines(void **state)
{
    look(*state, BOOK,
         TITLED EASY EASY EASY EASY EASY "\n\n" HARD "\n" HARD "\n\n" EASY EASY
                EASY EASY EASY HARD_5 "\n");
    assert_int_equal(diag_total(((World *)*state)->diags), 1);
    assert_string_equal(diag_get(((World *)*state)->diags, 0)->code,
                        "reading-age");
    assert_str((World *)*state,
               diag_get(((World *)*state)->diags, 0)->message,
               "this page has a reading age of 12.7, and the handbook aims at "
               "11");
    assert_str((World *)*state, diag_get(((World *)*state)->diags, 0)->help,
               "the sentences that weigh most are in lines 7, 8 and 10");
}

static void a_short_page_has_no_reading_age(void **state)
{
    look(*state, BOOK, TITLED HARD_5 HARD_5 "\n");
    assert_codes((World *)*state, "");
}

static void letters_and_other_kinds_have_no_budget(void **state)
{
    look(*state, BOOK,
         "---\ntitle: T\nkind: reference\n---\n\n" HARD_5 HARD_5 HARD_5 HARD_5
             HARD_5 HARD_5 HARD_5 "\n");
    assert_codes((World *)*state, "");
}

static void the_formula_is_flesch_and_kincaids(void **state)
{
    /* 13 words of 26 syllables: 0.39 x 13 + 11.8 x 2 - 15.59 + 5 */
    ReadingAge age = {.sentences = 1, .words = 13, .syllables = 26};
    ReadingAge none = {0};

    (void)state;
    assert_true(fabs(reading_age_years(&age) - 18.08) < 0.005);
    assert_true(fabs(reading_age_weight(&age, 13, 26)) < 0.005);
    assert_true(reading_age_weight(&age, 10, 30) > 0);
    assert_true(fabs(reading_age_years(&none)) < 0.005);
}

static void the_age_of_a_page_is_there_for_others(void **state)
{
    World *world = *state;
    LintOptions options = {.jobs = 1, .advise = true};
    ReadingAge age;
    Lint *lint;

    world_file(world, "handbook.yaml",
               "title: B\nspelling: false\nvocabularies:\n  benefits:\n"
               "    uc: Universal Credit\n");
    world_file(world, "index.md",
               "---\ntitle: Two words\nsummary: And three more.\n---\n\n"
               "## Not these\n\nUniversal Credit is one. 10 000 too.\n\n"
               "> [!LETTER]\n> Not this letter.\n");
    world_join(world);
    lint = lint_open(&world->site, &options);
    lint_page(lint, world->site.page[0], 0);
    age = lint_reading_age(lint, world->site.page[0]);
    lint_close(lint);
    assert_int_equal(age.sentences, 4);
    assert_int_equal(age.words, 2 + 3 + 3 + 2);
    assert_int_equal(age.syllables, 2 + 3 + (2 + 1 + 1) + 2);
    assert_int_equal(age.longest, 4);
}

/* --- when nothing is said ------------------------------------------------- */

#define BAD "You shall not utilise the UCX unless you ask. "

static void without_a_handbook_yaml_nothing_is_said(void **state)
{
    World *world = *state;

    world_file(world, "index.md", "# T\n\n" BAD "\n");
    world_file(world, "words.txt", "a, b\n");
    world_advise(world);
    assert_codes(world, "");
    assert_int_equal(world->site.asset_count, 1); /* a text like others */
}

static void it_can_be_turned_off(void **state)
{
    look(*state, "title: B\nplain_english: false\nspelling: no\n",
         TITLED BAD "\n");
    assert_codes((World *)*state, "");
}

static void build_says_nothing(void **state)
{
    World *world = *state;

    world_file(world, "handbook.yaml", "title: B\n");
    world_file(world, "index.md", TITLED BAD "\n");
    world_lint(world);
    assert_codes(world, "");
}

static void pages_in_other_languages_are_let_be(void **state)
{
    look(*state, "title: B\nlanguages: [cy]\n", TITLED BAD "\n");
    assert_codes((World *)*state, "");
}

static void front_matter_is_looked_at(void **state)
{
    look(*state, BOOK,
         "---\ntitle: We utilise it\nsummary: \"You shall ask.\"\n"
         "danger: >-\n  You shall\n  utilise it.\nrights:\n  - id: a\n"
         "    text: You shall.\n    but: They shall.\n    cite: x\n---\n\nA.\n");
    assert_string_equal(world_codes((World *)*state),
                        "index.md:2 hard-word\nindex.md:3 hard-word\n"
                        "index.md:5 hard-word\nindex.md:6 hard-word\n"
                        "index.md:9 hard-word\n"
                        "index.md:10 hard-word\n");
}

static void settings_that_make_no_sense_are_told(void **state)
{
    look(*state,
         "title: B\nplain_english:\n  reading_age: 2\n  sentence: 1000\n"
         "  sentences: 10\n",
         TITLED "A.\n");
    assert_said((World *)*state,
                "handbook.yaml:3:16: error: 2 is no 'reading_age' that helps "
                "anybody [bad-number] (write a number between 5 and 25, such "
                "as: reading_age: 11)\n"
                "handbook.yaml:4:13: error: 1000 is no 'sentence' that helps "
                "anybody [bad-number] (write a number between 5 and 100, such "
                "as: sentence: 25)\n"
                "handbook.yaml:5:3: error: handbook.yaml has no part called "
                "'sentences' [unknown-key] (did you mean 'sentence'? write: "
                "sentence: 10)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(a_sentence_of_25_words_is_none_too_many),
        SITE_TEST(stops_that_end_nothing_are_known),
        SITE_TEST(stops_that_end_a_sentence_are_known),
        SITE_TEST(items_and_cells_and_colons_are_sentences_of_their_own),
        SITE_TEST(a_long_sentence_is_shown_on_its_first_line),
        SITE_TEST(hard_words_are_told_with_better_ones),
        SITE_TEST(columns_count_characters),
        SITE_TEST(somebody_elses_words_are_let_be),
        SITE_TEST(names_are_let_be),
        SITE_TEST(a_handbook_has_words_of_its_own),
        SITE_TEST(double_negatives_are_told),
        SITE_TEST(abbreviations_are_told_once_a_page),
        SITE_TEST(abbreviations_that_are_explained_are_fine),
        SITE_TEST(the_word_list_explains),
        SITE_TEST(a_hard_page_is_told_with_its_hardest_lines),
        SITE_TEST(a_short_page_has_no_reading_age),
        SITE_TEST(letters_and_other_kinds_have_no_budget),
        SITE_TEST(the_formula_is_flesch_and_kincaids),
        SITE_TEST(the_age_of_a_page_is_there_for_others),
        SITE_TEST(without_a_handbook_yaml_nothing_is_said),
        SITE_TEST(it_can_be_turned_off),
        SITE_TEST(build_says_nothing),
        SITE_TEST(pages_in_other_languages_are_let_be),
        SITE_TEST(front_matter_is_looked_at),
        SITE_TEST(settings_that_make_no_sense_are_told),
    };

    return cmocka_run_group_tests_name("plain_english", tests, NULL, NULL);
}
