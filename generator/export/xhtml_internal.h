/* export/xhtml_internal.h - shared by xhtml.c (what stays of a page),
 * xhtml_write.c (how it is written) and xhtml_names.c (HTML's own rules).
 *
 * Layer: export, only for xhtml*.c.
 */
#ifndef HB_EXPORT_XHTML_INTERNAL_H
#define HB_EXPORT_XHTML_INTERNAL_H

#include <expat.h>

#include "base/limits.h"
#include "export/xhtml.h"

/* One attribute; the name in lower case (as it is inside <svg>, where capitals
 * count). */
typedef struct XhtmlAttribute {
    Str name, value;
} XhtmlAttribute;

typedef struct XhtmlElement {
    Str name; /* in lower case, or as it is inside <svg> */
    const XhtmlAttribute *attribute;
    size_t count;
} XhtmlElement;

/* How an open element was written: its end tag must match. */
typedef enum XhtmlHow {
    XHTML_AS_IT_IS,
    XHTML_VOID,  /* no end tag */
    XHTML_SPAN,  /* <span> in its place */
    XHTML_BARE   /* what is in it without itself */
} XhtmlHow;

typedef struct XhtmlOpen {
    XhtmlHow how;
    Str after;   /* stands in brackets behind its end tag */
    size_t from; /* where in the output its own text begins */
} XhtmlOpen;

typedef struct XhtmlWalk {
    XML_Parser parser;
    Arena *arena; /* what lasts: ids when reading, links when writing */
    Arena step;   /* the element at hand */
    Diags *diags;
    Str path;
    const char *const *drop;
    const char *code; /* of what is wrong, told once; NULL: nothing */
    Str problem, help;
    /* Depths of open elements; 0: not inside of one. */
    unsigned depth, main_at, drop_at, title_at, foreign_at, notes_at;
    bool had_main, had_title;
    XhtmlPage *facts; /* reading: what is gathered; else NULL */
    Buf title;
    const XhtmlPage *page; /* writing: what reading found; else NULL */
    const XhtmlRules *rules;
    Buf *out;
    bool after_pre; /* right behind <pre>: a line end there does not count */
    Map written;    /* ids that *out has already */
    XhtmlOpen open[LIMIT_MARKUP_DEPTH + 1]; /* by depth */
} XhtmlWalk;

/* ---- xhtml_write.c ---- */
void xhtml_write_start(XhtmlWalk *walk, const XhtmlElement *element);
void xhtml_write_end(XhtmlWalk *walk, Str name);
void xhtml_write_text(XhtmlWalk *walk, Str text);

/* ---- xhtml_names.c ---- */
/* Whether a name is this one. Capitals never count: inside <svg>, too, <SCRIPT>
 * and ONCLICK run. */
bool xhtml_is(Str name, const char *wanted);
/* The attribute's value, or NULL. */
const Str *xhtml_value(const XhtmlElement *element, const char *name);
bool xhtml_matches(const char *selector, const XhtmlElement *element);
bool xhtml_is_void(Str name);
/* 1 to 6 for h1 to h6, else 0. */
unsigned xhtml_heading_level(Str name);
/* Whether no copy has this attribute. */
bool xhtml_attribute_dropped(Str name);
/* Whether its value is a list of ids. */
bool xhtml_attribute_is_ids(Str name);
/* The epub:type that says the same as a role, or NULL [static]. */
const char *xhtml_epub_type(Str role);
/* Its id; <a name> of old pages is one too. "" without. */
Str xhtml_element_id(const XhtmlElement *element);

#endif
