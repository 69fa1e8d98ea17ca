/* plugin/api.c - the index of all that plugins can use, room by room. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

void api_rooms(ApiRoom rooms[API_ROOMS])
{
    rooms[0] = (ApiRoom){.name = PAGE_CLASS.name,
                         .text = "The page at hand: what `collect` and"
                                 " filters get.",
                         .is_class = true,
                         .field = PAGE_CLASS.field,
                         .hooks = IN_COLLECT | IN_FILTER,
                         .function = {PAGE_CLASS.method}};
    rooms[1] = (ApiRoom){.name = SITE_CLASS.name,
                         .text = "The whole handbook: what the site step and"
                                 " filters get.",
                         .is_class = true,
                         .field = SITE_CLASS.field,
                         .hooks = IN_SITE | IN_FILTER,
                         .function = {SITE_CLASS.method}};
    rooms[2] = (ApiRoom){.name = NODE_CLASS.name,
                         .text = "An element of a page: a paragraph, a link,"
                                 " a text. `==` tells whether two are the same"
                                 " one; as keys of a table they differ.",
                         .is_class = true,
                         .kinds = true,
                         .field = NODE_CLASS.field,
                         .hooks = IN_COLLECT | IN_FILTER,
                         .function = {NODE_CLASS.method}};
    rooms[3] = (ApiRoom){.name = "md",
                         .text = "Makes elements, and text of them.",
                         .function = {mod_md_text_functions(),
                                      mod_md_build_functions()}};
    rooms[4] = (ApiRoom){.name = "text",
                         .text = "What every plugin does with texts. Works at"
                                 " the top of a file, too.",
                         .function = {mod_text_functions()}};
}

Str api_bare_name(const char *name)
{
    Str s = str_from(name);

    if (str_ends(s, "?"))
        return str_slice(s, 0, s.len - 1);
    return str_starts(s, "[") ? str_slice(s, 1, s.len - 1) : s;
}

void api_changed(ApiRoom rooms[API_CHANGED])
{
    rooms[0] = (ApiRoom){.name = "",
                         .function = {sandbox_base(), sandbox_order()}};
    rooms[1] = (ApiRoom){.name = "string", .function = {sandbox_string()}};
    rooms[2] = (ApiRoom){.name = "table",
                         .function = {sandbox_table(), sandbox_sort()}};
    rooms[3] = (ApiRoom){.name = "utf8", .function = {sandbox_utf8()}};
}

const ApiType *api_types(void)
{
    static const ApiType types[] = {
#include "plugin/api_types.def"
        {.name = NULL},
    };

    return types;
}

static const char *node_word(size_t i)
{
    return node_kind_name((NodeKind)i);
}

static const char *status_word(size_t i)
{
    return status_name((PageStatus)i);
}

static const char *kind_word(size_t i)
{
    return kind_name((PageKind)i);
}

const ApiWords *api_words(void)
{
    static const ApiWords words[] = {
        {"NodeKind", "Kinds of elements.", NODE__COUNT, node_word},
        {"PageStatus", "What `status:` in the front matter may say.",
         STATUS__COUNT, status_word},
        {"PageKind", "What `kind:` in the front matter may say.", KIND__COUNT,
         kind_word},
        {NULL, NULL, 0, NULL},
    };

    return words;
}
