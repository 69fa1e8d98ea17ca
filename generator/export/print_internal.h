/* export/print_internal.h - shared by the files that make the copies to print:
 * print.c (what is asked for, and where it goes), print_pages.c (the pages in
 * reading order), print_link.c (where links lead), print_style.c (the style
 * sheet), print_file.c (one finished file), print_pdf.c (the programs that
 * make a PDF).
 *
 * Layer:   export, only for print*.c.
 * Threads: main.
 */
#ifndef HB_EXPORT_PRINT_INTERNAL_H
#define HB_EXPORT_PRINT_INTERNAL_H

#include "export/export.h"
#include "export/xhtml.h"
#include "output/render.h"

/* One page of the handbook in the copies. */
typedef struct PrintPage {
    const Page *page;
    XhtmlPage facts;
    Str anchor;     /* "p12": the id of the page as a whole */
    Str prefix;     /* "p12-": stands before its own ids */
    unsigned level; /* 0 for a first page, 1 for what is below it … */
    size_t chapter, part;
    const struct PrintPage *next; /* of the same part; NULL: the last */
} PrintPage;

/* What lies directly below a first page, with all that is in it: a running head
 * and an entry of the contents. */
typedef struct PrintChapter {
    size_t first, count; /* pages: they follow each other */
} PrintChapter;

/* A folder of the handbook in one language: a file of its own. */
typedef struct PrintPart {
    Str folder;    /* "money"; "" for what lies in none */
    Str language;
    Str file;      /* "sections/money.html" */
    size_t first, last; /* of its pages, which PrintPage.next joins */
} PrintPart;

typedef struct Print {
    ExportJob *job;
    Arena *arena; /* the job's */
    Renderer renderer;
    PrintPage *page; /* in reading order */
    size_t count;
    PrintChapter *chapter;
    size_t chapter_count;
    PrintPart *part;
    size_t part_count, part_capacity;
    Map by_path;  /* output path -> PrintPage */
    Map by_part;  /* "en:money" -> index in part, + 1 */
    Map sheets;   /* path of a style sheet -> its text */
    Map pictures; /* path of a picture -> its data: address */
} Print;

/* One file with some of the pages; part NULL: all of them. */
typedef struct PrintFile {
    Print *print;
    const PrintPart *part;
    const PrintPage *at; /* the page that is being written */
    Arena arena; /* what only this file needs */
} PrintFile;

/* ---- print_pages.c ---- */
/* All pages in reading order, read. False after diagnostics, of every page. */
bool print_pages_read(Print *print);
/* A finished file of the copy [arena]. False after a diagnostic. */
bool print_read_file(Print *print, Arena *arena, Str path, size_t max,
                     Str *out);
/* The file's pages in reading order, from NULL; NULL behind the last. */
const PrintPage *print_file_next(const PrintFile *file, const PrintPage *page);
/* Whether the page stands in the file. */
bool print_file_has(const PrintFile *file, const PrintPage *page);

/* ---- print_link.c ---- */
/* An XhtmlLink; context: the PrintFile. */
XhtmlTarget print_link(void *context, Arena *arena, const XhtmlRef *ref);
/* The picture as a data: address, or "" when it cannot be one [arena]. */
Str print_picture(Print *print, Str path);

/* ---- print_style.c ---- */
/* All style sheets that the file's pages ask for, the theme's own for copies,
 * and the running heads: the inside of one <style>. False after a
 * diagnostic. */
bool print_style(PrintFile *file, Buf *out);
/* "sha256-…", as a content security policy names it [arena]. */
Str print_style_hash(Arena *arena, Str style);

/* ---- print_file.c ---- */
/* The whole file. False after a diagnostic. */
bool print_file(PrintFile *file, Buf *out);

/* ---- print_pdf.c ---- */
typedef enum PdfOutcome {
    PDF_MADE,
    PDF_NO_PROGRAM, /* none of them is installed */
    PDF_FAILED      /* *why says what happened */
} PdfOutcome;
/* html: the file on the disk; folder: an empty one for what programs leave
 * behind; day: when the PDF says it was made. *out: the PDF [arena]; *why
 * [arena]. */
PdfOutcome print_pdf(Arena *arena, Str html, Str folder, Date day, Str *out,
                     Str *why);

#endif
