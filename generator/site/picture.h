/* site/picture.h - what a picture's first bytes tell: its kind and its size.
 *
 * Layer:   site
 * Threads: any.
 */
#ifndef HB_SITE_PICTURE_H
#define HB_SITE_PICTURE_H

#include "site/site.h"

typedef enum PictureKind {
    PICTURE_NONE, /* none that a browser shows */
    PICTURE_PNG,
    PICTURE_JPEG,
    PICTURE_GIF,
    PICTURE_WEBP,
    PICTURE_SVG
} PictureKind;

typedef struct Picture {
    PictureKind kind;
    uint32_t width, height; /* in pixels; 0 where the picture does not say */
} Picture;

/* By what is in it, whatever its name says. An SVG is taken as such when its
 * first element is called svg; site/svg.h says whether it is sound. */
Picture picture_read(Str bytes);
/* By its name: PICTURE_NONE for other endings. */
PictureKind picture_kind_of_name(Str path);
const char *picture_kind_name(PictureKind kind); /* "PNG" [static] */
const char *picture_kind_end(PictureKind kind);  /* "png" [static] */

#endif
