/* base/path.c - arithmetic on paths, without touching the disk. */
#include "base/compat.h"
#include "base/path.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

Str path_join(Arena *arena, Str folder, Str name)
{
    Str slash = STR("/");

    if (folder.len == 0 || name.len == 0)
        return str_cat(arena, folder, name);
    while (name.len > 0 && name.ptr[0] == '/')
        name = str_slice(name, 1, name.len);
    if (str_ends(folder, "/"))
        slash = STR("");
    return str_cat(arena, str_cat(arena, folder, slash), name);
}

Str path_folder(Str path)
{
    size_t slash = str_rfind_char(path, '/');

    if (slash == STR_NONE)
        return str_slice(path, 0, 0);
    return str_slice(path, 0, slash ? slash : 1); /* "/b" lies in "/" */
}

Str path_name(Str path)
{
    size_t slash = str_rfind_char(path, '/');

    return str_slice(path, slash == STR_NONE ? 0 : slash + 1, path.len);
}

Str path_extension(Str path)
{
    Str name = path_name(path);
    size_t dot = str_rfind_char(name, '.');

    if (dot == STR_NONE || dot == 0) /* ".nojekyll" has none */
        return str_slice(name, name.len, name.len);
    return str_slice(name, dot + 1, name.len);
}

Str path_stem(Str path)
{
    Str extension = path_extension(path);

    if (extension.len == 0)
        return path;
    return str_slice(path, 0, path.len - extension.len - 1);
}

/* Adds the parts of `more` to a path without "." and "..". False when a ".."
 * finds nothing to take away. */
static bool add_parts(Buf *buf, Str more)
{
    Str part;

    while (str_split(&more, '/', &part)) {
        if (part.len == 0 || str_is(part, "."))
            continue;
        if (!str_is(part, "..")) {
            if (buf->len > 0)
                buf_addc(buf, '/');
            buf_add(buf, part);
            continue;
        }
        if (buf->len == 0)
            return false;
        buf_truncate(buf, path_folder(buf_str(buf)).len);
    }
    return true;
}

bool path_resolve(Arena *arena, Str from, Str target, Str *out)
{
    Buf buf;
    bool inside = true;

    buf_init(&buf, SIZE_MAX / 4);
    if (target.len == 0)
        inside = add_parts(&buf, from); /* the file itself */
    else if (target.ptr[0] != '/')
        inside = add_parts(&buf, path_folder(from));
    inside = inside && add_parts(&buf, target);
    if (inside)
        *out = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return inside;
}

/* Length of the folders that both paths go through, with the closing slash. */
static size_t common_folders(Str from, Str to)
{
    size_t common = 0;

    for (size_t i = 0; i < from.len && i < to.len; i++) {
        if (from.ptr[i] != to.ptr[i])
            break;
        if (from.ptr[i] == '/')
            common = i + 1;
    }
    return common;
}

Str path_relative(Arena *arena, Str from, Str to)
{
    size_t common = common_folders(from, to), up = 0, len = to.len - common;
    char *way;

    for (size_t i = common; i < from.len; i++)
        if (from.ptr[i] == '/')
            up++;
    if (up == 0 && len == 0)
        return STR("./"); /* the folder that `from` lies in */
    way = arena_chars(arena, size_add(size_add(size_mul(up, 3), len), 1));
    for (size_t i = 0; i < up; i++)
        memcpy(way + 3 * i, "../", 3);
    memcpy(way + 3 * up, to.ptr + common, len);
    way[3 * up + len] = '\0';
    return (Str){way, 3 * up + len};
}

bool path_is_inside(Str inner, Str outer)
{
    if (str_eq(inner, outer))
        return true;
    while (str_ends(outer, "/"))
        outer.len--;
    return inner.len > outer.len && inner.ptr[outer.len] == '/' &&
           memcmp(inner.ptr, outer.ptr, outer.len) == 0;
}

/* CON, LPT1, "com1 .txt": names of devices in every folder of Windows. */
static bool is_device(Str name)
{
    static const char *const exact[] = {"con", "prn", "aux", "nul"};
    Str base = str_trim_right(str_slice(name, 0, str_find_char(name, '.')));

    for (size_t i = 0; i < sizeof exact / sizeof exact[0]; i++)
        if (str_ieq(base, str_from(exact[i])))
            return true;
    return base.len == 4 && base.ptr[3] >= '1' && base.ptr[3] <= '9' &&
           (str_ieq(str_slice(base, 0, 3), STR("com")) ||
            str_ieq(str_slice(base, 0, 3), STR("lpt")));
}

const char *path_bad_name(Str name)
{
    if (name.len == 0)
        return "it is empty";
    if (utf8_invalid_at(name) != STR_NONE)
        return "it has letters that no other system can read";
    for (size_t at = 0; at < name.len;) {
        uint32_t c = utf8_next(name, &at);

        if (c < 0x20 || c == 0x7F)
            return "it has a control character";
        if (c < 0x80 && strchr("<>:\"/\\|?*", (int)c))
            return "it has one of the characters < > : \" / \\ | ? *";
    }
    if (str_ends(name, "."))
        return "it ends with a dot";
    if (str_ends(name, " "))
        return "it ends with a space";
    if (is_device(name))
        return "it is the name of a device in Windows";
    if (utf8_units(name) > 255)
        return "it is longer than 255 characters";
    return NULL;
}

/* ':' is not among them: "a:b.html" would be read as a scheme. Nor are '+',
 * which some servers take for a space, and what HTML or Markdown would need
 * escaped. */
static bool is_url_safe(char c)
{
    return ascii_is_alnum(c) || (c != '\0' && strchr("-._~/!,=@", c));
}

Str path_to_url(Arena *arena, Str path)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t len = path.len;
    size_t put = 0;
    char *url;

    for (size_t i = 0; i < path.len; i++)
        if (!is_url_safe(path.ptr[i]))
            len = size_add(len, 2);
    if (len == path.len)
        return str_dup(arena, path);
    url = arena_chars(arena, size_add(len, 1));
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];

        if (is_url_safe(path.ptr[i])) {
            url[put++] = path.ptr[i];
            continue;
        }
        url[put++] = '%';
        url[put++] = digits[c >> 4];
        url[put++] = digits[c & 15];
    }
    return (Str){url, len};
}

static int hex_value(char c)
{
    c = ascii_lower(c);
    if (ascii_is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool path_from_url(Arena *arena, Str url, Str *out)
{
    char *path = arena_chars(arena, size_add(url.len, 1));
    size_t len = 0;

    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];

        if (c == '%') {
            int high = url.len - i > 2 ? hex_value(url.ptr[i + 1]) : -1;
            int low = url.len - i > 2 ? hex_value(url.ptr[i + 2]) : -1;

            if (high < 0 || low < 0)
                return false;
            c = (char)(high << 4 | low);
            i += 2;
        }
        if (c == '\0')
            return false;
        path[len++] = c;
    }
    *out = (Str){path, len};
    return true;
}
