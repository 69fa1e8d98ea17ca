/* doc/callout.c - "> [!NOTE] title": block quotes that are call-outs. */
#include "base/compat.h"
#include "doc/doc_internal.h"

static const Str LABEL[] = {
    STR_INIT("NOTE"),    STR_INIT("TIP"),     STR_INIT("IMPORTANT"),
    STR_INIT("WARNING"), STR_INIT("CAUTION"), STR_INIT("RIGHT"),
    STR_INIT("LETTER"),
};
#define LABEL_COUNT (sizeof LABEL / sizeof *LABEL)

bool callout_is_label(Str label)
{
    if (label.len < 2 || label.ptr[0] != '!')
        return false;
    for (size_t i = 1; i < label.len; i++)
        if (!ascii_is_alnum(label.ptr[i]) && label.ptr[i] != '-' &&
            label.ptr[i] != '_')
            return false;
    return true;
}

/* "[!LABEL]" at the start of s, with nothing or a space (or a colon that was
 * well meant) behind it. Its length, or 0. */
static size_t label_len(Str s)
{
    size_t close = str_find_char(s, ']'), behind;

    if (!str_starts(s, "[!") || close == STR_NONE ||
        !callout_is_label(str_slice(s, 1, close)))
        return 0;
    behind = close + 1;
    if (behind < s.len && s.ptr[behind] == ':')
        behind++;
    if (behind < s.len && s.ptr[behind] != ' ' && s.ptr[behind] != '\t')
        return 0;
    return behind;
}

static void report_unknown(Parse *parse, Str label, Span span)
{
    size_t near = str_nearest(label, LABEL, LABEL_COUNT);
    Str help =
        STR("use NOTE, TIP, IMPORTANT, WARNING, CAUTION, RIGHT or LETTER");

    if (near != STR_NONE)
        help = arena_fmt(&parse->scratch, "did you mean '[!%s]'?",
                         LABEL[near].ptr);
    diag_help(parse->diags, DIAG_WARNING, "unknown-callout",
              diag_at(parse->source, span), help,
              "there is no call-out '[!%.*s]'", STR_ARG(label));
}

/* A call-out in the place of the quote, with what is in it. */
static Node *replace_quote(Parse *parse, Node *quote, Str label)
{
    Node *callout = parse_node(parse, NODE_CALLOUT, quote->span);

    callout->exact = quote->exact;
    callout->text = label;
    node_insert_before(quote, callout);
    callout->first = quote->first;
    callout->last = quote->last;
    for (Node *child = callout->first; child; child = child->next)
        child->parent = callout;
    quote->first = quote->last = NULL;
    node_unlink(quote);
    return callout;
}

static void take_line(Parse *parse, Leaf *leaf)
{
    leaf->line++;
    leaf->line_count--;
    leaf->inner = true;
    if (leaf->line_count > 0) {
        leaf->node->span.len += leaf->node->span.off - leaf->line[0].from;
        leaf->node->span.off = leaf->line[0].from;
        leaf_trim(parse, leaf);
        return;
    }
    node_unlink(leaf->node);
    leaf->node = NULL;
}

/* A title is a word or two as they are: what is meant as more is told. */
static void check_title(Parse *parse, Str title, Span span)
{
    bool cites = parse->options->citations &&
                 str_find(title, STR("[@")) != STR_NONE;
    bool links = parse->options->short_links &&
                 str_find(title, STR("[[")) != STR_NONE;

    if (cites || links)
        parse_error(parse, "citation-in-title", span,
                    STR("put it into the text below"),
                    "a %s cannot stand in the title of a call-out",
                    cites ? "citation" : "short link");
}

void callout_take(Parse *parse, Leaf *leaf)
{
    Node *quote = leaf->node->parent, *callout;
    Str s, label, title;
    size_t len, known = 0;

    if (quote->kind != NODE_BLOCK_QUOTE || leaf->node->previous ||
        leaf->line_count == 0)
        return;
    /* A heading's only line cannot be a label: "[!NOTE]" and "===". */
    if (leaf->node->kind == NODE_HEADING &&
        (!leaf->setext || leaf->line_count < 2))
        return;
    s = str_slice(parse->source->text, leaf->line[0].from, leaf->line[0].to);
    len = label_len(s);
    if (len == 0)
        return;
    label = str_slice(s, 2, str_find_char(s, ']'));
    while (known < LABEL_COUNT && !str_ieq(label, LABEL[known]))
        known++;
    if (known == LABEL_COUNT) {
        report_unknown(parse, label,
                       (Span){leaf->line[0].from, (uint32_t)label.len + 3});
        return;
    }
    callout = replace_quote(parse, quote, LABEL[known]);
    title = str_trim(str_slice(s, len, s.len));
    callout->as.callout.title = title;
    callout->as.callout.title_span = (Span){
        (uint32_t)(title.ptr - parse->source->text.ptr), (uint32_t)title.len};
    check_title(parse, title, callout->as.callout.title_span);
    take_line(parse, leaf);
}
