/* doc/citation.c - citations in Pandoc's syntax: "[see @key, para 5; @b]". */
#include "base/compat.h"
#include "doc/doc_internal.h"

#include <string.h>

#include "base/utf8.h"

/* Text in which citations are read. */
typedef struct Cite {
    Parse *parse;
    const Content *content;
    Str s;
    bool exact;      /* the content has places of its own */
    Span place;      /* else this is where all of it stands */
    bool at_optional; /* a key may come without '@' */
} Cite;

static Span span_of(const Cite *c, size_t from, size_t to)
{
    return c->exact ? content_span(c->content, from, to) : c->place;
}

static bool is_white(char ch)
{
    return ch == ' ' || ch == '\t' || ch == '\n';
}

/* ASCII letters and digits, '_', and the letters of Europe. */
static bool is_key_letter(uint32_t ch)
{
    if (ch < 0x80)
        return ascii_is_alnum((char)ch) || ch == '_';
    return ch >= 0xC0 && ch < 0x2000 && ch != 0xD7 && ch != 0xF7;
}

/* Passes what nobody sees, too: it was pasted, and clean_key takes it out. */
static size_t pass_letters(Str s, size_t from)
{
    size_t i = from;
    bool seen = false;

    while (i < s.len) {
        size_t next = i;
        uint32_t ch = utf8_next(s, &next);
        bool unseen = utf8_is_unseen(ch);

        if (!unseen && !is_key_letter(ch))
            break;
        seen = seen || !unseen;
        i = next;
    }
    return seen ? i : from;
}

/* People type the address of a source where its key belongs. It is taken whole,
 * so that what reports the unknown key can say what to write. */
static bool is_address(Str s, size_t from)
{
    Str rest = str_slice(s, from, s.len);

    return str_starts(rest, "https://") || str_starts(rest, "http://");
}

static size_t address_end(Str s, size_t from)
{
    while (from < s.len && !strchr(" \t\n[],;\"<>|", s.ptr[from]))
        from++;
    return from;
}

/* The end of the key at s[from]; from itself when there is none. */
static size_t key_end(Str s, size_t from)
{
    size_t end = pass_letters(s, from);

    if (is_address(s, from))
        return address_end(s, from);
    while (end > from && end < s.len && strchr("-:./+", s.ptr[end])) {
        size_t next = pass_letters(s, end + 1);

        if (next == end + 1)
            break;
        end = next;
    }
    return end;
}

/* '@' behind a letter or a backslash is none of ours: me@example.org. */
static bool may_begin(Str s, size_t at)
{
    size_t before = at;

    if (at == 0)
        return true;
    do
        before--;
    while (before > 0 && ((unsigned char)s.ptr[before] & 0xC0) == 0x80);
    if (s.ptr[before] == '\\')
        return false;
    return !is_key_letter(utf8_next(s, &before));
}

size_t citation_find_key(Str s, size_t from)
{
    for (size_t i = from; i < s.len; i++)
        if (s.ptr[i] == '@' && may_begin(s, i) && key_end(s, i + 1) > i + 1)
            return i;
    return STR_NONE;
}

/* What a search has learnt about the rest of the text. */
typedef struct Quotes {
    bool no_curly, no_straight;
    bool over_bracket; /* a quotation that was passed held a ']' */
} Quotes;

/* The end of the quotation that opens at s[i], or i. */
static size_t pass_quoted(Str s, size_t i, Quotes *quotes)
{
    bool curly = str_starts(str_slice(s, i, s.len), "\xE2\x80\x9C");
    bool *none = curly ? &quotes->no_curly : &quotes->no_straight;
    Str mark = curly ? STR("\xE2\x80\x9D") : STR("\"");
    size_t from = i + (curly ? 3 : 1), hit;

    if (*none || (!curly && s.ptr[i] != '"'))
        return i;
    if (!curly && i > 0 && !strchr(" \t\n,;([", s.ptr[i - 1]))
        return i;
    hit = str_find(str_slice(s, from, s.len), mark);
    if (hit == STR_NONE) {
        *none = true;
        return i;
    }
    if (memchr(s.ptr + from, ']', hit))
        quotes->over_bracket = true;
    return from + hit + mark.len;
}

/* The next `stop` outside quotations and inner brackets, or s.len. */
static size_t find_outside(Str s, size_t i, char stop, Quotes *quotes)
{
    size_t depth = 0;

    while (i < s.len) {
        size_t behind = pass_quoted(s, i, quotes);
        char ch = s.ptr[i];

        if (behind > i) {
            i = behind;
            continue;
        }
        if (ch == stop && depth == 0)
            return i;
        if (ch == '[')
            depth++;
        else if (ch == ']' && depth > 0)
            depth--;
        i++;
    }
    return s.len;
}

static Str words(const Cite *c, size_t from, size_t to)
{
    return content_line(c->parse->arena, c->parse->source, c->content, from,
                        to);
}

static size_t skip_white(Str s, size_t from, size_t to)
{
    trim_white(s, &from, &to);
    return from;
}

static size_t trim_end(Str s, size_t from, size_t to)
{
    trim_white(s, &from, &to);
    return to;
}

static bool has_unseen(Str s)
{
    for (size_t at = 0; at < s.len;)
        if ((unsigned char)s.ptr[at] < 0x80)
            at++;
        else if (utf8_is_unseen(utf8_next(s, &at)))
            return true;
    return false;
}

/* The key as it is seen: without soft hyphens and the like, which are told. */
static Str clean_key(Cite *c, size_t from, size_t to)
{
    Str key = words(c, from, to);
    char *text;
    size_t len = 0;

    if (!has_unseen(key))
        return key;
    text = arena_chars(c->parse->arena, key.len);
    for (size_t at = 0, next = 0; at < key.len; at = next) {
        if (utf8_is_unseen(utf8_next(key, &next)))
            continue;
        memcpy(text + len, key.ptr + at, next - at);
        len += next - at;
    }
    key = str_of(text, len);
    diag_help(c->parse->diags, DIAG_WARNING, "unseen-character",
              diag_at(c->parse->source, span_of(c, from, to)),
              arena_fmt(&c->parse->scratch,
                        "delete the key and type it again: %.*s",
                        STR_ARG(key)),
              "there is an invisible character in this key");
    return key;
}

static const char EXAMPLE[] =
    "a citation looks like '[@uc-regs-2013, reg 15]'; for a plain bracket "
    "write '\\['";

/* What stands behind the key: ", pinpoint". */
static void read_pinpoint(Cite *c, Node *item, size_t from, size_t to)
{
    size_t at = skip_white(c->s, from, to);

    if (at == to)
        return;
    if (c->s.ptr[at] != ',') {
        Str rest = words(c, at, to);

        parse_error(c->parse, "citation-syntax", span_of(c, at, to),
                    arena_fmt(&c->parse->scratch, "write '@%.*s, %.*s'",
                              STR_ARG(item->as.cite.key), STR_ARG(rest)),
                    "a comma is missing behind '@%.*s'",
                    STR_ARG(item->as.cite.key));
    } else {
        size_t behind = skip_white(c->s, at + 1, to);

        if (behind == to) {
            parse_error(c->parse, "citation-syntax", span_of(c, at, at + 1),
                        STR("say which part of the source is meant, as in "
                            "', para 5', or leave the comma out"),
                        "nothing stands behind the comma");
            return;
        }
        at = behind;
    }
    item->as.cite.pinpoint = words(c, at, to);
    item->as.cite.pinpoint_span = span_of(c, at, to);
}

/* "key" or "key, pinpoint" without '@', as front matter may have it. */
static bool is_bare_key(const Cite *c, Str s, size_t from)
{
    size_t end = key_end(s, from), behind = skip_white(s, end, s.len);

    if (!c->at_optional || end == from)
        return false;
    return behind == s.len || s.ptr[behind] == ',' ||
           !memchr(s.ptr + from, '@', s.len - from);
}

/* What stands in front of a source that is named without '@', as "see" in
 * "see wra-2012, s 14". Returns the place behind it, or from. */
static size_t pass_lead_in(Str s, size_t from)
{
    static const char *const words[] = {"see", "also", "but", "cf", "cf.",
                                        "eg", "e.g.", "compare", "contrast"};
    size_t at = from;

    for (;;) {
        size_t end = at;
        bool known = false;

        while (end < s.len && !is_white(s.ptr[end]))
            end++;
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            known = known || str_ieq(str_slice(s, at, end),
                                     str_from(words[i]));
        if (!known || end == s.len)
            return at;
        at = skip_white(s, end, s.len);
    }
}

/* With what was probably meant when words stand at s[at] where '@' and a key
 * should be: "[@ key]", "[@one; two]". */
static Str key_help(const Cite *c, Str s, size_t at)
{
    size_t from = skip_white(s, at, s.len), end = key_end(s, from);
    size_t behind = skip_white(s, end, s.len);

    if (end == from || (behind < s.len && s.ptr[behind] != ','))
        return str_from(EXAMPLE);
    return arena_fmt(&c->parse->scratch, "did you mean '@%.*s'?",
                     STR_ARG(words(c, from, s.len)));
}

/* Where the key of s[from, to) begins; reports when there is none. */
static size_t find_key(Cite *c, size_t from, size_t to)
{
    Str s = str_slice(c->s, 0, to);
    size_t at, sign;

    at = c->at_optional ? pass_lead_in(s, from) : from;
    if (is_bare_key(c, s, at))
        return at;
    at = citation_find_key(s, from);
    if (at != STR_NONE)
        return at + 1;
    sign = str_find_char(str_slice(s, from, to), '@');
    if (from == to)
        parse_error(c->parse, "citation-syntax", span_of(c, from, to),
                    str_from(EXAMPLE), "a source is missing here");
    else if (sign != STR_NONE)
        parse_error(c->parse, "citation-syntax",
                    span_of(c, from + sign, from + sign + 1),
                    key_help(c, s, from + sign + 1),
                    "no key stands behind '@'");
    else
        parse_error(c->parse, "citation-syntax", span_of(c, from, to),
                    key_help(c, s, from),
                    "each source of a citation needs '@' and its key");
    return STR_NONE;
}

static void read_item(Cite *c, Node *citation, size_t from, size_t to)
{
    size_t key, end, lead;
    Node *item;

    from = skip_white(c->s, from, to);
    to = trim_end(c->s, from, to);
    key = find_key(c, from, to);
    if (key == STR_NONE)
        return;
    end = key_end(str_slice(c->s, 0, to), key);
    item = parse_node(c->parse, NODE_CITATION_ITEM,
                    span_of(c, from, to));
    item->exact = c->exact;
    item->as.cite.key = clean_key(c, key, end);
    item->as.cite.key_span = span_of(c, key, end);
    /* Pandoc's "-@key" leaves the author out: here there is none anyway. */
    lead = key > from && c->s.ptr[key - 1] == '@' ? key - 1 : key;
    if (lead > from && c->s.ptr[lead - 1] == '-')
        lead--;
    lead = trim_end(c->s, from, lead);
    if (lead > from)
        item->as.cite.lead_in = words(c, from, lead);
    node_append(citation, item);
    read_pinpoint(c, item, end, to);
}

static Node *read_items(Cite *c, size_t from, size_t to, Span span)
{
    Node *citation = parse_node(c->parse, NODE_CITATION, span);
    Str inside = str_slice(c->s, 0, to);
    Quotes quotes = {0};
    size_t at = from;

    citation->exact = c->exact;
    for (;;) {
        size_t end = find_outside(inside, at, ';', &quotes);

        read_item(c, citation, at, end);
        if (end == to)
            return citation;
        at = end + 1;
    }
}

/* A citation that is never closed, with the '@' of its key at `sign`. */
static void report_open(Cite *c, size_t at, size_t sign, const Quotes *quotes)
{
    size_t end = key_end(c->s, sign + 1);
    Str key = words(c, sign + 1, end);

    parse_error(c->parse, "citation-syntax", span_of(c, at, end),
                quotes->over_bracket
                    ? STR("a quotation mark before ']' may be missing its "
                          "partner")
                    : STR("put ']' where the citation ends; for a plain "
                          "bracket write '\\['"),
                "the citation '[@%.*s' is never closed", STR_ARG(key));
}

/* Where the first '@' is that makes "[" at `at` a citation, or STR_NONE. */
static size_t first_sign(Str s, size_t at)
{
    size_t end = at + 1;

    if (end < s.len && s.ptr[end] == '@')
        return end;
    while (end < s.len && !strchr("[]`<\\", s.ptr[end]))
        end++;
    return citation_find_key(str_slice(s, 0, end), at + 1);
}

static void report_behind(Cite *c, size_t at, size_t end, bool first)
{
    LinkTail tail;
    Span span = span_of(c, at, end);

    if (link_tail(c->s, end, &tail))
        parse_error(c->parse, "citation-as-link", span,
                    STR("put a space before '(', or give the link a text "
                        "without '@'"),
                    "a citation cannot be the text of a link");
    else if (first && end < c->s.len && c->s.ptr[end] == ':')
        parse_error(c->parse, "citation-as-definition", span,
                    STR("record the source under content/sources and cite it "
                        "by its key; here leave the colon out"),
                    "a source cannot be defined in a page");
}

size_t citation_take(Parse *parse, const Content *content, size_t at,
                     bool first, Node **out)
{
    Cite c = {.parse = parse, .content = content, .s = content->text,
              .exact = true};
    size_t sign = first_sign(c.s, at), close;
    bool sure = sign == at + 1;
    Quotes quotes = {0};
    LinkTail tail;

    if (sign == STR_NONE || parse->syntax_errors >= SYNTAX_ERRORS_MAX)
        return 0;
    close = find_outside(c.s, at + 1, ']', &quotes);
    if (close == c.s.len) {
        report_open(&c, at, sign, &quotes);
        return 0;
    }
    /* "[follow us @dwp](https://…)" is a link. */
    if (!sure && link_tail(c.s, close + 1, &tail))
        return 0;
    report_behind(&c, at, close + 1, first);
    *out = read_items(&c, at + 1, close, span_of(&c, at, close + 1));
    return (*out)->first ? close + 1 : 0;
}

Node *doc_parse_citation(Arena *arena, const Source *source, Str text, Span at,
                         bool quoted, Diags *diags)
{
    uint32_t off = at.off + (quoted ? 1 : 0);
    Piece piece = {0, off};
    Content content = {text, &piece, 1};
    Parse parse = {.arena = arena, .source = source, .options = &DOC_HANDBOOK,
                   .diags = diags};
    Cite c = {.parse = &parse, .content = &content, .s = text, .place = at,
              .at_optional = true};
    Node *citation;

    c.exact = str_eq(str_slice(source->text, off, off + text.len), text);
    arena_init(&parse.scratch);
    if (str_starts(text, "[") && str_ends(text, "]"))
        citation = read_items(&c, 1, text.len - 1, at);
    else
        citation = read_items(&c, 0, text.len, at);
    arena_release(&parse.scratch);
    return citation;
}
