# The themes: the default one against its own reference (tests/theme/check_*) and
# its colours; the plain one against its promises.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
compile "the programs compile" test-programs
any=0
for program in build/release/tests/theme/check_*; do
    case $program in *.o | *.d) continue ;; esac
    [ -x "$program" ] || continue
    any=1
    run_counting "$(basename "$program")" "$program"
done
[ "$any" = 1 ] || fail "there is no tests/theme/check_*"

# The accent is printed on all of these: theme.yaml must hold it to each.
# surfaces FROM TO: colours of surfaces between two lines of the style sheet.
surfaces() {
    sed -n "/$1/,/$2/p" themes/default/assets/handbook.css |
        sed -nE 's/^ *--(paper|shade|[a-z]+-paper): (#[0-9a-f]{6});.*/\2/p'
}
check "the style sheet names its surfaces" test "$(surfaces '^:root' '^}' | wc -l)" -ge 3
for colour in $(surfaces '^:root' '^}'); do
    check "accent is held to $colour" grep -q " on:.*$colour" themes/default/theme.yaml
done
for colour in $(surfaces 'prefers-color-scheme: dark' '^}'); do
    check "accent is held to $colour in the dark" grep -q "dark_on:.*$colour" themes/default/theme.yaml
done

# themes/plain: no script, one small style sheet, nothing that needs a browser of today.
plain_copy content "$WORK/in"
run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/in" -o "$WORK/plain"
if [ "$status" -eq 0 ] && [ ! -s "$WORK/err" ]; then pass "the theme plain builds content/"; else fail "the theme plain builds content/" "$WORK/err"; fi
[ "$status" -eq 0 ] || finish
CSS=$WORK/plain/assets/plain.css
check "one style sheet is all there is" test "$(ls "$WORK/plain/assets")" = plain.css
check "it is under 4 KB" test "$(wc -c <"$CSS")" -lt 4096
check "it needs no browser of today" sh -c "! grep -nE 'var\(|--[a-z]|flex|grid|rem[; ]|calc|@supports|:is\(|:not\(' '$CSS'"
check "no page has a script" sh -c "! grep -rlE '<script|script-src|javascript:' '$WORK/plain' --include='*.html'"
check "no page has a picture of the other theme" sh -c "! grep -rlE '<svg|favicon' '$WORK/plain' --include='*.html'"
for page in index.html money/stopped.html; do
    [ -f "$WORK/plain/$page" ] || continue
    printf '  %s: %s bytes, %s packed\n' "$page" "$(wc -c <"$WORK/plain/$page")" "$(gzip -9c "$WORK/plain/$page" | wc -c)"
done
check "the first page takes under 5 KB on its way" test "$(cat "$WORK/plain/index.html" "$CSS" | gzip -9c | wc -c)" -lt 5120
if command -v node >/dev/null 2>&1 && [ -d tests/node_modules/saxes ]; then
    run_counting "every file of the theme plain" node tests/site/check.mjs "$WORK/plain"
else
    skip "links, ids and XML of the theme plain" "node or its packages are not installed"
fi
finish
