/* site/logo.c - the publisher's picture: there, small enough, and what its name
 * says it is. Scripts inside are svg.c's to find. */
#include "base/compat.h"
#include "site/config.h"

#include <errno.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "site/config_internal.h"
#include "site/picture.h"

#define SAVE_AGAIN "save the picture again as PNG, JPEG, GIF, WebP or SVG"

HB_PRINTF(4, 5)
static bool refuse(const SchemaContext *context, const Value *logo, Str help,
                   const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    Str message = arena_vfmt(context->arena, fmt, args);
    va_end(args);
    diag_help(context->diags, DIAG_ERROR, "bad-logo",
              diag_at(context->source, logo->span), help, "%.*s",
              STR_ARG(message));
    return false;
}

/* A picture of nearly the same name in the folder where it was looked for. */
static Str nearest_picture(const SchemaContext *context, Str target)
{
    Arena *arena = context->arena;
    Str folder = path_folder(target);
    FsList list = {0};
    size_t count = 0, near;

    if (fs_list(arena, path_join(arena, context->site->content_folder,
                                 folder).ptr, &list) != 0)
        return STR("");
    Str *names = ARENA_NEW_ARRAY(arena, Str, list.count + 1);

    for (size_t i = 0; i < list.count; i++) {
        if (list.item[i].kind == FS_FILE &&
            picture_kind_of_name(list.item[i].name) != PICTURE_NONE)
            names[count++] = path_join(arena, folder, list.item[i].name);
    }
    near = str_nearest(target, names, count);
    if (near == STR_NONE && count == 1)
        near = 0;
    return near != STR_NONE ? names[near] : STR("");
}

static bool missing(const SchemaContext *context, const Value *logo,
                    Str target)
{
    Str near = target.len > 0 ? nearest_picture(context, target) : STR("");
    Str help = STR("put the picture beside this file and write its name: "
                   "logo: logo.svg");

    if (near.len > 0)
        help = arena_fmt(context->arena, "did you mean: logo: %.*s",
                         STR_ARG(near));
    diag_help(context->diags, DIAG_ERROR, "missing-file",
              diag_at(context->source, logo->span), help,
              "there is no picture '%.*s' in the handbook",
              STR_ARG(logo->as.text));
    return false;
}

static bool too_large(const SchemaContext *context, const Value *logo,
                      uint64_t bytes)
{
    diag_help(context->diags, DIAG_ERROR, "logo-too-large",
              diag_at(context->source, logo->span),
              STR("make it smaller: 400 pixels wide is plenty for a PNG, and a "
                  "plain SVG is smaller still"),
              "the picture '%.*s' has %llu KB, and every page loads it: a logo "
              "may have %u KB", STR_ARG(logo->as.text),
              (unsigned long long)((bytes + 1023) / 1024),
              LIMIT_LOGO_BYTES / 1024);
    return false;
}

/* What is in the file against what its name says. */
static bool check_bytes(const SchemaContext *context, const Value *logo,
                        Str bytes, Picture *picture)
{
    PictureKind named = picture_kind_of_name(logo->as.text);

    *picture = picture_read(bytes);
    if (bytes.len == 0)
        return refuse(context, logo, STR("put the picture there again"),
                      "the picture '%.*s' is empty", STR_ARG(logo->as.text));
    if (picture->kind == PICTURE_NONE && named == PICTURE_SVG)
        return true; /* svg.c says where it is broken */
    if (picture->kind != named)
        return refuse(
            context, logo,
            picture->kind == PICTURE_NONE
                ? STR(SAVE_AGAIN)
                : arena_fmt(context->arena, "it is in fact %s: give it a name "
                            "that ends in .%s",
                            picture_kind_name(picture->kind),
                            picture_kind_end(picture->kind)),
            "the picture '%.*s' is no %s, though its name says so",
            STR_ARG(logo->as.text), picture_kind_name(named));
    if (picture->kind != PICTURE_SVG &&
        (picture->width == 0 || picture->height == 0))
        return refuse(context, logo, STR(SAVE_AGAIN),
                      "the picture '%.*s' is broken: it says no size",
                      STR_ARG(logo->as.text));
    if (picture->kind == PICTURE_SVG || (picture->width <= LIMIT_LOGO_PIXELS &&
                                         picture->height <= LIMIT_LOGO_PIXELS))
        return true;
    diag_help(context->diags, DIAG_ERROR, "logo-too-large",
              diag_at(context->source, logo->span),
              STR("make it smaller: 400 pixels wide is plenty"),
              "the picture '%.*s' has %u x %u pixels, more than an old phone "
              "can unpack: a logo may have %u each way",
              STR_ARG(logo->as.text), picture->width, picture->height,
              LIMIT_LOGO_PIXELS);
    return false;
}

static bool check_file(const SchemaContext *context, const Value *logo,
                       Str target, Picture *picture)
{
    const Site *site = context->site;
    Str disk = path_join(context->arena, site->content_folder, target);
    Str shown = path_join(context->arena, site->shown_folder, target);
    Str real, bytes;
    FsInfo info;
    int err = fs_probe(disk.ptr, &info);

    if (err == 0 && info.kind == FS_MISSING)
        return missing(context, logo, target);
    if (err == 0 && info.kind == FS_FOLDER)
        return refuse(context, logo,
                      STR("write the name of the picture in it, too: logo: "
                          "pictures/logo.svg"),
                      "'%.*s' is a folder, not a picture",
                      STR_ARG(logo->as.text));
    if (picture_kind_of_name(target) == PICTURE_NONE)
        return refuse(context, logo, STR(SAVE_AGAIN),
                      "'%.*s' is no picture that every browser shows",
                      STR_ARG(logo->as.text));
    if (err == 0 && info.kind == FS_FILE && info.size > LIMIT_LOGO_BYTES)
        return too_large(context, logo, info.size);
    if (err == 0)
        err = fs_real_path(context->arena, disk.ptr, &real);
    if (err == 0)
        err = fs_read(context->arena, real.ptr, LIMIT_LOGO_BYTES, &bytes);
    if (err != 0) {
        diag_io(context->diags, "cannot-read", "read this file", shown, err);
        return false;
    }
    return check_bytes(context, logo, bytes, picture);
}

void config_take_logo(Site *site, const SchemaContext *context,
                      const Value *logo)
{
    Config *config = &site->config;
    Picture picture = {PICTURE_NONE, 0, 0};
    Str target = STR("");

    if (str_starts(logo->as.text, "/") ||
        !path_resolve(context->arena, STR("handbook.yaml"), logo->as.text,
                      &target)) {
        (void)missing(context, logo, STR(""));
        return;
    }
    if (!check_file(context, logo, target, &picture))
        return;
    config->logo = target;
    config->logo_at = diag_at(context->source, logo->span);
    config->logo_width = picture.width;
    config->logo_height = picture.height;
}

void config_check_logo(Site *site)
{
    const Config *config = &site->config;

    if (config->logo.len == 0)
        return;
    for (size_t i = 0; i < site->asset_count; i++) {
        if (str_eq(site->asset[i].source_path, config->logo))
            return;
    }
    diag_help(site->diags, DIAG_ERROR, "missing-file", config->logo_at,
              STR("put the picture beside this file and write its name: logo: "
                  "logo.svg"),
              "the picture '%.*s' lies where nothing is taken into the "
              "handbook", STR_ARG(config->logo));
}
