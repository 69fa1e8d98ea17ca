/* search/digits.h - numbers as the characters that shards write them with.
 *
 * Layer:   search
 * Rules:   a digit is one of A-Z a-z 0-9 - _, for 0 to 63. Longer numbers are
 *          digits of five bits each, the lowest first; the sixth bit says that
 *          more follow. No character of them has to be escaped in a script.
 * Threads: any (pure).
 */
#ifndef HB_SEARCH_DIGITS_H
#define HB_SEARCH_DIGITS_H

#include "base/buf.h"

/* The most characters of one number. */
#define DIGITS_MAX 7

char digit_of(unsigned number); /* number < 64 */
/* Writes the characters of a number, and returns how many. */
size_t digits_put(char out[DIGITS_MAX], uint32_t number);
void digits_add(Buf *buf, uint32_t number);
/* The number at *at, which moves behind it. What digits_put wrote is there. */
uint32_t digits_take(const char *text, size_t *at);
unsigned digit_value(char digit);

#endif
