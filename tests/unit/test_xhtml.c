/* tests/unit/test_xhtml.c - what a copy takes of a finished page. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "export/xhtml.h"

#define HEAD "<!DOCTYPE html>\n<html lang=\"cy\" dir=\"ltr\"><head>" \
             "<title>A\n  page</title><link rel=\"stylesheet\" " \
             "href=\"../assets/a.css\"/><link rel=\"icon\" href=\"b\"/>" \
             "<link rel=\"stylesheet\" href=\"https://e.org/c.css\"/>" \
             "</head><body data-status=\"current\">" \
             "<p id=\"out\">Around</p><main id=\"content\">"
#define FOOT "</main><svg><title>not this</title></svg></body></html>"
#define PATH "money/stopped.html"

typedef struct World {
    Arena arena;
    Diags *diags;
    Buf out;
    XhtmlPage page;
    XhtmlRules rules;
    size_t asked; /* how often the callback was */
} World;

/* Files of the site are kept under "x:", the web is written out, pictures are
 * left out. */
static XhtmlTarget follow(void *context, Arena *arena, const XhtmlRef *ref)
{
    World *world = context;

    world->asked++;
    if (ref->is_picture)
        return (XhtmlTarget){.to = STR(""), .after = STR("")};
    if (ref->is_site)
        return (XhtmlTarget){
            true, arena_fmt(arena, "x:%.*s|%.*s", STR_ARG(ref->path),
                            STR_ARG(ref->fragment)), STR("")};
    return (XhtmlTarget){false, STR(""),
                         str_dup(arena, ref->written)};
}

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);

    arena_init(&world->arena);
    world->diags = diag_open(false);
    buf_init(&world->out, LIMIT_OUTPUT_BYTES);
    world->rules = (XhtmlRules){.prefix = STR("p1-"), .top = STR("p1"),
                                .link = follow, .context = world};
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;

    buf_release(&world->out);
    diag_close(world->diags);
    arena_release(&world->arena);
    free(world);
    return 0;
}

static bool rewrite(World *world, Str bytes)
{
    buf_reset(&world->out);
    return xhtml_read(&world->arena, world->diags, STR(PATH), bytes,
                      XHTML_USUAL, &world->page) &&
           xhtml_write(&world->arena, world->diags, bytes, &world->page,
                       &world->rules, &world->out);
}

/* What stands in main#content, and what becomes of it. */
static void assert_becomes(World *world, const char *inside,
                           const char *becomes)
{
    Str bytes = arena_fmt(&world->arena, "%s%s%s", HEAD, inside, FOOT);

    assert_true(rewrite(world, bytes));
    assert_string_equal(world->out.ptr, becomes);
    assert_int_equal(diag_total(world->diags), 0);
}

static void assert_refused(World *world, Str bytes, const char *code,
                           const char *words)
{
    const Diag *diag;

    assert_false(rewrite(world, bytes));
    assert_int_equal(diag_total(world->diags), 1);
    diag = diag_get(world->diags, 0);
    assert_string_equal(diag->code, code);
    assert_true(str_is(diag->path, PATH));
    assert_true(str_find(diag->message, str_from(words)) != STR_NONE);
}

static void xhtml__only_main_stays_and_the_frame_is_told(void **state)
{
    World *world = *state;

    assert_becomes(world, "<p>One <em>two</em></p>",
                   "<p>One <em>two</em></p>");
    assert_true(str_is(world->page.title, "A page"));
    assert_true(str_is(world->page.lang, "cy"));
    assert_true(str_is(world->page.dir, "ltr"));
    assert_true(str_is(world->page.status, "current"));
    assert_int_equal(world->page.ids.count, 0);
    assert_int_equal(world->page.style_count, 1);
    assert_true(str_is(world->page.style[0], "assets/a.css"));
    assert_false(world->page.has_svg);
}

static void xhtml__text_and_values_are_escaped_for_both_forms(void **state)
{
    World *world = *state;

    assert_becomes(world, "<p title=\"a&lt;&#10;&quot;'&amp;\">&lt;b> &amp; "
                          "\"c\"<![CDATA[<x>]]><!-- gone --><?gone?></p>",
                   "<p title=\"a&lt;&#10;&quot;'&amp;\">&lt;b&gt; &amp; "
                   "\"c\"&lt;x&gt;</p>");
    assert_becomes(world, "<P CLASS=\"a\" class=\"b\">1<BR/><i></i><i/></P>",
                   "<p class=\"a\">1<br /><i></i><i></i></p>");
}

static void xhtml__ids_and_references_take_the_prefix(void **state)
{
    World *world = *state;

    assert_becomes(world,
                   "<h2 id=\"a\">A</h2><p id=\"a\" aria-labelledby=\"a gone\" "
                   "aria-controls=\"gone\"><a href=\"#a\">1</a>"
                   "<a href=\"stopped.html#a\">2</a><a href=\"#gone\" "
                   "class=\"k\" role=\"r\">3</a><a href=\"\">4</a>"
                   "<a href=\"#content\">5</a></p>",
                   "<h2 id=\"p1-a\">A</h2><p aria-labelledby=\"p1-a\">"
                   "<a href=\"#p1-a\">1</a><a href=\"#p1-a\">2</a>"
                   "<span class=\"k\">3</span><a href=\"#p1\">4</a>"
                   "<a href=\"#p1\">5</a></p>");
    assert_int_equal(world->asked, 0);
    assert_becomes(world, "<a name=\"old\">x</a><a href=\"#old\">y</a>"
                          "<p id=\"c%20d\"></p><a href=\"#c%20d\">z</a>",
                   "<a id=\"p1-old\">x</a><a href=\"#p1-old\">y</a>"
                   "<p id=\"p1-c%20d\"></p><a href=\"#p1-c%20d\">z</a>");
    world->rules.top = STR("");
    assert_becomes(world, "<a href=\"#top\">x</a>", "<span>x</span>");
}

static void xhtml__links_out_are_asked_about(void **state)
{
    World *world = *state;

    assert_becomes(world,
                   "<a href=\"../a%20b.html?x#c%C3%A9\">1</a>"
                   "<a href=\"other.html\">2</a>"
                   "<a href=\"https://e.org/?a=1&amp;b\">3</a>"
                   "<a href=\"//e.org\">4</a><a href=\"mailto:a@e.org\">5</a>",
                   "<a href=\"x:a b.html|c\303\251\">1</a>"
                   "<a href=\"x:money/other.html|\">2</a>"
                   "<span>3</span> (https://e.org/?a=1&amp;b)"
                   "<span>4</span> (//e.org)<span>5</span> (mailto:a@e.org)");
    assert_becomes(world, "<a href=\"https://e.org/?a&amp;b\">\n"
                          "https://e.org/?a&amp;b</a>",
                   "<span>\nhttps://e.org/?a&amp;b</span>");
    world->asked = 5;
    assert_int_equal(world->asked, 5);
    /* What no copy may follow. */
    world->asked = 0;
    assert_becomes(world,
                   "<a href=\"javascript:x()\">1</a><a href=\"/root\">2</a>"
                   "<a href=\"../../up.html\">3</a><a href=\"a%zz\">4</a>"
                   "<a href=\"data:text/html,x\">5</a>",
                   "<span>1</span><span>2</span><span>3</span><span>4</span>"
                   "<span>5</span>");
    assert_int_equal(world->asked, 0);
    world->rules.link = NULL;
    assert_becomes(world, "<a href=\"x.html\">1</a>", "<span>1</span>");
}

static void xhtml__a_picture_left_out_leaves_its_words(void **state)
{
    World *world = *state;

    assert_becomes(world, "<p><img src=\"../a.png\" alt=\"A &amp; b\" "
                          "srcset=\"x 2x\" width=\"3\" class=\"c\" /></p>"
                          "<img alt=\"\" src=\"/x\" />",
                   "<p><span class=\"c\">A &amp; b</span></p><span></span>");
    world->rules.link = NULL;
    assert_becomes(world, "<svg viewBox=\"0 0 1 1\"><image href=\"a.png\"/>"
                          "</svg>",
                   "<svg viewBox=\"0 0 1 1\"><image></image></svg>");
}

static void xhtml__what_can_do_something_goes(void **state)
{
    World *world = *state;

    assert_becomes(world,
                   "<script>x</script><p onclick=\"x\" style=\"y\" "
                   "data-copy=\"z\" data-text-a=\"t\" data-standing=\"law\">a"
                   "<button>b</button></p><form><label for=\"i\">l</label>"
                   "<input id=\"i\" /></form><div hidden=\"hidden\" id=\"h\">"
                   "<script/><b>h</b></div><p class=\"a tools b\">t</p>"
                   "<noscript>n</noscript><details><summary>s</summary>d"
                   "</details><iframe src=\"https://e.org\"></iframe>",
                   "<p data-standing=\"law\">a</p>n"
                   "<details open=\"open\"><summary>s</summary>d</details>");
    assert_int_equal(world->page.ids.count, 0);
    assert_becomes(world, "<svg><SCRIPT>x</SCRIPT><g ONclick=\"x\" ID=\"g\" "
                          "HREF=\"javascript:x\"/></svg>",
                   "<svg><g id=\"p1-g\"></g></svg>");
}

static void xhtml__selectors_leave_out_what_a_copy_does_not_want(void **state)
{
    static const char *const MORE[] = {"nav.contents", "p#x[title=a b]",
                                       "[role]", NULL};
    World *world = *state;
    Str bytes = STR(HEAD "<nav class=\"contents\">1</nav><nav>2</nav>"
                    "<p id=\"x\" title=\"a b\">3</p><p id=\"x\">4</p>"
                    "<p role=\"a\">5</p><script/>" FOOT);

    assert_true(xhtml_read(&world->arena, world->diags, STR(PATH), bytes,
                           xhtml_drop(&world->arena, MORE), &world->page));
    assert_true(xhtml_write(&world->arena, world->diags, bytes, &world->page,
                            &world->rules, &world->out));
    assert_string_equal(world->out.ptr, "<nav>2</nav><p id=\"p1-x\">4</p>");
}

static void xhtml__headings_go_down(void **state)
{
    World *world = *state;

    world->rules.deeper = 2;
    assert_becomes(world, "<h1>1</h1><h3>3</h3><h6>6</h6><hr/>",
                   "<h1 aria-level=\"3\">1</h1><h3 aria-level=\"5\">3</h3>"
                   "<h6 aria-level=\"8\">6</h6><hr />");
}

static void xhtml__drawings_keep_their_names_and_ids(void **state)
{
    World *world = *state;

    assert_becomes(world,
                   "<svg viewBox=\"0 0 1 1\"><linearGradient id=\"g\"/>"
                   "<path fill=\"url(#g)\"/><use xlink:href=\"#g\"/></svg>",
                   "<svg viewBox=\"0 0 1 1\">"
                   "<linearGradient id=\"p1-g\"></linearGradient>"
                   "<path fill=\"url(#p1-g)\"></path>"
                   "<use href=\"#p1-g\"></use></svg>");
    assert_true(world->page.has_svg);
}

static void xhtml__xml_has_what_xml_wants(void **state)
{
    World *world = *state;

    world->rules.form = XHTML_XML;
    world->rules.prefix = STR("");
    assert_becomes(world,
                   "<p lang=\"en\" id=\"1 a\" v-on:x=\"y\"><o:p>w</o:p>"
                   "<svg></svg><pre>\n\nx</pre></p>",
                   "<p lang=\"en\" xml:lang=\"en\" id=\"_31._20.a\">"
                   "<span>w</span><svg xmlns=\"http://www.w3.org/2000/svg\">"
                   "</svg><pre>\nx</pre></p>");
    assert_becomes(world,
                   "<a role=\"doc-noteref\" href=\"#note-1\" id=\"c\">1</a>"
                   "<section role=\"doc-endnotes\"><ol><li id=\"note-1\">N"
                   "<ul><li>x</li></ul></li></ol></section><ul><li>y</li>"
                   "</ul>",
                   "<a role=\"doc-noteref\" id=\"c\" href=\"#note-1\" "
                   "epub:type=\"noteref\">1</a><section "
                   "role=\"doc-endnotes\" epub:type=\"endnotes\"><ol>"
                   "<li id=\"note-1\" epub:type=\"endnote\">N<ul><li>x</li>"
                   "</ul></li></ol></section><ul><li>y</li></ul>");
}

static void xhtml__broken_pages_are_told_with_their_line(void **state)
{
    assert_refused(*state, STR("<html>\n<p>a<br>b</p>\n</html>"),
                   "page-not-xml", "what was opened last (line 2 of its finished");
}

static void xhtml__entities_are_not_expanded(void **state)
{
    assert_refused(*state,
                   STR("<!DOCTYPE html [<!ENTITY a \"aa\"><!ENTITY b "
                       "\"&a;&a;\">]>\n<html>&b;</html>"),
                   "page-not-xml", "defines entities");
}

static void xhtml__names_of_html_entities_are_no_xml(void **state)
{
    assert_refused(*state, STR(HEAD "a&nbsp;b" FOOT), "page-not-xml",
                   "is not known here");
}

static void xhtml__a_page_without_main_is_told(void **state)
{
    assert_refused(*state, STR("<html><main id=\"other\">x</main></html>"),
                   "page-without-main", "main");
}

static void xhtml__nothing_is_no_page(void **state)
{
    assert_refused(*state, STR(""), "page-not-xml", "there is nothing in it");
}

/* count elements inside each other. */
static Str deep(World *world, size_t count)
{
    Buf buf;
    Str bytes;

    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    buf_adds(&buf, HEAD);
    for (size_t i = 0; i < count; i++)
        buf_adds(&buf, "<b>");
    for (size_t i = 0; i < count; i++)
        buf_adds(&buf, "</b>");
    buf_adds(&buf, FOOT);
    bytes = str_dup(&world->arena, buf_str(&buf));
    buf_release(&buf);
    return bytes;
}

static void xhtml__depth_has_a_limit(void **state)
{
    World *world = *state;

    assert_true(rewrite(world, deep(world, LIMIT_MARKUP_DEPTH - 3)));
    assert_refused(world, deep(world, LIMIT_MARKUP_DEPTH - 2),
                   "page-too-deep", "inside each other");
}

static void xhtml__absurd_attributes_have_a_limit(void **state)
{
    World *world = *state;
    Str many = STR("");

    for (int i = 0; i < 200; i++)
        many = arena_fmt(&world->arena, "%s a%d=\"\"", many.ptr, i);
    assert_refused(world, arena_fmt(&world->arena, "%s<p%s>x</p>%s", HEAD,
                                    many.ptr, FOOT),
                   "page-not-xml", "attributes");
}

/* A hundred thousand ids and links to them: no work beyond one look each. */
static void xhtml__many_ids_cost_one_look_each(void **state)
{
    World *world = *state;
    Buf buf;

    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    buf_adds(&buf, HEAD);
    for (int i = 0; i < 100000; i++)
        buf_addf(&buf, "<a id=\"i%d\" href=\"#i%d\">x</a>", i, 99999 - i);
    buf_adds(&buf, FOOT);
    assert_true(rewrite(world, buf_str(&buf)));
    assert_int_equal(world->page.ids.count, 100000);
    buf_release(&buf);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(xhtml__only_main_stays_and_the_frame_is_told),
        CASE(xhtml__text_and_values_are_escaped_for_both_forms),
        CASE(xhtml__ids_and_references_take_the_prefix),
        CASE(xhtml__links_out_are_asked_about),
        CASE(xhtml__a_picture_left_out_leaves_its_words),
        CASE(xhtml__what_can_do_something_goes),
        CASE(xhtml__selectors_leave_out_what_a_copy_does_not_want),
        CASE(xhtml__headings_go_down),
        CASE(xhtml__drawings_keep_their_names_and_ids),
        CASE(xhtml__xml_has_what_xml_wants),
        CASE(xhtml__broken_pages_are_told_with_their_line),
        CASE(xhtml__entities_are_not_expanded),
        CASE(xhtml__names_of_html_entities_are_no_xml),
        CASE(xhtml__a_page_without_main_is_told),
        CASE(xhtml__nothing_is_no_page),
        CASE(xhtml__depth_has_a_limit),
        CASE(xhtml__absurd_attributes_have_a_limit),
        CASE(xhtml__many_ids_cost_one_look_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
