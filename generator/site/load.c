/* site/load.c - one page from disk: text, front matter, tree, outline. */
#include "base/compat.h"
#include "site/load.h"

#include <errno.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "doc/parse.h"
#include "doc/text.h"
#include "site/encoding.h"
#include "site/front_matter.h"
#include "site/page_data.h"
#include "site/page_meta.h"
#include "site/words.h"
#include "value/yaml.h"

/* A page that is whole, with nothing in it. */
static void begin(Page *page, Str shown_path, Str text, Diags *diags)
{
    Arena *arena = &page->arena;

    page->source = source_new(arena, shown_path, text);
    page->meta = value_map(arena);
    page->theme_data = value_map(arena);
    page->document = node_new(arena, NODE_DOCUMENT, (Span){0, 0});
    outline_build(arena, page->source, page->document, &page->outline, diags);
}

/* The file's name as a title; of an index.md the folder's. */
static Str title_of_path(const Site *site, Page *page)
{
    Str path = page->id.len > 0 ? page->id : path_stem(page->source_path);
    Str name = path_name(path);

    if (page->is_index && path_folder(path).len == 0)
        return site->config.title;
    if (page->is_index)
        name = path_name(path_folder(path));
    return words_readable(&page->arena, name);
}

static const OutlineItem *first_title(const Page *page)
{
    for (size_t i = 0; i < page->outline.count; i++)
        if (page->outline.item[i].level == 1)
            return &page->outline.item[i];
    return NULL;
}

/* What the author wrote of a title. */
typedef struct TitleKey {
    bool tried; /* a title, if not a right one: that was said */
    Span empty; /* "title:" with nothing behind it; or length 0 */
} TitleKey;

static void report_no_title(const Site *site, Page *page,
                            const FrontMatter *matter, Span empty, Str proposal)
{
    Str line = arena_fmt(&page->arena, "title: %.*s",
                         STR_ARG(words_yaml(&page->arena, proposal)));
    bool is_there = empty.len > 0;

    diag_help(site->diags, DIAG_ERROR, "missing-title",
              diag_at(page->source, is_there ? empty : matter->opening),
              arena_fmt(&page->arena, is_there ? "write it behind the colon: "
                                                 "%.*s"
                                               : "add a line: %.*s",
                        STR_ARG(line)),
              "this page has no title");
}

/* A title for a page whose front matter gives none. */
static void find_title(const Site *site, Page *page,
                       const FrontMatter *matter, TitleKey key)
{
    const OutlineItem *heading = first_title(page);
    const Value *value = value_get(page->meta, "title");
    Str title = STR("");

    page->title_span = value ? value->span : (Span){0, 0};
    if (page->title.len > 0)
        return;
    if (heading)
        title = words_one_line(&page->arena, heading->text);
    if (title.len == 0)
        title = title_of_path(site, page);
    page->title = title;
    if (heading && heading->text.len > 0)
        page->title_span = words_first_line(page->source,
                                            heading->node->span);
    if (matter->present && !key.tried && !page->skipped && !page->failed &&
        page->status != STATUS_WITHDRAWN)
        report_no_title(site, page, matter, key.empty, title);
}

/* The theme prints the title: a heading that only repeats it goes. Its id
 * stays known, so that links to it still lead to the page. */
static void drop_repeated_title(Page *page)
{
    Node *first = page->document->first;
    Arena scratch;
    bool same;

    if (page->outline.count == 0 || page->outline.item[0].node != first ||
        page->outline.item[0].level != 1)
        return;
    arena_init(&scratch);
    same = str_eq(utf8_fold(&scratch, page->title),
                  utf8_fold(&scratch, words_one_line(
                                          &scratch,
                                          page->outline.item[0].text)));
    arena_release(&scratch);
    if (!same)
        return;
    page->title_anchor = page->outline.item[0].id;
    node_unlink(first);
    page->outline.item++;
    page->outline.count--;
    page->outline.capacity--;
}

/* False when the front matter cannot be used. */
static bool read_matter(const Site *site, Page *page,
                        const FrontMatter *matter, TitleKey *key)
{
    const ValueEntry *title;
    Value *map;

    if (!matter->present)
        return true;
    page->meta_span = matter->inside;
    if (matter->inside.len > LIMIT_FRONT_MATTER_BYTES) {
        diag_help(site->diags, DIAG_ERROR, "front-matter-too-large",
                  diag_at(page->source, matter->opening),
                  STR("move the text below the second --- line"),
                  "the front matter is larger than %u KB",
                  LIMIT_FRONT_MATTER_BYTES / 1024);
        return false;
    }
    front_matter_allows(page->source, matter->inside, site->diags);
    map = yaml_read(&page->arena, page->source, matter->inside, site->diags,
                    NULL);
    if (!map)
        return false;
    if (map->kind == VALUE_NULL)
        map = value_map(&page->arena);
    if (map->kind != VALUE_MAP) {
        diag_help(site->diags, DIAG_ERROR, "wrong-type",
                  diag_at(page->source,
                          words_first_line(page->source, map->span)),
                  STR("write lines such as: title: Your rights"),
                  "the front matter should be lines with a name before each, "
                  "but this is %s", value_kind_name(map));
        return false;
    }
    title = value_entry(map, STR("title"));
    if (title)
        key->empty = title->key_span;
    key->tried = page_meta_take(site, page, map);
    return true;
}

static bool wants_raw_html(const Site *site, const Page *page)
{
    const Value *raw = value_get(page->meta, "raw_html");

    if (raw)
        return raw->kind == VALUE_BOOL && raw->as.boolean;
    /* Front matter that cannot be read may have said so. */
    return site->config.raw_html ||
           (page->failed &&
            str_find(str_slice(page->source->text, page->meta_span.off,
                               (size_t)page->meta_span.off +
                                   page->meta_span.len),
                     STR("raw_html: true")) != STR_NONE);
}

static void read_body(const Site *site, Page *page)
{
    DocOptions options = DOC_HANDBOOK;

    page->raw_html = wants_raw_html(site, page);
    options.raw_html = page->raw_html;
    page->document = doc_parse(&page->arena, page->source, page->body_span,
                               &options, site->diags);
    outline_build(&page->arena, page->source, page->document, &page->outline,
                  site->diags);
}

/* What to do about front matter that never ends. */
static Str open_help(Arena *arena, Str last, bool half_closed)
{
    if (half_closed && str_is(str_trim(last), "---"))
        return STR("take out the spaces before the second ---");
    if (last.len == 0)
        return STR("write --- on a line of its own below the last line of the "
                   "front matter");
    if (half_closed)
        return arena_fmt(arena, "write --- instead of '%.*s'",
                         STR_ARG(str_trim(last)));
    return arena_fmt(arena, "write --- on a line of its own below '%.*s'",
                     STR_ARG(str_trim(last)));
}

static void report_open(const Site *site, const Page *page,
                        const FrontMatter *matter)
{
    Str last = str_slice(page->source->text, matter->looks_last.off,
                         (size_t)matter->looks_last.off +
                             matter->looks_last.len);
    Arena scratch;

    arena_init(&scratch);
    diag_help(site->diags, DIAG_ERROR, "front-matter-open",
              diag_at(page->source, matter->opening),
              open_help(&scratch, last, matter->half_closed),
              "the front matter begins here and never ends");
    arena_release(&scratch);
}

/* The line "---" above the front matter is missing, or is something else. */
/* What to do about both lines. first: the one that stands where the first
 * should, or below it. */
static Str unopened_help(Arena *arena, const Page *page,
                         const FrontMatter *matter, Str first)
{
    Span last = matter->looks_last;
    Str end = str_trim(str_slice(page->source->text, last.off,
                                 (size_t)last.off + last.len));
    Str there = STR("");

    if (matter->half_closed)
        there = arena_fmt(arena, ", and instead of '%.*s' in line %u",
                          STR_ARG(end),
                          (unsigned)source_locate(page->source,
                                                  last.off).line);
    if (matter->half_opened && str_is(first, "---"))
        return STR("take out the spaces before ---, here and at the end");
    if (matter->half_opened)
        return arena_fmt(arena, "write --- instead of '%.*s'%.*s",
                         STR_ARG(first), STR_ARG(there));
    if (matter->open && !matter->half_closed)
        return arena_fmt(arena, "write --- on a line of its own above "
                         "'%.*s', and another below '%.*s'", STR_ARG(first),
                         STR_ARG(end));
    return arena_fmt(arena, "write --- on a line of its own above '%.*s'%.*s",
                     STR_ARG(first), STR_ARG(there));
}

static void report_unopened(const Site *site, const Page *page,
                            const FrontMatter *matter)
{
    Str line = str_slice(page->source->text, matter->opening.off,
                         (size_t)matter->opening.off + matter->opening.len);
    Arena scratch;

    arena_init(&scratch);
    diag_help(site->diags, DIAG_ERROR, "front-matter-open",
              diag_at(page->source, matter->opening),
              unopened_help(&scratch, page, matter, str_trim(line)),
              "the front matter does not begin with a line of three dashes");
    arena_release(&scratch);
}

static void report_late(const Site *site, const Page *page,
                        const FrontMatter *matter)
{
    diag_help(site->diags, DIAG_ERROR, "front-matter-open",
              diag_at(page->source, matter->opening),
              STR("delete what is empty above it: --- has to be the first "
                  "line of the file"),
              "there are empty lines above the front matter");
}

static void report_toml(const Site *site, const Page *page,
                        const FrontMatter *matter)
{
    diag_help(site->diags, DIAG_WARNING, "front-matter-toml",
              diag_at(page->source, matter->toml),
              STR("write --- instead of +++, and colons instead of equals "
                  "signs: title: Your rights"),
              "front matter between lines of +++ is left out");
}

/* Everything behind the bytes; false when the page cannot be used. */
static bool read_page(const Site *site, Page *page, const FrontMatter *matter,
                      TitleKey *key)
{
    Span head = {0, matter->body.off};
    bool usable = true;

    page->body_span = matter->body;
    if (!matter->present && !page->is_index && !page->generated &&
        str_trim(str_slice(page->source->text, matter->body.off,
                           page->source->text.len)).len == 0)
        diag_add(site->diags, DIAG_WARNING, "empty-file",
                 diag_at(page->source, DIAG_WHOLE_FILE),
                 STR("there is nothing on this page"),
                 STR("write the page, or delete the file"));
    if (matter->present && !matter->open &&
        page_meta_is_withdrawn(page->source->text, matter)) {
        page->meta_span = matter->inside;
        page_meta_take_withdrawn(site, page, matter);
        return true;
    }
    if (!encoding_check(page->source, head, site->diags))
        return false;
    if (matter->unopened || matter->half_opened)
        report_unopened(site, page, matter);
    if (matter->late)
        report_late(site, page, matter);
    if (matter->open) {
        if (!matter->unopened && !matter->half_opened)
            report_open(site, page, matter);
        return false;
    }
    if (matter->toml.len > 0)
        report_toml(site, page, matter);
    usable = read_matter(site, page, matter, key);
    page->failed = !usable;
    if (page->skipped)
        return true;
    if (!encoding_check(page->source, matter->body, site->diags))
        return false;
    /* Also when the front matter is broken: one mistake hides no other. */
    read_body(site, page);
    return usable;
}

void load_page_text(const Site *site, Page *page, Str shown_path, Str text)
{
    FrontMatter matter;
    TitleKey key = {0};

    begin(page, shown_path, text, site->diags);
    matter = front_matter_find(text);
    page->failed = !read_page(site, page, &matter, &key);
    if (!page->failed)
        page_data_read(site, page);
    find_title(site, page, &matter, key);
    drop_repeated_title(page);
    page_meta_defaults(page);
}

void load_page(const Site *site, Page *page)
{
    Arena *arena = &page->arena;
    Str shown = path_join(arena, site->shown_folder, page->source_path);
    Str text;
    int err = fs_read(arena, page->disk_path.ptr, LIMIT_FILE_BYTES, &text);

    if (err == 0) {
        load_page_text(site, page, shown, text);
        return;
    }
    if (err == EFBIG)
        diag_help(site->diags, DIAG_ERROR, "page-too-large",
                  diag_in_file(shown),
                  STR("a page is text; make several pages of it"),
                  "this page is larger than %u MB",
                  LIMIT_FILE_BYTES / (1024 * 1024));
    else
        diag_io(site->diags, "cannot-read", "read", shown, err);
    begin(page, shown, STR(""), site->diags);
    page->failed = true;
    page->title = title_of_path(site, page);
    page_meta_defaults(page);
}
