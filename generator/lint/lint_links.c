/* lint/lint_links.c - the words of links, and pages that no longer hold. */
#include "base/compat.h"
#include "lint/lint_internal.h"

#include "base/path.h"
#include "doc/html.h"
#include "doc/text.h"
#include "site/links.h"
#include "site/words.h"

const Page *lint_target(const LintPage *at, Str url)
{
    Str path = str_slice(url, 0, str_find_char(url, '#')), behind;

    /* An anchor is not looked at: what is wrong with one was said. */
    if (path.len == 0 || str_starts(path, "/") ||
        html_url_scheme(at->scratch, path).len > 0)
        return NULL;
    return links_page(at->site, at->page, at->scratch, path, &behind);
}

static bool holds_picture(const Node *node)
{
    const Node *root = node;

    for (Node *in = node->first; in; in = node_next(root, in))
        if (in->kind == NODE_IMAGE)
            return true;
    return false;
}

/* --- words ---------------------------------------------------------------- */

/* What stands where a link leads: the title of a page, the heading of a place
 * on this one; "" where nobody knows, as on another website. */
static Str words_there(const LintPage *at, const Node *link,
                       const Page *target)
{
    Str url = link->as.link.url;
    const Node *heading;

    if (target)
        return target->title;
    if (!str_starts(url, "#"))
        return STR("");
    heading = map_get(&at->page->outline.anchors, str_slice(url, 1, url.len));
    return heading ? text_of(at->scratch, heading) : STR("");
}

/* "[Ask DWP to look again](mandatory.md)". */
static Str link_mended(const LintPage *at, const Node *link, Str there)
{
    if (there.len > 0)
        return arena_fmt(at->scratch, "write: [%.*s](%.*s)", STR_ARG(there),
                         STR_ARG(link->as.link.url));
    return arena_fmt(at->scratch,
                     "say what is there, as in: [Appeal a benefit decision]"
                     "(%.*s)", STR_ARG(link->as.link.url));
}

static bool is_web(Str text)
{
    return str_starts(text, "https://") || str_starts(text, "http://");
}

/* In a letter an address is to be read on paper. */
static bool in_letter(const Node *node)
{
    for (; node; node = node->parent)
        if (node->kind == NODE_CALLOUT && str_is(node->text, "LETTER"))
            return true;
    return false;
}

/* Words that say nothing, unless a page is called so. */
static bool is_vague(const LintPage *at, Str words, Str there)
{
    Str bare = lint_bare_words(at->scratch, words);

    return lint_says_nothing(at->page->language, bare, false) &&
           !str_eq(bare, lint_bare_words(at->scratch, there));
}

/* False after a warning: such words are not compared with others. */
static bool check_words(const LintPage *at, const Node *link, Str words,
                        const Page *target)
{
    Str there = words_there(at, link, target);
    Diags *diags = at->site->diags;
    DiagPos place = diag_at(at->page->source, lint_words_span(link));

    if (words.len == 0 && !holds_picture(link)) {
        diag_add(diags, DIAG_WARNING, "empty-link",
                 diag_at(at->page->source, link->span),
                 STR("this link has no words, so nobody can follow it"),
                 link_mended(at, link, there));
        return false;
    }
    if (is_vague(at, words, there)) {
        diag_help(diags, DIAG_WARNING, "vague-link", place,
                  link_mended(at, link, there),
                  "'%.*s' does not say where this link leads",
                  STR_ARG(words));
        return false;
    }
    if (at->lint->options.advise && is_web(words) && !in_letter(link))
        diag_add(diags, DIAG_NOTE, "bare-address", place,
                 STR("this link shows an address, which a screen reader reads "
                     "out sign by sign"), link_mended(at, link, there));
    return true;
}

/* --- pages that no longer hold -------------------------------------------- */

/* How the page that holds today is named here. */
static Str newer_help(const LintPage *at, const Page *newest, bool is_id)
{
    Str way = newest->id;

    if (!is_id)
        way = path_to_url(at->scratch,
                          path_relative(at->scratch, at->page->source_path,
                                        newest->source_path));
    return arena_fmt(at->scratch, "write '%.*s' in its place", STR_ARG(way));
}

void lint_superseded(const LintPage *at, const Page *target, Span span,
                     bool is_id)
{
    Diags *diags = at->site->diags;
    DiagPos place = diag_at(at->page->source, span);
    const Page *newest;

    if (!target || target->status != STATUS_SUPERSEDED || target->failed)
        return;
    newest = lint_newest(at->lint, target);
    if (newest == at->page)
        return; /* a page may tell of what it took the place of */
    if (!lint_holds(newest))
        diag_help(diags, DIAG_WARNING, "link-to-superseded", place,
                  STR("link to what holds today"),
                  "'%.*s' no longer applies", STR_ARG(target->source_path));
    else
        diag_help(diags, DIAG_WARNING, "link-to-superseded", place,
                  newer_help(at, newest, is_id),
                  "'%.*s' no longer applies: '%.*s' took its place",
                  STR_ARG(target->source_path),
                  STR_ARG(newest->source_path));
}

/* --- both ----------------------------------------------------------------- */

static Span address_span(const Node *link)
{
    Span span = link->as.link.url_span;

    return span.len > 0 ? span : link->span;
}

void lint_link(LintPage *at, const Node *link)
{
    Str url = link->as.link.url, words;
    const Page *target;

    if (url.len == 0)
        return; /* said by site/links.h */
    words = words_one_line(at->scratch, text_of(at->scratch, link));
    target = lint_target(at, url);
    lint_leads_to(at, target);
    if (check_words(at, link, words, target))
        lint_same_words(at, link, words, target);
    if (lint_holds(at->page))
        lint_superseded(at, target, address_span(link), false);
    lint_web_address(at->lint, at->worker, at->page->source,
                     address_span(link), url);
}

void lint_short_link(const LintPage *at, const Node *link)
{
    bool ambiguous;
    const Page *target = links_find(at->site, at->page,
                                    link->as.short_link.target, &ambiguous);
    Str words = words_one_line(at->scratch, text_of(at->scratch, link));

    lint_leads_to(at, target);
    if (link->first && target && is_vague(at, words, target->title))
        diag_help(at->site->diags, DIAG_WARNING, "vague-link",
                  diag_at(at->page->source, lint_words_span(link)),
                  arena_fmt(at->scratch,
                            "write [[%.*s]]: its title, '%.*s', takes the "
                            "place of the words",
                            STR_ARG(link->as.short_link.target),
                            STR_ARG(target->title)),
                  "'%.*s' does not say where this link leads",
                  STR_ARG(words));
    if (lint_holds(at->page))
        lint_superseded(at, target, link->as.short_link.target_span, true);
}
