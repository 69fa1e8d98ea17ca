# One slip a page, as hands and word processors make them: what is said of each
# is one thing, in its line, and nothing elsewhere. tests/slips/slips.mjs.
. "$(dirname "$0")/../lib.sh"
need node || finish
lone_install

if node tests/slips/slips.mjs "$BARE" "$WORK" >"$WORK/found" 2>&1; then pass "$(tail -n 1 "$WORK/found")"
else FAIL_LINES=60 fail "slips in front matter" "$WORK/found"; fi

# The same of pages with Windows' line ends.
if CRLF=1 node tests/slips/slips.mjs "$BARE" "$WORK" >"$WORK/found" 2>&1; then pass "the same with Windows' line ends"
else FAIL_LINES=60 fail "slips with Windows' line ends" "$WORK/found"; fi
finish
