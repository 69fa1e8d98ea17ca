# tests/lib.sh - what every suite shares. Source it first:
#
#     . "$(dirname "$0")/../lib.sh"
#
# It goes to the root of the source tree, fixes the environment, and gives
#
#     $ROOT       the source tree            $HANDBOOK  the program
#     $WORK       an empty folder of this suite, removed at the end
#     $BARE       a program installed with a tiny theme: see lone_install
#     $OUTSIDE    where temporary files are outside of $WORK, for other users
#     pass NAME             one check went well
#     fail NAME [FILE…]     one check did not; prints the files
#     skip NAME REASON      one check could not be made here
#     check NAME COMMAND…   pass when the command does
#     finish                the closing line and the exit status
#
# A suite goes on after a failure: one run tells everything.
set -u
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$ROOT" || exit 3
export LC_ALL=C TZ=UTC NO_COLOR=1
# Whether a dictionary is installed here must not show: see tests/cli/spelling.sh.
export DICPATH=$ROOT/tests/no-dictionary
unset HANDBOOK_FAULT HANDBOOK_NO_EXCHANGE CDPATH
umask 022

SUITE=$(basename "$0" .sh)
HANDBOOK=${HANDBOOK:-$ROOT/build/handbook}
if [ -n "${TEST_TMP:-}" ]; then
    WORK=$TEST_TMP/$SUITE
    mkdir -p "$WORK"
else
    WORK=$(mktemp -d "${TMPDIR:-/tmp}/handbook-$SUITE.XXXXXX") || exit 3
    trap 'chmod -R u+rwx "$WORK" 2>/dev/null; rm -rf "$WORK"' EXIT
fi
# What a program that is killed leaves of its temporary files goes with the rest.
OUTSIDE=${TMPDIR:-/tmp}
export TMPDIR=$WORK/.temporary
mkdir -p "$TMPDIR"
passed=0 failed=0 skipped=0

pass() {
    passed=$((passed + 1))
    [ -z "${VERBOSE:-}" ] || printf '  ok    %s\n' "$1"
}

fail() {
    failed=$((failed + 1))
    printf '  FAIL  %s\n' "$1"
    shift
    local file
    for file in "$@"; do
        [ -s "$file" ] && head -n "${FAIL_LINES:-40}" "$file" | sed 's/^/        /'
    done
    return 0
}

skip() {
    skipped=$((skipped + 1))
    printf '  skip  %s: %s\n' "$1" "$2"
}

check() {
    local name=$1
    shift
    if "$@" >"$WORK/.check" 2>&1; then pass "$name"; else fail "$name" "$WORK/.check"; fi
}

finish() {
    local line="$passed passed, $failed failed"
    [ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
    printf '%s: %s\n' "$SUITE" "$line"
    [ "$failed" -eq 0 ]
    exit
}

# The command that goes with a status: runs it, keeps both streams, sets
# $status. An end by a signal is a status of 128 and more.
#     run [-t SECONDS] OUT ERR COMMAND…
run() {
    local limit=60
    if [ "$1" = -t ]; then limit=$2; shift 2; fi
    local out=$1 err=$2
    shift 2
    timeout -k 5 "$limit" "$@" >"$out" 2>"$err" </dev/null
    status=$?
}

need() { # need COMMAND…: false, after a skip, when one is not installed
    local word
    for word in "$@"; do
        command -v "$word" >/dev/null 2>&1 || {
            skip "$SUITE" "$word is not installed"
            return 1
        }
    done
}

# A copy of the program installed on its own, whose default theme is the tiny
# one of tests/golden/theme: what it prints is short, and stays as it is when
# the real theme changes. Sets $BARE.
lone_install() {
    BARE=$WORK/.lone/bin/handbook
    [ -x "$BARE" ] && return
    mkdir -p "$WORK/.lone/bin" "$WORK/.lone/share/handbook/themes"
    cp "$HANDBOOK" "$BARE"
    cp -R "$ROOT/tests/golden/theme" "$WORK/.lone/share/handbook/themes/default"
    cp -R "$ROOT/lua-plugins" "$ROOT/generator/plain-english" "$WORK/.lone/share/handbook/"
}

# A copy of a content folder that asks for the theme `plain`.
plain_copy() { # plain_copy CONTENT COPY
    rm -rf "$2"
    cp -R "$1" "$2" && touch "$2/handbook.yaml" &&
        { sed '/^theme:/d' "$2/handbook.yaml"; echo; echo 'theme: plain'; } >"$2/.new" &&
        mv "$2/.new" "$2/handbook.yaml"
}

# A line for each file below a folder: hash and path, links named as such.
tree_sum() {
    (cd "$1" 2>/dev/null && find . -mindepth 1 \( -type f -exec sha256sum {} + \) \
        -o -type l -printf 'link  %p -> %l\n' -o -type d -printf 'folder  %p\n' |
        sort)
}

# The same with inode and time of change, to see that nothing was touched.
tree_stat() {
    (cd "$1" && find . -type f -printf '%p %i %T@ %s\n' | sort)
}
