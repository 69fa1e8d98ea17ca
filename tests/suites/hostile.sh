# Input that no author writes, and disks that do not help: a message or a
# finished build within seconds, never a crash, and never half a site.
. "$(dirname "$0")/../lib.sh"
SECONDS_EACH=20

# An old site that every failure has to leave as it is.
"$HANDBOOK" build tests/golden/sections/in -o "$WORK/site" >"$WORK/out" 2>"$WORK/err" || {
    fail "an old site" "$WORK/err"; finish; }
tree_stat "$WORK/site" >"$WORK/before"
cp -a "$WORK/site" "$WORK/kept"

for name in $(tests/hostile --list); do
    tests/hostile "$name" "$WORK/content" || { fail "$name could not be made"; continue; }
    from=$(date +%s%N)
    # 1.5 GB of memory is far more than any of these may take.
    (ulimit -v 1572864; exec timeout -k 5 $SECONDS_EACH "$HANDBOOK" build "$WORK/content" -o "$WORK/site") \
        >"$WORK/out" 2>"$WORK/err" </dev/null
    status=$?
    took=$((($(date +%s%N) - from) / 1000000))
    tree_stat "$WORK/site" >"$WORK/after"
    case $status in
    0)  if (cd "$WORK/site" && sha256sum --quiet -c manifest.sha256) >"$WORK/sums" 2>&1; then
            pass "$name builds ($took ms)"
        else fail "$name: half a site" "$WORK/sums"; fi
        rm -rf "$WORK/site"
        cp -a "$WORK/kept" "$WORK/site"
        tree_stat "$WORK/site" >"$WORK/before" ;;
    1)  if ! cmp -s "$WORK/before" "$WORK/after"; then fail "$name: the old site was changed" "$WORK/err"
        elif ! grep -q ': error: ' "$WORK/err"; then fail "$name: an error without a word" "$WORK/err"
        else pass "$name is refused ($took ms)"; fi ;;
    124 | 137) fail "$name takes more than $SECONDS_EACH s" "$WORK/err" ;;
    *) FAIL_LINES=8 fail "$name ends with status $status" "$WORK/err" ;;
    esac
    [ -n "${VERBOSE:-}" ] && head -n 4 "$WORK/err" | cut -c 1-160 | sed 's/^/          /'
    # What it says stays readable, whatever the input.
    if [ "$(wc -c <"$WORK/err")" -gt 100000 ] || [ "$(awk '{ if (length($0) > m) m = length($0) } END { print m + 0 }' "$WORK/err")" -gt 2000 ]; then
        fail "$name: it says too much ($(wc -c <"$WORK/err") bytes, lines up to $(awk '{ if (length($0) > m) m = length($0) } END { print m }' "$WORK/err"))"
    fi
    LC_ALL=C.UTF-8 grep -qaxv '.*' "$WORK/err" && fail "$name: what it says is no UTF-8"
    [ -e "$WORK/.site.handbook" ] && { fail "$name leaves a work folder"; rm -rf "$WORK/.site.handbook"; }
    chmod -R u+rwx "$WORK/content"
    rm -rf "$WORK/content"
done

# --- disks and permissions: as somebody who is not root
cp -R tests/golden/sections/in "$WORK/content"
cp -a "$WORK/kept/." "$WORK/site/"
as_user=
if [ "$(id -u)" = 0 ]; then
    if command -v setpriv >/dev/null 2>&1 && setpriv --reuid 65534 --regid 65534 --clear-groups true 2>/dev/null; then
        as_user="setpriv --reuid 65534 --regid 65534 --clear-groups"
    fi
fi
if [ "$(id -u)" != 0 ] || [ -n "$as_user" ]; then
    # What that somebody can reach: copies in the open.
    PLACE=$(mktemp -d "$OUTSIDE/handbook-open.XXXXXX")
    OPEN=$PLACE/open
    mkdir -p "$OPEN/share/handbook" "$OPEN/bin"
    chmod 755 "$PLACE"
    cp "$HANDBOOK" "$OPEN/bin/handbook"
    cp -R themes lua-plugins "$OPEN/share/handbook/"
    cp -R "$WORK/content" "$OPEN/content"
    [ -z "$as_user" ] || chown -R 65534:65534 "$OPEN"
    chmod 755 "$OPEN"
    cd "$OPEN" || exit 3
    user() { timeout -k 5 20 $as_user "$OPEN/bin/handbook" "$@" >"$WORK/out" 2>"$WORK/err" </dev/null; }
    user build content -o site
    status=$?
    check "somebody who is not root can build" test "$status" -eq 0
    tree_stat site >"$WORK/before"

    system() { # system NAME CODE: status 3, a word of this code, the old site
        local rc=$?
        tree_stat site >"$WORK/after"
        if [ "$rc" -eq 3 ] && grep -q "\[$2\]" "$WORK/err" && cmp -s "$WORK/before" "$WORK/after"; then
            pass "$1"
        else
            fail "$1 (status $rc)" "$WORK/err"
        fi
    }
    chmod 000 content/a/one.md
    user build content -o site
    system "a page that cannot be read" cannot-read
    chmod 644 content/a/one.md
    chmod 000 content/b
    user build content -o site
    system "a folder that cannot be opened" cannot-read
    chmod 755 content/b
    chmod 000 content/handbook.yaml
    user build content -o site
    system "a handbook.yaml that cannot be read" cannot-read
    chmod 644 content/handbook.yaml
    printf 'a,b\n' >content/data.csv
    chmod 000 content/data.csv
    user build content -o site
    system "a file to copy that cannot be read" file-unreadable
    rm -f content/data.csv
    chmod 555 .
    echo 'More.' >>content/a/one.md
    user build content -o site
    system "an output folder in a place that is read-only" output-failed
    user build content -o elsewhere
    system "an output folder that cannot be made" output-failed
    chmod 755 .
    chmod 555 site/a
    user build content -o site
    rc=$?
    check "a read-only folder in the old site: done, or the old site stays" test "$rc" -eq 0 -o "$rc" -eq 3
    (cd site && sha256sum --quiet -c manifest.sha256) >"$WORK/sums" 2>&1
    check "and it is whole" test ! -s "$WORK/sums"
    chmod -R u+rwx .
    rm -rf site .site.handbook site.kept-*
    user build content -o site
    tree_stat site >"$WORK/before"
    # No file may grow beyond 512 bytes: what a full disk looks like to us.
    echo 'Still more.' >>content/a/one.md
    (ulimit -f 1; trap '' XFSZ; user build content -o site)
    system "a file that cannot be written to its end" output-failed
    cd "$ROOT" || exit 3
    chmod -R u+rwx "$PLACE"
    rm -rf "$PLACE"
else
    skip "permissions" "root can read everything, and setpriv is not there"
fi

# A full disk: a file system of one megabyte, where we may make one.
mkdir -p "$WORK/small"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=1m tmpfs "$WORK/small" 2>/dev/null; then
    mkdir "$WORK/big"
    cp -R tests/golden/sections/in/. "$WORK/big"
    "$HANDBOOK" build "$WORK/big" -o "$WORK/small/site" >"$WORK/out" 2>"$WORK/err"
    check "a small disk holds a small site" test -s "$WORK/small/site/index.html"
    tree_stat "$WORK/small/site" >"$WORK/before"
    head -c 3000000 /dev/zero >"$WORK/big/large.txt"
    run -t 20 "$WORK/out" "$WORK/err" "$HANDBOOK" build "$WORK/big" -o "$WORK/small/site"
    tree_stat "$WORK/small/site" >"$WORK/after"
    if [ "$status" -eq 3 ] && cmp -s "$WORK/before" "$WORK/after" && grep -qi 'no space' "$WORK/err"; then
        pass "a full disk leaves the old site"
    else
        fail "a full disk leaves the old site (status $status)" "$WORK/err"
    fi
    check "and nothing beside it" test ! -e "$WORK/small/.site.handbook"
    umount "$WORK/small"
else
    skip "a full disk" "no file system may be mounted here"
fi
finish
