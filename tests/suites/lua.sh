# The plugins' own libraries, by themselves: tests/lua/test_*.lua.
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
finish
