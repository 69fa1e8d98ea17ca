/* tests/fuzz/fuzz_xhtml.c - a finished page, written anew for a copy.
 *
 * The whole input is the file of a page. Beyond "no crash": a page that is
 * refused says why; what is written is well-formed with namespaces in both
 * forms, says nothing that runs, and written again as HTML stays the same.
 */
#include "base/compat.h"

#include <limits.h>

#include <expat.h>

#include "base/hash.h"
#include "base/limits.h"
#include "export/xhtml.h"
#include "fuzz.h"

static XhtmlTarget keep_all(void *context, Arena *arena, const XhtmlRef *ref)
{
    (void)context, (void)arena;
    CHECK(ref->written.len > 0);
    return (XhtmlTarget){true, ref->written, STR("")};
}

/* The page's main in a frame again, in `out`. */
static bool rewrite(Arena *arena, Diags *diags, Str bytes, XhtmlForm form,
                    Buf *out)
{
    XhtmlRules rules = {.form = form, .prefix = STR(""), .top = STR("content"),
                        .link = keep_all};
    XhtmlPage page;
    bool fine;

    buf_adds(out, "<html xmlns:epub=\"http://www.idpf.org/2007/ops\">"
                  "<main id=\"content\">");
    fine = xhtml_read(arena, diags, STR("a/b.html"), bytes, XHTML_USUAL,
                      &page) &&
           xhtml_write(arena, diags, bytes, &page, &rules, out);
    buf_adds(out, "</main></html>");
    return fine;
}

static bool is_end(Str name, const char *word)
{
    Str end = str_from(word);

    return name.len >= end.len &&
           str_ieq(str_slice(name, name.len - end.len, name.len), end);
}

static void XMLCALL on_start(void *context, const XML_Char *name,
                             const XML_Char **attribute)
{
    (void)context;
    CHECK(!is_end(str_from(name), "script"));
    for (size_t i = 0; attribute[i] != NULL; i += 2) {
        Str key = str_from(attribute[i]), value = str_from(attribute[i + 1]);

        CHECK(!str_ieq(str_slice(key, 0, 2), STR("on")));
        CHECK(!str_ieq(key, STR("href")) ||
              !str_starts(value, "javascript:"));
    }
}

static void check_parses(Str bytes)
{
    XML_Parser parser = XML_ParserCreateNS("UTF-8", '\n');

    XML_SetStartElementHandler(parser, on_start);
    CHECK(bytes.len <= INT_MAX);
    CHECK(XML_Parse(parser, bytes.ptr, (int)bytes.len, 1) == XML_STATUS_OK);
    XML_ParserFree(parser);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str bytes = str_of((const char *)data, size);
    Buf form[3];
    Arena arena;
    Diags *diags;

    hash_init();
    arena_init(&arena);
    diags = diag_open(false);
    for (size_t i = 0; i < 3; i++)
        buf_init(&form[i], LIMIT_OUTPUT_BYTES);
    if (!rewrite(&arena, diags, bytes, XHTML_HTML, &form[0])) {
        CHECK(diag_count(diags, DIAG_ERROR) == 1);
    } else {
        CHECK(rewrite(&arena, diags, bytes, XHTML_XML, &form[1]));
        check_parses(buf_str(&form[1]));
        check_parses(buf_str(&form[0]));
        CHECK(rewrite(&arena, diags, buf_str(&form[0]), XHTML_HTML, &form[2]));
        CHECK(str_eq(buf_str(&form[0]), buf_str(&form[2])));
        CHECK(diag_total(diags) == 0);
    }
    for (size_t i = 0; i < 3; i++)
        buf_release(&form[i]);
    diag_close(diags);
    arena_release(&arena);
    return 0;
}
