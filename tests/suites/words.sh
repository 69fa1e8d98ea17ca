# Nothing a contributor reads uses a word of tests/words-we-do-not-say.txt.
. "$(dirname "$0")/../lib.sh"
need node || finish

look() { node tests/words/look.mjs "$@"; }

if look >"$WORK/found" 2>&1; then pass "no message uses a word we do not say"
else FAIL_LINES=80 fail "no message uses a word we do not say" "$WORK/found"; fi

# What the program prints of itself: help, and what is wrong with a command.
mkdir "$WORK/said" "$WORK/empty"
cd "$WORK/empty" || exit 3
"$HANDBOOK" --help >"$WORK/said/help" 2>&1
commands=$(sed -n "s/^  *\\(handbook \\)\\{0,1\\}\\([a-z][a-z-]*\\)  .*/\\2/p" "$WORK/said/help" | sort -u)
for command in $commands; do
    "$HANDBOOK" "$command" --help >"$WORK/said/$command" 2>&1
    "$HANDBOOK" "$command" --no-such-option >"$WORK/said/$command-option" 2>&1
    "$HANDBOOK" "$command" one two three four >"$WORK/said/$command-more" 2>&1
    "$HANDBOOK" "$command" "nowhere-$command" >"$WORK/said/$command-nowhere" 2>&1
done
"$HANDBOOK" >"$WORK/said/nothing" 2>&1
"$HANDBOOK" chekc >"$WORK/said/unknown" 2>&1
cd "$ROOT" || exit 3
check "help names its commands" test "$(printf '%s\n' "$commands" | wc -l)" -ge 6
if look said "$WORK"/said/* >"$WORK/found" 2>&1; then pass "help and usage errors use none"
else fail "help and usage errors use none" "$WORK/found"; fi

# Is a word found wherever it may stand? A tree with one in each place.
T=$WORK/tree
mkdir -p "$T/generator/site" "$T/generator/plugin" "$T/generator/codes" "$T/lua-plugins/codes" \
    "$T/themes/one/i18n" "$T/tests/negative/x" "$T/tests/golden/x/expect"
cat >"$T/generator/site/x.c" <<'C'
/* the schema of a comment is nobody's message */
#include "a schema of b.h"
static const char *const table[] = {"fine text", "one schema more"};
static void f(void)
{
    BUG("a schema for programmers");
    diag_help(d, DIAG_ERROR, "code", at, STR("split over "
              /* a comment */ "lines, with schema" "s"), "a '%s' of schema", "'schema' is theirs");
    return "this file is no UTF-8 text";
}
C
printf 'void f(void) { say("a nil value, a schema"); }\n' >"$T/generator/plugin/x.c"
printf '# schema-code\n\nText of a schema, with `schema`.\n\n```yaml\nschema here\n```\n' >"$T/generator/codes/x.md"
printf -- '-- a schema\nlocal x = page:error(node, "c", "it has a schema")\n' >"$T/lua-plugins/x.lua"
printf 'schema: a text\nname: The schema of it\n' >"$T/themes/one/i18n/en.yaml"
cat >"$T/tests/negative/x/expect.txt" <<'T'
content/a.md:1:1: error: fine words [schema-code]
    1 | a schema of the author
      | ^
      = help: say 'schema' or a schema
content/a.md: error: attempt to index a nil value [plugin-failed]
T
printf 'Nothing wrong with schemas.\n' >"$T/tests/golden/x/expect/said"
WORDS_ROOT=$T look >"$WORK/found" 2>&1
grep -o '^[^ ]*:[0-9]*: .[A-Za-z0-9-]*' "$WORK/found" | sort >"$WORK/places"
sort >"$WORK/expected" <<'T'
generator/codes/x.md:3: 'schema
generator/plugin/x.c:1: 'schema
generator/site/x.c:3: 'schema
generator/site/x.c:7: 'schema
generator/site/x.c:8: 'schema
generator/site/x.c:9: 'UTF-8
lua-plugins/x.lua:2: 'schema
tests/golden/x/expect/said:1: 'schema
tests/negative/x/expect.txt:1: 'schema
themes/one/i18n/en.yaml:2: 'schema
T
if diff "$WORK/expected" "$WORK/places" >"$WORK/diff"; then pass "a word is found wherever it stands, and nowhere else"
else fail "a word is found wherever it stands, and nowhere else" "$WORK/diff" "$WORK/found"; fi
finish
