/* explain/codes.c - finds and reads the pages about codes. */
#include "base/compat.h"
#include "explain/codes.h"

#include <errno.h>
#include <stdlib.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "doc/parse.h"
#include "explain/page_text.h"
#include "site/encoding.h"

struct Codes {
    Arena arena;
    Str *folder;
    size_t count, capacity;
};

Codes *codes_open(void)
{
    Arena arena;
    Codes *codes;

    arena_init(&arena);
    codes = ARENA_NEW(&arena, Codes);
    codes->arena = arena;
    return codes;
}

void codes_close(Codes *codes)
{
    Arena arena = codes->arena;

    arena_release(&arena);
}

void codes_add_folder(Codes *codes, Str folder)
{
    ARENA_PUSH(&codes->arena, codes->folder, codes->count, codes->capacity,
               str_dup(&codes->arena, folder));
}

/* Is it made as codes are: small letters and digits, with '-' between? */
static bool is_code(Str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];

        if (c == '-' ? i == 0 || i + 1 == s.len
                     : !ascii_is_alnum(c) || c != ascii_lower(c))
            return false;
    }
    return s.len > 0;
}

Str codes_clean(Arena *arena, Str typed)
{
    Str code = str_trim(typed);

    if (str_starts(code, "["))
        code = str_slice(code, 1, code.len);
    if (str_ends(code, "]"))
        code = str_slice(code, 0, code.len - 1);
    code = str_lower(arena, str_trim(code));
    return is_code(code) ? code : STR("");
}

static int compare(const void *a, const void *b)
{
    return str_cmp(*(const Str *)a, *(const Str *)b);
}

Str *codes_list(const Codes *codes, Arena *arena, size_t *count, Diags *diags)
{
    Str *list = NULL;
    size_t capacity = 0, kept = 0;

    *count = 0;
    for (size_t i = 0; i < codes->count; i++) {
        FsList files = {NULL, 0};
        Str folder = codes->folder[i];
        int err = fs_list(arena, str_to_cstr(arena, folder), &files);

        if (err != 0 && err != ENOENT)
            diag_io(diags, "cannot-read", "open the folder", folder, err);
        for (size_t k = 0; k < files.count; k++)
            if (str_ends(files.item[k].name, ".md") &&
                is_code(path_stem(files.item[k].name)))
                ARENA_PUSH(arena, list, *count, capacity,
                           path_stem(files.item[k].name));
    }
    if (*count > 0)
        qsort(list, *count, sizeof *list, compare);
    for (size_t i = 0; i < *count; i++)
        if (kept == 0 || !str_eq(list[kept - 1], list[i]))
            list[kept++] = list[i];
    *count = kept;
    return list;
}

/* The text of the first page about a code that there is. */
static bool read_file(const Codes *codes, Arena *arena, Str code,
                      CodePage *page, Str *text, Diags *diags)
{
    for (size_t i = 0; i < codes->count; i++) {
        Str path = arena_fmt(arena, "%.*s/%.*s.md",
                             STR_ARG(codes->folder[i]), STR_ARG(code));
        int err = fs_read(arena, str_to_cstr(arena, path),
                          LIMIT_CODE_PAGE_BYTES, text);

        if (err == ENOENT || err == ENOTDIR || err == ENAMETOOLONG)
            continue;
        page->path = path;
        if (err == EFBIG)
            diag_addf(diags, DIAG_ERROR, "file-too-large", diag_in_file(path),
                      "the page about a code may have %u KB at most",
                      LIMIT_CODE_PAGE_BYTES / 1024);
        else if (err != 0)
            diag_io(diags, "cannot-read", "read", path, err);
        page->broken = err != 0;
        return err == 0;
    }
    return false;
}

CodePage codes_read(const Codes *codes, Arena *arena, Str code, Diags *diags)
{
    CodePage page = {.path = STR_INIT("")};
    Source *source;
    Diags *unheard;
    Span all;
    Str text;

    if (!is_code(code) ||
        !read_file(codes, arena, code, &page, &text, diags))
        return page;
    source = source_new(arena, page.path, text);
    all = (Span){0, (uint32_t)text.len};
    page.broken = true;
    if (!encoding_check(source, all, diags))
        return page;
    /* What the reader of Markdown has to say is for who writes the page: text
     * that it cannot use (nested a hundred deep) is missing. */
    unheard = diag_open(false);
    page.document =
        doc_parse(arena, source, all, &DOC_COMMONMARK, unheard);
    diag_close(unheard);
    page.broken = page.document->first == NULL;
    if (page.broken) {
        page.document = NULL;
        diag_addf(diags, DIAG_ERROR, "empty-file", diag_in_file(page.path),
                  "the page about '%.*s' says nothing", STR_ARG(code));
    }
    return page;
}

/* Where the first sentence of a text ends. */
static size_t sentence_end(Str text)
{
    for (size_t i = 0; i + 1 < text.len; i++) {
        char c = text.ptr[i];

        if ((c == '.' || c == '?' || c == '!') && text.ptr[i + 1] == ' ')
            return i + 1;
    }
    return text.len;
}

Str code_page_sentence(Arena *arena, const CodePage *page)
{
    const Node *block = page->document ? page->document->first : NULL;
    Buf text;
    Str sentence;

    while (block && block->kind == NODE_HEADING && block->as.heading.level == 1)
        block = block->next;
    if (!block || block->kind != NODE_PARAGRAPH)
        return STR("");
    buf_init(&text, LIMIT_CODE_PAGE_BYTES);
    page_text_line(&text, block);
    sentence = str_slice(buf_str(&text), 0, sentence_end(buf_str(&text)));
    sentence = str_dup(arena, sentence);
    buf_release(&text);
    return sentence;
}

Str codes_sentence(const Codes *codes, Arena *arena, Str code)
{
    Diags *unheard = diag_open(false);
    CodePage page = codes_read(codes, arena, code, unheard);

    diag_close(unheard);
    return code_page_sentence(arena, &page);
}
