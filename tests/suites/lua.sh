# The plugins' own libraries, by themselves: tests/lua/test_*.lua; then the notes
# of random handbooks.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
need lua5.4 || finish
any=0
for file in tests/lua/test_*.lua; do
    [ -e "$file" ] || continue
    any=1
    run_counting "$(basename "$file")" lua5.4 "$file"
done
[ "$any" = 1 ] || fail "there is no tests/lua/test_*.lua"
for file in lua-plugins/*.lua lua-plugins/*/*.lua; do
    [ -e "$file" ] || continue
    check "$file parses" lua5.4 -e "assert(loadfile('$file', 't'))"
done

# Notes on the pages of random handbooks, in both styles and both themes.
for seed in 1 2 3 4; do
    made=$WORK/made$seed site=$WORK/site$seed
    mkdir -p "$made/sources"
    lua5.4 tests/lua/site_notes.lua make "$made" $seed
    [ $seed -gt 2 ] && echo "theme: plain" >>"$made/handbook.yaml"
    check "random pages $seed build" "$HANDBOOK" build "$made" -o "$site" --jobs 1
    check "their notes hold" lua5.4 tests/lua/site_notes.lua check "$site"
    "$HANDBOOK" build "$made" -o "$site.again" --jobs 7 >/dev/null 2>&1
    check "seven workers write the same" diff -r "$site" "$site.again"
done
finish
