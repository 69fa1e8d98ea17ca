/* lint/known_names.c - words that are right in this handbook. */
#include "base/compat.h"
#include "lint/known_names.h"

#include "base/buf.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "doc/words.h"
#include "site/data_text.h"
#include "site/facts.h"

#define WORD_LIST "words.txt"
/* All terms are of one language here. */
#define ANY_LANGUAGE STR("")

static void *number_pointer(uint32_t number)
{
    return (void *)(uintptr_t)number;
}

static bool has_capital(Str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = utf8_next(text, &at);

        if (utf8_lower(c) != c)
            return true;
    }
    return false;
}

Str known_names_form(Arena *arena, Str word)
{
    Buf out;
    Str form;

    buf_init(&out, LIMIT_FILE_BYTES);
    for (size_t at = 0; at < word.len;) {
        uint32_t c = utf8_next(word, &at);

        if (c == 0x2019 || c == 0x02BC)
            buf_addc(&out, '\'');
        else if (!utf8_is_unseen(c))
            buf_add_codepoint(&out, c);
    }
    form = str_dup(arena, buf_str(&out));
    buf_release(&out);
    return form;
}

static bool has_space(Str text)
{
    return str_find_char(text, ' ') != STR_NONE;
}

static void put(Map *map, Str word, uint32_t number)
{
    if (!map_has(map, word))
        map_put(map, word, number_pointer(number));
}

/* A word of a line or another text. any_case: also where it is typed without
 * its capitals. */
static void add_word(KnownNames *names, Str word, bool any_case,
                     uint32_t number)
{
    word = known_names_form(names->arena, word);
    put(&names->exact, word, number);
    if (any_case)
        put(&names->folded, word_fold(names->arena, word), number);
    if (word_is_abbreviation(word))
        put(&names->letters, word, number);
}

static void add_words(KnownNames *names, Str text, bool any_case,
                      uint32_t number)
{
    WordScan scan;
    WordItem item;

    word_scan_init(&scan);
    word_scan_text(&scan, text);
    while ((item = word_next(&scan)).kind != ITEM_END) {
        if (item.kind == ITEM_WORD) {
            add_word(names, str_slice(text, item.from, item.to), any_case,
                     number);
            if (item.base_to < item.to)
                add_word(names, str_slice(text, item.from, item.base_to),
                         any_case, number);
        }
    }
}

static bool name_part(KnownNames *names, Str text, uint32_t line)
{
    size_t number = terms_add(names->terms, text);

    if (number == names->term_count)
        ARENA_PUSH(names->arena, names->term_line, names->term_count,
                   names->term_capacity, line);
    return terms_name(names->terms, number, ANY_LANGUAGE, text);
}

/* To be taken as one plain word where it is read. "Decision maker (DM)" is two
 * names. line: of words.txt, from 1, or 0. False when no text can hold it. */
static bool add_name(KnownNames *names, Str text, uint32_t line)
{
    size_t open = str_find(text, STR(" (")), close;
    bool fits;

    if (open == STR_NONE)
        return name_part(names, text, line);
    fits = name_part(names, str_slice(text, 0, open), line);
    text = str_slice(text, open + 2, text.len);
    close = str_find_char(text, ')');
    return name_part(names, str_slice(text, 0, close), line) && fits;
}

/* --- words.txt ------------------------------------------------------------ */

static void report_line(const KnownNames *names, Diags *diags, Span span,
                        Str help, const char *message)
{
    diag_help(diags, DIAG_WARNING, "word-list", diag_at(names->source, span),
              help, "%s", message);
}

static void take_line(KnownNames *names, Map *seen, uint32_t number,
                      Diags *diags)
{
    Str line = source_line(names->source, number), text = line;
    size_t comment = str_find_char(text, '#');
    uint32_t known;
    Span span;

    if (number == 1 && str_starts(text, "\xEF\xBB\xBF"))
        text = str_slice(text, 3, text.len);
    if (comment != STR_NONE)
        text = str_slice(line, (size_t)(text.ptr - line.ptr), comment);
    text = str_trim(text);
    if (text.len == 0)
        return;
    span = (Span){source_line_start(names->source, number) +
                      (uint32_t)(text.ptr - line.ptr),
                  (uint32_t)text.len};
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == ',' || text.ptr[i] == ';') {
            report_line(names, diags, span,
                        STR("give each word or name a line of its own"),
                        "a line of this list holds one word or name");
            return;
        }
    if (map_has(seen, text)) {
        report_line(names, diags, span, STR("take one of the two out"),
                    "this stands in the list twice");
        return;
    }
    map_put(seen, text, names);
    ARENA_PUSH(names->arena, names->line, names->line_count,
               names->line_capacity, (KnownLine){text, number, false});
    known = (uint32_t)names->line_count;
    if (has_space(text)) {
        names->line[known - 1].unseen = !add_name(names, text, known);
        known = KNOWN_ELSEWHERE; /* used is the whole of it */
    } else if (has_capital(text)) {
        (void)add_name(names, text, known);
    }
    if (str_find_char(text, '-') != STR_NONE)
        add_word(names, text, !has_capital(text), known);
    add_words(names, text, !has_capital(text), known);
}

static void read_list(KnownNames *names, Site *site)
{
    Arena *arena = names->arena;
    Str shown = path_join(arena, site->shown_folder, STR(WORD_LIST));
    Str disk = path_join(arena, site->real_folder, STR(WORD_LIST));
    FsInfo info;
    Map seen;

    if (fs_probe(str_to_cstr(arena, disk), &info) != 0 ||
        info.kind == FS_MISSING)
        return;
    /* what is said of it lasts longer than the checks do */
    names->source = data_text_open(&site->arena,
                                   str_to_cstr(arena, disk),
                                   str_dup(&site->arena, shown),
                                   LIMIT_DATA_BYTES,
                                   STR("a list of names is short"),
                                   site->diags);
    if (!names->source)
        return;
    map_init(&seen, arena);
    for (uint32_t i = 1; i <= names->source->line_count; i++)
        take_line(names, &seen, i, site->diags);
}

/* --- what the handbook says elsewhere ------------------------------------- */

/* Every text below a value. named: each is a name, too. */
static void add_value(KnownNames *names, const Value *value, bool named)
{
    if (!value)
        return;
    if (value->kind == VALUE_TEXT) {
        add_words(names, value->as.text, true, KNOWN_ELSEWHERE);
        if (named)
            (void)add_name(names, value->as.text, 0);
    }
    for (size_t i = 0; value->kind == VALUE_LIST && i < value_count(value);
         i++)
        add_value(names, value_item(value, i), named);
    for (size_t i = 0; value->kind == VALUE_MAP && i < value_count(value);
         i++)
        add_value(names, value->as.map.entry[i].value, named);
}

static void add_glossary(KnownNames *names, const Site *site)
{
    size_t count;
    const Fact *const *fact = facts_all(site, STR("term"), &count);

    for (size_t i = 0; i < count; i++) {
        add_value(names, value_get(fact[i]->value, "term"), true);
        add_value(names, value_get(fact[i]->value, "names"), true);
        add_value(names, value_get(fact[i]->value, "also"), false);
    }
}

static void add_vocabularies(KnownNames *names, const Config *config)
{
    for (size_t i = 0; i < config->vocabulary_count; i++)
        for (size_t j = 0; j < config->vocabulary[i].count; j++)
            add_value(names, config->vocabulary[i].word[j].names,
                      !str_is(config->vocabulary[i].name, "standings"));
}

static void add_sources(KnownNames *names, const Site *site)
{
    static const char *const KEYS[] = {
        "title",  "title-short", "container-title", "author",
        "editor", "publisher",   "authority",       "collection-title"};

    for (size_t i = 0; i < site->record_count; i++)
        for (size_t k = 0; k < sizeof KEYS / sizeof *KEYS; k++)
            add_value(names, value_get(site->record[i].record, KEYS[k]),
                      false);
}

static void add_publisher(KnownNames *names, const Value *publisher)
{
    const Value *helplines = value_get(publisher, "helplines");

    add_value(names, value_get(publisher, "name"), true);
    for (size_t i = 0; i < value_count(helplines); i++)
        add_value(names, value_get(value_item(helplines, i), "name"), false);
}

void known_names_read(KnownNames *out, Arena *arena, Site *site)
{
    *out = (KnownNames){.arena = arena, .terms = terms_new(arena)};
    map_init(&out->exact, arena);
    map_init(&out->folded, arena);
    map_init(&out->letters, arena);
    read_list(out, site); /* first: its lines are to be used */
    add_words(out, site->config.title, true, KNOWN_ELSEWHERE);
    add_glossary(out, site);
    add_vocabularies(out, &site->config);
    add_publisher(out, site->config.publisher);
    add_sources(out, site);
    out->root = terms_root(out->terms, ANY_LANGUAGE);
}

/* --- asking --------------------------------------------------------------- */

uint32_t known_names_has(const KnownNames *names, Str word, Arena *scratch)
{
    uint32_t number = (uint32_t)(uintptr_t)map_get(&names->exact, word);

    if (number == 0 && names->folded.count > 0)
        number = (uint32_t)(uintptr_t)map_get(&names->folded,
                                              word_fold(scratch, word));
    return number;
}

bool known_names_has_letters(const KnownNames *names, Str word)
{
    if (map_has(&names->letters, word))
        return true;
    return str_ends(word, "s") &&
           map_has(&names->letters, str_slice(word, 0, word.len - 1));
}

void known_names_report(const KnownNames *names, const bool *used,
                        Diags *diags)
{
    for (size_t i = 0; i < names->line_count; i++) {
        const KnownLine *line = &names->line[i];
        Str whole = source_line(names->source, line->number);
        uint32_t off = source_line_start(names->source, line->number) +
                       (uint32_t)(line->text.ptr - whole.ptr);

        if (!used[i] && !line->unseen)
            diag_help(diags, DIAG_NOTE, "unused-word",
                      diag_at(names->source,
                              (Span){off, (uint32_t)line->text.len}),
                      STR("take it out"), "no page uses '%.*s'",
                      STR_ARG(line->text));
    }
}
