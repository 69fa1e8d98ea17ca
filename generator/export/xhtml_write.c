/* export/xhtml_write.c - elements, links and text of a page as a copy has
 * them. */
#include "base/compat.h"
#include "export/xhtml_internal.h"

#include "base/path.h"
#include "doc/html.h"

#define SVG_SPACE "http://www.w3.org/2000/svg"
#define MATH_SPACE "http://www.w3.org/1998/Math/MathML"

/* What one href or src has become. */
typedef struct Leads {
    bool keep;
    Str to, after;
} Leads;

static const Leads NOWHERE = {false, STR_INIT(""), STR_INIT("")};

/* --- text ----------------------------------------------------------------- */

static void add_escaped(Buf *out, Str text, bool in_value)
{
    size_t from = 0;

    for (size_t i = 0; i < text.len; i++) {
        const char *reference = NULL;

        switch (text.ptr[i]) {
        case '&': reference = "&amp;"; break;
        case '<': reference = "&lt;"; break;
        case '>': reference = "&gt;"; break;
        case '"': reference = in_value ? "&quot;" : NULL; break;
        /* A parser of XML makes spaces of them in values. */
        case '\n': reference = in_value ? "&#10;" : NULL; break;
        case '\t': reference = in_value ? "&#9;" : NULL; break;
        case '\r': reference = in_value ? " " : "\n"; break;
        default: break;
        }
        if (reference == NULL)
            continue;
        buf_add(out, str_slice(text, from, i));
        buf_adds(out, reference);
        from = i + 1;
    }
    buf_add(out, str_slice(text, from, text.len));
}

void xhtml_add_text(Buf *out, Str text)
{
    add_escaped(out, text, false);
}

void xhtml_add_value(Buf *out, Str value)
{
    add_escaped(out, value, true);
}

static void add_attribute(XhtmlWalk *walk, Str name, Str value)
{
    buf_addc(walk->out, ' ');
    buf_add(walk->out, name);
    buf_adds(walk->out, "=\"");
    xhtml_add_value(walk->out, value);
    buf_addc(walk->out, '"');
}

/* --- where links lead ----------------------------------------------------- */

static bool is_known(const XhtmlWalk *walk, Str id)
{
    return id.len > 0 && map_has(&walk->page->ids, id);
}

/* An id of this page under its new name; "" when it is not there. */
static Str new_id(const XhtmlWalk *walk, Str id)
{
    if (!is_known(walk, id))
        return STR("");
    return xhtml_id(walk->arena, walk->rules->form, walk->rules->prefix, id);
}

static Str decoded(const XhtmlWalk *walk, Str url)
{
    Str plain;

    return path_from_url(walk->arena, url, &plain) ? plain : url;
}

static Leads leads_here(const XhtmlWalk *walk, Str fragment)
{
    Str id = new_id(walk, fragment);

    if (id.len == 0)
        id = new_id(walk, decoded(walk, fragment));
    if (id.len == 0 && (fragment.len == 0 || str_is(fragment, "content") ||
                        str_is(fragment, "top")))
        id = walk->rules->top;
    if (id.len == 0)
        return NOWHERE;
    return (Leads){true, str_cat(walk->arena, STR("#"), id), STR("")};
}

static Leads ask(const XhtmlWalk *walk, const XhtmlRef *ref)
{
    XhtmlTarget target = {.to = STR(""), .after = STR("")};

    if (walk->rules->link != NULL)
        target = walk->rules->link(walk->rules->context, walk->arena, ref);
    return (Leads){target.keep, target.to, target.after};
}

/* Pictures may carry themselves along; a link that does is a trick. */
static bool may_be_kept(const XhtmlRef *ref)
{
    return html_url_allowed(ref->written) ||
           (ref->is_picture && str_starts(ref->written, "data:image/"));
}

static Leads leads_to(XhtmlWalk *walk, const XhtmlElement *element,
                      const XhtmlAttribute *attribute)
{
    Str url = str_trim(attribute->value), file, plain;
    size_t hash = str_find_char(url, '#');
    XhtmlRef ref = {.element = element->name, .attribute = attribute->name,
                    .classes = STR(""), .written = url, .path = STR(""),
                    .fragment = STR("")};
    const Str *classes = xhtml_value(element, "class");

    if (classes != NULL)
        ref.classes = *classes;
    ref.is_picture = xhtml_is(attribute->name, "src") ||
                     str_is(element->name, "image");
    if (hash == 0)
        return leads_here(walk, str_slice(url, 1, url.len));
    if (!may_be_kept(&ref))
        return NOWHERE;
    if (html_url_scheme(walk->arena, url).len > 0 || str_starts(url, "//"))
        return ask(walk, &ref);
    file = str_slice(url, 0, hash);
    file = str_slice(file, 0, str_find_char(file, '?'));
    if (str_starts(file, "/") || !path_from_url(walk->arena, file, &plain) ||
        !path_resolve(walk->arena, walk->path, plain, &ref.path))
        return NOWHERE;
    if (hash != STR_NONE)
        ref.fragment = decoded(walk, str_slice(url, hash + 1, url.len));
    if (str_eq(ref.path, walk->path))
        return leads_here(walk, ref.fragment);
    ref.is_site = true;
    return ask(walk, &ref);
}

/* --- attributes ----------------------------------------------------------- */

/* Those of a list of ids that are still there. */
static void write_ids(XhtmlWalk *walk, const XhtmlAttribute *attribute)
{
    Str rest = attribute->value, word;
    Buf kept;

    buf_init(&kept, SIZE_MAX / 4);
    while (str_split(&rest, ' ', &word)) {
        Str id = new_id(walk, word);

        if (id.len > 0 && kept.len > 0)
            buf_addc(&kept, ' ');
        buf_add(&kept, id);
    }
    if (kept.len > 0)
        add_attribute(walk, attribute->name, buf_str(&kept));
    buf_release(&kept);
}

/* fill="url(#shade)" and the like: the id under its new name. */
static void write_drawn(XhtmlWalk *walk, const XhtmlAttribute *attribute)
{
    static const Str URL = STR_INIT("url(#");
    Str rest = attribute->value;
    Buf value;

    buf_init(&value, SIZE_MAX / 4);
    for (size_t at; (at = str_find(rest, URL)) != STR_NONE;) {
        Str id = str_slice(rest, at + URL.len, rest.len);

        buf_add(&value, str_slice(rest, 0, at + URL.len));
        id = str_slice(id, 0, str_find_char(id, ')'));
        rest = str_slice(rest, at + URL.len + id.len, rest.len);
        buf_add(&value, new_id(walk, id));
    }
    buf_add(&value, rest);
    add_attribute(walk, attribute->name, buf_str(&value));
    buf_release(&value);
}

static void write_id(XhtmlWalk *walk, Str id)
{
    Str new = new_id(walk, id);

    if (new.len == 0 || map_has(&walk->written, new))
        return;
    map_put(&walk->written, new, walk);
    add_attribute(walk, STR("id"), new);
}

static bool is_reference(const XhtmlAttribute *attribute)
{
    return xhtml_is(attribute->name, "href") ||
           xhtml_is(attribute->name, "src");
}

/* Names with a prefix mean nothing in HTML, and nothing good in XML. */
static bool has_prefix(Str name)
{
    return str_find_char(name, ':') != STR_NONE || xhtml_is(name, "xmlns");
}

static void write_plain(XhtmlWalk *walk, const XhtmlElement *element,
                        const XhtmlAttribute *attribute, bool as_span)
{
    Str name = attribute->name;

    if (as_span && !xhtml_is(name, "class") && !xhtml_is(name, "lang") &&
        !xhtml_is(name, "dir") && !xhtml_is(name, "title"))
        return;
    if (xhtml_is(name, "id") || is_reference(attribute) || has_prefix(name) ||
        xhtml_attribute_dropped(name) ||
        (xhtml_is(name, "name") && str_is(element->name, "a")) ||
        (xhtml_is(name, "aria-level") && walk->rules->deeper > 0))
        return;
    if (xhtml_attribute_is_ids(name)) {
        write_ids(walk, attribute);
    } else if (str_find(attribute->value, STR("url(#")) != STR_NONE) {
        write_drawn(walk, attribute);
    } else {
        add_attribute(walk, name, attribute->value);
        if (walk->rules->form == XHTML_XML && xhtml_is(name, "lang"))
            add_attribute(walk, STR("xml:lang"), attribute->value);
    }
}

/* What XML wants beside HTML's own attributes. */
static void write_for_xml(XhtmlWalk *walk, const XhtmlElement *element,
                          bool as_span)
{
    const Str *role = xhtml_value(element, "role");
    const char *type = NULL;

    if (walk->rules->form == XHTML_HTML)
        return;
    if (role != NULL && !as_span)
        type = xhtml_epub_type(*role);
    if (type != NULL && str_is(*role, "doc-endnotes"))
        walk->notes_at = walk->depth;
    else if (walk->notes_at != 0 && walk->depth == walk->notes_at + 2 &&
             str_is(element->name, "li"))
        type = "endnote";
    if (type != NULL)
        add_attribute(walk, STR("epub:type"), str_from(type));
    if (str_is(element->name, "svg"))
        add_attribute(walk, STR("xmlns"), STR(SVG_SPACE));
    else if (str_is(element->name, "math"))
        add_attribute(walk, STR("xmlns"), STR(MATH_SPACE));
}

/* --- elements ------------------------------------------------------------- */

/* xlink:href is href, in SVG as browsers and readers of today know it. */
static const XhtmlAttribute *reference_of(const XhtmlElement *element,
                                          XhtmlAttribute *own)
{
    for (size_t i = 0; i < element->count; i++) {
        *own = element->attribute[i];
        if (xhtml_is(own->name, "xlink:href"))
            own->name = STR("href");
        if (is_reference(own))
            return own;
    }
    return NULL;
}

/* Names with a prefix ("o:p" of old word processors) are spans, too. */
static Str name_in_copy(Str name, XhtmlHow how)
{
    return how == XHTML_SPAN ? STR("span") : name;
}

static XhtmlHow how_to_write(const XhtmlWalk *walk,
                             const XhtmlElement *element, bool lost)
{
    if (str_is(element->name, "noscript"))
        return XHTML_BARE;
    if (str_find_char(element->name, ':') != STR_NONE)
        return XHTML_SPAN;
    if (lost && walk->foreign_at == 0 &&
        (str_is(element->name, "a") || str_is(element->name, "img")))
        return XHTML_SPAN;
    return xhtml_is_void(element->name) ? XHTML_VOID : XHTML_AS_IT_IS;
}

static void write_attributes(XhtmlWalk *walk, const XhtmlElement *element,
                             XhtmlHow how, const XhtmlAttribute *reference,
                             const Leads *leads)
{
    bool as_span = how == XHTML_SPAN;

    for (size_t i = 0; i < element->count; i++)
        write_plain(walk, element, &element->attribute[i], as_span);
    write_id(walk, xhtml_element_id(element));
    if (reference != NULL && leads->keep && !as_span)
        add_attribute(walk, reference->name, leads->to);
    if (str_is(element->name, "details") &&
        xhtml_value(element, "open") == NULL)
        add_attribute(walk, STR("open"), STR("open"));
    if (xhtml_heading_level(element->name) > 0 && walk->rules->deeper > 0)
        add_attribute(walk, STR("aria-level"),
                      arena_fmt(&walk->step, "%u",
                                xhtml_heading_level(element->name) +
                                    walk->rules->deeper));
    write_for_xml(walk, element, as_span);
}

void xhtml_write_start(XhtmlWalk *walk, const XhtmlElement *element)
{
    XhtmlOpen *open = &walk->open[walk->depth];
    XhtmlAttribute own;
    const XhtmlAttribute *reference = reference_of(element, &own);
    Leads leads = NOWHERE;

    if (reference != NULL)
        leads = leads_to(walk, element, reference);
    walk->after_pre = str_is(element->name, "pre");
    *open = (XhtmlOpen){
        .how = how_to_write(walk, element, reference != NULL && !leads.keep),
        .after = leads.after};
    if (open->how == XHTML_BARE)
        return;
    buf_addc(walk->out, '<');
    buf_add(walk->out, name_in_copy(element->name, open->how));
    write_attributes(walk, element, open->how, reference, &leads);
    buf_adds(walk->out, open->how == XHTML_VOID ? " />" : ">");
    open->from = walk->out->len;
    if (open->how == XHTML_SPAN && str_is(element->name, "img") &&
        xhtml_value(element, "alt") != NULL)
        xhtml_add_text(walk->out, *xhtml_value(element, "alt"));
}

/* "(https://…)", unless that is what the element says. */
static void write_after(XhtmlWalk *walk, const XhtmlOpen *open)
{
    Str said = buf_str(walk->out);
    Buf after;

    if (open->after.len == 0)
        return;
    buf_init(&after, SIZE_MAX / 4);
    xhtml_add_text(&after, open->after);
    said = str_slice(said, open->from, said.len);
    if (open->how != XHTML_VOID && open->how != XHTML_BARE)
        said = str_slice(said, 0, str_rfind_char(said, '<'));
    if (!str_eq(str_trim(said), buf_str(&after))) {
        buf_adds(walk->out, " (");
        buf_add(walk->out, buf_str(&after));
        buf_addc(walk->out, ')');
    }
    buf_release(&after);
}

void xhtml_write_end(XhtmlWalk *walk, Str name)
{
    const XhtmlOpen *open = &walk->open[walk->depth];

    walk->after_pre = false;
    if (walk->notes_at == walk->depth)
        walk->notes_at = 0;
    if (open->how != XHTML_VOID && open->how != XHTML_BARE) {
        buf_adds(walk->out, "</");
        buf_add(walk->out, name_in_copy(name, open->how));
        buf_addc(walk->out, '>');
    }
    write_after(walk, open);
}

void xhtml_write_text(XhtmlWalk *walk, Str text)
{
    /* A line end right behind <pre> is none in HTML, and is one in XML. */
    if (walk->after_pre && walk->rules->form == XHTML_XML &&
        str_starts(text, "\n"))
        text = str_slice(text, 1, text.len);
    walk->after_pre = false;
    xhtml_add_text(walk->out, text);
}
