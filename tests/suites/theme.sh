# The default theme against its own reference: tests/theme/check_*.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
compile "the programs compile" test-programs
any=0
for program in build/release/tests/theme/check_*; do
    case $program in *.o | *.d) continue ;; esac
    [ -x "$program" ] || continue
    any=1
    run_counting "$(basename "$program")" "$program"
done
[ "$any" = 1 ] || fail "there is no tests/theme/check_*"
finish
