/* export/upload.h - what to send to a web host that takes files one by one
 * (FTP), and in which order.
 *
 * Layer:   export
 * Why:     sending takes minutes, and breaks off; readers go on reading. In
 *          this order every page works at every moment, whichever line was the
 *          last:
 *            1. new files that nothing links to yet: pictures, style sheets,
 *               parts of the search index, and then new pages;
 *            2. files that changed: what pages are shown with, then the pages;
 *            3. what leads to pages: front pages of sections, lists, the feed,
 *               the search index; and what web servers read;
 *            4. what tells browsers that there is a new edition, when all of it
 *               is there: edition.js, the web manifest, the service worker; and
 *               the manifest, which says that everything arrived;
 *            5. only then what no page links to any more goes.
 *          A list may be worked through twice.
 * Form:    lines "put PATH" and "delete PATH", PATH below the site's folder and
 *          up to the end of the line; lines that begin with '#' are remarks.
 *          Nothing at all when nothing changed.
 * Threads: any (pure).
 */
#ifndef HB_EXPORT_UPLOAD_H
#define HB_EXPORT_UPLOAD_H

#include "base/buf.h"
#include "output/manifest.h"
#include "site/site.h"

/* True for a manifest whose paths may stand in such a list: some files, and no
 * name with a control character, which would begin a line of its own. */
bool upload_can_list(const Manifest *manifest);
/* before: what the host has; now: the finished site. was_signed, is_signed: a
 * signature lies beside the manifest. */
void upload_list(Arena *arena, const Site *site, const Manifest *before,
                 bool was_signed, const Manifest *now, bool is_signed,
                 Buf *out);

#endif
