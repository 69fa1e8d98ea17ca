/* base/sign.c - minisign's keys and signatures. */
#include "base/compat.h"
#include "base/sign.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

/* Two letters name what follows. */
#define ALG_SIZE ((size_t)2)
#define ALG_PLAIN "Ed"  /* the text itself is signed: minisign before 0.8 */
#define ALG_HASHED "ED" /* its BLAKE2b hash is */
#define KDF_SCRYPT "Sc"
#define KDF_NONE "\0\0"
#define CHECK_BLAKE2B "B2"

/* minisign's own keys take 2^25 steps and 2^30 bytes. A file that asks for
 * much more wants to keep this machine busy. */
#define MAX_STEPS ((uint64_t)1 << 28)
#define MAX_MEMORY ((uint64_t)1 << 32)

/* Where things stand in a decoded secret key. */
enum {
    SECRET_KDF = 2,
    SECRET_CHECK = 4,
    SECRET_SALT = 6,
    SECRET_STEPS = 38,
    SECRET_MEMORY = 46,
    SECRET_SEALED = 54,
    SECRET_SIZE = 158
};
/* Inside the sealed part: id, secret, checksum. */
enum { SEALED_SECRET = 8, SEALED_CHECK = 72, SEALED_SIZE = 104 };
enum { PUBLIC_ID = 2, PUBLIC_KEY = 10, PUBLIC_SIZE = 42 };
enum { SIG_ID = 2, SIG_BYTES = 10, SIG_SIZE = 74 };

#define COMMENT "untrusted comment:"
#define TRUSTED "trusted comment: "

const char *sign_problem_text(SignProblem problem)
{
    static const char *const TEXT[SIGN_PROBLEM__COUNT] = {
        [SIGN_OK] = "",
        [SIGN_LOCKED] = "the key wants its password",
        [SIGN_WRONG_PASSWORD] = "the password is wrong",
        [SIGN_NO_SECRET_KEY] = "this is not a secret key that minisign made",
        [SIGN_PUBLIC_FOR_SECRET] = "this is the public key; signing takes the "
                                   "secret one (minisign.key)",
        [SIGN_DAMAGED_KEY] = "this key is damaged",
        [SIGN_KEY_TOO_COSTLY] = "unlocking this key would take more memory or "
                                "time than any key of minisign's does",
        [SIGN_NO_MEMORY] = "there is not enough memory to unlock this key (a "
                           "gigabyte is usual)",
        [SIGN_NO_PUBLIC_KEY] = "this is not a public key that minisign made",
        [SIGN_SECRET_FOR_PUBLIC] = "this is the secret key; checking takes the "
                                   "public one (minisign.pub)",
        [SIGN_NO_SIGNATURE] = "this is not a signature that minisign made",
        [SIGN_OTHER_KEY] = "it was signed with another key",
        [SIGN_WRONG] = "what was signed is not what is here",
        [SIGN_WRONG_COMMENT] = "the line that was signed with it was changed",
    };

    return TEXT[problem];
}

void sign_wipe(void *bytes, size_t size)
{
    sodium_memzero(bytes, size);
}

/* ---- text forms ---- */

/* The bytes of a line of base64; 0 when it is none, or holds more than size
 * bytes. */
static size_t decode(Str line, uint8_t *out, size_t size)
{
    size_t len = 0;

    line = str_trim(line);
    if (sodium_base642bin(out, size, line.ptr, line.len, NULL, &len, NULL,
                          sodium_base64_VARIANT_ORIGINAL))
        return 0;
    return len;
}

/* The line of base64 in a key file: the first that is no comment. */
static Str key_line(Str text)
{
    Str line;

    while (str_line(&text, &line))
        if (str_trim(line).len > 0 && !str_starts(line, COMMENT))
            return line;
    return STR("");
}

static bool has_alg(const uint8_t *bytes, const char *alg)
{
    return memcmp(bytes, alg, ALG_SIZE) == 0;
}

static void encode(Buf *out, const uint8_t *bytes, size_t size)
{
    char text[sodium_base64_ENCODED_LEN(SIG_SIZE,
                                        sodium_base64_VARIANT_ORIGINAL)];

    sodium_bin2base64(text, sizeof text, bytes, size,
                      sodium_base64_VARIANT_ORIGINAL);
    buf_adds(out, text);
    buf_addc(out, '\n');
}

void sign_key_name(const uint8_t id[8], char out[17])
{
    for (size_t i = 0; i < 8; i++)
        snprintf(out + 2 * i, 3, "%02X", id[7 - i]);
}

/* ---- secret keys ---- */

static uint64_t little_endian(const uint8_t *bytes)
{
    uint64_t number = 0;

    for (size_t i = 8; i-- > 0;)
        number = number << 8 | bytes[i];
    return number;
}

/* A secret is its seed with the public key behind it: both must fit. */
static bool fits_together(const uint8_t secret[64])
{
    uint8_t public[crypto_sign_PUBLICKEYBYTES];
    uint8_t again[crypto_sign_SECRETKEYBYTES];
    bool fits;

    crypto_sign_seed_keypair(public, again, secret);
    fits = sodium_memcmp(again, secret, sizeof again) == 0;
    sodium_memzero(again, sizeof again);
    return fits;
}

/* What the sealed part says, once it is open. */
static void take_open(SignKey *key, const uint8_t open[SEALED_SIZE])
{
    memcpy(key->id, open, sizeof key->id);
    memcpy(key->secret, open + SEALED_SECRET, sizeof key->secret);
    key->locked = false;
}

SignProblem sign_key_read(Str text, SignKey *out)
{
    uint8_t bytes[SECRET_SIZE];
    size_t len = decode(key_line(text), bytes, sizeof bytes);
    SignProblem problem = SIGN_OK;

    memset(out, 0, sizeof *out);
    if (len == PUBLIC_SIZE && has_alg(bytes, ALG_PLAIN))
        return SIGN_PUBLIC_FOR_SECRET;
    if (len != SECRET_SIZE || !has_alg(bytes, ALG_PLAIN) ||
        !has_alg(bytes + SECRET_CHECK, CHECK_BLAKE2B)) {
        problem = SIGN_NO_SECRET_KEY;
    } else if (has_alg(bytes + SECRET_KDF, KDF_SCRYPT)) {
        problem = SIGN_LOCKED;
        out->locked = true;
        memcpy(out->sealed, bytes + SECRET_SEALED, sizeof out->sealed);
        memcpy(out->salt, bytes + SECRET_SALT, sizeof out->salt);
        out->steps = little_endian(bytes + SECRET_STEPS);
        out->memory = little_endian(bytes + SECRET_MEMORY);
        if (out->steps > MAX_STEPS || out->memory > MAX_MEMORY)
            problem = SIGN_KEY_TOO_COSTLY;
    } else if (memcmp(bytes + SECRET_KDF, KDF_NONE, ALG_SIZE) != 0) {
        problem = SIGN_NO_SECRET_KEY;
    } else { /* minisign -W: its checksum may be left empty */
        take_open(out, bytes + SECRET_SEALED);
        if (!fits_together(out->secret))
            problem = SIGN_DAMAGED_KEY;
    }
    sodium_memzero(bytes, sizeof bytes);
    return problem;
}

/* Of letters, id and secret: tells a wrong password. */
static bool has_checksum(const uint8_t open[SEALED_SIZE])
{
    crypto_generichash_state state;
    uint8_t sum[SEALED_SIZE - SEALED_CHECK];

    crypto_generichash_init(&state, NULL, 0, sizeof sum);
    crypto_generichash_update(&state, (const uint8_t *)ALG_PLAIN, ALG_SIZE);
    crypto_generichash_update(&state, open, SEALED_CHECK);
    crypto_generichash_final(&state, sum, sizeof sum);
    sodium_memzero(&state, sizeof state);
    return sodium_memcmp(sum, open + SEALED_CHECK, sizeof sum) == 0;
}

SignProblem sign_key_unlock(SignKey *key, Str password)
{
    uint8_t open[SEALED_SIZE];
    SignProblem problem = SIGN_OK;

    _Static_assert(crypto_pwhash_scryptsalsa208sha256_SALTBYTES == 32,
                   "salts are 32 bytes");
    if (!key->locked)
        return SIGN_OK;
    if (crypto_pwhash_scryptsalsa208sha256(
            open, sizeof open, password.ptr, password.len, key->salt,
            key->steps, (size_t)key->memory))
        return SIGN_NO_MEMORY;
    for (size_t i = 0; i < sizeof open; i++)
        open[i] ^= key->sealed[i];
    if (!has_checksum(open))
        problem = SIGN_WRONG_PASSWORD;
    else if (!fits_together(open + SEALED_SECRET))
        problem = SIGN_DAMAGED_KEY;
    else
        take_open(key, open);
    sodium_memzero(open, sizeof open);
    return problem;
}

void sign_key_wipe(SignKey *key)
{
    sodium_memzero(key, sizeof *key);
}

/* ---- signing ---- */

static void hash_text(Str text, uint8_t hash[crypto_generichash_BYTES_MAX])
{
    crypto_generichash(hash, crypto_generichash_BYTES_MAX,
                       (const uint8_t *)text.ptr, text.len, NULL, 0);
}

/* What the second signature is of: the first one, and the trusted line. */
static void comment_text(Buf *out, const uint8_t signature[64], Str trusted)
{
    buf_init(out, crypto_sign_BYTES + SIGN_FILE_BYTES);
    for (size_t i = 0; i < crypto_sign_BYTES; i++)
        buf_addc(out, (char)signature[i]);
    buf_add(out, trusted);
}

void sign_text(const SignKey *key, Str text, Str trusted, Buf *out)
{
    uint8_t hash[crypto_generichash_BYTES_MAX];
    uint8_t bytes[SIG_SIZE], second[crypto_sign_BYTES];
    Buf both;

    if (key->locked || str_find_char(trusted, '\n') != STR_NONE)
        BUG("signing with a locked key, or with more than a line");
    hash_text(text, hash);
    memcpy(bytes, ALG_HASHED, ALG_SIZE);
    memcpy(bytes + SIG_ID, key->id, sizeof key->id);
    crypto_sign_detached(bytes + SIG_BYTES, NULL, hash, sizeof hash,
                         key->secret);
    comment_text(&both, bytes + SIG_BYTES, trusted);
    crypto_sign_detached(second, NULL, (const uint8_t *)both.ptr, both.len,
                         key->secret);
    buf_release(&both);
    buf_adds(out, COMMENT " signed by handbook\n");
    encode(out, bytes, sizeof bytes);
    buf_adds(out, TRUSTED);
    buf_add(out, trusted);
    buf_addc(out, '\n');
    encode(out, second, sizeof second);
}

/* ---- checking ---- */

SignProblem sign_public_read(Str text, SignPublic *out)
{
    uint8_t bytes[SECRET_SIZE];
    size_t len = decode(key_line(text), bytes, sizeof bytes);
    SignProblem problem = SIGN_OK;

    if (len == SECRET_SIZE && has_alg(bytes, ALG_PLAIN)) {
        problem = SIGN_SECRET_FOR_PUBLIC;
    } else if (len != PUBLIC_SIZE || !has_alg(bytes, ALG_PLAIN)) {
        problem = SIGN_NO_PUBLIC_KEY;
    } else {
        memcpy(out->id, bytes + PUBLIC_ID, sizeof out->id);
        memcpy(out->key, bytes + PUBLIC_KEY, sizeof out->key);
    }
    sodium_memzero(bytes, sizeof bytes);
    return problem;
}

SignPublic sign_public_of(const SignKey *key)
{
    SignPublic public;

    memcpy(public.id, key->id, sizeof public.id);
    memcpy(public.key, key->secret + crypto_sign_SEEDBYTES,
           sizeof public.key);
    return public;
}

/* The four lines of a signature. */
typedef struct Signature {
    uint8_t bytes[SIG_SIZE], second[crypto_sign_BYTES];
    Str trusted;
} Signature;

static bool read_signature(Str text, Signature *out)
{
    Str comment, first, trusted, second;

    if (!str_line(&text, &comment) || !str_starts(comment, COMMENT) ||
        !str_line(&text, &first) ||
        decode(first, out->bytes, SIG_SIZE) != SIG_SIZE ||
        !str_line(&text, &trusted) || !str_starts(trusted, TRUSTED) ||
        !str_line(&text, &second) ||
        decode(second, out->second, sizeof out->second) != sizeof out->second)
        return false;
    out->trusted = str_slice(trusted, sizeof TRUSTED - 1, trusted.len);
    return has_alg(out->bytes, ALG_PLAIN) || has_alg(out->bytes, ALG_HASHED);
}

static bool is_signed(const SignPublic *key, const uint8_t *signature,
                      Str text)
{
    return crypto_sign_verify_detached(signature, (const uint8_t *)text.ptr,
                                       text.len, key->key) == 0;
}

SignProblem sign_check(const SignPublic *key, Str text, Str signature,
                       Str *trusted)
{
    uint8_t hash[crypto_generichash_BYTES_MAX];
    Signature sig;
    Buf both;
    bool comment;

    if (!read_signature(signature, &sig))
        return SIGN_NO_SIGNATURE;
    if (memcmp(sig.bytes + SIG_ID, key->id, sizeof key->id) != 0)
        return SIGN_OTHER_KEY;
    if (has_alg(sig.bytes, ALG_HASHED)) {
        hash_text(text, hash);
        text = (Str){(const char *)hash, sizeof hash};
    }
    if (!is_signed(key, sig.bytes + SIG_BYTES, text))
        return SIGN_WRONG;
    comment_text(&both, sig.bytes + SIG_BYTES, sig.trusted);
    comment = is_signed(key, sig.second, buf_str(&both));
    buf_release(&both);
    if (!comment)
        return SIGN_WRONG_COMMENT;
    *trusted = sig.trusted;
    return SIGN_OK;
}
