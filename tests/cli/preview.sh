# A preview is not for search engines, whoever serves it; drafts are a preview.
site_of drafts
echo 'base_url: https://example.org/handbook' >>content/handbook.yaml
# With the real theme: it is the pages that say so.
BARE=$ROOT/build/handbook
for option in --preview --drafts; do
    hb build content -o site $option
    is 0
    for page in $(find site -name '*.html'); do grep -q '<meta name="robots" content="noindex' "$page" || die "$page can be found"; done
    grep -q 'rel="canonical"' site/current.html && die "a preview names the page that it is not"
    for file in .htaccess _headers handbook.nginx.conf; do grep -q 'X-Robots-Tag.*noindex' "site/$file" || die "$file says nothing"; done
    grep -q '^Disallow: /' site/robots.txt && die "who may not fetch a page cannot see its noindex"
    gone site/sitemap.xml
    gone site/CNAME
done
hb build content -o site
is 0
there site/sitemap.xml
grep -q noindex site/current.html site/.htaccess site/_headers && die "the website itself cannot be found"
grep -q '<link rel="canonical" href="https://example.org/handbook/current.html"' site/current.html || die "no canonical address"
grep -qF 'ErrorDocument 404 /handbook/404.html' site/.htaccess || die "no 404"
grep -qF '/withdrawn.html' site/sitemap.xml && die "a page that was taken down is in the sitemap"
true
