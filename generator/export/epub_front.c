/* export/epub_front.c - what stands before the text of an e-book: its cover,
 * and the page that says whose it is and how old. */
#include "base/compat.h"
#include "export/epub_internal.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "export/forms.h"
#include "output/render.h"

/* --- the page before the text, and the style ------------------------------ */

/* The words of the theme's template of that name. */
static bool fill(const Book *book, Str template_name, Str title, Buf *out)
{
    const ExportJob *job = book->job;
    Value *map = context_bare(book->arena, job->contexts, STR("title.xhtml"),
                              title, true);
    Renderer renderer;
    Str bytes;
    bool done;

    if (date_is_set(job->copy->made)) {
        value_set_text(book->arena, map, "book_made",
                       date_long(book->arena, job->copy->made,
                                 book->words->month_name));
        value_set_text(book->arena, map, "book_made_iso",
                       date_iso(book->arena, job->copy->made));
    }
    render_init(&renderer, job->contexts, job->diags);
    done = render_bare(&renderer, template_name, map, &bytes);
    if (done)
        buf_add(out, bytes);
    render_release(&renderer);
    return done;
}

bool epub_title_page(Book *book, Buf *out)
{
    Str title = book->job->site->config.title;
    bool done;

    epub_begin_page(out, book->words->language, STR("ltr"), title, "");
    buf_adds(out, "<body>\n<section epub:type=\"titlepage\" "
                  "class=\"title-page\">\n");
    done = fill(book, STR("book/title"), title, out);
    buf_adds(out, "</section>\n");
    epub_end_page(out);
    return done;
}

bool epub_style(Book *book, Buf *out)
{
    return fill(book, STR("book/style"), STR(""), out);
}

/* --- the cover ------------------------------------------------------------ */

#define COVER_WIDTH 1600u
#define COVER_HEIGHT 2400u
#define COVER_MARGIN 160u
#define COVER_LINES 5u /* of the title */
#define FOOT_LINES 2u  /* of the publisher's name */

/* How wide a text is about, in hundredths of its size: nobody here has the
 * font. A little too wide, for it must not touch the edge. */
static unsigned width_of(Str text)
{
    unsigned width = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        int columns = utf8_width(c);

        width += columns == 2                ? 105
                 : columns == 0              ? 0
                 : c == 'm' || c == 'w'      ? 88
                 : c >= 'A' && c <= 'Z'      ? 72
                 : c < 0x80 && c != ' '      ? 56
                 : c == ' '                  ? 30
                                             : 64;
    }
    return width;
}

/* The next line: as many words as fit, at least one [borrowed]. */
static Str next_line(Str *rest, unsigned room)
{
    Str line = STR(""), text = str_trim(*rest);
    size_t end = 0;

    while (end < text.len) {
        size_t space = str_find_char(str_slice(text, end + 1, text.len), ' ');
        size_t to = space == STR_NONE ? text.len : end + 1 + space;

        if (end > 0 && width_of(str_slice(text, 0, to)) > room)
            break;
        line = str_slice(text, 0, to);
        end = to;
    }
    *rest = str_slice(text, end, text.len);
    return line;
}

/* The text in the largest letters that let it fit into `most` lines, at most
 * COVER_LINES. Gives their size; *count lines in line[]. What does not fit even
 * in the smallest is cut, and ends with "…". */
static unsigned set_lines(Arena *arena, Str text, const unsigned *size,
                          size_t sizes, size_t most, Str *line, size_t *count)
{
    unsigned width = COVER_WIDTH - 2 * COVER_MARGIN;
    Str rest = text;

    for (size_t i = 0; i < sizes; i++) {
        unsigned room = width * 100 / size[i];
        bool fits = true;

        rest = text;
        for (*count = 0; *count < most && str_trim(rest).len > 0;) {
            line[*count] = next_line(&rest, room);
            fits = fits && width_of(line[(*count)++]) <= room;
        }
        if (fits && str_trim(rest).len == 0)
            return size[i];
    }
    for (size_t i = 0; i < *count; i++) {
        unsigned room = width * 100 / size[sizes - 1];

        if (width_of(line[i]) > room)
            line[i] = text_shortened(arena, line[i], room / 72);
    }
    if (str_trim(rest).len > 0 && !str_ends(line[most - 1], "…"))
        line[most - 1] = str_cat(arena, line[most - 1], STR("…"));
    return size[sizes - 1];
}

static void add_lines(Buf *out, const Str *line, size_t count, unsigned size,
                      unsigned top, const char *weight)
{
    for (size_t i = 0; i < count; i++) {
        buf_addf(out, "<text x=\"%u\" y=\"%zu\" font-size=\"%u\" "
                      "font-weight=\"%s\" text-anchor=\"middle\">",
                 COVER_WIDTH / 2, top + (i + 1) * size * 12 / 10, size,
                 weight);
        xhtml_add_text(out, line[i]);
        buf_adds(out, "</text>\n");
    }
}

/* Publisher and edition, at the foot. */
static void add_foot(const Book *book, Buf *out)
{
    static const unsigned SIZE[] = {88, 72, 60, 48};
    const ExportJob *job = book->job;
    Str name = value_as_text(value_get(job->site->config.publisher, "name"));
    Str line[COVER_LINES];
    size_t count = 0;
    unsigned size = set_lines(book->arena, name, SIZE, 4, FOOT_LINES, line,
                              &count);

    add_lines(out, line, count, size, 1900, "normal");
    if (date_is_set(job->site->edition)) {
        line[0] = arena_fmt(
            book->arena, "%.*s %.*s",
            STR_ARG(context_string(book->words, "edition")),
            STR_ARG(date_long(book->arena, job->site->edition,
                              book->words->month_name)));
        add_lines(out, line, 1, 64, 2150, "normal");
    }
}

void epub_cover(const Book *book, Buf *out)
{
    static const unsigned SIZE[] = {190, 160, 130, 110, 90, 72};
    Str title = text_shortened(book->arena, book->job->site->config.title,
                               SIZE_MAX);
    Colour accent = export_accent(book->job);
    Str line[COVER_LINES], colour = colour_text(book->arena, accent);
    size_t count;
    unsigned size = set_lines(book->arena, title, SIZE, 6, COVER_LINES, line,
                              &count);

    buf_addf(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                  "viewBox=\"0 0 %u %u\" width=\"%u\" height=\"%u\">\n<title>",
             COVER_WIDTH, COVER_HEIGHT, COVER_WIDTH, COVER_HEIGHT);
    xhtml_add_text(out, title);
    buf_addf(out, "</title>\n<rect width=\"%u\" height=\"%u\" "
                  "fill=\"%.*s\" />\n"
                  "<rect x=\"%u\" y=\"1800\" width=\"%u\" height=\"8\" "
                  "fill=\"#ffffff\" />\n"
                  "<g fill=\"#ffffff\" font-family=\"Georgia, 'Times New "
                  "Roman', serif\">\n",
             COVER_WIDTH, COVER_HEIGHT, STR_ARG(colour), COVER_MARGIN,
             COVER_WIDTH - 2 * COVER_MARGIN);
    add_lines(out, line, count, size,
              (unsigned)(960 - count * size * 6 / 10), "bold");
    add_foot(book, out);
    buf_adds(out, "</g>\n</svg>\n");
}

void epub_cover_page(const Book *book, Buf *out)
{
    Str title = book->job->site->config.title;

    epub_begin_page(out, book->words->language, STR("ltr"), title, "");
    buf_adds(out, "<body class=\"cover\" epub:type=\"cover\">\n"
                  "<p class=\"cover\"><img src=\"cover.svg\" alt=\"");
    xhtml_add_value(out, title);
    buf_adds(out, "\" /></p>\n");
    epub_end_page(out);
}
