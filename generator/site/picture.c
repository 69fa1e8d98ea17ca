/* site/picture.c - the heads of PNG, JPEG, GIF and WebP; SVG by svg.c. */
#include "base/compat.h"
#include "site/picture.h"

#include "base/path.h"
#include "site/svg.h"

static const struct {
    PictureKind kind;
    const char *name, *end;
} KINDS[] = {
    {PICTURE_PNG, "PNG", "png"},    {PICTURE_JPEG, "JPEG", "jpg"},
    {PICTURE_JPEG, "JPEG", "jpeg"}, {PICTURE_GIF, "GIF", "gif"},
    {PICTURE_WEBP, "WebP", "webp"}, {PICTURE_SVG, "SVG", "svg"},
};
#define KIND_COUNT (sizeof KINDS / sizeof KINDS[0])

PictureKind picture_kind_of_name(Str path)
{
    Str end = path_extension(path);

    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (str_ieq(end, str_from(KINDS[i].end)))
            return KINDS[i].kind;
    }
    return PICTURE_NONE;
}

const char *picture_kind_name(PictureKind kind)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (KINDS[i].kind == kind)
            return KINDS[i].name;
    }
    return "picture";
}

const char *picture_kind_end(PictureKind kind)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (KINDS[i].kind == kind)
            return KINDS[i].end;
    }
    return "";
}

static uint32_t byte_at(Str s, size_t at)
{
    return at < s.len ? (unsigned char)s.ptr[at] : 0;
}

static uint32_t big_endian(Str s, size_t at, size_t count)
{
    uint32_t number = 0;

    for (size_t i = 0; i < count; i++)
        number = number << 8 | byte_at(s, at + i);
    return number;
}

static uint32_t little_endian(Str s, size_t at, size_t count)
{
    uint32_t number = 0;

    for (size_t i = count; i-- > 0;)
        number = number << 8 | byte_at(s, at + i);
    return number;
}

static bool has_at(Str s, size_t at, const char *wanted)
{
    return at <= s.len && str_starts(str_slice(s, at, s.len), wanted);
}

/* A JPEG is a chain of segments, each with its length; the one that begins the
 * picture (SOF, but not DHT, JPG and DAC among its numbers) has the size. */
static void read_jpeg(Str s, Picture *out)
{
    size_t at = 2;

    while (at + 9 < s.len && byte_at(s, at) == 0xFF) {
        uint32_t marker = byte_at(s, at + 1);

        if (marker == 0xFF) {
            at++;
            continue;
        }
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
            marker != 0xC8 && marker != 0xCC) {
            out->height = big_endian(s, at + 5, 2);
            out->width = big_endian(s, at + 7, 2);
            return;
        }
        at += 2 + big_endian(s, at + 2, 2);
    }
}

static void read_webp(Str s, Picture *out)
{
    if (has_at(s, 12, "VP8X")) {
        out->width = little_endian(s, 24, 3) + 1;
        out->height = little_endian(s, 27, 3) + 1;
    } else if (has_at(s, 12, "VP8L")) {
        uint32_t bits = little_endian(s, 21, 4);

        out->width = (bits & 0x3FFF) + 1;
        out->height = (bits >> 14 & 0x3FFF) + 1;
    } else if (has_at(s, 12, "VP8 ")) {
        out->width = little_endian(s, 26, 2) & 0x3FFF;
        out->height = little_endian(s, 28, 2) & 0x3FFF;
    }
}

Picture picture_read(Str s)
{
    Picture out = {PICTURE_NONE, 0, 0};

    if (str_starts(s, "\x89PNG\r\n\x1A\n")) {
        out.kind = PICTURE_PNG;
        out.width = big_endian(s, 16, 4);
        out.height = big_endian(s, 20, 4);
    } else if (str_starts(s, "\xFF\xD8\xFF")) {
        out.kind = PICTURE_JPEG;
        read_jpeg(s, &out);
    } else if (str_starts(s, "GIF87a") || str_starts(s, "GIF89a")) {
        out.kind = PICTURE_GIF;
        out.width = little_endian(s, 6, 2);
        out.height = little_endian(s, 8, 2);
    } else if (str_starts(s, "RIFF") && has_at(s, 8, "WEBP")) {
        out.kind = PICTURE_WEBP;
        read_webp(s, &out);
    } else if (svg_size(s, &out.width, &out.height)) {
        out.kind = PICTURE_SVG;
    }
    return out;
}
