/* export/zim_text.h - a handbook in the words of a ZIM file.
 *
 * Layer:   export
 * Rules:   openZIM's metadata: a title of at most 30 characters, a description
 *          of at most 80, languages by ISO 639-3, a name that stays the same
 *          from edition to edition.
 * Threads: any (pure).
 */
#ifndef HB_EXPORT_ZIM_TEXT_H
#define HB_EXPORT_ZIM_TEXT_H

#include "site/site.h"

#define ZIM_TITLE 30u
#define ZIM_DESCRIPTION 80u

/* "eng" for "en" or "en-GB", "cym" for "cy"; "und" for what is in no list
 * [arena or static]. */
const char *zim_language(Arena *arena, Str code);

/* "handbook-example-org_en": of the address, without one of the title
 * [arena]. */
Str zim_name(Arena *arena, const Config *config);

#endif
