/* output/context_claims.c - rights, deadlines, responses and what plugins claim
 * for templates, each with its authority and the words that the Copy button
 * takes along. */
#include "base/compat.h"

#include "output/context_internal.h"

#include "base/buf.h"
#include "base/limits.h"

void context_cites(PageContext *context)
{
    const Page *page = context->page;
    Map *cited = &context->cited;

    map_init(cited, context->arena);
    for (size_t i = 0; i < page->citation_count; i++) {
        MetaCitation *citation = &page->citation[i];
        Str list = citation_list(citation->path);

        if (!map_has(cited, list))
            map_put(cited, list, citation);
        map_put(cited, citation->path, citation);
    }
}

/* What the citations plugin made of a citation in front matter: its sources,
 * the strongest first. NULL without that plugin. */
static const Value *made_of(const PageContext *context,
                            const MetaCitation *citation)
{
    return value_get_str(value_get(context->page->theme_data, "citations"),
                         citation->path);
}

static Str first_standing(const Value *entries)
{
    return value_as_text(value_get(value_item(entries, 0), "standing"));
}

static void add_authority(const PageContext *context,
                          const MetaCitation *citation, Value *list)
{
    Arena *arena = context->arena;
    const Value *entries = made_of(context, citation);
    for (size_t k = 0; k < value_count(entries); k++)
        value_push(arena, list, value_item(entries, k));
    if (entries != NULL)
        return;
    for (const Node *item = citation->node->first; item != NULL;
         item = item->next) {
        Value *entry = value_map(arena);
        value_set_text(arena, entry, "citation_text",
                       citation_typed(arena, item));
        value_push(arena, list, entry);
    }
}

/* What the front-matter citation at `path` rests on, or the list of them there:
 * the citation with the strongest source first. */
static Value *authority(const PageContext *context, Str path)
{
    const Page *page = context->page;
    const Site *site = context->set->site;
    Value *list = value_list(context->arena);
    const MetaCitation *first = map_get(&context->cited, path);
    const MetaCitation *end = page->citation + page->citation_count;
    const MetaCitation *behind = first;
    while (first != NULL && behind < end && citation_is_at(behind, path))
        behind++;
    if (first == NULL || behind - first == 1) {
        if (first != NULL)
            add_authority(context, first, list);
        return list;
    }
    size_t least = site_standing_rank(site, STR(""));
    for (size_t rank = 0; rank <= least; rank++)
        for (const MetaCitation *c = first; c < behind; c++)
            if (site_standing_rank(site, first_standing(made_of(context, c)))
                == rank)
                add_authority(context, c, list);
    return list;
}

/* `authority` of a claim, and `standing`, that of its strongest source. */
static void put_authority(const PageContext *context, Value *claim,
                          Value *authorities)
{
    Str standing = first_standing(authorities);
    context_put_list(context, claim, "authority", authorities);
    if (standing.len > 0)
        value_set_text(context->arena, claim, "standing", standing);
}

/* "Welfare Reform Act 2012, s 14; Universal Credit Regulations 2013 …" */
static Str authority_text(const PageContext *context, const Value *list)
{
    Str text = STR("");
    for (size_t i = 0; i < value_count(list); i++) {
        Str one = value_as_text(
            value_get(value_item(list, i), "citation_text"));
        if (one.len == 0)
            continue;
        text = text.len == 0 ? one
                             : arena_fmt(context->arena, "%.*s; %.*s",
                                         STR_ARG(text), STR_ARG(one));
    }
    return text;
}

static void add_sentence(Buf *buf, Str sentence)
{
    if (sentence.len == 0)
        return;
    if (buf->len > 0)
        buf_addc(buf, ' ');
    buf_add(buf, sentence);
    char last = sentence.ptr[sentence.len - 1];
    if (last != '.' && last != '?' && last != '!')
        buf_addc(buf, '.');
}

static void add_labelled(const PageContext *context, Buf *buf,
                         const char *label, Str text)
{
    if (text.len == 0)
        return;
    add_sentence(buf,
                 arena_fmt(context->arena, "%.*s %.*s",
                           STR_ARG(context_string(context->site, label)),
                           STR_ARG(text)));
}

/* What a claim carries when it is copied out of its page: that it no longer
 * applies, its words, its citation, when the law was checked, its address. */
static Str copy_text(const PageContext *context, const Str *sentence,
                     size_t count, const Value *authorities, Str anchor)
{
    Buf buf;
    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    const Page *page = context->page;
    if (page->status != STATUS_CURRENT)
        add_sentence(&buf, context_labelled(
                               context, "banner",
                               str_from(status_name(page->status))));
    for (size_t i = 0; i < count; i++)
        add_sentence(&buf, sentence[i]);
    add_sentence(&buf, authority_text(context, authorities));
    if (date_is_set(page->reviewed))
        add_labelled(context, &buf, "copy_checked",
                     context_date(context, page->reviewed));
    else
        add_sentence(&buf, context_string(context->site, "copy_unchecked"));
    add_sentence(&buf, page->title);
    const Site *site = context->set->site;
    if (site->config.base_url.len > 0) {
        Str url = context_absolute(context->arena, site, page->output_path);
        /* No full stop behind it: programs take that for a part of it. */
        buf_addf(&buf, " %.*s#%.*s", STR_ARG(url), STR_ARG(anchor));
    }
    Str copy = str_dup(context->arena, buf_str(&buf));
    buf_release(&buf);
    return copy;
}

static Str labelled_text(const PageContext *context, const char *label,
                         Str text)
{
    if (text.len == 0)
        return text;
    return arena_fmt(context->arena, "%.*s %.*s",
                     STR_ARG(context_string(context->site, label)),
                     STR_ARG(text));
}

static Str claim_text(const PageContext *context, const Value *claim,
                      const char *key)
{
    return context_text(context, value_as_text(value_get(claim, key)));
}

static void put_rights(const PageContext *context, const char *key)
{
    Arena *arena = context->arena;
    const Value *from = value_get(context->page->meta, key);
    Value *list = value_list(arena);
    for (size_t i = 0; i < value_count(from); i++) {
        const Value *right = value_item(from, i);
        Value *entry = value_map(arena);
        Str id = value_as_text(value_get(right, "id"));
        Str text = claim_text(context, right, "text");
        Str but = claim_text(context, right, "but");
        Str anchor = id.len > 0
                         ? arena_fmt(arena, "right-%.*s", STR_ARG(id))
                         : arena_fmt(arena, "right-%zu", i + 1);
        value_set_text(arena, entry, "id", id);
        value_set_text(arena, entry, "anchor", anchor);
        value_set_text(arena, entry, "text", text);
        if (but.len > 0)
            value_set_text(arena, entry, "but", but);
        Str path = arena_fmt(arena, "%s.%zu.cite", key, i + 1);
        Value *authorities = authority(context, path);
        put_authority(context, entry, authorities);
        Str sentence[2] = {text, labelled_text(context, "copy_but", but)};
        value_set_text(arena, entry, "copy_text",
                       copy_text(context, sentence, 2, authorities, anchor));
        value_push(arena, list, entry);
    }
    context_put_list(context, context->map, key, list);
}

static void put_deadlines(const PageContext *context)
{
    Arena *arena = context->arena;
    const Value *from = value_get(context->page->meta, "deadlines");
    Value *list = value_list(arena);
    for (size_t i = 0; i < value_count(from); i++) {
        const Value *deadline = value_item(from, i);
        Value *entry = value_map(arena);
        const char *const part[] = {"do", "within", "from", "late"};
        Str text[4];
        for (size_t k = 0; k < 4; k++) {
            text[k] = claim_text(context, deadline, part[k]);
            if (text[k].len > 0)
                value_set_text(arena, entry, part[k], text[k]);
        }
        Str anchor = arena_fmt(arena, "deadline-%zu", i + 1);
        value_set_text(arena, entry, "anchor", anchor);
        Str path = arena_fmt(arena, "deadlines.%zu.cite", i + 1);
        Value *authorities = authority(context, path);
        put_authority(context, entry, authorities);
        Str sentence[4] = {text[0],
                           labelled_text(context, "copy_within", text[1]),
                           labelled_text(context, "copy_from", text[2]),
                           labelled_text(context, "copy_late", text[3])};
        value_set_text(arena, entry, "copy_text",
                       copy_text(context, sentence, 4, authorities, anchor));
        value_push(arena, list, entry);
    }
    context_put_list(context, context->map, "deadlines", list);
    if (value_count(list) > 0)
        value_set(arena, context->map, "first_deadline", value_item(list, 0));
}

/* The responses plugin made the response; each answer gets its authority. */
static void put_response(const PageContext *context)
{
    Arena *arena = context->arena;
    Value *made = value_get(context->page->theme_data, "response");
    if (made == NULL || made->kind != VALUE_MAP)
        return;
    Value *response = value_copy(arena, made);
    Value *answers = value_get(response, "answers");
    for (size_t i = 0; i < value_count(answers); i++) {
        Value *answer = value_item(answers, i);
        if (answer->kind != VALUE_MAP)
            continue;
        value_set_text(arena, answer, "question",
                       claim_text(context, answer, "question"));
        value_set_text(arena, answer, "answer",
                       claim_text(context, answer, "answer"));
        Str path = arena_fmt(arena, "response.answers.%zu.cite", i + 1);
        Value *authorities = authority(context, path);
        put_authority(context, answer, authorities);
        Str sentence[3] = {
            value_as_text(value_get(answer, "question")),
            value_as_text(value_get(answer, "outcome_label")),
            value_as_text(value_get(answer, "answer"))};
        value_set_text(arena, answer, "copy_text",
                       copy_text(context, sentence, 3, authorities,
                                 value_as_text(value_get(answer, "anchor"))));
    }
    value_set_bool(arena, response, "has_answers", value_count(answers) > 0);
    value_set(arena, context->map, "response", response);
}

/* --- claims of plugins ---------------------------------------------------- */

/* True when a map at any depth asks for its authority. */
static bool has_cite_path(const Value *value)
{
    if (value->kind == VALUE_MAP && value_get(value, "cite_path") != NULL)
        return true;
    for (size_t i = 0; i < value_count(value); i++) {
        const Value *below = value->kind == VALUE_LIST
                                 ? value_item(value, i)
                                 : value->as.map.entry[i].value;
        if (has_cite_path(below))
            return true;
    }
    return false;
}

/* `authority` of one claim, and of its `copy_parts` (texts) `copy_text`. */
static void fill_claim(const PageContext *context, Value *claim)
{
    Arena *arena = context->arena;
    Str path = value_as_text(value_get(claim, "cite_path"));
    const Value *parts = value_get(claim, "copy_parts");
    Value *authorities = authority(context, path);
    put_authority(context, claim, authorities);
    if (parts == NULL)
        return;
    size_t count = value_count(parts);
    Str *sentence = ARENA_NEW_ARRAY(arena, Str, count + 1);
    for (size_t i = 0; i < count; i++)
        sentence[i] = value_as_text(value_item(parts, i));
    Str anchor = value_as_text(value_get(claim, "anchor"));
    value_set_text(arena, claim, "copy_text",
                   copy_text(context, sentence, count, authorities, anchor));
}

static void fill_claims(const PageContext *context, Value *value)
{
    for (size_t i = 0; i < value_count(value); i++)
        fill_claims(context, value->kind == VALUE_LIST
                                 ? value_item(value, i)
                                 : value->as.map.entry[i].value);
    const Value *path = value_get(value, "cite_path");
    if (path != NULL && path->kind == VALUE_TEXT)
        fill_claim(context, value);
}

Value *context_plugin_value(const PageContext *context, Value *value)
{
    if (!has_cite_path(value))
        return value;
    Value *copy = value_copy_shape(context->arena, value);
    fill_claims(context, copy);
    return copy;
}

void context_claims(const PageContext *context)
{
    put_rights(context, "rights");
    put_rights(context, "was");
    put_deadlines(context);
    put_response(context);
}
