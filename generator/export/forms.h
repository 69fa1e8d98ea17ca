/* export/forms.h - the forms: each makes its own of the finished files in
 * job->folder, which it may change.
 *
 * Layer:   export
 * Rules:   export/export.h and export/dest_file.h.
 * Codes:   export-name, export-no-folder, export-is-folder, export-is-link,
 *          export-not-ours, output-busy, bad-name, name-clash, path-too-long
 *          (errors); export-failed, helper-missing, helper-failed (the
 *          system).
 * Threads: main.
 */
#ifndef HB_EXPORT_FORMS_H
#define HB_EXPORT_FORMS_H

#include "base/colour.h"
#include "export/export.h"

/* Each form of one file looks first, before the handbook is built, whether DEST
 * can take it (job->folder, site and manifest are not looked at); and once more
 * when it is made, for meanwhile things change. */
bool export_zip_check(ExportJob *job);
bool export_epub_check(ExportJob *job);
bool export_zim_check(ExportJob *job);
bool export_print_check(ExportJob *job);

/* The files of a stick, packed; the same bytes for the same handbook. */
bool export_zip(ExportJob *job);
/* An e-book, EPUB 3; the same bytes for the same handbook. */
bool export_epub(ExportJob *job);
/* For Kiwix and other readers of ZIM. zimwriterfs (Debian: zim-tools) makes it,
 * and puts today's day and a random number into it. */
bool export_zim(ExportJob *job);

/* To print: DEST a folder of handbook.html (all pages in one file), its PDF and
 * sections/NAME.html (a file for each section, to send by phone); or one of the
 * first two, where DEST ends in .html or .pdf. Each does without any other
 * file. Chromium or WeasyPrint makes the PDF; without them a folder has none,
 * and a line says so. All but the PDF is the same for the same handbook. */
bool export_print(ExportJob *job);

/* Whether a stick and Windows can hold and open all files: what they cannot is
 * told at the pages they come from (bad-name, name-clash, path-too-long). False
 * after an error. No file is too large for FAT32 (LIMIT_ASSET_BYTES). */
bool export_names_check(const ExportJob *job);

/* "512 bytes", "34 KB", "1.2 MB" [arena]. */
Str export_size(Arena *arena, uint64_t bytes);

/* On one line, and cut between two words, with "…", where it has more than max
 * characters (code points) [arena]. */
Str text_shortened(Arena *arena, Str text, size_t max);

/* The colour of the handbook: the theme's setting `accent`, or the blue of the
 * default theme. */
Colour export_accent(const ExportJob *job);

#endif
