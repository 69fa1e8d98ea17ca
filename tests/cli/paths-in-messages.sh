# Messages name files as the author named the folder.
site_of sections
printf '[x](gone.md)\n' >content/bad.md
hb check content; is 1; said 'content/bad.md:1:5: error'
hb check content/; is 1; said 'content/bad.md:1:5: error'
hb check ./content; is 1; said 'content/bad.md:1:5: error'
hb check "$PWD/content"; is 1; said "$PWD/content/bad.md:1:5: error"
cd content || exit 1
hb check .; is 1; said 'bad.md:1:5: error'
grep -q '^bad.md:1:5\|^./bad.md:1:5' "$IO/err" || die "a path that leads nowhere"
