/* tests/unit/test_mustache.c - theme/mustache.h: what the specification's cases
 * do not ask: mistakes and where they are, limits, inheritance in depth. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/pool.h"
#include "theme/mustache.h"

#define MANY 200

typedef struct World {
    Arena arena;
    Diags *diags;
    MustacheSet *set;
    Value *data;
    Buf out;
} World;

static int set_up(void **state)
{
    World *w = xcalloc(1, sizeof *w);

    arena_init(&w->arena);
    w->diags = diag_open(false);
    w->set = mustache_open(&w->arena, w->diags);
    w->data = value_map(&w->arena);
    buf_init(&w->out, LIMIT_OUTPUT_BYTES);
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    World *w = *state;

    buf_release(&w->out);
    diag_close(w->diags);
    arena_release(&w->arena);
    free(w);
    return 0;
}

static bool add(World *w, const char *name, const char *text)
{
    return mustache_add(w->set,
                        source_new(&w->arena, str_from(name), str_from(text)),
                        str_from(name));
}

static bool print(World *w, const char *name)
{
    const Value *stack[1] = {w->data};

    buf_reset(&w->out);
    return mustache_render(w->set, str_from(name), stack, 1, &w->out,
                           w->diags);
}

static void expect_print(World *w, const char *name, const char *expected)
{
    assert_true(print(w, name));
    assert_string_equal(w->out.ptr, expected);
}

/* Exactly one thing was said: this code at this place. */
static const Diag *expect_one(World *w, const char *code, unsigned line,
                              unsigned column)
{
    assert_int_equal(diag_total(w->diags), 1);
    const Diag *diag = diag_get(w->diags, 0);

    assert_string_equal(diag->code, code);
    assert_int_equal(diag->place.line, line);
    assert_int_equal(diag->place.column, column);
    return diag;
}

static bool has_text(Str text, const char *part)
{
    return str_find(text, str_from(part)) != STR_NONE;
}

/* --- values --------------------------------------------------------------- */

static void section__shows_only_when_there_is_something(void **state)
{
    World *w = *state;
    Arena *a = &w->arena;

    value_set_text(a, w->data, "empty", STR(""));
    value_set_number(a, w->data, "zero", 0);
    value_set_number(a, w->data, "one", 1);
    value_set(a, w->data, "list", value_list(a));
    value_set(a, w->data, "map", value_map(a));
    add(w, "t", "{{#empty}}e{{/empty}}{{#zero}}z{{/zero}}{{#list}}l{{/list}}"
                "{{#one}}1{{/one}}{{#map}}m{{/map}}{{^empty}}E{{/empty}}"
                "{{^zero}}Z{{/zero}}{{^list}}L{{/list}}{{^map}}M{{/map}}");
    assert_true(mustache_finish(w->set));
    expect_print(w, "t", "1mEZL");
}

static void variable__prints_booleans_as_words_and_lists_not_at_all(
    void **state)
{
    World *w = *state;
    Arena *a = &w->arena;
    Value *list = value_list(a);

    value_push(a, list, value_text(a, STR("x")));
    value_set_bool(a, w->data, "yes", true);
    value_set_bool(a, w->data, "no", false);
    value_set(a, w->data, "list", list);
    value_set_number(a, w->data, "n", -12);
    add(w, "t", "{{yes}} {{no}} [{{list}}] {{n}}");
    assert_true(mustache_finish(w->set));
    expect_print(w, "t", "true false [] -12");
}

static void lookup__goes_through_all_given_contexts_innermost_first(
    void **state)
{
    World *w = *state;
    Value *page = value_map(&w->arena);
    const Value *stack[2] = {w->data, page};

    value_set_text(&w->arena, w->data, "title", STR("site"));
    value_set_text(&w->arena, w->data, "only", STR("outer"));
    value_set_text(&w->arena, page, "title", STR("page"));
    add(w, "t", "{{title}} {{only}}");
    assert_true(mustache_finish(w->set));
    assert_true(mustache_render(w->set, STR("t"), stack, 2, &w->out,
                                w->diags));
    assert_string_equal(w->out.ptr, "page outer");
}

static void lookup__stops_at_a_name_that_is_there_but_null(void **state)
{
    World *w = *state;
    Value *inner = value_map(&w->arena);

    value_set(&w->arena, inner, "x", value_null(&w->arena));
    value_set(&w->arena, w->data, "inner", inner);
    value_set_text(&w->arena, w->data, "x", STR("outer"));
    add(w, "t", "{{#inner}}[{{x}}]{{/inner}}");
    assert_true(mustache_finish(w->set));
    expect_print(w, "t", "[]");
}

static void template__may_begin_with_a_byte_order_mark(void **state)
{
    World *w = *state;

    value_set_bool(&w->arena, w->data, "x", true);
    add(w, "t", "\xEF\xBB\xBF{{#x}}\nyes\n{{/x}}\n");
    assert_true(mustache_finish(w->set));
    expect_print(w, "t", "yes\n");
}

/* --- sets ----------------------------------------------------------------- */

static void set__replaces_a_template_added_under_the_same_name(void **state)
{
    World *w = *state;

    add(w, "a", "[{{> b}}]");
    add(w, "b", "first");
    add(w, "b", "second");
    assert_true(mustache_finish(w->set));
    expect_print(w, "a", "[second]");
    assert_true(mustache_has(w->set, STR("b")));
    assert_false(mustache_has(w->set, STR("c")));
}

static void collect(void *context, Str template_name, const char *kind,
                    Str name)
{
    Buf *out = context;

    buf_add(out, template_name);
    buf_addc(out, ' ');
    buf_adds(out, kind);
    buf_addc(out, ' ');
    buf_add(out, name);
    buf_addc(out, '\n');
}

static void names__are_told_in_the_order_of_the_tags(void **state)
{
    World *w = *state;

    add(w, "b", "{{{x}}}{{#s.t}}{{.}}{{/s.t}}{{^n}}{{/n}}{{> a}}");
    add(w, "a", "{{<c}}{{$k}}{{y}}{{/k}}{{/c}}");
    add(w, "c", "{{$k}}{{/k}}");
    assert_true(mustache_finish(w->set));
    mustache_names(w->set, collect, &w->out);
    assert_string_equal(w->out.ptr,
                        "b variable x\nb section s.t\nb variable .\n"
                        "b inverted n\nb partial a\na parent c\na block k\n"
                        "a variable y\nc block k\n");
}

/* --- inheritance ---------------------------------------------------------- */

static void block__of_the_outermost_child_wins_over_three_levels(void **state)
{
    World *w = *state;

    add(w, "base", "<{{$a}}0{{/a}}{{$b}}0{{/b}}{{$c}}0{{/c}}>");
    add(w, "mid", "{{<base}}{{$a}}1{{/a}}{{$b}}1{{/b}}{{/base}}");
    add(w, "top", "{{<mid}}{{$a}}2{{/a}}{{/mid}}");
    assert_true(mustache_finish(w->set));
    expect_print(w, "top", "<210>");
    expect_print(w, "mid", "<110>");
    expect_print(w, "base", "<000>");
}

static void block__reaches_into_partials_of_the_parent(void **state)
{
    World *w = *state;

    add(w, "base", "{{> part}}");
    add(w, "part", "[{{$a}}default{{/a}}]");
    add(w, "top", "{{<base}}{{$a}}own{{/a}}{{/base}}");
    assert_true(mustache_finish(w->set));
    expect_print(w, "top", "[own]");
}

static void block__may_hold_blocks_that_a_child_fills(void **state)
{
    World *w = *state;

    add(w, "base", "{{$main}}a{{$inner}}b{{/inner}}c{{/main}}");
    add(w, "top", "{{<base}}{{$inner}}X{{/inner}}{{/base}}");
    add(w, "other", "{{<base}}{{$main}}Y{{/main}}{{/base}}");
    assert_true(mustache_finish(w->set));
    expect_print(w, "top", "aXc");
    expect_print(w, "other", "Y");
}

static void block__lines_without_indentation_stay_without(void **state)
{
    World *w = *state;

    add(w, "base", "<div>\n{{$main}}\n{{/main}}\n</div>\n");
    add(w, "top", "{{<base}}\n{{$main}}\n<p>\n\n  x</p>\n{{/main}}\n"
                  "{{/base}}\n");
    assert_true(mustache_finish(w->set));
    expect_print(w, "top", "<div>\n<p>\n\n  x</p>\n</div>\n");
}

static void partial__indents_its_lines_but_not_empty_ones_or_values(
    void **state)
{
    World *w = *state;

    value_set_text(&w->arena, w->data, "v", STR("1\n2"));
    add(w, "t", "  {{> p}}\n");
    add(w, "p", "a\n\n{{v}}\n{{#v}}{{.}}{{/v}}\n");
    assert_true(mustache_finish(w->set));
    expect_print(w, "t", "  a\n\n  1\n2\n  1\n2\n");
}

static void block__unknown_to_the_parent_is_a_warning_with_the_nearest(
    void **state)
{
    World *w = *state;

    add(w, "base", "{{$title}}{{/title}}");
    add(w, "top", "{{<base}}\n  {{$titel}}x{{/titel}}\n{{/base}}");
    assert_true(mustache_finish(w->set));
    const Diag *d = expect_one(w, "template-unknown-block", 2, 6);

    assert_int_equal(d->severity, DIAG_WARNING);
    assert_true(has_text(d->help, "'title'"));
}

static void block__of_a_broken_parent_is_not_doubted(void **state)
{
    World *w = *state;

    (void)mustache_add(w->set, source_new(&w->arena, STR("base.mustache"),
                                          STR("{{$a}}{{/a}}{{#x}}")),
                       STR("base"));
    add(w, "middle", "{{<base}}{{/base}}");
    add(w, "top", "{{<middle}}{{$b}}x{{/b}}{{/middle}}");
    assert_false(mustache_finish(w->set));
    expect_one(w, "template-unclosed", 1, 13);
}

static void parent__words_outside_of_blocks_are_a_warning(void **state)
{
    World *w = *state;

    add(w, "base", "{{$a}}{{/a}}");
    add(w, "top", "{{<base}}{{! fine }}\nlost\n{{/base}}");
    assert_true(mustache_finish(w->set));
    expect_one(w, "template-ignored", 2, 1);
}

/* --- mistakes ------------------------------------------------------------- */

static void mistake__section_never_closed_is_told_at_its_start(void **state)
{
    World *w = *state;

    assert_false(add(w, "t", "a\n  {{#open}}\nb"));
    const Diag *d = expect_one(w, "template-unclosed", 2, 3);

    assert_true(has_text(d->message, "{{/open}}"));
    assert_false(mustache_finish(w->set));
}

static void mistake__tag_without_its_end_is_told_at_its_start(void **state)
{
    World *w = *state;

    assert_false(add(w, "t", "\u0175 {{title\n}"));
    expect_one(w, "template-unclosed", 1, 3);
}

static void mistake__wrong_closing_tag_names_both(void **state)
{
    World *w = *state;

    assert_false(add(w, "t", "{{#a}}\n{{#b}}\n{{/a}}\n{{/b}}"));
    assert_int_equal(diag_total(w->diags), 2);
    const Diag *d = diag_get(w->diags, 0);

    assert_string_equal(d->code, "template-syntax");
    assert_int_equal(d->place.line, 3);
    assert_true(has_text(d->message, "'{{/b}}'"));
    assert_true(has_text(d->message, "line 2"));
}

static void mistake__closing_tag_alone(void **state)
{
    World *w = *state;

    assert_false(add(w, "t", "x {{/a}}"));
    expect_one(w, "template-syntax", 1, 3);
}

static void mistake__names_with_spaces_dots_or_nothing(void **state)
{
    World *w = *state;

    assert_false(add(w, "a", "{{ }}"));
    assert_false(add(w, "b", "{{a..b}}"));
    assert_false(add(w, "c", "{{.a}}"));
    assert_false(add(w, "d", "{{> *x}}"));
    assert_false(add(w, "e", "{{#if rights}}{{/if rights}}"));
    assert_false(add(w, "f", "{{=<% =%>=}}"));
    assert_int_equal(diag_count(w->diags, DIAG_ERROR), 7);
    for (size_t i = 0; i < diag_total(w->diags); i++)
        assert_string_equal(diag_get(w->diags, i)->code, "template-syntax");
}

static void mistake__words_of_other_languages_are_put_right(void **state)
{
    World *w = *state;

    assert_false(add(w, "t", "{{#if rights}}"));
    const Diag *d = expect_one(w, "template-syntax", 1, 4);

    assert_true(has_text(d->help, "{{#name}}"));
}

static void mistake__missing_partial_names_the_nearest(void **state)
{
    World *w = *state;

    add(w, "t", "\n{{> parts/right}}");
    add(w, "parts/rights", "");
    assert_false(mustache_finish(w->set));
    const Diag *d = expect_one(w, "template-missing-partial", 2, 5);

    assert_true(has_text(d->help, "'parts/rights'"));
}

static void mistake__parents_in_a_cycle(void **state)
{
    World *w = *state;

    add(w, "a", "{{<b}}{{/b}}");
    add(w, "b", "{{<c}}{{/c}}");
    add(w, "c", "{{> a}}");
    assert_false(mustache_finish(w->set));
    expect_one(w, "template-cycle", 1, 5);
    assert_true(mustache_has(w->set, STR("a")));
}

static void mistake__the_same_block_twice(void **state)
{
    World *w = *state;

    add(w, "b", "{{$a}}{{/a}}");
    assert_false(add(w, "t", "{{<b}}{{$a}}1{{/a}}\n{{$a}}2{{/a}}{{/b}}"));
    expect_one(w, "template-syntax", 2, 1);
}

static void mistake__too_many_are_not_all_told(void **state)
{
    World *w = *state;
    Buf text;

    buf_init(&text, LIMIT_FILE_BYTES);
    for (int i = 0; i < MANY; i++)
        buf_adds(&text, "{{/a}}\n");
    assert_false(add(w, "t", text.ptr));
    assert_in_range(diag_total(w->diags), 20, 40);
    buf_release(&text);
}

/* --- limits --------------------------------------------------------------- */

static void limit__recursion_that_never_ends_is_an_error(void **state)
{
    World *w = *state;

    value_set_bool(&w->arena, w->data, "x", true);
    add(w, "t", "{{#x}}{{> t}}{{/x}}");
    assert_true(mustache_finish(w->set));
    assert_false(print(w, "t"));
    expect_one(w, "template-too-deep", 1, 11);
}

static void limit__block_that_holds_itself_is_an_error(void **state)
{
    World *w = *state;

    add(w, "b", "{{$a}}{{/a}}");
    add(w, "t", "{{<b}}{{$a}}{{$a}}{{/a}}{{/a}}{{/b}}");
    assert_true(mustache_finish(w->set));
    assert_false(print(w, "t"));
    assert_string_equal(diag_get(w->diags, 0)->code, "template-too-deep");
}

static void limit__sections_inside_each_other(void **state)
{
    World *w = *state;
    Buf text;

    buf_init(&text, LIMIT_FILE_BYTES);
    for (int i = 0; i < MANY; i++)
        buf_adds(&text, "{{#a}}");
    for (int i = 0; i < MANY; i++)
        buf_adds(&text, "{{/a}}");
    assert_false(add(w, "t", text.ptr));
    expect_one(w, "template-too-deep", 1, LIMIT_TEMPLATE_DEPTH * 6 + 1);
    buf_release(&text);
}

static void limit__doubling_without_output_ends(void **state)
{
    World *w = *state;
    Arena *a = &w->arena;

    for (int i = 0; i < 40; i++) {
        Str name = arena_fmt(a, "t%d", i);
        Str text = arena_fmt(a, "{{> t%d}}{{> t%d}}", i + 1, i + 1);

        mustache_add(w->set, source_new(a, name, text), name);
    }
    add(w, "t40", "");
    assert_true(mustache_finish(w->set));
    assert_false(print(w, "t0"));
    assert_string_equal(diag_get(w->diags, 0)->code, "template-too-big");
}

static void limit__full_output_is_an_error(void **state)
{
    World *w = *state;
    Buf small;
    const Value *stack[1] = {w->data};

    add(w, "t", "0123456789");
    assert_true(mustache_finish(w->set));
    buf_init(&small, 5);
    assert_false(mustache_render(w->set, STR("t"), stack, 1, &small,
                                 w->diags));
    assert_string_equal(diag_get(w->diags, 0)->code, "template-too-big");
    buf_release(&small);
}

/* --- threads -------------------------------------------------------------- */

static void render_one(void *context, size_t index, unsigned worker)
{
    World *w = context;
    const Value *stack[1] = {w->data};
    Buf out;

    (void)index;
    (void)worker;
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    if (!mustache_render(w->set, STR("top"), stack, 1, &out, w->diags) ||
        !str_is(buf_str(&out), "<x&lt;x&lt;>"))
        BUG("another thread printed something else");
    buf_release(&out);
}

static void render__gives_the_same_in_many_threads(void **state)
{
    World *w = *state;
    Value *list = value_list(&w->arena);

    value_push(&w->arena, list, value_text(&w->arena, STR("x<")));
    value_push(&w->arena, list, value_text(&w->arena, STR("x<")));
    value_set(&w->arena, w->data, "list", list);
    add(w, "base", "<{{$a}}{{/a}}>");
    add(w, "top", "{{<base}}{{$a}}{{#list}}{{.}}{{/list}}{{/a}}{{/base}}");
    assert_true(mustache_finish(w->set));
    pool_each(4, MANY, render_one, w);
}

/* --- values that nothing has ---------------------------------------------- */

static void expect_values(World *w, Map *known)
{
    map_init(known, &w->arena);
    map_put(known, STR("title"), known);
    map_put(known, STR("response"), known);
    map_put(known, STR("asked"), known);
    assert_true(mustache_finish(w->set));
    mustache_expect(w->set, known);
}

static void values__that_no_page_has_are_told_with_the_nearest(void **state)
{
    World *w = *state;
    Map known;

    add(w, "t", "{{title}}\n {{titel}}{{#respons.asked}}{{/respons.asked}}"
                "{{^own}}{{/own}}{{response.asked}}{{t.x}}{{.}}");
    mustache_doubt(w->set, STR("t"));
    expect_values(w, &known);
    assert_true(print(w, "t"));
    mustache_report_unknown(w->set, w->diags);
    assert_int_equal(diag_total(w->diags), 3);
    for (size_t i = 0; i < 3; i++) {
        const Diag *d = diag_get(w->diags, i);

        assert_string_equal(d->code, "template-value-unknown");
        assert_int_equal(d->severity, DIAG_WARNING);
        assert_int_equal(d->place.line, 2);
    }
    assert_int_equal(diag_get(w->diags, 0)->place.column, 4);
    assert_true(has_text(diag_get(w->diags, 0)->help, "'title'"));
    assert_true(has_text(diag_get(w->diags, 1)->help, "'response.asked'"));
    assert_true(has_text(diag_get(w->diags, 2)->help, "README"));
}

static void values__that_one_page_has_are_no_slips(void **state)
{
    World *w = *state;
    Map known;

    add(w, "t", "{{#own}}{{a.b}}{{.}}{{/own}}");
    mustache_doubt(w->set, STR("t"));
    expect_values(w, &known);
    assert_true(print(w, "t"));
    Value *item = value_map(&w->arena), *inner = value_map(&w->arena);

    value_set_text(&w->arena, inner, "b", STR(""));
    value_set(&w->arena, item, "a", inner);
    value_set(&w->arena, w->data, "own", item);
    assert_true(print(w, "t"));
    mustache_report_unknown(w->set, w->diags);
    assert_int_equal(diag_total(w->diags), 0);
}

static void values__of_templates_that_are_not_doubted_are_promised(
    void **state)
{
    World *w = *state;
    Map known;

    add(w, "theirs", "{{blanks.ask}}");
    add(w, "ours", "{{blanks}}{{ask}}{{aks}}");
    mustache_doubt(w->set, STR("ours"));
    expect_values(w, &known);
    mustache_report_unknown(w->set, w->diags);
    const Diag *d = expect_one(w, "template-value-unknown", 1, 20);

    assert_true(has_text(d->help, "'ask'"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(values__that_no_page_has_are_told_with_the_nearest),
        TEST(values__that_one_page_has_are_no_slips),
        TEST(values__of_templates_that_are_not_doubted_are_promised),
        TEST(section__shows_only_when_there_is_something),
        TEST(variable__prints_booleans_as_words_and_lists_not_at_all),
        TEST(lookup__goes_through_all_given_contexts_innermost_first),
        TEST(lookup__stops_at_a_name_that_is_there_but_null),
        TEST(template__may_begin_with_a_byte_order_mark),
        TEST(set__replaces_a_template_added_under_the_same_name),
        TEST(names__are_told_in_the_order_of_the_tags),
        TEST(block__of_the_outermost_child_wins_over_three_levels),
        TEST(block__reaches_into_partials_of_the_parent),
        TEST(block__may_hold_blocks_that_a_child_fills),
        TEST(block__lines_without_indentation_stay_without),
        TEST(partial__indents_its_lines_but_not_empty_ones_or_values),
        TEST(block__unknown_to_the_parent_is_a_warning_with_the_nearest),
        TEST(block__of_a_broken_parent_is_not_doubted),
        TEST(parent__words_outside_of_blocks_are_a_warning),
        TEST(mistake__section_never_closed_is_told_at_its_start),
        TEST(mistake__tag_without_its_end_is_told_at_its_start),
        TEST(mistake__wrong_closing_tag_names_both),
        TEST(mistake__closing_tag_alone),
        TEST(mistake__names_with_spaces_dots_or_nothing),
        TEST(mistake__words_of_other_languages_are_put_right),
        TEST(mistake__missing_partial_names_the_nearest),
        TEST(mistake__parents_in_a_cycle),
        TEST(mistake__the_same_block_twice),
        TEST(mistake__too_many_are_not_all_told),
        TEST(limit__recursion_that_never_ends_is_an_error),
        TEST(limit__block_that_holds_itself_is_an_error),
        TEST(limit__sections_inside_each_other),
        TEST(limit__doubling_without_output_ends),
        TEST(limit__full_output_is_an_error),
        TEST(render__gives_the_same_in_many_threads),
    };

    hash_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
