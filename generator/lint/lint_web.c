/* lint/lint_web.c - addresses of other websites: listed, and looked at without
 * asking anybody for them. */
#include "base/compat.h"
#include "lint/lint_internal.h"

#include <stdlib.h>

#include "base/limits.h"

/* An address of the web in its parts; slices of it. */
typedef struct WebAddress {
    Str user; /* "me:secret" before '@', or "" */
    Str host; /* "example.org", "[::1]"; no port */
    Str rest; /* from the first '/', '?' or '#' on */
    bool plain; /* http, not https */
    bool has_user;
} WebAddress;

/* Beginnings of names that only look like addresses: what they name is known by
 * them, "http" included. */
static const char *const names[] = {
    "http://www.legislation.gov.uk/id/", "http://www.w3.org/",
    "http://purl.org/", "http://xmlns.com/", "http://schema.org/", NULL,
};

/* Endings of names that only one house or one computer knows. */
static const char *const private_endings[] = {
    ".corp", ".home", ".home.arpa", ".internal", ".intranet", ".lan",
    ".local", ".localdomain", ".localhost", NULL,
};

static bool parse(Str url, WebAddress *out)
{
    size_t end = 0, at;
    Str authority;

    if (url.len < 8 || (!str_ieq(str_slice(url, 0, 7), STR("http://")) &&
                        !str_ieq(str_slice(url, 0, 8), STR("https://"))))
        return false;
    out->plain = url.ptr[4] == ':';
    url = str_slice(url, out->plain ? 7 : 8, url.len);
    while (end < url.len && url.ptr[end] != '/' && url.ptr[end] != '?' &&
           url.ptr[end] != '#')
        end++;
    authority = str_slice(url, 0, end);
    out->rest = str_slice(url, end, url.len);
    at = str_rfind_char(authority, '@');
    out->has_user = at != STR_NONE;
    out->user = out->has_user ? str_slice(authority, 0, at) : STR("");
    if (out->has_user)
        authority = str_slice(authority, at + 1, authority.len);
    end = authority.len;
    at = str_rfind_char(authority, ':');
    if (at != STR_NONE && str_find_char(str_slice(authority, at, end), ']') ==
                              STR_NONE)
        end = at;
    out->host = str_slice(authority, 0, end);
    return true;
}

/* "10.0.0.1": four numbers. The first two tell whose it is. */
static bool is_ipv4(Str host, unsigned out[2])
{
    Str rest = host, part;
    unsigned count = 0;

    while (str_split(&rest, '.', &part)) {
        uint64_t number;

        if (part.len == 0 || part.len > 3 || !str_to_u64(part, &number) ||
            number > 255)
            return false;
        if (count < 2)
            out[count] = (unsigned)number;
        count++;
    }
    return count == 4;
}

static bool is_private_ipv4(const unsigned part[2])
{
    return part[0] == 0 || part[0] == 10 || part[0] == 127 ||
           (part[0] == 169 && part[1] == 254) ||
           (part[0] == 172 && part[1] >= 16 && part[1] <= 31) ||
           (part[0] == 192 && part[1] == 168);
}

static bool is_private_ipv6(Str host)
{
    return str_is(host, "[::1]") || str_is(host, "[::]") ||
           str_starts(host, "[fc") || str_starts(host, "[fd") ||
           str_starts(host, "[fe8") || str_starts(host, "[fe9") ||
           str_starts(host, "[fea") || str_starts(host, "[feb");
}

/* What nobody outside one network can open. */
static bool is_private(Arena *scratch, Str host)
{
    unsigned part[2];

    host = str_lower(scratch, host);
    while (str_ends(host, "."))
        host.len--;
    if (is_ipv4(host, part))
        return is_private_ipv4(part);
    if (str_starts(host, "["))
        return is_private_ipv6(host);
    for (size_t i = 0; private_endings[i]; i++)
        if (str_ends(host, private_endings[i]))
            return true;
    return str_find_char(host, '.') == STR_NONE;
}

static bool is_name(Str url)
{
    for (size_t i = 0; names[i]; i++)
        if (str_starts(url, names[i]))
            return true;
    return false;
}

static bool has_space(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_space(text.ptr[i]))
            return true;
    return false;
}

Str lint_without_spaces(Arena *arena, Str address)
{
    Str rest = address, part, out;
    Buf buf;

    buf_init(&buf, LIMIT_OUTPUT_BYTES);
    for (bool first = true; str_split(&rest, ' ', &part); first = false) {
        buf_adds(&buf, first ? "" : "%20");
        buf_add(&buf, part);
    }
    out = str_dup(arena, buf_str(&buf));
    buf_release(&buf);
    return out;
}

/* One mistake is said of an address: the one that has to be mended first. */
static void look_at(const Lint *lint, Arena *scratch, DiagPos at, Str url,
                    const WebAddress *web)
{
    Diags *diags = lint->site->diags;

    if (web->host.len == 0 || has_space(web->host))
        diag_help(diags, DIAG_WARNING, "bad-url", at,
                  STR("write the whole address, as the browser shows it"),
                  "'%.*s' does not name a website", STR_ARG(url));
    else if (web->has_user)
        diag_help(diags, DIAG_WARNING, "address-with-name", at,
                  arena_fmt(scratch, "write: %s://%.*s%.*s",
                            web->plain ? "http" : "https",
                            STR_ARG(web->host), STR_ARG(web->rest)),
                  "this address holds a name or password, '%.*s', for all to "
                  "read", STR_ARG(web->user));
    else if (is_private(scratch, web->host))
        diag_help(diags, DIAG_WARNING, "private-address", at,
                  STR("link to where everybody can read it; to a page of this "
                      "handbook by its file, as in: money/stopped.md"),
                  "nobody outside your own network can open '%.*s'",
                  STR_ARG(url));
    else if (has_space(url))
        diag_help(diags, DIAG_WARNING, "bad-url", at,
                  arena_fmt(scratch, "write %%20 for each: %.*s",
                            STR_ARG(lint_without_spaces(scratch, url))),
                  "an address holds no spaces");
    else if (web->plain && !is_name(url))
        diag_help(diags, DIAG_WARNING, "http-link", at,
                  arena_fmt(scratch, "write: https%.*s (open it first: nearly "
                            "all websites have it)",
                            STR_ARG(str_slice(url, 4, url.len))),
                  "others on the same network can read and change what "
                  "'http:' brings");
}

void lint_web_address(const Lint *lint, LintWorker *worker,
                      const Source *source, Span span, Str url)
{
    WebAddress web;

    if (!parse(url, &web))
        return;
    look_at(lint, &worker->scratch, diag_at(source, span), url, &web);
    if (lint->options.links)
        ARENA_PUSH(&worker->kept, worker->address, worker->address_count,
                   worker->address_capacity,
                   (LintAddress){url, source, span});
}

void lint_records(Lint *lint)
{
    static const char *const keys[] = {"URL", "archive"};
    const Site *site = lint->site;

    for (size_t i = 0; i < site->record_count; i++) {
        const SourceRecord *record = &site->record[i];

        for (size_t j = 0; j < sizeof keys / sizeof keys[0]; j++) {
            const Value *value = value_get(record->record, keys[j]);

            if (value && value->kind == VALUE_TEXT)
                lint_web_address(lint, &lint->worker[0], record->source,
                                 value->span, str_trim(value->as.text));
        }
    }
    arena_reset(&lint->worker[0].scratch);
}

/* --- the list ------------------------------------------------------------- */

static int by_address(const void *a, const void *b)
{
    const LintAddress *left = a, *right = b;
    int order = str_cmp(left->url, right->url);

    if (order == 0)
        order = str_cmp(left->source->path, right->source->path);
    if (order == 0)
        order = (left->span.off > right->span.off) -
                (left->span.off < right->span.off);
    return order;
}

const LintAddress *lint_addresses(Lint *lint, size_t *count)
{
    LintAddress *all;

    *count = 0;
    for (unsigned i = 0; i < lint->options.jobs; i++)
        *count += lint->worker[i].address_count;
    all = ARENA_NEW_ARRAY(&lint->arena, LintAddress, *count + 1);
    *count = 0;
    for (unsigned i = 0; i < lint->options.jobs; i++)
        for (size_t j = 0; j < lint->worker[i].address_count; j++)
            all[(*count)++] = lint->worker[i].address[j];
    qsort(all, *count, sizeof *all, by_address);
    return all;
}
