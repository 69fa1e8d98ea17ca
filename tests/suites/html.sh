# The Nu HTML checker on every page, the handbook's and the golden sites'.
. "$(dirname "$0")/../lib.sh"
need java || finish
JAR=tests/node_modules/vnu-jar/build/dist/vnu.jar
[ -f "$JAR" ] || { skip html "npm has not brought vnu-jar"; finish; }
run "$WORK/out" "$WORK/err" "$HANDBOOK" build content -o "$WORK/site"
[ "$status" -eq 0 ] || { fail "content/ builds" "$WORK/err"; finish; }
# What the default theme makes of the golden sites: every kind of page.
for name in citations claims statuses callouts tables links markdown sections welsh assets publisher plain aliases indexes letters decisions; do
    [ -d "tests/golden/$name/in" ] || continue
    cp -R "tests/golden/$name/in" "$WORK/in"
    run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/in" -o "$WORK/site-$name"
    rm -rf "$WORK/in"
    [ "$status" -eq 0 ] || fail "the default theme builds tests/golden/$name" "$WORK/err"
done
# The other theme: its own templates, and those it takes from the default one.
for name in claims statuses callouts tables welsh publisher aliases; do
    plain_copy "tests/golden/$name/in" "$WORK/in"
    run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/in" -o "$WORK/plain-$name"
    [ "$status" -eq 0 ] || fail "the theme plain builds tests/golden/$name" "$WORK/err"
done
plain_copy content "$WORK/in"
run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/in" -o "$WORK/plain"
[ "$status" -eq 0 ] || fail "the theme plain builds content/" "$WORK/err"
rm -rf "$WORK/in"
# Pages that are too long, too wide and too deep, in both.
run "$WORK/out" "$WORK/err" "$HANDBOOK" build tests/browser/in -o "$WORK/hard"
[ "$status" -eq 0 ] || fail "the default theme builds tests/browser/in" "$WORK/err"
plain_copy tests/browser/in "$WORK/in"
run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/in" -o "$WORK/plain-hard"
[ "$status" -eq 0 ] || fail "the theme plain builds tests/browser/in" "$WORK/err"
rm -rf "$WORK/in"
# It sees a mistake when there is one.
printf '<!doctype html><html lang="en"><head><title>x</title></head><body><p></div></body></html>' >"$WORK/wrong.html"
check "the checker finds a mistake" sh -c "! java -Xss4m -jar '$JAR' --errors-only '$WORK/wrong.html'"
rm "$WORK/wrong.html"
find "$WORK" -name '*.html' | sort >"$WORK/list"
xargs java -Xss4m -jar "$JAR" --errors-only --Werror --format gnu <"$WORK/list" >"$WORK/found" 2>&1
sed "s|\"file:$WORK/||; s|^file:$WORK/||" "$WORK/found" >"$WORK/said"
while read -r file; do
    name=${file#"$WORK"/}
    if grep -qF "$name" "$WORK/said"; then
        grep -F "$name" "$WORK/said" >"$WORK/one"
        FAIL_LINES=6 fail "$name" "$WORK/one"
    else
        pass "$name"
    fi
done <"$WORK/list"
grep -vE '\.html"?:' "$WORK/said" | grep . >"$WORK/rest"
check "the checker itself ran" test ! -s "$WORK/rest"
finish
