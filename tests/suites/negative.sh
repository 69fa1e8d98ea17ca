# What is wrong in content, and what the program says: tests/negative/NAME.
# New or changed ones: tests/accept NAME.
. "$(dirname "$0")/../lib.sh"
. tests/cases.sh

for folder in $(case_folders negative ${CASES:-}); do
    name=$(basename "$folder")
    run_case "$folder"
    negative_difference "$folder" >"$WORK/difference"
    if [ -s "$WORK/difference" ]; then
        fail "$name" "$WORK/difference"
    elif [ "$status" -ne 0 ] && [ -e "$CASE/site" ] && [ ! -e "$folder/setup" ]; then
        fail "$name: a site was made all the same"
    elif [ "$status" -ne 0 ] && [ -e "$CASE/.site.handbook" ]; then
        fail "$name: a work folder was left"
    else
        pass "$name"
    fi
done

# Every error shows its place and what to do.
lacking=0
for file in tests/negative/*/expect.txt; do
    grep -qE ': (error|warning|system error|note): .* \[[a-z0-9-]+\]$' "$file" || {
        [ -s "$file" ] && { echo "$file"; lacking=$((lacking + 1)); }
    }
done >"$WORK/lacking"
if [ -s "$WORK/lacking" ]; then fail "every expectation holds a diagnostic" "$WORK/lacking"; else pass "every expectation holds a diagnostic"; fi
finish
