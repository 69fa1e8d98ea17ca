/* plugin/reference.c - the API's tables as Markdown. */
#include "base/compat.h"

#include "plugin/reference.h"

#include "plugin/plugin_internal.h"

static const struct {
    unsigned hook;
    const char *name, *words;
} HOOKS[] = {
    {IN_COLLECT, "collect", "`collect`"},
    {IN_SITE, "site", "the site step"},
    {IN_FILTER, "filter", "filters"},
};
enum { HOOK_COUNT = sizeof HOOKS / sizeof HOOKS[0] };

/* Text in a table's cell: '|' would end it, in code too. */
static void add_cell(Buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '|')
            buf_addc(out, '\\');
        buf_addc(out, *text);
    }
}

/* `page:href(output: string, anchor?: string): string`,
 * `site:error([where: SourcePlace,] code: string, …)` */
static void add_signature(Buf *out, const ApiRoom *room, const Binding *row)
{
    const char *between = "";

    buf_addf(out, "`%s%s%s(", room->name, room->is_class ? ":" : ".",
             row->name);
    for (const ApiName *take = row->takes; take->name; take++) {
        bool alone = take->name[0] == '[';
        if (alone)
            buf_addf(out, "%s[%.*s: %s,]", between,
                     STR_ARG(api_bare_name(take->name)), take->type);
        else
            buf_addf(out, "%s%s: %s", between, take->name, take->type);
        between = alone ? " " : ", ";
    }
    buf_adds(out, ")");
    for (const ApiName *give = row->gives; give->name; give++)
        buf_addf(out, "%s%s", give == row->gives ? ": " : ", ", give->type);
    buf_adds(out, "`\n");
}

static void add_hooks(Buf *out, unsigned hooks)
{
    const char *between = "";

    buf_adds(out, "- Works in ");
    for (int i = 0; i < HOOK_COUNT; i++) {
        if ((hooks & HOOKS[i].hook) == 0)
            continue;
        buf_addf(out, "%s%s", between, HOOKS[i].words);
        between = " and ";
    }
    buf_adds(out, (hooks & (hooks - 1)) == 0 ? " only.\n" : ".\n");
}

/* The words behind "lua" say in which hooks the example is run. */
static void open_example(Buf *out, unsigned hooks)
{
    buf_adds(out, "\n```lua");
    for (int i = 0; i < HOOK_COUNT; i++)
        if ((hooks & HOOKS[i].hook) != 0)
            buf_addf(out, " %s", HOOKS[i].name);
    buf_adds(out, "\n");
}

static void add_names(Buf *out, const ApiName *name, const char *before)
{
    for (; name->name; name++)
        if (name->text)
            buf_addf(out, "- %s`%.*s`: %s.\n", before,
                     STR_ARG(api_bare_name(name->name)), name->text);
}

static void add_function(Buf *out, const ApiRoom *room, const Binding *row)
{
    buf_addf(out, "\n#### %s%s%s\n\n", room->name,
             room->is_class ? ":" : ".", row->name);
    add_signature(out, room, row);
    buf_addf(out, "\n%s\n\n", row->text);
    add_names(out, row->takes, "");
    add_names(out, row->gives, "Gives ");
    if (row->raises)
        buf_addf(out, "- Raises %s.\n", row->raises);
    if (row->hooks == IN_ALL)
        buf_adds(out, "- Works in every hook.\n");
    else
        add_hooks(out, row->hooks);
    open_example(out, row->hooks);
    buf_addf(out, "%s```\n", row->example);
}

/* "of heading, link" for fields that not every element has. */
static void add_kinds(Buf *out, uint32_t kinds)
{
    const char *between = "";

    for (int i = 0; kinds != 0 && i < NODE__COUNT; i++) {
        if ((kinds & KIND_BIT(i)) == 0)
            continue;
        buf_addf(out, "%s`%s`", between, node_kind_name((NodeKind)i));
        between = ", ";
    }
    buf_adds(out, kinds == 0 ? "every element | " : " | ");
}

static void add_fields(Buf *out, const ApiRoom *room)
{
    bool of_kinds = room->kinds;

    buf_addf(out, "\n#### Fields of %s\n\n| field | type | %swhat it is |\n"
             "| --- | --- | %s--- |\n", room->name,
             of_kinds ? "which have it | " : "",
             of_kinds ? "--- | " : "");
    for (const FieldBinding *row = room->field; row->name; row++) {
        buf_addf(out, "| `%s.%s` | `", room->name, row->name);
        add_cell(out, row->type);
        buf_adds(out, "` | ");
        if (of_kinds)
            add_kinds(out, row->kinds);
        add_cell(out, row->text);
        if (row->set)
            buf_addf(out, ". **May be set**, in filters%s%s",
                     row->raises ? "; raises " : "",
                     row->raises ? row->raises : "");
        buf_adds(out, " |\n");
    }
    open_example(out, room->hooks);
    for (const FieldBinding *row = room->field; row->name; row++)
        buf_adds(out, row->example);
    buf_adds(out, "```\n");
}

static void add_room(Buf *out, const ApiRoom *room)
{
    const char *between = "";

    buf_addf(out, "\n### %s\n\n%s\n\n", room->name, room->text);
    for (int part = 0; part < API_PARTS; part++)
        for (const Binding *row = room->function[part]; row && row->name;
             row++) {
            buf_addf(out, "%s[%s](#%s%s)", between, row->name, room->name,
                     row->name);
            between = " · ";
        }
    buf_adds(out, "\n");
    if (room->field)
        add_fields(out, room);
    for (int part = 0; part < API_PARTS; part++)
        for (const Binding *row = room->function[part]; row && row->name;
             row++)
            add_function(out, room, row);
}

static void add_type(Buf *out, const ApiType *type)
{
    buf_addf(out, "\n#### %s\n\n%s\n\n", type->name, type->text);
    if (type->is) {
        buf_addf(out, "`%s`\n", type->is);
        return;
    }
    buf_adds(out, "| field | type | what it is |\n| --- | --- | --- |\n");
    for (const ApiName *field = type->field; field->name; field++) {
        buf_addf(out, "| `%s` | `", field->name);
        add_cell(out, field->type);
        buf_adds(out, "` | ");
        add_cell(out, field->text ? field->text : "");
        buf_adds(out, " |\n");
    }
}

/* Lua's own functions that differ. */
static void add_changed(Buf *out)
{
    ApiRoom rooms[API_CHANGED];

    api_changed(rooms);
    buf_adds(out, "\n### Lua's own functions\n\nThese differ from Lua's"
             " manual; all others that are there do as it says.\n\n"
             "| function | how it differs |\n| --- | --- |\n");
    for (int i = 0; i < API_CHANGED; i++)
        for (int part = 0; part < API_PARTS; part++)
            for (const Binding *row = rooms[i].function[part];
                 row && row->name; row++)
                buf_addf(out, "| `%s%s%s` | %s |\n", rooms[i].name,
                         rooms[i].name[0] ? "." : "", row->name, row->text);
}

void reference_markdown(Buf *out)
{
    ApiRoom rooms[API_ROOMS];

    api_rooms(rooms);
    for (int i = 0; i < API_ROOMS; i++)
        add_room(out, &rooms[i]);
    buf_adds(out, "\n### Tables and types\n\nWhat the functions take and"
             " give. A field with `?` may be left out.\n");
    for (const ApiType *type = api_types(); type->name; type++)
        add_type(out, type);
    for (const ApiWords *words = api_words(); words->name; words++) {
        buf_addf(out, "\n#### %s\n\n%s\n\n", words->name, words->text);
        for (size_t i = 0; i < words->count; i++)
            buf_addf(out, "%s`%s`", i == 0 ? "" : " ", words->word(i));
        buf_adds(out, "\n");
    }
    add_changed(out);
}
