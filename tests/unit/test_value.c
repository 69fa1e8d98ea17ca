/* tests/unit/test_value.c - value/value.h: lists, maps, paths, copies. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "value/value.h"

#define assert_str(s, expected) assert_true(str_is((s), (expected)))

static int set_up(void **state)
{
    static Arena arena;

    hash_init();
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    arena_release(*state);
    return 0;
}

static void value__new_ones_have_their_kind_and_no_span(void **state)
{
    Arena *arena = *state;
    Value *text = value_text(arena, STR("a"));

    assert_int_equal(value_null(arena)->kind, VALUE_NULL);
    assert_true(value_bool(arena, true)->as.boolean);
    assert_true(value_number(arena, 2.5)->as.number == 2.5);
    assert_int_equal(text->kind, VALUE_TEXT);
    assert_int_equal(text->span.off, 0);
    assert_int_equal(text->span.len, 0);
    assert_false(text->quoted);
    assert_int_equal(value_count(value_list(arena)), 0);
    assert_int_equal(value_count(value_map(arena)), 0);
}

static void value__list_keeps_items_in_order(void **state)
{
    Arena *arena = *state;
    Value *list = value_list(arena);

    for (int i = 0; i < 100; i++)
        value_push(arena, list, value_number(arena, i));
    assert_int_equal(value_count(list), 100);
    for (size_t i = 0; i < 100; i++)
        assert_true(value_item(list, i)->as.number == (double)i);
    assert_null(value_item(list, 100));
    assert_null(value_item(NULL, 0));
    assert_null(value_item(value_map(arena), 0));
}

static void value__map_keeps_the_order_in_which_keys_came(void **state)
{
    Arena *arena = *state;
    Value *map = value_map(arena);

    value_set_text(arena, map, "b", STR("1"));
    value_set_text(arena, map, "a", STR("2"));
    value_set_bool(arena, map, "c", true);
    value_set_number(arena, map, "d", 4);
    assert_int_equal(value_count(map), 4);
    assert_str(map->as.map.entry[0].key, "b");
    assert_str(map->as.map.entry[1].key, "a");
    assert_str(value_as_text(value_get(map, "a")), "2");
    assert_true(value_get(map, "c")->as.boolean);
    assert_true(value_get(map, "d")->as.number == 4);
    assert_null(value_get(map, "e"));
}

static void value__putting_a_key_again_replaces_in_place(void **state)
{
    Arena *arena = *state;
    Value *map = value_map(arena);

    value_set_text(arena, map, "a", STR("1"));
    value_set_text(arena, map, "b", STR("2"));
    value_set_text(arena, map, "a", STR("3"));
    assert_int_equal(value_count(map), 2);
    assert_str(map->as.map.entry[0].key, "a");
    assert_str(value_as_text(value_get(map, "a")), "3");
}

static void value__large_map_finds_every_key(void **state)
{
    Arena *arena = *state;
    Value *map = value_map(arena);
    size_t count = 20000;

    for (size_t i = 0; i < count; i++)
        value_put(arena, map, arena_fmt(arena, "key-%zu", i),
                  value_number(arena, (double)i));
    for (size_t i = 0; i < count; i++) {
        Str key = arena_fmt(arena, "key-%zu", i);
        const ValueEntry *entry = value_entry(map, key);

        assert_non_null(entry);
        assert_true(str_eq(entry->key, key));
        assert_true(entry->value->as.number == (double)i);
        assert_ptr_equal(entry, &map->as.map.entry[i]);
        /* Replacing must not add. */
        value_put(arena, map, key, value_number(arena, 1));
    }
    assert_int_equal(value_count(map), count);
    assert_null(value_get(map, "key-20000"));
    assert_null(value_get(map, ""));
}

static void value__every_size_around_the_index_is_right(void **state)
{
    Arena *arena = *state;

    for (size_t size = 0; size < 40; size++) {
        Value *map = value_map(arena);

        for (size_t i = 0; i < size; i++)
            (i % 2 ? value_put : value_add)(
                arena, map, arena_fmt(arena, "%zu", i), value_null(arena));
        for (size_t i = 0; i < size; i++)
            assert_non_null(value_get_str(map, arena_fmt(arena, "%zu", i)));
        assert_null(value_get_str(map, arena_fmt(arena, "%zu", size)));
    }
}

static void value__keys_may_hold_any_byte(void **state)
{
    Arena *arena = *state;
    Value *map = value_map(arena);

    value_put(arena, map, STR("a\0b"), value_bool(arena, true));
    value_put(arena, map, STR(""), value_bool(arena, false));
    assert_true(value_get_str(map, STR("a\0b"))->as.boolean);
    assert_null(value_get_str(map, STR("a\0c")));
    assert_null(value_get(map, "a"));
    assert_false(value_get(map, "")->as.boolean);
}

static Value *make_page(Arena *arena)
{
    Value *page = value_map(arena);
    Value *rights = value_list(arena);
    Value *right = value_map(arena);

    value_set_text(arena, right, "cite", STR("uc-regs-2013"));
    value_push(arena, rights, value_null(arena));
    value_push(arena, rights, right);
    value_set(arena, page, "rights", rights);
    value_set_text(arena, page, "title", STR("Sign"));
    return page;
}

static void value__path_goes_through_keys_and_numbers_from_one(void **state)
{
    Arena *arena = *state;
    Value *page = make_page(arena);

    assert_str(value_as_text(value_at_path(page, STR("title"))), "Sign");
    assert_str(value_as_text(value_at_path(page, STR("rights.2.cite"))),
               "uc-regs-2013");
    assert_int_equal(value_at_path(page, STR("rights.1"))->kind, VALUE_NULL);
}

static void value__path_with_a_missing_step_is_null(void **state)
{
    Arena *arena = *state;
    Value *page = make_page(arena);
    const char *const missing[] = {"",
                                   ".",
                                   "x",
                                   "title.x",
                                   "title.1",
                                   "rights.0",
                                   "rights.3",
                                   "rights.-1",
                                   "rights.x",
                                   "rights.99999999999999999999",
                                   "rights.2.cite.x",
                                   "rights..cite"};

    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        assert_null(value_at_path(page, str_from(missing[i])));
    assert_null(value_at_path(NULL, STR("a")));
}

static void value__asking_nothing_gives_nothing(void **state)
{
    Arena *arena = *state;

    assert_null(value_get(NULL, "a"));
    assert_null(value_get(value_list(arena), "a"));
    assert_null(value_entry(NULL, STR("a")));
    assert_str(value_as_text(NULL), "");
    assert_str(value_as_text(value_number(arena, 1)), "");
    assert_non_null(value_as_text(NULL).ptr);
    assert_int_equal(value_count(NULL), 0);
    assert_int_equal(value_count(value_text(arena, STR("abc"))), 0);
}

static void value__copy_shares_nothing_with_the_old_one(void **state)
{
    Arena *arena = *state;
    Arena old;
    Value *copy;
    Value *page;

    arena_init(&old);
    page = make_page(&old);
    page->span = (Span){3, 4};
    page->as.map.entry[0].key_span = (Span){5, 6};
    value_get(page, "title")->quoted = true;
    value_set_text(&old, page, "made", str_dup(&old, STR("text")));
    copy = value_copy(arena, page);
    assert_ptr_not_equal(value_get(copy, "made")->as.text.ptr,
                         value_get(page, "made")->as.text.ptr);
    arena_release(&old);

    assert_str(value_as_text(value_at_path(copy, STR("rights.2.cite"))),
               "uc-regs-2013");
    assert_int_equal(copy->span.off, 3);
    assert_int_equal(copy->as.map.entry[0].key_span.off, 5);
    assert_true(value_get(copy, "title")->quoted);
    assert_str(value_as_text(value_get(copy, "made")), "text");
    assert_null(value_copy(arena, NULL));
}

static void value__copy_of_the_shape_borrows_texts(void **state)
{
    Arena *arena = *state;
    Value *page = make_page(arena);
    Value *copy = value_copy_shape(arena, page);

    assert_ptr_not_equal(copy, page);
    assert_ptr_equal(value_get(copy, "title")->as.text.ptr,
                     value_get(page, "title")->as.text.ptr);
    value_set_text(arena, copy, "title", STR("Other"));
    assert_str(value_as_text(value_get(page, "title")), "Sign");
}

static void value__kinds_have_names_for_people(void **state)
{
    Arena *arena = *state;

    assert_string_equal(value_kind_name(NULL), "nothing");
    assert_string_equal(value_kind_name(value_null(arena)), "nothing");
    assert_string_equal(value_kind_name(value_bool(arena, true)),
                        "true or false");
    assert_string_equal(value_kind_name(value_number(arena, 1)), "a number");
    assert_string_equal(value_kind_name(value_text(arena, STR(""))), "text");
    assert_string_equal(value_kind_name(value_list(arena)), "a list");
    assert_string_equal(value_kind_name(value_map(arena)),
                        "a group of names with values");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void value__leaves_and_room(void **state)
{
    Arena *arena = *state;
    Value *map = value_map(arena);
    value_reserve(arena, map, 2);
    assert_int_equal(map->as.map.capacity, 2);
    Value *text = value_leaf(arena, VALUE_TEXT);
    text->as.text = STR("words");
    Value *number = value_leaf(arena, VALUE_NUMBER);
    number->as.number = 7;
    value_set(arena, map, "a", text);
    value_set(arena, map, "b", number);
    value_set(arena, map, "c", value_leaf(arena, VALUE_NULL));
    Value *copy = value_copy(arena, map);
    assert_true(str_is(value_as_text(value_get(copy, "a")), "words"));
    assert_true(value_get(copy, "b")->as.number == 7);
    assert_int_equal(value_get(copy, "c")->kind, VALUE_NULL);
    Value *list = value_list(arena);
    value_reserve(arena, list, 1);
    value_push(arena, list, text);
    value_push(arena, list, number);
    assert_int_equal(value_count(list), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(value__new_ones_have_their_kind_and_no_span),
        TEST(value__list_keeps_items_in_order),
        TEST(value__map_keeps_the_order_in_which_keys_came),
        TEST(value__putting_a_key_again_replaces_in_place),
        TEST(value__large_map_finds_every_key),
        TEST(value__every_size_around_the_index_is_right),
        TEST(value__keys_may_hold_any_byte),
        TEST(value__path_goes_through_keys_and_numbers_from_one),
        TEST(value__path_with_a_missing_step_is_null),
        TEST(value__asking_nothing_gives_nothing),
        TEST(value__copy_shares_nothing_with_the_old_one),
        TEST(value__copy_of_the_shape_borrows_texts),
        TEST(value__leaves_and_room),
        TEST(value__kinds_have_names_for_people),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
