/* tests/unit/test_theme.c - theme/theme.h: settings, strings, assets, and what
 * a handbook puts in a theme's place. Works in ./theme-test of the current
 * folder. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"
#include "theme/theme.h"
#include "theme/theme_internal.h"
#include "value/yaml.h"

#define HERE "theme-test"

typedef struct World {
    Arena arena;
    Diags *diags;
    const Source *wanted; /* handbook.yaml's theme_settings, or NULL */
    const char *second;   /* a second language, or NULL */
} World;

static void put_file(const char *path, const char *text)
{
    Arena arena;

    arena_init(&arena);
    Str full = path_join(&arena, STR(HERE), str_from(path));
    Str folder = path_folder(full);

    assert_int_equal(fs_make_folders(str_to_cstr(&arena, folder)), 0);
    assert_int_equal(fs_write(str_to_cstr(&arena, full), str_from(text)), 0);
    arena_release(&arena);
}

static int set_up(void **state)
{
    World *w = xcalloc(1, sizeof *w);

    arena_init(&w->arena);
    w->diags = diag_open(false);
    (void)fs_remove_tree(HERE);
    put_file("t/theme.yaml",
             "name: t\n"
             "settings:\n"
             "  accent: {type: colour, default: \"#1D4F91\", on: [\"#fff\"],"
             " dark_on: \"#16191d\"}\n"
             "  size: {type: number, default: 100, min: 50, max: 200}\n"
             "  loud: {type: boolean, default: false}\n"
             "  font: {type: choice, choices: [sans, serif], default: sans}\n"
             "  motto: {type: text, default: \"\"}\n");
    put_file("t/templates/page.mustache", "{{t.hello}}{{> parts/a}}");
    put_file("t/templates/parts/a.mustache", "theirs");
    put_file("t/i18n/en.yaml", "hello: Hello\nbye: Goodbye\n");
    put_file("t/assets/x.css", "theirs");
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    World *w = *state;

    diag_close(w->diags);
    arena_release(&w->arena);
    (void)fs_remove_tree(HERE);
    free(w);
    return 0;
}

static Theme *open_theme(World *w)
{
    const Value *wanted = NULL;
    Str languages[2] = {STR("en"), STR("")};
    size_t count = 1;

    if (w->wanted != NULL) {
        Span all = {0, (uint32_t)w->wanted->text.len};

        wanted = yaml_read(&w->arena, w->wanted, all, w->diags, NULL);
    }
    if (w->second != NULL)
        languages[count++] = str_from(w->second);
    ThemeChoices choices = {wanted, w->wanted};
    Str here = STR(HERE);
    ThemePlaces places = {&here, 1, 0};

    return theme_open(&w->arena, STR("t"), STR(HERE "/t"), &places,
                      STR(HERE "/own"), &choices, 1, languages, count,
                      w->diags);
}

/* Opens the theme with these values in handbook.yaml. */
static Theme *open_with(World *w, const char *wanted)
{
    w->wanted = source_new(&w->arena, STR("handbook.yaml"),
                           str_from(wanted));
    return open_theme(w);
}

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

static void expect_page(World *w, const Theme *theme, const char *expected)
{
    Value *map = value_map(&w->arena);
    const Value *stack[1] = {map};
    Buf out;

    value_set(&w->arena, map, "t",
              value_copy(&w->arena, theme_strings(theme, STR("en"))));
    buf_init(&out, LIMIT_OUTPUT_BYTES);
    assert_true(mustache_render(theme->templates, STR("page"), stack, 1, &out,
                                w->diags));
    assert_string_equal(out.ptr, expected);
    buf_release(&out);
}

static bool has_text(Str text, const char *part)
{
    return str_find(text, str_from(part)) != STR_NONE;
}

static Str setting(const Theme *theme, const char *name)
{
    return value_as_text(value_get(theme->settings, name));
}

/* --- all of it ------------------------------------------------------------ */

static void theme__opens_with_its_defaults(void **state)
{
    World *w = *state;
    const Theme *theme = open_theme(w);

    assert_non_null(theme);
    assert_int_equal(diag_total(w->diags), 0);
    assert_true(str_is(setting(theme, "accent"), "#1d4f91"));
    assert_true(str_is(setting(theme, "font"), "sans"));
    assert_true(value_get(theme->settings, "font_sans")->as.boolean);
    assert_false(value_get(theme->settings, "font_serif")->as.boolean);
    assert_true(value_get(theme->settings, "size")->as.number > 99.9);
    assert_false(value_get(theme->settings, "loud")->as.boolean);
    assert_true(str_is(setting(theme, "motto"), ""));
    expect_page(w, theme, "Hellotheirs");
}

static void theme__without_theme_yaml_cannot_be_used(void **state)
{
    World *w = *state;

    assert_int_equal(fs_remove_file(HERE "/t/theme.yaml"), 0);
    assert_null(open_theme(w));
    assert_true(diag_count(w->diags, DIAG_SYSTEM) > 0);
}

static void theme__whose_template_does_not_compile_cannot_be_used(
    void **state)
{
    World *w = *state;

    put_file("t/templates/bad.mustache", "a\n{{#b}}");
    assert_null(open_theme(w));
    const Diag *d = expect_one(w, "template-unclosed", 2, 1);

    assert_true(str_is(d->path, HERE "/t/templates/bad.mustache"));
}

static void theme__with_words_it_does_not_know_is_told(void **state)
{
    World *w = *state;

    put_file("t/theme.yaml", "name: t\nsetings: {}\n");
    assert_non_null(open_theme(w));
    const Diag *d = expect_one(w, "theme-file", 2, 1);

    assert_true(has_text(d->help, "'settings'"));
}

static void theme__passes_over_hidden_files_and_readmes(void **state)
{
    World *w = *state;

    put_file("t/assets/.hidden", "x");
    put_file("t/assets/README.md", "x");
    const Theme *theme = open_theme(w);

    assert_int_equal(theme->asset_count, 1);
    assert_int_equal(diag_total(w->diags), 0);
}

/* --- settings ------------------------------------------------------------- */

static void settings__of_the_handbook_replace_the_defaults(void **state)
{
    World *w = *state;
    const Theme *theme = open_with(w, "accent: \"#000\"\nsize: 112.5\n"
                                      "loud: true\nfont: serif\n"
                                      "motto: Free and fair\n");

    assert_int_equal(diag_total(w->diags), 0);
    assert_true(str_is(setting(theme, "accent"), "#000000"));
    assert_true(value_get(theme->settings, "size")->as.number > 112.4);
    assert_true(value_get(theme->settings, "loud")->as.boolean);
    assert_true(value_get(theme->settings, "font_serif")->as.boolean);
    assert_false(value_get(theme->settings, "font_sans")->as.boolean);
    assert_true(str_is(setting(theme, "motto"), "Free and fair"));
}

static void settings__unknown_ones_name_the_nearest(void **state)
{
    World *w = *state;

    assert_non_null(open_with(w, "size: 90\nacent: \"#000000\"\n"));
    const Diag *d = expect_one(w, "theme-setting-unknown", 2, 1);

    assert_int_equal(d->severity, DIAG_ERROR);
    assert_true(has_text(d->help, "'accent'"));
}

static void settings__of_the_wrong_type_are_told_at_the_value(void **state)
{
    World *w = *state;
    const Theme *theme = open_with(w, "accent: blue\nsize: big\nloud: yes\n"
                                      "font: serf\nmotto: [a]\n");
    static const unsigned column[] = {9, 7, 7, 7, 8};

    assert_int_equal(diag_total(w->diags), 5);
    for (unsigned i = 0; i < 5; i++) {
        const Diag *d = diag_get(w->diags, i);

        assert_string_equal(d->code, "theme-setting-type");
        assert_int_equal(d->place.line, i + 1);
        assert_int_equal(d->place.column, column[i]);
    }
    assert_true(has_text(diag_get(w->diags, 3)->help, "'serif'"));
    assert_true(str_is(setting(theme, "accent"), "#1d4f91"));
}

static void settings__out_of_their_limits_say_the_limits(void **state)
{
    World *w = *state;

    open_with(w, "size: 300\n");
    const Diag *d = expect_one(w, "theme-setting-type", 1, 7);

    assert_true(has_text(d->help, "50"));
    assert_true(has_text(d->help, "200"));
}

static void settings__a_pale_colour_names_the_nearest_that_can_be_read(
    void **state)
{
    World *w = *state;

    open_with(w, "accent: \"#8ab4f0\"\n");
    const Diag *d = expect_one(w, "theme-setting-contrast", 1, 9);
    size_t at = str_find(d->help, STR("#"));
    Colour white = {255, 255, 255}, nearest;

    assert_true(at != STR_NONE);
    assert_true(colour_parse(str_slice(d->help, at, at + 7), &nearest));
    assert_true(colour_contrast(nearest, white) >= 4.5);
    assert_true(colour_contrast(nearest, white) < 4.7);
}

static void settings__make_a_colour_for_dark_pages(void **state)
{
    World *w = *state;
    const Theme *theme = open_theme(w);
    Colour dark, back;

    assert_true(colour_parse(setting(theme, "accent_dark"), &dark));
    assert_true(colour_parse(STR("#16191d"), &back));
    assert_true(colour_contrast(dark, back) >= 4.5);
}

static void settings__that_are_no_map_are_an_error(void **state)
{
    World *w = *state;

    assert_non_null(open_with(w, "- accent\n"));
    assert_string_equal(diag_get(w->diags, 0)->code, "theme-setting-type");
}

/* --- strings -------------------------------------------------------------- */

static void strings__missing_in_a_language_are_english_after_a_warning(
    void **state)
{
    World *w = *state;

    put_file("t/i18n/cy.yaml", "hello: Helo\n");
    w->second = "cy";
    const Theme *theme = open_theme(w);
    const Value *welsh = theme_strings(theme, STR("cy"));
    const Diag *d = expect_one(w, "theme-string-missing", 0, 0);

    assert_int_equal(d->severity, DIAG_WARNING);
    assert_true(has_text(d->message, "'bye'"));
    assert_true(str_is(d->path, HERE "/t/i18n/cy.yaml"));
    assert_true(str_is(value_as_text(value_get(welsh, "hello")), "Helo"));
    assert_true(str_is(value_as_text(value_get(welsh, "bye")), "Goodbye"));
}

static void strings__of_a_language_without_a_file_are_english(void **state)
{
    World *w = *state;

    w->second = "gd";
    const Theme *theme = open_theme(w);
    const Value *strings = theme_strings(theme, STR("gd"));

    assert_int_equal(diag_total(w->diags), 1);
    assert_string_equal(diag_get(w->diags, 0)->code, "theme-language-missing");
    assert_true(str_is(value_as_text(value_get(strings, "bye")), "Goodbye"));
    assert_ptr_equal(theme_strings(theme, STR("xx")),
                     theme_strings(theme, STR("en")));
}

static void strings__of_the_handbook_replace_single_ones(void **state)
{
    World *w = *state;

    put_file("own/i18n/en.yaml", "hello: Hi\nhelo: X\n");
    const Theme *theme = open_theme(w);
    const Value *strings = theme_strings(theme, STR("en"));
    const Diag *d = expect_one(w, "theme-string-unknown", 2, 1);

    assert_true(has_text(d->help, "'hello'"));
    assert_true(str_is(value_as_text(value_get(strings, "hello")), "Hi"));
    assert_true(str_is(value_as_text(value_get(strings, "bye")), "Goodbye"));
}

static void strings__must_be_text(void **state)
{
    World *w = *state;

    put_file("t/i18n/en.yaml", "hello: [a]\nbye:\n");
    open_theme(w);
    assert_int_equal(diag_count(w->diags, DIAG_ERROR), 2);
    assert_string_equal(diag_get(w->diags, 0)->code, "theme-string-type");
}

/* --- what a handbook puts in its place ------------------------------------ */

static void own__template_takes_the_place_of_the_themes(void **state)
{
    World *w = *state;

    put_file("own/templates/parts/a.mustache", "ours");
    expect_page(w, open_theme(w), "Helloours");
    assert_int_equal(diag_total(w->diags), 0);
}

static void own__template_of_nearly_the_same_name_is_a_warning(void **state)
{
    World *w = *state;

    put_file("own/templates/pages.mustache", "ours");
    put_file("own/templates/of-a-plugin.mustache", "ours");
    assert_non_null(open_theme(w));
    assert_int_equal(diag_total(w->diags), 1);
    const Diag *d = diag_get(w->diags, 0);

    assert_string_equal(d->code, "theme-override-unused");
    assert_true(has_text(d->help, "'page.mustache'"));
}

static void own__slip_beside_the_right_name_is_told_the_right_name(
    void **state)
{
    World *w = *state;

    put_file("own/templates/page.mustache", "ours");
    put_file("own/templates/pgae.mustache", "ours");
    assert_non_null(open_theme(w));
    assert_int_equal(diag_total(w->diags), 1);
    assert_true(has_text(diag_get(w->diags, 0)->help, "'page.mustache'"));
}

/* Content that is a file: theme/ would lie below it. */
static void own__folder_below_a_file_is_none(void **state)
{
    World *w = *state;

    put_file("own", "a file");
    assert_non_null(open_theme(w));
    assert_int_equal(diag_total(w->diags), 0);
}

static void own__folder_that_is_a_file_or_a_link_is_told(void **state)
{
    World *w = *state;

    put_file("own/templates", "a file");
    assert_int_equal(symlink("../t/i18n", HERE "/own/i18n"), 0);
    assert_non_null(open_theme(w));
    assert_true(diag_total(w->diags) >= 2);
    for (size_t i = 0; i < diag_total(w->diags); i++) {
        const Diag *d = diag_get(w->diags, i);

        assert_string_equal(d->code, "theme-file");
        assert_true(has_text(d->message, "link") ||
                    has_text(d->message, "but it is a file"));
    }
}

static void own__assets_replace_and_are_added_sorted(void **state)
{
    World *w = *state;

    put_file("t/assets/y.css.mustache", "{{settings.font}}");
    put_file("own/assets/x.css", "ours");
    put_file("own/assets/img/a.png", "ours");
    const Theme *theme = open_theme(w);

    assert_int_equal(diag_total(w->diags), 0);
    assert_int_equal(theme->asset_count, 3);
    assert_true(str_is(theme->asset[0].path, "assets/img/a.png"));
    assert_true(str_is(theme->asset[1].path, "assets/x.css"));
    assert_true(str_is(theme->asset[1].disk_path, HERE "/own/assets/x.css"));
    assert_false(theme->asset[1].is_template);
    assert_true(str_is(theme->asset[2].path, "assets/y.css"));
    assert_true(theme->asset[2].is_template);
    assert_true(mustache_has(theme->templates, STR("assets/y.css")));
}

static void own__plain_asset_takes_the_place_of_a_template(void **state)
{
    World *w = *state;

    put_file("t/assets/y.css.mustache", "{{settings.font}}");
    put_file("own/assets/y.css", "ours");
    const Theme *theme = open_theme(w);

    assert_int_equal(diag_total(w->diags), 0);
    assert_int_equal(theme->asset_count, 2);
    assert_false(theme->asset[1].is_template);
}

static void own__theme_yaml_is_told_to_go_elsewhere(void **state)
{
    World *w = *state;

    put_file("own/theme.yaml", "name: x\n");
    assert_non_null(open_theme(w));
    assert_int_equal(diag_total(w->diags), 1);
    assert_true(has_text(diag_get(w->diags, 0)->help, "handbook.yaml"));
}

/* --- themes that are based on others -------------------------------------- */

static void put_base(const char *first_line)
{
    put_file("base/theme.yaml", first_line);
    put_file("base/templates/page.mustache", "base {{t.hello}}{{> parts/b}}");
    put_file("base/templates/parts/b.mustache", "b of base");
    put_file("base/i18n/en.yaml", "hello: Hello from base\nmore: More\n");
    put_file("base/i18n/cy.yaml", "hello: Helo\nbye: Hwyl\nmore: Mwy\n");
    put_file("base/assets/base.css", "x");
}

static void base__gives_what_the_theme_does_not_have(void **state)
{
    World *w = *state;

    put_base("name: base\nsettings:\n"
             "  wide: {type: boolean, default: true}\n"
             "  size: {type: number, default: 1}\n");
    put_file("t/theme.yaml", "name: t\nbased_on: base\nsettings:\n"
                             "  size: {type: number, default: 2}\n");
    put_file("t/templates/page.mustache", "{{t.hello}} {{t.more}} "
                                          "{{> parts/b}}");
    w->second = "cy";
    const Theme *theme = open_with(w, "wide: false\n");

    assert_non_null(theme);
    assert_int_equal(diag_total(w->diags), 0);
    expect_page(w, theme, "Hello More b of base");
    assert_true(str_is(value_as_text(value_get(
                           theme_strings(theme, STR("cy")), "bye")), "Hwyl"));
    assert_false(value_get(theme->settings, "wide")->as.boolean);
    assert_true(value_get(theme->settings, "size")->as.number > 1.9);
    assert_int_equal(theme->asset_count, 1);
}

static void base__templates_can_be_replaced_by_the_handbook(void **state)
{
    World *w = *state;

    put_base("name: base\n");
    put_file("t/theme.yaml", "name: t\nbased_on: base\n");
    put_file("t/templates/page.mustache", "{{> parts/b}}{{t.more}}");
    put_file("own/templates/parts/b.mustache", "ours ");
    put_file("own/i18n/en.yaml", "more: Even more\n");
    expect_page(w, open_theme(w), "ours Even more");
    assert_int_equal(diag_total(w->diags), 0);
}

static void base__that_is_missing_names_the_nearest(void **state)
{
    World *w = *state;

    put_base("name: base\n");
    put_file("t/theme.yaml", "name: t\nbased_on: bse\n");
    open_theme(w);
    const Diag *d = expect_one(w, "theme-missing", 2, 11);

    assert_true(has_text(d->help, "'base'"));
}

static void base__cannot_be_the_theme_itself(void **state)
{
    World *w = *state;

    put_file("t/theme.yaml", "name: t\nbased_on: t\n");
    open_theme(w);
    const Diag *d = expect_one(w, "theme-base", 2, 11);

    assert_true(has_text(d->message, "itself"));
}

static void base__in_a_ring_is_an_error_where_it_closes(void **state)
{
    World *w = *state;

    put_base("name: base\nbased_on: t\n");
    put_file("t/theme.yaml", "name: t\nbased_on: base\n");
    open_theme(w);
    const Diag *d = expect_one(w, "theme-base", 2, 11);

    assert_true(str_is(d->path, HERE "/base/theme.yaml"));
}

static void base__must_be_a_name(void **state)
{
    World *w = *state;

    put_file("t/theme.yaml", "name: t\nbased_on: [a]\n");
    open_theme(w);
    expect_one(w, "theme-base", 2, 11);
}

/* --- names that templates ask for ----------------------------------------- */

static void names__of_strings_and_settings_must_be_there(void **state)
{
    World *w = *state;

    put_file("own/templates/parts/a.mustache",
             "{{t.helo}}\n{{#settings.font_serf}}x{{/settings.font_serf}}\n"
             "{{t.hello}}{{settings.font_sans}}{{^t.zzz}}{{/t.zzz}}");
    open_theme(w);
    assert_int_equal(diag_total(w->diags), 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(diag_get(w->diags, i)->code,
                            "template-string-unknown");
    assert_true(has_text(diag_get(w->diags, 0)->help, "'t.hello'"));
    assert_true(has_text(diag_get(w->diags, 1)->help,
                         "'settings.font_serif'"));
    assert_int_equal(diag_get(w->diags, 2)->place.line, 3);
}

static void settings__a_dark_colour_may_be_chosen(void **state)
{
    World *w = *state;
    const Theme *theme =
        open_with(w, "accent_dark: \"#ffff00\"\naccent: \"#000\"\n");

    assert_int_equal(diag_total(w->diags), 0);
    assert_true(str_is(setting(theme, "accent"), "#000000"));
    assert_true(str_is(setting(theme, "accent_dark"), "#ffff00"));
}

static void settings__a_dark_colour_must_be_legible_there(void **state)
{
    World *w = *state;

    open_with(w, "accent_dark: \"#1d4f91\"\n");
    const Diag *d = expect_one(w, "theme-setting-contrast", 1, 14);

    assert_true(has_text(d->message, "'#16191d'"));
    assert_true(has_text(d->help, "accent_dark: \"#"));
}

static void settings__lines_need_less_contrast_than_words(void **state)
{
    World *w = *state;

    put_file("t/theme.yaml",
             "name: t\nsettings:\n"
             "  accent: {type: colour, default: \"#000\", on: [\"#fff\"],"
             " beside: [\"#767676\"]}\n");
    open_with(w, "accent: \"#555555\"\n");
    const Diag *d = expect_one(w, "theme-setting-contrast", 1, 9);

    assert_true(has_text(d->message, "lines and frames need 3 to 1"));
}

static void file__that_is_not_utf8_is_an_error_at_its_place(void **state)
{
    World *w = *state;

    put_file("t/templates/latin.mustache", "ok\nca\xFF");
    assert_non_null(open_theme(w));
    expect_one(w, "theme-file", 2, 3);
}

static void file__of_another_kind_among_templates_is_an_error(void **state)
{
    World *w = *state;

    put_file("t/templates/page.html", "x");
    open_theme(w);
    assert_int_equal(diag_total(w->diags), 1);
    assert_string_equal(diag_get(w->diags, 0)->code, "theme-file");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(theme__opens_with_its_defaults),
        TEST(theme__without_theme_yaml_cannot_be_used),
        TEST(theme__whose_template_does_not_compile_cannot_be_used),
        TEST(theme__with_words_it_does_not_know_is_told),
        TEST(theme__passes_over_hidden_files_and_readmes),
        TEST(settings__of_the_handbook_replace_the_defaults),
        TEST(settings__unknown_ones_name_the_nearest),
        TEST(settings__of_the_wrong_type_are_told_at_the_value),
        TEST(settings__out_of_their_limits_say_the_limits),
        TEST(settings__a_pale_colour_names_the_nearest_that_can_be_read),
        TEST(settings__make_a_colour_for_dark_pages),
        TEST(settings__that_are_no_map_are_an_error),
        TEST(strings__missing_in_a_language_are_english_after_a_warning),
        TEST(strings__of_a_language_without_a_file_are_english),
        TEST(strings__of_the_handbook_replace_single_ones),
        TEST(strings__must_be_text),
        TEST(own__template_takes_the_place_of_the_themes),
        TEST(own__template_of_nearly_the_same_name_is_a_warning),
        TEST(own__slip_beside_the_right_name_is_told_the_right_name),
        TEST(own__folder_below_a_file_is_none),
        TEST(own__folder_that_is_a_file_or_a_link_is_told),
        TEST(own__assets_replace_and_are_added_sorted),
        TEST(own__plain_asset_takes_the_place_of_a_template),
        TEST(own__theme_yaml_is_told_to_go_elsewhere),
        TEST(base__gives_what_the_theme_does_not_have),
        TEST(base__templates_can_be_replaced_by_the_handbook),
        TEST(base__that_is_missing_names_the_nearest),
        TEST(base__cannot_be_the_theme_itself),
        TEST(base__in_a_ring_is_an_error_where_it_closes),
        TEST(base__must_be_a_name),
        TEST(names__of_strings_and_settings_must_be_there),
        TEST(settings__a_dark_colour_may_be_chosen),
        TEST(settings__a_dark_colour_must_be_legible_there),
        TEST(settings__lines_need_less_contrast_than_words),
        TEST(file__that_is_not_utf8_is_an_error_at_its_place),
        TEST(file__of_another_kind_among_templates_is_an_error),
    };

    hash_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
