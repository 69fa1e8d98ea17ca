/* value/yaml_read.c - libyaml's events into values with positions. */
#include "base/compat.h"

#include "value/yaml_internal.h"

#include "base/limits.h"
#include "base/map.h"

#include <string.h>
#include <yaml.h>

typedef struct Anchor {
    Value *value; /* NULL while it is still being read */
    size_t nodes, height;
} Anchor;

typedef struct Reader {
    YamlJob *job;
    const YamlText *text;
    YamlTrouble *trouble;
    yaml_parser_t parser;
    Map anchors; /* name -> Anchor */
    size_t nodes;
    bool stopped; /* read no further */
} Reader;

static Value *read_value(Reader *reader, const yaml_event_t *event,
                         unsigned depth);

static uint32_t off_of(const Reader *reader, yaml_mark_t mark)
{
    return yaml_text_off(reader->text, mark.index);
}

static Span span_of(const Reader *reader, const yaml_event_t *event)
{
    return yaml_span(off_of(reader, event->start_mark),
                     off_of(reader, event->end_mark));
}

static char char_at(const Reader *reader, uint32_t off)
{
    const YamlJob *job = reader->job;
    return off < job->to ? job->source->text.ptr[off] : '\0';
}

/* The next event, which the caller deletes; false when reading has stopped. */
static bool next_event(Reader *reader, yaml_event_t *event)
{
    memset(event, 0, sizeof *event);
    if (reader->stopped)
        return false;
    if (yaml_parser_parse(&reader->parser, event))
        return true;
    const yaml_parser_t *parser = &reader->parser;
    YamlTrouble *trouble = reader->trouble;
    trouble->there = true;
    trouble->problem = parser->problem == NULL ? "" : parser->problem;
    trouble->context = parser->context == NULL ? "" : parser->context;
    trouble->at = off_of(reader, parser->problem_mark);
    trouble->began = parser->context == NULL
                         ? trouble->at
                         : off_of(reader, parser->context_mark);
    reader->stopped = true;
    return false;
}

static void stop_with(Reader *reader, const char *code, uint32_t off,
                      const char *help, const char *message)
{
    if (!reader->stopped)
        yaml_report(reader->job, &reader->job->checks, DIAG_ERROR, code,
                    yaml_span(off, off + 1), str_from(help), "%s", message);
    reader->stopped = true;
    reader->job->unusable = true;
}

/* Counts values against the limit; false when there are too many. */
static bool count_nodes(Reader *reader, size_t more, uint32_t off)
{
    if (more <= LIMIT_VALUE_NODES - reader->nodes) {
        reader->nodes += more;
        return true;
    }
    stop_with(reader, "yaml-too-large", off,
              "split it into several files, and use no '*' to repeat parts",
              "there are too many names and texts in this file");
    return false;
}

static bool check_depth(Reader *reader, size_t depth, uint32_t off)
{
    if (depth <= LIMIT_VALUE_DEPTH)
        return true;
    stop_with(reader, "yaml-too-deep", off,
              "close brackets, and put a text that begins with one in quotes",
              "too many lists and names inside each other");
    return false;
}

static Str name_of(const yaml_char_t *name)
{
    return str_from((const char *)name);
}

static const yaml_char_t *anchor_of(const yaml_event_t *event)
{
    switch ((int)event->type) {
    case YAML_SCALAR_EVENT:
        return event->data.scalar.anchor;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.anchor;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.anchor;
    default:
        return NULL;
    }
}

static bool has_tag(const yaml_event_t *event)
{
    switch ((int)event->type) {
    case YAML_SCALAR_EVENT:
        return event->data.scalar.tag != NULL;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.tag != NULL;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.tag != NULL;
    default:
        return false;
    }
}

/* Moves a span's start behind "&name" and "!tag", which libyaml counts in. */
static Span without_properties(const Reader *reader, Span span)
{
    uint32_t at = span.off;
    uint32_t end = span.off + span.len;
    for (;;) {
        char c = char_at(reader, at);
        bool comment = c == '#' && at > span.off;
        if (at >= end || (c != '&' && c != '!' && !comment))
            break;
        if (comment)
            at = yaml_line_end(reader->job, at);
        while (at < end && !ascii_is_space(char_at(reader, at)))
            at++;
        while (at < end && ascii_is_space(char_at(reader, at)))
            at++;
    }
    return yaml_span(at, end);
}

static Span scalar_span(const Reader *reader, const yaml_event_t *event)
{
    Span span = span_of(reader, event);
    if (anchor_of(event) != NULL || has_tag(event))
        span = without_properties(reader, span);
    /* A block's end is where the next line begins. */
    while (span.len > 0 &&
           ascii_is_space(char_at(reader, span.off + span.len - 1)))
        span.len--;
    return span;
}

static void refuse_tag(Reader *reader, const yaml_event_t *event)
{
    yaml_refuse_tag(reader->job, span_of(reader, event),
                    event->type == YAML_SCALAR_EVENT);
}

/* Written here and reported: nothing to use, and nothing missing. */
static Value *unread_value(Reader *reader, Span span)
{
    Value *value = value_null(reader->job->arena);
    value->span = span;
    value->reported = true;
    return value;
}

static Value *read_alias(Reader *reader, const yaml_event_t *event,
                         unsigned depth)
{
    YamlJob *job = reader->job;
    Span span = span_of(reader, event);
    Str name = name_of(event->data.alias.anchor);
    const Anchor *anchor = map_get(&reader->anchors, name);
    if (anchor == NULL || anchor->value == NULL) {
        yaml_refuse_alias(job, span, name, anchor != NULL);
        return unread_value(reader, span);
    }
    /* One of its values was counted by the caller. */
    if (!check_depth(reader, depth + anchor->height, span.off) ||
        !count_nodes(reader, anchor->nodes - 1, span.off))
        return value_null(job->arena);
    return value_copy_shape(job->arena, anchor->value);
}

/* Remembers what event begins, where it has a name; else NULL. */
static Anchor *new_anchor(Reader *reader, const yaml_event_t *event)
{
    const yaml_char_t *name = anchor_of(event);
    if (name == NULL)
        return NULL;
    Arena *scratch = &reader->job->scratch;
    Anchor *anchor = ARENA_NEW(scratch, Anchor);
    map_put(&reader->anchors, str_dup(scratch, name_of(name)), anchor);
    return anchor;
}

static void fill_anchor(Anchor *anchor, Value *value)
{
    if (anchor == NULL)
        return;
    anchor->value = value;
    yaml_measure(value, &anchor->nodes, &anchor->height);
}

static Str copied_text(const yaml_event_t *event)
{
    return str_of((const char *)event->data.scalar.value,
                  event->data.scalar.length);
}

static bool is_plain(const yaml_event_t *event)
{
    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

static void check_scalar(Reader *reader, const yaml_event_t *event, Span span,
                         bool is_name)
{
    if (is_plain(event))
        yaml_check_text(reader->job, span, is_name);
    else if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        yaml_check_quoted(reader->job, span);
}

static Value *read_scalar(Reader *reader, const yaml_event_t *event)
{
    YamlJob *job = reader->job;
    Str copied = copied_text(event);
    Value *value;
    if (is_plain(event) &&
        (copied.len == 0 || str_is(copied, "~") || str_is(copied, "null"))) {
        value = value_null(job->arena);
        value->reported = has_tag(event);
        value->span = scalar_span(reader, event);
    } else {
        value = value_text(job->arena, yaml_text_restore(job->arena, copied));
        value->quoted = !is_plain(event);
        value->span = scalar_span(reader, event);
        check_scalar(reader, event, value->span, false);
    }
    return value;
}

static uint32_t end_of(Span span)
{
    return span.off + span.len;
}

/* Where a value's text ends. An alias stands for what is written elsewhere. */
static uint32_t end_of_item(const Reader *reader, const yaml_event_t *event,
                            const Value *value)
{
    if (event->type == YAML_ALIAS_EVENT)
        return off_of(reader, event->end_mark);
    return end_of(value->span);
}

/* Ends a list's or a map's span. Those without brackets end with their last
 * value: libyaml's mark is where the next thing begins. */
static void end_span(const Reader *reader, Value *value, uint32_t last,
                     const yaml_event_t *event)
{
    bool brackets = event->end_mark.index > event->start_mark.index;
    uint32_t end = brackets ? off_of(reader, event->end_mark) : last;
    value->span = yaml_span(value->span.off, end);
}

static Value *read_list(Reader *reader, const yaml_event_t *start,
                        unsigned depth)
{
    Value *list = value_list(reader->job->arena);
    list->span = without_properties(reader, span_of(reader, start));
    uint32_t last = end_of(list->span);
    yaml_event_t event;
    while (next_event(reader, &event)) {
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            end_span(reader, list, last, &event);
            yaml_event_delete(&event);
            break;
        }
        Value *item = read_value(reader, &event, depth);
        last = end_of_item(reader, &event, item);
        yaml_event_delete(&event);
        value_push(reader->job->arena, list, item);
    }
    return list;
}

typedef struct Key {
    Str text;
    Span span;
    bool plain, refused;
} Key;

/* Reports a name that cannot be one; false when it can. */
static bool refuse_key(Reader *reader, const yaml_event_t *event, Span span)
{
    if (event->type != YAML_SCALAR_EVENT) {
        yaml_refuse_name(reader->job, span);
        return true;
    }
    if (is_plain(event) && event->data.scalar.length == 0) {
        yaml_refuse_nameless(reader->job, &reader->job->checks, span.off);
        return true;
    }
    if (is_plain(event) && str_is(copied_text(event), "<<")) {
        yaml_refuse_merge(reader->job, span);
        return true;
    }
    return false;
}

static Key read_key(Reader *reader, const yaml_event_t *event, unsigned depth)
{
    YamlJob *job = reader->job;
    Key key = {.text = STR(""), .span = span_of(reader, event)};
    if (event->type == YAML_SCALAR_EVENT)
        key.span = scalar_span(reader, event);
    key.refused = refuse_key(reader, event, key.span);
    if (key.refused) {
        /* Read it all the same: what comes behind is wanted. What is wrong
         * inside was never meant to be there. */
        size_t reports = job->checks.count;
        if (event->type != YAML_ALIAS_EVENT)
            read_value(reader, event, depth);
        job->checks.count = reports;
        return key;
    }
    if (has_tag(event))
        refuse_tag(reader, event);
    key.plain = is_plain(event);
    key.text = yaml_text_restore(job->arena, copied_text(event));
    check_scalar(reader, event, key.span, true);
    fill_anchor(new_anchor(reader, event), value_text(job->arena, key.text));
    return key;
}

static void put_entry(Reader *reader, Value *map, const Key *key, Value *value)
{
    if (key->refused)
        return;
    const ValueEntry *first = value_entry(map, key->text);
    if (first != NULL) {
        yaml_refuse_twin(reader->job, first, key->span);
        return;
    }
    value_put(reader->job->arena, map, key->text, value);
    map->as.map.entry[map->as.map.count - 1].key_span = key->span;
}

/* A name with nothing after it may be a slip. */
static void check_empty(Reader *reader, const Value *map, const Key *key,
                        const Value *value, bool flow)
{
    if (!key->plain || value->kind != VALUE_NULL || value->span.len > 0)
        return;
    if (!flow) {
        yaml_check_empty(reader->job, key->span, value->span);
        return;
    }
    size_t count = map->as.map.count;
    const Value *before = NULL;
    if (count > 0)
        before = map->as.map.entry[count - 1].value;
    bool text = before != NULL && before->kind == VALUE_TEXT;
    Span none = {0, 0};
    yaml_check_flow_entry(reader->job, key->span,
                          text && !before->quoted ? before->span : none);
}

static Value *read_map(Reader *reader, const yaml_event_t *start,
                       unsigned depth)
{
    Value *map = value_map(reader->job->arena);
    bool flow = start->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    map->span = without_properties(reader, span_of(reader, start));
    uint32_t last = end_of(map->span);
    yaml_event_t event;
    while (next_event(reader, &event)) {
        if (event.type == YAML_MAPPING_END_EVENT) {
            end_span(reader, map, last, &event);
            yaml_event_delete(&event);
            break;
        }
        Key key = read_key(reader, &event, depth);
        yaml_event_delete(&event);
        if (!next_event(reader, &event))
            break;
        Value *value = read_value(reader, &event, depth);
        last = end_of_item(reader, &event, value);
        yaml_event_delete(&event);
        check_empty(reader, map, &key, value, flow);
        put_entry(reader, map, &key, value);
    }
    return map;
}

static Value *read_value(Reader *reader, const yaml_event_t *event,
                         unsigned depth)
{
    YamlJob *job = reader->job;
    uint32_t off = off_of(reader, event->start_mark);
    if (!count_nodes(reader, 1, off))
        return value_null(job->arena);
    if (event->type == YAML_ALIAS_EVENT)
        return read_alias(reader, event, depth);
    bool nests = event->type != YAML_SCALAR_EVENT;
    if (nests && !check_depth(reader, (size_t)depth + 1, off))
        return value_null(job->arena);
    if (has_tag(event))
        refuse_tag(reader, event);
    Anchor *anchor = new_anchor(reader, event);
    Value *value;
    if (event->type == YAML_SEQUENCE_START_EVENT)
        value = read_list(reader, event, depth + 1);
    else if (event->type == YAML_MAPPING_START_EVENT)
        value = read_map(reader, event, depth + 1);
    else
        value = read_scalar(reader, event);
    fill_anchor(anchor, value);
    return value;
}

/* After the document: the end, or one too many. */
static void read_end(Reader *reader)
{
    YamlJob *job = reader->job;
    yaml_event_t event;
    if (!next_event(reader, &event))
        return;
    if (event.type == YAML_DOCUMENT_START_EVENT) {
        uint32_t off = off_of(reader, event.start_mark);
        yaml_report(job, &job->checks, DIAG_ERROR, "yaml-document",
                    yaml_span(off, yaml_line_end(job, off)),
                    STR("take the line '---' or '...' out, or make two files"),
                    "a second document begins here");
    }
    yaml_event_delete(&event);
}

static Value *read_document(Reader *reader)
{
    Value *root = NULL;
    yaml_event_t event;
    while (next_event(reader, &event)) {
        yaml_event_type_t type = event.type;
        bool ends = type == YAML_DOCUMENT_END_EVENT ||
                    type == YAML_STREAM_END_EVENT;
        if (!ends && type != YAML_STREAM_START_EVENT &&
            type != YAML_DOCUMENT_START_EVENT)
            root = read_value(reader, &event, 0);
        yaml_event_delete(&event);
        if (type == YAML_DOCUMENT_END_EVENT)
            read_end(reader);
        if (ends)
            break;
    }
    if (root != NULL && root->kind == VALUE_NULL && root->span.len == 0)
        return NULL;
    return root;
}

Value *yaml_build(YamlJob *job, const YamlText *text, YamlTrouble *trouble)
{
    Reader reader = {.job = job, .text = text, .trouble = trouble};
    map_init(&reader.anchors, &job->scratch);
    if (!yaml_parser_initialize(&reader.parser))
        BUG("libyaml has no memory");
    /* Said, not guessed: no byte order mark is looked for. */
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser,
                                 (const unsigned char *)text->bytes, text->len);
    Value *root = read_document(&reader);
    yaml_parser_delete(&reader.parser);
    return root;
}
