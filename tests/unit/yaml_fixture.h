/* tests/unit/yaml_fixture.h - what the tests of value/yaml.h share. */
#ifndef HB_TESTS_UNIT_YAML_FIXTURE_H
#define HB_TESTS_UNIT_YAML_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/hash.h"
#include "value/yaml.h"

typedef struct Fixture {
    Arena arena;
    Diags *diags;
    const Source *source;
    bool ok;
} Fixture;

static inline int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);

    hash_init();
    arena_init(&fixture->arena);
    fixture->diags = diag_open(false);
    *state = fixture;
    return 0;
}

static inline int tear_down(void **state)
{
    Fixture *fixture = *state;

    diag_close(fixture->diags);
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

static inline Value *read_part(Fixture *fixture, Str text, Span span)
{
    diag_close(fixture->diags);
    fixture->diags = diag_open(false);
    fixture->source = source_new(&fixture->arena, STR("a.md"), text);
    return yaml_read(&fixture->arena, fixture->source, span, fixture->diags,
                     &fixture->ok);
}

static inline Value *read_str(Fixture *fixture, Str text)
{
    return read_part(fixture, text, (Span){0, (uint32_t)text.len});
}

/* Reads what must be without any mistake. */
static inline Value *read_good(Fixture *fixture, const char *text)
{
    Value *value = read_str(fixture, str_from(text));

    for (size_t i = 0; i < diag_total(fixture->diags); i++)
        fail_msg("%s: %.*s\n%s", diag_get(fixture->diags, i)->code,
                 STR_ARG(diag_get(fixture->diags, i)->message), text);
    assert_true(fixture->ok);
    assert_non_null(value);
    return value;
}

/* All that was told, one line each: "1:2+3 code: message = help", and
 * behind it " {words: 1:2+3}" where there is a second place. */
static inline const char *told(Fixture *fixture)
{
    Buf buf;
    Str all;

    buf_init(&buf, 1 << 20);
    for (size_t i = 0; i < diag_total(fixture->diags); i++) {
        const Diag *diag = diag_get(fixture->diags, i);

        buf_addf(&buf, "%u:%u+%u %s: %.*s = %.*s", diag->place.line,
                 diag->place.column, diag->span.len, diag->code,
                 STR_ARG(diag->message), STR_ARG(diag->help));
        if (diag->also.words.len > 0)
            buf_addf(&buf, " {%.*s: %u:%u+%u}", STR_ARG(diag->also.words),
                     diag->also.place.line, diag->also.place.column,
                     diag->also.span.len);
        buf_addc(&buf, '\n');
    }
    all = str_dup(&fixture->arena, buf_str(&buf));
    buf_release(&buf);
    return all.ptr;
}

static inline Value *refuse(Fixture *fixture, const char *text, const char *expected)
{
    Value *value = read_str(fixture, str_from(text));

    assert_false(fixture->ok);
    assert_string_equal(told(fixture), expected);
    return value;
}

static inline const char *text_at(const Value *value, const char *path)
{
    const Value *found = value_at_path(value, str_from(path));

    if (found == NULL || found->kind != VALUE_TEXT)
        fail_msg("no text at '%s'", path);
    return value_as_text(found).ptr;
}

static inline ValueKind kind_at(const Value *value, const char *path)
{
    const Value *found = value_at_path(value, str_from(path));

    assert_non_null(found);
    return found->kind;
}

static inline Str span_text(const Fixture *fixture, Span span)
{
    return str_slice(fixture->source->text, span.off, span.off + span.len);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
