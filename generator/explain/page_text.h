/* explain/page_text.h - a page of Markdown as text for a terminal.
 *
 * Layer:   explain
 * Rules:   paragraphs are broken at spaces to fit the width (in columns: a wide
 *          character takes two); a word that is too long for any line stands
 *          on one of its own. Code is indented and never broken. Characters
 *          that would move the cursor are replaced, as in diagnostics.
 * Threads: any (pure).
 */
#ifndef HB_EXPLAIN_PAGE_TEXT_H
#define HB_EXPLAIN_PAGE_TEXT_H

#include "base/buf.h"
#include "doc/node.h"

/* All blocks of the document, apart by empty lines. width in columns, at least
 * PAGE_TEXT_NARROWEST. */
#define PAGE_TEXT_NARROWEST 20
void page_text_add(Buf *buf, const Node *document, size_t width);

/* The words of one block on one line: code in single quotes, links with their
 * address behind them. */
void page_text_line(Buf *buf, const Node *block);

/* Text broken to the width; `indent` columns stand before every line. */
void page_text_wrap(Buf *buf, Str text, size_t indent, size_t width);

#endif
