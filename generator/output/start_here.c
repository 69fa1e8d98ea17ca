/* output/start_here.c - START-HERE.html and READ-ME.txt. */
#include "base/compat.h"

#include "output/start_here.h"

#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"

#define TEXT_WIDTH 72
#define NEW_LINE "\r\n"

bool start_here_is_for(CopyKind kind)
{
    return kind == COPY_USB || kind == COPY_ZIP;
}

static bool has_template(const Renderer *renderer, const char *name)
{
    return mustache_has(renderer->set->theme->templates, str_from(name));
}

/* What a template is given for one language. */
static Value *map_of(Renderer *renderer, const SiteContext *language,
                     const char *file)
{
    Arena *arena = &renderer->scratch;
    const ContextSet *set = renderer->set;
    Value *map = context_copy(arena, set, language, str_from(file),
                              set->site->config.title);
    const Page *home = context_home(set, language->language);
    value_set_text(arena, map, "home_url",
                   home != NULL ? path_to_url(arena, home->output_path)
                                : STR("index.html"));
    return map;
}

/* One template in every language of the handbook, one after the other. */
static bool in_each_language(Renderer *renderer, const char *template_name,
                             const char *file, Buf *out)
{
    const ContextSet *set = renderer->set;
    for (size_t i = 0; i < set->language_count; i++) {
        Str part;
        arena_reset(&renderer->scratch);
        Value *map = map_of(renderer, &set->language[i], file);
        if (!render_frame(renderer, str_from(template_name),
                          &set->language[i], map, &part))
            return false;
        buf_add(out, part);
    }
    return true;
}

bool start_here_page(Renderer *renderer, Buf *out)
{
    Buf parts;
    Str page;
    buf_reset(out);
    if (!has_template(renderer, "start-here") ||
        !has_template(renderer, "start-here-part"))
        return true;
    buf_init(&parts, LIMIT_OUTPUT_BYTES);
    bool done = in_each_language(renderer, "start-here-part", START_HERE_NAME,
                                 &parts);
    arena_reset(&renderer->scratch);
    Value *map = map_of(renderer, &renderer->set->language[0],
                        START_HERE_NAME);
    value_set_text(&renderer->scratch, map, "parts_html", buf_str(&parts));
    done = done && render_bare(renderer, STR("start-here"), map, &page);
    if (done)
        buf_add(out, page);
    buf_release(&parts);
    return done;
}

/* A line of the template, broken at spaces; a word that is too long stays
 * whole. What begins with "- " goes on below its words. */
static void add_wrapped(Buf *out, Str line)
{
    const char *indent = str_starts(line, "- ") ? "  " : "";
    Str word;
    size_t width = 0;
    while (str_split(&line, ' ', &word)) {
        size_t count = utf8_count(word);
        if (count == 0)
            continue;
        if (width > 0 && width + 1 + count > TEXT_WIDTH) {
            buf_adds(out, NEW_LINE);
            buf_adds(out, indent);
            width = str_from(indent).len;
        } else if (width > 0) {
            buf_addc(out, ' ');
            width++;
        }
        buf_add(out, word);
        width += count;
    }
    buf_adds(out, NEW_LINE);
}

bool start_here_text(Renderer *renderer, Buf *out)
{
    Buf text;
    bool empty = false; /* the last line was */
    buf_reset(out);
    if (!has_template(renderer, "read-me"))
        return true;
    buf_init(&text, LIMIT_OUTPUT_BYTES);
    bool done = in_each_language(renderer, "read-me", READ_ME_NAME, &text);
    buf_adds(out, "\xEF\xBB\xBF");
    Str rest = buf_str(&text), line;
    while (done && str_line(&rest, &line)) {
        line = str_trim(line);
        if (line.len > 0 || !empty)
            add_wrapped(out, line);
        empty = line.len == 0;
    }
    buf_release(&text);
    return done;
}
