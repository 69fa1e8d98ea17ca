/* lint/lint_blanks.c - what a page that was begun for its author still asks
 * for: "[fill in: the name of your organisation]". A draft may have blanks. */
#include "base/compat.h"
#include "lint/lint_internal.h"

static const char MARK[] = "[fill in";

/* Bytes of a blank that are shown; each is looked through. */
#define BLANK_BYTES 300

/* From the bracket to its end, on this line. */
static Span blank_span(const LintPage *at, uint32_t from)
{
    Str text = str_slice(at->page->source->text, from, from + BLANK_BYTES);
    uint32_t len = 0;

    while (len < text.len && text.ptr[len] != ']' && text.ptr[len] != '\n')
        len++;
    len += len < text.len && text.ptr[len] == ']';
    return (Span){from, len};
}

void lint_blanks(const LintPage *at, const Node *text)
{
    Str source = str_slice(at->page->source->text, text->span.off,
                           (size_t)text->span.off + text->span.len);
    size_t from = 0, found;

    if (at->page->status == STATUS_DRAFT)
        return;
    while ((found = str_find(str_slice(source, from, source.len),
                             str_from(MARK))) != STR_NONE) {
        from += found;
        if (from == 0 || source.ptr[from - 1] != '\\')
            diag_add(at->site->diags, DIAG_WARNING, "not-filled-in",
                     diag_at(at->page->source,
                             blank_span(at, text->span.off + (uint32_t)from)),
                     STR("this has not been filled in yet"),
                     STR("write what belongs here, without the brackets; until "
                         "then, readers do not get a page with the line "
                         "'status: draft'"));
        from += sizeof MARK - 1;
    }
}
