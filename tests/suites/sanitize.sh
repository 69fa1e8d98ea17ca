# The unit tests, the specifications and the golden sites once more, with
# AddressSanitizer and UndefinedBehaviorSanitizer.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
. tests/cases.sh
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:exitcode=99 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
B=build/release-address+undefined
compile "it compiles" SAN=address,undefined test-programs
[ -x $B/handbook ] || finish
PROGRAM_LIMIT=240
run_cmocka $B/tests/unit
SPEC=tests/node_modules/commonmark-spec/spec.txt
[ -f "$SPEC" ] && [ -x $B/tests/spec/run_commonmark ] && run_counting "CommonMark" $B/tests/spec/run_commonmark "$SPEC"
[ -f tests/spec/tables.txt ] && [ -x $B/tests/spec/run_commonmark ] && run_counting "tables" $B/tests/spec/run_commonmark tests/spec/tables.txt
[ -d ../shared/conformance/mustache ] && run_counting "Mustache" $B/tests/spec/run_mustache ../shared/conformance/mustache/*.json

# Sites: the program with sanitizers in the place of the plain one.
HANDBOOK=$ROOT/$B/handbook
sick='AddressSanitizer|LeakSanitizer|runtime error|UndefinedBehavior'
for kind in golden negative; do
    for folder in $(case_folders $kind); do
        run_case "$folder"
        if grep -qE "$sick" "$CASE/err" || [ "$status" -ge 99 ]; then
            fail "$kind/$(basename "$folder") (status $status)" "$CASE/err"
        else
            pass "$kind/$(basename "$folder")"
        fi
    done
done
run -t 300 "$WORK/out" "$WORK/err" "$HANDBOOK" build content -o "$WORK/site"
if [ "$status" -ne 0 ] || grep -qE "$sick" "$WORK/err"; then fail "content/" "$WORK/err"; else pass "content/"; fi
if need node; then
    mkdir -p "$WORK/served"
    run_counting "previews" node tests/serve/cases.mjs "$WORK/served" tests/negative/{many,config,names,plugin-mistakes} \
        tests/golden/{sections,own-plugin,citations}
fi
finish
