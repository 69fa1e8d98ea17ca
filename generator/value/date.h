/* value/date.h - calendar dates, proleptic Gregorian. There is no "now" here:
 * base/clock.h has one, and only cli/ asks it.
 *
 * Layer:   value
 * Threads: any (pure).
 */
#ifndef HB_VALUE_DATE_H
#define HB_VALUE_DATE_H

#include "base/arena.h"

typedef struct Date {
    int year;  /* 0..9999; 0 year means: no date */
    int month; /* 1..12; 0: only the year is known */
    int day;   /* 1..31; 0: only the month is known */
} Date;

typedef enum DateProblem {
    DATE_OK,
    DATE_BAD_FORM,   /* not YYYY-MM-DD */
    DATE_IMPOSSIBLE, /* the form is right, the day does not exist */
    DATE_BRITISH     /* 20/11/2026, 20.11.2026, 2026-1-5: *out is filled */
} DateProblem;

/* partial: "2016" and "2016-02" are taken as well. A UK style date gives
 * DATE_BRITISH and the date meant, for the help text: "20/11/2026", "1/2/2026",
 * "20 November 2026", "20th of Nov, 2026", "November 20, 2026"; so does one
 * year first that is not quite ours: "2026-1-5", "2026/01/05". One whose day
 * does not exist gives DATE_IMPOSSIBLE in any form. Spaces around are ignored.
 * *out is not set (date_is_set) unless DATE_OK or DATE_BRITISH is returned. */
DateProblem date_parse(Str text, bool partial, Date *out);
Str date_iso(Arena *arena, Date date); /* "2016-02-26", "2016-02", "2016" */
/* The day so many seconds after 1970 began, in UTC; not set when its year is
 * not one of four digits. */
Date date_from_seconds(int64_t seconds);
/* So many months later; of the last days of a month the 28th, which every month
 * has: a little early is right for what is due. */
Date date_add_months(Date date, unsigned months);
/* Whole days from one day to another, negative when `to` is earlier. */
long date_days_between(Date from, Date to);
int date_cmp(Date a, Date b);
bool date_is_set(Date date);
/* "26 February 2016"; month names are given, 12 of them (theme strings). */
Str date_long(Arena *arena, Date date, const Str month_name[12]);

#endif
