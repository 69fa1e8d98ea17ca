/* serve/assets.c - what the preview puts into pages. */
#include "base/compat.h"

#include "serve/assets.h"

/* Each made by the Makefile from the file of its name. */
static const unsigned char SCRIPT[] = {
#include <preview.js.inc>
};
static const unsigned char STYLE[] = {
#include <preview.css.inc>
};

Str assets_script(void)
{
    return str_of((const char *)SCRIPT, sizeof SCRIPT);
}

Str assets_style(void)
{
    return str_of((const char *)STYLE, sizeof STYLE);
}
