/* value/yaml.c - reads YAML; after a mistake mends a copy and reads on. */
#include "base/compat.h"

#include "value/yaml.h"

#include "value/yaml_internal.h"

static const char mark_of_utf8[] = "\xEF\xBB\xBF";

/* Leaves out byte order marks: libyaml would count the first as a column. */
static void skip_byte_order_marks(YamlJob *job)
{
    Str mark = str_from(mark_of_utf8);
    while (job->to - job->from >= mark.len &&
           str_eq(str_slice(job->source->text, job->from, job->from + mark.len),
                  mark))
        job->from += (uint32_t)mark.len;
}

static uint32_t line_of(const YamlJob *job, uint32_t off)
{
    return source_line_at(job->source, off);
}

/* True when a mistake that was told already accounts for the trouble. */
static bool is_explained(const YamlJob *job, const YamlTrouble *trouble)
{
    uint32_t line = line_of(job, trouble->at);
    if (job->guessed_from <= trouble->at ||
        (job->guessed_from < UINT32_MAX &&
         line_of(job, job->guessed_from) <= line))
        return true;
    uint32_t began = line_of(job, trouble->began);
    for (size_t i = 0; i < job->mistakes.count; i++) {
        uint32_t told = line_of(job, job->mistakes.item[i].span.off);
        if (told == line || told == began)
            return true;
    }
    return false;
}

/* Reads; where that fails, or looks odd, finds mistakes and reads the mended
 * copy. NULL when no tree came out that is worth a look. */
static Value *read_job(YamlJob *job)
{
    YamlText text;
    YamlTrouble trouble = {.there = false};
    yaml_text_make(job, &text);
    Value *value = yaml_build(job, &text, &trouble);
    if (!trouble.there && !job->suspicious)
        return job->unusable ? NULL : value;
    job->unusable = false;
    yaml_find_mistakes(job);
    if (job->mends.count > 0) {
        job->checks.count = 0;
        trouble.there = false;
        yaml_text_make(job, &text);
        value = yaml_build(job, &text, &trouble);
    }
    if (trouble.there && !is_explained(job, &trouble))
        yaml_explain(job, &trouble);
    if (trouble.there || job->unusable || job->guessed_from < UINT32_MAX)
        return NULL;
    return value;
}

/* Hands reports over; true when none is an error. What was checked in a part
 * that is a guess is kept back. */
static DiagAlso first_of(const YamlJob *job, const YamlReport *report)
{
    DiagAlso also = {diag_at(job->source, report->first), "the first is here"};

    return report->first.len > 0 ? also : (DiagAlso){0};
}

static bool tell(const YamlJob *job, const YamlReports *reports,
                 uint32_t before, Diags *diags)
{
    bool fine = true;
    for (size_t i = 0; i < reports->count; i++) {
        const YamlReport *report = &reports->item[i];
        if (report->span.off >= before)
            continue;
        diag_also(diags, report->severity, report->code,
                  diag_at(job->source, report->span), first_of(job, report),
                  report->help, "%.*s", STR_ARG(report->message));
        if (report->severity >= DIAG_ERROR)
            fine = false;
        if (i + 1 == YAML_MAX_REPORTS)
            diag_add(diags, DIAG_NOTE, report->code,
                     diag_at(job->source, report->span),
                     STR("there may be more mistakes after this one"),
                     STR("mend these first"));
    }
    return fine;
}

Value *yaml_read(Arena *arena, const Source *source, Span span, Diags *diags,
                 bool *ok)
{
    if (span.off > source->text.len || span.len > source->text.len - span.off)
        BUG("a part from %u, %u bytes, is not inside %zu bytes", span.off,
            span.len, source->text.len);
    YamlJob job = {.arena = arena,
                   .source = source,
                   .from = span.off,
                   .to = span.off + span.len,
                   .guessed_from = UINT32_MAX};
    arena_init(&job.scratch);
    skip_byte_order_marks(&job);
    yaml_text_check(&job);
    Value *value = read_job(&job);
    bool fine = tell(&job, &job.bad_characters, UINT32_MAX, diags);
    fine = tell(&job, &job.mistakes, UINT32_MAX, diags) && fine;
    fine = tell(&job, &job.checks, job.guessed_from, diags) && fine;
    arena_release(&job.scratch);
    if (value == NULL && fine)
        value = value_map(arena);
    if (ok != NULL)
        *ok = fine;
    return value;
}
