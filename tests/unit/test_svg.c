/* tests/unit/test_svg.c - pictures that could run something are refused. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "site/svg.h"

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' " \
            "xmlns:xlink='http://www.w3.org/1999/xlink'>"

/* The code of the first thing said about a picture, or "" for none. */
static void assert_svg(const char *text, const char *code, uint32_t column)
{
    Arena arena;
    arena_init(&arena);
    Diags *diags = diag_open(false);
    Source *source = source_new(&arena, STR("a.svg"), str_from(text));
    bool safe = svg_check(&arena, source, diags);
    assert_true(safe == (code[0] == '\0'));
    assert_true(safe == (diag_total(diags) == 0));
    if (!safe) {
        assert_string_equal(diag_get(diags, 0)->code, code);
        if (column > 0)
            assert_int_equal(diag_get(diags, 0)->place.column, column);
    }
    diag_close(diags);
    arena_release(&arena);
}

static void svg__a_plain_picture_is_fine(void **state)
{
    (void)state;
    assert_svg(SVG "<style>path { fill: url(#g) }</style>"
                   "<path d='M0 0' style='fill:red'/>"
                   "<use href='#a'/><use xlink:href='#b'/>"
                   "<image href='data:image/png;base64,AA=='/></svg>",
               "", 0);
}

static void svg__what_runs_is_refused(void **state)
{
    (void)state;
    assert_svg("<svg><script>1</script></svg>", "unsafe-svg", 6);
    assert_svg("<svg xmlns='http://www.w3.org/2000/svg'><SCRIPT/></svg>",
               "unsafe-svg", 0);
    assert_svg("<svg onload='x()'/>", "unsafe-svg", 1);
    assert_svg(SVG "<a><foreignObject/></a></svg>", "unsafe-svg", 0);
    assert_svg("<?xml-stylesheet href='a.css'?><svg/>", "unsafe-svg", 1);
    assert_svg(SVG "<a href='javascript:x()'/></svg>", "unsafe-svg", 0);
}

static void svg__what_reaches_outside_is_refused(void **state)
{
    (void)state;
    assert_svg(SVG "<style>@imp<!-- -->ort 'a.css';</style></svg>",
               "unsafe-svg", 0);
    assert_svg(SVG "<style>&#64;import 'a.css';</style></svg>", "unsafe-svg",
               0);
    assert_svg(SVG "<image href='https://example.org/a.png'/></svg>",
               "unsafe-svg", 0);
    assert_svg(SVG "<use xlink:href='other.svg#a'/></svg>", "unsafe-svg", 0);
    assert_svg(SVG "<image href='data:image/svg+xml,x'/></svg>", "unsafe-svg",
               0);
    assert_svg(SVG "<path style='fill:URL( \"//x\")'/></svg>", "unsafe-svg",
               0);
    assert_svg(SVG "<style>@import 'x';</style></svg>", "unsafe-svg", 0);
    assert_svg("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "unsafe-svg", 0);
}

static void svg__broken_xml_is_an_error_where_it_breaks(void **state)
{
    (void)state;
    assert_svg("<svg>", "bad-svg", 6);
    assert_svg("", "bad-svg", 1);
    assert_svg("<svg><a></b></svg>", "bad-svg", 0);
    assert_svg("not a picture", "bad-svg", 0);
    assert_svg("<!-- a --><html><svg/></html>", "bad-svg", 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(svg__a_plain_picture_is_fine),
        cmocka_unit_test(svg__what_runs_is_refused),
        cmocka_unit_test(svg__what_reaches_outside_is_refused),
        cmocka_unit_test(svg__broken_xml_is_an_error_where_it_breaks),
    };
    return cmocka_run_group_tests_name("svg", tests, NULL, NULL);
}
