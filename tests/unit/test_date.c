/* tests/unit/test_date.c - value/date.h: reading, comparing, writing dates. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "value/date.h"

static Str parse(const char *text, bool partial, DateProblem expected,
                 Arena *arena)
{
    Date date = {1, 1, 1};

    assert_int_equal(date_parse(str_from(text), partial, &date), expected);
    return date_iso(arena, date);
}

/* text is read without partial and gives `iso`. */
static void expect(const char *text, DateProblem problem, const char *iso)
{
    Arena arena;

    arena_init(&arena);
    if (!str_is(parse(text, false, problem, &arena), iso))
        fail_msg("'%s' is not '%s'", text, iso);
    arena_release(&arena);
}

static void expect_partial(const char *text, DateProblem problem,
                           const char *iso)
{
    Arena arena;

    arena_init(&arena);
    if (!str_is(parse(text, true, problem, &arena), iso))
        fail_msg("'%s' is not '%s'", text, iso);
    arena_release(&arena);
}

static void date__full_form_is_read(void **state)
{
    (void)state;
    expect("2016-02-26", DATE_OK, "2016-02-26");
    expect(" 2016-02-26 ", DATE_OK, "2016-02-26");
    expect("0001-01-01", DATE_OK, "0001-01-01");
    expect("9999-12-31", DATE_OK, "9999-12-31");
}

static void date__leap_years_are_known(void **state)
{
    (void)state;
    expect("2024-02-29", DATE_OK, "2024-02-29");
    expect("2000-02-29", DATE_OK, "2000-02-29");
    expect("2023-02-29", DATE_IMPOSSIBLE, "");
    expect("1900-02-29", DATE_IMPOSSIBLE, "");
    expect("2100-02-29", DATE_IMPOSSIBLE, "");
}

static void date__days_that_do_not_exist_are_impossible(void **state)
{
    (void)state;
    expect("2026-04-31", DATE_IMPOSSIBLE, "");
    expect("2026-13-01", DATE_IMPOSSIBLE, "");
    expect("2026-00-10", DATE_IMPOSSIBLE, "");
    expect("2026-01-00", DATE_IMPOSSIBLE, "");
    expect("2026-01-32", DATE_IMPOSSIBLE, "");
    expect("0000-01-01", DATE_IMPOSSIBLE, "");
    expect("31/4/2026", DATE_IMPOSSIBLE, "");
    expect("11/20/2026", DATE_IMPOSSIBLE, "");
    expect("30 February 2026", DATE_IMPOSSIBLE, "");
    expect("February 30, 2026", DATE_IMPOSSIBLE, "");
}

static void date__every_day_of_four_centuries_is_read_once(void **state)
{
    int days = 0;
    Arena arena;

    (void)state;
    arena_init(&arena);
    for (int year = 1900; year < 2300; year++) {
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= 31; day++) {
                Date date;
                Str text = arena_fmt(&arena, "%04d-%02d-%02d", year, month,
                                     day);

                if (date_parse(text, false, &date) != DATE_OK)
                    continue;
                assert_true(str_eq(date_iso(&arena, date), text));
                days++;
            }
        arena_reset(&arena);
    }
    assert_int_equal(days, 146097);
    arena_release(&arena);
}

static void date__other_forms_are_no_dates(void **state)
{
    const char *const bad[] = {"",
                               "2016",
                               "2016-02",
                               "2016-02-26T10:00",
                               "2016-02-26x",
                               "12016-02-26",
                               "20/11/26",
                               "20/11-2026",
                               "120/11/2026",
                               "20//2026",
                               "20 Novembre 2026",
                               "20 No 2026",
                               "20 Novx 2026",
                               "November 2026",
                               "November20, 2026",
                               "November 202026",
                               "20 November",
                               "20 November 2026 or so",
                               "today",
                               "-2016-02-26"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        expect(bad[i], DATE_BAD_FORM, "");
}

static void date__partial_takes_years_and_months(void **state)
{
    (void)state;
    expect_partial("2016", DATE_OK, "2016");
    expect_partial("2016-02", DATE_OK, "2016-02");
    expect_partial("2016-02-26", DATE_OK, "2016-02-26");
    expect_partial("2016-13", DATE_IMPOSSIBLE, "");
    expect_partial("2016-00", DATE_IMPOSSIBLE, "");
    expect_partial("0000", DATE_IMPOSSIBLE, "");
    expect_partial("2016-", DATE_BAD_FORM, "");
    expect_partial("201", DATE_BAD_FORM, "");
}

static void date__british_numbers_tell_the_date_meant(void **state)
{
    (void)state;
    expect("20/11/2026", DATE_BRITISH, "2026-11-20");
    expect("20.11.2026", DATE_BRITISH, "2026-11-20");
    expect("20-11-2026", DATE_BRITISH, "2026-11-20");
    expect("1/2/2026", DATE_BRITISH, "2026-02-01");
    expect("01/2/2026", DATE_BRITISH, "2026-02-01");
    expect_partial("20/11/2026", DATE_BRITISH, "2026-11-20");
    expect("2026-1-5", DATE_BRITISH, "2026-01-05");
    expect("2026/01/05", DATE_BRITISH, "2026-01-05");
    expect("2026.12.5", DATE_BRITISH, "2026-12-05");
    expect("2026-1/5", DATE_BAD_FORM, "");
    expect("2026/13/5", DATE_IMPOSSIBLE, "");
}

static void date__months_in_words_tell_the_date_meant(void **state)
{
    (void)state;
    expect("20 November 2026", DATE_BRITISH, "2026-11-20");
    expect("20 Nov 2026", DATE_BRITISH, "2026-11-20");
    expect("20 Nov. 2026", DATE_BRITISH, "2026-11-20");
    expect("20 november, 2026", DATE_BRITISH, "2026-11-20");
    expect("20th November 2026", DATE_BRITISH, "2026-11-20");
    expect("1st of May 2026", DATE_BRITISH, "2026-05-01");
    expect("2ND  SEPT 2026", DATE_BRITISH, "2026-09-02");
    expect("3rd Jun 2026", DATE_BRITISH, "2026-06-03");
    expect("20November2026", DATE_BRITISH, "2026-11-20");
    expect("November 20, 2026", DATE_BRITISH, "2026-11-20");
    expect("Nov 20 2026", DATE_BRITISH, "2026-11-20");
    expect("March 3rd,2026", DATE_BRITISH, "2026-03-03");
}

static void date__comparing_puts_the_less_known_first(void **state)
{
    Date year = {2016, 0, 0};
    Date month = {2016, 2, 0};
    Date day = {2016, 2, 26};
    Date later = {2016, 3, 1};
    Date none = {0, 0, 0};

    (void)state;
    assert_int_equal(date_cmp(day, day), 0);
    assert_true(date_cmp(year, month) < 0);
    assert_true(date_cmp(month, day) < 0);
    assert_true(date_cmp(day, later) < 0);
    assert_true(date_cmp(later, day) > 0);
    assert_true(date_cmp(none, year) < 0);
    assert_false(date_is_set(none));
    assert_true(date_is_set(year));
}

static void date__long_form_uses_the_given_months(void **state)
{
    static const Str months[12] = {
        STR_INIT("Ionawr"), STR_INIT("Chwefror"),  STR_INIT("Mawrth"),
        STR_INIT("Ebrill"), STR_INIT("Mai"),       STR_INIT("Mehefin"),
        STR_INIT("Gorffennaf"), STR_INIT("Awst"),  STR_INIT("Medi"),
        STR_INIT("Hydref"), STR_INIT("Tachwedd"),  STR_INIT("Rhagfyr")};
    Arena arena;

    (void)state;
    arena_init(&arena);
    assert_true(str_is(date_long(&arena, (Date){2016, 2, 6}, months),
                       "6 Chwefror 2016"));
    assert_true(str_is(date_long(&arena, (Date){2016, 12, 0}, months),
                       "Rhagfyr 2016"));
    assert_true(str_is(date_long(&arena, (Date){2016, 0, 0}, months), "2016"));
    assert_true(str_is(date_long(&arena, (Date){0, 0, 0}, months), ""));
    arena_release(&arena);
}

static void date__seconds_tell_the_day(void **state)
{
    static const int MONTH_DAYS[] = {31, 28, 31, 30, 31, 30,
                                     31, 31, 30, 31, 30, 31};
    int64_t seconds = 0;

    (void)state;
    for (int year = 1970; year < 2402; year++) {
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (int month = 1; month <= 12; month++) {
            int days = MONTH_DAYS[month - 1] + (leap && month == 2);
            for (int day = 1; day <= days; day++) {
                Date want = {year, month, day};
                assert_int_equal(date_cmp(date_from_seconds(seconds), want), 0);
                assert_int_equal(
                    date_cmp(date_from_seconds(seconds + 86399), want), 0);
                seconds += 86400;
            }
        }
    }
    assert_int_equal(
        date_cmp(date_from_seconds(-1), (Date){1969, 12, 31}), 0);
    assert_false(date_is_set(date_from_seconds(INT64_MAX)));
    assert_false(date_is_set(date_from_seconds(INT64_MIN)));
}

static void date__months_later(void **state)
{
    (void)state;
    assert_int_equal(date_cmp(date_add_months((Date){2026, 11, 20}, 12),
                              (Date){2027, 11, 20}), 0);
    assert_int_equal(date_cmp(date_add_months((Date){2026, 12, 31}, 2),
                              (Date){2027, 2, 28}), 0);
    assert_int_equal(date_cmp(date_add_months((Date){9999, 12, 1}, 1),
                              (Date){9999, 1, 1}), 0);
}

static void date__days_between_two_days(void **state)
{
    static const struct {
        Date from, to;
        long days;
    } cases[] = {
        {{2026, 11, 22}, {2026, 11, 22}, 0},
        {{2026, 11, 22}, {2026, 12, 22}, 30},
        {{2026, 12, 31}, {2027, 1, 1}, 1},
        {{2024, 2, 28}, {2024, 3, 1}, 2},
        {{2025, 2, 28}, {2025, 3, 1}, 1},
        {{1970, 1, 1}, {2000, 3, 1}, 11017},
        {{2000, 3, 1}, {1970, 1, 1}, -11017},
        {{1, 1, 1}, {9999, 12, 31}, 3652058},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(date_days_between(cases[i].from, cases[i].to),
                         cases[i].days);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(date__full_form_is_read),
        cmocka_unit_test(date__leap_years_are_known),
        cmocka_unit_test(date__days_that_do_not_exist_are_impossible),
        cmocka_unit_test(date__every_day_of_four_centuries_is_read_once),
        cmocka_unit_test(date__other_forms_are_no_dates),
        cmocka_unit_test(date__partial_takes_years_and_months),
        cmocka_unit_test(date__british_numbers_tell_the_date_meant),
        cmocka_unit_test(date__months_in_words_tell_the_date_meant),
        cmocka_unit_test(date__comparing_puts_the_less_known_first),
        cmocka_unit_test(date__long_form_uses_the_given_months),
        cmocka_unit_test(date__seconds_tell_the_day),
        cmocka_unit_test(date__months_later),
        cmocka_unit_test(date__days_between_two_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
