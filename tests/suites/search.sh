# Search in the browser (themes/default/assets/search*.js), run in Node: words are folded
# as in the index, each rule of the answers, damage, input that no reader means.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
need node || finish
[ -d tests/node_modules/lunr ] || { skip search "npm has not brought lunr"; finish; }

run_counting "texts become words" node tests/search/words.mjs
run_counting "answers" node tests/search/answers.mjs

finish
