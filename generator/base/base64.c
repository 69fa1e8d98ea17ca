/* base/base64.c - bytes as letters. */
#include "base/compat.h"
#include "base/base64.h"

#include <sodium.h>

Str base64_encode(Arena *arena, Str bytes)
{
    size_t size = sodium_base64_encoded_len(bytes.len,
                                            sodium_base64_VARIANT_ORIGINAL);
    char *text = arena_chars(arena, size);

    sodium_bin2base64(text, size, (const unsigned char *)bytes.ptr, bytes.len,
                      sodium_base64_VARIANT_ORIGINAL);
    return (Str){text, size - 1}; /* size counts the NUL */
}
