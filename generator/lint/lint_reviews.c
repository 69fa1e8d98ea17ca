/* lint/lint_reviews.c - is a page due to be checked again? Only where today is
 * known; what a reader sees of it is worked out in the reader's browser. */
#include "base/compat.h"
#include "lint/lint_internal.h"

/* Days before the end of the review period in which editors are reminded. */
#define REMIND_DAYS 30

static const Str months[12] = {
    STR_INIT("January"), STR_INIT("February"), STR_INIT("March"),
    STR_INIT("April"), STR_INIT("May"), STR_INIT("June"), STR_INIT("July"),
    STR_INIT("August"), STR_INIT("September"), STR_INIT("October"),
    STR_INIT("November"), STR_INIT("December"),
};

/* What a page's review comes to on one day. */
typedef enum ReviewState {
    REVIEW_NONE,    /* no such page: made by a plugin, or no longer true */
    REVIEW_NEVER,   /* nobody has read its law yet */
    REVIEW_FRESH,
    REVIEW_DUE,     /* within REMIND_DAYS */
    REVIEW_OVERDUE,
    REVIEW__COUNT
} ReviewState;

static ReviewState state_of(const Lint *lint, const Page *page, long *days)
{
    Date due;

    if (page->generated || page->failed || page->skipped ||
        page->status != STATUS_CURRENT)
        return REVIEW_NONE;
    if (!date_is_set(page->reviewed))
        return REVIEW_NEVER;
    due = date_add_months(page->reviewed, lint->site->config.review_months);
    *days = date_days_between(lint->options.today, due);
    if (*days < 0)
        return REVIEW_OVERDUE;
    return *days <= REMIND_DAYS ? REVIEW_DUE : REVIEW_FRESH;
}

/* "3 days ago", "in 12 days", "5 months ago". */
static Str how_long(Arena *arena, long days)
{
    long count = days < 0 ? -days : days;

    if (days == 0)
        return STR("today");
    if (days == 1)
        return STR("tomorrow");
    if (days == -1)
        return STR("yesterday");
    if (days > 0)
        return arena_fmt(arena, "in %ld days", count);
    if (count < 60)
        return arena_fmt(arena, "%ld days ago", count);
    if (count < 730)
        return arena_fmt(arena, "%ld months ago", count * 12 / 365);
    return arena_fmt(arena, "%ld years ago", count / 365);
}

static DiagPos place_of(const Page *page)
{
    const Value *value = value_get(page->meta, "reviewed");

    return value ? diag_at(page->source, value->span)
                 : lint_title_place(page);
}

/* Nobody but the person who reads it may set the day. */
#define HELP \
    "ask somebody to read the law it cites; they put the day they read it " \
    "behind 'reviewed', and who they are behind 'reviewed_by'"

static void report_due(const LintPage *at, ReviewState state, long days)
{
    const Page *page = at->page;
    Date due = date_add_months(page->reviewed,
                               at->site->config.review_months);
    Str when = date_long(at->scratch, due, months);
    Str ago = how_long(at->scratch, days);

    if (state == REVIEW_OVERDUE)
        diag_help(at->site->diags, DIAG_WARNING, "review-overdue",
                  place_of(page), STR(HELP),
                  "this page was due to be checked again on %.*s, %.*s",
                  STR_ARG(when), STR_ARG(ago));
    else
        diag_help(at->site->diags, DIAG_NOTE, "review-due", place_of(page),
                  STR(HELP),
                  "this page is due to be checked again on %.*s, %.*s",
                  STR_ARG(when), STR_ARG(ago));
}

/* A day that has not come yet would keep the page fresh for years. */
static bool is_to_come(const LintPage *at)
{
    const Page *page = at->page;

    if (date_cmp(page->reviewed, at->lint->options.today) <= 0)
        return false;
    diag_help(at->site->diags, DIAG_WARNING, "review-to-come",
              place_of(page),
              STR("write the day on which somebody read the law"),
              "this page says that it was checked on %.*s, which is still to "
              "come",
              STR_ARG(date_long(at->scratch, page->reviewed, months)));
    return true;
}

void lint_review(const LintPage *at)
{
    ReviewState state;
    long days = 0;

    if (!date_is_set(at->lint->options.today))
        return;
    state = state_of(at->lint, at->page, &days);
    if (state == REVIEW_NONE || state == REVIEW_NEVER || is_to_come(at))
        return;
    if (state == REVIEW_DUE || state == REVIEW_OVERDUE)
        report_due(at, state, days);
}

/* One line in place of a message for each page that nobody has checked: a new
 * handbook has no other. Nothing of handbooks that never speak of reviews: no
 * page was checked, and none has a time after which it should be. */
void lint_review_summary(Lint *lint)
{
    Site *site = lint->site;
    size_t count[REVIEW__COUNT] = {0};
    Str line;
    long days;

    if (!lint->options.advise || !date_is_set(lint->options.today) ||
        !site->config.source)
        return;
    for (size_t i = 0; i < site->page_count; i++)
        count[state_of(lint, site->page[i], &days)]++;
    size_t checked = count[REVIEW_FRESH] + count[REVIEW_DUE] +
                     count[REVIEW_OVERDUE];
    if (checked == 0 &&
        (count[REVIEW_NEVER] == 0 || !site->config.review_period_set))
        return;
    line = arena_fmt(&site->arena,
                     "Reviews: %zu up to date, %zu due within %d days, %zu "
                     "overdue, %zu never checked.",
                     count[REVIEW_FRESH], count[REVIEW_DUE], REMIND_DAYS,
                     count[REVIEW_OVERDUE], count[REVIEW_NEVER]);
    ARENA_PUSH(&site->arena, site->summary, site->summary_count,
               site->summary_capacity, line);
}
