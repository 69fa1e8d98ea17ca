# The command line: each tests/cli/NAME.sh runs in an empty folder of its own
# and fails with the first line that is not true. It is given
#     hb WORDS…         runs the program; $status, and the files $IO/out and $IO/err
#     site_of NAME      puts tests/golden/NAME/in into content/
#     is STATUS         what the last run ended with
#     said TEXT         stands in err;   told TEXT: stands in out
#     quiet             nothing stands in err
# Any other line counts, too: a command that fails ends the script, unless it is
# asked for as a condition (`if`, `&&`, `||`). `! COMMAND` is such a question and
# proves nothing by itself: write `COMMAND && die WHY`.
. "$(dirname "$0")/../lib.sh"
lone_install

cat >"$WORK/.helpers" <<'E2'
hb() { status=0; timeout -k 5 60 "$BARE" "$@" >"$IO/out" 2>"$IO/err" </dev/null || status=$?; }
site_of() { cp -R "$ROOT/tests/golden/$1/in" content; }
die() {
    trap - ERR
    exec >&2
    local i
    for i in "${!BASH_SOURCE[@]}"; do [ "${BASH_SOURCE[i]}" != "$SCRIPT" ] || break; done
    echo "line ${BASH_LINENO[i - 1]}: $*"; echo "status $status"; (cd "$IO" && head -n 12 out err); exit 1
}
is() { [ "$status" -eq "$1" ] || die "status $1 was expected"; }
said() { grep -qF -e "$1" "$IO/err" || die "err lacks: $1"; }
told() { grep -qF -e "$1" "$IO/out" || die "out lacks: $1"; }
quiet() { [ ! -s "$IO/err" ] || die "err should be empty"; }
there() { [ -e "$1" ] || die "$1 is not there"; }
gone() { [ ! -e "$1" ] || die "$1 should not be there"; }
status=0
set -E
trap 'die "this is not so: $BASH_COMMAND"' ERR
E2
IO=$WORK/.io
mkdir -p "$IO"
export BARE ROOT IO
for file in tests/cli/${CASES:-*}.sh; do
    name=$(basename "$file" .sh)
    rm -rf "$WORK/place"
    mkdir "$WORK/place"
    if (cd "$WORK/place" && SCRIPT=$ROOT/$file bash -u -c '. "$1"; . "$SCRIPT"' - "$WORK/.helpers") >"$WORK/said" 2>&1; then
        pass "$name"
    else
        fail "$name" "$WORK/said"
    fi
done
finish
