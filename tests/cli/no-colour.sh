site_of sections
printf '[x](gone.md)\n' >content/bad.md
hb check content; is 1
grep -q "$(printf '\033')" "$IO/err" && die "colour in a file"
# On a terminal there is colour, unless NO_COLOR says no.
# A machine may have no terminals to give.
if command -v script >/dev/null 2>&1 &&
    script -qec 'test -t 2' /dev/null </dev/null >/dev/null 2>&1; then
    unset NO_COLOR
    script -qec "$BARE check content" /dev/null >tty </dev/null 2>&1 && die "a mistake, and no status"
    grep -q "$(printf '\033')\[" tty || die "no colour on a terminal"
    NO_COLOR=1 script -qec "$BARE check content" /dev/null >tty </dev/null 2>&1 && die "a mistake, and no status"
    grep -q "$(printf '\033')\[" tty && die "colour in spite of NO_COLOR"
fi
true
