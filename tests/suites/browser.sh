# Real browsers open every page from disk, without a network.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
need node || finish
[ -d tests/node_modules/puppeteer-core ] || { skip browser "npm has not brought puppeteer-core"; finish; }
export HOME=$WORK/home XDG_CONFIG_HOME=$WORK/home/config XDG_CACHE_HOME=$WORK/home/cache TMPDIR=$WORK/tmp
mkdir -p "$HOME" "$TMPDIR"
PROGRAM_LIMIT=600

run "$WORK/out" "$WORK/err" "$HANDBOOK" build content -o "$WORK/site"
[ "$status" -eq 0 ] || { fail "content/ builds" "$WORK/err"; finish; }
run_counting "Chromium" node tests/browser/pages.mjs "$WORK/site"
# Kinds of pages that content/ may not have (yet), in the default theme.
mkdir -p "$WORK/kinds"
for name in claims statuses callouts tables welsh assets publisher; do
    [ -d "tests/golden/$name/in" ] && cp -R "tests/golden/$name/in" "$WORK/in" || continue
    run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/in" -o "$WORK/kinds/$name"
    rm -rf "$WORK/in"
    [ "$status" -eq 0 ] || fail "the default theme builds tests/golden/$name" "$WORK/err"
done
run_counting "Chromium on the golden sites" node tests/browser/pages.mjs "$WORK/kinds"
run_counting "Firefox" node tests/browser/firefox.mjs "$WORK/site"
mkdir -p build
if node tests/browser/screenshots.mjs "$WORK/site" build/screenshots >"$WORK/shots" 2>&1; then
    pass "screenshots are in build/screenshots"
else
    fail "screenshots" "$WORK/shots"
fi
finish
