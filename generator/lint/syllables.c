/* lint/syllables.c - how many syllables an English word has. */
#include "base/compat.h"
#include "lint/syllables.h"

#include <stdlib.h>
#include <string.h>

#include "base/plain.h"
#include "base/utf8.h"
#include "doc/words.h"

/* Of longer words the rest does not count: no word of a language is longer. */
#define WORD_MAX 64

/* --- words that no rule gets right ---------------------------------------- */

typedef struct Known {
    const char *word;
    unsigned syllables;
} Known;

/* Sorted; also with an "s" at the end. */
static const Known KNOWN[] = {
    {"able", 2}, {"agency", 3}, {"anxiety", 4}, {"anyone", 3},
    {"appropriate", 4}, {"area", 3}, {"arent", 1}, {"arguing", 3},
    {"being", 2}, {"build", 1}, {"business", 2}, {"cafe", 2}, {"client", 2},
    {"colleague", 2}, {"complement", 3}, {"cooperate", 4}, {"coordinate", 4},
    {"create", 2}, {"created", 3}, {"dial", 2}, {"diaries", 3}, {"diary", 3},
    {"diet", 2}, {"ease", 1}, {"easement", 2}, {"element", 3}, {"else", 1},
    {"elsewhere", 2}, {"employee", 3}, {"enquiry", 3}, {"every", 2},
    {"everybody", 4}, {"everyone", 3}, {"evidence", 3}, {"eye", 1},
    {"fifteen", 2}, {"fluid", 2}, {"forehead", 2}, {"fuel", 2}, {"genuine", 3},
    {"giant", 2}, {"homeless", 2}, {"hour", 1}, {"idea", 3}, {"implement", 3},
    {"implemented", 4}, {"interest", 3}, {"ireland", 2}, {"isle", 1},
    {"latest", 2}, {"maybe", 2}, {"minutes", 2}, {"naive", 2}, {"ninety", 2},
    {"once", 1}, {"parliament", 3}, {"people", 2}, {"persuade", 2},
    {"placement", 2}, {"poem", 2}, {"quiet", 2}, {"quietly", 3}, {"real", 1},
    {"reality", 4}, {"really", 2}, {"recipe", 3}, {"reinstate", 3},
    {"reliable", 4}, {"rely", 2}, {"reopen", 3}, {"riot", 2}, {"ruin", 2},
    {"safety", 2}, {"science", 2}, {"scientific", 4}, {"society", 4},
    {"someone", 2}, {"sometimes", 2}, {"suicide", 3}, {"supplement", 3},
    {"theatre", 3}, {"timetable", 3}, {"trial", 2}, {"vehicle", 3}, {"via", 2},
    {"video", 3}, {"wednesday", 2}, {"were", 1}, {"werent", 1}, {"whereas", 2},
};

static int compare_known(const void *word, const void *known)
{
    return strcmp(word, ((const Known *)known)->word);
}

static unsigned known(const char *word)
{
    const Known *found = bsearch(word, KNOWN, sizeof KNOWN / sizeof *KNOWN,
                                 sizeof *KNOWN, compare_known);

    return found ? found->syllables : 0;
}

/* --- rules ---------------------------------------------------------------- */

/* A pattern is letters, '.' for any, [abc] for one of these, [^abc] for one
 * that is none of these, '^' and '$' for the ends of the word, '|' between
 * patterns. */
typedef struct Rule {
    const char *pattern;
    int adds;
    const char *unless; /* NULL: always */
} Rule;

static const Rule RULES[] = {
    /* An e that is not spoken: at the end, or before an ending. */
    {"[^aeiouyl]e$", -1, NULL},
    {"[aeiouy]le$|[^r]gue$|[^r]gues$", -1, NULL},
    {"[^aeiouysxzcg]es$", -1, "[cs]hes$|[bcdfgkptz]les$"},
    {"[^aeiouytd]ed$", -1, "[bcdfgkptz]led$"},
    {"[^aeiouy]ely$|[^aeiouy]ement$|[^aeiouy]ements$|[^aeiouy]eful$|"
     "[^aeiouy]efully$|[^aeiouy]eless$|[^aeiouy]eness$|[^aeiouy]ework$|"
     "[^aeiouy]etime$",
     -1, "[bcdfgkptz]lement$|[bcdfgkptz]lements$"},
    {"^some[^aeiou]..|^there[^aeiou]..|^where[^aeiou]..", -1, NULL},
    {"^every.", -1, NULL},
    /* Two vowels side by side that are spoken one after the other. */
    {"[^tcs]ia|[ct]iat", 1, NULL},
    {"[^tcsgxnl]io[^u]|[^tcsgxnl]io$", 1, NULL},
    {"[^tcxg]ious", 1, NULL},
    {"[^gq]ua", 1, NULL},
    {"[^tcsi]ience|[^tcsi]iency|[^tcsi]ienced", 1, NULL},
    {"[^tcsr]ient", 1, NULL},
    {"[^aeiou]ier$|[^aeiou]iers$|[^aeiou]iest$|[^aeiou]iet$", 1, NULL},
    {"eo[^aeiou]", 1, "eopl|geon"},
    {"[aeiou]y[aeiou]", 1, "[aeiou]yed$"},
    {"[^aeiou]ying", 1, NULL},
    {"[eiou]ing", 1, "[gq]uing"},
    {"^reapp|^reass|^reope|^reins|^reuse|^rearr|^reent|^reimb|^readd", 1,
     NULL},
    {"uous|uity|[^aeiou]uel$|ism$|isms$|thm$", 1, NULL},
    {"eate$|eated$|eation", 1, "[bhst]eate"},
    {"dnt$|snt$|tre$|tres$|luen", 1, NULL},
};

/* Whether letter c is what the pattern asks for here; *next: behind that. */
static bool letter_matches(const char *pattern, char c, const char **next)
{
    bool turned, found = false;

    if (*pattern != '[') {
        *next = pattern + 1;
        return *pattern == '.' || *pattern == c;
    }
    turned = pattern[1] == '^';
    pattern += turned ? 2 : 1;
    for (; *pattern != ']'; pattern++)
        found = found || *pattern == c;
    *next = pattern + 1;
    return found != turned;
}

/* One pattern (without '|') at this place of the word. */
static bool matches_here(const char *pattern, const char *end,
                         const char *letter)
{
    while (pattern < end) {
        if (*pattern == '$')
            return *letter == '\0';
        if (*letter == '\0' || !letter_matches(pattern, *letter, &pattern))
            return false;
        letter++;
    }
    return true;
}

static bool matches(const char *patterns, const char *word)
{
    while (*patterns != '\0') {
        size_t len = strcspn(patterns, "|");
        const char *end = patterns + len;

        if (*patterns == '^') {
            if (matches_here(patterns + 1, end, word))
                return true;
        } else {
            for (const char *letter = word; *letter != '\0'; letter++)
                if (matches_here(patterns, end, letter))
                    return true;
        }
        patterns = *end == '|' ? end + 1 : end;
    }
    return false;
}

static int by_rules(const char *word)
{
    int count = 0;
    bool in_vowels = false;

    for (const char *letter = word; *letter != '\0'; letter++) {
        bool vowel = strchr("aeiouy", *letter) != NULL;

        if (vowel && !in_vowels)
            count++;
        in_vowels = vowel;
    }
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++)
        if (matches(RULES[i].pattern, word) &&
            !(RULES[i].unless && matches(RULES[i].unless, word)))
            count += RULES[i].adds;
    return count;
}

/* --- words as they are typed ---------------------------------------------- */

/* The small letters of the word, without accents. */
static size_t bare(Str word, char out[WORD_MAX + 1])
{
    size_t len = 0;

    for (size_t at = 0; at < word.len && len < WORD_MAX;) {
        uint32_t plain[PLAIN_MAX];
        size_t count = plain_char(utf8_next(word, &at), plain);

        for (size_t i = 0; i < count && len < WORD_MAX; i++)
            if (plain[i] >= 'a' && plain[i] <= 'z')
                out[len++] = (char)plain[i];
    }
    out[len] = '\0';
    return len;
}

/* Letters said one by one; "w" is three syllables. */
static unsigned spelled(const char *letters)
{
    unsigned count = 0;

    for (; *letters != '\0'; letters++)
        count += *letters == 'w' ? 3 : 1;
    return count;
}

unsigned syllables_of(Str word)
{
    char letters[WORD_MAX + 1];
    size_t len = bare(word, letters);
    bool plural;
    unsigned count;
    int ruled;

    if (len == 0)
        return 1;
    plural = letters[len - 1] == 's';
    if (word_is_abbreviation(word)) {
        if (plural && str_ends(word, "s"))
            letters[len - 1] = '\0';
        return spelled(letters);
    }
    count = known(letters);
    if (count > 0)
        return count;
    ruled = by_rules(letters);
    if (plural) {
        letters[len - 1] = '\0';
        count = known(letters);
        if (count > 0)
            return count;
    }
    return ruled > 1 ? (unsigned)ruled : 1;
}
