# The handbook itself: builds without a word of complaint, and what comes out
# is whole.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
SITE=$WORK/site

run "$WORK/out" "$WORK/err" "$HANDBOOK" build content -o "$SITE"
if [ "$status" -eq 0 ]; then pass "content/ builds"; else fail "content/ builds (status $status)" "$WORK/err"; finish; fi
if [ -s "$WORK/err" ]; then fail "without errors and warnings" "$WORK/err"; else pass "without errors and warnings"; fi
run "$WORK/out" "$WORK/err" "$HANDBOOK" check content --strict
if [ "$status" -eq 0 ]; then pass "handbook check --strict agrees"; else fail "handbook check --strict agrees" "$WORK/err"; fi

(cd "$SITE" && sha256sum --quiet -c manifest.sha256) >"$WORK/sums" 2>&1
if [ $? -eq 0 ]; then pass "manifest.sha256 is true"; else fail "manifest.sha256 is true" "$WORK/sums"; fi
check "the manifest lists every file" test \
    "$(find "$SITE" -type f ! -name manifest.sha256 | wc -l)" -eq "$(wc -l <"$SITE/manifest.sha256")"
check "the manifest is sorted" sh -c "cut -c 67- '$SITE/manifest.sha256' | sort -c"
find "$SITE" ! -type f ! -type d >"$WORK/odd"
check "nothing but files and folders" test ! -s "$WORK/odd"
find "$SITE" -type f ! -perm 644 >"$WORK/modes"
find "$SITE" -type d ! -perm 755 >>"$WORK/modes"
check "files are for everybody to read" test ! -s "$WORK/modes"

# A page for each Markdown file.
(cd content && find . -name '*.md' ! -iname README.md) | while read -r page; do
    [ -f "$SITE/${page%.md}.html" ] || echo "$page"
done >"$WORK/lost"
if [ -s "$WORK/lost" ]; then fail "each page is there" "$WORK/lost"; else pass "each page is there"; fi

# Words that readers never meet (DESIGN 6); URLs and attributes do not count.
cat $(find "$SITE" -name '*.html') | sed 's/<[^>]*>/ /g' |
    grep -inwE 'pinpoint|vocabulary|superseded|front matter|standing:' >"$WORK/words"
if [ -s "$WORK/words" ]; then fail "no word of the workshop" "$WORK/words"; else pass "no word of the workshop"; fi

# Nothing of this machine, and nothing of today.
grep -rlF -e "$ROOT" -e "$HOME/" -e "$WORK" "$SITE" >"$WORK/machine"
check "no path of this machine" test ! -s "$WORK/machine"

if ! command -v node >/dev/null 2>&1 || [ ! -d tests/node_modules/saxes ]; then
    skip "links, rights, reading age" "node or its packages are not installed"
    finish
fi
run_counting "every file" node tests/site/check.mjs "$SITE"
run_counting "rights" node tests/site/rights.mjs "$SITE"
run_counting "the feed" node tests/site/feed.mjs "$SITE"
run_counting "the edition" node tests/site/edition.mjs "$SITE"
run_counting "the measure of reading age" node tests/site/reading-test.mjs
run_counting "reading age" node tests/site/reading.mjs "$SITE"

# Feeds with all that there can be, and with nothing to tell.
for name in feed statuses plain; do
    run "$WORK/out" "$WORK/err" "$HANDBOOK" build "tests/golden/$name/in" -o "$WORK/feed-$name"
    run_counting "the feed of tests/golden/$name" node tests/site/feed.mjs "$WORK/feed-$name"
done

# What looks for mistakes finds them: each spoils a copy of the site.
finds() { # finds NAME WORDS TOOL SED FILE
    cp "$SITE/$5" "$WORK/kept"
    sed -i "$4" "$SITE/$5"
    if cmp -s "$WORK/kept" "$SITE/$5"; then
        fail "$1: there was nothing to spoil in $5"
    elif node "tests/site/$3" "$SITE" >"$WORK/spoilt" 2>&1; then
        fail "$1"
    else
        check "$1" grep -q -e "$2" "$WORK/spoilt"
    fi
    cp "$WORK/kept" "$SITE/$5"
}
finds "a right without its but is found" 'has 0 buts' rights.mjs '0,/<p class="claim-but">.*<\/p>/s///' money/stopped.html
finds "a but that is not copied is found" 'lacks its but' rights.mjs '0,/\(class="claim right"[^>]*\) But: [^"]*"/s//\1"/' money/stopped.html
finds "the words of a right alone are found" 'money/index.html: ' rights.mjs \
    "s/<\/h1>/& $(sed -n '0,/<p class="claim-text">/s/.*<p class="claim-text">\([^<]*[^< ]\) *<.*/\1/p' "$SITE/money/stopped.html" | head -n 1 | sed 's/[&\/]/\\&/g')/" money/index.html
finds "a link that leads nowhere is found" 'is not there' check.mjs 's/href="stopped.html"/href="stoped.html"/' money/index.html
finds "an entry without an id is found" '0 times <id>' feed.mjs '0,/<entry/b;0,/<id>tag.*<\/id>/s///;0,/<id>urn.*<\/id>/s///' feed.xml
finds "a day that is none is found" 'no day' feed.mjs 's/<updated>2026-11-22/<updated>2026-11-32/' feed.xml
finds "an id that stands twice is found" 'stands twice' feed.mjs 's/<id>urn:uuid:[^<]*/<id>urn:uuid:5c0730ee-46a1-8ccd-a467-d470c44976ce/' feed.xml
finds "a page that does not say who checked it is found" 'it does not say' edition.mjs 's/No adviser has checked this page yet//' money/stopped.html
finish
