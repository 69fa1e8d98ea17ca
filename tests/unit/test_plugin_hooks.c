/* tests/unit/test_plugin_hooks.c - collect, site step, filters, and what they
 * may return. */
#include "base/compat.h"

#include "plugin_world.h"

static void test_filter__nil_keeps_the_element(void **state)
{
    World *world = *state;
    world_plugin(world, "a", "P.filter = { emph = function() end }");
    Page *page = world_page(world, "a.md", "one *two*\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_html(world, page),
                        "<p>one <em>two</em></p>\n");
}

static void test_filter__node_replaces(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = { emph = function(node)\n"
                 "  return md.strong(node:text(), \"!\")\n"
                 "end }");
    Page *page = world_page(world, "a.md", "one *two* three\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_html(world, page),
                        "<p>one <strong>two!</strong> three</p>\n");
}

static void test_filter__list_splices_and_empty_removes(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = {\n"
                 " emph = function(node)\n"
                 "  return { md.text(\"(\"), node, md.text(\")\") }\n"
                 " end,\n"
                 " strong = function() return {} end,\n"
                 "}");
    Page *page = world_page(world, "a.md", "one *two* **three**.\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_html(world, page),
                        "<p>one (<em>two</em>) .</p>\n");
}

static void test_filter__wraps_its_own_element(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = { block_quote = function(node)\n"
                 "  return md.block(\"div\", { class = \"x\" }, node)\n"
                 "end }");
    Page *page = world_page(world, "a.md", "> q\n\np\n");
    world_run(world);
    world_expect_quiet(world);
    assert_non_null(strstr(world_html(world, page), "<div class=\"x\">"));
    assert_non_null(strstr(world_html(world, page), "<blockquote>"));
}

static void test_filter__forgotten_return_is_told_and_undone(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = { block_quote = function(node)\n"
                 "  local box = md.block(\"div\", {}, node)\n"
                 "end }");
    Page *page = world_page(world, "a.md", "before\n\n> q\n\nafter\n");
    world_run(world);
    world_expect(world, "a.lua:2: the filter put its element into something"
                        " that it did not return: is a 'return' missing?"
                        " [plugin-return] (while filter 'block_quote' of"
                        " plugin 'a' was on content/a.md line 3 ('> q'))");
    assert_string_equal(world_html(world, page),
                        "<p>before</p>\n<blockquote>\n<p>q</p>\n"
                        "</blockquote>\n<p>after</p>\n");
}

static void test_filter__wrong_returns_are_told(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = {\n"
                 "emph = function() return \"text\" end,\n"
                 "strong = function() return md.paragraph(\"x\") end,\n"
                 "code = function() return { md.text(\"x\"), 7 } end,\n"
                 "heading = function() return md.text(\"x\") end,\n"
                 "}");
    Page *page = world_page(world, "a.md", "## h\n\n*a* **b** `c`\n");
    world_run(world);
    world_expect(world, "a.lua:3: the filter returned a string: it must"
                        " return a node, a list of nodes, {} to remove, or"
                        " nil to keep [plugin-return]");
    world_expect(world, "a.lua:4: the filter returned a paragraph, but"
                        " inside a paragraph it must return words, not a"
                        " block [plugin-return]");
    world_expect(world, "a.lua:5: the filter returned a list whose item 2 is"
                        " a number, not a node [plugin-return]");
    world_expect(world, "a.lua:6: the filter returned a text, but inside a"
                        " document it must return a block, such as a"
                        " paragraph [plugin-return]");
    assert_non_null(strstr(world_html(world, page),
                           "<p><em>a</em> <strong>b</strong> "
                           "<code>c</code></p>\n"));
}

static void test_filter__one_node_has_one_place(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = {\n"
                 "emph = function(node) return { node, node } end,\n"
                 "strong = function()\n"
                 "  local n = md.text(\"x\") return { n, md.text(\"y\"), n }"
                 " end,\n"
                 "code = function(node) return { md.strong(node), node } end,\n"
                 "link = function(node) return { node:copy(), node } end,\n"
                 "document = function(node, page)\n"
                 "  if page.id ~= \"a\" then return end\n"
                 "  local c = node:children() return { c[1], c[1] } end,\n"
                 "}");
    Page *page = world_page(world, "a.md", "*a* **b** `c` [d](e.md)\n");
    world_run(world);
    world_expect(world, "a.lua:3: the filter returned a list with one emph"
                        " in it twice: return a node:copy() of it"
                        " [plugin-return] (while filter 'emph' of plugin 'a'"
                        " was on content/a.md line 1 ('*a*");
    world_expect(world, "a.lua:4: the filter returned a list with one text");
    world_expect(world, "a.lua:6: the filter returned a list with a strong"
                        " and a code that is inside it: return one of them,"
                        " or a node:copy() [plugin-return]");
    world_expect(world, "a.lua:8: the filter returned a list with one"
                        " paragraph in it twice");
    assert_string_equal(world_html(world, page),
                        "<p><em>a</em> <strong>b</strong> <code>c</code> "
                        "<a href=\"e.md\">d</a><a href=\"e.md\">d</a>"
                        "</p>\n");
}

static void test_filter__children_come_before_parents(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "local function note(node, page)\n"
                 "  local s = page.state\n"
                 "  s[#s + 1] = node.kind\n"
                 "  page:set(\"order\", s)\n"
                 "end\n"
                 "P.filter = { text = note, emph = note, paragraph = note,\n"
                 "  document = note }");
    Page *page = world_page(world, "a.md", "x *y*\n\nz\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_data(world, page),
                        "{\"order\":[\"text\",\"text\",\"emph\","
                        "\"paragraph\",\"text\",\"paragraph\","
                        "\"document\"]}");
}

static void test_filter__does_not_see_what_it_made(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = { text = function(node)\n"
                 "  return { md.text(node.literal), md.text(\"+\") }\n"
                 "end }");
    world_plugin(world, "b",
                 "P.filter = { text = function(node)\n"
                 "  return md.strong(node.literal)\n"
                 "end }");
    Page *page = world_page(world, "a.md", "x\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_html(world, page),
                        "<p><strong>x</strong><strong>+</strong></p>\n");
}

static void test_filter__document_runs_on_an_empty_page(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = { document = function(node)\n"
                 "  node:append(md.paragraph(\"only\"))\n"
                 "end }");
    Page *page = world_page(world, "a.md", "---\ntitle: A\n---\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_html(world, page), "<p>only</p>\n");
}

static void test_filter__document_takes_a_list_of_blocks(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = { document = function(node, page)\n"
                 "  if page.id ~= \"a\" then return end\n"
                 "  local c = node:children()\n"
                 "  return { c[2], md.paragraph(\"new\"), c[1] }\n"
                 "end }");
    Page *page = world_page(world, "a.md", "one\n\ntwo\n\nthree\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_html(world, page),
                        "<p>two</p>\n<p>new</p>\n<p>one</p>\n");
}

static void test_filter__failure_names_plugin_page_and_line(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = { link = function(node)\n"
                 "  local x = node.ulr\n"
                 "end }");
    world_page(world, "a.md", "one\n[two](https://e.org)\n");
    world_run(world);
    world_expect(world, "a.lua:3: link node has no 'ulr'; did you mean"
                        " 'url'? [plugin-failed] (while filter 'link' of"
                        " plugin 'a' was on content/a.md line 2"
                        " ('[two](https://e.org)'))");
}

static void test_filter__nesting_is_limited(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = { emph = function(node)\n"
                 "  local n = md.text(\"x\")\n"
                 "  for i = 1, 200 do n = md.strong(n) end\n"
                 "  return n\n"
                 "end }");
    Page *page = world_page(world, "a.md", "*a*\n");
    world_run(world);
    world_expect(world, "a.lua:4: this would put more than 100 elements"
                        " inside each other [plugin-nesting]");
    assert_string_equal(world_html(world, page), "<p><em>a</em></p>\n");
}

static void test_node__kept_after_its_hook_raises(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = { emph = function(node, page)\n"
                 "  page.state.kept = page.state.kept or node\n"
                 "  local t = page.state.kept:text()\n"
                 "end }");
    world_page(world, "a.md", "*a* *b*\n");
    world_run(world);
    world_expect(world, "a.lua:4: this part of the page was kept after its"
                        " hook returned [plugin-failed]");
}

static void test_node__cannot_hold_itself(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.filter = { block_quote = function(node)\n"
                 "  node:first():append(node)\n"
                 "end,\n"
                 "emph = function(node) node:append(node) end }");
    world_page(world, "a.md", "> > x *y*\n");
    world_run(world);
    world_expect(world, "a.lua:5: a emph cannot be put inside itself");
}

static void test_facts__published_frozen_and_asked(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.publishes = { \"term\" }\n"
                 "P.reads = { \"term\", \"page\" }\n"
                 "function P.collect(page)\n"
                 "  for _, h in ipairs(page:headings()) do\n"
                 "    page:publish(\"term\", h.id, { text = h.text,\n"
                 "      list = { 1, 2.5, true } })\n"
                 "  end\n"
                 "end\n"
                 "P.filter = { document = function(node, page, site)\n"
                 "  local t, id = site:fact(\"term\", \"beta\")\n"
                 "  local keys = {}\n"
                 "  for k in pairs(t) do keys[#keys + 1] = k end\n"
                 "  page:set(\"got\", { t.text, id, #t.list, t.list[2],\n"
                 "    table.concat(keys, \",\"), t.list,\n"
                 "    site:fact(\"page\", \"b\").title,\n"
                 "    site:fact(\"term\", \"none\") == nil,\n"
                 "    site:nearest(\"term\", \"betta\") })\n"
                 "end }");
    Page *page = world_page(world, "a.md", "## Alpha\n");
    world_page(world, "b.md", "---\ntitle: Bee\n---\n## Beta\n");
    world_run(world);
    world_expect_quiet(world);
    assert_string_equal(world_data(world, page),
                        "{\"got\":[\"Beta\",\"b\",3,2.5,\"list,text\","
                        "[1,2.5,true],\"Bee\",true,\"beta\"]}");
}

static void test_facts__undeclared_kinds_are_refused(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.publishes = { \"term\" }\n"
                 "function P.collect(page) page:publish(\"trem\", 1, 1) end\n"
                 "P.filter = { document = function(node, page, site)\n"
                 "  return site:fact(\"term\", \"x\")\n"
                 "end }");
    world_page(world, "a.md", "x\n");
    world_run(world);
    world_expect(world, "a.lua:3: the plugin does not say that it publishes"
                        " 'trem'; did you mean 'term'? [plugin-undeclared]"
                        " (while 'collect' of plugin 'a' was on"
                        " content/a.md)");
    world_expect(world, "a.lua:5: the plugin does not say that it reads"
                        " 'term': add reads = { \"term\" }"
                        " [plugin-undeclared]");
}

static void test_phases__each_call_has_its_place(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.publishes = { \"t\" }\n"
                 "P.reads = { \"t\" }\n"
                 "function P.collect(page)\n"
                 "  page:root():append(md.paragraph(\"x\"))\n"
                 "end\n"
                 "function P.site(site) site:fact(\"t\", \"x\") end\n"
                 "P.filter = { document = function(node, page, site)\n"
                 "  site:facts(\"t\")\n"
                 "end, paragraph = function(node, page, site)\n"
                 "  page:publish(\"t\", \"k\", 1)\n"
                 "end, emph = function(node, page, site)\n"
                 "  site:add_page{ id = \"x\", title = \"X\" }\n"
                 "end }");
    Page *page = world_page(world, "a.md", "x *y*\n");
    world_run(world);
    world_expect(world, "a.lua:5: 'collect' changes nothing in the page: do"
                        " it in a filter");
    world_expect(world, "a.lua:9: site:facts works in the site step only");
    world_expect(world, "a.lua:11: page:publish works in collect only");
    world_expect(world, "a.lua:13: site:add_page works in the site step");
    assert_string_equal(world_html(world, page), "<p>x <em>y</em></p>\n");
}

static void test_site__adds_pages_with_data(void **state)
{
    World *world = *state;
    world_plugin(world, "a",
                 "P.publishes = { t = \"many\" }\n"
                 "P.reads = { \"t\" }\n"
                 "function P.collect(page)\n"
                 "  page:publish(\"t\", \"same\", page.id)\n"
                 "end\n"
                 "function P.site(site)\n"
                 "  local ids = {}\n"
                 "  for key, value, page in site:facts(\"t\") do\n"
                 "    ids[#ids + 1] = key .. value .. page\n"
                 "  end\n"
                 "  site:add_page{ id = \"made/one\", title = \"One: 1\",\n"
                 "    summary = \"S\", template = \"source\",\n"
                 "    body = \"---\\n## Head\\n\", data = { ids = ids } }\n"
                 "end");
    world_page(world, "a.md", "x\n");
    world_page(world, "b.md", "x\n");
    world_run(world);
    world_expect_quiet(world);
    Page *made = world->site.page[world->site.page_count - 1];
    assert_string_equal(world_data(world, made),
                        "{\"ids\":[\"sameaa\",\"samebb\"]}");
    assert_string_equal(world_html(world, made),
                        "<hr />\n<h2 id=\"head\">Head</h2>\n");
    assert_true(str_is(made->output_path, "made/one.html"));
    assert_true(str_is(made->template_name, "source"));
    assert_true(made->generated);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(test_filter__nil_keeps_the_element),
        WORLD_TEST(test_filter__node_replaces),
        WORLD_TEST(test_filter__list_splices_and_empty_removes),
        WORLD_TEST(test_filter__wraps_its_own_element),
        WORLD_TEST(test_filter__forgotten_return_is_told_and_undone),
        WORLD_TEST(test_filter__wrong_returns_are_told),
        WORLD_TEST(test_filter__one_node_has_one_place),
        WORLD_TEST(test_filter__children_come_before_parents),
        WORLD_TEST(test_filter__does_not_see_what_it_made),
        WORLD_TEST(test_filter__document_runs_on_an_empty_page),
        WORLD_TEST(test_filter__document_takes_a_list_of_blocks),
        WORLD_TEST(test_filter__failure_names_plugin_page_and_line),
        WORLD_TEST(test_filter__nesting_is_limited),
        WORLD_TEST(test_node__kept_after_its_hook_raises),
        WORLD_TEST(test_node__cannot_hold_itself),
        WORLD_TEST(test_facts__published_frozen_and_asked),
        WORLD_TEST(test_facts__undeclared_kinds_are_refused),
        WORLD_TEST(test_phases__each_call_has_its_place),
        WORLD_TEST(test_site__adds_pages_with_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
