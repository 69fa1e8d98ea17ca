/* base/compat.h - what every file of the generator may take for granted.
 *
 * Layer:   base (the ground floor: may include nothing of ours but limits.h)
 * Rule:    every .c file includes this first, then its own header, then others.
 * Threads: any.
 */
#ifndef HB_BASE_COMPAT_H
#define HB_BASE_COMPAT_H

#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) || defined(__clang__)
#define HB_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define HB_NORETURN __attribute__((noreturn))
#define HB_MUST_USE __attribute__((warn_unused_result))
#else
#define HB_PRINTF(fmt, args)
#define HB_NORETURN
#define HB_MUST_USE
#endif

/* A programmer's error: prints where and what to stderr and aborts.
 * For a mistake in content use a diagnostic (base/diag.h) instead. */
#define BUG(...) hb_bug(__FILE__, __LINE__, __VA_ARGS__)
HB_NORETURN HB_PRINTF(3, 4) void hb_bug(const char *file, int line,
                                         const char *fmt, ...);

/* Memory that is never NULL: when there is none left the program ends with a
 * message and exit status 3. Returns [detached]: the caller must free(). */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size); /* old is moved */

/* count * size and a + b, ending the program when they overflow. */
size_t size_mul(size_t count, size_t size);
size_t size_add(size_t a, size_t b);

#endif
