/* export/print_style.c - the style sheet inside a file that has all its pages'
 * in it. */
#include "base/compat.h"
#include "export/print_internal.h"

#include "base/base64.h"
#include "base/hash.h"
#include "base/limits.h"
#include "doc/typographic.h"

/* The template with the rules that only copies need. */
#define OWN_STYLE "print-style"

/* In a style sheet "</" can only stand in a string or a remark, and would end
 * the element; "<\/" is the same to it. */
static void add_sheet(Buf *out, Str text)
{
    for (size_t at; (at = str_find(text, STR("</"))) != STR_NONE;) {
        buf_add(out, str_slice(text, 0, at));
        buf_adds(out, "<\\/");
        text = str_slice(text, at + 2, text.len);
    }
    buf_add(out, text);
    buf_addc(out, '\n');
}

/* The sheets that the file's pages ask for, each once. Reads what was not read
 * for another file. */
static bool add_sheets(PrintFile *file, Buf *out)
{
    Print *print = file->print;
    const PrintPage *page = NULL;
    bool fine = true;
    Map seen;

    map_init(&seen, &file->arena);
    while ((page = print_file_next(file, page)) != NULL) {
        for (size_t k = 0; k < page->facts.style_count; k++) {
            Str path = page->facts.style[k];
            Str *text = map_get(&print->sheets, path);

            if (map_put(&seen, path, print) != NULL)
                continue;
            if (text == NULL) {
                text = ARENA_NEW(print->arena, Str);
                *text = STR("");
                fine &= print_read_file(print, print->arena, path,
                                        LIMIT_FILE_BYTES, text);
                map_put(&print->sheets, path, text);
            }
            add_sheet(out, *text);
        }
    }
    return fine;
}

/* Text inside of a string of a style sheet. */
static void add_string(Buf *out, Str text)
{
    buf_addc(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '"' || c == '\\' || c == '<' || (unsigned char)c < ' ')
            buf_addf(out, "\\%x ", (unsigned)(unsigned char)c);
        else
            buf_addc(out, c);
    }
    buf_addc(out, '"');
}

/* On top of every printed page stands what it is from. Pages have names, one
 * for each chapter: no browser knows another way. */
static void add_heads(PrintFile *file, Buf *out)
{
    const Print *print = file->print;
    const PrintPage *page = NULL;
    Arena *arena = &file->arena;
    Str site = typographic_text(arena, print->job->site->config.title);

    buf_adds(out, "@page { @top-left { content: ");
    add_string(out, site);
    buf_adds(out, " } }\n");
    while ((page = print_file_next(file, page)) != NULL) {
        size_t number = page->chapter + 1;

        if (page != &print->page[print->chapter[page->chapter].first])
            continue;
        buf_addf(out, ".chapter-%zu { page: c%zu }\n@page c%zu { @top-right { "
                      "content: ", number, number, number);
        add_string(out, typographic_text(arena, page->page->title));
        buf_adds(out, " } }\n");
    }
}

bool print_style(PrintFile *file, Buf *out)
{
    Print *print = file->print;
    const SiteContext *language = &print->job->contexts->language[0];
    Str own;

    if (!add_sheets(file, out))
        return false;
    add_heads(file, out);
    if (!render_frame(&print->renderer, STR(OWN_STYLE), language,
                      value_map(&file->arena), &own))
        return false;
    add_sheet(out, own);
    return true;
}

Str print_style_hash(Arena *arena, Str style)
{
    Sha256 hash = hash_sha256(style);

    return str_cat(arena, STR("sha256-"),
                   base64_encode(arena, str_of((const char *)hash.byte,
                                               sizeof hash.byte)));
}
