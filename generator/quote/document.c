/* quote/document.c - documents read from the disk. */
#include "base/compat.h"
#include "quote/document.h"

#include <errno.h>
#include <string.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/run.h"
#include "base/utf8.h"

/* Longer than pdftotext needs for the longest Act. */
#define PDF_SECONDS 120

static bool is_pdf(Str bytes)
{
    return str_starts(bytes, "%PDF-");
}

/* Beginnings of what people take for a text: office files, pictures, archives,
 * UTF-16 and UTF-32. */
static bool is_binary(Str bytes)
{
    return bytes.len > 0 && memchr(bytes.ptr, '\0', bytes.len) != NULL;
}

static Str without_mark(Str text)
{
    return str_starts(text, "\xEF\xBB\xBF") ? str_slice(text, 3, text.len)
                                            : text;
}

DocumentProblem document_of_text(Arena *arena, Str text, Document *out)
{
    *out = (Document){.name = STR_INIT(""), .hash = hash_sha256(text)};
    if (str_trim(text).len == 0)
        return DOCUMENT_EMPTY;
    if (is_binary(text))
        return DOCUMENT_NOT_TEXT;
    out->text = without_mark(text);
    if (utf8_invalid_at(out->text) != STR_NONE)
        return DOCUMENT_ENCODING;
    fold_document(arena, out->text, &out->words);
    if (out->words.count < FINGERPRINT_MIN_WORDS)
        return DOCUMENT_FEW_WORDS;
    document_find_places(arena, out);
    return DOCUMENT_OK;
}

/* pdftotext reads the file itself: it wants to seek in it. */
static DocumentProblem read_pdf(Arena *arena, const char *path, Str bytes,
                                Document *out)
{
    const char *const command[] = {"pdftotext", "-enc", "UTF-8", "-nopgbrk",
                                   "-q", path, "-", NULL};
    Str text;
    int status, err = run_program(arena, command, LIMIT_FILE_BYTES,
                                  PDF_SECONDS, &text, &status);
    DocumentProblem problem;

    if (err == ENOENT)
        return DOCUMENT_NO_PDFTOTEXT;
    if (err == EFBIG)
        return DOCUMENT_TOO_LARGE;
    if (err != 0 || status != 0)
        return DOCUMENT_BAD_PDF;
    problem = document_of_text(arena, text, out);
    out->hash = hash_sha256(bytes);
    return problem == DOCUMENT_EMPTY || problem == DOCUMENT_FEW_WORDS
               ? DOCUMENT_SCANNED
               : problem;
}

DocumentProblem document_open(Arena *arena, const char *path, Document *out,
                              DocumentFailure *failure)
{
    DocumentProblem problem;
    Str bytes, real;

    *out = (Document){.name = STR_INIT("")};
    *failure = (DocumentFailure){.err = fs_real_path(arena, path, &real)};
    if (failure->err == 0)
        failure->err = fs_read(arena, real.ptr, LIMIT_ASSET_BYTES, &bytes);
    if (failure->err == EFBIG)
        return DOCUMENT_TOO_LARGE;
    if (failure->err != 0)
        return DOCUMENT_UNREADABLE;
    if (is_pdf(bytes))
        problem = read_pdf(arena, real.ptr, bytes, out);
    else if (bytes.len > LIMIT_FILE_BYTES)
        problem = is_binary(bytes) ? DOCUMENT_NOT_TEXT : DOCUMENT_TOO_LARGE;
    else
        problem = document_of_text(arena, bytes, out);
    if (problem == DOCUMENT_ENCODING)
        failure->at = utf8_invalid_at(bytes);
    out->name = str_dup(arena, path_name(str_from(path)));
    return problem;
}

Str document_problem(Arena *arena, DocumentProblem problem,
                     const DocumentFailure *failure, Str *help)
{
    *help = STR("");
    switch (problem) {
    case DOCUMENT_OK:
        return STR("");
    case DOCUMENT_UNREADABLE:
        if (failure->err == EISDIR)
            *help = STR("name the document itself");
        return failure->err == EISDIR
                   ? STR("this is a folder")
                   : arena_fmt(arena, "it cannot be read: %s",
                               strerror(failure->err));
    case DOCUMENT_TOO_LARGE:
        *help = STR("save the part you cite as a text of its own");
        return arena_fmt(arena, "it holds more than %u MB of text",
                         LIMIT_FILE_BYTES / (1024 * 1024));
    case DOCUMENT_EMPTY:
        return STR("there is nothing in it");
    case DOCUMENT_NOT_TEXT:
        *help = STR("open it in the program it was made with, and save it as "
                    "a PDF or as plain text");
        return STR("this is neither a text nor a PDF");
    case DOCUMENT_ENCODING:
        *help = STR(UTF8_SAVE_HELP);
        return STR("the text is not saved as UTF-8");
    case DOCUMENT_FEW_WORDS:
        return arena_fmt(arena, "it has fewer than %d words: no quotation can "
                         "be checked against it", FINGERPRINT_MIN_WORDS);
    case DOCUMENT_NO_PDFTOTEXT:
        *help = STR("install it (Debian and Ubuntu: sudo apt install "
                    "poppler-utils), or save the PDF as plain text and name "
                    "that file");
        return STR("a PDF is read with the program pdftotext, which is not "
                   "installed here");
    case DOCUMENT_BAD_PDF:
        *help = STR("open it in a PDF reader: when it is locked or broken, "
                    "save its text as a plain text file and name that");
        return STR("pdftotext cannot read this PDF");
    case DOCUMENT_SCANNED:
        *help = STR("have it recognised (OCR), read the result against the "
                    "pages, save it as plain text and name that file");
        return STR("there are no words in this PDF, only pictures of them");
    }
    BUG("no such problem");
}
