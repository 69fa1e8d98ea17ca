# Search in the browser (themes/default/assets/search*.js), run in Node: words are folded
# as in the index, each rule of the answers, damage, input that no reader means, and whether
# readers find the page: in the handbook in content/ and in a synthetic one, beside MiniSearch
# and lunr.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
need node || finish
[ -d tests/node_modules/minisearch ] || { skip search "npm has not brought minisearch"; finish; }

run_counting "texts become words" node tests/search/words.mjs
run_counting "answers" node tests/search/answers.mjs

found() { # found NAME CONTENT: builds a site and looks for its pages; prints the figures
    run -t 300 "$WORK/out" "$WORK/err" "$HANDBOOK" build "$2" -o "$WORK/$1"
    if [ "$status" -ne 0 ]; then fail "$2 builds" "$WORK/err"; return; fi
    run_counting "pages of $1 are found" node tests/search/relevance.mjs "$1" "$WORK/$1" "$2"
    grep -E ' pages; | queries: ' "$WORK/count.out"
}
found handbook content
check "a handbook of 600 pages" tests/bench/generate 600 "$WORK/made"
found synthetic "$WORK/made/content"
finish
