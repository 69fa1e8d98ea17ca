/* cli/check_links.c - handbook check --links: the addresses of other websites,
 * each with the places that use it. Nobody is asked whether they answer. */
#include "base/compat.h"
#include "cli/check_links.h"

#include "base/limits.h"
#include "cli/command.h"
#include "value/json.h"

/* What json's `version` says: grows when a name or its meaning changes. */
#define LINKS_JSON_VERSION 1

/* Those of one address follow each other. */
static bool is_new(const LintAddress *address, size_t i)
{
    return i == 0 || !str_eq(address[i].url, address[i - 1].url);
}

static void add_text(Buf *buf, const LintAddress *address, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Place place = source_locate(address[i].source, address[i].span.off);

        if (is_new(address, i)) {
            diag_add_safe(buf, address[i].url);
            buf_addc(buf, '\n');
        }
        buf_adds(buf, "    ");
        diag_add_safe(buf, address[i].source->path);
        buf_addf(buf, ":%u:%u\n", (unsigned)place.line,
                 (unsigned)place.column);
    }
}

static Value *place_value(Arena *arena, const LintAddress *address)
{
    Place place = source_locate(address->source, address->span.off);
    Value *map = value_map(arena);

    value_set_text(arena, map, "file", address->source->path);
    value_set_number(arena, map, "line", place.line);
    value_set_number(arena, map, "column", place.column);
    return map;
}

static void add_json(Buf *buf, const LintAddress *address, size_t count)
{
    Arena arena;
    Value *map, *links, *places = NULL;

    arena_init(&arena);
    map = value_map(&arena);
    links = value_list(&arena);
    value_set_number(&arena, map, "version", LINKS_JSON_VERSION);
    value_set(&arena, map, "links", links);
    for (size_t i = 0; i < count; i++) {
        if (is_new(address, i)) {
            Value *link = value_map(&arena);

            places = value_list(&arena);
            value_set_text(&arena, link, "url", address[i].url);
            value_set(&arena, link, "places", places);
            value_push(&arena, links, link);
        }
        value_push(&arena, places, place_value(&arena, &address[i]));
    }
    json_write(buf, map);
    buf_addc(buf, '\n');
    arena_release(&arena);
}

/* Only one answer has room on stdout. False after a message. */
static bool is_for_people(const Typed *typed, Format format)
{
    if (format == FORMAT_TEXT || format == FORMAT_SHORT)
        return true;
    command_usage(typed->command,
                  "--links prints a list, and --format %.*s what is wrong: "
                  "take one of them",
                  STR_ARG(typed_text(typed, OPT_FORMAT)));
    return false;
}

static int check_and_list(const Typed *typed, const CommonOptions *options)
{
    CommonOptions with_links = *options;
    Diags *diags = diag_open(options->strict);
    const LintAddress *address;
    BuildReport report;
    Build *build;
    size_t count;
    int status;
    Buf buf;

    with_links.build.links = true;
    build = common_open(&with_links, diags);
    report = build_run(build);
    if (options->format == FORMAT_SHORT)
        diag_print_short(diags, stderr, report.page_count);
    else
        common_print(diags, report.page_count);
    status = diag_exit_status(diags);
    address = build_addresses(build, &count);
    buf_init(&buf, SIZE_MAX / 2);
    if (str_is(typed_text(typed, OPT_LINKS), "json"))
        add_json(&buf, address, count);
    else
        add_text(&buf, address, count);
    if (!common_answer(typed->command, buf_str(&buf)))
        status = EXIT_SYSTEM;
    buf_release(&buf);
    build_close(build);
    diag_close(diags);
    return status;
}

int check_links(const Typed *typed, const CommonOptions *options)
{
    return is_for_people(typed, options->format)
               ? check_and_list(typed, options)
               : EXIT_USAGE;
}
