/* output/context_review.c - who checked a page's law and when, and from which
 * day on nobody should rely on the page without asking first. */
#include "base/compat.h"

#include "output/context_internal.h"

/* The day a page's next check counts from. Nobody can say when the law of a
 * page was right that no adviser has read: the last day it can have been is
 * that of its latest change, and where it tells of none, the edition's. */
static Date counts_from(const PageContext *context)
{
    const Page *page = context->page;
    if (date_is_set(page->reviewed))
        return page->reviewed;
    if (!page->generated && date_is_set(page->changed))
        return page->changed;
    return context->set->site->edition;
}

/* What templates need to say how old a page is without a clock: a script holds
 * these days against the reader's. Pages that no longer apply say so at once,
 * and no day makes it worse. */
static void put_age(const PageContext *context)
{
    Arena *arena = context->arena;
    const Page *page = context->page;
    Date from = counts_from(context);
    if (!date_is_set(from) ||
        (page->status != STATUS_CURRENT && page->status != STATUS_DRAFT))
        return;
    Value *age = value_map(arena);
    Date due =
        date_add_months(from, context->set->site->config.review_months);
    context_put_date(context, age, "due", "due_iso", due);
    value_set_text(arena, age, "old_iso",
                   date_iso(arena, date_add_months(due, 12)));
    if (date_is_set(page->reviewed))
        value_set_bool(arena, age, "is_checked", true);
    else if (!page->generated && date_is_set(page->changed))
        value_set_text(arena, age, "last_changed", context_date(context, from));
    else
        value_set_bool(arena, age, "is_undated", true);
    value_set(arena, context->map, "age", age);
}

void context_review(const PageContext *context)
{
    Arena *arena = context->arena;
    const Page *page = context->page;
    put_age(context);
    if (page->generated)
        return;
    if (!date_is_set(page->reviewed)) {
        value_set_bool(arena, context->map, "not_reviewed", true);
        return;
    }
    Value *reviewed = value_map(arena);
    context_put_date(context, reviewed, "date", "iso", page->reviewed);
    value_set_text(arena, reviewed, "by",
                   value_as_text(value_get(page->meta, "reviewed_by")));
    unsigned months = context->set->site->config.review_months;
    context_put_date(context, reviewed, "due", "due_iso",
                     date_add_months(page->reviewed, months));
    value_set(arena, context->map, "reviewed", reviewed);
}
