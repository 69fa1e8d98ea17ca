/* value/date.c - reads and writes calendar dates, the usual British forms too.
 */
#include "base/compat.h"

#include "value/date.h"

#define MONTHS 12

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in(int year, int month)
{
    static const int days[MONTHS] = {31, 28, 31, 30, 31, 30,
                                     31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static bool exists(Date date)
{
    return date.year >= 1 && date.month >= 1 && date.month <= MONTHS &&
           date.day >= 1 && date.day <= days_in(date.year, date.month);
}

/* Takes at least `least` and at most `most` digits from the front; a further
 * digit behind them is refused. */
static bool take_number(Str *text, size_t least, size_t most, int *out)
{
    size_t count = 0;
    int number = 0;
    while (count < text->len && ascii_is_digit(text->ptr[count])) {
        if (count == most)
            return false;
        number = number * 10 + (text->ptr[count++] - '0');
    }
    if (count < least)
        return false;
    *text = str_slice(*text, count, text->len);
    *out = number;
    return true;
}

static bool take_char(Str *text, char c)
{
    if (text->len == 0 || text->ptr[0] != c)
        return false;
    *text = str_slice(*text, 1, text->len);
    return true;
}

/* One of - / . and, where they are used, spaces. */
static bool take_spaces(Str *text)
{
    size_t before = text->len;
    while (take_char(text, ' ')) {
    }
    return text->len < before;
}

/* A month's English name, or at least its first three letters ("Nov", "Sept",
 * "Nov."). Misspelt names are no month. */
static bool take_month(Str *text, int *out)
{
    static const char *const names[MONTHS] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    size_t len = 0;
    while (len < text->len && ascii_is_alpha(text->ptr[len]))
        len++;
    if (len < 3)
        return false;
    for (int i = 0; i < MONTHS; i++) {
        Str name = str_from(names[i]);
        if (len <= name.len &&
            str_ieq(str_slice(*text, 0, len), str_slice(name, 0, len))) {
            *text = str_slice(*text, len, text->len);
            take_char(text, '.');
            *out = i + 1;
            return true;
        }
    }
    return false;
}

/* "20", "20th", "1st". */
static bool take_day(Str *text, int *out)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    if (!take_number(text, 1, 2, out))
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ieq(str_slice(*text, 0, 2), str_from(endings[i]))) {
            *text = str_slice(*text, 2, text->len);
            break;
        }
    return true;
}

/* 20/11/2026, 20.11.2026, 20-11-2026, with single digits too. */
static bool read_numeric(Str text, Date *out)
{
    if (!take_number(&text, 1, 2, &out->day) || text.len == 0)
        return false;
    char sign = text.ptr[0];
    if (sign != '/' && sign != '.' && sign != '-')
        return false;
    return take_char(&text, sign) && take_number(&text, 1, 2, &out->month) &&
           take_char(&text, sign) && take_number(&text, 4, 4, &out->year) &&
           text.len == 0;
}

/* 2026-1-5, 2026/01/05, 2026.1.5. */
static bool read_year_first(Str text, Date *out)
{
    if (!take_number(&text, 4, 4, &out->year) || text.len == 0)
        return false;
    char sign = text.ptr[0];
    if (sign != '/' && sign != '.' && sign != '-')
        return false;
    return take_char(&text, sign) && take_number(&text, 1, 2, &out->month) &&
           take_char(&text, sign) && take_number(&text, 1, 2, &out->day) &&
           text.len == 0;
}

/* 20 November 2026, 20th of November, 2026. */
static bool read_day_first(Str text, Date *out)
{
    if (!take_day(&text, &out->day))
        return false;
    take_spaces(&text);
    if (str_ieq(str_slice(text, 0, 3), STR("of "))) {
        text = str_slice(text, 3, text.len);
        take_spaces(&text);
    }
    if (!take_month(&text, &out->month))
        return false;
    take_char(&text, ',');
    take_spaces(&text);
    return take_number(&text, 4, 4, &out->year) && text.len == 0;
}

/* November 20, 2026; November 20th 2026. */
static bool read_month_first(Str text, Date *out)
{
    if (!take_month(&text, &out->month) || !take_spaces(&text) ||
        !take_day(&text, &out->day))
        return false;
    bool parted = take_char(&text, ',');
    parted = take_spaces(&text) || parted;
    return parted && take_number(&text, 4, 4, &out->year) && text.len == 0;
}

static bool read_british(Str text, Date *out)
{
    static bool (*const readers[])(Str, Date *) = {
        read_numeric, read_year_first, read_day_first, read_month_first};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        Date date = {0, 0, 0};
        if (readers[i](text, &date)) {
            *out = date;
            return true;
        }
    }
    return false;
}

/* YYYY-MM-DD, or the front of it. */
static bool read_iso(Str text, Date *out)
{
    if (!take_number(&text, 4, 4, &out->year))
        return false;
    if (text.len == 0)
        return true;
    if (!take_char(&text, '-') || !take_number(&text, 2, 2, &out->month))
        return false;
    /* 0 stands for "not given": a written 00 is no month. */
    if (out->month == 0)
        out->month = MONTHS + 1;
    if (text.len == 0)
        return true;
    if (!take_char(&text, '-') || !take_number(&text, 2, 2, &out->day))
        return false;
    if (out->day == 0)
        out->day = 32;
    return text.len == 0;
}

DateProblem date_parse(Str text, bool partial, Date *out)
{
    Date date = {0, 0, 0};
    *out = date;
    text = str_trim(text);
    if (read_iso(text, &date)) {
        if (!partial && date.day == 0)
            return DATE_BAD_FORM;
        Date first = date;
        first.month = date.month == 0 ? 1 : date.month;
        first.day = date.day == 0 ? 1 : date.day;
        if (!exists(first))
            return DATE_IMPOSSIBLE;
        *out = date;
        return DATE_OK;
    }
    if (!read_british(text, &date))
        return DATE_BAD_FORM;
    if (!exists(date))
        return DATE_IMPOSSIBLE;
    *out = date;
    return DATE_BRITISH;
}

Str date_iso(Arena *arena, Date date)
{
    if (!date_is_set(date))
        return STR("");
    if (date.month == 0)
        return arena_fmt(arena, "%04d", date.year);
    if (date.day == 0)
        return arena_fmt(arena, "%04d-%02d", date.year, date.month);
    return arena_fmt(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

int date_cmp(Date a, Date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

bool date_is_set(Date date)
{
    return date.year != 0;
}

Str date_long(Arena *arena, Date date, const Str month_name[12])
{
    if (!date_is_set(date))
        return STR("");
    if (date.month == 0)
        return arena_fmt(arena, "%d", date.year);
    Str month = month_name[date.month - 1];
    if (date.day == 0)
        return arena_fmt(arena, "%.*s %d", STR_ARG(month), date.year);
    return arena_fmt(arena, "%d %.*s %d", date.day, STR_ARG(month), date.year);
}

/* Days are counted in eras of 400 years that begin on the first of March: then
 * the leap day is the last of its year. */
Date date_from_seconds(int64_t seconds)
{
    int64_t days = seconds / 86400 - (seconds % 86400 < 0) + 719468;
    int64_t era = days / 146097 - (days % 146097 < 0);
    int64_t of_era = days - era * 146097;
    int64_t year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 -
                                year_of_era / 100);
    int64_t month = (5 * of_year + 2) / 153; /* 0: March */
    int64_t year = year_of_era + era * 400 + (month >= 10);
    if (year < 1000 || year > 9999)
        return (Date){0, 0, 0};
    return (Date){(int)year, (int)(month < 10 ? month + 3 : month - 9),
                  (int)(of_year - (153 * month + 2) / 5 + 1)};
}

#define LAST_YEAR 9999 /* years have four digits: days are compared as texts */

Date date_add_months(Date date, unsigned months)
{
    int month = date.month - 1 + (int)months;
    date.year += month / 12;
    date.month = month % 12 + 1;
    if (date.day > 28)
        date.day = 28;
    if (date.year > LAST_YEAR)
        date.year = LAST_YEAR;
    return date;
}

/* Days since the first of March of the year 0. */
static long day_number(Date date)
{
    long year = date.year - (date.month <= 2);
    long month = (date.month + 9) % 12;
    return 365 * year + year / 4 - year / 100 + year / 400 +
           (153 * month + 2) / 5 + date.day - 1;
}

long date_days_between(Date from, Date to)
{
    return day_number(to) - day_number(from);
}
