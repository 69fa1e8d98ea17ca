/* export/xhtml.h - what stands on a finished page, written anew for a copy.
 *
 * Layer:   export. Sees expat.h.
 * Purpose: an e-book, the print file and the file of one section are made from
 *          the finished pages of the website, whatever theme made them, so
 *          that no copy can say anything else than the page.
 * Takes:   the bytes of one page, well-formed XML as themes/README.md asks for,
 *          with one <main id="content">.
 * Gives:   what stands inside of that main, as HTML or as XML: tags in lower
 *          case, void elements as <br />, all others with an end tag, & < > "
 *          as references, comments and instructions left out. Both forms are
 *          well-formed XML.
 * Twice:   xhtml_read first, for every page; xhtml_write then. Between the two
 *          a caller knows which ids every page has, and so whether a link into
 *          another page still leads somewhere.
 * Left out, always: scripts, styles, forms and what else can do something or
 *          load something (XHTML_USUAL, unless the caller has a list of its
 *          own); attributes on…, style, srcset and so on, and what only the
 *          theme's scripts read (data-copy, data-text-…). <details> is open:
 *          nobody opens it on paper.
 * Ids:     each once on a page: of two equal ones the first stays, which is
 *          where browsers go. for, headers, aria-labelledby and the like keep
 *          the ids that are still there and go when none is. url(#id) inside
 *          <svg> follows.
 * Errors:  page-not-xml, page-too-deep, page-without-main: diagnostics naming
 *          the page and, where it helps, the line of its finished file. No
 *          entities: a page that defines some is page-not-xml.
 * Cost:    one pass each, in proportion to the page's bytes.
 * Threads: any, with an arena of its own. Diags has its lock.
 */
#ifndef HB_EXPORT_XHTML_H
#define HB_EXPORT_XHTML_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"

/* XHTML_XML, for e-books: xml:lang beside lang, ids that XML allows, namespaces
 * on svg and math, epub:type beside the roles of notes (the frame around it
 * declares xmlns:epub), no other prefixes. */
typedef enum XhtmlForm { XHTML_HTML, XHTML_XML } XhtmlForm;

/* Elements that no copy can use, as selectors: see xhtml_read [static]. */
extern const char *const XHTML_USUAL[];

typedef struct XhtmlPage {
    Str path;   /* of its file, below the site's folder; borrowed */
    Str title;  /* <title>, on one line [arena] */
    Str lang, dir; /* of <html>: "en", "ltr"; "" when not said [arena] */
    Str status; /* data-status of <body>: "current" …; "" [arena] */
    Map ids;    /* all ids that stay; id as it is on the page [arena] */
    Str *style; /* its style sheets, as paths below the site's folder, in their
                   order [arena] */
    size_t style_count, style_capacity;
    bool has_svg, has_math; /* drawn inside the page: EPUB's manifest asks */
    const char *const *drop; /* as given; borrowed */
} XhtmlPage;

/* What is on the page. path: its file below the site's folder, as links count
 * from it and as diagnostics name it (borrowed as long as *out). drop: elements
 * to leave out with all that is in them, each one selector of the forms NAME,
 * .CLASS, #ID, [ATTRIBUTE], [ATTRIBUTE=VALUE] or several of them together
 * ("nav.contents", "form[role=search]"), ended by NULL; static or as long as
 * *out. A list that is not XHTML_USUAL begins with what that has: see
 * xhtml_drop. False after a diagnostic. */
bool xhtml_read(Arena *arena, Diags *diags, Str path, Str bytes,
                const char *const *drop, XhtmlPage *out);

/* XHTML_USUAL and these behind them, ended by NULL too [arena]. */
const char *const *xhtml_drop(Arena *arena, const char *const *more);

/* One href or src that leads out of the page. */
typedef struct XhtmlRef {
    bool is_site;  /* to another file of the site, else to the world */
    bool is_picture; /* src of an <img>, or an image inside <svg> */
    Str element, attribute; /* "a", "href" */
    Str classes;  /* the element's, apart by spaces; "" */
    Str written;  /* as the page has it: "../a.html#b", "https://…" */
    Str path;     /* is_site: "money/stopped.html", below the site's folder */
    Str fragment; /* is_site: the id behind the '#', or "" */
} XhtmlRef;

/* What becomes of it. With `keep` the attribute is written with `to`. Else an
 * <a> becomes a <span>, an <img> the words of its alt, any other element goes
 * without the attribute. `after` stands in brackets behind the element, for
 * what the link would have led to: "https://…", the title of a page. It is left
 * out where it is all that the element says already; "" for none. The strings
 * are [arena] or static. */
typedef struct XhtmlTarget {
    bool keep;
    Str to, after;
} XhtmlTarget;

typedef XhtmlTarget XhtmlLink(void *context, Arena *arena,
                              const XhtmlRef *ref);

typedef struct XhtmlRules {
    XhtmlForm form;
    Str prefix;      /* stands before every id and every reference to one */
    Str top;         /* "#content" and the page's own address lead to this id
                        (finished: no prefix is added), which the caller writes
                        around the page; "": such links become text */
    unsigned deeper; /* so many levels go headings down, by aria-level: style
                        sheets know them by their names, which stay */
    XhtmlLink *link; /* never asked about the page's own ids, nor about what no
                        copy may follow (javascript:, /root, climbing out) */
    void *context;
} XhtmlRules;

/* Adds the page's main to *out. bytes and page: as of xhtml_read. arena: for
 * what lasts during the call; the caller may reset it afterwards. False after a
 * diagnostic (then *out holds a part); whether *out is full is the caller's to
 * look at. */
bool xhtml_write(Arena *arena, Diags *diags, Str bytes, const XhtmlPage *page,
                 const XhtmlRules *rules, Buf *out);

/* The id that xhtml_write makes of one, for links from elsewhere [arena]. */
Str xhtml_id(Arena *arena, XhtmlForm form, Str prefix, Str id);

/* Text and attribute values as xhtml_write escapes them, for frames. */
void xhtml_add_text(Buf *out, Str text);
void xhtml_add_value(Buf *out, Str value);

#endif
