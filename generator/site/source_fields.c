/* site/source_fields.c - what a record of a source may hold: CSL 1.0.2's own
 * names, and ours. */
#include "base/compat.h"
#include "site/source_fields.h"

static const char *const types[] = {
    "article", "article-journal", "article-magazine", "article-newspaper",
    "bill", "book", "broadcast", "chapter", "classic", "collection",
    "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia",
    "event", "figure", "graphic", "hearing", "interview", "legal_case",
    "legislation", "manuscript", "map", "motion_picture", "musical_score",
    "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report",
    "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage", NULL,
};

static const char *const standings[] = {"law", "instructions", "dwp",
                                        "others", NULL};

static const Field name_fields[] = {
    {.name = "family", .type = FIELD_TEXT},
    {.name = "given", .type = FIELD_TEXT},
    {.name = "literal", .type = FIELD_TEXT},
    {.name = "dropping-particle", .type = FIELD_TEXT},
    {.name = "non-dropping-particle", .type = FIELD_TEXT},
    {.name = "suffix", .type = FIELD_TEXT},
    {.name = "comma-suffix", .type = FIELD_ANY},
    {.name = "static-ordering", .type = FIELD_ANY},
    {.name = "parse-names", .type = FIELD_ANY},
    {.name = "isInstitution", .type = FIELD_ANY},
    {.name = "multi", .type = FIELD_ANY},
    {.name = NULL},
};

#define TEXT_FIELD(key) {.name = key, .type = FIELD_TEXT}
#define DATE_FIELD(key) {.name = key, .type = FIELD_PARTIAL_DATE}
#define NAMES_FIELD(key) \
    {.name = key, .type = FIELD_MAPS, .fields = name_fields}

const Field SOURCE_FIELDS[] = {
    {.name = "id", .type = FIELD_TEXT},
    {.name = "type", .type = FIELD_WORD, .required = true, .words = types},
    TEXT_FIELD("title"), TEXT_FIELD("title-short"), TEXT_FIELD("number"),
    NAMES_FIELD("author"), DATE_FIELD("issued"), DATE_FIELD("accessed"),
    TEXT_FIELD("URL"),
    /* beyond CSL */
    {.name = "standing", .type = FIELD_WORD, .words = standings},
    {.name = "extent", .type = FIELD_WORDS, .vocabulary = "nations"},
    TEXT_FIELD("ni_twin"), TEXT_FIELD("superseded_by"),
    TEXT_FIELD("licence"), TEXT_FIELD("fingerprint"),
    TEXT_FIELD("note"), TEXT_FIELD("ended"),
    DATE_FIELD("issued_to"), TEXT_FIELD("issued_about"),
    /* the rest of CSL */
    TEXT_FIELD("abstract"), TEXT_FIELD("annote"), TEXT_FIELD("archive"),
    TEXT_FIELD("archive_collection"), TEXT_FIELD("archive_location"),
    TEXT_FIELD("archive-place"), TEXT_FIELD("authority"),
    TEXT_FIELD("call-number"), TEXT_FIELD("chapter-number"),
    TEXT_FIELD("citation-key"), TEXT_FIELD("citation-label"),
    TEXT_FIELD("citation-number"), TEXT_FIELD("collection-number"),
    TEXT_FIELD("collection-title"), TEXT_FIELD("container-title"),
    TEXT_FIELD("container-title-short"), TEXT_FIELD("dimensions"),
    TEXT_FIELD("division"), TEXT_FIELD("DOI"), TEXT_FIELD("edition"),
    TEXT_FIELD("event"), TEXT_FIELD("event-place"),
    TEXT_FIELD("event-title"), TEXT_FIELD("first-reference-note-number"),
    TEXT_FIELD("genre"), TEXT_FIELD("ISBN"), TEXT_FIELD("ISSN"),
    TEXT_FIELD("issue"), TEXT_FIELD("journalAbbreviation"),
    TEXT_FIELD("jurisdiction"), TEXT_FIELD("keyword"),
    TEXT_FIELD("language"), TEXT_FIELD("license"), TEXT_FIELD("locator"),
    TEXT_FIELD("medium"), TEXT_FIELD("number-of-pages"),
    TEXT_FIELD("number-of-volumes"), TEXT_FIELD("original-publisher"),
    TEXT_FIELD("original-publisher-place"), TEXT_FIELD("original-title"),
    TEXT_FIELD("page"), TEXT_FIELD("page-first"), TEXT_FIELD("part-number"),
    TEXT_FIELD("part-title"), TEXT_FIELD("PMCID"), TEXT_FIELD("PMID"),
    TEXT_FIELD("printing-number"), TEXT_FIELD("publisher"),
    TEXT_FIELD("publisher-place"), TEXT_FIELD("references"),
    TEXT_FIELD("reviewed-genre"), TEXT_FIELD("reviewed-title"),
    TEXT_FIELD("scale"), TEXT_FIELD("section"), TEXT_FIELD("shortTitle"),
    TEXT_FIELD("source"), TEXT_FIELD("status"),
    TEXT_FIELD("supplement-number"), TEXT_FIELD("version"),
    TEXT_FIELD("volume"), TEXT_FIELD("volume-title"),
    TEXT_FIELD("year-suffix"), {.name = "categories", .type = FIELD_ANY},
    {.name = "custom", .type = FIELD_ANY},
    DATE_FIELD("available-date"), DATE_FIELD("event-date"),
    DATE_FIELD("original-date"), DATE_FIELD("submitted"),
    NAMES_FIELD("chair"), NAMES_FIELD("collection-editor"),
    NAMES_FIELD("compiler"), NAMES_FIELD("composer"),
    NAMES_FIELD("container-author"), NAMES_FIELD("contributor"),
    NAMES_FIELD("curator"), NAMES_FIELD("director"), NAMES_FIELD("editor"),
    NAMES_FIELD("editorial-director"), NAMES_FIELD("executive-producer"),
    NAMES_FIELD("guest"), NAMES_FIELD("host"), NAMES_FIELD("illustrator"),
    NAMES_FIELD("interviewer"), NAMES_FIELD("narrator"),
    NAMES_FIELD("organizer"), NAMES_FIELD("original-author"),
    NAMES_FIELD("performer"), NAMES_FIELD("producer"),
    NAMES_FIELD("recipient"), NAMES_FIELD("reviewed-author"),
    NAMES_FIELD("script-writer"), NAMES_FIELD("series-creator"),
    NAMES_FIELD("translator"),
    {.name = NULL},
};

const char *const SOURCE_DATE_FIELDS[] = {
    "accessed", "available-date", "event-date", "issued", "issued_to",
    "original-date", "submitted", NULL,
};

const char *const SOURCE_NAME_FIELDS[] = {
    "author", "chair", "collection-editor", "compiler", "composer",
    "container-author", "contributor", "curator", "director", "editor",
    "editorial-director", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author",
    "performer", "producer", "recipient", "reviewed-author", "script-writer",
    "series-creator", "translator", NULL,
};

const char *const SOURCE_FOREIGN_KEYS[] = {
    "_id", "attachments", "citekey", "collections", "created", "dateAdded",
    "dateModified", "extra", "file", "files", "group", "groups", "itemID",
    "itemKey", "itemType", "key", "keywords", "libraryID", "notes",
    "relations", "select", "shortTitle", "system_id", "tags", "uri", "uris",
    NULL,
};
