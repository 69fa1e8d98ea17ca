/* site/link_help.c - what may have been meant by a link that leads nowhere. */
#include "base/compat.h"
#include "site/links_internal.h"

#include "base/pasted.h"
#include "base/path.h"
#include "base/utf8.h"
#include "site/names.h"

static const char *code_of(const Link *link)
{
    Str ending = path_extension(link->resolved);

    if (link->kind == LINK_IMAGE)
        return "missing-image";
    if (link->kind == LINK_PAGE || ending.len == 0 ||
        str_ieq(ending, STR("md")) || str_ieq(ending, STR("html")) ||
        str_ieq(ending, STR("htm")))
        return "missing-page";
    return "missing-file";
}

/* Word and some websites leave spaces that are none, and characters that nobody
 * sees, in what is copied from them: the name and its suggestion look alike. */
static const char ODD_LEAD[] =
    "a no-break space or an invisible character is in it: delete it and type ";

static bool has_odd(Str s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t c = utf8_next(s, &at);

        if (pasted_is_space(c) || utf8_is_unseen(c))
            return true;
    }
    return false;
}

/* "did you mean '../money/stopped.md'?", as it is to be typed here. */
static Str did_you_mean(const Link *link, Str path)
{
    Str way = path_relative(link->arena, link_from_path(link), path);
    const Page *page = map_get(&link->site->page_by_source, path);
    Str fragment = link->fragment;
    bool is_odd = has_odd(link->written) && !has_odd(way);
    const char *lead = is_odd ? ODD_LEAD : "did you mean ";

    if (page && fragment.len > 0 &&
        !links_has_anchor(page, str_slice(fragment, 1, fragment.len)))
        fragment = STR("");
    return arena_fmt(link->arena, "%s'%.*s%.*s'%s", lead,
                     STR_ARG(path_to_url(link->arena, way)),
                     STR_ARG(fragment), is_odd ? "" : "?");
}

static bool is_there(const Link *link, Str path)
{
    const Page *page = map_get(&link->site->page_by_source, path);

    return page ? !page->skipped
                : map_has(&link->site->asset_by_path, path);
}

/* The page whose output is at this path: people copy addresses from the
 * browser. */
static Str page_of_output(const Link *link)
{
    Str stem = path_stem(link->resolved);
    Str source = str_cat(link->arena, stem, STR(".md"));

    if (!str_ends(link->resolved, ".html") || !is_there(link, source))
        return STR("");
    return source;
}

/* The file that was probably meant, or "". */
static Str meant(const Link *link)
{
    Str with_ending = str_cat(link->arena, link->resolved, STR(".md"));
    Str found = page_of_output(link);

    if (found.len > 0)
        return found;
    if (is_there(link, with_ending))
        return with_ending;
    found = names_elsewhere(link->site, path_name(link->resolved));
    if (found.len == 0)
        found = names_elsewhere(link->site, path_name(with_ending));
    if (found.len == 0)
        found = names_nearest(link->site, NAMES_FILES, link->resolved);
    return found;
}

/* "www.gov.uk/help", "me@example.org": an address that lacks its beginning. */
static Str with_scheme(const Link *link)
{
    Str written = link->written;
    size_t at = str_find_char(written, '@');

    if (str_starts(written, "www."))
        return arena_fmt(link->arena, "write: https://%.*s", STR_ARG(written));
    if (at != STR_NONE && at > 0 && str_find_char(written, '/') == STR_NONE &&
        str_find_char(str_slice(written, at, written.len), '.') != STR_NONE)
        return arena_fmt(link->arena, "write: mailto:%.*s", STR_ARG(written));
    return STR("");
}

/* What to do about it; a picture that is nowhere was mostly never uploaded. */
static Str missing_help(const Link *link)
{
    Str help = with_scheme(link), found;

    if (help.len > 0)
        return help;
    found = meant(link);
    if (found.len > 0)
        return did_you_mean(link, found);
    if (link->kind == LINK_IMAGE)
        return STR("put the picture into the content folder, too, or mend its "
                   "name");
    return STR("");
}

void link_report_missing(const Link *link)
{
    const Page *page = link_page_at(link, link->resolved);
    Diags *diags = link->site->diags;
    const char *code = code_of(link);

    if (page && page->skipped) {
        diag_help(diags, DIAG_ERROR, code, link->at,
                  STR("take the link out until the page is ready, or build "
                      "with --drafts"),
                  "'%.*s' is a draft, which readers do not get",
                  STR_ARG(link->written));
        return;
    }
    if (page && link->kind == LINK_IMAGE) {
        diag_help(diags, DIAG_ERROR, code, link->at,
                  STR("take the '!' away to make it a link"),
                  "'%.*s' is a page, not a picture", STR_ARG(link->written));
        return;
    }
    if (str_ieq(path_name(link->resolved), STR("README.md"))) {
        diag_help(diags, DIAG_ERROR, code, link->at,
                  STR("README files are for the people who write; link to a "
                      "page"),
                  "'%.*s' is not a page of the handbook",
                  STR_ARG(link->written));
        return;
    }
    if (names_is_folder(link->site, link->resolved)) {
        diag_help(diags, DIAG_ERROR, code, link->at,
                  arena_fmt(link->arena, "make the page %.*s/index.md, or "
                            "link to one of the pages in the folder",
                            STR_ARG(link->resolved)),
                  "the folder '%.*s' has no front page",
                  STR_ARG(link->written));
        return;
    }
    diag_help(diags, DIAG_ERROR, code, link->at, missing_help(link),
              link->kind == LINK_IMAGE      ? "there is no picture '%.*s'"
              : str_is(str_from(code), "missing-file")
                  ? "there is no file '%.*s'"
                  : "there is no page '%.*s'",
              STR_ARG(link->written));
}

void link_report_anchor(const Link *link, const Page *target, Str anchor)
{
    Str near = link_nearest_anchor(link, target, anchor);
    Str help = STR("the name of a heading is its words in small letters with "
                   "'-' between them, or what stands in {#…} behind it");

    if (str_starts(anchor, "term-"))
        help = STR("the place of a term is 'term-' and its words in small"
                   " letters with '-' between them");
    if (near.len > 0)
        help = has_odd(anchor) && !has_odd(near)
                   ? arena_fmt(link->arena, "%s'#%.*s'", ODD_LEAD,
                               STR_ARG(near))
                   : arena_fmt(link->arena, "did you mean '#%.*s'?",
                               STR_ARG(near));
    if (str_starts(anchor, "term-"))
        diag_help(link->site->diags, DIAG_ERROR, "missing-anchor", link->at,
                  help, "there is no term '#%.*s' on the page '%.*s'",
                  STR_ARG(anchor), STR_ARG(target->source_path));
    else if (target == link->from)
        diag_help(link->site->diags, DIAG_ERROR, "missing-anchor", link->at,
                  help, "there is no heading '#%.*s' on this page",
                  STR_ARG(anchor));
    else
        diag_help(link->site->diags, DIAG_ERROR, "missing-anchor", link->at,
                  help, "there is no heading '#%.*s' on the page '%.*s'",
                  STR_ARG(anchor), STR_ARG(target->source_path));
}

void link_report_absolute(const Link *link)
{
    Str path = link->path, help;
    bool website = str_starts(path, "//");

    while (str_starts(path, "/"))
        path = str_slice(path, 1, path.len);
    if (website)
        help = arena_fmt(link->arena, "write: https:%.*s",
                         STR_ARG(link->written));
    else if (is_there(link, path))
        help = did_you_mean(link, path);
    else
        help = STR("write the way from this file, as in: "
                   "../money/stopped.md");
    diag_help(link->site->diags, DIAG_ERROR, "absolute-link", link->at, help,
              "'%.*s' begins with '%s', which means nothing on a USB stick",
              STR_ARG(link->written), website ? "//" : "/");
}

Str links_nearest_anchor(const Page *page, Str anchor)
{
    size_t best = STR_NONE;
    Arena scratch;
    Str *ids, found;

    arena_init(&scratch);
    ids = ARENA_NEW_ARRAY(&scratch, Str, page->outline.count + 1);
    for (size_t i = 0; i < page->outline.count; i++)
        ids[i] = page->outline.item[i].id;
    ids[page->outline.count] = page->title_anchor;
    best = str_nearest(anchor, ids, page->outline.count + 1);
    found = best == STR_NONE ? STR("") : ids[best];
    arena_release(&scratch);
    return found;
}

Str links_nearest(const Site *site, Str target)
{
    return names_nearest(site, NAMES_IDS, target);
}
