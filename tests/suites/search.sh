# Search in the browser (themes/default/assets/search*.js), run in Node: words are folded
# as in the index, each rule of the answers, damage, input that no reader means.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
need node || finish
[ -d tests/node_modules/lunr ] || { skip search "npm has not brought lunr"; finish; }

run_counting "texts become words" node tests/search/words.mjs
run_counting "answers" node tests/search/answers.mjs

# What the index says is true, of the handbook and of one in two languages; and who looks
# for what is not true finds it.
truth() { # truth CONTENT SITE
    run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$1" -o "$2"
    if [ "$status" -ne 0 ]; then fail "$1 builds" "$WORK/err"; return; fi
    run_counting "the index of $1" node tests/search/truth.mjs "$2" --content "$1"
}
truth tests/golden/search/in "$WORK/two"
truth content "$WORK/site"
sed -i 's/<div class="body">/&<p>unheard<\/p>/' "$WORK/site/money/stopped.html"
if node tests/search/truth.mjs "$WORK/site" >"$WORK/spoilt" 2>&1; then fail "a word that is not in the index is found"
else check "a word that is not in the index is found" grep -q "money/stopped.html: unheard" "$WORK/spoilt"; fi

finish
