/* export/xhtml.c - walks through a finished page: what of it stays. */
#include "base/compat.h"
#include "export/xhtml_internal.h"

#include <limits.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/path.h"
#include "doc/html.h"

/* Ours have ten; each is compared with the others. */
#define MAX_ATTRIBUTES 100

static void stop(XhtmlWalk *walk, const char *code, Str problem, Str help)
{
    if (walk->code != NULL)
        return;
    walk->code = code;
    walk->problem = problem;
    walk->help = help;
    XML_StopParser(walk->parser, XML_FALSE);
}

/* --- what expat tells ----------------------------------------------------- */

static bool is_foreign(Str name)
{
    return str_is(name, "svg") || str_is(name, "math");
}

/* HTML has no capitals in names, but in drawings and formulas they count. */
static Str name_of(XhtmlWalk *walk, const XML_Char *name, bool foreign)
{
    Str given = str_from(name);

    if (foreign)
        return given;
    for (size_t i = 0; i < given.len; i++)
        if (ascii_lower(given.ptr[i]) != given.ptr[i])
            return str_lower(&walk->step, given);
    return given;
}

/* An attribute that differs from one before it in capitals only is that one
 * again: browsers take the first. */
static XhtmlElement element_of(XhtmlWalk *walk, const XML_Char *name,
                               const XML_Char **given)
{
    XhtmlElement element = {.count = 0};
    XhtmlAttribute *attribute;
    size_t count = 0;
    bool foreign;

    arena_reset(&walk->step);
    element.name = name_of(walk, name, walk->foreign_at != 0);
    foreign = walk->foreign_at != 0 || is_foreign(element.name);
    while (given[count * 2] != NULL)
        count++;
    if (count > MAX_ATTRIBUTES) {
        stop(walk, "page-not-xml",
             arena_fmt(walk->arena, "an element has more than %d attributes",
                       MAX_ATTRIBUTES),
             STR("take some of them away"));
        count = 0;
    }
    attribute = ARENA_NEW_ARRAY(&walk->step, XhtmlAttribute, count + 1);
    element.attribute = attribute;
    for (size_t i = 0; i < count; i++) {
        Str key = name_of(walk, given[i * 2], foreign);

        if (xhtml_value(&element, key.ptr) == NULL)
            attribute[element.count++] =
                (XhtmlAttribute){key, str_from(given[i * 2 + 1])};
    }
    return element;
}

static Str copy_of(const XhtmlWalk *walk, const XhtmlElement *element,
                   const char *name)
{
    const Str *value = xhtml_value(element, name);

    return value != NULL ? str_dup(walk->arena, *value) : STR("");
}

/* <link rel="stylesheet"> to a file of the site. */
static void note_style(XhtmlWalk *walk, const XhtmlElement *element)
{
    XhtmlPage *facts = walk->facts;
    const Str *rel = xhtml_value(element, "rel");
    const Str *href = xhtml_value(element, "href");
    Str plain, path;

    if (rel == NULL || href == NULL || !str_is(*rel, "stylesheet") ||
        html_url_scheme(&walk->step, *href).len > 0 ||
        str_starts(*href, "/") ||
        !path_from_url(walk->arena, *href, &plain) ||
        !path_resolve(walk->arena, walk->path, plain, &path))
        return;
    ARENA_PUSH(walk->arena, facts->style, facts->style_count,
               facts->style_capacity, path);
}

/* <html>, <body>, <title>: what reading notes of the page around its main. */
static void note_frame(XhtmlWalk *walk, const XhtmlElement *element)
{
    XhtmlPage *facts = walk->facts;

    if (facts == NULL)
        return;
    if (walk->depth == 1) {
        facts->lang = copy_of(walk, element, "lang");
        facts->dir = copy_of(walk, element, "dir");
    } else if (str_is(element->name, "body")) {
        facts->status = copy_of(walk, element, "data-status");
    } else if (str_is(element->name, "link")) {
        note_style(walk, element);
    } else if (str_is(element->name, "title") && !walk->had_title) {
        walk->had_title = true;
        walk->title_at = walk->depth;
    }
}

static void note_element(XhtmlWalk *walk, const XhtmlElement *element)
{
    Str id = xhtml_element_id(element);

    walk->facts->has_svg |= str_is(element->name, "svg");
    walk->facts->has_math |= str_is(element->name, "math");
    if (id.len > 0 && !map_has(&walk->facts->ids, id))
        map_put(&walk->facts->ids, str_dup(walk->arena, id), walk->facts);
}

static bool is_main(const XhtmlElement *element)
{
    return str_is(element->name, "main") &&
           str_is(xhtml_element_id(element), "content");
}

static bool is_dropped(const XhtmlWalk *walk, const XhtmlElement *element)
{
    for (const char *const *drop = walk->drop; *drop != NULL; drop++)
        if (xhtml_matches(*drop, element))
            return true;
    return false;
}

static void inside_main(XhtmlWalk *walk, const XhtmlElement *element)
{
    if (is_dropped(walk, element)) {
        walk->drop_at = walk->depth;
        return;
    }
    if (walk->facts != NULL)
        note_element(walk, element);
    else
        xhtml_write_start(walk, element);
    if (walk->foreign_at == 0 && is_foreign(element->name))
        walk->foreign_at = walk->depth;
}

static void XMLCALL on_start(void *context, const XML_Char *name,
                             const XML_Char **attribute)
{
    XhtmlWalk *walk = context;
    XhtmlElement element;

    if (walk->code != NULL)
        return;
    if (++walk->depth > LIMIT_MARKUP_DEPTH) {
        stop(walk, "page-too-deep",
             arena_fmt(walk->arena, "more than %d elements inside each other",
                       LIMIT_MARKUP_DEPTH),
             STR("take some of the lists, quotations or boxes out of the "
                 "others"));
        return;
    }
    if (walk->drop_at != 0)
        return;
    element = element_of(walk, name, attribute);
    if (walk->main_at != 0) {
        inside_main(walk, &element);
    } else if (!walk->had_main && is_main(&element)) {
        walk->had_main = true;
        walk->main_at = walk->depth;
    } else {
        note_frame(walk, &element);
    }
}

static void XMLCALL on_end(void *context, const XML_Char *name)
{
    XhtmlWalk *walk = context;
    unsigned depth = walk->depth;

    if (walk->code != NULL)
        return;
    if (walk->drop_at == depth) {
        walk->drop_at = 0;
    } else if (walk->main_at == depth) {
        walk->main_at = 0;
    } else if (walk->title_at == depth) {
        walk->title_at = 0;
    } else if (walk->main_at != 0 && walk->drop_at == 0) {
        if (walk->foreign_at == depth)
            walk->foreign_at = 0;
        if (walk->facts == NULL)
            xhtml_write_end(walk, name_of(walk, name,
                                          walk->foreign_at != 0));
    }
    walk->depth--;
}

static void XMLCALL on_text(void *context, const XML_Char *text, int len)
{
    XhtmlWalk *walk = context;
    Str piece = str_of(text, (size_t)len);

    if (walk->code != NULL)
        return;
    if (walk->title_at != 0)
        buf_add(&walk->title, piece);
    else if (walk->facts == NULL && walk->main_at != 0 && walk->drop_at == 0)
        xhtml_write_text(walk, piece);
}

/* Entities that a page defines can grow into gigabytes, and no theme needs
 * them. */
static void XMLCALL on_doctype(void *context, const XML_Char *name,
                               const XML_Char *system, const XML_Char *public,
                               int has_internal)
{
    XhtmlWalk *walk = context;

    (void)name, (void)system, (void)public;
    if (has_internal)
        stop(walk, "page-not-xml",
             STR("its DOCTYPE defines entities of its own"),
             STR("write <!DOCTYPE html> in the theme's templates"));
}

/* --- a whole page --------------------------------------------------------- */

/* What is wrong, in our words. Of expat's own many are for programmers. */
static const char *what_is_wrong(enum XML_Error error)
{
    switch ((int)error) {
    case XML_ERROR_NO_ELEMENTS:
        return "there is nothing in it";
    case XML_ERROR_TAG_MISMATCH:
        return "a '</…>' closes something else than what was opened last";
    case XML_ERROR_UNCLOSED_TOKEN:
        return "a '<' is never closed";
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
        return "the same name stands twice inside one '<…>'";
    case XML_ERROR_UNDEFINED_ENTITY:
        return "it has a sign '&…;' that is not known here";
    case XML_ERROR_BAD_CHAR_REF:
        return "it has a sign '&#…;' that stands for no character";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return "something follows behind '</html>'";
    case XML_ERROR_UNBOUND_PREFIX:
        return "a name with ':' in it is not known here";
    case XML_ERROR_INVALID_TOKEN:
        return "a '<' or '&' stands alone, or something is not in quotes";
    default:
        return "it is not well formed";
    }
}

static void note_xml_error(XhtmlWalk *walk)
{
    if (walk->code != NULL)
        return;
    walk->code = "page-not-xml";
    walk->problem = str_from(what_is_wrong(XML_GetErrorCode(walk->parser)));
    walk->help = STR("look at the HTML written into the page, or at the "
                     "theme's templates: close every element (<br />, "
                     "<p>…</p>), put every attribute in quotes, write &amp; "
                     "for & and &#160; for &nbsp;");
}

static bool tell(XhtmlWalk *walk)
{
    if (walk->code == NULL && !walk->had_main) {
        walk->code = "page-without-main";
        walk->problem = STR("it has no <main id=\"content\">");
        walk->help = STR("the theme's templates must write it: see 'Names "
                         "that must stay' in themes/README.md");
        diag_help(walk->diags, DIAG_ERROR, walk->code,
                  diag_in_file(walk->path), walk->help,
                  "no copy can be made of this page: %.*s",
                  STR_ARG(walk->problem));
    } else if (walk->code != NULL) {
        diag_help(walk->diags, DIAG_ERROR, walk->code,
                  diag_in_file(walk->path), walk->help,
                  "no copy can be made of this page: %.*s (line %lu of its "
                  "finished file)",
                  STR_ARG(walk->problem),
                  (unsigned long)XML_GetCurrentLineNumber(walk->parser));
    }
    return walk->code == NULL;
}

static bool walk_page(XhtmlWalk *walk, Str bytes)
{
    bool fine;

    arena_init(&walk->step);
    walk->parser = XML_ParserCreate("UTF-8");
    if (walk->parser == NULL)
        BUG("no memory for an XML parser");
    XML_SetUserData(walk->parser, walk);
    XML_SetElementHandler(walk->parser, on_start, on_end);
    XML_SetCharacterDataHandler(walk->parser, on_text);
    XML_SetStartDoctypeDeclHandler(walk->parser, on_doctype);
    if (bytes.len > INT_MAX)
        stop(walk, "page-not-xml", STR("it is too large"), STR(""));
    else if (XML_Parse(walk->parser, bytes.ptr, (int)bytes.len, 1) !=
             XML_STATUS_OK)
        note_xml_error(walk);
    fine = tell(walk);
    XML_ParserFree(walk->parser);
    arena_release(&walk->step);
    return fine;
}

/* Without line ends and spaces twice. */
static Str one_line(Arena *arena, Str text)
{
    char *line = arena_chars(arena, text.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_space(text.ptr[i]))
            line[len++] = text.ptr[i];
        else if (len > 0 && line[len - 1] != ' ')
            line[len++] = ' ';
    }
    return str_trim((Str){line, len});
}

bool xhtml_read(Arena *arena, Diags *diags, Str path, Str bytes,
                const char *const *drop, XhtmlPage *out)
{
    XhtmlWalk *walk = xcalloc(1, sizeof *walk);
    bool fine;

    *out = (XhtmlPage){.path = path, .title = STR(""), .lang = STR(""),
                       .dir = STR(""), .status = STR(""), .drop = drop};
    map_init(&out->ids, arena);
    walk->arena = arena;
    walk->diags = diags;
    walk->path = path;
    walk->drop = drop;
    walk->facts = out;
    buf_init(&walk->title, LIMIT_FILE_BYTES);
    fine = walk_page(walk, bytes);
    out->title = one_line(arena, buf_str(&walk->title));
    buf_release(&walk->title);
    free(walk);
    return fine;
}

bool xhtml_write(Arena *arena, Diags *diags, Str bytes, const XhtmlPage *page,
                 const XhtmlRules *rules, Buf *out)
{
    XhtmlWalk *walk = xcalloc(1, sizeof *walk);
    bool fine;

    walk->arena = arena;
    walk->diags = diags;
    walk->path = page->path;
    walk->drop = page->drop;
    walk->page = page;
    walk->rules = rules;
    walk->out = out;
    map_init(&walk->written, arena);
    fine = walk_page(walk, bytes);
    free(walk);
    return fine;
}
