/* tests/unit/test_pasted.c - base/pasted.h: spaces and bullets of Word. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/pasted.h"

static void pasted__spaces_that_are_none_are_known(void **state)
{
    (void)state;
    assert_true(pasted_is_space(0xA0));
    assert_true(pasted_is_space(0x2009));
    assert_false(pasted_is_space(' '));
    assert_false(pasted_is_space(0x200B));
}

static void pasted__bullets_of_lists_and_of_sentences_are_told_apart(void **state)
{
    (void)state;
    assert_true(pasted_is_bullet(0x2022));
    assert_false(pasted_is_prose(0x2022));
    assert_true(pasted_is_bullet(0x2013));
    assert_true(pasted_is_prose(0x2013));
    assert_false(pasted_is_bullet('-'));
}

static void pasted__spaces_of_both_kinds_are_passed(void **state)
{
    (void)state;
    assert_int_equal(pasted_skip(STR(" \t\xC2\xA0 x"), 0), 5);
    assert_int_equal(pasted_skip(STR("x"), 0), 0);
    assert_int_equal(pasted_skip(STR("x\xC2\xA0"), 1), 3);
    assert_int_equal(pasted_skip(STR("\xC2\xA3"), 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pasted__spaces_that_are_none_are_known),
        cmocka_unit_test(
            pasted__bullets_of_lists_and_of_sentences_are_told_apart),
        cmocka_unit_test(pasted__spaces_of_both_kinds_are_passed),
    };

    return cmocka_run_group_tests_name("pasted", tests, NULL, NULL);
}
