/* quote/pinpoint.c - whether the places that two pinpoints name meet. */
#include "base/compat.h"
#include "quote/pinpoint_internal.h"

static const PinpointLabel labels[] = {
    {"s", PINPOINT_PROVISION,
     {"s", "ss", "sec", "secs", "section", "sections", "§", "§§"}},
    {"reg", PINPOINT_PROVISION, {"reg", "regs", "regulation", "regulations"}},
    {"art", PINPOINT_PROVISION, {"art", "arts", "article", "articles"}},
    {"r", PINPOINT_PROVISION, {"r", "rr", "rule", "rules"}},
    {"cl", PINPOINT_PROVISION, {"cl", "cls", "clause", "clauses"}},
    {"sch", PINPOINT_SCHEDULE,
     {"sch", "schs", "sched", "scheds", "schedule", "schedules"}},
    {"annex", PINPOINT_SCHEDULE, {"annex", "annexes", "annexe"}},
    {"appendix", PINPOINT_SCHEDULE, {"appendix", "appendices", "app"}},
    {"pt", PINPOINT_PART, {"pt", "pts", "part", "parts"}},
    {"ch", PINPOINT_PART, {"ch", "chs", "chap", "chapter", "chapters"}},
    {"para", PINPOINT_PARAGRAPH, {"para", "paras", "paragraph", "paragraphs"}},
    {"sub-s", PINPOINT_BELOW,
     {"sub-s", "sub-ss", "subs", "subsection", "subsections", "sub-section",
      "sub-sections"}},
    {"sub-para", PINPOINT_BELOW,
     {"sub-para", "sub-paras", "subpara", "subparas", "subparagraph",
      "subparagraphs", "sub-paragraph", "sub-paragraphs"}},
    {"p", PINPOINT_PAGE, {"p", "pp", "pg", "page", "pages"}},
    {"col", PINPOINT_PAGE, {"col", "cols", "column", "columns"}},
    {"n", PINPOINT_POINT,
     {"n", "nn", "fn", "note", "notes", "footnote", "footnotes"}},
    {"question", PINPOINT_POINT, {"q", "qs", "question", "questions"}},
};
enum { LABEL_COUNT = sizeof labels / sizeof labels[0] };

const PinpointLabel *pinpoint_label(Str word)
{
    for (size_t i = 0; i < LABEL_COUNT; i++)
        for (size_t k = 0; k < 8 && labels[i].words[k]; k++)
            if (str_is(word, labels[i].words[k]))
                return &labels[i];
    return NULL;
}

PinpointKind pinpoint_kind(Str label)
{
    if (str_is(label, "heading"))
        return PINPOINT_HEADING;
    if (str_is(label, "("))
        return PINPOINT_BELOW;
    for (size_t i = 0; i < LABEL_COUNT; i++)
        if (str_is(label, labels[i].name))
            return labels[i].kind;
    return PINPOINT_POINT;
}

/* --- numbers -------------------------------------------------------------- */

unsigned pinpoint_roman(Str number)
{
    static const char *const tens[] = {"", "x", "xx", "xxx", "xl"};
    static const char *const ones[] = {"", "i", "ii", "iii", "iv",
                                       "v", "vi", "vii", "viii", "ix"};

    for (unsigned ten = 5; ten-- > 0;) {
        Str rest = number;

        if (!str_starts(number, tens[ten]))
            continue;
        rest = str_slice(number, str_from(tens[ten]).len, number.len);
        for (unsigned one = 0; one < 10; one++)
            if (str_is(rest, ones[one]))
                return ten * 10 + one;
    }
    return 0;
}

/* Letters behind a number: "" before "za" before "a" before "aa" before "b";
 * a 'z' with a letter behind it stands for what was put in before 'a'. */
static int letter_weight(Str letters, size_t at)
{
    char c = at < letters.len ? letters.ptr[at] : '\0';

    if (c == '\0')
        return 0;
    if (c == 'z' && at + 1 < letters.len)
        return 1;
    return 2 + (unsigned char)c;
}

static int cmp_letters(Str a, Str b)
{
    for (size_t i = 0; i < a.len || i < b.len; i++) {
        int left = letter_weight(a, i), right = letter_weight(b, i);

        if (left != right)
            return left - right;
    }
    return 0;
}

/* Digits of any length, without the zeros in front. */
static int cmp_digits(Str a, Str b)
{
    while (a.len > 0 && a.ptr[0] == '0')
        a = str_slice(a, 1, a.len);
    while (b.len > 0 && b.ptr[0] == '0')
        b = str_slice(b, 1, b.len);
    if (a.len != b.len)
        return a.len < b.len ? -1 : 1;
    return str_cmp(a, b);
}

/* "j1010a" is j, 1010, a. */
static void take_apart(Str number, Str part[3])
{
    size_t digits = 0, end;

    while (digits < number.len && !ascii_is_digit(number.ptr[digits]))
        digits++;
    end = digits;
    while (end < number.len && ascii_is_digit(number.ptr[end]))
        end++;
    part[0] = str_slice(number, 0, digits);
    part[1] = str_slice(number, digits, end);
    part[2] = str_slice(number, end, number.len);
}

/* Below 0, 0 or over 0: the order of two numbers; roman: "iv" counts as 4. */
static int number_cmp(Str a, Str b, bool roman)
{
    Str left[3], right[3];
    int order;

    if (roman) {
        unsigned x = pinpoint_roman(a), y = pinpoint_roman(b);

        if (x > 0 && y > 0)
            return x < y ? -1 : x > y;
    }
    take_apart(a, left);
    take_apart(b, right);
    order = cmp_letters(left[0], right[0]);
    if (order == 0)
        order = cmp_digits(left[1], right[1]);
    return order != 0 ? order : cmp_letters(left[2], right[2]);
}

/* --- paths ---------------------------------------------------------------- */

/* A number without a label may be of any kind. */
static bool labels_meet(Str a, Str b)
{
    PinpointKind kind = pinpoint_kind(a.len == 0 ? b : a);

    if (str_eq(a, b))
        return true;
    return (a.len == 0 || b.len == 0) && kind != PINPOINT_HEADING &&
           kind != PINPOINT_BELOW;
}

/* Can the paths be compared level by level? */
static bool paths_meet(const PinpointPath *a, const PinpointPath *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++)
        if (!labels_meet(a->level[i].label, b->level[i].label))
            return false;
    return true;
}

int pinpoint_path_cmp(const PinpointPath *a, const PinpointPath *b, bool roman)
{
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        Str left = a->level[i].number, right = b->level[i].number;
        int order;

        if (left.len == 0 || right.len == 0)
            continue;
        order = str_is(a->level[i].label, "heading")
                    ? str_cmp(left, right)
                    : number_cmp(left, right, roman);
        if (order != 0)
            return order;
    }
    return 0;
}

static PinpointMatch overlap(const PinpointPlace *asked,
                             const PinpointPlace *cited, bool roman)
{
    int from = pinpoint_path_cmp(&asked->from, &cited->from, roman);
    int to = pinpoint_path_cmp(&cited->to, &asked->to, roman);
    bool from_inside, to_inside;

    if (pinpoint_path_cmp(&asked->from, &cited->to, roman) > 0 ||
        pinpoint_path_cmp(&cited->from, &asked->to, roman) > 0)
        return PINPOINT_APART;
    from_inside = from < 0 || (from == 0 &&
                               asked->from.count <= cited->from.count);
    to_inside = to < 0 || (to == 0 && asked->to.count <= cited->to.count);
    if (!from_inside || !to_inside)
        return PINPOINT_HOLDS;
    return from == 0 && to == 0 && asked->from.count == cited->from.count &&
                   asked->to.count == cited->to.count
               ? PINPOINT_SAME
               : PINPOINT_INSIDE;
}

static PinpointMatch stronger(PinpointMatch a, PinpointMatch b)
{
    return a > b ? a : b;
}

/* "(i)" is tried as a letter and as a number. */
static PinpointMatch match_places(const PinpointPlace *asked,
                                  const PinpointPlace *cited)
{
    return stronger(overlap(asked, cited, false), overlap(asked, cited, true));
}

/* Two labels that count different things: may they still mean one place? */
static PinpointMatch match_kinds(Str asked, Str cited)
{
    PinpointKind a = pinpoint_kind(asked), b = pinpoint_kind(cited);

    if (a > b) {
        PinpointKind swap = a;

        a = b;
        b = swap;
    }
    if (a == PINPOINT_PROVISION)
        return b == PINPOINT_PART || b == PINPOINT_PAGE ? PINPOINT_UNCLEAR
                                                        : PINPOINT_APART;
    if (a == PINPOINT_SCHEDULE && b == PINPOINT_PART)
        return PINPOINT_APART;
    return PINPOINT_UNCLEAR;
}

/* The level from the second on that has this label, or 0. */
static size_t level_with(const PinpointPath *path, Str label)
{
    for (size_t i = 1; i < path->count; i++)
        if (str_eq(path->level[i].label, label))
            return i;
    return 0;
}

static PinpointPath tail_of(const PinpointPath *path, size_t from)
{
    PinpointPath tail = {.count = 0};

    for (size_t i = from; i < path->count; i++)
        tail.level[tail.count++] = path->level[i];
    return tail;
}

/* The place without its first levels: "para 3" of "sch 1 para 3". */
static PinpointPlace place_tail(const PinpointPlace *place, size_t from)
{
    return (PinpointPlace){tail_of(&place->from, from),
                           tail_of(&place->to, from)};
}

/* Of two places of which one lost its first levels. */
static PinpointMatch match_tail(const PinpointPlace *asked,
                                const PinpointPlace *cited)
{
    return paths_meet(&asked->from, &cited->from) ? match_places(asked, cited)
                                                  : PINPOINT_UNCLEAR;
}

static PinpointMatch match_apart(const PinpointPath *asked,
                                 const PinpointPath *cited)
{
    for (size_t i = 0; i < asked->count && i < cited->count; i++) {
        const PinpointLevel *a = &asked->level[i], *b = &cited->level[i];

        if (!labels_meet(a->label, b->label))
            return match_kinds(a->label, b->label);
        if (!str_eq(a->number, b->number))
            return PINPOINT_APART;
    }
    return PINPOINT_APART;
}

/* Numbers that differ are apart; but one without a label may be counted in
 * another way than pages and parts are. */
static PinpointMatch match_labelled(const PinpointPlace *asked,
                                    const PinpointPlace *cited)
{
    Str a = asked->from.level[0].label, b = cited->from.level[0].label;
    PinpointKind kind = pinpoint_kind(a.len == 0 ? b : a);
    PinpointMatch match = match_places(asked, cited);

    return match == PINPOINT_APART && !str_eq(a, b) &&
                   (kind == PINPOINT_PAGE || kind == PINPOINT_PART)
               ? PINPOINT_UNCLEAR
               : match;
}

static PinpointMatch compare_places(const PinpointPlace *asked,
                                    const PinpointPlace *cited)
{
    size_t in_cited = level_with(&cited->from, asked->from.level[0].label);
    size_t in_asked = level_with(&asked->from, cited->from.level[0].label);
    PinpointPlace tail;
    PinpointMatch match;

    if (paths_meet(&asked->from, &cited->from))
        return match_labelled(asked, cited);
    if (in_cited > 0) { /* "para 3" is asked for, "sch 1 para 3" is cited */
        tail = place_tail(cited, in_cited);
        match = match_tail(asked, &tail);
        return match == PINPOINT_SAME ? PINPOINT_INSIDE : match;
    }
    if (in_asked > 0) { /* the other way round */
        tail = place_tail(asked, in_asked);
        match = match_tail(&tail, cited);
        return match == PINPOINT_APART ? match : PINPOINT_UNCLEAR;
    }
    return match_apart(&asked->from, &cited->from);
}

PinpointMatch pinpoint_compare(const Pinpoint *asked, const Pinpoint *cited)
{
    PinpointMatch match = cited->problem ? PINPOINT_UNCLEAR : PINPOINT_APART;

    for (size_t i = 0; i < asked->count; i++)
        for (size_t k = 0; k < cited->count; k++)
            match = stronger(match, compare_places(&asked->place[i],
                                                   &cited->place[k]));
    return match;
}
