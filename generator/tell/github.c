/* tell/github.c - diagnostics as GitHub's workflow commands, which it shows
 * beside the line they are about. */
#include "base/compat.h"
#include "tell/tell_internal.h"

#include "base/utf8.h"

/* One line; a message may quote a whole plugin's error. */
#define MAX_LINE_BYTES ((size_t)4 * 1024 * 1024)

static const char *command_of(DiagSeverity severity)
{
    static const char *const command[DIAG_SEVERITY__COUNT] = {
        [DIAG_NOTE] = "notice",
        [DIAG_WARNING] = "warning",
        [DIAG_ERROR] = "error",
        [DIAG_SYSTEM] = "error",
    };

    return command[severity];
}

/* What would end the value, or the line, is written as GitHub reads it: %25,
 * %0D, %0A; in a property also %3A and %2C. Of other characters that do harm
 * on a terminal only a mark is left: the log is read on one, too. */
static void add_data(Buf *buf, Str text, bool property)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);

        if (c == '%' || c == '\r' || c == '\n' ||
            (property && (c == ':' || c == ',')))
            buf_addf(buf, "%%%02X", (unsigned)c);
        else if (c == '\t')
            buf_addc(buf, ' ');
        else
            buf_add_codepoint(buf, diag_is_unsafe(c) ? 0xFFFD : c);
    }
}

static void add_property(Buf *buf, const char *name, Str value)
{
    buf_addf(buf, "%s=", name);
    add_data(buf, value, true);
}

static void add_number(Buf *buf, const char *name, uint32_t number)
{
    buf_addf(buf, "%s=%u,", name, (unsigned)number);
}

static void add_second(Buf *buf, const DiagSecond *also)
{
    buf_adds(buf, "%0A");
    add_data(buf, also->words, false);
    buf_adds(buf, ": ");
    add_data(buf, also->path, false);
    if (also->place.line > 0)
        buf_addf(buf, ":%u:%u", (unsigned)also->place.line,
                 (unsigned)also->place.column);
}

static void add_line(Buf *buf, Arena *arena, const TellRoot *root,
                     const Diag *diag)
{
    Str path;

    buf_addf(buf, "::%s ", command_of(diag->severity));
    if (diag->path.len > 0) {
        tell_path(arena, root, diag->path, &path);
        add_property(buf, "file", path);
        buf_addc(buf, ',');
    }
    if (diag->path.len > 0 && diag->place.line > 0) {
        Place end = diag_end(diag);

        add_number(buf, "line", diag->place.line);
        add_number(buf, "col", diag->place.column);
        add_number(buf, "endLine", end.line);
        add_number(buf, "endColumn", end.column);
    }
    add_property(buf, "title", str_from(diag->code));
    buf_adds(buf, "::");
    add_data(buf, diag->message, false);
    if (diag->also.words.len > 0)
        add_second(buf, &diag->also);
    if (diag->help.len > 0) {
        buf_adds(buf, "%0A");
        add_data(buf, STR("help: "), false);
        add_data(buf, diag->help, false);
    }
    buf_addc(buf, '\n');
}

static void print_line(Buf *buf, FILE *out)
{
    Str text = buf_str(buf);

    fwrite(text.ptr, 1, text.len, out);
    if (buf->full)
        fputc('\n', out);
    buf_reset(buf);
}

void tell_github(const Tell *tell, FILE *out)
{
    Arena lasting, arena;
    TellRoot root;
    DiagChoice choice;
    Buf buf;

    arena_init(&lasting);
    arena_init(&arena);
    buf_init(&buf, MAX_LINE_BYTES);
    root = tell_root(&lasting);
    choice = diag_choose(tell->diags, &lasting);
    for (size_t i = 0; i < diag_total(tell->diags); i++) {
        if (!choice.shown[i])
            continue;
        arena_reset(&arena);
        add_line(&buf, &arena, &root, diag_get(tell->diags, i));
        print_line(&buf, out);
    }
    diag_add_rest(&buf, tell->diags, &choice, tell->page_count);
    print_line(&buf, out);
    buf_release(&buf);
    arena_release(&arena);
    arena_release(&lasting);
}
