# Style sheets and scripts of all themes keep to the browser floor of the handbook:
# tests/site/floor.mjs says which, and by what data. No browser is started.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
need node || finish
[ -d tests/node_modules/@mdn/browser-compat-data ] || { skip floor "npm has not brought @mdn/browser-compat-data"; finish; }

run "$WORK/out" "$WORK/err" "$HANDBOOK" build content -o "$WORK/site"
[ "$status" -eq 0 ] || { fail "content/ builds" "$WORK/err"; finish; }
plain_copy content "$WORK/in"
run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/in" -o "$WORK/plain"
[ "$status" -eq 0 ] || { fail "the theme plain builds content/" "$WORK/err"; finish; }
run_counting "style sheets and scripts" node tests/site/floor.mjs "$WORK/site" "$WORK/plain"

# It can fail: each of these is newer than the floor, and is found for what it is.
mkdir "$WORK/planted"
planted() { # planted NAME TEXT FOUND
    printf '%s\n' "$2" >"$WORK/planted/$1"
    printf '%s:1: %s\n' "$1" "$3" >>"$WORK/wanted"
}
planted 1.css 'a { anchor-name: --b }' 'anchor-name is not in chrome 109'
planted 2.css 'a { colour: red }' 'colour is no property'
planted 3.css 'a { width: 10dvh }' 'the unit dvh is not in'
planted 4.css 'a { width: round(10.5px, 1px) }' 'round() is not in'
planted 5.css 'a { text-align: match-parent }' 'text-align: match-parent is not in'
planted 6.css 'a:user-invalid { color: red }' ':user-invalid is not in'
planted 7.css 'a { & b { color: red } }' 'rules in rules is not in'
planted 8.css '@scope (a) { b { color: red } }' '@scope is not in'
planted 9.css '@media (width > 40em) { a { color: red } }' '@media with < or > is not in'
planted 10.css '@media (inverted-colors) { a { color: red } }' '@media (inverted-colors) is not in'
planted 11.js 'const a = 1;' 'is no script of this grammar (ECMAScript 5)'
planted 12.js 'import "./b.js";' 'is no script of this grammar (ECMAScript 5)'
planted sw.js 'self.b = (a) => a?.b;' 'is no script of this grammar (ECMAScript 2018)'
planted 13.js 'structuredClone([]);' 'structuredClone is not in'
planted 14.js 'var a = [1].at(0);' '.at is not in'
planted 15.js 'var a = Object.groupBy([], String);' 'Object.groupBy is not in'
planted 16.js 'var a = navigator.userAgentData;' 'navigator.userAgentData is not in'
planted 17.js 'var a = b;' 'b is declared nowhere'
run "$WORK/out" "$WORK/err" node tests/site/floor.mjs --some "$WORK/planted"
check "what is too new is found" test "$status" -eq 1
while IFS= read -r wanted; do
    if grep -qF "$wanted" "$WORK/out"; then pass "$wanted"; else fail "$wanted" "$WORK/out" "$WORK/err"; fi
done <"$WORK/wanted"
# And what asks first, or is old enough, is not.
mkdir -p "$WORK/fine"
printf '%s\n' '@supports (anchor-name: --b) { a { anchor-name: --b } }' 'p { color: red; word-wrap: break-word }' >"$WORK/fine/a.css"
printf '%s\n' '(function () { "use strict"; var at = { at: function () { return document.querySelector("a").closest("p"); } }; at.at(); }());' >"$WORK/fine/a.js"
run_counting "what is fine is not found" node tests/site/floor.mjs --some "$WORK/fine"
finish
