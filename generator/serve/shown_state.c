/* serve/shown_state.c - what there is to say about a page, for its script. */
#include "base/compat.h"

#include "serve/shown_internal.h"

#include "base/path.h"
#include "value/json.h"

/* Files of others that are named, and mistakes of the whole handbook. */
#define FILES_MOST 50
#define GENERAL_MOST 10

typedef struct State {
    Shown *shown;
    Arena *arena;
    Value *map;
    Str source, data; /* the files of this page, as messages name them, or "" */
} State;

static void push(State *state, Value *list, const Trouble *trouble)
{
    value_push(state->arena, list, trouble_value(state->arena, trouble));
}

/* --- this page ------------------------------------------------------------ */

/* While the handbook is behind, what a page says of others may be of names that
 * it is yet to learn: only what was said before, and what is wrong with the
 * page by itself, is said. */
static bool is_certain(const Shown *shown, const Made *made,
                       const Trouble *trouble)
{
    return !shown->pending || troubles_has(shown->known, trouble) ||
           (made->read != NULL && troubles_has(made->read, trouble));
}

static void add_known(State *state, Value *list, const Made *made, Str path)
{
    size_t count;
    const Trouble *item = troubles_of(state->shown->known, path, &count);
    for (size_t i = 0; i < count; i++)
        if (made->made == NULL || state->shown->looked ||
            !troubles_has(made->made, &item[i]))
            push(state, list, &item[i]);
}

static Value *troubles_here(State *state, const Made *made)
{
    const Shown *shown = state->shown;
    Value *list = value_list(state->arena);
    bool all_known = shown->looked && !shown->pending;
    if (!all_known && made->made != NULL)
        for (size_t i = 0; i < made->made->count; i++)
            if (is_certain(shown, made, &made->made->item[i]))
                push(state, list, &made->made->item[i]);
    if (!shown->pending && state->source.len > 0)
        add_known(state, list, made, state->source);
    if (!shown->pending && state->data.len > 0)
        add_known(state, list, made, state->data);
    return list;
}

/* --- all others ----------------------------------------------------------- */

static bool is_of_page(const State *state, Str path)
{
    return path.len > 0 &&
           (str_eq(path, state->source) || str_eq(path, state->data));
}

/* What keeps the whole handbook from being shown as it should be, and belongs
 * to no page: handbook.yaml, the theme, a plugin. */
static bool is_general(const State *state, const Trouble *trouble)
{
    const Preview *preview = state->shown->preview;
    Str name = path_name(trouble->path);
    if (!trouble_is_error(trouble))
        return false;
    if (preview == NULL || trouble->path.len == 0)
        return true;
    return !str_ends(name, ".md") &&
           (str_is(name, "handbook.yaml") || str_is(name, "publisher.yaml") ||
            str_is(name, "theme.yaml") || str_ends(name, ".lua") ||
            str_ends(name, ".mustache"));
}

/* How much is wrong in one file. */
static Value *file_value(State *state, Str path, size_t errors,
                         size_t warnings)
{
    const Preview *preview = state->shown->preview;
    const Output *output =
        preview != NULL ? preview_find_source(preview, path) : NULL;
    Value *map = value_map(state->arena);
    value_set_text(state->arena, map, "path", path);
    value_set_number(state->arena, map, "errors", (double)errors);
    value_set_number(state->arena, map, "warnings", (double)warnings);
    if (output != NULL)
        value_set_text(state->arena, map, "url",
                       arena_fmt(state->arena, "/%.*s",
                                 STR_ARG(path_to_url(state->arena,
                                                     output->path))));
    return map;
}

static void add_others(State *state)
{
    const Troubles *known = state->shown->known;
    Value *general = value_list(state->arena);
    Value *files = value_list(state->arena);
    size_t errors = 0, warnings = 0, file_count = 0;
    for (size_t i = 0; known != NULL && i < known->count;) {
        Str path = known->item[i].path;
        size_t file_errors = 0, file_warnings = 0;
        for (; i < known->count && str_eq(known->item[i].path, path); i++) {
            const Trouble *item = &known->item[i];
            if (is_of_page(state, path))
                continue;
            if (is_general(state, item) &&
                value_count(general) < GENERAL_MOST)
                push(state, general, item);
            else if (trouble_is_error(item))
                file_errors += 1 + item->alike;
            else if (item->severity == DIAG_WARNING)
                file_warnings += 1 + item->alike;
        }
        errors += file_errors;
        warnings += file_warnings;
        if (file_errors + file_warnings == 0)
            continue;
        if (file_count++ < FILES_MOST)
            value_push(state->arena, files,
                       file_value(state, path, file_errors, file_warnings));
    }
    value_set(state->arena, state->map, "general", general);
    value_set(state->arena, state->map, "others", files);
    value_set_number(state->arena, state->map, "otherFiles",
                     (double)file_count);
    value_set_number(state->arena, state->map, "otherErrors", (double)errors);
    value_set_number(state->arena, state->map, "otherWarnings",
                     (double)warnings);
}

/* --- all together --------------------------------------------------------- */

static void name_sources(State *state, const Output *output)
{
    const Site *site = preview_site(state->shown->preview);
    if (output->kind != OUTPUT_PAGE || output->page->generated)
        return;
    state->source = path_join(state->arena, site->shown_folder,
                              output->page->source_path);
    if (output->page->data_path.len > 0)
        state->data = path_join(state->arena, site->shown_folder,
                                output->page->data_path);
}

bool shown_state(Shown *shown, Str path, bool patient, Buf *out)
{
    Arena arena;
    arena_init(&arena);
    State state = {.shown = shown,
                   .arena = &arena,
                   .map = value_map(&arena),
                   .source = STR_INIT(""),
                   .data = STR_INIT("")};
    const Output *output = shown_find(shown, &arena, path);
    Made made = {.want_troubles = true};
    char tag[40] = "";
    if (output != NULL) {
        name_sources(&state, output);
        shown_make(shown, output, &made);
        shown_tag(shown, output, &made, tag);
    }
    if (made.unfinished && patient) {
        made_release(&made);
        arena_release(&arena);
        return false;
    }
    value_set_number(&arena, state.map, "version", (double)shown->version);
    value_set_text(&arena, state.map, "tag", str_from(tag));
    value_set_bool(&arena, state.map, "there", output != NULL);
    value_set_bool(&arena, state.map, "made", made.ok);
    value_set_bool(&arena, state.map, "ready", shown->preview != NULL);
    value_set_bool(&arena, state.map, "busy", shown->pending);
    value_set_bool(&arena, state.map, "looked", shown->looked);
    value_set_bool(&arena, state.map, "lost", shown->lost);
    value_set_text(&arena, state.map, "content", shown->content);
    value_set_text(&arena, state.map, "source", state.source);
    value_set(&arena, state.map, "here", troubles_here(&state, &made));
    add_others(&state);
    json_write(out, state.map);
    if (output != NULL)
        made_release(&made);
    arena_release(&arena);
    return true;
}
