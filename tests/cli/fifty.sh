# Fifty different mistakes in one content folder: fifty messages in one run, at
# fifty places that were looked up by hand, and nothing else. Their words are in
# tests/negative/fifty.
cp -R "$ROOT/tests/negative/fifty/in" content
hb build content -o site --format short; is 1; gone site
sed -n 's/^\(content[^ ]*\): [a-z]*: .*\[\([a-z-]*\)\].*/\1 \2/p' "$IO/err" | sort >said
sort "$ROOT/tests/cli/fifty/places" >places
diff places said || die "other mistakes, or other places"
[ "$(wc -l <said)" -eq 50 ] || die "$(wc -l <said) messages"
[ "$(cut -d ' ' -f 1 said | sort -u | wc -l)" -eq 50 ] || die "two in one place"

# The same for any number of workers.
cp "$IO/err" first
for jobs in 1 3 8; do hb build content -o site --format short -j $jobs; cmp -s first "$IO/err" || die "other words with $jobs workers"; done
