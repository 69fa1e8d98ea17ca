/* tests/unit/test_diag_allow.c - exceptions: what they silence, and what is
 * said of them. How they stand in pages: tests/negative/allow. */
#include "diag_world.h"

static const char text[] =
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee\n";

static void allow(World *world, const Source *source, const char *code,
                  uint32_t from, uint32_t to)
{
    diag_allow(world->diags,
               (DiagAllow){.source = source, .at = {from, 1},
                           .code = str_from(code), .from = from, .to = to});
}

static void add(World *world, DiagSeverity severity, const Source *source,
                const char *code, uint32_t off)
{
    diag_addf(world->diags, severity, code, diag_at(source, (Span){off, 1}),
              "m");
}

/* "off:code " of each, sorted. */
static const char *said(World *world)
{
    Buf buf;
    Str all;

    buf_init(&buf, 1 << 20);
    for (size_t i = 0; i < diag_total(world->diags); i++)
        buf_addf(&buf, "%u:%s ",
                 (unsigned)diag_get(world->diags, i)->span.off,
                 diag_get(world->diags, i)->code);
    all = str_dup(&world->arena, buf_str(&buf));
    buf_release(&buf);
    return all.ptr;
}

static void allow__silences_its_code_in_its_range(void **state)
{
    for (int turn = 0; turn < 2; turn++) {
        World world;
        const Source *a, *b;

        (void)state;
        open_world(&world, false);
        a = source_of(&world, "a.md", str_from(text));
        b = source_of(&world, "b.md", str_from(text));
        if (turn == 0)
            allow(&world, a, "x", 10, 20);
        add(&world, DIAG_WARNING, a, "x", 9);
        add(&world, DIAG_WARNING, a, "x", 10);
        add(&world, DIAG_NOTE, a, "x", 19);
        add(&world, DIAG_WARNING, a, "x", 20);
        add(&world, DIAG_WARNING, a, "y", 15);
        add(&world, DIAG_WARNING, b, "x", 15);
        if (turn == 1)
            allow(&world, a, "x", 10, 20);
        diag_looked_all(world.diags);
        assert_string_equal(said(&world), "9:x 15:y 20:x 15:x ");
        close_world(&world);
    }
}

/* The inner one is used, the outer one takes what is outside of it. */
static void allow__ranges_nest(void **state)
{
    World world;
    const Source *a;

    (void)state;
    open_world(&world, false);
    a = source_of(&world, "a.md", str_from(text));
    allow(&world, a, "x", 0, 50);
    allow(&world, a, "x", 10, 20);
    allow(&world, a, "x", 30, 40);
    allow(&world, a, "x", 31, 40);
    add(&world, DIAG_WARNING, a, "x", 15);
    add(&world, DIAG_WARNING, a, "x", 25);
    add(&world, DIAG_WARNING, a, "x", 35);
    diag_looked_all(world.diags);
    assert_string_equal(said(&world), "30:allow-unused ");
    close_world(&world);
}

static void allow__errors_stay(void **state)
{
    World world;
    const Source *a;

    (void)state;
    open_world(&world, true);
    a = source_of(&world, "a.md", str_from(text));
    allow(&world, a, "x", 0, 50);
    add(&world, DIAG_ERROR, a, "x", 15);
    add(&world, DIAG_ERROR, a, "x", 12);
    allow(&world, a, "warned", 0, 50);
    add(&world, DIAG_WARNING, a, "warned", 15); /* silenced before strict */
    allow(&world, a, "raised", 0, 50);
    diag_set_severity(world.diags, STR("raised"), DIAG_ERROR, false);
    add(&world, DIAG_NOTE, a, "raised", 20);
    allow(&world, a, "lowered", 0, 50);
    diag_set_severity(world.diags, STR("lowered"), DIAG_WARNING, false);
    add(&world, DIAG_ERROR, a, "lowered", 20);
    allow(&world, a, "cannot-read", 0, 50);
    add(&world, DIAG_SYSTEM, a, "cannot-read", 30);
    assert_string_equal(said(&world),
                        "0:allow-refused 0:allow-refused 12:x 15:x 20:raised "
                        "30:cannot-read ");
    assert_int_equal(diag_get(world.diags, 1)->also.place.column, 13);
    close_world(&world);
}

static void allow__unused_ones_are_told_when_all_was_looked_for(void **state)
{
    World world;
    const Source *a, *b;

    (void)state;
    open_world(&world, false);
    a = source_of(&world, "a.md", str_from(text));
    b = source_of(&world, "b.md", str_from(text));
    allow(&world, a, "x", 0, 10);
    allow(&world, a, "sometimes", 0, 10);
    allow(&world, b, "x", 0, 10);
    add(&world, DIAG_ERROR, b, "y", 20); /* who knows what was not looked at */
    assert_string_equal(said(&world), "20:y ");
    diag_not_looked(world.diags, STR("sometimes"));
    diag_looked_all(world.diags);
    assert_string_equal(said(&world), "0:allow-unused 20:y ");
    close_world(&world);
}

static void allow__whole_files_are_named_by_their_front_matter(void **state)
{
    World world;
    const Source *a;

    (void)state;
    open_world(&world, false);
    a = source_of(&world, "a.md", str_from(text));
    allow(&world, a, "x", 0, 10);
    diag_addf(world.diags, DIAG_NOTE, "x", diag_in_file(STR("a.md")), "m");
    assert_int_equal(diag_total(world.diags), 1);
    diag_allow(world.diags, (DiagAllow){.source = a, .at = {20, 1},
                                        .code = STR("x"), .from = 20,
                                        .to = 30, .whole_file = true});
    assert_int_equal(diag_total(world.diags), 0);
    close_world(&world);
}

/* Many exceptions and many that they silence, in each other and side by side:
 * no work for each pair. */
static void allow__many_are_quick(void **state)
{
    enum { MANY = 40000 };
    World world;
    const Source *a;
    char *long_text = malloc(2 * MANY);

    (void)state;
    assert_non_null(long_text);
    memset(long_text, 'x', 2 * MANY);
    open_world(&world, false);
    a = source_of(&world, "a.md", (Str){long_text, 2 * MANY});
    for (uint32_t i = 0; i < MANY; i++) {
        allow(&world, a, "x", i, MANY);
        allow(&world, a, "x", MANY + i, MANY + i + 1);
        add(&world, DIAG_WARNING, a, "x", 2 * MANY - 1 - i);
        add(&world, DIAG_WARNING, a, "y", i);
    }
    assert_int_equal(diag_total(world.diags), MANY);
    close_world(&world);
    free(long_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allow__silences_its_code_in_its_range),
        cmocka_unit_test(allow__ranges_nest),
        cmocka_unit_test(allow__errors_stay),
        cmocka_unit_test(allow__unused_ones_are_told_when_all_was_looked_for),
        cmocka_unit_test(allow__whole_files_are_named_by_their_front_matter),
        cmocka_unit_test(allow__many_are_quick),
    };

    return cmocka_run_group_tests_name("diag_allow", tests, NULL, NULL);
}
