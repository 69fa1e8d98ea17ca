/* plugin/api.c - the index of all that plugins can use, room by room. */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

static ApiRoom of_class(const Class *cls)
{
    return (ApiRoom){.name = cls->name, .field = cls->field,
                     .function = {cls->method, NULL}, .is_class = true};
}

void api_rooms(ApiRoom rooms[API_ROOMS])
{
    rooms[0] = of_class(&PAGE_CLASS);
    rooms[1] = of_class(&SITE_CLASS);
    rooms[2] = of_class(&NODE_CLASS);
    rooms[3] = (ApiRoom){.name = "md",
                         .function = {mod_md_text_functions(),
                                      mod_md_build_functions()}};
    rooms[4] =
        (ApiRoom){.name = "text", .function = {mod_text_functions(), NULL}};
}

void api_changed(ApiRoom rooms[API_CHANGED])
{
    rooms[0] = (ApiRoom){.name = "",
                         .function = {sandbox_base(), sandbox_order()}};
    rooms[1] = (ApiRoom){.name = "string", .function = {sandbox_string()}};
    rooms[2] = (ApiRoom){.name = "table", .function = {sandbox_table()}};
    rooms[3] = (ApiRoom){.name = "utf8", .function = {sandbox_utf8()}};
}
