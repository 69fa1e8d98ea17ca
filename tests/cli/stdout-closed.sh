# Nobody listens: no crash, and the site is made.
site_of sections
"$BARE" build content -o site >&- 2>&-; status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || die "status with closed streams"
there site/index.html
# A full device instead of stderr.
printf '[x](gone.md)\n' >content/bad.md
if [ -w /dev/full ]; then
    "$BARE" check content 2>/dev/full >/dev/null; status=$?
    [ "$status" -eq 1 ] || [ "$status" -eq 3 ] || die "status with a full stderr"
fi
# What was asked for did not arrive: that is no success.
if [ -w /dev/full ]; then
    "$BARE" plugin stubs >/dev/full 2>"$IO/err"; status=$?
    [ "$status" -eq 3 ] || die "status of an answer that nobody has: $status"
    said 'handbook plugin: cannot print the answer: No space left on device'
fi
