# Every code has a page, and what its page shows is true: the wrong example is
# reported with that code, at a place that is in it, and the right one with
# nothing at all. How a page is written: generator/codes/README.md.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh

# What no example can show: only a failing disk, a stick that is pulled out, or a
# slip in this program makes them.
NOT_SHOWN="bad-text cannot-read export-failed export-in-the-way export-name export-resumed
  export-too-large file-unreadable helper-failed old-site-left output-busy output-failed output-too-large
  page-too-deep publish-recovered stick-fails stick-full stick-gone stick-read-only theme-read"

none() { # none NAME FILE: passes when the file is empty
    if [ -s "$2" ]; then fail "$1" "$2"; else pass "$1"; fi
}

# The codes of the program, and those of the plugins that come with it: there a
# code is the first word with a hyphen that a call to report something is given.
sed -nE 's/^ *STR_INIT\("(.*)"\),/\1/p' generator/base/diag_codes.c | sort >"$WORK/ours"
find lua-plugins -name '*.lua' -not -path '*/types/*' -not -path '*/tests/*' -exec cat {} + |
    tr '\n' ' ' | sed -E 's/(:error|:warn|:note|tell|report) *\(/\n&/g' | sed 1d | cut -c1-240 |
    sed -nE 's/^[^"]*("[^"]*"[^"]*)*[ ,(]"([a-z]+(-[a-z0-9]+)+)".*/\2/p' | sort -u >"$WORK/plugins"
find generator/codes -name '*.md' ! -name README.md -exec basename {} .md \; | sort >"$WORK/our-pages"
find lua-plugins/codes -name '*.md' ! -name README.md -exec basename {} .md \; | sort >"$WORK/plugin-pages"
comm -23 "$WORK/plugins" "$WORK/ours" >"$WORK/plugins-alone"
check "the codes were found" test "$(wc -l <"$WORK/ours")" -gt 150 -a "$(wc -l <"$WORK/plugins-alone")" -gt 30
comm -23 "$WORK/ours" "$WORK/our-pages" >"$WORK/lacking"
none "every code of the program has a page in generator/codes/" "$WORK/lacking"
comm -13 "$WORK/ours" "$WORK/our-pages" >"$WORK/stale"
none "every page in generator/codes/ has a code" "$WORK/stale"
comm -23 "$WORK/plugins-alone" "$WORK/plugin-pages" >"$WORK/lacking"
none "every code of the plugins has a page in lua-plugins/codes/" "$WORK/lacking"
comm -13 "$WORK/plugins-alone" "$WORK/plugin-pages" >"$WORK/stale"
none "every page in lua-plugins/codes/ has a code" "$WORK/stale"

# The examples, out of their pages.
make build/release/tests/codes/run_examples >"$WORK/log" 2>&1 || fail "run_examples compiles" "$WORK/log"
run "$WORK/pages" "$WORK/err" build/release/tests/codes/run_examples "$WORK/of" generator/codes lua-plugins/codes
if [ "$status" -eq 0 ]; then pass "the pages can be read"; else fail "the pages can be read" "$WORK/err"; fi
grep ' bad ' "$WORK/pages" >"$WORK/bad"
none "every page has its parts" "$WORK/bad"
sed -n 's/ none$//p' "$WORK/pages" >"$WORK/none"
printf '%s\n' $NOT_SHOWN | sort | diff - "$WORK/none" >"$WORK/difference"
none "only what no example can show has none" "$WORK/difference"

# The list of all.
"$HANDBOOK" explain >"$WORK/all" 2>"$WORK/err"
awk -f generator/codes/list.awk "$WORK/all" generator/codes/README.md | diff generator/codes/README.md - >"$WORK/difference"
none "generator/codes/README.md is current: run 'make codes', and commit what it changes" "$WORK/difference"

# One code a line goes in, and a line for each thing that is not true comes out.
mkdir "$WORK/bin"
ln -s "$HANDBOOK" "$WORK/bin/handbook"
cat >"$WORK/try" <<'TRY'
# try CODE: runs both examples of a code.
PATH=$WORK/bin:$PATH
# Days that a check may look at are counted from this one.
export SOURCE_DATE_EPOCH=1795305600
run_one() { # run_one FOLDER
    mkdir -p "$1"
    if [ -f "$1.sh" ]; then
        (cd "$1" && timeout 20 sh -u "../$(basename "$1").sh")
    else
        (cd "$1" && timeout 20 handbook check --jobs 1)
    fi >"$1.said" 2>&1 </dev/null
}
# Does the place that a message names lie in the example, with that line?
place_is_there() { # place_is_there FOLDER
    grep -B0 -A1 "\[$code\]\$" "$1.said" | awk -v folder="$1/" -v code="[$code]" '
        substr($0, length($0) - length(code) + 1) == code {
            n = split($0, part, ":"); file = part[1]; line = part[2]
            if (index(file, folder) == 1) file = substr(file, length(folder) + 1)
            if (file ~ /^handbook( |$)/ || line !~ /^[0-9]+$/) { good = 1; next }
            next_is = 1; next
        }
        next_is { next_is = 0; text = ""; shown = $0
            if (shown !~ /^ *[0-9]+ \|/) { good = 1; next }
            for (i = 1; i <= line; i++) if ((getline text <(folder file)) <= 0) exit 1
            close(folder file)
            sub(/^ *[0-9]+ \| ?/, "", shown)
            gsub(/[^a-zA-Z0-9]/, "", shown); gsub(/[^a-zA-Z0-9]/, "", text)
            if (index(text, substr(shown, 1, 40)) || shown == "") good = 1
        }
        END { exit !good }'
}
for code in "$@"; do
    here=$WORK/of/$code
    run_one "$here/wrong"
    if ! grep -q "\[$code\]\$" "$here/wrong.said"; then
        echo "$code: the wrong example is not reported:"
        sed 's/^/    /' "$here/wrong.said"
    elif ! place_is_there "$here/wrong"; then
        echo "$code: the place of the message is not in the example:"
        sed 's/^/    /' "$here/wrong.said"
    fi
    run_one "$here/right"
    if grep -qE "\[$code\]\$|: (error|warning|system error): |^sh: " "$here/right.said"; then
        echo "$code: the right example is not right:"
        sed 's/^/    /' "$here/right.said"
    fi
done
TRY
export WORK
sed -n 's/ files$//p' "$WORK/pages" >"$WORK/codes"
[ -z "${CASES:-}" ] || {
    cp "$WORK/codes" "$WORK/all-codes"
    for code in $CASES; do grep -x -e "$code" "$WORK/all-codes"; done >"$WORK/codes"
}
xargs -r -n 8 -P "$(nproc)" bash -u "$WORK/try" <"$WORK/codes" >"$WORK/untrue"
FAIL_LINES=${FAIL_LINES:-400} none "all $(wc -l <"$WORK/codes") examples are true" "$WORK/untrue"
finish
