# What is wrong, in each format: all say the same, JSON as README.md has it, SARIF by its schema,
# GitHub's commands; nothing that an author wrote or called a file breaks out of its place.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
need node || finish
[ -d tests/node_modules/@microsoft/jest-sarif ] || { skip formats "npm has not brought the schema of SARIF"; finish; }

in_all() { # in_all NAME TOP FOLDER STATUS OPTIONS...: run in FOLDER; paths lead there from TOP
    name=$1 top=$2 at=$3 want=$4
    shift 4
    mkdir -p "$WORK/$name"
    for format in json sarif github short; do
        (cd "$at" && "$HANDBOOK" check --today 2026-11-22 --format "$format" "$@") \
            >"$WORK/$name/$format" 2>"$WORK/$name/err"
        status=$?
        [ "$format" = short ] && cp "$WORK/$name/err" "$WORK/$name/short"
        check "$name, $format: exit status $want" test "$status" -eq "$want"
    done
    run_counting "$name: all formats say the same" node tests/formats/same.mjs "$top" "$WORK/$name"
}

# --- a repository with mistakes of all kinds ----------------------------------
mkdir -p "$WORK/repo/.git" "$WORK/repo/docs/content/sources"
cd "$WORK/repo/docs/content" || exit 3
printf 'title: T\nseverities: {no-such-code: error}\n' >handbook.yaml
printf -- '---\ntitle: Home\n---\n[x](gone.md) {braces} ŵ 😀 [@nobody, "{0} [a](b)"]\n\n\t[y](%%0A::error::x.md)\n\n## A {#b}\n\n## B {#b}\n' >index.md
printf -- '---\ntitle: One\nrights: [{id: r, text: t, but: b}]\n---\n![](x.png) ##[error]x\n' >'a,b=c%0A%2C.md'
printf -- '---\ntitle: Two\n---\n[x](y.md)\n' >'Pen-y-bont ŵ عربي.md'
printf -- '---\ntitle: Three\n---\n[x](y.md)\n' >"$(printf 'bell\007 line\n::error file=x::y.md')"
printf -- '---\ntitle: Four\n---\n[x](y.md)\n' >"$(printf 'latin-\351.md')"
printf -- '---\ntitle: Five\n---\n[::error::x](%%3A.md)\n::set-output name=x::y\n\033[31m[z](z.md)\n' >commands.md
: >'ends in a space.txt '
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
    printf '[x%s](gone-%s.md)\n' $i $i
done >many.md
cd "$ROOT" || exit 3

in_all top "$WORK/repo" "$WORK/repo" 1 docs/content
in_all below "$WORK/repo" "$WORK/repo/docs" 1
in_all inside "$WORK/repo" "$WORK/repo/docs/content" 1 .
in_all whole "$WORK" "$WORK" 1 "$WORK/repo/docs/content"
uris() { grep -o '"uri":"[^"]*"' "$WORK/$1/sarif" >"$WORK/$1/uris"; }
uris top
uris below
check "paths start at the top of the repository, wherever it is run" \
    cmp "$WORK/top/uris" "$WORK/below/uris"
in_all strict "$WORK/repo" "$WORK/repo" 1 docs/content --strict

# --- nothing wrong ---------------------------------------------------------------
mkdir -p "$WORK/repo/fine"
printf '# A page\n\nIts text.\n' >"$WORK/repo/fine/index.md"
in_all fine "$WORK/repo" "$WORK/repo" 0 fine

# --- the disk fails --------------------------------------------------------------
call=5
while [ $call -lt 60 ]; do
    (cd "$WORK/repo" && HANDBOOK_FAULT=$call:EIO "$HANDBOOK" check --format json fine) >/dev/null 2>&1
    [ $? -eq 3 ] && break
    call=$((call + 1))
done
HANDBOOK_FAULT=$call:EIO
export HANDBOOK_FAULT
in_all disk "$WORK/repo" "$WORK/repo" 3 fine
unset HANDBOOK_FAULT

# --- build, and a stdout that takes nothing ----------------------------------------
(cd "$WORK" && "$HANDBOOK" build repo/fine -o site --format json) >"$WORK/build.json" 2>"$WORK/build.err"
check "build says it, too" grep -q '"command":"build","status":0' "$WORK/build.json"
check "what build did goes to stderr then" grep -q '^Built 1 page' "$WORK/build.err"
if [ -w /dev/full ]; then
    for format in json github sarif; do
        (cd "$WORK/repo" && "$HANDBOOK" check --format $format docs/content) >/dev/full 2>"$WORK/full.err"
        check "$format: a full stdout is told" test $? -eq 3
    done
fi
finish
