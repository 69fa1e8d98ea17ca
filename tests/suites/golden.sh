# Small whole sites, compared byte for byte with tests/golden/NAME/expect.
# New or changed ones: tests/accept NAME.
. "$(dirname "$0")/../lib.sh"
. tests/cases.sh

for folder in $(case_folders golden ${CASES:-}); do
    name=$(basename "$folder")
    run_case "$folder"
    golden_difference "$folder" >"$WORK/difference"
    if [ -s "$WORK/difference" ]; then
        fail "$name" "$WORK/difference"
        continue
    fi
    if (cd "$CASE/site" && sha256sum --quiet -c manifest.sha256) >"$WORK/sums" 2>&1 &&
        [ "$(wc -l <"$CASE/site/manifest.sha256")" -eq \
            "$(find "$CASE/site" -type f ! -name manifest.sha256 | wc -l)" ]; then
        pass "$name"
    else
        fail "$name: its manifest is not true" "$WORK/sums"
    fi
    # A second build into the same place changes nothing.
    tree_stat "$CASE/site" >"$WORK/before"
    (cd "$CASE" && "$BARE" build content -o site $(cat "$folder/args" 2>/dev/null)) >"$WORK/again" 2>&1
    tree_stat "$CASE/site" >"$WORK/after"
    if cmp -s "$WORK/before" "$WORK/after"; then pass "$name again"; else
        diff "$WORK/before" "$WORK/after" >"$WORK/difference"
        fail "$name: a second build rewrote files" "$WORK/difference" "$WORK/again"
    fi
done
finish
