/* export/upload.c - the order of a site's files for FTP. */
#include "base/compat.h"

#include "export/upload.h"

#include <stdlib.h>
#include <string.h>

#include "output/copy.h"
#include "output/feed.h"
#include "output/plan.h"

/* In the order of the list: upload.h says why. */
typedef enum Turn {
    TURN_NEW_FILE,
    TURN_NEW_PAGE,
    TURN_FILE,
    TURN_PAGE,
    TURN_LIST,
    TURN_SEARCH_HEAD,
    TURN_SERVER,
    TURN_EDITION,
    TURN_WORKER
} Turn;

typedef struct Line {
    Str path;
    Turn turn;
} Line;

/* Files whose turn does not hang on whether they are new. */
static bool fixed_turn(Str path, Turn *out)
{
    static const struct {
        const char *name;
        Turn turn;
    } FIXED[] = {
        {FEED_NAME, TURN_LIST},      {"sitemap.xml", TURN_LIST},
        {"404.html", TURN_SERVER},   {"robots.txt", TURN_SERVER},
        {".htaccess", TURN_SERVER},  {"_headers", TURN_SERVER},
        {"_redirects", TURN_SERVER}, {"CNAME", TURN_SERVER},
        {EDITION_NAME, TURN_EDITION}, {WEB_APP_NAME, TURN_EDITION},
        {WORKER_NAME, TURN_WORKER},
    };
    for (size_t i = 0; i < sizeof FIXED / sizeof FIXED[0]; i++) {
        if (str_is(path, FIXED[i].name)) {
            *out = FIXED[i].turn;
            return true;
        }
    }
    return false;
}

static Turn turn_of(const Map *pages, Str path, bool is_new)
{
    Turn fixed;
    const Page *page = map_get(pages, path);
    if (fixed_turn(path, &fixed))
        return fixed;
    /* The head of a search index names its other files. */
    if (str_starts(path, "search/") && str_ends(path, "/head.js"))
        return TURN_SEARCH_HEAD;
    if (page != NULL || str_ends(path, ".html")) {
        if (is_new)
            return TURN_NEW_PAGE;
        bool leads = page != NULL && (page->is_index || page->generated);
        return leads ? TURN_LIST : TURN_PAGE;
    }
    if (is_new)
        return TURN_NEW_FILE;
    return str_starts(path, "search/") ? TURN_LIST : TURN_FILE;
}

static int compare(const void *left, const void *right)
{
    const Line *a = left, *b = right;
    if (a->turn != b->turn)
        return a->turn < b->turn ? -1 : 1;
    return str_cmp(a->path, b->path);
}

bool upload_can_list(const Manifest *manifest)
{
    for (size_t i = 0; i < manifest->count; i++) {
        Str path = manifest->entry[i].path;
        for (size_t at = 0; at < path.len; at++) {
            unsigned char c = (unsigned char)path.ptr[at];
            if (c < 0x20 || c == 0x7f)
                return false;
        }
    }
    return manifest->count > 0;
}

static size_t changed_lines(Arena *arena, const Site *site,
                            const Manifest *before, const Manifest *now,
                            Line *line)
{
    Map pages;
    size_t count = 0;
    map_init(&pages, arena);
    for (size_t i = 0; i < site->page_count; i++)
        map_put(&pages, site->page[i]->output_path, site->page[i]);
    for (size_t i = 0; i < now->count; i++) {
        const ManifestEntry *entry = &now->entry[i];
        const ManifestEntry *old = map_get(&before->by_path, entry->path);
        if (old != NULL && memcmp(&old->hash, &entry->hash,
                                  sizeof entry->hash) == 0)
            continue;
        line[count++] = (Line){entry->path,
                               turn_of(&pages, entry->path, old == NULL)};
    }
    if (count > 0)
        qsort(line, count, sizeof *line, compare);
    return count;
}

void upload_list(Arena *arena, const Site *site, const Manifest *before,
                 bool was_signed, const Manifest *now, bool is_signed,
                 Buf *out)
{
    Line *line = ARENA_NEW_ARRAY(arena, Line, now->count + 1);
    size_t count = changed_lines(arena, site, before, now, line);
    size_t gone = 0;
    for (size_t i = 0; i < before->count; i++)
        gone += !map_has(&now->by_path, before->entry[i].path);
    if (count + gone == 0 && was_signed == is_signed)
        return;
    buf_adds(out,
             "# Send these files to the web host in this order: readers then "
             "have a whole\n"
             "# handbook at every moment. First what nothing links to yet, "
             "then pages, then\n"
             "# lists of pages, then what tells browsers of the new edition; "
             "and only then\n"
             "# what no page links to any more is deleted. If sending breaks "
             "off, begin again.\n");
    for (size_t i = 0; i < count; i++)
        buf_addf(out, "put %.*s\n", STR_ARG(line[i].path));
    buf_adds(out, "put " MANIFEST_NAME "\n");
    if (is_signed)
        buf_adds(out, "put " MANIFEST_SIGNATURE_NAME "\n");
    for (size_t i = 0; i < before->count; i++) {
        Str path = before->entry[i].path;
        if (!map_has(&now->by_path, path))
            buf_addf(out, "delete %.*s\n", STR_ARG(path));
    }
    if (was_signed && !is_signed)
        buf_adds(out, "delete " MANIFEST_SIGNATURE_NAME "\n");
}
