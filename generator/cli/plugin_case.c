/* cli/plugin_case.c - one test of a plugin: pages in, HTML and messages out. */
#include "base/compat.h"

#include "cli/plugin_case.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/path.h"
#include "pipeline/build.h"
#include "pipeline/places.h"
#include "value/json.h"

#define MESSAGES "messages.txt"

typedef struct Run {
    Arena *arena;
    const PluginCase *one;
    Str out;   /* the folder of what is expected */
    Map files; /* path -> CaseFile */
    CaseResult result;
} Run;

static CaseFile *file_at(Run *run, Str path)
{
    CaseFile *file = map_get(&run->files, path);

    if (file != NULL)
        return file;
    file = ARENA_NEW(run->arena, CaseFile);
    *file = (CaseFile){.path = path, .before = STR(""), .after = STR("")};
    map_put(&run->files, path, file);
    return file;
}

static void note_error(Run *run, Str path, int err)
{
    if (err == 0 || run->result.system_error != 0)
        return;
    run->result.system_error = err;
    run->result.system_path = path;
}

/* Reads what is expected at path; no file is no mistake. */
static void expect_file(Run *run, Str path)
{
    const char *disk = str_to_cstr(run->arena, path);
    CaseFile *file;
    FsInfo info;
    Str text;
    int err = fs_probe(disk, &info);

    if (err == 0 && info.kind == FS_FILE) {
        err = fs_read(run->arena, disk, LIMIT_OUTPUT_BYTES, &text);
        if (err == 0) {
            file = file_at(run, path);
            file->expected = true;
            file->before = text;
        }
    }
    note_error(run, path, err);
}

/* All files below the folder of a case of several pages. */
static void expect_folder(Run *run, Str folder, int depth)
{
    FsList list;
    int err = fs_list(run->arena, str_to_cstr(run->arena, folder), &list);

    if (err != 0) {
        note_error(run, folder, err == ENOENT ? 0 : err);
        return;
    }
    for (size_t i = 0; i < list.count; i++) {
        Str path = path_join(run->arena, folder, list.item[i].name);
        if (list.item[i].kind == FS_FILE)
            expect_file(run, path);
        else if (list.item[i].kind == FS_FOLDER && depth < LIMIT_FOLDER_DEPTH)
            expect_folder(run, path, depth + 1);
    }
}

static void made_file(Run *run, Str path, Str text)
{
    CaseFile *file = file_at(run, path);

    file->made = true;
    file->after = str_dup(run->arena, text);
}

/* "out/letters/sick.html", or "links.html" for a page by itself. */
static Str path_of(const Run *run, const Page *page, const char *ending)
{
    const PluginCase *one = run->one;
    Str stem = one->several ? path_stem(page->output_path) : one->name;

    return path_join(run->arena, run->out,
                     str_cat(run->arena, stem, str_from(ending)));
}

/* JSON with a line for each value. */
static void add_json_lines(Buf *out, Str json)
{
    bool in_text = false;
    int depth = 0;

    for (size_t i = 0; i < json.len; i++) {
        char c = json.ptr[i];
        bool opens = !in_text && (c == '{' || c == '[');
        bool closes = !in_text && (c == '}' || c == ']');
        if (in_text && c == '\\')
            buf_addc(out, json.ptr[i++]);
        else if (c == '"')
            in_text = !in_text;
        depth += opens - closes;
        if (closes)
            buf_addf(out, "\n%*s", depth * 2, "");
        buf_addc(out, json.ptr[i]);
        if (opens || (!in_text && c == ','))
            buf_addf(out, "\n%*s", depth * 2, "");
        else if (!in_text && c == ':')
            buf_addc(out, ' ');
    }
    buf_addc(out, '\n');
}

static void take_data(Run *run, const Page *page)
{
    Str path = path_of(run, page, ".json");
    const CaseFile *wanted = map_get(&run->files, path);
    Buf json, lines;

    if (wanted == NULL || !wanted->expected)
        return;
    buf_init(&json, LIMIT_OUTPUT_BYTES);
    buf_init(&lines, LIMIT_OUTPUT_BYTES);
    json_write(&json, page->theme_data);
    add_json_lines(&lines, buf_str(&json));
    made_file(run, path, buf_str(&lines));
    buf_release(&lines);
    buf_release(&json);
}

/* Of pages that nobody wrote those that say something: the front page that
 * every handbook has says nothing. */
static void take_page(void *context, const Page *page, Str body)
{
    Run *run = context;

    if (page->generated && !run->one->several)
        return;
    if (!page->generated || body.len > 0)
        made_file(run, path_of(run, page, ".html"), body);
    take_data(run, page);
}

/* The text with each folder of plugins called lua-plugins, wherever it is. */
static Str same_everywhere(Run *run, Str text)
{
    Diags *unheard = diag_open(false);
    Places places = places_find(run->arena, "lua-plugins", run->one->home,
                                run->one->program, unheard);
    Buf buf;
    Str done;

    diag_close(unheard);
    for (size_t i = 0; i < places.count; i++) {
        size_t at;
        buf_init(&buf, LIMIT_OUTPUT_BYTES);
        while ((at = str_find(text, places.folder[i])) != STR_NONE) {
            buf_add(&buf, str_slice(text, 0, at));
            buf_adds(&buf, "lua-plugins");
            text = str_slice(text, at + places.folder[i].len, text.len);
        }
        buf_add(&buf, text);
        done = str_dup(run->arena, buf_str(&buf));
        buf_release(&buf);
        text = done;
    }
    return text;
}

/* Without the closing line that counts: where nothing counts there is none. */
static Str without_count(const Diags *diags, Str text)
{
    size_t end = str_rfind_char(str_slice(text, 0, text.len - 1), '\n');

    if (diag_count(diags, DIAG_WARNING) + diag_count(diags, DIAG_ERROR) +
            diag_count(diags, DIAG_SYSTEM) ==
        0)
        return text;

    return str_slice(text, 0, end == STR_NONE ? 0 : end + 1);
}

/* What `handbook check` would print. */
static void take_messages(Run *run, Diags *diags, Str path)
{
    char *text = NULL;
    size_t len = 0;
    FILE *stream = open_memstream(&text, &len);

    if (stream == NULL)
        BUG("no memory for messages");
    diag_print(diags, stream, false, 0);
    if (fclose(stream) != 0)
        BUG("no memory for messages");
    if (len > 0)
        made_file(run, path,
                  same_everywhere(
                      run, without_count(diags, str_of(text, len))));
    free(text);
}

static void build(Run *run, Str content, Str only, Str messages)
{
    BuildOptions options = {
        .content = content,
        .out = STR(""),
        .jobs = 1,
        .program = run->one->program,
        .trial = {.told = take_page,
                  .context = run,
                  .home = run->one->home,
                  .plugin = run->one->plugin,
                  .only = only},
    };
    Diags *diags = diag_open(false);
    Build *made = build_open(&options, diags);

    build_run(made);
    take_messages(run, diags, messages);
    if (diag_exit_status(diags) == 3)
        note_error(run, content, EIO);
    build_close(made);
    diag_close(diags);
}

static int compare_files(const void *a, const void *b)
{
    return str_cmp(((const CaseFile *)a)->path, ((const CaseFile *)b)->path);
}

static CaseResult finish(Run *run)
{
    CaseResult *result = &run->result;

    result->count = run->files.count;
    result->file = ARENA_NEW_ARRAY(run->arena, CaseFile, result->count + 1);
    for (size_t i = 0; i < result->count; i++)
        result->file[i] =
            *(const CaseFile *)map_at(&run->files, i)->value;
    qsort(result->file, result->count, sizeof *result->file, compare_files);
    return *result;
}

CaseResult plugin_case_run(Arena *arena, const PluginCase *one)
{
    Run run = {.arena = arena, .one = one};
    Str base = path_join(arena, one->folder, one->name);
    Str page = str_cat(arena, one->name, STR(".md"));
    Str in = path_join(arena, base, STR("in"));

    map_init(&run.files, arena);
    run.result.page = one->several || fs_info_follow(str_to_cstr(
        arena, path_join(arena, one->folder, page))).kind == FS_FILE;
    run.out = one->several ? path_join(arena, base, STR("out")) : one->folder;
    if (one->several) {
        expect_folder(&run, run.out, 0);
        build(&run, in, STR(""),
              path_join(arena, run.out, STR(MESSAGES)));
        return finish(&run);
    }
    expect_file(&run, str_cat(arena, base, STR(".html")));
    expect_file(&run, str_cat(arena, base, STR(".json")));
    expect_file(&run, str_cat(arena, base, STR(".txt")));
    if (run.result.page)
        build(&run, one->folder, page, str_cat(arena, base, STR(".txt")));
    return finish(&run);
}

bool case_file_differs(const CaseFile *file)
{
    return file->expected != file->made || !str_eq(file->before, file->after);
}
