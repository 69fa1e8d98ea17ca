/* site/page_fields.c - every key that the front matter of a page may hold. */
#include "base/compat.h"
#include "site/page_meta.h"

static const char *const kinds[] = {"guide", "response", "letter", "decision",
                                    "reference", NULL};
static const char *const statuses[] = {"current", "historical", "superseded",
                                       "withdrawn", "draft", NULL};
static const char *const outcomes[] = {"answered", "in part", "not answered",
                                       "refused", NULL};

static const Field right_fields[] = {
    {.name = "id", .type = FIELD_ID}, /* page_rules.c proposes one */
    {.name = "text", .type = FIELD_TEXT, .required = true},
    {.name = "but", .type = FIELD_TEXT},
    {.name = "cite", .type = FIELD_TEXTS},
    {.name = NULL},
};

static const Field deadline_fields[] = {
    {.name = "do", .type = FIELD_TEXT, .required = true},
    {.name = "within", .type = FIELD_TEXT, .required = true},
    {.name = "from", .type = FIELD_TEXT},
    {.name = "late", .type = FIELD_TEXT},
    {.name = "cite", .type = FIELD_TEXTS},
    {.name = NULL},
};

static const Field answer_fields[] = {
    {.name = "question", .type = FIELD_TEXT, .required = true},
    {.name = "outcome", .type = FIELD_WORD, .required = true,
     .words = outcomes},
    {.name = "answer", .type = FIELD_TEXT},
    {.name = "cite", .type = FIELD_TEXTS},
    {.name = "at", .type = FIELD_TEXT},
    {.name = NULL},
};

static const Field response_fields[] = {
    {.name = "by", .type = FIELD_TEXT, .required = true},
    {.name = "reference", .type = FIELD_TEXT},
    {.name = "asked", .type = FIELD_PARTIAL_DATE},
    {.name = "answered", .type = FIELD_PARTIAL_DATE},
    {.name = "answers", .type = FIELD_MAPS, .fields = answer_fields},
    {.name = NULL},
};

/* lines is held to its bounds by the letters plugin, which knows why. */
static const Field blank_fields[] = {
    {.name = "name", .type = FIELD_TEXT, .required = true},
    {.name = "ask", .type = FIELD_TEXT},
    {.name = "hint", .type = FIELD_TEXT},
    {.name = "lines", .type = FIELD_NUMBER},
    {.name = NULL},
};

static const Field change_fields[] = {
    {.name = "date", .type = FIELD_DATE, .required = true},
    {.name = "kind", .type = FIELD_TEXT},
    {.name = "note", .type = FIELD_TEXT, .required = true},
    {.name = NULL},
};

const Field PAGE_FIELDS[] = {
    {.name = "title", .type = FIELD_TEXT},
    {.name = "summary", .type = FIELD_TEXT},
    {.name = "danger", .type = FIELD_TEXT},
    {.name = "benefits", .type = FIELD_WORDS, .vocabulary = "benefits"},
    {.name = "nations", .type = FIELD_WORDS, .vocabulary = "nations"},
    {.name = "elsewhere", .type = FIELD_TEXT_MAP, .vocabulary = "nations"},
    {.name = "kind", .type = FIELD_WORD, .words = kinds},
    {.name = "status", .type = FIELD_WORD, .words = statuses},
    {.name = "because", .type = FIELD_TEXT},
    {.name = "instead", .type = FIELD_TEXT},
    {.name = "superseded_by", .type = FIELD_TEXT},
    {.name = "order", .type = FIELD_NUMBER},
    {.name = "reviewed", .type = FIELD_DATE},
    {.name = "reviewed_by", .type = FIELD_TEXT},
    {.name = "law_at", .type = FIELD_DATE},
    {.name = "rights", .type = FIELD_MAPS, .fields = right_fields},
    {.name = "was", .type = FIELD_MAPS, .fields = right_fields},
    {.name = "deadlines", .type = FIELD_MAPS, .fields = deadline_fields},
    {.name = "response", .type = FIELD_MAP, .fields = response_fields},
    {.name = "blanks", .type = FIELD_MAPS, .fields = blank_fields},
    {.name = "changes", .type = FIELD_MAPS, .fields = change_fields},
    {.name = "search", .type = FIELD_TEXTS},
    {.name = "aliases", .type = FIELD_TEXTS},
    {.name = "data", .type = FIELD_TEXT}, /* page_data.c */
    {.name = "raw_html", .type = FIELD_BOOLEAN},
    {.name = "link_terms", .type = FIELD_BOOLEAN}, /* terms.c */
    /* of other generators, taken over by page_meta.c */
    {.name = "description", .type = FIELD_TEXT},
    {.name = "weight", .type = FIELD_NUMBER},
    {.name = "tags", .type = FIELD_TEXTS},
    {.name = "keywords", .type = FIELD_TEXTS},
    {.name = "draft", .type = FIELD_BOOLEAN},
    {.name = NULL},
};

const char *const PAGE_FOREIGN_KEYS[] = {
    "author", "authors", "banner", "bookToc", "categories", "category",
    "comments", "contributors", "cover", "created", "date", "dateCreated",
    "disqus", "editor", "excerpt", "expiryDate", "featured", "feed",
    "has_children", "head", "headless", "hero", "hide", "icon", "id", "image",
    "images", "isCJKLanguage", "lang", "language", "lastmod", "last_modified",
    "layout", "linkTitle", "link", "locale", "mathjax", "menu", "menus",
    "modified", "nav", "nav_exclude", "nav_order", "navigation", "next",
    "outputs", "page_id", "pagination", "parent", "permalink", "pin",
    "position", "prev", "private", "publishDate", "published", "redirect_from",
    "redirect_to", "relative_url", "robots", "section", "series",
    "show_sidebar", "sidebar", "sidebar_label", "sidebar_position", "sitemap",
    "slug", "source", "sources", "subtitle", "tag", "taxonomies", "template",
    "thumbnail", "time", "toc", "type", "updated", "url", "version", NULL,
};
