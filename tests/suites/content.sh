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

# Every right comes with its but, wherever it is printed.
grep -c 'class="claim-text"' -r "$SITE" --include='*.html' >/dev/null
if grep -rlE 'class="claim right"' "$SITE" --include='*.html' | head -n 1 | grep -q .; then
    rights=$(cat $(find "$SITE" -name '*.html') | grep -c 'class="claim right"')
    buts=$(cat $(find "$SITE" -name '*.html') | grep -c 'class="claim-but"')
    check "every right shows its but" test "$buts" -ge "$rights"
else
    fail "no page shows a right"
fi

# Words that readers never meet (DESIGN 6); URLs and attributes do not count.
cat $(find "$SITE" -name '*.html') | sed 's/<[^>]*>/ /g' |
    grep -inwE 'pinpoint|vocabulary|front matter|standing:' >"$WORK/words"
if [ -s "$WORK/words" ]; then fail "no word of the workshop" "$WORK/words"; else pass "no word of the workshop"; fi

# Nothing of this machine, and nothing of today.
grep -rlF -e "$ROOT" -e "$HOME/" -e "$WORK" "$SITE" >"$WORK/machine"
check "no path of this machine" test ! -s "$WORK/machine"

if command -v node >/dev/null 2>&1 && [ -d tests/node_modules/saxes ]; then
    run_counting "every file" node tests/site/check.mjs "$SITE"
else
    skip "links, ids and XML" "node or its packages are not installed"
fi
finish
