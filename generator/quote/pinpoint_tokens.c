/* quote/pinpoint_tokens.c - a pinpoint as words, numbers and marks. */
#include "base/compat.h"
#include "quote/pinpoint_internal.h"

#include "base/buf.h"
#include "base/utf8.h"

static const char *const quotes[][2] = {
    {"\"", "\""}, {"“", "”"}, {"‘", "’"}, {"„", "“"}, {"«", "»"},
};

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* Folded, with one kind of dash and space. */
static Str fold(Arena *arena, Str typed)
{
    Str text = utf8_fold(arena, typed), result;
    Buf buf;

    buf_init(&buf, 4 * text.len + 16);
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);

        if (is_dash(c))
            buf_addc(&buf, '-');
        else if (c == 0xa0 || (c < 0x80 && ascii_is_space((char)c)))
            buf_addc(&buf, ' ');
        else if (c != 0xad) /* soft hyphens */
            buf_add(&buf, str_slice(text, from, at));
    }
    result = str_dup(arena, str_trim(buf_str(&buf)));
    buf_release(&buf);
    return result;
}

/* A text in quotation marks at `at`: its length with them, or 0. */
static size_t quoted_len(Str text, size_t at, Str *inside)
{
    Str rest = str_slice(text, at, text.len);

    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
        size_t open = str_from(quotes[i][0]).len, close;
        Str behind;

        if (!str_starts(rest, quotes[i][0]))
            continue;
        behind = str_slice(rest, open, rest.len);
        close = str_find(behind, str_from(quotes[i][1]));
        if (close == STR_NONE)
            continue;
        *inside = str_slice(behind, 0, close);
        return open + close + str_from(quotes[i][1]).len;
    }
    return 0;
}

static bool is_word_byte(char c)
{
    return ascii_is_alpha(c) || (unsigned char)c >= 0x80;
}

static size_t letters_len(Str text, size_t at)
{
    size_t end = at;

    while (end < text.len && is_word_byte(text.ptr[end]))
        end++;
    if (str_is(str_slice(text, at, end), "sub") && end + 1 < text.len &&
        text.ptr[end] == '-' && is_word_byte(text.ptr[end + 1]))
        return 4 + letters_len(text, end + 1);
    return end - at;
}

/* "15", "15a", "5.2.1" at `at`, where a digit stands. */
static size_t digits_len(Str text, size_t at)
{
    size_t end = at;

    for (;;) {
        while (end < text.len && ascii_is_digit(text.ptr[end]))
            end++;
        while (end < text.len && ascii_is_alpha(text.ptr[end]))
            end++;
        if (end + 1 >= text.len || text.ptr[end] != '.' ||
            !ascii_is_digit(text.ptr[end + 1]))
            return end - at;
        end++;
    }
}

/* Letters with digits behind them: "reg15" and "s14" are two words, "j1010" is
 * a number. A lone s, r, p or n is a label where the number is short: the
 * chapters of a decision maker's guide have letters, too. */
static bool is_label_joined(Str letters, size_t digits)
{
    const PinpointLabel *label = pinpoint_label(letters);

    return label && (letters.len > 1 || digits <= 3) &&
           label->kind != PINPOINT_BELOW;
}

static void add_token(Tokens *tokens, TokenKind kind, Str text, size_t off)
{
    Token token = {kind, text, off};

    ARENA_PUSH(tokens->arena, tokens->token, tokens->count, tokens->capacity,
               token);
}

static size_t take_letters(Tokens *tokens, size_t at)
{
    Str text = tokens->text;
    size_t letters = letters_len(text, at);
    Str word = str_slice(text, at, at + letters);
    size_t digits;

    if (at + letters < text.len && ascii_is_digit(text.ptr[at + letters])) {
        digits = digits_len(text, at + letters);
        if (!is_label_joined(word, digits)) {
            add_token(tokens, TOKEN_NUMBER,
                      str_slice(text, at, at + letters + digits), at);
            return letters + digits;
        }
    }
    add_token(tokens, TOKEN_WORD, word, at);
    if (at + letters < text.len && text.ptr[at + letters] == '.')
        letters++; /* "reg." */
    return letters;
}

/* "(3)": its length, or 0. */
static size_t below_len(Str text, size_t at)
{
    size_t end = at + 1;

    while (end < text.len && ascii_is_alnum(text.ptr[end]))
        end++;
    return end > at + 1 && end < text.len && text.ptr[end] == ')'
               ? end + 1 - at
               : 0;
}

/* "[20]" is a paragraph; the bracket behind a dash or a label says nothing. */
static void take_bracket(Tokens *tokens, size_t at)
{
    const Token *last =
        tokens->count > 0 ? &tokens->token[tokens->count - 1] : NULL;

    if (!last || (last->kind != TOKEN_DASH &&
                  !(last->kind == TOKEN_WORD && pinpoint_label(last->text))))
        add_token(tokens, TOKEN_WORD, STR("para"), at);
}

static size_t take_token(Tokens *tokens, size_t at)
{
    Str text = tokens->text, inside;
    char c = text.ptr[at];
    size_t len = quoted_len(text, at, &inside);

    if (len > 0) {
        add_token(tokens, TOKEN_QUOTED, inside, at);
        return len;
    }
    if (ascii_is_digit(c)) {
        len = digits_len(text, at);
        add_token(tokens, TOKEN_NUMBER, str_slice(text, at, at + len), at);
        return at + len < text.len && text.ptr[at + len] == '.' ? len + 1
                                                                : len;
    }
    if (is_word_byte(c))
        return take_letters(tokens, at);
    len = c == '(' ? below_len(text, at) : 0;
    if (len > 0) {
        add_token(tokens, TOKEN_BELOW, str_slice(text, at + 1, at + len - 1),
                  at);
        return len;
    }
    if (c == '[')
        take_bracket(tokens, at);
    else if (c == ',' || c == ';')
        add_token(tokens, TOKEN_COMMA, STR(","), at);
    else if (c == '-')
        add_token(tokens, TOKEN_DASH, STR("-"), at);
    else if (c == '&')
        add_token(tokens, TOKEN_WORD, STR("and"), at);
    else if (c != ' ' && c != ']')
        add_token(tokens, TOKEN_OTHER, str_slice(text, at, at + 1), at);
    return 1;
}

Tokens pinpoint_tokens(Arena *arena, Str typed)
{
    Tokens tokens = {.arena = arena, .text = fold(arena, typed)};

    for (size_t at = 0; at < tokens.text.len;)
        at += take_token(&tokens, at);
    return tokens;
}
