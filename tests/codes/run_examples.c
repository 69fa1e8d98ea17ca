/* tests/codes/run_examples.c - takes the examples out of pages about codes.
 *
 *     run_examples OUT FOLDER...
 *
 * For each page CODE.md of the folders: holds it to its format, and writes the
 * files of its examples to OUT/CODE/wrong/ and OUT/CODE/right/, scripts to
 * OUT/CODE/wrong.sh and right.sh. Prints a line for each page: "CODE files",
 * "CODE none" when nothing can show it, or "CODE bad WHY". The suite `codes`
 * runs what was written.
 */
#include "base/compat.h"

#include <stdio.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "doc/text.h"
#include "explain/codes.h"

typedef struct Page {
    Arena *arena;
    Str out, code;
    const char *bad; /* what is wrong with its shape, or NULL */
    size_t files[2]; /* wrong, right; a script counts, too */
} Page;

static const char *const PARTS[] = {"Why", "Wrong", "Right"};
static const char *const FOLDERS[] = {"wrong", "right"};
enum { PART_COUNT = 3, LONGEST_SENTENCE = 200 };

static bool is_name(const Node *block)
{
    return block->kind == NODE_PARAGRAPH && block->first &&
           block->first == block->last && block->first->kind == NODE_CODE;
}

static bool is_title(const Page *page, const Node *block)
{
    return block && block->kind == NODE_HEADING &&
           block->as.heading.level == 1 &&
           str_eq(text_of(page->arena, block), page->code);
}

static bool write_file(const Page *page, Str path, Str text)
{
    const char *file = str_to_cstr(page->arena, path);
    Str folder = path_folder(path);

    return fs_make_folders(str_to_cstr(page->arena, folder)) == 0 &&
           fs_write(file, text) == 0;
}

/* One file or script below "Wrong" (0) or "Right" (1). */
static void keep(Page *page, int which, const Node *block)
{
    Str base = arena_fmt(page->arena, "%.*s/%.*s/%s", STR_ARG(page->out),
                         STR_ARG(page->code), FOLDERS[which]);
    const Node *name = block->previous;

    if (is_name(name)) {
        Str file = name->first->text;

        if (file.ptr[0] == '/' || str_find(file, STR("..")) != STR_NONE) {
            page->bad = "a file must lie in the example's folder";
            return;
        }
        base = path_join(page->arena, base, file);
    } else if (str_is(block->as.code_block.info, "sh")) {
        base = str_cat(page->arena, base, STR(".sh"));
    } else {
        page->bad = "an example has no name of a file above it";
        return;
    }
    if (!write_file(page, base, block->text))
        page->bad = "its examples cannot be written";
    page->files[which]++;
}

static const Node *walk_part(Page *page, int part, const Node *block)
{
    size_t words = 0;

    if (!block || block->kind != NODE_HEADING ||
        block->as.heading.level != 2 ||
        !str_is(text_of(page->arena, block), PARTS[part])) {
        page->bad = "the parts are '## Why', '## Wrong' and '## Right'";
        return NULL;
    }
    for (block = block->next; block && block->kind != NODE_HEADING;
         block = block->next) {
        if (block->kind == NODE_PARAGRAPH && !is_name(block))
            words++;
        if (block->kind == NODE_CODE_BLOCK && part > 0)
            keep(page, part - 1, block);
        else if (is_name(block) &&
                 (!block->next || block->next->kind != NODE_CODE_BLOCK))
            page->bad = "no text stands below the name of a file";
    }
    if (part == 0 && words == 0)
        page->bad = "'Why' has no words";
    if (part > 0 && words == 0 && page->files[part - 1] == 0)
        page->bad = "a part has neither an example nor words";
    return block;
}

static void walk_page(Page *page, const CodePage *read)
{
    const Node *block = read->document ? read->document->first : NULL;
    Str sentence = code_page_sentence(page->arena, read);

    if (!is_title(page, block)) {
        page->bad = "it does not begin with '# CODE'";
        return;
    }
    if (sentence.len == 0 || sentence.len > LONGEST_SENTENCE ||
        !str_ends(sentence, ".")) {
        page->bad = "its first sentence is missing, or too long";
        return;
    }
    while (block && !(block->kind == NODE_HEADING &&
                      block->as.heading.level == 2))
        block = block->next;
    for (int part = 0; part < PART_COUNT && !page->bad; part++)
        block = walk_part(page, part, block);
    if (!page->bad && block)
        page->bad = "something stands behind 'Right'";
    if (!page->bad && page->files[0] > 0 && page->files[1] == 0)
        page->bad = "'Right' has no example";
}

int main(int argc, char **argv)
{
    Codes *codes = codes_open();
    Diags *diags = diag_open(false);
    Arena arena;
    size_t count;
    Str *code;

    if (argc < 3)
        return 2;
    arena_init(&arena);
    for (int i = 2; i < argc; i++)
        codes_add_folder(codes, str_from(argv[i]));
    code = codes_list(codes, &arena, &count, diags);
    for (size_t i = 0; i < count; i++) {
        Page page = {&arena, str_from(argv[1]), code[i], NULL, {0, 0}};
        CodePage read = codes_read(codes, &arena, code[i], diags);

        walk_page(&page, &read);
        printf("%.*s %s%s\n", STR_ARG(code[i]),
               page.bad              ? "bad "
               : page.files[0] == 0 ? "none"
                                     : "files",
               page.bad ? page.bad : "");
    }
    diag_print(diags, stderr, false, 0);
    count = diag_total(diags);
    diag_close(diags);
    codes_close(codes);
    arena_release(&arena);
    return count > 0;
}
