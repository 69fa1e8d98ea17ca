/* doc/cmark_tree.h - libcmark's tree of a text, in memory that goes at once.
 *
 * Layer:   doc, and only inside it.
 * Why:     libcmark asks for each node, its literal and many small things
 *          singly, and gives each back: half of its work with malloc.
 * Life:    one tree at a time in a thread: open, look at its nodes, close. Its
 *          nodes and their literals die with it; cmark_node_free is not for
 *          them.
 * Threads: any; what is open is the thread's own.
 */
#ifndef HB_DOC_CMARK_TREE_H
#define HB_DOC_CMARK_TREE_H

#include "base/arena.h"

struct cmark_node;

typedef struct CmarkTree {
    Arena memory;
    struct cmark_node *root; /* the document */
} CmarkTree;

void cmark_tree_open(CmarkTree *tree, Str text);
void cmark_tree_close(CmarkTree *tree);

#endif
