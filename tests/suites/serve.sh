# `handbook serve`: what it serves follows what is saved, however an editor saves it and
# whatever is broken; what nobody should be able to make it do; and in real browsers: edit, see,
# break, see the mistake, mend it, see it go.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
need node || finish
mkdir -p "$WORK/follow" "$WORK/hostile" "$WORK/cases" "$WORK/page"
run_counting "following" node tests/serve/follow.mjs "$WORK/follow"
run_counting "hostile requests" node tests/serve/hostile.mjs "$WORK/hostile"
run_counting "broken handbooks" node tests/serve/cases.mjs "$WORK/cases" \
    tests/negative/many tests/negative/config tests/negative/names tests/negative/plugin-mistakes \
    tests/golden/sections tests/golden/own-plugin tests/golden/citations
if [ -d tests/node_modules/puppeteer-core ]; then
    export HOME=$WORK/home XDG_CONFIG_HOME=$WORK/home/config XDG_CACHE_HOME=$WORK/home/cache
    mkdir -p "$HOME"
    for browser in chromium firefox; do
        run_counting "in $browser" node tests/serve/page.mjs "$browser" "$WORK/page"
    done
else
    skip "in browsers" "npm has not brought puppeteer-core"
fi
finish
