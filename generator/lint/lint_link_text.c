/* lint/lint_link_text.c - links of one page beside each other, and what was
 * meant to be a link and is none. */
#include "base/compat.h"
#include "lint/lint_internal.h"

/* --- the same words, another place ---------------------------------------- */

/* Where a link leads, as one text: the file of a page, with the place on it. */
static Str way_of(const LintPage *at, Str url, const Page *target)
{
    size_t hash = str_find_char(url, '#');

    if (!target)
        return url;
    return str_cat(at->scratch, target->source_path,
                   str_slice(url, hash, url.len));
}

/* The first link with its words. */
typedef struct FirstLink {
    Span span;
    Str way;
} FirstLink;

void lint_same_words(LintPage *at, const Node *link, Str words,
                     const Page *target)
{
    Str way, bare;
    FirstLink *first;
    DiagAlso also;

    if (!at->lint->options.advise || words.len == 0)
        return;
    way = way_of(at, link->as.link.url, target);
    bare = lint_bare_words(at->scratch, words);
    first = map_get(&at->link_words, bare);
    if (!first) {
        first = ARENA_NEW(at->scratch, FirstLink);
        *first = (FirstLink){lint_words_span(link), way};
        map_put(&at->link_words, bare, first);
        return;
    }
    if (str_eq(first->way, way))
        return;
    also = (DiagAlso){diag_at(at->page->source, first->span),
                      "these words lead elsewhere"};
    diag_also(at->site->diags, DIAG_NOTE, "same-link-words",
              diag_at(at->page->source, lint_words_span(link)), also,
              STR("say in each what is different about where it leads"),
              "two links of this page say '%.*s' and lead to different places",
              STR_ARG(words));
}

/* --- what was meant to be a link ------------------------------------------ */

/* "my page.md", "https://example.org/my form": no note in brackets, which may
 * hold anything. */
static bool is_meant(Str target)
{
    static const char *const endings[] = {".md", ".html", ".pdf", ".png",
                                          ".jpg", ".csv"};
    Str path = str_slice(target, 0, str_find_char(target, '#'));

    if (str_find_char(target, ' ') == STR_NONE ||
        str_find_char(target, '"') != STR_NONE)
        return false;
    if (str_find(target, STR("://")) != STR_NONE)
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (str_ends(path, endings[i]))
            return true;
    return false;
}

static void report_space(const LintPage *at, Span span, Str target)
{
    diag_help(at->site->diags, DIAG_WARNING, "link-with-space",
              diag_at(at->page->source, span),
              arena_fmt(at->scratch, "write the address as: %.*s",
                        STR_ARG(lint_without_spaces(at->scratch, target))),
              "this is shown as it is typed and is no link, since there is a "
              "space in its address");
}

/* The bracket that opens in front of "](", and is meant as one. */
static bool is_opened(Str before)
{
    size_t open = str_rfind_char(before, '[');

    return open != STR_NONE && (open == 0 || before.ptr[open - 1] != '\\') &&
           !str_ends(before, "\\");
}

void lint_text(const LintPage *at, const Node *text)
{
    Str source = str_slice(at->page->source->text, text->span.off,
                           (size_t)text->span.off + text->span.len);
    size_t from = 0, found;

    while ((found = str_find(str_slice(source, from, source.len),
                             STR("]("))) != STR_NONE) {
        Str before = str_slice(source, from, from + found);
        Str target = str_slice(source, from + found + 2,
                               from + found + 2 + LINT_TARGET_MAX);
        size_t end = str_find_char(target, ')');

        from += found + 2;
        target = str_slice(target, 0, end);
        if (end != STR_NONE && is_opened(before) && is_meant(target))
            report_space(at,
                         (Span){text->span.off + (uint32_t)from,
                                (uint32_t)target.len},
                         target);
    }
}
