/* cli/source_record_line.c - one line more in a record that a person wrote. */
#include "base/compat.h"

#include "cli/source_command.h"

#include "base/buf.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "value/json.h"
#include "value/yaml.h"

/* The file as a map, or NULL when there is anything wrong with it. */
static const Value *read_map(Arena *arena, Str text)
{
    Diags *diags = diag_open(false);
    const Source *source = source_new(arena, STR("record"), text);
    bool ok = false;
    const Value *value = yaml_read(arena, source,
                                   (Span){0, (uint32_t)text.len}, diags, &ok);

    diag_close(diags);
    return ok && value && value->kind == VALUE_MAP ? value : NULL;
}

static Str as_json(Arena *arena, const Value *value)
{
    Buf buf;
    Str text;

    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    json_write(&buf, value);
    text = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

/* Says what `after` holds beyond `before` the fingerprint, and nothing else? */
static bool only_adds(Arena *arena, const Value *before, const Value *after,
                      Str name)
{
    Value *wanted = value_copy(arena, before);

    value_set_text(arena, wanted, "fingerprint", name);
    return str_eq(as_json(arena, wanted), as_json(arena, after));
}

static Str with_line(Arena *arena, Str text, Str name)
{
    size_t end = str_find_char(text, '\n');
    Str line_end = end != STR_NONE && end > 0 && text.ptr[end - 1] == '\r'
                       ? STR("\r\n") : STR("\n");
    Str first = str_ends(text, "\n") ? STR("") : line_end;

    return arena_fmt(arena, "%.*s%.*sfingerprint: %.*s%.*s", STR_ARG(text),
                     STR_ARG(first), STR_ARG(name), STR_ARG(line_end));
}

bool source_record_add_line(Arena *arena, const char *path,
                            const SourceRecord *record, Str name, int *err)
{
    const Value *before, *after;
    Str text, longer;

    *err = fs_read(arena, path, LIMIT_FILE_BYTES, &text);
    if (*err != 0 || !str_eq(text, record->source->text) ||
        str_ieq(path_extension(str_from(path)), STR("json")))
        return false;
    /* at the end: nothing that follows can be taken for a part of it. What it
     * makes of the file is read again and compared, before it is written */
    longer = with_line(arena, text, name);
    before = read_map(arena, text);
    after = before ? read_map(arena, longer) : NULL;
    if (!after || value_get(before, "references") ||
        value_get(before, "fingerprint") ||
        !only_adds(arena, before, after, name))
        return false;
    *err = fs_write_atomic(path, longer);
    return *err == 0;
}
