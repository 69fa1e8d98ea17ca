/* plugin/pattern.c - what a pattern of Lua's costs on a text.
 *
 * Lua's matcher goes back through every choice of '*', '+' and '-', and nothing
 * stops it while it does. Where that may take long, the same is tried here
 * first, a step at a time off the budget; what passes may then run.
 */
#include "base/compat.h"

#include "plugin/plugin_internal.h"

#include <string.h>

/* Most that a pattern may cost without being tried first. */
#define CHEAP_WORK 20000.0
/* Most patterns are done long before that. */
#define WORK_PER_STEP 64.0
#define CAPTURES 32 /* as in Lua */
/* Steps between two charges. */
#define CHARGE_STEPS 1024
/* Bytes that are compared in a step, and those between two charges. */
#define COMPARE_BYTES ((size_t)16)
#define PLAIN_STEPS ((size_t)64 * 1024)
/* Parts of a pattern that are tried inside each other. */
#define DEPTH 1000
#define OPEN (-1)

typedef struct Trial {
    lua_State *L;
    const char *text, *end, *pattern_end;
    size_t steps; /* not charged yet */
    int depth, level;
    bool bad; /* Lua itself will say what is wrong with the pattern */
    struct {
        const char *at;
        ptrdiff_t len;
    } capture[CAPTURES];
} Trial;

static const char *try_match(Trial *t, const char *s, const char *p);

/* The budget is asked now and then. [-0, +0, e] */
static void spend(Trial *t, size_t steps)
{
    t->steps += steps;
    if (t->steps < CHARGE_STEPS)
        return;
    steps = t->steps;
    t->steps = 0;
    host_charge(t->L, steps);
}

/* What looking through a set costs: it may be as long as a book. */
static void spend_on_set(Trial *t, const char *p, const char *behind)
{
    spend(t, (size_t)(behind - p) / COMPARE_BYTES);
}

static const char *fail(Trial *t)
{
    t->bad = true;
    return NULL;
}

/* Behind the class of characters at p; NULL when it has no end. */
static const char *class_end(Trial *t, const char *p)
{
    if (*p++ == '%')
        return p < t->pattern_end ? p + 1 : fail(t);
    if (p[-1] != '[')
        return p;
    if (p < t->pattern_end && *p == '^')
        p++;
    do {
        if (p >= t->pattern_end)
            return fail(t);
        if (*p++ == '%')
            p++;
    } while (p >= t->pattern_end || *p != ']');
    return p + 1;
}

static bool is_upper(int c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(int c)
{
    return is_upper(c) || (c >= 'a' && c <= 'z');
}

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

/* As C's own locale has them: ASCII alone. */
static bool in_class(int c, int class)
{
    bool in, seen = c > ' ' && c < 127;

    switch (is_upper(class) ? class + 'a' - 'A' : class) {
    case 'a': in = is_letter(c); break;
    case 'c': in = c < ' ' || c == 127; break;
    case 'd': in = is_digit(c); break;
    case 'g': in = seen; break;
    case 'l': in = is_letter(c) && !is_upper(c); break;
    case 'p': in = seen && !is_letter(c) && !is_digit(c); break;
    case 's': in = c == ' ' || (c >= '\t' && c <= '\r'); break;
    case 'u': in = is_upper(c); break;
    case 'w': in = is_letter(c) || is_digit(c); break;
    case 'x':
        in = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        break;
    default: return class == c;
    }
    return is_upper(class) ? !in : in;
}

/* p: behind '['; last: the ']' */
static bool in_set(int c, const char *p, const char *last)
{
    bool wanted = true;

    if (*p == '^') {
        wanted = false;
        p++;
    }
    for (; p < last; p++) {
        if (*p == '%') {
            p++;
            if (in_class(c, (unsigned char)*p))
                return wanted;
        } else if (p + 2 < last && p[1] == '-') {
            if ((unsigned char)p[0] <= c && c <= (unsigned char)p[2])
                return wanted;
            p += 2;
        } else if ((unsigned char)*p == c) {
            return wanted;
        }
    }
    return !wanted;
}

static bool fits(Trial *t, const char *s, const char *p, const char *behind)
{
    int c;

    spend(t, 1);
    if (s >= t->end)
        return false;
    c = (unsigned char)*s;
    switch (*p) {
    case '.': return true;
    case '%': return in_class(c, (unsigned char)p[1]);
    case '[':
        spend_on_set(t, p, behind);
        return in_set(c, p + 1, behind - 1);
    default: return (unsigned char)*p == c;
    }
}

/* %bxy */
static const char *balanced(Trial *t, const char *s, const char *p)
{
    int open = 1;

    if (t->pattern_end - p < 2)
        return fail(t);
    if (s >= t->end || *s != p[0])
        return NULL;
    while (++s < t->end) {
        spend(t, 1);
        if (*s == p[1] && --open == 0)
            return s + 1;
        if (*s == p[0] && p[0] != p[1])
            open++;
    }
    return NULL;
}

/* %f[set]; p at the set */
static const char *frontier(Trial *t, const char *s, const char *p)
{
    const char *behind;
    int before = s == t->text ? 0 : (unsigned char)s[-1];
    int after = s < t->end ? (unsigned char)*s : 0;

    if (p >= t->pattern_end || *p != '[')
        return fail(t);
    behind = class_end(t, p);
    if (!behind)
        return NULL;
    spend_on_set(t, p, behind);
    if (in_set(before, p + 1, behind - 1) ||
        !in_set(after, p + 1, behind - 1))
        return NULL;
    return try_match(t, s, behind);
}

/* %1 */
static const char *back_reference(Trial *t, const char *s, const char *p)
{
    int which = *p - '1';
    size_t len;

    if (which < 0 || which >= t->level || t->capture[which].len < 0)
        return fail(t);
    len = (size_t)t->capture[which].len;
    spend(t, len / 8);
    if ((size_t)(t->end - s) < len ||
        !str_eq(str_of(s, len), str_of(t->capture[which].at, len)))
        return NULL;
    return try_match(t, s + len, p + 1);
}

static const char *open_capture(Trial *t, const char *s, const char *p)
{
    bool place = p < t->pattern_end && *p == ')';
    const char *found;

    if (t->level >= CAPTURES)
        return fail(t);
    t->capture[t->level].at = s;
    t->capture[t->level].len = place ? 0 : OPEN;
    t->level++;
    found = try_match(t, s, place ? p + 1 : p);
    if (!found)
        t->level--;
    return found;
}

static const char *close_capture(Trial *t, const char *s, const char *p)
{
    int which = t->level - 1;
    const char *found;

    while (which >= 0 && t->capture[which].len != OPEN)
        which--;
    if (which < 0)
        return fail(t);
    t->capture[which].len = s - t->capture[which].at;
    found = try_match(t, s, p);
    if (!found)
        t->capture[which].len = OPEN;
    return found;
}

/* x*, x+ (least 1): as many as there are, then fewer */
static const char *greedy(Trial *t, const char *s, const char *p,
                          const char *behind, ptrdiff_t least)
{
    ptrdiff_t count = 0;

    while (fits(t, s + count, p, behind))
        count++;
    for (; count >= least && !t->bad; count--) {
        const char *found = try_match(t, s + count, behind + 1);
        if (found)
            return found;
    }
    return NULL;
}

/* x-: as few as there can be */
static const char *lazy(Trial *t, const char *s, const char *p,
                        const char *behind)
{
    while (!t->bad) {
        const char *found = try_match(t, s, behind + 1);
        if (found)
            return found;
        if (!fits(t, s, p, behind))
            break;
        s++;
    }
    return NULL;
}

/* One character, class or set, with what says how often. */
static const char *single(Trial *t, const char *s, const char *p)
{
    const char *behind = class_end(t, p), *found;
    char often;

    if (!behind)
        return NULL;
    spend_on_set(t, p, behind);
    often = behind < t->pattern_end ? *behind : '\0';
    if (often == '*' || often == '+')
        return greedy(t, s, p, behind, often == '+');
    if (often == '-')
        return lazy(t, s, p, behind);
    if (often == '?') {
        found = fits(t, s, p, behind) ? try_match(t, s + 1, behind + 1)
                                      : NULL;
        return found || t->bad ? found : try_match(t, s, behind + 1);
    }
    return fits(t, s, p, behind) ? try_match(t, s + 1, behind) : NULL;
}

static const char *special(Trial *t, const char *s, const char *p)
{
    const char *found;

    if (p[1] == 'b') {
        found = balanced(t, s, p + 2);
        return found ? try_match(t, found, p + 4) : NULL;
    }
    if (p[1] == 'f')
        return frontier(t, s, p + 2);
    return back_reference(t, s, p + 1);
}

/* Where a match of p that begins at s ends, or NULL. */
static const char *try_match(Trial *t, const char *s, const char *p)
{
    const char *found;

    spend(t, 1);
    if (p >= t->pattern_end)
        return s;
    if (t->bad)
        return NULL;
    if (t->depth >= DEPTH)
        host_raise(t->L, "plugin-failed", "this pattern is too long");
    t->depth++;
    if (*p == '(')
        found = open_capture(t, s, p + 1);
    else if (*p == ')')
        found = close_capture(t, s, p + 1);
    else if (*p == '$' && p + 1 == t->pattern_end)
        found = s == t->end ? s : NULL;
    else if (*p == '%' && p + 1 < t->pattern_end &&
             (p[1] == 'b' || p[1] == 'f' || is_digit((unsigned char)p[1])))
        found = special(t, s, p);
    else
        found = single(t, s, p);
    t->depth--;
    return found;
}

/* The most that the pattern may cost: for each choice, every character. */
static double most_work(size_t len, Str pattern, bool anchored)
{
    double work = ((double)len + 1) * (1 + (double)(pattern.len / 64));

    for (size_t i = 0; i < pattern.len && work < 1e18; i++) {
        char c = pattern.ptr[i];
        bool choice = i > 0 && (c == '*' || c == '+' || c == '-');
        if (c == '%' && i + 1 < pattern.len) {
            c = pattern.ptr[++i];
            choice = c == 'b' || ascii_is_digit(c);
        }
        if (i > 0 && c == '?')
            work *= 2;
        else if (choice && anchored)
            anchored = false; /* it begins in one place only */
        else if (choice)
            work *= (double)len + 1;
    }
    return work;
}

/* Without them Lua's find compares bytes. */
static bool has_specials(Str pattern)
{
    for (size_t i = 0; i < pattern.len; i++)
        if (strchr("^$*+?.([%-", pattern.ptr[i]) && pattern.ptr[i])
            return true;
    return false;
}

size_t pattern_find_plain(lua_State *L, Str text, Str needle)
{
    size_t at = 0, steps = 0;

    if (needle.len == 0)
        return 0;
    while (text.len - at >= needle.len && needle.len <= text.len) {
        size_t last = text.len - needle.len + 1, same = 0;
        const char *hit = memchr(text.ptr + at, needle.ptr[0], last - at);
        if (!hit)
            break;
        steps += (size_t)(hit - text.ptr) - at;
        at = (size_t)(hit - text.ptr);
        for (; same < needle.len; same += COMPARE_BYTES) {
            size_t len = needle.len - same;
            if (len > COMPARE_BYTES)
                len = COMPARE_BYTES;
            if (memcmp(hit + same, needle.ptr + same, len) != 0)
                break;
        }
        steps += COMPARE_BYTES + same;
        if (steps > PLAIN_STEPS) {
            host_charge(L, steps / COMPARE_BYTES);
            steps = 0;
        }
        if (same >= needle.len)
            return at;
        at++;
    }
    host_charge(L, (steps + text.len - at) / COMPARE_BYTES);
    return STR_NONE;
}

void pattern_charge(lua_State *L, Str text, size_t from, Str pattern,
                    PatternUse use)
{
    Trial t = {.L = L, .text = text.ptr, .end = text.ptr + text.len};
    bool anchored =
        use != PATTERN_EACH && pattern.len > 0 && pattern.ptr[0] == '^';
    const char *s = text.ptr + (from < text.len ? from : text.len);
    const char *p = pattern.ptr + (anchored ? 1 : 0);
    double work;

    work = most_work(text.len, pattern, anchored);
    host_charge(L, text.len);
    if (use == PATTERN_FIRST && !has_specials(pattern)) {
        pattern_find_plain(L, str_slice(text, from, text.len), pattern);
        return;
    }
    if (work <= CHEAP_WORK) {
        host_charge(L, (size_t)(work / WORK_PER_STEP));
        return;
    }
    t.pattern_end = pattern.ptr + pattern.len;
    while (s <= t.end && !t.bad) {
        const char *found;
        t.level = t.depth = 0;
        found = try_match(&t, s, p);
        if ((found && use == PATTERN_FIRST) || anchored)
            break;
        s = found && found > s ? found : s + 1;
    }
    host_charge(L, t.steps);
}
