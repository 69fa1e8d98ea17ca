/* export/epub_internal.h - shared by the files that make an e-book.
 *
 * Layer:   export, only for epub*.c.
 * Inside:  mimetype, META-INF/container.xml, and in EPUB/ package.opf,
 *          nav.xhtml, cover.svg, cover.xhtml, title.xhtml, style.css, a chapter
 *          a page in pages/ and pictures in files/, both by their place in the
 *          site.
 * Threads: main.
 */
#ifndef HB_EXPORT_EPUB_INTERNAL_H
#define HB_EXPORT_EPUB_INTERNAL_H

#include "export/export.h"
#include "export/xhtml.h"

/* One page of the handbook. */
typedef struct Chapter {
    const Page *page;
    Str name;         /* below EPUB/: "pages/money/stopped.xhtml" */
    const char *path; /* its file: the page's, and then the chapter's */
    unsigned depth;   /* in the contents, from 0 */
    XhtmlPage read;
} Chapter;

/* A picture that some chapter shows. */
typedef struct Picture {
    Str path;         /* in the site */
    Str name;         /* below EPUB/ */
    const char *type; /* its media type [static] */
} Picture;

typedef struct Book {
    ExportJob *job;
    Arena *arena;
    const SiteContext *words; /* of the first language */
    Chapter *chapter; /* in reading order */
    size_t count, capacity;
    Map by_path;      /* place in the site -> Chapter */
    Picture *picture; /* in the order in which they are met */
    size_t picture_count, picture_capacity;
    Map by_picture;   /* place in the site -> any value: it is among them */
    size_t pictures_left; /* shown by their words alone */
} Book;

/* Fills the chapters, in reading order, with what is on their pages. */
bool epub_collect(Book *book);
/* Makes each page's file its chapter, and gathers the pictures. */
bool epub_write_chapters(Book *book);

/* The page before the text: whose it is, how old, whom to ask. */
bool epub_title_page(Book *book, Buf *out);
bool epub_style(Book *book, Buf *out);
/* The cover, 1600 by 2400: title, publisher, edition on the accent colour. */
void epub_cover(const Book *book, Buf *out);
void epub_cover_page(const Book *book, Buf *out);
/* Contents as a page, and the list of all that is in the book. */
void epub_contents(const Book *book, Buf *out);
void epub_package(const Book *book, Buf *out);

/* What stands around the body of each page; up: the way from it to EPUB/. And
 * what stands behind. */
void epub_begin_page(Buf *out, Str lang, Str dir, Str title, const char *up);
void epub_end_page(Buf *out);

#endif
