/* site/site.h - the data model. Read this file first.
 *
 * Layer:   site (may include base/, value/, doc/). Knows no Lua, no theme and
 *          no output format.
 * Life:    discover fills `page` and `asset`; workers read each page; collect
 *          gathers each page's facts; the site step merges them and may add
 *          pages; site_freeze ends all changes. From then on every worker
 *          reads a const Site.
 * Memory:  a Page owns one arena (text, front matter, tree, facts of the page
 *          die together); the Site owns one for what is shared. Pointers go
 *          from page to site, and from site into pages (which live as long as
 *          the site).
 * Threads: before the freeze: main, except a Page, which belongs to the worker
 *          that holds it. After: any thread may read all; a page's tree and
 *          `theme_data` are still changed by the worker that holds the page.
 */
#ifndef HB_SITE_SITE_H
#define HB_SITE_SITE_H

#include "base/diag.h"
#include "base/map.h"
#include "doc/node.h"
#include "doc/outline.h"
#include "value/date.h"
#include "value/value.h"

typedef struct Site Site;
typedef struct Page Page;
typedef struct Fact Fact;

typedef enum PageStatus {
    STATUS_CURRENT,
    STATUS_HISTORICAL,
    STATUS_SUPERSEDED,
    STATUS_WITHDRAWN,
    STATUS_DRAFT,
    STATUS__COUNT
} PageStatus;

typedef enum PageKind {
    KIND_GUIDE,
    KIND_RESPONSE,
    KIND_LETTER,
    KIND_DECISION,
    KIND_REFERENCE,
    KIND__COUNT
} PageKind;

/* One word of a vocabulary: its id and its names by language. */
typedef struct Word {
    Str id;
    const Value *names; /* text, or a map language -> text */
} Word;

typedef struct Vocabulary {
    Str name; /* "benefits", "nations", "standings" */
    Word *word;
    size_t count;
} Vocabulary;

typedef struct PluginChoice {
    Str name;
    const Value *options; /* a map, or NULL */
    Span span;            /* of the name in handbook.yaml; {0,0} by default */
} PluginChoice;

typedef struct StartLink {
    Str label;
    Str target; /* source path of the page, from content/ */
    Span target_span;
} StartLink;

/* What is suggested about how pages are written: lint/plain_english.h. */
typedef struct PlainEnglishConfig {
    bool on;             /* false without a handbook.yaml */
    double reading_age;  /* in years: older than this is told */
    unsigned sentence;   /* words: longer ones are told */
    const Value *words;  /* a map: hard words and better ones, or NULL */
} PlainEnglishConfig;

/* handbook.yaml and publisher.yaml, with their defaults. */
typedef struct Config {
    const Source *source;           /* handbook.yaml, or NULL */
    const Source *publisher_source; /* publisher.yaml, or NULL */
    Str title, description, licence;
    bool title_given; /* else the home page's title takes its place */
    Str base_url;     /* "https://…" without a '/' at its end, or "" */
    Str cname;        /* the website's own name for GitHub Pages, or "" */
    Str *language; /* codes; the first is the default */
    size_t language_count;
    Str theme;
    Span theme_span;
    const Value *theme_settings; /* a map, or NULL */
    /* accent and accent_dark of publisher.yaml: a map, or NULL */
    const Value *publisher_settings;
    Str logo; /* source path of a picture, or ""; publisher.yaml's wins */
    DiagPos logo_at; /* where it is named */
    uint32_t logo_width, logo_height; /* its shape; 0 where it does not say */
    PluginChoice *plugin;
    size_t plugin_count;
    long plugin_steps;    /* what one call of a plugin may use */
    size_t plugin_memory; /* bytes */
    Vocabulary *vocabulary;
    size_t vocabulary_count;
    unsigned review_months;
    bool review_period_set; /* handbook.yaml says it */
    bool raw_html;
    bool search; /* an index is made, and the pages have a form for it */
    PlainEnglishConfig plain_english;
    bool spelling; /* is looked at; false without a handbook.yaml */
    StartLink *start;
    size_t start_count;
    const Value *publisher; /* a map: what publisher.yaml says; never NULL */
    const Value *options;   /* the whole of handbook.yaml; never NULL */
} Config;

/* A citation written in front matter or in the page's data file, ready for
 * plugins. */
typedef struct MetaCitation {
    Str path;             /* "rights.1.cite", "data.questions.2.cite" */
    Node *node;           /* citation */
    const Source *source; /* of the node's places */
} MetaCitation;

struct Page {
    Arena arena;
    Arena *late;          /* what lasts only until the page is written; NULL:
                             use arena */
    size_t index;         /* in Site.page: the order of pages */
    Str source_path;      /* "commitment/disagree.md"; generated: "sources/x" */
    Str disk_path;        /* NUL-terminated; "" when generated */
    Str output_path;      /* "commitment/disagree.html" */
    Str id;               /* "commitment/disagree" */
    Str language;         /* "en" */
    const Source *source; /* NULL until read, never NULL afterwards */
    bool generated;       /* made by a plugin */
    bool is_index;        /* an index.md: front page of its folder */
    bool failed;          /* could not be read or its front matter is unusable:
                             stays in its place so that links to it are no
                             second mistake */
    bool raw_html;        /* allowed here, by handbook.yaml or front matter */
    bool name_clash;      /* its name differs from another's in capitals only:
                             said once, by discover */
    bool skipped;         /* a draft without --drafts: is not built */
    Str template_name;    /* "page", "section", "home", or a plugin's */

    /* front matter */
    Value *meta;          /* a map, checked and with defaults; never NULL */
    Span meta_span;       /* between the --- lines; {0,0} without */
    Str data_path;        /* what `data:` names, from content/; "" without */
    const Source *data_source; /* that file; NULL when it cannot be used */
    Value *data;          /* a map or list: what it holds; NULL likewise */
    Str title, summary, danger;
    Span title_span; /* where people wrote it; {0,0}: nowhere */
    PageKind kind;
    PageStatus status;
    double order;         /* pages without one come last, by title */
    bool has_order;
    Date reviewed, law_at, changed; /* changed: its latest change */
    MetaCitation *citation;
    size_t citation_count, citation_capacity;

    /* body */
    Span body_span;
    Node *document; /* never NULL from read until the page is written */
    Outline outline;
    Str title_anchor; /* id of the heading that was the title and is no longer
                         in the tree: links to it lead to the page's top */

    /* what plugins and phases add */
    Fact *fact; /* published in collect; page order */
    size_t fact_count, fact_capacity;
    Value *theme_data; /* a map: page:set(); as long as document */
    Value *found_by; /* a list: page:found_by(); likewise; or NULL */

    /* place in the site; set in the site step */
    Page *section;  /* the index page above it, or NULL for the home page */
    Page *previous, *next; /* reading order */
    Page **child;   /* of an index page: pages and sections below, in order */
    size_t child_count;
    Page **translation; /* pages of other languages */
    size_t translation_count;
};

typedef struct Asset {
    Str source_path; /* "images/map.png" */
    Str disk_path;   /* NUL-terminated */
    bool for_web;    /* what a web server reads, such as _headers */
} Asset;

/* A file that a page may name in `data:`: neither a page nor copied. */
typedef struct DataFile {
    Str source_path; /* "decide/can-they.yaml" */
    Str disk_path;   /* NUL-terminated */
} DataFile;

/* A record of content/sources. */
typedef struct SourceRecord SourceRecord;
struct SourceRecord {
    Str key;
    const Value *record; /* CSL fields, checked */
    const Source *source;
    Span span;           /* of the key, or of the record */
    Str standing;        /* "law" | "instructions" | "dwp" | "others" */
    const SourceRecord *successor; /* what holds today, by superseded_by and
                                      that one's, and so on; or NULL */
};

/* Something a page, the program or a plugin made known to all pages. */
struct Fact {
    Str kind;
    Str key;
    const Value *value;
    const Page *page; /* who published it; NULL: the program */
    const Source *source; /* where: the page's, or its data file; or NULL */
    Span span;
};

typedef struct Facts Facts; /* site/facts.h */
typedef struct Names Names; /* site/names.h */
typedef struct SiteTerms SiteTerms; /* site/terms.h */
typedef struct Fingerprints Fingerprints; /* site/fingerprints.h */

struct Site {
    Arena arena;
    Diags *diags;
    Str content_folder; /* as given, NUL-terminated */
    Str shown_folder;   /* how messages name it: without a trailing '/'; ""
                           for the working folder */
    Str real_folder;    /* absolute, without links; "" until discover */
    Config config;
    Page **page; /* sorted by source_path; generated ones behind */
    size_t page_count, page_capacity;
    Asset *asset; /* sorted */
    size_t asset_count, asset_capacity;
    DataFile *data_file; /* in the order of discover: sorted by folder */
    size_t data_file_count, data_file_capacity;
    SourceRecord *record; /* sorted by key */
    size_t record_count;
    Map record_by_key;
    Str *unread_source; /* keys whose file told of an error and held nothing */
    size_t unread_count, unread_capacity;
    Map unread_by_key;
    bool has_superseded; /* some record says superseded_by */
    Map page_by_source; /* source_path -> Page */
    Map page_by_id;     /* id -> Page (default language first) */
    Map page_by_last;   /* last part of an id -> Page; links_find reads it */
    Map asset_by_path;  /* source_path -> Asset */
    Map data_by_path;   /* source_path -> DataFile */
    Map output_claims;  /* folded output path -> what claims it */
    Facts *facts;
    Names *names;       /* for "did you mean" */
    SiteTerms *terms;   /* what is marked on pages; NULL: nothing */
    Fingerprints *fingerprints; /* NULL until they are loaded */
    Str *summary; /* lines for editors at the end of a build [arena] */
    size_t summary_count, summary_capacity;
    const Source **plugin_text; /* site/severities.h */
    size_t plugin_text_count, plugin_text_capacity;
    bool drafts; /* --drafts */
    bool frozen;
    Date edition; /* the latest change of any page */
};

/* An empty site with the defaults of Config; content_folder is copied. */
void site_init(Site *site, Diags *diags, Str content_folder);
/* Gives back everything, the pages' arenas included. */
void site_release(Site *site);
/* Ends all changes: freezes the facts, checks what handbook.yaml refers to, and
 * that some page reads each data file. Main, once, after the last
 * index_build. */
void site_freeze(Site *site);

/* Name of a word in a language, falling back to the default language and then
 * to the id. Borrowed. */
Str site_word(const Site *site, const char *vocabulary, Str id, Str language);
const Vocabulary *site_vocabulary(const Site *site, Str name);
/* 0 for what weighs most, by the order of handbook.yaml; what is no standing
 * weighs least. */
size_t site_standing_rank(const Site *site, Str standing);
const char *status_name(PageStatus status); /* "current" [static] */
const char *kind_name(PageKind kind);       /* "guide" [static] */

/* The page in that language; itself without such a translation. */
const Page *page_in_language(const Page *page, Str language);
/* The file that the places of a page's node are in: the page's own, or its data
 * file for a citation from there. */
const Source *page_source_of(const Page *page, const Node *node);
/* True for the citation at a front-matter path ("rights.1.cite") and for those
 * of a list there ("rights.1.cite.2"). */
bool citation_is_at(const MetaCitation *citation, Str path);
/* The path of the list that a citation of one claim stands in: "rights.1.cite"
 * of "rights.1.cite.2", and of itself. */
Str citation_list(Str path);
/* One source of a citation as its author types it: "uc-regs-2013, reg 15(3)"
 * [arena]. item: a citation_item. */
Str citation_typed(Arena *arena, const Node *item);

/* A new page at the end of site->page [site arena]; its own arena is ready. */
Page *site_add_page(Site *site);

#endif
