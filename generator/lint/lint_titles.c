/* lint/lint_titles.c - two pages of one name: in a list, in a search, in a row
 * of tabs nobody can tell which is which. */
#include "base/compat.h"
#include "lint/lint_internal.h"

#include "base/utf8.h"

/* Those that no longer hold say so wherever they are listed. */
static bool is_asked(const Page *page)
{
    return lint_holds(page) && !page->generated && !page->failed &&
           !page->skipped && page->title.len > 0;
}

void lint_titles(const Lint *lint)
{
    const Site *site = lint->site;
    Arena scratch;
    Map first;

    arena_init(&scratch);
    map_init(&first, &scratch);
    for (size_t i = 0; i < site->page_count; i++) {
        Page *page = site->page[i];
        const Page *other;
        DiagAlso also;
        Str key;

        if (!is_asked(page))
            continue;
        key = arena_fmt(&scratch, "%.*s %.*s", STR_ARG(page->language),
                        STR_ARG(utf8_fold(&scratch, page->title)));
        other = map_get(&first, key);
        if (!other) {
            map_put(&first, key, page);
            continue;
        }
        also = (DiagAlso){lint_title_place(other), "first used here"};
        diag_also(site->diags, DIAG_WARNING, "duplicate-title",
                  lint_title_place(page), also,
                  STR("say in one of the titles what is different: readers "
                      "meet them side by side in lists and when they search"),
                  "another page is called '%.*s', too", STR_ARG(page->title));
    }
    arena_release(&scratch);
}
