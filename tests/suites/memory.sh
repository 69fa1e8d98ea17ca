# valgrind: no byte is read before it was written, none is lost.
. "$(dirname "$0")/../lib.sh"
. tests/cases.sh
need valgrind || finish
GRIND="valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect"
lone_install
for pair in golden/citations:0 golden/links:0 golden/tables:0 golden/own-plugin:0 golden/own-theme:0 golden/statuses:0 \
    negative/yaml-slips:1 negative/many:1 negative/bytes:1 negative/plugin-fails-filter:1; do
    name=${pair%:*} wanted=${pair#*:}
    [ -d "tests/$name" ] || continue
    rm -rf "$WORK/content" "$WORK/site"
    mkdir "$WORK/content"
    cp -R "tests/$name/in/." "$WORK/content"
    [ -f "tests/$name/setup" ] && (cd "$WORK" && sh -eu "$ROOT/tests/$name/setup")
    run -t 240 "$WORK/out" "$WORK/err" $GRIND "$BARE" build "$WORK/content" -o "$WORK/site" --jobs 2
    if [ "$status" -eq "$wanted" ]; then pass "$name"; else
        grep -n -m 1 '^==' "$WORK/err" >/dev/null && grep '^==' "$WORK/err" >"$WORK/said" || cp "$WORK/err" "$WORK/said"
        fail "$name (status $status)" "$WORK/said"
    fi
done
finish
