# Specifications: CommonMark's examples and our tables' through doc/, Mustache's
# through theme/.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
compile "the programs compile" test-programs
B=build/release/tests/spec

SPEC=tests/node_modules/commonmark-spec/spec.txt
if [ ! -x "$B/run_commonmark" ]; then
    fail "there is no run_commonmark"
elif [ -f "$SPEC" ]; then
    run_counting "CommonMark 0.30" "$B/run_commonmark" "$SPEC"
    [ -f tests/spec/tables.txt ] &&
        run_counting "tables" "$B/run_commonmark" tests/spec/tables.txt
else
    skip "CommonMark 0.30" "npm has not brought commonmark-spec"
fi

CASES=../shared/conformance/mustache
if [ ! -x "$B/run_mustache" ]; then
    fail "there is no run_mustache"
elif [ -d "$CASES" ]; then
    run_counting "Mustache" "$B/run_mustache" "$CASES"/*.json
else
    skip "Mustache" "its cases are not here ($CASES)"
fi
finish
