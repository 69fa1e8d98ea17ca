# The suite's program is installed without pages: these are its own.
mkdir -p "$(dirname "$BARE")/../share/handbook/codes"
pages=$(cd "$(dirname "$BARE")/../share/handbook/codes" && pwd -P)
trap 'rm -rf "$pages"' EXIT
page() { printf '# %s\n\n%s\n\n## Why\n\nSo.\n\n## Wrong\n\n`a.md`\n\n```markdown\n# A\n```\n\n## Right\n\nOther.\n' "$1" "$2" >"$pages/$1.md"; }
page missing-but 'It lacks a `but`. And more of it.'
page bad-date 'This is no date.'
hb explain missing-but; is 0; quiet
told "It lacks a 'but'. And more of it."; told "    # A"; told "  a.md:"
# As people paste it, more than one, each once.
hb explain '[Missing-But]' BAD-DATE missing-but; is 0; quiet
[ "$(grep -c "It lacks" "$IO/out")" = 1 ] || die "it was told twice"
told "This is no date."
# All of them, a line each where nobody reads on a terminal.
hb explain; is 0; quiet
told "missing-but: It lacks a 'but'."; told "bad-date: This is no date."; told "yaml-tab: "
# What is not there: the others are told all the same.
hb explain missing-butt bad-date; is 2; said "there is no code 'missing-butt'; did you mean 'missing-but'?"; told "This is no date."
hb explain svg; is 2; said "these have it in them: bad-svg, unsafe-svg"
hb explain qqqqqqqq; is 2; said "there is no code 'qqqqqqqq'"
hb explain ''; is 2; said 'the code is empty'
hb explain ../missing-but missing-but.md; is 2; said "there is no code '../missing-but'"
hb explain "$(printf 'a\033[2Jb')"; is 2; said "there is no code 'a�[2Jb'"
hb explain "$(printf 'long%.0s' $(seq 3000))"; is 2
[ "$(wc -c <"$IO/err")" -lt 400 ] || die "all of a long word was said"
# shellcheck disable=SC2046
hb explain $(seq 20000 | sed 's/^/no-such-code-/'); is 2; [ "$(wc -l <"$IO/err")" = 20000 ] || die "one line each"
# A plugin's code that has no page, and one that has.
mkdir -p content/lua-plugins/codes content/lua-plugins/dates
echo 'page:warn(node, "odd-day", "x")' >content/lua-plugins/dates/check.lua
hb explain odd-day; is 0; quiet; told "content/lua-plugins/dates/check.lua"; told "content/lua-plugins/codes/odd-day.md"
printf 'No heading, only words.\n' >content/lua-plugins/codes/odd-day.md
hb explain odd-day; is 0; quiet; told "No heading, only words."
hb explain; told "odd-day: No heading, only words."
# It cannot change what the program says of its own codes.
printf '# bad-date\n\nLies.\n' >content/lua-plugins/codes/bad-date.md
hb explain bad-date; is 0; told "This is no date."
mkdir elsewhere; cp -R content elsewhere/mine; rm -r content
hb explain odd-day; is 2
hb explain odd-day -C elsewhere/mine; is 0; told "No heading, only words."
# Pages that are missing, empty, damaged or huge; the others are told.
hb explain yaml-tab bad-date; is 3; said "was not installed with the program"; told "This is no date."
: >"$pages/yaml-tab.md"; hb explain yaml-tab bad-date; is 1; said "says nothing [empty-file]"; told "This is no date."
printf '\377\376#' >"$pages/yaml-tab.md"; hb explain yaml-tab; is 1; said "[invalid-utf8]"
head -c 70000 /dev/zero | tr '\0' a >"$pages/yaml-tab.md"; hb explain yaml-tab; is 1; said "may have 64 KB at most"
hb explain; is 1; told "bad-date: This is no date."; told "yaml-tab: "
rm "$pages/yaml-tab.md"; mkdir "$pages/yaml-tab.md"; hb explain yaml-tab; is 3; said "cannot read"
rm -rf "$pages"; hb explain bad-date; is 3; said "was not installed with the program"
echo x >"$pages"; hb explain bad-date; is 3
rm "$pages"; mkdir "$pages"; page bad-date 'This is no date.'
# A disk that fails at any call: it is told, or it did no harm.
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    HANDBOOK_FAULT=$n:EIO hb explain bad-date
    case $status in
    0) told "This is no date." ;;
    3) [ -s "$IO/err" ] || die "call $n failed in silence" ;;
    *) die "call $n" ;;
    esac
done
# The command line, and nobody who reads on.
hb explain --help; is 0; told "handbook explain missing-but"
hb explain --all; is 2; said "there is no option '--all'"
hb explain -C; is 2; said "the option '-C' needs a folder"
status=0; timeout 20 "$BARE" explain bad-date >/dev/full 2>"$IO/err" || status=$?; is 3; said "cannot print the answer"
