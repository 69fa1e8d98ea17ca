/* export/epub.c - handbook export epub: the pages as chapters of an e-book. */
#include "base/compat.h"
#include "export/forms.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "export/dest_file.h"
#include "export/epub_internal.h"
#include "export/zip_file.h"

/* The archive's comment: by it an older copy is known. */
#define MARK "handbook export epub"
#define EXAMPLE "handbook.epub"
#define FOLDER "EPUB/"

static const char CONTAINER[] =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<container version=\"1.0\" "
    "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles>\n<rootfile full-path=\"" FOLDER "package.opf\" "
    "media-type=\"application/oebps-package+xml\" />\n"
    "</rootfiles>\n</container>\n";

static bool is_ours(Arena *arena, const char *path, void *context)
{
    (void)context;
    return str_is(zip_file_comment(arena, path), MARK);
}

bool export_epub_check(ExportJob *job)
{
    return dest_file_check(job->arena, job->diags, job->dest, EXAMPLE, is_ours,
                           NULL);
}

/* The pages that the program makes by itself. */
typedef enum Own {
    OWN_PACKAGE,
    OWN_CONTENTS,
    OWN_COVER,
    OWN_COVER_PAGE,
    OWN_TITLE,
    OWN_STYLE,
    OWN__COUNT
} Own;

static const char *const OWN_NAME[OWN__COUNT] = {
    FOLDER "package.opf", FOLDER "nav.xhtml",   FOLDER "cover.svg",
    FOLDER "cover.xhtml", FOLDER "title.xhtml", FOLDER "style.css"};

/* After the chapters: the package lists their pictures. */
static bool make_own(Book *book, Buf own[OWN__COUNT])
{
    epub_package(book, &own[OWN_PACKAGE]);
    epub_contents(book, &own[OWN_CONTENTS]);
    epub_cover(book, &own[OWN_COVER]);
    epub_cover_page(book, &own[OWN_COVER_PAGE]);
    return epub_title_page(book, &own[OWN_TITLE]) &&
           epub_style(book, &own[OWN_STYLE]);
}

static ZipEntry file_entry(const Book *book, Str name, const char *path)
{
    return (ZipEntry){.name = str_cat(book->arena, STR(FOLDER), name),
                      .path = path,
                      .bytes = STR(""),
                      .stored = zip_file_is_packed(name)};
}

/* mimetype first and as it is: that is how an e-book is known. */
static bool write_archive(const Book *book, const Buf own[OWN__COUNT],
                          const char *path)
{
    const ExportJob *job = book->job;
    size_t most = 2 + OWN__COUNT + book->count + book->picture_count;
    ZipEntry *entry = ARENA_NEW_ARRAY(book->arena, ZipEntry, most);
    size_t count = 0;

    entry[count++] = (ZipEntry){STR("mimetype"), NULL,
                                STR("application/epub+zip"), true};
    entry[count++] = (ZipEntry){STR("META-INF/container.xml"), NULL,
                                str_from(CONTAINER), false};
    for (int i = 0; i < OWN__COUNT; i++)
        entry[count++] = (ZipEntry){str_from(OWN_NAME[i]), NULL,
                                    buf_str(&own[i]), false};
    for (size_t i = 0; i < book->count; i++)
        entry[count++] = file_entry(book, book->chapter[i].name,
                                    book->chapter[i].path);
    for (size_t i = 0; i < book->picture_count; i++) {
        Str at = path_join(book->arena, job->folder, book->picture[i].path);

        entry[count++] = file_entry(book, book->picture[i].name,
                                    str_to_cstr(book->arena, at));
    }
    return zip_file_write(job->diags, path, job->dest, entry, count,
                          job->site->edition, STR(MARK));
}

static bool make_book(Book *book, const char *path)
{
    Buf own[OWN__COUNT];
    bool done;

    for (int i = 0; i < OWN__COUNT; i++)
        buf_init(&own[i], LIMIT_OUTPUT_BYTES);
    done = epub_collect(book) && epub_write_chapters(book) &&
           make_own(book, own);
    for (int i = 0; i < OWN__COUNT; i++) {
        if (done && own[i].full) {
            diag_addf(book->job->diags, DIAG_ERROR, "output-too-large",
                      diag_in_file(book->job->dest),
                      "%s would be larger than %u MB", OWN_NAME[i],
                      LIMIT_OUTPUT_BYTES / (1024 * 1024));
            done = false;
        }
    }
    done = done && write_archive(book, own, path);
    for (int i = 0; i < OWN__COUNT; i++)
        buf_release(&own[i]);
    return done;
}

bool export_epub(ExportJob *job)
{
    Book book = {.job = job, .arena = job->arena,
                 .words = &job->contexts->language[0]};
    DestFile dest;
    bool done;
    Str size;

    if (!dest_file_open(&dest, job->arena, job->diags, job->dest, EXAMPLE,
                        is_ours, NULL))
        return false;
    done = make_book(&book, dest.new);
    if (!dest_file_end(&dest, done))
        return false;
    size = export_size(job->arena,
                       fs_info(str_to_cstr(job->arena, job->dest)).size);
    export_say(job, "Made %.*s: %zu %s, %.*s.", STR_ARG(job->dest),
               book.count, book.count == 1 ? "chapter" : "chapters",
               STR_ARG(size));
    if (book.pictures_left > 0)
        export_say(job, "%zu %s by words alone: e-readers show PNG, JPEG, GIF "
                        "and SVG files of the handbook.",
                   book.pictures_left,
                   book.pictures_left == 1 ? "picture is told"
                                           : "pictures are told");
    return true;
}
