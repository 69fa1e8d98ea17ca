/* site/svg.c - looks through an SVG file for what could run or call out. */
#include "base/compat.h"

#include "site/svg.h"

#include <errno.h>
#include <string.h>

#include <expat.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"

typedef struct SvgCheck {
    XML_Parser parser;
    Arena *arena;
    const Source *source;
    Diags *diags;
    bool safe;
    bool begun;           /* behind the first tag */
    unsigned style_depth; /* inside <style> */
    Buf style;            /* its text, which comes in pieces */
    Span style_at;        /* where the first of them begins */
} SvgCheck;

static Span here(const SvgCheck *check)
{
    XML_Index at = XML_GetCurrentByteIndex(check->parser);
    return (Span){at > 0 ? (uint32_t)at : 0, 0};
}

static void report_at(SvgCheck *check, Span at, const char *code, Str message)
{
    check->safe = false;
    diag_add(check->diags, DIAG_ERROR, code, diag_at(check->source, at),
             message, STR("save the picture again as a plain SVG, or as PNG"));
}

static void report(SvgCheck *check, const char *format, const char *word)
{
    report_at(check, here(check), "unsafe-svg",
              arena_fmt(check->arena, "%s '%s'", format, word));
}

/* Names come with their namespace in front, apart by a newline. */
static const char *local_name(const char *name)
{
    const char *after = strrchr(name, '\n');
    return after != NULL ? after + 1 : name;
}

/* Style text reaches outside by url(...) or @import; "url(#id)" stays in. */
static bool style_is_safe(Str text)
{
    static const Str AT = STR_INIT("@import"), URL = STR_INIT("url(");
    if (str_find(text, AT) != STR_NONE ||
        str_find_char(text, '\\') != STR_NONE)
        return false;
    for (size_t at; (at = str_find(text, URL)) != STR_NONE;) {
        text = str_trim_left(str_slice(text, at + URL.len, text.len));
        if (!str_starts(text, "#") && !str_starts(text, "'#") &&
            !str_starts(text, "\"#"))
            return false;
    }
    return true;
}

static bool reference_is_safe(const char *value)
{
    Str text = str_trim(str_from(value));
    return str_starts(text, "#") || str_starts(text, "data:image/png") ||
           str_starts(text, "data:image/jpeg") ||
           str_starts(text, "data:image/gif") ||
           str_starts(text, "data:image/webp");
}

static void check_attribute(SvgCheck *check, const char *name,
                            const char *value)
{
    Str lower = str_lower(check->arena, str_from(local_name(name)));
    Str text = str_lower(check->arena, str_from(value));
    if (str_starts(lower, "on"))
        report(check, "this picture does something when it is touched: it has",
               lower.ptr);
    else if ((str_is(lower, "href") || str_is(lower, "src")) &&
             !reference_is_safe(value))
        report(check, "this picture refers to something outside itself:",
               value);
    else if (!style_is_safe(text))
        report(check, "this picture refers to something outside itself:",
               value);
}

static void XMLCALL on_start(void *context, const XML_Char *name,
                             const XML_Char **attribute)
{
    static const char *const REFUSED[] = {
        "script",  "foreignobject", "iframe", "object", "embed",
        "handler", "listener",      "audio",  "video",  "link"};
    SvgCheck *check = context;
    Str lower = str_lower(check->arena, str_from(local_name(name)));
    if (!check->begun && !str_is(str_from(local_name(name)), "svg"))
        report_at(check, here(check), "bad-svg",
                  arena_fmt(check->arena, "a picture begins with <svg>, this "
                            "file with <%s>", local_name(name)));
    check->begun = true;
    for (size_t i = 0; i < sizeof REFUSED / sizeof REFUSED[0]; i++) {
        if (str_is(lower, REFUSED[i]))
            report(check, "a picture must not hold the element",
                   local_name(name));
    }
    if (str_is(lower, "style") || check->style_depth > 0)
        check->style_depth++;
    for (size_t i = 0; attribute[i] != NULL; i += 2)
        check_attribute(check, attribute[i], attribute[i + 1]);
}

static bool check_style(SvgCheck *check, Str text, Span at)
{
    if (style_is_safe(str_lower(check->arena, text)))
        return true;
    report_at(check, at, "unsafe-svg",
              STR("this picture takes something from outside its file in "
                  "'style'"));
    return false;
}

static void XMLCALL on_end(void *context, const XML_Char *name)
{
    SvgCheck *check = context;
    (void)name;
    if (check->style_depth == 0 || --check->style_depth > 0)
        return;
    check_style(check, buf_str(&check->style), check->style_at);
    buf_reset(&check->style);
}

static void XMLCALL on_text(void *context, const XML_Char *text, int len)
{
    SvgCheck *check = context;
    Str piece = str_of(text, (size_t)len);
    /* At its own line, where it can be; what is cut in two, at the end. */
    if (check->style_depth == 0 || !check_style(check, piece, here(check)))
        return;
    if (check->style.len == 0)
        check->style_at = here(check);
    buf_add(&check->style, piece);
}

static void XMLCALL on_doctype(void *context, const XML_Char *name,
                               const XML_Char *system, const XML_Char *public,
                               int has_internal)
{
    (void)name, (void)system, (void)public;
    if (has_internal)
        report(context, "a picture must not define entities in its",
               "DOCTYPE");
}

static void XMLCALL on_instruction(void *context, const XML_Char *target,
                                   const XML_Char *data)
{
    (void)data;
    report(context, "a picture must not hold the instruction", target);
}

bool svg_check(Arena *arena, const Source *source, Diags *diags)
{
    SvgCheck check = {.arena = arena,
                      .source = source,
                      .diags = diags,
                      .safe = true};
    check.parser = XML_ParserCreateNS(NULL, '\n');
    if (check.parser == NULL)
        BUG("no memory for an XML parser");
    buf_init(&check.style, LIMIT_FILE_BYTES);
    XML_SetUserData(check.parser, &check);
    XML_SetElementHandler(check.parser, on_start, on_end);
    XML_SetCharacterDataHandler(check.parser, on_text);
    XML_SetStartDoctypeDeclHandler(check.parser, on_doctype);
    XML_SetProcessingInstructionHandler(check.parser, on_instruction);
    if (XML_Parse(check.parser, source->text.ptr, (int)source->text.len,
                  1) != XML_STATUS_OK) {
        report_at(&check, here(&check), "bad-svg",
                  STR("this picture is broken from here on"));
    }
    XML_ParserFree(check.parser);
    buf_release(&check.style);
    return check.safe;
}

/* --- the size ------------------------------------------------------------- */

typedef struct SvgSize {
    XML_Parser parser;
    bool is_svg;
    uint32_t width, height;
} SvgSize;

/* "120", "120.5px"; 0 for a share or another unit: it tells no shape. */
static uint32_t whole_number(Str text)
{
    uint64_t number;
    Str digits = str_trim(text), end;
    size_t at = 0;

    while (at < digits.len && ascii_is_digit(digits.ptr[at]))
        at++;
    end = str_slice(digits, at, digits.len);
    if (str_starts(end, "."))
        for (end.ptr++, end.len--; end.len > 0 && ascii_is_digit(end.ptr[0]);
             end.len--)
            end.ptr++;
    if (end.len > 0 && !str_is(end, "px"))
        return 0;
    if (!str_to_u64(str_slice(digits, 0, at), &number) || number > 100000)
        return 0;
    return (uint32_t)number;
}

/* viewBox="0 0 120 40" */
static void take_view_box(SvgSize *size, const char *value)
{
    Str rest = str_from(value);
    uint32_t part[4] = {0};

    for (size_t i = 0; i < 4; i++) {
        size_t end = 0;

        rest = str_trim_left(rest);
        while (end < rest.len && !ascii_is_space(rest.ptr[end]) &&
               rest.ptr[end] != ',')
            end++;
        part[i] = whole_number(str_slice(rest, 0, end));
        rest = str_slice(rest, end + (end < rest.len), rest.len);
    }
    size->width = part[2];
    size->height = part[3];
}

static void XMLCALL on_first(void *context, const XML_Char *name,
                             const XML_Char **attribute)
{
    SvgSize *size = context;
    uint32_t width = 0, height = 0;

    size->is_svg = str_is(str_from(local_name(name)), "svg");
    for (size_t i = 0; attribute[i] != NULL; i += 2) {
        Str key = str_from(attribute[i]);

        if (str_is(key, "viewBox"))
            take_view_box(size, attribute[i + 1]);
        else if (str_is(key, "width"))
            width = whole_number(str_from(attribute[i + 1]));
        else if (str_is(key, "height"))
            height = whole_number(str_from(attribute[i + 1]));
    }
    if (width > 0 && height > 0) {
        size->width = width;
        size->height = height;
    }
    XML_StopParser(size->parser, XML_FALSE);
}

bool svg_size(Str text, uint32_t *width, uint32_t *height)
{
    SvgSize size = {.parser = XML_ParserCreateNS(NULL, '\n')};

    if (size.parser == NULL)
        BUG("no memory for an XML parser");
    XML_SetUserData(size.parser, &size);
    XML_SetStartElementHandler(size.parser, on_first);
    (void)XML_Parse(size.parser, text.ptr, (int)text.len, 1);
    XML_ParserFree(size.parser);
    *width = size.width;
    *height = size.height;
    return size.is_svg;
}

void svg_check_all(Site *site)
{
    for (size_t i = 0; i < site->asset_count; i++) {
        const Asset *asset = &site->asset[i];
        if (!str_ieq(path_extension(asset->source_path), STR("svg")))
            continue;
        Str text;
        Str shown = path_join(&site->arena, site->shown_folder,
                              asset->source_path);
        int err = fs_read(&site->arena, asset->disk_path.ptr,
                          LIMIT_FILE_BYTES, &text);
        if (err == EFBIG)
            diag_addf(site->diags, DIAG_ERROR, "bad-svg", diag_in_file(shown),
                      "this picture is larger than %u MB",
                      LIMIT_FILE_BYTES / (1024 * 1024));
        else if (err != 0)
            diag_io(site->diags, "file-unreadable", "read", shown, err);
        else
            svg_check(&site->arena, source_new(&site->arena, shown, text),
                      site->diags);
    }
}
