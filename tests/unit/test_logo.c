/* tests/unit/test_logo.c - the publisher's picture, and what its bytes tell. */
#include "site_world.h"

#include "site/picture.h"

#define PNG "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"
#define BYTES(text) str_of(text, sizeof text - 1)

static void assert_picture(Str bytes, PictureKind kind, unsigned width,
                           unsigned height)
{
    Picture picture = picture_read(bytes);

    assert_int_equal(picture.kind, kind);
    assert_int_equal(picture.width, width);
    assert_int_equal(picture.height, height);
}

static void heads_tell_kind_and_size(void **state)
{
    (void)state;
    assert_picture(BYTES(PNG "\0\0\1\x2C\0\0\0\x64"), PICTURE_PNG, 300, 100);
    assert_picture(BYTES("GIF89a\x2C\1\x64\0"), PICTURE_GIF, 300, 100);
    assert_picture(BYTES("\xFF\xD8\xFF\xE0\0\4ab\xFF\xFF\xC2\0\x11\10\0\x64\1"
                         "\x2C\3"), PICTURE_JPEG, 300, 100);
    assert_picture(BYTES("RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\x2B\1\0\x63\0\0"),
                   PICTURE_WEBP, 300, 100);
    assert_picture(BYTES("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F\x2B\xC1\x18\0"),
                   PICTURE_WEBP, 300, 100);
    assert_picture(BYTES("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9D\1\x2A\x2C\1"
                         "\x64\0"), PICTURE_WEBP, 300, 100);
    assert_picture(STR("<?xml version=\"1.0\"?><!-- x --><svg xmlns=\""
                       "http://www.w3.org/2000/svg\" viewBox=\"0,0 30.5 "
                       "10\"/>"), PICTURE_SVG, 30, 10);
    assert_picture(STR("<svg width=\"60px\" height=\"20.5\" viewBox=\"0 0 1 "
                       "1\"/>"), PICTURE_SVG, 60, 20);
    assert_picture(STR("<svg width=\"100%\" height=\"2em\"/>"), PICTURE_SVG, 0,
                   0);
}

static void heads_that_end_early_do_no_harm(void **state)
{
    static const Str whole[] = {
        STR_INIT("GIF89a"), STR_INIT("RIFF0000WEBPVP8X"),
        STR_INIT("RIFF0000WEBPVP8L"), STR_INIT("\xFF\xD8\xFF\xC0"),
        STR_INIT("<svg viewBox='0 0"), STR_INIT("<html/>"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
        for (size_t end = 0; end <= whole[i].len; end++)
            (void)picture_read(str_slice(whole[i], 0, end));
    }
    assert_picture(STR(""), PICTURE_NONE, 0, 0);
    assert_picture(STR("<html/>"), PICTURE_NONE, 0, 0);
    assert_picture(BYTES(PNG), PICTURE_PNG, 0, 0);
}

static void bytes_file(World *world, const char *name, Str bytes)
{
    Str path = path_join(&world->arena, str_from(world->folder),
                         str_from(name));

    assert_int_equal(fs_write(path.ptr, bytes), 0);
}

static void assert_logo(World *world, const char *name, const char *codes)
{
    world_file(world, "publisher.yaml",
               arena_fmt(&world->arena, "logo: %s\n", name).ptr);
    config_load(&world->site);
    assert_codes(world, codes);
}

static void a_picture_is_taken(void **state)
{
    World *world = *state;

    bytes_file(world, "a.png", BYTES(PNG "\0\0\1\x2C\0\0\0\x64"));
    assert_logo(world, "./a.png", "");
    assert_str(world, world->site.config.logo, "a.png");
    assert_int_equal(world->site.config.logo_width, 300);
}

static void a_missing_one_names_the_nearest(void **state)
{
    World *world = *state;

    bytes_file(world, "logo.PNG", BYTES(PNG "\0\0\1\x2C\0\0\0\x64"));
    assert_logo(world, "logo.png", "publisher.yaml:1 missing-file\n");
    assert_non_null(strstr(diag_get(world->diags, 0)->help.ptr,
                           "logo: logo.PNG"));
}

static void an_address_is_no_picture(void **state)
{
    assert_logo(*state, "https://example.org/logo.png",
                "publisher.yaml:1 missing-file\n");
}

static void a_folder_is_no_picture(void **state)
{
    World *world = *state;

    world_file(world, "img/a.md", "x");
    assert_logo(world, "img", "publisher.yaml:1 bad-logo\n");
}

static void an_empty_file_is_no_picture(void **state)
{
    World *world = *state;

    bytes_file(world, "a.png", STR(""));
    assert_logo(world, "a.png", "publisher.yaml:1 bad-logo\n");
}

static void a_picture_with_the_wrong_name_is_told_the_right_one(void **state)
{
    World *world = *state;

    bytes_file(world, "a.png", BYTES("GIF89a\x2C\1\x64\0"));
    assert_logo(world, "a.png", "publisher.yaml:1 bad-logo\n");
    assert_non_null(strstr(diag_get(world->diags, 0)->help.ptr, ".gif"));
}

static void a_type_that_browsers_do_not_show_is_refused(void **state)
{
    World *world = *state;

    bytes_file(world, "a.tiff", STR("II*"));
    assert_logo(world, "a.tiff", "publisher.yaml:1 bad-logo\n");
}

static void too_many_bytes_or_pixels_are_refused(void **state)
{
    World *world = *state;
    char *big = xcalloc(LIMIT_LOGO_BYTES + 1, 1);

    bytes_file(world, "a.png", str_of(big, LIMIT_LOGO_BYTES + 1));
    free(big);
    bytes_file(world, "b.png", BYTES(PNG "\0\0\x30\0\0\0\0\x64"));
    world_file(world, "handbook.yaml", "logo: b.png\n");
    assert_logo(world, "a.png", "handbook.yaml:1 logo-too-large\n"
                                "publisher.yaml:1 logo-too-large\n");
}

static void a_logo_where_nothing_is_taken_from_is_told(void **state)
{
    World *world = *state;

    world_file(world, "index.md", "x");
    world_file(world, "theme/logo.svg", "<svg viewBox=\"0 0 1 1\"/>");
    world_file(world, "publisher.yaml", "logo: theme/logo.svg\n");
    config_load(&world->site);
    discover(&world->site);
    config_check_logo(&world->site);
    assert_codes(world, "publisher.yaml:1 missing-file\n");
}

#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, world_set_up, world_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_tell_kind_and_size),
        cmocka_unit_test(heads_that_end_early_do_no_harm),
        TEST(a_picture_is_taken),
        TEST(a_missing_one_names_the_nearest),
        TEST(an_address_is_no_picture),
        TEST(a_folder_is_no_picture),
        TEST(an_empty_file_is_no_picture),
        TEST(a_picture_with_the_wrong_name_is_told_the_right_one),
        TEST(a_type_that_browsers_do_not_show_is_refused),
        TEST(too_many_bytes_or_pixels_are_refused),
        TEST(a_logo_where_nothing_is_taken_from_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
