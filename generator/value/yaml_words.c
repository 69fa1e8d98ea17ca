/* value/yaml_words.c - what the YAML reader says, and the mended lines. */
#include "base/compat.h"

#include "value/yaml_internal.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

/* Characters of the author's text in a message. */
#define EXCERPT_CHARACTERS 40

Span yaml_span(uint32_t from, uint32_t to)
{
    return (Span){from, to > from ? to - from : 0};
}

bool yaml_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

uint32_t yaml_line_end(const YamlJob *job, uint32_t off)
{
    const char *text = job->source->text.ptr;
    while (off < job->to && text[off] != '\n' && text[off] != '\r')
        off++;
    return off;
}

uint32_t yaml_text_end(const YamlJob *job, uint32_t off)
{
    const char *text = job->source->text.ptr;
    uint32_t end = off;
    uint32_t at = off;
    while (at < job->to && at - off <= LIMIT_EXCERPT_COLUMNS &&
           text[at] != '\n' && text[at] != '\r')
        if (!yaml_is_blank(text[at++]))
            end = at;
    return end;
}

uint32_t yaml_line_begin(const YamlJob *job, uint32_t off)
{
    const char *text = job->source->text.ptr;
    while (off > job->from && text[off - 1] != '\n' && text[off - 1] != '\r')
        off--;
    return off;
}

void yaml_report(YamlJob *job, YamlReports *reports, DiagSeverity severity,
                 const char *code, Span span, Str help, const char *fmt, ...)
{
    if (reports->count >= YAML_MAX_REPORTS)
        return;
    YamlReport report = {severity, code, span, STR(""), help, {0, 0}};
    va_list args;
    va_start(args, fmt);
    report.message = arena_vfmt(&job->scratch, fmt, args);
    va_end(args);
    ARENA_PUSH(&job->scratch, reports->item, reports->count, reports->capacity,
               report);
}

void yaml_mend(YamlJob *job, uint32_t off, uint32_t drop, char put,
               uint32_t count, bool literal)
{
    YamlMend mend = {off, drop, count, put, literal};
    ARENA_PUSH(&job->scratch, job->mends.item, job->mends.count,
               job->mends.capacity, mend);
    /* Nearly always in order already: the search goes from line to line. */
    for (size_t i = job->mends.count - 1;
         i > 0 && job->mends.item[i - 1].off > off; i--) {
        job->mends.item[i] = job->mends.item[i - 1];
        job->mends.item[i - 1] = mend;
    }
}

Str yaml_excerpt(YamlJob *job, uint32_t from, uint32_t to)
{
    Str text = str_trim(str_slice(job->source->text, from, to));
    size_t at = 0;
    for (int i = 0; i < EXCERPT_CHARACTERS && at < text.len; i++) {
        if (text.ptr[at] == '\n' || text.ptr[at] == '\r')
            break;
        utf8_next(text, &at);
    }
    if (at == text.len)
        return text;
    return arena_fmt(&job->scratch, "%.*s …",
                     STR_ARG(str_trim_right(str_slice(text, 0, at))));
}

/* Where the line around [from, to) begins and ends; false when it is longer
 * than a message shows. (Without a bound, many mistakes on one endless line
 * would take for ever.) */
static bool find_line(const YamlJob *job, uint32_t *from, uint32_t *to)
{
    const char *text = job->source->text.ptr;
    uint32_t begin = *from;
    uint32_t end = *from;
    while (begin > job->from && text[begin - 1] != '\n' &&
           text[begin - 1] != '\r' && *from - begin <= LIMIT_EXCERPT_COLUMNS)
        begin--;
    while (end < job->to && text[end] != '\n' && text[end] != '\r' &&
           end - begin <= LIMIT_EXCERPT_COLUMNS)
        end++;
    bool whole = end >= *to && end - begin <= LIMIT_EXCERPT_COLUMNS;
    *from = begin;
    *to = end;
    return whole;
}

Str yaml_help_line(YamlJob *job, const char *lead, uint32_t from, uint32_t to,
                   Str with)
{
    Str text = job->source->text;
    uint32_t begin = from;
    uint32_t end = to;
    if (!find_line(job, &begin, &end))
        return str_dup(&job->scratch, str_from(lead));
    while (begin < from && yaml_is_blank(text.ptr[begin]))
        begin++;
    return arena_fmt(&job->scratch, "%s: %.*s%.*s%.*s", lead,
                     STR_ARG(str_slice(text, begin, from)), STR_ARG(with),
                     STR_ARG(str_trim_right(str_slice(text, to, end))));
}

Str yaml_quote(Arena *arena, Str text)
{
    bool doubles = str_find_char(text, '"') != STR_NONE;
    bool singles = str_find_char(text, '\'') != STR_NONE;
    bool backslashes = str_find_char(text, '\\') != STR_NONE;
    if (!doubles && !backslashes)
        return arena_fmt(arena, "\"%.*s\"", STR_ARG(text));
    if (!singles)
        return arena_fmt(arena, "'%.*s'", STR_ARG(text));
    char *out = arena_alloc(arena, size_add(size_mul(text.len, 2), 2));
    size_t len = 0;
    out[len++] = '"';
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\')
            out[len++] = '\\';
        out[len++] = text.ptr[i];
    }
    out[len++] = '"';
    return str_of(out, len);
}

Str yaml_help_quotes(YamlJob *job, uint32_t from, uint32_t to)
{
    Str text = str_slice(job->source->text, from, to);
    if (text.len <= LIMIT_EXCERPT_COLUMNS)
        text = yaml_quote(&job->scratch, text);
    return yaml_help_line(job, "put the text in quotes", from, to, text);
}

/* Our words for libyaml's. The first line whose problem (and context, where
 * there is one) is found in libyaml's words is taken. */
typedef struct Words {
    const char *problem;
    const char *context; /* or NULL */
    const char *code;
    bool at_beginning; /* report where what was being read began */
    const char *message;
    const char *help;
} Words;

static const Words words[] = {
    {"could not find expected ':'", NULL, "yaml-syntax", true,
     "this line has no ':' after its name",
     "write a name, a colon, a space and the text, as in: title: My page"},
    {"mapping values are not allowed", NULL, "yaml-colon", false,
     "a ':' where no name can stand before it",
     "put a text with a colon in quotes, and check how far in the line begins"},
    {"block sequence entries are not allowed", NULL, "yaml-syntax", false,
     "a '-' where no list can begin",
     "begin the list on a line of its own, or put the text in quotes"},
    {"mapping keys are not allowed", NULL, "yaml-key", false,
     "a '?' with a space after it has a meaning that is not used here",
     "put the text in quotes"},
    {"found character that cannot start any token", NULL,
     "yaml-special-character", false,
     "a text cannot begin with this character unless it is in quotes",
     "put the text in quotes"},
    {"found a tab character", NULL, "yaml-tab", false,
     "a tab where only spaces can be", "use spaces instead"},
    {"did not find expected alphabetic or numeric", "alias", "yaml-alias", true,
     "a text cannot begin with '*' unless it is in quotes",
     "put the text in quotes"},
    {"did not find expected alphabetic or numeric", NULL, "yaml-alias", true,
     "a text cannot begin with '&' unless it is in quotes",
     "put the text in quotes"},
    {"tag", NULL, "yaml-tag", true,
     "a text cannot begin with '!' unless it is in quotes",
     "put the text in quotes"},
    {"", "tag", "yaml-tag", true,
     "a text cannot begin with '!' unless it is in quotes",
     "put the text in quotes"},
    {"found an indentation indicator equal to 0", NULL, "yaml-syntax", false,
     "a text below '|' or '>' cannot be 0 characters in", "leave the 0 out"},
    {"did not find expected comment or line break", NULL, "yaml-syntax", false,
     "nothing may follow '|' or '>' on the same line",
     "begin the text on the next line, further in; or put it in quotes"},
    {"found unexpected end of stream", "quoted", "yaml-quote", true,
     "the quotation mark that opens here is never closed",
     "close it at the end of the text"},
    {"found unexpected document indicator", "quoted", "yaml-quote", true,
     "the quotation mark that opens here is never closed",
     "close it at the end of the text"},
    {"found unknown escape character", NULL, "yaml-backslash", false,
     "a '\\' in double quotes has a meaning of its own",
     "use single quotes, or write '\\\\' for one '\\'"},
    {"hexdecimal", NULL, "yaml-backslash", false,
     "a '\\' in double quotes has a meaning of its own",
     "use single quotes, or write '\\\\' for one '\\'"},
    {"invalid Unicode character escape", NULL, "yaml-backslash", false,
     "this '\\' sign and number stand for no character",
     "write the character itself"},
    {"expected ',' or ']'", NULL, "yaml-bracket", true,
     "the list that begins here with '[' is not closed, or lacks a comma",
     "write a comma between two items and ']' at the end"},
    {"expected ',' or '}'", NULL, "yaml-bracket", true,
     "what begins here with '{' is not closed, or lacks a comma",
     "write a comma between two entries and '}' at the end"},
    {"expected '-' indicator", NULL, "yaml-indentation", false,
     "this line stands in a list but does not begin with '-'",
     "begin it with '- ', or begin it as far in as what it belongs to"},
    {"expected key", NULL, "yaml-indentation", false,
     "this line does not fit the lines before it",
     "check that it begins as far in as the lines it belongs to, and that the "
     "text before it is complete"},
    {"expected node content", "flow", "yaml-bracket", false,
     "something is missing before this",
     "write the text, or leave the comma "
     "out"},
    {"expected <document start>", NULL, "yaml-indentation", false,
     "this line does not fit the lines before it",
     "check that it begins as far in as the lines it belongs to"},
};

void yaml_explain(YamlJob *job, const YamlTrouble *trouble)
{
    Words found = {"",
                   NULL,
                   "yaml-syntax",
                   false,
                   "this cannot be read",
                   "check the quotes, colons and spaces of this line and of "
                   "the one before it"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const Words *row = &words[i];
        if (strstr(trouble->problem, row->problem) != NULL &&
            (row->context == NULL ||
             strstr(trouble->context, row->context) != NULL)) {
            found = *row;
            break;
        }
    }
    uint32_t at = found.at_beginning ? trouble->began : trouble->at;
    Str text = job->source->text;
    if (at >= job->to && at > job->from)
        at = yaml_line_end(job, yaml_line_begin(job, at - 1));
    uint32_t end = at;
    uint32_t line_end = yaml_line_end(job, at);
    while (end < line_end && !yaml_is_blank(text.ptr[end]))
        end++;
    yaml_report(job, &job->mistakes, DIAG_ERROR, found.code, yaml_span(at, end),
                str_from(found.help), "%s", found.message);
}
