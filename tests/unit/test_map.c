/* tests/unit/test_map.c - base/map.h: find, replace, walk in order. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/map.h"

enum { MANY = 20000 };

static void map__is_empty_at_first(void **state)
{
    Arena arena;
    Map map;

    (void)state;
    arena_init(&arena);
    map_init(&map, &arena);
    assert_int_equal(map.count, 0);
    assert_null(map_get(&map, STR("a")));
    assert_false(map_has(&map, STR("")));
    assert_null(arena.head); /* costs nothing while it is empty */
    arena_release(&arena);
}

static void map__put_gives_the_value_before(void **state)
{
    int first = 1;
    int second = 2;
    Arena arena;
    Map map;

    (void)state;
    arena_init(&arena);
    map_init(&map, &arena);
    assert_null(map_put(&map, STR("a"), &first));
    assert_ptr_equal(map_put(&map, STR("a"), &second), &first);
    assert_ptr_equal(map_get(&map, STR("a")), &second);
    assert_int_equal(map.count, 1);
    arena_release(&arena);
}

static void map__null_is_a_value(void **state)
{
    Arena arena;
    Map map;

    (void)state;
    arena_init(&arena);
    map_init(&map, &arena);
    map_put(&map, STR(""), NULL);
    assert_true(map_has(&map, STR("")));
    assert_null(map_get(&map, STR("")));
    assert_false(map_has(&map, STR("\0")));
    arena_release(&arena);
}

static void map__keys_are_whole_texts(void **state)
{
    int a = 1;
    int b = 2;
    Arena arena;
    Map map;

    (void)state;
    arena_init(&arena);
    map_init(&map, &arena);
    map_put(&map, STR("x\0y"), &a);
    map_put(&map, STR("x\0z"), &b);
    assert_ptr_equal(map_get(&map, STR("x\0y")), &a);
    assert_ptr_equal(map_get(&map, STR("x\0z")), &b);
    assert_null(map_get(&map, STR("x")));
    assert_null(map_get(&map, STR("X\0y")));
    arena_release(&arena);
}

static void map__finds_each_of_many(void **state)
{
    static int value[MANY];
    Arena arena;
    Map map;

    (void)state;
    arena_init(&arena);
    map_init(&map, &arena);
    for (int i = 0; i < MANY; i++) {
        map_put(&map, arena_fmt(&arena, "key-%d", i), &value[i]);
        if (i < 100) /* at every size around the first slots */
            for (int j = 0; j <= i; j++)
                assert_ptr_equal(
                    map_get(&map, arena_fmt(&arena, "key-%d", j)), &value[j]);
    }
    assert_int_equal(map.count, MANY);
    for (int i = 0; i < MANY; i++) {
        assert_ptr_equal(map_get(&map, arena_fmt(&arena, "key-%d", i)),
                         &value[i]);
        assert_false(map_has(&map, arena_fmt(&arena, "no-%d", i)));
    }
    arena_release(&arena);
}

static void map__is_walked_in_the_order_of_first_putting(void **state)
{
    int value[100];
    Arena arena;
    Map map;

    (void)state;
    arena_init(&arena);
    map_init(&map, &arena);
    for (int i = 0; i < 100; i++)
        map_put(&map, arena_fmt(&arena, "%d", 99 - i), &value[i]);
    for (int i = 0; i < 100; i++) /* again, in another order */
        map_put(&map, arena_fmt(&arena, "%d", i), &value[i]);
    assert_int_equal(map.count, 100);
    for (int i = 0; i < 100; i++) {
        const MapEntry *entry = map_at(&map, (size_t)i);

        assert_true(str_eq(entry->key, arena_fmt(&arena, "%d", 99 - i)));
        assert_ptr_equal(entry->value, &value[99 - i]);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map__is_empty_at_first),
        cmocka_unit_test(map__put_gives_the_value_before),
        cmocka_unit_test(map__null_is_a_value),
        cmocka_unit_test(map__keys_are_whole_texts),
        cmocka_unit_test(map__finds_each_of_many),
        cmocka_unit_test(map__is_walked_in_the_order_of_first_putting),
    };

    return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
