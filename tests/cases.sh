# tests/cases.sh - runs one golden or negative case; source it after lib.sh.
#
# A case is a folder:
#     in/           the content folder, as an author has it
#     setup         (optional) a shell script run beside the copied content:
#                   makes what a source tree cannot hold, such as odd names
#     args          (optional) further words of the command line
#     expect/site   golden: every file of the site; those of FOR_MACHINES only
#                   where the case has them
#     expect/said   golden: what it printed, stdout and then stderr
#     expect.txt    negative: what it printed on stderr
#     status        negative: its exit status (1 when there is no such file)
#
# run_case FOLDER fills $CASE (a working folder): content, site (if built), said,
# out, err; and sets $status. The program is $BARE, called in $CASE as
#     handbook build content -o site ARGS
# unless the first word of args is check: then  handbook check content ARGS.

# Files and folders that depend on all others, or are the same in every site: in
# each case they would say nothing new. manifest.sha256 is checked by itself.
FOR_MACHINES="manifest.sha256 edition.js search sw.js handbook.webmanifest .htaccess _headers handbook.nginx.conf feed.xml"

run_case() {
    lone_install
    CASE=$WORK/case
    chmod -R u+rwx "$CASE" 2>/dev/null
    rm -rf "$CASE"
    mkdir -p "$CASE"
    if [ -d "$1/in" ]; then cp -R "$1/in" "$CASE/content"; else mkdir "$CASE/content"; fi
    if [ -f "$1/setup" ]; then
        (cd "$CASE" && sh -eu "$1/setup") || { echo "$1/setup failed"; status=99; return; }
    fi
    local args command=build
    args=$(cat "$1/args" 2>/dev/null)
    case $args in check*) command=check; args=${args#check} ;; esac
    case $command in build) case " $args " in *" -o "*) ;; *) args="-o site $args" ;; esac ;; esac
    (
        cd "$CASE" || exit 99
        # shellcheck disable=SC2086
        timeout -k 5 60 "$BARE" $command content $args >out 2>err </dev/null
    )
    status=$?
    sed -i "s|$WORK/.lone|INSTALLED|g; s|$CASE/||g" "$CASE/out" "$CASE/err"
    sed -i 's/ ([0-9]* files\{0,1\} written, [0-9]* unchanged)\.$/./' "$CASE/out"
    cat "$CASE/out" "$CASE/err" >"$CASE/said"
}

# Absolute: a case may be named from anywhere in the tree.
case_folders() { # case_folders KIND [NAME…]
    local kind=$1 name
    shift
    if [ $# -gt 0 ]; then
        for name in "$@"; do
            [ -d "$ROOT/tests/$kind/$name" ] && echo "$ROOT/tests/$kind/$name"
        done
        return
    fi
    for name in "$ROOT/tests/$kind"/*/; do
        name=${name%/}
        [ -d "$name/in" ] || [ -f "$name/setup" ] && echo "$name"
    done
}

# What a golden case differs in, as text; nothing when it is as expected.
golden_difference() {
    local folder=$1 name but=
    for name in $FOR_MACHINES; do
        [ "$name" != manifest.sha256 ] && [ -e "$folder/expect/site/$name" ] || but="$but --exclude=$name"
    done
    [ "$status" -eq 0 ] || echo "exit status $status instead of 0"
    diff -u "$folder/expect/said" "$CASE/said" 2>&1
    # shellcheck disable=SC2086
    diff -ruN $but "$folder/expect/site" "$CASE/site" 2>&1
}

negative_difference() {
    local folder=$1 wanted=1
    [ -f "$folder/status" ] && wanted=$(cat "$folder/status")
    [ "$status" -eq "$wanted" ] || echo "exit status $status instead of $wanted"
    diff -u "$folder/expect.txt" "$CASE/err" 2>&1
}
