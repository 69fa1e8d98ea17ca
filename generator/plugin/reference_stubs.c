/* plugin/reference_stubs.c - the API's tables as definitions for editors, in
 * LuaLS's notation (https://luals.github.io/wiki/annotations/).
 */
#include "base/compat.h"

#include "plugin/reference.h"

#include "plugin/plugin_internal.h"

/* "page" is an object of the class Page. */
static void add_class_name(Buf *out, const ApiRoom *room)
{
    buf_addc(out, room->is_class ? (char)(room->name[0] - 'a' + 'A')
                                 : room->name[0]);
    buf_adds(out, room->name + 1);
}

/* Lines of a comment. */
static void add_comment(Buf *out, Str text)
{
    Str line;

    while (str_line(&text, &line))
        buf_addf(out, "---%.*s\n", STR_ARG(line));
}

/* " what it is" behind a type. */
static void add_note(Buf *out, const char *text)
{
    buf_addf(out, "%s%s\n", text ? " " : "", text ? text : "");
}

/* The same function without what may be left out in front. */
static void add_overload(Buf *out, const ApiRoom *room, const Binding *row)
{
    if (!row->takes[0].name || row->takes[0].name[0] != '[')
        return;
    buf_adds(out, "---@overload fun(self: ");
    add_class_name(out, room);
    for (const ApiName *take = row->takes + 1; take->name; take++)
        buf_addf(out, ", %s: %s", take->name, take->type);
    buf_adds(out, ")\n");
}

static void add_function(Buf *out, const ApiRoom *room, const Binding *row)
{
    const char *between = "";

    buf_adds(out, "\n");
    add_comment(out, str_from(row->text));
    if (row->raises)
        buf_addf(out, "---\n---Raises %s.\n", row->raises);
    buf_adds(out, "---\n---```lua\n");
    add_comment(out, str_from(row->example));
    buf_adds(out, "---```\n");
    for (const ApiName *take = row->takes; take->name; take++) {
        Str name = api_bare_name(take->name);
        buf_addf(out, "---@param %.*s%s %s", STR_ARG(name),
                 str_ends(str_from(take->name), "?") ? "?" : "", take->type);
        add_note(out, take->text);
    }
    for (const ApiName *give = row->gives; give->name; give++) {
        buf_addf(out, "---@return %s %s", give->type, give->name);
        add_note(out, give->text);
    }
    add_overload(out, room, row);
    buf_adds(out, "function ");
    add_class_name(out, room);
    buf_addf(out, "%s%s(", room->is_class ? ":" : ".", row->name);
    for (const ApiName *take = row->takes; take->name; take++) {
        buf_addf(out, "%s%.*s", between, STR_ARG(api_bare_name(take->name)));
        between = ", ";
    }
    buf_adds(out, ") end\n");
}

static void add_room(Buf *out, const ApiRoom *room)
{
    buf_addf(out, "\n---%s\n---@class ", room->text);
    add_class_name(out, room);
    buf_adds(out, "\n");
    for (const FieldBinding *row = room->field; row && row->name; row++) {
        buf_addf(out, "---@field %s %s", row->name, row->type);
        add_note(out, row->text);
    }
    buf_adds(out, room->is_class ? "local " : "");
    add_class_name(out, room);
    buf_adds(out, " = {}\n");
    for (int part = 0; part < API_PARTS; part++)
        for (const Binding *row = room->function[part]; row && row->name;
             row++)
            add_function(out, room, row);
}

static void add_type(Buf *out, const ApiType *type)
{
    buf_addf(out, "\n---%s\n", type->text);
    if (type->is) {
        buf_addf(out, "---@alias %s %s\n", type->name, type->is);
        return;
    }
    buf_addf(out, "---@class %s\n", type->name);
    for (const ApiName *field = type->field; field->name; field++) {
        buf_addf(out, "---@field %s %s", field->name, field->type);
        add_note(out, field->text);
    }
}

void reference_stubs(Buf *out)
{
    ApiRoom rooms[API_ROOMS];

    buf_adds(out, "---@meta\n"
             "-- What plugins can use, for editors that know LuaLS: no plugin,"
             " and never run.\n"
             "-- Made by `handbook plugin stubs`; lua-plugins/README.md says"
             " how to use it.\n");
    for (const ApiWords *words = api_words(); words->name; words++) {
        buf_addf(out, "\n---%s\n---@alias %s", words->text, words->name);
        for (size_t i = 0; i < words->count; i++)
            buf_addf(out, "\n---| \"%s\"", words->word(i));
        buf_adds(out, "\n");
    }
    for (const ApiType *type = api_types(); type->name; type++)
        add_type(out, type);
    api_rooms(rooms);
    for (int i = 0; i < API_ROOMS; i++)
        add_room(out, &rooms[i]);
}
