/* base/plain.h - text without what people leave out when they type: capitals,
 * accents, how a character is encoded.
 *
 * Layer:   base. Unicode by utf8proc.
 * Rules:   what a browser makes of a text in three steps, so that a script can
 *          do the same: NFKD and lower case; the marks of alphabets dropped
 *          (Latin, Greek, Cyrillic, Hebrew, Arabic: not all marks, in Hindi or
 *          Thai these are vowels), one form of sigma, "ss" for sharp s; NFC.
 *          The first two go by the character (plain_char), the third by the
 *          word (plain_compose).
 * Threads: any (pure).
 */
#ifndef HB_BASE_PLAIN_H
#define HB_BASE_PLAIN_H

#include "base/str.h"

/* No character becomes more than this: U+FDFA is the longest. */
#define PLAIN_MAX 24

/* Writes what a character becomes, and returns how many: 0 for a mark. */
size_t plain_char(uint32_t codepoint, uint32_t out[PLAIN_MAX]);

/* What plain_compose needs for a word of `len` bytes. */
#define PLAIN_WORK(len) (len)
/* Composes a word that plain_char made (NFC), in place. `work` has room for
 * PLAIN_WORK(len) code points. Returns its bytes: never more. */
size_t plain_compose(char *word, size_t len, uint32_t *work);

#endif
