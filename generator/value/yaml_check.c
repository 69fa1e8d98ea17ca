/* value/yaml_check.c - what is well-formed and still refused, or not meant. */
#include "base/compat.h"

#include "value/yaml_internal.h"

#include "base/utf8.h"

#include <string.h>

/* Quotation marks as word processors write them, by what they open. */
static const char *const double_marks[] = {"“", "”", "„", "‟", "«", "»"};
static const char *const single_marks[] = {"‘", "’", "‚", "‹", "›"};

static size_t mark_at(Str text, const char *const *marks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_starts(text, marks[i]))
            return strlen(marks[i]);
    return 0;
}

static size_t mark_before_end(Str text, const char *const *marks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_ends(text, marks[i]))
            return strlen(marks[i]);
    return 0;
}

bool yaml_curly(Str text, size_t *opening, size_t *closing)
{
    const char *const *marks = double_marks;
    size_t count = sizeof double_marks / sizeof *double_marks;
    *opening = mark_at(text, marks, count);
    if (*opening == 0) {
        marks = single_marks;
        count = sizeof single_marks / sizeof *single_marks;
        *opening = mark_at(text, marks, count);
    }
    if (*opening == 0)
        return false;
    *closing = mark_before_end(text, marks, count);
    if (*closing == 0 && (str_ends(text, "\"") || str_ends(text, "'")))
        *closing = 1;
    if (*closing == 0 || text.len <= *opening + *closing)
        return false;
    /* More of them inside: “UC” and “ESA” is a text that quotes twice. An
     * apostrophe is no quotation mark. */
    Str inside = str_slice(text, *opening, text.len - *closing);
    for (size_t i = 0; i < count; i++)
        if (strcmp(marks[i], "’") != 0 &&
            str_find(inside, str_from(marks[i])) != STR_NONE)
            return false;
    return true;
}

static void check_curly(YamlJob *job, Span span, bool is_name)
{
    Str text = str_slice(job->source->text, span.off, span.off + span.len);
    size_t opening;
    size_t closing;
    if (!yaml_curly(text, &opening, &closing)) {
        if (!is_name || opening == 0)
            return;
        /* - “Ask: before you sign”: the colon has split it. */
        text = str_slice(job->source->text, span.off,
                         yaml_text_end(job, span.off));
        if (!yaml_curly(text, &opening, &closing))
            return;
    }
    Str inside = str_slice(text, opening, text.len - closing);
    yaml_report(job, &job->checks, DIAG_ERROR, "yaml-curly-quotes",
                yaml_span(span.off, span.off + (uint32_t)opening),
                yaml_help_line(job, "use straight quotes", span.off,
                               span.off + (uint32_t)text.len,
                               yaml_quote(&job->scratch, inside)),
                "'%.*s' is a curly quotation mark and would be part of the "
                "text",
                STR_ARG(str_slice(text, 0, opening)));
}

/* True when only spaces and dashes stand before off in its line. */
static bool begins_line(const YamlJob *job, uint32_t off)
{
    const char *text = job->source->text.ptr;
    while (off > job->from && (text[off - 1] == ' ' || text[off - 1] == '-'))
        off--;
    return off == job->from || text[off - 1] == '\n' || text[off - 1] == '\r';
}

void yaml_check_text(YamlJob *job, Span span, bool is_name)
{
    Str text = str_slice(job->source->text, span.off, span.off + span.len);
    check_curly(job, span, is_name);
    if (text.len < 2 || !begins_line(job, span.off))
        return;
    /* "-item", "title:My page": the search line by line tells what it is. */
    size_t colon = str_find_char(text, ':');
    if ((is_name && str_find_char(text, '"') != STR_NONE) ||
        text.ptr[0] == '-' || text.ptr[0] == '%' || colon != STR_NONE ||
        (!is_name && str_find(text, STR(" - ")) != STR_NONE))
        job->suspicious = true;
}

void yaml_check_empty(YamlJob *job, Span name, Span value)
{
    const char *text = job->source->text.ptr;
    uint32_t at = value.off;
    while (at < job->to && yaml_is_blank(text[at]))
        at++;
    if (at >= job->to || text[at] != '#')
        return;
    uint32_t end = yaml_line_end(job, at);
    if (at + 1 >= end || yaml_is_blank(text[at + 1]) || text[at + 1] == '#')
        return;
    while (yaml_is_blank(text[end - 1]))
        end--;
    yaml_report(job, &job->checks, DIAG_WARNING, "yaml-special-character",
                yaml_span(at, end), yaml_help_quotes(job, at, end),
                "what follows '#' is a comment, so '%.*s' is empty",
                STR_ARG(yaml_excerpt(job, name.off, name.off + name.len)));
}

void yaml_check_flow_entry(YamlJob *job, Span name, Span before)
{
    const char *text = job->source->text.ptr;
    uint32_t end = name.off + name.len;
    Str key = str_slice(job->source->text, name.off, end);
    uint32_t at = end;
    while (at < job->to && ascii_is_space(text[at]))
        at++;
    if (at < job->to && text[at] == ':')
        return; /* "name:" and nothing: an empty value, as on a line */
    size_t colon = str_find_char(key, ':');
    if (colon != STR_NONE) {
        uint32_t behind = name.off + (uint32_t)colon + 1;
        yaml_report(
            job, &job->checks, DIAG_ERROR, "yaml-space",
            yaml_span(behind - 1, behind),
            yaml_help_line(job, "write a space", behind, behind, STR(" ")),
            "there is no space after '%.*s:'",
            STR_ARG(str_slice(key, 0, colon)));
        return;
    }
    Str help = STR("write 'name: text', or put a text with a comma in quotes");
    if (before.len > 0)
        help = yaml_help_quotes(job, before.off, end);
    yaml_report(job, &job->checks, DIAG_ERROR, "yaml-comma", name, help,
                "a comma begins a new entry, and '%.*s' has no ':'",
                STR_ARG(yaml_excerpt(job, name.off, end)));
}

static bool is_hex(char c)
{
    c = ascii_lower(c);
    return ascii_is_digit(c) || (c >= 'a' && c <= 'f');
}

static const char strange_sign[] =
    "a '\\' in double quotes has a meaning of its own";

/* The number behind \x, \u or \U; moves *at behind it. */
static const char *number_problem(const YamlJob *job, uint32_t *at,
                                  uint32_t digits, uint32_t end)
{
    const char *text = job->source->text.ptr;
    uint32_t number = 0;
    for (uint32_t i = 0; i < digits; i++) {
        if (*at + i >= end || !is_hex(text[*at + i]))
            return strange_sign;
        char c = ascii_lower(text[*at + i]);
        uint32_t digit = (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
        number = number * 16 + digit;
    }
    *at += digits;
    bool control =
        (number < 0x20 && number != '\t' && number != '\n' && number != '\r') ||
        (number >= 0x7F && number < 0xA0 && number != 0x85);
    if (control || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000) ||
        utf8_is_noncharacter(number))
        return "this '\\' sign and number stand for no character";
    return NULL;
}

const char *yaml_escape_problem(const YamlJob *job, uint32_t *at, uint32_t end)
{
    const char *text = job->source->text.ptr;
    uint32_t sign = *at + 1;
    char c = sign < end ? text[sign] : '\0';
    *at = sign < end ? sign + 1 : end;
    while (*at < end && ((unsigned char)text[*at] & 0xC0) == 0x80)
        *at += 1; /* the rest of a character */
    if (c == '\0')
        return strange_sign;
    uint32_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0)
        return number_problem(job, at, digits, end);
    /* libyaml's own; without those that stand for control characters. */
    if (strchr("tnr \"/\\N_LP\t\n\r", c) != NULL)
        return NULL;
    if (strchr("0abvfe", c) != NULL)
        return "this '\\' sign and letter stand for no character";
    return strange_sign;
}

void yaml_report_backslash(YamlJob *job, YamlReports *reports, Span sign,
                           Span text, const char *problem)
{
    uint32_t end = text.off + text.len;
    Str help = STR("write the character itself");
    if (problem == strange_sign) {
        Str inside = str_slice(job->source->text, text.off + 1, end - 1);
        help = yaml_help_line(job, "write", text.off, end,
                              yaml_quote(&job->scratch, inside));
    }
    yaml_report(job, reports, DIAG_ERROR, "yaml-backslash", sign, help, "%s",
                problem);
}

/* True when the search line by line has told of this text already. */
static bool is_told(const YamlJob *job, Span span)
{
    for (size_t i = 0; i < job->mistakes.count; i++) {
        uint32_t off = job->mistakes.item[i].span.off;
        if (off >= span.off && off < span.off + span.len)
            return true;
    }
    return false;
}

void yaml_check_quoted(YamlJob *job, Span span)
{
    const char *text = job->source->text.ptr;
    uint32_t end = span.off + span.len;
    uint32_t at = span.off;
    while (at < end) {
        if (text[at] != '\\') {
            at++;
            continue;
        }
        uint32_t from = at;
        const char *problem = yaml_escape_problem(job, &at, end);
        if (problem == NULL)
            continue;
        if (!is_told(job, span))
            yaml_report_backslash(job, &job->checks, yaml_span(from, at), span,
                                  problem);
        return;
    }
}

void yaml_refuse_tag(YamlJob *job, Span span, bool is_text)
{
    const char *text = job->source->text.ptr;
    uint32_t from = span.off;
    uint32_t end = span.off + span.len;
    while (from < end && text[from] != '!')
        from++; /* "&name !tag" */
    uint32_t to = from;
    while (to < end && !ascii_is_space(text[to]))
        to++;
    Str help = STR("leave it out");
    if (is_text)
        help = yaml_help_quotes(job, from, end);
    yaml_report(job, &job->checks, DIAG_ERROR, "yaml-tag", yaml_span(from, to),
                help, "a text cannot begin with '!' unless it is in quotes");
}

void yaml_measure(const Value *value, size_t *nodes, size_t *height)
{
    size_t below = 0;
    *nodes += 1;
    for (size_t i = 0; i < value_count(value); i++) {
        const Value *item = value->kind == VALUE_LIST
                                ? value->as.list.item[i]
                                : value->as.map.entry[i].value;
        size_t here = 0;
        yaml_measure(item, nodes, &here);
        below = here > below ? here : below;
    }
    bool nests = value->kind == VALUE_LIST || value->kind == VALUE_MAP;
    *height = below + (nests ? 1 : 0);
}

void yaml_refuse_alias(YamlJob *job, Span span, Str name, bool inside)
{
    if (inside)
        yaml_report(job, &job->checks, DIAG_ERROR, "yaml-alias", span,
                    STR("write out what is meant"),
                    "'*%.*s' stands inside what it would repeat",
                    STR_ARG(name));
    else
        yaml_report(job, &job->checks, DIAG_ERROR, "yaml-alias", span,
                    yaml_help_quotes(job, span.off, span.off + span.len),
                    "'*%.*s' would repeat what is marked '&%.*s', and nothing "
                    "before it is",
                    STR_ARG(name), STR_ARG(name));
}

void yaml_refuse_name(YamlJob *job, Span span)
{
    Str text = job->source->text;
    if (span.off > job->from &&
        str_starts(str_slice(text, span.off - 1, job->to), "{{"))
        yaml_report(
            job, &job->checks, DIAG_ERROR, "yaml-special-character",
            yaml_span(span.off - 1, span.off),
            yaml_help_quotes(job, span.off - 1, yaml_text_end(job, span.off)),
            "a text cannot begin with '{' unless it is in quotes");
    else
        yaml_report(job, &job->checks, DIAG_ERROR, "yaml-key", span,
                    STR("write a word, or a text in quotes, before the ':'"),
                    "a name before a ':' must be a text");
}

void yaml_refuse_nameless(YamlJob *job, YamlReports *reports, uint32_t colon)
{
    yaml_report(job, reports, DIAG_ERROR, "yaml-key",
                yaml_span(colon, colon + 1),
                STR("write a name before the ':', or put the text in quotes"),
                "there is no name before this ':'");
}

void yaml_refuse_merge(YamlJob *job, Span span)
{
    yaml_report(job, &job->checks, DIAG_ERROR, "yaml-key", span,
                STR("write out the lines that are meant"),
                "'<<' has a meaning that is not used here");
}

/* True when nothing but "- " stands before a name on its line. */
static bool follows_dash(const YamlJob *job, uint32_t at)
{
    Str text = job->source->text;
    uint32_t i = at;

    while (i > job->from && text.ptr[i - 1] == ' ')
        i--;
    if (i == at || i == job->from || text.ptr[i - 1] != '-')
        return false;
    for (i--; i > job->from && text.ptr[i - 1] == ' '; i--)
        ;
    return i == job->from || text.ptr[i - 1] == '\n';
}

/* The first name of an entry again: rather a dash is missing than that somebody
 * wrote it twice. The names that follow are the new entry's. */
static bool is_of_new_entry(const YamlJob *job, uint32_t first, uint32_t again)
{
    return job->entry_again > 0 && again > job->entry_again &&
           first > job->entry_from && first < job->entry_again;
}

void yaml_refuse_twin(YamlJob *job, const ValueEntry *first, Span span)
{
    YamlReports *checks = &job->checks;
    size_t before = checks->count;
    Str name = yaml_excerpt(job, span.off, span.off + span.len);
    Str help;

    if (is_of_new_entry(job, first->key_span.off, span.off))
        return;
    if (follows_dash(job, first->key_span.off)) {
        job->entry_from = first->key_span.off;
        job->entry_again = span.off;
        help = arena_fmt(&job->scratch,
                         "does a new entry begin here? Then put a dash before "
                         "it, below the first one's: - %.*s: …",
                         STR_ARG(name));
    } else {
        help = STR("keep one of them");
    }
    yaml_report(job, checks, DIAG_ERROR, "duplicate-key", span, help,
                "'%.*s' is here a second time", STR_ARG(name));
    if (checks->count > before)
        checks->item[before].first = first->key_span;
}
