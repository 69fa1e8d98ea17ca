/* lint/dictionary.h - the dictionary that is installed on this machine.
 *
 * Layer:   lint. The only file that sees hunspell.h.
 * Where:   LANGUAGE.aff and LANGUAGE.dic ("en_GB") in one of the folders that
 *          the caller names.
 * Trust:   what is in these files an administrator of this machine installed;
 *          words come from anyone and are kept short.
 * Threads: open, close, suggest: main. has: any (a lock inside, since hunspell
 *          has none): ask once for each distinct word.
 */
#ifndef HB_LINT_DICTIONARY_H
#define HB_LINT_DICTIONARY_H

#include "base/arena.h"

#define DICTIONARY_WORD_MAX 64

typedef struct Dictionary Dictionary;

/* folders: with ':' between them, the first that has it wins. NULL when none
 * has it, or it is written in an encoding that is not known here. */
Dictionary *dictionary_open(Str folders, const char *language);
void dictionary_close(Dictionary *dictionary); /* NULL is fine */

/* word: with straight apostrophes; longer than DICTIONARY_WORD_MAX bytes, or in
 * characters that the dictionary's encoding lacks, counts as right. */
bool dictionary_has(Dictionary *dictionary, Str word);
/* At most `most` words that may have been meant, the nearest first [arena].
 * Slow: some hundredths of a second. */
size_t dictionary_suggest(Dictionary *dictionary, Arena *arena, Str word,
                          Str *out, size_t most);

#endif
