# Nobody listens: no crash, and the site is made.
site_of sections
status=0; "$BARE" build content -o site >&- 2>&- || status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || die "status with closed streams"
there site/index.html
# A full device instead of stderr.
printf '[x](gone.md)\n' >content/bad.md
if [ -w /dev/full ]; then
    status=0; "$BARE" check content 2>/dev/full >/dev/null || status=$?
    [ "$status" -eq 1 ] || [ "$status" -eq 3 ] || die "status with a full stderr"
fi
# What was asked for did not arrive: that is no success.
if [ -w /dev/full ]; then
    status=0; "$BARE" plugin stubs >/dev/full 2>"$IO/err" || status=$?
    [ "$status" -eq 3 ] || die "status of an answer that nobody has: $status"
    said 'handbook plugin stubs: cannot print the answer: No space left on device'
fi
# The same for every command, and for help.
if [ -w /dev/full ]; then
    rm content/bad.md
    mkdir -p content/sources && printf 'type: book\ntitle: A\n' >content/sources/a.yaml
    for line in --help --version help 'help build' 'build --help' 'source --help' 'source add --help' 'plugin list' \
        'source list' 'source verify' 'build content -o site' 'check content' 'verify site' 'impact a' \
        'plugin reference' 'export zip a.zip' 'plugin new phones'; do
        # shellcheck disable=SC2086
        status=0; "$BARE" $line >/dev/full 2>"$IO/err" || status=$?
        [ "$status" -eq 3 ] || die "handbook $line: status $status with a full stdout"
        said 'cannot print the answer'
    done
fi
