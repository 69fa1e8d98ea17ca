/* tests/unit/test_front_matter.c - the --- lines, and the rules of a page's
 * front matter. */
#include "site_world.h"

#include "site/front_matter.h"

#define PAGE(lines) "---\ntitle: T\n" lines "---\nbody\n"
#define RIGHT "{id: a, text: t, but: b, cite: k}"

static const char *part(World *world, const char *text, Span span)
{
    return world_text(world, str_slice(str_from(text), span.off,
                                       (size_t)span.off + span.len));
}

static void finds_what_is_between_the_lines(void **state)
{
    World *world = *state;
    const char *text = "\xEF\xBB\xBF---  \r\ntitle: x\r\n--- \t\r\nbody\r\n";
    FrontMatter found = front_matter_find(str_from(text));

    assert_true(found.present);
    assert_false(found.open);
    assert_int_equal(found.opening.off, 3);
    assert_string_equal(part(world, text, found.inside), "title: x\r\n");
    assert_string_equal(part(world, text, found.body), "body\r\n");
}

static void dots_end_it_too(void **state)
{
    World *world = *state;
    const char *text = "---\na: b\n...\nrest";
    FrontMatter found = front_matter_find(str_from(text));

    assert_string_equal(part(world, text, found.inside), "a: b\n");
    assert_string_equal(part(world, text, found.body), "rest");
}

static void only_the_first_line_opens(void **state)
{
    World *world = *state;
    const char *text = "\n---\na: b\n---\n";

    assert_false(front_matter_find(str_from(text)).present);
    assert_false(front_matter_find(STR("----\na: b\n----\n")).present);
    assert_false(front_matter_find(STR("--\nText\n---\n")).present);
    assert_false(front_matter_find(STR("A heading: x\n---\n")).present);
    assert_false(front_matter_find(STR("title: x\n\n---\n")).present);
    assert_false(front_matter_find(STR("")).present);
    assert_string_equal(
        part(world, text, front_matter_find(str_from(text)).body), text);
}

static void empty_lines_above_it_are_known(void **state)
{
    World *world = *state;
    const char *text = "\n \n---\ntitle: b\n---\nx";
    FrontMatter found = front_matter_find(str_from(text));

    assert_true(found.present && found.late && !found.open);
    assert_string_equal(part(world, text, found.inside), "title: b\n");
    assert_false(front_matter_find(STR("---\ntitle: b\n---\n")).late);
    assert_false(front_matter_find(STR("\n\n\n")).present);
}

static void a_first_line_that_was_meant_to_open(void **state)
{
    static const struct {
        const char *text, *inside;
    } cases[] = {
        {" ---\na: b\n---\nx", "a: b\n"},
        {"—\na: b\n---\nx", "a: b\n"},
        {"title: b\na: c\n---\nx", "title: b\na: c\n"},
    };
    World *world = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        FrontMatter found = front_matter_find(str_from(cases[i].text));

        assert_true(found.present);
        assert_true(found.unopened || found.half_opened);
        assert_string_equal(part(world, cases[i].text, found.inside),
                            cases[i].inside);
        assert_string_equal(part(world, cases[i].text, found.body), "x");
    }
}

static void parts_are_keys_with_their_lines(void **state)
{
    World *world = *state;
    const char *text = "# x\na: b\n  more\nlist:\n- one\n\n# note\nz: [\nq";
    size_t at = 0;
    FrontMatterPart found;

    assert_true(front_matter_part(str_from(text), &at, strlen(text), &found));
    assert_str(world, found.key, "a");
    assert_string_equal(part(world, text, found.span), "a: b\n  more\n");
    assert_true(front_matter_part(str_from(text), &at, strlen(text), &found));
    assert_str(world, found.key, "list");
    assert_true(front_matter_part(str_from(text), &at, strlen(text), &found));
    assert_str(world, found.key, "z");
    assert_false(front_matter_part(str_from(text), &at, strlen(text), &found));
}

static void that_never_ends_is_an_error(void **state)
{
    World *world = *state;
    const Page *page = world_page(world, "---\ntitle: x\norder: 2\n\nText\n");

    assert_true(page->failed);
    assert_str(world, page->title, "A");
    assert_said(world,
                "a.md:1:1: error: the front matter begins here and never ends "
                "[front-matter-open] (write --- on a line of its own below "
                "'order: 2')\n");
}

static void of_another_generator_is_left_out(void **state)
{
    World *world = *state;
    const Page *page =
        world_page(world, "+++\ntitle = \"x\"\n+++\n\n# Head\n");

    assert_str(world, page->title, "Head");
    assert_null(page->document->first);
    assert_codes(world, "a.md:1 front-matter-toml\n");
}

static void too_much_is_an_error(void **state)
{
    World *world = *state;
    Buf buf;

    buf_init(&buf, LIMIT_FILE_BYTES);
    buf_adds(&buf, "---\ntitle: x\nsummary: ");
    for (unsigned i = 0; i <= LIMIT_FRONT_MATTER_BYTES / 8; i++)
        buf_adds(&buf, "eight by");
    buf_adds(&buf, "\n---\n");
    assert_true(world_page(world, buf_str(&buf).ptr)->failed);
    assert_codes(world, "a.md:1 front-matter-too-large\n");
    buf_release(&buf);
}

/* --- titles -------------------------------------------------------------- */

static void without_front_matter_the_first_heading_is_the_title(void **state)
{
    World *world = *state;
    const Page *page = world_page(world, "# My *page* {#top-of-it}\n\ntext\n");

    assert_str(world, page->title, "My page");
    assert_str(world, page->title_anchor, "top-of-it");
    assert_int_equal(page->document->first->kind, NODE_PARAGRAPH);
    assert_int_equal(page->outline.count, 0);
    assert_said(world, "");
}

static void a_heading_further_down_stays(void **state)
{
    World *world = *state;
    const Page *page = world_page(world, "text\n\n# Late\n");

    assert_str(world, page->title, "Late");
    assert_int_equal(page->outline.count, 1);
    assert_str(world, page->title_anchor, "");
}

static void a_heading_that_repeats_the_title_goes(void **state)
{
    World *world = *state;
    const Page *page =
        world_page(world, "---\ntitle: Hello  World\n---\n# hello world\nx\n");

    assert_int_equal(page->document->first->kind, NODE_PARAGRAPH);
    page = world_page(world, "---\ntitle: Hello\n---\n# Other\nx\n");
    assert_int_equal(page->document->first->kind, NODE_HEADING);
}

static void without_any_the_file_name_is_the_title(void **state)
{
    World *world = *state;
    Page *page = site_add_page(&world->site);

    page->source_path = STR("what-to_do.md");
    page->id = STR("what-to_do");
    load_page_text(&world->site, page, page->source_path, STR("text\n"));
    assert_str(world, page->title, "What to do");
    assert_said(world, "");
}

static void front_matter_without_a_title_is_an_error(void **state)
{
    World *world = *state;

    world_page(world, "---\norder: 1\n---\n# UC: the basics\n");
    assert_said(world,
                "a.md:1:1: error: this page has no title [missing-title] (add "
                "a line: title: \"UC: the basics\")\n");
}

static void an_empty_title_is_none(void **state)
{
    World *world = *state;

    world_page(world, "---\ntitle: \"  \"\n---\n");
    assert_said(world,
                "a.md:2:1: error: this page has no title [missing-title] "
                "(write it behind the colon: title: A)\n");
}

static void a_title_that_could_not_be_read_is_not_missing(void **state)
{
    World *world = *state;

    world_page(world, "---\ntitle: !important\n---\n");
    assert_codes(world, "a.md:2 yaml-tag\n");
}

static void nor_is_one_that_would_repeat_nothing(void **state)
{
    World *world = *state;

    world_page(world, "---\ntitle: *name\n---\n");
    assert_codes(world, "a.md:2 yaml-alias\n");
}

static void half_a_closing_line(void **state)
{
    static const struct {
        const char *line, *help;
    } cases[] = {
        {"--", "write --- instead of '--'"},
        {"----", "write --- instead of '----'"},
        {"—", "write --- instead of '—'"},
        {" ---", "take out the spaces before the second ---"},
        {"order: 3", "write --- on a line of its own below 'order: 3'"},
    };
    World *world = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Diags *diags = diag_open(false);

        world->site.diags = diags;
        world_page(world, arena_fmt(&world->arena,
                                    "---\ntitle: A\n%s\n# Text\n",
                                    cases[i].line).ptr);
        assert_int_equal(diag_total(diags), 1);
        assert_string_equal(diag_get(diags, 0)->code, "front-matter-open");
        assert_string_equal(diag_get(diags, 0)->help.ptr, cases[i].help);
        world->site.diags = world->diags;
        diag_close(diags);
    }
}

static void an_empty_entry_between_others_is_told(void **state)
{
    World *world = *state;

    world_page(world, "---\ntitle: A\ntags: [\"\"]\nbenefits: [pip, \"\"]\n"
                      "rights:\n- id: a\n  text: b\n  but: c\n"
                      "  cite: [x, \"\"]\n---\n");
    assert_said(world,
                "a.md:4:17: warning: an entry of 'benefits' has nothing in it "
                "[empty-entry] (write what is missing, or take it out)\n"
                "a.md:9:13: warning: an entry of 'cite' has nothing in it "
                "[empty-entry] (write what is missing, or take it out)\n");
}

static void what_a_withdrawn_page_needs_is_one_mistake_each(void **state)
{
    World *world = *state;

    world_page(world, "---\ntitle: [\nstatus: withdrawn\nbecause: [a]\n"
                      "instead: !x\n---\n");
    assert_codes(world, "a.md:4 wrong-type\na.md:5 yaml-tag\n");
}

static void a_wrong_citation_is_not_missing(void **state)
{
    World *world = *state;

    world_page(world, "---\ntitle: A\nrights:\n"
                      "- {id: a, text: b, but: c, cite: {d: e}}\n"
                      "- {id: f, text: b, but: c, cite: [\"\"]}\n---\n");
    assert_codes(world, "a.md:4 wrong-type\na.md:5 missing-cite\n");
}

static void a_wrong_title_is_one_mistake(void **state)
{
    World *world = *state;

    world_page(world, "---\ntitle: [a, b]\n---\n");
    assert_said(world,
                "a.md:2:8: error: 'title' should be text, but this is a list "
                "[wrong-type]\n");
}

static void a_misspelt_title_is_one_mistake(void **state)
{
    World *world = *state;

    world_page(world, "---\ntitel: Hello\n---\n");
    assert_said(world,
                "a.md:2:1: error: the front matter has no part called 'titel' "
                "[unknown-key] (did you mean 'title'? write: title: "
                "Hello)\n");
}

static void a_title_is_one_line(void **state)
{
    World *world = *state;

    assert_str(world,
               world_page(world, "---\ntitle: \"a\\u2028b \\x07 c\\nd\"\n"
                                 "---\n")->title,
               "a b c d");
}

/* --- rules --------------------------------------------------------------- */

static void a_right_needs_its_but(void **state)
{
    World *world = *state;

    world_page(world, PAGE("rights:\n- id: a\n  text: t\n  cite: k\n"));
    assert_said(world,
                "a.md:4:3: error: this right does not say what goes with it "
                "[missing-but] (add a line: but: the condition, the limit or "
                "the risk that a reader has to know with it)\n");
}

static void a_right_needs_an_id_and_one_is_proposed(void **state)
{
    World *world = *state;

    world_page(world, PAGE("rights:\n- text: You can ask for a review, in "
                           "writing.\n  but: b\n  cite: k\n"));
    assert_said(world,
                "a.md:4:3: error: this entry of 'rights' has no 'id' "
                "[missing-key] (add a line: id: you-can-ask-for)\n");
}

static void letters_and_decisions_too_but_not_reference_pages(void **state)
{
    World *world = *state;

    world_page(world,
               PAGE("kind: letter\nrights: {id: a, text: t, cite: k}\n"));
    world_page(world,
               PAGE("kind: decision\nrights: [{id: a, text: t, cite: k}]\n"));
    assert_codes(world, "a.md:4 missing-but\na.md:4 missing-but\n");
    world_page(world,
               PAGE("kind: reference\nrights: [{id: a, text: t, cite: k}]\n"));
    world_page(world,
               PAGE("kind: response\nrights: [{id: a, text: t, cite: k}]\n"));
    assert_int_equal(diag_total(world->diags), 2);
}

static void a_deadline_needs_late(void **state)
{
    World *world = *state;

    world_page(world, PAGE("deadlines: [{do: d, within: w, cite: k}]\n"));
    assert_said(world,
                "a.md:3:14: error: this deadline does not say what to do when "
                "it has passed [missing-late] (add a line: late: what "
                "somebody can still do)\n");
}

static void reviewed_says_when_and_who(void **state)
{
    World *world = *state;

    world_page(world, PAGE("reviewed: 2026-11-20\n"));
    world_page(world, PAGE("order: 1\nreviewed_by: me\n"));
    assert_codes(world, "a.md:3 reviewed-pair\na.md:4 reviewed-pair\n");
}

static void the_past_gives_no_rights(void **state)
{
    World *world = *state;

    world_page(world, PAGE("status: historical\nrights: [" RIGHT "]\n"));
    assert_said(world,
                "a.md:4:1: error: a page that is historical cannot give "
                "readers rights [rights-not-current] (call the list 'was' "
                "instead: was:)\n");
    world_page(world, PAGE("status: historical\nwas: [" RIGHT "]\n"));
    assert_int_equal(diag_total(world->diags), 1);
}

static void the_present_has_no_past(void **state)
{
    World *world = *state;

    world_page(world, PAGE("was: [" RIGHT "]\n"));
    world_page(world, PAGE("status: superseded\n"));
    assert_codes(world,
                 "a.md:3 missing-successor\na.md:3 was-on-current\n");
    assert_int_equal(diag_exit_status(world->diags), 0);
}

static void aliases_are_old_addresses(void **state)
{
    World *world = *state;
    const Page *page = world_page(
        world, PAGE("aliases: [/old/, a.md, ok.html, ../x.html, con.html]\n"));

    assert_said(
        world,
        "a.md:3:11: error: '/old/' cannot be an old address of this page: it "
        "does not end in .html [bad-alias] (write: aliases: [old/index.html, "
        "a.md, ok.html, ../x.html, con.html])\n"
        "a.md:3:18: error: 'a.md' cannot be an old address of this page: it "
        "does not end in .html [bad-alias] (write: aliases: [/old/, a.html, "
        "ok.html, ../x.html, con.html])\n"
        "a.md:3:33: error: '../x.html' cannot be an old address of this page: "
        "it has '..' or '.' in it [bad-alias] (write the page's old address "
        "from the top of the site, as in: aliases: [old/page.html])\n"
        "a.md:3:44: error: 'con.html' cannot be an old address of this page: "
        "it is the name of a device in Windows [bad-alias] (write the page's "
        "old address from the top of the site, as in: aliases: "
        "[old/page.html])\n");
    assert_int_equal(value_count(value_get(page->meta, "aliases")), 1);
}

static void an_answer_says_what_was_answered(void **state)
{
    World *world = *state;

    world_page(world, PAGE("response:\n  by: DWP\n  answers:\n"
                           "  - {question: q, outcome: in part, cite: k}\n"
                           "  - {question: q, outcome: refused, cite: k}\n"));
    assert_codes(world, "a.md:6 missing-key\n");
}

static void dates_are_in_order(void **state)
{
    World *world = *state;

    world_page(world, PAGE("response: {by: x, asked: 2016-02-26, answered: "
                           "2015}\n"));
    assert_codes(world, "a.md:3 dates-order\n");
}

static void what_is_claimed_says_where_it_comes_from(void **state)
{
    World *world = *state;

    world_page(world, PAGE("rights: [{id: a, text: t, but: b}]\n"
                           "deadlines: [{do: d, within: w, late: l}]\n"));
    assert_said(world,
                "a.md:3:11: warning: this right does not say where it comes "
                "from [missing-cite] (add a line: cite: the key of a source, "
                "and the place in it)\n"
                "a.md:4:14: warning: this deadline does not say where it "
                "comes from [missing-cite] (add a line: cite: the key of a "
                "source, and the place in it)\n");
}

static void a_nation_is_here_or_elsewhere(void **state)
{
    World *world = *state;

    world_page(world, PAGE("nations: [wales]\nelsewhere: {wales: ask}\n"));
    assert_codes(world, "a.md:4 elsewhere-covered\n");
}

/* --- pages taken down ---------------------------------------------------- */

static void a_withdrawn_page_needs_two_lines_and_nothing_else(void **state)
{
    World *world = *state;
    const Page *page = world_page(
        world,
        "---\ntitle: T\nrights: [\n  bad: : :\nkind: guid\n\xff\n"
        "status: withdrawn\nbecause: \"It: was wrong.\"\ninstead: b.md\n"
        "status: current\n---\n<script>\xff\n");

    assert_said(world, "");
    assert_false(page->failed);
    assert_int_equal(page->status, STATUS_WITHDRAWN);
    assert_str(world, page->title, "T");
    assert_str(world, value_as_text(value_get(page->meta, "because")),
               "It: was wrong.");
    assert_str(world, value_as_text(value_get(page->meta, "instead")), "b.md");
    assert_null(page->document->first);
}

static void a_withdrawn_page_says_why_and_where_to(void **state)
{
    World *world = *state;

    world_page(world, "---\nstatus: 'withdrawn' # now\n---\n");
    assert_said(
        world,
        "a.md:1:1: error: a withdrawn page needs 'because' "
        "[withdrawn-without] (add a line: because: why the page was taken "
        "down, in a sentence)\n"
        "a.md:1:1: error: a withdrawn page needs 'instead' "
        "[withdrawn-without] (add a line: instead: "
        "path/of/the/page/to/read.md)\n");
}

static void a_mistake_in_what_is_needed_is_told(void **state)
{
    World *world = *state;

    world_page(world, "---\nstatus: withdrawn\nbecause: a: b\n"
                      "instead: b.md\n---\n");
    assert_true(diag_total(world->diags) > 0);
    assert_int_equal(diag_get(world->diags, 0)->place.line, 3);
}

/* --- drafts -------------------------------------------------------------- */

static void a_draft_may_be_wrong_until_it_is_built(void **state)
{
    World *world = *state;
    const char *text = "---\ntitle: T\nstatus: draft\nkindd: x\n---\n";

    assert_true(world_page(world, text)->skipped);
    assert_true(world_page(world, "---\ndraft: true\n---\n<b>x</b>")->skipped);
    assert_said(world, "");
    world->site.drafts = true;
    assert_false(world_page(world, text)->skipped);
    assert_codes(world, "a.md:4 unknown-key\n");
}

/* --- other generators ---------------------------------------------------- */

static void keys_of_others_are_understood(void **state)
{
    World *world = *state;
    const Page *page = world_page(
        world, PAGE("description: D\nweight: 3\ntags: [a]\nkeywords: b\n"));

    assert_said(world, "");
    assert_str(world, page->summary, "D");
    assert_true(page->order > 2.9 && page->order < 3.1);
    assert_int_equal(value_count(value_get(page->meta, "search")), 2);
}

static void keys_of_others_are_warnings_slips_are_errors(void **state)
{
    World *world = *state;

    world_page(world, PAGE("layout: post\ndate: 2020-01-01\nxyzzy: 1\n"
                           "sumary: x\n"));
    assert_said(world,
                "a.md:3:1: warning: the front matter has no use for 'layout' "
                "[unknown-key] (nothing is made of it; take the line out)\n"
                "a.md:4:1: warning: the front matter has no use for 'date' "
                "[unknown-key] (nothing is made of it; take the line out)\n"
                "a.md:5:1: warning: the front matter has no use for 'xyzzy' "
                "[unknown-key] (nothing is made of it; take the line out)\n"
                "a.md:6:1: error: the front matter has no part called "
                "'sumary' [unknown-key] (did you mean 'summary'? write: "
                "summary: x)\n");
}

/* --- citations ----------------------------------------------------------- */

static const Node *item_at(const Page *page, size_t index, const char *path)
{
    assert_true(index < page->citation_count);
    assert_true(str_is(page->citation[index].path, path));
    return page->citation[index].node->first;
}

static void citations_have_paths_and_places(void **state)
{
    World *world = *state;
    const Page *page = world_page(
        world, PAGE("rights:\n"
                    "- {id: a, text: t, but: b, cite: 'k, s 1'}\n"
                    "- {id: b, text: t, but: b, cite: ['k, s 2', l]}\n"
                    "deadlines: [{do: d, within: w, late: l, cite: [m]}]\n"));
    const Node *item = item_at(page, 0, "rights.1.cite");

    assert_said(world, "");
    assert_int_equal(page->citation_count, 4);
    assert_str(world, item->as.cite.key, "k");
    assert_str(world, item->as.cite.pinpoint, "s 1");
    assert_int_equal(item->as.cite.key_span.len, 1);
    assert_str(world, item_at(page, 1, "rights.2.cite.1")->as.cite.pinpoint,
               "s 2");
    item_at(page, 2, "rights.2.cite.2");
    item_at(page, 3, "deadlines.1.cite.1");
}

static void at_is_the_place_in_the_source(void **state)
{
    World *world = *state;
    const Page *page = world_page(
        world,
        PAGE("response:\n  by: x\n  answers:\n"
             "  - {question: q, outcome: refused, cite: k, at: Is it so?}\n"
             "  - {question: q, outcome: refused, cite: k, at: para 5}\n"
             "  - {question: q, outcome: refused, cite: 'k, s 1', at: no}\n"
             "  - {question: q, outcome: refused, cite: k, at: About fees}\n"));

    assert_str(world,
               item_at(page, 0, "response.answers.1.cite")->as.cite.pinpoint,
               "\"Is it so?\"");
    assert_str(world,
               item_at(page, 1, "response.answers.2.cite")->as.cite.pinpoint,
               "para 5");
    assert_str(world,
               item_at(page, 2, "response.answers.3.cite")->as.cite.pinpoint,
               "s 1");
    assert_str(world,
               item_at(page, 3, "response.answers.4.cite")->as.cite.pinpoint,
               "\"About fees\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(finds_what_is_between_the_lines),
        SITE_TEST(dots_end_it_too),
        SITE_TEST(only_the_first_line_opens),
        SITE_TEST(empty_lines_above_it_are_known),
        SITE_TEST(a_first_line_that_was_meant_to_open),
        SITE_TEST(parts_are_keys_with_their_lines),
        SITE_TEST(that_never_ends_is_an_error),
        SITE_TEST(of_another_generator_is_left_out),
        SITE_TEST(too_much_is_an_error),
        SITE_TEST(without_front_matter_the_first_heading_is_the_title),
        SITE_TEST(a_heading_further_down_stays),
        SITE_TEST(a_heading_that_repeats_the_title_goes),
        SITE_TEST(without_any_the_file_name_is_the_title),
        SITE_TEST(front_matter_without_a_title_is_an_error),
        SITE_TEST(an_empty_title_is_none),
        SITE_TEST(a_title_that_could_not_be_read_is_not_missing),
        SITE_TEST(nor_is_one_that_would_repeat_nothing),
        SITE_TEST(half_a_closing_line),
        SITE_TEST(an_empty_entry_between_others_is_told),
        SITE_TEST(what_a_withdrawn_page_needs_is_one_mistake_each),
        SITE_TEST(a_wrong_citation_is_not_missing),
        SITE_TEST(a_wrong_title_is_one_mistake),
        SITE_TEST(a_misspelt_title_is_one_mistake),
        SITE_TEST(a_title_is_one_line),
        SITE_TEST(a_right_needs_its_but),
        SITE_TEST(a_right_needs_an_id_and_one_is_proposed),
        SITE_TEST(letters_and_decisions_too_but_not_reference_pages),
        SITE_TEST(a_deadline_needs_late),
        SITE_TEST(reviewed_says_when_and_who),
        SITE_TEST(the_past_gives_no_rights),
        SITE_TEST(the_present_has_no_past),
        SITE_TEST(aliases_are_old_addresses),
        SITE_TEST(an_answer_says_what_was_answered),
        SITE_TEST(dates_are_in_order),
        SITE_TEST(what_is_claimed_says_where_it_comes_from),
        SITE_TEST(a_nation_is_here_or_elsewhere),
        SITE_TEST(a_withdrawn_page_needs_two_lines_and_nothing_else),
        SITE_TEST(a_withdrawn_page_says_why_and_where_to),
        SITE_TEST(a_mistake_in_what_is_needed_is_told),
        SITE_TEST(a_draft_may_be_wrong_until_it_is_built),
        SITE_TEST(keys_of_others_are_understood),
        SITE_TEST(keys_of_others_are_warnings_slips_are_errors),
        SITE_TEST(citations_have_paths_and_places),
        SITE_TEST(at_is_the_place_in_the_source),
    };

    return cmocka_run_group_tests_name("front_matter", tests, NULL, NULL);
}
