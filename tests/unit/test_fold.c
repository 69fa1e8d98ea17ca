/* tests/unit/test_fold.c - base/fold.h: what counts as the same words. */
#include "arena_world.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/limits.h"

/* The words apart by '|'; "-" behind a word that may be one with the next,
 * "(x)" behind one that may also be x. */
static void add_words(Buf *buf, const FoldWord *word, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_addc(buf, '|');
        buf_add(buf, word[i].text);
        if (word[i].without.len > 0)
            buf_addf(buf, "(%.*s)", STR_ARG(word[i].without));
        if (word[i].hyphen)
            buf_addc(buf, '-');
    }
}

static void document(Arena *arena, const char *text, const char *wanted)
{
    FoldWords words;
    Buf buf;

    buf_init(&buf, LIMIT_FILE_BYTES);
    fold_document(arena, str_from(text), &words);
    add_words(&buf, words.item, words.count);
    assert_string_equal(buf.ptr, wanted);
    for (size_t i = 0; i < words.count; i++)
        assert_true(words.item[i].off < words.item[i].end &&
                    words.item[i].end <= strlen(text));
    buf_release(&buf);
}

/* Parts: " ... " for a gap, " [] " for an insertion between them. */
static void quoted(Arena *arena, const char *text, const char *wanted)
{
    Quote quote;
    Buf buf;

    buf_init(&buf, LIMIT_FILE_BYTES);
    fold_quote(arena, str_from(text), &quote);
    for (size_t i = 0; i < quote.part_count; i++) {
        const QuotePart *part = &quote.part[i];

        assert_true(part->count > 0);
        assert_int_equal(part->joint == QUOTE_BEGIN, i == 0);
        if (i > 0)
            buf_adds(&buf, part->joint == QUOTE_GAP ? " ... " : " [] ");
        add_words(&buf, quote.words.item + part->first, part->count);
    }
    assert_string_equal(buf.ptr, wanted);
    buf_release(&buf);
}

static void fold__case_spacing_and_punctuation_do_not_count(void **state)
{
    document(*state, "The Claimant,  must\tattend;\nOR (else): \"stay\".",
             "the|claimant|must|attend|or|else|stay");
    document(*state, "", "");
    document(*state, " .,;— \n", "");
    document(*state, "a/b_c|d", "a|b|c|d");
}

static void fold__unicode_forms_are_one(void **state)
{
    document(*state, "e\xCC\x81t\xC3\xA9 \xEF\xAC\x81le STRASSE stra\xC3\x9F"
             "e \xEF\xBC\xA1\xEF\xBC\xA2",
             "\xC3\xA9t\xC3\xA9|file|strasse|strasse|ab");
    document(*state, "\xC2\xBD of it", "1|2|of|it");
    document(*state, "no\xC2\xA0""break thin\xE2\x80\x89space",
             "no|break|thin|space");
}

static void fold__invisible_characters_are_nothing(void **state)
{
    document(*state, "in\xC2\xADter\xE2\x80\x8Bview\xEF\xBB\xBF soft\xC2\xAD",
             "interview|soft");
    document(*state, "inter\xC2\xAD\n  view", "interview");
    document(*state, "\xE2\x80\x8B \xC2\xAD", "");
}

static void fold__apostrophes_belong_to_words(void **state)
{
    document(*state, "it's it\xE2\x80\x99s claimants' 'quoted' DM`s o'",
             "it's|it's|claimants|quoted|dm's|o");
}

static void fold__raised_figures_are_notes(void **state)
{
    document(*state, "October 2016.\xC2\xB2 plan\xC2\xB3\xC2\xB9 x [12] y "
             "[2016] z", "october|2016|plan|x|y|2016|z");
}

static void fold__signs_that_say_something_are_words(void **state)
{
    document(*state, "5% of \xC2\xA3""20 & JC+ 1.5 15(3)",
             "5|%|of|\xC2\xA3|20|&|jc|+|1|5|15|3");
}

static void fold__dashes_separate(void **state)
{
    document(*state, "work-related work\xE2\x80\x93related work \xE2\x80\x94 "
             "related work\xE2\x80\x91related 2016-17",
             "work|related|work|related|work|related|work|related|2016|17");
}

static void fold__a_word_broken_over_two_lines_is_one(void **state)
{
    document(*state, "an inter-\nview", "an|interview");
    document(*state, "an inter-\r\n   view", "an|interview");
    document(*state, "an inter\xE2\x80\x90\nview", "an|interview");
    /* none of these is such a word */
    document(*state, "inter-\n\nview", "inter|view");
    document(*state, "Jobcentre-\nPlus", "jobcentre|plus");
    document(*state, "2016-\n17", "2016|17");
    document(*state, "a word -\nanother", "a|word|another");
    document(*state, "a word\xE2\x80\x94\nanother", "a|word|another");
    document(*state, "it ends-", "it|ends");
}

static void fold__a_quotation_reads_hyphens_both_ways(void **state)
{
    quoted(*state, "work-related face-to-face", "work-|related|face-|to-|face");
    quoted(*state, "inter-\nview", "inter-|view");
    quoted(*state, "work - related 2016\xE2\x80\x93" "17",
           "work|related|2016-|17");
}

static void fold__ellipses_split_quotations(void **state)
{
    quoted(*state, "one two \xE2\x80\xA6 three", "one|two ... three");
    quoted(*state, "one two... three", "one|two ... three");
    quoted(*state, "one two. . . three", "one|two ... three");
    quoted(*state, "one two .... three", "one|two ... three");
    quoted(*state, "one [\xE2\x80\xA6] two [...] three [. . .] four",
           "one ... two ... three ... four");
    quoted(*state, "\xE2\x80\xA6 one two ...", "one|two");
    quoted(*state, "one... [...] two", "one ... two");
    quoted(*state, "e.g. one.. two", "e|g|one|two");
    quoted(*state, "\xE2\x80\xA6", "");
    quoted(*state, "", "");
}

static void fold__insertions_stand_for_words(void **state)
{
    quoted(*state, "that [the Secretary of State] must", "that [] must");
    quoted(*state, "[She] must go [today]", "must|go");
    quoted(*state, "one [x] [...] two", "one ... two");
    quoted(*state, "one [...] [x] two", "one ... two");
    quoted(*state, "it [sic] is [emphasis added] so", "it|is|so");
    quoted(*state, "one [3] two", "one|two");
    quoted(*state, "an [open end", "an|open|end");
    quoted(*state, "a [nest[ed] one] b", "a|nested(nest)|one|b");
}

static void fold__a_letter_in_brackets_belongs_to_its_word(void **state)
{
    quoted(*state, "[t]he claimant[s] must", "the|claimants(claimant)|must");
    quoted(*state, "[un]lawful", "unlawful");
    quoted(*state, "re[quire]d", "required");
    quoted(*state, "go[,] now", "go [] now");
}

static void fold__huge_words_are_linear(void **state)
{
    Arena *arena = *state;
    char *text = arena_chars(arena, 3000001);
    FoldWords words;
    Quote quote;

    memset(text, 'a', 3000000);
    fold_document(arena, str_of(text, 3000000), &words);
    assert_true(words.count > 1000);
    memset(text, '[', 3000000);
    fold_quote(arena, str_of(text, 3000000), &quote);
    assert_int_equal(quote.part_count, 0);
    memset(text, '-', 3000000);
    fold_quote(arena, str_of(text, 3000000), &quote);
    for (size_t i = 0; i < 3000000; i++)
        text[i] = i % 2 ? '.' : ' ';
    fold_quote(arena, str_of(text, 3000000), &quote);
    assert_int_equal(quote.part_count, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(fold__case_spacing_and_punctuation_do_not_count),
        TEST(fold__unicode_forms_are_one),
        TEST(fold__invisible_characters_are_nothing),
        TEST(fold__apostrophes_belong_to_words),
        TEST(fold__raised_figures_are_notes),
        TEST(fold__signs_that_say_something_are_words),
        TEST(fold__dashes_separate),
        TEST(fold__a_word_broken_over_two_lines_is_one),
        TEST(fold__a_quotation_reads_hyphens_both_ways),
        TEST(fold__ellipses_split_quotations),
        TEST(fold__insertions_stand_for_words),
        TEST(fold__a_letter_in_brackets_belongs_to_its_word),
        TEST(fold__huge_words_are_linear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
