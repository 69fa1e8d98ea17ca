/* base/base64.h - bytes as letters, for data: addresses and hashes of content
 * security policies.
 *
 * Layer:   base. By libsodium.
 * Threads: any (pure).
 */
#ifndef HB_BASE_BASE64_H
#define HB_BASE_BASE64_H

#include "base/arena.h"

/* RFC 4648, with '=' at the end and no line ends [arena]. */
Str base64_encode(Arena *arena, Str bytes);

#endif
