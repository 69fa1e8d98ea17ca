/* site/sources.c - the register of sources. */
#include "base/compat.h"
#include "site/sources.h"

#include <errno.h>

#include "base/fs.h"
#include "base/limits.h"
#include "base/path.h"
#include "site/data_text.h"
#include "site/source_fields.h"
#include "site/sources_internal.h"
#include "site/unread.h"
#include "site/words.h"

typedef struct Register {
    Site *site;
    SourceRecord *record;
    size_t count, capacity;
} Register;

/* --- one record ----------------------------------------------------------- */

/* What the type alone tells about legal weight. */
static Str standing_of(const Value *record)
{
    static const char *const law[] = {"legislation", "legal_case",
                                      "regulation", "treaty"};
    Str given = value_as_text(value_get(record, "standing"));
    Str type = value_as_text(value_get(record, "type"));

    if (given.len > 0)
        return given;
    for (size_t i = 0; i < sizeof law / sizeof law[0]; i++)
        if (str_is(type, law[i]))
            return STR("law");
    return STR("others");
}

/* title: what was typed there, though it says nothing; or NULL. */
static void check_title(const SchemaContext *context, const Value *record,
                        const Value *title, Span span)
{
    Str type = value_as_text(value_get(record, "type"));

    /* Letters have none. */
    if (value_get(record, "title") || str_is(type, "personal_communication") ||
        str_is(type, "interview"))
        return;
    diag_help(context->diags, DIAG_ERROR, "missing-key",
              diag_at(context->source, title ? title->span : span),
              title ? STR("write it as it is printed")
                    : STR("add a line: title: …"),
              title ? "there is nothing in 'title'"
                    : "this source has no 'title'");
}

/* The scheme of an address, "" without one. */
static Str scheme_of(Str address)
{
    for (size_t i = 0; i < address.len; i++) {
        char c = address.ptr[i];

        if (c == ':')
            return str_slice(address, 0, i);
        if (!ascii_is_alnum(c) && c != '+' && c != '-' && c != '.')
            break;
    }
    return STR("");
}

static bool has_space(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_space(text.ptr[i]))
            return true;
    return false;
}

/* "https://", something behind it, and no space in it. */
static bool is_web_address(Str text, Str scheme)
{
    Str rest = str_slice(text, scheme.len, text.len);

    return (str_ieq(scheme, STR("https")) || str_ieq(scheme, STR("http"))) &&
           str_starts(rest, "://") && rest.len > 3 && rest.ptr[3] != '/' &&
           !has_space(text);
}

/* "The National Archives", "Box 5: letters": not "web.archive.org/web/2016". */
static bool is_name(Str text, Str scheme)
{
    if (scheme.len > 0 || str_starts(text, "www."))
        return has_space(text);
    return has_space(text) || str_find_char(text, '.') == STR_NONE;
}

/* Addresses become links: only to websites. `bare`: need not be one at all, as
 * CSL's archive may be the name of a building. */
static void check_address(const SchemaContext *context, Value *record,
                          const char *key, bool bare)
{
    const Value *value = value_get(record, key);
    Str text = str_trim(value_as_text(value));
    Str scheme = scheme_of(text);
    bool web = str_ieq(scheme, STR("https")) || str_ieq(scheme, STR("http"));

    if (!value || is_web_address(text, scheme) ||
        (bare && !web && is_name(text, scheme)))
        return;
    diag_help(context->diags, DIAG_ERROR,
              scheme.len > 0 && !web ? "unsafe-link" : "bad-url",
              diag_at(context->source, value->span),
              web && has_space(text)
                  ? STR("an address holds no spaces: write %20 for one")
                  : STR("write the whole address, from https:// on"),
              "'%.*s' is not the address of a website", STR_ARG(text));
    value_set(context->arena, record, key, value_null(context->arena));
    schema_drop_empty(context->arena, record);
}

/* Where a record is, for messages: its id, or its first key. */
static Span record_span(const Value *record, const Value *id)
{
    if (id && id->span.len > 0)
        return id->span;
    if (record->as.map.count > 0)
        return record->as.map.entry[0].key_span;
    return record->span;
}

/* A file that cannot be read has been told of; that its key is missing then,
 * is no mistake of those who cite it. */
static void keep_unread(Site *site, Str key)
{
    if (map_get(&site->unread_by_key, key))
        return;
    ARENA_PUSH(&site->arena, site->unread_source, site->unread_count,
               site->unread_capacity, key);
    map_put(&site->unread_by_key, key, site);
}

/* name: the key where the record does not give one itself; "" in lists. */
static void add_record(Register *reg, const SchemaContext *context,
                       Value *record, Str name)
{
    Arena *arena = context->arena;
    Value *id = value_get(record, "id");
    const Value *title = value_get(record, "title");
    bool had_standing = value_get(record, "standing") != NULL;
    bool had_title = schema_has(context, record, SOURCE_FIELDS, "title");
    SourceRecord added = {.source = context->source};

    source_record_normalise(context, record);
    schema_check(context, record, SOURCE_FIELDS);
    check_address(context, record, "URL", false);
    check_address(context, record, "archive", true);
    id = value_get(record, "id");
    added.span = record_span(record, id);
    if (!had_title)
        check_title(context, record, title, added.span);
    if (!source_key_take(context, record, name, added.span, &added.key))
        return;
    added.standing = standing_of(record);
    if (!value_get(record, "type") ||
        (had_standing && !value_get(record, "standing")))
        keep_unread(reg->site, added.key); /* nobody knows what it weighs */
    value_set_text(arena, record, "id", added.key);
    value_set_text(arena, record, "standing", added.standing);
    added.record = record;
    ARENA_PUSH(arena, reg->record, reg->count, reg->capacity, added);
}

/* --- one file ------------------------------------------------------------- */

/* A file, or an entry of a list, that is no record. */
static void wrong_item(const SchemaContext *context, const Value *item,
                       bool listed)
{
    diag_help(context->diags, DIAG_ERROR, "wrong-type",
              diag_at(context->source,
                      words_first_line(context->source, item->span)),
              listed ? STR("write its lines behind a '-': id: a-short-key, "
                           "type: …, title: …")
                     : STR("write lines such as 'type: webpage' and 'title: "
                           "…', or a list of such sources"),
              listed ? "each entry of this list should be a source, but this "
                       "is %s"
                     : "this file should hold a source, but this is %s",
              value_kind_name(item));
}

static void add_list(Register *reg, const SchemaContext *context,
                     const Value *list)
{
    for (size_t i = 0; i < value_count(list); i++) {
        Value *item = value_item(list, i);

        if (item->kind == VALUE_MAP)
            add_record(reg, context, item, STR(""));
        else if (!item->reported)
            wrong_item(context, item, true);
    }
}

/* Whether another program wrote it: as JSON, or as a list of references. Its
 * own fields are no one's mistake then. */
static bool is_export(Str name, const Value *value)
{
    return str_ieq(path_extension(name), STR("json")) ||
           (value && value->kind == VALUE_MAP && !value_get(value, "type") &&
            value_get(value, "references"));
}

static void add_file(Register *reg, const SchemaContext *context,
                     Value *value, Str stem)
{
    const Value *list = NULL;

    if (!value)
        return;
    if (value->kind == VALUE_NULL ||
        (value->kind == VALUE_MAP && value_count(value) == 0)) {
        diag_help(context->diags, DIAG_ERROR, "empty-file",
                  diag_at(context->source, DIAG_WHOLE_FILE),
                  STR("write the source into it, or delete it"),
                  "there is nothing in this file");
        return;
    }
    if (value->kind == VALUE_LIST)
        list = value;
    else if (value->kind == VALUE_MAP && value_count(value) > 0 &&
             !value_get(value, "type"))
        list = value_get(value, "references");
    if (list && list->kind == VALUE_LIST && value_count(list) == 0)
        diag_help(context->diags, DIAG_WARNING, "empty-file",
                  diag_at(context->source, list->span),
                  STR("write sources into it, or delete the file"),
                  "there is no source in this list");
    else if (list && list->kind == VALUE_LIST)
        add_list(reg, context, list);
    else if (list && list->kind == VALUE_NULL && list->reported)
        return;
    else if (list)
        schema_wrong_type(context, STR("references"), list,
                          "a list of sources");
    else if (value->kind == VALUE_MAP)
        add_record(reg, context, value, stem);
    else
        wrong_item(context, value, false);
}

static const Source *read_file(Register *reg, Str path)
{
    Site *site = reg->site;
    Arena *arena = &site->arena;
    Str disk = path_join(arena, site->content_folder, path);

    return data_text_open(arena, disk.ptr,
                          path_join(arena, site->shown_folder, path),
                          LIMIT_FILE_BYTES, STR("make several files of it"),
                          site->diags);
}

/* The same of a list: a part of it may not have been read. */
static void keep_unread_ids(Site *site, Str text)
{
    UnreadIds ids = {0};

    unread_ids(&site->arena, text, &ids);
    for (size_t i = 0; i < ids.count; i++)
        keep_unread(site, ids.id[i]);
}

static bool holds_nothing(const Value *value)
{
    return !value || (value->kind != VALUE_LIST && value_count(value) == 0);
}

static void load_file(Register *reg, Str name)
{
    Site *site = reg->site;
    Arena *arena = &site->arena;
    Str path = path_join(arena, STR("sources"), name);
    SchemaContext context = {
        .site = site,
        .source = read_file(reg, path),
        .arena = arena,
        .diags = site->diags,
        .what = "the record of a source",
        .unknown = SCHEMA_UNKNOWN_FOREIGN,
        .foreign = SOURCE_FOREIGN_KEYS,
    };
    Value *value;
    bool whole;

    if (!context.source) {
        keep_unread(site, path_stem(name));
        return;
    }
    value = data_text_read(arena, context.source, site->diags, &whole);
    if (!whole)
        keep_unread_ids(site, context.source->text);
    if (!whole || holds_nothing(value))
        keep_unread(site, path_stem(name));
    context.foreign_quiet = is_export(name, value);
    add_file(reg, &context, value, path_stem(name));
}

/* --- all of them ---------------------------------------------------------- */

static bool is_record_name(Str name)
{
    Str ending = path_extension(name);

    return name.ptr[0] != '.' && name.ptr[0] != '_' &&
           (str_ieq(ending, STR("yaml")) || str_ieq(ending, STR("yml")) ||
            str_ieq(ending, STR("json")));
}

static bool is_record_file(const FsEntry *entry)
{
    return is_record_name(entry->name) &&
           (entry->kind == FS_FILE || entry->kind == FS_LINK);
}

/* Does a folder below the sources hold what was meant as one? Other folders
 * (documents, fingerprints) are the authors' own affair. */
static bool holds_records(Site *site, Str path)
{
    FsList list = {0};
    Str folder = path_join(&site->arena, site->content_folder, path);

    if (fs_list(&site->arena, folder.ptr, &list) != 0)
        return false;
    for (size_t i = 0; i < list.count; i++)
        if (is_record_file(&list.item[i]))
            return true;
    return false;
}

/* What lies in the folder of sources and would be lost without a word. */
static void report_left_out(Site *site, const FsEntry *entry)
{
    Arena *arena = &site->arena;
    bool folder = entry->kind == FS_FOLDER;
    Str path = path_join(arena, STR("sources"), entry->name);

    if (entry->name.ptr[0] == '.' || entry->name.ptr[0] == '_' ||
        str_ieq(entry->name, STR("README.md")) ||
        (!folder && str_ends(entry->name, ".fingerprint")) ||
        (folder && !is_record_name(entry->name) && !holds_records(site, path)))
        return;
    path = path_join(arena, site->shown_folder, path);
    if (entry->kind == FS_OTHER) {
        diag_help(site->diags, DIAG_WARNING, "not-a-file", diag_in_file(path),
                  STR("delete it, and save the source anew"),
                  "this is a device or a pipe, not a file: it is left out");
        return;
    }
    diag_help(site->diags, DIAG_WARNING, "unknown-file", diag_in_file(path),
              !folder ? STR("a source is a file that ends in .yaml or .json; "
                            "a name that begins with '_' keeps a file out "
                            "without a warning")
              : is_record_name(entry->name)
                  ? STR("a source is a file: put what is in the folder beside "
                        "the others")
                  : STR("put the sources in it beside the others"),
              folder ? "folders among the sources are left out"
                     : "this file is left out of the sources");
}

/* The folder may be a link, as long as it stays in the handbook: discover
 * tells when it does not, and when there is a file in its place. */
static void list_folder(Site *site, FsList *list)
{
    Arena *arena = &site->arena;
    Str shown = path_join(arena, site->shown_folder, STR("sources"));
    Str folder = path_join(arena, site->content_folder, STR("sources"));
    Str real, top;
    int err = fs_real_path(arena, folder.ptr, &real);

    if (err == 0)
        err = fs_real_path(arena, site->content_folder.ptr, &top);
    if (err == 0 && !path_is_inside(real, top))
        return;
    if (err == 0)
        err = fs_list(arena, real.ptr, list);
    if (err != 0 && err != ENOENT && err != ENOTDIR && err != ELOOP) {
        list->count = 0;
        diag_io(site->diags, "cannot-read", "open the folder", shown, err);
    }
}

void sources_load(Site *site)
{
    Register reg = {.site = site};
    FsList list = {0};

    map_init(&site->unread_by_key, &site->arena);
    list_folder(site, &list);
    for (size_t i = 0; i < list.count; i++)
        if (is_record_file(&list.item[i]))
            load_file(&reg, list.item[i].name);
        else
            report_left_out(site, &list.item[i]);
    source_relations_keep(site, reg.record, reg.count);
    source_relations_check(site);
}

const SourceRecord *sources_find(const Site *site, Str key)
{
    return map_get(&site->record_by_key, key);
}
