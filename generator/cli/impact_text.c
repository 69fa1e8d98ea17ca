/* cli/impact_text.c - what rests on a source, for people. */
#include "base/compat.h"
#include "cli/impact_print.h"

#include "base/diag.h"
#include "base/utf8.h"

/* Characters of a heading, question or label that are shown. */
#define WORDS_MAX 60

unsigned impact_answer(const Impact *impact)
{
    unsigned named = 1u << IMPACT_SAME | 1u << IMPACT_INSIDE |
                     1u << IMPACT_HOLDS;

    return impact->asked.len > 0 ? named : named | 1u << IMPACT_SOURCE;
}

static void add_count(Buf *buf, size_t count, const char *one,
                      const char *many)
{
    buf_addf(buf, "%zu %s", count, count == 1 ? one : many);
}

static void add_place(Buf *buf, const Source *source, Span span)
{
    Place place = source_locate(source, span.off);

    diag_add_safe(buf, source->path);
    buf_addf(buf, ":%u:%u", (unsigned)place.line, (unsigned)place.column);
}

/* ' "the first words of it …"' */
static void add_words(Buf *buf, Str words)
{
    size_t at = 0;

    for (size_t count = 0; at < words.len && count < WORDS_MAX; count++)
        (void)utf8_next(words, &at);
    buf_adds(buf, " \"");
    diag_add_safe(buf, str_trim_right(str_slice(words, 0, at)));
    buf_adds(buf, at < words.len ? " …\"" : "\"");
}

/* --- one hit -------------------------------------------------------------- */

static void add_under(Buf *buf, const ImpactHit *hit, const char *what)
{
    buf_adds(buf, what);
    if (hit->words.len > 0) {
        buf_adds(buf, " under");
        add_words(buf, hit->words);
    } else {
        buf_adds(buf, " at the top of the page");
    }
}

static void add_right(Buf *buf, const ImpactHit *hit, const char *what)
{
    buf_adds(buf, what);
    if (hit->name.len > 0) {
        buf_adds(buf, " '");
        diag_add_safe(buf, hit->name);
        buf_addc(buf, '\'');
    } else {
        add_words(buf, hit->words);
    }
}

static void add_what(Buf *buf, const ImpactHit *hit)
{
    switch (hit->kind) {
    case IMPACT_RIGHT:
        add_right(buf, hit, "right");
        return;
    case IMPACT_PAST_RIGHT:
        add_right(buf, hit, "right of the past");
        return;
    case IMPACT_SHOWN:
        add_right(buf, hit, "shows the right");
        buf_adds(buf, " of ");
        diag_add_safe(buf, hit->owner->source->path);
        return;
    case IMPACT_TEXT:
        add_under(buf, hit, "text");
        return;
    case IMPACT_LETTER:
        buf_adds(buf, "words of a letter");
        return;
    case IMPACT_DEADLINE:
        buf_adds(buf, "deadline");
        break;
    case IMPACT_ANSWER:
        buf_adds(buf, "answer to");
        break;
    case IMPACT_DECISION:
        buf_adds(buf, "answer of a decision:");
        break;
    case IMPACT_DEFINITION:
        buf_adds(buf, "definition of");
        break;
    default:
        buf_adds(buf, "data:");
        break;
    }
    add_words(buf, hit->words);
}

static const char *quotation_words(Str outcome)
{
    if (str_is(outcome, "verified"))
        return "; its quotation is verified";
    if (str_is(outcome, "missing"))
        return "; ITS QUOTATION IS NOT IN THE SOURCE";
    return "; its quotation cannot be checked";
}

static void add_hit(Buf *buf, const Site *site, const ImpactHit *hit)
{
    buf_adds(buf, "  ");
    add_place(buf, hit->source, hit->span);
    buf_adds(buf, ": ");
    add_what(buf, hit);
    buf_adds(buf, "\n      ");
    if (hit->pinpoint.len > 0)
        diag_add_safe(buf, hit->pinpoint);
    else
        buf_adds(buf, "names no place");
    if (hit->match == IMPACT_HOLDS)
        buf_adds(buf, " (reaches further)");
    if (hit->standing.len > 0) {
        buf_adds(buf, "; ");
        diag_add_safe(buf, site_word(site, "standings", hit->standing,
                                     site->config.language[0]));
    }
    if (hit->alone)
        buf_adds(buf, "; rests on this alone");
    if (hit->quotation.len > 0)
        buf_adds(buf, quotation_words(hit->quotation));
    buf_addc(buf, '\n');
}

static void add_page(Buf *buf, const Page *page)
{
    Arena scratch;

    arena_init(&scratch);
    buf_addc(buf, '\n');
    diag_add_safe(buf, page->title);
    buf_addf(buf, " (%s; ", status_name(page->status));
    if (date_is_set(page->reviewed)) {
        buf_adds(buf, "law checked on ");
        buf_add(buf, date_iso(&scratch, page->reviewed));
    } else {
        buf_adds(buf, "law not checked by an adviser");
    }
    buf_adds(buf, ")\n");
    arena_release(&scratch);
}

static void add_hits(Buf *buf, const Site *site, const Impact *impact,
                     unsigned matches)
{
    const Page *page = NULL;

    for (size_t i = 0; i < impact->count; i++) {
        const ImpactHit *hit = &impact->hit[i];

        if ((matches & 1u << hit->match) == 0)
            continue;
        if (hit->page != page)
            add_page(buf, hit->page);
        page = hit->page;
        add_hit(buf, site, hit);
    }
}

/* --- the whole ------------------------------------------------------------ */

static void add_field(Buf *buf, const Impact *impact, const char *key,
                      const char *words)
{
    Str value = value_as_text(value_get(impact->record->record, key));

    if (value.len == 0)
        return;
    buf_adds(buf, words);
    diag_add_safe(buf, value);
    buf_addc(buf, '\n');
}

static void add_head(Buf *buf, const Site *site, const Impact *impact)
{
    buf_adds(buf, "What rests on ");
    diag_add_safe(buf, impact->key);
    if (impact->asked.len > 0) {
        buf_adds(buf, ", ");
        diag_add_safe(buf, impact->asked);
    }
    buf_addc(buf, '\n');
    if (!impact->record) {
        buf_adds(buf, "  no source has this key\n");
        return;
    }
    add_field(buf, impact, "title", "  ");
    buf_adds(buf, "  ");
    add_place(buf, impact->record->source, impact->record->span);
    buf_adds(buf, "; ");
    diag_add_safe(buf, site_word(site, "standings", impact->record->standing,
                                 site->config.language[0]));
    buf_addc(buf, '\n');
    add_field(buf, impact, "superseded_by", "  replaced by ");
    add_field(buf, impact, "ni_twin", "  in Northern Ireland: ");
}

static void add_section(Buf *buf, const Site *site, const Impact *impact,
                        ImpactMatch match, const char *heading)
{
    ImpactCount count = impact_count(impact, 1u << match);

    if (count.places == 0)
        return;
    buf_addf(buf, "\n--- %s ", heading);
    buf_adds(buf, "(");
    add_count(buf, count.places, "place", "places");
    buf_adds(buf, ")\n");
    add_hits(buf, site, impact, 1u << match);
}

static void add_slips(Buf *buf, const Impact *impact)
{
    if (impact->slip_count == 0)
        return;
    buf_adds(buf, "\nNo source has these keys; they may mean this one:\n");
    for (size_t i = 0; i < impact->slip_count; i++) {
        buf_adds(buf, "  ");
        add_place(buf, impact->slip[i].source, impact->slip[i].span);
        buf_adds(buf, ": '");
        diag_add_safe(buf, impact->slip[i].key);
        buf_adds(buf, "'\n");
    }
}

static void add_errors(Buf *buf, const Impact *impact)
{
    if (impact->file_count == 0)
        return;
    buf_adds(buf, "\nThese files have errors; what they cite may be "
             "missing:\n");
    for (size_t i = 0; i < impact->file_count; i++) {
        buf_adds(buf, "  ");
        diag_add_safe(buf, impact->file[i]);
        buf_addc(buf, '\n');
    }
}

static void add_more(Buf *buf, const Impact *impact, ImpactMatch match,
                     const char *one, const char *many)
{
    size_t places = impact_count(impact, 1u << match).places;

    if (places > 0)
        buf_addf(buf, "%zu more %s.\n", places, places == 1 ? one : many);
}

static void add_total(Buf *buf, const Impact *impact)
{
    ImpactCount count = impact_count(impact, impact_answer(impact));

    buf_addc(buf, '\n');
    if (count.places == 0) {
        buf_adds(buf, impact->asked.len > 0 ? "Nothing names this place.\n"
                                            : "Nothing rests on it.\n");
    } else {
        add_count(buf, count.places, "place", "places");
        buf_adds(buf, " in ");
        add_count(buf, count.pages, "page", "pages");
        buf_adds(buf, ", ");
        add_count(buf, count.rights, "right", "rights");
        buf_adds(buf, ".\n");
    }
    if (impact->asked.len == 0)
        return;
    add_more(buf, impact, IMPACT_UNCLEAR, "gives the place in another way",
             "give the place in another way");
    add_more(buf, impact, IMPACT_SOURCE, "rests on the whole source",
             "rest on the whole source");
}

void impact_text(Buf *buf, const Site *site, const Impact *impact)
{
    add_head(buf, site, impact);
    add_hits(buf, site, impact, impact_answer(impact));
    add_section(buf, site, impact, IMPACT_UNCLEAR,
                "these give the place in another way: look for yourself");
    if (impact->asked.len > 0)
        add_section(buf, site, impact, IMPACT_SOURCE,
                    "these name no place: they rest on the whole source");
    add_slips(buf, impact);
    add_errors(buf, impact);
    add_total(buf, impact);
}
