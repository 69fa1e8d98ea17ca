# What is wrong closes with a count.
site_of sections
hb check content; is 0; quiet; told 'Nothing wrong in 12 pages'
printf '[x](gone.md) [y](gone.md)\n' >content/bad.md
hb check content; is 1
tail -n 1 "$IO/err" | grep -qx '2 errors in 1 of 13 pages' || die "no count"
# A warning is no error, and yet not "Nothing wrong".
printf '[](index.md)\n' >content/bad.md
hb check content; is 0; said '1 warning in 1 of 13 pages'
! grep -q 'Nothing wrong' "$IO/out" "$IO/err" || die "says both"
hb check content --format json; is 0
! grep -q 'Nothing wrong' "$IO/out" "$IO/err" || die "says both"
