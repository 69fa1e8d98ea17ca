# Help goes to stdout and ends well; without a command it goes to stderr.
hb --help; is 0; quiet; told 'handbook build'; told 'handbook check'
hb -h; is 0; quiet
hb help; is 0; quiet
hb build --help; is 0; quiet; told '--jobs'; told '--strict'; told '--drafts'; told 'Exit status'
hb check --help; is 0; quiet; told '--jobs'
hb check -h; is 0; quiet
hb; is 2; said 'handbook build'
[ ! -s "$IO/out" ]
gone site
# 'help COMMAND' and 'COMMAND --help' are the same, for words of a group, too.
for words in build 'source add' source 'plugin test'; do
    # shellcheck disable=SC2086
    hb help $words; is 0; quiet; cp "$IO/out" help-words
    # shellcheck disable=SC2086
    hb $words --help; is 0; quiet; cmp -s help-words "$IO/out" || die "help $words"
    # shellcheck disable=SC2086
    hb $words -h; is 0; quiet; cmp -s help-words "$IO/out" || die "$words -h"
    told "handbook $words"
done
hb source help add; is 0; told 'handbook source add DOCUMENT'
hb help biuld; is 2; said "did you mean 'build'?"
hb build --help; told 'Examples:'; told '  handbook build my-pages -o my-site'
# Every command that there is stands in the list, and tells an exit status.
hb --help; cp "$IO/out" all
for word in $(sed -n 's/^  handbook \([a-z]*\) .*/\1/p' all); do
    hb $word --help; is 0; quiet
    grep -q "^Exit status:\|^'handbook $word WORD --help' tells more" "$IO/out" || die "$word tells no exit status"
done
