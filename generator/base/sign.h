/* base/sign.h - signatures as minisign makes and checks them: Ed25519, by
 * libsodium.
 *
 * Layer:   base
 * Form:    https://jedisct1.github.io/minisign/: what this signs `minisign -V`
 *          accepts, and the other way round. Signing hashes the text first
 *          (BLAKE2b, "ED"); checking takes the older form ("Ed"), too.
 * Memory:  a SignKey holds a secret: whoever has one calls sign_key_wipe, also
 *          after a failure. Nothing secret is left on the stack.
 * Threads: any (pure), after hash_init was called once by main.
 */
#ifndef HB_BASE_SIGN_H
#define HB_BASE_SIGN_H

#include "base/buf.h"

/* Larger than any file that minisign writes: comments may have 8 KB. */
#define SIGN_FILE_BYTES ((size_t)16 * 1024)

typedef enum SignProblem {
    SIGN_OK,
    SIGN_LOCKED,            /* the secret key wants its password */
    SIGN_WRONG_PASSWORD,
    SIGN_NO_SECRET_KEY,     /* the text is none of minisign's */
    SIGN_PUBLIC_FOR_SECRET, /* the public key was given for the secret one */
    SIGN_DAMAGED_KEY,
    SIGN_KEY_TOO_COSTLY,    /* wants more memory or time than any real key */
    SIGN_NO_MEMORY,         /* for unlocking: a gigabyte is usual */
    SIGN_NO_PUBLIC_KEY,
    SIGN_SECRET_FOR_PUBLIC,
    SIGN_NO_SIGNATURE,      /* the text is no signature */
    SIGN_OTHER_KEY,         /* made with another key */
    SIGN_WRONG,             /* the text is not the one that was signed */
    SIGN_WRONG_COMMENT,     /* the trusted comment was changed */
    SIGN_PROBLEM__COUNT
} SignProblem;

/* What is wrong, as the end of "…: " [static]; "" for SIGN_OK. */
const char *sign_problem_text(SignProblem problem);

typedef struct SignKey {
    uint8_t id[8];
    uint8_t secret[64]; /* the seed, and the public key behind it */
    bool locked;        /* id and secret are still sealed */
    uint8_t sealed[104], salt[32];
    uint64_t steps, memory; /* what unlocking takes */
} SignKey;

typedef struct SignPublic {
    uint8_t id[8], key[32];
} SignPublic;

/* The text of a secret key file. SIGN_LOCKED: it is read, and sign_key_unlock
 * comes next. */
SignProblem sign_key_read(Str text, SignKey *out);
/* Takes a second and up to a gigabyte, as minisign means it to. */
SignProblem sign_key_unlock(SignKey *key, Str password);
void sign_key_wipe(SignKey *key);
/* Forgets bytes in a way that no compiler takes out. */
void sign_wipe(void *bytes, size_t size);

/* Appends a signature of text, as a .minisig file holds it. trusted is a line
 * for people, signed with it. The key is not locked. */
void sign_text(const SignKey *key, Str text, Str trusted, Buf *out);

/* The text of a public key file, or its one line of base64. */
SignProblem sign_public_read(Str text, SignPublic *out);
/* The public half of a secret key. */
SignPublic sign_public_of(const SignKey *key);
/* Whether signature, the text of a .minisig file, is that key's for text.
 * *trusted is set where it is: the line for people [borrowed from
 * signature]. */
SignProblem sign_check(const SignPublic *key, Str text, Str signature,
                       Str *trusted);

/* 16 digits that name a key, as minisign shows them. */
void sign_key_name(const uint8_t id[8], char out[17]);

#endif
