/* site/vocabulary.h - the words that pages may use, and their names.
 *
 * Layer:   site
 * Rules:   DESIGN 4.1. handbook.yaml's `vocabularies` replaces the default of
 *          the same name as a whole; only "standings" keeps its four ids, of
 *          which some may get other names; in the order of the words a source
 *          weighs more or less.
 * Threads: main while it is filled; any afterwards.
 */
#ifndef HB_SITE_VOCABULARY_H
#define HB_SITE_VOCABULARY_H

#include "site/schema.h"

/* Benefits and nations of the UK, and the four standings. */
void vocabulary_defaults(Site *site);
/* `vocabularies` of handbook.yaml: a map, name -> words. */
void vocabulary_read(Site *site, const SchemaContext *context,
                     const Value *map);

/* The word of that id, or NULL. */
const Word *vocabulary_find(const Vocabulary *vocabulary, Str id);
/* What an author may have meant: an id near to `typed`, or the id of a word
 * whose name (in any language) is typed. "" when there is none. */
Str vocabulary_nearest(Arena *arena, const Vocabulary *vocabulary, Str typed);

#endif
