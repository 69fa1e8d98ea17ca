/* tests/unit/test_plugin_api.c - what page, site, node, md and text do. */
#include "base/compat.h"

#include "plugin_world.h"

/* Runs `code` as the filter of a's document. */
static Page *run(World *world, const char *code, const char *markdown)
{
    Str text = arena_fmt(&world->arena,
                         "P.reads = { \"page\", \"heading\", \"source\" }\n"
                         "P.filter = { document = function(node, page, site)\n"
                         "if page.id ~= \"a\" then return end\n"
                         "local function out(...)\n"
                         "page:set(\"out\", { ... }) end\n"
                         "%s\nend }",
                         code);
    world_plugin(world, "p", text.ptr);
    Page *page = world_page(world, "a.md", markdown);
    world_run(world);
    return page;
}

static void expect(void **state, const char *code, const char *markdown,
                   const char *json)
{
    World *world = *state;
    Page *page = run(world, code, markdown);
    world_expect_quiet(world);
    Str whole = arena_fmt(&world->arena, "{\"out\":%s}", json);
    assert_string_equal(world_data(world, page), whole.ptr);
}

/* md.render of what `code` returns. */
static void expect_html(void **state, const char *code, const char *html)
{
    World *world = *state;
    Str text = arena_fmt(&world->arena,
                         "local function make() return %s end\n"
                         "out(md.render(make()))",
                         code);
    Page *page = run(world, text.ptr, "---\ntitle: A\n---\n");
    world_expect_quiet(world);
    Str got = value_as_text(
        value_item(value_get(page->theme_data, "out"), 0));
    assert_string_equal(str_dup(&world->arena, got).ptr, html);
}

static void expect_error(void **state, const char *code, const char *said)
{
    World *world = *state;
    run(world, code, "x *y*\n");
    world_expect(world, said);
}

static void test_page__tells_what_it_is(void **state)
{
    expect(state,
           "local h = page:headings()[1]\n"
           "out(page.id, page.path, page.output, page.title, page.summary,\n"
           "  page.language, page.status, page.kind, page.generated,\n"
           "  page.meta.title, page.meta.none == nil, h.id, h.text, h.level,\n"
           "  site.language, #site.languages)",
           "---\ntitle: Tee\nsummary: Sum\n---\n## Head\n",
           "[\"a\",\"a.md\",\"a.html\",\"Tee\",\"Sum\",\"en\",\"current\","
           "\"guide\",false,\"Tee\",true,\"head\",\"Head\",2,\"en\",1]");
}

static void test_page__cites_in_one_call(void **state)
{
    expect(state,
           "local list = page:cites()\n"
           "local one, two, three = list[1], list[2], list[3]\n"
           "local item = two.items[2]\n"
           "item.mine = 1\n"
           "out(#list, one.path, one.place, one.generated, one.items[1].key,\n"
           "  two.path == nil, two.place, #two.items, item.key,\n"
           "  item.pinpoint, item.lead_in, three.place,\n"
           "  page:cite(1).kind, page:cite(2, 2).pinpoint,\n"
           "  page:cite(3) == page:find(\"citation\")[2],\n"
           "  page:cite(4) == nil, page:cite(0) == nil,\n"
           "  page:cite(2, 3) == nil)",
           "---\ntitle: T\nrights:\n  - id: r\n    text: You can.\n"
           "    but: It may fail.\n    cite: law, s 1\n---\n"
           "x [@a; see @b, reg 2].\n\n## Head\n\ny [@c].\n",
           "[3,\"rights.1.cite\",\"rights\",false,\"law\",true,\"\",2,"
           "\"b\",\"reg 2\",\"see\",\"#head\",\"citation\",\"reg 2\","
           "true,true,true,true]");
}

static void test_page__strings_dates_words_links(void **state)
{
    expect(state,
           "out(page:string(\"greeting\", { name = \"you\" }),\n"
           "  page:string(\"greeting\"),\n"
           "  page:date(\"2016-02-26\"), page:date(\"2016-03\"),\n"
           "  site:date(\"2016\"), page:word(\"nations\", \"england\"),\n"
           "  page:href(\"x/y z.html\", \"p\"), page:href(\"a.html\", \"q\"),\n"
           "  page:href(\"a.html\"), site:href(\"b/c.html\", \"a.html\"))",
           "x\n",
           "[\"Hello you!\",\"Hello {name}!\",\"26 Chwefror 2016\","
           "\"March 2016\",\"2016\",\"England\",\"x/y%20z.html#p\",\"#q\","
           "\"a.html\",\"../a.html\"]");
}

static void test_page__reports_at_places(void **state)
{
    World *world = *state;
    run(world,
        "local link = page:find(\"link\")[1]\n"
        "page:error(link, \"at-link\", \"here\")\n"
        "page:warn({ link, \"url\" }, \"at-url\", \"there\", \"help\")\n"
        "page:note(\"title\", \"at-title\", \"front\")\n"
        "page:note(\"title.none.1\", \"at-above\", \"front\")\n"
        "page:note(nil, \"at-page\", \"first line\")\n"
        "page:note(md.text(\"x\"), \"at-nothing\", \"made\")\n"
        "page:note(page:find(\"citation_item\")[1], \"at-key\", \"key\")\n"
        "page:note({ page:find(\"citation_item\")[1], \"pinpoint\" },\n"
        "  \"at-pin\", \"pin\")",
        "---\ntitle: T\n---\nsee\n[l](https://e.org) [@k, p 2]\n");
    world_expect(world, "a.md:5: here [at-link]");
    world_expect(world, "a.md:5: there [at-url] (help)");
    world_expect(world, "a.md:2: front [at-title]");
    world_expect(world, "a.md:2: front [at-above]");
    world_expect(world, "a.md:1: first line [at-page]");
    for (size_t i = 0; i < diag_total(world->diags); i++) {
        const Diag *diag = diag_get(world->diags, i);
        if (strcmp(diag->code, "at-url") == 0)
            assert_int_equal(diag->place.column, 5);
        if (strcmp(diag->code, "at-key") == 0)
            assert_int_equal(diag->place.column, 22);
        if (strcmp(diag->code, "at-pin") == 0)
            assert_int_equal(diag->place.column, 25);
    }
}

static void test_page__kept_raises(void **state)
{
    World *world = *state;
    world_plugin(world, "p",
                 "local kept\n"
                 "P.filter = { document = function(node, page)\n"
                 "  kept = kept or page\n"
                 "  local id = kept.id\n"
                 "end }");
    world_page(world, "a.md", "x\n");
    world_page(world, "index.md", "x\n");
    world_run(world);
    /* There is no way to keep one: what kept it is put back. */
    assert_string_equal(world_said(world),
                        "p.lua:4: a filter of plugin 'p' changed 'kept', a"
                        " variable outside of it: nothing may pass from page"
                        " to page, so it was put back [plugin-state] (keep it"
                        " in page.state, publish a fact, or make it a local"
                        " of the hook)\n");
}

static void test_site__finds_pages_and_places(void **state)
{
    World *world = *state;
    world_page(world, "c/bee.md", "---\ntitle: Bee\n---\n## Wing span\n");
    expect(state,
           "local p, why = site:find_page(\"nowhere\")\n"
           "local q = site:find_page(\"bee\", page)\n"
           "out(site:page(\"c/bee\").title, q.output, p == nil, why,\n"
           "  site:has_anchor(\"c/bee\", \"wing-span\"),\n"
           "  site:has_anchor(\"c/bee\", \"wing\"),\n"
           "  site:nearest_anchor(\"c/bee\", \"wing-spam\"),\n"
           "  site:nearest_page(\"c/bea\"),\n"
           "  site:fact(\"heading\", \"c/bee#wing-span\").text,\n"
           "  site:fact(\"page\", \"c/bee\").status,\n"
           "  site:page(\"a\").section, site:page(\"a\").next,\n"
           "  site:page(\"c/bee\").next == nil,\n"
           "  site:nearest(\"heading\", \"c/bee#wing-spam\"),\n"
           "  site:fact(\"heading\", \"c/bee#x\") == nil)",
           "x\n",
           "[\"Bee\",\"c/bee.html\",true,\"missing\",true,false,"
           "\"wing-span\",\"c/bee\",\"Wing span\",\"current\","
           "\"index\",\"c/bee\",true,"
           "\"c/bee#wing-span\",true]");
}

static void test_node__fields(void **state)
{
    expect(state,
           "local link = page:find(\"link\")[1]\n"
           "local cite = page:find(\"citation\")[1]\n"
           "local short = page:find(\"short_link\")[1]\n"
           "local note = page:find(\"callout\")[1]\n"
           "local list = page:find(\"list\")[1]\n"
           "link.url = link.url .. \"x\"\n"
           "link.title = \"T\"\n"
           "out(link.kind, link.line, link.url, link.title, link:text(),\n"
           "  link:parent().kind, link:first().literal,\n"
           "  link:next().kind, link:previous() == nil, link.generated,\n"
           "  #cite.items, cite.items[1].key, cite.items[1].pinpoint,\n"
           "  short.target, short.anchor, short.label, note.label,\n"
           "  note.title, list.ordered, list.start, list.tight,\n"
           "  md.text(\"x\").generated, md.text(\"x\").line == nil,\n"
           "  link == page:find(\"link\")[1])",
           "[l](https://e.org) [@k, p 2] [[b#c|d]]\n\n> [!NOTE] tee\n> x\n\n"
           "3. x\n",
           "[\"link\",1,\"https://e.orgx\",\"T\",\"l\",\"paragraph\",\"l\","
           "\"text\",true,false,1,\"k\",\"p 2\",\"b\",\"c\",\"d\",\"NOTE\","
           "\"tee\",true,3,true,true,true,true]");
}

static void test_md__builds_inlines(void **state)
{
    expect_html(state,
                "{ md.text(\"<a>\"), md.emph(\"b\", { md.strong(\"c\") }),\n"
                "md.code(\"d\"), md.link{ url = \"e.html\", title = \"t\","
                " \"f\" }, md.image{ url = \"g.png\", alt = \"h\" },\n"
                "md.element(\"abbr\", { title = \"i\", hidden = true,"
                " none = false }, \"j\") }",
                "&lt;a&gt;<em>b<strong>c</strong></em><code>d</code>"
                "<a href=\"e.html\" title=\"t\">f</a>"
                "<img src=\"g.png\" alt=\"h\" />"
                "<abbr hidden=\"\" title=\"i\">j</abbr>");
}

static void test_md__builds_blocks(void **state)
{
    expect_html(state,
                "{ md.heading{ level = 3, id = \"x\", \"h\" },\n"
                "md.block_quote(\"a \", md.emph(\"b\"),"
                " md.paragraph(\"c\")),\n"
                "md.list{ items = { \"one\", { \"two \","
                " md.strong(\"three\") }, md.item(\"four\") } },\n"
                "md.block(\"section\", { class = \"s\" },"
                " md.paragraph(\"p\")),\n"
                "md.code_block(\"x\", \"c\"), md.thematic_break() }",
                "<h3 id=\"x\">h</h3>\n<blockquote>\n<p>a <em>b</em></p>\n"
                "<p>c</p>\n</blockquote>\n<ul>\n<li>one</li>\n"
                "<li>two <strong>three</strong></li>\n<li>four</li>\n</ul>\n"
                "<section class=\"s\">\n<p>p</p>\n</section>\n"
                "<pre><code class=\"language-c\">x</code></pre>\n<hr />\n");
}

static void test_md__parses(void **state)
{
    expect(state,
           "local b = md.parse(\"# h\\n\\np *q*\\n\")\n"
           "local c = md.citation(\"k, p 1; l\")\n"
           "out(#b, b[1].kind, md.render(b[2]),\n"
           "  md.render(md.inlines(\"1. a *b*\\n- c\")),\n"
           "  md.render(md.inlines(\"- d\")),\n"
           "  md.render(md.inlines(\"*e*\")), #md.inlines(\"\"),\n"
           "  #c.items, c.items[2].key, md.plain(b), md.escape(\"<\"))",
           "---\ntitle: A\n---\n",
           "[2,\"heading\",\"\\u003cp>p \\u003cem>q\\u003c/em>\\u003c/p>\\n\","
           "\"1. a \\u003cem>b\\u003c/em> - c\",\"- d\","
           "\"\\u003cem>e\\u003c/em>\",0,2,\"l\","
           "\"h\\np q\",\"&lt;\"]");
}

static void test_md__html_must_be_well_formed(void **state)
{
    expect_error(state, "md.html(\"<b>x\")",
                 "p.lua:7: this HTML is not well-formed");
}

static void test_md__refuses_what_does_not_fit(void **state)
{
    World *world = *state;
    world_plugin(world, "q",
                 "P.filter = {\n"
                 "text = function() md.emph(md.paragraph(\"x\")) end,\n"
                 "emph = function() md.link{ ulr = \"x\" } end,\n"
                 "paragraph = function() md.element(\"a b\") end,\n"
                 "document = function()\n"
                 "  md.element(\"b\", { onclick = \"x\" }) end }");
    world_page(world, "a.md", "x *y*\n");
    world_run(world);
    world_expect(world, "q.lua:3: a emph cannot hold a paragraph: it takes"
                        " words, not a block");
    world_expect(world, "q.lua:4: md.link has no 'ulr'; did you mean 'url'?");
    world_expect(world, "q.lua:5: 'a b' cannot be the name of an element");
    world_expect(world, "q.lua:7: the attribute 'onclick' is not let into");
}

static void test_text__helpers(void **state)
{
    expect(state,
           "out(text.trim(\"  a \"), text.split(\"a,b,,c\", \",\"),\n"
           "  text.starts(\"abc\", \"ab\"), text.ends(\"abc\", \"ab\"),\n"
           "  text.lower(\"\xc3\x89\x41\"), text.upper(\"\xc3\xa9\"),\n"
           "  text.slug(\"A b!\"), text.url_encode(\"a b/c\"),\n"
           "  text.typographic(\"it's -- so\"),\n"
           "  text.nearest(\"tirm\", { \"also\", \"term\" }),\n"
           "  text.nearest(\"quite other\", { \"also\" }) == nil,\n"
           "  (pcall(text.nearest, \"a\", setmetatable({},\n"
           "    { __len = function() return 1 << 40 end }))))",
           "---\ntitle: A\n---\n",
           "[\"a\",[\"a\",\"b\",\"\",\"c\"],true,false,\"\xc3\xa9\x61\","
           "\"\xc3\x89\",\"a-b\",\"a%20b%2Fc\","
           "\"it\xe2\x80\x99s \xe2\x80\x93 so\",\"term\",true,"
           "false]");
}

static void test_state__is_of_one_page_and_phase(void **state)
{
    World *world = *state;
    world_plugin(world, "p",
                 "local function count(page)\n"
                 "  page.state.n = (page.state.n or 0) + 1\n"
                 "  return page.state.n\n"
                 "end\n"
                 "function P.collect(page) count(page) end\n"
                 "P.filter = { text = function(_, page) count(page) end,\n"
                 "document = function(_, page)\n"
                 "  page:set(\"n\", count(page)) end }");
    Page *a = world_page(world, "a.md", "x *y*\n");
    Page *b = world_page(world, "index.md", "x\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_data(world, a), "{\"n\":3}");
    assert_string_equal(world_data(world, b), "{\"n\":2}");
}

static void test_site__add_page_is_checked(void **state)
{
    World *world = *state;
    world_plugin(world, "p",
                 "function P.site(site)\n"
                 "  site:add_page{ id = \"../x\", title = \"T\" }\n"
                 "end");
    world_plugin(world, "q",
                 "function P.site(site)\n"
                 "  site:add_page{ id = \"x\" }\n"
                 "end");
    world_plugin(world, "r",
                 "function P.site(site)\n"
                 "  site:add_page{ id = \"x\", titel = \"T\" }\n"
                 "end");
    world_page(world, "index.md", "x\n");
    world_run(world);
    world_expect(world, "p.lua:3: '../x' cannot be the id of a page");
    world_expect(world, "q.lua:3: the page 'x' needs a title");
    world_expect(world, "r.lua:3: site:add_page has no 'titel'; did you mean"
                        " 'title'?");
    assert_int_equal(world->site.page_count, 1);
}

/* The page a.md with a data file d.yaml. */
static void run_on_data(World *world, const char *code, const char *data)
{
    Str path = arena_fmt(&world->arena, "%s/content/d.yaml", world->folder);
    assert_int_equal(fs_write(path.ptr, str_from(data)), 0);
    DataFile *file = ARENA_NEW(&world->arena, DataFile);
    *file = (DataFile){STR("d.yaml"), path};
    map_put(&world->site.data_by_path, file->source_path, file);
    run(world, code, "---\ntitle: A\ndata: d.yaml\n---\n");
}

static void test_page__reports_in_its_data_file(void **state)
{
    World *world = *state;
    run_on_data(world,
                "page:warn({ data = \"q.2.name\" }, \"v\", \"value\")\n"
                "page:warn({ data = \"q.2.name\", key = true }, \"k\", \"k\")\n"
                "page:warn({ data = \"q.2.zzz\" }, \"n\", \"nearest\")\n"
                "page:warn({ data = \"\" }, \"w\", \"whole\")\n"
                "local c = page:citations()[1]\n"
                "page:warn(c.node:first(), \"c\", c.path .. c.node.line)\n"
                "page:warn({ c.node:first(), \"pinpoint\" }, \"p\", \"p\")\n"
                "assert(page:cites()[1].place == \"data\")",
                "# words\nq:\n  - name: a\n    cite: src, s 1\n"
                "  - name: b\n");
    world_expect(world, "d.yaml:5: value [v]");
    world_expect(world, "d.yaml:5: k [k]");
    world_expect(world, "d.yaml:5: nearest [n]");
    world_expect(world, "d.yaml:1: whole [w]");
    world_expect(world, "d.yaml:4: data.q.1.cite4 [c]");
    world_expect(world, "d.yaml:4: p [p]");
}

static void test_page__data_is_read_only(void **state)
{
    World *world = *state;
    run_on_data(world, "page.data.x = 1", "x: y\n");
    world_expect(world, "this table is read-only");
}

static void test_page__may_have_no_data(void **state)
{
    World *world = *state;
    run(world,
        "assert(page.data == nil)\n"
        "page:warn({ data = \"a.b\" }, \"d\", \"no data\")",
        "---\ntitle: A\n---\n");
    world_expect(world, "a.md:1: no data [d]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(test_page__tells_what_it_is),
        WORLD_TEST(test_page__cites_in_one_call),
        WORLD_TEST(test_page__strings_dates_words_links),
        WORLD_TEST(test_page__reports_at_places),
        WORLD_TEST(test_page__reports_in_its_data_file),
        WORLD_TEST(test_page__data_is_read_only),
        WORLD_TEST(test_page__may_have_no_data),
        WORLD_TEST(test_page__kept_raises),
        WORLD_TEST(test_site__finds_pages_and_places),
        WORLD_TEST(test_node__fields),
        WORLD_TEST(test_md__builds_inlines),
        WORLD_TEST(test_md__builds_blocks),
        WORLD_TEST(test_md__parses),
        WORLD_TEST(test_md__html_must_be_well_formed),
        WORLD_TEST(test_md__refuses_what_does_not_fit),
        WORLD_TEST(test_text__helpers),
        WORLD_TEST(test_state__is_of_one_page_and_phase),
        WORLD_TEST(test_site__add_page_is_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
