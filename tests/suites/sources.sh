# The documents that the handbook cites lie outside of this tree, and nothing of
# them may be in it but phrases. Where they are at hand: the quotation tests run
# on them, the fingerprints are those of these documents, every quotation is
# compared word for word, and of the articles no eight words in a row stand in
# the tree.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
FOLDER=../shared/sources
if [ ! -d "$FOLDER" ]; then
    skip "the sources" "they are not here ($FOLDER)"
    finish
    exit
fi
compile "the quotation tests compile" test-programs
check "faithful quotations pass, altered ones do not" \
    env SHARED_SOURCES="$FOLDER" build/release/tests/unit/test_quote_match
check "every fingerprint is of the document at hand" \
    "$HANDBOOK" source verify --documents "$FOLDER" content
grep -qF 'differ, 0 not at hand' "$WORK/.check" && pass "no document is missing" ||
    fail "no document is missing" "$WORK/.check"

cp -R content themes lua-plugins "$WORK/"
sed "s|^  - quotations\$|  - quotations: {documents: $(cd "$FOLDER" && pwd)}|" content/handbook.yaml \
    >"$WORK/content/handbook.yaml"
check "every quotation is in its source, word for word" \
    "$HANDBOOK" check --strict "$WORK/content"
grep '^Quotations:' "$WORK/.check"

# Eight words in a row of the two articles, which are their publishers' own, in
# any text of the tree. (The letters and the report are public, and their
# questions stand here as the places that pages cite.)
find . -type f \( -name '*.md' -o -name '*.yaml' -o -name '*.lua' -o -name '*.[ch]' -o -name '*.txt' \
    -o -name '*.sh' -o -name '*.mjs' -o -name '*.json' -o -name '*.fingerprint' -o -name '*.html' \) \
    -not -path './build/*' -not -path './site/*' -not -path '*/node_modules/*' -not -path './.git/*' |
    sort >"$WORK/files"
awk -v files="$WORK/files" '
function each(file, ours,    line, n, i, k, w, s, word) {
    n = 0
    while ((getline line <file) > 0) {
        line = tolower(line)
        gsub(/[^a-z0-9]+/, " ", line)
        k = split(line, word, " ")
        for (i = 1; i <= k; i++) {
            w[++n % 8] = word[i]
            if (n < 8) continue
            s = w[(n - 7) % 8]
            for (j = n - 6; j <= n; j++) s = s " " w[j % 8]
            if (ours && (s in theirs)) print file ": " s
            else if (!ours) theirs[s] = 1
        }
    }
    close(file)
}
BEGIN {
    for (a = 1; a < ARGC; a++) each(ARGV[a], 0)
    while ((getline file <files) > 0) each(file, 1)
}' "$FOLDER/refuted-2015-work-coaches.txt" "$FOLDER/benefits-and-work-wrag-appeals.txt" >"$WORK/copied"
if [ -s "$WORK/copied" ]; then fail "nothing of the articles is copied" "$WORK/copied"; else pass "nothing of the articles is copied"; fi
finish
