/* tests/unit/test_plugin_reference.c - every row of the API's tables has what
 * the reference and the editors' stubs tell. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/map.h"
#include "plugin/plugin_internal.h"

/* Every row, as "page.find", with what it is about. */
typedef void RowCheck(const char *row, const Binding *function,
                      const FieldBinding *field);

static void each_row(RowCheck *check)
{
    ApiRoom rooms[API_ROOMS];
    char row[64];
    api_rooms(rooms);
    for (size_t i = 0; i < API_ROOMS; i++) {
        for (const FieldBinding *f = rooms[i].field; f && f->name; f++) {
            snprintf(row, sizeof row, "%s.%s", rooms[i].name, f->name);
            check(row, NULL, f);
        }
        for (int part = 0; part < 2; part++)
            for (const Binding *b = rooms[i].function[part]; b && b->name;
                 b++) {
                snprintf(row, sizeof row, "%s.%s", rooms[i].name, b->name);
                check(row, b, NULL);
            }
    }
}

static bool is_sentence(const char *text)
{
    size_t len = text ? strlen(text) : 0;
    return len > 2 && text[len - 1] == '.' &&
           !(text[0] >= 'a' && text[0] <= 'z');
}

static bool is_phrase(const char *text)
{
    size_t len = text ? strlen(text) : 0;
    return len > 2 && text[len - 1] != '.' && text[len - 1] != ' ';
}

static void check_text(const char *row, const Binding *function,
                       const FieldBinding *field)
{
    if (function && !is_sentence(function->text))
        fail_msg("%s: its text must be a sentence", row);
    if (field && !is_phrase(field->text))
        fail_msg("%s: its text must be words without a full stop", row);
}

static void check_names(const char *row, const ApiName *name, size_t room,
                        bool in_order)
{
    bool left_out = false;
    for (size_t i = 0; i < room && name[i].name; i++) {
        size_t len = strlen(name[i].name);
        bool optional = name[i].name[len - 1] == '?';
        if (!name[i].type || name[i].type[0] == '\0')
            fail_msg("%s: '%s' has no type", row, name[i].name);
        if (name[i].text && !is_phrase(name[i].text))
            fail_msg("%s: the words of '%s' end in a full stop", row,
                     name[i].name);
        if (in_order && left_out && !optional &&
            strcmp(name[i].name, "...") != 0)
            fail_msg("%s: '%s' stands behind what may be left out", row,
                     name[i].name);
        left_out = left_out || optional;
        if (i + 1 == room)
            fail_msg("%s: the list of names does not end", row);
    }
}

static void check_signature(const char *row, const Binding *function,
                            const FieldBinding *field)
{
    if (field && (!field->type || field->type[0] == '\0'))
        fail_msg("%s: it has no type", row);
    if (field && field->raises && !field->set)
        fail_msg("%s: nobody can set it, so that raises nothing", row);
    if (!function)
        return;
    check_names(row, function->takes, API_TAKES, true);
    check_names(row, function->gives, API_GIVES, true);
    if (function->raises && strncmp(function->raises, "for ", 4) != 0 &&
        strncmp(function->raises, "when ", 5) != 0 &&
        strncmp(function->raises, "without ", 8) != 0)
        fail_msg("%s: it raises 'for …', 'when …' or 'without …'", row);
    if (function->hooks == 0 || (function->hooks & ~(unsigned)IN_ALL) != 0)
        fail_msg("%s: no hook may call it", row);
}

static void check_example(const char *row, const Binding *function,
                          const FieldBinding *field)
{
    const char *example = function ? function->example : field->example;
    size_t len = example ? strlen(example) : 0;
    const char *name = strchr(row, '.') + 1;
    if (len == 0 || example[len - 1] != '\n')
        fail_msg("%s: it has no example", row);
    if (!strstr(example, name))
        fail_msg("%s: its example does not use it", row);
    if ((field || function->gives[0].name) && !strstr(example, "-->"))
        fail_msg("%s: its example does not say what comes of it", row);
}

static void test_every_row_says_what_it_is_for(void **state)
{
    (void)state;
    each_row(check_text);
}

static void test_every_row_has_a_signature_and_its_hooks(void **state)
{
    (void)state;
    each_row(check_signature);
}

static void test_every_row_has_an_example_that_uses_it(void **state)
{
    (void)state;
    each_row(check_example);
}

static void test_every_function_of_lua_that_differs_says_how(void **state)
{
    ApiRoom rooms[API_CHANGED];
    (void)state;
    api_changed(rooms);
    for (size_t i = 0; i < API_CHANGED; i++)
        for (int part = 0; part < 2; part++)
            for (const Binding *b = rooms[i].function[part]; b && b->name;
                 b++)
                if (!is_phrase(b->text))
                    fail_msg("%s %s: how does it differ from Lua's?",
                             rooms[i].name, b->name);
}

/* True for the name of a class, a table or a list of words. */
static bool is_type(Str name)
{
    ApiRoom rooms[API_ROOMS];
    api_rooms(rooms);
    for (size_t i = 0; i < API_ROOMS; i++)
        if (rooms[i].is_class && str_ieq(name, str_from(rooms[i].name)))
            return true;
    for (const ApiType *type = api_types(); type->name; type++)
        if (str_is(name, type->name))
            return true;
    for (const ApiWords *words = api_words(); words->name; words++)
        if (str_is(name, words->name))
            return true;
    return false;
}

/* Types of our own begin with a capital, Lua's do not. */
static void check_type(const char *row, const char *type)
{
    for (size_t i = 0; type[i]; i++) {
        size_t from = i;
        if (type[i] < 'A' || type[i] > 'Z')
            continue;
        while (ascii_is_alpha(type[i]))
            i++;
        if (!is_type(str_of(type + from, i - from)))
            fail_msg("%s: there is no type '%.*s'", row, (int)(i - from),
                     type + from);
        i--;
    }
}

static void check_types(const char *row, const Binding *function,
                        const FieldBinding *field)
{
    if (field)
        check_type(row, field->type);
    for (size_t i = 0; function && i < API_TAKES && function->takes[i].name;
         i++)
        check_type(row, function->takes[i].type);
    for (size_t i = 0; function && i < API_GIVES && function->gives[i].name;
         i++)
        check_type(row, function->gives[i].type);
}

static void test_every_type_is_described(void **state)
{
    (void)state;
    each_row(check_types);
    for (const ApiType *type = api_types(); type->name; type++) {
        if (!is_sentence(type->text))
            fail_msg("%s: its text must be a sentence", type->name);
        if (!type->is == !type->field[0].name)
            fail_msg("%s: it is a type or has fields", type->name);
        if (type->is)
            check_type(type->name, type->is);
        check_names(type->name, type->field, API_FIELDS, false);
        for (size_t i = 0; type->field[i].name; i++)
            check_type(type->name, type->field[i].type);
    }
}

static Arena arena;
static Map seen;

static void check_once(const char *row, const Binding *function,
                       const FieldBinding *field)
{
    static char there;
    (void)function;
    (void)field;
    if (map_put(&seen, str_dup(&arena, str_from(row)), &there) != NULL)
        fail_msg("%s is there twice", row);
}

static void test_no_name_is_there_twice(void **state)
{
    (void)state;
    hash_init();
    arena_init(&arena);
    map_init(&seen, &arena);
    each_row(check_once);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_row_says_what_it_is_for),
        cmocka_unit_test(test_every_row_has_a_signature_and_its_hooks),
        cmocka_unit_test(test_every_row_has_an_example_that_uses_it),
        cmocka_unit_test(test_every_function_of_lua_that_differs_says_how),
        cmocka_unit_test(test_every_type_is_described),
        cmocka_unit_test(test_no_name_is_there_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
