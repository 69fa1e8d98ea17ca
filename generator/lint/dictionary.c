/* lint/dictionary.c - hunspell, and where its dictionaries are. */
#include "base/compat.h"
#include "lint/dictionary.h"

#include <hunspell/hunspell.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/path.h"
#include "base/utf8.h"

struct Dictionary {
    Hunhandle *handle;
    bool utf8; /* else Latin 1 */
    pthread_mutex_t lock;
};

/* --- where ---------------------------------------------------------------- */

static bool is_file(Arena *arena, Str path)
{
    return fs_info_follow(str_to_cstr(arena, path)).kind == FS_FILE;
}

static bool find(Arena *arena, Str folders, const char *language, Str *aff,
                 Str *dic)
{
    Str folder;

    while (str_split(&folders, ':', &folder)) {
        *aff = path_join(arena, folder, arena_fmt(arena, "%s.aff", language));
        *dic = path_join(arena, folder, arena_fmt(arena, "%s.dic", language));
        if (folder.len > 0 && is_file(arena, *aff) && is_file(arena, *dic))
            return true;
    }
    return false;
}

/* --- hunspell ------------------------------------------------------------- */

/* Other encodings are not known here: such a dictionary is not used. */
static bool set_encoding(Dictionary *dictionary)
{
    Str name = str_from(Hunspell_get_dic_encoding(dictionary->handle));

    dictionary->utf8 = str_ieq(name, STR("UTF-8"));
    return dictionary->utf8 || str_ieq(name, STR("ISO8859-1")) ||
           str_ieq(name, STR("ISO-8859-1"));
}

Dictionary *dictionary_open(Str folders, const char *language)
{
    Dictionary *dictionary = NULL;
    Arena arena;
    Str aff, dic;

    arena_init(&arena);
    if (find(&arena, folders, language, &aff, &dic)) {
        dictionary = xcalloc(1, sizeof *dictionary);
        pthread_mutex_init(&dictionary->lock, NULL);
        dictionary->handle = Hunspell_create(str_to_cstr(&arena, aff),
                                             str_to_cstr(&arena, dic));
        if (!dictionary->handle || !set_encoding(dictionary)) {
            dictionary_close(dictionary);
            dictionary = NULL;
        }
    }
    arena_release(&arena);
    return dictionary;
}

void dictionary_close(Dictionary *dictionary)
{
    if (!dictionary)
        return;
    if (dictionary->handle)
        Hunspell_destroy(dictionary->handle);
    pthread_mutex_destroy(&dictionary->lock);
    free(dictionary);
}

/* In the dictionary's encoding; false where it has no such character. */
static bool encode(const Dictionary *dictionary, Str word,
                   char out[DICTIONARY_WORD_MAX + 1])
{
    size_t len = 0;

    if (word.len > DICTIONARY_WORD_MAX || word.len == 0)
        return false;
    if (dictionary->utf8) {
        memcpy(out, word.ptr, word.len);
        out[word.len] = '\0';
        return true;
    }
    for (size_t at = 0; at < word.len;) {
        uint32_t c = utf8_next(word, &at);

        if (c > 0xFF)
            return false;
        out[len++] = (char)(unsigned char)c;
    }
    out[len] = '\0';
    return true;
}

static Str decode(const Dictionary *dictionary, Arena *arena, Str word)
{
    char *out;
    size_t len = 0;

    if (dictionary->utf8)
        return utf8_invalid_at(word) == STR_NONE ? str_dup(arena, word)
                                                 : STR("");
    out = arena_chars(arena, 2 * word.len + 1);
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.ptr[i];

        if (c >= 0x80)
            out[len++] = (char)(0xC0 | c >> 6);
        out[len++] = (char)(c >= 0x80 ? 0x80 | (c & 0x3F) : c);
    }
    return str_of(out, len);
}

bool dictionary_has(Dictionary *dictionary, Str word)
{
    char typed[DICTIONARY_WORD_MAX + 1];
    int right;

    if (!encode(dictionary, word, typed))
        return true;
    pthread_mutex_lock(&dictionary->lock);
    right = Hunspell_spell(dictionary->handle, typed);
    pthread_mutex_unlock(&dictionary->lock);
    return right != 0;
}

size_t dictionary_suggest(Dictionary *dictionary, Arena *arena, Str word,
                          Str *out, size_t most)
{
    char typed[DICTIONARY_WORD_MAX + 1];
    char **list = NULL;
    size_t kept = 0;
    int count;

    if (!encode(dictionary, word, typed))
        return 0;
    count = Hunspell_suggest(dictionary->handle, &list, typed);
    for (int i = 0; i < count && kept < most; i++) {
        Str one = decode(dictionary, arena, str_from(list[i]));

        if (one.len > 0)
            out[kept++] = one;
    }
    if (count > 0)
        Hunspell_free_list(dictionary->handle, &list, count);
    return kept;
}
