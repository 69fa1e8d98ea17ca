/* search/stem.c - forms of one word, known by their stem. */
#include "base/compat.h"
#include "search/stem.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* The longest code of a language that libstemmer knows. */
#define CODE_BYTES 3

struct SearchStemmer {
    struct sb_stemmer *rules; /* NULL: none for this language */
};

SearchStemmer *search_stemmer_open(Str language)
{
    SearchStemmer *stemmer = xcalloc(1, sizeof *stemmer);
    char code[CODE_BYTES + 1] = "";
    Str base = language;

    str_split(&base, '-', &language); /* "en-GB" */
    if (language.len == 0 || language.len > CODE_BYTES)
        return stemmer;
    memcpy(code, language.ptr, language.len);
    stemmer->rules = sb_stemmer_new(code, "UTF_8");
    return stemmer;
}

void search_stemmer_close(SearchStemmer *stemmer)
{
    if (!stemmer)
        return;
    sb_stemmer_delete(stemmer->rules);
    free(stemmer);
}

/* Figures have no other forms: "1990s" is not the year. */
static bool has_stem(Str form)
{
    size_t at = 0;

    return form.len > 0 && !utf8_is_number(utf8_next(form, &at));
}

Str search_stem(SearchStemmer *stemmer, Str form)
{
    const sb_symbol *stem;

    if (!stemmer->rules || !has_stem(form))
        return form;
    stem = sb_stemmer_stem(stemmer->rules, (const sb_symbol *)form.ptr,
                           str_int_len(form));
    if (!stem)
        return form;
    return str_of((const char *)stem,
                  (size_t)sb_stemmer_length(stemmer->rules));
}
