/* output/server_files.c - settings for web servers. */
#include "base/compat.h"

#include "output/server_files.h"

/* The same for every server and every file. A policy in a header and the page's
 * own hold both: this one adds only what a page cannot say of itself. */
static const struct {
    const char *name, *value;
} HEADERS[] = {
    {"Cache-Control", "no-cache"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Frame-Options", "SAMEORIGIN"},
    {"Content-Security-Policy", "frame-ancestors 'self'"},
};
enum { HEADER_COUNT = sizeof HEADERS / sizeof HEADERS[0] };


/* Endings that servers may not know, and what they are. */
static const struct {
    const char *ending, *type;
} TYPES[] = {
    {"csv", "text/csv"},
    {"epub", "application/epub+zip"},
    {"js", "text/javascript"},
    {"svg", "image/svg+xml"},
    {"webmanifest", "application/manifest+json"},
    {"webp", "image/webp"},
    {"zip", "application/zip"},
};
enum { TYPE_COUNT = sizeof TYPES / sizeof TYPES[0] };

/* "/handbook" of "https://example.org/handbook": where the site stands. False
 * when nobody knows, or a sign is in it that some server takes for its own. */
static bool site_path(const Site *site, Str *out)
{
    Str base = site->config.base_url;
    *out = STR("");
    if (base.len == 0)
        return false;
    Str rest = str_slice(base, str_find(base, STR("://")) + 3, base.len);
    size_t slash = str_find_char(rest, '/');
    if (slash == STR_NONE)
        return true;
    Str path = str_slice(rest, slash, rest.len);
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        if (!ascii_is_alnum(c) && c != '/' && c != '-' && c != '_' &&
            c != '.' && c != '~')
            return false;
    }
    *out = path;
    return true;
}

/* A line for each header, in the words of a server around name and value. */
static void add_headers(Buf *buf, const Copy *copy, const char *before,
                        const char *between, const char *after)
{
    for (size_t i = 0; i < HEADER_COUNT; i++)
        buf_addf(buf, "%s%s%s%s%s", before, HEADERS[i].name, between,
                 HEADERS[i].value, after);
    if (copy->preview)
        buf_addf(buf, "%sX-Robots-Tag%snoindex, nofollow%s", before, between,
                 after);
}

void server_file_htaccess(Buf *buf, const Site *site, const Copy *copy)
{
    Str path;
    buf_adds(buf, "# How Apache 2.4 serves this handbook; made by handbook, "
                  "and made anew each\n"
                  "# time. A .htaccess of your own in the content folder takes "
                  "its place.\n\n"
                  "# No lists of files. If every page answers \"500\", your "
                  "host does not allow\n"
                  "# this line: take it out.\n"
                  "Options -Indexes\n"
                  "AddDefaultCharset utf-8\n");
    if (site_path(site, &path))
        buf_addf(buf, "ErrorDocument 404 %.*s/404.html\n", STR_ARG(path));
    else
        buf_adds(buf, "# Without base_url in handbook.yaml nobody knows where "
                      "404.html is.\n");
    buf_adds(buf, "\n<IfModule mod_mime.c>\n");
    for (size_t i = 0; i < TYPE_COUNT; i++)
        buf_addf(buf, "AddType %s .%s\n", TYPES[i].type, TYPES[i].ending);
    buf_adds(buf, "AddCharset utf-8 .css .csv .html .js .svg .txt "
                  ".webmanifest .xml\n"
                  "</IfModule>\n"
                  "<Files \"feed.xml\">\n"
                  "ForceType application/atom+xml\n"
                  "</Files>\n\n"
                  "<IfModule mod_headers.c>\n");
    add_headers(buf, copy, "Header always set ", " \"", "\"\n");
    buf_adds(buf, "</IfModule>\n");
}

/* One rule for all paths: Cloudflare adds up what several rules say. */
void server_file_headers(Buf *buf, const Site *site, const Copy *copy)
{
    (void)site;
    buf_adds(buf, "# How Netlify and Cloudflare Pages serve this handbook; "
                  "made by handbook, and\n"
                  "# made anew each time. A _headers of your own in the "
                  "content folder takes its\n"
                  "# place.\n"
                  "/*\n");
    add_headers(buf, copy, "  ", ": ", "\n");
}

void server_file_nginx(Buf *buf, const Site *site, const Copy *copy)
{
    Str path;
    bool known = site_path(site, &path);
    buf_adds(buf, "# How nginx could serve this handbook: a sample. nginx does "
                  "not read it here.\n"
                  "# Copy it into /etc/nginx/snippets/, change the folder, and "
                  "put this line into\n"
                  "# your server { … }:   include snippets/" NGINX_NAME ";\n"
                  "# Then: nginx -t && systemctl reload nginx\n");
    if (!known)
        buf_adds(buf, "# Without base_url in handbook.yaml this is for a site "
                      "at the top of its name.\n");
    buf_addf(buf, "location %.*s/ {\n", STR_ARG(path));
    if (path.len > 0)
        buf_adds(buf, "    alias /var/www/handbook/;  # the folder, with a "
                      "slash at its end\n");
    else
        buf_adds(buf, "    root /var/www/handbook;  # the folder\n");
    buf_addf(buf,
             "    index index.html;\n"
             "    autoindex off;\n"
             "    error_page 404 %.*s/404.html;\n"
             "    include mime.types;\n"
             "    types {\n"
             "        application/manifest+json webmanifest;\n"
             "        text/csv csv;\n"
             "    }\n"
             "    charset utf-8;\n"
             "    charset_types text/css text/csv text/plain text/xml "
             "application/javascript\n"
             "        text/javascript application/manifest+json "
             "image/svg+xml;\n",
             STR_ARG(path));
    add_headers(buf, copy, "    add_header ", " \"", "\" always;\n");
    buf_adds(buf, "}\n");
}

/* Whoever may not fetch a page cannot see that it is not to be found, and may
 * list its bare address: so previews are open too, and say noindex. */
void server_file_robots(Buf *buf, const Site *site, const Copy *copy)
{
    Str base = site->config.base_url;
    if (copy->preview)
        buf_adds(buf, "# A preview. Its pages say noindex, which only those "
                      "see who may fetch them.\n");
    buf_adds(buf, "User-agent: *\nAllow: /\n");
    if (!copy->preview && base.len > 0)
        buf_addf(buf, "Sitemap: %.*s/sitemap.xml\n", STR_ARG(base));
}
