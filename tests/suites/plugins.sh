# What plugins are told they can do: the reference and the definitions for
# editors are what the program's tables say, every example of
# lua-plugins/README.md does what it says, and the shipped plugins pass the
# tests that lie beside them.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh

# Markdown between the two comment lines.
awk '/^<!-- The end of the reference/ { on = 0 } on { print }
     /^<!-- The reference: made by/ { on = 1 }' lua-plugins/README.md >"$WORK/held.md"
"$HANDBOOK" plugin reference >"$WORK/made.md"
"$HANDBOOK" plugin stubs >"$WORK/made.lua"
same() { # same NAME HELD MADE
    if diff -u "$2" "$3" >"$WORK/difference"; then
        pass "$1"
    else
        fail "$1: run 'make reference', and commit what it changes" "$WORK/difference"
    fi
}
same "the reference in lua-plugins/README.md is current" "$WORK/held.md" "$WORK/made.md"
same "lua-plugins/types/handbook.lua is current" lua-plugins/types/handbook.lua "$WORK/made.lua"

if need lua5.4; then
    check "the definitions for editors are Lua" lua5.4 -e 'assert(loadfile(arg[1], "t"))' "$WORK/made.lua"
    cp -R tests/plugins/example "$WORK/content"
    mkdir "$WORK/content/lua-plugins"
    (cd "$WORK" && exec timeout 300 lua5.4 "$ROOT/tests/plugins/examples.lua" \
        "$ROOT/lua-plugins/README.md" content "$HANDBOOK") >"$WORK/examples.out" 2>&1
    run_counting "the examples of lua-plugins/README.md" cat "$WORK/examples.out"
fi

# The page that README.md shows is the one the examples run on.
awk '/^````/ { on = !on; next } on { print }' lua-plugins/README.md >"$WORK/shown.md"
check "README.md shows the page of its examples" diff -u tests/plugins/example/ill.md "$WORK/shown.md"
for file in lua-plugins/.luarc.json; do
    awk -v name="$file" '/^```json/ { on = 1; next } /^```/ { on = 0 } on { print }' \
        lua-plugins/README.md >"$WORK/shown.json"
    check "README.md shows $file" diff -u "$file" "$WORK/shown.json"
done

# README.md has a row for each kind of fact that a shipped plugin publishes.
"$HANDBOOK" plugin list tests/plugins/example | sed -n 's/^      publishes //p' | tr -d ' ' | tr , '\n' |
    sed 's/(many)//' | while read -r kind; do
    grep -q "^| \`$kind\`" lua-plugins/README.md || echo "$kind"
done >"$WORK/untold"
if [ -s "$WORK/untold" ]; then
    fail "README.md has a row for each kind of fact" "$WORK/untold"
else
    pass "README.md has a row for each kind of fact"
fi

run_counting "the tests of the shipped plugins" "$HANDBOOK" plugin test
finish
