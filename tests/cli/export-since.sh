# What to send to a web host by FTP, in an order in which every page always works.
site_of sections
echo 'base_url: https://example.org/handbook' >>content/handbook.yaml
hb export web site content
is 0
told 'Made '
cp site/manifest.sha256 sent
cp -R site host

# Nothing changed: nothing to send.
hb export web site content --since sent
is 0
[ ! -s "$IO/out" ] || die "there is nothing to send"
said 'Made '

# New, changed and gone, all at once.
printf 'x' >content/new.png
printf -- '---\ntitle: New\n---\n\n![A picture](../new.png)\n' >content/a/new.md
echo 'More.' >>content/a/one.md
echo 'More.' >>content/index.md
rm content/a/two.md
hb export web site content --since site/manifest.sha256
is 0
cp "$IO/out" list
place() { grep -nxF "$1" list | cut -d: -f1; }
last=0
for line in 'put new.png' 'put a/new.html' 'put a/one.html' 'put index.html' 'put sitemap.xml' 'put edition.js' 'put manifest.sha256' 'delete a/two.html'; do
    at=$(place "$line")
    [ -n "$at" ] || die "the list lacks: $line ($(cat list))"
    [ "$at" -gt "$last" ] || die "too early: $line"
    last=$at
done
grep -vqE '^(#|put |delete )' list && die "a line of another form"
grep -q 'put .*b/' list && die "what is the same need not be sent"

# It is the truth: a host that does what it says has the site.
grep -v '^#' list | while read -r do path; do
    case $do in put) mkdir -p "host/$(dirname "$path")" && cp "site/$path" "host/$path" ;; delete) rm "host/$path" ;; esac
done
find host -type d -empty -delete
diff -r site host >"$IO/out" || die "the host has another site"

# A signature that is no more is deleted; what is signed anew is sent.
cp sent signed && echo old >signed.minisig
hb export web site content --since signed
is 0
[ "$(tail -n 1 "$IO/out")" = 'delete manifest.sha256.minisig' ] || die "the old signature stays"
cp site/manifest.sha256 signed
hb export web site content --since signed
is 0
[ "$(grep -v '^#' "$IO/out")" = "$(printf 'put manifest.sha256\ndelete manifest.sha256.minisig')" ] || die "the old signature stays, alone"

# Another folder, and everything in one step.
hb export web other content --since sent
is 0
cmp -s "$IO/out" list || die "the list hangs on the folder"

# What cannot be trusted is refused, and nothing is made.
rm content/new.png content/a/new.md
refused() { # refused STATUS WORDS FILE
    hb export web site content --since "$3"
    is "$1"
    said "$2"
    [ ! -s "$IO/out" ] || die "something was listed"
    diff -r site host >/dev/null || die "something was made"
}
refused 2 'No such file' nowhere
refused 2 'cannot read' content
: >empty; refused 2 'is no list' empty
head -c 100 sent >cut; refused 2 'is no list' cut
(cat sent; printf '%064d  ../../etc/passwd\n' 0) >climbs; refused 2 'is no list' climbs
(cat sent; printf '%064d  /etc/passwd\n' 0) >climbs; refused 2 'is no list' climbs
(cat sent; printf '%064d  a\rdelete b\n' 0) >control; refused 2 'is no list' control
(cat sent; tail -n 1 sent) >twice; refused 2 'is no list' twice
head -c 3000 /dev/urandom >noise; refused 2 'is no list' noise
hb export zip out.zip content --since sent
is 2
said '--since is for export web'
gone out.zip
hb export web site content --since
is 2

# Content with mistakes: nothing is made, nothing is listed.
printf -- '---\ntitle: X\n---\n\n[x](gone.md)\n' >content/broken.md
hb export web site content --since sent
is 1
[ ! -s "$IO/out" ] || die "something was listed"
diff -r site host >/dev/null || die "something was made"
