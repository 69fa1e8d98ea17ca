/* tell/sarif.c - diagnostics as SARIF 2.1.0, for code scanning and editors. */
#include "base/compat.h"
#include "tell/tell_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "value/json.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
/* What paths start from: the top of the repository. */
#define BASE "%SRCROOT%"

typedef struct Rule {
    Str code;
    DiagSeverity worst;
    size_t index;
} Rule;

typedef struct Sarif {
    const Tell *tell;
    FILE *out;
    Arena lasting; /* rules, root */
    Arena arena;   /* of one diagnostic */
    TellRoot root;
    Map rules; /* code -> Rule */
    Rule **rule; /* sorted by code */
} Sarif;

static const char *level_of(DiagSeverity severity)
{
    return severity == DIAG_NOTE      ? "note"
           : severity == DIAG_WARNING ? "warning"
                                      : "error";
}

/* What the disk or the system refused, and what has no place in a file, is
 * about the run and not about a file of the handbook. */
static bool is_notification(const Diag *diag)
{
    return diag->severity == DIAG_SYSTEM || diag->path.len == 0;
}

/* --- texts ---------------------------------------------------------------- */

/* A message as SARIF reads it: braces are doubled, for single ones would hold
 * a place, and nothing is a link. */
static Str plain_text(Arena *arena, Str text)
{
    bool links = str_find(text, STR("](")) != STR_NONE;
    char *out = arena_alloc(arena, 2 * text.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (links && (c == '[' || c == ']'))
            out[len++] = '\\';
        if (c == '{' || c == '}')
            out[len++] = c;
        out[len++] = c;
    }
    return (Str){out, len};
}

static Value *message_value(Arena *arena, Str text)
{
    Value *map = value_map(arena);

    value_set_text(arena, map, "text",
                   plain_text(arena, tell_text(arena, text)));
    return map;
}

static Value *result_message(Arena *arena, const Diag *diag)
{
    if (diag->help.len == 0)
        return message_value(arena, diag->message);
    return message_value(arena, arena_fmt(arena, "%.*s\nHelp: %.*s",
                                          STR_ARG(diag->message),
                                          STR_ARG(diag->help)));
}

/* --- places --------------------------------------------------------------- */

/* A path as a URI reference: what stands before its first '/' holds no ':',
 * which would make it a scheme. */
static Value *artifact_value(Sarif *sarif, Str path)
{
    Arena *arena = &sarif->arena;
    Value *map = value_map(arena);
    Str from_top;
    bool inside = tell_path(arena, &sarif->root, path, &from_top);
    Str uri = path_to_url(arena, from_top);

    value_set_text(arena, map, "uri",
                   inside ? uri : str_cat(arena, STR("file://"), uri));
    if (inside)
        value_set_text(arena, map, "uriBaseId", STR(BASE));
    return map;
}

static Value *region_value(Arena *arena, Place start, Place end)
{
    Value *region = value_map(arena);

    value_set_number(arena, region, "startLine", start.line);
    value_set_number(arena, region, "startColumn", start.column);
    if (end.line > 0) {
        value_set_number(arena, region, "endLine", end.line);
        value_set_number(arena, region, "endColumn", end.column);
    }
    return region;
}

static Value *location_value(Sarif *sarif, Str path, Place start, Place end)
{
    Arena *arena = &sarif->arena;
    Value *location = value_map(arena);
    Value *physical = value_map(arena);

    value_set(arena, physical, "artifactLocation",
              artifact_value(sarif, path));
    if (start.line > 0)
        value_set(arena, physical, "region",
                  region_value(arena, start, end));
    value_set(arena, location, "physicalLocation", physical);
    return location;
}

static Value *locations_of(Sarif *sarif, const Diag *diag)
{
    Value *list = value_list(&sarif->arena);

    value_push(&sarif->arena, list,
               location_value(sarif, diag->path, diag->place,
                              diag->place.line > 0 ? diag_end(diag)
                                                   : (Place){0, 0}));
    return list;
}

static Value *related_of(Sarif *sarif, const DiagSecond *also)
{
    Arena *arena = &sarif->arena;
    Value *list = value_list(arena);
    Value *location =
        location_value(sarif, also->path, also->place, (Place){0, 0});

    value_set_number(arena, location, "id", 1);
    value_set(arena, location, "message", message_value(arena, also->words));
    value_push(arena, list, location);
    return list;
}

/* --- rules ---------------------------------------------------------------- */

static int by_code(const void *left, const void *right)
{
    return str_cmp((*(Rule *const *)left)->code, (*(Rule *const *)right)->code);
}

/* The codes that are told of, sorted. */
static void gather_rules(Sarif *sarif)
{
    Arena *arena = &sarif->lasting;

    map_init(&sarif->rules, arena);
    for (size_t i = 0; i < diag_total(sarif->tell->diags); i++) {
        const Diag *diag = diag_get(sarif->tell->diags, i);
        Str code = str_from(diag->code);
        Rule *rule;

        if (is_notification(diag))
            continue;
        rule = map_get(&sarif->rules, code);
        if (!rule) {
            rule = ARENA_NEW(arena, Rule);
            *rule = (Rule){.code = code, .worst = diag->severity};
            map_put(&sarif->rules, code, rule);
        }
        if (diag->severity > rule->worst)
            rule->worst = diag->severity;
    }
    if (sarif->rules.count == 0)
        return;
    sarif->rule = ARENA_NEW_ARRAY(arena, Rule *, sarif->rules.count);
    for (size_t i = 0; i < sarif->rules.count; i++)
        sarif->rule[i] = map_at(&sarif->rules, i)->value;
    qsort(sarif->rule, sarif->rules.count, sizeof(Rule *), by_code);
    for (size_t i = 0; i < sarif->rules.count; i++)
        sarif->rule[i]->index = i;
}

static Value *rule_value(Sarif *sarif, const Rule *rule)
{
    Arena *arena = &sarif->arena;
    Value *map = value_map(arena);
    Value *configuration = value_map(arena);
    Str means = sarif->tell->codes
                    ? codes_sentence(sarif->tell->codes, arena, rule->code)
                    : STR("");

    if (means.len == 0)
        means = rule->code;
    value_set_text(arena, map, "id", tell_text(arena, rule->code));
    value_set(arena, map, "shortDescription", message_value(arena, means));
    value_set(arena, map, "fullDescription", message_value(arena, means));
    value_set(arena, map, "help",
              message_value(arena,
                            arena_fmt(arena, "%.*s\n\nhandbook explain %.*s "
                                      "tells more, with a wrong example and "
                                      "a right one.",
                                      STR_ARG(means), STR_ARG(rule->code))));
    value_set_text(arena, configuration, "level",
                   str_from(level_of(rule->worst)));
    value_set(arena, map, "defaultConfiguration", configuration);
    return map;
}

/* --- writing -------------------------------------------------------------- */

/* The values that `make` gives for each index below `count`, as a list. */
typedef Value *MakeValue(Sarif *sarif, size_t index);

static void print_list(Sarif *sarif, const char *name, size_t count,
                       MakeValue *make)
{
    bool first = true;

    fprintf(sarif->out, "\"%s\":[", name);
    for (size_t i = 0; i < count; i++) {
        const Value *value;

        arena_reset(&sarif->arena);
        value = make(sarif, i);
        if (!value)
            continue;
        fputs(first ? "\n" : ",\n", sarif->out);
        tell_value(sarif->out, value);
        first = false;
    }
    fputs("]", sarif->out);
}

static Value *make_rule(Sarif *sarif, size_t index)
{
    return rule_value(sarif, sarif->rule[index]);
}

static Value *make_result(Sarif *sarif, size_t index)
{
    Arena *arena = &sarif->arena;
    const Diag *diag = diag_get(sarif->tell->diags, index);
    const Rule *rule;
    Value *map;

    if (is_notification(diag))
        return NULL;
    rule = map_get(&sarif->rules, str_from(diag->code));
    map = value_map(arena);
    value_set_text(arena, map, "ruleId", tell_text(arena, rule->code));
    value_set_number(arena, map, "ruleIndex", (double)rule->index);
    value_set_text(arena, map, "level", str_from(level_of(diag->severity)));
    value_set(arena, map, "message", result_message(arena, diag));
    value_set(arena, map, "locations", locations_of(sarif, diag));
    if (diag->also.words.len > 0)
        value_set(arena, map, "relatedLocations",
                  related_of(sarif, &diag->also));
    return map;
}

static Value *notification(Sarif *sarif, size_t index, bool system)
{
    Arena *arena = &sarif->arena;
    const Diag *diag = diag_get(sarif->tell->diags, index);
    Value *map, *descriptor;

    if (!is_notification(diag) || (diag->severity == DIAG_SYSTEM) != system)
        return NULL;
    map = value_map(arena);
    descriptor = value_map(arena);
    value_set_text(arena, descriptor, "id",
                   tell_text(arena, str_from(diag->code)));
    value_set(arena, map, "descriptor", descriptor);
    value_set_text(arena, map, "level", str_from(level_of(diag->severity)));
    value_set(arena, map, "message", result_message(arena, diag));
    if (diag->path.len > 0)
        value_set(arena, map, "locations", locations_of(sarif, diag));
    return map;
}

static Value *make_execution(Sarif *sarif, size_t index)
{
    return notification(sarif, index, true);
}

static Value *make_configuration(Sarif *sarif, size_t index)
{
    return notification(sarif, index, false);
}

static void print_invocation(Sarif *sarif, size_t total)
{
    int status = diag_exit_status(sarif->tell->diags);

    fprintf(sarif->out,
            "\"invocations\":[{\"executionSuccessful\":%s,\"exitCode\":%d,",
            status == 3 ? "false" : "true", status);
    print_list(sarif, "toolConfigurationNotifications", total,
               make_configuration);
    fputs(",", sarif->out);
    print_list(sarif, "toolExecutionNotifications", total, make_execution);
    fputs("}],\n", sarif->out);
}

void tell_sarif(const Tell *tell, FILE *out)
{
    Sarif sarif = {.tell = tell, .out = out};
    size_t total = diag_total(tell->diags);

    arena_init(&sarif.lasting);
    arena_init(&sarif.arena);
    sarif.root = tell_root(&sarif.lasting);
    gather_rules(&sarif);
    fprintf(out,
            "{\"$schema\":\"" SCHEMA "\",\"version\":\"2.1.0\",\"runs\":[{"
            "\"tool\":{\"driver\":{\"name\":\"handbook\",\"version\":\"%s\",",
            tell->version);
    print_list(&sarif, "rules", sarif.rules.count, make_rule);
    fputs("}},\"columnKind\":\"unicodeCodePoints\",\n", out);
    fputs("\"originalUriBaseIds\":{\"" BASE "\":{\"description\":{\"text\":"
          "\"The top of the repository.\"}}},\n", out);
    print_invocation(&sarif, total);
    print_list(&sarif, "results", total, make_result);
    fputs("}]}\n", out);
    arena_release(&sarif.arena);
    arena_release(&sarif.lasting);
}
