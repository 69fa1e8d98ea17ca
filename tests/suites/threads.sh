# ThreadSanitizer watches builds with eight workers, and previews.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
export TSAN_OPTIONS=exitcode=99:halt_on_error=0
B=build/release-thread
# Newer kernels lay memory out in ways this sanitizer does not know.
quiet=
command -v setarch >/dev/null 2>&1 && setarch "$(uname -m)" -R true 2>/dev/null && quiet="setarch $(uname -m) -R"
compile "it compiles" SAN=thread $B/handbook $B/tests/unit/test_pool
[ -x $B/handbook ] || finish
watch_build() { # watch_build NAME CONTENT WANTED
    run -t 300 "$WORK/out" "$WORK/err" $quiet "$B/handbook" build "$2" -o "$WORK/site" --jobs 8
    if grep -q 'unexpected memory mapping' "$WORK/err"; then
        skip "$1" "this kernel does not let ThreadSanitizer run"
    elif [ "$status" -eq "$3" ] && ! grep -q 'WARNING: ThreadSanitizer' "$WORK/err"; then
        pass "$1"
    else
        fail "$1 (status $status)" "$WORK/err"
    fi
}
watch_build "content/" content 0
watch_build "content/ again, into the same place" content 0
for name in sections citations links own-plugin; do
    cp -R "tests/golden/$name/in" "$WORK/in"
    rm -rf "$WORK/site"
    watch_build "golden/$name" "$WORK/in" 0
    rm -rf "$WORK/in"
done
for name in many missing plugin-fails-filter; do
    cp -R "tests/negative/$name/in" "$WORK/in"
    rm -rf "$WORK/site"
    watch_build "negative/$name" "$WORK/in" 1
    rm -rf "$WORK/in"
done
tests/bench/generate 120 "$WORK/many" >/dev/null
rm -rf "$WORK/site"
watch_build "120 pages" "$WORK/many/content" 0
# A preview reads the handbook beside the thread that shows it.
if ! grep -q 'unexpected memory mapping' "$WORK/err" && need node; then
    printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$quiet" "$ROOT/$B/handbook" >"$WORK/watched"
    chmod +x "$WORK/watched"
    mkdir -p "$WORK/served"
    HANDBOOK=$WORK/watched run_counting "previews" node tests/serve/cases.mjs "$WORK/served" \
        tests/negative/{many,config} tests/golden/{sections,own-plugin}
fi
[ -x $B/tests/unit/test_pool ] && check "the pool's own tests" $quiet $B/tests/unit/test_pool
finish
