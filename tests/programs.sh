# tests/programs.sh - runs programs that count for themselves.
export CMOCKA_MESSAGE_OUTPUT=TAP ROOT

# run_cmocka FOLDER: all test_* programs in it, each in an empty folder of its
# own, a check for each test they tell of.
run_cmocka() {
    local program name bad any=0
    for program in "$ROOT/$1"/test_*; do
        case $program in *.o | *.d) continue ;; esac
        [ -x "$program" ] || continue
        any=1
        name=$(basename "$program")
        rm -rf "$WORK/home"
        mkdir -p "$WORK/home"
        (cd "$WORK/home" && exec timeout -k 5 "${PROGRAM_LIMIT:-120}" "$program") \
            >"$WORK/$name.out" 2>"$WORK/$name.err" </dev/null
        local rc=$?
        local good
        good=$(grep -c '^ok ' "$WORK/$name.out")
        bad=$(grep -c '^not ok ' "$WORK/$name.out")
        passed=$((passed + good))
        [ "$bad" -eq 0 ] && [ "$rc" -eq 0 ] && continue
        if [ "$bad" -gt 0 ]; then
            failed=$((failed + bad))
            printf '  FAIL  %s\n' "$name"
            grep -A 12 '^not ok ' "$WORK/$name.out" | head -n 60 | sed 's/^/        /'
            head -n 40 "$WORK/$name.err" | sed 's/^/        /'
        else
            tail -n 30 "$WORK/$name.out" >"$WORK/$name.tail"
            fail "$name ended with status $rc" "$WORK/$name.err" "$WORK/$name.tail"
        fi
    done
    [ "$any" = 1 ] || fail "there is no program in $1"
}

# run_counting NAME COMMAND…: a program that closes with its own count, as
# "650 passed, 0 failed" (other words may stand before it), or says with
# nothing but its exit status how it went.
run_counting() {
    local name=$1 line
    shift
    timeout -k 5 "${PROGRAM_LIMIT:-300}" "$@" >"$WORK/count.out" 2>&1 </dev/null
    local rc=$?
    line=$(grep -Eo '[0-9]+ passed, [0-9]+ failed' "$WORK/count.out" | tail -n 1)
    if [ -n "$line" ]; then
        local good=${line%% *} bad=${line#*, }
        bad=${bad%% *}
        passed=$((passed + good)) failed=$((failed + bad))
        if [ "$bad" -gt 0 ] || [ "$rc" -ne 0 ]; then
            [ "$bad" -gt 0 ] || failed=$((failed + 1))
            printf '  FAIL  %s (exit status %d)\n' "$name" "$rc"
            tail -n 60 "$WORK/count.out" | sed 's/^/        /'
        fi
    elif [ "$rc" -eq 0 ]; then
        pass "$name"
    else
        fail "$name ended with status $rc" "$WORK/count.out"
    fi
}

# compile NAME WORDS…: make with these words, going on after an error so that
# one program that does not compile hides no other.
compile() {
    local name=$1
    shift
    if make -k "$@" >"$WORK/compile.log" 2>&1; then
        pass "$name"
    else
        grep -vE '^  (CC|LINK|AR) ' "$WORK/compile.log" >"$WORK/compile.err"
        fail "$name" "$WORK/compile.err"
        return 1
    fi
}
