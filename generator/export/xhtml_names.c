/* export/xhtml_names.c - elements, attributes and ids of HTML, as copies need
 * them. */
#include "base/compat.h"
#include "export/xhtml_internal.h"

#include "base/utf8.h"

const char *const XHTML_USUAL[] = {
    "script", "style", "template", "link", "meta", "base",
    /* they load something or show another page */
    "object", "embed", "iframe", "frame", "frameset", "applet", "portal",
    "audio", "video", "source", "track", "canvas", "area", "map",
    /* nothing hears them */
    "form", "button", "input", "select", "textarea", "datalist", "dialog",
    "marquee", "animate", "animateMotion", "animateTransform", "set",
    ".tools",
    /* shown by a script only; "until-found" would be shown by itself */
    "[hidden=hidden]", "[hidden=]", "[hidden=true]", NULL};

const char *const *xhtml_drop(Arena *arena, const char *const *more)
{
    size_t usual = 0, count = 0;
    const char **list;

    while (XHTML_USUAL[usual] != NULL)
        usual++;
    while (more[count] != NULL)
        count++;
    list = ARENA_NEW_ARRAY(arena, const char *, usual + count + 1);
    for (size_t i = 0; i < usual; i++)
        list[i] = XHTML_USUAL[i];
    for (size_t i = 0; i < count; i++)
        list[usual + i] = more[i];
    return list;
}

bool xhtml_is(Str name, const char *wanted)
{
    return str_ieq(name, str_from(wanted));
}

static bool among(Str name, const char *const *list)
{
    for (; *list != NULL; list++)
        if (xhtml_is(name, *list))
            return true;
    return false;
}

bool xhtml_is_void(Str name)
{
    static const char *const VOID[] = {
        "area", "base", "br",    "col",    "embed", "hr",  "img",
        "input", "link", "meta", "source", "track", "wbr", NULL};

    return among(name, VOID);
}

unsigned xhtml_heading_level(Str name)
{
    if (name.len != 2 || name.ptr[0] != 'h' || name.ptr[1] < '1' ||
        name.ptr[1] > '6')
        return 0;
    return (unsigned)(name.ptr[1] - '0');
}

bool xhtml_attribute_dropped(Str name)
{
    static const char *const DROPPED[] = {
        "style", "hidden", "srcset", "sizes", "ping", "target", "action",
        "formaction", "background", "manifest", "cite", "longdesc", "poster",
        "data", "usemap", "ismap", "download", "loading", "fetchpriority",
        "crossorigin", "integrity", "nonce", "referrerpolicy", "is", "slot",
        "part", "autofocus", "contenteditable", "draggable", "accesskey",
        "popover", "popovertarget", "data-copy", "data-way", NULL};

    return xhtml_is(str_slice(name, 0, 2), "on") ||
           str_starts(name, "data-text-") || among(name, DROPPED);
}

bool xhtml_attribute_is_ids(Str name)
{
    static const char *const IDS[] = {
        "for", "headers", "list", "form", "itemref", "aria-labelledby",
        "aria-describedby", "aria-controls", "aria-owns", "aria-details",
        "aria-flowto", "aria-errormessage", "aria-activedescendant", NULL};

    return among(name, IDS);
}

const char *xhtml_epub_type(Str role)
{
    static const char *const TYPE[][2] = {{"doc-noteref", "noteref"},
                                          {"doc-endnotes", "endnotes"},
                                          {"doc-backlink", "backlink"},
                                          {"doc-footnote", "footnote"}};

    for (size_t i = 0; i < sizeof TYPE / sizeof TYPE[0]; i++)
        if (str_is(role, TYPE[i][0]))
            return TYPE[i][1];
    return NULL;
}

const Str *xhtml_value(const XhtmlElement *element, const char *name)
{
    for (size_t i = 0; i < element->count; i++)
        if (xhtml_is(element->attribute[i].name, name))
            return &element->attribute[i].value;
    return NULL;
}

Str xhtml_element_id(const XhtmlElement *element)
{
    const Str *id = xhtml_value(element, "id");

    if (id == NULL && str_is(element->name, "a"))
        id = xhtml_value(element, "name");
    return id != NULL ? *id : STR("");
}

/* --- selectors ------------------------------------------------------------ */

static bool has_class(const XhtmlElement *element, Str wanted)
{
    const Str *value = xhtml_value(element, "class");
    Str rest = value != NULL ? *value : STR(""), word;

    while (str_split(&rest, ' ', &word))
        if (str_eq(word, wanted))
            return true;
    return false;
}

/* "[role=search]" without its brackets. */
static bool has_attribute(const XhtmlElement *element, Str test)
{
    size_t equals = str_find_char(test, '=');
    Str name = str_slice(test, 0, equals == STR_NONE ? test.len : equals);

    for (size_t i = 0; i < element->count; i++) {
        const XhtmlAttribute *attribute = &element->attribute[i];

        if (str_ieq(attribute->name, name))
            return equals == STR_NONE ||
                   str_eq(attribute->value,
                          str_slice(test, equals + 1, test.len));
    }
    return false;
}

/* The next ".class", "#id", "[test]" or name at the front of *rest. */
static Str next_part(Str *rest)
{
    size_t end = 1;
    bool bracket = rest->ptr[0] == '[';
    Str part;

    while (end < rest->len &&
           (bracket ? rest->ptr[end - 1] != ']'
                    : rest->ptr[end] != '.' && rest->ptr[end] != '#' &&
                          rest->ptr[end] != '['))
        end++;
    part = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->len);
    return part;
}

bool xhtml_matches(const char *selector, const XhtmlElement *element)
{
    Str rest = str_from(selector);

    while (rest.len > 0) {
        Str part = next_part(&rest), word = str_slice(part, 1, part.len);
        bool fits;

        if (part.ptr[0] == '.')
            fits = has_class(element, word);
        else if (part.ptr[0] == '#')
            fits = str_eq(xhtml_element_id(element), word);
        else if (part.ptr[0] == '[')
            fits = has_attribute(element, str_slice(word, 0, word.len - 1));
        else
            fits = str_ieq(element->name, part);
        if (!fits)
            return false;
    }
    return true;
}

/* --- ids ------------------------------------------------------------------ */

/* What an id of XML may begin with (without ':'), and go on with. */
static bool xml_name(uint32_t c, bool first)
{
    static const uint32_t START[][2] = {
        {'A', 'Z'},         {'_', '_'},         {'a', 'z'},
        {0xC0, 0xD6},       {0xD8, 0xF6},       {0xF8, 0x2FF},
        {0x370, 0x37D},     {0x37F, 0x1FFF},    {0x200C, 0x200D},
        {0x2070, 0x218F},   {0x2C00, 0x2FEF},   {0x3001, 0xD7FF},
        {0xF900, 0xFDCF},   {0xFDF0, 0xFFFD},   {0x10000, 0xEFFFF}};

    for (size_t i = 0; i < sizeof START / sizeof START[0]; i++)
        if (c >= START[i][0] && c <= START[i][1])
            return true;
    return !first && (c == '-' || c == '.' || (c >= '0' && c <= '9') ||
                      c == 0xB7 || (c >= 0x300 && c <= 0x36F) ||
                      (c >= 0x203F && c <= 0x2040));
}

Str xhtml_id(Arena *arena, XhtmlForm form, Str prefix, Str id)
{
    Str whole = str_cat(arena, prefix, id), made;
    Buf buf;

    if (form == XHTML_HTML)
        return whole;
    buf_init(&buf, SIZE_MAX / 4);
    for (size_t at = 0; at < whole.len;) {
        size_t from = at;
        uint32_t c = utf8_next(whole, &at);

        if (xml_name(c, from == 0))
            buf_add(&buf, str_slice(whole, from, at));
        else
            buf_addf(&buf, "_%X.", (unsigned)c);
    }
    made = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return made;
}
