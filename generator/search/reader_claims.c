/* search/reader_claims.c - what pages claim, each a place of its own. */
#include "base/compat.h"
#include "search/reader.h"

#include "doc/typographic.h"

static Str text_at(SearchReader *reader, const Value *map, const char *key)
{
    return typographic_text(&reader->scratch,
                            value_as_text(value_get(map, key)));
}

static Str string(SearchReader *reader, const char *key)
{
    if (!reader->strings)
        return STR("");
    return value_as_text(value_get(
        reader->strings(reader->strings_context, reader->page->language),
        key));
}

/* "But: DWP decides …": the label is no word of the page. */
static void read_labelled(SearchReader *reader, Str label, Str text)
{
    if (text.len == 0)
        return;
    search_places_text(&reader->places,
                       label.len == 0
                           ? text
                           : arena_fmt(&reader->scratch, "%.*s: %.*s",
                                       STR_ARG(label), STR_ARG(text)));
    search_read_words(reader, text, READ_CLAIM);
}

static void read_rights(SearchReader *reader, const char *key)
{
    const Value *list = value_get(reader->page->meta, key);

    for (size_t i = 0; i < value_count(list); i++) {
        const Value *right = value_item(list, i);
        Str id = value_as_text(value_get(right, "id"));
        Str anchor = id.len > 0
                         ? arena_fmt(&reader->scratch, "right-%.*s",
                                     STR_ARG(id))
                         : arena_fmt(&reader->scratch, "right-%zu", i + 1);

        search_read_place(reader, anchor, STR(""), true);
        search_read_shown(reader, text_at(reader, right, "text"), READ_CLAIM);
        read_labelled(reader, string(reader, "but"),
                      text_at(reader, right, "but"));
    }
}

static void read_deadlines(SearchReader *reader)
{
    const Value *list = value_get(reader->page->meta, "deadlines");

    for (size_t i = 0; i < value_count(list); i++) {
        const Value *deadline = value_item(list, i);

        search_read_place(reader,
                          arena_fmt(&reader->scratch, "deadline-%zu", i + 1),
                          STR(""), true);
        search_read_shown(reader, text_at(reader, deadline, "do"),
                          READ_CLAIM);
        read_labelled(reader, string(reader, "deadline_within"),
                      text_at(reader, deadline, "within"));
        read_labelled(reader, string(reader, "deadline_from"),
                      text_at(reader, deadline, "from"));
        read_labelled(reader, string(reader, "deadline_late"),
                      text_at(reader, deadline, "late"));
    }
}

/* Shown where a plugin made something of it, as output/context_claims.c. */
static void read_response(SearchReader *reader)
{
    const Value *response = value_get(reader->page->theme_data, "response");
    const Value *list = value_get(response, "answers");

    reader->place = 0;
    search_read_words(reader, value_as_text(value_get(response, "by")),
                      READ_CLAIM);
    search_read_words(reader, value_as_text(value_get(response, "reference")),
                      READ_NAMED);
    for (size_t i = 0; i < value_count(list); i++) {
        const Value *answer = value_item(list, i);

        search_read_place(reader, text_at(reader, answer, "anchor"), STR(""),
                          true);
        search_read_shown(reader, text_at(reader, answer, "question"),
                          READ_CLAIM);
        read_labelled(reader, text_at(reader, answer, "outcome_label"),
                      text_at(reader, answer, "answer"));
    }
}

void search_read_claims(SearchReader *reader)
{
    read_rights(reader, "rights");
    read_rights(reader, "was");
    read_deadlines(reader);
    read_response(reader);
}

/* --- what plugins name ---------------------------------------------------- */

static void read_one_named(SearchReader *reader, const Value *named, Str place)
{
    const Value *words = value_get(named, "words");
    const Value *whole = value_get(named, "whole");

    if (place.len > 0)
        search_read_place(reader, place, text_at(reader, named, "heading"),
                          whole && whole->kind == VALUE_BOOL &&
                              whole->as.boolean);
    search_read_words(reader, value_as_text(words), READ_HEADING);
    for (size_t i = 0; i < value_count(words); i++)
        search_read_words(reader, value_as_text(value_item(words, i)),
                          READ_HEADING);
    search_read_shown(reader, text_at(reader, named, "text"), READ_BODY);
}

void search_read_named(SearchReader *reader, bool placed)
{
    const Value *list = reader->page->found_by;

    for (size_t i = 0; i < value_count(list); i++) {
        const Value *named = value_item(list, i);
        Str place = value_as_text(value_get(named, "anchor"));

        if ((place.len > 0) == placed)
            read_one_named(reader, named, place);
    }
}
