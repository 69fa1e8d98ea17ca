/* site/link_target.c - one address as written into one that works in the
 * output. */
#include "base/compat.h"
#include "site/links_internal.h"

#include "base/path.h"
#include "doc/html.h"

Str link_from_path(const Link *link)
{
    return link->from ? link->from->source_path : STR("handbook.yaml");
}

static Str output_of(const Link *link)
{
    return link->from ? link->from->output_path : STR("index.html");
}

/* "a/b.md?x#y" into its three parts. False on a broken %-escape. */
static bool split(Link *link)
{
    Str rest = link->written;
    size_t hash = str_find_char(rest, '#'), question;

    link->fragment = link->query = STR("");
    if (hash != STR_NONE) {
        link->fragment = str_slice(rest, hash, rest.len);
        rest = str_slice(rest, 0, hash);
    }
    question = str_find_char(rest, '?');
    if (question != STR_NONE) {
        link->query = str_slice(rest, question, rest.len);
        rest = str_slice(rest, 0, question);
    }
    return path_from_url(link->arena, rest, &link->path);
}

/* The page of the same id in the language of the page that links. */
static const Page *in_language(const Link *link, const Page *page)
{
    return link->from ? page_in_language(page, link->from->language) : page;
}

const Page *link_page_at(const Link *link, Str path)
{
    const Map *pages = &link->site->page_by_source;
    const Page *page = map_get(pages, path);

    if (page)
        return page;
    page = map_get(pages, path_join(link->arena, path, STR("index.md")));
    return page ? in_language(link, page) : NULL;
}

/* Makes the fragment the one that the page has; drops it where the title's
 * heading was meant. False when the page has none like it. */
static bool find_anchor(Link *link, const Page *target, Str *anchor)
{
    Str found;

    if (link->fragment.len <= 1 || str_starts(link->fragment, "#:~:")) {
        if (link->fragment.len == 1 && target != link->from)
            link->fragment = STR("");
        return true;
    }
    if (!path_from_url(link->arena,
                       str_slice(link->fragment, 1, link->fragment.len),
                       anchor))
        *anchor = str_slice(link->fragment, 1, link->fragment.len);
    if (target->title_anchor.len > 0 &&
        str_eq(*anchor, target->title_anchor)) {
        link->fragment = target == link->from ? STR("#content") : STR("");
        return true;
    }
    if (links_has_anchor(target, *anchor))
        return true;
    found = link_github_anchor(link, target, *anchor);
    if (found.len > 0)
        link->fragment = str_cat(link->arena, STR("#"), found);
    return found.len > 0;
}

static bool check_anchor(Link *link, const Page *target)
{
    Str anchor;

    if (find_anchor(link, target, &anchor))
        return true;
    link_report_anchor(link, target, anchor);
    return false;
}

/* link->path is where it leads from here; with query and fragment behind. */
static Str address_of(const Link *link, Str output)
{
    Str way = path_to_url(link->arena,
                          path_relative(link->arena, output_of(link), output));

    return str_cat(link->arena, str_cat(link->arena, way, link->query),
                   link->fragment);
}

static bool relative_address(Link *link, Str *out)
{
    const Page *page;
    const Asset *asset;
    bool own_file = link->path.len == 0;

    if (!path_resolve(link->arena, link_from_path(link), link->path,
                      &link->resolved)) {
        diag_help(link->site->diags, DIAG_ERROR, "link-outside", link->at,
                  STR("take one '../' away"),
                  "'%.*s' leads out of the handbook",
                  STR_ARG(link->written));
        return false;
    }
    page = own_file && link->from ? link->from
                                  : link_page_at(link, link->resolved);
    asset = map_get(&link->site->asset_by_path, link->resolved);
    if ((!page && !asset) || (page && page->skipped) ||
        (page && link->kind == LINK_IMAGE) ||
        (!page && link->kind == LINK_PAGE)) {
        link_report_missing(link);
        return false;
    }
    if (page && !check_anchor(link, page))
        return false;
    if (page == link->from && own_file)
        *out = str_cat(link->arena, link->query, link->fragment);
    else
        *out = address_of(link, page ? page->output_path
                                     : asset->source_path);
    return true;
}

/* http, mailto and so on: nothing to rewrite, but not all may be followed.
 * doc/ refuses the same in pages without raw HTML: in the same words, so that
 * it is told once. */
static bool check_scheme(const Link *link, Str scheme)
{
    bool website = str_is(scheme, "http") || str_is(scheme, "https");

    if (link->kind == LINK_IMAGE && website) {
        diag_help(link->site->diags, DIAG_WARNING, "outside-image", link->at,
                  STR("save the picture in the content folder and link to "
                      "that"),
                  "a picture from another website is not shown: the handbook "
                  "has to work without a network");
        return true;
    }
    if (html_scheme_allowed(scheme) && link->kind == LINK_ANY)
        return true;
    if (link->kind == LINK_PAGE)
        diag_help(link->site->diags, DIAG_ERROR, "missing-page", link->at,
                  STR("write the path of a page of this handbook, as in: "
                      "money/stopped.md"),
                  "'%.*s' is not a page of this handbook",
                  STR_ARG(link->written));
    else
        diag_help(link->site->diags, DIAG_ERROR, "unsafe-link", link->at,
                  STR("links may begin with 'https:', 'http:', 'mailto:' or "
                      "'tel:', or name a file of the handbook"),
                  "a link cannot begin with '%.*s:'", STR_ARG(scheme));
    return false;
}

bool link_address(Link *link, Str *out)
{
    Str scheme = html_url_scheme(link->arena, link->written);

    *out = link->written;
    if (scheme.len > 0)
        return check_scheme(link, scheme);
    if (link->written.len == 0) {
        diag_help(link->site->diags, DIAG_ERROR,
                  link->kind == LINK_IMAGE ? "missing-image" : "missing-page",
                  link->at, STR("write where it leads between the brackets: "
                                "[text](page.md)"),
                  "there is nothing between the brackets of this %s",
                  link->kind == LINK_IMAGE ? "picture" : "link");
        return false;
    }
    if (!split(link)) {
        diag_help(link->site->diags, DIAG_ERROR, "bad-link", link->at,
                  STR("write %25 for a percent sign, %20 for a space"),
                  "'%.*s' has a '%%' without two figures behind it",
                  STR_ARG(link->written));
        return false;
    }
    if (str_starts(link->path, "/")) {
        link_report_absolute(link);
        return false;
    }
    return relative_address(link, out);
}

bool links_target(const Site *site, const Page *from, Arena *arena, Str target,
                  DiagPos at, Str *out_url)
{
    Link link = {.site = site, .from = from, .arena = arena,
                 .written = target, .at = at};

    return link_address(&link, out_url);
}

const Page *links_page(const Site *site, const Page *from, Arena *arena,
                       Str target, Str *behind)
{
    Link link = {.site = site, .from = from, .arena = arena,
                 .kind = LINK_PAGE, .written = target};
    const Page *page;
    Str anchor;

    *behind = STR("");
    if (!split(&link) || link.path.len == 0 ||
        !path_resolve(arena, link_from_path(&link), link.path, &link.resolved))
        return NULL;
    page = link_page_at(&link, link.resolved);
    if (page && find_anchor(&link, page, &anchor))
        *behind = str_cat(arena, link.query, link.fragment);
    return page;
}

const Page *links_instead(const Site *site, const Page *page, Arena *arena,
                          Str *behind)
{
    Str target = value_as_text(value_get(page->meta, "instead"));

    if (target.len == 0)
        target = value_as_text(value_get(page->meta, "superseded_by"));
    return links_page(site, page, arena, target, behind);
}
