/* cli/new_text.c - what a new page begins with. */
#include "base/compat.h"

#include "cli/new_page.h"

#include <math.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "site/load.h"

/* --- the title ------------------------------------------------------------ */

/* "my-page" gives "My page"; an index.md takes its folder's name. */
static Str guess_title(const NewPage *new)
{
    Str stem = path_stem(path_name(new->path));
    Buf buf;
    Str title;
    if (new->language.len > 0)
        stem = path_stem(stem);
    if (str_is(stem, "index") && new->folder.len > 0)
        stem = path_name(new->folder);
    buf_init(&buf, LIMIT_FILE_BYTES);
    for (size_t at = 0; at < stem.len;) {
        uint32_t c = utf8_next(stem, &at);
        bool first = buf.len == 0;
        c = c == '-' || c == '_' || c == '.' ? ' ' : c;
        buf_add_codepoint(&buf, first ? utf8_upper(c) : c);
    }
    title = str_dup(new->arena, str_trim(buf_str(&buf)));
    buf_release(&buf);
    return title;
}

/* On one line: runs of spaces and line ends become a space. False for what
 * cannot be in a page. */
static bool clean(const NewPage *new, Str text, Str *out)
{
    Buf buf;
    bool good = utf8_invalid_at(text) == STR_NONE;
    buf_init(&buf, LIMIT_FILE_BYTES);
    for (size_t at = 0; good && at < text.len;) {
        uint32_t c = utf8_next(text, &at);
        bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        good = space || (c >= ' ' && (c < 0x7F || c > 0x9F) &&
                         !utf8_is_noncharacter(c));
        if (!space)
            buf_add_codepoint(&buf, c);
        else if (buf.len > 0 && buf.ptr[buf.len - 1] != ' ')
            buf_addc(&buf, ' ');
    }
    *out = str_dup(new->arena, str_trim(buf_str(&buf)));
    buf_release(&buf);
    return good;
}

int new_find_title(NewPage *new, const Str *typed)
{
    new->title_guessed = typed == NULL;
    if (typed == NULL)
        new->title = guess_title(new);
    else if (!clean(new, *typed, &new->title))
        return command_refuse(new->command,
                             "the title has characters that cannot be on a "
                             "page");
    else if (new->title.len == 0)
        return command_refuse(new->command, "the title is empty");
    return EXIT_DONE;
}

/* As YAML has it: plain where nobody could take it for anything else. */
static void add_quoted(Buf *out, Str text)
{
    static const char *const taken[] = {"null", "true", "false", "yes", "no",
                                        "on",   "off",  "y",     "n"};
    bool plain = ascii_is_alpha(text.ptr[0]);
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
        plain = plain && !str_ieq(text, str_from(taken[i]));
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        plain = plain && (ascii_is_alnum(c) || c == ' ' || c == ',' ||
                          c == '.' || c == '?' || c == '-' || c == '\'');
    }
    if (plain) {
        buf_add(out, text);
        return;
    }
    buf_addc(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\')
            buf_addc(out, '\\');
        buf_addc(out, text.ptr[i]);
    }
    buf_addc(out, '"');
}

/* --- what its sisters have ------------------------------------------------ */

typedef struct Sisters {
    const NewPage *new;
    Site *site;
    Page **page; /* loaded, and usable */
    size_t count, capacity;
    Page *original; /* of a translation: the page in the default language */
} Sisters;

static Page *load(Site *site, Page *page)
{
    if (page->document == NULL)
        load_page(site, page);
    return page->failed || page->status == STATUS_WITHDRAWN ? NULL : page;
}

/* Pages beside a page; front pages of other sections beside a front page. */
static bool is_sister(const NewPage *new, const Page *page, bool index)
{
    Str beside = path_folder(page->source_path);
    if (page->is_index != index)
        return false;
    if (!index)
        return str_eq(beside, new->folder);
    return beside.len > 0 && new->folder.len > 0 &&
           str_eq(path_folder(beside), path_folder(new->folder));
}

static void find_sisters(Sisters *sisters)
{
    const NewPage *new = sisters->new;
    Site *site = sisters->site;
    Str stem = path_stem(new->path);
    if (new->language.len > 0)
        stem = path_stem(stem);
    bool index = str_is(path_name(stem), "index");
    for (size_t i = 0; i < site->page_count; i++) {
        Page *page = site->page[i];
        bool default_language =
            str_eq(page->language, site->config.language[0]);
        bool original = default_language && new->language.len > 0 &&
                        str_eq(page->id, stem);
        if (!original && (!default_language || !is_sister(new, page, index)))
            continue;
        page = load(site, page);
        if (page != NULL && original)
            sisters->original = page;
        else if (page != NULL)
            ARENA_PUSH(new->arena, sisters->page, sisters->count,
                       sisters->capacity, page);
    }
}

/* "[universal-credit, new-style-esa]" of a page [arena]; "" without any. */
static Str words_of(const NewPage *new, const Page *page, const char *key)
{
    const Value *list = value_get(page->meta, key);
    Str text = STR("");
    for (size_t i = 0; i < value_count(list); i++)
        text = arena_fmt(new->arena, "%.*s%s%.*s", STR_ARG(text),
                         i == 0 ? "" : ", ",
                         STR_ARG(value_as_text(value_item(list, i))));
    return text;
}

/* What most of them say; among equals the first. */
static Str most_say(const Sisters *sisters, const char *key)
{
    const NewPage *new = sisters->new;
    Str *says = ARENA_NEW_ARRAY(new->arena, Str, sisters->count + 1);
    Map count;
    size_t most = 0;
    Str best = STR("");
    map_init(&count, new->arena);
    for (size_t i = 0; i < sisters->count; i++) {
        size_t *seen;
        says[i] = words_of(new, sisters->page[i], key);
        seen = map_get(&count, says[i]);
        if (seen == NULL) {
            seen = ARENA_NEW(new->arena, size_t);
            map_put(&count, says[i], seen);
        }
        ++*seen;
    }
    for (size_t i = 0; i < sisters->count; i++) {
        const size_t *seen = map_get(&count, says[i]);
        if (*seen > most && says[i].len > 0) {
            most = *seen;
            best = says[i];
        }
    }
    return best;
}

/* The front page of a folder, or NULL. */
static Page *front_page(const Sisters *sisters, Str folder)
{
    Site *site = sisters->site;
    for (size_t i = 0; i < site->page_count; i++) {
        Page *page = site->page[i];
        if (page->is_index &&
            str_eq(page->language, site->config.language[0]) &&
            str_eq(path_folder(page->source_path), folder))
            return load(site, page);
    }
    return NULL;
}

/* Of the page it translates; of its section's front page; of its sisters; of
 * the sections above. */
static Str find_words(const Sisters *sisters, const char *key)
{
    const NewPage *new = sisters->new;
    Str words = STR("");
    if (sisters->original != NULL)
        return words_of(new, sisters->original, key);
    for (Str folder = new->folder;; folder = path_folder(folder)) {
        Page *front = front_page(sisters, folder);
        if (front != NULL)
            words = words_of(new, front, key);
        if (words.len == 0 && folder.len == new->folder.len)
            words = most_say(sisters, key);
        if (words.len > 0 || folder.len == 0)
            return words;
    }
}

/* Decisions and replies are nothing without their questions and answers, which
 * a person has to write; a page at the top begins a kind of its own. */
static PageKind find_kind(const Sisters *sisters)
{
    size_t count[KIND__COUNT] = {0};
    PageKind kind = KIND_GUIDE;
    if (sisters->original != NULL)
        count[sisters->original->kind] = sisters->count + 1;
    else if (sisters->new->folder.len == 0)
        return kind;
    for (size_t i = 0; i < sisters->count; i++)
        count[sisters->page[i]->kind]++;
    for (int i = 0; i < KIND__COUNT; i++) {
        if (count[i] > count[kind])
            kind = (PageKind)i;
    }
    return kind == KIND_DECISION || kind == KIND_RESPONSE ? KIND_GUIDE : kind;
}

/* After the last, in steps of ten; 0 where they have no order. */
static long find_order(const Sisters *sisters)
{
    double last = -INFINITY;
    if (sisters->original != NULL)
        return sisters->original->has_order &&
                       fabs(sisters->original->order) < 1e9
                   ? (long)sisters->original->order
                   : 0;
    for (size_t i = 0; i < sisters->count; i++) {
        const Page *page = sisters->page[i];
        if (page->has_order && page->order > last)
            last = page->order;
    }
    return last > -1e9 && last < 1e9 ? (long)floor(last / 10) * 10 + 10 : 0;
}

/* --- the page ------------------------------------------------------------- */

static const char DRAFT[] =
    "status: draft      # readers do not get it until you take this line "
    "out\n";

static const char RIGHTS[] =
    "# rights:          # what a reader can say, and what limits it\n"
    "#   - id: a-short-name\n"
    "#     text: You can ...\n"
    "#     but: the condition, the limit or the risk\n"
    "#     cite: the-source, reg 1\n";

static const char BODY[] =
    "<!-- Write here, the answer first. Behind each statement that matters "
    "say who says\n"
    "so: [@the-source, reg 1], where the-source is the name of a file in "
    "sources/. -->\n";

static const char BLANKS[] = "blanks:            # what the sender fills in\n"
                             "  - name: your name\n";

static const char LETTER[] =
    "> [!LETTER]\n"
    "> Dear work coach,\\\n"
    "> I am [your name].\n"
    "\n"
    "<!-- Write the letter above, each line behind a >. Below it: when to use "
    "it, and what\n"
    "happens next. -->\n";

static void add_list(Buf *out, const char *key, Str words)
{
    if (words.len > 0)
        buf_addf(out, "%s: [%.*s]\n", key, STR_ARG(words));
}

Str new_text(const NewPage *new, Site *site)
{
    Sisters sisters = {.new = new, .site = site};
    Buf out;
    Str text;
    find_sisters(&sisters);
    bool index = str_starts(path_name(new->path), "index.");
    Str benefits = find_words(&sisters, "benefits");
    Str nations = find_words(&sisters, "nations");
    PageKind kind = index ? KIND_GUIDE : find_kind(&sisters);
    /* a letter has to say whom it is for */
    if (kind == KIND_LETTER && (benefits.len == 0 || nations.len == 0))
        kind = KIND_GUIDE;
    long order = find_order(&sisters);
    buf_init(&out, LIMIT_FILE_BYTES);
    buf_adds(&out, "---\ntitle: ");
    add_quoted(&out, new->title);
    buf_adds(&out, "\n# summary:         the answer in a sentence or two\n");
    add_list(&out, "benefits", benefits);
    add_list(&out, "nations", nations);
    if (!index)
        buf_addf(&out, "kind: %s\n", kind_name(kind));
    buf_adds(&out, DRAFT);
    if (order != 0)
        buf_addf(&out, "order: %ld\n", order);
    if (kind == KIND_LETTER)
        buf_adds(&out, BLANKS);
    else if (kind == KIND_GUIDE && !index)
        buf_adds(&out, RIGHTS);
    buf_adds(&out, "---\n\n");
    buf_adds(&out, kind == KIND_LETTER ? LETTER : BODY);
    text = str_dup(new->arena, buf_str(&out));
    buf_release(&out);
    return text;
}
