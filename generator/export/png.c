/* export/png.c - the chunks of a PNG, and the mark of a handbook. */
#include "base/compat.h"
#include "export/png.h"

#include <stdlib.h>

static void add_u32(Buf *buf, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_addc(buf, (char)(value >> shift & 0xff));
}

/* CRC-32 as PNG (and zip) count it, a bit at a time: there are 2 KB of it. */
static uint32_t crc_of(Str bytes)
{
    uint32_t crc = UINT32_MAX;

    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (uint8_t)bytes.ptr[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? UINT32_C(0xedb88320) : 0);
    }
    return ~crc;
}

static uint32_t adler_of(Str bytes)
{
    uint32_t a = 1, b = 0;

    for (size_t i = 0; i < bytes.len; i++) {
        a = (a + (uint8_t)bytes.ptr[i]) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

/* kind: four letters. */
static void add_chunk(Buf *out, const char *kind, Str data)
{
    size_t from;

    add_u32(out, (uint32_t)data.len);
    from = out->len;
    buf_adds(out, kind);
    buf_add(out, data);
    add_u32(out, crc_of(str_slice(buf_str(out), from, out->len)));
}

static void add_colour(Buf *buf, Colour colour)
{
    buf_addc(buf, (char)colour.red);
    buf_addc(buf, (char)colour.green);
    buf_addc(buf, (char)colour.blue);
}

/* zlib's form around one stored block. */
static void add_stored(Buf *buf, Str bytes)
{
    uint16_t len = (uint16_t)bytes.len;

    buf_add(buf, STR("\x78\x01\x01"));
    buf_addc(buf, (char)(len & 0xff));
    buf_addc(buf, (char)(len >> 8));
    buf_addc(buf, (char)(~len & 0xff));
    buf_addc(buf, (char)(~len >> 8 & 0xff));
    buf_add(buf, bytes);
    add_u32(buf, adler_of(bytes));
}

void png_write(Buf *out, unsigned side, const uint8_t *point, Colour back,
               Colour front)
{
    Buf head, palette, rows, data;

    if (side == 0 || side > PNG_SIDE)
        BUG("a picture of %u points", side);
    buf_init(&head, 64);
    add_u32(&head, side);
    add_u32(&head, side);
    /* 8 bits a point, palette, and the only ways there are to pack, to filter
     * and, none, to interlace. */
    buf_add(&head, STR("\x08\x03\x00\x00\x00"));
    buf_init(&palette, 64);
    add_colour(&palette, back);
    add_colour(&palette, front);
    buf_init(&rows, (size_t)side * (side + 1));
    for (unsigned row = 0; row < side; row++) {
        buf_addc(&rows, 0); /* filter: none */
        for (unsigned column = 0; column < side; column++)
            buf_addc(&rows, point[(size_t)row * side + column] != 0);
    }
    buf_init(&data, rows.len + 64);
    add_stored(&data, buf_str(&rows));
    buf_add(out, STR("\x89PNG\r\n\x1a\n"));
    add_chunk(out, "IHDR", buf_str(&head));
    add_chunk(out, "PLTE", buf_str(&palette));
    add_chunk(out, "IDAT", buf_str(&data));
    add_chunk(out, "IEND", STR(""));
    buf_release(&head);
    buf_release(&palette);
    buf_release(&rows);
    buf_release(&data);
}

/* --- the mark ------------------------------------------------------------- */

/* In 48ths of the side, ends not included. */
typedef struct Box {
    unsigned left, top, right, bottom;
} Box;

static const Box sheet = {11, 6, 37, 42};
/* The corner of the sheet that is folded. */
#define FOLD 8u
static const Box line[] = {
    {16, 13, 25, 16}, {16, 20, 32, 23}, {16, 26, 32, 29}, {16, 32, 27, 35},
};

static bool is_in(Box box, unsigned column, unsigned row)
{
    return column >= box.left && column < box.right && row >= box.top &&
           row < box.bottom;
}

static bool is_white(unsigned column, unsigned row)
{
    if (!is_in(sheet, column, row) ||
        sheet.right - column + row - sheet.top <= FOLD)
        return false;
    for (size_t i = 0; i < sizeof line / sizeof line[0]; i++)
        if (is_in(line[i], column, row))
            return false;
    return true;
}

void png_mark(Buf *out, unsigned side, Colour back)
{
    uint8_t *point = xcalloc((size_t)side * side, 1);

    for (unsigned row = 0; row < side; row++)
        for (unsigned column = 0; column < side; column++)
            point[(size_t)row * side + column] =
                is_white(column * 48 / side, row * 48 / side);
    png_write(out, side, point, back, (Colour){255, 255, 255});
    free(point);
}
