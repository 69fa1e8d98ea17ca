/* output/server_files.h - what tells web servers how to serve the handbook.
 *
 * Layer:   output
 * Files:   .htaccess (Apache), _headers (Netlify, Cloudflare Pages),
 *          handbook.nginx.conf (a sample to copy from), CNAME (GitHub Pages,
 *          where handbook.yaml names one), robots.txt. Only the website has
 *          them, and a file of the handbook's own of the same name takes the
 *          place of ours (site/discover.c, output/plan.c).
 * Say:     files are asked for again each time (their names stay when they
 *          change, and two editions must never be mixed), are only what they
 *          are sent as, tell other websites nothing of the reader, and show in
 *          frames of their own website only. What a page may load is said by
 *          the page itself; nothing here says it otherwise. A preview is not
 *          for search engines.
 * Path:    whatever path the site stands at: what needs to know it is taken
 *          from base_url, and left out where there is none.
 * Threads: any (pure).
 */
#ifndef HB_OUTPUT_SERVER_FILES_H
#define HB_OUTPUT_SERVER_FILES_H

#include "base/buf.h"
#include "output/copy.h"

#define NGINX_NAME "handbook.nginx.conf"

void server_file_htaccess(Buf *buf, const Site *site, const Copy *copy);
void server_file_headers(Buf *buf, const Site *site, const Copy *copy);
void server_file_nginx(Buf *buf, const Site *site, const Copy *copy);
void server_file_robots(Buf *buf, const Site *site, const Copy *copy);

#endif
