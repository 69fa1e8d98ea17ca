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

# What keeps the website on a reader's device. tests/browser/offline.mjs tries it.
mkdir -p "$WORK/keep"
cat >"$WORK/keep/handbook.yaml" <<'E2'
title: 'Rights & "claims" </script> é'
theme_settings: {short_name: Rights, accent: "#7a1f5c"}
E2
printf '# A page\n' >"$WORK/keep/index.md"
run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/keep" -o "$WORK/kept"
check "a handbook to keep builds" test "$status" -eq 0
sum() { sha256sum "$1" | cut -c1-64; }
check "sw.js carries the hash of edition.js" grep -q "\"$(sum "$WORK/kept/edition.js")\"" "$WORK/kept/sw.js"
check "every file is listed" sh -c "cd '$WORK/kept' && sha256sum --quiet -c manifest.sha256 && grep -q '  sw.js$' manifest.sha256"
if command -v node >/dev/null 2>&1; then
    cat >"$WORK/app.js" <<'E2'
const app = JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"));
const wanted = { name: 'Rights & "claims" </script> é', short_name: "Rights", lang: "en", start_url: "index.html", scope: "./", theme_color: "#7a1f5c" };
for (const [key, value] of Object.entries(wanted)) if (app[key] !== value) throw new Error(`${key}: ${app[key]}`);
if (!app.icons.every((icon) => require("fs").existsSync(`${process.argv[3]}/${icon.src}`))) throw new Error("no icon");
E2
    check "the web manifest is sound" node "$WORK/app.js" "$WORK/kept/handbook.webmanifest" "$WORK/kept"
fi
echo >>"$WORK/keep/index.md"
echo 'More.' >>"$WORK/keep/index.md"
cp "$WORK/kept/sw.js" "$WORK/sw.before"
run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/keep" -o "$WORK/kept"
check "another edition has another sw.js" sh -c "! cmp -s '$WORK/sw.before' '$WORK/kept/sw.js'"
sed -i 's/short_name: Rights/save_on_device: false/' "$WORK/keep/handbook.yaml"
run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/keep" -o "$WORK/kept"
check "where it is not to be kept, sw.js takes it back" sh -c "grep -q unregister '$WORK/kept/sw.js' && ! grep -q '\"fetch\"' '$WORK/kept/sw.js'"
check "and nothing else of it is there" sh -c "! grep -rlE 'save\.js|id=\"save\"' '$WORK/kept' --include='*.html' && test ! -e '$WORK/kept/offline.html' && test ! -e '$WORK/kept/handbook.webmanifest'"

# A handbook without search, and a page that sends its readers to a folder.
mkdir -p "$WORK/still/new"
printf 'title: Still\nsearch: false\n' >"$WORK/still/handbook.yaml"
printf '# Home\n' >"$WORK/still/index.md"
printf '# New\n' >"$WORK/still/new/index.md"
printf -- '---\ntitle: Old\nstatus: withdrawn\nbecause: It was wrong.\ninstead: new/\n---\n' >"$WORK/still/old.md"
run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/still" -o "$WORK/silent"
check "a handbook without search builds" test "$status" -eq 0
check "no page of it offers one" sh -c "! grep -rlE 'role=\"search\"|search-page\.js|search-panel|search-off' '$WORK/silent' --include='*.html'"
check "and it has no index" test ! -e "$WORK/silent/search"
check "instead of a page may stand the folder of another" grep -qE '<a href="new/index\.html"[^>]*>New</a>' "$WORK/silent/old.html"
printf 'title: Still\n' >"$WORK/still/handbook.yaml"
run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/still" -o "$WORK/silent"
check "with a search every page offers it" sh -c "grep -q 'role=\"search\"' '$WORK/silent/index.html' && grep -q 'search-panel' '$WORK/silent/a-z.html' && test -e '$WORK/silent/search/en/head.js'"

# themes/plain: no script, one small style sheet, nothing that needs a browser of today.
plain_copy content "$WORK/in"
run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/in" -o "$WORK/plain"
if [ "$status" -eq 0 ] && [ ! -s "$WORK/err" ]; then pass "the theme plain builds content/"; else fail "the theme plain builds content/" "$WORK/err"; fi
[ "$status" -eq 0 ] || finish
CSS=$WORK/plain/assets/plain.css
check "sw.js takes back what another theme kept" sh -c "grep -q unregister '$WORK/plain/sw.js' && test ! -e '$WORK/plain/handbook.webmanifest'"
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
