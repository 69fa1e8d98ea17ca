/* tests/unit/test_png.c - export/png.h: pictures that others can read. */
#include "base/compat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "export/png.h"

static const Colour blue = {0x1d, 0x4f, 0x91}, white = {255, 255, 255};

static uint32_t u32(const Buf *buf, size_t at)
{
    const uint8_t *byte = (const uint8_t *)buf->ptr + at;

    return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 |
           (uint32_t)byte[2] << 8 | byte[3];
}

/* One point, each byte known: what a library of pictures writes for it with
 * the same choices. */
static void one_point__is_these_bytes(void **state)
{
    static const char want[] =
        "\x89PNG\r\n\x1a\n"
        "\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x03\0\0\0\x28\xcb\x34\xbb"
        "\0\0\0\x06PLTE\x1d\x4f\x91\xff\xff\xff\x23\xae\x2a\xb0"
        "\0\0\0\x0dIDAT\x78\x01\x01\x02\0\xfd\xff\0\x01\0\x03\0\x02";
    static const uint8_t point[] = {1};
    Buf buf;

    (void)state;
    buf_init(&buf, 4096);
    png_write(&buf, 1, point, blue, white);
    assert_int_equal(buf.len, sizeof want - 1 + 4 + 12);
    assert_memory_equal(buf.ptr, want, 33);
    assert_memory_equal(buf.ptr + 33, want + 33, 14);
    assert_memory_equal(buf.ptr + 51, want + 51, sizeof want - 1 - 51);
    assert_memory_equal(buf.ptr + buf.len - 12,
                        "\0\0\0\0IEND\xae\x42\x60\x82", 12);
    buf_release(&buf);
}

static void mark__has_the_size_and_the_colour(void **state)
{
    Buf buf;
    size_t white_points = 0;

    (void)state;
    buf_init(&buf, 65536);
    png_mark(&buf, 48, blue);
    assert_int_equal(u32(&buf, 16), 48);
    assert_int_equal(u32(&buf, 20), 48);
    assert_memory_equal(buf.ptr + 41, "\x1d\x4f\x91\xff\xff\xff", 6);
    /* IDAT's data begin at 59, its rows 7 bytes on. */
    for (size_t i = 0; i < 48 * 49; i++)
        white_points += buf.ptr[59 + 7 + i] == 1;
    assert_in_range(white_points, 48 * 48 / 8, 48 * 48 / 2);
    assert_true(buf.len < 3000);
    buf_release(&buf);
}

static void largest_picture__fits_a_block(void **state)
{
    Buf buf;

    (void)state;
    buf_init(&buf, 1 << 20);
    png_mark(&buf, PNG_SIDE, blue);
    assert_int_equal(u32(&buf, 16), PNG_SIDE);
    assert_int_equal(buf.len, 33 + 18 + 12 + 11 + PNG_SIDE * (PNG_SIDE + 1) +
                                  12);
    buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_point__is_these_bytes),
        cmocka_unit_test(mark__has_the_size_and_the_colour),
        cmocka_unit_test(largest_picture__fits_a_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
