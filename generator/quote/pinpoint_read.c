/* quote/pinpoint_read.c - what an author typed behind a comma, as places. */
#include "base/compat.h"
#include "quote/pinpoint_internal.h"

#include "base/buf.h"
#include "base/utf8.h"

/* Nobody types more; what is longer is told so. */
#define TYPED_MAX 2000
#define PLACES_MAX 100

static const char not_understood[] = "it is not understood";

/* "15(3)(a)": the parts, and whether the first stands in brackets too. */
typedef struct Number {
    Str part[PINPOINT_LEVELS];
    size_t count;
    bool below;
} Number;

typedef struct Reader {
    Arena *arena;
    Pinpoint *out;
    Tokens tokens;
    size_t at;         /* in tokens */
    PinpointPath last; /* the place before; count 0 at the beginning */
    size_t base;       /* the level of `last` that a plain number replaces */
    bool spaced;       /* no comma since `last` */
    bool open;         /* `last` is the newest place, and can be narrowed */
} Reader;

static void complain(Reader *reader, const char *problem)
{
    if (!reader->out->problem)
        reader->out->problem = problem;
}

/* --- what stands where ---------------------------------------------------- */

static const Token *peek(const Reader *reader, size_t ahead)
{
    static const Token end = {TOKEN_END, STR_INIT(""), 0};

    return reader->at + ahead < reader->tokens.count
               ? &reader->tokens.token[reader->at + ahead]
               : &end;
}

static bool is_word(const Token *token, const char *word)
{
    return token->kind == TOKEN_WORD && str_is(token->text, word);
}

static bool is_joint(const Token *token)
{
    return is_word(token, "and") || is_word(token, "or");
}

/* "iv", "b": a number where one is expected. */
static bool is_lettered(const Token *token)
{
    return token->kind == TOKEN_WORD &&
           ((token->text.len == 1 && ascii_is_alpha(token->text.ptr[0])) ||
            pinpoint_roman(token->text) > 0);
}

static bool is_number(const Token *token)
{
    return token->kind == TOKEN_NUMBER || token->kind == TOKEN_BELOW ||
           is_lettered(token);
}

static bool is_range(const Reader *reader)
{
    return (peek(reader, 0)->kind == TOKEN_DASH ||
            is_word(peek(reader, 0), "to")) &&
           is_number(peek(reader, 1));
}

/* "questions" is "question": one form of a label that is not in the table. */
static Str singular(Str word)
{
    if (word.len > 4 && str_ends(word, "xes"))
        return str_slice(word, 0, word.len - 2);
    if (word.len > 3 && str_ends(word, "s") && !str_ends(word, "ss"))
        return str_slice(word, 0, word.len - 1);
    return word;
}

/* A label at this place: its one form, or "". Words that are in no table are
 * labels only in front of figures. */
static Str label_here(const Reader *reader)
{
    const Token *token = peek(reader, 0);
    const PinpointLabel *label;

    if (token->kind != TOKEN_WORD || is_joint(token))
        return STR("");
    label = pinpoint_label(token->text);
    if (label && is_number(peek(reader, 1)))
        return str_from(label->name);
    return !label && peek(reader, 1)->kind == TOKEN_NUMBER
               ? singular(token->text)
               : STR("");
}

/* --- numbers -------------------------------------------------------------- */

static void add_part(Reader *reader, Number *number, Str part)
{
    if (number->count < PINPOINT_LEVELS)
        number->part[number->count++] = part;
    else
        complain(reader, "it goes too deep");
}

/* The number at this place with all in brackets behind it. */
static Number take_number(Reader *reader)
{
    Number number = {.below = peek(reader, 0)->kind == TOKEN_BELOW};

    if (!number.below) {
        Str rest = peek(reader, 0)->text, part;

        while (str_split(&rest, '.', &part))
            add_part(reader, &number, part);
        reader->at++;
    }
    for (; peek(reader, 0)->kind == TOKEN_BELOW; reader->at++)
        add_part(reader, &number, peek(reader, 0)->text);
    return number;
}

static bool has_digit(Str number)
{
    for (size_t i = 0; i < number.len; i++)
        if (ascii_is_digit(number.ptr[i]))
            return true;
    return false;
}

/* The level that "(b)" goes on from behind "5(a)(i)": the deepest of its own
 * sort, figures, letters or Roman; 0 when there is none. */
static size_t level_like(const PinpointPath *path, Str number)
{
    bool figures = has_digit(number), roman = pinpoint_roman(number) > 0;
    size_t found = 0;

    for (size_t i = path->count; i-- > 1;) {
        Str there = path->level[i].number;

        if (!str_is(path->level[i].label, "(") ||
            has_digit(there) != figures)
            continue;
        if (figures || (pinpoint_roman(there) > 0) == roman)
            return i;
        if (found == 0)
            found = i;
    }
    return found;
}

/* path up to `level`, and the number from there on. */
static PinpointPath put_number(Reader *reader, const PinpointPath *path,
                               size_t level, Str label, const Number *number)
{
    PinpointPath made = *path;

    made.count = level;
    for (size_t i = 0; i < number->count; i++) {
        if (made.count == PINPOINT_LEVELS) {
            complain(reader, "it goes too deep");
            break;
        }
        made.level[made.count++] =
            (PinpointLevel){i == 0 ? label : STR("("), number->part[i]};
    }
    return made;
}

/* --- where a number belongs ----------------------------------------------- */

/* Behind a comma: does `label` go on inside what `last` names? */
static bool belongs_below(const PinpointPath *last, PinpointKind kind)
{
    switch (pinpoint_kind(last->level[last->count - 1].label)) {
    case PINPOINT_SCHEDULE:
        return kind == PINPOINT_PARAGRAPH || kind == PINPOINT_POINT ||
               kind == PINPOINT_PART;
    case PINPOINT_PART:
        return kind == PINPOINT_PROVISION || kind == PINPOINT_PARAGRAPH ||
               kind == PINPOINT_PART;
    case PINPOINT_HEADING:
        return kind == PINPOINT_PARAGRAPH || kind == PINPOINT_POINT;
    default:
        return false;
    }
}

/* What follows lies inside `last`, which is no place of its own then. */
static size_t go_inside(Reader *reader)
{
    if (reader->open)
        reader->out->count--;
    reader->open = false;
    return reader->last.count;
}

/* The level of `last` where "para (3)", "sub-s 3" or a bare "(3)" goes. */
static size_t level_below(Reader *reader, Str label, const Number *number)
{
    const PinpointPath *last = &reader->last;
    size_t like = level_like(last, number->part[0]);

    if (last->count == 0) {
        complain(reader, "the section, regulation or paragraph is missing "
                 "in front of its brackets");
        return 0;
    }
    if (label.len > 0 && reader->spaced)
        return go_inside(reader);
    return like == 0 ? last->count : like;
}

/* The level of `last` that a number with this label takes; what is above it
 * stays. Sets the label that it gets there. */
static size_t level_for(Reader *reader, Str *label, const Number *number)
{
    PinpointPath *last = &reader->last;
    PinpointKind kind = pinpoint_kind(*label);
    size_t base = reader->base;

    if (number->below || kind == PINPOINT_BELOW) {
        size_t level = level_below(reader, *label, number);

        *label = STR("(");
        return level;
    }
    if (label->len == 0) { /* "15-22" behind "ss 13" */
        if (last->count > 0)
            *label = last->level[base].label;
        return base;
    }
    if (last->count > 0 && kind == PINPOINT_PARAGRAPH &&
        pinpoint_kind(last->level[base].label) == PINPOINT_PROVISION) {
        *label = STR("("); /* "reg 15 para 3" */
        return reader->spaced || last->count == base + 1 ? go_inside(reader)
                                                         : base + 1;
    }
    for (size_t i = 0; i < last->count; i++)
        if (str_eq(last->level[i].label, *label))
            return i;
    if (last->count == 0 || reader->spaced)
        return go_inside(reader);
    if (!belongs_below(last, kind))
        return 0;
    /* "sch 1, para 3" is one place; "pt 2, s 14" may be two */
    return pinpoint_kind(last->level[last->count - 1].label) == PINPOINT_PART
               ? last->count
               : go_inside(reader);
}

static void add_place(Reader *reader, const PinpointPath *from,
                      const PinpointPath *to)
{
    Pinpoint *out = reader->out;
    PinpointPlace place = {*from, *to};

    if (out->count == PLACES_MAX) {
        complain(reader, "it names too many places");
        reader->open = false;
        return;
    }
    ARENA_PUSH(reader->arena, out->place, out->count, out->capacity, place);
    reader->last = *from;
    reader->open = from == to;
}

static bool all_digits(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.ptr[i]))
            return false;
    return true;
}

/* "3251-5" is 3251 to 3255, "j1005-1020" is j1005 to j1020. */
static Str whole_number(Reader *reader, Str from, Str to)
{
    size_t letters = 0;

    while (letters < from.len && ascii_is_alpha(from.ptr[letters]))
        letters++;
    if (letters == from.len || !ascii_is_digit(to.ptr[0]))
        return to;
    if (to.len < from.len - letters && all_digits(to) &&
        all_digits(str_slice(from, letters, from.len)))
        return str_cat(reader->arena,
                       str_slice(from, 0, from.len - to.len), to);
    return str_cat(reader->arena, str_slice(from, 0, letters), to);
}

/* Where a range ends that begins at `from`, whose number took `level`. */
static PinpointPath take_end(Reader *reader, const PinpointPath *from,
                             size_t level)
{
    Number number = take_number(reader);
    Str label = from->level[level].label;
    PinpointPath to;

    if (number.below) {
        size_t like = level_like(from, number.part[0]);

        if (like == 0) {
            complain(reader, not_understood);
            return *from;
        }
        level = like;
        label = STR("(");
    } else {
        number.part[0] = whole_number(reader, from->level[level].number,
                                      number.part[0]);
    }
    to = put_number(reader, from, level, label, &number);
    if (pinpoint_path_cmp(from, &to, false) > 0 &&
        pinpoint_path_cmp(from, &to, true) > 0) {
        complain(reader, "it ends before it begins");
        return *from;
    }
    return to;
}

/* "13, 15-22" as far as no comma stands in between: "20 and 29". */
static void take_numbers(Reader *reader, Str label)
{
    for (;;) {
        Number number = take_number(reader);
        Str here = label;
        size_t level = level_for(reader, &here, &number);
        PinpointPath from =
            put_number(reader, &reader->last, level, here, &number);
        PinpointPath to;

        if (level >= from.count) /* too deep: told */
            return;
        if (is_range(reader)) {
            reader->at++;
            to = take_end(reader, &from, level);
            add_place(reader, &from, &to);
        } else {
            add_place(reader, &from, &from);
        }
        if (!str_is(here, "("))
            reader->base = level;
        reader->spaced = false;
        label = STR("");
        if (!is_joint(peek(reader, 0)) || !is_number(peek(reader, 1)))
            break;
        reader->at++;
    }
    reader->spaced = true;
}

/* --- headings and words --------------------------------------------------- */

/* False, after saying `problem`, when there are no words in it. */
static bool set_heading(Reader *reader, Str heading, const char *problem)
{
    Str words = pinpoint_words(reader->arena, heading);

    reader->last = (PinpointPath){
        .level = {{STR_INIT("heading"), words}}, .count = 1};
    reader->base = 0;
    reader->spaced = true;
    reader->open = false;
    if (words.len > 0)
        return true;
    reader->last.count = 0;
    complain(reader, problem);
    return false;
}

/* `last`, as a place. */
static void add_heading(Reader *reader)
{
    PinpointPath path = reader->last;

    add_place(reader, &path, &path);
}

/* A segment of words alone: "complaint box", or "schedule". */
static void take_words(Reader *reader, size_t end)
{
    const Token *first = peek(reader, 0);
    size_t stop = end < reader->tokens.count ? reader->tokens.token[end].off
                                      : reader->tokens.text.len;
    const PinpointLabel *label =
        end - reader->at == 1 ? pinpoint_label(first->text) : NULL;

    reader->at = end;
    reader->last.count = 0;
    if (label && label->kind != PINPOINT_SCHEDULE &&
        label->kind != PINPOINT_POINT) {
        complain(reader, "there is no number in it");
        return;
    }
    if (!set_heading(reader, str_slice(reader->tokens.text, first->off, stop),
                     not_understood))
        return;
    if (label && label->kind == PINPOINT_SCHEDULE)
        reader->last.level[0] =
            (PinpointLevel){str_from(label->name), STR("")};
    add_heading(reader);
}

/* --- segments ------------------------------------------------------------- */

static size_t segment_end(const Reader *reader)
{
    size_t end = reader->at;

    while (end < reader->tokens.count &&
           reader->tokens.token[end].kind != TOKEN_COMMA)
        end++;
    return end;
}

static bool has_numbers(Reader *reader, size_t end)
{
    size_t begin = reader->at;
    bool found = false;

    for (; reader->at < end && !found; reader->at++)
        found = peek(reader, 0)->kind == TOKEN_NUMBER ||
                peek(reader, 0)->kind == TOKEN_BELOW ||
                peek(reader, 0)->kind == TOKEN_QUOTED ||
                (label_here(reader).len > 0 && reader->at + 1 < end);
    reader->at = begin;
    return found;
}

/* One more piece of a segment with numbers in it. words: where the words in
 * front of a label begin, STR_NONE without any. */
static void take_piece(Reader *reader, size_t *words)
{
    const Token *token = peek(reader, 0);
    Str label = label_here(reader), text = reader->tokens.text;

    if (label.len > 0) {
        if (*words != STR_NONE) /* "Response para 1" */
            (void)set_heading(reader, str_slice(text, *words, token->off),
                              not_understood);
        *words = STR_NONE;
        reader->at++;
        take_numbers(reader, label);
    } else if (token->kind == TOKEN_QUOTED) {
        if (set_heading(reader, token->text,
                        "it has quotation marks with no words between them"))
            add_heading(reader);
        reader->spaced = false; /* what follows lies in it, as behind a comma */
        reader->at++;
    } else if ((token->kind == TOKEN_NUMBER || token->kind == TOKEN_BELOW) &&
               *words == STR_NONE && !reader->spaced) {
        take_numbers(reader, STR(""));
    } else if (is_joint(token)) { /* "s 3 and reg 4" */
        reader->spaced = false;
        reader->at++;
    } else if (token->kind == TOKEN_WORD) {
        if (*words == STR_NONE)
            *words = token->off;
        reader->at++;
    } else {
        complain(reader, not_understood);
        reader->at++;
    }
}

static void take_segment(Reader *reader)
{
    size_t end = segment_end(reader), words = STR_NONE;

    reader->spaced = false;
    if (end == reader->at) {
        complain(reader, "there is nothing between two commas");
        return;
    }
    if (end - reader->at == 1 && is_lettered(peek(reader, 0)) &&
        reader->last.count > 0 &&
        !str_is(reader->last.level[reader->base].label, "heading")) {
        take_numbers(reader, STR("")); /* "questions a, b" */
        return;
    }
    if (!has_numbers(reader, end)) {
        take_words(reader, end);
        return;
    }
    while (reader->at < end)
        take_piece(reader, &words);
    if (words != STR_NONE)
        complain(reader, not_understood);
}

Str pinpoint_words(Arena *arena, Str heading)
{
    Str text = utf8_fold(arena, heading), result;
    Buf buf;

    buf_init(&buf, text.len + 1);
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        bool apart = (c < 0x80 && !ascii_is_alnum((char)c)) || c == 0xa0 ||
                     (c >= 0x2000 && c <= 0x206f);

        if (!apart)
            buf_add(&buf, str_slice(text, from, at));
        else if (buf.len > 0 && buf.ptr[buf.len - 1] != ' ')
            buf_addc(&buf, ' ');
    }
    result = str_dup(arena, str_trim(buf_str(&buf)));
    buf_release(&buf);
    return result;
}

Pinpoint *pinpoint_new(Arena *arena, Str typed)
{
    Pinpoint *out = ARENA_NEW(arena, Pinpoint);
    Reader reader = {.arena = arena, .out = out};

    if (str_trim(typed).len == 0)
        out->problem = "it is empty";
    else if (typed.len > TYPED_MAX)
        out->problem = "it is too long";
    if (out->problem)
        return out;
    reader.tokens = pinpoint_tokens(arena, typed);
    while (reader.at < reader.tokens.count) {
        take_segment(&reader);
        if (reader.at < reader.tokens.count) {
            reader.at++; /* the comma */
            if (reader.at == reader.tokens.count)
                complain(&reader, "there is nothing behind the last comma");
        }
    }
    if (out->count == 0)
        complain(&reader, not_understood);
    return out;
}
