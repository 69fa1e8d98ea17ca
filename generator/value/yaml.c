/* value/yaml.c - reads YAML; after a mistake mends a copy and reads on. */
#include "base/compat.h"

#include "value/yaml.h"

#include "value/yaml_draft.h"

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

/* A job that reads the draft. Reports have their places in the draft. */
static void begin_draft(YamlJob *draft_job, const YamlJob *job, Arena *arena,
                        const YamlDraft *draft)
{
    *draft_job = (YamlJob){.arena = arena,
                           .from = job->from,
                           .to = (uint32_t)draft->text.len,
                           .guessed_from = UINT32_MAX};
    arena_init(&draft_job->scratch);
    if (draft->origin == NULL)
        draft_job->source = job->source;
    else
        draft_job->source = source_new(&draft_job->scratch, job->source->path,
                                       draft->text);
}

/* What a line's beginning may be to blame for. */
static bool may_be_slip(const char *code)
{
    Str text = str_from(code);
    return str_is(text, "yaml-indentation") || str_is(text, "yaml-syntax") ||
           str_is(text, "yaml-colon") || str_is(text, "yaml-tab") ||
           str_is(text, "yaml-key");
}

size_t yaml_try(const YamlJob *job, const YamlDraft *draft, uint32_t *at,
                size_t room, size_t *at_count)
{
    YamlJob trial;
    Arena values;
    size_t count;
    arena_init(&values);
    begin_draft(&trial, job, &values, draft);
    read_job(&trial);
    count = trial.mistakes.count;
    *at_count = 0;
    for (size_t i = 0; i < trial.mistakes.count && *at_count < room; i++)
        if (may_be_slip(trial.mistakes.item[i].code))
            at[(*at_count)++] = trial.mistakes.item[i].span.off;
    for (size_t i = 0; i < trial.checks.count; i++)
        count += str_is(str_from(trial.checks.item[i].code), "duplicate-key");
    arena_release(&trial.scratch);
    arena_release(&values);
    return count;
}

/* The second place of a report, where it has one. */
static DiagAlso first_of(const YamlJob *job, const YamlReport *report,
                         const YamlDraft *draft)
{
    Span first = draft != NULL ? yaml_draft_span(draft, report->first)
                               : report->first;
    DiagAlso also = {diag_at(job->source, first), "the first is here"};

    return report->first.len > 0 ? also : (DiagAlso){0};
}

/* Hands reports over; true when none is an error. What was checked in a part
 * that is a guess is kept back. draft: where they have their places, or NULL
 * for the source itself. */
static bool tell(const YamlJob *job, const YamlReports *reports,
                 uint32_t before, const YamlDraft *draft, Diags *diags)
{
    bool fine = true;
    for (size_t i = 0; i < reports->count; i++) {
        const YamlReport *report = &reports->item[i];
        Span span = report->span;
        if (span.off >= before)
            continue;
        if (draft != NULL)
            span = yaml_draft_span(draft, span);
        diag_also(diags, report->severity, report->code,
                  diag_at(job->source, span), first_of(job, report, draft),
                  report->help, "%.*s", STR_ARG(report->message));
        if (report->severity >= DIAG_ERROR)
            fine = false;
        if (i + 1 == YAML_MAX_REPORTS)
            diag_add(diags, DIAG_NOTE, report->code,
                     diag_at(job->source, span),
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
    YamlJob reading;
    arena_init(&job.scratch);
    skip_byte_order_marks(&job);
    yaml_text_check(&job);
    YamlDraft draft = {str_slice(source->text, 0, job.to), NULL};
    yaml_mend_pasted(&job, &draft);
    begin_draft(&reading, &job, arena, &draft);
    Value *value = read_job(&reading);
    if (reading.mistakes.count > 0 && yaml_mend_slips(&job, &draft)) {
        arena_release(&reading.scratch);
        begin_draft(&reading, &job, arena, &draft);
        value = read_job(&reading);
    }
    yaml_draft_place(&draft, value);
    bool fine = tell(&job, &job.bad_characters, UINT32_MAX, NULL, diags);
    fine = tell(&job, &job.slips, UINT32_MAX, NULL, diags) && fine;
    fine = tell(&job, &reading.mistakes, UINT32_MAX, &draft, diags) && fine;
    fine = tell(&job, &reading.checks, reading.guessed_from, &draft, diags) &&
           fine;
    arena_release(&reading.scratch);
    arena_release(&job.scratch);
    if (value == NULL && fine)
        value = value_map(arena);
    if (ok != NULL)
        *ok = fine;
    return value;
}
