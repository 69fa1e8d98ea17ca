/* export/epub_package.c - what an e-book says of itself: contents, and the list
 * of all that is in it. */
#include "base/compat.h"
#include "export/epub_internal.h"

#include "base/hash.h"
#include "doc/typographic.h"

static void add_text_element(Buf *out, const char *name, Str text)
{
    buf_addf(out, "<%s>", name);
    xhtml_add_text(out, text);
    buf_addf(out, "</%s>\n", name);
}

void epub_begin_page(Buf *out, Str lang, Str dir, Str title, const char *up)
{
    buf_adds(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                  "<!DOCTYPE html>\n"
                  "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                  "xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"");
    xhtml_add_value(out, lang);
    buf_adds(out, "\" lang=\"");
    xhtml_add_value(out, lang);
    buf_adds(out, "\" dir=\"");
    xhtml_add_value(out, dir.len > 0 ? dir : STR("ltr"));
    buf_adds(out, "\">\n<head>\n<meta charset=\"utf-8\" />\n");
    add_text_element(out, "title", title);
    buf_addf(out, "<link rel=\"stylesheet\" type=\"text/css\" "
                  "href=\"%sstyle.css\" />\n</head>\n", up);
}

void epub_end_page(Buf *out)
{
    buf_adds(out, "</body>\n</html>\n");
}

/* --- contents ------------------------------------------------------------- */

/* Wherever a page is named that is not current, that is said first. */
static void add_label(const Book *book, const Page *page, Buf *out)
{
    const SiteContext *words =
        context_language(book->job->contexts, page->language);

    if (page->status != STATUS_CURRENT) {
        Str key = arena_fmt(book->arena, "status_%s",
                            status_name(page->status));

        xhtml_add_text(out, context_string(words, key.ptr));
        buf_adds(out, ": ");
    }
    xhtml_add_text(out, typographic_text(book->arena, page->title));
}

/* A chapter's line, from the end of the line before. */
static void add_line(const Book *book, size_t at, Buf *out)
{
    const Chapter *chapter = &book->chapter[at];
    Str language = chapter->page->language;
    unsigned before = at > 0 ? book->chapter[at - 1].depth : 0;

    if (at > 0 && chapter->depth > before)
        buf_adds(out, "\n<ol>\n");
    else if (at > 0)
        buf_adds(out, "</li>\n");
    for (unsigned depth = chapter->depth; depth < before; depth++)
        buf_adds(out, "</ol>\n</li>\n");
    buf_adds(out, "<li");
    if (!str_eq(language, book->words->language)) {
        buf_adds(out, " xml:lang=\"");
        xhtml_add_value(out, language);
        buf_adds(out, "\" lang=\"");
        xhtml_add_value(out, language);
        buf_addc(out, '"');
    }
    buf_addf(out, "><a href=\"%.*s\">", STR_ARG(chapter->name));
    add_label(book, chapter->page, out);
    buf_adds(out, "</a>");
}

/* Each page stands at most one level below the one before it. */
static void add_lines(const Book *book, Buf *out)
{
    unsigned depth = book->count > 0 ? book->chapter[book->count - 1].depth
                                     : 0;

    for (size_t i = 0; i < book->count; i++)
        add_line(book, i, out);
    for (; book->count > 0 && depth > 0; depth--)
        buf_adds(out, "</li>\n</ol>\n");
    if (book->count > 0)
        buf_adds(out, "</li>\n");
}

void epub_contents(const Book *book, Buf *out)
{
    const SiteContext *words = book->words;
    Str contents = context_string(words, "book_contents");

    epub_begin_page(out, words->language, STR("ltr"), contents, "");
    buf_adds(out, "<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" "
                  "id=\"toc\" aria-labelledby=\"toc-title\">\n"
                  "<h1 id=\"toc-title\">");
    xhtml_add_text(out, contents);
    buf_adds(out, "</h1>\n<ol>\n<li><a href=\"title.xhtml\">");
    xhtml_add_text(out, context_string(words, "book_about"));
    buf_adds(out, "</a></li>\n");
    add_lines(book, out);
    buf_adds(out, "</ol>\n</nav>\n<nav epub:type=\"landmarks\" "
                  "id=\"landmarks\" hidden=\"hidden\">\n<ol>\n"
                  "<li><a epub:type=\"cover\" href=\"cover.xhtml\">");
    xhtml_add_text(out, context_string(words, "book_cover"));
    buf_adds(out, "</a></li>\n<li><a epub:type=\"toc\" "
                  "href=\"nav.xhtml#toc\">");
    xhtml_add_text(out, contents);
    buf_adds(out, "</a></li>\n");
    if (book->count > 0) {
        buf_addf(out, "<li><a epub:type=\"bodymatter\" href=\"%.*s\">",
                 STR_ARG(book->chapter[0].name));
        xhtml_add_text(out, context_string(words, "book_start"));
        buf_adds(out, "</a></li>\n");
    }
    buf_adds(out, "</ol>\n</nav>\n");
    epub_end_page(out);
}

/* --- the list of all ------------------------------------------------------ */

/* An identifier made of whose handbook it is and which edition: the same for
 * the same edition wherever it is made, and another for the next. */
static void add_identifier(const Book *book, Buf *out)
{
    const Config *config = &book->job->site->config;
    Str name = config->base_url.len > 0 ? config->base_url : config->title;
    Str publisher = value_as_text(value_get(config->publisher, "name"));
    Sha256 hash = hash_sha256(
        arena_fmt(book->arena, "%.*s\n%.*s\n%.*s", STR_ARG(name),
                  STR_ARG(publisher),
                  STR_ARG(date_iso(book->arena, book->job->site->edition))));
    char hex[65];

    hash.byte[6] = (uint8_t)((hash.byte[6] & 0x0f) | 0x50); /* by a name */
    hash.byte[8] = (uint8_t)((hash.byte[8] & 0x3f) | 0x80); /* RFC 9562 */
    hash_hex(hash, hex);
    buf_addf(out, "<dc:identifier id=\"identifier\">urn:uuid:%.8s-%.4s-%.4s-"
                  "%.4s-%.12s</dc:identifier>\n",
             hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

static void add_if_any(Buf *out, const char *name, Str text)
{
    if (text.len > 0)
        add_text_element(out, name, text);
}

static void add_meta(Buf *out, const char *property, Str text)
{
    buf_addf(out, "<meta property=\"%s\">", property);
    xhtml_add_text(out, text);
    buf_adds(out, "</meta>\n");
}

/* What people who cannot see, or need other letters, can expect of the book. */
static void add_accessibility(const Book *book, Buf *out)
{
    static const char *const FEATURE[] = {
        "structuralNavigation", "tableOfContents", "readingOrder",
        "displayTransformability", "ARIA"};

    add_meta(out, "schema:accessMode", STR("textual"));
    if (book->picture_count > 0)
        add_meta(out, "schema:accessMode", STR("visual"));
    add_meta(out, "schema:accessModeSufficient",
             book->picture_count > 0 ? STR("textual,visual")
                                     : STR("textual"));
    for (size_t i = 0; i < sizeof FEATURE / sizeof FEATURE[0]; i++)
        add_meta(out, "schema:accessibilityFeature", str_from(FEATURE[i]));
    add_meta(out, "schema:accessibilityHazard", STR("none"));
    add_meta(out, "schema:accessibilitySummary",
             context_string(book->words, "book_accessibility"));
}

/* The edition's day; of a handbook without one, the day it was made, if anyone
 * told; else the first that a zip can say. */
static Str modified(const Book *book)
{
    Date day = book->job->site->edition;

    if (!date_is_set(day))
        day = book->job->copy->made;
    if (!date_is_set(day) || day.month == 0 || day.day == 0)
        day = (Date){1980, 1, 1};
    return arena_fmt(book->arena, "%.*sT00:00:00Z",
                     STR_ARG(date_iso(book->arena, day)));
}

static void add_metadata(const Book *book, Buf *out)
{
    const Config *config = &book->job->site->config;
    Str publisher = value_as_text(value_get(config->publisher, "name"));
    Date edition = book->job->site->edition;

    buf_adds(out, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    add_identifier(book, out);
    add_text_element(out, "dc:title", config->title);
    for (size_t i = 0; i < config->language_count; i++)
        add_text_element(out, "dc:language", config->language[i]);
    add_if_any(out, "dc:creator", publisher);
    add_if_any(out, "dc:publisher", publisher);
    add_if_any(out, "dc:description", config->description);
    add_if_any(out, "dc:rights", config->licence);
    add_if_any(out, "dc:source", config->base_url);
    if (date_is_set(edition))
        add_text_element(out, "dc:date", date_iso(book->arena, edition));
    add_meta(out, "dcterms:modified", modified(book));
    add_accessibility(book, out);
    /* For reading systems of EPUB 2. */
    buf_adds(out, "<meta name=\"cover\" content=\"cover-image\" />\n"
                  "</metadata>\n");
}

static void add_items(const Book *book, Buf *out)
{
    static const char PAGE[] = "application/xhtml+xml";

    buf_addf(out, "<manifest>\n"
                  "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"%s\" "
                  "properties=\"nav\" />\n"
                  "<item id=\"cover-image\" href=\"cover.svg\" "
                  "media-type=\"image/svg+xml\" properties=\"cover-image\" />\n"
                  "<item id=\"cover\" href=\"cover.xhtml\" media-type=\"%s\" "
                  "/>\n"
                  "<item id=\"title\" href=\"title.xhtml\" media-type=\"%s\" "
                  "/>\n"
                  "<item id=\"style\" href=\"style.css\" "
                  "media-type=\"text/css\" />\n", PAGE, PAGE, PAGE);
    for (size_t i = 0; i < book->count; i++) {
        const Chapter *chapter = &book->chapter[i];
        bool svg = chapter->read.has_svg, math = chapter->read.has_math;

        buf_addf(out, "<item id=\"p%zu\" href=\"%.*s\" media-type=\"%s\"",
                 i + 1, STR_ARG(chapter->name), PAGE);
        if (svg || math)
            buf_addf(out, " properties=\"%s%s%s\"", math ? "mathml" : "",
                     math && svg ? " " : "", svg ? "svg" : "");
        buf_adds(out, " />\n");
    }
    for (size_t i = 0; i < book->picture_count; i++)
        buf_addf(out, "<item id=\"f%zu\" href=\"%.*s\" media-type=\"%s\" />\n",
                 i + 1, STR_ARG(book->picture[i].name), book->picture[i].type);
    buf_adds(out, "</manifest>\n");
}

void epub_package(const Book *book, Buf *out)
{
    buf_adds(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                  "<package xmlns=\"http://www.idpf.org/2007/opf\" "
                  "version=\"3.0\" unique-identifier=\"identifier\" "
                  "xml:lang=\"");
    xhtml_add_value(out, book->words->language);
    buf_adds(out, "\">\n");
    add_metadata(book, out);
    add_items(book, out);
    buf_adds(out, "<spine>\n<itemref idref=\"cover\" />\n"
                  "<itemref idref=\"title\" />\n<itemref idref=\"nav\" />\n");
    for (size_t i = 0; i < book->count; i++)
        buf_addf(out, "<itemref idref=\"p%zu\" />\n", i + 1);
    buf_adds(out, "</spine>\n</package>\n");
}
